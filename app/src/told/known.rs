//! Changes that people have words of their own for: done, put off, signed, meets next.

use super::wording::Wording;
use super::{capital, dates, vocabulary};
use crate::i18n::*;
use ryadom_domain::{Mark, Outcome, PlanDate};
use ryadom_replica::{Field, Subject, Value, What};

impl Wording<'_> {
    /// Changes that people have words of their own for. Notes in `said` what need not be said again.
    pub(super) fn known(&self, said: &mut Vec<Field>) -> Vec<String> {
        let mut all = Vec::new();
        all.extend(self.mark(said));
        all.extend(self.schedule(said));
        all.extend(self.signs(said));
        all.extend(self.next(said));
        all.extend(self.links(said));
        all.extend(self.answers());
        all.extend(self.lesson(said));
        all.extend(self.year(said));
        if let (Subject::Note { .. }, true) = (
            self.fold.subject,
            self.fold.wrote(&Field::Title).is_some() || self.fold.wrote(&Field::Body).is_some(),
        ) {
            said.extend([Field::Title, Field::Body]);
            all.push(td_string!(
                self.locale,
                told.wrote_note,
                what = self.what.clone()
            ));
        }
        all
    }

    fn mark(&self, said: &mut Vec<Field>) -> Option<String> {
        let (_, mark) = self.fold.set(&Field::Mark)?;
        said.extend([
            Field::Mark,
            Field::ActualDate,
            Field::ActualResult,
            Field::Reason,
            Field::MentorMark,
            Field::MenteeMark,
        ]);
        let (locale, what) = (self.locale, self.what.clone());
        let mut words = match mark {
            Value::Mark(Mark::Done) => td_string!(locale, told.mark_done, what = what),
            Value::Mark(Mark::Partly) => td_string!(locale, told.mark_partly, what = what),
            Value::Mark(Mark::Moved) => td_string!(locale, told.mark_moved, what = what),
            Value::Mark(Mark::NotDone) => td_string!(locale, told.mark_not_done, what = what),
            _ => td_string!(locale, told.mark_taken, what = what),
        };
        let quoted = |field| {
            self.fold
                .wrote(&field)
                .filter(|words| !words.trim().is_empty())
                .map(super::rest::trimmed)
        };
        if let Some(result) = quoted(Field::ActualResult) {
            words.push(' ');
            words.push_str(&td_string!(locale, told.result, words = result));
        }
        if let Some(reason) = quoted(Field::Reason) {
            words.push(' ');
            words.push_str(&td_string!(locale, told.reason, words = reason));
        }
        Some(words)
    }

    fn schedule(&self, said: &mut Vec<Field>) -> Option<String> {
        let (Value::Planned(before), Value::Planned(after)) = self.fold.set(&Field::Planned)?
        else {
            return None;
        };
        said.push(Field::Planned);
        let (locale, today) = (self.locale, self.names.today);
        let what = capital(&self.what);
        let after_words = dates::planned(locale, *after, today);
        Some(match (before, after) {
            (PlanDate::Day(from), PlanDate::Day(to)) => {
                let same_month = from.first_of_month() == to.first_of_month();
                let before = if same_month {
                    from.day().to_string()
                } else {
                    dates::plain(locale, *from, today)
                };
                td_string!(
                    locale,
                    told.rescheduled,
                    what = what,
                    before = before,
                    after = after_words
                )
            }
            _ => td_string!(
                locale,
                told.scheduled,
                what = what,
                before = dates::planned(locale, *before, today),
                after = after_words
            ),
        })
    }

    /// Marks and confirmations: one's signature under a row.
    fn signs(&self, said: &mut Vec<Field>) -> Vec<String> {
        let locale = self.locale;
        let mut all = Vec::new();
        for of in [
            Field::MentorMark,
            Field::MenteeMark,
            Field::Confirmed,
            Field::Done,
            Field::MentorConfirmed,
            Field::MenteeConfirmed,
        ] {
            if said.contains(&of) {
                continue;
            }
            let Some((_, after)) = self.fold.set(&of) else {
                continue;
            };
            let on = *after == Value::YesNo(true);
            let what = self.what.clone();
            all.push(match (&of, on) {
                (Field::MentorMark, true) => td_string!(locale, told.mentor_marked, what = what),
                (Field::MentorMark, false) => td_string!(locale, told.mentor_unmarked, what = what),
                (Field::MenteeMark, true) => td_string!(locale, told.mentee_marked, what = what),
                (Field::MenteeMark, false) => td_string!(locale, told.mentee_unmarked, what = what),
                (Field::Confirmed, true) => td_string!(locale, told.confirmed, what = what),
                (Field::Confirmed, false) => td_string!(locale, told.unconfirmed, what = what),
                (Field::Done, true) => td_string!(locale, told.agreement_done, what = what),
                (Field::Done, false) => td_string!(locale, told.agreement_open, what = what),
                (Field::MentorConfirmed, true) => {
                    td_string!(locale, told.meeting_by_mentor, what = capital(&what))
                }
                (Field::MentorConfirmed, false) => {
                    td_string!(locale, told.meeting_not_by_mentor, what = capital(&what))
                }
                (_, true) => td_string!(locale, told.meeting_by_mentee, what = capital(&what)),
                (_, false) => td_string!(locale, told.meeting_not_by_mentee, what = capital(&what)),
            });
            said.push(of);
        }
        all
    }

    /// When and where the pair meets next.
    fn next(&self, said: &mut Vec<Field>) -> Option<String> {
        let (_, date) = self.fold.set(&Field::NextDate)?;
        said.extend([Field::NextDate, Field::NextTime, Field::NextPlace]);
        let locale = self.locale;
        let Value::Date(date) = date else {
            return Some(td_string!(locale, told.next_none).to_owned());
        };
        let time = match self.fold.set(&Field::NextTime) {
            Some((_, Value::Time(time))) => Some(*time),
            _ => None,
        };
        let mut when = dates::appointment(locale, *date, time, self.names.today);
        if let Some((_, Value::Words(place))) = self.fold.set(&Field::NextPlace)
            && !place.trim().is_empty()
        {
            when.push_str(", ");
            when.push_str(place.trim());
        }
        Some(td_string!(locale, told.next, when = when))
    }

    /// A pair that goes on into another school year, or goes back.
    fn year(&self, said: &mut Vec<Field>) -> Option<String> {
        let (year, after) = self.fold.what.iter().find_map(|one| match one {
            What::Set {
                field: Field::NextYear(year),
                after,
                ..
            } => Some((*year, after)),
            _ => None,
        })?;
        said.extend([
            Field::NextYear(year),
            Field::Programme,
            Field::Journal,
            Field::Reflection,
            Field::Start,
            Field::End,
        ]);
        let what = capital(&self.what);
        let years = format!("{year}/{}", year.saturating_add(1));
        Some(match after {
            Value::Document(_) => {
                td_string!(self.locale, told.next_year, what = what, year = years)
            }
            _ => td_string!(self.locale, told.year_back, what = what, year = years),
        })
    }

    /// Whether a step worked out, and whether a teacher agrees to be told of.
    fn lesson(&self, said: &mut Vec<Field>) -> Vec<String> {
        let (locale, what) = (self.locale, capital(&self.what));
        let mut all = Vec::new();
        if let Some((_, Value::Outcome(outcome))) = self.fold.set(&Field::Outcome) {
            said.push(Field::Outcome);
            all.push(match outcome {
                Outcome::Yes => td_string!(locale, told.outcome_yes, what = what.clone()),
                Outcome::Partly => td_string!(locale, told.outcome_partly, what = what.clone()),
                Outcome::NotYet => td_string!(locale, told.outcome_not_yet, what = what.clone()),
            });
        }
        if let Some((_, words)) = self.fold.set(&Field::Consent) {
            said.push(Field::Consent);
            all.push(match words {
                Value::Words(_) => td_string!(locale, told.consent_given, what = what),
                _ => td_string!(locale, told.consent_taken, what = what),
            });
        }
        all
    }

    /// Links to other rows, which would otherwise be said one by one.
    fn links(&self, said: &mut Vec<Field>) -> Vec<String> {
        let (locale, what) = (self.locale, capital(&self.what));
        let (mut deficits, mut people, mut items, mut conditions) = (false, false, false, false);
        for one in &self.fold.what {
            let What::Set { field, .. } = one else {
                continue;
            };
            match field {
                Field::DeficitLink(_) => deficits = true,
                Field::Participant(_) => people = true,
                Field::ItemLink(_) => items = true,
                Field::Condition(_) => conditions = true,
                _ => continue,
            }
            said.push(field.clone());
        }
        [
            deficits.then(|| td_string!(locale, told.linked_deficit, what = what.clone())),
            people.then(|| td_string!(locale, told.participants, what = what.clone())),
            items.then(|| td_string!(locale, told.discussed_items, what = what.clone())),
            conditions.then(|| td_string!(locale, told.conditions, what = what.clone())),
        ]
        .into_iter()
        .flatten()
        .collect()
    }

    /// Questionnaires that were answered, and not what was answered.
    fn answers(&self) -> Vec<String> {
        let locale = self.locale;
        let one = |what: &&What| match what {
            What::Answered(sheet) if sheet.about == sheet.by => Some(td_string!(
                locale,
                told.answered_own,
                what = vocabulary::round(locale, sheet.round)
            )),
            What::Answered(sheet) => Some(td_string!(
                locale,
                told.answered_about,
                what = vocabulary::round(locale, sheet.round),
                about = self.names.person(locale, Some(sheet.about))
            )),
            _ => None,
        };
        self.fold.what.iter().filter_map(one).collect()
    }
}

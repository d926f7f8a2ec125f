//! One sentence for each thing that changed.

use super::fold::{Fold, fold};
use super::subject::is_masculine;
use super::value::is_nothing;
use super::{Names, capital, dates, excerpt, field, subject, value};
use crate::i18n::*;
use ryadom_domain::{Mark, PersonId, PlanDate, Timestamp};
use ryadom_replica::{Field, Subject, Told, Value, What, Written};

/// How much of a result or reason is quoted, in characters.
const QUOTE: usize = 100;

/// More fields than this of one row are named together.
const EACH: usize = 2;

/// One thing that changed, in words.
#[derive(Debug, Clone, PartialEq)]
pub struct Sentence {
    /// The words, with the full stop.
    pub words: String,
    /// True for a place to look at: two values, or a row that came back.
    pub need: bool,
    /// Who did it.
    pub by: Option<PersonId>,
    /// When, by that device's clock; of several changes, the last.
    pub at: Timestamp,
    /// To what.
    pub subject: Subject,
}

/// Everything that changed, in words: places to look at first, then in order. Several changes of one row by one person
/// become one sentence.
pub fn sentences(locale: Locale, told: &[Told], names: &Names<'_>) -> Vec<Sentence> {
    let mut all: Vec<Sentence> = fold(told)
        .iter()
        .flat_map(|fold| {
            let words = Wording {
                locale,
                names,
                what: subject(locale, fold.subject, names),
                fold,
            };
            words.all().into_iter().map(|(words, need)| Sentence {
                words,
                need,
                by: fold.by,
                at: fold.at,
                subject: fold.subject.clone(),
            })
        })
        .collect();
    all.sort_by_key(|sentence| !sentence.need);
    all
}

struct Wording<'a> {
    locale: Locale,
    names: &'a Names<'a>,
    /// The row named, lower case.
    what: String,
    fold: &'a Fold<'a>,
}

impl Wording<'_> {
    fn all(&self) -> Vec<(String, bool)> {
        let mut all = self.places();
        if let Some(words) = self.row() {
            all.push((words, false));
            return all;
        }
        let mut said: Vec<Field> = Vec::new();
        for words in self.known(&mut said) {
            all.push((words, false));
        }
        for words in self.rest(&said) {
            all.push((words, false));
        }
        all
    }

    /// Fields with two values, and a row that came back.
    fn places(&self) -> Vec<(String, bool)> {
        let locale = self.locale;
        self.fold
            .what
            .iter()
            .filter_map(|what| match what {
                What::CameBack { edited_by, .. } => Some(td_string!(
                    locale,
                    told.came_back,
                    what = capital(&self.what),
                    remover = self.names.person(locale, self.fold.by),
                    editor = self.names.person(locale, *edited_by)
                )),
                What::TwoValues { field, values } => Some(self.two_values(field, values)),
                _ => None,
            })
            .map(|words| (words, true))
            .collect()
    }

    fn two_values(&self, of: &Field, values: &[Written<Value>]) -> String {
        let locale = self.locale;
        let values = values
            .iter()
            .map(|one| {
                td_string!(
                    locale,
                    told.value_by,
                    value = self.value(of, &one.value),
                    who = self.names.person(locale, one.by)
                )
            })
            .reduce(|left, right| td_string!(locale, told.and, left = left, right = right))
            .unwrap_or_default();
        let name = field(locale, of);
        if matches!(self.fold.subject, Subject::Whole) {
            td_string!(
                locale,
                told.two_values_whole,
                field = capital(name),
                values = values
            )
        } else {
            td_string!(
                locale,
                told.two_values,
                what = capital(&self.what),
                field = name,
                values = values
            )
        }
    }

    /// What happened to the row as a whole; its fields then go without saying.
    fn row(&self) -> Option<String> {
        let (locale, what) = (self.locale, self.what.clone());
        let masculine = is_masculine(self.fold.subject);
        let person = matches!(self.fold.subject, Subject::Person { .. });
        let has = |what: &What| self.fold.has(what);
        Some(if has(&What::Removed) {
            match (person, masculine) {
                (true, _) => td_string!(locale, told.removed_person, what = what),
                (_, true) => td_string!(locale, told.removed_m, what = what),
                (_, false) => td_string!(locale, told.removed_f, what = what),
            }
        } else if has(&What::Added) {
            match self.fold.subject {
                Subject::Person { .. } => td_string!(locale, told.added_person, what = what),
                Subject::Meeting { .. } => td_string!(locale, told.logged, what = what),
                _ if masculine => td_string!(locale, told.added_m, what = what),
                _ => td_string!(locale, told.added_f, what = what),
            }
        } else if has(&What::Restored) {
            if masculine {
                td_string!(locale, told.restored_m, what = what)
            } else {
                td_string!(locale, told.restored_f, what = what)
            }
        } else if self.fold.what.iter().all(|what| **what == What::Moved) {
            if masculine {
                td_string!(locale, told.moved_m, what = what)
            } else {
                td_string!(locale, told.moved_f, what = what)
            }
        } else {
            return None;
        })
    }

    /// Changes that people have words of their own for. Notes in `said` what need not be said again.
    fn known(&self, said: &mut Vec<Field>) -> Vec<String> {
        let mut all = Vec::new();
        all.extend(self.mark(said));
        all.extend(self.schedule(said));
        all.extend(self.signs(said));
        all.extend(self.next(said));
        all.extend(self.links(said));
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
                .map(|words| trimmed(words))
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

    /// Links to other rows, which would otherwise be said one by one.
    fn links(&self, said: &mut Vec<Field>) -> Vec<String> {
        let (locale, what) = (self.locale, capital(&self.what));
        let (mut deficits, mut people, mut items) = (false, false, false);
        for one in &self.fold.what {
            let What::Set { field, .. } = one else {
                continue;
            };
            match field {
                Field::DeficitLink(_) => deficits = true,
                Field::Participant(_) => people = true,
                Field::ItemLink(_) => items = true,
                _ => continue,
            }
            said.push(field.clone());
        }
        [
            deficits.then(|| td_string!(locale, told.linked_deficit, what = what.clone())),
            people.then(|| td_string!(locale, told.participants, what = what.clone())),
            items.then(|| td_string!(locale, told.discussed_items, what = what.clone())),
        ]
        .into_iter()
        .flatten()
        .collect()
    }

    /// Every other field, by name.
    fn rest(&self, said: &[Field]) -> Vec<String> {
        let mut fields: Vec<&Field> = Vec::new();
        for what in &self.fold.what {
            let (What::Set { field, .. } | What::Wrote { field, .. }) = what else {
                continue;
            };
            if !said.contains(field) && !fields.contains(&field) {
                fields.push(field);
            }
        }
        if fields.len() > EACH {
            let mut names: Vec<&str> = Vec::new();
            for of in fields {
                let name = field(self.locale, of);
                if !names.contains(&name) {
                    names.push(name);
                }
            }
            return vec![td_string!(
                self.locale,
                told.several,
                what = capital(&self.what),
                fields = names.join(", ")
            )];
        }
        fields.into_iter().map(|field| self.one(field)).collect()
    }

    fn one(&self, of: &Field) -> String {
        let locale = self.locale;
        let (what, name) = (capital(&self.what), field(locale, of));
        let whole = matches!(self.fold.subject, Subject::Whole);
        let Some((before, after)) = self.fold.set(of) else {
            return self.wrote(of, whole);
        };
        let (before_words, after_words) = (self.value(of, before), self.value(of, after));
        if whole && is_nothing(before) {
            td_string!(
                locale,
                told.set_whole_first,
                field = capital(name),
                after = after_words
            )
        } else if whole {
            td_string!(
                locale,
                told.set_whole,
                field = capital(name),
                before = before_words,
                after = after_words
            )
        } else if is_nothing(before) {
            td_string!(
                locale,
                told.set_first,
                what = what,
                field = name,
                after = after_words
            )
        } else if is_nothing(after) && *of != Field::Who {
            td_string!(
                locale,
                told.set_nothing,
                what = what,
                field = name,
                before = before_words
            )
        } else {
            td_string!(
                locale,
                told.set,
                what = what,
                field = name,
                before = before_words,
                after = after_words
            )
        }
    }

    fn wrote(&self, of: &Field, whole: bool) -> String {
        let locale = self.locale;
        let name = field(locale, of);
        let what = capital(&self.what);
        let before = self.fold.what.iter().find_map(|one| match one {
            What::Wrote { field, before, .. } if field == of => Some(before.as_str()),
            _ => None,
        });
        let before = before.unwrap_or_default();
        let after = self.fold.wrote(of).unwrap_or_default();
        if whole {
            return td_string!(locale, told.wrote_whole, field = name);
        }
        // The name of the row itself: the sentence already says the new one.
        let renamed = matches!(
            of,
            Field::Event | Field::Text | Field::Topic | Field::What | Field::Title
        );
        if renamed && !before.trim().is_empty() {
            td_string!(
                locale,
                told.renamed,
                what = what,
                before = excerpt(before, QUOTE)
            )
        } else if before.trim().is_empty() && !after.trim().is_empty() {
            td_string!(
                locale,
                told.wrote_first,
                what = what,
                field = name,
                after = trimmed(after)
            )
        } else {
            td_string!(locale, told.wrote, what = what, field = name)
        }
    }

    fn value(&self, of: &Field, of_field: &Value) -> String {
        match (of, of_field) {
            // Nobody named keeps an agreement: both do.
            (Field::Who, Value::Nothing) => td_string!(self.locale, told.both).to_owned(),
            _ => value(self.locale, of_field, self.names),
        }
    }
}

/// Somebody's words to be quoted: without the full stop that the sentence adds.
fn trimmed(words: &str) -> String {
    excerpt(words.trim().trim_end_matches('.'), QUOTE)
}

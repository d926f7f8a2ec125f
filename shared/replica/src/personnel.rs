//! What the curator and the head keep about people and pairs, and nobody else reads: consents, addenda, reasons, years of
//! birth, the points of candidates.

use crate::write::{self, Editing, Rewrite, Tx};
use crate::{Author, Choice, Document, EditError, Edited, Kind, NoText, Splice};
use automerge::ChangeHash;
use jiff::civil::Date;
use ryadom_domain::{DocumentKind, EndReason, PairCheck, PairId, PersonId, SchoolYear, Timestamp};
use std::collections::BTreeMap;

/// The personnel document.
#[derive(Debug, Clone, Copy)]
pub struct PersonnelDoc;

/// What a curator may write there.
#[derive(Debug, Clone, PartialEq)]
pub enum PersonnelEdit {
    /// A consent or addendum is there, since this day.
    Check(PairId, PairCheck, Option<Date>),
    /// Somebody has said on this day that they refuse.
    Notice(PairId, Option<Date>),
    /// Why a pair ended.
    EndReason(PairId, Option<EndReason>),
    /// Why these two were brought together, as it was decided.
    Matched(PairId, String),
    /// Why these two are a pair although the school's rule is against it.
    Insists(PairId, String),
    /// The points of a candidate by one criterion of the school's sheet, under its key; `None` takes them back.
    Points(PersonId, String, Option<u16>),
    /// That the curators had a talk with a mentor, under [`ryadom_domain::TalkId::mark`], and in which school year, by the
    /// calendar year in which it begins; `None` when it is not so any more. The head is told how many there were, and each
    /// has its own place here: curators who write down talks apart add up, and a device to which one has not come yet
    /// does not count it away.
    Counselled(String, Option<u16>),
    /// The year somebody was born in.
    BirthYear(PersonId, Option<u16>),
    /// Several edits as one change.
    Several(Vec<PersonnelEdit>),
}

/// What is there, by pair and by person.
#[derive(Debug, Clone, Default, PartialEq)]
pub struct PersonnelView {
    /// Of pairs.
    pub pairs: BTreeMap<PairId, PairPapers>,
    /// Years of birth.
    pub birth_years: BTreeMap<PersonId, Choice<Option<u16>>>,
    /// The points of candidates, by the keys of criteria. Each says who gave them, and when.
    pub points: BTreeMap<PersonId, BTreeMap<String, Choice<Option<u16>>>>,
    /// The talks with mentors that the curators had, each with the calendar year in which its school year begins.
    pub counselled: BTreeMap<String, Choice<Option<u16>>>,
}

/// A pair's papers. Each says who entered it, and when.
#[derive(Debug, Clone, Default, PartialEq)]
pub struct PairPapers {
    /// Consents and addenda that are there.
    pub checks: BTreeMap<PairCheck, Choice<Option<Date>>>,
    /// The day on which somebody said that they refuse.
    pub notice: Choice<Option<Date>>,
    /// Why it ended.
    pub end_reason: Choice<Option<EndReason>>,
    /// Why these two were brought together.
    pub matched: Choice<String>,
    /// Why they are a pair although the school's rule is against it.
    pub insists: Choice<String>,
}

impl PairPapers {
    /// The day since which a check is there.
    pub fn check(&self, check: PairCheck) -> Option<Date> {
        self.checks.get(&check)?.value
    }
}

const NOTICE: &str = "notice";
const END: &str = "end";
const MATCHED: &str = "matched";
const INSISTS: &str = "insists";
/// Where the points of candidates are, each under the person and the criterion: whoever is forgotten is forgotten here.
const CANDIDATES: &str = "candidates";
/// Where it stands which talks there were.
const COUNSELLED: &str = "counselled";

impl PersonnelView {
    /// How many talks with mentors there were in a school year.
    pub fn talks_in(&self, year: SchoolYear) -> usize {
        let begins = u16::try_from(year.begins()).ok();
        let talks = self.counselled.values();
        talks
            .filter(|talk| talk.value.is_some() && talk.value == begins)
            .count()
    }

    /// A candidate's points by the keys of criteria, as rules see them.
    pub fn points(&self, person: PersonId) -> BTreeMap<String, u16> {
        let given = self.points.get(&person).into_iter().flatten();
        given
            .filter_map(|(key, points)| Some((key.clone(), points.value?)))
            .collect()
    }
}

impl Kind for PersonnelDoc {
    const KIND: DocumentKind = DocumentKind::Personnel;
    type View = PersonnelView;
    type Edit = PersonnelEdit;
    type Text = NoText;

    fn read(document: &mut Document) -> PersonnelView {
        let root = document.reader().root();
        let mut view = PersonnelView::default();
        if let Some(consents) = root.child("consents") {
            for key in consents.keys() {
                let Some((pair, what)) = key.split_once(':') else {
                    continue;
                };
                let Ok(pair) = pair.parse() else {
                    continue;
                };
                let papers: &mut PairPapers = view.pairs.entry(pair).or_default();
                match what {
                    NOTICE => papers.notice = consents.choice(key),
                    END => papers.end_reason = consents.choice(key),
                    MATCHED => papers.matched = consents.choice(key),
                    INSISTS => papers.insists = consents.choice(key),
                    _ => {
                        if let Ok(check) = what.parse() {
                            papers.checks.insert(check, consents.choice(key));
                        }
                    }
                }
            }
        }
        if let Some(years) = root.child("birthYears") {
            view.birth_years = years
                .keys()
                .filter_map(|key| Some((key.parse().ok()?, years.choice(key))))
                .collect();
        }
        if let Some(candidates) = root.child(CANDIDATES) {
            for key in candidates.keys() {
                let Some((person, criterion)) = key.split_once(':') else {
                    continue;
                };
                if let Ok(person) = person.parse() {
                    let points = view.points.entry(person).or_default();
                    points.insert(criterion.to_owned(), candidates.choice(key));
                }
            }
        }
        if let Some(talks) = root.child(COUNSELLED) {
            let keys = talks.keys();
            view.counselled = keys
                .map(|key| (key.to_owned(), talks.choice(key)))
                .collect();
        }
        view
    }

    fn edit(
        document: &mut Document,
        author: &Author,
        at: Timestamp,
        edit: &PersonnelEdit,
    ) -> Result<Edited<PersonnelEdit>, EditError> {
        write::make::<Self>(document, author, at, edit)
    }

    fn write(text: NoText, _: Splice) -> PersonnelEdit {
        match text {}
    }

    fn several(edits: Vec<PersonnelEdit>) -> PersonnelEdit {
        PersonnelEdit::Several(edits)
    }
}

impl Editing for PersonnelDoc {
    fn apply(tx: &mut Tx<'_, Self>, edit: &PersonnelEdit) -> Result<(), EditError> {
        let consents = tx.container("consents")?;
        match edit {
            PersonnelEdit::Check(pair, check, day) => {
                tx.set(&consents, &format!("{pair}:{check}"), day, |before| {
                    PersonnelEdit::Check(*pair, *check, before)
                })
            }
            PersonnelEdit::Notice(pair, day) => {
                tx.set(&consents, &format!("{pair}:{NOTICE}"), day, |before| {
                    PersonnelEdit::Notice(*pair, before)
                })
            }
            PersonnelEdit::EndReason(pair, reason) => {
                tx.set(&consents, &format!("{pair}:{END}"), reason, |before| {
                    PersonnelEdit::EndReason(*pair, before)
                })
            }
            PersonnelEdit::Matched(pair, words) => {
                tx.set(&consents, &format!("{pair}:{MATCHED}"), words, |before| {
                    PersonnelEdit::Matched(*pair, before)
                })
            }
            PersonnelEdit::Insists(pair, words) => {
                tx.set(&consents, &format!("{pair}:{INSISTS}"), words, |before| {
                    PersonnelEdit::Insists(*pair, before)
                })
            }
            PersonnelEdit::Points(person, criterion, points) => {
                let candidates = tx.container(CANDIDATES)?;
                let key = format!("{person}:{criterion}");
                tx.set(&candidates, &key, points, |before| {
                    PersonnelEdit::Points(*person, criterion.clone(), before)
                })
            }
            PersonnelEdit::Counselled(talk, year) => {
                let talks = tx.container(COUNSELLED)?;
                tx.set(&talks, talk, year, |before| {
                    PersonnelEdit::Counselled(talk.clone(), before)
                })
            }
            PersonnelEdit::BirthYear(person, year) => {
                let years = tx.container("birthYears")?;
                tx.set(&years, &person.to_string(), year, |before| {
                    PersonnelEdit::BirthYear(*person, before)
                })
            }
            PersonnelEdit::Several(edits) => {
                edits.iter().try_for_each(|edit| Self::apply(tx, edit))
            }
        }
    }

    fn write_at(text: NoText, _: Splice, _: Vec<ChangeHash>) -> PersonnelEdit {
        match text {}
    }

    fn rewrites(_: &PersonnelEdit, _: &mut Vec<Rewrite>) {}
}

//! A pair or group being made or changed.

use super::{onto, several};
use jiff::civil::Date;
use ryadom_domain::{DocumentId, Form, Kind, Pair, PairId, PairState, PersonId, SchoolYear, Side};
use ryadom_replica::{PairEdit, RegistryEdit};
use serde::{Deserialize, Serialize};
use std::collections::BTreeSet;

/// A pair or group being made or changed.
#[derive(Debug, Clone, PartialEq, Serialize, Deserialize)]
pub struct PairDraft {
    /// Форма.
    pub form: Option<Form>,
    /// Вид.
    pub kind: Option<Kind>,
    /// Where it starts its life here.
    pub state: PairState,
    /// Наставники.
    pub mentors: BTreeSet<PersonId>,
    /// Наставляемые.
    pub mentees: BTreeSet<PersonId>,
    /// First day.
    pub start: Option<Date>,
    /// Last day.
    pub end: Option<Date>,
    /// Why these, although the school's rule is against it.
    #[serde(default)]
    pub insists: String,
}

/// What is wrong with a pair's form.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum PairFault {
    /// Nobody leads.
    NoMentor,
    /// Nobody is led.
    NoMentee,
    /// This person stands on both sides.
    BothSides(PersonId),
    /// The last day comes before the first.
    EndsBefore,
}

/// The documents of a new pair.
#[derive(Debug, Clone, Copy)]
pub struct PairDocuments {
    /// Its programme.
    pub programme: DocumentId,
    /// Its journal.
    pub journal: DocumentId,
    /// Its notes.
    pub reflection: DocumentId,
}

impl PairDraft {
    /// A new pair, from today to the end of the school year.
    pub fn new(today: Date) -> Self {
        Self {
            form: Some(Form::TeacherTeacher),
            kind: Some(Kind::Traditional),
            state: PairState::Assigned,
            mentors: BTreeSet::new(),
            mentees: BTreeSet::new(),
            start: Some(today),
            end: Some(SchoolYear::worked_for(today).last_day()),
            insists: String::new(),
        }
    }

    /// The pair as the registry has it.
    pub fn of(pair: &Pair) -> Self {
        Self {
            form: pair.form,
            kind: pair.kind,
            state: pair.state,
            mentors: pair.mentors.clone(),
            mentees: pair.mentees.clone(),
            start: pair.start,
            end: pair.end,
            insists: String::new(),
        }
    }

    /// The people of one side.
    pub fn side(&self, side: Side) -> &BTreeSet<PersonId> {
        match side {
            Side::Mentor => &self.mentors,
            Side::Mentee => &self.mentees,
        }
    }

    /// The people of one side, to change.
    pub fn side_mut(&mut self, side: Side) -> &mut BTreeSet<PersonId> {
        match side {
            Side::Mentor => &mut self.mentors,
            Side::Mentee => &mut self.mentees,
        }
    }

    /// Others are in it than before.
    pub fn has_others(&self, before: &Self) -> bool {
        self.mentors != before.mentors || self.mentees != before.mentees
    }

    /// Everything that is wrong, in the order of the form.
    pub fn faults(&self) -> Vec<PairFault> {
        let mut faults = Vec::new();
        if self.mentors.is_empty() {
            faults.push(PairFault::NoMentor);
        }
        if self.mentees.is_empty() {
            faults.push(PairFault::NoMentee);
        }
        faults.extend(
            self.mentors
                .intersection(&self.mentees)
                .map(|person| PairFault::BothSides(*person)),
        );
        if matches!((self.start, self.end), (Some(start), Some(end)) if end < start) {
            faults.push(PairFault::EndsBefore);
        }
        faults
    }

    /// The pair that this form makes.
    pub fn make(&self, id: PairId, documents: PairDocuments) -> Pair {
        Pair {
            id,
            form: self.form,
            kind: self.kind,
            state: self.state,
            mentors: self.mentors.clone(),
            mentees: self.mentees.clone(),
            start: self.start,
            end: self.end,
            programme: Some(documents.programme),
            journal: Some(documents.journal),
            reflection: Some(documents.reflection),
        }
    }

    /// The same choices in a form that begins with what others have made of the pair since.
    pub fn onto(&self, before: &Self, newest: &Self) -> Self {
        let people = |before: &BTreeSet<_>, now: &BTreeSet<_>, newest: &BTreeSet<_>| {
            let added = now.difference(before);
            let stayed = newest
                .iter()
                .filter(|person| now.contains(*person) || !before.contains(*person));
            stayed.chain(added).copied().collect()
        };
        Self {
            form: onto(&before.form, &self.form, &newest.form),
            kind: onto(&before.kind, &self.kind, &newest.kind),
            state: onto(&before.state, &self.state, &newest.state),
            mentors: people(&before.mentors, &self.mentors, &newest.mentors),
            mentees: people(&before.mentees, &self.mentees, &newest.mentees),
            start: onto(&before.start, &self.start, &newest.start),
            end: onto(&before.end, &self.end, &newest.end),
            insists: onto(&before.insists, &self.insists, &newest.insists),
        }
    }

    /// The edit that changes only what differs. The state is not among it: steps are taken by name.
    pub fn change(&self, id: PairId, before: &Self) -> Option<RegistryEdit> {
        let mut edits = Vec::new();
        if self.form != before.form {
            edits.push(PairEdit::Form(self.form));
        }
        if self.kind != before.kind {
            edits.push(PairEdit::Kind(self.kind));
        }
        if self.start != before.start {
            edits.push(PairEdit::Start(self.start));
        }
        if self.end != before.end {
            edits.push(PairEdit::End(self.end));
        }
        for (side, was) in [
            (Side::Mentor, &before.mentors),
            (Side::Mentee, &before.mentees),
        ] {
            let now = self.side(side);
            edits.extend(
                was.difference(now)
                    .map(|person| PairEdit::Member(side, *person, false)),
            );
            edits.extend(
                now.difference(was)
                    .map(|person| PairEdit::Member(side, *person, true)),
            );
        }
        several(
            edits
                .into_iter()
                .map(|edit| RegistryEdit::Pair { id, edit }),
        )
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use jiff::civil::date;
    use wasm_bindgen_test::wasm_bindgen_test;

    fn person(byte: u8) -> PersonId {
        PersonId::from_random([byte; 16])
    }

    fn draft() -> PairDraft {
        PairDraft {
            mentors: [person(1)].into(),
            mentees: [person(2)].into(),
            ..PairDraft::new(date(2025, 9, 8))
        }
    }

    fn documents() -> PairDocuments {
        let id = |byte| DocumentId::from_random([byte; 16]);
        PairDocuments {
            programme: id(1),
            journal: id(2),
            reflection: id(3),
        }
    }

    #[wasm_bindgen_test]
    fn a_new_pair_lasts_until_the_end_of_the_school_year() {
        assert_eq!(draft().end, Some(date(2026, 5, 26)));
        assert_eq!(
            PairDraft::new(date(2026, 2, 1)).end,
            Some(date(2026, 5, 26))
        );
    }

    #[wasm_bindgen_test]
    fn a_pair_needs_both_sides_and_dates_in_order() {
        let mut pair = PairDraft::new(date(2025, 9, 8));
        assert_eq!(pair.faults(), [PairFault::NoMentor, PairFault::NoMentee]);
        pair.mentors.insert(person(1));
        pair.mentees.insert(person(1));
        pair.end = Some(date(2025, 9, 7));
        assert_eq!(
            pair.faults(),
            [PairFault::BothSides(person(1)), PairFault::EndsBefore]
        );
        assert_eq!(draft().faults(), []);
    }

    #[wasm_bindgen_test]
    fn a_change_holds_only_what_differs() {
        let before = draft().make(PairId::from_random([9; 16]), documents());
        let of_before = PairDraft::of(&before);
        assert_eq!(of_before.change(before.id, &of_before), None);
        let mut after = of_before.clone();
        after.mentees = [person(3)].into();
        let edit = |edit| RegistryEdit::Pair {
            id: before.id,
            edit,
        };
        assert_eq!(
            after.change(before.id, &of_before),
            Some(RegistryEdit::Several(vec![
                edit(PairEdit::Member(Side::Mentee, person(2), false)),
                edit(PairEdit::Member(Side::Mentee, person(3), true)),
            ]))
        );
    }

    #[wasm_bindgen_test]
    fn a_form_opened_again_keeps_what_was_typed_and_shows_what_others_changed() {
        let mut newest = draft();
        newest.kind = Some(Kind::Peer);
        newest.mentees = [person(2), person(5)].into();
        let mut typed = draft();
        typed.mentors = [person(4)].into();
        let again = typed.onto(&draft(), &newest);
        assert_eq!(again.kind, Some(Kind::Peer));
        assert_eq!(again.mentors, [person(4)].into());
        assert_eq!(again.mentees, [person(2), person(5)].into());
    }
}

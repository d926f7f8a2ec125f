//! What a curator may do to the registry.

use crate::numbers::{day, pick};
use crate::support;
use crate::support::merge::{Fresh, Snapshot, Vocabulary};
use ryadom_domain::{
    DocumentId, Form, Name, Pair, PairId, PairState, Person, PersonId, SchoolRole, Side,
};
use ryadom_replica::{
    Kind, PairEdit, PersonRow, PersonRowEdit, RegistryDoc, RegistryEdit, RegistryView,
};

impl Vocabulary for RegistryDoc {
    fn snapshot(view: &RegistryView) -> Snapshot {
        let mut snapshot = Snapshot::default();
        snapshot.field("school", &view.school);
        snapshot.list("people", view.people.iter().map(|row| row.id));
        snapshot.list("pairs", view.pairs.iter().map(|row| row.id));
        for PersonRow {
            id,
            fate,
            touched,
            last_name,
            curator,
            position,
            ..
        } in view.people.iter().chain(&view.removed_people)
        {
            snapshot.row(id, fate, *touched);
            snapshot.field(format!("name of {id}"), last_name);
            snapshot.field(format!("curator of {id}"), curator);
            snapshot.field(format!("position of {id}"), position);
        }
        for pair in view.pairs.iter().chain(&view.removed_pairs) {
            snapshot.row(pair.id, &pair.fate, pair.touched);
            snapshot.field(format!("state of {}", pair.id), &pair.state);
            snapshot.field(format!("programme of {}", pair.id), &pair.programme);
            snapshot.list(&format!("mentors of {}", pair.id), pair.mentors.iter());
        }
        snapshot
    }

    fn choose(
        view: &RegistryView,
        what: usize,
        which: usize,
        how: usize,
        fresh: &mut Fresh,
    ) -> RegistryEdit {
        let people: Vec<&PersonRow> = view.people.iter().chain(&view.removed_people).collect();
        let Some(row) = pick(&people, which).filter(|_| what % 16 > 1) else {
            let name = Name::new(&day(fresh).to_string(), "Анна", "");
            let person = Person {
                name,
                ..Person::default()
            };
            return RegistryEdit::AddPerson {
                id: PersonId::from_random(fresh.id()),
                person: Box::new(person),
            };
        };
        let person = |edit| RegistryEdit::Person { id: row.id, edit };
        let Some(pair) = pick(&view.pairs, which).filter(|_| what % 16 != 2) else {
            let id = PairId::from_random(fresh.id());
            let pair = Pair {
                id,
                form: Some(Form::TeacherTeacher),
                ..support::empty_pair(1)
            };
            return RegistryEdit::AddPair(Box::new(pair));
        };
        let of_pair = |edit| RegistryEdit::Pair { id: pair.id, edit };
        match what % 16 {
            3 => person(PersonRowEdit::Rename(Name::new(
                &day(fresh).to_string(),
                "Анна",
                "",
            ))),
            4 => {
                let part = day(fresh).to_string();
                person(match how % 3 {
                    0 => PersonRowEdit::LastName(part),
                    1 => PersonRowEdit::FirstName(part),
                    _ => PersonRowEdit::Patronymic(part),
                })
            }
            5 => person(PersonRowEdit::Role(
                SchoolRole::Curator,
                how.is_multiple_of(2),
            )),
            6 => person(PersonRowEdit::Position(day(fresh).to_string())),
            7 => person(PersonRowEdit::Remove),
            8 => person(PersonRowEdit::Restore),
            9 => of_pair(PairEdit::ChangeState(
                PairState::ALL[how % PairState::ALL.len()],
            )),
            10 => of_pair(PairEdit::Member(
                Side::Mentor,
                row.id,
                how.is_multiple_of(2),
            )),
            11 => of_pair(PairEdit::Programme(DocumentId::from_random(fresh.id()))),
            12 => of_pair(PairEdit::Remove),
            13 => of_pair(PairEdit::Restore),
            14 => RegistryEdit::SetSchool(DocumentId::from_random(fresh.id())),
            _ => RegistryDoc::several(vec![
                person(PersonRowEdit::Role(SchoolRole::Head, true)),
                of_pair(PairEdit::Member(Side::Mentee, row.id, true)),
            ]),
        }
    }
}

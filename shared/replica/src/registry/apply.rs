//! Making the registry's edits.

use super::past;
use super::read::{role_key, side_key};
use super::{PairEdit, PersonRowEdit, RegistryDoc, RegistryEdit};
use crate::write::{Editing, Rewrite, Tx};
use crate::{EditError, NoText, Splice};
use automerge::{ChangeHash, ObjId};
use ryadom_domain::{
    DocumentId, Name, Pair, PairId, PairState, Person, PersonId, SchoolRole, Side,
};

pub(super) type Result<T = ()> = std::result::Result<T, EditError>;
pub(super) type Roster<'d> = Tx<'d, RegistryDoc>;

impl Editing for RegistryDoc {
    fn apply(tx: &mut Roster<'_>, edit: &RegistryEdit) -> Result {
        match edit {
            RegistryEdit::AddPerson { id, person } => add_person(tx, *id, person),
            RegistryEdit::Person { id, edit } => change_person(tx, *id, edit),
            RegistryEdit::AddPair(pair) => add_pair(tx, pair),
            RegistryEdit::Pair { id, edit } => change_pair(tx, *id, edit),
            RegistryEdit::SetSchool(id) => {
                let documents = tx.container("documents")?;
                tx.write(&documents, "school", &Some(*id))
            }
            RegistryEdit::SetPersonnel(id) => {
                let documents = tx.container("documents")?;
                tx.write(&documents, "personnel", &Some(*id))
            }
            RegistryEdit::Several(edits) => edits.iter().try_for_each(|edit| Self::apply(tx, edit)),
        }
    }

    fn write_at(text: NoText, _: Splice, _: Vec<ChangeHash>) -> RegistryEdit {
        match text {}
    }

    fn rewrites(_: &RegistryEdit, _: &mut Vec<Rewrite>) {}
}

fn add_person(tx: &mut Roster<'_>, id: PersonId, person: &Person) -> Result {
    let people = tx.container("people")?;
    let row = tx.new_row(&people, id)?;
    tx.fill(&row, "lastName", &person.name.last)?;
    tx.fill(&row, "firstName", &person.name.first)?;
    tx.fill(&row, "patronymic", &person.name.patronymic)?;
    tx.fill(&row, "position", &person.position)?;
    tx.fill(&row, role_key(SchoolRole::Curator), &person.roles.curator)?;
    tx.fill(&row, role_key(SchoolRole::Council), &person.roles.council)?;
    tx.fill(&row, role_key(SchoolRole::Head), &person.roles.head)?;
    tx.fill(&row, "personDoc", &person.profile)?;
    tx.fill(&row, "privateDoc", &person.private)?;
    tx.fill(&row, "confidentialDoc", &person.confidential)?;
    tx.undo(RegistryEdit::Person {
        id,
        edit: PersonRowEdit::Remove,
    });
    Ok(())
}

fn change_person(tx: &mut Roster<'_>, id: PersonId, edit: &PersonRowEdit) -> Result {
    let row = tx
        .container("people")
        .and_then(|people| tx.row(&people, id))?;
    let back = |edit| RegistryEdit::Person { id, edit };
    match edit {
        PersonRowEdit::Remove => {
            return tx.remove(&row, back(PersonRowEdit::Restore));
        }
        PersonRowEdit::Restore => {
            return tx.restore(&row, back(PersonRowEdit::Remove));
        }
        _ => tx.touch(&row)?,
    }
    match edit {
        PersonRowEdit::Rename(name) => {
            let before = Name {
                last: tx.value(&row, "lastName"),
                first: tx.value(&row, "firstName"),
                patronymic: tx.value(&row, "patronymic"),
            };
            tx.write(&row, "lastName", &name.last)?;
            tx.write(&row, "firstName", &name.first)?;
            tx.write(&row, "patronymic", &name.patronymic)?;
            if before != *name {
                tx.undo(back(PersonRowEdit::Rename(before)));
            }
            Ok(())
        }
        PersonRowEdit::LastName(value) => tx.set(&row, "lastName", value, |before| {
            back(PersonRowEdit::LastName(before))
        }),
        PersonRowEdit::FirstName(value) => tx.set(&row, "firstName", value, |before| {
            back(PersonRowEdit::FirstName(before))
        }),
        PersonRowEdit::Patronymic(value) => tx.set(&row, "patronymic", value, |before| {
            back(PersonRowEdit::Patronymic(before))
        }),
        PersonRowEdit::Position(value) => tx.set(&row, "position", value, |before| {
            back(PersonRowEdit::Position(before))
        }),
        PersonRowEdit::Role(role, held) => tx.set(&row, role_key(*role), held, |before| {
            back(PersonRowEdit::Role(*role, before))
        }),
        PersonRowEdit::Profile(id) => tx.write(&row, "personDoc", &Some(*id)),
        PersonRowEdit::Private(id) => tx.write(&row, "privateDoc", &Some(*id)),
        PersonRowEdit::Confidential(id) => tx.write(&row, "confidentialDoc", &Some(*id)),
        PersonRowEdit::Kind(value) => tx.set(&row, "kind", value, |before| {
            back(PersonRowEdit::Kind(before))
        }),
        PersonRowEdit::Organisation(value) => tx.set(&row, "organisation", value, |before| {
            back(PersonRowEdit::Organisation(before))
        }),
        PersonRowEdit::Manager(value) => tx.set(&row, "manager", value, |before| {
            back(PersonRowEdit::Manager(before))
        }),
        PersonRowEdit::Detail(detail, value) => tx.set(&row, detail.key(), value, |before| {
            back(PersonRowEdit::Detail(*detail, before))
        }),
        PersonRowEdit::Remove | PersonRowEdit::Restore => Ok(()),
    }
}

fn add_pair(tx: &mut Roster<'_>, pair: &Pair) -> Result {
    let pairs = tx.container("pairs")?;
    let row = tx.new_row(&pairs, pair.id)?;
    tx.fill(&row, "form", &pair.form)?;
    tx.fill(&row, "kind", &pair.kind)?;
    tx.fill(&row, "state", &Some(pair.state))?;
    tx.fill(&row, "start", &pair.start)?;
    tx.fill(&row, "end", &pair.end)?;
    tx.fill(&row, "programme", &pair.programme)?;
    tx.fill(&row, "journal", &pair.journal)?;
    tx.fill(&row, "reflection", &pair.reflection)?;
    for (side, people) in [(Side::Mentor, &pair.mentors), (Side::Mentee, &pair.mentees)] {
        let members = tx.fill_map(&row, side_key(side))?;
        for person in people {
            tx.fill(&members, &person.to_string(), &true)?;
        }
    }
    tx.undo(RegistryEdit::Pair {
        id: pair.id,
        edit: PairEdit::Remove,
    });
    Ok(())
}

fn change_pair(tx: &mut Roster<'_>, id: PairId, edit: &PairEdit) -> Result {
    let row = tx.container("pairs").and_then(|pairs| tx.row(&pairs, id))?;
    let back = |edit| RegistryEdit::Pair { id, edit };
    match edit {
        PairEdit::Remove => {
            return tx.remove(&row, back(PairEdit::Restore));
        }
        PairEdit::Restore => {
            return tx.restore(&row, back(PairEdit::Remove));
        }
        _ => tx.touch(&row)?,
    }
    match edit {
        PairEdit::Form(value) => tx.set(&row, "form", value, |before| back(PairEdit::Form(before))),
        PairEdit::Kind(value) => tx.set(&row, "kind", value, |before| back(PairEdit::Kind(before))),
        PairEdit::ChangeState(state) => tx.set(&row, "state", &Some(*state), |before| {
            back(PairEdit::ChangeState(before.unwrap_or(PairState::Matching)))
        }),
        PairEdit::Start(value) => {
            tx.set(&row, "start", value, |before| back(PairEdit::Start(before)))
        }
        PairEdit::End(value) => tx.set(&row, "end", value, |before| back(PairEdit::End(before))),
        PairEdit::Member(side, person, there) => {
            let members = tx.inside(&row, side_key(*side))?;
            tx.set(&members, &person.to_string(), there, |before| {
                back(PairEdit::Member(*side, *person, before))
            })
        }
        PairEdit::Basis(value) => {
            tx.set(&row, "basis", value, |before| back(PairEdit::Basis(before)))
        }
        PairEdit::Score(value) => {
            tx.set(&row, "score", value, |before| back(PairEdit::Score(before)))
        }
        PairEdit::OrderNumber(value) => tx.set(&row, "orderNumber", value, |before| {
            back(PairEdit::OrderNumber(before))
        }),
        PairEdit::OrderDate(value) => tx.set(&row, "orderDate", value, |before| {
            back(PairEdit::OrderDate(before))
        }),
        PairEdit::Follows(value) => tx.set(&row, "follows", value, |before| {
            back(PairEdit::Follows(before))
        }),
        PairEdit::NextYear(year) => past::go_on(tx, &row, id, *year),
        PairEdit::YearBack(year) => past::go_back(tx, &row, id, *year),
        PairEdit::Programme(id) => set_document(tx, &row, "programme", *id),
        PairEdit::Journal(id) => set_document(tx, &row, "journal", *id),
        PairEdit::Reflection(id) => set_document(tx, &row, "reflection", *id),
        PairEdit::Remove | PairEdit::Restore => Ok(()),
    }
}

/// Not taken back: a document that people have written in would be lost from sight.
fn set_document(tx: &mut Roster<'_>, row: &ObjId, key: &str, id: DocumentId) -> Result {
    tx.write(row, key, &Some(id))
}

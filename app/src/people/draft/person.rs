//! A person being written down or changed.

use super::{onto, several};
use ryadom_domain::{
    DocumentId, Name, Person, PersonId, PersonKind, Registry, SchoolRole, SchoolRoles,
};
use ryadom_replica::{PersonRow, PersonRowEdit, RegistryEdit};
use serde::{Deserialize, Serialize};

/// The documents of a new person.
#[derive(Debug, Clone, Copy)]
pub struct OwnDocuments {
    /// The profile.
    pub profile: DocumentId,
    /// Own notes.
    pub private: DocumentId,
    /// What is said to the curator alone.
    pub confidential: DocumentId,
}

/// A person being written down or changed.
#[derive(Debug, Clone, Default, PartialEq, Serialize, Deserialize)]
#[serde(default)]
pub struct PersonDraft {
    /// The name's parts.
    pub name: Name,
    /// Должность, or a pupil's class.
    pub position: String,
    /// Roles in the school.
    pub roles: SchoolRoles,
    /// Who the person is to the school.
    pub kind: Option<PersonKind>,
    /// Where somebody from outside works or learns.
    pub organisation: String,
    /// Whose orders the person follows.
    pub manager: Option<PersonId>,
    /// The year they were born in: kept apart, where only curator and head read.
    pub born: Option<u16>,
}

impl PersonDraft {
    /// The person as the registry has them.
    pub fn of(person: &Person, row: Option<&PersonRow>, born: Option<u16>) -> Self {
        Self {
            name: person.name.clone(),
            position: person.position.clone(),
            roles: person.roles,
            kind: row.and_then(|row| row.kind.value),
            organisation: row
                .map(|row| row.organisation.value.clone())
                .unwrap_or_default(),
            manager: row.and_then(|row| row.manager.value),
            born,
        }
    }

    /// The same with spaces at the ends taken off.
    fn tidy(&self) -> Self {
        Self {
            name: Name::new(&self.name.last, &self.name.first, &self.name.patronymic),
            position: self.position.trim().to_owned(),
            organisation: self.organisation.trim().to_owned(),
            ..self.clone()
        }
    }

    /// Somebody else who has exactly this name.
    pub fn namesake(&self, registry: &Registry, own: Option<PersonId>) -> Option<PersonId> {
        let name = self.tidy().name;
        registry
            .people
            .iter()
            .find(|(id, person)| Some(**id) != own && person.name == name)
            .map(|(id, _)| *id)
    }

    /// The edit that writes a new person down. The documents are the person's own, made with them so that the person
    /// can be offline from the first day.
    pub fn add(&self, id: PersonId, own: OwnDocuments) -> RegistryEdit {
        let Self {
            name,
            position,
            roles,
            kind,
            organisation,
            manager,
            ..
        } = self.tidy();
        let add = RegistryEdit::AddPerson {
            id,
            person: Box::new(Person {
                name,
                position,
                roles,
                profile: Some(own.profile),
                private: Some(own.private),
                confidential: Some(own.confidential),
            }),
        };
        let besides = [
            kind.map(|kind| PersonRowEdit::Kind(Some(kind))),
            (!organisation.is_empty()).then_some(PersonRowEdit::Organisation(organisation)),
            manager.map(|manager| PersonRowEdit::Manager(Some(manager))),
        ];
        let besides: Vec<_> = besides
            .into_iter()
            .flatten()
            .map(|edit| RegistryEdit::Person { id, edit })
            .collect();
        if besides.is_empty() {
            return add;
        }
        RegistryEdit::Several([add].into_iter().chain(besides).collect())
    }

    /// The same words in a form that begins with what others have made of the person since.
    pub fn onto(&self, before: &Self, newest: &Self) -> Self {
        let (name, roles) = (&self.name, &self.roles);
        Self {
            name: Name {
                last: onto(&before.name.last, &name.last, &newest.name.last),
                first: onto(&before.name.first, &name.first, &newest.name.first),
                patronymic: onto(
                    &before.name.patronymic,
                    &name.patronymic,
                    &newest.name.patronymic,
                ),
            },
            position: onto(&before.position, &self.position, &newest.position),
            roles: SchoolRoles {
                curator: onto(&before.roles.curator, &roles.curator, &newest.roles.curator),
                council: onto(&before.roles.council, &roles.council, &newest.roles.council),
                head: onto(&before.roles.head, &roles.head, &newest.roles.head),
            },
            kind: onto(&before.kind, &self.kind, &newest.kind),
            organisation: onto(
                &before.organisation,
                &self.organisation,
                &newest.organisation,
            ),
            manager: onto(&before.manager, &self.manager, &newest.manager),
            born: onto(&before.born, &self.born, &newest.born),
        }
    }

    /// The edit that changes only what differs, so that two curators changing different things do not meet.
    pub fn change(&self, id: PersonId, before: &Self) -> Option<RegistryEdit> {
        let tidy = self.tidy();
        let mut edits = Vec::new();
        if tidy.name != before.name {
            edits.push(PersonRowEdit::Rename(tidy.name));
        }
        if tidy.position != before.position {
            edits.push(PersonRowEdit::Position(tidy.position));
        }
        if tidy.kind != before.kind {
            edits.push(PersonRowEdit::Kind(tidy.kind));
        }
        if tidy.organisation != before.organisation {
            edits.push(PersonRowEdit::Organisation(tidy.organisation));
        }
        if tidy.manager != before.manager {
            edits.push(PersonRowEdit::Manager(tidy.manager));
        }
        for (role, now, was) in [
            (
                SchoolRole::Curator,
                tidy.roles.curator,
                before.roles.curator,
            ),
            (
                SchoolRole::Council,
                tidy.roles.council,
                before.roles.council,
            ),
            (SchoolRole::Head, tidy.roles.head, before.roles.head),
        ] {
            if now != was {
                edits.push(PersonRowEdit::Role(role, now));
            }
        }
        several(
            edits
                .into_iter()
                .map(|edit| RegistryEdit::Person { id, edit }),
        )
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use wasm_bindgen_test::wasm_bindgen_test;

    #[wasm_bindgen_test]
    fn a_person_is_kept_without_stray_spaces() {
        let mut draft = PersonDraft::default();
        draft.name.last = " Ким ".to_owned();
        let before = PersonDraft {
            name: Name::new("Ким", "", ""),
            ..PersonDraft::default()
        };
        assert_eq!(draft.change(PersonId::from_random([1; 16]), &before), None);
        draft.roles.head = true;
        assert_eq!(
            draft.change(PersonId::from_random([1; 16]), &before),
            Some(RegistryEdit::Person {
                id: PersonId::from_random([1; 16]),
                edit: PersonRowEdit::Role(SchoolRole::Head, true)
            })
        );
    }
}

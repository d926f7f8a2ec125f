//! A person being written down or changed.

use super::{onto, several};
use ryadom_domain::{DocumentId, Name, Person, PersonId, Registry, SchoolRole, SchoolRoles};
use ryadom_replica::{PersonRowEdit, RegistryEdit};
use serde::{Deserialize, Serialize};

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
}

impl PersonDraft {
    /// The person as the registry has them.
    pub fn of(person: &Person) -> Self {
        Self {
            name: person.name.clone(),
            position: person.position.clone(),
            roles: person.roles,
        }
    }

    /// The same with spaces at the ends taken off.
    fn tidy(&self) -> Self {
        Self {
            name: Name::new(&self.name.last, &self.name.first, &self.name.patronymic),
            position: self.position.trim().to_owned(),
            roles: self.roles,
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
    pub fn add(&self, id: PersonId, profile: DocumentId, private: DocumentId) -> RegistryEdit {
        let Self {
            name,
            position,
            roles,
        } = self.tidy();
        RegistryEdit::AddPerson {
            id,
            person: Box::new(Person {
                name,
                position,
                roles,
                profile: Some(profile),
                private: Some(private),
            }),
        }
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

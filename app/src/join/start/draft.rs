//! The first pair, before it is written down. Pure.

use jiff::civil::Date;
use ryadom_domain::{
    CuratorTitle, DocumentId, Form, Kind, Name, OrgType, Pair, PairId, PairState, Person, PersonId,
    SchoolYear,
};
use ryadom_replica::{RegistryEdit, SchoolView};
use serde::{Deserialize, Serialize};
use std::collections::BTreeSet;

/// Names as a person types them.
#[derive(Debug, Clone, Default, PartialEq, Serialize, Deserialize)]
#[serde(default)]
pub struct NameDraft {
    /// Фамилия.
    pub last: String,
    /// Имя.
    pub first: String,
    /// Отчество.
    pub patronymic: String,
    /// Должность.
    pub position: String,
}

impl NameDraft {
    /// The name without the spaces around it.
    pub fn name(&self) -> Name {
        Name::new(&self.last, &self.first, &self.patronymic)
    }

    /// True when nothing was typed.
    pub fn is_blank(&self) -> bool {
        self.name().is_empty() && self.position.trim().is_empty()
    }

    fn person(&self, random: &mut impl FnMut() -> [u8; 16]) -> Person {
        Person {
            name: self.name(),
            position: self.position.trim().to_owned(),
            profile: Some(DocumentId::from_random(random())),
            private: Some(DocumentId::from_random(random())),
            confidential: Some(DocumentId::from_random(random())),
            ..Person::default()
        }
    }
}

/// The school as it is typed in the first step.
#[derive(Debug, Clone, PartialEq, Serialize, Deserialize)]
#[serde(default)]
pub struct SchoolDraft {
    /// What it is called.
    pub name: String,
    /// Where it is.
    pub settlement: String,
    /// What it is.
    pub org_type: OrgType,
    /// What it calls its curator.
    pub curator: CuratorTitle,
}

impl Default for SchoolDraft {
    fn default() -> Self {
        Self {
            name: String::new(),
            settlement: String::new(),
            org_type: OrgType::School,
            curator: CuratorTitle::Curator,
        }
    }
}

impl SchoolDraft {
    /// The school as it was kept when the step was left before.
    pub fn of(school: &SchoolView) -> Self {
        Self {
            name: school.name.value.clone(),
            settlement: school.settlement.value.clone(),
            org_type: school.org_type.value.unwrap_or(OrgType::School),
            curator: school.curator_title(),
        }
    }
}

/// The first pair as it is typed in the third step.
#[derive(Debug, Clone, PartialEq, Serialize, Deserialize)]
pub struct PairDraft {
    /// The pair that it will be, so that a form that is saved twice makes one.
    pub id: PairId,
    /// Who helps.
    pub mentor: NameDraft,
    /// Who is helped.
    pub mentee: NameDraft,
    /// How.
    pub form: Form,
}

impl PairDraft {
    /// A form that nobody has touched.
    pub fn new(id: PairId) -> Self {
        Self {
            id,
            mentor: NameDraft::default(),
            mentee: NameDraft::default(),
            form: Form::TeacherTeacher,
        }
    }
}

/// The edit that writes down two people and their pair, with addresses for all of their documents.
pub fn first_pair(
    typed: &PairDraft,
    today: Date,
    mut random: impl FnMut() -> [u8; 16],
) -> RegistryEdit {
    let (mentor_id, mentee_id) = (
        PersonId::from_random(random()),
        PersonId::from_random(random()),
    );
    let year = SchoolYear::worked_for(today);
    let pair = Pair {
        id: typed.id,
        form: Some(typed.form),
        kind: Some(Kind::Traditional),
        state: PairState::Matching,
        mentors: BTreeSet::from([mentor_id]),
        mentees: BTreeSet::from([mentee_id]),
        start: Some(year.first_day()),
        end: Some(year.last_day()),
        programme: Some(DocumentId::from_random(random())),
        journal: Some(DocumentId::from_random(random())),
        reflection: Some(DocumentId::from_random(random())),
    };
    RegistryEdit::Several(vec![
        RegistryEdit::AddPerson {
            id: mentor_id,
            person: Box::new(typed.mentor.person(&mut random)),
        },
        RegistryEdit::AddPerson {
            id: mentee_id,
            person: Box::new(typed.mentee.person(&mut random)),
        },
        RegistryEdit::AddPair(Box::new(pair)),
    ])
}

#[cfg(test)]
mod tests {
    use super::*;
    use wasm_bindgen_test::wasm_bindgen_test;

    #[wasm_bindgen_test]
    fn the_first_pair_and_its_people_have_addresses_for_all_their_documents() {
        let mut next = 0_u8;
        let random = || {
            next += 1;
            [next; 16]
        };
        let draft = NameDraft {
            last: " Иванова ".into(),
            first: "Анна".into(),
            ..NameDraft::default()
        };
        let typed = PairDraft {
            mentor: draft.clone(),
            mentee: draft,
            ..PairDraft::new(PairId::from_random([200; 16]))
        };
        let edit = first_pair(&typed, Date::constant(2026, 2, 13), random);
        let RegistryEdit::Several(edits) = edit else {
            panic!("several edits as one change")
        };
        assert_eq!(edits.len(), 3);
        for edit in edits {
            match edit {
                RegistryEdit::AddPerson { person, .. } => {
                    assert_eq!(person.name.last, "Иванова");
                    assert!(person.profile.is_some() && person.private.is_some());
                }
                RegistryEdit::AddPair(pair) => {
                    assert!(
                        pair.programme.is_some()
                            && pair.journal.is_some()
                            && pair.reflection.is_some()
                    );
                }
                _ => panic!("nothing else"),
            }
        }
    }
}

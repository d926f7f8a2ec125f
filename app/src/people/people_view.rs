//! What the list of people shows.

use crate::told::Names;
use jiff::civil::Date;
use reactive_stores::{Patch, Store};
use ryadom_domain::{PersonId, Registry, SchoolRoles, Side};
use std::collections::BTreeSet;

/// The list of people.
#[derive(Debug, Clone, Default, PartialEq, Store, Patch)]
pub struct PeopleList {
    /// People that the search and the filter let through, by name.
    #[store(key: PersonId = |row| row.id)]
    pub rows: Vec<PersonLine>,
    /// How many people there are in all.
    pub all: usize,
    /// Of how many there is something to look at.
    pub torn: usize,
}

/// One person of the list.
#[derive(Debug, Clone, PartialEq, Store, Patch)]
pub struct PersonLine {
    /// The person.
    #[patch(|this, new| *this = new)]
    pub id: PersonId,
    /// «Иванова Анна Петровна»; empty while nobody wrote it.
    pub name: String,
    /// «АИ».
    pub initials: String,
    /// Должность, or a pupil's class.
    pub position: String,
    /// Roles in the school.
    #[patch(|this, new| *this = new)]
    pub roles: SchoolRoles,
    /// Stands as a mentor in an open pair.
    pub mentor: bool,
    /// Stands as a mentee in an open pair.
    pub mentee: bool,
    /// The open pairs, as they are called.
    #[patch(|this, new| *this = new)]
    pub pairs: Vec<String>,
    /// Two curators changed it apart: there is something to look at.
    pub torn: bool,
}

/// Which people are listed.
#[derive(Debug, Clone, Copy, Default, PartialEq, Eq)]
pub enum PeopleFilter {
    /// Everybody.
    #[default]
    All,
    /// Mentors of open pairs.
    Mentors,
    /// Mentees of open pairs.
    Mentees,
    /// In no open pair and without a role in the school.
    Alone,
}

impl PeopleFilter {
    /// In the order in which they are offered.
    pub const ALL: [Self; 4] = [Self::All, Self::Mentors, Self::Mentees, Self::Alone];

    /// How the address says it: `/people?show=alone`.
    pub const fn as_str(self) -> &'static str {
        match self {
            Self::All => "all",
            Self::Mentors => "mentors",
            Self::Mentees => "mentees",
            Self::Alone => "alone",
        }
    }

    /// From the address; what it does not know shows everybody.
    pub fn parse(text: &str) -> Self {
        Self::ALL
            .into_iter()
            .find(|filter| filter.as_str() == text)
            .unwrap_or_default()
    }

    fn lets(self, line: &PersonLine) -> bool {
        match self {
            Self::All => true,
            Self::Mentors => line.mentor,
            Self::Mentees => line.mentee,
            Self::Alone => !line.mentor && !line.mentee && line.roles == SchoolRoles::default(),
        }
    }
}

/// Works the list out; what is to be looked at comes first. Every word of `search` must begin a word of the name or the position.
pub fn people_list(
    registry: &Registry,
    torn: &BTreeSet<PersonId>,
    today: Date,
    search: &str,
    filter: PeopleFilter,
) -> PeopleList {
    let names = Names {
        registry,
        reader: None,
        today,
    };
    let wanted: Vec<String> = folded(search);
    let mut rows: Vec<PersonLine> = registry
        .people
        .iter()
        .map(|(id, person)| {
            let open = |side| {
                registry
                    .pairs_of(*id)
                    .any(|pair| pair.state.is_open() && pair.side(*id) == Some(side))
            };
            PersonLine {
                id: *id,
                name: person.name.full(),
                initials: person.name.initials(),
                position: person.position.clone(),
                roles: person.roles,
                mentor: open(Side::Mentor),
                mentee: open(Side::Mentee),
                pairs: registry
                    .pairs_of(*id)
                    .filter(|pair| pair.state.is_open())
                    .map(|pair| names.pair(pair.id))
                    .collect(),
                torn: torn.contains(id),
            }
        })
        .filter(|line| filter.lets(line) && found(line, &wanted))
        .collect();
    rows.sort_by(|one, other| {
        (!one.torn, &one.name, one.id).cmp(&(!other.torn, &other.name, other.id))
    });
    PeopleList {
        rows,
        all: registry.people.len(),
        torn: torn.len(),
    }
}

fn found(line: &PersonLine, wanted: &[String]) -> bool {
    let words: Vec<String> = folded(&line.name)
        .into_iter()
        .chain(folded(&line.position))
        .collect();
    wanted
        .iter()
        .all(|wanted| words.iter().any(|word| word.starts_with(wanted.as_str())))
}

/// Lower-case words, «ё» as «е»: people type whichever is nearer.
fn folded(text: &str) -> Vec<String> {
    text.to_lowercase()
        .replace('ё', "е")
        .split(|letter: char| !letter.is_alphanumeric())
        .filter(|word| !word.is_empty())
        .map(str::to_owned)
        .collect()
}

#[cfg(test)]
mod tests {
    use super::*;
    use jiff::civil::date;
    use ryadom_domain::{DocumentId, Name, Person};
    use wasm_bindgen_test::wasm_bindgen_test;

    fn registry() -> Registry {
        let mut registry = Registry::new(DocumentId::from_random([0; 16]));
        for (byte, last, position) in [
            (1, "Кузнецова", "учитель начальных классов"),
            (2, "Семёнов", "учитель физики"),
        ] {
            registry.people.insert(
                PersonId::from_random([byte; 16]),
                Person {
                    name: Name::new(last, "Анна", ""),
                    position: position.to_owned(),
                    ..Person::default()
                },
            );
        }
        registry
    }

    fn search(words: &str) -> Vec<String> {
        people_list(
            &registry(),
            &BTreeSet::new(),
            date(2026, 2, 13),
            words,
            PeopleFilter::default(),
        )
        .rows
        .into_iter()
        .map(|row| row.name)
        .collect()
    }

    #[wasm_bindgen_test]
    fn people_are_found_by_the_beginnings_of_words() {
        assert_eq!(search(""), ["Кузнецова Анна", "Семёнов Анна"]);
        assert_eq!(search("куз"), ["Кузнецова Анна"]);
        assert_eq!(search("ан физ"), ["Семёнов Анна"]);
        assert_eq!(search("семенов"), ["Семёнов Анна"]);
        assert_eq!(search("нецова"), [] as [&str; 0]);
    }
}

//! Who is who in a sentence.

use crate::i18n::*;
use jiff::civil::Date;
use ryadom_domain::{Pair, PairId, PersonId, Registry};

/// What sentences need to know of the school and of the reader.
#[derive(Debug, Clone, Copy)]
pub struct Names<'a> {
    /// Who is called what.
    pub registry: &'a Registry,
    /// Who reads: «вы».
    pub reader: Option<PersonId>,
    /// The reader's day: dates of this year are said without it.
    pub today: Date,
}

impl Names<'_> {
    /// «Кузнецова М. О.», «вы», or that nobody knows.
    pub fn person(&self, locale: Locale, person: Option<PersonId>) -> String {
        if person.is_some() && person == self.reader {
            return td_string!(locale, told.you).to_owned();
        }
        person
            .map(|person| self.registry.name(person))
            .filter(|name| !name.is_empty())
            .map_or_else(
                || td_string!(locale, told.someone).to_owned(),
                |name| name.short(),
            )
    }

    /// «Иванова — Кузнецова».
    pub fn pair(&self, pair: PairId) -> String {
        self.registry
            .pairs
            .get(&pair)
            .map(|pair| pair_name(self.registry, pair))
            .unwrap_or_default()
    }
}

/// «Иванова — Кузнецова»: the last names of a pair or group, mentors first.
pub fn pair_name(registry: &Registry, pair: &Pair) -> String {
    pair.members()
        .map(|person| registry.name(person).last)
        .filter(|last| !last.is_empty())
        .collect::<Vec<_>>()
        .join(" — ")
}

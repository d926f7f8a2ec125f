//! Who is who in a sentence.

use crate::i18n::*;
use crate::ui::Part;
use jiff::civil::Date;
use ryadom_domain::{DocumentKind, Name, Pair, PairId, PersonId, Registry};

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

/// The part that somebody plays: in this pair when one is given, in the school otherwise.
pub fn part(registry: &Registry, pair: Option<&Pair>, person: PersonId) -> Part {
    let side = match pair {
        Some(pair) => pair.side(person),
        None => registry.pairs_of(person).find_map(|pair| pair.side(person)),
    };
    match side {
        Some(ryadom_domain::Side::Mentor) => Part::Mentor,
        Some(ryadom_domain::Side::Mentee) => Part::Mentee,
        None => match registry.people.get(&person) {
            Some(found) if found.roles.curator => Part::Curator,
            _ => Part::Other,
        },
    }
}

/// «Видят: вы и Кузнецова М. О.»: who may read a pair's document of this kind. Members of the pair are named, the others
/// by their role, as people think of them.
pub fn seen_by(
    locale: Locale,
    names: &Names<'_>,
    pair: Option<&Pair>,
    kind: DocumentKind,
) -> String {
    let Some(pair) = pair.filter(|_| kind != DocumentKind::Private) else {
        return td_string!(locale, told.see_only_you).to_owned();
    };
    let readers = names.registry.readers_of_pair(pair.id, kind);
    let (mut members, mut others): (Vec<PersonId>, Vec<PersonId>) = readers
        .into_iter()
        .partition(|person| pair.side(*person).is_some());
    // Oneself first: «вы и …».
    members.sort_by_key(|person| Some(*person) != names.reader);
    let mut all: Vec<String> = members
        .into_iter()
        .map(|person| names.person(locale, Some(person)))
        .collect();
    if let Some(reader) = names.reader
        && let Some(place) = others.iter().position(|person| *person == reader)
    {
        others.remove(place);
        all.insert(0, td_string!(locale, told.you).to_owned());
    }
    let has = |role: fn(&ryadom_domain::SchoolRoles) -> bool| {
        others.iter().any(|person| {
            names
                .registry
                .people
                .get(person)
                .is_some_and(|person| role(&person.roles))
        })
    };
    if has(|roles| roles.curator) {
        all.push(td_string!(locale, told.curators).to_owned());
    }
    if has(|roles| roles.council) {
        all.push(td_string!(locale, told.council).to_owned());
    }
    if has(|roles| roles.head) {
        all.push(td_string!(locale, told.head).to_owned());
    }
    let names = match all.as_slice() {
        [left, right] => td_string!(locale, told.and, left = left.clone(), right = right.clone()),
        all => all.join(", "),
    };
    td_string!(locale, told.see, names = names)
}

/// «Изменила Кузнецова М. О.»: the verb agrees with the patronymic, and without one a noun stands instead.
pub fn changed_by(locale: Locale, names: &Names<'_>, person: Option<PersonId>) -> String {
    let Some(person) = person else {
        return td_string!(locale, told.changed_unknown).to_owned();
    };
    if Some(person) == names.reader {
        return td_string!(locale, told.changed_you).to_owned();
    }
    let name = names.registry.name(person);
    let short = name.short();
    match gender(&name) {
        Some(Gender::Feminine) => td_string!(locale, told.changed_f, name = short),
        Some(Gender::Masculine) => td_string!(locale, told.changed_m, name = short),
        None => td_string!(locale, told.changed_n, name = short),
    }
}

/// «Кузнецова М. О. изменила 4 пункта.»
pub fn has_changed(
    locale: Locale,
    names: &Names<'_>,
    person: Option<PersonId>,
    what: String,
) -> String {
    let Some(person) = person else {
        return td_string!(locale, told.has_changed_unknown, what = what);
    };
    if Some(person) == names.reader {
        return td_string!(locale, told.has_changed_you, what = what);
    }
    let name = names.registry.name(person);
    let short = name.short();
    match gender(&name) {
        Some(Gender::Feminine) => {
            td_string!(locale, told.has_changed_f, name = short, what = what)
        }
        Some(Gender::Masculine) => {
            td_string!(locale, told.has_changed_m, name = short, what = what)
        }
        None => td_string!(locale, told.has_changed_n, name = short, what = what),
    }
}

enum Gender {
    Feminine,
    Masculine,
}

/// A patronymic says it surely, and nothing else does.
fn gender(name: &Name) -> Option<Gender> {
    let patronymic = name.patronymic.to_lowercase();
    if patronymic.ends_with(FEMININE) {
        Some(Gender::Feminine)
    } else if patronymic.ends_with(MASCULINE) {
        Some(Gender::Masculine)
    } else {
        None
    }
}

/// «-вна», «-чна».
const FEMININE: &str = "\u{43d}\u{430}";
/// «-ич».
const MASCULINE: &str = "\u{438}\u{447}";

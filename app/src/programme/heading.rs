//! What the programme is, in a sentence, whose it is, and who sees it.

use super::context::use_programme;
use super::due::day_words;
use crate::i18n::*;
use crate::told::{self, Names, vocabulary};
use leptos::prelude::*;
use ryadom_domain::{DocumentKind, Kind, Pair, PersonId, Registry};
use std::collections::BTreeSet;

/// The words at the head of the page.
#[component]
pub fn Heading() -> impl IntoView {
    let programme = use_programme();
    let over = Memo::new(move |_| {
        let locale = locale();
        let title = programme.view(|view| view.title.plain());
        let form = title
            .form
            .map(|form| told::capital(vocabulary::form(locale, form)));
        // The usual kind goes without saying.
        let kind = title.kind.filter(|kind| *kind != Kind::Traditional);
        let kind = kind.map(|kind| vocabulary::kind(locale, kind).to_owned());
        let approved = title.order_date.map(|day| {
            td_string!(
                locale,
                programme.approved_on,
                day = day_words(locale, day, programme.days(), programme.today().get())
            )
        });
        join([form, kind, Some(title.school_year), approved])
    });
    let heading = Memo::new(move |_| {
        let name = programme.view(|view| view.title.name.value.clone());
        let mentees = programme
            .with_pair(|registry, pair| short_names(registry, pair, false))
            .unwrap_or_default();
        let locale = locale();
        let name = if name.trim().is_empty() {
            td_string!(locale, programme.no_name).to_owned()
        } else {
            name
        };
        // What nobody renamed names the pair itself.
        let is_named = programme
            .with_pair(|registry, pair| names_all(registry, &pair.mentees, &name))
            .unwrap_or_default();
        if mentees.is_empty() || is_named {
            name
        } else {
            format!("{mentees}: {}", uncapital(&name))
        }
    });
    let under = Memo::new(move |_| {
        let locale = locale();
        programme
            .with_pair(|registry, pair| {
                let names = Names {
                    registry,
                    reader: Some(programme.device().person()),
                    today: programme.today().get(),
                };
                let mentors = short_names(registry, pair, true);
                let mentors = (!mentors.is_empty()).then(|| {
                    td_string!(
                        locale,
                        programme.mentors,
                        count = pair.mentors.len(),
                        names = mentors
                    )
                });
                let seen = told::seen_by(locale, &names, Some(pair), DocumentKind::Programme);
                join([
                    mentors.map(|mentors| told::capital(&mentors)),
                    Some(uncapital(&seen)),
                ])
            })
            .unwrap_or_default()
    });
    view! {
        <div class="top__words">
            <p class="quiet">{over}</p>
            <h1 tabindex="-1">{heading}</h1>
            <p class="quiet">{under}</p>
        </div>
    }
}

fn short_names(registry: &Registry, pair: &Pair, mentors: bool) -> String {
    let people = if mentors {
        &pair.mentors
    } else {
        &pair.mentees
    };
    let names: Vec<_> = people
        .iter()
        .map(|person| registry.name(*person).short())
        .filter(|name| !name.is_empty())
        .collect();
    names.join(", ")
}

/// Whether these words have everybody's last name in them.
fn names_all(registry: &Registry, people: &BTreeSet<PersonId>, words: &str) -> bool {
    let mut names = people.iter().map(|person| registry.name(*person).last);
    names.all(|last| !last.is_empty() && words.contains(&last))
}

fn join(parts: impl IntoIterator<Item = Option<String>>) -> String {
    let parts: Vec<_> = parts
        .into_iter()
        .flatten()
        .filter(|part| !part.trim().is_empty())
        .collect();
    parts.join(" · ")
}

/// The same words going on after a colon: the first letter small, unless the first word is an abbreviation or a quotation.
fn uncapital(words: &str) -> String {
    let mut letters = words.chars();
    match (letters.next(), letters.clone().next()) {
        (Some(first), Some(second)) if first.is_uppercase() && second.is_lowercase() => {
            first.to_lowercase().chain(letters).collect()
        }
        _ => words.to_owned(),
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use ryadom_domain::{DocumentId, Name, Person};
    use wasm_bindgen_test::wasm_bindgen_test;

    #[wasm_bindgen_test]
    fn a_name_goes_on_after_the_colon_in_small_letters() {
        assert_eq!(uncapital("Первый год в школе"), "первый год в школе");
        assert_eq!(uncapital("ФГОС на уроке"), "ФГОС на уроке");
        assert_eq!(uncapital(""), "");
    }

    #[wasm_bindgen_test]
    fn a_name_that_names_the_pair_stands_alone() {
        let mut registry = Registry::new(DocumentId::from_random([0; 16]));
        let olga = PersonId::from_random([1; 16]);
        let nameless = PersonId::from_random([2; 16]);
        let lapteva = Person {
            name: Name::new("Лаптева", "Ольга", ""),
            ..Person::default()
        };
        registry.people.insert(olga, lapteva);
        let named = |people: &[PersonId], words| {
            names_all(&registry, &people.iter().copied().collect(), words)
        };
        assert!(named(&[olga], "Программа: Громов — Лаптева"));
        assert!(!named(&[olga], "Первый год в школе"));
        assert!(!named(&[olga, nameless], "Программа: Громов — Лаптева"));
    }
}

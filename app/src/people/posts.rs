//! By which order somebody has their roles, and who stands in for them while they are away: for the curator.

use super::keeping::Keeping;
use crate::apart::Apart;
use crate::i18n::*;
use crate::told::{self, dates};
use crate::ui::{Button, DateField, Offered, Select, TextField};
use jiff::civil::Date;
use leptos::prelude::*;
use ryadom_domain::{PersonId, SchoolRole};
use ryadom_replica::{Choice, Field, PersonDetail, PersonRowEdit, RegistryEdit};

/// The section; nothing for who may not keep the registry, and for people without a role.
#[component]
pub fn Posts(
    /// `None` for the reader's own page.
    #[prop(into)]
    person: Signal<Option<PersonId>>,
) -> impl IntoView {
    let keeping = Keeping::here();
    let whose = Memo::new(move |_| person.get().unwrap_or_else(|| keeping.device.person()));
    let held = Memo::new(move |_| {
        let registry = keeping.registry.read();
        let found = registry.people.get(&whose.get());
        let roles = found.map(|found| found.roles).unwrap_or_default();
        [
            (SchoolRole::Curator, roles.curator),
            (SchoolRole::Council, roles.council),
            (SchoolRole::Head, roles.head),
        ]
        .into_iter()
        .filter_map(|(role, held)| held.then_some(role))
        .collect::<Vec<_>>()
    });
    let is_shown = move || keeping.may_write() && !held.read().is_empty();
    view! {
        <Show when=is_shown>
            <section class="sheet sheet--padded stack" aria-labelledby="posts">
                <h2 id="posts">{t!(people.posts)}</h2>
                <For each=move || held.get() key=move |role| (whose.get(), *role) let:role>
                    <Order keeping person=whose.get_untracked() role/>
                </For>
                {move || {
                    let person = whose.get();
                    view! { <Absence keeping person/> }
                }}
                {move || {
                    let person = whose.get();
                    view! { <TornPosts keeping person/> }
                }}
                <p class="quiet">{t!(people.seen_by_school)}</p>
            </section>
        </Show>
    }
}

/// What is known of a person. Tracked.
fn detail(keeping: Keeping, person: PersonId, of: PersonDetail) -> String {
    keeping.with_view(|view| {
        let row = view.people.iter().find(|row| row.id == person);
        row.map(|row| row.detail(of).to_owned()).unwrap_or_default()
    })
}

fn keep(keeping: Keeping, person: PersonId, of: PersonDetail, words: String) {
    if untrack(|| detail(keeping, person, of)) == words {
        return;
    }
    let edit = RegistryEdit::Person {
        id: person,
        edit: PersonRowEdit::Detail(of, words),
    };
    keeping.keep(edit, t!(people.kept).to_owned());
}

#[component]
fn Day(
    keeping: Keeping,
    person: PersonId,
    of: PersonDetail,
    #[prop(into)] label: Signal<String>,
) -> impl IntoView {
    let set = move |day: Option<Date>| {
        let words = day.map(|day| day.to_string()).unwrap_or_default();
        keep(keeping, person, of, words);
    };
    view! {
        <DateField
            label
            value=Signal::derive(move || detail(keeping, person, of).parse().ok())
            on_change=set
        />
    }
}

/// The order that gave a role.
#[component]
fn Order(keeping: Keeping, person: PersonId, role: SchoolRole) -> impl IntoView {
    let name = match role {
        SchoolRole::Curator => t!(people.curator),
        SchoolRole::Council => t!(people.council),
        SchoolRole::Head => t!(people.head),
    };
    let number = PersonDetail::Order(role);
    view! {
        <div class="fields">
            <TextField
                label=t!(people.role_order, role = name)
                value=Signal::derive(move || detail(keeping, person, number))
                on_rest=move |words: String| keep(keeping, person, number, words.trim().to_owned())
            />
            <Day keeping person of=PersonDetail::OrderDate(role) label=t!(people.role_order_date, role = name)/>
        </div>
    }
}

/// When somebody is away, and who stands in.
#[component]
fn Absence(keeping: Keeping, person: PersonId) -> impl IntoView {
    let people = Signal::derive(move || {
        let registry = keeping.registry.read();
        let mut all = vec![Offered::new("", t!(people.nobody_stands_in))];
        let others = registry.people.iter().filter(|(id, _)| **id != person);
        let mut others: Vec<Offered> = others
            .map(|(id, found)| Offered::new(id.to_string(), found.name.full()))
            .collect();
        others.sort_by(|one, other| one.label.cmp(&other.label));
        all.extend(others);
        all
    });
    let stand_in = Memo::new(move |_| {
        let id: PersonId = detail(keeping, person, PersonDetail::StandIn)
            .parse()
            .ok()?;
        Some(id)
    });
    // The paper says who stands in; what they may see and do is their role.
    let lacks_role = Memo::new(move |_| {
        let registry = keeping.registry.read();
        let roles = |id: PersonId| registry.people.get(&id).map(|found| found.roles);
        let (theirs, his) = (roles(person)?, roles(stand_in.get()?)?);
        (theirs.curator && !his.curator)
            .then(|| stand_in.get())
            .flatten()
    });
    let give = move |id: PersonId| {
        let name = keeping.registry.read_untracked().name(id).short();
        let edit = RegistryEdit::Person {
            id,
            edit: PersonRowEdit::Role(SchoolRole::Curator, true),
        };
        keeping.keep(edit, t!(people.role_given, name = name));
    };
    view! {
        <div class="fields">
            <Day keeping person of=PersonDetail::AbsentFrom label=t!(people.absent_from)/>
            <Day keeping person of=PersonDetail::AbsentTo label=t!(people.absent_to)/>
            <Select
                label=t!(people.stand_in)
                value=Signal::derive(move || detail(keeping, person, PersonDetail::StandIn))
                options=people
                on_change=move |id: String| keep(keeping, person, PersonDetail::StandIn, id)
            />
        </div>
        {move || lacks_role.get().map(|id| view! {
            <p class="cluster">
                <span>{t!(people.stand_in_role)}</span>
                <Button small=true on_press=move || give(id)>{t!(people.give_role)}</Button>
            </p>
        })}
    }
}

/// What two curators wrote apart of somebody's orders and absence.
#[component]
fn TornPosts(keeping: Keeping, person: PersonId) -> impl IntoView {
    let one = move |of: PersonDetail| {
        let choice: Memo<Choice<String>> = Memo::new(move |_| {
            keeping.with_view(|view| {
                let row = view.people.iter().find(|row| row.id == person);
                row.and_then(|row| row.details.get(&of).cloned())
                    .unwrap_or_default()
            })
        });
        let words = move |words: String| match of {
            PersonDetail::Order(_) => words,
            PersonDetail::StandIn => words.parse().map_or_else(
                |_| words.clone(),
                |id| keeping.registry.read().name(id).short(),
            ),
            _ => words.parse().map_or_else(
                |_| words.clone(),
                |day| dates::plain(locale(), day, keeping.device.today()),
            ),
        };
        let keep = move |words: String| {
            let edit = PersonRowEdit::Detail(of, words);
            let edit = RegistryEdit::Person { id: person, edit };
            keeping.keep(edit, t!(people.kept).to_owned());
        };
        view! {
            <Apart
                choice
                named=Signal::derive(move || told::field(locale(), &Field::Detail(of)).to_owned())
                words
                on_keep=keep
                still=Signal::derive(move || !keeping.may_write())
            />
        }
    };
    PersonDetail::ALL.into_iter().map(one).collect_view()
}

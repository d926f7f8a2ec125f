//! Who has read an act and who has not: for who may read people's profiles.

use crate::device::{Handle, use_device};
use crate::i18n::*;
use crate::told::dates;
use crate::ui::More;
use jiff::civil::Date;
use leptos::prelude::*;
use ryadom_domain::{ActId, PersonId};
use ryadom_replica::{ActRow, SchoolDoc};

/// Somebody who is asked to read an act.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Asked {
    /// Their name.
    pub name: String,
    /// Должность.
    pub position: String,
    /// The day on which they had read it.
    pub day: Option<Date>,
    /// Who noted that, when it was not the person.
    pub noted_by: Option<String>,
}

/// Everybody who is asked to read an act, by name; who has not read it first.
pub fn asked(row: &ActRow) -> Vec<Asked> {
    let device = use_device();
    let (registry, people) = (device.registry(), device.people());
    let (registry, people) = (registry.read(), people.read());
    let one = |person: &PersonId| {
        let summary = people.get(person);
        let read = summary.and_then(|summary| summary.profile.acknowledged.get(&row.id));
        let by = read.and_then(|(_, by)| *by).filter(|by| by != person);
        Asked {
            name: registry.name(*person).full(),
            position: registry
                .people
                .get(person)
                .map(|person| person.position.clone())
                .unwrap_or_default(),
            day: read.map(|(day, _)| *day),
            noted_by: by.map(|by| registry.name(by).short()),
        }
    };
    let mut all: Vec<Asked> = registry
        .people
        .keys()
        .filter(|person| row.readers().asks(&registry, **person))
        .map(one)
        .collect();
    all.sort_by(|one, other| {
        (one.day.is_some(), &one.name).cmp(&(other.day.is_some(), &other.name))
    });
    all
}

/// The table, under one line that counts.
#[component]
pub fn Readers(id: ActId, school: Handle<SchoolDoc>) -> impl IntoView {
    let device = use_device();
    // Whoever may not read profiles would be told that nobody has read anything.
    let may = Memo::new(move |_| {
        let registry = device.registry();
        let registry = registry.read();
        let me = registry.people.get(&device.person());
        me.is_some_and(|me| me.roles.curator || me.roles.council)
    });
    let all = Memo::new(move |_| {
        let row = school.with(|view| view.acts.iter().find(|row| row.id == id).cloned());
        row.filter(|_| may.get())
            .map(|row| asked(&row))
            .unwrap_or_default()
    });
    let summary = Signal::derive(move || {
        let all = all.read();
        let read = all.iter().filter(|one| one.day.is_some()).count();
        t!(newcomer.readers, read = read, all = all.len())
    });
    let row = |one: Asked| {
        let day = one.day.map(|day| dates::plain(locale(), day, Date::MIN));
        let words = match (day, one.noted_by) {
            (None, _) => t!(newcomer.not_read).to_owned(),
            (Some(day), None) => day,
            (Some(day), Some(by)) => t!(newcomer.noted_by, day = day, name = by),
        };
        let unread = one.day.is_none();
        view! {
            <tr>
                <th scope="row">{one.name}</th>
                <td>{one.position}</td>
                <td class:need=unread>{words}</td>
            </tr>
        }
    };
    view! {
        <Show when=move || !all.read().is_empty()>
            <More summary>
                <div class="table__scroll">
                    <table class="table">
                        <thead>
                            <tr>
                                <th scope="col">{t!(newcomer.col_name)}</th>
                                <th scope="col">{t!(newcomer.col_position)}</th>
                                <th scope="col">{t!(newcomer.col_read)}</th>
                            </tr>
                        </thead>
                        <tbody>{move || all.get().into_iter().map(row).collect_view()}</tbody>
                    </table>
                </div>
            </More>
        </Show>
    }
}

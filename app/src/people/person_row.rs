//! One person of the list.

use super::keeping::Keeping;
use super::people_view::PersonLine;
use super::torn::TornPerson;
use crate::device::use_device;
use crate::i18n::*;
use crate::route::Route;
use crate::ui::{Button, Glyph, Icon, Menu, MenuAct, Part, Tag, TagKind, Who, last_known};
use leptos::prelude::*;
use reactive_stores::Field;
use ryadom_domain::PersonId;

/// What a curator asked to do with a person.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum PersonAct {
    /// Change name, position and roles.
    Edit(PersonId),
    /// Make an invitation.
    Invite(PersonId),
    /// See and revoke devices.
    Devices(PersonId),
    /// Take out of the school.
    Remove(PersonId),
}

/// One row.
#[component]
pub fn PersonRow(
    #[prop(into)] row: Field<PersonLine>,
    keeping: Keeping,
    /// The reader keeps the registry.
    #[prop(into)]
    may_write: Signal<bool>,
    #[prop(into)] on_act: Callback<PersonAct>,
) -> impl IntoView {
    let me = use_device().person();
    let row = last_known(row);
    let id = row.read_untracked().id;
    let name = move || {
        let name = row.read().name.clone();
        if name.is_empty() {
            return t!(people.nameless).to_owned();
        }
        name
    };
    let part = move || {
        if row.read().mentor {
            Part::Mentor
        } else if row.read().mentee {
            Part::Mentee
        } else if row.read().roles.curator {
            Part::Curator
        } else {
            Part::Other
        }
    };
    let invite = move |()| on_act.run(PersonAct::Invite(id));
    let acts = move || {
        view! {
            <div class="person__acts">
                <span class="person__invite">
                    <Button
                        small=true
                        on_press=invite
                        label=Signal::derive(move || format!("{}: {}", t!(people.invite), name()))
                    >
                        <Icon glyph=Glyph::Link small=true/>
                        {t!(people.invite)}
                    </Button>
                </span>
                <Menu label=move || t!(people.more_of, name = name())>
                    <MenuAct glyph=Glyph::Link on_press=invite>{t!(people.invite)}</MenuAct>
                    <MenuAct on_press=move |()| on_act.run(PersonAct::Edit(id))>
                        {t!(people.edit)}
                    </MenuAct>
                    <MenuAct glyph=Glyph::Device on_press=move |()| on_act.run(PersonAct::Devices(id))>
                        {t!(people.devices)}
                    </MenuAct>
                    <MenuAct
                        glyph=Glyph::Remove
                        need=true
                        on_press=move |()| on_act.run(PersonAct::Remove(id))
                    >
                        {t!(people.remove)}
                    </MenuAct>
                </Menu>
            </div>
        }
    };
    let initials = move || {
        let initials = row.read().initials.clone();
        if initials.is_empty() {
            "·".to_owned()
        } else {
            initials
        }
    };
    view! {
        <li class="person">
            <Who name=Signal::derive(name) initials=Signal::derive(initials) part=Signal::derive(part)/>
            <div class="person__words">
                <p class="person__name">
                    <Show when=move || may_write.get() fallback=move || name>
                        <a href=Route::Person(id).path()>{name}</a>
                    </Show>
                </p>
                <small>{move || row.read().position.clone()}</small>
            </div>
            <p class="person__tags">
                <Show when=move || id == me><Tag kind=TagKind::Act>{t!(people.you)}</Tag></Show>
                <Roles row/>
            </p>
            <Show when=move || may_write.get()>{acts}</Show>
            <Show when=move || row.read().torn>
                <div class="person__torn"><TornPerson keeping id/></div>
            </Show>
        </li>
    }
}

/// Roles in the school and in pairs, as tags; the pairs by name.
#[component]
fn Roles(row: Memo<PersonLine>) -> impl IntoView {
    let school = move || {
        let roles = row.read().roles;
        [
            (roles.curator, t!(people.curator)),
            (roles.council, t!(people.council)),
            (roles.head, t!(people.head)),
            (row.read().mentor, t!(people.mentor)),
            (row.read().mentee, t!(people.mentee)),
        ]
        .into_iter()
        .filter(|(is, _)| *is)
        .map(|(_, words)| view! { <Tag>{words}</Tag> " " })
        .collect_view()
    };
    let pairs = move || row.read().pairs.join("; ");
    view! {
        {school}
        <small>{pairs}</small>
    }
}

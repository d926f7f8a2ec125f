//! One request: what is asked, what has become of it, and what may be done.

use crate::device::{Handle, use_device};
use crate::i18n::*;
use crate::route::{Route, go};
use crate::told::{Names, capital, dates, pair_name, people_vocabulary as words, vocabulary};
use crate::ui::{Glyph, Menu, MenuAct, Tag, TagKind, use_toasts};
use leptos::prelude::*;
use ryadom_domain::{PersonId, RequestId, RequestState, Urgency};
use ryadom_replica::{PersonDoc, PersonEdit, RequestEdit, RequestRow};

/// What was asked to be done with a request.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Act {
    /// Change it.
    Change(PersonId, RequestId),
    /// Decline it, with a reason.
    Decline(PersonId, RequestId),
}

/// One row; nothing while the request is not there.
#[component]
pub fn Row(
    person: PersonId,
    id: RequestId,
    handle: Handle<PersonDoc>,
    /// Among everybody's requests: the person is named.
    #[prop(optional)]
    named: bool,
    #[prop(into)] on_act: Callback<Act>,
) -> impl IntoView {
    let device = use_device();
    let toasts = use_toasts();
    let registry = device.registry();
    let row = Memo::new(move |_| {
        handle.with(|view| view.requests.iter().find(|row| row.id == id).cloned())
    });
    let with = move |read: fn(&RequestRow) -> String| {
        move || row.with(|row| row.as_ref().map(read).unwrap_or_default())
    };
    let state = move || row.with(|row| row.as_ref().map_or(RequestState::New, RequestRow::state));
    let is_curator = Memo::new(move |_| {
        let registry = registry.read();
        let me = registry.people.get(&device.person());
        me.is_some_and(|me| me.roles.curator)
    });
    let name = move || registry.read().name(person).full();
    let topic = with(|row| {
        let topic = row.topic.value.map(|one| words::topic(locale(), one));
        capital(topic.unwrap_or(t!(requests.no_topic)))
    });
    let about = move || {
        row.with(|row| {
            let Some(row) = row else {
                return String::new();
            };
            let (locale, registry) = (locale(), registry.read());
            let made = row
                .made
                .value
                .map(|day| dates::plain(locale, day, device.today()));
            let urgency = row
                .urgency
                .value
                .map(|one| words::urgency(locale, one).to_owned());
            let form = row
                .form
                .value
                .map(|one| vocabulary::form(locale, one).to_owned());
            let kind = row
                .kind
                .value
                .map(|one| vocabulary::kind(locale, one).to_owned());
            let wished = row
                .mentor
                .value
                .map(|one| td_string!(locale, requests.wished, name = registry.name(one).short()));
            let asker = row
                .asker
                .value
                .filter(|one| *one != ryadom_domain::Asker::Own)
                .map(|one| td_string!(locale, requests.asked_by, who = words::asker(locale, one)));
            let all = [made, urgency, form, kind, wished, asker];
            all.into_iter().flatten().collect::<Vec<_>>().join(" · ")
        })
    };
    let decided = move || {
        row.with(|row| {
            let row = row.as_ref()?;
            let written = row.state.written?;
            let (locale, registry) = (locale(), registry.read());
            let names = Names {
                registry: &registry,
                reader: Some(device.person()),
                today: device.today(),
            };
            let who = names.person(locale, written.by);
            let when = dates::moment(locale, device.local(written.at), device.local(device.now()));
            let mut said = td_string!(locale, requests.decided, who = who, when = when);
            if !row.reason.value.trim().is_empty() {
                said = format!("{said} {}", row.reason.value.trim());
            }
            Some(said)
        })
    };
    let pair = move || {
        let id = row.with(|row| row.as_ref().and_then(|row| row.pair.value))?;
        let registry = registry.read();
        let pair = registry.pairs.get(&id)?;
        let name = pair_name(&registry, pair);
        Some(view! { <a href=Route::PairProgramme(id).path()>{name}</a> })
    };
    let why = with(|row| row.matched.value.clone());
    let is_torn = move || row.with(|row| row.as_ref().is_some_and(|row| row.places() > 0));
    let urgent = move || {
        let now = row.with(|row| row.as_ref().and_then(|row| row.urgency.value));
        now == Some(Urgency::Now) && state().is_open()
    };
    let edit = move |edit: RequestEdit, said: String| match handle
        .edit(PersonEdit::Request { id, edit })
    {
        Ok(()) => toasts.offer(said, t!(requests.undo), device.take_back()),
        Err(why) => toasts.say(t!(requests.not_kept, why = why.to_string())),
    };
    let step = move |to: RequestState| {
        if to == RequestState::Declined {
            return on_act.run(Act::Decline(person, id));
        }
        let said = t!(
            requests.state_now,
            state = words::request_state(locale(), to)
        );
        edit(RequestEdit::State(to), said);
    };
    let steps = move || {
        state()
            .steps()
            .iter()
            .copied()
            .map(|to| {
                let words = match to {
                    RequestState::Seen => t!(requests.step_seen),
                    RequestState::InBase => t!(requests.step_in_base),
                    _ => t!(requests.step_decline),
                };
                let need = to == RequestState::Declined;
                view! { <MenuAct need=need on_press=move |()| step(to)>{words}</MenuAct> }
            })
            .collect_view()
    };
    let may_change =
        move || is_curator.get() || (person == device.person() && state().is_the_authors());
    let tag = move || {
        let state = state();
        let kind = if state.is_open() {
            TagKind::Plain
        } else {
            TagKind::Act
        };
        let words = words::request_state(locale(), state);
        view! { <Tag kind>{words}</Tag> }
    };
    view! {
        <li class="request">
            <div class="request__words">
                <Show when=move || named>
                    <p class="request__name">
                        <a href=Route::Person(person).path()>{name}</a>
                    </p>
                </Show>
                <p class="request__topic">
                    {topic}
                    " "
                    {tag}
                    <Show when=urgent>" "<Tag kind=TagKind::Need>{t!(requests.urgent)}</Tag></Show>
                </p>
                <p class="request__said">{with(|row| row.words.clone())}</p>
                <small>{about}</small>
                {move || decided().map(|words| view! { <small>{words}</small> })}
                <p class="request__pair">{pair} " " <small>{why}</small></p>
                <Show when=is_torn><p class="need">{t!(requests.torn)}</p></Show>
            </div>
            <Show when=may_change>
                <Menu label=move || t!(requests.more_of, name = name())>
                    <Show when=move || is_curator.get() && state().is_open()>
                        <MenuAct glyph=Glyph::Pairs on_press=move |()| go(Route::Pairing)>
                            {t!(requests.step_pair)}
                        </MenuAct>
                    </Show>
                    <MenuAct on_press=move |()| on_act.run(Act::Change(person, id))>
                        {t!(requests.change)}
                    </MenuAct>
                    <Show when=move || is_curator.get()>{steps}</Show>
                    <MenuAct
                        glyph=Glyph::Remove
                        need=true
                        on_press=move |()| edit(RequestEdit::Remove, t!(requests.removed).to_owned())
                    >
                        {t!(requests.remove)}
                    </MenuAct>
                </Menu>
            </Show>
        </li>
    }
}

//! One pair of the list: what it is, how far it is, and what its curator may do with it.

use super::bar::Bar;
use super::keeping::Keeping;
use super::pair_notes::PairNotes;
use super::pairs_view::PairLine;
use super::torn::TornPair;
use crate::attention::{self, short};
use crate::device::use_device;
use crate::i18n::*;
use crate::route::{Route, go};
use crate::told::{Names, capital, dates, vocabulary};
use crate::ui::{Glyph, Menu, MenuAct, Tag, TagKind, last_known};
use leptos::prelude::*;
use reactive_stores::Field;
use ryadom_domain::{PairId, PairState, Role};

/// What a curator asked to do with a pair.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum PairAct {
    /// Change who is in it, and when.
    Edit(PairId),
    /// Enter consents and the order.
    Papers(PairId),
    /// Take a step.
    Step(PairId, PairState),
}

/// One row.
#[component]
pub fn PairRow(
    #[prop(into)] row: Field<PairLine>,
    keeping: Keeping,
    /// The reader keeps the registry.
    #[prop(into)]
    may_write: Signal<bool>,
    #[prop(into)] on_act: Callback<PairAct>,
) -> impl IntoView {
    let row = last_known(row);
    let id = row.read_untracked().id;
    let sort = move || {
        let locale = locale();
        let form = row.read().form.map(|form| vocabulary::form(locale, form));
        let kind = row.read().kind.map(|kind| vocabulary::kind(locale, kind));
        let words: Vec<_> = form.into_iter().chain(kind).collect();
        capital(&words.join(" · "))
    };
    let state = move || vocabulary::pair_state(locale(), row.read().state);
    let needed = move || !row.read().why.is_empty();
    let why = move || attention::sentence(locale(), &row.read().why);
    let acts = move || {
        let (locale, state) = (locale(), row.read().state);
        state
            .steps(Role::Curator)
            .into_iter()
            .map(|to| {
                let (ends, words) = (!to.is_open(), step(locale, state, to));
                view! {
                    <MenuAct need=ends on_press=move |()| on_act.run(PairAct::Step(id, to))>
                        {words}
                    </MenuAct>
                }
            })
            .collect_view()
    };
    view! {
        <li class="pair">
            <div class="pair__who">
                <p class="pair__line">
                    <a class="pair__name" href=Route::PairProgramme(id).path()>{move || row.read().name.clone()}</a>
                    <Show when=move || row.read().state != PairState::Working>
                        <Tag>{state}</Tag>
                    </Show>
                </p>
                <small>{sort}</small>
                <PairNotes keeping id/>
                <Show when=needed>
                    <p class="pair__why need">{why}</p>
                </Show>
            </div>
            <PairPlan row/>
            <Show when=move || may_write.get()>
                <Menu label=move || t!(people.more_of, name = row.read().name.clone())>
                    <MenuAct glyph=Glyph::Meetings on_press=move |()| go(Route::PairMeetings(id))>
                        {t!(people.pair_meetings)}
                    </MenuAct>
                    <MenuAct glyph=Glyph::Lessons on_press=move |()| go(Route::PairLessons(id))>
                        {t!(people.pair_lessons)}
                    </MenuAct>
                    <MenuAct glyph=Glyph::People on_press=move |()| on_act.run(PairAct::Edit(id))>
                        {t!(people.pair_edit)}
                    </MenuAct>
                    <MenuAct glyph=Glyph::Programme on_press=move |()| on_act.run(PairAct::Papers(id))>
                        {t!(people.papers)}
                    </MenuAct>
                    {acts}
                </Menu>
            </Show>
            <Show when=move || row.read().torn>
                <div class="pair__torn"><TornPair keeping id/></div>
            </Show>
        </li>
    }
}

/// How far the plan is, and when somebody last did something.
#[component]
fn PairPlan(row: Memo<PairLine>) -> impl IntoView {
    let device = use_device();
    let registry = device.registry();
    let plan = move || row.read().plan;
    let words = move || {
        let plan = plan();
        if plan.all == 0 {
            return t!(people.plan_none).to_owned();
        }
        t!(people.plan_of, done = plan.done, all = plan.all)
    };
    let late = move || {
        let late = plan().late;
        (late > 0).then(|| {
            let words = t!(people.plan_late, count = short(late));
            view! { <Tag kind=TagKind::Need>{words}</Tag> }
        })
    };
    let active = move || {
        let (at, by) = row.read().active?;
        let locale = locale();
        let when = dates::moment(locale, device.local(at), device.local(device.now()));
        Some(match by {
            Some(_) => {
                let registry = registry.read();
                let names = Names {
                    registry: &registry,
                    reader: Some(device.person()),
                    today: device.today(),
                };
                let who = names.person(locale, by);
                td_string!(locale, people.active_by, when = when, who = who)
            }
            None => td_string!(locale, people.active, when = when),
        })
    };
    let met = move || {
        let met = row.read().met?;
        let when = dates::day(locale(), met, device.today());
        Some(t!(people.met, when = when))
    };
    let last = move || {
        let words: Vec<String> = active().into_iter().chain(met()).collect();
        words.join(" · ")
    };
    view! {
        <div class="pair__plan">
            <p class="pair__line">
                <span>{words}</span>
                {late}
            </p>
            <Bar plan=Signal::derive(plan)/>
            <small>{last}</small>
        </div>
    }
}

/// A step as an act: «Поставить на паузу».
pub fn step(locale: Locale, from: PairState, to: PairState) -> &'static str {
    match to {
        PairState::Matching => td_string!(locale, people.state_to_matching),
        PairState::Consent => td_string!(locale, people.state_to_consent),
        PairState::Assigned => td_string!(locale, people.state_to_assigned),
        PairState::Working if from == PairState::Assigned => {
            td_string!(locale, people.state_to_working)
        }
        PairState::Working => td_string!(locale, people.state_to_working_again),
        PairState::Paused => td_string!(locale, people.state_to_paused),
        PairState::Completed => td_string!(locale, people.state_to_completed),
        PairState::Dissolved => td_string!(locale, people.state_to_dissolved),
    }
}

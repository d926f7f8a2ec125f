//! What of the plan was discussed: the likely items first, the whole plan on asking.

use super::draft;
use super::sheet::{Source, use_sheet};
use crate::i18n::*;
use crate::told::excerpt;
use crate::ui::{Button, ButtonKind};
use leptos::prelude::*;
use ryadom_domain::ItemId;
use ryadom_replica::MeetingEdit;

/// How many items are offered before somebody asks for all.
const AT_FIRST: usize = 5;

/// How much of an item's words stands on its chip, in characters.
const CHIP: usize = 70;

/// A chip for each item; a tap says that it was discussed, or was not after all.
#[component]
pub fn Items() -> impl IntoView {
    let sheet = use_sheet();
    let everything = RwSignal::new(false);
    let chosen = sheet.part(|meeting| meeting.items.clone());
    // Chosen when the form was opened: they stay in place while taps come and go.
    let first = chosen.get_untracked();
    let ids = Memo::new(move |_| {
        let today = sheet.device.today();
        sheet.programme.with(|programme| {
            let likely = draft::offered(programme, today, AT_FIRST);
            let shown = |id: &ItemId| everything.get() || likely.contains(id) || first.contains(id);
            let ids = programme.items.iter().map(|item| item.id);
            ids.filter(shown).collect::<Vec<_>>()
        })
    });
    let all = Memo::new(move |_| sheet.programme.with(|programme| programme.items.len()));
    view! {
        <Show when=move || { all.get() > 0 }>
            <fieldset>
                <legend class="choice__label">{t!(meetings.items)}</legend>
                <div class="choice__row">
                    <For each=move || ids.get() key=|id| *id let:id>
                        <Chip id/>
                    </For>
                    <Show when=move || !everything.get() && ids.with(|ids| ids.len() < all.get())>
                        <Button kind=ButtonKind::Plain small=true on_press=move |()| everything.set(true)>
                            {t!(meetings.items_all)}
                        </Button>
                    </Show>
                </div>
            </fieldset>
        </Show>
    }
}

#[component]
fn Chip(id: ItemId) -> impl IntoView {
    let sheet = use_sheet();
    let words = Memo::new(move |_| {
        sheet.programme.with(|programme| {
            let item = programme.items.iter().find(|item| item.id == id);
            item.map(|item| excerpt(&item.event, CHIP))
                .unwrap_or_default()
        })
    });
    let on = Memo::new(move |_| sheet.meeting.with(|meeting| meeting.items.contains(&id)));
    let toggle = move |on: bool| {
        sheet.make(MeetingEdit::LinkItem(id, on));
        follow(sheet);
    };
    view! {
        <label class="choice__one">
            <input
                type="checkbox"
                class="choice__radio"
                prop:checked=on
                on:change:target=move |event| toggle(event.target().checked())
            />
            {move || words.get()}
        </label>
    }
}

/// Until the person has put the topic into own words, it follows the first chosen item.
fn follow(sheet: super::sheet::Sheet) {
    let Source::New(draft) = sheet.source else {
        return;
    };
    let form = draft.value();
    if form.with_untracked(|form| form.own_topic) {
        return;
    }
    let chosen = form.with_untracked(|form| form.meeting.items.clone());
    let topic = untrack(|| {
        sheet.programme.with(|programme| {
            let first = programme
                .items
                .iter()
                .find(|item| chosen.contains(&item.id));
            first
                .map(|item| draft::topic_of(&item.event))
                .unwrap_or_default()
        })
    });
    form.update(|form| form.meeting.topic = topic);
}

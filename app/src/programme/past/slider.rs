//! Going through the programme's life, stretch by stretch.

use super::when::{Chosen, use_past};
use crate::i18n::*;
use crate::ui::{Glyph, IconButton, fresh_id};
use leptos::prelude::*;

/// The slider, with a step back and a step forth beside it.
#[component]
pub fn Slider() -> impl IntoView {
    let past = use_past();
    let count = Memo::new(move |_| past.life.with(Vec::len));
    let place = Memo::new(move |_| past.place());
    let last = move || count.get().saturating_sub(1);
    let words = Memo::new(move |_| {
        let locale = locale();
        let Some(place) = place.get() else {
            return td_string!(locale, programme.past_edition).to_owned();
        };
        past.life.with(|life| {
            let Some(stretch) = life.get(place) else {
                return String::new();
            };
            td_string!(
                locale,
                programme.past_stretch,
                count = stretch.changes,
                who = past.programme().signed(locale, stretch.by).name,
                when = past.programme().moment(locale, stretch.to)
            )
        })
    });
    let step = move |by: isize| {
        let from = place
            .get_untracked()
            .unwrap_or_else(|| count.get_untracked());
        if let Some(to) = from.checked_add_signed(by) {
            past.show(to.min(last()));
        }
    };
    let at_first = Signal::derive(move || place.get() == Some(0));
    let at_last = Signal::derive(move || place.get().is_none_or(|place| place == last()));
    let id = fresh_id("past");
    view! {
        <div class="past__slider card">
            <label class="past__when" for=id.clone()>{words}</label>
            <div class="past__steps">
                <IconButton glyph=Glyph::ChevronLeft label=t!(programme.past_earlier) disabled=at_first on_press=move || step(-1)/>
                <input
                    id=id
                    class="past__range"
                    type="range"
                    min="0"
                    max=move || last().to_string()
                    prop:value=move || place.get().unwrap_or_else(last).to_string()
                    aria-valuetext=words
                    on:input:target=move |event| {
                        if let Ok(place) = event.target().value().parse() {
                            past.show(place);
                        }
                    }
                />
                <IconButton glyph=Glyph::ChevronRight label=t!(programme.past_later) disabled=at_last on_press=move || step(1)/>
            </div>
            <Show when=move || past.chosen.get() != Chosen::Now>
                <button type="button" class="button button--plain button--small" on:click=move |_| past.chosen.set(Chosen::Now)>
                    {t!(programme.past_now)}
                </button>
            </Show>
        </div>
    }
}

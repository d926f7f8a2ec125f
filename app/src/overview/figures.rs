//! The few numbers that a curator looks for first.

use super::view::Figures;
use crate::attention::short;
use crate::i18n::*;
use leptos::prelude::*;

/// Four figures in a row. What cannot be known yet is a dash, not a nought.
#[component]
pub fn FiguresRow(#[prop(into)] figures: Signal<Figures>) -> impl IntoView {
    let unknown = move || t!(overview.unknown).to_owned();
    let share = move || {
        figures
            .get()
            .share()
            .map_or_else(unknown, |share| t!(overview.share, share = share))
    };
    let done_of = move || {
        let Figures { due, done, .. } = figures.get();
        (due > 0).then(|| t!(overview.plan_done_of, done = done, due = due))
    };
    let meetings = move || {
        figures
            .get()
            .meetings
            .map_or_else(unknown, |meetings| meetings.to_string())
    };
    let meetings_name = move || {
        let count = figures.get().meetings.map_or(0, short);
        t!(overview.meetings, count = count)
    };
    let deficits = move || {
        let Figures {
            deficits, moved, ..
        } = figures.get();
        if deficits == 0 {
            return unknown();
        }
        t!(overview.deficits_number, moved = moved, all = deficits)
    };
    let places = move || figures.get().places;
    view! {
        <section class="figures" aria-label=t!(overview.figures)>
            <p class="figure" title=done_of>
                <b class="figure__number">{share}</b>
                <span class="figure__name">{t!(overview.plan_done)}</span>
            </p>
            <p class="figure">
                <b class="figure__number">{meetings}</b>
                <span class="figure__name">{meetings_name}</span>
            </p>
            <p class="figure">
                <b class="figure__number">{deficits}</b>
                <span class="figure__name">{t!(overview.deficits)}</span>
            </p>
            <p class="figure">
                <b class="figure__number" class:need=move || { places() > 0 }>{places}</b>
                <span class="figure__name">
                    {move || t!(overview.places, count = short(places()))}
                </span>
            </p>
        </section>
    }
}

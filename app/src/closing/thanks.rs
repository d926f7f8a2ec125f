//! Thanks of each to each.

use super::context::use_closing;
use super::said::Said;
use crate::i18n::*;
use leptos::prelude::*;
use ryadom_domain::{PairStep, PersonId};

/// Every thanks there can be.
#[component]
pub fn Thanks() -> impl IntoView {
    let closing = use_closing();
    let all = Memo::new(move |_| {
        let members = closing.members();
        let of = |from: PersonId| {
            let others = members.iter().copied().filter(move |to| *to != from);
            others.map(move |to| (from, to)).collect::<Vec<_>>()
        };
        // A group is large: what the reader gives and gets, and what mentors and mentees say to one another.
        members.iter().copied().flat_map(of).collect::<Vec<_>>()
    });
    let one = move |(from, to): (PersonId, PersonId)| {
        let mine = Signal::derive(move || closing.me() == from);
        let label = Signal::derive(move || {
            if mine.get() {
                t!(closing.thanks_own, to = closing.name(to))
            } else {
                t!(
                    closing.thanks_to,
                    from = closing.name(from),
                    to = closing.name(to)
                )
            }
        });
        let is_shown = move || mine.get() || !closing.said(&PairStep::Thanks(from, to)).is_empty();
        view! {
            <Show when=is_shown>
                <Said step=PairStep::Thanks(from, to) label mine lines=true/>
            </Show>
        }
    };
    view! {
        <p class="quiet">{t!(closing.thanks_why)}</p>
        <For each=move || all.get() key=|both| *both children=one/>
    }
}

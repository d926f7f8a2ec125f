//! Questions about programmes that wait for the reader: how many, in which.

use crate::attention::short;
use crate::device::use_device;
use crate::i18n::*;
use crate::route::Route;
use crate::told::pair_name;
use leptos::prelude::*;
use ryadom_domain::PairId;

/// The card; nothing while nobody asks.
#[component]
pub fn Asked() -> impl IntoView {
    let device = use_device();
    let me = device.person();
    let all = Memo::new(move |_| {
        let (registry, summaries) = (device.registry().get(), device.summaries().get());
        let asked = summaries.iter().filter_map(|(id, summary)| {
            let count = summary.asked(me);
            let pair = registry.pairs.get(id).filter(|_| count > 0)?;
            Some((*id, pair_name(&registry, pair), count))
        });
        asked.collect::<Vec<_>>()
    });
    let line = |(pair, name, count): (PairId, String, usize)| {
        view! {
            <li class="line line--asked">
                <span class="line__body">
                    <a class="line__words" href=Route::PairProgramme(pair).path()>{name}</a>
                    <span class="line__more">{t!(overview.asked_count, count = short(count))}</span>
                </span>
            </li>
        }
    };
    view! {
        <Show when=move || !all.read().is_empty()>
            <section class="card">
                <h2>{t!(overview.asked)}</h2>
                <ul><For each=move || all.get() key=Clone::clone children=line/></ul>
            </section>
        </Show>
    }
}

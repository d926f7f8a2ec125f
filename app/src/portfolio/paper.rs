//! The portfolio as a list on paper: A4, upright. What is shown is printed.

use super::entries::Entry;
use super::page::names;
use crate::device::use_device;
use crate::i18n::*;
use crate::told::{dates, pair_name};
use jiff::civil::Date;
use leptos::prelude::*;
use ryadom_domain::PairId;

/// The list.
#[component]
pub fn Paper(pair: PairId, shown: Memo<Vec<Entry>>) -> impl IntoView {
    let device = use_device();
    let of = move || {
        device.registry().with(|registry| {
            let pair = registry.pairs.get(&pair);
            pair.map(|pair| pair_name(registry, pair))
        })
    };
    let row = move |(number, entry): (usize, Entry)| {
        let by = device
            .registry()
            .with(|registry| names(device, registry).person(locale(), entry.author));
        // Paper outlives its year.
        let day = dates::plain(locale(), device.local(entry.created).date(), Date::MIN);
        view! {
            <tr>
                <td>{number + 1}</td>
                <td>{entry.name}</td>
                <td>{entry.place}</td>
                <td>{by}</td>
                <td>{day}</td>
            </tr>
        }
    };
    view! {
        <article class="print print--upright">
            <h1 class="print__title">{t!(portfolio.title)}</h1>
            <p>{of}</p>
            <table class="print__table">
                <thead>
                    <tr>
                        <th scope="col">"№"</th>
                        <th scope="col">{t!(portfolio.col_name)}</th>
                        <th scope="col">{t!(portfolio.col_place)}</th>
                        <th scope="col">{t!(portfolio.col_by)}</th>
                        <th scope="col">{t!(portfolio.col_day)}</th>
                    </tr>
                </thead>
                <tbody>{move || shown.get().into_iter().enumerate().map(row).collect_view()}</tbody>
            </table>
        </article>
    }
}

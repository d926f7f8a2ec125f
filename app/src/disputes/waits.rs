//! For the first screen: disputes that are open. The curator sees all, somebody of the council those that were handed to
//! them. Who opened one is not said here: a screen stands open.

use super::context::{day_words, stage_words};
use crate::device::use_device;
use crate::i18n::*;
use crate::route::Route;
use crate::told::pair_name;
use jiff::civil::Date;
use leptos::prelude::*;
use ryadom_domain::{DisputeStage, PairId};

/// One line.
#[derive(Debug, Clone, PartialEq, Eq, Hash)]
struct Line {
    pair: PairId,
    name: String,
    stage: Option<DisputeStage>,
    day: Option<Date>,
    until: Option<Date>,
}

/// The card; nothing while nothing is open.
#[component]
pub fn Waits() -> impl IntoView {
    let device = use_device();
    let me = device.person();
    let all = Memo::new(move |_| {
        let (registry, people) = (device.registry().get(), device.people().get());
        let is_curator = registry
            .people
            .get(&me)
            .is_some_and(|person| person.roles.curator);
        let mut lines: Vec<Line> = people
            .iter()
            .flat_map(|(owner, summary)| {
                let mine = *owner == me;
                summary.disputes.all.iter().filter(move |known| {
                    known.is_open()
                        && if is_curator {
                            !known.is_handed
                        } else {
                            mine && known.is_handed
                        }
                })
            })
            .filter_map(|known| {
                let pair = registry.pairs.get(&known.pair)?;
                Some(Line {
                    pair: known.pair,
                    name: pair_name(&registry, pair),
                    stage: known.stage,
                    day: known.day,
                    until: known.until,
                })
            })
            .collect();
        lines.sort_by_key(|line| line.day);
        lines
    });
    let line = move |line: Line| {
        let today = device.today();
        let stage = stage_words(line.stage).to_owned();
        let more = match line.until {
            Some(until) => t!(
                disputes.waits_until,
                stage = stage,
                day = day_words(Some(until), today)
            ),
            None => t!(
                disputes.waits_since,
                stage = stage,
                day = day_words(line.day, today)
            ),
        };
        view! {
            <li class="line line--bare">
                <span class="line__body">
                    <a class="line__words" href=Route::Dispute(line.pair).path()>{line.name}</a>
                    <span class="line__more">{more}</span>
                </span>
            </li>
        }
    };
    view! {
        <Show when=move || !all.read().is_empty()>
            <section class="card">
                <h2>{t!(disputes.waits)}</h2>
                <ul><For each=move || all.get() key=Clone::clone children=line/></ul>
            </section>
        </Show>
    }
}

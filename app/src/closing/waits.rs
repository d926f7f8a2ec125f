//! For «Сегодня»: near the end of a year, which steps of the closing wait for the reader.

use super::context::{Papers, lines};
use super::page::step_words;
use crate::device::use_device;
use crate::i18n::*;
use crate::route::Route;
use crate::told::pair_name;
use jiff::ToSpan;
use leptos::prelude::*;
use ryadom_domain::{Audience, PairId, Skill};
use ryadom_replica::{JournalDoc, ProgrammeDoc, SchoolDoc};

/// So long before a pair's last day one begins to close the year.
const DAYS: i64 = 30;

/// One card for each pair whose last day is near.
#[component]
pub fn Waits() -> impl IntoView {
    let device = use_device();
    let pairs = Memo::new(move |_| {
        let today = device.today();
        device.registry().with(|registry| {
            registry
                .pairs_of(device.person())
                .filter(|pair| pair.state.is_open())
                .filter(|pair| {
                    let from = pair.end.and_then(|end| end.checked_sub(DAYS.days()).ok());
                    from.is_some_and(|from| from <= today)
                })
                .filter_map(|pair| Papers::of(registry, device.person(), pair.id))
                .map(|papers| papers.pair)
                .collect::<Vec<PairId>>()
        })
    });
    view! {
        <For each=move || pairs.get() key=|pair| *pair let:pair>
            <OnePair pair/>
        </For>
    }
}

#[component]
fn OnePair(pair: PairId) -> impl IntoView {
    let device = use_device();
    let me = device.person();
    let papers = untrack(|| {
        let registry = device.registry();
        registry.with(|registry| Papers::of(registry, me, pair))
    });
    papers.map(|papers| {
        let journal = device.open::<JournalDoc>(papers.journal);
        let programme = device.open::<ProgrammeDoc>(papers.programme);
        let school = papers.school.map(|school| device.open::<SchoolDoc>(school));
        let steps = Memo::new(move |_| {
            if !journal.ready() || !programme.ready() {
                return Vec::new();
            }
            let org_type = school.and_then(|school| school.with(|view| view.org_type.value));
            let registry = device.registry();
            let all = registry.with(|registry| {
                let pair = registry.pairs.get(&pair)?;
                let audience = Audience::of(pair.form, org_type);
                let asked: Vec<Skill> = Skill::asked(audience).collect();
                Some(journal.with(|journal| {
                    programme.with(|programme| lines(pair, journal, programme, &asked))
                }))
            });
            all.unwrap_or_default()
                .into_iter()
                .filter(|line| line.waits_for.contains(&me) && !line.step.is_optional())
                .map(|line| line.step)
                .collect()
        });
        let words = move || {
            let steps: Vec<&str> = steps.get().into_iter().map(step_words).collect();
            steps.join(", ")
        };
        let name = move || {
            device.registry().with(|registry| {
                let pair = registry.pairs.get(&pair);
                pair.map(|pair| pair_name(registry, pair))
                    .unwrap_or_default()
            })
        };
        view! {
            <Show when=move || !steps.read().is_empty()>
                <section class="card" aria-label=t!(closing.title)>
                    <h2>{move || t!(closing.soon, pair = name())}</h2>
                    <p class="quiet">{move || t!(closing.soon_why, steps = words())}</p>
                    <div class="card__acts">
                        <a class="button button--act" href=Route::Closing(pair).path()>{t!(closing.open)}</a>
                    </div>
                </section>
            </Show>
        }
    })
}

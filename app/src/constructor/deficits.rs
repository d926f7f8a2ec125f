//! From the deficits that the programme has: each offers a task and what to do, ticked one by one.

use super::context::{Builder, use_builder};
use super::edits::{Chosen, Laying};
use super::preview::item_words;
use crate::i18n::*;
use crate::route::{self, Route};
use crate::ui::{Button, ButtonKind, Checkbox, Tag};
use leptos::prelude::*;
use ryadom_domain::{DeficitId, Remedy};
use std::collections::{BTreeMap, BTreeSet};

/// A deficit and what helps against it.
#[derive(Debug, Clone, PartialEq)]
struct Offer {
    deficit: DeficitId,
    text: String,
    has_items: bool,
    remedy: Remedy,
}

fn offers(builder: Builder) -> Vec<Offer> {
    let Some(book) = builder.book().get() else {
        return Vec::new();
    };
    let (form, _) = builder.form_and_kind();
    builder.programme().with(|view| {
        let offer = |row: &ryadom_replica::DeficitRow| {
            let skill = row.asked.map(|asked| asked.skill);
            let remedy = book.remedy(skill, row.area.value, form)?;
            Some(Offer {
                deficit: row.id,
                text: row.text.clone(),
                has_items: view
                    .items
                    .iter()
                    .any(|item| item.deficits.contains(&row.id)),
                remedy: remedy.clone(),
            })
        };
        view.deficits.iter().filter_map(offer).collect()
    })
}

/// What is ticked: items by their place in the remedy.
type Ticked = RwSignal<BTreeMap<DeficitId, BTreeSet<usize>>>;

/// The list, and one button for all that is ticked.
#[component]
pub fn FromDeficits() -> impl IntoView {
    let builder = use_builder();
    let offers = Memo::new(move |_| offers(builder));
    let none = Memo::new(move |_| builder.programme().with(|view| view.deficits.is_empty()));
    let ticked: Ticked = RwSignal::new(BTreeMap::new());
    // What nothing is done for yet is ticked to begin with; a tick that somebody took away stays away.
    Effect::new(move |seen: Option<BTreeSet<DeficitId>>| {
        let mut seen = seen.unwrap_or_default();
        offers.with(|offers| {
            for offer in offers {
                if seen.insert(offer.deficit) && !offer.has_items {
                    let all = (0..offer.remedy.items.len()).collect();
                    ticked.update(|ticked| drop(ticked.insert(offer.deficit, all)));
                }
            }
        });
        seen
    });
    let counts = Memo::new(move |_| {
        ticked.with(|ticked| {
            let items: usize = ticked.values().map(BTreeSet::len).sum();
            (
                ticked.values().filter(|items| !items.is_empty()).count(),
                items,
            )
        })
    });
    let add = move || {
        let chosen =
            offers.with_untracked(|offers| ticked.with_untracked(|ticked| chosen(offers, ticked)));
        let (starts, ends) = untrack(|| builder.days_left());
        let mut random = || builder.device().random();
        let edit = untrack(|| {
            builder.programme().with(|view| {
                let laying = Laying {
                    view,
                    starts,
                    ends,
                    random: &mut random,
                };
                laying.deficits(&chosen, t!(build.section_deficits))
            })
        });
        if builder.add(edit) {
            route::go(Route::PairProgramme(builder.pair()));
        }
    };
    let to_diagnostics = Route::Diagnostics(builder.pair()).path();
    view! {
        <section aria-labelledby="from-deficits">
            <div class="group"><h2 id="from-deficits">{t!(build.from_deficits)}</h2><span class="group__line"></span></div>
            {move || if none.get() {
                view! {
                    <p class="quiet">{t!(build.no_deficits)}</p>
                    <p><a class="button" href=to_diagnostics.clone()>{t!(build.to_diagnostics)}</a></p>
                }.into_any()
            } else {
                view! { <p class="quiet">{t!(build.from_deficits_why)}</p> }.into_any()
            }}
            <ul class="stack stack--tight">
                <For each=move || offers.get() key=|offer| offer.deficit let:offer>
                    <OneOffer offer ticked/>
                </For>
            </ul>
            <Show when=move || counts.get().1 != 0>
                <p class="cluster">
                    <Button kind=ButtonKind::Act on_press=add>{t!(build.add_chosen)}</Button>
                    <span class="quiet">{move || counted(counts.get().0, counts.get().1)}</span>
                </p>
            </Show>
        </section>
    }
}

/// «3 задачи, 7 пунктов».
pub fn counted(tasks: usize, items: usize) -> String {
    t!(
        build.counts,
        tasks = t!(build.tasks, count = tasks),
        items = t!(build.items, count = items)
    )
}

fn chosen(offers: &[Offer], ticked: &BTreeMap<DeficitId, BTreeSet<usize>>) -> Vec<Chosen> {
    let of = |offer: &Offer| {
        let places = ticked
            .get(&offer.deficit)
            .filter(|places| !places.is_empty())?;
        let items = offer.remedy.items.iter().enumerate();
        Some(Chosen {
            deficit: offer.deficit,
            task: offer.remedy.task.clone(),
            items: items
                .filter(|(place, _)| places.contains(place))
                .map(|(_, item)| item.clone())
                .collect(),
        })
    };
    offers.iter().filter_map(of).collect()
}

#[component]
fn OneOffer(offer: Offer, ticked: Ticked) -> impl IntoView {
    let builder = use_builder();
    let deficit = offer.deficit;
    let one = move |(place, item): (usize, ryadom_domain::TemplateItem)| {
        let on = Signal::derive(move || {
            ticked.with(|ticked| {
                ticked
                    .get(&deficit)
                    .is_some_and(|places| places.contains(&place))
            })
        });
        let change = move |on: bool| {
            ticked.update(|ticked| {
                let places = ticked.entry(deficit).or_default();
                if on {
                    places.insert(place);
                } else {
                    places.remove(&place);
                }
            });
        };
        let event = item.event.clone();
        let under = move || {
            let (starts, ends) = builder.days_left();
            item_words(locale(), &item, starts, ends)
        };
        view! {
            <li>
                <Checkbox checked=on on_change=change>
                    {event}
                    <span class="line__more">{under}</span>
                </Checkbox>
            </li>
        }
    };
    let items: Vec<_> = offer.remedy.items.iter().cloned().enumerate().collect();
    view! {
        <li class="card">
            <h3>{offer.text.clone()}{offer.has_items.then(|| view! { " " <Tag>{t!(build.has_items)}</Tag> })}</h3>
            <p class="quiet">{t!(build.task_of, task = offer.remedy.task.clone())}</p>
            <ul>{items.into_iter().map(one).collect_view()}</ul>
        </li>
    }
}

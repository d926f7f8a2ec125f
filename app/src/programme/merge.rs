//! One quiet card after an absence: who changed how much, and what is worth a look.

use super::context::use_programme;
use crate::i18n::*;
use crate::told::{self, Names};
use crate::ui::{Button, ButtonKind, Who};
use leptos::prelude::*;
use ryadom_domain::{ItemId, PersonId};
use ryadom_replica::{ChangeHash, Subject, Told, What};
use std::collections::BTreeSet;

/// What one person changed since this person last looked.
#[derive(Debug, Clone, PartialEq, Eq)]
struct Changed {
    by: Option<PersonId>,
    items: usize,
    /// Edits of anything but the plan.
    others: usize,
}

/// The card. Nothing while nobody else changed anything and no place waits.
#[component]
pub fn MergeCard() -> impl IntoView {
    let programme = use_programme();
    let (device, handle) = (programme.device(), programme.handle());
    let document = handle.document();
    let seen = Memo::new(move |_| device.seen().with(|seen| seen.get(&document).cloned()));
    let changed = Memo::new(move |_| {
        // What nobody has ever looked at was not changed in anybody's absence.
        let since = seen.get()?;
        handle.version();
        let told = handle.told(&since)?;
        Some(by_person(&told, device.person()))
    });
    let changed = move || changed.get().unwrap_or_default();
    let places = Memo::new(move |_| programme.view(|view| view.places()));
    let shown = Memo::new(move |_| !changed().is_empty() || places.get() > 0);
    let words = move || {
        let locale = locale();
        let mut sentences = device.registry().with(|registry| {
            let names = Names {
                registry,
                reader: Some(device.person()),
                today: programme.today().get(),
            };
            in_words(locale, &names, &changed())
        });
        if places.get() > 0 {
            sentences.push(td_string!(locale, programme.places, count = places.get()));
        }
        sentences.join(" ")
    };
    let who = move || {
        let first = changed().into_iter().next()?;
        let signed = programme.signed(locale(), first.by);
        Some(view! { <Who name=signed.name initials=signed.initials part=signed.part/> })
    };
    let only_waiting = programme.only_waiting();
    // The filter has nothing to show once the last place was settled.
    Effect::new(move || {
        if places.get() == 0 {
            only_waiting.set(false);
        }
    });
    first_look(seen);
    view! {
        <Show when=move || shown.get()>
            <div class="merge" role="status">
                {who}
                <p class="merge__words">{words}</p>
                <div class="merge__acts">
                    <Show when=move || { places.get() > 0 && !only_waiting.get() }>
                        <Button kind=ButtonKind::Plain on_press=move || only_waiting.set(true)>
                            {t!(programme.show)}
                        </Button>
                    </Show>
                    <Show when=move || !changed().is_empty()>
                        <Button kind=ButtonKind::Plain on_press=move || device.saw(document)>
                            {t!(programme.understood)}
                        </Button>
                    </Show>
                </div>
            </div>
        </Show>
    }
}

/// The first look at a programme is where "since you last looked" begins.
fn first_look(seen: Memo<Option<Vec<ChangeHash>>>) {
    let programme = use_programme();
    let (device, handle) = (programme.device(), programme.handle());
    Effect::new(move || {
        if handle.ready() && seen.get().is_none() {
            device.saw(handle.document());
        }
    });
}

/// Everybody else's changes, most first.
fn by_person(told: &[Told], reader: PersonId) -> Vec<Changed> {
    let mut people: Vec<(Option<PersonId>, BTreeSet<ItemId>, usize)> = Vec::new();
    for one in told {
        for author in authors(one) {
            if author == Some(reader) {
                continue;
            }
            let at = people
                .iter()
                .position(|(by, ..)| *by == author)
                .unwrap_or_else(|| {
                    people.push((author, BTreeSet::new(), 0));
                    people.len() - 1
                });
            if let Some((_, items, others)) = people.get_mut(at) {
                match one.subject {
                    Subject::Item { id, .. } => drop(items.insert(id)),
                    _ => *others += 1,
                }
            }
        }
    }
    let mut changed: Vec<_> = people
        .into_iter()
        .map(|(by, items, others)| Changed {
            by,
            items: items.len(),
            others,
        })
        .collect();
    changed.sort_by_key(|changed| std::cmp::Reverse(changed.items + changed.others));
    changed
}

/// Everybody who had a part in it: a row that came back was also edited, and each of two values has its author.
fn authors(told: &Told) -> BTreeSet<Option<PersonId>> {
    let mut authors = BTreeSet::from([told.by]);
    match &told.what {
        What::CameBack { edited_by, .. } => drop(authors.insert(*edited_by)),
        What::TwoValues { values, .. } => authors.extend(values.iter().map(|value| value.by)),
        _ => {}
    }
    authors
}

/// «Пока вас не было: Кузнецова М. О. изменила 4 пункта и ещё 2 места вне плана.»
fn in_words(locale: Locale, names: &Names<'_>, changed: &[Changed]) -> Vec<String> {
    let each = changed.iter().map(|changed| {
        let items = (changed.items > 0)
            .then(|| td_string!(locale, programme.merged_items, count = changed.items));
        let others = (changed.others > 0)
            .then(|| td_string!(locale, programme.merged_others, count = changed.others));
        let what = match (items, others) {
            (Some(items), Some(others)) => {
                td_string!(
                    locale,
                    programme.merged_both,
                    items = items,
                    others = others
                )
            }
            (items, others) => items.or(others).unwrap_or_default(),
        };
        told::has_changed(locale, names, changed.by, what)
    });
    let away = (!changed.is_empty()).then(|| td_string!(locale, programme.away).to_owned());
    away.into_iter().chain(each).collect()
}

#[cfg(test)]
mod tests {
    use super::*;
    use ryadom_domain::Timestamp;
    use wasm_bindgen_test::wasm_bindgen_test;

    fn told(by: u8, subject: Subject) -> Told {
        Told {
            by: Some(PersonId::from_random([by; 16])),
            at: Timestamp(0),
            subject,
            what: What::Moved,
        }
    }

    #[wasm_bindgen_test]
    fn an_item_changed_twice_counts_once_and_one_s_own_changes_not_at_all() {
        let item = |n: u8| Subject::Item {
            id: ItemId::from_random([n; 16]),
            event: String::new(),
        };
        let told = [
            told(1, item(1)),
            told(1, item(1)),
            told(1, Subject::Whole),
            told(2, item(2)),
            told(3, item(3)),
        ];
        let changed: Vec<_> = by_person(&told, PersonId::from_random([3; 16]))
            .into_iter()
            .map(|one| (one.items, one.others))
            .collect();
        assert_eq!(changed, [(1, 1), (1, 0)]);
    }

    #[wasm_bindgen_test]
    fn a_row_that_one_s_own_removal_could_not_take_away_counts_for_whoever_edited_it() {
        let mut came_back = told(
            3,
            Subject::Item {
                id: ItemId::from_random([1; 16]),
                event: String::new(),
            },
        );
        came_back.what = What::CameBack {
            edited_by: Some(PersonId::from_random([1; 16])),
            edited_at: Timestamp(0),
        };
        let changed = by_person(&[came_back], PersonId::from_random([3; 16]));
        assert_eq!(changed.len(), 1);
        assert_eq!(changed[0].items, 1);
    }
}

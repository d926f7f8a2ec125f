//! The plan as a list, section by section.

use super::context::use_programme;
use super::edits;
use super::row::{Row, waits};
use crate::i18n::*;
use crate::ui::{Button, ButtonKind, EmptyState, Glyph, Icon, IconButton, More, at_first};
use leptos::prelude::*;
use ryadom_domain::{ItemId, Mark};
use ryadom_replica::{ItemEdit, ItemRow, ProgrammeEdit};

/// A section of the plan.
#[derive(Debug, Clone, Default, PartialEq, Eq)]
struct Group {
    section: String,
    /// What is shown of it.
    items: Vec<ItemId>,
    /// Of the whole section, shown or not.
    all: usize,
    done: usize,
}

/// Sections in the order in which they first appear; rows in the order of the plan. A section of which nothing is
/// shown is left out.
fn groups<'a>(
    items: impl IntoIterator<Item = &'a ItemRow>,
    is_shown: impl Fn(&ItemRow) -> bool,
) -> Vec<Group> {
    let mut groups: Vec<Group> = Vec::new();
    for item in items {
        let section = item.section.value.trim();
        let at = groups
            .iter()
            .position(|group| group.section == section)
            .unwrap_or_else(|| {
                groups.push(Group {
                    section: section.to_owned(),
                    ..Group::default()
                });
                groups.len() - 1
            });
        if let Some(group) = groups.get_mut(at) {
            group.all += 1;
            group.done += usize::from(matches!(item.mark.value, Some(Mark::Done | Mark::Partly)));
            if is_shown(item) {
                group.items.push(item.id);
            }
        }
    }
    groups.retain(|group| !group.items.is_empty());
    groups
}

/// How many rows are built before the first paint; each frame after it doubles them.
const ROWS: usize = 6;

/// Every section, or only the places to look at.
#[component]
pub fn Plan() -> impl IntoView {
    let programme = use_programme();
    let only_waiting = programme.only_waiting();
    let grouped = Memo::new(move |_| {
        let only = only_waiting.get();
        programme.view(|view| groups(&view.items, |item| !only || waits(item)))
    });
    let built = at_first(ROWS);
    let sections = move || {
        let mut room = built.get();
        grouped.with(|groups| {
            groups
                .iter()
                .take_while(|group| {
                    let has_room = room > 0;
                    room = room.saturating_sub(group.items.len());
                    has_room
                })
                .map(|group| group.section.clone())
                .collect::<Vec<_>>()
        })
    };
    let empty = Memo::new(move |_| programme.view(|view| view.items.is_empty()));
    view! {
        <section aria-label=t!(programme.plan)>
            <Show when=move || only_waiting.get()>
                <div class="plan__filter" role="status">
                    <p class="plan__filter-words">{t!(programme.only_waiting)}</p>
                    <Button kind=ButtonKind::Plain on_press=move || only_waiting.set(false)>{t!(programme.show_all)}</Button>
                </div>
            </Show>
            <For each=sections key=Clone::clone let:section>
                <Section section grouped built/>
            </For>
            <Show when=move || empty.get()>
                <EmptyState
                    title=t!(programme.empty)
                    why=t!(programme.empty_why)
                >
                    <AddItem/>
                </EmptyState>
            </Show>
            <Removed/>
        </section>
    }
}

#[component]
fn Section(section: String, grouped: Memo<Vec<Group>>, built: Signal<usize>) -> impl IntoView {
    let programme = use_programme();
    let name = StoredValue::new(section);
    let group = Memo::new(move |_| {
        let of = |groups: &Vec<Group>| {
            name.with_value(|name| groups.iter().find(|group| group.section == *name).cloned())
                .unwrap_or_default()
        };
        grouped.with(of)
    });
    let heading = move || {
        let section = name.get_value();
        if section.is_empty() {
            t!(programme.no_section).to_owned()
        } else {
            section
        }
    };
    let add = move || add_item(programme, Some(name.get_value()));
    view! {
        <div class="group">
            <h2>{heading}</h2>
            <span class="group__line"></span>
            <small class="group__count">
                {move || group.with(|group| {
                    td_string!(locale(), programme.done_of, done = group.done, all = group.all)
                })}
            </small>
            <Show when=move || programme.may_write().get()>
                <IconButton
                    glyph=Glyph::Add
                    label=move || t!(programme.add_to, section = heading()).to_string()
                    on_press=add
                />
            </Show>
        </div>
        <ul>
            <For each=move || group.with(|group| group.items.iter().take(built.get()).copied().collect::<Vec<_>>()) key=|id| *id let:id>
                <Row id/>
            </For>
        </ul>
    }
}

/// Adds an item to a section, or at the end, and opens it to be written.
fn add_item(programme: super::context::Programme, section: Option<String>) {
    let id = ItemId::from_random(programme.random());
    let today = programme.today().get_untracked();
    let added = programme
        .view_untracked(|view| edits::new_item(&view.items, section.as_deref(), today, id));
    programme.edit(added);
    programme.open_added(id);
}

/// The one thing that this page is for.
#[component]
pub fn AddItem() -> impl IntoView {
    let programme = use_programme();
    view! {
        <Show when=move || programme.may_write().get()>
            <Button kind=ButtonKind::Act on_press=move || add_item(programme, None)>
                <Icon glyph=Glyph::Add/>
                {t!(programme.add)}
            </Button>
        </Show>
    }
}

/// Rows that were removed, for whoever wants one back.
#[component]
fn Removed() -> impl IntoView {
    let programme = use_programme();
    let removed = Memo::new(move |_| {
        programme.view(|view| {
            view.removed_items
                .iter()
                .map(|item| (item.id, item.event.clone()))
                .collect::<Vec<_>>()
        })
    });
    let shown = Memo::new(move |_| {
        removed.with(|removed| !removed.is_empty()) && programme.may_write().get()
    });
    let one = move |(id, event): (ItemId, String)| {
        let restore = move || {
            programme.edit(ProgrammeEdit::Item {
                id,
                edit: ItemEdit::Restore,
            })
        };
        let named = event.clone();
        view! {
            <li class="cluster cluster--apart">
                <span>{event}</span>
                <Button
                    small=true
                    label=Signal::derive(move || t!(programme.restore_named, event = named.clone()).to_string())
                    on_press=restore
                >
                    {t!(programme.restore)}
                </Button>
            </li>
        }
    };
    view! {
        <Show when=move || shown.get()>
            <More summary=move || t!(programme.removed, count = removed.with(Vec::len)).to_string()>
                <ul class="stack stack--tight">{move || removed.get().into_iter().map(one).collect_view()}</ul>
            </More>
        </Show>
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use ryadom_replica::{Choice, Fate};
    use wasm_bindgen_test::wasm_bindgen_test;

    fn row(n: u8, section: &str, mark: Option<Mark>) -> ItemRow {
        let word = |word: &str| Choice {
            value: word.to_owned(),
            ..Choice::default()
        };
        ItemRow {
            id: ItemId::from_random([n; 16]),
            fate: Fate::Kept,
            touched: None,
            section: word(section),
            event: String::new(),
            form_of_work: word(""),
            planned: Choice::default(),
            responsible: word(""),
            expected_result: String::new(),
            product: String::new(),
            actual_result: String::new(),
            actual_date: Choice::default(),
            mark: Choice {
                value: mark,
                ..Choice::default()
            },
            reason: String::new(),
            mentor_mark: Choice::default(),
            mentee_mark: Choice::default(),
            confirmed: Choice::default(),
            deficits: Default::default(),
            task: Choice::default(),
        }
    }

    #[wasm_bindgen_test]
    fn rows_of_one_section_stand_together_in_the_order_in_which_sections_begin() {
        let rows = [
            row(1, "Б", None),
            row(2, "А", Some(Mark::Done)),
            row(3, "Б", Some(Mark::Partly)),
        ];
        let groups: Vec<_> = groups(&rows, |_| true)
            .into_iter()
            .map(|group| (group.section, group.items.len(), group.done))
            .collect();
        assert_eq!(groups, [("Б".to_owned(), 2, 1), ("А".to_owned(), 1, 1)]);
    }

    #[wasm_bindgen_test]
    fn a_section_counts_all_of_its_rows_even_when_only_some_are_shown() {
        let rows = [
            row(1, "А", None),
            row(2, "А", Some(Mark::Done)),
            row(3, "Б", None),
        ];
        let shown = rows[0].id;
        let groups = groups(&rows, |item| item.id == shown);
        assert_eq!(groups.len(), 1);
        assert_eq!(
            (groups[0].items.len(), groups[0].all, groups[0].done),
            (1, 2, 1)
        );
    }
}

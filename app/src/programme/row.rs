//! One item of the plan in the list.

use super::comments::talk;
use super::context::use_programme;
use super::due::due_words;
use super::edits;
use super::marks::Marks;
use super::tick::Tick;
use super::torn_item::TornItem;
use crate::i18n::*;
use crate::told::{self, vocabulary};
use crate::ui::{Button, Tag, TagKind, use_toasts};
use leptos::prelude::*;
use leptos_router::components::A;
use ryadom_domain::{Due, ItemId, Mark};
use ryadom_replica::{Fate, ItemEdit, ItemRow, ProgrammeEdit};

/// How much of a deficit stands in the second line, in characters.
const SHORT: usize = 48;

/// A row: what, when, how it went, who marked it. The whole of it opens the item.
#[component]
pub fn Row(id: ItemId) -> impl IntoView {
    let programme = use_programme();
    let item = programme.item(id);
    let mark = Memo::new(move |_| item.with(|item| item.as_ref().and_then(|item| item.mark.value)));
    let event = Memo::new(move |_| {
        item.with(|item| {
            item.as_ref()
                .map(|item| item.event.clone())
                .unwrap_or_default()
        })
    });
    let torn = Memo::new(move |_| {
        item.with(|item| item.as_ref().is_some_and(|item| item.planned.is_torn()))
    });
    // Choosers for ten fields are dear, and of hardly any row there is something to choose.
    let has_two =
        Memo::new(move |_| item.with(|item| item.as_ref().is_some_and(|item| item.places() > 0)));
    let fate = Memo::new(move |_| {
        item.with(|item| {
            item.as_ref()
                .map(|item| item.fate.clone())
                .unwrap_or_default()
        })
    });
    let due = Memo::new(move |_| {
        item.with(|item| {
            item.as_ref().map(|item| {
                let words = due_words(
                    locale(),
                    &item.plain(),
                    programme.days(),
                    programme.today().get(),
                );
                (words.words, words.due)
            })
        })
    });
    let late = move || due.with(|due| matches!(due, Some((_, Due::Overdue(_)))));
    let more = Memo::new(move |_| {
        let locale = locale();
        item.with(|item| {
            item.as_ref()
                .map(|item| second_line(locale, item, |id| programme.deficit_words(id)))
                .unwrap_or_default()
        })
    });
    let talk = talk(programme, Some(id));
    let said = move || {
        let (count, waits) = talk.get();
        let words = if waits {
            t!(programme.asks_you).to_owned()
        } else {
            t!(programme.comments_count, count = count).to_string()
        };
        (count > 0).then(|| view! { " " <Tag kind=if waits { TagKind::Need } else { TagKind::Plain }>{words}</Tag> })
    };
    let open = Memo::new(move |_| programme.open_item().get() == Some(id));
    let writers = programme.writers(id);
    let here = move || {
        let locale = locale();
        let names = writers.with(|writers| {
            let name = |person: &_| programme.signed(locale, Some(*person)).name;
            writers.iter().map(name).collect::<Vec<_>>().join(", ")
        });
        (!names.is_empty()).then(|| td_string!(locale, programme.writing_now, names = names))
    };
    let named = move || {
        let event = event.get();
        if event.trim().is_empty() {
            t!(programme.unnamed).to_owned()
        } else {
            event
        }
    };
    view! {
        <li
            class="item"
            class:item--done=move || matches!(mark.get(), Some(Mark::Done | Mark::Partly))
            class:item--open=move || open.get()
            id=format!("item-{id}")
        >
            <RowTick item/>
            <div class="item__body">
                <p>
                    <A
                        href=programme.item_path(id)
                        scroll=false
                        attr:class="item__text"
                        attr:aria-current=move || open.get().then_some("true")
                    >
                        {named}
                    </A>
                </p>
                <p class="item__more">
                    {move || more.get()}
                    {move || fate.get().is_torn().then(|| view! { " " <Tag>{move || programme.came_back(locale(), &fate.get())}</Tag> })}
                    {move || here().map(|words| view! { " " <Tag kind=TagKind::Act>{words}</Tag> })}
                    {said}
                </p>
                <Show when=move || fate.get().is_torn() && programme.may_write().get()>
                    <CameBack id/>
                </Show>
                <Show when=move || has_two.get() && !open.get()>
                    <TornItem id/>
                </Show>
            </div>
            <div class="item__foot">
                <p
                    class="item__due due"
                    class:due--late=late
                    class:due--two=move || torn.get()
                    class:due--done=move || due.with(|due| matches!(due, Some((_, Due::Done))))
                >
                    {move || due.with(|due| due.as_ref().map(|(words, _)| words.clone()))}
                    {move || late().then(|| view! { <span class="unseen">", "{t!(programme.key_late)}</span> })}
                    {move || torn.get().then(|| view! {
                        " "
                        <Tag kind=TagKind::Need>{move || t!(programme.values, count = item.with(|item| item.as_ref().map_or(0, |item| item.planned.rivals.len())))}</Tag>
                    })}
                </p>
                <Marks id item/>
            </div>
        </li>
    }
}

/// The ring before the row.
#[component]
fn RowTick(item: Memo<Option<ItemRow>>) -> impl IntoView {
    let programme = use_programme();
    let toasts = use_toasts();
    let mark =
        Signal::derive(move || item.with(|item| item.as_ref().and_then(|item| item.mark.value)));
    let label = Signal::derive(move || {
        let event = item.with(|item| {
            item.as_ref()
                .map(|item| item.event.clone())
                .unwrap_or_default()
        });
        t!(programme.tick, event = event).to_string()
    });
    let press = Callback::new(move |()| {
        let Some(side) = untrack(|| programme.side()) else {
            return;
        };
        let Some(item) = item.get_untracked() else {
            return;
        };
        let was_done = item.mark.value == Some(Mark::Done);
        programme.edit(edits::tick(&item, side, programme.today().get_untracked()));
        if !was_done {
            let done = t!(programme.ticked).to_owned();
            toasts.offer(done, t!(programme.take_back), programme.take_back());
        }
    });
    move || {
        let may = programme.side().is_some() && programme.may_write().get();
        view! { <Tick mark label on_press=may.then_some(press)/> }
    }
}

/// A row that somebody removed and somebody edited: keep it, or let it go.
#[component]
pub fn CameBack(id: ItemId) -> impl IntoView {
    let programme = use_programme();
    let choose = move |edit| programme.edit(ProgrammeEdit::Item { id, edit });
    view! {
        <div class="item__acts">
            <Button small=true on_press=move || choose(ItemEdit::Restore)>{t!(programme.keep_row)}</Button>
            <Button small=true on_press=move || choose(ItemEdit::Remove)>{t!(programme.remove_again)}</Button>
        </div>
    }
}

/// «взаимопосещение · дефицит: цель урока»; of an item that was done, what came of it first.
fn second_line(
    locale: Locale,
    item: &ItemRow,
    deficit: impl Fn(ryadom_domain::DeficitId) -> Option<String>,
) -> String {
    let mut parts = Vec::new();
    match item.mark.value {
        Some(Mark::Done) => parts.push(item.actual_result.clone()),
        Some(mark) => {
            let mark = told::capital(vocabulary::mark(locale, mark));
            let why = if item.reason.trim().is_empty() {
                &item.actual_result
            } else {
                &item.reason
            };
            parts.push(if why.trim().is_empty() {
                mark
            } else {
                format!("{mark}: {why}")
            });
        }
        None => {}
    }
    parts.push(item.form_of_work.value.clone());
    if item.mark.value.is_none() {
        let words: Vec<_> = item.deficits.iter().filter_map(|id| deficit(*id)).collect();
        match words.as_slice() {
            [] => {}
            [words] => parts.push(td_string!(
                locale,
                programme.for_deficit,
                deficit = told::excerpt(words, SHORT)
            )),
            several => parts.push(td_string!(
                locale,
                programme.deficits_count,
                count = several.len()
            )),
        }
    }
    parts.retain(|part| !part.trim().is_empty());
    parts.join(" · ")
}

/// Whether a row waits for somebody to look.
pub fn waits(item: &ItemRow) -> bool {
    item.places() > 0 || matches!(item.fate, Fate::CameBack { .. })
}

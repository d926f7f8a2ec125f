//! One item open: everything about it can be changed here.

use super::comments::Comments;
use super::context::use_programme;
use super::edits::{self, Way};
use super::outcome::{Outcome, Signatures};
use super::row::CameBack;
use super::torn_item::{TornPlanned, TornWords};
use super::when::{from_when, month_options, to_when};
use super::words::Words;
use crate::attached::Files;
use crate::i18n::*;
use crate::told::{self, dates};
use crate::ui::{
    Below, Button, ButtonKind, Checkbox, EmptyState, Glyph, Icon, IconButton, Offered, Select, Tag,
    TextField, When, WhenField, use_toasts,
};
use jiff::civil::Date;
use leptos::prelude::*;
use ryadom_domain::{ItemId, TaskId};
use ryadom_replica::{Field, ItemEdit, ItemText, ProgrammeEdit, ProgrammeText};
use std::collections::BTreeSet;

/// The open item, beside the list or in its place.
#[component]
pub fn Panel(id: ItemId) -> impl IntoView {
    let programme = use_programme();
    let item = programme.item(id);
    let there = Memo::new(move |_| item.with(Option::is_some));
    let restore = move || {
        programme.edit(ProgrammeEdit::Item {
            id,
            edit: ItemEdit::Restore,
        })
    };
    let close_on_escape = move |event: leptos::ev::KeyboardEvent| {
        if event.key() == "Escape" && !event.default_prevented() {
            programme.close_item();
        }
    };
    view! {
        <section class="panel" aria-label=t!(programme.item) on:keydown=close_on_escape>
            <PanelHead id/>
            <Show
                when=move || there.get()
                fallback=move || view! {
                    <EmptyState
                        title=t!(programme.item_gone)
                        why=t!(programme.item_gone_why)
                    >
                        <Button on_press=restore disabled=programme.still()>{t!(programme.restore)}</Button>
                    </EmptyState>
                }
            >
                <What id/>
                <Plans id/>
                <Below>
                    <Serves id/>
                    <Works id/>
                    <Below>
                        <Outcome id/>
                        <Signatures id/>
                        <Comments id/>
                        <div class="panel__part"><Files hook=programme.files(id)/></div>
                        <PanelFoot id/>
                    </Below>
                </Below>
            </Show>
        </section>
    }
}

#[component]
fn PanelHead(id: ItemId) -> impl IntoView {
    let programme = use_programme();
    let place = Memo::new(move |_| {
        programme.view(|view| {
            let at = view.items.iter().position(|item| item.id == id)?;
            let section = view.items.get(at).map(|item| item.section.value.clone())?;
            Some((section, at + 1, view.items.len()))
        })
    });
    let wherever = move || {
        place.get().map(|(section, at, all)| {
            let number = t!(programme.item_of, at = at, all = all).to_string();
            if section.trim().is_empty() {
                number
            } else {
                format!("{section} · {number}")
            }
        })
    };
    // Opening an item is going somewhere: a keyboard goes on from there, and a reader says where that is.
    let heading = NodeRef::<leptos::html::H2>::new();
    Effect::new(move || {
        if let Some(heading) = heading.get()
            && !programme.is_new(id)
        {
            // Focus fails only for an element that has left the page.
            drop(heading.focus());
        }
    });
    let step = move |way| programme.view(|view| edits::step(&view.items, id, way));
    let cannot = move |way| Signal::derive(move || programme.still().get() || step(way).is_none());
    let go = move |way| {
        if let Some(edit) = programme.view_untracked(|view| edits::step(&view.items, id, way)) {
            programme.edit(edit);
        }
    };
    view! {
        <div class="panel__head">
            <IconButton
                glyph=Glyph::Back
                label=t!(programme.back_to_plan)
                on_press=move || programme.close_item()
            />
            <h2 class="panel__where" tabindex="-1" node_ref=heading>{wherever}</h2>
            <IconButton
                glyph=Glyph::Up
                label=t!(programme.move_up)
                disabled=cannot(Way::Up)
                on_press=move || go(Way::Up)
            />
            <IconButton
                glyph=Glyph::Down
                label=t!(programme.move_down)
                disabled=cannot(Way::Down)
                on_press=move || go(Way::Down)
            />
        </div>
    }
}

/// What is to be done, in which section, in what form.
#[component]
fn What(id: ItemId) -> impl IntoView {
    let programme = use_programme();
    let fate = programme.part(id, |item| item.fate.clone());
    let section = programme.part(id, |item| item.section.value.clone());
    let form = programme.part(id, |item| item.form_of_work.value.clone());
    let sections = Memo::new(move |_| {
        programme.view(|view| {
            let all: BTreeSet<_> = view
                .items
                .iter()
                .map(|item| item.section.value.clone())
                .collect();
            all.into_iter()
                .filter(|section| !section.is_empty())
                .collect::<Vec<_>>()
        })
    });
    let forms = Signal::derive(move || words_of(t!(programme.forms_of_work)));
    view! {
        <div class="panel__part">
            {move || fate.get().is_torn().then(|| view! {
                <div>
                    <Tag>{move || programme.came_back_when(locale(), &fate.get())}</Tag>
                    <CameBack id/>
                </div>
            })}
            <Words
                text=ProgrammeText::Item(id, ItemText::Event)
                label=t!(programme.event)
                focus=programme.is_new(id)
            />
            <div class="fields">
                <div>
                    <TextField
                        label=t!(programme.section)
                        value=section
                        offered=sections
                        disabled=programme.still()
                        on_rest=move |words: String| programme.edit_item(id, ItemEdit::Section(words))
                    />
                    <TornWords id field=Field::Section read=|item| &item.section edit=ItemEdit::Section/>
                </div>
                <div>
                    <TextField
                        label=t!(programme.form_of_work)
                        value=form
                        offered=forms
                        disabled=programme.still()
                        on_rest=move |words: String| programme.edit_item(id, ItemEdit::FormOfWork(words))
                    />
                    <TornWords id field=Field::FormOfWork read=|item| &item.form_of_work edit=ItemEdit::FormOfWork/>
                </div>
            </div>
        </div>
    }
}

/// When, by whom, and what should come of it.
#[component]
fn Plans(id: ItemId) -> impl IntoView {
    let programme = use_programme();
    let planned = programme.part(id, |item| item.planned.value.map(to_when));
    let responsible = programme.part(id, |item| item.responsible.value.clone());
    let day = move |day: Date| dates::weekday(locale(), day, programme.today().get());
    let set_when =
        move |when: Option<When>| programme.edit_item(id, ItemEdit::Schedule(when.map(from_when)));
    let people = Signal::derive(move || words_of(t!(programme.responsible_words)));
    let months = Signal::derive(move || {
        let (starts, ends) = programme.days();
        month_options(locale(), starts, ends, programme.today().get())
    });
    view! {
        <div class="panel__part">
            <div>
                <WhenField
                    label=t!(programme.when)
                    value=planned
                    suggested=programme.today()
                    months=months
                    words=day
                    disabled=programme.still()
                    on_change=set_when
                />
                <TornPlanned id/>
            </div>
            <div>
                <TextField
                    label=t!(programme.responsible)
                    value=responsible
                    offered=people
                    disabled=programme.still()
                    on_rest=move |words: String| programme.edit_item(id, ItemEdit::Responsible(words))
                />
                <TornWords id field=Field::Responsible read=|item| &item.responsible edit=ItemEdit::Responsible/>
            </div>
            <div class="fields">
                <Words
                    text=ProgrammeText::Item(id, ItemText::ExpectedResult)
                    label=t!(programme.expected_result)
                />
                <Words
                    text=ProgrammeText::Item(id, ItemText::Product)
                    label=t!(programme.product)
                />
            </div>
        </div>
    }
}

/// The task that it serves.
#[component]
fn Serves(id: ItemId) -> impl IntoView {
    let programme = use_programme();
    let served = programme.part(id, |item| item.task.value);
    let tasks = Memo::new(move |_| {
        programme.view(|view| {
            let all = view.tasks.iter();
            all.map(|row| (row.id, row.text.clone()))
                .collect::<Vec<_>>()
        })
    });
    let options = Signal::derive(move || {
        let none = Offered::new("", t!(programme.no_task));
        let one =
            |(id, text): (TaskId, String)| Offered::new(id.to_string(), told::excerpt(&text, 90));
        std::iter::once(none)
            .chain(tasks.get().into_iter().map(one))
            .collect::<Vec<_>>()
    });
    let value = Signal::derive(move || {
        served
            .get()
            .map(|task| task.to_string())
            .unwrap_or_default()
    });
    view! {
        <Show when=move || tasks.with(|tasks| !tasks.is_empty())>
            <div class="panel__part">
                <Select
                    label=t!(programme.item_task)
                    value
                    options
                    disabled=programme.still()
                    on_change=move |code: String| programme.edit_item(id, ItemEdit::Task(code.parse().ok()))
                />
            </div>
        </Show>
    }
}

/// The deficits it works on.
#[component]
fn Works(id: ItemId) -> impl IntoView {
    let programme = use_programme();
    let linked = programme.part(id, |item| item.deficits.clone());
    let deficits = Memo::new(move |_| {
        programme.view(|view| {
            view.deficits
                .iter()
                .map(|row| (row.id, row.text.clone()))
                .collect::<Vec<_>>()
        })
    });
    let one = move |(deficit, text): (_, String)| {
        view! {
            <Checkbox
                checked=Signal::derive(move || linked.with(|linked| linked.contains(&deficit)))
                disabled=programme.still()
                on_change=move |on| programme.edit_item(id, ItemEdit::LinkDeficit(deficit, on))
            >
                {text}
            </Checkbox>
        }
    };
    view! {
        <Show when=move || deficits.with(|deficits| !deficits.is_empty())>
            <div class="panel__part">
                <fieldset>
                    <legend class="choice__label">{t!(programme.works_on)}</legend>
                    {move || deficits.get().into_iter().map(one).collect_view()}
                </fieldset>
            </div>
        </Show>
    }
}

#[component]
fn PanelFoot(id: ItemId) -> impl IntoView {
    let programme = use_programme();
    let toasts = use_toasts();
    let touched = programme.part(id, |item| item.touched);
    let last = move || {
        let locale = locale();
        touched.get().map(|stamp| {
            td_string!(
                locale,
                programme.touched,
                who = programme.signed(locale, stamp.by).name,
                when = programme.moment(locale, stamp.at)
            )
        })
    };
    let remove = move || {
        programme.edit_item(id, ItemEdit::Remove);
        programme.close_item();
        toasts.offer(
            t!(programme.item_removed),
            t!(programme.restore),
            move || programme.edit_item(id, ItemEdit::Restore),
        );
    };
    view! {
        <div class="panel__acts">
            <p class="quiet">{last}</p>
            <Show when=move || programme.may_write().get()>
                <Button kind=ButtonKind::Need on_press=remove>
                    <Icon glyph=Glyph::Remove/>
                    {t!(programme.remove)}
                </Button>
            </Show>
        </div>
    }
}

/// A list of words from the locale files, where they stand separated by semicolons.
fn words_of(list: &str) -> Vec<String> {
    list.split(';').map(|word| word.trim().to_owned()).collect()
}

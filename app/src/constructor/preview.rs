//! What a template would add, read before it is added.

use super::context::use_builder;
use super::edits::Laying;
use crate::i18n::*;
use crate::route::{self, Route};
use crate::told::dates;
use crate::ui::{Button, ButtonKind};
use jiff::civil::Date;
use leptos::prelude::*;
use ryadom_domain::{Template, TemplateItem};

/// «сентябрь · консультация».
pub fn item_words(locale: Locale, item: &TemplateItem, starts: Date, ends: Option<Date>) -> String {
    let planned = item.when.map(|when| when.laid(starts, ends));
    let when = planned.map(|planned| dates::planned(locale, planned, starts));
    let form = Some(item.form.clone()).filter(|form| !form.is_empty());
    let parts = [when, form];
    parts.into_iter().flatten().collect::<Vec<_>>().join(" · ")
}

/// The rows by section, in their order.
fn sections(template: &Template) -> Vec<(String, Vec<TemplateItem>)> {
    let mut sections: Vec<(String, Vec<TemplateItem>)> = Vec::new();
    for item in &template.items {
        match sections.iter_mut().find(|(name, _)| *name == item.section) {
            Some((_, items)) => items.push(item.clone()),
            None => sections.push((item.section.clone(), vec![item.clone()])),
        }
    }
    sections
}

/// Goal, tasks and plan, and the button that adds them.
#[component]
pub fn Preview(template: Template, open: RwSignal<bool>) -> impl IntoView {
    let builder = use_builder();
    let (starts, ends) = untrack(|| builder.days());
    let plan = sections(&template)
        .into_iter()
        .map(|(name, items)| {
            let rows = items.into_iter().map(|item| {
                let under = item_words(locale(), &item, starts, ends);
                view! { <li>{item.event}<span class="line__more">{under}</span></li> }
            });
            view! {
                {(!name.is_empty()).then(|| view! { <h4>{name}</h4> })}
                <ul class="preview__items">{rows.collect_view()}</ul>
            }
        })
        .collect_view();
    let tasks = template
        .tasks
        .clone()
        .into_iter()
        .map(|task| view! { <li>{task}</li> });
    let goal = template.goal.clone();
    let tasks = tasks.collect_view();
    let add = move || {
        let mut random = || builder.device().random();
        let edit = untrack(|| {
            builder.programme().with(|view| {
                let laying = Laying {
                    view,
                    starts,
                    ends,
                    random: &mut random,
                };
                laying.template(&template)
            })
        });
        open.set(false);
        if builder.add(edit) {
            route::go(Route::PairProgramme(builder.pair()));
        }
    };
    view! {
        <div class="stack preview">
            <div><h3>{t!(build.goal)}</h3><p>{goal}</p></div>
            <div><h3>{t!(build.tasks_title)}</h3><ol class="tasks">{tasks}</ol></div>
            <div><h3>{t!(build.plan)}</h3>{plan}</div>
            {untrack(|| builder.programme().may_write()).then(|| view! {
                <div class="dialog__acts">
                    <Button kind=ButtonKind::Act on_press=add>{t!(build.add_all)}</Button>
                </div>
            })}
        </div>
    }
}

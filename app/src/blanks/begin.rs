//! Beginning one: its title, and what it begins with.

use super::desk::{Desk, use_desk};
use crate::i18n::*;
use crate::route::{self, Route};
use crate::ui::{Button, ButtonKind, Offered, Select, TextField};
use leptos::prelude::*;
use ryadom_domain::{Blank, BlankField, BlankFields, BlankId, BlankKind, LineId, Scale, Style};
use ryadom_replica::SchoolEdit;

const EMPTY: &str = "";
const USUAL: &str = "usual";
const WEIGHTED: &str = "weighted";
const ADAPTATION: &str = "adaptation";

/// The form.
#[component]
pub fn Begin(kind: BlankKind, open: RwSignal<bool>) -> impl IntoView {
    let desk = use_desk();
    let title = RwSignal::new(String::new());
    let from = RwSignal::new(EMPTY.to_owned());
    let tried = RwSignal::new(false);
    let fault = Signal::derive(move || {
        (tried.get() && title.read().trim().is_empty()).then(|| t!(blanks.need_title).to_owned())
    });
    let save = move || {
        tried.set(true);
        if title.with_untracked(|title| title.trim().is_empty()) {
            return;
        }
        let blank = untrack(|| begun(desk, kind, &from.get(), title.read().trim()));
        let id = BlankId::from_random(desk.device.random());
        let blank = Box::new(blank);
        if desk.make(SchoolEdit::AddBlank { id, blank }) {
            open.set(false);
            route::go(Route::Blank(id));
        }
    };
    view! {
        <form class="stack" novalidate on:submit=move |event| { event.prevent_default(); save(); }>
            <TextField label=t!(blanks.name) value=title on_input=move |words| title.set(words) error=fault/>
            <Select
                label=t!(blanks.from)
                value=from
                options=Signal::derive(move || sources(desk, kind))
                on_change=move |chosen| from.set(chosen)
            />
            <p class="quiet">{t!(blanks.seen)}</p>
            <div class="dialog__acts">
                <Button on_press=move || open.set(false)>{t!(blanks.cancel)}</Button>
                <Button kind=ButtonKind::Act submit=true>{t!(blanks.create)}</Button>
            </div>
        </form>
    }
}

/// Nothing, what the app brings along, and what the school has.
fn sources(desk: Desk, kind: BlankKind) -> Vec<Offered> {
    let mut all = vec![Offered::new(EMPTY, t!(blanks.from_empty))];
    match kind {
        BlankKind::Questionnaire => all.extend([
            Offered::new(USUAL, t!(blanks.from_difficulties)),
            Offered::new(ADAPTATION, t!(blanks.from_adaptation)),
        ]),
        BlankKind::Rubric => all.extend([
            Offered::new(USUAL, t!(blanks.from_levels)),
            Offered::new(WEIGHTED, t!(blanks.from_weighted)),
        ]),
    }
    desk.school.with(|view| {
        let own = view.blanks.iter().filter(|row| row.kind == kind);
        all.extend(own.map(|row| {
            let name = row.field(BlankField::Title);
            Offered::new(row.id.to_string(), t!(blanks.from_own, name = name))
        }));
    });
    all
}

fn begun(desk: Desk, kind: BlankKind, from: &str, title: &str) -> Blank {
    let (locale, org_type) = (locale(), desk.org_type());
    let kids = org_type == Some(ryadom_domain::OrgType::Kindergarten);
    let id = || LineId::from_random(desk.device.random());
    let own = desk.school.with(|view| {
        let found = view.blanks.iter().find(|row| row.id.to_string() == from);
        found.map(ryadom_replica::BlankRow::plain)
    });
    let mut blank = match (kind, from, own) {
        (BlankKind::Questionnaire, _, Some(own)) => {
            Blank::of_questionnaire(&own.questionnaire(), id)
        }
        (BlankKind::Rubric, _, Some(own)) => Blank::of_rubric(&own.rubric(), id),
        (BlankKind::Questionnaire, USUAL, _) => {
            Blank::of_questionnaire(&(desk.usual.difficulties)(locale, org_type), id)
        }
        (BlankKind::Questionnaire, ADAPTATION, _) => {
            Blank::of_questionnaire(&(desk.usual.adaptation)(locale), id)
        }
        (BlankKind::Rubric, USUAL, _) => {
            Blank::of_rubric(&(desk.usual.rubric)(locale, kids, Style::Levels), id)
        }
        (BlankKind::Rubric, WEIGHTED, _) => {
            Blank::of_rubric(&(desk.usual.rubric)(locale, kids, Style::Weighted), id)
        }
        (kind, ..) => empty(kind),
    };
    blank.fields.insert(BlankField::Title, title.to_owned());
    blank
}

fn empty(kind: BlankKind) -> Blank {
    let scale = match kind {
        BlankKind::Questionnaire => Scale::Skill.as_str(),
        BlankKind::Rubric => Style::Levels.as_str(),
    };
    Blank {
        kind,
        fields: BlankFields::from([(BlankField::Scale, scale.to_owned())]),
        lines: Vec::new(),
    }
}

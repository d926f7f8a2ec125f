//! What the school has written, and the way to write another.

use super::begin::Begin;
use super::desk::{Desk, kind_name, size, use_desk};
use crate::i18n::*;
use crate::route::Route;
use crate::ui::{Button, ButtonKind, Dialog, EmptyState, Glyph, Icon, Tag, TagKind};
use leptos::prelude::*;
use ryadom_domain::{BlankField, BlankId, BlankKind};
use ryadom_replica::BlankRow;

/// The list.
#[component]
pub fn List() -> impl IntoView {
    let desk = use_desk();
    let begun = RwSignal::new(BlankKind::Questionnaire);
    let open = RwSignal::new(false);
    let begin = move |kind: BlankKind| {
        begun.set(kind);
        open.set(true);
    };
    let none = Memo::new(move |_| desk.school.with(|view| view.blanks.is_empty()));
    let title = Signal::derive(move || match begun.get() {
        BlankKind::Questionnaire => t!(blanks.new_questionnaire).to_owned(),
        BlankKind::Rubric => t!(blanks.new_rubric).to_owned(),
    });
    view! {
        <a class="back" href=Route::Settings.path()>
            <Icon glyph=Glyph::Back small=true/>
            {t!(blanks.settings)}
        </a>
        <div class="top">
            <div class="top__words">
                <h1 tabindex="-1">{t!(blanks.title)}</h1>
                <p class="quiet">{t!(blanks.why)}</p>
            </div>
            <Show when=move || !desk.still.get()>
                <div class="top__acts">
                    <Button on_press=move || begin(BlankKind::Rubric)>{t!(blanks.new_rubric)}</Button>
                    <Button kind=ButtonKind::Act on_press=move || begin(BlankKind::Questionnaire)>
                        {t!(blanks.new_questionnaire)}
                    </Button>
                </div>
            </Show>
        </div>
        <Show when=move || none.get()>
            <EmptyState
                title=t!(blanks.none)
                why=Signal::derive(move || if desk.still.get() { t!(blanks.none_read) } else { t!(blanks.none_why) }.to_owned())
            />
        </Show>
        <div class="stack blanks">
            {BlankKind::ALL.iter().map(|kind| view! { <OfKind kind=*kind/> }).collect_view()}
        </div>
        <Dialog open title>
            {move || view! { <Begin kind=begun.get_untracked() open/> }}
        </Dialog>
    }
}

#[component]
fn OfKind(kind: BlankKind) -> impl IntoView {
    let desk = use_desk();
    let rows = Memo::new(move |_| of_kind(desk, kind));
    let group = format!("blanks-{kind}");
    let named_by = group.clone();
    view! {
        <Show when=move || !rows.with(Vec::is_empty)>
            <section aria-labelledby=named_by.clone()>
                <div class="group">
                    <h2 id=group.clone()>{kind_name(locale(), kind)}</h2>
                    <span class="group__line"></span>
                </div>
                <ul class="sheet">
                    <For each=move || rows.get() key=|id| *id let:id>
                        <OneBlank id/>
                    </For>
                </ul>
            </section>
        </Show>
    }
}

/// Those that are offered first.
fn of_kind(desk: Desk, kind: BlankKind) -> Vec<BlankId> {
    desk.school.with(|view| {
        let of_kind = view.blanks.iter().filter(|row| row.kind == kind);
        let (offered, away): (Vec<&BlankRow>, Vec<_>) = of_kind.partition(|row| row.is_offered());
        offered.into_iter().chain(away).map(|row| row.id).collect()
    })
}

#[component]
fn OneBlank(id: BlankId) -> impl IntoView {
    let desk = use_desk();
    let row = desk.row(id);
    let title = move || {
        row.with(|row| {
            let title = row.as_ref().map(|row| row.field(BlankField::Title));
            let title = title.filter(|title| !title.is_empty());
            title.unwrap_or(t!(blanks.untitled)).to_owned()
        })
    };
    let under = move || {
        row.with(|row| {
            let row = row.as_ref()?;
            let whom = row.field(BlankField::Whom);
            Some(if whom.is_empty() {
                size(row)
            } else {
                format!("{whom} · {}", size(row))
            })
        })
    };
    let away =
        Memo::new(move |_| row.with(|row| row.as_ref().is_some_and(|row| !row.is_offered())));
    let torn = Memo::new(move |_| row.with(|row| row.as_ref().is_some_and(|row| row.places() > 0)));
    view! {
        <li>
            <a class="blanks__one" href=Route::Blank(id).path()>
                <span class="blanks__words">
                    <span class="blanks__name">{title}</span>
                    <span class="quiet">{under}</span>
                </span>
                <Show when=move || away.get()><Tag>{t!(blanks.away)}</Tag></Show>
                <Show when=move || torn.get()><Tag kind=TagKind::Need>{t!(blanks.look)}</Tag></Show>
                <Icon glyph=Glyph::ChevronRight small=true/>
            </a>
        </li>
    }
}

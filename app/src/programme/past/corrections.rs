//! What was decided to change after the approval, and how long the programme goes on.

use super::super::context::use_programme;
use super::super::paper::full_day;
use crate::i18n::*;
use crate::ui::{Button, ButtonKind, DateField, TextField, use_toasts};
use jiff::civil::Date;
use leptos::prelude::*;
use ryadom_domain::{Correction, CorrectionId, Role};
use ryadom_replica::{CorrectionRow, Kind, ProgrammeDoc, ProgrammeEdit, TitleEdit};

/// The log, and a form for whoever leads it: the curator and the mentor.
#[component]
pub fn Corrections() -> impl IntoView {
    let programme = use_programme();
    let rows = Memo::new(move |_| programme.view(|view| view.corrections.clone()));
    let may = move || programme.is(Role::Curator) || programme.is(Role::Mentor);
    view! {
        <section class="sheet past__log">
            <div class="head"><h2>{t!(programme.corrections)}</h2></div>
            <Show when=move || rows.read().is_empty()>
                <p class="sheet__words quiet">{t!(programme.corrections_none)}</p>
            </Show>
            <ul>
                {move || rows.get().into_iter().map(|row| view! { <Line row/> }).collect_view()}
            </ul>
            <Show when=may><Form/></Show>
        </section>
    }
}

#[component]
fn Line(row: CorrectionRow) -> impl IntoView {
    let programme = use_programme();
    let toasts = use_toasts();
    let CorrectionRow {
        id,
        touched,
        correction,
        ..
    } = row;
    let by = move || {
        let locale = locale();
        let who = touched.map(|stamp| programme.signed(locale, stamp.by).name);
        let day = correction.day.map(|day| full_day(locale, day));
        let words = [day, who].into_iter().flatten();
        words.collect::<Vec<_>>().join(", ")
    };
    let remove = move || {
        programme.edit(ProgrammeEdit::RemoveCorrection(id));
        toasts.offer(
            t!(programme.correction_removed),
            t!(programme.take_back),
            programme.take_back(),
        );
    };
    let may = move || programme.is(Role::Curator) || programme.is(Role::Mentor);
    let basis = correction.basis.clone();
    view! {
        <li class="row row--two">
            <div>
                <span class="quiet">{by}</span>
                <p class="past__words">{correction.what.clone()}</p>
                {(!basis.trim().is_empty()).then(|| view! { <p class="quiet">{basis}</p> })}
            </div>
            <Show when=may>
                <Button small=true kind=ButtonKind::Plain on_press=remove>{t!(programme.correction_remove)}</Button>
            </Show>
        </li>
    }
}

#[component]
fn Form() -> impl IntoView {
    let programme = use_programme();
    let toasts = use_toasts();
    let (what, basis) = (RwSignal::new(String::new()), RwSignal::new(String::new()));
    let until = RwSignal::new(None::<Date>);
    let is_empty = Signal::derive(move || what.read().trim().is_empty() && until.get().is_none());
    let add = move || {
        let locale = untrack(locale);
        let extended = until.get_untracked().map(|day| {
            td_string!(
                locale,
                programme.correction_extended,
                day = full_day(locale, day)
            )
        });
        let said = [extended, Some(what.get_untracked().trim().to_owned())];
        let said: Vec<String> = said
            .into_iter()
            .flatten()
            .filter(|words| !words.is_empty())
            .collect();
        let mut edits = vec![ProgrammeEdit::AddCorrection {
            id: CorrectionId::from_random(programme.random()),
            correction: Box::new(Correction {
                day: Some(untrack(|| programme.today().get())),
                what: said.join(" "),
                basis: basis.get_untracked().trim().to_owned(),
            }),
        }];
        if let Some(day) = until.get_untracked() {
            edits.push(ProgrammeEdit::Title(TitleEdit::Ends(Some(day))));
        }
        programme.edit(ProgrammeDoc::several(edits));
        what.set(String::new());
        basis.set(String::new());
        until.set(None);
        toasts.offer(
            t!(programme.correction_added),
            t!(programme.take_back),
            programme.take_back(),
        );
    };
    view! {
        <form
            class="past__form"
            on:submit=move |event| {
                event.prevent_default();
                if !is_empty.get_untracked() {
                    add();
                }
            }
        >
            <TextField label=t!(programme.correction_what) value=what lines=true on_input=move |words| what.set(words)/>
            <TextField
                label=t!(programme.correction_basis)
                value=basis
                hint=Signal::derive(move || td_string!(locale(), programme.correction_basis_hint).to_owned())
                on_input=move |words| basis.set(words)
            />
            <DateField label=t!(programme.correction_until) value=until on_change=move |day| until.set(day)/>
            <Button submit=true kind=ButtonKind::Act disabled=is_empty>{t!(programme.correction_add)}</Button>
        </form>
    }
}

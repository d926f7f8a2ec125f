//! The first step: what the school is called.

use super::draft::SchoolDraft;
use super::is_kept;
use crate::device::{Handle, use_device};
use crate::i18n::*;
use crate::told::{capital, people_vocabulary, vocabulary};
use crate::ui::{Button, ButtonKind, DraftKept, Offered, Select, TextField, use_toasts};
use leptos::prelude::*;
use ryadom_domain::{CuratorTitle, OrgType, SchoolYear};
use ryadom_replica::{CURATOR_LABEL, SchoolDoc, SchoolEdit, SchoolField};

/// The school's name, kind and year.
#[component]
pub fn School(#[prop(into)] on_done: Callback<()>) -> impl IntoView {
    let device = use_device();
    // It comes over the line with everything else, and there is nowhere to write before.
    let document = Memo::new(move |_| device.registry().read().school);
    // Coming back to this step shows what was kept.
    move || {
        let school = device.open::<SchoolDoc>(document.get()?);
        let known = school
            .ready()
            .then(|| untrack(|| school.with(SchoolDraft::of)))?;
        Some(view! { <Fields school known on_done/> })
    }
}

#[component]
fn Fields(school: Handle<SchoolDoc>, known: SchoolDraft, on_done: Callback<()>) -> impl IntoView {
    let (device, toasts) = (use_device(), use_toasts());
    let form = device.draft("start:school", known);
    let typed = form.value();
    let wrong = RwSignal::new(false);
    let keep = move || {
        let SchoolDraft {
            name,
            settlement,
            org_type,
            curator,
        } = typed.get_untracked();
        if name.trim().is_empty() {
            wrong.set(true);
            return;
        }
        let year = SchoolYear::worked_for(device.today()).to_string();
        let edit = SchoolEdit::Several(vec![
            SchoolEdit::Set(SchoolField::Name, name.trim().to_owned()),
            SchoolEdit::Set(SchoolField::Settlement, settlement.trim().to_owned()),
            SchoolEdit::Set(SchoolField::SchoolYear, year),
            SchoolEdit::OrgType(Some(org_type)),
            SchoolEdit::Label(CURATOR_LABEL.to_owned(), curator.to_string()),
        ]);
        if is_kept(Some(school.edit(edit)), toasts) {
            form.done();
            on_done.run(());
        }
    };
    let offered = Signal::derive(move || {
        let offer = |kind: &OrgType| Offered {
            value: kind.to_string(),
            label: capital(vocabulary::org_type(locale(), *kind)),
        };
        OrgType::ALL.iter().map(offer).collect::<Vec<_>>()
    });
    let titles = Signal::derive(move || {
        let offer = |title: &CuratorTitle| Offered {
            value: title.to_string(),
            label: capital(people_vocabulary::curator_title(locale(), *title)),
        };
        CuratorTitle::ALL.iter().map(offer).collect::<Vec<_>>()
    });
    view! {
        <form
            class="stack"
            on:submit=move |event| {
                event.prevent_default();
                keep();
            }
        >
            <TextField
                label=t!(join.school_name)
                hint=t!(join.school_name_hint)
                error=Signal::derive(move || wrong.get().then(|| t!(join.school_name_wanted).to_owned()))
                value=Signal::derive(move || typed.read().name.clone())
                on_input=move |text: String| {
                    wrong.set(false);
                    typed.update(|typed| typed.name = text);
                }
                autocomplete="organization"
            />
            <TextField
                label=t!(join.settlement)
                value=Signal::derive(move || typed.read().settlement.clone())
                on_input=move |text: String| typed.update(|typed| typed.settlement = text)
                autocomplete="address-level2"
            />
            <Select
                label=t!(join.org_type)
                value=Signal::derive(move || typed.read().org_type.to_string())
                options=offered
                on_change=move |chosen: String| {
                    typed.update(|typed| typed.org_type = chosen.parse().unwrap_or(OrgType::School));
                }
            />
            <Select
                label=t!(join.curator_title)
                value=Signal::derive(move || typed.read().curator.to_string())
                options=titles
                on_change=move |chosen: String| {
                    typed.update(|typed| typed.curator = chosen.parse().unwrap_or_default());
                }
            />
            <p class="quiet">{t!(join.school_seen)}</p>
            <DraftKept kept=form.kept()/>
            <Button submit=true kind=ButtonKind::Act wide=true>{t!(join.next)}</Button>
        </form>
    }
}

//! The first step: what the school is called.

use super::draft::school_year;
use crate::device::use_device;
use crate::i18n::*;
use crate::told::vocabulary;
use crate::ui::{Button, ButtonKind, Offered, Select, TextField};
use leptos::prelude::*;
use ryadom_domain::OrgType;
use ryadom_replica::{SchoolDoc, SchoolEdit, SchoolField};

/// The school's name, kind and year.
#[component]
pub fn School(#[prop(into)] on_done: Callback<()>) -> impl IntoView {
    let device = use_device();
    let document = device.registry().read_untracked().school;
    let school = document.map(|document| device.open::<SchoolDoc>(document));
    let known = move || school.map(|school| school.view().get());
    let name = RwSignal::new(String::new());
    let settlement = RwSignal::new(String::new());
    let org_type = RwSignal::new(OrgType::School);
    let wrong = RwSignal::new(false);
    // Coming back to this step shows what was kept.
    Effect::new(move || {
        if let Some(known) = known()
            && name.read_untracked().is_empty()
        {
            name.set(known.name.value.clone());
            settlement.set(known.settlement.value.clone());
            org_type.set(known.org_type.value.unwrap_or(OrgType::School));
        }
    });
    let keep = move || {
        if name.read_untracked().trim().is_empty() {
            wrong.set(true);
            return;
        }
        let (first, ..) = school_year(device.today());
        let edit = SchoolEdit::Several(vec![
            SchoolEdit::Set(SchoolField::Name, name.read_untracked().trim().to_owned()),
            SchoolEdit::Set(
                SchoolField::Settlement,
                settlement.read_untracked().trim().to_owned(),
            ),
            SchoolEdit::Set(SchoolField::SchoolYear, format!("{first}/{}", first + 1)),
            SchoolEdit::OrgType(Some(org_type.get_untracked())),
        ]);
        if school.is_none_or(|school| school.edit(edit).is_ok()) {
            on_done.run(());
        }
    };
    let offered = Signal::derive(move || {
        let offer = |kind: &OrgType| Offered {
            value: kind.to_string(),
            label: crate::told::capital(vocabulary::org_type(locale(), *kind)),
        };
        OrgType::ALL.iter().map(offer).collect::<Vec<_>>()
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
                value=name
                on_input=move |text: String| {
                    wrong.set(false);
                    name.set(text);
                }
                autocomplete="organization"
            />
            <TextField
                label=t!(join.settlement)
                value=settlement
                on_input=move |text: String| settlement.set(text)
                autocomplete="address-level2"
            />
            <Select
                label=t!(join.org_type)
                value=Signal::derive(move || org_type.get().to_string())
                options=offered
                on_change=move |chosen: String| org_type.set(chosen.parse().unwrap_or(OrgType::School))
            />
            <p class="quiet">{t!(join.school_seen)}</p>
            <Button submit=true kind=ButtonKind::Act wide=true>{t!(join.next)}</Button>
        </form>
    }
}

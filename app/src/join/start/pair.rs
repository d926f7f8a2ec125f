//! The third step: the first pair.

use super::draft::{NameDraft, PairDraft, first_pair};
use super::is_kept;
use super::name::NameFields;
use crate::device::use_device;
use crate::i18n::*;
use crate::told::{capital, vocabulary};
use crate::ui::{Button, ButtonKind, DraftKept, Offered, Select, use_toasts};
use leptos::prelude::*;
use ryadom_domain::{Form, PairId};
use ryadom_replica::RegistryDoc;

/// A mentor and a mentee; may be left for later.
#[component]
pub fn FirstPair(
    #[prop(into)] on_back: Callback<()>,
    #[prop(into)] on_done: Callback<()>,
) -> impl IntoView {
    let (device, toasts) = (use_device(), use_toasts());
    let fresh = PairId::from_random(device.random());
    let kept_form = device.draft("start:pair", PairDraft::new(fresh));
    let typed = kept_form.value();
    let is_tried = RwSignal::new(false);
    let side = move |side: fn(&PairDraft) -> &NameDraft| {
        let typed = Signal::derive(move || side(&typed.read()).clone());
        let lacks = Signal::derive(move || is_tried.get() && typed.read().name().check().is_err());
        (typed, lacks)
    };
    let ((mentor, no_mentor), (mentee, no_mentee)) =
        (side(|pair| &pair.mentor), side(|pair| &pair.mentee));
    let registry = device
        .me()
        .read_untracked()
        .as_ref()
        .map(|me| device.open::<RegistryDoc>(me.registry));
    let keep = move || {
        let typed = typed.get_untracked();
        if typed.mentor.is_blank() && typed.mentee.is_blank() {
            on_done.run(());
            return;
        }
        if typed.mentor.name().check().is_err() || typed.mentee.name().check().is_err() {
            is_tried.set(true);
            return;
        }
        // The tab may have been killed after it was made, and before its draft was gone.
        let is_made = device
            .registry()
            .read_untracked()
            .pairs
            .contains_key(&typed.id);
        let edit = first_pair(&typed, device.today(), || device.random());
        if is_made || is_kept(registry.map(|registry| registry.edit(edit)), toasts) {
            kept_form.done();
            on_done.run(());
        }
    };
    let offered = Signal::derive(move || {
        let offer = |form: &Form| Offered {
            value: form.to_string(),
            label: capital(vocabulary::form(locale(), *form)),
        };
        Form::ALL.iter().map(offer).collect::<Vec<_>>()
    });
    view! {
        <form
            class="stack"
            on:submit=move |event| {
                event.prevent_default();
                keep();
            }
        >
            <p>{t!(join.pair_why)}</p>
            <fieldset class="stack">
                <legend><h2>{t!(join.mentor)}</h2></legend>
                <NameFields
                    typed=mentor
                    on_type=move |name| typed.update(|typed| typed.mentor = name)
                    wrong=no_mentor
                />
            </fieldset>
            <fieldset class="stack">
                <legend><h2>{t!(join.mentee)}</h2></legend>
                <NameFields
                    typed=mentee
                    on_type=move |name| typed.update(|typed| typed.mentee = name)
                    wrong=no_mentee
                />
            </fieldset>
            <Select
                label=t!(join.form)
                value=Signal::derive(move || typed.read().form.to_string())
                options=offered
                on_change=move |chosen: String| {
                    typed.update(|typed| typed.form = chosen.parse().unwrap_or(Form::TeacherTeacher));
                }
            />
            <p class="quiet">{t!(join.people_seen)}</p>
            <DraftKept kept=kept_form.kept()/>
            <div class="cluster">
                <Button on_press=on_back>{t!(join.back)}</Button>
                <Button on_press=on_done>{t!(join.later)}</Button>
                <Button submit=true kind=ButtonKind::Act>{t!(join.finish)}</Button>
            </div>
        </form>
    }
}

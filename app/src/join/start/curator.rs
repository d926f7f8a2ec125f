//! The second step: who the curator is.

use super::{draft::NameDraft, is_kept, name::NameFields};
use crate::device::use_device;
use crate::i18n::*;
use crate::ui::{Button, ButtonKind, DraftKept, use_toasts};
use leptos::prelude::*;
use ryadom_replica::{PersonRowEdit, RegistryDoc, RegistryEdit};

/// The curator's own name and position.
#[component]
pub fn Curator(
    #[prop(into)] on_back: Callback<()>,
    #[prop(into)] on_done: Callback<()>,
) -> impl IntoView {
    let (device, toasts) = (use_device(), use_toasts());
    let me = device.person();
    let known = device
        .registry()
        .read_untracked()
        .people
        .get(&me)
        .cloned()
        .unwrap_or_default();
    let known = NameDraft {
        last: known.name.last,
        first: known.name.first,
        patronymic: known.name.patronymic,
        position: known.position,
    };
    let form = device.draft("start:curator", known);
    let draft = form.value();
    let wrong = RwSignal::new(false);
    let registry = device
        .me()
        .read_untracked()
        .as_ref()
        .map(|me| device.open::<RegistryDoc>(me.registry));
    let keep = move || {
        let typed = draft.get_untracked();
        if typed.name().check().is_err() {
            wrong.set(true);
            return;
        }
        let edits = [
            PersonRowEdit::Rename(typed.name()),
            PersonRowEdit::Position(typed.position.trim().to_owned()),
        ];
        let edit = RegistryEdit::Several(
            edits
                .map(|edit| RegistryEdit::Person { id: me, edit })
                .into(),
        );
        if is_kept(registry.map(|registry| registry.edit(edit)), toasts) {
            form.done();
            on_done.run(());
        }
    };
    view! {
        <form
            class="stack"
            on:submit=move |event| {
                event.prevent_default();
                keep();
            }
        >
            <p>{t!(join.curator_why)}</p>
            <NameFields typed=draft on_type=move |typed| draft.set(typed) wrong/>
            <p class="quiet">{t!(join.people_seen)}</p>
            <DraftKept kept=form.kept()/>
            <div class="cluster">
                <Button on_press=on_back>{t!(join.back)}</Button>
                <Button submit=true kind=ButtonKind::Act>{t!(join.next)}</Button>
            </div>
        </form>
    }
}

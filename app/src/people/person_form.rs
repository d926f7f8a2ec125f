//! The form of a person: name, position, roles. New or changed.

use super::draft::PersonDraft;
use super::keeping::Keeping;
use crate::i18n::*;
use crate::ui::{Button, ButtonKind, Checkbox, TextField};
use leptos::prelude::*;
use ryadom_domain::{Person, PersonId, SchoolRoles};

/// The form. `person` is `None` for a new one; `on_done` hears who was kept, and whether to invite them.
#[component]
pub fn PersonForm(
    keeping: Keeping,
    person: Option<PersonId>,
    #[prop(into)] on_done: Callback<Option<(PersonId, bool)>>,
) -> impl IntoView {
    let before = StoredValue::new(person.and_then(|person| {
        keeping
            .registry
            .read_untracked()
            .people
            .get(&person)
            .cloned()
    }));
    let draft = RwSignal::new(
        before
            .get_value()
            .as_ref()
            .map(PersonDraft::of)
            .unwrap_or_default(),
    );
    let tried = RwSignal::new(false);
    // A namesake is said once: two people may well be called the same.
    let warned = RwSignal::new(false);
    let unnamed = move || draft.read().name.last.trim().is_empty();
    let last_curator = move || is_last_curator(keeping, person) && !draft.read().roles.curator;
    let save = move |invite: bool| {
        tried.set(true);
        if untrack(|| unnamed() || last_curator()) {
            return;
        }
        let namesake = draft
            .read_untracked()
            .namesake(&keeping.registry.read_untracked(), person);
        if namesake.is_some() && !warned.get_untracked() {
            return warned.set(true);
        }
        if let Some(kept) = keep(keeping, &draft.read_untracked(), before.get_value(), person) {
            on_done.run(Some((kept, invite)));
        }
    };
    let fault = Signal::derive(move || {
        (tried.get() && unnamed()).then(|| t!(people.no_last_name).to_owned())
    });
    let name = move |part: fn(&mut PersonDraft) -> &mut String| {
        move |value: String| draft.update(|draft| *part(draft) = value)
    };
    view! {
        <form
            class="stack"
            novalidate
            on:submit=move |event| {
                event.prevent_default();
                save(false);
            }
        >
            <div class="fields">
                <TextField
                    label=t!(people.last_name)
                    value=move || draft.read().name.last.clone()
                    on_input=name(|draft| &mut draft.name.last)
                    error=fault
                    required=true
                />
                <TextField
                    label=t!(people.first_name)
                    value=move || draft.read().name.first.clone()
                    on_input=name(|draft| &mut draft.name.first)
                />
                <TextField
                    label=t!(people.patronymic)
                    value=move || draft.read().name.patronymic.clone()
                    on_input=name(|draft| &mut draft.name.patronymic)
                />
                <TextField
                    label=t!(people.position)
                    hint=t!(people.position_hint)
                    value=move || draft.read().position.clone()
                    on_input=name(|draft| &mut draft.position)
                />
            </div>
            <RoleFields draft/>
            <Show when=last_curator>
                <p class="field__error" role="alert">{t!(people.last_curator)}</p>
            </Show>
            <Show when=move || warned.get()>
                <p class="field__error" role="alert">{t!(people.same_name)}</p>
            </Show>
            <p class="quiet">{t!(people.seen_by_school)}</p>
            <div class="dialog__acts">
                <Button on_press=move |()| on_done.run(None)>{t!(people.cancel)}</Button>
                <Show
                    when=move || person.is_none()
                    fallback=move || view! {
                        <Button kind=ButtonKind::Act submit=true>{t!(people.save)}</Button>
                    }
                >
                    <Button submit=true>{t!(people.add)}</Button>
                    <Button kind=ButtonKind::Act on_press=move |()| save(true)>
                        {t!(people.add_and_invite)}
                    </Button>
                </Show>
            </div>
        </form>
    }
}

/// The three roles, each with what it lets a person see and do.
#[component]
fn RoleFields(draft: RwSignal<PersonDraft>) -> impl IntoView {
    let set = move |role: fn(&mut SchoolRoles) -> &mut bool| {
        move |on| draft.update(|draft| *role(&mut draft.roles) = on)
    };
    view! {
        <fieldset>
            <legend class="choice__label">{t!(people.roles)}</legend>
            <Checkbox
                checked=move || draft.read().roles.curator
                on_change=set(|roles| &mut roles.curator)
            >
                {t!(people.role_curator)} <small class="check__why">{t!(people.role_curator_hint)}</small>
            </Checkbox>
            <Checkbox
                checked=move || draft.read().roles.council
                on_change=set(|roles| &mut roles.council)
            >
                {t!(people.role_council)} <small class="check__why">{t!(people.role_council_hint)}</small>
            </Checkbox>
            <Checkbox
                checked=move || draft.read().roles.head
                on_change=set(|roles| &mut roles.head)
            >
                {t!(people.role_head)} <small class="check__why">{t!(people.role_head_hint)}</small>
            </Checkbox>
        </fieldset>
    }
}

fn keep(
    keeping: Keeping,
    draft: &PersonDraft,
    before: Option<Person>,
    person: Option<PersonId>,
) -> Option<PersonId> {
    let name = draft.name.short();
    match person.zip(before) {
        Some((id, before)) => {
            let said = t!(people.saved, name = name);
            let Some(edit) = draft.change(id, &before) else {
                return Some(id);
            };
            keeping.keep(edit, said).then_some(id)
        }
        None => {
            let id = PersonId::from_random(keeping.device.random());
            let edit = draft.add(id, keeping.fresh_document(), keeping.fresh_document());
            let said = t!(people.added, name = name);
            keeping.keep(edit, said).then_some(id)
        }
    }
}

/// A school without a curator could invite nobody: its last one stays. Tracked.
pub fn is_last_curator(keeping: Keeping, person: Option<PersonId>) -> bool {
    let registry = keeping.registry.read();
    let mut curators = registry.curators();
    person.is_some() && curators.next() == person && curators.next().is_none()
}

//! The form of a person: name, position, roles. New or changed.

use super::draft::{OwnDocuments, PersonDraft, Typed};
use super::keeping::Keeping;
use super::person_kind::KindFields;
use crate::device::Draft;
use crate::i18n::*;
use crate::ui::{Button, ButtonKind, Checkbox, DraftFound, DraftKept, TextField};
use leptos::prelude::*;
use ryadom_domain::{PersonId, SchoolRoles};
use ryadom_replica::PersonnelEdit;

pub(super) type TypedPerson = Typed<PersonId, PersonDraft>;

/// The form. `person` is `None` for a new one; `on_done` hears who was kept, and whether to invite them.
#[component]
pub fn PersonForm(
    keeping: Keeping,
    person: Option<PersonId>,
    #[prop(into)] on_done: Callback<Option<(PersonId, bool)>>,
) -> impl IntoView {
    let kept_form = form_of(keeping, person);
    let draft = kept_form.value();
    let tried = RwSignal::new(false);
    // A namesake is said once: two people may well be called the same.
    let warned = RwSignal::new(false);
    let unnamed = move || draft.read().now.name.last.trim().is_empty();
    let last_curator = move || is_last_curator(keeping, person) && !draft.read().now.roles.curator;
    let save = move |invite: bool| {
        tried.set(true);
        if untrack(|| unnamed() || last_curator()) {
            return;
        }
        let namesake = draft
            .read_untracked()
            .now
            .namesake(&keeping.registry.read_untracked(), person);
        if namesake.is_some() && !warned.get_untracked() {
            return warned.set(true);
        }
        let typed = draft.get_untracked();
        if keep(keeping, &typed, person.is_none()) {
            kept_form.done();
            on_done.run(Some((typed.id, invite)));
        }
    };
    let fault = Signal::derive(move || {
        (tried.get() && unnamed()).then(|| t!(people.no_last_name).to_owned())
    });
    let anew = move |()| {
        if let Some(back) = kept_form.throw_away() {
            keeping.toasts.offer_draft(back);
        }
    };
    let cancel = move |()| {
        anew(());
        on_done.run(None);
    };
    let name = move |part: fn(&mut PersonDraft) -> &mut String| {
        move |value: String| draft.update(|typed| *part(&mut typed.now) = value)
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
            <DraftFound found=kept_form.found() on_anew=anew/>
            <div class="fields">
                <TextField
                    label=t!(people.last_name)
                    value=move || draft.read().now.name.last.clone()
                    on_input=name(|draft| &mut draft.name.last)
                    error=fault
                    required=true
                />
                <TextField
                    label=t!(people.first_name)
                    value=move || draft.read().now.name.first.clone()
                    on_input=name(|draft| &mut draft.name.first)
                />
                <TextField
                    label=t!(people.patronymic)
                    value=move || draft.read().now.name.patronymic.clone()
                    on_input=name(|draft| &mut draft.name.patronymic)
                />
                <TextField
                    label=t!(people.position)
                    hint=t!(people.position_hint)
                    value=move || draft.read().now.position.clone()
                    on_input=name(|draft| &mut draft.position)
                />
            </div>
            <KindFields keeping draft/>
            <RoleFields draft/>
            <Show when=last_curator>
                <p class="field__error" role="alert">{t!(people.last_curator)}</p>
            </Show>
            <Show when=move || warned.get()>
                <p class="field__error" role="alert">{t!(people.same_name)}</p>
            </Show>
            <p class="quiet">{t!(people.seen_by_school)}</p>
            <DraftKept kept=kept_form.kept()/>
            <div class="dialog__acts">
                <Button on_press=cancel>{t!(people.cancel)}</Button>
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
fn RoleFields(draft: RwSignal<TypedPerson>) -> impl IntoView {
    let set = move |role: fn(&mut SchoolRoles) -> &mut bool| {
        move |on| draft.update(|typed| *role(&mut typed.now.roles) = on)
    };
    view! {
        <fieldset>
            <legend class="choice__label">{t!(people.roles)}</legend>
            <Checkbox
                checked=move || draft.read().now.roles.curator
                on_change=set(|roles| &mut roles.curator)
            >
                {t!(people.role_curator)} <small class="check__why">{t!(people.role_curator_hint)}</small>
            </Checkbox>
            <Checkbox
                checked=move || draft.read().now.roles.council
                on_change=set(|roles| &mut roles.council)
            >
                {t!(people.role_council)} <small class="check__why">{t!(people.role_council_hint)}</small>
            </Checkbox>
            <Checkbox
                checked=move || draft.read().now.roles.head
                on_change=set(|roles| &mut roles.head)
            >
                {t!(people.role_head)} <small class="check__why">{t!(people.role_head_hint)}</small>
            </Checkbox>
        </fieldset>
    }
}

/// What stands in the form: what was typed earlier and not saved, over the person as the registry has them now.
fn form_of(keeping: Keeping, person: Option<PersonId>) -> Draft<TypedPerson> {
    let registry = keeping.registry.read_untracked();
    let papers = keeping.papers();
    let known = |id: &PersonId| {
        let found = registry.people.get(id)?;
        let born = papers.with_untracked(|papers| {
            let year = papers.birth_years.get(id);
            year.and_then(|year| year.value)
        });
        let draft = untrack(|| {
            keeping.with_view(|view| {
                let row = view.people.iter().find(|row| row.id == *id);
                PersonDraft::of(found, row, born)
            })
        });
        Some(draft)
    };
    let name = person.map_or_else(|| "person".to_owned(), |person| format!("person:{person}"));
    let id = person.unwrap_or_else(|| PersonId::from_random(keeping.device.random()));
    let newest = known(&id).unwrap_or_default();
    let start = Typed::new(id, newest.clone());
    let form = keeping.device.draft(&name, start.clone());
    let typed = form.value().get_untracked();
    if person.is_none() && known(&typed.id).is_some() {
        // The tab was killed after they were written down.
        form.done();
        return keeping.device.draft(&name, start);
    }
    if typed.before != newest {
        let now = typed.now.onto(&typed.before, &newest);
        form.value().set(Typed { now, ..start });
    }
    form
}

fn keep(keeping: Keeping, typed: &TypedPerson, is_new: bool) -> bool {
    let Typed { id, before, now } = typed;
    let name = now.name.short();
    if now.born != before.born {
        keeping.write_papers(PersonnelEdit::BirthYear(*id, now.born), None);
    }
    if is_new {
        let own = OwnDocuments {
            profile: keeping.fresh_document(),
            private: keeping.fresh_document(),
            confidential: keeping.fresh_document(),
        };
        let edit = now.add(*id, own);
        return keeping.keep(edit, t!(people.added, name = name));
    }
    now.change(*id, before)
        .is_none_or(|edit| keeping.keep(edit, t!(people.saved, name = name)))
}

/// A school without a curator could invite nobody: its last one stays. Tracked.
pub fn is_last_curator(keeping: Keeping, person: Option<PersonId>) -> bool {
    let registry = keeping.registry.read();
    let mut curators = registry.curators();
    person.is_some() && curators.next() == person && curators.next().is_none()
}

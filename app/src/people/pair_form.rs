//! The form of a pair: who, how, from when to when. New or changed.

use super::advice::{Advised, advice};
use super::draft::{PairDocuments, PairDraft, PairFault, Typed};
use super::keeping::{Keeping, told_created};
use super::members::Members;
use super::pairing::{barred, lacks_in_words};
use crate::device::Draft;
use crate::i18n::*;
use crate::told::{capital, vocabulary};
use crate::ui::{
    Button, ButtonKind, Choice, DateField, DraftFound, DraftKept, Notice, Offered, Select,
    TextField, show_first_fault,
};
use leptos::prelude::*;
use ryadom_domain::{Form, Kind, PairId, PairState, PersonId, Side};
use ryadom_replica::{PersonnelEdit, RegistryEdit};

/// The states that a pair may be written down in.
const FIRST_STATES: [PairState; 4] = [
    PairState::Matching,
    PairState::Consent,
    PairState::Assigned,
    PairState::Working,
];

type TypedPair = Typed<PairId, PairDraft>;

/// What stands in the form, and what was said about it.
#[derive(Clone, Copy)]
struct FormState {
    draft: RwSignal<TypedPair>,
    /// Faults are said once somebody tried to save, not while the form is still being filled.
    tried: RwSignal<bool>,
    keeping: Keeping,
}

/// The form. `pair` is `None` for a new one.
#[component]
pub fn PairForm(
    keeping: Keeping,
    pair: Option<PairId>,
    #[prop(into)] on_done: Callback<()>,
) -> impl IntoView {
    let form = form_of(keeping, pair);
    let draft = form.value();
    let state = FormState {
        draft,
        tried: RwSignal::new(false),
        keeping,
    };
    let against = against(state);
    let anew = move |()| {
        if let Some(back) = form.throw_away() {
            keeping.toasts.offer_draft(back);
        }
    };
    let cancel = move |()| {
        anew(());
        on_done.run(());
    };
    let submit = move |event: leptos::ev::SubmitEvent| {
        event.prevent_default();
        state.tried.set(true);
        let typed = draft.get_untracked();
        let lacks_reason =
            !against.read_untracked().is_empty() && typed.now.insists.trim().is_empty();
        if !typed.now.faults().is_empty() || lacks_reason {
            show_first_fault(&event);
            return;
        }
        let kept = if pair.is_none() {
            make(keeping, &typed)
        } else {
            change(keeping, &typed)
        };
        if kept {
            // Kept where curators and the head read, and taken back with the pair.
            if !against.read_untracked().is_empty() {
                let edit = PersonnelEdit::Insists(typed.id, typed.now.insists.trim().to_owned());
                keeping.write_papers(edit, keeping.device.last_deed());
            }
            form.done();
            on_done.run(());
        }
    };
    let advised = Memo::new(move |_| {
        draft.with(|typed| advice(keeping, &typed.now.mentors, &typed.now.mentees))
    });
    let take = move |(form, kind): (Form, Kind)| {
        draft.update(|typed| {
            typed.now.form = Some(form);
            typed.now.kind = Some(kind);
        });
    };
    let act = move || {
        if pair.is_some() {
            t!(people.save)
        } else {
            t!(people.pair_make)
        }
    };
    view! {
        <form class="stack" on:submit=submit novalidate>
            <DraftFound found=form.found() on_anew=anew/>
            <SideFields state side=Side::Mentor/>
            <SideFields state side=Side::Mentee/>
            <Insists state against/>
            // Of a pair that works already its form and kind are known.
            <Show when=move || pair.is_none()>
                <Advised
                    advice=advised
                    chosen=Signal::derive(move || draft.with(|typed| (typed.now.form, typed.now.kind)))
                    on_take=take
                />
            </Show>
            <div class="fields">
                <Select
                    label=t!(people.form)
                    value=move || code(draft.read().now.form.map(Form::as_str))
                    options=Signal::derive(move || offered(
                        Form::ALL,
                        |form| form.as_str(),
                        vocabulary::form,
                    ))
                    on_change=move |value: String| draft.update(|typed| typed.now.form = value.parse().ok())
                />
                <Select
                    label=t!(people.kind)
                    value=move || code(draft.read().now.kind.map(Kind::as_str))
                    options=Signal::derive(move || offered(
                        Kind::ALL,
                        |kind| kind.as_str(),
                        vocabulary::kind,
                    ))
                    on_change=move |value: String| draft.update(|typed| typed.now.kind = value.parse().ok())
                />
                <DateField
                    label=t!(people.start)
                    value=move || draft.read().now.start
                    on_change=move |date| draft.update(|typed| typed.now.start = date)
                />
                <DateField
                    label=t!(people.end)
                    value=move || draft.read().now.end
                    on_change=move |date| draft.update(|typed| typed.now.end = date)
                />
            </div>
            <Fault state is=|fault| matches!(fault, PairFault::EndsBefore)/>
            <Show when=move || pair.is_none()>
                <Choice
                    label=t!(people.state)
                    value=move || draft.read().now.state.as_str().to_owned()
                    options=Signal::derive(move || offered_of(
                        locale(),
                        &FIRST_STATES,
                        |state| state.as_str(),
                        vocabulary::pair_state,
                    ))
                    on_change=move |value: String| {
                        if let Ok(chosen) = value.parse() {
                            draft.update(|typed| typed.now.state = chosen);
                        }
                    }
                />
            </Show>
            <p class="quiet">{move || seen_by(state)}</p>
            <DraftKept kept=form.kept()/>
            <div class="dialog__acts">
                <Button on_press=cancel>{t!(people.cancel)}</Button>
                <Button kind=ButtonKind::Act submit=true>{act}</Button>
            </div>
        </form>
    }
}

/// What the school's rule has against those who stand in the form, line by line; of a pair that is changed only when
/// others are in it.
fn against(state: FormState) -> Memo<Vec<String>> {
    let FormState { draft, keeping, .. } = state;
    let (people, school) = (keeping.device.people(), keeping.school());
    Memo::new(move |_| {
        let typed = draft.read();
        if !typed.now.has_others(&typed.before) {
            return Vec::new();
        }
        let rule = school.map(|school| school.with(|view| view.eligibility()));
        let (registry, people) = (keeping.registry.read(), people.read());
        let found = keeping.with_view(|view| {
            let sides = (&typed.now.mentors, &typed.now.mentees);
            barred(&registry, view, &people, rule.unwrap_or_default(), sides)
        });
        let one = |(mentor, mentee, lacks): (PersonId, PersonId, Vec<_>)| {
            t!(
                people.against_rule,
                mentor = registry.name(mentor).short(),
                mentee = registry.name(mentee).short(),
                lacks = lacks_in_words(locale(), &lacks)
            )
        };
        found.into_iter().map(one).collect()
    })
}

/// The warning, and the reason without which nobody goes on.
#[component]
fn Insists(state: FormState, against: Memo<Vec<String>>) -> impl IntoView {
    let FormState { draft, .. } = state;
    let fault = move || {
        let is_empty = draft.read().now.insists.trim().is_empty();
        (state.tried.get() && is_empty).then(|| t!(people.insists_needed).to_owned())
    };
    view! {
        <Show when=move || !against.read().is_empty()>
            <Notice need=true words=Signal::derive(move || against.read().join(" "))/>
            <TextField
                label=t!(people.insists_label)
                hint=t!(people.insists_hint)
                value=Signal::derive(move || draft.read().now.insists.clone())
                on_input=move |words: String| draft.update(|typed| typed.now.insists = words)
                error=Signal::derive(fault)
                lines=true
            />
        </Show>
    }
}

/// One side of the form.
#[component]
fn SideFields(state: FormState, side: Side) -> impl IntoView {
    let FormState { draft, keeping, .. } = state;
    let other = match side {
        Side::Mentor => Side::Mentee,
        Side::Mentee => Side::Mentor,
    };
    let fault = move || {
        let empty = draft.read().now.side(side).is_empty();
        (state.tried.get() && empty).then(|| {
            match side {
                Side::Mentor => t!(people.no_mentor),
                Side::Mentee => t!(people.no_mentee),
            }
            .to_owned()
        })
    };
    view! {
        <Members
            side
            registry=keeping.registry
            chosen=move || draft.read().now.side(side).clone()
            others=move || draft.read().now.side(other).clone()
            on_change=move |(person, on): (PersonId, bool)| draft.update(|typed| {
                if on {
                    typed.now.side_mut(side).insert(person);
                } else {
                    typed.now.side_mut(side).remove(&person);
                }
            })
            fault=Signal::derive(fault)
        />
        <Show when=move || side == Side::Mentee>
            <Fault state is=|fault| matches!(fault, PairFault::BothSides(_))/>
        </Show>
    }
}

/// What is wrong, in words, once somebody tried to save.
#[component]
fn Fault(state: FormState, is: fn(&PairFault) -> bool) -> impl IntoView {
    let FormState { draft, keeping, .. } = state;
    let said = move || {
        if !state.tried.get() {
            return None;
        }
        let fault = draft.read().now.faults().into_iter().find(is)?;
        let words = match fault {
            PairFault::NoMentor => t!(people.no_mentor).to_owned(),
            PairFault::NoMentee => t!(people.no_mentee).to_owned(),
            PairFault::EndsBefore => t!(people.ends_before).to_owned(),
            PairFault::BothSides(person) => t!(
                people.both_sides,
                name = keeping.registry.read().name(person).short()
            ),
        };
        Some(view! { <p class="field__error" role="alert">{words}</p> })
    };
    view! { {said} }
}

/// What stands in the form: what was chosen earlier and not saved, over the pair as the registry has it now.
fn form_of(keeping: Keeping, pair: Option<PairId>) -> Draft<TypedPair> {
    let registry = keeping.registry.read_untracked();
    let known = |id: &PairId| registry.pairs.get(id).map(PairDraft::of);
    let name = pair.map_or_else(|| "pair".to_owned(), |pair| format!("pair:{pair}"));
    let id = pair.unwrap_or_else(|| PairId::from_random(keeping.device.random()));
    let newest = known(&id).unwrap_or_else(|| PairDraft::new(untrack(|| keeping.device.today())));
    let start = Typed::new(id, newest.clone());
    let form = keeping.device.draft(&name, start.clone());
    let typed = form.value().get_untracked();
    if pair.is_none() && known(&typed.id).is_some() {
        // The tab was killed after it was made.
        form.done();
        return keeping.device.draft(&name, start);
    }
    if pair.is_some() && typed.before != newest {
        let now = typed.now.onto(&typed.before, &newest);
        form.value().set(Typed { now, ..start });
    }
    form
}

/// Makes the pair, its documents and the head of its programme.
fn make(keeping: Keeping, typed: &TypedPair) -> bool {
    let documents = PairDocuments {
        programme: keeping.fresh_document(),
        journal: keeping.fresh_document(),
        reflection: keeping.fresh_document(),
    };
    let pair = typed.now.make(typed.id, documents);
    let registry = keeping.registry.get_untracked();
    let name = crate::told::pair_name(&registry, &pair);
    let said = told_created(&pair, &name);
    let made = keeping.keep(RegistryEdit::AddPair(Box::new(pair.clone())), said);
    if made {
        keeping.fill_new_title(&pair, &name);
    }
    made
}

/// Keeps what differs; nothing at all when nothing does.
fn change(keeping: Keeping, typed: &TypedPair) -> bool {
    let Typed { id, before, now } = typed;
    let Some(edit) = now.change(*id, before) else {
        return true;
    };
    let registry = keeping.registry.get_untracked();
    let pair = registry.pairs.get(id);
    let name = pair.map(|pair| crate::told::pair_name(&registry, pair));
    keeping.keep(edit, t!(people.pair_saved, pair = name.unwrap_or_default()))
}

/// Who sees the pair and its programme, with the people who stand in the form by name.
fn seen_by(state: FormState) -> String {
    let FormState { draft, keeping, .. } = state;
    let registry = keeping.registry.read();
    let typed = draft.read();
    let names: Vec<String> = typed
        .now
        .mentors
        .union(&typed.now.mentees)
        .map(|person| registry.name(*person).short())
        .filter(|name| !name.is_empty())
        .collect();
    if names.is_empty() {
        return t!(people.seen_by_pair_none).to_owned();
    }
    t!(people.seen_by_pair, names = names.join(", "))
}

fn code(code: Option<&'static str>) -> String {
    code.unwrap_or_default().to_owned()
}

/// Everything that may be chosen, and nothing.
fn offered<T: Copy>(
    all: &[T],
    code: fn(T) -> &'static str,
    words: fn(Locale, T) -> &'static str,
) -> Vec<Offered> {
    let locale = locale();
    let mut offered = offered_of(locale, all, code, words);
    offered.insert(0, Offered::new("", td_string!(locale, people.empty_value)));
    offered
}

fn offered_of<T: Copy>(
    locale: Locale,
    all: &[T],
    code: fn(T) -> &'static str,
    words: fn(Locale, T) -> &'static str,
) -> Vec<Offered> {
    all.iter()
        .map(|one| Offered::new(code(*one), capital(words(locale, *one))))
        .collect()
}

//! Beginning a visit: a few fields, mostly filled in already, and the sheet is there. Nothing is in the journal until
//! «Начать», so that a form that was only looked at leaves no visit that never was.

use super::choose::{ChooseRubric, like_the_last};
use super::desk::{Desk, use_desk};
use super::fields::{NumberField, offered};
use super::step::StepBefore;
use crate::device::Draft;
use crate::i18n::*;
use crate::route::{self, Route};
use crate::told::vocabulary;
use crate::ui::{Button, ButtonKind, Choice, DateField, DraftFound, DraftKept, Select, TextField};
use leptos::prelude::*;
use ryadom_domain::{Observation, ObservationId, PersonId, Rubric, Side, Visit};
use ryadom_replica::{JournalEdit, JournalView, ObservationEdit};
use serde::{Deserialize, Serialize};

/// What stands in the form of a new visit.
#[derive(Debug, Clone, PartialEq, Serialize, Deserialize)]
pub struct Beginning {
    /// The visit it will be: a form that is saved twice makes one.
    id: ObservationId,
    seen: Observation,
}

impl Beginning {
    fn is_in(&self, journal: &JournalView) -> bool {
        let mut all = journal
            .observations
            .iter()
            .chain(&journal.removed_observations);
        all.any(|row| row.id == self.id)
    }
}

/// The name of a pair's form.
pub fn name_of(desk: Desk) -> String {
    format!("visit:{}", desk.papers.pair)
}

/// The form of a new visit.
#[component]
pub fn NewVisit() -> impl IntoView {
    let desk = use_desk();
    let ready = Memo::new(move |_| {
        desk.journal.ready() && desk.school().is_none_or(crate::device::Handle::ready)
    });
    move || {
        ready.get().then(|| {
            let start = untrack(|| Beginning {
                id: ObservationId::from_random(desk.device.random()),
                seen: first(desk),
            });
            let mut form = desk.device.draft(&name_of(desk), start.clone());
            let is_kept = untrack(|| {
                form.value()
                    .with(|form: &Beginning| desk.journal.with(|journal| form.is_in(journal)))
            });
            if is_kept {
                // The tab was killed after it was saved.
                form.done();
                form = desk.device.draft(&name_of(desk), start);
            }
            view! { <Form form/> }
        })
    }
}

/// What a visit starts with: today, by whoever holds the pen, the class and subject of the last one.
fn first(desk: Desk) -> Observation {
    let me = desk.device.person();
    let side = desk
        .members()
        .iter()
        .find(|(person, _)| *person == me)
        .map(|(_, side)| *side);
    let visit = match side {
        Some(Side::Mentee) => Visit::MenteeToMentor,
        _ => Visit::MentorToMentee,
    };
    let mut seen = Observation {
        date: Some(desk.device.today()),
        visit: Some(visit),
        rubric: like_the_last(desk),
        ..Observation::default()
    };
    place(desk, &mut seen);
    seen
}

/// Who comes to whom by this direction, and the class and subject that were seen there last.
fn place(desk: Desk, seen: &mut Observation) {
    let (members, me) = (desk.members(), desk.device.person());
    // Of several, whoever holds the pen.
    let of = |side: Side| -> Option<PersonId> {
        let mut all = members
            .iter()
            .filter(|(_, found)| *found == side)
            .map(|(person, _)| *person);
        let first = all.clone().next();
        all.find(|person| *person == me).or(first)
    };
    (seen.observer, seen.teacher) = match seen.visit {
        Some(Visit::MenteeToMentor) => (of(Side::Mentee), of(Side::Mentor)),
        Some(Visit::MentorToMentee) | None => (of(Side::Mentor), of(Side::Mentee)),
        Some(Visit::Curator | Visit::Expert) => (None, of(Side::Mentee)),
    };
    seen.guest = match seen.visit {
        Some(Visit::Curator) => desk.device.registry().with(|registry| {
            let curator = registry.curators().next();
            curator
                .map(|curator| registry.name(curator).short())
                .unwrap_or_default()
        }),
        _ => String::new(),
    };
    (seen.class, seen.subject) = desk.journal.with(|journal| {
        let last = journal
            .observations
            .iter()
            .find(|row| row.teacher.value == seen.teacher);
        let last = last.map(|row| (row.class.value.clone(), row.subject.value.clone()));
        last.unwrap_or_default()
    });
}

#[component]
fn Form(form: Draft<Beginning>) -> impl IntoView {
    let desk = use_desk();
    let value = form.value();
    let change =
        move |change: &dyn Fn(&mut Observation)| value.update(|form| change(&mut form.seen));
    let visit = Memo::new(move |_| value.with(|form| form.seen.visit));
    let teacher = Memo::new(move |_| value.with(|form| form.seen.teacher));
    let date = Memo::new(move |_| value.with(|form| form.seen.date));
    let is_guest = move || matches!(visit.get(), Some(Visit::Curator | Visit::Expert));
    let leave = move |()| {
        let pair = desk.papers.pair;
        if let Some(back) = form.throw_away() {
            desk.toasts.offer_draft(move || {
                back();
                route::go(Route::VisitLesson(pair));
            });
        }
        route::go(Route::PairLessons(pair));
    };
    let anew = move |()| {
        if let Some(back) = form.throw_away() {
            desk.toasts.offer_draft(back);
        }
    };
    view! {
        <div class="top">
            <div class="top__words"><h1 tabindex="-1">{t!(lessons.new_title)}</h1></div>
        </div>
        <DraftFound found=form.found() on_anew=anew/>
        <form
            class="entry"
            on:submit=move |event| {
                event.prevent_default();
                if begin(desk, value.get_untracked()) {
                    form.done();
                }
            }
        >
            <StepBefore teacher on=date/>
            <div class="entry__part">
                <Choice
                    label=t!(lessons.who_whom)
                    value=Signal::derive(move || visit.get().map(Visit::as_str).unwrap_or_default().to_owned())
                    options=Signal::stored(offered(Visit::ALL, Visit::as_str, vocabulary::visit))
                    on_change=move |visit: String| value.update(|form| {
                        form.seen.visit = visit.parse().ok();
                        place(desk, &mut form.seen);
                    })
                />
                <div class="fields">
                    <Select
                        label=desk.label(t!(lessons.teacher), t!(lessons.teacher_k))
                        value=Signal::derive(move || teacher.get().map(|who| who.to_string()).unwrap_or_default())
                        options=Signal::derive(move || desk.offered_members())
                        on_change=move |who: String| change(&|seen| seen.teacher = who.parse().ok())
                    />
                    <Show when=is_guest>
                        <TextField
                            label=t!(lessons.guest)
                            value=Signal::derive(move || value.with(|form| form.seen.guest.clone()))
                            on_input=move |words: String| change(&|seen| seen.guest.clone_from(&words))
                        />
                    </Show>
                </div>
            </div>
            <div class="entry__part">
                <div class="fields">
                    <DateField
                        label=t!(lessons.date)
                        value=date
                        on_change=move |date| change(&|seen| seen.date = date)
                    />
                    <NumberField
                        label=desk.label(t!(lessons.number), t!(lessons.number_k))
                        value=Signal::derive(move || value.with(|form| form.seen.number))
                        on_change=move |number| change(&|seen| seen.number = number)
                    />
                    <TextField
                        label=desk.label(t!(lessons.class_), t!(lessons.class_k))
                        value=Signal::derive(move || value.with(|form| form.seen.class.clone()))
                        on_input=move |words: String| change(&|seen| seen.class.clone_from(&words))
                    />
                    <TextField
                        label=desk.label(t!(lessons.subject), t!(lessons.subject_k))
                        value=Signal::derive(move || value.with(|form| form.seen.subject.clone()))
                        on_input=move |words: String| change(&|seen| seen.subject.clone_from(&words))
                    />
                </div>
                <TextField
                    label=t!(lessons.topic)
                    value=Signal::derive(move || value.with(|form| form.seen.topic.clone()))
                    on_input=move |words: String| change(&|seen| seen.topic.clone_from(&words))
                />
                <TextField
                    label=t!(lessons.purpose)
                    value=Signal::derive(move || value.with(|form| form.seen.purpose.clone()))
                    on_input=move |words: String| change(&|seen| seen.purpose.clone_from(&words))
                />
            </div>
            <ChooseRubric
                rubric=Signal::derive(move || value.with(|form| form.seen.rubric.clone()))
                on_change=move |rubric: Rubric| change(&|seen| seen.rubric.clone_from(&rubric))
                fixed=false
            />
            <DraftKept kept=form.kept()/>
            <div class="entry__save">
                <p class="entry__see">{move || desk.seen()}</p>
                <Button on_press=leave>{t!(lessons.cancel)}</Button>
                <Button kind=ButtonKind::Act submit=true>{t!(lessons.begin)}</Button>
            </div>
        </form>
    }
}

/// Puts the visit into the journal and opens it. Its lesson begins now, when it is today's.
fn begin(desk: Desk, form: Beginning) -> bool {
    let Beginning { id, mut seen } = form;
    for words in [
        &mut seen.class,
        &mut seen.subject,
        &mut seen.topic,
        &mut seen.purpose,
        &mut seen.guest,
    ] {
        *words = words.trim().to_owned();
    }
    let today = untrack(|| desk.device.today());
    seen.began = (seen.date == Some(today)).then(|| desk.device.now());
    let add = JournalEdit::AddObservation {
        id,
        observation: Box::new(seen),
    };
    let back = JournalEdit::Observation {
        id,
        edit: ObservationEdit::Remove,
    };
    let begun = desk.edit_with_way_back(add, t!(lessons.begun), back);
    if begun {
        route::go(Route::Lesson(desk.papers.pair, id));
    }
    begun
}

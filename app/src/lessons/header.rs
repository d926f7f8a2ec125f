//! The head of a visit's sheet: when, what lesson, who came to whom.

use super::desk::use_desk;
use super::fields::{NumberField, Words, offered};
use super::visit::use_leaf;
use crate::i18n::*;
use crate::told::vocabulary;
use crate::ui::{Choice, DateField, More, Offered, Select, TextField};
use leptos::prelude::*;
use ryadom_domain::{LessonKind, Visit};
use ryadom_replica::{JournalText, ObservationEdit as Edit, ObservationText};

/// The head, folded.
#[component]
pub fn Header() -> impl IntoView {
    let (desk, leaf) = (use_desk(), use_leaf());
    let still = desk.still;
    let visit = leaf.part(|row| row.visit.value);
    let teacher = leaf.part(|row| row.teacher.value);
    let observer = leaf.part(|row| row.observer.value);
    let kind = leaf.part(|row| row.kind.value);
    let class = leaf.part(|row| row.class.value.clone());
    let subject = leaf.part(|row| row.subject.value.clone());
    let equipment = leaf.part(|row| row.equipment.value.clone());
    let guest = leaf.part(|row| row.guest.value.clone());
    let code = |code: Option<&'static str>| code.unwrap_or_default().to_owned();
    let id_of = |person: Option<ryadom_domain::PersonId>| {
        person.map(|person| person.to_string()).unwrap_or_default()
    };
    let kinds = || {
        let nobody = std::iter::once(Offered::new("", t!(lessons.nobody)));
        let all = offered(LessonKind::ALL, LessonKind::as_str, vocabulary::lesson_kind);
        nobody.chain(all).collect::<Vec<_>>()
    };
    let is_guest = move || matches!(visit.get(), Some(Visit::Curator | Visit::Expert));
    view! {
        <div class="entry__part">
            <More summary=t!(lessons.header)>
                <div class="stack">
                    <div class="fields">
                        <DateField
                            label=t!(lessons.date)
                            value=leaf.part(|row| row.date.value)
                            disabled=still
                            on_change=move |date| { leaf.edit(Edit::Date(date)); }
                        />
                        <NumberField
                            label=desk.label(t!(lessons.number), t!(lessons.number_k))
                            value=leaf.part(|row| row.number.value)
                            disabled=still
                            on_change=move |number| { leaf.edit(Edit::Number(number)); }
                        />
                        <TextField
                            label=desk.label(t!(lessons.class_), t!(lessons.class_k))
                            value=class
                            disabled=still
                            on_rest=move |class| { leaf.edit(Edit::Class(class)); }
                        />
                        <TextField
                            label=desk.label(t!(lessons.subject), t!(lessons.subject_k))
                            value=subject
                            disabled=still
                            on_rest=move |subject| { leaf.edit(Edit::Subject(subject)); }
                        />
                    </div>
                    <Words
                        text=JournalText::Observation(leaf.id, ObservationText::Topic)
                        label=t!(lessons.topic)
                        short=true
                    />
                    <div class="fields">
                        <Select
                            label=desk.label(t!(lessons.kind), t!(lessons.kind_k))
                            value=Signal::derive(move || code(kind.get().map(LessonKind::as_str)))
                            options=Signal::stored(kinds())
                            disabled=still
                            on_change=move |kind: String| { leaf.edit(Edit::Kind(kind.parse().ok())); }
                        />
                        <NumberField
                            label=t!(lessons.children)
                            value=leaf.part(|row| row.children.value)
                            disabled=still
                            on_change=move |children| { leaf.edit(Edit::Children(children)); }
                        />
                        <TextField
                            label=t!(lessons.equipment)
                            value=equipment
                            disabled=still
                            on_rest=move |words| { leaf.edit(Edit::Equipment(words)); }
                        />
                    </div>
                    <Words
                        text=JournalText::Observation(leaf.id, ObservationText::Purpose)
                        label=t!(lessons.purpose)
                        short=true
                    />
                    <Choice
                        label=t!(lessons.who_whom)
                        value=Signal::derive(move || code(visit.get().map(Visit::as_str)))
                        options=Signal::stored(offered(Visit::ALL, Visit::as_str, vocabulary::visit))
                        disabled=still
                        on_change=move |visit: String| { leaf.edit(Edit::Visit(visit.parse().ok())); }
                    />
                    <div class="fields">
                        <Select
                            label=desk.label(t!(lessons.teacher), t!(lessons.teacher_k))
                            value=Signal::derive(move || id_of(teacher.get()))
                            options=Signal::derive(move || desk.offered_members())
                            disabled=still
                            on_change=move |who: String| { leaf.edit(Edit::Teacher(who.parse().ok())); }
                        />
                        <Show
                            when=is_guest
                            fallback=move || view! {
                                <Select
                                    label=t!(lessons.guest)
                                    value=Signal::derive(move || id_of(observer.get()))
                                    options=Signal::derive(move || desk.offered_members())
                                    disabled=still
                                    on_change=move |who: String| { leaf.edit(Edit::Observer(who.parse().ok())); }
                                />
                            }
                        >
                            <TextField
                                label=t!(lessons.guest)
                                value=guest
                                disabled=still
                                on_rest=move |name| { leaf.edit(Edit::Guest(name)); }
                            />
                        </Show>
                    </div>
                </div>
            </More>
        </div>
    }
}

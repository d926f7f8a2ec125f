//! Notes during a lesson: one big field, one tap, and each note knows its minute. What stands in the field is a draft on
//! the device, so that a killed tab loses no word.

use super::desk::use_desk;
use super::visit::use_leaf;
use crate::i18n::*;
use crate::told::{dates, excerpt};
use crate::ui::{Button, ButtonKind, DraftKept, Glyph, IconButton, Tag, TagKind, TextField};
use crate::writing::WritingArea;
use leptos::ev::KeyboardEvent;
use leptos::leptos_dom::helpers::set_interval_with_handle;
use leptos::prelude::*;
use ryadom_domain::{LessonNote, LessonNoteId, Timestamp};
use ryadom_replica::{JournalText, LessonNoteRow, ObservationEdit};
use std::time::Duration;

/// How often the minute on the screen is looked at again.
const LOOK: Duration = Duration::from_secs(15);

/// A lesson is over by then: what is written later has no minute of it.
const LONGEST: i64 = 4 * 60;

/// How much of a note its buttons are named by, in characters.
const NAME: usize = 40;

/// Minutes since the lesson began; `None` before it, and long after.
fn minute(began: Option<Timestamp>, now: Timestamp) -> Option<u16> {
    let minutes = now.seconds().checked_sub(began?.seconds())?.div_euclid(60);
    u16::try_from(minutes).ok().filter(|_| minutes <= LONGEST)
}

/// The course of the lesson.
#[component]
pub fn Notes() -> impl IntoView {
    let (desk, leaf) = (use_desk(), use_leaf());
    let began = leaf.part(|row| row.began.value);
    let ids = leaf.part(|row| row.notes.iter().map(|note| note.id).collect::<Vec<_>>());
    let editing = RwSignal::new(None::<LessonNoteId>);
    let none = move || ids.with(Vec::is_empty);
    let begins = move |()| {
        let edit = ObservationEdit::Began(Some(desk.device.now()));
        leaf.edit(edit);
    };
    view! {
        <section class="entry__part" aria-labelledby="lesson-course">
            <h2 id="lesson-course">{move || desk.word(t!(lessons.course), t!(lessons.course_k))}</h2>
            <Show when=move || !desk.still.get()>
                <Jot began/>
                <Show when=move || none()>
                    <div>
                        <Button small=true on_press=begins>
                            {move || desk.word(t!(lessons.starts_now), t!(lessons.starts_now_k))}
                        </Button>
                    </div>
                </Show>
            </Show>
            <Show when=move || none() && desk.still.get()>
                <p class="quiet">{t!(lessons.jots_none)}</p>
            </Show>
            <ol class="jots">
                <For each=move || ids.get() key=|id| *id let:id>
                    <NoteLine id editing/>
                </For>
            </ol>
        </section>
    }
}

/// The field.
#[component]
fn Jot(began: Memo<Option<Timestamp>>) -> impl IntoView {
    let (desk, leaf) = (use_desk(), use_leaf());
    let draft = desk
        .device
        .draft(&format!("lesson-note:{}", leaf.id), String::new());
    let words = draft.value();
    let keep = move || {
        let text = words.get_untracked().trim().to_owned();
        if text.is_empty() {
            return;
        }
        let now = desk.device.now();
        let note = LessonNote {
            minute: minute(began.get_untracked(), now),
            text,
            written: now,
        };
        let id = LessonNoteId::from_random(desk.device.random());
        if leaf.edit(ObservationEdit::AddNote(id, Box::new(note))) {
            words.set(String::new());
        }
    };
    let now = RwSignal::new(desk.device.now());
    let look = set_interval_with_handle(
        move || {
            // The page may be gone by then.
            let _ = now.try_set(desk.device.now());
        },
        LOOK,
    );
    on_cleanup(move || {
        if let Ok(look) = look {
            look.clear();
        }
    });
    let hint = Signal::derive(move || match minute(began.get(), now.get()) {
        Some(minute) => {
            t!(lessons.now_minute, minute = minute).to_string() + ". " + t!(lessons.jot_hint)
        }
        None => t!(lessons.jot_hint).to_owned(),
    });
    let keys = move |event: KeyboardEvent| {
        if event.key() == "Enter" && !event.shift_key() && !event.is_composing() {
            event.prevent_default();
            keep();
        }
    };
    view! {
        <form
            class="jot"
            on:keydown=keys
            on:submit=move |event| {
                event.prevent_default();
                keep();
            }
        >
            <TextField
                label=t!(lessons.jot)
                value=words
                hint
                lines=true
                on_input=move |typed| words.set(typed)
            />
            <Button kind=ButtonKind::Act submit=true>{t!(lessons.jot_save)}</Button>
            <DraftKept kept=draft.kept()/>
        </form>
    }
}

#[component]
fn NoteLine(id: LessonNoteId, editing: RwSignal<Option<LessonNoteId>>) -> impl IntoView {
    let (desk, leaf) = (use_desk(), use_leaf());
    let part = move |read: fn(&LessonNoteRow) -> Option<String>| {
        Memo::new(move |_| {
            leaf.row.with(|row| {
                let note = row.as_ref()?.notes.iter().find(|note| note.id == id)?;
                read(note)
            })
        })
    };
    let text = part(|note| Some(note.text.clone()));
    let minute = part(|note| Some(note.minute?.to_string()));
    let written = Memo::new(move |_| {
        leaf.row.with(|row| {
            let note = row.as_ref()?.notes.iter().find(|note| note.id == id)?;
            Some(dates::clock(desk.device.local(note.written).time()))
        })
    });
    let torn = part(|note| note.fate.is_torn().then(String::new));
    let words = move || text.get().unwrap_or_default();
    let named = move || excerpt(&words(), NAME);
    let is_open = move || editing.get() == Some(id);
    let remove = move |()| {
        leaf.edit_with_way_back(
            ObservationEdit::RemoveNote(id),
            t!(lessons.removed_row),
            ObservationEdit::RestoreNote(id),
        );
    };
    let keep = move |()| {
        leaf.edit(ObservationEdit::RestoreNote(id));
    };
    view! {
        <li class="jots__one">
            <span class="jots__minute">
                {move || match minute.get() {
                    Some(minute) => t!(lessons.minute, minute = minute).to_string(),
                    None => written.get().unwrap_or_default(),
                }}
            </span>
            <div class="jots__words">
                <Show when=is_open fallback=move || view! { <p>{words}</p> }>
                    <WritingArea
                        handle=desk.journal
                        text=JournalText::LessonNote(leaf.id, id)
                        label=t!(lessons.jot_text)
                        hidden_label=true
                        focus=true
                        short=true
                    />
                </Show>
                <Show when=move || torn.get().is_some()>
                    <p class="cluster">
                        <Tag kind=TagKind::Need>{t!(lessons.row_came_back)}</Tag>
                        <Button small=true on_press=keep>{t!(lessons.keep_row)}</Button>
                    </p>
                </Show>
            </div>
            <Show when=move || !desk.still.get()>
                <span class="jots__acts">
                    <IconButton
                        glyph=Glyph::Notes
                        label=Signal::derive(move || t!(lessons.jot_edit, words = named()).to_string())
                        on_press=move |()| editing.update(|now| {
                            *now = if *now == Some(id) { None } else { Some(id) };
                        })
                    />
                    <IconButton
                        glyph=Glyph::Remove
                        label=Signal::derive(move || t!(lessons.jot_remove, words = named()).to_string())
                        on_press=remove
                    />
                </span>
            </Show>
        </li>
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use wasm_bindgen_test::wasm_bindgen_test;

    #[wasm_bindgen_test]
    fn a_note_has_the_minute_of_its_lesson_and_none_besides() {
        let began = Some(Timestamp(1_000));
        assert_eq!(minute(began, Timestamp(1_000)), Some(0));
        assert_eq!(minute(began, Timestamp(1_000 + 12 * 60 + 59)), Some(12));
        assert_eq!(minute(began, Timestamp(900)), None);
        assert_eq!(minute(began, Timestamp(1_000 + 5 * 3600)), None);
        assert_eq!(minute(None, Timestamp(1_000)), None);
    }
}

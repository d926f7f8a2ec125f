//! Questions to begin with, on a note that is still empty: a mentor's, a mentee's, and at the end of a programme the last
//! three.

use super::shelf::Notes;
use super::view::looks_back;
use crate::device::use_device;
use crate::i18n::*;
use leptos::prelude::*;
use ryadom_domain::{NoteId, Pair, Side, Visibility};
use ryadom_replica::{NoteEdit, NoteText, NotesText, Splice};

/// The questions; nothing once something is written.
#[component]
pub fn Prompts(notes: Notes, id: NoteId) -> impl IntoView {
    let device = use_device();
    let empty = Memo::new(move |_| {
        notes
            .note(id, |note| note.body.is_blank())
            .unwrap_or_default()
    });
    let role = Memo::new(move |_| {
        let today = device.today();
        device.registry().with(|registry| {
            let person = device.person();
            let of_note = notes.place.pair.and_then(|pair| registry.pairs.get(&pair));
            let pair: Option<&Pair> = of_note.or_else(|| registry.pairs_of(person).next());
            let pair = pair?;
            Some((pair.side(person)?, looks_back(pair.end, today)))
        })
    });
    let questions = move || {
        let locale = locale();
        role.get()
            .map(|(side, last)| questions(locale, side, last))
            .unwrap_or_default()
    };
    let ask = move |question: &'static str| {
        let text = NotesText {
            note: id,
            text: NoteText::Body,
        };
        let splice = Splice {
            at: 0,
            delete: 0,
            insert: format!("{question}\n"),
        };
        // Refused only where the note cannot be written at all, and then nothing is offered.
        let _ = notes.edit(NoteEdit::Write { text, splice });
    };
    let shared = notes.place.visibility != Visibility::OnlyMe;
    view! {
        <Show when=move || empty.get() && !questions().is_empty()>
            <section class="prompts" class:prompts--shared=shared>
                <h2>{t!(notes.prompts)}</h2>
                <p class="quiet">{t!(notes.prompts_why)}</p>
                <ul class="prompts__list">
                    {move || {
                        questions()
                            .into_iter()
                            .map(|question| {
                                view! {
                                    <li>
                                        <button
                                            type="button"
                                            class="prompts__one"
                                            on:click=move |_| ask(question)
                                        >
                                            {question}
                                        </button>
                                    </li>
                                }
                            })
                            .collect_view()
                    }}
                </ul>
            </section>
        </Show>
    }
}

fn questions(locale: Locale, side: Side, last: bool) -> Vec<&'static str> {
    let mut questions = match side {
        Side::Mentor => vec![
            td_string!(locale, notes.mentor_1),
            td_string!(locale, notes.mentor_2),
            td_string!(locale, notes.mentor_3),
            td_string!(locale, notes.mentor_4),
            td_string!(locale, notes.mentor_5),
        ],
        Side::Mentee => vec![
            td_string!(locale, notes.mentee_1),
            td_string!(locale, notes.mentee_2),
            td_string!(locale, notes.mentee_3),
            td_string!(locale, notes.mentee_4),
            td_string!(locale, notes.mentee_5),
        ],
    };
    if last {
        questions.extend([
            td_string!(locale, notes.final_1),
            td_string!(locale, notes.final_2),
            td_string!(locale, notes.final_3),
        ]);
    }
    questions
}

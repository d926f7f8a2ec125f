//! Notes: what the two write down for themselves, for each other, and for the curator.

use super::diary::Diary;
use super::words::phrase;
use super::{Act, LEAVES, Shape, Who};
use ryadom_domain::rich::{self, Emphasis, LineKind};
use ryadom_domain::{DocumentId, DocumentKind, Mood, Note, NoteId, Period, Rich};
use ryadom_replica::{
    ChangeHash, JournalEdit, JournalText, NoteEdit, NoteText, NotesText, PrivateEdit, Splice,
    difference,
};

impl Diary {
    /// The mentee writes reflections and a diary, the mentor notes that the curator reads too.
    pub(super) fn notes(&mut self, shape: Shape) {
        for number in 0..u16::from(shape.notes) {
            let day = LEAVES + 1 + number * 250 / u16::from(shape.notes);
            let id = NoteId::from_random(self.id());
            let note = Box::new(Note::default());
            let add = NoteEdit::Add { id, note };
            let title = NotesText {
                note: id,
                text: NoteText::Title,
            };
            let body = NotesText {
                note: id,
                text: NoteText::Body,
            };
            if number.is_multiple_of(2) {
                self.does(day, Who::Mentee, Act::Reflection(add));
                for (text, sentences) in [(title, 1), (body, 8)] {
                    self.types((day, Who::Mentee), &text, sentences, |splice| {
                        Act::Reflection(NoteEdit::Write { text, splice })
                    });
                }
            } else {
                self.does(day, Who::Mentor, Act::Journal(JournalEdit::Note(add)));
                for (text, sentences) in [(title, 1), (body, 8)] {
                    self.types_in_journal((day, Who::Mentor), JournalText::Note(text), sentences);
                }
            }
        }
        for week in 0..38_u16 {
            let day = LEAVES + 1 + week * 7;
            let mut head = [0; 32];
            head[..16].copy_from_slice(&self.id());
            let document = DocumentId::from_random([9; 16]);
            let saw = PrivateEdit::Saw(document, vec![ChangeHash(head)]);
            self.does(day, Who::Mentee, Act::Private(saw));
            let id = NoteId::from_random(self.id());
            let note = Box::new(Note {
                body: Rich::plain(&phrase(&mut self.random)),
                ..Note::default()
            });
            let note = PrivateEdit::Note(NoteEdit::Add { id, note });
            self.does(day, Who::Mentee, Act::Private(note));
        }
    }

    /// A note that is written, taken away and brought back.
    pub(super) fn small_things_of_notes(&mut self) {
        let mentee = Who::Mentee;
        let id = NoteId::from_random(self.id());
        let title = NotesText {
            note: id,
            text: NoteText::Title,
        };
        let note = Box::new(Note::default());
        for (day, edit) in (90..).zip([
            NoteEdit::Add { id, note },
            NoteEdit::Several(vec![NoteEdit::Write {
                text: title,
                splice: Splice {
                    at: 0,
                    delete: 0,
                    insert: "Мысли".into(),
                },
            }]),
            NoteEdit::Remove(id),
            NoteEdit::Restore(id),
        ]) {
            self.does(day, mentee, Act::Reflection(edit));
        }
        self.does(91, mentee, Act::TakeBack(DocumentKind::Reflection));
    }

    /// Notes with headings, lists and emphasis, wherever there are notes.
    pub(super) fn dressed_notes(&mut self) {
        self.dressed_note(62, Who::Mentee, Act::Reflection);
        self.dressed_note(63, Who::Mentor, |edit| {
            Act::Journal(JournalEdit::Note(edit))
        });
        self.dressed_note(64, Who::Mentee, |edit| {
            Act::Private(PrivateEdit::Note(edit))
        });
    }

    fn dressed_note(&mut self, day: u16, who: Who, act: fn(NoteEdit) -> Act) {
        let id = NoteId::from_random(self.id());
        let note = Note {
            title: "Первая четверть".into(),
            ..Note::default()
        };
        let note = Box::new(note);
        self.does(day, who, act(NoteEdit::Add { id, note }));
        let body = NotesText {
            note: id,
            text: NoteText::Body,
        };
        let words =
            "Что получилось\nДети сами называют тему\nУспеваю до звонка\nСпросить про паузы";
        let steps: [&dyn Fn(&Rich) -> Rich; 8] = [
            &|now| rich::replace(now, (0, 0), &Rich::plain(words)).0,
            &|now| rich::set_kind(now, place(now, "Что получилось"), LineKind::Heading),
            &|now| rich::set_kind(now, place(now, "Дети сами"), LineKind::Bullet),
            &|now| rich::set_kind(now, place(now, "Успеваю"), LineKind::Number),
            &|now| rich::set_kind(now, place(now, "Успеваю"), LineKind::Bullet),
            &|now| rich::emphasise(now, place(now, "Дети сами"), Emphasis::Strong),
            &|now| rich::emphasise(now, place(now, "паузы"), Emphasis::Em),
            &|now| rich::emphasise(now, place(now, "сами"), Emphasis::Strong),
        ];
        let mut now = Rich::default();
        for step in steps {
            let new = step(&now);
            let edit = NoteEdit::Compose {
                text: body,
                edit: Box::new(difference(&now, &new, 0).unwrap_or_default()),
                heads: Vec::new(),
            };
            self.does(day, who, act(edit));
            now = new;
        }
        for mood in [Some(Mood::Uneasy), None, Some(Mood::Good)] {
            self.does(day, who, act(NoteEdit::Mood(id, mood)));
        }
        for period in [Period::Second, Period::First] {
            self.does(day, who, act(NoteEdit::Period(id, Some(period))));
        }
        for (tag, on) in [("уроки", true), ("трудно", true), ("трудно", false)] {
            self.does(day, who, act(NoteEdit::Tag(id, tag.to_owned(), on)));
        }
    }
}

/// Where a piece of a note's words is, in UTF-16 units.
fn place(note: &Rich, piece: &str) -> (usize, usize) {
    let units = |words: &str| words.encode_utf16().count();
    let before = note.words().split(piece).next().map_or(0, units);
    (before, before + units(piece))
}

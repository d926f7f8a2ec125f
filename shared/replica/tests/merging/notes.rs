//! What a pair may do to its notes.

use crate::numbers::{pick, typing};
use crate::support::merge::{Fresh, Snapshot, Vocabulary};
use ryadom_domain::{Note, NoteId};
use ryadom_replica::{NoteEdit, NoteRow, NoteText, NotesText, NotesView, ReflectionDoc};

pub fn notes(snapshot: &mut Snapshot, view: &NotesView) {
    snapshot.list("notes", view.notes.iter().map(|row| row.id));
    for NoteRow {
        id,
        fate,
        touched,
        title,
        body,
        ..
    } in view.notes.iter().chain(&view.removed)
    {
        snapshot.row(id, fate, *touched);
        snapshot.text(format!("title of {id}"), title);
        snapshot.text(format!("body of {id}"), body);
    }
}

pub fn choose_note(
    view: &NotesView,
    what: usize,
    which: usize,
    how: usize,
    fresh: &mut Fresh,
) -> NoteEdit {
    let rows: Vec<&NoteRow> = view.notes.iter().chain(&view.removed).collect();
    let Some(row) = pick(&rows, which).filter(|_| !what.is_multiple_of(12)) else {
        let note = Note {
            title: String::new(),
            body: fresh.letters(how),
        };
        return NoteEdit::Add {
            id: NoteId::from_random(fresh.id()),
            note: Box::new(note),
        };
    };
    let write = |text, now: &str, fresh: &mut Fresh| NoteEdit::Write {
        text: NotesText { note: row.id, text },
        splice: typing(now, which, how, fresh),
    };
    match what % 12 {
        1 => NoteEdit::Remove(row.id),
        2 => NoteEdit::Restore(row.id),
        3 => write(NoteText::Title, &row.title, fresh),
        4 => NoteEdit::Several(vec![
            write(NoteText::Title, &row.title, fresh),
            write(NoteText::Body, &row.body, fresh),
        ]),
        _ => write(NoteText::Body, &row.body, fresh),
    }
}

impl Vocabulary for ReflectionDoc {
    fn snapshot(view: &NotesView) -> Snapshot {
        let mut snapshot = Snapshot::default();
        notes(&mut snapshot, view);
        snapshot
    }

    fn choose(
        view: &NotesView,
        what: usize,
        which: usize,
        how: usize,
        fresh: &mut Fresh,
    ) -> NoteEdit {
        choose_note(view, what, which, how, fresh)
    }
}

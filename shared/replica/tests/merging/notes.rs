//! What a pair may do to its notes.

use crate::numbers::{pick, typing};
use crate::support::merge::{Fresh, Snapshot, Vocabulary};
use ryadom_domain::rich::{self, Emphasis, LineKind};
use ryadom_domain::{MeetingId, Mood, Note, NoteId, Period, Rich};
use ryadom_replica::{
    NoteEdit, NoteRow, NoteText, NotesText, NotesView, ReflectionDoc, RichEdit, difference,
};

pub fn notes(snapshot: &mut Snapshot, view: &NotesView) {
    snapshot.list("notes", view.notes.iter().map(|row| row.id));
    for NoteRow {
        id,
        fate,
        touched,
        title,
        body,
        mood,
        period,
        tags,
        ..
    } in view.notes.iter().chain(&view.removed)
    {
        snapshot.row(id, fate, *touched);
        snapshot.text(format!("title of {id}"), title);
        // What stands between lines is nobody's letter; it must be the same everywhere, no more.
        snapshot.text(format!("body of {id}"), &body.words().replace('\n', ""));
        let lines = body.lines.iter().map(|line| format!("{line:?}"));
        snapshot.list(&format!("lines of {id}"), lines);
        snapshot.field(format!("mood of {id}"), mood);
        snapshot.field(format!("period of {id}"), period);
        snapshot.set(format!("tags of {id}"), tags);
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
            body: Rich::plain(&fresh.letters(how)),
            meeting: which
                .is_multiple_of(2)
                .then(|| MeetingId::from_random([3; 16])),
            ..Note::default()
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
            write(NoteText::Body, &row.body.words(), fresh),
        ]),
        // A text area, of an older version.
        5 | 6 => write(NoteText::Body, &row.body.words(), fresh),
        7 if how.is_multiple_of(3) => NoteEdit::Period(row.id, pick(Period::ALL, which).copied()),
        7 if how.is_multiple_of(2) => {
            let on = !row.tags.contains("урок");
            NoteEdit::Tag(row.id, "урок".to_owned(), on)
        }
        7 => NoteEdit::Mood(row.id, pick(Mood::ALL, how).copied()),
        _ => NoteEdit::Compose {
            text: NotesText {
                note: row.id,
                text: NoteText::Body,
            },
            edit: Box::new(composing(&row.body, which, how, fresh)),
            heads: Vec::new(),
        },
    }
}

/// What keys and buttons do to a note's words.
fn composing(body: &Rich, which: usize, how: usize, fresh: &mut Fresh) -> RichEdit {
    const KINDS: [LineKind; 3] = [LineKind::Heading, LineKind::Bullet, LineKind::Number];
    let units: Vec<u16> = body.words().encode_utf16().collect();
    // Never inside a character, as no caret is.
    let at = |position: usize| {
        let position = position % (units.len() + 1);
        let inside = units
            .get(position)
            .is_some_and(|unit| (0xDC00..0xE000).contains(unit));
        position - usize::from(inside)
    };
    let (from, to) = (at(which), at(which + how % 5));
    let range = (from.min(to), from.max(to));
    let emphasis = [Emphasis::Strong, Emphasis::Em][which % 2];
    let (new, caret) = match how % 7 {
        0 => rich::enter(body, range),
        1 => (rich::set_kind(body, range, KINDS[which % 3]), 0),
        2 | 3 => (rich::emphasise(body, range, emphasis), 0),
        4 => rich::erase(body, from).unwrap_or_else(|| rich::enter(body, (from, from))),
        5 => {
            let piece = Rich::plain(&format!("{}\n{}", fresh.letters(how), fresh.letters(which)));
            rich::replace(
                body,
                range,
                &rich::set_kind(&piece, (0, 0), KINDS[which % 3]),
            )
        }
        _ => rich::replace(body, (from, from), &Rich::plain(&fresh.letters(how))),
    };
    difference(body, &new, caret).unwrap_or_default()
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

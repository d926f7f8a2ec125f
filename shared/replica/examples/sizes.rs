//! Prints what a year's programme and a long note cost: bytes saved, and how long it takes to load, read and type.
//!
//! `cargo run --release -p ryadom-replica --example sizes`

#![expect(
    clippy::print_stdout,
    clippy::unwrap_used,
    reason = "a measurement for whoever runs it"
)]

use ryadom_domain::{
    Deficit, DeficitId, DocumentKind, ItemId, Mark, Note, NoteId, PersonId, PlanDate, PlanItem,
    Timestamp,
};
use ryadom_replica::{
    ActorId, Author, Document, ItemEdit, ItemText, Kind, NoteEdit, NoteText, NotesText,
    ProgrammeDoc, ProgrammeEdit, ProgrammeSummary, ProgrammeText, ReflectionDoc, Splice, TextRef,
    told,
};
use std::time::Instant;

fn main() {
    let mut programme = programme();
    report::<ProgrammeDoc>("programme, 22 items, as made", &mut programme);
    let month_ago = work(&mut programme, 1_000);
    report::<ProgrammeDoc>("programme after 1,000 edits", &mut programme);
    let summary = time("  summary", 20, || ProgrammeSummary::of(&mut programme));
    println!("  summary of {} items", summary.items.len());
    let told_ = time("  told of the last 1,000 edits", 5, || {
        told(&mut programme, &month_ago)
    });
    println!("  told: {} sentences", told_.len());

    let (mut note, text) = note(5_000);
    report::<ReflectionDoc>("note of 5,000 changes", &mut note);
    time("  the text alone", 200, || note.text(&text));
    let heads = note.heads();
    typing(&mut note, &text, 20);
    let now = note.heads();
    time("  splices between two versions", 20, || {
        note.text_splices_between(&heads, &now, &text)
    });
    time("  cursor there and back", 200, || {
        let cursor = note.cursor_at(&text, 1_000).unwrap();
        note.position_of(&text, &cursor)
    });
}

fn report<K: Kind>(what: &str, document: &mut Document) {
    let bytes = document.save().unwrap();
    println!(
        "{what}: {} changes, {} bytes saved",
        document.changes_since(&[]).len(),
        bytes.len()
    );
    time("  load", 20, || Document::load(K::KIND, &bytes).unwrap());
    time("  first read", 1, || {
        K::read(&mut Document::load(K::KIND, &bytes).unwrap())
    });
    time("  read", 50, || K::read(document));
    time("  save, verified", 5, || document.save().unwrap());
    time("  genesis", 50, || Document::genesis(K::KIND));
}

fn time<T>(what: &str, times: u32, mut run: impl FnMut() -> T) -> T {
    let start = Instant::now();
    let mut last = run();
    for _ in 1..times {
        last = run();
    }
    let each = start.elapsed() / times;
    println!("{what}: {:.3} ms", each.as_secs_f64() * 1000.0);
    last
}

fn author(number: u8) -> Author {
    Author {
        person: PersonId::from_random([number; 16]),
        actor: ActorId::from([number; 16]),
    }
}

fn item(number: usize) -> ItemId {
    ItemId::from_random([u8::try_from(number % 200).unwrap(); 16])
}

fn programme() -> Document {
    let mut document = Document::genesis(DocumentKind::Programme);
    let edit = |document: &mut Document, edit: &ProgrammeEdit| {
        ProgrammeDoc::edit(document, &author(1), Timestamp(1), edit).unwrap();
    };
    for number in 0..5 {
        let deficit = Deficit {
            text: "Не укладывается во время урока, этап рефлексии пропускается".to_owned(),
            ..Deficit::default()
        };
        let id = DeficitId::from_random([number; 16]);
        edit(
            &mut document,
            &ProgrammeEdit::AddDeficit {
                id,
                deficit: Box::new(deficit),
            },
        );
    }
    for number in 0..22 {
        let plan_item = PlanItem {
            section: "Проектирование урока".to_owned(),
            event: "Посещение трёх уроков наставника с листом наблюдения".to_owned(),
            form_of_work: "взаимопосещение".to_owned(),
            planned: Some(PlanDate::Year),
            responsible: "наставляемый".to_owned(),
            expected_result: "Выписаны приёмы для переноса в свою практику".to_owned(),
            product: "3 листа наблюдения".to_owned(),
            ..PlanItem::default()
        };
        let after = (number > 0).then(|| item(number - 1));
        edit(
            &mut document,
            &ProgrammeEdit::AddItem {
                id: item(number),
                after,
                item: Box::new(plan_item),
            },
        );
    }
    document
}

/// A year's edits by two people; returns the version before them.
fn work(document: &mut Document, edits: usize) -> Vec<ryadom_replica::ChangeHash> {
    let before = document.heads();
    for number in 0..edits {
        let id = item(number % 22);
        let edit = match number % 4 {
            0 => ProgrammeEdit::Item {
                id,
                edit: ItemEdit::Mark(Mark::ALL.get(number % 3).copied()),
            },
            1 => ProgrammeEdit::Item {
                id,
                edit: ItemEdit::MarkByMentee(number.is_multiple_of(3)),
            },
            _ => ProgrammeEdit::Write {
                text: ProgrammeText::Item(id, ItemText::ActualResult),
                splice: Splice {
                    at: 0,
                    delete: 0,
                    insert: "Выписано. ".to_owned(),
                },
            },
        };
        let who = author(if number.is_multiple_of(7) { 2 } else { 1 });
        ProgrammeDoc::edit(document, &who, Timestamp(number.try_into().unwrap()), &edit).unwrap();
    }
    before
}

fn note(changes: usize) -> (Document, TextRef) {
    let mut document = Document::genesis(DocumentKind::Reflection);
    let id = NoteId::from_random([1; 16]);
    let add = NoteEdit::Add {
        id,
        note: Box::new(Note::default()),
    };
    ReflectionDoc::edit(&mut document, &author(1), Timestamp(1), &add).unwrap();
    let text = NotesText {
        note: id,
        text: NoteText::Body,
    }
    .into();
    let start = Instant::now();
    typing(&mut document, &text, changes);
    println!(
        "one edit of a growing note: {:.3} ms",
        start.elapsed().as_secs_f64() * 1000.0 / changes as f64
    );
    (document, text)
}

fn typing(document: &mut Document, text: &TextRef, changes: usize) {
    let id = NoteId::from_random([1; 16]);
    for number in 0..changes {
        let length = document.text(text).unwrap().encode_utf16().count();
        let at = if number.is_multiple_of(10) {
            length / 2
        } else {
            length
        };
        let write = NoteEdit::Write {
            text: NotesText {
                note: id,
                text: NoteText::Body,
            },
            splice: Splice {
                at,
                delete: 0,
                insert: "слово ".to_owned(),
            },
        };
        let who = author(if number.is_multiple_of(3) { 2 } else { 1 });
        ReflectionDoc::edit(document, &who, Timestamp(2), &write).unwrap();
    }
}

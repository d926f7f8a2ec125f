//! What a pair may do to its records of the instruments.

use crate::numbers::{day, pick, typing};
use crate::support::merge::{Fresh, Snapshot};
use crate::support::{deficit, person};
use ryadom_domain::{Instrument, Record, RecordId};
use ryadom_replica::{
    JournalDoc, JournalEdit, JournalText, JournalView, Kind, RecordEdit, RecordRow,
};

/// What somebody does to a record.
pub fn choose_record(
    view: &JournalView,
    what: usize,
    which: usize,
    how: usize,
    fresh: &mut Fresh,
) -> JournalEdit {
    let rows: Vec<&RecordRow> = view.records.iter().chain(&view.removed_records).collect();
    let Some(row) = pick(&rows, which).copied().filter(|_| what % 12 != 11) else {
        let instrument = Instrument::ALL[how % Instrument::ALL.len()];
        let text = instrument
            .texts()
            .next()
            .expect("every instrument has a text");
        return JournalEdit::AddRecord {
            id: RecordId::from_random(fresh.id()),
            record: Box::new(Record {
                day: Some(day(fresh)),
                texts: [(text, fresh.letters(how))].into(),
                ..Record::new(instrument)
            }),
        };
    };
    let of = |edit| JournalEdit::Record { id: row.id, edit };
    let who = how
        .is_multiple_of(2)
        .then_some(person(u8::try_from(1 + which % 3).unwrap_or(1)));
    let values: Vec<_> = row.values.keys().copied().collect();
    match (what % 12, pick(&values, how)) {
        (0, _) => of(RecordEdit::Day(Some(day(fresh)))),
        (1, _) => of(RecordEdit::By(who)),
        (2, _) => of(RecordEdit::About(who)),
        (3 | 4, Some(value)) => of(RecordEdit::Set(*value, day(fresh).to_string())),
        (5, _) => {
            // A tap takes out what is in, and puts in what is not.
            let proposed = deficit(1);
            of(RecordEdit::Deficit(
                proposed,
                !row.deficits.contains(&proposed),
            ))
        }
        (6, _) => of(RecordEdit::Remove),
        (7, _) => of(RecordEdit::Restore),
        _ => {
            let texts: Vec<_> = row.texts.iter().collect();
            let (text, now) = pick(&texts, which + how).expect("every instrument has a text");
            let splice = typing(now, which, how, fresh);
            JournalDoc::write(JournalText::Record(row.id, **text), splice)
        }
    }
}

/// What a view holds of a record.
pub fn record(snapshot: &mut Snapshot, row: &RecordRow) {
    let RecordRow {
        id,
        fate,
        touched,
        instrument: _,
        day,
        by,
        about,
        values,
        texts,
        deficits,
    } = row;
    snapshot.row(id, fate, *touched);
    snapshot.field(format!("day of {id}"), day);
    snapshot.field(format!("by of {id}"), by);
    snapshot.field(format!("about of {id}"), about);
    for (value, words) in values {
        snapshot.field(format!("{value} of {id}"), words);
    }
    for (text, words) in texts {
        snapshot.text(format!("{text} of {id}"), words);
    }
    snapshot.set(format!("deficits of {id}"), deficits);
}

//! Records of the instruments: what two people write into one apart, and what a newer version adds.

mod support;

use jiff::civil::date;
use ryadom_domain::{Instrument, Record, RecordText, RecordValue};
use ryadom_replica::{
    Fate, JournalDoc, JournalEdit, JournalText, Kind, RecordEdit, Splice, Subject, What, told,
};
use support::{Device, deficit, record};

fn of(edit: RecordEdit) -> JournalEdit {
    JournalEdit::Record {
        id: record(1),
        edit,
    }
}

fn writes(text: RecordText, words: &str) -> JournalEdit {
    let splice = Splice {
        at: 0,
        delete: 0,
        insert: words.to_owned(),
    };
    JournalDoc::write(JournalText::Record(record(1), text), splice)
}

/// A mentor's tablet on which a survey was begun, and a mentee's phone that has it too.
fn begun(instrument: Instrument) -> (Device<JournalDoc>, Device<JournalDoc>) {
    let mut mentor = Device::<JournalDoc>::new(1);
    mentor.edit(&JournalEdit::AddRecord {
        id: record(1),
        record: Box::new(Record {
            day: Some(date(2026, 2, 2)),
            ..Record::new(instrument)
        }),
    });
    let mentee = mentor.fork(2);
    (mentor, mentee)
}

#[test]
fn two_write_one_interview_apart_and_no_word_is_missing() {
    let (mut mentor, mut mentee) = begun(Instrument::Interview);
    mentor.edit(&writes(RecordText::Hard, "Время урока."));
    mentor.edit(&of(RecordEdit::Deficit(deficit(1), true)));
    mentee.edit(&writes(RecordText::Hard, "Дисциплина."));
    mentee.edit(&of(RecordEdit::Deficit(deficit(2), true)));
    mentor.exchange(&mut mentee);
    let view = mentor.view();
    let row = &view.records[0];
    let hard = &row.texts[&RecordText::Hard];
    assert!(
        hard.contains("Время урока.") && hard.contains("Дисциплина."),
        "{hard}"
    );
    assert_eq!(row.deficits, [deficit(1), deficit(2)].into());
    assert_eq!(row.places(), 0, "nobody has to choose");
    assert_eq!(view, mentee.view());
}

#[test]
fn two_enter_one_mean_apart_and_both_are_kept_until_one_is_chosen() {
    let (mut mentor, mut mentee) = begun(Instrument::Survey);
    let mean = |words: &str| of(RecordEdit::Set(RecordValue::MeanClear, words.to_owned()));
    mentor.edit(&mean("4.3"));
    mentee.edit(&mean("3.4"));
    mentor.exchange(&mut mentee);
    let view = mentee.view();
    let row = &view.records[0];
    let both: Vec<&str> = row.values[&RecordValue::MeanClear]
        .rivals
        .iter()
        .map(|one| one.value.as_str())
        .collect();
    assert_eq!(both.len(), 2, "{both:?}");
    assert!(both.contains(&"4.3") && both.contains(&"3.4"), "{both:?}");
    assert_eq!((row.places(), view.places()), (1, 1));
    mentee.edit(&mean("4.3"));
    mentor.exchange(&mut mentee);
    let view = mentor.view();
    assert_eq!(view.places(), 0);
    assert_eq!(view.records[0].values[&RecordValue::MeanClear].value, "4.3");
}

#[test]
fn a_record_that_one_removed_and_the_other_wrote_into_comes_back() {
    let (mut mentor, mut mentee) = begun(Instrument::PracticeDay);
    mentor.edit(&of(RecordEdit::Remove));
    assert_eq!(mentor.view().records, []);
    mentee.edit(&writes(RecordText::Done, "Провела урок"));
    mentor.exchange(&mut mentee);
    let view = mentor.view();
    assert!(matches!(view.records[0].fate, Fate::CameBack { .. }));
    let kept = mentor.edit(&of(RecordEdit::Restore));
    assert_eq!(mentor.view().records[0].fate, Fate::Kept);
    mentor.edit(&kept.undo.expect("it can be taken back"));
    assert_eq!(mentor.view().records, []);
}

#[test]
fn a_new_record_is_told_as_what_it_is() {
    let (mut mentor, _) = begun(Instrument::Supervision);
    let all = told(&mut mentor.document, &[]);
    let [added] = all.as_slice() else {
        panic!("one thing happened: {all:?}");
    };
    assert_eq!(added.what, What::Added);
    assert_eq!(
        added.subject,
        Subject::Record {
            id: record(1),
            instrument: Instrument::Supervision,
            day: Some(date(2026, 2, 2)),
        }
    );
}

#[test]
fn what_an_instrument_does_not_have_cannot_be_written_into_it() {
    let (mut mentor, _) = begun(Instrument::Portfolio);
    mentor
        .try_edit(&writes(RecordText::Remark, "Слова"))
        .expect_err("a work has no remark");
    mentor
        .try_edit(&of(RecordEdit::Set(RecordValue::Asked, "27".to_owned())))
        .expect_err("nobody is asked for it");
    assert_eq!(mentor.view().records[0].plain().texts, [].into());
}

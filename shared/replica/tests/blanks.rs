//! A school's own questionnaires and observation sheets, and the words under which a pair answers them.

mod support;

use ryadom_domain::{
    AnswerSheet, Blank, BlankField, BlankId, BlankKind, BlankLine, Inquiry, LineField, LineId,
    Round,
};
use ryadom_replica::{
    BlankEdit, Field, InquiryEdit, JournalDoc, JournalEdit, SchoolDoc, SchoolEdit, Subject, Value,
    What, told,
};
use support::{Device, person};

fn blank() -> BlankId {
    BlankId::from_random([7; 16])
}

fn line(number: u8) -> LineId {
    LineId::from_random([number; 16])
}

fn says(words: &str) -> BlankLine {
    BlankLine {
        is_section: false,
        fields: [(LineField::Words, words.to_owned())].into(),
    }
}

/// A curator's tablet with a questionnaire of two questions.
fn school() -> Device<SchoolDoc> {
    let mut curator = Device::new(1);
    curator.edit(&SchoolEdit::AddBlank {
        id: blank(),
        blank: Box::new(Blank {
            kind: BlankKind::Questionnaire,
            fields: [
                (BlankField::Title, "Первый месяц".to_owned()),
                (BlankField::Scale, "ten".to_owned()),
            ]
            .into(),
            lines: vec![
                (line(1), says("Первый вопрос")),
                (line(2), says("Второй вопрос")),
            ],
        }),
    });
    curator
}

fn of(edit: BlankEdit) -> SchoolEdit {
    SchoolEdit::Blank { id: blank(), edit }
}

fn words(device: &mut Device<SchoolDoc>) -> Vec<String> {
    let view = device.view();
    let lines = view.blanks[0].lines.iter();
    lines
        .map(|line| line.field(LineField::Words).to_owned())
        .collect()
}

#[test]
fn two_curators_write_one_questionnaire_apart() {
    let mut one = school();
    let mut other = one.fork(2);
    one.edit(&of(BlankEdit::AddLine {
        id: line(3),
        after: Some(line(1)),
        line: says("Между"),
    }));
    let removed = one.edit(&of(BlankEdit::RemoveLine(line(2))));
    other.edit(&of(BlankEdit::SetLine(
        line(2),
        LineField::Words,
        "Иначе".to_owned(),
    )));
    other.edit(&of(BlankEdit::MoveLine(line(1), Some(line(2)))));
    one.exchange(&mut other);
    assert_eq!(words(&mut one), words(&mut other));
    assert_eq!(
        words(&mut one).len(),
        3,
        "a line that somebody worked on came back"
    );
    assert_eq!(one.view().blanks[0].places(), 1);
    one.edit(removed.undo.as_ref().expect("a way back"));
    assert_eq!(one.view().blanks[0].places(), 0);
}

#[test]
fn what_is_done_to_a_questionnaire_is_taken_back() {
    let mut curator = school();
    let before = curator.view();
    for edit in [
        of(BlankEdit::MoveLine(line(2), None)),
        of(BlankEdit::RemoveLine(line(1))),
        of(BlankEdit::SetLine(
            line(1),
            LineField::Weight,
            "3".to_owned(),
        )),
        of(BlankEdit::Set(BlankField::Retired, "2026-01-12".to_owned())),
        of(BlankEdit::Remove),
    ] {
        let edited = curator.edit(&edit);
        assert_ne!(
            words_and_fields(&before),
            words_and_fields(&curator.view()),
            "{edit:?}"
        );
        curator.edit(edited.undo.as_ref().expect("a way back"));
        assert_eq!(
            words_and_fields(&before),
            words_and_fields(&curator.view()),
            "{edit:?}"
        );
    }
}

fn words_and_fields(view: &ryadom_replica::SchoolView) -> Vec<Blank> {
    view.blanks
        .iter()
        .map(ryadom_replica::BlankRow::plain)
        .collect()
}

#[test]
fn a_pair_keeps_the_words_that_it_answered() {
    let mut curator = school();
    let inquiry = Inquiry::Own(blank());
    let asked = curator.view().blanks[0].plain().questionnaire();
    let mut mentee = Device::<JournalDoc>::new(2);
    let edit = |edit| JournalEdit::Inquiry {
        round: Round::Entry,
        inquiry,
        edit: Box::new(edit),
    };
    mentee.edit(&edit(InquiryEdit::Asked(Some(asked.clone()))));
    for (question, answer) in [(1, 4), (2, 9)] {
        mentee.edit(&edit(InquiryEdit::Answer {
            about: person(2),
            by: person(2),
            question: line(question).to_string(),
            answer: Some(answer),
        }));
    }
    curator.edit(&of(BlankEdit::SetLine(
        line(1),
        LineField::Words,
        "Другой".to_owned(),
    )));
    let mut mentor = mentee.fork(3);
    mentor.edit(&edit(InquiryEdit::Aside(true)));
    let view = mentor.view().diagnostics;
    let found = &view.inquiries[&(Round::Entry, inquiry)];
    assert!(found.is_shown(), "somebody has answered it");
    let kept = found.asked.value.as_ref().expect("its words");
    assert_eq!(kept, &asked);
    // (3 + 8) of 18.
    assert_eq!(kept.index(&found.given(person(2), person(2))), Some(61));
    let all = told(&mut mentor.document, &[]);
    let said: Vec<&What> = all.iter().map(|told| &told.what).collect();
    let own = AnswerSheet::own(Round::Entry, person(2));
    assert!(said.contains(&&What::Answered(own)));
    assert!(said.contains(&&What::Set {
        field: Field::Asked(Round::Entry, inquiry),
        before: Value::Nothing,
        after: Value::Words("Первый месяц".to_owned()),
    }));
}

#[test]
fn a_questionnaire_is_told_as_one_row() {
    let mut curator = school();
    let told = told(&mut curator.document, &[]);
    let said: Vec<_> = told
        .iter()
        .map(|told| (&told.subject, &told.what))
        .collect();
    let subject = Subject::Blank {
        id: blank(),
        kind: BlankKind::Questionnaire,
        title: "Первый месяц".to_owned(),
    };
    assert_eq!(said, [(&subject, &What::Added)]);
}

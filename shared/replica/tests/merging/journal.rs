//! What a pair may do to its journal.

use crate::files::{choose_file, files};
use crate::lessons::{choose_lesson, choose_visit, lesson, visit};
use crate::notes::{choose_note, notes};
use crate::numbers::{day, one_of, pick, typing};
use crate::records::{choose_record, record};
use crate::support::merge::{Fresh, Snapshot, Vocabulary};
use crate::support::{self, person};
use jiff::civil::{Time, time};
use ryadom_domain::{
    Agreement, AnswerSheet, CaseField, Inquiry, Level, Meeting, MeetingFormat, MeetingId,
    NextMeeting, PairStep, Questionnaire, Round, Skill,
};
use ryadom_replica::{
    AgreementRow, AnswerEdit, AnswerView, InquiryEdit, InquiryView, JournalDoc, JournalEdit,
    JournalText, JournalView, Kind, MeetingEdit, MeetingRow, MeetingText, NoteEdit,
};

impl Vocabulary for JournalDoc {
    fn snapshot(view: &JournalView) -> Snapshot {
        let mut snapshot = Snapshot::default();
        notes(&mut snapshot, &view.notes);
        files(&mut snapshot, &view.files);
        snapshot.list("meetings", view.meetings.iter().map(|row| row.id));
        for row in view.meetings.iter().chain(&view.removed_meetings) {
            meeting(&mut snapshot, row);
        }
        for (sheet, answers) in &view.diagnostics.sheets {
            for (skill, AnswerView { level, needs_help }) in answers {
                snapshot.field(format!("level of {skill}, {sheet:?}"), level);
                snapshot.field(format!("help with {skill}, {sheet:?}"), needs_help);
            }
        }
        for ((round, inquiry), found) in &view.diagnostics.inquiries {
            let InquiryView {
                asked,
                aside,
                given,
            } = found;
            snapshot.field(format!("{inquiry} of {round}"), asked);
            snapshot.field(format!("{inquiry} of {round} aside"), aside);
            for (sheet, answers) in given {
                for (question, answer) in answers {
                    snapshot.field(
                        format!("{question} of {inquiry}, {round}, {sheet:?}"),
                        answer,
                    );
                }
            }
        }
        for (step, words) in &view.steps {
            snapshot.field(step.to_string(), words);
        }
        snapshot.list("visits", view.observations.iter().map(|row| row.id));
        for row in view.observations.iter().chain(&view.removed_observations) {
            visit(&mut snapshot, row);
        }
        snapshot.list("lessons", view.open_lessons.iter().map(|row| row.id));
        for row in view.open_lessons.iter().chain(&view.removed_open_lessons) {
            lesson(&mut snapshot, row);
        }
        snapshot.list("records", view.records.iter().map(|row| row.id));
        for row in view.records.iter().chain(&view.removed_records) {
            record(&mut snapshot, row);
        }
        snapshot
    }

    fn choose(
        view: &JournalView,
        what: usize,
        which: usize,
        how: usize,
        fresh: &mut Fresh,
    ) -> JournalEdit {
        // Half of what happens is about lessons, so that people meet there too.
        let deed = what / 4;
        match what % 4 {
            1 => choose_visit(view, deed, which, how, fresh),
            // A quarter of what is not about lessons.
            2 if deed.is_multiple_of(2) => choose_record(view, deed / 2, which, how, fresh),
            3 => choose_lesson(view, deed, which, how, fresh),
            _ => choose_meeting(view, what / 8, which, how, fresh),
        }
    }
}

fn choose_meeting(
    view: &JournalView,
    what: usize,
    which: usize,
    how: usize,
    fresh: &mut Fresh,
) -> JournalEdit {
    let rows: Vec<&MeetingRow> = view.meetings.iter().chain(&view.removed_meetings).collect();
    let agreement = |fresh: &mut Fresh| Agreement {
        what: fresh.letters(how),
        ..Agreement::default()
    };
    let add = |fresh: &mut Fresh| JournalEdit::AddMeeting {
        id: MeetingId::from_random(fresh.id()),
        meeting: Box::new(Meeting {
            date: Some(day(fresh)),
            topic: fresh.letters(how),
            agreements: vec![(support::fresh_agreement(fresh.id()), agreement(fresh))],
            ..Meeting::default()
        }),
    };
    let Some(row) = pick(&rows, which).copied() else {
        return add(fresh);
    };
    let meeting = |edit| JournalEdit::Meeting { id: row.id, edit };
    let promised: Vec<&AgreementRow> = row
        .agreements
        .iter()
        .chain(&row.removed_agreements)
        .collect();
    let agree = |fresh: &mut Fresh| {
        meeting(MeetingEdit::AddAgreement(
            support::fresh_agreement(fresh.id()),
            Box::new(agreement(fresh)),
        ))
    };
    let Some(promise) = pick(&promised, how).copied() else {
        return agree(fresh);
    };
    let yes = how.is_multiple_of(2);
    let who = person(u8::try_from(1 + which % 3).unwrap_or(1));
    let type_in = |text, now: &str, fresh: &mut Fresh| JournalEdit::Write {
        text: JournalText::Meeting(row.id, text),
        splice: typing(now, which, how, fresh),
    };
    one_of(
        what,
        &[
            &add,
            &|fresh| type_in(MeetingText::Topic, &row.topic, fresh),
            &|fresh| meeting(MeetingEdit::Date(Some(day(fresh)))),
            &|fresh| meeting(MeetingEdit::AgreementDue(promise.id, Some(day(fresh)))),
            &|_| meeting(MeetingEdit::AgreementDone(promise.id, yes)),
            &|_| meeting(MeetingEdit::RemoveAgreement(promise.id)),
            &|_| meeting(MeetingEdit::Remove),
            &|_| meeting(MeetingEdit::Restore),
            // Up to here: what people do most, and so meet at.
            &agree,
            &|fresh| JournalEdit::Write {
                text: JournalText::Agreement(row.id, promise.id),
                splice: typing(&promise.what, which, how, fresh),
            },
            &|_| meeting(MeetingEdit::RestoreAgreement(promise.id)),
            &|_| meeting(MeetingEdit::AgreementWho(promise.id, yes.then_some(who))),
            &|fresh| type_in(MeetingText::Discussed, &row.discussed, fresh),
            &|fresh| type_in(MeetingText::Difficulties, &row.difficulties, fresh),
            &|fresh| type_in(MeetingText::Recommendations, &row.recommendations, fresh),
            &|fresh| meeting(MeetingEdit::Time(Some(hour(fresh)))),
            &|fresh| meeting(MeetingEdit::Minutes(Some(minutes(fresh)))),
            &|_| meeting(MeetingEdit::Format(pick(MeetingFormat::ALL, how).copied())),
            &|fresh| meeting(MeetingEdit::Place(day(fresh).to_string())),
            &|fresh| {
                meeting(MeetingEdit::Next(NextMeeting {
                    date: Some(day(fresh)),
                    ..NextMeeting::default()
                }))
            },
            &|fresh| meeting(MeetingEdit::NextDate(Some(day(fresh)))),
            &|fresh| meeting(MeetingEdit::NextTime(Some(hour(fresh)))),
            &|fresh| meeting(MeetingEdit::NextPlace(day(fresh).to_string())),
            // A tap takes out what is in, and puts in what is not.
            &|_| {
                let there = row.participants.contains(&who);
                meeting(MeetingEdit::Participant(who, !there))
            },
            &|_| {
                let item = support::item(1);
                meeting(MeetingEdit::LinkItem(item, !row.items.contains(&item)))
            },
            &|_| meeting(MeetingEdit::ConfirmByMentor(yes)),
            &|_| meeting(MeetingEdit::ConfirmByMentee(yes)),
            &|fresh| {
                JournalDoc::several(vec![
                    meeting(MeetingEdit::AgreementDone(promise.id, true)),
                    type_in(MeetingText::Discussed, &row.discussed, fresh),
                ])
            },
            &|_| {
                answer(
                    which,
                    how,
                    AnswerEdit::Level(Level::new(u8::try_from(how % 5).unwrap_or(0))),
                )
            },
            &|_| answer(how, which, AnswerEdit::Help(yes)),
            &|_| inquire(which, how, what),
            &|_| inquire(how, which, what),
            &|fresh| {
                let step = match how % 3 {
                    0 => PairStep::Words(who),
                    1 => PairStep::GoalResult,
                    _ => PairStep::Case(CaseField::Problem),
                };
                JournalEdit::Step(step, day(fresh).to_string())
            },
            &|fresh| JournalEdit::File(choose_file(&view.files, which, how, fresh)),
            &|fresh| JournalEdit::File(choose_file(&view.files, how, which, fresh)),
            &|fresh| of_notes(view, which, how, what, fresh),
            &|fresh| of_notes(view, how, which, what, fresh),
            &|fresh| of_notes(view, how / 2, which, what, fresh),
        ],
        fresh,
    )
}

/// Somebody answers one of a few questions.
fn answer(which: usize, how: usize, edit: AnswerEdit) -> JournalEdit {
    let sheet = AnswerSheet {
        round: Round::ALL[which % 2],
        about: person(2),
        by: person(u8::try_from(1 + how % 2).unwrap_or(1)),
    };
    let skill = Skill::ALL[how / 2 % 2];
    JournalEdit::Answer { sheet, skill, edit }
}

/// Somebody takes another questionnaire, or answers it.
fn inquire(which: usize, how: usize, what: usize) -> JournalEdit {
    let edit = match what % 4 {
        0 => InquiryEdit::Asked(how.is_multiple_of(3).then(Questionnaire::adaptation)),
        1 => InquiryEdit::Aside(how.is_multiple_of(2)),
        _ => InquiryEdit::Answer {
            about: person(2),
            by: person(u8::try_from(1 + how % 2).unwrap_or(1)),
            question: "load".to_owned(),
            answer: u8::try_from(which % 6).ok().filter(|answer| *answer > 0),
        },
    };
    JournalEdit::Inquiry {
        round: Round::ALL[which % 2],
        inquiry: Inquiry::Adaptation,
        edit: Box::new(edit),
    }
}

/// Typing comes in the journal's own words, as from its screen; everything else in those of notes.
fn of_notes(
    view: &JournalView,
    what: usize,
    which: usize,
    how: usize,
    fresh: &mut Fresh,
) -> JournalEdit {
    match choose_note(&view.notes, what, which, how, fresh) {
        NoteEdit::Write { text, splice } if which.is_multiple_of(2) => {
            JournalDoc::write(JournalText::Note(text), splice)
        }
        edit => JournalEdit::Note(edit),
    }
}

fn hour(fresh: &mut Fresh) -> Time {
    let number = i8::try_from(fresh.number() % 60).unwrap_or(0);
    time(9 + number % 8, number, 0, 0)
}

fn minutes(fresh: &mut Fresh) -> u16 {
    u16::try_from(fresh.number()).unwrap_or(45)
}

fn meeting(snapshot: &mut Snapshot, row: &MeetingRow) {
    let MeetingRow {
        id,
        fate,
        touched,
        date,
        time,
        minutes,
        format,
        place,
        topic,
        discussed,
        difficulties,
        recommendations,
        participants,
        items,
        agreements,
        removed_agreements,
        next_date,
        next_time,
        next_place,
        mentor_confirmed,
        mentee_confirmed,
    } = row;
    snapshot.row(id, fate, *touched);
    for (key, text) in [
        ("topic", topic),
        ("discussed", discussed),
        ("difficulties", difficulties),
        ("recommendations", recommendations),
    ] {
        snapshot.text(format!("{key} of {id}"), text);
    }
    snapshot.field(format!("date of {id}"), date);
    snapshot.field(format!("time of {id}"), time);
    snapshot.field(format!("minutes of {id}"), minutes);
    snapshot.field(format!("format of {id}"), format);
    snapshot.field(format!("place of {id}"), place);
    snapshot.field(format!("next date of {id}"), next_date);
    snapshot.field(format!("next time of {id}"), next_time);
    snapshot.field(format!("next place of {id}"), next_place);
    snapshot.field(format!("mentor confirmed {id}"), mentor_confirmed);
    snapshot.field(format!("mentee confirmed {id}"), mentee_confirmed);
    snapshot.set(format!("participants of {id}"), participants);
    snapshot.set(format!("items of {id}"), items);
    snapshot.list(
        &format!("agreements of {id}"),
        agreements.iter().map(|row| row.id),
    );
    for row in agreements.iter().chain(removed_agreements) {
        let AgreementRow {
            id,
            fate,
            touched,
            what,
            who,
            due,
            done,
        } = row;
        snapshot.row(id, fate, *touched);
        snapshot.text(format!("what of {id}"), what);
        snapshot.field(format!("who of {id}"), who);
        snapshot.field(format!("due of {id}"), due);
        snapshot.field(format!("done of {id}"), done);
    }
}

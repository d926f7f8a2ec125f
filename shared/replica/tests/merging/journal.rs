//! What a pair may do to its journal.

use crate::notes::{choose_note, notes};
use crate::numbers::{day, pick, typing};
use crate::support;
use crate::support::merge::{Fresh, Snapshot, Vocabulary};
use ryadom_domain::{Agreement, Meeting, MeetingFormat, MeetingId, NextMeeting};
use ryadom_replica::{
    AgreementRow, JournalDoc, JournalEdit, JournalText, JournalView, MeetingEdit, MeetingRow,
    MeetingText,
};

impl Vocabulary for JournalDoc {
    fn snapshot(view: &JournalView) -> Snapshot {
        let mut snapshot = Snapshot::default();
        notes(&mut snapshot, &view.notes);
        snapshot.list("meetings", view.meetings.iter().map(|row| row.id));
        for MeetingRow {
            id,
            fate,
            touched,
            topic,
            date,
            place,
            next_date,
            agreements,
            removed_agreements,
            ..
        } in view.meetings.iter().chain(&view.removed_meetings)
        {
            snapshot.row(id, fate, *touched);
            snapshot.text(format!("topic of {id}"), topic);
            snapshot.field(format!("date of {id}"), date);
            snapshot.field(format!("place of {id}"), place);
            snapshot.field(format!("next of {id}"), next_date);
            for AgreementRow {
                id,
                fate,
                touched,
                what,
                due,
                done,
                ..
            } in agreements.iter().chain(removed_agreements)
            {
                snapshot.row(id, fate, *touched);
                snapshot.text(format!("what of {id}"), what);
                snapshot.field(format!("due of {id}"), due);
                snapshot.field(format!("done of {id}"), done);
            }
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
        let rows: Vec<&MeetingRow> = view.meetings.iter().chain(&view.removed_meetings).collect();
        let agreement = |fresh: &mut Fresh| Agreement {
            what: fresh.letters(how),
            ..Agreement::default()
        };
        let Some(row) = pick(&rows, which).filter(|_| what % 20 > 1) else {
            let meeting = Meeting {
                date: Some(day(fresh)),
                topic: fresh.letters(how),
                agreements: vec![(support::fresh_agreement(fresh.id()), agreement(fresh))],
                ..Meeting::default()
            };
            return JournalEdit::AddMeeting {
                id: MeetingId::from_random(fresh.id()),
                meeting: Box::new(meeting),
            };
        };
        let meeting = |edit| JournalEdit::Meeting { id: row.id, edit };
        let promised: Vec<&AgreementRow> = row
            .agreements
            .iter()
            .chain(&row.removed_agreements)
            .collect();
        let new_agreement = |fresh: &mut Fresh| {
            MeetingEdit::AddAgreement(
                support::fresh_agreement(fresh.id()),
                Box::new(agreement(fresh)),
            )
        };
        let Some(promise) = pick(&promised, how).filter(|_| what % 20 != 2) else {
            return meeting(new_agreement(fresh));
        };
        match what % 20 {
            3 => meeting(MeetingEdit::AgreementDue(promise.id, Some(day(fresh)))),
            4 => meeting(MeetingEdit::AgreementDone(
                promise.id,
                how.is_multiple_of(2),
            )),
            5 => meeting(MeetingEdit::RemoveAgreement(promise.id)),
            6 => meeting(MeetingEdit::RestoreAgreement(promise.id)),
            7 => JournalEdit::Write {
                text: JournalText::Agreement(row.id, promise.id),
                splice: typing(&promise.what, which, how, fresh),
            },
            8 | 9 => JournalEdit::Write {
                text: JournalText::Meeting(row.id, MeetingText::Topic),
                splice: typing(&row.topic, which, how, fresh),
            },
            10 => meeting(MeetingEdit::Date(Some(day(fresh)))),
            11 => meeting(MeetingEdit::Place(day(fresh).to_string())),
            12 => meeting(MeetingEdit::Next(NextMeeting {
                date: Some(day(fresh)),
                ..NextMeeting::default()
            })),
            13 => meeting(MeetingEdit::Remove),
            14 => meeting(MeetingEdit::Restore),
            15 => meeting(MeetingEdit::Format(pick(MeetingFormat::ALL, how).copied())),
            16 => meeting(MeetingEdit::LinkItem(
                support::item(1),
                how.is_multiple_of(2),
            )),
            17 => meeting(MeetingEdit::ConfirmByMentee(how.is_multiple_of(2))),
            _ => JournalEdit::Note(choose_note(&view.notes, what, which, how, fresh)),
        }
    }
}

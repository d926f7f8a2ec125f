//! Making a journal's edits.

use super::lessons::apply as lessons;
use super::{
    JournalDoc, JournalEdit, JournalText, MeetingEdit, MeetingText, STEP, diagnostics, inquiries,
    records,
};
use crate::write::{Editing, Rewrite, Tx};
use crate::{EditError, RichEdit, Splice, files, notes};
use automerge::{ChangeHash, ObjId, ROOT};
use ryadom_domain::{Agreement, AgreementId, Meeting, MeetingId, NextMeeting};

pub(super) type Result<T = ()> = std::result::Result<T, EditError>;
pub(super) type Journal<'d> = Tx<'d, JournalDoc>;

impl Editing for JournalDoc {
    fn apply(tx: &mut Journal<'_>, edit: &JournalEdit) -> Result {
        match edit {
            JournalEdit::Write { text, splice } => {
                let map = holder(tx, *text)?;
                tx.splice(&map, text.key(), text, splice)
            }
            JournalEdit::WriteAt { text, .. } => {
                let map = holder(tx, *text)?;
                tx.splice_carried(&map, text.key(), text)
            }
            JournalEdit::AddMeeting { id, meeting } => add_meeting(tx, *id, meeting),
            JournalEdit::Meeting { id, edit } => change_meeting(tx, *id, edit),
            JournalEdit::Answer { sheet, skill, edit } => {
                diagnostics::apply(tx, *sheet, *skill, *edit)
            }
            JournalEdit::Inquiry {
                round,
                inquiry,
                edit,
            } => inquiries::apply(tx, *round, *inquiry, edit),
            JournalEdit::AddObservation { id, observation } => {
                lessons::add_visit(tx, *id, observation)
            }
            JournalEdit::Observation { id, edit } => lessons::change_visit(tx, *id, edit),
            JournalEdit::AddOpenLesson { id, lesson } => lessons::add_lesson(tx, *id, lesson),
            JournalEdit::OpenLesson { id, edit } => lessons::change_lesson(tx, *id, edit),
            JournalEdit::Step(step, words) => {
                tx.set(&ROOT, &format!("{STEP}{step}"), words, |before| {
                    JournalEdit::Step(step.clone(), before)
                })
            }
            JournalEdit::AddRecord { id, record } => records::add(tx, *id, record),
            JournalEdit::Record { id, edit } => records::change(tx, *id, edit),
            JournalEdit::Note(edit) => notes::apply(tx, edit, JournalEdit::Note, JournalText::Note),
            JournalEdit::File(edit) => files::apply(tx, edit, JournalEdit::File),
            JournalEdit::Several(edits) => edits.iter().try_for_each(|edit| Self::apply(tx, edit)),
        }
    }

    fn write_at(text: JournalText, splice: Splice, heads: Vec<ChangeHash>) -> JournalEdit {
        JournalEdit::WriteAt {
            text,
            splice,
            heads,
        }
    }

    fn compose_at(text: JournalText, edit: RichEdit, heads: Vec<ChangeHash>) -> JournalEdit {
        match text {
            JournalText::Note(text) => JournalEdit::Note(notes::composed(text, edit, heads)),
            text => Self::write_at(text, edit.splice.unwrap_or_default(), heads),
        }
    }

    fn rewrites(edit: &JournalEdit, found: &mut Vec<Rewrite>) {
        match edit {
            JournalEdit::WriteAt {
                text,
                splice,
                heads,
            } => {
                found.push(Rewrite {
                    text: (*text).into(),
                    splice: Some(splice.clone()),
                    dress: Vec::new(),
                    heads: heads.clone(),
                });
            }
            JournalEdit::Note(edit) => notes::rewrites(edit, found),
            JournalEdit::Several(edits) => {
                edits.iter().for_each(|edit| Self::rewrites(edit, found))
            }
            _ => {}
        }
    }
}

/// The map that holds a text; its rows say that they were edited.
fn holder(tx: &mut Journal<'_>, text: JournalText) -> Result<ObjId> {
    match text {
        JournalText::Meeting(id, _) => {
            let row = tx
                .container("meetings")
                .and_then(|meetings| tx.row(&meetings, id))?;
            tx.touch(&row)?;
            Ok(row)
        }
        JournalText::Agreement(meeting, id) => {
            let meeting = tx
                .container("meetings")
                .and_then(|meetings| tx.row(&meetings, meeting))?;
            tx.touch(&meeting)?;
            let row = tx
                .inside(&meeting, "agreements")
                .and_then(|agreements| tx.row(&agreements, id))?;
            tx.touch(&row)?;
            Ok(row)
        }
        JournalText::Observation(id, _) => {
            let row = lessons::visit(tx, id)?;
            tx.touch(&row)?;
            Ok(row)
        }
        JournalText::LessonNote(visit, id) => {
            let row = lessons::visit(tx, visit)?;
            tx.touch(&row)?;
            lessons::touched(tx, &row, "notes", id)
        }
        JournalText::Stage(visit, id) => {
            let row = lessons::visit(tx, visit)?;
            tx.touch(&row)?;
            lessons::touched(tx, &row, "stages", id)
        }
        JournalText::OpenLesson(id, _) => {
            let row = lessons::lesson(tx, id)?;
            tx.touch(&row)?;
            Ok(row)
        }
        JournalText::Sheet(lesson, id) => {
            let row = lessons::lesson(tx, lesson)?;
            tx.touch(&row)?;
            lessons::touched(tx, &row, "sheets", id)
        }
        JournalText::Record(id, text) => records::holder(tx, id, text),
        JournalText::Note(text) => notes::holder(tx, text),
    }
}

fn add_meeting(tx: &mut Journal<'_>, id: MeetingId, meeting: &Meeting) -> Result {
    let meetings = tx.container("meetings")?;
    let row = tx.new_row(&meetings, id)?;
    for (text, words) in [
        (MeetingText::Topic, &meeting.topic),
        (MeetingText::Discussed, &meeting.discussed),
        (MeetingText::Difficulties, &meeting.difficulties),
        (MeetingText::Recommendations, &meeting.recommendations),
    ] {
        tx.fill_text(&row, text.key(), words)?;
    }
    tx.fill(&row, "date", &meeting.date)?;
    tx.fill(&row, "time", &meeting.time)?;
    tx.fill(&row, "minutes", &meeting.minutes)?;
    tx.fill(&row, "format", &meeting.format)?;
    tx.fill(&row, "place", &meeting.place)?;
    tx.fill(&row, "nextDate", &meeting.next.date)?;
    tx.fill(&row, "nextTime", &meeting.next.time)?;
    tx.fill(&row, "nextPlace", &meeting.next.place)?;
    let participants = tx.fill_map(&row, "participants")?;
    for person in &meeting.participants {
        tx.fill(&participants, &person.to_string(), &true)?;
    }
    let items = tx.fill_map(&row, "items")?;
    for item in &meeting.items {
        tx.fill(&items, &item.to_string(), &true)?;
    }
    let agreements = tx.fill_map(&row, "agreements")?;
    for (id, agreement) in &meeting.agreements {
        fill_agreement(tx, &agreements, *id, agreement)?;
    }
    tx.undo(JournalEdit::Meeting {
        id,
        edit: MeetingEdit::Remove,
    });
    Ok(())
}

fn fill_agreement(
    tx: &mut Journal<'_>,
    agreements: &ObjId,
    id: AgreementId,
    agreement: &Agreement,
) -> Result {
    let last = tx.last(agreements);
    let row = tx.new_row(agreements, id)?;
    tx.place(agreements, id, last)?;
    tx.fill_text(&row, "what", &agreement.what)?;
    tx.fill(&row, "who", &agreement.who)?;
    tx.fill(&row, "due", &agreement.due)?;
    tx.fill(&row, "done", &agreement.done)
}

fn change_meeting(tx: &mut Journal<'_>, id: MeetingId, edit: &MeetingEdit) -> Result {
    let row = tx
        .container("meetings")
        .and_then(|meetings| tx.row(&meetings, id))?;
    let back = |edit| JournalEdit::Meeting { id, edit };
    match edit {
        MeetingEdit::Remove => {
            return tx.remove(&row, back(MeetingEdit::Restore));
        }
        MeetingEdit::Restore => {
            return tx.restore(&row, back(MeetingEdit::Remove));
        }
        _ => tx.touch(&row)?,
    }
    match edit {
        MeetingEdit::Date(value) => tx.set(&row, "date", value, |before| {
            back(MeetingEdit::Date(before))
        }),
        MeetingEdit::Time(value) => tx.set(&row, "time", value, |before| {
            back(MeetingEdit::Time(before))
        }),
        MeetingEdit::Minutes(value) => tx.set(&row, "minutes", value, |before| {
            back(MeetingEdit::Minutes(before))
        }),
        MeetingEdit::Format(value) => tx.set(&row, "format", value, |before| {
            back(MeetingEdit::Format(before))
        }),
        MeetingEdit::Place(value) => tx.set(&row, "place", value, |before| {
            back(MeetingEdit::Place(before))
        }),
        MeetingEdit::Next(next) => change_next(tx, id, &row, next),
        MeetingEdit::NextDate(value) => tx.set(&row, "nextDate", value, |before| {
            back(MeetingEdit::NextDate(before))
        }),
        MeetingEdit::NextTime(value) => tx.set(&row, "nextTime", value, |before| {
            back(MeetingEdit::NextTime(before))
        }),
        MeetingEdit::NextPlace(value) => tx.set(&row, "nextPlace", value, |before| {
            back(MeetingEdit::NextPlace(before))
        }),
        MeetingEdit::Participant(person, there) => {
            let people = tx.inside(&row, "participants")?;
            tx.set(&people, &person.to_string(), there, |before| {
                back(MeetingEdit::Participant(*person, before))
            })
        }
        MeetingEdit::LinkItem(item, linked) => {
            let items = tx.inside(&row, "items")?;
            tx.set(&items, &item.to_string(), linked, |before| {
                back(MeetingEdit::LinkItem(*item, before))
            })
        }
        MeetingEdit::ConfirmByMentor(value) => tx.set(&row, "mentorConfirmed", value, |before| {
            back(MeetingEdit::ConfirmByMentor(before))
        }),
        MeetingEdit::ConfirmByMentee(value) => tx.set(&row, "menteeConfirmed", value, |before| {
            back(MeetingEdit::ConfirmByMentee(before))
        }),
        MeetingEdit::AddAgreement(agreement_id, agreement) => {
            let agreements = tx.inside(&row, "agreements")?;
            fill_agreement(tx, &agreements, *agreement_id, agreement)?;
            tx.undo(back(MeetingEdit::RemoveAgreement(*agreement_id)));
            Ok(())
        }
        MeetingEdit::AgreementWho(agreement, value) => {
            let agreement_row = agreement_row(tx, &row, *agreement)?;
            tx.touch(&agreement_row)?;
            tx.set(&agreement_row, "who", value, |before| {
                back(MeetingEdit::AgreementWho(*agreement, before))
            })
        }
        MeetingEdit::AgreementDue(agreement, value) => {
            let agreement_row = agreement_row(tx, &row, *agreement)?;
            tx.touch(&agreement_row)?;
            tx.set(&agreement_row, "due", value, |before| {
                back(MeetingEdit::AgreementDue(*agreement, before))
            })
        }
        MeetingEdit::AgreementDone(agreement, value) => {
            let agreement_row = agreement_row(tx, &row, *agreement)?;
            tx.touch(&agreement_row)?;
            tx.set(&agreement_row, "done", value, |before| {
                back(MeetingEdit::AgreementDone(*agreement, before))
            })
        }
        MeetingEdit::RemoveAgreement(agreement) => {
            let agreement_row = agreement_row(tx, &row, *agreement)?;
            tx.remove(
                &agreement_row,
                back(MeetingEdit::RestoreAgreement(*agreement)),
            )
        }
        MeetingEdit::RestoreAgreement(agreement) => {
            let agreement_row = agreement_row(tx, &row, *agreement)?;
            tx.restore(
                &agreement_row,
                back(MeetingEdit::RemoveAgreement(*agreement)),
            )
        }
        MeetingEdit::Remove | MeetingEdit::Restore => Ok(()),
    }
}

fn agreement_row(tx: &mut Journal<'_>, meeting: &ObjId, id: AgreementId) -> Result<ObjId> {
    tx.inside(meeting, "agreements")
        .and_then(|agreements| tx.row(&agreements, id))
}

/// Writes what differs, so that agreeing on a place does not settle two days that were set apart.
fn change_next(tx: &mut Journal<'_>, id: MeetingId, row: &ObjId, next: &NextMeeting) -> Result {
    let before = NextMeeting {
        date: tx.value(row, "nextDate"),
        time: tx.value(row, "nextTime"),
        place: tx.value(row, "nextPlace"),
    };
    if before.date != next.date {
        tx.write(row, "nextDate", &next.date)?;
    }
    if before.time != next.time {
        tx.write(row, "nextTime", &next.time)?;
    }
    if before.place != next.place {
        tx.write(row, "nextPlace", &next.place)?;
    }
    if before != *next {
        tx.undo(JournalEdit::Meeting {
            id,
            edit: MeetingEdit::Next(before),
        });
    }
    Ok(())
}

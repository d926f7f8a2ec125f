//! Reading a journal.

use super::lessons::read as lessons;
use super::{AgreementRow, JournalView, MeetingRow, MeetingText, STEP, diagnostics, records};
use crate::read::{MapReader, RowReader, divide};
use crate::{files, notes};
use ryadom_domain::{AgreementId, MeetingId};
use std::cmp::Reverse;

pub(super) fn journal(root: &MapReader<'_>) -> JournalView {
    let mut rows: Vec<MeetingRow> = root.rows("meetings").into_iter().map(meeting).collect();
    // A meeting without a day is one that is being written: first.
    rows.sort_by_key(|row| {
        Reverse((
            row.date.value.is_none(),
            row.date.value,
            row.time.value,
            row.id,
        ))
    });
    let (meetings, removed_meetings) = divide(rows, |row| &row.fate);
    let (observations, removed_observations) = divide(lessons::visits(root), |row| &row.fate);
    let (open_lessons, removed_open_lessons) = divide(lessons::open(root), |row| &row.fate);
    let (records, removed_records) = divide(records::read(root), |row| &row.fate);
    JournalView {
        meetings,
        removed_meetings,
        observations,
        removed_observations,
        open_lessons,
        removed_open_lessons,
        records,
        removed_records,
        diagnostics: diagnostics::read(root),
        steps: root
            .keys()
            .filter_map(|key| Some((key.strip_prefix(STEP)?.parse().ok()?, root.choice(key))))
            .collect(),
        notes: notes::read(root),
        files: files::read(root),
    }
}

fn meeting(row: RowReader<'_, MeetingId>) -> MeetingRow {
    let RowReader {
        id,
        map,
        fate,
        touched,
        ..
    } = row;
    let text = |text: MeetingText| map.text(text.key());
    let (agreements, removed_agreements) =
        divide(map.rows("agreements").into_iter().map(agreement), |row| {
            &row.fate
        });
    MeetingRow {
        id,
        fate,
        touched,
        date: map.choice("date"),
        time: map.choice("time"),
        minutes: map.choice("minutes"),
        format: map.choice("format"),
        place: map.choice("place"),
        topic: text(MeetingText::Topic),
        discussed: text(MeetingText::Discussed),
        difficulties: text(MeetingText::Difficulties),
        recommendations: text(MeetingText::Recommendations),
        participants: map.flags("participants"),
        items: map.flags("items"),
        agreements,
        removed_agreements,
        next_date: map.choice("nextDate"),
        next_time: map.choice("nextTime"),
        next_place: map.choice("nextPlace"),
        mentor_confirmed: map.choice("mentorConfirmed"),
        mentee_confirmed: map.choice("menteeConfirmed"),
    }
}

fn agreement(row: RowReader<'_, AgreementId>) -> AgreementRow {
    let RowReader {
        id,
        map,
        fate,
        touched,
        ..
    } = row;
    AgreementRow {
        id,
        fate,
        touched,
        what: map.text("what"),
        who: map.choice("who"),
        due: map.choice("due"),
        done: map.choice("done"),
    }
}

//! The journal as its page shows it: meetings under the head of their month, and agreements that are still open.

use jiff::civil::{Date, Time};
use reactive_stores::{Patch, Store};
use ryadom_domain::{AgreementId, Due, MeetingFormat, MeetingId, PersonId, Side};
use ryadom_replica::{AgreementRow, JournalView, MeetingRow};

/// The page of meetings.
#[derive(Debug, Clone, Default, PartialEq, Store, Patch)]
pub struct MeetingsView {
    /// Heads of months and the meetings under them, newest first.
    #[store(key: RowKey = |row| row.which)]
    pub rows: Vec<Row>,
    /// Agreements that nobody has kept yet, the most urgent first.
    #[store(key: AgreementId = |open| open.id)]
    pub open: Vec<Open>,
    /// How many meetings there are.
    pub count: u32,
}

/// Which row of the page.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash, PartialOrd, Ord)]
pub enum RowKey {
    /// The head of a month, named by its first day; `None` for meetings without a day.
    Month(Option<Date>),
    /// A meeting.
    Meeting(MeetingId),
}

/// One row of the page.
#[derive(Debug, Clone, PartialEq, Store, Patch)]
pub struct Row {
    /// Which.
    #[patch(|this, new| *this = new)]
    pub which: RowKey,
    /// How many meetings the month has.
    pub count: u32,
    /// The meeting; `None` for the head of a month.
    #[patch(|this, new| *this = new)]
    pub line: Option<Line>,
}

/// A meeting in the list.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Line {
    /// Which.
    pub id: MeetingId,
    /// The day.
    pub date: Option<Date>,
    /// When it began.
    pub time: Option<Time>,
    /// How long, in minutes.
    pub minutes: Option<u16>,
    /// How it was held.
    pub format: Option<MeetingFormat>,
    /// Тема.
    pub topic: String,
    /// Обсудили.
    pub discussed: String,
    /// How many agreements it has.
    pub agreements: u32,
    /// Of them kept.
    pub kept: u32,
    /// Who has confirmed it.
    pub confirmed: Confirmed,
    /// Fields with two values and rows that came back.
    pub places: u32,
    /// Somebody removed it while somebody else edited it.
    pub came_back: bool,
}

/// Who has confirmed that a meeting was as written.
#[derive(Debug, Clone, Copy, Default, PartialEq, Eq)]
pub struct Confirmed {
    /// Наставник.
    pub mentor: bool,
    /// Наставляемый.
    pub mentee: bool,
}

impl Confirmed {
    /// As a meeting has it.
    pub fn of(row: &MeetingRow) -> Self {
        Self {
            mentor: row.mentor_confirmed.value,
            mentee: row.mentee_confirmed.value,
        }
    }

    /// True when both have, and the meeting is closed for edits.
    pub const fn both(self) -> bool {
        self.mentor && self.mentee
    }

    /// True when this side has.
    pub const fn by(self, side: Side) -> bool {
        match side {
            Side::Mentor => self.mentor,
            Side::Mentee => self.mentee,
        }
    }
}

/// An agreement that is not kept yet.
#[derive(Debug, Clone, PartialEq, Store, Patch)]
pub struct Open {
    /// Its id.
    #[patch(|this, new| *this = new)]
    pub id: AgreementId,
    /// The meeting it was made at.
    #[patch(|this, new| *this = new)]
    pub meeting: MeetingId,
    /// What.
    pub what: String,
    /// Who; `None` for both.
    #[patch(|this, new| *this = new)]
    pub who: Option<PersonId>,
    /// By when.
    #[patch(|this, new| *this = new)]
    pub due: Option<Date>,
    /// The day it was made.
    #[patch(|this, new| *this = new)]
    pub agreed: Option<Date>,
    /// True for one that is late.
    pub late: bool,
}

impl MeetingsView {
    /// The page of a journal on a day.
    pub fn of(journal: &JournalView, today: Date) -> Self {
        let mut rows: Vec<Row> = Vec::new();
        let mut head = 0;
        for meeting in &journal.meetings {
            let month = meeting.date.value.map(Date::first_of_month);
            let which = RowKey::Month(month);
            if rows.get(head).is_none_or(|row| row.which != which) {
                head = rows.len();
                rows.push(Row {
                    which,
                    count: 0,
                    line: None,
                });
            }
            if let Some(row) = rows.get_mut(head) {
                row.count += 1;
            }
            rows.push(Row {
                which: RowKey::Meeting(meeting.id),
                count: 0,
                line: Some(Line::of(meeting)),
            });
        }
        Self {
            rows,
            open: open(journal, today),
            count: counted(journal.meetings.len()),
        }
    }
}

impl Line {
    /// A meeting's line.
    pub fn of(meeting: &MeetingRow) -> Self {
        Self {
            id: meeting.id,
            date: meeting.date.value,
            time: meeting.time.value,
            minutes: meeting.minutes.value,
            format: meeting.format.value,
            topic: meeting.topic.clone(),
            discussed: meeting.discussed.clone(),
            agreements: counted(meeting.agreements.len()),
            kept: counted(
                meeting
                    .agreements
                    .iter()
                    .filter(|one| one.done.value)
                    .count(),
            ),
            confirmed: Confirmed::of(meeting),
            places: counted(meeting.places()),
            came_back: meeting.fate.is_torn(),
        }
    }
}

fn open(journal: &JournalView, today: Date) -> Vec<Open> {
    let of_meeting = |meeting: &MeetingRow| {
        let (id, agreed) = (meeting.id, meeting.date.value);
        let open = meeting.agreements.iter().filter(|one| !one.done.value);
        open.map(|one| Open::of(one, id, agreed, today))
            .collect::<Vec<_>>()
    };
    let mut open: Vec<Open> = journal.meetings.iter().flat_map(of_meeting).collect();
    open.sort_by_key(|one| (one.due.is_none(), one.due, std::cmp::Reverse(one.agreed)));
    open
}

impl Open {
    fn of(one: &AgreementRow, meeting: MeetingId, agreed: Option<Date>, today: Date) -> Self {
        Self {
            id: one.id,
            meeting,
            what: one.what.clone(),
            who: one.who.value,
            due: one.due.value,
            agreed,
            late: Due::of_agreement(one.due.value, false, today).is_overdue(),
        }
    }
}

/// Plurals take numbers of a fixed width.
fn counted(count: usize) -> u32 {
    u32::try_from(count).unwrap_or(u32::MAX)
}

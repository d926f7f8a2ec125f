//! What waits for one person: plan items that are due, agreements, marks.

use super::responsible::Responsible;
use jiff::civil::{Date, Time};
use ryadom_domain::{AgreementId, Due, ItemId, Mark, MeetingId, PersonId, PlanDate, Side};
use ryadom_replica::{ItemRow, JournalView, ProgrammeView};

/// Which thing waits; names a row.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash, PartialOrd, Ord)]
pub enum Waits {
    /// A plan item is to be done.
    Item(ItemId),
    /// A promise is to be kept.
    Agreement(MeetingId, AgreementId),
    /// An item was done and lacks this person's mark.
    Mark(ItemId),
}

/// One line of «Ваше на этой неделе».
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Todo {
    /// Which thing.
    pub waits: Waits,
    /// In the pair's own words.
    pub what: String,
    /// The planned date of an item.
    pub planned: Option<PlanDate>,
    /// The day an agreement is due.
    pub due: Option<Date>,
    /// The day an agreement was made.
    pub agreed: Option<Date>,
    /// Where it stands today.
    pub stands: Due,
}

/// When and where the pair meets next.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Next {
    /// The day.
    pub date: Date,
    /// The hour.
    pub time: Option<Time>,
    /// Where; may be empty.
    pub place: String,
    /// What the last meeting was about; may be empty.
    pub topic: String,
    /// The day has gone by, and nobody has logged the meeting.
    pub passed: bool,
}

/// Whose list it is.
#[derive(Debug, Clone, Copy)]
pub struct Reader<'a> {
    /// The person.
    pub person: PersonId,
    /// On which side of the pair.
    pub side: Side,
    /// Which words of «ответственный» mean this person.
    pub responsible: &'a Responsible,
    /// The day.
    pub today: Date,
}

/// Everything that waits for a reader: what is late first, then what is due, then marks, then promises without a day.
pub fn todos(programme: &ProgrammeView, journal: &JournalView, reader: Reader<'_>) -> Vec<Todo> {
    let items = programme
        .items
        .iter()
        .filter_map(|item| of_item(item, reader));
    let marks = programme
        .items
        .iter()
        .filter(|item| lacks_mark(item, reader.side));
    let marks = marks.map(|item| Todo {
        waits: Waits::Mark(item.id),
        what: item.event.clone(),
        planned: None,
        due: None,
        agreed: None,
        stands: Due::Done,
    });
    let mut all: Vec<Todo> = items
        .chain(agreements(journal, reader))
        .chain(marks)
        .collect();
    all.sort_by_key(Todo::urgency);
    all
}

impl Todo {
    /// The smaller, the sooner it is shown.
    pub fn urgency(&self) -> i32 {
        urgency(self.stands)
    }
}

fn of_item(item: &ItemRow, reader: Reader<'_>) -> Option<Todo> {
    let stands = Due::of_item(item.planned.value, item.mark.value, reader.today);
    let due = matches!(stands, Due::Overdue(_) | Due::Soon(_));
    (due && reader.responsible.is_mine(&item.responsible.value)).then(|| Todo {
        waits: Waits::Item(item.id),
        what: item.event.clone(),
        planned: item.planned.value,
        due: None,
        agreed: None,
        stands,
    })
}

fn agreements(journal: &JournalView, reader: Reader<'_>) -> impl Iterator<Item = Todo> {
    let mine = move |who: Option<PersonId>| who.is_none_or(|who| who == reader.person);
    journal.meetings.iter().flat_map(move |meeting| {
        let open = meeting
            .agreements
            .iter()
            .filter(move |one| !one.done.value && mine(one.who.value));
        open.map(move |one| Todo {
            waits: Waits::Agreement(meeting.id, one.id),
            what: one.what.clone(),
            planned: None,
            due: one.due.value,
            agreed: meeting.date.value,
            stands: Due::of_agreement(one.due.value, false, reader.today),
        })
    })
}

/// True for an item that is done, that somebody has signed, and that this side has not.
fn lacks_mark(item: &ItemRow, side: Side) -> bool {
    let (mine, theirs) = match side {
        Side::Mentor => (item.mentor_mark.value, item.mentee_mark.value),
        Side::Mentee => (item.mentee_mark.value, item.mentor_mark.value),
    };
    theirs && !mine && matches!(item.mark.value, Some(Mark::Done | Mark::Partly))
}

fn urgency(due: Due) -> i32 {
    match due {
        Due::Overdue(days) => -days,
        Due::Soon(days) => days,
        Due::Done => 100,
        Due::Undated => 200,
        Due::Later => 300,
    }
}

/// When the pair meets next, as the newest meeting that says so has it; `None` once a meeting was held on that day or later.
pub fn next(journal: &JournalView, today: Date) -> Option<Next> {
    let newest = journal
        .meetings
        .iter()
        .filter_map(|meeting| meeting.date.value)
        .max();
    let says = journal
        .meetings
        .iter()
        .filter(|meeting| meeting.next_date.value.is_some())
        .max_by_key(|meeting| meeting.date.value)?;
    let date = says.next_date.value?;
    if newest.is_some_and(|newest| newest >= date) {
        return None;
    }
    Some(Next {
        date,
        time: says.next_time.value,
        place: says.next_place.value.trim().to_owned(),
        topic: says.topic.trim().to_owned(),
        passed: date < today,
    })
}

//! A meeting that is being logged: what it starts with, and how each touch of the form changes it.

use jiff::civil::Date;
use ryadom_domain::{
    Due, ItemId, Meeting, MeetingFormat, MeetingId, Mood, NextMeeting, PairId, PersonId,
};
use ryadom_replica::{ItemRow, JournalView, MeetingEdit, MeetingRow, MeetingText, ProgrammeView};
use serde::{Deserialize, Serialize};

/// How long a meeting lasts until somebody says otherwise, in minutes: a lesson.
pub const USUAL_MINUTES: u16 = 45;

/// Days from one meeting to the next, when one tap sets it.
pub const USUAL_PAUSE: i64 = 7;

/// What stands in the form of a new meeting.
#[derive(Debug, Clone, PartialEq, Serialize, Deserialize)]
pub struct NewMeeting {
    /// The meeting it will be: a form that is saved twice, from two tabs or after a killed one, makes one meeting.
    pub id: MeetingId,
    /// What it says.
    pub meeting: Meeting,
    /// The topic is in the person's own words.
    pub own_topic: bool,
    /// How it was for the person, for the pair only.
    #[serde(default)]
    pub mood: Option<Mood>,
}

impl NewMeeting {
    /// True when the journal has it, whatever became of it there.
    pub fn is_in(&self, journal: &JournalView) -> bool {
        let mut all = journal.meetings.iter().chain(&journal.removed_meetings);
        all.any(|row| row.id == self.id)
    }
}

/// The name of a pair's form.
pub fn name_of(pair: PairId) -> String {
    format!("meeting:{pair}")
}

/// What a new meeting starts with: today, a lesson long, held as the last one was, about what is due.
pub fn draft(
    journal: &JournalView,
    programme: &ProgrammeView,
    members: impl IntoIterator<Item = PersonId>,
    today: Date,
) -> Meeting {
    let last = journal
        .meetings
        .iter()
        .find(|meeting| meeting.date.value.is_some());
    let about = topical(programme, today);
    // An appointment for today says when and where; whatever else would be a guess.
    let appointed = last
        .map(MeetingRow::next)
        .filter(|next| next.date == Some(today));
    let topic = match about {
        Some(item) => topic_of(&item.event),
        None => first_open(journal).unwrap_or_default(),
    };
    Meeting {
        date: Some(today),
        minutes: Some(USUAL_MINUTES),
        format: Some(
            last.and_then(|last| last.format.value)
                .unwrap_or(MeetingFormat::InPerson),
        ),
        time: appointed.as_ref().and_then(|next| next.time),
        place: appointed
            .map(|next| next.place)
            .filter(|place| !place.is_empty())
            .or_else(|| last.map(|last| last.place.value.clone()))
            .unwrap_or_default(),
        topic,
        items: about.map(|item| item.id).into_iter().collect(),
        participants: members.into_iter().collect(),
        ..Meeting::default()
    }
}

/// What was agreed and is still to be kept: what a meeting is about when nothing of the plan is due.
fn first_open(journal: &JournalView) -> Option<String> {
    let agreements = journal.meetings.iter().flat_map(|row| &row.agreements);
    let open = agreements.filter(|one| !one.done.value && !one.what.trim().is_empty());
    let first = open.min_by_key(|one| (one.due.value.is_none(), one.due.value));
    first.map(|one| topic_of(&one.what))
}

/// What a meeting would be about: the plan item that is late or due soonest.
fn topical(programme: &ProgrammeView, today: Date) -> Option<&ItemRow> {
    programme
        .items
        .iter()
        .filter_map(|item| Some((urgency(item, today)?, item)))
        .min_by_key(|(urgency, _)| *urgency)
        .map(|(_, item)| item)
}

/// The items that a form offers first: late ones, those due soon, then those that go on all the time; at most `most`.
pub fn offered(programme: &ProgrammeView, today: Date, most: usize) -> Vec<ItemId> {
    let mut items: Vec<(i32, ItemId)> = programme
        .items
        .iter()
        .filter_map(|item| Some((urgency(item, today)?, item.id)))
        .collect();
    // Stable: items of the same urgency stay in the order of the plan.
    items.sort_by_key(|(urgency, _)| *urgency);
    items.into_iter().take(most).map(|(_, id)| id).collect()
}

/// The smaller, the more likely it is what people meet about; `None` for what is done or far off.
fn urgency(item: &ItemRow, today: Date) -> Option<i32> {
    match Due::of_item(item.planned.value, item.mark.value, today) {
        Due::Overdue(days) => Some(-days),
        Due::Soon(days) => Some(days),
        Due::Undated if item.mark.value.is_none() => Some(100),
        Due::Later => item
            .planned
            .value
            .and_then(|planned| planned.starts())
            .filter(|starts| *starts <= today)
            .map(|_| 50),
        Due::Undated | Due::Done => None,
    }
}

/// A topic made from a plan item's words: its first sentence or clause.
pub fn topic_of(event: &str) -> String {
    crate::told::excerpt(event.split([';', '.']).next().unwrap_or(event), 80)
}

/// Changes a draft as the same touch would change a meeting in the journal.
pub fn apply(meeting: &mut Meeting, edit: MeetingEdit) {
    match edit {
        MeetingEdit::Date(date) => meeting.date = date,
        MeetingEdit::Time(time) => meeting.time = time,
        MeetingEdit::Minutes(minutes) => meeting.minutes = minutes,
        MeetingEdit::Format(format) => meeting.format = format,
        MeetingEdit::Place(place) => meeting.place = place,
        MeetingEdit::Next(next) => meeting.next = next,
        MeetingEdit::NextDate(date) => meeting.next.date = date,
        MeetingEdit::NextTime(time) => meeting.next.time = time,
        MeetingEdit::NextPlace(place) => meeting.next.place = place,
        MeetingEdit::Participant(person, there) => put(&mut meeting.participants, person, there),
        MeetingEdit::LinkItem(item, linked) => put(&mut meeting.items, item, linked),
        MeetingEdit::AddAgreement(id, agreement) => meeting.agreements.push((id, *agreement)),
        MeetingEdit::RemoveAgreement(id) => meeting.agreements.retain(|(found, _)| *found != id),
        MeetingEdit::AgreementWho(id, who) => {
            with_agreement(meeting, id, |agreement| agreement.who = who);
        }
        MeetingEdit::AgreementDue(id, due) => {
            with_agreement(meeting, id, |agreement| agreement.due = due);
        }
        MeetingEdit::AgreementDone(id, done) => {
            with_agreement(meeting, id, |agreement| agreement.done = done);
        }
        // A draft is nobody's yet: there is nothing to confirm, remove or bring back.
        MeetingEdit::ConfirmByMentor(_)
        | MeetingEdit::ConfirmByMentee(_)
        | MeetingEdit::RestoreAgreement(_)
        | MeetingEdit::Remove
        | MeetingEdit::Restore => {}
    }
}

/// Writes one of a draft's texts.
pub fn write(meeting: &mut Meeting, text: MeetingText, words: String) {
    match text {
        MeetingText::Topic => meeting.topic = words,
        MeetingText::Discussed => meeting.discussed = words,
        MeetingText::Difficulties => meeting.difficulties = words,
        MeetingText::Recommendations => meeting.recommendations = words,
    }
}

/// What was agreed, in a draft.
pub fn write_agreement(meeting: &mut Meeting, id: ryadom_domain::AgreementId, words: String) {
    with_agreement(meeting, id, |agreement| agreement.what = words);
}

/// A draft as it is logged: without agreements that nobody put into words, and with trimmed texts.
pub fn finished(mut meeting: Meeting) -> Meeting {
    for text in [
        &mut meeting.topic,
        &mut meeting.discussed,
        &mut meeting.difficulties,
        &mut meeting.recommendations,
        &mut meeting.place,
        &mut meeting.next.place,
    ] {
        *text = text.trim().to_owned();
    }
    for (_, agreement) in &mut meeting.agreements {
        agreement.what = agreement.what.trim().to_owned();
    }
    meeting
        .agreements
        .retain(|(_, agreement)| !agreement.what.is_empty());
    meeting
}

/// The usual next meeting: a week after this one, at the same hour and place.
pub fn next_week(meeting: &Meeting) -> Option<NextMeeting> {
    use jiff::ToSpan;
    let date = meeting.date?.checked_add(USUAL_PAUSE.days()).ok()?;
    Some(NextMeeting {
        date: Some(date),
        time: meeting.next.time.or(meeting.time),
        place: if meeting.next.place.is_empty() {
            meeting.place.clone()
        } else {
            meeting.next.place.clone()
        },
    })
}

fn put<T: Ord>(set: &mut std::collections::BTreeSet<T>, one: T, there: bool) {
    if there {
        set.insert(one);
    } else {
        set.remove(&one);
    }
}

fn with_agreement(
    meeting: &mut Meeting,
    id: ryadom_domain::AgreementId,
    change: impl FnOnce(&mut ryadom_domain::Agreement),
) {
    if let Some((_, agreement)) = meeting
        .agreements
        .iter_mut()
        .find(|(found, _)| *found == id)
    {
        change(agreement);
    }
}

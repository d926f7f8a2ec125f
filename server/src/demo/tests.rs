use super::*;
use crate::world::Machine;
use jiff::{ToSpan, civil::date};
use ryadom_domain::{Mark, ProgrammeState, Registry};
use ryadom_replica::{
    Document, JournalDoc, JournalView, Kind, PersonDoc, PrivateDoc, ProgrammeDoc, ProgrammeView,
    ReflectionDoc,
};

/// A day of the school year that the file was written for.
const WRITTEN: Date = date(2026, 2, 19);

fn as_of(day: Date) -> Founding {
    let demo = embedded().expect("reads");
    demo.build_as_of(day, &Machine::default()).expect("builds")
}

fn document(founding: &Founding, id: DocumentId, kind: DocumentKind) -> Document {
    let append = founding
        .documents
        .iter()
        .find(|append| append.document == id)
        .expect("the document is there");
    let mut document = Document::genesis(kind);
    document
        .apply(append.changes.iter().map(|change| change.bytes.as_slice()))
        .expect("its changes fit");
    document
}

fn registry(founding: &Founding) -> Registry {
    document(founding, founding.registry, DocumentKind::Registry).registry(founding.registry)
}

#[test]
fn the_demo_school_has_its_people_and_three_pairs() {
    let founding = as_of(WRITTEN);
    let registry = registry(&founding);
    assert_eq!(registry.people.len(), 12);
    assert_eq!(registry.curators().count(), 2);
    assert_eq!(registry.pairs.len(), 3);
    assert_eq!(
        registry
            .people
            .values()
            .filter(|person| person.roles.head)
            .count(),
        1
    );
    let guests: Vec<Guest> = serde_json::from_slice(&founding.settings[0].1).expect("guests");
    assert_eq!(guests.len(), 10, "pupils have no device of their own");
    assert!(
        guests
            .iter()
            .all(|guest| !guest.role.is_empty() && guest.name.contains(' '))
    );
}

#[test]
fn every_column_of_the_plan_and_every_meeting_arrives() {
    let founding = as_of(WRITTEN);
    let registry = registry(&founding);
    let mut sizes = Vec::new();
    for pair in registry.pairs.values() {
        let programme = pair.programme.expect("a programme");
        let view = ProgrammeDoc::read(&mut document(&founding, programme, DocumentKind::Programme));
        assert_eq!(view.places(), 0, "nothing in the demo is torn");
        assert!(!view.goal.is_empty());
        assert!(
            view.items
                .iter()
                .all(|item| !item.event.is_empty() && item.planned.value.is_some())
        );
        let confirmed = view
            .items
            .iter()
            .filter(|item| item.confirmed.value)
            .count();
        let journal = pair.journal.expect("a journal");
        let journal = JournalDoc::read(&mut document(&founding, journal, DocumentKind::Journal));
        assert!(
            journal
                .meetings
                .iter()
                .all(|meeting| meeting.agreements.len() == 1)
        );
        sizes.push((
            view.items.len(),
            confirmed,
            journal.meetings.len(),
            journal.notes.notes.len(),
        ));
        let reflection = pair.reflection.expect("a reflection");
        if founding
            .documents
            .iter()
            .any(|append| append.document == reflection)
        {
            let notes = ReflectionDoc::read(&mut document(
                &founding,
                reflection,
                DocumentKind::Reflection,
            ));
            assert_eq!(notes.notes.len(), 1);
        }
    }
    sizes.sort_unstable();
    assert_eq!(sizes, [(16, 15, 13, 2), (17, 13, 13, 2), (22, 15, 16, 1)]);
}

#[test]
fn the_first_pair_keeps_records_that_fit_their_instruments() {
    let founding = as_of(WRITTEN);
    let registry = registry(&founding);
    let journals = registry.pairs.values().map(|pair| {
        let journal = pair.journal.expect("a journal");
        JournalDoc::read(&mut document(&founding, journal, DocumentKind::Journal))
    });
    let records: Vec<_> = journals.flat_map(|journal| journal.records).collect();
    assert_eq!(records.len(), 4);
    for record in &records {
        let record = record.plain();
        assert_eq!(record.oddities(), []);
        let lacking = record.instrument.lacking();
        assert!(record.texts.contains_key(&lacking), "{}", record.instrument);
    }
    let proposed = records.iter().filter(|record| !record.deficits.is_empty());
    assert_eq!(proposed.count(), 1);
}

#[test]
fn edits_carry_the_names_of_those_who_made_them() {
    let founding = as_of(WRITTEN);
    let registry = registry(&founding);
    let mut writers = Vec::new();
    for pair in registry.pairs.values() {
        let mut programme = document(
            &founding,
            pair.programme.expect("a programme"),
            DocumentKind::Programme,
        );
        let view = ProgrammeDoc::read(&mut programme);
        let title = view.title.name.written.expect("somebody wrote it");
        assert!(registry.curators().any(|curator| Some(curator) == title.by));
        let bound = founding
            .documents
            .iter()
            .find(|append| Some(append.document) == pair.programme);
        writers.push(bound.expect("stored").actors.len());
    }
    writers.sort_unstable();
    assert_eq!(writers, [1, 3, 3], "for pupils the curator writes");
}

#[test]
fn what_is_wrong_with_a_file_is_said_with_its_place() {
    let folder = tempfile::tempdir().expect("a folder");
    let file = folder.path().join("demo.json");
    let text = |text: &str| {
        std::fs::write(&file, text).expect("writes");
        match read(&file) {
            Ok(demo) => demo
                .build_as_of(WRITTEN, &Machine::default())
                .expect_err("refused")
                .to_string(),
            Err(error) => error.to_string(),
        }
    };
    assert!(text("{\n \"programmes\": [\n  {}\n ]\n}").contains("line 3"));
    assert!(text("not json").contains("line 1"));
    assert!(text("{\"programmes\": []}").contains("no curator"));
    let ours = include_str!("../../demo/programmes.json");
    let odd = ours.replacen("\"status\": \"завершено\"", "\"status\": \"спит\"", 1);
    assert!(text(&odd).contains("ppn-2025-001"), "{}", text(&odd));
    assert!(matches!(
        read(&folder.path().join("nothing")),
        Err(DemoError::Unreadable { .. })
    ));
}

/// Programme and journal of every pair.
fn pairs(founding: &Founding) -> Vec<(ProgrammeView, JournalView)> {
    let read = |pair: &ryadom_domain::Pair| {
        let programme = pair.programme.expect("a programme");
        let journal = pair.journal.expect("a journal");
        (
            ProgrammeDoc::read(&mut document(founding, programme, DocumentKind::Programme)),
            JournalDoc::read(&mut document(founding, journal, DocumentKind::Journal)),
        )
    };
    registry(founding).pairs.values().map(read).collect()
}

/// What a day of the demo school looks like.
#[derive(Debug, Default)]
struct Look {
    items: usize,
    open: usize,
    overdue: usize,
    /// Items, meetings and agreements of the twelve days to come.
    coming: usize,
    running: usize,
    closed: usize,
    /// Whether somebody wrote something in the two weeks before.
    lately: bool,
}

fn look(day: Date) -> Look {
    let founding = as_of(day);
    let soon = day + 12.days();
    let now = at(day, 12, 0).expect("a moment");
    let mut look = Look {
        lately: founding
            .documents
            .iter()
            .any(|append| append.at.0 > now.0 - 14 * DAY),
        ..Look::default()
    };
    for append in &founding.documents {
        let latest = append.changes.last().map(|_| append.at);
        assert!(latest <= Some(now), "{day}: something is written later");
    }
    for (programme, journal) in pairs(&founding) {
        match programme.state.value {
            Some(ProgrammeState::Running) => look.running += 1,
            Some(ProgrammeState::Closed) => look.closed += 1,
            _ => {}
        }
        for item in &programme.items {
            look.items += 1;
            let due = item.planned.value.and_then(|planned| planned.due());
            let done = item.actual_date.value;
            assert!(done <= Some(day), "{day}: {} is done {done:?}", item.event);
            let marked = item.mark.value.is_some_and(|mark| mark != Mark::Moved);
            assert_eq!(marked, done.is_some(), "{day}: {}", item.event);
            if !marked {
                look.open += 1;
                look.overdue += usize::from(due < Some(day));
                look.coming += usize::from(due >= Some(day) && due <= Some(soon));
            }
        }
        let ahead = |due: Option<Date>| due >= Some(day) && due <= Some(soon);
        for meeting in &journal.meetings {
            assert!(meeting.date.value <= Some(day), "{day}: a meeting to come");
            look.coming += meeting
                .agreements
                .iter()
                .filter(|agreed| !agreed.done.value && ahead(agreed.due.value))
                .count();
        }
    }
    look
}

#[test]
fn on_every_school_day_something_is_due_and_something_is_late_but_not_everything() {
    let mut day = date(2026, 9, 22);
    while day < date(2027, 5, 14) {
        let look = look(day);
        assert!(look.running > 0, "{day}: {look:?}");
        assert!(look.coming > 0, "{day}: {look:?}");
        assert!(look.lately, "{day}: {look:?}");
        assert!((1..=4).contains(&look.overdue), "{day}: {look:?}");
        assert!(look.overdue < look.open, "{day}: {look:?}");
        day += 9.days();
    }
}

#[test]
fn everybody_was_here_a_week_ago_and_finds_what_came_since() {
    let founding = as_of(WRITTEN);
    let registry = registry(&founding);
    let named = |name: &str| {
        let found = registry
            .people
            .iter()
            .find(|(_, person)| person.name.last == name);
        *found.expect("is there").0
    };
    let pairs = registry.pairs_of(named("Иванова")).next();
    let journal = pairs.and_then(|pair| pair.journal).expect("a journal");
    let told_to = |name: &str| {
        let private = registry.people[&named(name)].private.expect("a document");
        let seen = PrivateDoc::read(&mut document(&founding, private, DocumentKind::Private)).seen;
        let mut journal = (journal, document(&founding, journal, DocumentKind::Journal));
        let news = ryadom_replica::told(&mut journal.1, &seen[&journal.0]);
        (seen.len(), news.len())
    };
    let (documents, news) = told_to("Сидорова");
    assert_eq!(
        documents, 8,
        "of three pairs, what the council said of one, without what only a pair sees, and the registry"
    );
    assert!(news > 0, "they met yesterday");
    assert_eq!(told_to("Кузнецова"), (4, news));
}

#[test]
fn the_year_begins_with_drafts_and_ends_with_everything_closed() {
    let first = look(date(2026, 9, 1));
    assert_eq!((first.running, first.overdue), (0, 0));
    assert_eq!(first.open, first.items);
    assert!(first.lately, "the programmes are being drawn up");
    for day in [date(2027, 6, 1), date(2027, 8, 31)] {
        let last = look(day);
        assert_eq!((last.closed, last.open), (3, 0), "{day}");
    }
}

#[test]
fn a_school_may_have_its_people_before_it_has_a_pair() {
    let demo = Demo {
        programmes: Vec::new(),
        ..embedded().expect("reads")
    };
    let founding = demo
        .build_as_of(date(2025, 9, 1), &Machine::default())
        .expect("builds");
    let registry = registry(&founding);
    assert!(registry.people.len() > 10 && registry.pairs.is_empty());
}

#[test]
fn the_demo_can_be_built_on_any_day() {
    for day in [
        date(1999, 12, 31),
        date(2024, 2, 29),
        date(2028, 2, 29),
        date(2028, 9, 1),
        date(2035, 7, 15),
        date(2090, 1, 1),
    ] {
        let founding = as_of(day);
        let titles: Vec<_> = pairs(&founding)
            .iter()
            .map(|(programme, _)| programme.title.school_year.value.clone())
            .collect();
        let first = if day.month() < 9 {
            day.year() - 1
        } else {
            day.year()
        };
        assert!(
            titles
                .iter()
                .all(|year| *year == format!("{first}/{}", first + 1)),
            "{titles:?}"
        );
    }
}

#[test]
fn the_demo_school_has_mentors_to_offer_and_two_requests_that_wait() {
    let founding = as_of(WRITTEN);
    let registry = registry(&founding);
    let (mut ready, mut waiting) = (0, 0);
    for person in registry.people.values() {
        let profile = person.profile.expect("a profile");
        if !founding
            .documents
            .iter()
            .any(|append| append.document == profile)
        {
            continue;
        }
        let mut profile = document(&founding, profile, DocumentKind::Person);
        let view = PersonDoc::read(&mut profile);
        ready += usize::from(view.profile().mentor.is_offered());
        waiting += view
            .requests
            .iter()
            .filter(|row| row.state().is_open())
            .count();
    }
    assert_eq!((ready, waiting), (4, 2));
}

#[test]
fn visits_come_to_the_points_that_the_file_gives_and_ask_about_steps() {
    let founding = as_of(WRITTEN);
    let mut points = Vec::new();
    let mut answered = 0;
    for (_, journal) in pairs(&founding) {
        assert_eq!(journal.places(), 0, "nothing in the demo is torn");
        for visit in &journal.observations {
            points.push(visit.tally().all.points);
            answered += usize::from(visit.outcome.value.is_some());
        }
    }
    points.sort_unstable();
    let expected = [21, 27, 31, 33, 35, 38].map(ryadom_domain::Points::whole);
    assert_eq!(points, expected);
    assert!(answered >= 2, "steps are asked about");
}

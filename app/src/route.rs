//! The app's addresses: every screen there is, and the way from a screen to its address and back.

use leptos::prelude::*;
use leptos_router::hooks::{use_location, use_navigate};
use leptos_router::{NavigateOptions, location::Location};
use ryadom_domain::{
    BlankId, Inquiry, Instrument, ItemId, MeetingId, NoteId, ObservationId, OpenLessonId, PairId,
    PersonId, RecordId, Round, Side,
};
use std::{cell::RefCell, rc::Rc};

type Navigate = Rc<dyn Fn(&str, NavigateOptions)>;

thread_local! {
    /// The router's way of going somewhere, for code that runs outside of any component: after a call was answered.
    static GO: RefCell<Option<Navigate>> = const { RefCell::new(None) };
}

/// Lets [`go`] work for as long as the app is there. Called once, inside the router.
pub fn provide_go() {
    let navigate = use_navigate();
    GO.with_borrow_mut(|go| {
        *go = Some(Rc::new(move |path: &str, options| navigate(path, options)))
    });
    on_cleanup(|| GO.with_borrow_mut(|go| *go = None));
}

/// Shows a screen. The step back leads to where the person was.
pub fn go(route: Route) {
    let go = GO.with_borrow(Clone::clone);
    if let Some(go) = go {
        let options = NavigateOptions {
            scroll: !route.is_beside_a_list(),
            ..NavigateOptions::default()
        };
        go(&route.path(), options);
    }
}

/// What the address asks of a screen under this name («?show=ended»), and what asks for something else in its place. Read
/// from the location itself: the query that the router hands to its routes stays that of the screen on which they were
/// made.
pub fn asked(name: &'static str) -> (Memo<Option<String>>, impl Fn(Option<String>) + Copy) {
    let Location {
        pathname, query, ..
    } = use_location();
    let said = Memo::new(move |_| query.with(|query| query.get(name)));
    let ask = move |value: Option<String>| {
        let mut query = query.get_untracked();
        query.remove(name);
        if let Some(value) = value {
            query.insert(name, value);
        }
        let options = NavigateOptions {
            scroll: false,
            replace: true,
            ..NavigateOptions::default()
        };
        let go = GO.with_borrow(Clone::clone);
        if let Some(go) = go {
            let path = pathname.get_untracked();
            go(&format!("{path}{}", query.to_query_string()), options);
        }
    };
    (said, ask)
}

/// Where in the app a person is.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Route {
    /// «Сегодня» for a pair's member, «Обзор» for a curator.
    Home,
    /// The programme of the person's own pair; the first one when there are several.
    Programme,
    /// The programme of one pair.
    PairProgramme(PairId),
    /// A programme with one plan item open.
    Item(PairId, ItemId),
    /// The life of a pair's programme: who changed what, and how it was.
    PairHistory(PairId),
    /// What the plan of a pair's programme is built from.
    Build(PairId),
    /// The individual route of a pair's mentee.
    Individual(PairId),
    /// The audit of that route.
    Audit(PairId),
    /// What somebody of a pair tells the curator in confidence.
    Dispute(PairId),
    /// The questionnaires of one pair.
    Diagnostics(PairId),
    /// One round of them, being answered about one mentee.
    Answer(PairId, Round, PersonId),
    /// Another questionnaire of a round, being answered about one mentee.
    Inquire(PairId, Round, PersonId, Inquiry),
    /// The closing of a pair's year.
    Closing(PairId),
    /// Everything that a pair keeps as files.
    Portfolio(PairId),
    /// The first thirty days of a pair's mentees.
    FirstDays(PairId),
    /// The school's local acts, to be read.
    Acts,
    /// The school's own questionnaires and observation sheets.
    Blanks,
    /// One of them, open.
    Blank(BlankId),
    /// The school year: its deadlines, and going on into the next.
    Year,
    /// The records of one pair's instruments.
    Instruments(PairId),
    /// The form that begins a record.
    NewRecord(PairId, Instrument),
    /// One record of a pair, open.
    Record(PairId, RecordId),
    /// The meetings of the person's pairs.
    Meetings,
    /// The meetings of one pair.
    PairMeetings(PairId),
    /// One meeting of a pair, open.
    Meeting(PairId, MeetingId),
    /// The form that logs a meeting of a pair.
    LogMeeting(PairId),
    /// The lessons of the person's pairs.
    Lessons,
    /// The lessons of one pair.
    PairLessons(PairId),
    /// The form that begins a visit.
    VisitLesson(PairId),
    /// One visit of a pair, open.
    Lesson(PairId, ObservationId),
    /// The form that plans an open lesson.
    PlanOpenLesson(PairId),
    /// One open lesson of a pair, open.
    OpenLesson(PairId, OpenLessonId),
    /// All lessons of a mentor's pairs, by year.
    Chronicle(PersonId),
    /// All notes.
    Notes,
    /// One note, open.
    Note(NoteId),
    /// Every pair: curator.
    Pairs,
    /// Every person: curator.
    People,
    /// One person's profile: curator.
    Person(PersonId),
    /// The reader's own profile.
    Me,
    /// Requests for help: one's own, or everybody's.
    Requests,
    /// Who would suit whom: curator.
    Pairing,
    /// База наставников, база наставляемых.
    Base(Side),
    /// The person's own devices.
    Devices,
    /// The PIN, and that a device is somebody else's.
    Pin,
    /// Leaving this device: nothing stays on it.
    Leave,
    /// After leaving.
    Left,
    /// What was written where somebody else writes by now.
    Behind,
    /// Whether all is as it should be, the copy, files for others.
    Check,
    /// Theme, language and the like.
    Settings,
    /// Turning a link or a code into a device that knows its person. The code is in the fragment.
    Join,
    /// The three steps that make a new school.
    Start,
}

impl Route {
    /// The address, as it stands in a link.
    pub fn path(self) -> String {
        match self {
            Self::Home => "/".into(),
            Self::Programme => "/programme".into(),
            Self::PairProgramme(pair) => format!("/programmes/{pair}"),
            Self::Item(pair, item) => format!("/programmes/{pair}/items/{item}"),
            Self::PairHistory(pair) => format!("/programmes/{pair}/history"),
            Self::Build(pair) => format!("/programmes/{pair}/build"),
            Self::Individual(pair) => format!("/programmes/{pair}/route"),
            Self::Audit(pair) => format!("/programmes/{pair}/audit"),
            Self::Dispute(pair) => format!("/programmes/{pair}/help"),
            Self::Diagnostics(pair) => format!("/diagnostics/{pair}"),
            Self::Answer(pair, round, about) => format!("/diagnostics/{pair}/{round}/{about}"),
            Self::Inquire(pair, round, about, inquiry) => {
                format!("/diagnostics/{pair}/{round}/{about}/{inquiry}")
            }
            Self::Closing(pair) => format!("/programmes/{pair}/closing"),
            Self::FirstDays(pair) => format!("/programmes/{pair}/first"),
            Self::Portfolio(pair) => format!("/programmes/{pair}/portfolio"),
            Self::Acts => "/acts".into(),
            Self::Blanks => "/questionnaires".into(),
            Self::Blank(blank) => format!("/questionnaires/{blank}"),
            Self::Year => "/year".into(),
            Self::Instruments(pair) => format!("/instruments/{pair}"),
            Self::NewRecord(pair, instrument) => format!("/instruments/{pair}/new/{instrument}"),
            Self::Record(pair, record) => format!("/instruments/{pair}/{record}"),
            Self::Meetings => "/meetings".into(),
            Self::PairMeetings(pair) => format!("/meetings/{pair}"),
            Self::Meeting(pair, meeting) => format!("/meetings/{pair}/{meeting}"),
            Self::LogMeeting(pair) => format!("/meetings/{pair}/new"),
            Self::Lessons => "/lessons".into(),
            Self::PairLessons(pair) => format!("/lessons/{pair}"),
            Self::VisitLesson(pair) => format!("/lessons/{pair}/new"),
            Self::Lesson(pair, visit) => format!("/lessons/{pair}/visits/{visit}"),
            Self::PlanOpenLesson(pair) => format!("/lessons/{pair}/open/new"),
            Self::OpenLesson(pair, lesson) => format!("/lessons/{pair}/open/{lesson}"),
            Self::Chronicle(mentor) => format!("/lessons/of/{mentor}"),
            Self::Notes => "/notes".into(),
            Self::Note(note) => format!("/notes/{note}"),
            Self::Pairs => "/pairs".into(),
            Self::People => "/people".into(),
            Self::Person(person) => format!("/people/{person}"),
            Self::Me => "/me".into(),
            Self::Requests => "/requests".into(),
            Self::Pairing => "/pairing".into(),
            Self::Base(Side::Mentor) => "/bases/mentors".into(),
            Self::Base(Side::Mentee) => "/bases/mentees".into(),
            Self::Devices => "/devices".into(),
            Self::Pin => "/pin".into(),
            Self::Leave => "/leave".into(),
            Self::Left => "/left".into(),
            Self::Behind => "/behind".into(),
            Self::Check => "/check".into(),
            Self::Settings => "/settings".into(),
            Self::Join => "/join".into(),
            Self::Start => "/start".into(),
        }
    }

    /// Whether the list that led here stays in sight, so that it must not be scrolled away.
    pub const fn is_beside_a_list(self) -> bool {
        matches!(self, Self::Item(..) | Self::PairProgramme(_))
    }

    /// The screen at an address; `None` where there is none. A slash at the end changes nothing.
    pub fn parse(path: &str) -> Option<Self> {
        let parts: Vec<&str> = path.split('/').filter(|part| !part.is_empty()).collect();
        Some(match parts.as_slice() {
            [] => Self::Home,
            ["programme"] => Self::Programme,
            ["programmes", pair] => Self::PairProgramme(pair.parse().ok()?),
            ["programmes", pair, "items", item] => {
                Self::Item(pair.parse().ok()?, item.parse().ok()?)
            }
            ["programmes", pair, "history"] => Self::PairHistory(pair.parse().ok()?),
            ["programmes", pair, "build"] => Self::Build(pair.parse().ok()?),
            ["programmes", pair, "route"] => Self::Individual(pair.parse().ok()?),
            ["programmes", pair, "audit"] => Self::Audit(pair.parse().ok()?),
            ["programmes", pair, "help"] => Self::Dispute(pair.parse().ok()?),
            ["programmes", pair, "closing"] => Self::Closing(pair.parse().ok()?),
            ["programmes", pair, "first"] => Self::FirstDays(pair.parse().ok()?),
            ["programmes", pair, "portfolio"] => Self::Portfolio(pair.parse().ok()?),
            ["acts"] => Self::Acts,
            ["questionnaires"] => Self::Blanks,
            ["questionnaires", blank] => Self::Blank(blank.parse().ok()?),
            ["year"] => Self::Year,
            ["diagnostics", pair] => Self::Diagnostics(pair.parse().ok()?),
            ["diagnostics", pair, round, about] => {
                Self::Answer(pair.parse().ok()?, round.parse().ok()?, about.parse().ok()?)
            }
            ["diagnostics", pair, round, about, inquiry] => Self::Inquire(
                pair.parse().ok()?,
                round.parse().ok()?,
                about.parse().ok()?,
                inquiry.parse().ok()?,
            ),
            ["instruments", pair] => Self::Instruments(pair.parse().ok()?),
            ["instruments", pair, "new", instrument] => {
                Self::NewRecord(pair.parse().ok()?, instrument.parse().ok()?)
            }
            ["instruments", pair, record] => Self::Record(pair.parse().ok()?, record.parse().ok()?),
            ["meetings"] => Self::Meetings,
            ["meetings", pair] => Self::PairMeetings(pair.parse().ok()?),
            ["meetings", pair, "new"] => Self::LogMeeting(pair.parse().ok()?),
            ["meetings", pair, meeting] => Self::Meeting(pair.parse().ok()?, meeting.parse().ok()?),
            ["lessons"] => Self::Lessons,
            ["lessons", "of", mentor] => Self::Chronicle(mentor.parse().ok()?),
            ["lessons", pair] => Self::PairLessons(pair.parse().ok()?),
            ["lessons", pair, "new"] => Self::VisitLesson(pair.parse().ok()?),
            ["lessons", pair, "visits", visit] => {
                Self::Lesson(pair.parse().ok()?, visit.parse().ok()?)
            }
            ["lessons", pair, "open", "new"] => Self::PlanOpenLesson(pair.parse().ok()?),
            ["lessons", pair, "open", lesson] => {
                Self::OpenLesson(pair.parse().ok()?, lesson.parse().ok()?)
            }
            ["notes"] => Self::Notes,
            ["notes", note] => Self::Note(note.parse().ok()?),
            ["pairs"] => Self::Pairs,
            ["people"] => Self::People,
            ["people", person] => Self::Person(person.parse().ok()?),
            ["me"] => Self::Me,
            ["requests"] => Self::Requests,
            ["pairing"] => Self::Pairing,
            ["bases", "mentors"] => Self::Base(Side::Mentor),
            ["bases", "mentees"] => Self::Base(Side::Mentee),
            ["devices"] => Self::Devices,
            ["pin"] => Self::Pin,
            ["leave"] => Self::Leave,
            ["left"] => Self::Left,
            ["behind"] => Self::Behind,
            ["check"] => Self::Check,
            ["settings"] => Self::Settings,
            ["join"] => Self::Join,
            ["start"] => Self::Start,
            _ => return None,
        })
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use wasm_bindgen_test::wasm_bindgen_test;

    #[wasm_bindgen_test]
    fn every_address_leads_back_to_its_screen() {
        let pair = PairId::from_random([1; 16]);
        let routes = [
            Route::Home,
            Route::Programme,
            Route::PairProgramme(pair),
            Route::Item(pair, ItemId::from_random([2; 16])),
            Route::PairHistory(pair),
            Route::Build(pair),
            Route::Individual(pair),
            Route::Audit(pair),
            Route::Dispute(pair),
            Route::Diagnostics(pair),
            Route::Closing(pair),
            Route::FirstDays(pair),
            Route::Portfolio(pair),
            Route::Acts,
            Route::Blanks,
            Route::Blank(BlankId::from_random([9; 16])),
            Route::Year,
            Route::Inquire(
                pair,
                Round::Entry,
                PersonId::from_random([5; 16]),
                Inquiry::Adaptation,
            ),
            Route::Answer(pair, Round::Mid, PersonId::from_random([5; 16])),
            Route::Instruments(pair),
            Route::NewRecord(pair, Instrument::PracticeDay),
            Route::Record(pair, RecordId::from_random([8; 16])),
            Route::Meetings,
            Route::PairMeetings(PairId::from_random([3; 16])),
            Route::Meeting(pair, MeetingId::from_random([4; 16])),
            Route::LogMeeting(pair),
            Route::Lessons,
            Route::PairLessons(pair),
            Route::VisitLesson(pair),
            Route::Lesson(pair, ObservationId::from_random([5; 16])),
            Route::PlanOpenLesson(pair),
            Route::OpenLesson(pair, OpenLessonId::from_random([6; 16])),
            Route::Chronicle(PersonId::from_random([7; 16])),
            Route::Notes,
            Route::Note(NoteId::from_random([3; 16])),
            Route::Pairs,
            Route::People,
            Route::Person(PersonId::from_random([5; 16])),
            Route::Me,
            Route::Requests,
            Route::Pairing,
            Route::Base(Side::Mentor),
            Route::Base(Side::Mentee),
            Route::Devices,
            Route::Pin,
            Route::Leave,
            Route::Left,
            Route::Behind,
            Route::Check,
            Route::Settings,
            Route::Join,
            Route::Start,
        ];
        for route in routes {
            assert_eq!(Route::parse(&route.path()), Some(route));
        }
    }

    #[wasm_bindgen_test]
    fn a_wrong_address_leads_nowhere() {
        for path in [
            "/nowhere",
            "/programmes/1",
            "/programmes",
            "/notes/x/y",
            "/join/more",
        ] {
            assert_eq!(Route::parse(path), None, "{path}");
        }
    }

    #[wasm_bindgen_test]
    fn a_slash_at_the_end_changes_nothing() {
        assert_eq!(Route::parse("/meetings/"), Some(Route::Meetings));
    }
}

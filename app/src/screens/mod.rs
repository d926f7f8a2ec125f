//! Every screen: which one an address shows to whom, and which part of the app it is in.

mod front;
pub mod overview;
pub mod pair;
pub mod school;
pub mod studies;

use crate::i18n::*;
use crate::parts::Part;
use crate::route::Route;
use leptos::prelude::*;
use ryadom_domain::PairId;

/// Where in the app a person is; `None` for an address that leads nowhere.
pub type At = Memo<Option<Route>>;

/// Which page is shown. Ids are left out: going from one item to the next must not make the page anew.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Screen {
    Today,
    Overview,
    Programme,
    History,
    Build,
    Individual,
    Audit,
    Dispute,
    Diagnostics,
    Acts,
    Blanks,
    Closing,
    FirstDays,
    Portfolio,
    Instruments,
    Year,
    Meetings,
    Lessons,
    Notes,
    Pairs,
    People,
    Profile,
    Requests,
    Pairing,
    Base,
    Devices,
    Pin,
    Leave,
    Left,
    Behind,
    Locked,
    Parted,
    Check,
    Settings,
    Join,
    Start,
    Nowhere,
}

/// What this device may show at all.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Open {
    /// Nobody has joined.
    ToNobody,
    /// The person has to give their PIN first.
    Locked,
    /// The school took the device or its person off.
    Parted,
    /// Everything.
    Everything {
        /// Who is here sees every pair.
        sees_all: bool,
    },
}

impl Screen {
    /// What an address shows to whom.
    pub fn of(route: Option<Route>, open: Open) -> Self {
        let Some(route) = route else {
            return Self::Nowhere;
        };
        let sees_all = match (open, route) {
            // Of somebody who is still here it would not be true.
            (Open::ToNobody, Route::Left) => return Self::Left,
            // Whoever has another link gets in, whatever is the matter with this device.
            (Open::ToNobody, _) | (_, Route::Join) => return Self::Join,
            (Open::Locked, Route::Leave) => return Self::Leave,
            (Open::Locked, _) => return Self::Locked,
            (Open::Parted, _) => return Self::Parted,
            (Open::Everything { sees_all }, _) => sees_all,
        };
        match route {
            Route::Home | Route::Left if sees_all => Self::Overview,
            Route::Home | Route::Left => Self::Today,
            Route::Programme | Route::PairProgramme(_) | Route::Item(..) => Self::Programme,
            Route::PairHistory(_) => Self::History,
            Route::Build(_) => Self::Build,
            Route::Individual(_) => Self::Individual,
            Route::Audit(_) => Self::Audit,
            Route::Dispute(_) => Self::Dispute,
            Route::Diagnostics(_) | Route::Answer(..) | Route::Inquire(..) => Self::Diagnostics,
            Route::Closing(_) => Self::Closing,
            Route::FirstDays(_) => Self::FirstDays,
            Route::Portfolio(_) => Self::Portfolio,
            Route::Acts => Self::Acts,
            Route::Blanks | Route::Blank(_) => Self::Blanks,
            Route::Year => Self::Year,
            Route::Instruments(_) | Route::NewRecord(..) | Route::Record(..) => Self::Instruments,
            Route::Meetings
            | Route::PairMeetings(_)
            | Route::Meeting(..)
            | Route::LogMeeting(_) => Self::Meetings,
            Route::Lessons
            | Route::PairLessons(_)
            | Route::VisitLesson(_)
            | Route::Lesson(..)
            | Route::PlanOpenLesson(_)
            | Route::OpenLesson(..)
            | Route::Chronicle(_) => Self::Lessons,
            Route::Notes | Route::Note(_) => Self::Notes,
            Route::Pairs => Self::Pairs,
            Route::People => Self::People,
            Route::Person(_) | Route::Me => Self::Profile,
            Route::Requests => Self::Requests,
            Route::Pairing => Self::Pairing,
            Route::Base(_) => Self::Base,
            Route::Devices => Self::Devices,
            Route::Pin => Self::Pin,
            Route::Leave => Self::Leave,
            Route::Behind => Self::Behind,
            Route::Check => Self::Check,
            Route::Settings => Self::Settings,
            Route::Join => Self::Join,
            Route::Start => Self::Start,
        }
    }

    /// The part of the app that has it.
    pub const fn part(self) -> Part {
        match self {
            Self::Nowhere
            | Self::Join
            | Self::Start
            | Self::Left
            | Self::Locked
            | Self::Parted
            | Self::Today => Part::Main,
            Self::Overview => Part::Overview,
            Self::Programme | Self::Meetings | Self::Notes => Part::Pair,
            Self::Lessons
            | Self::History
            | Self::Build
            | Self::Individual
            | Self::Audit
            | Self::Dispute
            | Self::Diagnostics
            | Self::Blanks
            | Self::Closing
            | Self::FirstDays
            | Self::Portfolio
            | Self::Instruments => Part::Studies,
            Self::Pairs
            | Self::People
            | Self::Profile
            | Self::Requests
            | Self::Pairing
            | Self::Base
            | Self::Acts
            | Self::Year
            | Self::Devices
            | Self::Pin
            | Self::Leave
            | Self::Behind
            | Self::Check
            | Self::Settings => Part::School,
        }
    }

    /// The screen, when its part is there.
    pub fn show(self, at: At) -> AnyView {
        match self {
            Self::Nowhere => view! { <Nowhere/> }.into_any(),
            screen => match screen.part() {
                Part::Main => front::show(screen, at),
                part => part.show(screen, at),
            },
        }
    }
}

/// The pair that an address speaks of.
fn pair(at: At) -> Signal<Option<PairId>> {
    Signal::derive(move || match at.get() {
        Some(
            Route::PairProgramme(pair)
            | Route::PairHistory(pair)
            | Route::PairMeetings(pair)
            | Route::Item(pair, _)
            | Route::Build(pair)
            | Route::Individual(pair)
            | Route::Audit(pair)
            | Route::Dispute(pair)
            | Route::Closing(pair)
            | Route::FirstDays(pair)
            | Route::Portfolio(pair)
            | Route::Diagnostics(pair)
            | Route::Answer(pair, ..)
            | Route::Inquire(pair, ..),
        ) => Some(pair),
        _ => None,
    })
}

#[component]
fn Nowhere() -> impl IntoView {
    view! {
        <div class="top">
            <div class="top__words">
                <h1 tabindex="-1">{t!(shell.nowhere)}</h1>
                <p>
                    <a class="button button--act" href=Route::Home.path()>{t!(shell.home)}</a>
                </p>
            </div>
        </div>
    }
}

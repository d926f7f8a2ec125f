//! Which places a person's roles open. Pure.

use crate::route::Route;
use crate::ui::Glyph;
use ryadom_domain::{PersonId, Registry};

/// A link of the rail.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Place {
    /// What now, for a pair's member.
    Today,
    /// What now, for who sees every pair.
    Overview,
    /// The pair's programme.
    Programme,
    /// The pair's meetings.
    Meetings,
    /// The pair's lessons.
    Lessons,
    /// Notes.
    Notes,
    /// Every pair.
    Pairs,
    /// Every person.
    People,
}

impl Place {
    /// Its screen.
    pub const fn route(self) -> Route {
        match self {
            Self::Today | Self::Overview => Route::Home,
            Self::Programme => Route::Programme,
            Self::Meetings => Route::Meetings,
            Self::Lessons => Route::Lessons,
            Self::Notes => Route::Notes,
            Self::Pairs => Route::Pairs,
            Self::People => Route::People,
        }
    }

    /// Its sign.
    pub const fn glyph(self) -> Glyph {
        match self {
            Self::Today => Glyph::Today,
            Self::Overview => Glyph::Overview,
            Self::Programme => Glyph::Programme,
            Self::Meetings => Glyph::Meetings,
            Self::Lessons => Glyph::Lessons,
            Self::Notes => Glyph::Notes,
            Self::Pairs => Glyph::Pairs,
            Self::People => Glyph::People,
        }
    }

    /// Whether a screen belongs to it. A pair's programme, meetings and lessons belong to `Pairs` for who sees every pair.
    pub fn holds(self, route: Route, all: &[Self]) -> bool {
        match route {
            Route::Item(..)
            | Route::PairProgramme(_)
            | Route::PairHistory(_)
            | Route::Programme
            | Route::Build(_)
            | Route::Individual(_)
            | Route::Audit(_)
            | Route::Dispute(_)
            | Route::Closing(_)
            | Route::FirstDays(_)
            | Route::Portfolio(_)
            | Route::Diagnostics(_)
            | Route::Answer(..)
            | Route::Inquire(..)
            | Route::Instruments(_)
            | Route::NewRecord(..)
            | Route::Record(..) => {
                self == if all.contains(&Self::Programme) {
                    Self::Programme
                } else {
                    Self::Pairs
                }
            }
            Route::Meetings
            | Route::PairMeetings(_)
            | Route::Meeting(..)
            | Route::LogMeeting(_) => {
                self == if all.contains(&Self::Meetings) {
                    Self::Meetings
                } else {
                    Self::Pairs
                }
            }
            Route::Lessons
            | Route::PairLessons(_)
            | Route::VisitLesson(_)
            | Route::Lesson(..)
            | Route::PlanOpenLesson(_)
            | Route::OpenLesson(..)
            | Route::Chronicle(_) => {
                self == if all.contains(&Self::Lessons) {
                    Self::Lessons
                } else {
                    Self::Pairs
                }
            }
            Route::Note(_) => self == Self::Notes,
            Route::Acts | Route::Blanks | Route::Blank(_) => {
                matches!(self, Self::Today | Self::Overview)
            }
            Route::Year => {
                self == if all.contains(&Self::Pairs) {
                    Self::Pairs
                } else {
                    Self::Today
                }
            }
            Route::Person(_) | Route::Requests | Route::Pairing | Route::Base(_) => {
                self == Self::People
            }
            other => self.route() == other,
        }
    }
}

/// The places of a person, most used first. Curator, council and head look after all pairs; a member of a pair works in
/// it; who does both has both.
pub fn places(registry: &Registry, person: PersonId) -> Vec<Place> {
    let roles = registry
        .people
        .get(&person)
        .map(|person| person.roles)
        .unwrap_or_default();
    let sees_all = roles.curator || roles.council || roles.head;
    let in_pair = registry.pairs_of(person).next().is_some();
    let mut places = vec![if sees_all {
        Place::Overview
    } else {
        Place::Today
    }];
    if in_pair || !sees_all {
        places.extend([
            Place::Programme,
            Place::Meetings,
            Place::Lessons,
            Place::Notes,
        ]);
    }
    if sees_all {
        places.push(Place::Pairs);
    }
    if roles.curator {
        places.push(Place::People);
        // What pairs write for the curator is read there.
        if !in_pair {
            places.push(Place::Notes);
        }
    }
    places
}

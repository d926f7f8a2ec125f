//! What is in the portfolio: each file with the thing that it hangs on.

use crate::i18n::*;
use crate::route::Route;
use crate::told::{Names, capital, subject, vocabulary};
use ryadom_domain::{FileId, FileOf, PairId, PersonId, Sample, Timestamp};
use ryadom_replica::{FileRow, JournalView, ProgrammeView, Subject};

/// One file.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Entry {
    /// Which.
    pub id: FileId,
    /// The journal lists it; otherwise the programme.
    pub in_journal: bool,
    /// What it is called.
    pub name: String,
    /// What it hangs on.
    pub of: FileOf,
    /// The same in words.
    pub place: String,
    /// Where that is shown; `None` for a sample, which is shown here.
    pub route: Option<Route>,
    /// Who added it.
    pub author: Option<PersonId>,
    /// When.
    pub created: Timestamp,
}

/// Which of them are shown.
#[derive(Debug, Clone, Copy, Default, PartialEq, Eq, PartialOrd, Ord)]
pub enum Wanted {
    /// All of them.
    #[default]
    All,
    /// Of the plan.
    Plan,
    /// Of meetings.
    Meetings,
    /// Of lessons.
    Lessons,
    /// Samples of a kind.
    Of(Sample),
}

impl Wanted {
    /// Where a file belongs.
    pub const fn of(of: FileOf) -> Self {
        match of {
            FileOf::Item(_) => Self::Plan,
            FileOf::Meeting(_) => Self::Meetings,
            FileOf::Observation(_) | FileOf::OpenLesson(_) => Self::Lessons,
            FileOf::Sample(sample) => Self::Of(sample),
            // Acts are the school's.
            FileOf::Act(_) => Self::All,
        }
    }

    /// Its value in a form.
    pub const fn code(self) -> &'static str {
        match self {
            Self::All => "",
            Self::Plan => "plan",
            Self::Meetings => "meetings",
            Self::Lessons => "lessons",
            Self::Of(sample) => sample.as_str(),
        }
    }

    /// Reads it back.
    pub fn parse(code: &str) -> Self {
        match code {
            "plan" => Self::Plan,
            "meetings" => Self::Meetings,
            "lessons" => Self::Lessons,
            sample => sample.parse().map_or(Self::All, Self::Of),
        }
    }

    /// In words.
    pub fn words(self, locale: Locale) -> String {
        match self {
            Self::All => td_string!(locale, portfolio.all).to_owned(),
            Self::Plan => td_string!(locale, portfolio.plan).to_owned(),
            Self::Meetings => td_string!(locale, portfolio.meetings).to_owned(),
            Self::Lessons => td_string!(locale, portfolio.lessons).to_owned(),
            Self::Of(sample) => capital(vocabulary::sample(locale, sample)),
        }
    }

    /// Whether it shows a file.
    pub fn takes(self, entry: &Entry) -> bool {
        self == Self::All || self == Self::of(entry.of)
    }
}

/// Everything, newest first.
pub fn entries(
    locale: Locale,
    names: &Names<'_>,
    pair: PairId,
    programme: &ProgrammeView,
    journal: Option<&JournalView>,
) -> Vec<Entry> {
    let entry = |row: &FileRow, in_journal: bool| {
        let (what, route) = hangs_on(pair, row.of, programme, journal);
        let place = match (what, row.of) {
            (Some(what), _) => capital(&subject(locale, &what, names)),
            (None, FileOf::Sample(sample)) => capital(vocabulary::sample(locale, sample)),
            (None, _) => td_string!(locale, portfolio.gone).to_owned(),
        };
        Entry {
            id: row.id,
            in_journal,
            name: row.name.value.clone(),
            of: row.of,
            place,
            route,
            author: row.author,
            created: row.created,
        }
    };
    let mut all: Vec<Entry> = programme
        .files
        .files
        .iter()
        .map(|row| entry(row, false))
        .collect();
    if let Some(journal) = journal {
        all.extend(journal.files.files.iter().map(|row| entry(row, true)));
    }
    all.sort_by_key(|entry| std::cmp::Reverse((entry.created, entry.id)));
    all
}

/// What a file hangs on and where that is shown; nothing when it was removed.
fn hangs_on(
    pair: PairId,
    of: FileOf,
    programme: &ProgrammeView,
    journal: Option<&JournalView>,
) -> (Option<Subject>, Option<Route>) {
    let what = match of {
        FileOf::Item(id) => {
            let row = programme.items.iter().find(|row| row.id == id);
            row.map(|row| Subject::Item {
                id,
                event: row.event.clone(),
            })
        }
        FileOf::Meeting(id) => journal.and_then(|journal| {
            let row = journal.meetings.iter().find(|row| row.id == id)?;
            Some(Subject::Meeting {
                id,
                date: row.date.value,
                topic: row.topic.clone(),
            })
        }),
        FileOf::Observation(id) => journal.and_then(|journal| {
            let row = journal.observations.iter().find(|row| row.id == id)?;
            Some(Subject::Observation {
                id,
                date: row.date.value,
                topic: row.topic.clone(),
            })
        }),
        FileOf::OpenLesson(id) => journal.and_then(|journal| {
            let row = journal.open_lessons.iter().find(|row| row.id == id)?;
            Some(Subject::OpenLesson {
                id,
                date: row.date.value,
                topic: row.topic.clone(),
            })
        }),
        FileOf::Sample(_) | FileOf::Act(_) => None,
    };
    let route = what.as_ref().and_then(|_| {
        Some(match of {
            FileOf::Item(id) => Route::Item(pair, id),
            FileOf::Meeting(id) => Route::Meeting(pair, id),
            FileOf::Observation(id) => Route::Lesson(pair, id),
            FileOf::OpenLesson(id) => Route::OpenLesson(pair, id),
            FileOf::Sample(_) | FileOf::Act(_) => return None,
        })
    });
    (what, route)
}

#[cfg(test)]
mod tests {
    use super::*;
    use wasm_bindgen_test::wasm_bindgen_test;

    #[wasm_bindgen_test]
    fn what_is_wanted_is_read_back() {
        let fixed = [Wanted::All, Wanted::Plan, Wanted::Meetings, Wanted::Lessons];
        let samples = Sample::ALL.iter().map(|sample| Wanted::Of(*sample));
        for wanted in fixed.into_iter().chain(samples) {
            assert_eq!(Wanted::parse(wanted.code()), wanted);
        }
    }
}

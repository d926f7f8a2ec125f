//! What a person has learned: courses, seminars, a school of mentors. The curator sees by it who was taught to be a
//! mentor, the pair how many hours of the route were spent on courses.
//!
//! Source: DOMAIN.md 2.3 (`trainingCourses`) and 2.4 (`mentorTraining`).

use crate::SchoolYear;
use crate::codes::coded;
use jiff::civil::Date;
use serde::{Deserialize, Serialize};

/// More hours than any course has: a larger number is a slip of the finger.
pub const HOURS_MOST: u16 = 2_000;

coded! {
    /// What kind of learning it was.
    TrainingKind {
        /// Курсы повышения квалификации.
        Course = "course",
        /// Школа наставника.
        School = "school",
        /// Семинар, вебинар.
        Seminar = "seminar",
        /// Стажировка.
        Internship = "internship",
        /// Самообразование.
        Own = "own",
        /// Другое.
        Other = "other",
    }
}

coded! {
    /// What is known of a training. All is kept as words: codes, numbers and days by their text.
    TrainingField {
        /// Чему учились.
        Title = "title",
        /// Кто проводил.
        By = "by",
        /// Вид.
        Kind = "kind",
        /// Первый день; the only one, when there is no last.
        From = "from",
        /// Последний день.
        To = "to",
        /// Часов.
        Hours = "hours",
        /// Документ: номер или слова.
        Document = "document",
        /// Обучение наставничеству: [`TAUGHT_TO_MENTOR`], or empty.
        Mentoring = "mentoring",
    }
}

/// How [`TrainingField::Mentoring`] says yes.
pub const TAUGHT_TO_MENTOR: &str = "yes";

/// One training, as rules see it.
#[derive(Debug, Clone, Default, PartialEq, Eq, Serialize, Deserialize)]
#[serde(default)]
pub struct Training {
    /// Чему учились.
    pub title: String,
    /// Кто проводил.
    pub by: String,
    /// Вид.
    pub kind: Option<TrainingKind>,
    /// Первый день.
    pub from: Option<Date>,
    /// Последний день.
    pub to: Option<Date>,
    /// Часов.
    pub hours: Option<u16>,
    /// Документ.
    pub document: String,
    /// It taught to be a mentor.
    pub mentoring: bool,
}

impl Training {
    /// Reads a field's words: what makes no sense is not said.
    pub fn read<'a>(said: impl Fn(TrainingField) -> &'a str) -> Self {
        let words = |field| said(field).trim().to_owned();
        Self {
            title: words(TrainingField::Title),
            by: words(TrainingField::By),
            kind: said(TrainingField::Kind).trim().parse().ok(),
            from: said(TrainingField::From).trim().parse().ok(),
            to: said(TrainingField::To).trim().parse().ok(),
            hours: hours(said(TrainingField::Hours)),
            document: words(TrainingField::Document),
            mentoring: said(TrainingField::Mentoring) == TAUGHT_TO_MENTOR,
        }
    }

    /// The day on which it was over, or is to be.
    pub fn day(&self) -> Option<Date> {
        self.to.or(self.from)
    }

    /// The school year to which its hours are counted: that of its last day.
    pub fn year(&self) -> Option<SchoolYear> {
        self.day().map(SchoolYear::of)
    }
}

/// A number of hours that can be; `None` for anything else.
pub fn hours(words: &str) -> Option<u16> {
    let hours = words.trim().parse().ok()?;
    (1..=HOURS_MOST).contains(&hours).then_some(hours)
}

/// All hours of a school year.
pub fn hours_in(all: &[Training], year: SchoolYear) -> u32 {
    all.iter()
        .filter(|one| one.year() == Some(year))
        .filter_map(|one| one.hours)
        .map(u32::from)
        .sum()
}

/// The hours of each school year, the newest first; years without any are left out.
pub fn hours_by_year(all: &[Training]) -> Vec<(SchoolYear, u32)> {
    let mut years: Vec<SchoolYear> = all.iter().filter_map(Training::year).collect();
    years.sort_unstable();
    years.dedup();
    years
        .into_iter()
        .rev()
        .map(|year| (year, hours_in(all, year)))
        .filter(|(_, hours)| *hours > 0)
        .collect()
}

#[cfg(test)]
mod tests {
    use super::*;
    use jiff::civil::date;

    fn training(day: Option<Date>, hours: Option<u16>) -> Training {
        Training {
            to: day,
            hours,
            ..Training::default()
        }
    }

    #[test]
    fn hours_are_counted_to_the_year_of_the_last_day() {
        let all = [
            training(Some(date(2025, 10, 3)), Some(36)),
            training(Some(date(2026, 3, 20)), Some(16)),
            training(Some(date(2025, 5, 20)), Some(72)),
            training(Some(date(2024, 5, 20)), None),
            training(None, Some(8)),
        ];
        let year = SchoolYear::beginning;
        assert_eq!(hours_in(&all, year(2025)), 52);
        assert_eq!(hours_by_year(&all), [(year(2025), 52), (year(2024), 72)]);
        let summer = Training {
            from: Some(date(2025, 8, 20)),
            to: Some(date(2025, 9, 5)),
            hours: Some(40),
            ..Training::default()
        };
        assert_eq!(summer.year(), Some(year(2025)));
    }

    #[test]
    fn what_makes_no_sense_is_not_said() {
        let said = |field| match field {
            TrainingField::Title => " Школа наставника ",
            TrainingField::Kind => "обряд",
            TrainingField::From => "вчера",
            TrainingField::Hours => "100000",
            TrainingField::Mentoring => "yes",
            _ => "",
        };
        let read = Training::read(said);
        assert_eq!(read.title, "Школа наставника");
        assert_eq!((read.kind, read.day(), read.hours), (None, None, None));
        assert!(read.mentoring);
        assert_eq!(
            ["0", "-4", "72 ч", "36"].map(hours),
            [None, None, None, Some(36)]
        );
    }
}

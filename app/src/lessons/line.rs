//! A visit or an open lesson in a list.

use super::desk::Desk;
use crate::i18n::*;
use crate::route::Route;
use crate::told::{dates, excerpt, vocabulary};
use crate::ui::{Tag, TagKind};
use jiff::civil::Date;
use leptos::prelude::*;
use ryadom_domain::{
    ObservationId, OpenLessonId, Outcome, PairId, PersonId, SchoolYear, Visit, mean,
};
use ryadom_replica::{JournalView, ObservationRow, OpenLessonRow};

/// How much of a step stands in the list, in characters.
const BEGINNING: usize = 120;

/// Which entry.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash)]
pub enum Which {
    /// A visit.
    Visit(ObservationId),
    /// An open lesson.
    Open(OpenLessonId),
}

/// One entry of the list.
#[derive(Debug, Clone, PartialEq, Eq, Hash)]
pub struct Line {
    pub which: Which,
    pub pair: PairId,
    pub date: Option<Date>,
    pub topic: String,
    /// The class and the subject.
    pub about: String,
    pub teacher: Option<PersonId>,
    pub visit: Option<Visit>,
    pub percent: Option<u8>,
    /// Criteria with a score and all of them, while some wait.
    pub scored: Option<(usize, usize)>,
    pub step: String,
    pub outcome: Option<Outcome>,
    pub places: usize,
}

/// What a list shows: entries under the head of their year.
#[derive(Debug, Clone, PartialEq, Eq, Hash)]
pub enum Row {
    /// A school year.
    Year(String),
    /// An entry.
    Line(Line),
}

impl Line {
    fn of_visit(pair: PairId, row: &ObservationRow) -> Self {
        let tally = row.tally().all;
        Self {
            which: Which::Visit(row.id),
            pair,
            date: row.date.value,
            topic: row.topic.trim().to_owned(),
            about: about(&row.class.value, &row.subject.value),
            teacher: row.teacher.value,
            visit: row.visit.value,
            percent: tally.percent(),
            scored: (tally.scored > 0 && !tally.is_complete()).then_some((tally.scored, tally.of)),
            step: excerpt(&row.step, BEGINNING),
            outcome: row.outcome.value,
            places: row.places(),
        }
    }

    fn of_open(pair: PairId, row: &OpenLessonRow) -> Self {
        Self {
            which: Which::Open(row.id),
            pair,
            date: row.date.value,
            topic: row.topic.trim().to_owned(),
            about: about(&row.class.value, &row.subject.value),
            teacher: row.teacher.value,
            visit: None,
            percent: mean(&row.percents()),
            scored: None,
            step: String::new(),
            outcome: None,
            places: row.places(),
        }
    }

    /// Its screen.
    pub fn route(&self) -> Route {
        match self.which {
            Which::Visit(id) => Route::Lesson(self.pair, id),
            Which::Open(id) => Route::OpenLesson(self.pair, id),
        }
    }
}

fn about(class: &str, subject: &str) -> String {
    let parts = [class.trim(), subject.trim()].into_iter();
    parts
        .filter(|part| !part.is_empty())
        .collect::<Vec<_>>()
        .join(", ")
}

/// Everything of one journal.
pub fn lines(pair: PairId, journal: &JournalView) -> Vec<Line> {
    let visits = journal
        .observations
        .iter()
        .map(|row| Line::of_visit(pair, row));
    let open = journal
        .open_lessons
        .iter()
        .map(|row| Line::of_open(pair, row));
    visits.chain(open).collect()
}

/// Newest first, those without a day before them, each under the head of its year.
pub fn rows(mut lines: Vec<Line>) -> Vec<Row> {
    lines.sort_by_key(|line| std::cmp::Reverse((line.date.is_none(), line.date)));
    let mut rows = Vec::new();
    let mut head = None;
    for line in lines {
        let year = line.date.map(|date| SchoolYear::of(date).to_string());
        if year.is_some() && year != head {
            rows.extend(year.clone().map(Row::Year));
            head = year;
        }
        rows.push(Row::Line(line));
    }
    rows
}

/// One entry; the whole row opens it.
#[component]
pub fn LessonLine(
    line: Line,
    kids: bool,
    today: Date,
    /// Whose lesson it was, where lists are of several pairs.
    #[prop(optional)]
    teacher: String,
) -> impl IntoView {
    let locale = locale();
    let day = match line.date {
        // The head above says the year.
        Some(date) => dates::weekday(locale, date, date),
        None => t!(lessons.undated).to_owned(),
    };
    let is_open = matches!(line.which, Which::Open(_));
    let what = match (is_open, kids) {
        (true, true) => Some(t!(lessons.open_tag_k)),
        (true, false) => Some(t!(lessons.open_tag)),
        _ => line.visit.map(|visit| vocabulary::visit(locale, visit)),
    };
    let topic = if line.topic.is_empty() {
        t!(lessons.no_topic).to_owned()
    } else {
        line.topic.clone()
    };
    let about = [teacher, line.about.clone()]
        .into_iter()
        .filter(|words| !words.is_empty());
    let about = about.collect::<Vec<_>>().join(", ");
    let ahead = line.date.is_some_and(|date| date > today);
    let step = (!line.step.is_empty()).then(|| t!(lessons.step_line, step = line.step.clone()));
    let outcome = line.outcome.map(|outcome| {
        let kind = if outcome == Outcome::Yes {
            TagKind::Act
        } else {
            TagKind::Plain
        };
        let outcome = vocabulary::outcome(locale, outcome);
        (kind, t!(lessons.outcome_is, outcome = outcome).to_string())
    });
    let scored = line
        .scored
        .map(|(scored, all)| t!(lessons.scored, scored = scored, all = all).to_string());
    let places = u32::try_from(line.places).unwrap_or(u32::MAX);
    let look = (places > 0).then(|| t!(lessons.places, count = places).to_string());
    view! {
        <article class="meeting">
            <div class="meeting__when">
                <p class="meeting__day">{day}</p>
                {what.map(|what| view! { <p>{what}</p> })}
            </div>
            <div>
                <h3><a class="meeting__topic" href=line.route().path()>{topic}</a></h3>
                {(!about.is_empty()).then(|| view! { <p class="quiet">{about}</p> })}
                {step.map(|step| view! { <p class="meeting__part">{step}</p> })}
                <p class="meeting__tags">
                    {line.percent.map(|percent| view! {
                        <Tag kind=TagKind::Act>{t!(lessons.percent, percent = percent).to_string()}</Tag>
                    })}
                    {scored.map(|words| view! { <Tag>{words}</Tag> })}
                    {outcome.map(|(kind, words)| view! { <Tag kind>{words}</Tag> })}
                    {ahead.then(|| view! { <Tag>{t!(lessons.ahead)}</Tag> })}
                    {look.map(|words| view! { <Tag kind=TagKind::Need>{words}</Tag> })}
                </p>
            </div>
        </article>
    }
}

/// The head of a school year.
#[component]
pub fn YearHead(year: String) -> impl IntoView {
    view! {
        <div class="group">
            <h2>{t!(lessons.year_of, year = year).to_string()}</h2>
            <span class="group__line"></span>
        </div>
    }
}

/// A list's rows, of one pair.
pub fn row_view(desk: Desk, row: Row) -> AnyView {
    match row {
        Row::Year(year) => view! { <YearHead year/> }.into_any(),
        Row::Line(line) => {
            let (kids, today) = untrack(|| (desk.kids.get(), desk.device.today()));
            view! { <LessonLine line kids today/> }.into_any()
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use jiff::civil::date;
    use wasm_bindgen_test::wasm_bindgen_test;

    fn line(number: u8, date: Option<Date>) -> Line {
        Line {
            which: Which::Visit(ObservationId::from_random([number; 16])),
            pair: PairId::from_random([1; 16]),
            date,
            topic: String::new(),
            about: String::new(),
            teacher: None,
            visit: None,
            percent: None,
            scored: None,
            step: String::new(),
            outcome: None,
            places: 0,
        }
    }

    #[wasm_bindgen_test]
    fn a_chronicle_goes_back_year_by_year() {
        let (now, winter, before) = (
            line(1, None),
            line(2, Some(date(2026, 2, 25))),
            line(3, Some(date(2025, 5, 21))),
        );
        let autumn = line(4, Some(date(2025, 9, 11)));
        let all = vec![before.clone(), autumn.clone(), now.clone(), winter.clone()];
        assert_eq!(
            rows(all),
            [
                Row::Line(now),
                Row::Year("2025/2026".to_owned()),
                Row::Line(winter),
                Row::Line(autumn),
                Row::Year("2024/2025".to_owned()),
                Row::Line(before),
            ]
        );
    }
}

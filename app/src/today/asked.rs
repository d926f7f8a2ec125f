//! What is asked of the person by the year itself: a questionnaire to answer, a lesson that comes.

use super::pair::Papers;
use crate::device::{Handle, use_device};
use crate::i18n::*;
use crate::route::Route;
use crate::told::{dates, vocabulary};
use jiff::ToSpan;
use jiff::civil::Date;
use leptos::prelude::*;
use ryadom_domain::{
    AnswerSheet, Audience, ObservationId, OpenLessonId, PersonId, Round, Side, Skill, answered,
};
use ryadom_replica::{JournalDoc, JournalView, SchoolDoc};

/// So many days ahead a lesson is said.
const AHEAD: i64 = 14;

/// One thing that is asked.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash, PartialOrd, Ord)]
pub enum Ask {
    /// A lesson is to be visited.
    Visit(Date, ObservationId),
    /// An open lesson is to be given or seen.
    OpenLesson(Date, OpenLessonId),
    /// So many of so many questions of this round are answered.
    Answer(Round, usize, usize),
}

/// Everything that is asked of a person today, the earliest first.
pub fn asked(
    journal: &JournalView,
    person: PersonId,
    side: Side,
    questions: &[Skill],
    today: Date,
) -> Vec<Ask> {
    let until = today.checked_add(AHEAD.days()).unwrap_or(today);
    let soon = |day: Option<Date>| day.filter(|day| (today..=until).contains(day));
    let visits = journal.observations.iter().filter_map(|row| {
        // One that has begun is written where it is.
        let day = soon(row.date.value).filter(|_| row.began.value.is_none())?;
        Some(Ask::Visit(day, row.id))
    });
    let lessons = journal
        .open_lessons
        .iter()
        .filter_map(|row| Some(Ask::OpenLesson(soon(row.date.value)?, row.id)));
    let mut all: Vec<Ask> = visits.chain(lessons).collect();
    all.sort();
    if side == Side::Mentee {
        let round = Round::of(today);
        let sheet = AnswerSheet::own(round, person);
        let done = answered(
            questions.iter().copied(),
            &journal.diagnostics.answers(&sheet),
        );
        if done < questions.len() {
            all.push(Ask::Answer(round, done, questions.len()));
        }
    }
    all
}

/// The card; nothing while nothing is asked.
#[component]
pub fn Asked(papers: Papers, journal: Handle<JournalDoc>) -> impl IntoView {
    let device = use_device();
    let school = device.registry().with_untracked(|registry| registry.school);
    let school = school.map(|school| device.open::<SchoolDoc>(school));
    let all = Memo::new(move |_| {
        let org_type = school.and_then(|school| school.with(|view| view.org_type.value));
        let registry = device.registry();
        let form = registry.with(|registry| registry.pairs.get(&papers.pair)?.form);
        let questions: Vec<Skill> = Skill::asked(Audience::of(form, org_type)).collect();
        let today = device.today();
        journal.with(|view| asked(view, device.person(), papers.side, &questions, today))
    });
    let topic = move |ask: Ask| {
        journal.with(|view| match ask {
            Ask::Visit(_, id) => {
                let found = view.observations.iter().find(|row| row.id == id);
                found.map(|row| row.topic.clone())
            }
            Ask::OpenLesson(_, id) => {
                let found = view.open_lessons.iter().find(|row| row.id == id);
                found.map(|row| row.topic.clone())
            }
            Ask::Answer(..) => None,
        })
    };
    let line = move |ask: Ask| {
        let locale = locale();
        let (href, what, more) = match ask {
            Ask::Visit(day, id) => (
                Route::Lesson(papers.pair, id),
                td_string!(locale, today.ask_visit).to_owned(),
                day_and_topic(day, topic(ask), device.today()),
            ),
            Ask::OpenLesson(day, id) => (
                Route::OpenLesson(papers.pair, id),
                td_string!(locale, today.ask_open).to_owned(),
                day_and_topic(day, topic(ask), device.today()),
            ),
            Ask::Answer(round, done, all) => (
                Route::Answer(papers.pair, round, device.person()),
                td_string!(
                    locale,
                    today.ask_answer,
                    round = vocabulary::round(locale, round)
                ),
                td_string!(locale, today.ask_answered, done = done, all = all),
            ),
        };
        view! {
            <li class="line line--asked">
                <span class="line__body">
                    <a class="line__words" href=href.path()>{what}</a>
                    <span class="line__more">{more}</span>
                </span>
            </li>
        }
    };
    view! {
        <Show when=move || !all.read().is_empty()>
            <section class="card">
                <h2>{t!(today.asked)}</h2>
                <ul><For each=move || all.get() key=|ask| *ask children=line/></ul>
            </section>
        </Show>
    }
}

fn day_and_topic(day: Date, topic: Option<String>, today: Date) -> String {
    let day = dates::appointment(locale(), day, None, today);
    match topic.as_deref().map(str::trim) {
        Some(topic) if !topic.is_empty() => format!("{day} · {topic}"),
        _ => day,
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use jiff::civil::date;
    use ryadom_domain::OrgType;
    use wasm_bindgen_test::wasm_bindgen_test;

    #[wasm_bindgen_test]
    fn a_mentee_is_asked_the_questions_of_the_season_and_a_mentor_is_not() {
        let questions: Vec<Skill> =
            Skill::asked(Audience::Teachers(Some(OrgType::School))).collect();
        let of = |side, today| {
            let person = PersonId::from_random([2; 16]);
            asked(&JournalView::default(), person, side, &questions, today)
        };
        let all = questions.len();
        assert_eq!(
            of(Side::Mentee, date(2026, 5, 4)),
            [Ask::Answer(Round::Final, 0, all)]
        );
        assert_eq!(
            of(Side::Mentee, date(2026, 1, 20)),
            [Ask::Answer(Round::Mid, 0, all)]
        );
        assert_eq!(of(Side::Mentor, date(2026, 5, 4)), []);
    }
}

//! From what is written of an open lesson to what may be told of it: the day, the event, who taught and who helped, what
//! was seen, what came of it. Pure.

use crate::i18n::*;
use crate::told::{dates, vocabulary};
use jiff::civil::Date;
use ryadom_domain::{Condition, OpenLesson, Outcome};

/// A first version of the review, for people to go on with.
pub fn compose(
    locale: Locale,
    kids: bool,
    lesson: &OpenLesson,
    teacher: &str,
    mentor: &str,
) -> String {
    let (class, subject) = (lesson.class.trim(), lesson.subject.trim());
    let topic = lesson.topic.trim();
    let event = if kids {
        td_string!(
            locale,
            lessons.written_event_k,
            subject = subject,
            class = class,
            topic = topic
        )
    } else {
        td_string!(
            locale,
            lessons.written_event,
            subject = subject,
            class = class,
            topic = topic
        )
    };
    let head = match lesson.date {
        Some(date) => {
            let day = dates::plain(locale, date, Date::MIN);
            td_string!(locale, lessons.written_head, day = day, event = event)
        }
        None => event,
    };
    let who = match (teacher.trim(), mentor.trim()) {
        ("", _) => None,
        (teacher, "") => Some(td_string!(
            locale,
            lessons.written_teacher,
            teacher = teacher
        )),
        (teacher, mentor) => Some(td_string!(
            locale,
            lessons.written_who,
            teacher = teacher,
            mentor = mentor
        )),
    };
    // Initials end with a full stop of their own.
    let who = who.map(|who: String| who.replace("..", "."));
    let said = |words: &str| {
        let words = words.trim().trim_end_matches('.').to_owned();
        (!words.is_empty()).then_some(words)
    };
    let audience = said(&lesson.audience)
        .map(|audience| td_string!(locale, lessons.written_audience, audience = audience));
    let purpose = said(&lesson.purpose)
        .map(|purpose| td_string!(locale, lessons.written_purpose, purpose = purpose));
    let results = [
        used(locale, kids, lesson),
        lesson
            .conditions
            .contains(&Condition::Workload)
            .then(|| td_string!(locale, lessons.written_workload).to_owned()),
        lesson.quality.map(|quality| {
            let quality = vocabulary::quality(locale, quality);
            td_string!(locale, lessons.written_quality, quality = quality)
        }),
        reached(locale, kids, lesson.reached).map(str::to_owned),
        said(&lesson.reached_comment).map(|words| format!("{}.", crate::told::capital(&words))),
    ];
    let results = results.into_iter().flatten().collect::<Vec<_>>().join(" ");
    let parts = [
        Some(head),
        who,
        audience,
        purpose,
        said(&results).map(|_| results.clone()),
    ];
    parts.into_iter().flatten().collect::<Vec<_>>().join("\n")
}

/// «На уроке использованы ИКТ, наглядность и игры.»
fn used(locale: Locale, kids: bool, lesson: &OpenLesson) -> Option<String> {
    let of_lesson = lesson
        .conditions
        .iter()
        .filter(|one| **one != Condition::Workload);
    let names: Vec<&str> = of_lesson
        .map(|one| vocabulary::condition(locale, *one))
        .collect();
    let list = match names.as_slice() {
        [] => return None,
        [head @ .., last] if !head.is_empty() => {
            td_string!(locale, lessons.and, left = head.join(", "), right = *last)
        }
        all => all.join(", "),
    };
    Some(if kids {
        td_string!(locale, lessons.written_conditions_k, list = list)
    } else {
        td_string!(locale, lessons.written_conditions, list = list)
    })
}

fn reached(locale: Locale, kids: bool, reached: Option<Outcome>) -> Option<&'static str> {
    match (reached?, kids) {
        (Outcome::Yes, false) => Some(td_string!(locale, lessons.written_reached_yes)),
        (Outcome::Yes, true) => Some(td_string!(locale, lessons.written_reached_yes_k)),
        (Outcome::Partly, false) => Some(td_string!(locale, lessons.written_reached_partly)),
        (Outcome::Partly, true) => Some(td_string!(locale, lessons.written_reached_partly_k)),
        // What did not work out is for the pair to talk about, not for the site.
        (Outcome::NotYet, _) => None,
    }
}

/// A review as a piece of a page: its first line a heading, the others paragraphs.
pub fn html(review: &str) -> String {
    let mut lines = review
        .lines()
        .map(str::trim)
        .filter(|line| !line.is_empty())
        .map(escaped);
    let head = lines.next().map(|line| format!("<h3>{line}</h3>\n"));
    let rest = lines.map(|line| format!("<p>{line}</p>\n"));
    head.into_iter().chain(rest).collect()
}

fn escaped(words: &str) -> String {
    words
        .replace('&', "&amp;")
        .replace('<', "&lt;")
        .replace('>', "&gt;")
        .replace('"', "&quot;")
}

#[cfg(test)]
mod tests {
    use super::*;
    use jiff::civil::date;
    use ryadom_domain::LessonQuality;
    use wasm_bindgen_test::wasm_bindgen_test;

    fn lesson() -> OpenLesson {
        OpenLesson {
            date: Some(date(2024, 2, 27)),
            class: "1 «И»".to_owned(),
            subject: "изобразительное искусство".to_owned(),
            topic: "Гжель".to_owned(),
            conditions: [
                Condition::Ict,
                Condition::Differentiation,
                Condition::Breaks,
            ]
            .into(),
            quality: Some(LessonQuality::GoodAndExcellent),
            reached: Some(Outcome::Yes),
            ..OpenLesson::default()
        }
    }

    #[wasm_bindgen_test]
    fn a_review_says_when_what_who_and_what_came_of_it() {
        let words = compose(
            Locale::ru,
            false,
            &lesson(),
            "Смирнова А. А.",
            "Петрова Б. Б.",
        );
        assert_eq!(
            words.replace('\u{a0}', " "),
            "27 февраля 2024. Открытый урок: изобразительное искусство, 1 «И», тема «Гжель»\n\
             Педагог Смирнова А. А., наставник Петрова Б. Б.\n\
             На уроке использованы ИКТ, дифференцированный подход и физминутки для глаз и пальцев. \
             Результаты работы детей: хорошо и отлично. Цели и задачи урока достигнуты."
        );
    }

    #[wasm_bindgen_test]
    fn what_did_not_work_out_is_not_told() {
        let sad = OpenLesson {
            reached: Some(Outcome::NotYet),
            conditions: [].into(),
            quality: None,
            ..lesson()
        };
        let words = compose(Locale::en, false, &sad, "A", "");
        assert_eq!(words.lines().count(), 2, "{words}");
    }

    #[wasm_bindgen_test]
    fn nothing_that_somebody_typed_becomes_a_tag() {
        assert_eq!(
            html("Урок <b>\n\nДети & «игра»"),
            "<h3>Урок &lt;b&gt;</h3>\n<p>Дети &amp; «игра»</p>\n"
        );
    }
}

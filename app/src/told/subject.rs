//! What a sentence is about, named.

use super::{Names, capital, dates, excerpt, vocabulary};
use crate::i18n::*;
use ryadom_domain::{BlankKind, Pair};
use ryadom_replica::Subject;

/// How much of a row's own words stands in a sentence, in characters.
const NAME: usize = 70;

/// «пункт «Открытый урок»», «встреча 11 февраля «Прогон»»: lower case, in the nominative.
pub fn subject(locale: Locale, subject: &Subject, names: &Names<'_>) -> String {
    match subject {
        Subject::Whole => td_string!(locale, told.programme).to_owned(),
        Subject::Item { event, .. } => td_string!(locale, told.item, name = named(locale, event)),
        Subject::Task { text, .. } => td_string!(locale, told.task, name = named(locale, text)),
        Subject::Deficit { text, .. } => {
            td_string!(locale, told.deficit, name = named(locale, text))
        }
        Subject::Correction { text, .. } => {
            td_string!(locale, told.correction, name = named(locale, text))
        }
        Subject::Comment {
            text, asks: None, ..
        } => td_string!(locale, told.comment, name = named(locale, text)),
        Subject::Comment { text, .. } => {
            td_string!(locale, told.question, name = named(locale, text))
        }
        Subject::Approval { day, .. } => {
            let day = day.map(|day| dates::plain(locale, day, names.today));
            td_string!(locale, told.approval, day = day.unwrap_or_default())
        }
        Subject::Meeting { date: None, .. } => td_string!(locale, told.meeting_undated).to_owned(),
        Subject::Meeting {
            date: Some(date),
            topic,
            ..
        } => {
            let day = dates::plain(locale, *date, names.today);
            if topic.trim().is_empty() {
                td_string!(locale, told.meeting, day = day)
            } else {
                td_string!(
                    locale,
                    told.meeting_about,
                    day = day,
                    name = excerpt(topic, NAME)
                )
            }
        }
        Subject::Agreement { text, .. } => {
            td_string!(locale, told.agreement, name = named(locale, text))
        }
        Subject::Observation { date, topic, .. } => match (date, topic.trim()) {
            (None, _) => td_string!(locale, told.visit_undated).to_owned(),
            (Some(date), "") => {
                let day = dates::plain(locale, *date, names.today);
                td_string!(locale, told.visit, day = day)
            }
            (Some(date), topic) => {
                let day = dates::plain(locale, *date, names.today);
                td_string!(
                    locale,
                    told.visit_about,
                    day = day,
                    name = excerpt(topic, NAME)
                )
            }
        },
        Subject::OpenLesson { date, topic, .. } => match (date, topic.trim()) {
            (None, _) => td_string!(locale, told.open_lesson_undated).to_owned(),
            (Some(date), "") => {
                let day = dates::plain(locale, *date, names.today);
                td_string!(locale, told.open_lesson, day = day)
            }
            (Some(date), topic) => {
                let day = dates::plain(locale, *date, names.today);
                td_string!(
                    locale,
                    told.open_lesson_about,
                    day = day,
                    name = excerpt(topic, NAME)
                )
            }
        },
        Subject::LessonNote { text, .. } => {
            td_string!(locale, told.lesson_note, name = named(locale, text))
        }
        Subject::Stage { name, .. } => td_string!(locale, told.stage, name = named(locale, name)),
        Subject::Sheet { name, .. } => td_string!(locale, told.sheet, name = named(locale, name)),
        Subject::Record {
            instrument, day, ..
        } => {
            let name = capital(vocabulary::instrument(locale, *instrument));
            match day {
                Some(day) => {
                    let day = dates::plain(locale, *day, names.today);
                    td_string!(locale, told.record, name = name, day = day)
                }
                None => td_string!(locale, told.record_undated, name = name),
            }
        }
        Subject::Note { title, .. } if title.trim().is_empty() => {
            td_string!(locale, told.note_untitled).to_owned()
        }
        Subject::Note { title, .. } => td_string!(locale, told.note, name = excerpt(title, NAME)),
        Subject::Act { title, .. } => td_string!(locale, told.act, name = named(locale, title)),
        Subject::Blank {
            kind: BlankKind::Questionnaire,
            title,
            ..
        } => td_string!(locale, told.blank, name = named(locale, title)),
        Subject::Blank { title, .. } => {
            td_string!(locale, told.blank_rubric, name = named(locale, title))
        }
        Subject::Line { words, .. } => {
            td_string!(locale, told.blank_line, name = named(locale, words))
        }
        Subject::File { name, .. } => td_string!(locale, told.file, name = named(locale, name)),
        Subject::Template { name, .. } => {
            td_string!(locale, told.template, name = named(locale, name))
        }
        Subject::Person { name, .. } => name.full(),
        Subject::Pair { id } => {
            let pair = names.registry.pairs.get(id);
            if pair.is_some_and(Pair::is_group) {
                td_string!(locale, told.group, name = names.pair(*id))
            } else {
                td_string!(locale, told.pair, name = names.pair(*id))
            }
        }
        Subject::Training { title, .. } => {
            td_string!(locale, told.training, name = named(locale, title))
        }
        Subject::Request { words, .. } => {
            td_string!(locale, told.request, name = named(locale, words))
        }
    }
}

fn named(locale: Locale, words: &str) -> String {
    if words.trim().is_empty() {
        td_string!(locale, told.unnamed).to_owned()
    } else {
        excerpt(words, NAME)
    }
}

/// Whether Russian says «добавлен» of it, rather than «добавлена».
pub(super) fn is_masculine(subject: &Subject) -> bool {
    matches!(
        subject,
        Subject::Item { .. }
            | Subject::Deficit { .. }
            | Subject::Request { .. }
            | Subject::Template { .. }
            | Subject::Act { .. }
            | Subject::Blank {
                kind: BlankKind::Rubric,
                ..
            }
            | Subject::File { .. }
            | Subject::Observation { .. }
            | Subject::Stage { .. }
            | Subject::OpenLesson { .. }
            | Subject::Sheet { .. }
            | Subject::Comment { asks: Some(_), .. }
    )
}

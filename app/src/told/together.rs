//! What one person did to several rows in the same way is said at once: «Отметки наставника: «…», «…» и ещё 4».

use super::fold::Fold;
use super::{Names, Sentence, dates, excerpt};
use crate::i18n::*;
use ryadom_replica::{Field, Subject, Value, What};

/// How many rows are named.
const EACH: usize = 3;

/// How much of each row's own words, in characters.
const NAME: usize = 60;

/// What can be said of several rows at once.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Kin {
    /// Meetings that were logged.
    Logged,
    /// Items that the mentor signed.
    MentorMarked,
    /// Items that the mentee signed.
    MenteeMarked,
    /// Items that the curator confirmed.
    Confirmed,
}

/// Of which kin all that happened to a row is, and how the row is named among others.
pub(super) fn kin(locale: Locale, fold: &Fold<'_>, names: &Names<'_>) -> Option<(Kin, String)> {
    match fold.subject {
        Subject::Meeting {
            date: Some(date),
            topic,
            ..
        } if fold.has(&What::Added) => {
            let day = dates::plain(locale, *date, names.today);
            let topic = excerpt(topic, NAME);
            let name = if topic.is_empty() {
                day
            } else {
                td_string!(locale, told.meeting_short, day = day, name = topic)
            };
            Some((Kin::Logged, name))
        }
        Subject::Item { event, .. } => {
            let mut kins = fold.what.iter().map(|what| signed(what));
            let first = kins.next().flatten()?;
            let name = td_string!(locale, told.quoted, name = excerpt(event, NAME));
            kins.all(|kin| kin == Some(first)).then_some((first, name))
        }
        _ => None,
    }
}

fn signed(what: &What) -> Option<Kin> {
    match what {
        What::Set {
            field,
            after: Value::YesNo(true),
            ..
        } => match field {
            Field::MentorMark => Some(Kin::MentorMarked),
            Field::MenteeMark => Some(Kin::MenteeMarked),
            Field::Confirmed => Some(Kin::Confirmed),
            _ => None,
        },
        _ => None,
    }
}

/// The same sentences, those of a kin by one person said as one, where the first of them stood.
pub(super) fn together(locale: Locale, sentences: Vec<Sentence>) -> Vec<Sentence> {
    let mut all: Vec<(Sentence, Vec<String>)> = Vec::new();
    for sentence in sentences {
        let name = sentence.kin.as_ref().map(|(_, name)| name.clone());
        let same = all.iter_mut().find(|(other, _)| {
            let (Some((one, _)), Some((two, _))) = (&other.kin, &sentence.kin) else {
                return false;
            };
            one == two && other.by == sentence.by
        });
        match same {
            Some((other, names)) => {
                other.at = other.at.max(sentence.at);
                names.extend(name);
            }
            None => all.push((sentence, name.into_iter().collect())),
        }
    }
    all.into_iter()
        .map(|(mut sentence, names)| {
            if let Some((kin, _)) = sentence.kin.as_ref().filter(|_| names.len() > 1) {
                sentence.words = several(locale, *kin, &names);
            }
            sentence
        })
        .collect()
}

fn several(locale: Locale, kin: Kin, names: &[String]) -> String {
    // The newest were said last.
    let named: Vec<&str> = names.iter().rev().take(EACH).map(String::as_str).collect();
    let rest = names.len() - named.len();
    let list = match named.as_slice() {
        _ if rest > 0 => td_string!(
            locale,
            told.list_more,
            list = named.join(", "),
            count = rest
        ),
        [head @ .., last] if !head.is_empty() => {
            td_string!(locale, told.and, left = head.join(", "), right = *last)
        }
        all => all.join(", "),
    };
    match kin {
        Kin::Logged => td_string!(locale, told.logged_several, list = list),
        Kin::MentorMarked => td_string!(locale, told.mentor_marked_several, list = list),
        Kin::MenteeMarked => td_string!(locale, told.mentee_marked_several, list = list),
        Kin::Confirmed => td_string!(locale, told.confirmed_several, list = list),
    }
}

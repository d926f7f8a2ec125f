//! One sentence for each thing that changed.

use super::fold::fold;
use super::together::{Kin, kin, together};
use super::wording::Wording;
use super::{Names, subject};
use crate::i18n::*;
use ryadom_domain::{PersonId, Timestamp};
use ryadom_replica::{Subject, Told};

/// One thing that changed, in words.
#[derive(Debug, Clone, PartialEq)]
pub struct Sentence {
    /// The words, with the full stop.
    pub words: String,
    /// True for a place to look at: two values, or a row that came back.
    pub need: bool,
    /// Who did it.
    pub by: Option<PersonId>,
    /// When, by that device's clock; of several changes, the last.
    pub at: Timestamp,
    /// To what.
    pub subject: Subject,
    /// What it can be said together with, and the row's name there.
    pub kin: Option<(Kin, String)>,
}

/// Everything that changed, in words: places to look at first, then in order. Several changes of one row by one person
/// become one sentence, and so does the same thing done to several rows.
pub fn sentences(locale: Locale, told: &[Told], names: &Names<'_>) -> Vec<Sentence> {
    let mut all: Vec<Sentence> = fold(told)
        .iter()
        .flat_map(|fold| {
            let words = Wording {
                locale,
                names,
                what: subject(locale, fold.subject, names),
                fold,
            };
            let all = words.all();
            let kin = kin(locale, fold, names).filter(|_| all.len() == 1);
            all.into_iter().map(move |(words, need)| Sentence {
                words: stopped(words),
                need,
                by: fold.by,
                at: fold.at,
                subject: fold.subject.clone(),
                kin: kin.clone(),
            })
        })
        .collect();
    all = together(locale, all);
    all.sort_by_key(|sentence| !sentence.need);
    all
}

/// A name that ends with a full stop ends the sentence too.
fn stopped(mut words: String) -> String {
    if words.ends_with("..") && !words.ends_with("...") {
        words.pop();
    }
    words
}

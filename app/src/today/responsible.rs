//! Whom the words in «ответственный» mean: people write «наставник», «пара», a name, or nothing.

use crate::i18n::*;
use leptos_i18n::Locale as _;
use ryadom_domain::{Name, Side};

/// The words that mean one person.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Responsible {
    /// Lower-case beginnings of words.
    mine: Vec<String>,
}

impl Responsible {
    /// The words that mean a person of this name on this side, in every language of the app: plans are read in one
    /// language and written in another.
    pub fn of(side: Side, name: &Name) -> Self {
        let mut mine: Vec<String> = Vec::new();
        for locale in Locale::get_all() {
            let locale = *locale;
            let side = match side {
                Side::Mentor => td_string!(locale, today.responsible_mentor),
                Side::Mentee => td_string!(locale, today.responsible_mentee),
            };
            let both = td_string!(locale, today.responsible_both);
            mine.extend(side.split('|').chain(both.split('|')).map(str::to_owned));
        }
        let last = name.last.trim().to_lowercase();
        if !last.is_empty() {
            mine.push(last);
        }
        Self { mine }
    }

    /// True when these words mean the person. Nobody named means both.
    pub fn is_mine(&self, words: &str) -> bool {
        let words = words.to_lowercase();
        words.trim().is_empty() || self.mine.iter().any(|mine| words.contains(mine.as_str()))
    }
}

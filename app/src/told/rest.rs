//! Every other change: the field named, with what it was and what it is.

use super::value::is_nothing;
use super::wording::Wording;
use super::{capital, excerpt, field, value, vocabulary};
use crate::i18n::*;
use ryadom_replica::{Field, Subject, Value, What};

/// How much of a result or reason is quoted, in characters.
const QUOTE: usize = 100;

/// More fields than this of one row are named together.
const EACH: usize = 2;

impl Wording<'_> {
    /// Every other field, by name.
    pub(super) fn rest(&self, said: &[Field]) -> Vec<String> {
        let mut fields: Vec<&Field> = Vec::new();
        for what in &self.fold.what {
            let (What::Set { field, .. } | What::Wrote { field, .. }) = what else {
                continue;
            };
            if !said.contains(field) && !fields.contains(&field) {
                fields.push(field);
            }
        }
        if fields.len() > EACH {
            let mut names: Vec<&str> = Vec::new();
            for of in fields {
                let name = field(self.locale, of);
                if !names.contains(&name) {
                    names.push(name);
                }
            }
            return vec![td_string!(
                self.locale,
                told.several,
                what = capital(&self.what),
                fields = names.join(", ")
            )];
        }
        fields.into_iter().map(|field| self.one(field)).collect()
    }

    fn one(&self, of: &Field) -> String {
        let locale = self.locale;
        let (what, name) = (capital(&self.what), field(locale, of));
        let whole = matches!(self.fold.subject, Subject::Whole);
        let Some((before, after)) = self.fold.set(of) else {
            return self.wrote(of, whole);
        };
        let (before_words, after_words) = (self.value(of, before), self.value(of, after));
        if whole && is_nothing(before) {
            td_string!(
                locale,
                told.set_whole_first,
                field = capital(name),
                after = after_words
            )
        } else if whole {
            td_string!(
                locale,
                told.set_whole,
                field = capital(name),
                before = before_words,
                after = after_words
            )
        } else if is_nothing(before) {
            td_string!(
                locale,
                told.set_first,
                what = what,
                field = name,
                after = after_words
            )
        } else if is_nothing(after) && *of != Field::Who {
            td_string!(
                locale,
                told.set_nothing,
                what = what,
                field = name,
                before = before_words
            )
        } else {
            td_string!(
                locale,
                told.set,
                what = what,
                field = name,
                before = before_words,
                after = after_words
            )
        }
    }

    fn wrote(&self, of: &Field, whole: bool) -> String {
        let locale = self.locale;
        let name = field(locale, of);
        let what = capital(&self.what);
        let before = self.fold.what.iter().find_map(|one| match one {
            What::Wrote { field, before, .. } if field == of => Some(before.as_str()),
            _ => None,
        });
        let before = before.unwrap_or_default();
        let after = self.fold.wrote(of).unwrap_or_default();
        if whole {
            return td_string!(locale, told.wrote_whole, field = name);
        }
        // The name of the row itself: the sentence already says the new one.
        let renamed = matches!(
            of,
            Field::Event | Field::Text | Field::Topic | Field::What | Field::Title
        );
        if renamed && !before.trim().is_empty() {
            td_string!(
                locale,
                told.renamed,
                what = what,
                before = excerpt(before, QUOTE)
            )
        } else if before.trim().is_empty() && !after.trim().is_empty() {
            td_string!(
                locale,
                told.wrote_first,
                what = what,
                field = name,
                after = trimmed(after)
            )
        } else {
            td_string!(locale, told.wrote, what = what, field = name)
        }
    }

    pub(super) fn value(&self, of: &Field, of_field: &Value) -> String {
        match (of, of_field) {
            // Nobody named keeps an agreement: both do.
            (Field::Source, Value::Words(kept)) => vocabulary::source_words(self.locale, kept),
            (Field::Who, Value::Nothing) => td_string!(self.locale, told.both).to_owned(),
            _ => value(self.locale, of_field, self.names),
        }
    }
}

/// Somebody's words to be quoted: without the full stop that the sentence adds.
pub(super) fn trimmed(words: &str) -> String {
    excerpt(words.trim().trim_end_matches('.'), QUOTE)
}

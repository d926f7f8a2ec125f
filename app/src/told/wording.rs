//! The words for everything that one person did to one row.

use super::fold::Fold;
use super::subject::is_masculine;
use super::{Names, capital, field};
use crate::i18n::*;
use ryadom_replica::{Field, Subject, Value, What, Written};

/// What is said of one row that one person touched.
pub(super) struct Wording<'a> {
    pub(super) locale: Locale,
    pub(super) names: &'a Names<'a>,
    /// The row named, lower case.
    pub(super) what: String,
    pub(super) fold: &'a Fold<'a>,
}

impl Wording<'_> {
    pub(super) fn all(&self) -> Vec<(String, bool)> {
        let mut all = self.places();
        if let Some(words) = self.row() {
            all.push((words, false));
            return all;
        }
        let mut said: Vec<Field> = Vec::new();
        for words in self.known(&mut said) {
            all.push((words, false));
        }
        for words in self.rest(&said) {
            all.push((words, false));
        }
        all
    }

    /// Fields with two values, and a row that came back.
    fn places(&self) -> Vec<(String, bool)> {
        let locale = self.locale;
        self.fold
            .what
            .iter()
            .filter_map(|what| match what {
                What::CameBack { edited_by, .. } => Some(td_string!(
                    locale,
                    told.came_back,
                    what = capital(&self.what),
                    remover = self.names.person(locale, self.fold.by),
                    editor = self.names.person(locale, *edited_by)
                )),
                What::TwoValues { field, values } => Some(self.two_values(field, values)),
                _ => None,
            })
            .map(|words| (words, true))
            .collect()
    }

    fn two_values(&self, of: &Field, values: &[Written<Value>]) -> String {
        let locale = self.locale;
        let values = values
            .iter()
            .map(|one| {
                td_string!(
                    locale,
                    told.value_by,
                    value = self.value(of, &one.value),
                    who = self.names.person(locale, one.by)
                )
            })
            .reduce(|left, right| td_string!(locale, told.and, left = left, right = right))
            .unwrap_or_default();
        let name = field(locale, of);
        if matches!(self.fold.subject, Subject::Whole) {
            td_string!(
                locale,
                told.two_values_whole,
                field = capital(name),
                values = values
            )
        } else {
            td_string!(
                locale,
                told.two_values,
                what = capital(&self.what),
                field = name,
                values = values
            )
        }
    }

    /// What happened to the row as a whole; its fields then go without saying.
    fn row(&self) -> Option<String> {
        let (locale, what) = (self.locale, self.what.clone());
        let masculine = is_masculine(self.fold.subject);
        let person = matches!(self.fold.subject, Subject::Person { .. });
        let has = |what: &What| self.fold.has(what);
        Some(if has(&What::Removed) {
            match (person, masculine) {
                (true, _) => td_string!(locale, told.removed_person, what = what),
                (_, true) => td_string!(locale, told.removed_m, what = what),
                (_, false) => td_string!(locale, told.removed_f, what = what),
            }
        } else if has(&What::Added) {
            match self.fold.subject {
                Subject::Person { .. } => td_string!(locale, told.added_person, what = what),
                Subject::Meeting { .. } => td_string!(locale, told.logged, what = what),
                _ if masculine => td_string!(locale, told.added_m, what = what),
                _ => td_string!(locale, told.added_f, what = what),
            }
        } else if has(&What::Restored) {
            if masculine {
                td_string!(locale, told.restored_m, what = what)
            } else {
                td_string!(locale, told.restored_f, what = what)
            }
        } else if self.fold.what.iter().all(|what| **what == What::Moved) {
            if masculine {
                td_string!(locale, told.moved_m, what = what)
            } else {
                td_string!(locale, told.moved_f, what = what)
            }
        } else {
            return None;
        })
    }
}

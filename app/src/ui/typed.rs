//! A form of named fields, each in words. Only what is typed is kept and written: what others change meanwhile in the
//! fields that nobody touched here stays theirs.

use jiff::civil::Date;
use leptos::prelude::*;
use std::collections::BTreeMap;

/// What a draft keeps of such a form: the id of the row that it makes or changes, and what is typed into its fields.
pub type Words<Id, F> = (Id, BTreeMap<F, String>);

/// The fields of such a form. `Copy`.
pub struct Typed<Id: 'static, F: 'static> {
    typed: RwSignal<Words<Id, F>>,
    before: StoredValue<BTreeMap<F, String>>,
}

impl<Id, F> Clone for Typed<Id, F> {
    fn clone(&self) -> Self {
        *self
    }
}

impl<Id, F> Copy for Typed<Id, F> {}

impl<Id, F> Typed<Id, F>
where
    Id: Copy + Send + Sync + 'static,
    F: Copy + Ord + Send + Sync + 'static,
{
    /// A form over what a draft keeps; `before` is what the row says already.
    pub fn new(typed: RwSignal<Words<Id, F>>, before: BTreeMap<F, String>) -> Self {
        let before = StoredValue::new(before);
        Self { typed, before }
    }

    /// What all of them say.
    pub fn said(self) -> BTreeMap<F, String> {
        let mut all = self.before.get_value();
        all.extend(self.typed.read().1.clone());
        all
    }

    /// What a field says.
    pub fn words(self, field: F) -> Signal<String> {
        Signal::derive(move || {
            let typed = self.typed.read();
            typed
                .1
                .get(&field)
                .cloned()
                .unwrap_or_else(|| self.was(field))
        })
    }

    /// Types into a field.
    pub fn set(self, field: F) -> impl Fn(String) + Copy + Send + Sync + 'static {
        move |words| {
            self.typed.update(|typed| {
                typed.1.insert(field, words);
            });
        }
    }

    /// A field that is a day; `None` while it says none.
    pub fn day(self, field: F) -> Signal<Option<Date>> {
        Signal::derive(move || self.words(field).get().parse().ok())
    }

    /// Sets a field that is a day.
    pub fn set_day(self, field: F) -> impl Fn(Option<Date>) + Copy + Send + Sync + 'static {
        let set = self.set(field);
        move |day| set(day.map(|day| day.to_string()).unwrap_or_default())
    }

    /// The row's id, and the fields that say something else than before, without spaces around them.
    pub fn changed(self) -> Words<Id, F> {
        let (id, typed) = self.typed.get_untracked();
        let said = typed
            .into_iter()
            .map(|(field, words)| (field, words.trim().to_owned()));
        let is_new = |(field, words): &(F, String)| self.was(*field) != *words;
        (id, said.filter(is_new).collect())
    }

    /// What the row said of a field when the form was opened.
    fn was(self, field: F) -> String {
        let before = self.before.read_value();
        before.get(&field).cloned().unwrap_or_default()
    }
}

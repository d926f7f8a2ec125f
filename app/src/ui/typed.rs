//! A form of named fields, each in words: what is typed into it, field by field.

use jiff::civil::Date;
use leptos::prelude::*;
use std::collections::BTreeMap;

/// What a draft keeps of such a form: the id of the row that it makes or changes, and the words of each field.
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

    /// What is typed into all of them.
    pub fn all(self) -> RwSignal<Words<Id, F>> {
        self.typed
    }

    /// What is typed into a field.
    pub fn words(self, field: F) -> Signal<String> {
        Signal::derive(move || self.typed.read().1.get(&field).cloned().unwrap_or_default())
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
        let before = self.before.read_value();
        let is_new =
            |(field, words): &(F, String)| before.get(field).map_or("", String::as_str) != words;
        (id, said.filter(is_new).collect())
    }
}

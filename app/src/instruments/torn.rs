//! Fields that two people set apart: both values, who and when, and one tap to keep one.

use super::desk::use_desk;
use super::record::use_leaf;
use crate::i18n::*;
use crate::told;
use crate::ui::{OneValue, TwoValues};
use leptos::prelude::*;
use ryadom_domain::{Measure, RecordValue, hundredths};
use ryadom_replica::{Choice, Field, RecordEdit as Edit, RecordRow, Value, Written};

/// A field with two or more values.
#[derive(Debug, Clone, PartialEq)]
pub struct Place {
    field: Field,
    values: Vec<Written<Value>>,
    /// The edit that keeps each.
    keeps: Vec<Edit>,
}

fn place<T: Clone>(
    field: Field,
    choice: &Choice<T>,
    value: impl Fn(&T) -> Value,
    keep: impl Fn(T) -> Edit,
) -> Option<Place> {
    choice.is_torn().then(|| {
        let values = choice.rivals.iter().map(|one| Written {
            value: value(&one.value),
            by: one.by,
            at: one.at,
        });
        let keeps = choice.rivals.iter().map(|one| keep(one.value.clone()));
        Place {
            field,
            values: values.collect(),
            keeps: keeps.collect(),
        }
    })
}

/// Everything of a record that waits for somebody to choose.
pub fn places(row: &RecordRow) -> Vec<Place> {
    let day = |day: &Option<_>| day.map_or(Value::Nothing, Value::Date);
    let person = |person: &Option<_>| person.map_or(Value::Nothing, Value::Person);
    let general = [
        place(Field::Date, &row.day, day, Edit::Day),
        place(Field::RecordBy, &row.by, person, Edit::By),
        place(Field::RecordAbout, &row.about, person, Edit::About),
    ];
    let values = row.values.iter().filter_map(|(value, choice)| {
        let said = |words: &String| said(*value, words);
        let keep = |words| Edit::Set(*value, words);
        place(Field::RecordValue(*value), choice, said, keep)
    });
    general.into_iter().flatten().chain(values).collect()
}

fn said(value: RecordValue, words: &str) -> Value {
    let known = match value.measure() {
        Measure::Day => words.parse().ok().map(Value::Date),
        Measure::Mean => hundredths(words).map(Value::Hundredths),
        _ => None,
    };
    known.unwrap_or_else(|| Value::Words(words.to_owned()))
}

/// Shows nothing while every field has one value.
#[component]
pub fn TornPlaces(#[prop(into)] places: Signal<Vec<Place>>) -> impl IntoView {
    let (desk, leaf) = (use_desk(), use_leaf());
    let one = move |place: Place| {
        let field = told::field(locale(), &place.field);
        let why = t!(instruments.two_values, field = field).to_string();
        let values = place.values.iter().map(|written| {
            let (who, initials, part) = desk.signed(written.by);
            let value = desk
                .device
                .registry()
                .with(|registry| told::value(locale(), &written.value, &desk.names(registry)));
            let when = desk.moment(written.at);
            OneValue {
                who,
                initials,
                part,
                value,
                when,
            }
        });
        let values: Vec<OneValue> = values.collect();
        let on_keep = move |index: usize| {
            if let Some(edit) = place.keeps.get(index) {
                leaf.edit(edit.clone());
            }
        };
        view! { <TwoValues why values=Signal::stored(values) on_keep still=desk.still/> }
    };
    move || places.get().into_iter().map(one).collect_view()
}

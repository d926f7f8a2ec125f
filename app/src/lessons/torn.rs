//! Fields that two people set apart: both values, who and when, and one tap to keep one.

use super::desk::use_desk;
use crate::i18n::*;
use crate::told::{self, Names};
use crate::ui::{OneValue, TwoValues};
use leptos::prelude::*;
use ryadom_domain::SheetId;
use ryadom_replica::{
    Choice, Field, JournalEdit, ObservationEdit, ObservationRow, OpenLessonEdit, OpenLessonRow,
    Value, Written,
};

/// A field with two or more values.
#[derive(Debug, Clone, PartialEq)]
pub struct Place {
    /// Which.
    pub field: Field,
    /// The expert's sheet that it is in.
    pub sheet: Option<SheetId>,
    values: Vec<Written<Value>>,
    /// The edit that keeps each.
    keeps: Vec<JournalEdit>,
}

fn add<T: Clone>(
    places: &mut Vec<Place>,
    (field, sheet): (Field, Option<SheetId>),
    choice: &Choice<T>,
    value: impl Fn(&T) -> Value,
    keep: impl Fn(T) -> JournalEdit,
) {
    if !choice.is_torn() {
        return;
    }
    let values = choice.rivals.iter().map(|one| Written {
        value: value(&one.value),
        by: one.by,
        at: one.at,
    });
    places.push(Place {
        field,
        sheet,
        values: values.collect(),
        keeps: choice
            .rivals
            .iter()
            .map(|one| keep(one.value.clone()))
            .collect(),
    });
}

fn number(number: &Option<u16>) -> Value {
    number.map_or(Value::Nothing, |number| Value::Number(number.into()))
}

fn words<W: AsRef<str>>(words: &W) -> Value {
    Value::Words(words.as_ref().to_owned())
}

/// Everything of a visit that waits for somebody to choose.
pub fn of_visit(row: &ObservationRow) -> Vec<Place> {
    use ObservationEdit as Edit;
    let of = |edit| JournalEdit::Observation { id: row.id, edit };
    let mut all = Vec::new();
    let all_of = &mut all;
    let date = |date: &Option<_>| date.map_or(Value::Nothing, Value::Date);
    let person = |person: &Option<_>| person.map_or(Value::Nothing, Value::Person);
    add(all_of, (Field::Date, None), &row.date, date, |v| {
        of(Edit::Date(v))
    });
    add(
        all_of,
        (Field::LessonNumber, None),
        &row.number,
        number,
        |v| of(Edit::Number(v)),
    );
    add(all_of, (Field::Class, None), &row.class, words, |v| {
        of(Edit::Class(v))
    });
    add(
        all_of,
        (Field::LessonSubject, None),
        &row.subject,
        words,
        |v| of(Edit::Subject(v)),
    );
    let kind = |kind: &Option<_>| kind.map_or(Value::Nothing, Value::LessonKind);
    add(all_of, (Field::LessonKind, None), &row.kind, kind, |v| {
        of(Edit::Kind(v))
    });
    add(
        all_of,
        (Field::Children, None),
        &row.children,
        number,
        |v| of(Edit::Children(v)),
    );
    add(
        all_of,
        (Field::Equipment, None),
        &row.equipment,
        words,
        |v| of(Edit::Equipment(v)),
    );
    let visit = |visit: &Option<_>| visit.map_or(Value::Nothing, Value::Visit);
    add(all_of, (Field::Visit, None), &row.visit, visit, |v| {
        of(Edit::Visit(v))
    });
    add(
        all_of,
        (Field::Observer, None),
        &row.observer,
        person,
        |v| of(Edit::Observer(v)),
    );
    add(all_of, (Field::Guest, None), &row.guest, words, |v| {
        of(Edit::Guest(v))
    });
    add(all_of, (Field::Teacher, None), &row.teacher, person, |v| {
        of(Edit::Teacher(v))
    });
    let began = |at: &Option<_>| at.map_or(Value::Nothing, Value::Moment);
    add(all_of, (Field::Began, None), &row.began, began, |v| {
        of(Edit::Began(v))
    });
    let style = |rubric: &ryadom_domain::Rubric| {
        if rubric.name.trim().is_empty() {
            Value::Style(rubric.style)
        } else {
            Value::Words(rubric.name.clone())
        }
    };
    add(all_of, (Field::Rubric, None), &row.rubric, style, |v| {
        of(Edit::Rubric(Box::new(v)))
    });
    add(
        all_of,
        (Field::Engagement, None),
        &row.engagement,
        number,
        |v| of(Edit::Engagement(v)),
    );
    let outcome = |one: &Option<_>| one.map_or(Value::Nothing, Value::Outcome);
    add(all_of, (Field::Outcome, None), &row.outcome, outcome, |v| {
        of(Edit::Outcome(v))
    });
    let item = |item: &Option<_>| Value::YesNo(item.is_some());
    add(all_of, (Field::StepItem, None), &row.step_item, item, |v| {
        of(Edit::StepItem(v))
    });
    let score = |score: &Option<_>| score.map_or(Value::Nothing, Value::Score);
    for (key, choice) in &row.scores {
        add(
            all_of,
            (Field::Criterion(key.clone()), None),
            choice,
            score,
            |v| of(Edit::Score(key.clone(), v)),
        );
    }
    for stage in &row.stages {
        add(all_of, (Field::StagePlan, None), &stage.plan, number, |v| {
            of(Edit::StagePlan(stage.id, v))
        });
        add(all_of, (Field::StageFact, None), &stage.fact, number, |v| {
            of(Edit::StageFact(stage.id, v))
        });
    }
    all
}

/// Everything of an open lesson that waits for somebody to choose.
pub fn of_open(row: &OpenLessonRow) -> Vec<Place> {
    use OpenLessonEdit as Edit;
    let of = |edit| JournalEdit::OpenLesson { id: row.id, edit };
    let mut all = Vec::new();
    let all_of = &mut all;
    let date = |date: &Option<_>| date.map_or(Value::Nothing, Value::Date);
    let time = |time: &Option<_>| time.map_or(Value::Nothing, Value::Time);
    let person = |person: &Option<_>| person.map_or(Value::Nothing, Value::Person);
    let quality = |one: &Option<_>| one.map_or(Value::Nothing, Value::Quality);
    let outcome = |one: &Option<_>| one.map_or(Value::Nothing, Value::Outcome);
    let score = |score: &Option<_>| score.map_or(Value::Nothing, Value::Score);
    add(all_of, (Field::Date, None), &row.date, date, |v| {
        of(Edit::Date(v))
    });
    add(all_of, (Field::Time, None), &row.time, time, |v| {
        of(Edit::Time(v))
    });
    add(all_of, (Field::Class, None), &row.class, words, |v| {
        of(Edit::Class(v))
    });
    add(
        all_of,
        (Field::LessonSubject, None),
        &row.subject,
        words,
        |v| of(Edit::Subject(v)),
    );
    add(all_of, (Field::Teacher, None), &row.teacher, person, |v| {
        of(Edit::Teacher(v))
    });
    add(
        all_of,
        (Field::LessonMentor, None),
        &row.mentor,
        person,
        |v| of(Edit::Mentor(v)),
    );
    add(all_of, (Field::Quality, None), &row.quality, quality, |v| {
        of(Edit::Quality(v))
    });
    add(
        all_of,
        (Field::Engagement, None),
        &row.engagement,
        number,
        |v| of(Edit::Engagement(v)),
    );
    add(all_of, (Field::Reached, None), &row.reached, outcome, |v| {
        of(Edit::Reached(v))
    });
    let agreed = |words: &String| Value::YesNo(!words.trim().is_empty());
    add(all_of, (Field::Consent, None), &row.consent, agreed, |v| {
        of(Edit::Consent(v))
    });
    for sheet in &row.sheets {
        let at = |field| (field, Some(sheet.id));
        add(all_of, at(Field::Expert), &sheet.name, words, |v| {
            of(Edit::SheetName(sheet.id, v))
        });
        for (key, choice) in &sheet.scores {
            add(
                all_of,
                at(Field::Criterion(key.clone())),
                choice,
                score,
                |v| of(Edit::SheetScore(sheet.id, key.clone(), v)),
            );
        }
    }
    all
}

/// Shows nothing while every field has one value.
#[component]
pub fn TornPlaces(#[prop(into)] places: Signal<Vec<Place>>) -> impl IntoView {
    let desk = use_desk();
    let one = move |place: Place| {
        let why = match place.field {
            Field::Criterion(_) => t!(lessons.two_scores).to_owned(),
            ref field => t!(lessons.two_values, field = told::field(locale(), field)).to_string(),
        };
        let values = place.values.iter().map(|written| {
            let (who, initials, part) = desk.signed(written.by);
            let value = desk.device.registry().with(|registry| {
                let names = Names {
                    registry,
                    reader: Some(desk.device.person()),
                    today: desk.device.today(),
                };
                told::value(locale(), &written.value, &names)
            });
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
                desk.edit(edit.clone());
            }
        };
        view! { <TwoValues why values=Signal::stored(values) on_keep still=desk.still/> }
    };
    move || places.get().into_iter().map(one).collect_view()
}

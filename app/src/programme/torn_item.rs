//! Every field of an item that two people set apart.

use super::context::use_programme;
use super::torn::Torn;
use leptos::prelude::*;
use ryadom_domain::ItemId;
use ryadom_replica::{Choice, Field, ItemEdit, ItemRow, ProgrammeEdit, Value};

/// One of an item's fields, when it has two values.
#[component]
pub fn TornField<T>(
    id: ItemId,
    field: Field,
    read: fn(&ItemRow) -> &Choice<T>,
    value: fn(&T) -> Value,
    edit: fn(T) -> ItemEdit,
) -> impl IntoView
where
    T: Clone + Default + PartialEq + Send + Sync + 'static,
{
    let programme = use_programme();
    let choice = programme.of_item(id, move |item| read(item).clone());
    let keep = move |kept: T| {
        programme.edit(ProgrammeEdit::Item {
            id,
            edit: edit(kept),
        })
    };
    view! { <Torn choice field value on_keep=keep/> }
}

/// All of them, for the row in the list.
#[component]
pub fn TornItem(id: ItemId) -> impl IntoView {
    view! {
        <TornPlanned id/>
        <TornWords id field=Field::Section read=|item| &item.section edit=ItemEdit::Section/>
        <TornWords id field=Field::FormOfWork read=|item| &item.form_of_work edit=ItemEdit::FormOfWork/>
        <TornWords id field=Field::Responsible read=|item| &item.responsible edit=ItemEdit::Responsible/>
        <TornMark id/>
        <TornField
            id
            field=Field::ActualDate
            read=|item| &item.actual_date
            value=|date| date.map_or(Value::Nothing, Value::Date)
            edit=ItemEdit::ActualDate
        />
        <TornField
            id
            field=Field::Task
            read=|item| &item.task
            value=|task| task.map_or(Value::Nothing, Value::Task)
            edit=ItemEdit::Task
        />
        <TornYesNo id field=Field::MentorMark read=|item| &item.mentor_mark edit=ItemEdit::MarkByMentor/>
        <TornYesNo id field=Field::MenteeMark read=|item| &item.mentee_mark edit=ItemEdit::MarkByMentee/>
        <TornYesNo id field=Field::Confirmed read=|item| &item.confirmed edit=ItemEdit::Confirm/>
    }
}

/// The planned date.
#[component]
pub fn TornPlanned(id: ItemId) -> impl IntoView {
    view! {
        <TornField
            id
            field=Field::Planned
            read=|item| &item.planned
            value=|planned| planned.map_or(Value::Nothing, Value::Planned)
            edit=ItemEdit::Schedule
        />
    }
}

/// How it went.
#[component]
pub fn TornMark(id: ItemId) -> impl IntoView {
    view! {
        <TornField
            id
            field=Field::Mark
            read=|item| &item.mark
            value=|mark| mark.map_or(Value::Nothing, Value::Mark)
            edit=ItemEdit::Mark
        />
    }
}

/// A field of words.
#[component]
pub fn TornWords(
    id: ItemId,
    field: Field,
    read: fn(&ItemRow) -> &Choice<String>,
    edit: fn(String) -> ItemEdit,
) -> impl IntoView {
    view! { <TornField id field read value=|words| Value::Words(words.clone()) edit/> }
}

#[component]
fn TornYesNo(
    id: ItemId,
    field: Field,
    read: fn(&ItemRow) -> &Choice<bool>,
    edit: fn(bool) -> ItemEdit,
) -> impl IntoView {
    view! { <TornField id field read value=|yes| Value::YesNo(*yes) edit/> }
}

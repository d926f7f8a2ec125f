//! What two curators did apart to one person or pair: both values of a field, and rows that one removed while the other
//! edited them. One tap keeps one.

use super::keeping::Keeping;
use crate::i18n::*;
use crate::told::{self, Names, dates, part};
use crate::ui::{Button, Notice, OneValue, TwoValues};
use leptos::prelude::*;
use ryadom_domain::{PairId, PairState, PersonId, SchoolRole};
use ryadom_replica::{
    Choice, Field, PairEdit, PairRow, PersonRow, PersonRowEdit, RegistryEdit, RegistryView, Value,
    Written,
};

/// The people of whom something is to be looked at.
pub fn torn_people(view: &RegistryView) -> impl Iterator<Item = PersonId> {
    view.people
        .iter()
        .filter(|row| is_torn(row))
        .map(|row| row.id)
}

/// The pairs of which something is to be looked at.
pub fn torn_pairs(view: &RegistryView) -> impl Iterator<Item = PairId> {
    let is_torn = |row: &&PairRow| {
        row.fate.is_torn()
            || row.form.is_torn()
            || row.kind.is_torn()
            || row.state.is_torn()
            || row.start.is_torn()
            || row.end.is_torn()
            || row.order_number.is_torn()
            || row.order_date.is_torn()
    };
    view.pairs.iter().filter(is_torn).map(|row| row.id)
}

fn is_torn(row: &PersonRow) -> bool {
    row.fate.is_torn()
        || [
            &row.last_name,
            &row.first_name,
            &row.patronymic,
            &row.position,
            &row.organisation,
        ]
        .iter()
        .any(|choice| choice.is_torn())
        || [&row.curator, &row.council, &row.head]
            .iter()
            .any(|choice| choice.is_torn())
        || row.kind.is_torn()
        || row.manager.is_torn()
}

/// Everything of one person that is to be looked at.
#[component]
pub fn TornPerson(keeping: Keeping, id: PersonId) -> impl IntoView {
    let person = move |view: &RegistryView| view.people.iter().find(|row| row.id == id).cloned();
    let edit = move |edit| RegistryEdit::Person { id, edit };
    let words = move |field: Field,
                      read: fn(&PersonRow) -> Choice<String>,
                      made: fn(String) -> PersonRowEdit| {
        view! {
            <Torn
                keeping
                read=move |view| person(view).map(|row| read(&row))
                named=told::field(locale(), &field)
                value=|words: &String| Value::Words(words.clone())
                keep=move |words| edit(made(words))
            />
        }
    };
    let yes = |yes: &bool| Value::YesNo(*yes);
    let role = move |role, read: fn(&PersonRow) -> Choice<bool>, named| {
        view! {
            <Torn
                keeping
                read=move |view| person(view).map(|row| read(&row))
                named
                value=yes
                keep=move |held| edit(PersonRowEdit::Role(role, held))
            />
        }
    };
    view! {
        <CameBack
            keeping
            torn=move |view| person(view).is_some_and(|row| row.fate.is_torn())
            words=t!(people.came_back_person)
            keep=edit(PersonRowEdit::Restore)
            remove=edit(PersonRowEdit::Remove)
        />
        {words(Field::LastName, |row| row.last_name.clone(), PersonRowEdit::LastName)}
        {words(Field::FirstName, |row| row.first_name.clone(), PersonRowEdit::FirstName)}
        {words(Field::Patronymic, |row| row.patronymic.clone(), PersonRowEdit::Patronymic)}
        {words(Field::Position, |row| row.position.clone(), PersonRowEdit::Position)}
        {words(Field::Organisation, |row| row.organisation.clone(), PersonRowEdit::Organisation)}
        <Torn
            keeping
            read=move |view| person(view).map(|row| row.kind)
            named=told::field(locale(), &Field::PersonKind)
            value=|kind| kind.map_or(Value::Nothing, Value::PersonKind)
            keep=move |kind| edit(PersonRowEdit::Kind(kind))
        />
        <Torn
            keeping
            read=move |view| person(view).map(|row| row.manager)
            named=told::field(locale(), &Field::Manager)
            value=|manager| manager.map_or(Value::Nothing, Value::Person)
            keep=move |manager| edit(PersonRowEdit::Manager(manager))
        />
        {role(SchoolRole::Curator, |row| row.curator.clone(), t!(people.role_curator))}
        {role(SchoolRole::Council, |row| row.council.clone(), t!(people.role_council))}
        {role(SchoolRole::Head, |row| row.head.clone(), t!(people.role_head))}
    }
}

/// Everything of one pair that is to be looked at.
#[component]
pub fn TornPair(keeping: Keeping, id: PairId) -> impl IntoView {
    let pair = move |view: &RegistryView| view.pairs.iter().find(|row| row.id == id).cloned();
    let edit = move |edit| RegistryEdit::Pair { id, edit };
    let named = |field: Field| told::field(locale(), &field);
    view! {
        <CameBack
            keeping
            torn=move |view| pair(view).is_some_and(|row| row.fate.is_torn())
            words=t!(people.came_back_pair)
            keep=edit(PairEdit::Restore)
            remove=edit(PairEdit::Remove)
        />
        <Torn
            keeping
            read=move |view| pair(view).map(|row| row.form)
            named=named(Field::PairForm)
            value=|form| form.map_or(Value::Nothing, Value::Form)
            keep=move |form| edit(PairEdit::Form(form))
        />
        <Torn
            keeping
            read=move |view| pair(view).map(|row| row.kind)
            named=named(Field::PairKind)
            value=|kind| kind.map_or(Value::Nothing, Value::Kind)
            keep=move |kind| edit(PairEdit::Kind(kind))
        />
        <Torn
            keeping
            read=move |view| pair(view).map(|row| row.state)
            named=named(Field::PairState)
            value=|state| Value::PairState(state.unwrap_or(PairState::Matching))
            keep=move |state| edit(PairEdit::ChangeState(state.unwrap_or(PairState::Matching)))
        />
        <Torn
            keeping
            read=move |view| pair(view).map(|row| row.start)
            named=named(Field::Start)
            value=|day| day.map_or(Value::Nothing, Value::Date)
            keep=move |day| edit(PairEdit::Start(day))
        />
        <Torn
            keeping
            read=move |view| pair(view).map(|row| row.end)
            named=named(Field::End)
            value=|day| day.map_or(Value::Nothing, Value::Date)
            keep=move |day| edit(PairEdit::End(day))
        />
        <Torn
            keeping
            read=move |view| pair(view).map(|row| row.order_number)
            named=named(Field::OrderNumber)
            value=|number: &String| Value::Words(number.clone())
            keep=move |number| edit(PairEdit::OrderNumber(number))
        />
        <Torn
            keeping
            read=move |view| pair(view).map(|row| row.order_date)
            named=named(Field::OrderDate)
            value=|day| day.map_or(Value::Nothing, Value::Date)
            keep=move |day| edit(PairEdit::OrderDate(day))
        />
    }
}

/// One field; nothing while it has one value.
#[component]
fn Torn<T, R, K>(
    keeping: Keeping,
    /// Where the field is; `None` when its row is gone.
    read: R,
    /// What the field is called.
    named: &'static str,
    /// How the value is worded.
    value: fn(&T) -> Value,
    /// The edit that writes the value.
    keep: K,
) -> impl IntoView
where
    T: Clone + PartialEq + Send + Sync + 'static,
    R: Fn(&RegistryView) -> Option<Choice<T>> + Send + Sync + 'static,
    K: Fn(T) -> RegistryEdit + Send + Sync + 'static,
{
    let device = keeping.device;
    let rivals = Memo::new(move |_| {
        let choice = keeping.with_view(&read);
        choice.map(|choice| choice.rivals).unwrap_or_default()
    });
    let values = Signal::derive(move || {
        let registry = keeping.registry.read();
        let names = Names {
            registry: &registry,
            reader: Some(device.person()),
            today: device.today(),
        };
        let now = device.local(device.now());
        let of = |written: &Written<T>| OneValue {
            who: names.person(locale(), written.by),
            initials: written
                .by
                .map(|by| registry.name(by).initials())
                .unwrap_or_default(),
            part: written
                .by
                .map(|by| part(&registry, None, by))
                .unwrap_or_default(),
            value: told::value(locale(), &value(&written.value), &names),
            when: dates::moment(locale(), device.local(written.at), now),
        };
        rivals.with(|rivals| rivals.iter().map(of).collect::<Vec<_>>())
    });
    let on_keep = Callback::new(move |place: usize| {
        let kept =
            rivals.with_untracked(|rivals| rivals.get(place).map(|rival| rival.value.clone()));
        if let Some(kept) = kept {
            keeping.keep(keep(kept), t!(people.kept_one, field = named));
        }
    });
    let still = Signal::derive(move || !keeping.may_write());
    view! {
        <Show when=move || rivals.with(|rivals| !rivals.is_empty())>
            <TwoValues why=t!(people.two_values, field = named) values on_keep still/>
        </Show>
    }
}

/// Says that one curator removed the row while another edited it.
#[component]
fn CameBack<R>(
    keeping: Keeping,
    torn: R,
    words: &'static str,
    keep: RegistryEdit,
    remove: RegistryEdit,
) -> impl IntoView
where
    R: Fn(&RegistryView) -> bool + Send + Sync + 'static,
{
    let torn = Memo::new(move |_| keeping.with_view(&torn));
    let edits = StoredValue::new((keep, remove));
    let keep = move |()| {
        let (keep, _) = edits.get_value();
        keeping.keep(keep, t!(people.row_kept).to_owned());
    };
    let remove = move |()| {
        let (_, remove) = edits.get_value();
        keeping.keep(remove, t!(people.row_removed).to_owned());
    };
    view! {
        <Show when=move || torn.get()>
            <Notice need=true words>
                <Show when=move || keeping.may_write()>
                    <Button small=true on_press=keep>{t!(people.keep_row)}</Button>
                    <Button small=true on_press=remove>{t!(people.remove_again)}</Button>
                </Show>
            </Notice>
        </Show>
    }
}

//! How an item went, and who signs for it.

use super::context::use_programme;
use super::edits;
use super::marks::Signature;
use super::torn_item::{TornField, TornMark};
use super::words::Words;
use crate::i18n::*;
use crate::told::{self, dates, vocabulary};
use crate::ui::{Checkbox, Choice, DateField, Offered};
use jiff::civil::Date;
use leptos::prelude::*;
use ryadom_domain::{ItemId, Mark, PlanItemError, Role};
use ryadom_replica::{Field, ItemEdit, ItemText, ProgrammeText, Value};

/// How it went, and what is still missing to say so.
#[component]
pub fn Outcome(id: ItemId) -> impl IntoView {
    let programme = use_programme();
    let item = programme.item(id);
    let mark = programme.part(id, |item| item.mark.value);
    let actual = programme.part(id, |item| item.actual_date.value);
    let missing = programme.part(id, |item| item.plain().missing());
    let chosen = Signal::derive(move || {
        mark.get()
            .map_or_else(|| "none".to_owned(), |mark| mark.to_string())
    });
    let options = Signal::derive(move || {
        let locale = locale();
        let not_yet = Offered::new("none", td_string!(locale, programme.not_yet));
        let marks = Mark::ALL.iter().map(|mark| {
            Offered::new(
                mark.as_str(),
                told::capital(vocabulary::mark(locale, *mark)),
            )
        });
        std::iter::once(not_yet).chain(marks).collect::<Vec<_>>()
    });
    let choose = move |code: String| {
        if let Some(item) = item.get_untracked() {
            programme.edit(edits::choose_mark(
                &item,
                code.parse().ok(),
                programme.today().get_untracked(),
            ));
        }
    };
    let hint = move || {
        missing.with(|missing| {
            let locale = locale();
            missing.iter().find_map(|missing| match missing {
                PlanItemError::NoReason(_) => Some(td_string!(locale, programme.needs_reason)),
                PlanItemError::NoActualResult => Some(td_string!(locale, programme.needs_result)),
                _ => None,
            })
        })
    };
    let with_reason =
        move || matches!(mark.get(), Some(Mark::Partly | Mark::Moved | Mark::NotDone));
    let happened = Memo::new(move |_| matches!(mark.get(), Some(Mark::Done | Mark::Partly)));
    let set_date = move |date: Option<Date>| programme.edit_item(id, ItemEdit::ActualDate(date));
    view! {
        <div class="panel__part">
            <div>
                <Choice
                    label=t!(programme.outcome)
                    value=chosen
                    options
                    disabled=programme.still()
                    on_change=choose
                />
                <TornMark id/>
            </div>
            {move || hint().map(|hint| view! { <p class="field__hint">{hint}</p> })}
            <Show when=with_reason>
                <Words
                    text=ProgrammeText::Item(id, ItemText::Reason)
                    label=t!(programme.reason)
                />
            </Show>
            <Words
                text=ProgrammeText::Item(id, ItemText::ActualResult)
                label=t!(programme.actual_result)
            />
            <Show when=move || happened.get() || actual.get().is_some()>
                <div>
                    <DateField
                        label=t!(programme.actual_date)
                        value=actual
                        hint=move || actual.get().map(|day| dates::weekday(locale(), day, programme.today().get())).unwrap_or_default()
                        disabled=programme.still()
                        on_change=set_date
                    />
                    <TornField
                        id
                        field=Field::ActualDate
                        read=|item| &item.actual_date
                        value=|date| date.map_or(Value::Nothing, Value::Date)
                        edit=ItemEdit::ActualDate
                    />
                </div>
            </Show>
        </div>
    }
}

/// Who signs for it: one's own mark can be given and taken, the others are told.
#[component]
pub fn Signatures(id: ItemId) -> impl IntoView {
    view! {
        <div class="panel__part">
            <fieldset>
                <legend class="choice__label">{t!(programme.marks)}</legend>
                {Signature::ALL.into_iter().map(|signature| view! { <OneSignature id signature/> }).collect_view()}
            </fieldset>
        </div>
    }
}

#[component]
fn OneSignature(id: ItemId, signature: Signature) -> impl IntoView {
    let programme = use_programme();
    let item = programme.item(id);
    let mark = Memo::new(move |_| {
        item.with(|item| {
            item.as_ref()
                .map(|item| signature.of(item).clone())
                .unwrap_or_default()
        })
    });
    let on = Signal::derive(move || mark.with(|mark| mark.value));
    let nothing_yet =
        move || item.with(|item| item.as_ref().is_none_or(|item| item.mark.value.is_none()));
    let locked = Signal::derive(move || {
        !programme.is(signature.role())
            || (signature.role() == Role::Curator && nothing_yet() && !on.get())
    });
    let told = move || {
        let locale = locale();
        mark.with(|mark| match mark.written.filter(|_| mark.value) {
            Some(stamp) => {
                format!(
                    "{}, {}",
                    programme.signed(locale, stamp.by).name,
                    programme.moment(locale, stamp.at)
                )
            }
            None if mark.value => td_string!(locale, programme.given).to_owned(),
            None => td_string!(locale, programme.not_given).to_owned(),
        })
    };
    view! {
        <div>
            <Checkbox checked=on disabled=locked on_change=move |on| programme.edit_item(id, signature.edit(on))>
                {move || signature.name(locale())}
                " "
                <small>{told}</small>
            </Checkbox>
            {match signature {
                Signature::Mentor => view! {
                    <TornField id field=Field::MentorMark read=|item| &item.mentor_mark value=|yes| Value::YesNo(*yes) edit=ItemEdit::MarkByMentor/>
                }.into_any(),
                Signature::Mentee => view! {
                    <TornField id field=Field::MenteeMark read=|item| &item.mentee_mark value=|yes| Value::YesNo(*yes) edit=ItemEdit::MarkByMentee/>
                }.into_any(),
                Signature::Curator => view! {
                    <TornField id field=Field::Confirmed read=|item| &item.confirmed value=|yes| Value::YesNo(*yes) edit=ItemEdit::Confirm/>
                }.into_any(),
            }}
        </div>
    }
}

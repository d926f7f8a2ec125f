//! What was agreed: what, who, by when.

use super::sheet::{Source, use_sheet};
use super::torn::Torn;
use super::words::AgreementWords;
use crate::i18n::*;
use crate::ui::{Button, ButtonKind, Choice, DateField, Glyph, Icon, Offered, Ring, Tag, TagKind};
use leptos::prelude::*;
use ryadom_domain::{Agreement, AgreementId};
use ryadom_replica::MeetingEdit;
use wasm_bindgen::JsCast;
use web_sys::HtmlElement;

/// The code of «both» among the people to choose from.
const BOTH: &str = "both";

/// Every agreement of the meeting, and a button for one more.
#[component]
pub fn Agreements() -> impl IntoView {
    let sheet = use_sheet();
    let ids = sheet.part(|meeting| {
        let ids = meeting.agreements.iter().map(|(id, _)| *id);
        ids.collect::<Vec<_>>()
    });
    let list = NodeRef::<leptos::html::Ul>::new();
    // Whoever asks for one more is about to say what it is.
    let begin = move || {
        let words = list.get_untracked().and_then(|list| {
            list.query_selector("li:last-child .promise__what :is(textarea, input)")
                .ok()
                .flatten()
        });
        if let Some(words) = words.and_then(|words| words.dyn_into::<HtmlElement>().ok()) {
            // A field that is there and shown takes the focus.
            let _ = words.focus();
        }
    };
    let add = move |()| {
        let id = AgreementId::from_random(sheet.device.random());
        let who = Some(sheet.device.person());
        let agreement = Agreement {
            who,
            ..Agreement::default()
        };
        sheet.make(MeetingEdit::AddAgreement(id, Box::new(agreement)));
        request_animation_frame(begin);
    };
    view! {
        <div class="entry__part">
            <h2>{t!(meetings.agreements)}</h2>
            <p class="entry__why">{t!(meetings.agreements_why)}</p>
            <ul class="stack" node_ref=list>
                <For each=move || ids.get() key=|id| *id let:id>
                    <AgreementRow id/>
                </For>
            </ul>
            <div>
                <Button on_press=add>
                    <Icon glyph=Glyph::Add/>
                    {t!(meetings.agreement_add)}
                </Button>
            </div>
        </div>
    }
}

#[component]
fn AgreementRow(id: AgreementId) -> impl IntoView {
    let sheet = use_sheet();
    let one = Memo::new(move |_| {
        sheet.meeting.with(|meeting| {
            let found = meeting.agreements.iter().find(|(found, _)| *found == id);
            found
                .map(|(_, agreement)| agreement.clone())
                .unwrap_or_default()
        })
    });
    let people = Signal::derive(move || {
        let locale = locale();
        let mut people: Vec<Offered> = sheet
            .members(locale)
            .into_iter()
            .map(|(person, name)| Offered::new(person.to_string(), name))
            .collect();
        people.push(Offered::new(BOTH, td_string!(locale, meetings.both)));
        people
    });
    let who = Signal::derive(move || {
        one.with(|one| one.who)
            .map_or_else(|| BOTH.to_owned(), |who| who.to_string())
    });
    let is_kept = matches!(sheet.source, Source::Kept(..));
    let label = Signal::derive(move || {
        let what = one.with(|one| one.what.clone());
        t!(meetings.agreement_done, what = what).to_string()
    });
    let remove = move |()| {
        let locale = locale();
        let result = sheet.try_make(MeetingEdit::RemoveAgreement(id));
        if is_kept && result.is_ok() {
            let undo = move || sheet.said(sheet.try_make(MeetingEdit::RestoreAgreement(id)));
            sheet.toasts.offer(
                td_string!(locale, meetings.agreement_removed),
                td_string!(locale, meetings.undo),
                undo,
            );
        }
        sheet.said(result);
    };
    view! {
        <li class="promise">
            <div class="promise__what">
                <AgreementWords
                    id
                    label=t!(meetings.agreement_what)
                />
                <CameBack id/>
            </div>
            <div class="promise__more">
                <Choice
                    label=t!(meetings.agreement_who)
                    value=who
                    options=people
                    on_change=move |who: String| sheet.make(MeetingEdit::AgreementWho(id, who.parse().ok()))
                />
                <DateField
                    label=t!(meetings.agreement_due)
                    value=Signal::derive(move || one.with(|one| one.due))
                    on_change=move |due| sheet.make(MeetingEdit::AgreementDue(id, due))
                />
            </div>
            <TornAgreement id/>
            <div class="promise__foot">
                <Show when=move || is_kept>
                    <span class="promise__done">
                        <Ring
                            checked=Signal::derive(move || one.with(|one| one.done))
                            label
                            on_change=move |done| sheet.make(MeetingEdit::AgreementDone(id, done))
                        />
                        <span aria-hidden="true">{t!(meetings.agreement_kept)}</span>
                    </span>
                </Show>
                <Button kind=ButtonKind::Plain small=true on_press=remove>
                    {t!(meetings.agreement_remove)}
                </Button>
            </div>
        </li>
    }
}

/// Says that somebody removed the agreement while somebody else edited it.
#[component]
fn CameBack(id: AgreementId) -> impl IntoView {
    let sheet = use_sheet();
    let Source::Kept(_, row) = sheet.source else {
        return ().into_any();
    };
    let torn = Memo::new(move |_| {
        row.with(|row| {
            let found = row.as_ref()?.agreements.iter().find(|one| one.id == id)?;
            Some(found.fate.is_torn())
        })
        .unwrap_or_default()
    });
    view! {
        <Show when=move || torn.get()>
            <p class="cluster">
                <Tag kind=TagKind::Need>{t!(meetings.agreement_came_back)}</Tag>
                <Button small=true on_press=move |()| sheet.make(MeetingEdit::RestoreAgreement(id))>
                    {t!(meetings.keep)}
                </Button>
            </p>
        </Show>
    }
    .into_any()
}

/// The fields of an agreement that were set apart.
#[component]
fn TornAgreement(id: AgreementId) -> impl IntoView {
    use ryadom_replica::{AgreementRow, Field, Value};
    let find = move |row: &ryadom_replica::MeetingRow| -> Option<AgreementRow> {
        row.agreements.iter().find(|one| one.id == id).cloned()
    };
    view! {
        <Torn
            read=move |row| find(row).map(|one| one.who)
            field=Field::Who
            value=|who| who.map_or(Value::Nothing, Value::Person)
            keep=move |who| MeetingEdit::AgreementWho(id, who)
        />
        <Torn
            read=move |row| find(row).map(|one| one.due)
            field=Field::Due
            value=|due| due.map_or(Value::Nothing, Value::Date)
            keep=move |due| MeetingEdit::AgreementDue(id, due)
        />
        <Torn
            read=move |row| find(row).map(|one| one.done)
            field=Field::Done
            value=|done| Value::YesNo(*done)
            keep=move |done| MeetingEdit::AgreementDone(id, done)
        />
    }
}

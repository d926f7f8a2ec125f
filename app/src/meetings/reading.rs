//! A meeting to be read: closed by both, or somebody else's.

use super::sheet::use_sheet;
use crate::i18n::*;
use crate::told::{Names, capital, dates, vocabulary};
use leptos::prelude::*;
use ryadom_domain::{Agreement, Meeting};

/// Everything that was written, as words.
#[component]
pub fn Reading() -> impl IntoView {
    let sheet = use_sheet();
    let shown = move || {
        let locale = locale();
        let today = sheet.device.today();
        let meeting = sheet.meeting.get();
        let items = sheet.programme.with(|programme| {
            let found = programme
                .items
                .iter()
                .filter(|item| meeting.items.contains(&item.id));
            found.map(|item| item.event.clone()).collect::<Vec<_>>()
        });
        let agreements = sheet.device.registry().with(|registry| {
            let names = Names {
                registry,
                reader: Some(sheet.device.person()),
                today,
            };
            let worded = meeting
                .agreements
                .iter()
                .map(|(_, one)| agreed(locale, one, &names));
            worded.collect::<Vec<_>>()
        });
        let next = meeting.next.date.map(|date| {
            let mut next = dates::appointment(locale, date, meeting.next.time, today);
            if !meeting.next.place.trim().is_empty() {
                next.push_str(", ");
                next.push_str(meeting.next.place.trim());
            }
            next
        });
        view! {
            <h2>{meeting.topic.clone()}</h2>
            <p class="quiet">{how(locale, &meeting)}</p>
            <dl class="facts">
                {fact(td_string!(locale, meetings.items), items)}
                {fact(td_string!(locale, meetings.discussed), vec![meeting.discussed])}
                {fact(td_string!(locale, meetings.difficulties), vec![meeting.difficulties])}
                {fact(td_string!(locale, meetings.recommendations), vec![meeting.recommendations])}
                {fact(td_string!(locale, meetings.agreements), agreements)}
                {fact(td_string!(locale, meetings.next), next.into_iter().collect())}
            </dl>
        }
    };
    view! { <div class="entry__part">{shown}</div> }
}

/// A name and what is said of it; nothing when nothing is.
fn fact(name: &'static str, what: Vec<String>) -> Option<impl IntoView + use<>> {
    let what: Vec<String> = what
        .into_iter()
        .filter(|words| !words.trim().is_empty())
        .collect();
    (!what.is_empty()).then(|| {
        let paragraphs = what
            .into_iter()
            .map(|words| view! { <p class="meeting__words">{words}</p> });
        view! {
            <dt class="facts__name">{name}</dt>
            <dd class="facts__what">{paragraphs.collect_view()}</dd>
        }
    })
}

/// «15:10, 45 минут, очно, кабинет 214».
fn how(locale: Locale, meeting: &Meeting) -> String {
    let parts = [
        meeting.time.map(dates::clock),
        meeting
            .minutes
            .map(|minutes| dates::minutes(locale, minutes)),
        meeting
            .format
            .map(|format| vocabulary::meeting_format(locale, format).to_owned()),
        Some(meeting.place.trim().to_owned()).filter(|place| !place.is_empty()),
    ];
    let parts: Vec<String> = parts.into_iter().flatten().collect();
    capital(&parts.join(", "))
}

/// «Черновик карты: вы, до 11 февраля».
fn agreed(locale: Locale, one: &Agreement, names: &Names<'_>) -> String {
    let who = match one.who {
        Some(_) => names.person(locale, one.who),
        None => td_string!(locale, meetings.both).to_owned(),
    };
    let who = match one.due {
        Some(due) => td_string!(
            locale,
            meetings.who_due,
            who = who,
            due = dates::plain(locale, due, names.today)
        ),
        None => who,
    };
    format!("{}: {who}", one.what)
}

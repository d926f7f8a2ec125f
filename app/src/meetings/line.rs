//! A meeting in the list, and the head of a month.

use super::view::{Line, Row};
use crate::i18n::*;
use crate::route::Route;
use crate::told::{capital, dates, excerpt, vocabulary};
use crate::ui::{Tag, TagKind, last_known};
use crate::whose::Papers;
use jiff::civil::Date;
use leptos::prelude::*;
use reactive_stores::Field;
use ryadom_domain::MeetingId;

/// How much of what was discussed stands in the list, in characters.
const BEGINNING: usize = 160;

/// «Февраль 2026», and how many meetings it had.
#[component]
pub fn MonthHead(month: Option<Date>, #[prop(into)] row: Field<Row>) -> impl IntoView {
    let row = last_known(row);
    let name = move || {
        let locale = locale();
        match month {
            Some(month) => dates::month(locale, month),
            None => td_string!(locale, meetings.undated).to_owned(),
        }
    };
    view! {
        <div class="group">
            <h2>{name}</h2>
            <span class="group__line"></span>
            <small class="group__count">
                {move || t!(meetings.count, count = row.read().count)}
            </small>
        </div>
    }
}

/// A meeting: when, about what, what was agreed. The whole row opens it.
#[component]
pub fn MeetingLine(papers: Papers, id: MeetingId, #[prop(into)] row: Field<Row>) -> impl IntoView {
    let row = last_known(row);
    let line = Memo::new(move |_| row.read().line.clone());
    let part = move |read: fn(&Line) -> String| {
        move || line.with(|line| line.as_ref().map(read).unwrap_or_default())
    };
    let day = move || {
        let locale = locale();
        line.with(|line| match line.as_ref().and_then(|line| line.date) {
            // The month above says the year.
            Some(date) => dates::weekday(locale, date, date),
            None => td_string!(locale, meetings.undated).to_owned(),
        })
    };
    let how = move || {
        let locale = locale();
        line.with(|line| line.as_ref().map(|line| how(locale, line)))
    };
    let topic = move || {
        let locale = locale();
        let topic = part(|line| line.topic.clone())();
        if topic.trim().is_empty() {
            td_string!(locale, meetings.no_topic).to_owned()
        } else {
            topic
        }
    };
    let discussed = Memo::new(move |_| part(|line| excerpt(&line.discussed, BEGINNING))());
    let agreements =
        Memo::new(move |_| line.with(|line| line.as_ref().map_or(0, |line| line.agreements)));
    view! {
        <article class="meeting">
            <div class="meeting__when">
                <p class="meeting__day">{day}</p>
                <p>{how}</p>
            </div>
            <div>
                <h3>
                    <a class="meeting__topic" href=Route::Meeting(papers.pair, id).path()>
                        {topic}
                    </a>
                </h3>
                <Show when=move || discussed.with(|discussed| !discussed.is_empty())>
                    <p class="meeting__part">{move || discussed.get()}</p>
                </Show>
                <p class="meeting__tags">
                    <Show when=move || { agreements.get() > 0 }>
                        <Tag>{move || t!(meetings.agreements_count, count = agreements.get())}</Tag>
                    </Show>
                    {move || line.with(|line| line.as_ref().map(|line| tags(locale(), line)))}
                </p>
            </div>
        </article>
    }
}

/// «45 минут, очно».
fn how(locale: Locale, line: &Line) -> String {
    let time = line.time.map(dates::clock);
    let minutes = line.minutes.map(|minutes| dates::minutes(locale, minutes));
    let format = line
        .format
        .map(|format| vocabulary::meeting_format(locale, format).to_owned());
    let words: Vec<String> = [time, minutes, format].into_iter().flatten().collect();
    words.join(", ")
}

/// Confirmations, and what there is to look at.
fn tags(locale: Locale, line: &Line) -> impl IntoView + use<> {
    let confirmed = if line.confirmed.both() {
        Some((TagKind::Act, td_string!(locale, meetings.confirmed_both)))
    } else if line.confirmed.mentor {
        Some((
            TagKind::Plain,
            td_string!(locale, meetings.confirmed_mentor),
        ))
    } else if line.confirmed.mentee {
        Some((
            TagKind::Plain,
            td_string!(locale, meetings.confirmed_mentee),
        ))
    } else {
        None
    };
    let places = line.places;
    let look = (places > 0).then(|| td_string!(locale, meetings.places, count = places));
    let back = line
        .came_back
        .then(|| capital(td_string!(locale, meetings.came_back)));
    view! {
        {confirmed.map(|(kind, words)| view! { <Tag kind>{words}</Tag> })}
        {look.map(|words| view! { <Tag kind=TagKind::Need>{words}</Tag> })}
        {back.map(|words| view! { <Tag kind=TagKind::Need>{words}</Tag> })}
    }
}

//! The form: when, how, about what; what of the plan; what was agreed; when next. In the order in which people tell it.

use super::agreements::Agreements;
use super::items::Items;
use super::next::NextFields;
use super::sheet::use_sheet;
use super::torn::Torn;
use super::words::Words;
use crate::i18n::*;
use crate::told::{dates, vocabulary};
use crate::ui::{Choice, DateField, More, Offered, TextField};
use jiff::civil::Time;
use leptos::prelude::*;
use ryadom_domain::{MeetingError, MeetingFormat};
use ryadom_replica::{Field, MeetingEdit, MeetingText, Value};

/// What people usually say of a meeting's length, in minutes.
const LENGTHS: [u16; 4] = [30, 45, 60, 90];

/// Every part of a meeting that may be edited.
#[component]
pub fn Form() -> impl IntoView {
    let sheet = use_sheet();
    let words =
        move |text: fn(Locale) -> &'static str| Signal::derive(move || text(locale()).to_owned());
    let date = sheet.part(|meeting| meeting.date);
    let time = sheet.part(|meeting| meeting.time);
    let format = sheet.part(|meeting| meeting.format);
    let place = sheet.part(|meeting| meeting.place.clone());
    let missing = Memo::new(move |_| {
        if sheet.tried.get() {
            sheet.meeting.with(|meeting| meeting.missing())
        } else {
            Vec::new()
        }
    });
    let no_date = move || {
        missing
            .with(|missing| missing.contains(&MeetingError::NoDate))
            .then(|| t!(meetings.need_date).to_owned())
    };
    let no_topic = Signal::derive(move || {
        missing
            .with(|missing| missing.contains(&MeetingError::NoTopic))
            .then(|| t!(meetings.need_topic).to_owned())
    });
    let formats = Signal::derive(move || {
        let locale = locale();
        let one = |format: &MeetingFormat| {
            Offered::new(format.as_str(), vocabulary::meeting_format(locale, *format))
        };
        MeetingFormat::ALL.iter().map(one).collect::<Vec<_>>()
    });
    view! {
        <div class="entry__part">
            <div class="fields">
                <div>
                    <DateField
                        label=words(|locale| td_string!(locale, meetings.date))
                        value=date
                        on_change=move |date| sheet.make(MeetingEdit::Date(date))
                    />
                    {move || no_date().map(|words| view! { <p class="field__error" role="alert">{words}</p> })}
                </div>
                <TextField
                    label=words(|locale| td_string!(locale, meetings.time))
                    value=Signal::derive(move || clock(time.get()))
                    kind="time"
                    on_rest=move |time: String| sheet.make(MeetingEdit::Time(read_clock(&time)))
                />
            </div>
            <Torn
                read=|row| Some(row.date.clone())
                field=Field::Date
                value=|date| date.map_or(Value::Nothing, Value::Date)
                keep=MeetingEdit::Date
            />
            <Torn
                read=|row| Some(row.time.clone())
                field=Field::Time
                value=|time| time.map_or(Value::Nothing, Value::Time)
                keep=MeetingEdit::Time
            />
            <Lengths/>
            <Choice
                label=words(|locale| td_string!(locale, meetings.format))
                value=Signal::derive(move || {
                    format.get().map(|format| format.as_str().to_owned()).unwrap_or_default()
                })
                options=formats
                on_change=move |format: String| sheet.make(MeetingEdit::Format(format.parse().ok()))
            />
            <Torn
                read=|row| Some(row.format.clone())
                field=Field::Format
                value=|format| format.map_or(Value::Nothing, Value::MeetingFormat)
                keep=MeetingEdit::Format
            />
        </div>
        <div class="entry__part">
            <Words
                text=MeetingText::Topic
                label=words(|locale| td_string!(locale, meetings.topic))
                error=no_topic
            />
            <Items/>
            <Words
                text=MeetingText::Discussed
                label=words(|locale| td_string!(locale, meetings.discussed))
                lines=true
            />
        </div>
        <Agreements/>
        <NextFields missing/>
        <div class="entry__part">
            <More summary=words(|locale| td_string!(locale, meetings.details))>
                <div class="stack">
                    <Words
                        text=MeetingText::Difficulties
                        label=words(|locale| td_string!(locale, meetings.difficulties))
                        lines=true
                    />
                    <Words
                        text=MeetingText::Recommendations
                        label=words(|locale| td_string!(locale, meetings.recommendations))
                        lines=true
                    />
                    <TextField
                        label=words(|locale| td_string!(locale, meetings.place))
                        value=place
                        on_rest=move |place: String| sheet.make(MeetingEdit::Place(place))
                    />
                </div>
            </More>
            <Torn
                read=|row| Some(row.place.clone())
                field=Field::Place
                value=|place| Value::Words(place.clone())
                keep=MeetingEdit::Place
            />
        </div>
    }
}

/// How long it lasted.
#[component]
fn Lengths() -> impl IntoView {
    let sheet = use_sheet();
    let minutes = sheet.part(|meeting| meeting.minutes);
    let options = Signal::derive(move || {
        let mut lengths = LENGTHS.to_vec();
        lengths.extend(minutes.get().filter(|minutes| !LENGTHS.contains(minutes)));
        lengths.sort_unstable();
        let one = |minutes: u16| {
            Offered::new(
                minutes.to_string(),
                t!(meetings.minutes_short, count = minutes).to_string(),
            )
        };
        lengths.into_iter().map(one).collect::<Vec<_>>()
    });
    view! {
        <Choice
            label=t!(meetings.minutes)
            value=Signal::derive(move || {
                minutes.get().map(|minutes| minutes.to_string()).unwrap_or_default()
            })
            options
            on_change=move |minutes: String| sheet.make(MeetingEdit::Minutes(minutes.parse().ok()))
        />
        <Torn
            read=|row| Some(row.minutes.clone())
            field=Field::Minutes
            value=|minutes| minutes.map_or(Value::Nothing, |minutes| Value::Number(i64::from(minutes)))
            keep=MeetingEdit::Minutes
        />
    }
}

/// An hour as a browser's time field has it: `08:05`; empty for none.
pub fn clock(time: Option<Time>) -> String {
    time.map(|time| format!("{:02}:{:02}", time.hour(), time.minute()))
        .unwrap_or_default()
}

/// What a browser's time field says.
pub fn read_clock(text: &str) -> Option<Time> {
    text.parse().ok()
}

/// «Встреча 11 февраля».
pub fn title(locale: Locale, date: Option<jiff::civil::Date>, today: jiff::civil::Date) -> String {
    match date {
        Some(date) => td_string!(
            locale,
            meetings.one_title,
            day = dates::plain(locale, date, today)
        ),
        None => td_string!(locale, meetings.undated).to_owned(),
    }
}

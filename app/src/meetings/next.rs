//! When and where the pair meets next.

use super::draft;
use super::form::{clock, read_clock};
use super::sheet::use_sheet;
use super::torn::Torn;
use crate::i18n::*;
use crate::ui::{Button, ButtonKind, DateField, TextField};
use leptos::prelude::*;
use ryadom_domain::MeetingError;
use ryadom_replica::{Field, MeetingEdit, Value};

/// Day, hour and place, and one tap for «через неделю».
#[component]
pub fn NextFields(missing: Memo<Vec<MeetingError>>) -> impl IntoView {
    let sheet = use_sheet();
    let date = sheet.part(|meeting| meeting.next.date);
    let time = sheet.part(|meeting| meeting.next.time);
    let place = sheet.part(|meeting| meeting.next.place.clone());
    let earlier = move || {
        missing
            .with(|missing| {
                missing
                    .iter()
                    .any(|one| matches!(one, MeetingError::NextIsEarlier { .. }))
            })
            .then(|| t!(meetings.next_earlier).to_owned())
    };
    let in_a_week = move |()| {
        if let Some(next) = sheet.meeting.with_untracked(draft::next_week) {
            sheet.make(MeetingEdit::Next(next));
        }
    };
    view! {
        <div class="entry__part">
            <h2>{t!(meetings.next)}</h2>
            <Show when=move || date.get().is_none()>
                <div>
                    <Button kind=ButtonKind::Usual on_press=in_a_week>
                        {t!(meetings.next_week)}
                    </Button>
                </div>
            </Show>
            <div class="fields">
                <div>
                    <DateField
                        label=t!(meetings.next_date)
                        value=date
                        on_change=move |date| sheet.make(MeetingEdit::NextDate(date))
                    />
                    {move || earlier().map(|words| view! { <p class="field__error" role="alert">{words}</p> })}
                </div>
                <TextField
                    label=t!(meetings.next_time)
                    value=Signal::derive(move || clock(time.get()))
                    kind="time"
                    on_rest=move |time: String| sheet.make(MeetingEdit::NextTime(read_clock(&time)))
                />
                <TextField
                    label=t!(meetings.next_place)
                    value=place
                    on_rest=move |place: String| sheet.make(MeetingEdit::NextPlace(place))
                />
            </div>
            <Torn
                read=|row| Some(row.next_date.clone())
                field=Field::NextDate
                value=|date| date.map_or(Value::Nothing, Value::Date)
                keep=MeetingEdit::NextDate
            />
            <Torn
                read=|row| Some(row.next_time.clone())
                field=Field::NextTime
                value=|time| time.map_or(Value::Nothing, Value::Time)
                keep=MeetingEdit::NextTime
            />
            <Torn
                read=|row| Some(row.next_place.clone())
                field=Field::NextPlace
                value=|place| Value::Words(place.clone())
                keep=MeetingEdit::NextPlace
            />
        </div>
    }
}

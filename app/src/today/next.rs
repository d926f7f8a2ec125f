//! When and where the pair meets next, and the button that logs a meeting.

use super::pair::Papers;
use super::reminders::Own;
use super::todo::{Next, next};
use crate::device::{Handle, use_device};
use crate::i18n::*;
use crate::route::Route;
use crate::told::dates;
use crate::ui::{Button, ButtonKind};
use leptos::prelude::*;
use ryadom_replica::JournalDoc;

/// The card of the next meeting.
#[component]
pub fn NextMeeting(papers: Papers, journal: Handle<JournalDoc>) -> impl IntoView {
    let device = use_device();
    let next = Memo::new(move |_| {
        let today = device.today();
        journal.with(|view| next(view, today))
    });
    let when = move || {
        let locale = locale();
        let Some(next) = next.get() else {
            return td_string!(locale, today.next_none).to_owned();
        };
        let when = dates::appointment(locale, next.date, next.time, device.today());
        if next.passed {
            crate::told::capital(&dates::long(locale, next.date, device.today()))
        } else if next.place.is_empty() {
            crate::told::capital(&when)
        } else {
            td_string!(
                locale,
                today.next_where,
                when = crate::told::capital(&when),
                place = next.place
            )
        }
    };
    let label = move || match next.get() {
        Some(Next { passed: true, .. }) => t!(today.next_passed),
        _ => t!(today.next),
    };
    let with = move || {
        device.registry().with(|registry| {
            let pair = registry.pairs.get(&papers.pair)?;
            let others = pair
                .members()
                .filter(|person| *person != device.person())
                .map(|person| registry.name(person).short())
                .collect::<Vec<_>>();
            Some(others.join(", "))
        })
    };
    let about = move || {
        let locale = locale();
        let with = with().unwrap_or_default();
        match next.get() {
            None => td_string!(locale, today.next_none_why).to_owned(),
            Some(Next { passed: true, .. }) => td_string!(locale, today.next_passed_why).to_owned(),
            Some(next) if next.topic.is_empty() => with,
            Some(next) => {
                let topic = td_string!(locale, today.topic, topic = next.topic);
                format!("{with} · {topic}")
            }
        }
    };
    let own = Own::here();
    let words = move || t!(today.remind_meeting, name = with().unwrap_or_default());
    // Tomorrow's meeting needs no reminder a day before, and one is enough.
    let remind_on = move || {
        let next = next.get()?;
        let before = next.date.yesterday().ok()?;
        (before > device.today() && !own.has(before, &words())).then_some(before)
    };
    let remind = move || {
        if let Some(day) = untrack(remind_on) {
            own.add(day, &untrack(words));
        }
    };
    let pair = papers.pair;
    // In a copy that is only looked at nothing can be logged.
    let may_log = move || device.viewing().read().is_none();
    view! {
        <section class="card">
            <small>{label}</small>
            <h2>{when}</h2>
            <p class="quiet">{about}</p>
            {move || may_log().then(|| view! {
                <div class="card__acts">
                    <a class="button button--act card__wide" href=Route::LogMeeting(pair).path()>
                        {t!(today.log)}
                    </a>
                    <Show when=move || remind_on().is_some()>
                        <Button kind=ButtonKind::Plain on_press=remind>{t!(today.remind_day_before)}</Button>
                    </Show>
                </div>
            })}
        </section>
    }
}

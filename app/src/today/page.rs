//! The page: a greeting, and each of the person's pairs.

use super::calendar::SaveCalendar;
use super::pair::{PairToday, Papers};
use super::reminders::{DueReminders, Remind};
use crate::device::use_device;
use crate::i18n::*;
use crate::told::dates;
use crate::ui::EmptyState;
use leptos::prelude::*;

/// What a mentor or mentee meets first.
#[component]
pub fn Page(
    /// Questions that the school asks of everybody.
    children: Children,
) -> impl IntoView {
    let device = use_device();
    let papers = Memo::new(move |_| {
        device
            .registry()
            .with(|registry| Papers::of(registry, device.person()))
    });
    let greeting = move || {
        let locale = locale();
        let name = device
            .registry()
            .with(|registry| registry.name(device.person()).first);
        if name.is_empty() {
            return td_string!(locale, today.hello).to_owned();
        }
        match device.local(device.now()).hour() {
            5..12 => td_string!(locale, today.greeting_morning, name = name),
            12..18 => td_string!(locale, today.greeting_day, name = name),
            18..23 => td_string!(locale, today.greeting_evening, name = name),
            _ => td_string!(locale, today.greeting_night, name = name),
        }
    };
    let several = move || papers.with(|papers| papers.len() > 1);
    view! {
        <div class="top">
            <div class="top__words">
                <small>{move || dates::long(locale(), device.today(), device.today())}</small>
                <h1 tabindex="-1">{greeting}</h1>
            </div>
        </div>
        <DueReminders/>
        {children()}
        <Show
            when=move || papers.with(|papers| !papers.is_empty())
            fallback=move || {
                view! {
                    <EmptyState
                        title=t!(today.no_pair)
                        why=t!(today.no_pair_why)
                    />
                }
            }
        >
            <div class="today">
                <For each=move || papers.get() key=|papers| *papers let:papers>
                    <PairToday papers named=Signal::derive(several)/>
                </For>
            </div>
        </Show>
        // What one seldom needs stands last. Made anew when the pairs change: the file is of those that are there.
        <div class="today__last">
            <Remind/>
            {move || {
                let papers = papers.get();
                (!papers.is_empty()).then(|| view! { <SaveCalendar papers/> })
            }}
        </div>
    }
}

//! A calendar file of what the person's pairs have before them, made on the device.

use super::pair::Papers;
use crate::device::{Handle, use_device};
use crate::i18n::*;
use crate::told::pair_name;
use crate::ui::{Button, use_toasts};
use jiff::civil::{Date, Time};
use leptos::prelude::*;
use ryadom_domain::{CalendarEntry, Deadline, Mark, MeetingId, SchoolYear, calendar_file};
use ryadom_replica::{JournalDoc, JournalView, ProgrammeDoc, ProgrammeView, SchoolDoc, SchoolView};

/// Minutes that a meeting is given when nobody has said how long they take.
const MINUTES: u16 = 45;

/// What is called an entry of this app, wherever the calendar is.
fn uid(what: &str, id: impl std::fmt::Display) -> String {
    format!("{what}-{id}@ryadom")
}

/// Meetings, open lessons, agreements and plan items of one pair that have a day.
pub fn of_pair(
    locale: Locale,
    name: &str,
    programme: &ProgrammeView,
    journal: &JournalView,
) -> Vec<CalendarEntry> {
    let whole_day = |uid: String, day: Date, title: String| CalendarEntry {
        uid,
        day,
        time: None,
        title,
        place: String::new(),
        words: name.to_owned(),
        remind_days: Some(1),
    };
    let meeting =
        |id: MeetingId, day: Date, time: Option<Time>, minutes: Option<u16>| CalendarEntry {
            time: time.map(|time| (time, minutes.unwrap_or(MINUTES))),
            ..whole_day(
                uid("meeting", id),
                day,
                td_string!(locale, today.ics_meeting, pair = name),
            )
        };
    let mut all = Vec::new();
    for row in &journal.meetings {
        if let Some(day) = row.date.value {
            all.push(CalendarEntry {
                place: row.place.value.clone(),
                words: row.topic.trim().to_owned(),
                remind_days: None,
                ..meeting(row.id, day, row.time.value, row.minutes.value)
            });
        }
        for promise in row.agreements.iter().filter(|one| !one.done.value) {
            if let Some(day) = promise.due.value {
                let title = td_string!(locale, today.ics_agreement, what = promise.what.trim());
                all.push(whole_day(uid("agreement", promise.id), day, title));
            }
        }
    }
    // The next meeting is said in the newest that says it, and becomes that one's own entry when it was held.
    let says = journal
        .meetings
        .iter()
        .filter(|row| row.next_date.value.is_some())
        .max_by_key(|row| row.date.value);
    let held = journal
        .meetings
        .iter()
        .filter_map(|row| row.date.value)
        .max();
    if let Some((row, day)) = says.and_then(|row| Some((row, row.next_date.value?)))
        && held.is_none_or(|held| held < day)
    {
        all.push(CalendarEntry {
            uid: uid("next", row.id),
            place: row.next_place.value.clone(),
            ..meeting(row.id, day, row.next_time.value, None)
        });
    }
    for row in &journal.open_lessons {
        if let Some(day) = row.date.value {
            let title = td_string!(locale, today.ics_open, topic = row.topic.trim());
            all.push(CalendarEntry {
                time: row.time.value.map(|time| (time, MINUTES)),
                ..whole_day(uid("lesson", row.id), day, title)
            });
        }
    }
    let open = |mark: Option<Mark>| !matches!(mark, Some(Mark::Done | Mark::NotDone));
    for row in programme.items.iter().filter(|row| open(row.mark.value)) {
        if let Some(day) = row.planned.value.and_then(|planned| planned.due()) {
            let title = td_string!(locale, today.ics_item, what = row.event.trim());
            all.push(whole_day(uid("item", row.id), day, title));
        }
    }
    all
}

/// The deadlines of a school year.
pub fn of_year(locale: Locale, school: &SchoolView, year: SchoolYear) -> Vec<CalendarEntry> {
    Deadline::ALL
        .iter()
        .map(|deadline| CalendarEntry {
            uid: uid("deadline", format!("{}-{deadline}", year.begins())),
            day: school.deadline(year, *deadline),
            time: None,
            title: crate::told::capital(crate::told::vocabulary::deadline(locale, *deadline)),
            place: String::new(),
            words: String::new(),
            remind_days: Some(7),
        })
        .collect()
}

/// The button that saves the file: of one pair, or of all that the person is in.
#[component]
pub fn SaveCalendar(papers: Vec<Papers>) -> impl IntoView {
    let device = use_device();
    let toasts = use_toasts();
    let school = device.registry().with_untracked(|registry| registry.school);
    let school = school.map(|school| device.open::<SchoolDoc>(school));
    let pairs: Vec<(Papers, Handle<ProgrammeDoc>, Handle<JournalDoc>)> = papers
        .into_iter()
        .map(|papers| {
            let (programme, journal) = (papers.programme, papers.journal);
            (papers, device.open(programme), device.open(journal))
        })
        .collect();
    let pairs = StoredValue::new(pairs);
    let ready = Memo::new(move |_| {
        pairs.with_value(|pairs| {
            pairs
                .iter()
                .all(|(_, programme, journal)| programme.ready() && journal.ready())
        })
    });
    let save = move || {
        let locale = locale();
        let name = t!(today.ics_name);
        let mut all: Vec<CalendarEntry> = pairs.with_value(|pairs| {
            let of = |(papers, programme, journal): &(Papers, Handle<_>, Handle<_>)| {
                let name = device.registry().with_untracked(|registry| {
                    let pair = registry.pairs.get(&papers.pair);
                    pair.map(|pair| pair_name(registry, pair))
                        .unwrap_or_default()
                });
                untrack(|| {
                    programme.with(|programme: &ProgrammeView| {
                        journal.with(|journal: &JournalView| {
                            of_pair(locale, &name, programme, journal)
                        })
                    })
                })
            };
            pairs.iter().flat_map(of).collect()
        });
        if let Some(school) = school {
            let year = SchoolYear::of(untrack(|| device.today()));
            all.extend(untrack(|| school.with(|view| of_year(locale, view, year))));
        }
        let file = calendar_file(name, device.now(), &all);
        if device.save_file("ryadom.ics", "text/calendar;charset=utf-8", &file) {
            toasts.say(t!(
                today.ics_saved,
                count = crate::attention::short(all.len())
            ));
        } else {
            toasts.say(t!(today.not_done));
        }
    };
    view! {
        <Button disabled=Signal::derive(move || !ready.get()) on_press=save>{t!(today.ics)}</Button>
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use wasm_bindgen_test::wasm_bindgen_test;

    #[wasm_bindgen_test]
    fn a_year_has_its_deadlines_and_each_has_one_name_for_ever() {
        let year = SchoolYear::beginning(2025);
        let all = of_year(Locale::ru, &SchoolView::default(), year);
        assert_eq!(all.len(), Deadline::ALL.len());
        let mut names: Vec<_> = all.iter().map(|one| one.uid.clone()).collect();
        assert!(names.contains(&"deadline-2025-closing@ryadom".to_owned()));
        names.sort();
        names.dedup();
        assert_eq!(names.len(), all.len());
    }
}

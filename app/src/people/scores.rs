//! The sheet by which a candidate is chosen: points for each criterion, who gave them and when, and whether they are
//! enough. Curators write it, the head reads it; the candidate and everybody else do not have it.

use super::keeping::Keeping;
use crate::apart::Apart;
use crate::i18n::*;
use crate::told::{Names, capital, dates, people_vocabulary};
use crate::ui::{Offered, Select};
use leptos::prelude::*;
use ryadom_domain::PersonId;
use ryadom_domain::candidate::{Asked, CandidateSheet, Reached};
use ryadom_replica::{Choice, PersonnelEdit, PersonnelView};

/// The section of somebody's page; nothing on one's own, and for who is no curator.
#[component]
pub fn Scores(#[prop(into)] person: Signal<Option<PersonId>>) -> impl IntoView {
    let keeping = Keeping::here();
    let people = keeping.device.people();
    let candidate = Memo::new(move |_| {
        let person = person.get()?;
        let people = people.read();
        let mentor = &people.get(&person)?.profile.profile.mentor;
        let is_meant = mentor.ready || mentor.stage.is_some();
        let is_other = person != keeping.device.person();
        (keeping.may_write() && is_other && is_meant).then_some(person)
    });
    let school = keeping.school();
    let sheet = Memo::new(move |_| match school {
        Some(school) => school.with(|view| view.candidate_sheet()),
        None => CandidateSheet::of("", ""),
    });
    let papers = keeping.papers();
    move || {
        candidate.get().map(|person| {
            let total = move || {
                let sheet = sheet.read();
                let reached = papers.with(|papers| sheet.reached(&papers.points(person)));
                let words = if reached.scored == 0 {
                    t!(people.points_none).to_owned()
                } else {
                    points_in_words(locale(), &sheet, reached)
                };
                t!(
                    people.points_total,
                    points = words,
                    threshold = sheet.threshold
                )
            };
            view! {
                <section class="sheet sheet--padded stack" aria-labelledby="scores">
                    <h2 id="scores">{t!(people.points)}</h2>
                    <p class="quiet">{t!(people.points_why)}</p>
                    <ul class="scores">
                        <For each=move || sheet.get().criteria key=Asked::clone let:asked>
                            <Criterion keeping person asked papers/>
                        </For>
                    </ul>
                    <p role="status"><strong>{total}</strong></p>
                </section>
            }
        })
    }
}

/// One criterion: its points, and who gave them.
#[component]
fn Criterion(
    keeping: Keeping,
    person: PersonId,
    asked: Asked,
    papers: Signal<PersonnelView>,
) -> impl IntoView {
    let device = keeping.device;
    let people = device.people();
    let usual = asked.usual();
    let name = match usual {
        Some(usual) => capital(people_vocabulary::usual_criterion(locale(), usual)),
        None => asked.key.clone(),
    };
    let most = asked.most;
    let key = StoredValue::new(asked.key);
    let choice: Memo<Choice<Option<u16>>> = Memo::new(move |_| {
        papers.with(|papers| {
            let given = papers.points.get(&person);
            let given = given.and_then(|given| key.with_value(|key| given.get(key).cloned()));
            given.unwrap_or_default()
        })
    });
    let give = move |points: Option<u16>| {
        let edit = PersonnelEdit::Points(person, key.get_value(), points);
        keeping.keep_papers(edit, t!(people.points_kept).to_owned());
    };
    let options = move || {
        let not_given = Offered::new("", t!(people.points_not_given));
        let points = (0..=most).map(|points| Offered::new(points.to_string(), points.to_string()));
        [not_given].into_iter().chain(points).collect::<Vec<_>>()
    };
    let value = move || {
        let points = choice.read().value.map(|points| points.min(most));
        points.map(|points| points.to_string()).unwrap_or_default()
    };
    // What the profile says of it is beside it, and decides nothing.
    let said = move || {
        let criterion = usual?.of_profile()?;
        let people = people.read();
        let profile = &people.get(&person)?.profile.profile;
        Some(if criterion.is_met(profile) {
            t!(people.points_profile_yes)
        } else {
            t!(people.points_profile_no)
        })
    };
    let given = move || {
        let choice = choice.read();
        let written = choice.written.filter(|_| choice.value.is_some())?;
        let registry = keeping.registry.read();
        let names = Names {
            registry: &registry,
            reader: Some(device.person()),
            today: device.today(),
        };
        let when = dates::moment(
            locale(),
            device.local(written.at),
            device.local(device.now()),
        );
        Some(t!(
            people.entered,
            who = names.person(locale(), written.by),
            when = when
        ))
    };
    let named = name.clone();
    let words = |points: Option<u16>| {
        points.map_or_else(
            || t!(people.points_not_given).to_owned(),
            |points| points.to_string(),
        )
    };
    view! {
        <li class="scores__one">
            <Select
                label=t!(people.points_label, name = name, most = most)
                value=Signal::derive(value)
                options=Signal::derive(options)
                on_change=move |points: String| give(points.parse().ok())
            />
            <p class="quiet scores__more">
                {move || [said().map(str::to_owned), given()].into_iter().flatten().collect::<Vec<_>>().join(" · ")}
            </p>
            <Apart
                choice
                named=Signal::derive(move || named.clone())
                words
                on_keep=give
                still=Signal::derive(move || !keeping.may_write())
            />
        </li>
    }
}

/// «18 из 24, проходит».
pub fn points_in_words(locale: Locale, sheet: &CandidateSheet, reached: Reached) -> String {
    let (points, most) = (reached.points, sheet.most());
    if !sheet.is_whole(reached) {
        td_string!(locale, people.points_part, points = points, most = most)
    } else if sheet.is_passed(reached) {
        td_string!(locale, people.points_passed, points = points, most = most)
    } else {
        td_string!(locale, people.points_failed, points = points, most = most)
    }
}

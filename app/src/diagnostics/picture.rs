//! How the answers change over the year: the parts drawn, every question in a table.

use super::context::{Diagnostics, use_diagnostics};
use super::words;
use crate::i18n::*;
use crate::ui::More;
use leptos::prelude::*;
use ryadom_domain::{Answers, AskedSkill, Level, PersonId, Round, Skill, SkillGroup};

/// Where a level stands in the drawing, in its own units.
fn x(level: f64) -> f64 {
    level.mul_add(88.0, 18.0)
}

/// One part of the questionnaire: the mean of what was answered, by round, and the mean of what is aimed at.
#[derive(Debug, Clone, PartialEq)]
struct Track {
    group: SkillGroup,
    rounds: Vec<(Round, f64)>,
    target: Option<f64>,
}

fn mean(levels: impl Iterator<Item = Level>) -> Option<f64> {
    let (sum, count) = levels.fold((0, 0_u32), |(sum, count), level| {
        (sum + u32::from(level.get()), count + 1)
    });
    (count > 0).then(|| f64::from(sum) / f64::from(count))
}

fn level_of(answers: &Answers, skill: Skill) -> Option<Level> {
    answers.get(&skill).and_then(|answer| answer.level)
}

fn target(diagnostics: Diagnostics, mentee: PersonId, skill: Skill) -> Option<Level> {
    let asked = Some(AskedSkill { mentee, skill });
    diagnostics.programme().with(|view| {
        let row = view.deficits.iter().find(|row| row.asked == asked)?;
        row.target.value
    })
}

fn tracks(diagnostics: Diagnostics, mentee: PersonId) -> Vec<Track> {
    let audience = diagnostics.audience();
    let all: Vec<_> = Round::ALL
        .iter()
        .map(|round| (*round, diagnostics.own(*round, mentee)))
        .collect();
    let track = |group: &SkillGroup| {
        let skills = group.skills(audience);
        let of =
            |answers: &Answers| mean(skills.iter().filter_map(|skill| level_of(answers, *skill)));
        let rounds = all
            .iter()
            .filter_map(|(round, answers)| Some((*round, of(answers)?)));
        let targets = skills
            .iter()
            .filter_map(|skill| target(diagnostics, mentee, *skill));
        Track {
            group: *group,
            rounds: rounds.collect(),
            target: mean(targets),
        }
    };
    let tracks = audience.groups().iter().map(track);
    tracks.filter(|track| !track.rounds.is_empty()).collect()
}

/// «1,5».
fn number(locale: Locale, level: f64) -> String {
    let words = format!("{level:.1}");
    if locale.is_russian() {
        words.replace('.', ",")
    } else {
        words
    }
}

/// The drawing and its table.
#[component]
pub fn Picture(mentee: PersonId) -> impl IntoView {
    let diagnostics = use_diagnostics();
    let tracks = Memo::new(move |_| tracks(diagnostics, mentee));
    let drawn = move || {
        let locale = locale();
        let one = |track: &Track| {
            let levels: Vec<_> = track
                .rounds
                .iter()
                .map(|(_, level)| number(locale, *level))
                .collect();
            td_string!(
                locale,
                diagnostics.drawn_one,
                group = words::group(locale, track.group, diagnostics.org_type()),
                levels = levels.join(" → ")
            )
        };
        let all: Vec<_> = tracks.with(|tracks| tracks.iter().map(one).collect());
        td_string!(locale, diagnostics.drawn, words = all.join("; "))
    };
    view! {
        <Show when=move || !tracks.with(Vec::is_empty)>
            <section class="sheet strip" aria-labelledby="picture">
                <div class="strip__head">
                    <h2 id="picture">{t!(diagnostics.picture)}</h2>
                    <small>{move || if diagnostics.is_of_pupils() { t!(diagnostics.picture_why_pupil) } else { t!(diagnostics.picture_why) }}</small>
                </div>
                <div role="img" aria-label=drawn class="tracks">
                    {move || tracks.get().into_iter().map(|track| view! {
                        <p class="tracks__name">{words::group(locale(), track.group, diagnostics.org_type())}</p>
                        {one_track(&track)}
                    }).collect_view()}
                </div>
                <div class="strip__key">
                    <span><span class="tracks__sign tracks__sign--entry"></span>{t!(diagnostics.key_entry)}</span>
                    <span><span class="tracks__sign tracks__sign--mid"></span>{t!(diagnostics.key_mid)}</span>
                    <span><span class="tracks__sign tracks__sign--final"></span>{t!(diagnostics.key_final)}</span>
                    <span>
                        <svg class="tracks__flag" viewBox="0 0 12 20" aria-hidden="true" focusable="false">
                            <path class="tracks__target" d="M1 19V1h9l-2.5 3 2.5 3h-9"></path>
                        </svg>
                        {t!(diagnostics.key_target)}
                    </span>
                    <More summary=t!(diagnostics.as_table)><Table mentee/></More>
                </div>
            </section>
        </Show>
    }
}

fn one_track(track: &Track) -> impl IntoView + use<> {
    let levels = (0..=3).map(|level| {
        let x = x(f64::from(level));
        view! { <path class="tracks__tick" d=format!("M{x} 6V22")></path> }
    });
    let way = track
        .rounds
        .first()
        .zip(track.rounds.last())
        .map(|((_, from), (_, to))| {
            view! { <path class="tracks__way" d=format!("M{} 14H{}", x(*from), x(*to))></path> }
        });
    let target = track.target.map(|target| {
        let x = x(target);
        view! { <path class="tracks__target" d=format!("M{x} 23V3h9l-2.5 3 2.5 3h-9")></path> }
    });
    let marks = track.rounds.iter().map(|(round, level)| {
        let (class, radius) = match round {
            Round::Entry => ("tracks__mark tracks__mark--entry", "5"),
            Round::Mid => ("tracks__mark tracks__mark--mid", "5"),
            Round::Final => ("tracks__mark tracks__mark--final", "6"),
        };
        view! { <circle class=class cx=x(*level) cy="14" r=radius></circle> }
    });
    view! {
        <svg class="tracks__one" viewBox="0 0 300 28" aria-hidden="true" focusable="false">
            <path class="tracks__line" d=format!("M{} 14H{}", x(0.0), x(3.0))></path>
            {levels.collect_view()}
            {way}
            {target}
            {marks.collect_view()}
        </svg>
    }
}

#[component]
fn Table(mentee: PersonId) -> impl IntoView {
    let diagnostics = use_diagnostics();
    let cell = move |round: Round, skill: Skill| {
        let say = |level: Level| level.get().to_string();
        let own = level_of(&diagnostics.own(round, mentee), skill).map(say);
        let other = level_of(&diagnostics.estimate(round, mentee), skill).map(say);
        match (own, other) {
            (own, None) => own.unwrap_or_default(),
            (own, Some(other)) => t!(
                diagnostics.cell_both,
                own = own.unwrap_or_else(|| "–".to_owned()),
                other = other
            ),
        }
    };
    let rows = move || {
        diagnostics
            .asked()
            .into_iter()
            .map(|skill| {
                let target = target(diagnostics, mentee, skill);
                let target = target.map(|level| level.get().to_string()).unwrap_or_default();
                view! {
                    <tr>
                        <th scope="row">{words::skill(locale(), skill, diagnostics.org_type())}</th>
                        {Round::ALL.iter().map(|round| view! { <td>{cell(*round, skill)}</td> }).collect_view()}
                        <td>{target}</td>
                    </tr>
                }
            })
            .collect_view()
    };
    view! {
        <div class="table__scroll" tabindex="0" role="group" aria-label=t!(diagnostics.picture)>
            <table class="table">
                <thead>
                    <tr>
                        <th scope="col">{t!(diagnostics.skill_column)}</th>
                        {Round::ALL.iter().map(|round| view! { <th scope="col">{words::round(locale(), *round)}</th> }).collect_view()}
                        <th scope="col">{t!(diagnostics.target_column)}</th>
                    </tr>
                </thead>
                <tbody>{rows}</tbody>
            </table>
        </div>
    }
}

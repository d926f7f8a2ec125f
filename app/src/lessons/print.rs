//! A visit's sheet and an open lesson's review as papers: A4, upright. A paper is in the page only while it is printed,
//! by the button or by the browser's own command.

use super::criteria;
use super::desk::{Desk, use_desk};
use super::open::use_open;
use super::rubric::{sum, total};
use super::visit::use_leaf;
use crate::i18n::*;
use crate::told::{capital, dates, vocabulary};
use jiff::civil::Date;
use leptos::prelude::*;
use ryadom_domain::{Observation, Rubric, Scores, mean};

/// «11 сентября 2025»: paper outlives its year.
fn full_day(day: Date) -> String {
    dates::plain(locale(), day, Date::MIN)
}

/// The sheet of a visit.
#[component]
pub fn VisitPaper() -> impl IntoView {
    let (desk, leaf) = (use_desk(), use_leaf());
    move || {
        let row = leaf.row.get()?;
        let seen = row.plain();
        let observer = if seen.guest.trim().is_empty() {
            desk.name(seen.observer)
        } else {
            seen.guest.clone()
        };
        let teacher = desk.name(seen.teacher);
        let texts = [
            (t!(lessons.strengths), &seen.strengths),
            (t!(lessons.growth), &seen.growth),
            (t!(lessons.recommendations), &seen.recommendations),
            (t!(lessons.questions), &seen.questions),
            (t!(lessons.step), &seen.step),
            (t!(lessons.self_analysis), &seen.self_analysis),
            (t!(lessons.reply), &seen.reply),
        ];
        let texts = texts.map(|(name, words)| part(name, words));
        Some(view! {
            <article class="print print--upright">
                <h1 class="print__title">{desk.word(t!(lessons.paper_title), t!(lessons.paper_title_k))}</h1>
                {facts(head(desk, &seen, &teacher, &observer))}
                {notes(desk, &seen)}
                {stages(&seen)}
                {scores(desk, &seen.rubric, &seen.scores)}
                {texts}
                <div class="print__signs">
                    {sign(t!(lessons.paper_signs_observer), observer)}
                    {sign(t!(lessons.paper_signs_teacher), teacher)}
                </div>
            </article>
        })
    }
}

type Fact = (&'static str, String);

fn head(desk: Desk, seen: &Observation, teacher: &str, observer: &str) -> Vec<Fact> {
    let locale = locale();
    let number = |number: Option<u16>| number.map(|number| number.to_string()).unwrap_or_default();
    let visit = seen.visit.map(|visit| vocabulary::visit(locale, visit));
    let kind = seen.kind.map(|kind| vocabulary::lesson_kind(locale, kind));
    let engaged = seen
        .engagement
        .map(|percent| t!(lessons.percent, percent = percent).to_string());
    vec![
        (
            t!(lessons.date),
            seen.date.map(full_day).unwrap_or_default(),
        ),
        (
            desk.word(t!(lessons.number), t!(lessons.number_k)),
            number(seen.number),
        ),
        (
            desk.word(t!(lessons.class_), t!(lessons.class_k)),
            seen.class.clone(),
        ),
        (
            desk.word(t!(lessons.subject), t!(lessons.subject_k)),
            seen.subject.clone(),
        ),
        (t!(lessons.topic), seen.topic.clone()),
        (
            desk.word(t!(lessons.kind), t!(lessons.kind_k)),
            kind.unwrap_or_default().to_owned(),
        ),
        (t!(lessons.children), number(seen.children)),
        (t!(lessons.equipment), seen.equipment.clone()),
        (t!(lessons.purpose), seen.purpose.clone()),
        (t!(lessons.who_whom), visit.unwrap_or_default().to_owned()),
        (t!(lessons.paper_signs_teacher), teacher.to_owned()),
        (t!(lessons.paper_signs_observer), observer.to_owned()),
        (t!(lessons.engagement), engaged.unwrap_or_default()),
    ]
}

fn facts(all: Vec<Fact>) -> impl IntoView + use<> {
    let said = all
        .into_iter()
        .filter(|(_, words)| !words.trim().is_empty());
    let said = said.map(|(name, words)| view! { <dt>{name}</dt><dd>{words}</dd> });
    view! { <dl class="print__facts">{said.collect_view()}</dl> }
}

/// A part with a name; nothing when nothing is written in it.
fn part(name: &'static str, words: &str) -> Option<impl IntoView + use<>> {
    let words = words.trim().to_owned();
    (!words.is_empty()).then(|| {
        view! {
            <h2 class="print__part">{name}</h2>
            <p class="print__words">{words}</p>
        }
    })
}

fn notes(desk: Desk, seen: &Observation) -> Option<impl IntoView + use<>> {
    let rows = seen.notes.iter().map(|(_, note)| {
        let minute = note
            .minute
            .map(|minute| minute.to_string())
            .unwrap_or_default();
        view! { <tr><td>{minute}</td><td>{note.text.clone()}</td></tr> }
    });
    let rows = rows.collect_view();
    (!seen.notes.is_empty()).then(|| {
        view! {
            <h2 class="print__part">{desk.word(t!(lessons.course), t!(lessons.course_k))}</h2>
            <table class="print__table">
                <thead>
                    <tr>
                        <th class="print__minute" scope="col">{t!(lessons.paper_minute)}</th>
                        <th scope="col">{t!(lessons.jot)}</th>
                    </tr>
                </thead>
                <tbody>{rows}</tbody>
            </table>
        }
    })
}

fn stages(seen: &Observation) -> Option<impl IntoView + use<>> {
    let number = |number: Option<u16>| number.map(|number| number.to_string()).unwrap_or_default();
    let rows = seen.stages.iter().map(|(_, stage)| {
        view! {
            <tr>
                <td>{stage.name.clone()}</td>
                <td>{number(stage.plan)}</td>
                <td>{number(stage.fact)}</td>
            </tr>
        }
    });
    let rows = rows.collect_view();
    (!seen.stages.is_empty()).then(|| {
        view! {
            <h2 class="print__part">{t!(lessons.stages)}</h2>
            <table class="print__table">
                <thead>
                    <tr>
                        <th scope="col">{t!(lessons.stage)}</th>
                        <th class="print__when" scope="col">{t!(lessons.stage_plan)}</th>
                        <th class="print__when" scope="col">{t!(lessons.stage_fact)}</th>
                    </tr>
                </thead>
                <tbody>{rows}</tbody>
            </table>
        }
    })
}

/// The rubric with its scores; nothing while nothing is scored.
fn scores(desk: Desk, rubric: &Rubric, scores: &Scores) -> Option<impl IntoView + use<>> {
    let (locale, kids) = (locale(), desk.kids.get());
    let tallies = rubric.tally(scores);
    if tallies.all.scored == 0 {
        return None;
    }
    let style = rubric.style;
    let sections = rubric.sections.iter().zip(&tallies.sections).map(|(section, tally)| {
        let rows = section.criteria.iter().map(|one| {
            let worded = criteria::criterion(locale, kids, one);
            let score = scores.get(&one.key).copied();
            let level = score.and_then(|score| score.level());
            let seen = level.and_then(|level| worded.levels.get(usize::from(2 - level)).cloned());
            let score = score.map(|score| criteria::score(locale, style, score));
            view! {
                <tr>
                    <td>{worded.name}</td>
                    <td>{seen.unwrap_or_default()}</td>
                    <td>{score.unwrap_or_default()}</td>
                </tr>
            }
        });
        view! {
            <tbody>
                <tr>
                    <th class="print__section" scope="rowgroup" colspan="2">{criteria::section(locale, section)}</th>
                    <th class="print__section">{sum(tally)}</th>
                </tr>
                {rows.collect_view()}
            </tbody>
        }
    });
    let sections = sections.collect_view();
    Some(view! {
        <h2 class="print__part">{t!(lessons.rubric)}</h2>
        <table class="print__table">
            <thead>
                <tr>
                    <th scope="col" colspan="2">{t!(lessons.paper_criterion)}</th>
                    <th class="print__when" scope="col">{t!(lessons.paper_score)}</th>
                </tr>
            </thead>
            {sections}
            <tfoot>
                <tr>
                    <th colspan="2">{t!(lessons.paper_total)}</th>
                    <th>{total(&tallies.all)}</th>
                </tr>
            </tfoot>
        </table>
    })
}

fn sign(part: &'static str, name: String) -> impl IntoView {
    view! { <p>{part}": "<span class="print__blank"></span><br/>{name}</p> }
}

/// An open lesson: what it was, how it went, and its review.
#[component]
pub fn OpenPaper() -> impl IntoView {
    let (desk, open) = (use_desk(), use_open());
    move || {
        let locale = locale();
        let row = open.row.get()?;
        let held = row.plain();
        let (teacher, mentor) = (desk.name(held.teacher), desk.name(held.mentor));
        let conditions = held
            .conditions
            .iter()
            .map(|one| vocabulary::condition(locale, *one));
        let conditions = capital(&conditions.collect::<Vec<_>>().join(", "));
        let percents = row.percents();
        let mean = mean(&percents).map(|percent| {
            let count = u32::try_from(percents.len()).unwrap_or(u32::MAX);
            t!(lessons.experts_mean, percent = percent, count = count).to_string()
        });
        let reached = held
            .reached
            .map(|reached| vocabulary::outcome(locale, reached));
        let quality = held
            .quality
            .map(|quality| vocabulary::quality(locale, quality));
        let engaged = held
            .engagement
            .map(|percent| t!(lessons.percent, percent = percent).to_string());
        let all = vec![
            (
                t!(lessons.date),
                held.date.map(full_day).unwrap_or_default(),
            ),
            (
                t!(lessons.time),
                held.time.map(dates::clock).unwrap_or_default(),
            ),
            (
                desk.word(t!(lessons.class_), t!(lessons.class_k)),
                held.class.clone(),
            ),
            (
                desk.word(t!(lessons.subject), t!(lessons.subject_k)),
                held.subject.clone(),
            ),
            (t!(lessons.topic), held.topic.clone()),
            (t!(lessons.paper_signs_teacher), teacher.clone()),
            (t!(lessons.mentor), mentor.clone()),
            (t!(lessons.audience), held.audience.clone()),
            (t!(lessons.goal), held.purpose.clone()),
            (t!(lessons.equipment), held.equipment.clone()),
            (
                desk.word(t!(lessons.conditions), t!(lessons.conditions_k)),
                conditions,
            ),
            (t!(lessons.quality), quality.unwrap_or_default().to_owned()),
            (t!(lessons.engagement), engaged.unwrap_or_default()),
            (t!(lessons.reached), reached.unwrap_or_default().to_owned()),
            (t!(lessons.experts), mean.unwrap_or_default()),
        ];
        let texts = [
            (t!(lessons.plan), &held.plan),
            (t!(lessons.reached_comment), &held.reached_comment),
            (t!(lessons.self_analysis), &held.self_analysis),
            (t!(lessons.review), &held.review),
        ];
        let texts = texts.map(|(name, words)| part(name, words));
        let sheets = held.sheets.iter().map(|(_, sheet)| {
            let name = sheet.name.clone();
            let comment = sheet.comment.trim().to_owned();
            view! {
                <h2 class="print__part">{t!(lessons.expert)}": "{name}</h2>
                {scores(desk, &sheet.rubric, &sheet.scores)}
                {(!comment.is_empty()).then(|| view! { <p class="print__words">{comment}</p> })}
            }
        });
        let sheets = sheets.collect_view();
        Some(view! {
            <article class="print print--upright">
                <h1 class="print__title">{desk.word(t!(lessons.paper_open), t!(lessons.paper_open_k))}</h1>
                {facts(all)}
                {texts}
                {sheets}
                <div class="print__signs">
                    {sign(t!(lessons.paper_signs_teacher), teacher)}
                    {sign(t!(lessons.mentor), mentor)}
                </div>
            </article>
        })
    }
}

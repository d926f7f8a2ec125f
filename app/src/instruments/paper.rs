//! A record as a paper, and all days of a practice as a trainee's diary: A4, upright.

use super::desk::{Desk, use_desk};
use super::record::use_leaf;
use super::words;
use crate::i18n::*;
use crate::told::dates;
use jiff::civil::Date;
use leptos::prelude::*;
use ryadom_domain::{Instrument, Measure, Part, Record, RecordText, RecordValue, Side};

/// «11 сентября 2025»: paper outlives its year.
fn full_day(day: Date) -> String {
    dates::plain(locale(), day, Date::MIN)
}

fn on_paper(value: RecordValue, kept: &str) -> String {
    match value.measure() {
        Measure::Day => kept.parse().map_or_else(|_| kept.to_owned(), full_day),
        _ => words::shown(value, kept),
    }
}

/// One record.
#[component]
pub fn RecordPaper() -> impl IntoView {
    let (desk, leaf) = (use_desk(), use_leaf());
    move || {
        let record = leaf.row.with(|row| row.as_ref().map(|row| row.plain()))?;
        Some(one(desk, &record))
    }
}

fn one(desk: Desk, record: &Record) -> impl IntoView + use<> {
    let (by, about) = (desk.name(record.by), desk.name(record.about));
    let general = [
        (
            t!(instruments.day).to_owned(),
            record.day.map(full_day).unwrap_or_default(),
        ),
        (t!(instruments.by).to_owned(), by.clone()),
        (t!(instruments.about).to_owned(), about.clone()),
    ];
    let values = record.instrument.values().filter_map(|value| {
        let kept = record.values.get(&value)?;
        Some((words::value(value), on_paper(value, kept)))
    });
    let facts = general.into_iter().chain(values);
    let facts = facts.filter(|(_, words)| !words.trim().is_empty());
    let facts = facts.map(|(name, words)| view! { <dt>{name}</dt><dd>{words}</dd> });
    let texts = record.instrument.parts().iter().filter_map(|part| {
        let Part::Text(text) = part else {
            return None;
        };
        let words = record.texts.get(text)?.trim().to_owned();
        (!words.is_empty()).then(|| {
            view! {
                <h2 class="print__part">{words::text(*text)}</h2>
                <p class="print__words">{words}</p>
            }
        })
    });
    view! {
        <article class="print print--upright">
            <h1 class="print__title">{words::name(record.instrument)}</h1>
            <dl class="print__facts">{facts.collect_view()}</dl>
            {texts.collect_view()}
            <div class="print__signs">
                {sign(t!(instruments.by), by)}
                {sign(t!(instruments.about), about)}
            </div>
        </article>
    }
}

fn sign(part: &'static str, name: String) -> impl IntoView {
    view! { <p>{part}": "<span class="print__blank"></span><br/>{name}</p> }
}

/// Every day of the practice, the first first.
#[component]
pub fn DiaryPaper() -> impl IntoView {
    let desk = use_desk();
    move || {
        let days = desk.journal.with(|journal| {
            let rows = journal.records.iter().rev();
            let rows = rows.filter(|row| row.instrument == Instrument::PracticeDay);
            rows.map(|row| row.plain()).collect::<Vec<_>>()
        });
        let hours = days.iter().filter_map(hours).sum::<u32>();
        let rows = days.iter().map(row).collect_view();
        let name = |side| desk.name(desk.on(side));
        view! {
            <article class="print print--upright">
                <h1 class="print__title">{words::name(Instrument::PracticeDay)}</h1>
                <dl class="print__facts">
                    <dt>{t!(instruments.paper_trainee)}</dt><dd>{name(Side::Mentee)}</dd>
                    <dt>{t!(instruments.paper_mentor)}</dt><dd>{name(Side::Mentor)}</dd>
                </dl>
                <table class="print__table">
                    <thead>
                        <tr>
                            <th class="print__when" scope="col">{t!(instruments.paper_day)}</th>
                            <th class="print__minute" scope="col">{t!(instruments.paper_hours)}</th>
                            <th scope="col">{t!(instruments.paper_did)}</th>
                            <th scope="col">{t!(instruments.paper_learnt)}</th>
                            <th scope="col">{t!(instruments.paper_remark)}</th>
                        </tr>
                    </thead>
                    <tbody>{rows}</tbody>
                    <tfoot>
                        <tr>
                            <th>{t!(instruments.paper_all)}</th>
                            <th>{hours}</th>
                            <td colspan="3"></td>
                        </tr>
                    </tfoot>
                </table>
                <div class="print__signs">
                    {sign(t!(instruments.paper_trainee), name(Side::Mentee))}
                    {sign(t!(instruments.paper_mentor), name(Side::Mentor))}
                </div>
            </article>
        }
    }
}

fn hours(day: &Record) -> Option<u32> {
    day.values.get(&RecordValue::Hours)?.parse().ok()
}

fn row(day: &Record) -> impl IntoView + use<> {
    let text = |text| day.texts.get(&text).cloned().unwrap_or_default();
    let learnt = [text(RecordText::Learnt), text(RecordText::Difficult)];
    let learnt = learnt.map(|words| words.trim().to_owned());
    let learnt = learnt.into_iter().filter(|words| !words.is_empty());
    let class = day.values.get(&RecordValue::Class).cloned();
    let when = day.day.map(full_day).into_iter().chain(class);
    view! {
        <tr>
            <td>{when.collect::<Vec<_>>().join(", ")}</td>
            <td>{hours(day)}</td>
            <td class="print__words">{text(RecordText::Done)}</td>
            <td class="print__words">{learnt.collect::<Vec<_>>().join("\n")}</td>
            <td class="print__words">{text(RecordText::Remark)}</td>
        </tr>
    }
}

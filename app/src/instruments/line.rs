//! A record in the list.

use super::desk::Desk;
use crate::i18n::*;
use crate::route::Route;
use crate::told::{dates, excerpt};
use crate::ui::{Tag, TagKind};
use jiff::civil::Date;
use leptos::prelude::*;
use ryadom_domain::{Instrument, PersonId, RecordId, RecordValue};
use ryadom_replica::{JournalView, RecordRow};

/// How much of a record stands in the list, in characters.
const BEGINNING: usize = 120;

/// One record of the list.
#[derive(Debug, Clone, PartialEq, Eq, Hash)]
pub struct Line {
    pub id: RecordId,
    pub day: Option<Date>,
    /// What was written first.
    pub words: String,
    pub about: Option<PersonId>,
    /// Of a survey: how many answered, and how many were asked.
    pub answered: Option<(String, String)>,
    pub is_proposed: bool,
    pub places: usize,
}

impl Line {
    fn of(row: &RecordRow) -> Self {
        let value = |value| row.values.get(&value).map(|words| words.value.clone());
        let answered = value(RecordValue::Answered).zip(value(RecordValue::Asked));
        let texts = row.instrument.texts();
        let texts = texts.filter_map(|text| row.texts.get(&text));
        // A survey and a review begin with whom they are of.
        let named = value(RecordValue::Audience).or_else(|| value(RecordValue::Reviewer));
        let named = named.filter(|words| !words.trim().is_empty());
        let mut words = texts.map(|words| excerpt(words, BEGINNING));
        let words = words.find(|words| !words.is_empty());
        Self {
            id: row.id,
            day: row.day.value,
            words: named.or(words).unwrap_or_default(),
            about: row.about.value,
            answered: answered
                .filter(|(answered, asked)| !answered.is_empty() && !asked.is_empty()),
            is_proposed: !row.deficits.is_empty(),
            places: row.places(),
        }
    }
}

/// The records of each instrument, in the order of the instruments; of those with none, nothing.
pub fn groups(journal: &JournalView) -> Vec<(Instrument, Vec<Line>)> {
    let lines = |instrument: Instrument| {
        let rows = journal.records.iter();
        let rows = rows.filter(|row| row.instrument == instrument);
        rows.map(Line::of).collect::<Vec<_>>()
    };
    let all = Instrument::ALL.iter().map(|one| (*one, lines(*one)));
    all.filter(|(_, lines)| !lines.is_empty()).collect()
}

/// One record; the whole row opens it.
pub fn line_view(desk: Desk, line: Line) -> impl IntoView + use<> {
    let today = untrack(|| desk.device.today());
    let day = line.day.map_or_else(
        || t!(instruments.undated).to_owned(),
        |day| dates::weekday(locale(), day, today),
    );
    let words = if line.words.is_empty() {
        t!(instruments.no_words).to_owned()
    } else {
        line.words
    };
    let about = untrack(|| desk.name(line.about));
    let about = (!about.is_empty()).then(|| t!(instruments.about_line, name = about).to_string());
    let answered = line.answered.map(|(answered, asked)| {
        t!(
            instruments.answered_line,
            answered = answered,
            asked = asked
        )
        .to_string()
    });
    let under: Vec<String> = about.into_iter().chain(answered).collect();
    let under = under.join(" · ");
    let places = u32::try_from(line.places).unwrap_or(u32::MAX);
    let look = (places > 0).then(|| t!(instruments.places, count = places).to_string());
    view! {
        <article class="meeting">
            <div class="meeting__when"><p class="meeting__day">{day}</p></div>
            <div>
                <h3><a class="meeting__topic" href=Route::Record(desk.pair, line.id).path()>{words}</a></h3>
                {(!under.is_empty()).then(|| view! { <p class="quiet">{under}</p> })}
                <p class="meeting__tags">
                    {line.is_proposed.then(|| view! {
                        <Tag kind=TagKind::Act>{t!(instruments.proposed_tag)}</Tag>
                    })}
                    {look.map(|words| view! { <Tag kind=TagKind::Need>{words}</Tag> })}
                </p>
            </div>
        </article>
    }
}

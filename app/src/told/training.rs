//! What somebody has learned, in one line: on the profile, on the route, on paper.

use super::{capital, dates, people_vocabulary};
use crate::i18n::*;
use jiff::civil::Date;
use ryadom_domain::Training;

/// «Курсы повышения квалификации · Институт развития образования · 3 – 20 октября · 36 часов · удостоверение № 12».
pub fn training_facts(locale: Locale, training: &Training, today: Date) -> String {
    let kind = training
        .kind
        .map(|kind| capital(people_vocabulary::training_kind(locale, kind)));
    let hours = training
        .hours
        .map(|hours| td_string!(locale, vocabulary.hours, count = u32::from(hours)));
    let all = [
        kind,
        Some(training.by.clone()),
        span(locale, training, today),
        hours,
        Some(training.document.clone()),
    ];
    let said = all.into_iter().flatten().filter(|words| !words.is_empty());
    said.collect::<Vec<_>>().join(" · ")
}

/// From when to when it was; of one day, the day.
fn span(locale: Locale, training: &Training, today: Date) -> Option<String> {
    let day = |day: Date| dates::plain(locale, day, today);
    match (training.from, training.to) {
        (Some(from), Some(to)) if from != to => Some(format!("{} – {}", day(from), day(to))),
        (from, to) => to.or(from).map(day),
    }
}

//! What a curator should know of a pair at a glance: its order, the pair before it, and how the two say it goes.

use super::keeping::Keeping;
use crate::i18n::*;
use crate::route::Route;
use crate::told::{Names, capital, dates, pair_name, people_vocabulary};
use leptos::prelude::*;
use ryadom_domain::pairing::MOST;
use ryadom_domain::{Fit, PairId, SchoolYear, Side};

/// The lines; nothing where there is nothing to say.
#[component]
pub fn PairNotes(keeping: Keeping, id: PairId) -> impl IntoView {
    let device = keeping.device;
    let people = device.people();
    let order = move || {
        keeping.with_view(|view| {
            let row = view.pairs.iter().find(|row| row.id == id)?;
            let number = row.order_number.value.trim().to_owned();
            let day = row.order_date.value?;
            let day = dates::plain(locale(), day, device.today());
            Some(t!(people.order_of, number = number, day = day))
        })
    };
    let papers = keeping.papers();
    let decided = move || {
        let (basis, score, written) = keeping.with_view(|view| {
            let row = view.pairs.iter().find(|row| row.id == id)?;
            Some((row.basis.value?, row.score.value, row.basis.written?))
        })?;
        let registry = keeping.registry.read();
        let names = Names {
            registry: &registry,
            reader: Some(device.person()),
            today: device.today(),
        };
        let locale = locale();
        let basis = capital(people_vocabulary::match_basis(locale, basis));
        let score = score.map(|score| t!(pairing.score, score = score, most = MOST));
        let words: Vec<String> = [basis].into_iter().chain(score).collect();
        let now = device.local(device.now());
        Some(td_string!(
            locale,
            people.decided,
            how = words.join(", "),
            who = names.person(locale, written.by),
            when = dates::moment(locale, device.local(written.at), now)
        ))
    };
    let insists = move || {
        let why = papers.with(|papers| papers.pairs.get(&id).map(|of| of.insists.value.clone()))?;
        (!why.trim().is_empty()).then(|| t!(people.insists_was, why = why.trim().to_owned()))
    };
    let ended = move || {
        let reason = papers.with(|papers| papers.pairs.get(&id)?.end_reason.value)?;
        let registry = keeping.registry.read();
        let is_over = registry
            .pairs
            .get(&id)
            .is_some_and(|pair| !pair.state.is_open());
        let words = people_vocabulary::end_reason(locale(), reason);
        is_over.then(|| t!(people.ended_because, reason = words))
    };
    let follows = move || {
        let earlier = keeping.with_view(|view| {
            let row = view.pairs.iter().find(|row| row.id == id)?;
            row.follows.value
        })?;
        let registry = keeping.registry.read();
        let pair = registry.pairs.get(&earlier)?;
        Some(t!(people.follows, pair = pair_name(&registry, pair)))
    };
    let fits = move || {
        let (registry, people) = (keeping.registry.read(), people.read());
        let pair = registry.pairs.get(&id)?;
        let mut said: Vec<String> = Vec::new();
        let mut is_well = true;
        for person in pair.members() {
            let fit = people
                .get(&person)
                .and_then(|summary| summary.confidential.fits.get(&id).copied());
            if let Some(fit) = fit {
                is_well &= fit == Fit::Yes;
                let words = people_vocabulary::fit(locale(), fit);
                said.push(match pair.side(person) {
                    Some(Side::Mentor) => t!(people.fit_mentor, fit = words),
                    _ => t!(people.fit_mentee, fit = words),
                });
            }
        }
        (!said.is_empty()).then(|| (t!(people.fits, said = said.join(", ")), is_well))
    };
    // Pairs that went on keep their earlier years, whole.
    let years = move || {
        let registry = keeping.registry.read();
        let years = registry.years_before(id).into_iter();
        years
            .map(|pair| {
                let year = pair.start.map(|day| SchoolYear::of(day).to_string());
                let words = t!(people.year_before, year = year.unwrap_or_default());
                let href = Route::PairProgramme(pair.id).path();
                view! { <small class="pair__note"><a href=href>{words}</a></small> }
            })
            .collect_view()
    };
    view! {
        {years}
        {move || order().map(|words| view! { <small class="pair__note">{words}</small> })}
        {move || decided().map(|words| view! { <small class="pair__note">{words}</small> })}
        {move || insists().map(|words| view! { <small class="pair__note">{words}</small> })}
        {move || ended().map(|words| view! { <small class="pair__note">{words}</small> })}
        {move || follows().map(|words| view! { <small class="pair__note">{words}</small> })}
        {move || fits().map(|(words, is_well)| view! {
            <p class="pair__why" class:need=!is_well>{words}</p>
        })}
    }
}

//! Scoring: sections that fold, a row of scores for each criterion, and what they come to.

use super::criteria;
use super::desk::use_desk;
use super::torn::{Place, TornPlaces};
use crate::i18n::*;
use crate::ui::{Button, ButtonKind, Glyph, Icon, fresh_id};
use leptos::prelude::*;
use ryadom_domain::{Criterion, Rubric, Score, Scores, Section, Style, Tallies, Tally};
use ryadom_replica::Field;

/// The scores from the best to the least, then what could not be seen.
const SCORES: [Score; 4] = [Score::Two, Score::One, Score::Zero, Score::NotSeen];

/// What is scored, and where a score goes. `Copy`.
#[derive(Clone, Copy)]
struct Scoring {
    scores: Memo<Scores>,
    style: Style,
    places: Signal<Vec<Place>>,
    on_score: Callback<(String, Option<Score>)>,
}

/// A rubric with its scores.
#[component]
pub fn RubricForm(
    rubric: Memo<Rubric>,
    scores: Memo<Scores>,
    /// Scores that people gave apart.
    #[prop(into)]
    places: Signal<Vec<Place>>,
    #[prop(into)] on_score: Callback<(String, Option<Score>)>,
) -> impl IntoView {
    let tallies =
        Memo::new(move |_| rubric.with(|rubric| scores.with(|scores| rubric.tally(scores))));
    move || {
        let rubric = rubric.get();
        let scoring = Scoring {
            scores,
            style: rubric.style,
            places,
            on_score,
        };
        let sections = rubric.sections.iter().cloned().enumerate();
        let sections = sections
            .map(|(place, section)| {
                view! { <SectionForm section place tallies scoring/> }
            })
            .collect_view();
        let keys: Vec<String> = rubric.criteria().map(|one| one.key.clone()).collect();
        view! {
            <div class="rubric">
                {sections}
                <Total tallies scoring keys=keys.clone()/>
            </div>
        }
    }
}

/// One section: open while it waits for scores.
#[component]
fn SectionForm(
    section: Section,
    place: usize,
    tallies: Memo<Tallies>,
    scoring: Scoring,
) -> impl IntoView {
    let desk = use_desk();
    let tally = Memo::new(move |_| {
        tallies.with(|all| all.sections.get(place).copied().unwrap_or_default())
    });
    let name = criteria::section(locale(), &section);
    let open = untrack(|| !tally.get().is_complete() && !desk.still.get());
    let rows = section
        .criteria
        .into_iter()
        .map(|criterion| view! { <CriterionForm criterion scoring/> })
        .collect_view();
    view! {
        <details class="more rubric__section" open=open>
            <summary class="more__summary rubric__head">
                <Icon glyph=Glyph::ChevronRight small=true class="more__chevron"/>
                <span class="rubric__name">{name}</span>
                <span class="rubric__sum">{move || sum(&tally.get())}</span>
            </summary>
            {rows}
        </details>
    }
}

#[component]
fn CriterionForm(criterion: Criterion, scoring: Scoring) -> impl IntoView {
    let desk = use_desk();
    let Scoring {
        scores,
        style,
        places,
        on_score,
    } = scoring;
    let group = fresh_id("criterion");
    let key = StoredValue::new(criterion.key.clone());
    let given =
        Memo::new(move |_| key.with_value(|key| scores.with(|scores| scores.get(key).copied())));
    let torn = Signal::derive(move || {
        let is_here = |place: &Place| {
            key.with_value(|key| matches!(&place.field, Field::Criterion(found) if found == key))
        };
        places.with(|places| {
            places
                .iter()
                .filter(|place| is_here(place))
                .cloned()
                .collect::<Vec<_>>()
        })
    });
    let worded = criteria::criterion(locale(), untrack(|| desk.kids.get()), &criterion);
    let described = style == Style::Levels && worded.levels.iter().any(|level| !level.is_empty());
    let weight = (style == Style::Weighted)
        .then(|| t!(lessons.weight, weight = criterion.weight).to_string());
    let levels = SCORES.into_iter().enumerate().map(|(place, score)| {
        let description = worded.levels.get(place).filter(|_| described).cloned();
        view! {
            <label class="choice__one criterion__level">
                <input
                    type="radio"
                    class="choice__radio"
                    name=group.clone()
                    value=score.as_str()
                    prop:checked=move || given.get() == Some(score)
                    disabled=desk.still
                    on:change=move |_| on_score.run((key.get_value(), Some(score)))
                />
                <span class="criterion__score">{criteria::score(locale(), style, score)}</span>
                {description.map(|words| view! { <span class="criterion__words">{words}</span> })}
            </label>
        }
    });
    let levels = levels.collect_view();
    view! {
        <fieldset class="criterion">
            <legend class="criterion__name">
                {worded.name}
                {weight.map(|weight| view! { " "<small>{weight}</small> })}
            </legend>
            <div class="criterion__levels" class:criterion__levels--described=described>{levels}</div>
            <TornPlaces places=torn/>
        </fieldset>
    }
}

/// What all of it comes to, and a way to say that the rest was not seen.
#[component]
fn Total(tallies: Memo<Tallies>, scoring: Scoring, keys: Vec<String>) -> impl IntoView {
    let desk = use_desk();
    let all = Memo::new(move |_| tallies.with(|tallies| tallies.all));
    let begun = move || {
        let all = all.get();
        all.scored > 0 && !all.is_complete() && !desk.still.get()
    };
    let rest = move |()| {
        let scored = scoring.scores.get_untracked();
        for key in keys.iter().filter(|key| !scored.contains_key(*key)) {
            scoring.on_score.run((key.clone(), Some(Score::NotSeen)));
        }
    };
    let rest = Callback::new(rest);
    view! {
        <div class="rubric__total">
            <p role="status">{move || total(&all.get())}</p>
            <Show when=begun>
                <Button kind=ButtonKind::Plain small=true on_press=rest>
                    {t!(lessons.rest_not_seen)}
                </Button>
            </Show>
        </div>
    }
}

/// «4 из 6».
pub fn sum(tally: &Tally) -> String {
    let locale = locale();
    t!(
        lessons.points,
        points = criteria::points(locale, tally.points),
        most = criteria::points(locale, tally.most)
    )
    .to_string()
}

/// «31 из 42, 74 %», or how many of the criteria are scored.
pub fn total(tally: &Tally) -> String {
    let sum = sum(tally);
    let more = match tally.percent() {
        Some(percent) => t!(lessons.percent, percent = percent).to_string(),
        None => t!(lessons.scored, scored = tally.scored, all = tally.of).to_string(),
    };
    format!("{sum}, {more}")
}

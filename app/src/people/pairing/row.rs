//! One who waits: what they ask for, the mentor of the plan with the reasons, and everybody else who could be.

use super::reasons::{Reasons, lacks_in_words};
use crate::i18n::*;
use crate::people::keeping::Keeping;
use crate::route::Route;
use crate::told::{capital, people_vocabulary as words};
use crate::ui::{Button, ButtonKind, More, Tag, TagKind};
use leptos::prelude::*;
use ryadom_domain::pairing::{Lack, MOST, Proposal, Suit};
use ryadom_domain::{Asked, PersonId};

/// What was asked to be tried or done with two people.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Try {
    /// A pair is to be made.
    Decide(PersonId, PersonId),
    /// What if these two were together?
    Pin(PersonId, PersonId),
    /// What if these two were not?
    Forbid(PersonId, PersonId),
}

/// Below this the two have little to do with each other, and a curator should think twice.
const WEAK: u16 = 25;

/// A weak match is one of the things one may do, and not what the row is for.
const fn make_kind(score: u16) -> ButtonKind {
    if score < WEAK {
        ButtonKind::Usual
    } else {
        ButtonKind::Act
    }
}

/// One row.
#[component]
pub fn Row(
    keeping: Keeping,
    proposal: Proposal,
    asked: Asked,
    /// Who else gets the same mentor in this plan.
    with: Vec<PersonId>,
    /// The two are held together.
    pinned: bool,
    /// The seeker's burn-out is known: only to the curator.
    tired: bool,
    may_decide: bool,
    #[prop(into)] on_try: Callback<Try>,
) -> impl IntoView {
    let registry = keeping.registry;
    let name = move |person: PersonId| registry.read().name(person).full();
    let Proposal {
        seeker,
        helper,
        all,
        barred,
    } = proposal;
    let topic = asked.request.topic.map_or_else(
        || t!(pairing.no_topic).to_owned(),
        |topic| capital(words::topic(locale(), topic)),
    );
    let chosen = helper.and_then(|helper| {
        let (_, suit) = all.iter().find(|(id, _)| *id == helper)?;
        Some((helper, suit.clone()))
    });
    let make = chosen
        .as_ref()
        .map(|(_, suit)| make_kind(suit.score))
        .unwrap_or_default();
    let others: Vec<(PersonId, Suit)> = all
        .into_iter()
        .filter(|(id, _)| Some(*id) != helper)
        .collect();
    let count = u32::try_from(others.len()).unwrap_or(u32::MAX);
    let with_others = move || {
        let names: Vec<String> = with
            .iter()
            .map(|one| registry.read().name(*one).short())
            .collect();
        (!names.is_empty()).then(|| t!(pairing.with_others, names = names.join(", ")))
    };
    let best = match chosen {
        Some((helper, suit)) => view! {
            <div class="suit">
                <p class="suit__who">
                    <a href=Route::Person(helper).path()>{move || name(helper)}</a>
                    " "
                    <Score suit=suit.clone()/>
                    {(suit.score < WEAK)
                        .then(|| view! { " " <Tag kind=TagKind::Need>{t!(pairing.weak)}</Tag> })}
                    {pinned.then(|| view! { " " <Tag kind=TagKind::Act>{t!(pairing.pinned)}</Tag> })}
                </p>
                <Reasons suit/>
                {move || with_others().map(|words| view! { <p class="quiet">{words}</p> })}
                <div class="cluster">
                    {may_decide.then(|| view! {
                        <Button
                            kind=make
                            on_press=move |()| on_try.run(Try::Decide(seeker, helper))
                            label=Signal::derive(move || t!(
                                pairing.decide_of,
                                seeker = name(seeker),
                                helper = name(helper)
                            ))
                        >
                            {t!(pairing.make)}
                        </Button>
                    })}
                    <Button
                        on_press=move |()| on_try.run(Try::Forbid(seeker, helper))
                        label=Signal::derive(move || t!(pairing.forbid_of, helper = name(helper)))
                    >
                        {t!(pairing.forbid)}
                    </Button>
                </div>
            </div>
        }
        .into_any(),
        None => view! { <p class="suit quiet">{t!(pairing.nobody)}</p> }.into_any(),
    };
    let one = move |(helper, suit): (PersonId, Suit)| {
        view! {
            <li class="suit suit--other">
                <p class="suit__who">
                    <a href=Route::Person(helper).path()>{move || name(helper)}</a>
                    " "
                    <Score suit=suit.clone()/>
                </p>
                <Reasons suit/>
                <Button
                    small=true
                    on_press=move |()| on_try.run(Try::Pin(seeker, helper))
                    label=Signal::derive(move || t!(pairing.what_if_of, helper = name(helper)))
                >
                    {t!(pairing.what_if)}
                </Button>
            </li>
        }
    };
    let kept_away = move |(helper, lacks): (PersonId, Vec<Lack>)| {
        let lacks = lacks_in_words(locale(), &lacks);
        view! {
            <li>
                <a href=Route::Person(helper).path()>{move || name(helper)}</a>
                ": " {lacks}
            </li>
        }
    };
    view! {
        <li class="proposal">
            <div class="proposal__who">
                <h2 class="proposal__name">
                    <a href=Route::Person(seeker).path()>{move || name(seeker)}</a>
                </h2>
                <p>{topic}</p>
                <p class="quiet">{asked.request.words}</p>
                {tired.then(|| view! { <p><Tag kind=TagKind::Need>{t!(pairing.tired)}</Tag></p> })}
            </div>
            <div class="proposal__suits">
                {best}
                {(count > 0).then(|| view! {
                    <More summary=t!(pairing.others, count = count)>
                        <ul>{others.into_iter().map(one).collect_view()}</ul>
                    </More>
                })}
                {(!barred.is_empty()).then(|| view! {
                    <More summary=t!(pairing.barred, count = barred.len())>
                        <p class="quiet">{t!(pairing.barred_why)}</p>
                        <ul>{barred.into_iter().map(kept_away).collect_view()}</ul>
                    </More>
                })}
            </div>
        </li>
    }
}

/// The points, and of how many.
#[component]
pub fn Score(suit: Suit) -> impl IntoView {
    view! {
        <small class="suit__score">{t!(pairing.score, score = suit.score, most = MOST)}</small>
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use wasm_bindgen_test::wasm_bindgen_test;

    #[wasm_bindgen_test]
    fn only_a_match_worth_it_is_what_its_row_is_for() {
        assert_eq!(make_kind(10), ButtonKind::Usual);
        assert_eq!(make_kind(WEAK), ButtonKind::Act);
    }
}

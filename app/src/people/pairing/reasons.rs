//! Reasons in words, and as a list.

use crate::i18n::*;
use crate::told::people_vocabulary as words;
use crate::ui::{Glyph, Icon};
use leptos::prelude::*;
use ryadom_domain::pairing::{Lack, Reason, Suit};

/// One reason, lower case.
pub fn reason(locale: Locale, reason: &Reason) -> String {
    match reason {
        Reason::Wished => td_string!(locale, pairing.wished).to_owned(),
        Reason::Topic(topic) => {
            td_string!(locale, pairing.topic, topic = words::topic(locale, *topic))
        }
        Reason::Competence(skill, _) => td_string!(locale, pairing.skill, skill = skill.clone()),
        Reason::Subject(subject) => {
            td_string!(locale, pairing.subject, subject = subject.clone())
        }
        Reason::Category(category) => td_string!(
            locale,
            pairing.category,
            category = words::mentee_category(locale, *category)
        ),
        Reason::Sort => td_string!(locale, pairing.sort).to_owned(),
        Reason::Time(time) => {
            td_string!(locale, pairing.time, time = words::free_time(locale, *time))
        }
        Reason::Free(count) => td_string!(locale, pairing.free, count = u32::from(*count)),
        Reason::NotTopic(topic) => td_string!(
            locale,
            pairing.not_topic,
            topic = words::topic(locale, *topic)
        ),
        Reason::Apart => td_string!(locale, pairing.apart).to_owned(),
        Reason::NoTime => td_string!(locale, pairing.no_time).to_owned(),
        Reason::OtherSort => td_string!(locale, pairing.other_sort).to_owned(),
        Reason::Load(count) => td_string!(locale, pairing.load, count = u32::from(*count)),
        Reason::Unqualified => td_string!(locale, pairing.unqualified).to_owned(),
        Reason::OtherPosition(position) => {
            td_string!(locale, pairing.other_position, position = position.clone())
        }
        Reason::Manager => td_string!(locale, pairing.manager).to_owned(),
        Reason::Parted => td_string!(locale, pairing.parted).to_owned(),
    }
}

/// What of the school's rule a mentor lacks, in one line.
pub fn lacks_in_words(locale: Locale, lacks: &[Lack]) -> String {
    let one = |lack: &Lack| match lack {
        Lack::Category => td_string!(locale, pairing.unqualified),
        Lack::Position => td_string!(locale, pairing.lacks_position),
    };
    lacks.iter().map(one).collect::<Vec<_>>().join(", ")
}

/// All of them as one line: what is kept of a decision.
pub fn sentence(locale: Locale, suit: &Suit) -> String {
    let all: Vec<String> = suit.reasons.iter().map(|one| reason(locale, one)).collect();
    all.join("; ")
}

/// The list: what speaks for it, then what is to be thought about.
#[component]
pub fn Reasons(suit: Suit) -> impl IntoView {
    let one = |one: &Reason| {
        let (glyph, said) = if one.is_warning() {
            (Glyph::Warning, t!(pairing.against))
        } else {
            (Glyph::Check, t!(pairing.in_favour))
        };
        view! {
            <li class="suit__reason" class:suit__reason--warn=one.is_warning()>
                <Icon glyph small=true/>
                <span><span class="unseen">{said}</span>{reason(locale(), one)}</span>
            </li>
        }
    };
    view! { <ul class="suit__reasons">{suit.reasons.iter().map(one).collect_view()}</ul> }
}

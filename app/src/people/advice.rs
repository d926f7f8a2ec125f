//! Form and kind that would suit those who are to work together: what is proposed, why, and one tap that takes it.

use super::keeping::Keeping;
use super::pairing::{lacking, waiting};
use crate::i18n::*;
use crate::told::{people_vocabulary as words, vocabulary};
use crate::ui::Button;
use leptos::prelude::*;
use ryadom_domain::pairing::{Advice, Case, Why, advise};
use ryadom_domain::{Form, Kind, Meets, PairId, PersonId, PersonKind, Registry, Topic};
use ryadom_replica::{PersonSummary, RegistryView, Summary};
use std::collections::{BTreeMap, BTreeSet};

/// What is known of these people; `None` while one side has nobody.
fn case(
    registry: &Registry,
    view: &RegistryView,
    people: &BTreeMap<PersonId, PersonSummary>,
    summaries: &BTreeMap<PairId, Summary>,
    (mentors, mentees): (&BTreeSet<PersonId>, &BTreeSet<PersonId>),
) -> Option<Case> {
    if mentors.is_empty() || mentees.is_empty() {
        return None;
    }
    let kind_of = |person: &PersonId| {
        let row = view.people.iter().find(|row| row.id == *person);
        let kind = row.and_then(|row| row.kind.value);
        kind.unwrap_or(PersonKind::Staff)
    };
    let known = || mentees.iter().filter_map(|id| people.get(id));
    let asked: Vec<_> = known()
        .filter_map(|summary| waiting(registry, summary))
        .map(|asked| &asked.request)
        .collect();
    let mut categories = mentees.iter().map(|id| {
        let summary = people.get(id)?;
        summary.profile.profile.mentee.category
    });
    let first = categories.next().flatten();
    let topics: BTreeSet<Topic> = mentees
        .iter()
        .flat_map(|mentee| lacking(registry, summaries, *mentee))
        .chain(asked.iter().filter_map(|request| request.topic))
        .collect();
    let from_afar = known()
        .any(|summary| summary.profile.profile.mentee.meets == Some(Meets::Remote))
        || mentors
            .iter()
            .filter_map(|id| people.get(id))
            .any(|summary| summary.profile.profile.mentor.meets == Some(Meets::Remote));
    let of_one = asked.first().filter(|_| mentees.len() == 1);
    Some(Case {
        category: first.filter(|_| categories.all(|one| one == first)),
        topics,
        urgency: asked.iter().filter_map(|request| request.urgency).max(),
        form: of_one.and_then(|request| request.form),
        kind: of_one.and_then(|request| request.kind),
        from_afar,
        is_head: mentors.iter().any(|mentor| {
            let mentor = registry.people.get(mentor);
            mentor.is_some_and(|mentor| mentor.roles.head)
        }),
        mentors: mentors.iter().map(kind_of).collect(),
        mentees: mentees.iter().map(kind_of).collect(),
    })
}

/// What suits these people. Tracked.
pub fn advice(
    keeping: Keeping,
    mentors: &BTreeSet<PersonId>,
    mentees: &BTreeSet<PersonId>,
) -> Option<Advice> {
    let (people, summaries) = (keeping.device.people(), keeping.device.summaries());
    let (registry, people, summaries) = (keeping.registry.read(), people.read(), summaries.read());
    let case =
        keeping.with_view(|view| case(&registry, view, &people, &summaries, (mentors, mentees)))?;
    Some(advise(&case))
}

/// A reason, lower case.
fn reason(locale: Locale, why: Why) -> String {
    match why {
        Why::Asked => td_string!(locale, pairing.why.asked).to_owned(),
        Why::People => td_string!(locale, pairing.why.people).to_owned(),
        Why::Several(count) => td_string!(
            locale,
            pairing.why.several,
            count = u32::try_from(count).unwrap_or(u32::MAX)
        ),
        Why::Urgent => td_string!(locale, pairing.why.urgent).to_owned(),
        Why::Topic(topic) => td_string!(
            locale,
            pairing.why.topic,
            topic = words::topic(locale, topic)
        ),
        Why::Category(category) => td_string!(
            locale,
            pairing.why.category,
            category = words::mentee_category(locale, category)
        ),
        Why::Outside => td_string!(locale, pairing.why.outside).to_owned(),
        Why::Afar => td_string!(locale, pairing.why.afar).to_owned(),
        Why::Usual => td_string!(locale, pairing.why.usual).to_owned(),
    }
}

/// The lines: form, kind, and what would do too.
fn lines(locale: Locale, advice: &Advice) -> Vec<String> {
    let form = td_string!(
        locale,
        pairing.advice_form,
        form = vocabulary::form(locale, advice.form.what),
        why = reason(locale, advice.form.why)
    );
    let kind = td_string!(
        locale,
        pairing.advice_kind,
        kind = vocabulary::kind(locale, advice.kind.what),
        why = reason(locale, advice.kind.why),
        gives = vocabulary::kind_gives(locale, advice.kind.what)
    );
    let others = advice.others.iter().map(|one| {
        format!(
            "{} ({})",
            vocabulary::kind(locale, one.what),
            reason(locale, one.why)
        )
    });
    let others: Vec<String> = others.collect();
    let others = (!others.is_empty())
        .then(|| td_string!(locale, pairing.advice_others, kinds = others.join("; ")));
    [form, kind].into_iter().chain(others).collect()
}

/// What is proposed, and a button where something else is chosen; nothing while there is nobody to propose it for.
#[component]
pub fn Advised(
    #[prop(into)] advice: Signal<Option<Advice>>,
    /// What is chosen.
    #[prop(into)]
    chosen: Signal<(Option<Form>, Option<Kind>)>,
    /// What is proposed is taken.
    #[prop(into)]
    on_take: Callback<(Form, Kind)>,
) -> impl IntoView {
    let proposed = move || {
        let advice = advice.read();
        advice
            .as_ref()
            .map(|advice| (advice.form.what, advice.kind.what))
    };
    let differs =
        move || proposed().is_some_and(|(form, kind)| chosen.get() != (Some(form), Some(kind)));
    let take = move |()| {
        if let Some(proposed) = untrack(proposed) {
            on_take.run(proposed);
        }
    };
    let said = move || {
        let advice = advice.get()?;
        let one = |words: String| view! { <li>{words}</li> };
        Some(lines(locale(), &advice).into_iter().map(one).collect_view())
    };
    view! {
        <Show when=move || advice.read().is_some()>
            <section class="card advice" aria-label=t!(pairing.advice)>
                <p class="advice__name">{t!(pairing.advice)}</p>
                <ul class="advice__why">{said}</ul>
                <Show when=differs>
                    <div><Button small=true on_press=take>{t!(pairing.advice_take)}</Button></div>
                </Show>
            </section>
        </Show>
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use ryadom_domain::{
        Asked, DocumentId, MenteeCategory, Person, Request, RequestId, RequestState,
    };
    use wasm_bindgen_test::wasm_bindgen_test;

    const MENTOR: PersonId = PersonId::from_random([1; 16]);
    const MENTEE: PersonId = PersonId::from_random([2; 16]);
    const OTHER: PersonId = PersonId::from_random([3; 16]);

    fn of(mentees: &[PersonId]) -> Option<Case> {
        let mut registry = Registry::new(DocumentId::from_random([0; 16]));
        for person in [MENTOR, MENTEE, OTHER] {
            registry.people.insert(person, Person::default());
        }
        let mut mentee = PersonSummary::default();
        mentee.profile.profile.mentee.category = Some(MenteeCategory::Digital);
        mentee.profile.requests.push(Asked {
            id: RequestId::from_random([4; 16]),
            request: Request {
                topic: Some(Topic::Digital),
                kind: Some(Kind::Virtual),
                ..Request::default()
            },
            state: RequestState::InBase,
            pair: None,
        });
        case(
            &registry,
            &RegistryView::default(),
            &[(MENTEE, mentee)].into(),
            &BTreeMap::new(),
            (&[MENTOR].into(), &mentees.iter().copied().collect()),
        )
    }

    #[wasm_bindgen_test]
    fn what_one_asked_for_is_proposed_and_is_not_everybodys_wish() {
        assert_eq!(of(&[]), None);
        let alone = of(&[MENTEE]).expect("both sides");
        assert_eq!(alone.category, Some(MenteeCategory::Digital));
        assert_eq!(advise(&alone).kind.what, Kind::Virtual);
        let both = of(&[MENTEE, OTHER]).expect("both sides");
        assert_eq!((both.category, both.kind), (None, None));
        assert_eq!(advise(&both).kind.what, Kind::Group);
    }

    #[wasm_bindgen_test]
    fn every_line_is_said_in_both_languages() {
        let advice = advise(&of(&[MENTEE]).expect("both sides"));
        for locale in [Locale::ru, Locale::en] {
            let lines = lines(locale, &advice);
            assert_eq!(lines.len(), 3);
            assert!(lines.iter().all(|line| !line.contains("{{")));
        }
    }
}

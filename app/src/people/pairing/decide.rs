//! The decision: what kind of pair it is to be, by what it came about, and from when. It is kept with its reasons.

use super::reasons::{Reasons, lacks_in_words, sentence};
use super::row::Score;
use super::school::{School, replaced};
use crate::i18n::*;
use crate::people::advice::{Advised, advice};
use crate::people::draft::{PairDocuments, PairDraft};
use crate::people::keeping::{Keeping, told_created};
use crate::told::{capital, pair_name, people_vocabulary, vocabulary};
use crate::ui::{Button, ButtonKind, DateField, Many, Notice, Offered, Select};
use leptos::prelude::*;
use ryadom_domain::pairing::{Between, Group, MOST, Plan, mean_score};
use ryadom_domain::{
    Asked, Form, Kind, MatchBasis, PairId, PairState, PersonId, Registry, RequestState, Side,
};
use ryadom_replica::{
    PairEdit, PersonDoc, PersonEdit, PersonnelEdit, PersonnelView, RegistryEdit, RequestEdit,
};
use std::collections::{BTreeMap, BTreeSet};

/// How many other mentors are offered for the same group: the best ones.
const MENTORS: usize = 4;

/// The form. It begins with two, and may take in others who wait for the same mentor, and other mentors.
#[component]
pub fn Decide(
    keeping: Keeping,
    school: Memo<School>,
    plan: Memo<Plan>,
    seeker: PersonId,
    helper: PersonId,
    personnel: Signal<PersonnelView>,
    #[prop(into)] on_done: Callback<bool>,
) -> impl IntoView {
    // The form stays as it was opened, whatever comes in meanwhile.
    let school = StoredValue::new(school.get_untracked());
    let (others, mentors) = plan.with_untracked(|plan| {
        let others = plan.given_to(helper).filter(|one| *one != seeker);
        let found = plan.proposals.iter().find(|one| one.seeker == seeker);
        let all = found.map(|one| one.all.as_slice()).unwrap_or_default();
        let mentors = all.iter().map(|(id, _)| *id).filter(|id| *id != helper);
        (
            others.collect::<Vec<_>>(),
            mentors.take(MENTORS).collect::<Vec<_>>(),
        )
    });
    let mut start = PairDraft::new(untrack(|| keeping.device.today()));
    start.state = PairState::Consent;
    start.mentors.insert(helper);
    start.mentees.insert(seeker);
    if let Some(advice) = untrack(|| advice(keeping, &start.mentors, &start.mentees)) {
        start.form = Some(advice.form.what);
        start.kind = Some(advice.kind.what);
    }
    let draft = RwSignal::new(start);
    let advised =
        Memo::new(move |_| draft.with(|draft| advice(keeping, &draft.mentors, &draft.mentees)));
    // Whoever has chosen the kind is asked no more, as long as it can be with so many people.
    let is_chosen = RwSignal::new(false);
    let basis = RwSignal::new(MatchBasis::Request);
    let group = Memo::new(move |_| {
        draft.with(|draft| Group {
            mentors: draft.mentors.clone(),
            mentees: draft.mentees.clone(),
        })
    });
    let between = Memo::new(move |_| {
        school.with_value(|school| group.read().between(&school.seekers, &school.helpers))
    });
    let name = move |person: PersonId| keeping.registry.read().name(person).short();
    let too_many = move || {
        let group = group.read();
        let (mentor, free) = school.with_value(|school| group.too_many_for(&school.helpers))?;
        Some(t!(
            pairing.too_many,
            name = name(mentor),
            count = u32::from(free)
        ))
    };
    let kept_apart = move || {
        let group = group.read();
        let barred = school.with_value(|school| group.barred(&school.seekers, &school.helpers));
        let (mentor, mentee, lacks) = barred?;
        Some(t!(
            pairing.kept_apart,
            helper = name(mentor),
            seeker = name(mentee),
            lacks = lacks_in_words(locale(), &lacks)
        ))
    };
    let cannot_be = Memo::new(move |_| too_many().is_some() || kept_apart().is_some());
    let takes = move |side: Side, person: PersonId, yes: bool| {
        draft.update(|draft| {
            let people = draft.side_mut(side);
            if yes {
                people.insert(person);
            } else {
                people.remove(&person);
            }
        });
        let Some(advice) = advised.get_untracked() else {
            return;
        };
        draft.update(|draft| {
            let people = draft.mentors.len() + draft.mentees.len();
            let suits = draft.kind.is_some_and(|kind| kind.suits(people));
            if !suits || !is_chosen.get_untracked() {
                draft.kind = Some(advice.kind.what);
                is_chosen.set(false);
            }
        });
    };
    let take = move |(form, kind): (Form, Kind)| {
        is_chosen.set(false);
        draft.update(|draft| {
            draft.form = Some(form);
            draft.kind = Some(kind);
        });
    };
    let offered = move |people: &[PersonId]| {
        let one = |id: &PersonId| Offered::new(id.to_string(), untrack(|| name(*id)));
        people.iter().map(one).collect::<Vec<_>>()
    };
    let chosen = move |side: Side| {
        Signal::derive(move || {
            let draft = draft.read();
            let people = draft.side(side).iter().map(ToString::to_string);
            people.collect::<BTreeSet<String>>()
        })
    };
    let chooses = move |side: Side| {
        move |(id, yes): (String, bool)| {
            if let Ok(person) = id.parse() {
                takes(side, person, yes);
            }
        }
    };
    let decide = move || {
        if cannot_be.get_untracked() {
            return;
        }
        let earlier = personnel.with_untracked(|personnel| {
            let registry = keeping.registry.read_untracked();
            replaced(&registry, personnel, seeker).last()
        });
        let made = school.with_value(|school| {
            make(
                keeping,
                &Decision {
                    asked: &school.asked,
                    between: between.get_untracked(),
                    draft: draft.get_untracked(),
                    basis: basis.get_untracked(),
                    earlier,
                },
            )
        });
        on_done.run(made);
    };
    let reasons = move || {
        let all = between.get();
        let is_group = group.read().is_more_than_a_pair();
        // What is kept with a group is said here, beside what it comes from.
        let together = mean_score(&all)
            .filter(|_| is_group)
            .map(|score| t!(pairing.score_of_group, score = score, most = MOST));
        let one = move |one: Between| {
            let title = t!(
                pairing.decide_title,
                helper = name(one.mentor),
                seeker = name(one.mentee)
            );
            view! {
                <div class="suit">
                    {is_group.then(|| view! { <h3 class="suit__who">{title}</h3> })}
                    <p><Score suit=one.suit.clone()/></p>
                    <Reasons suit=one.suit/>
                </div>
            }
        };
        view! {
            {together.map(|words| view! { <p class="suit__who">{words}</p> })}
            {all.into_iter().map(one).collect_view()}
        }
    };
    let kinds = || {
        let one =
            |kind: &Kind| Offered::new(kind.as_str(), capital(vocabulary::kind(locale(), *kind)));
        Kind::ALL.iter().map(one).collect::<Vec<_>>()
    };
    let forms = || {
        let one =
            |form: &Form| Offered::new(form.as_str(), capital(vocabulary::form(locale(), *form)));
        Form::ALL.iter().map(one).collect::<Vec<_>>()
    };
    let bases = || {
        let one = |one: &MatchBasis| {
            Offered::new(
                one.as_str(),
                capital(people_vocabulary::match_basis(locale(), *one)),
            )
        };
        MatchBasis::ALL.iter().map(one).collect::<Vec<_>>()
    };
    view! {
        <form
            class="stack"
            novalidate
            on:submit=move |event| {
                event.prevent_default();
                decide();
            }
        >
            {(!others.is_empty()).then(|| view! {
                <Many
                    label=Signal::derive(move || t!(pairing.also_mentees, name = name(helper)))
                    chosen=chosen(Side::Mentee)
                    options=offered(&others)
                    on_change=chooses(Side::Mentee)
                />
            })}
            {(!mentors.is_empty()).then(|| view! {
                <Many
                    label=t!(pairing.also_mentors)
                    chosen=chosen(Side::Mentor)
                    options=offered(&mentors)
                    on_change=chooses(Side::Mentor)
                />
            })}
            {move || too_many().map(|words| view! { <Notice need=true words/> })}
            {move || kept_apart().map(|words| view! { <Notice need=true words/> })}
            {reasons}
            <Advised
                advice=advised
                chosen=Signal::derive(move || draft.with(|draft| (draft.form, draft.kind)))
                on_take=take
            />
            <div class="fields">
                <Select
                    label=t!(people.form)
                    value=Signal::derive(move || draft.read().form.map(Form::as_str).unwrap_or_default().to_owned())
                    options=Signal::derive(forms)
                    on_change=move |value: String| draft.update(|draft| draft.form = value.parse().ok())
                />
                <Select
                    label=t!(people.kind)
                    value=Signal::derive(move || draft.read().kind.map(Kind::as_str).unwrap_or_default().to_owned())
                    options=Signal::derive(kinds)
                    on_change=move |value: String| {
                        is_chosen.set(true);
                        draft.update(|draft| draft.kind = value.parse().ok());
                    }
                />
                <Select
                    label=t!(pairing.basis)
                    value=Signal::derive(move || basis.get().as_str().to_owned())
                    options=Signal::derive(bases)
                    on_change=move |value: String| {
                        if let Ok(chosen) = value.parse() {
                            basis.set(chosen);
                        }
                    }
                />
                <DateField
                    label=t!(people.start)
                    value=Signal::derive(move || draft.read().start)
                    on_change=move |day| draft.update(|draft| draft.start = day)
                />
                <DateField
                    label=t!(people.end)
                    value=Signal::derive(move || draft.read().end)
                    on_change=move |day| draft.update(|draft| draft.end = day)
                />
            </div>
            <p class="quiet">
                {move || if group.read().is_more_than_a_pair() { t!(pairing.decide_group_why) } else { t!(pairing.decide_why) }}
            </p>
            <div class="dialog__acts">
                <Button on_press=move |()| on_done.run(false)>{t!(people.cancel)}</Button>
                <Button kind=ButtonKind::Act submit=true disabled=cannot_be>
                    {move || if group.read().is_more_than_a_pair() { t!(pairing.decide_group) } else { t!(pairing.decide) }}
                </Button>
            </div>
        </form>
    }
}

/// What was decided.
struct Decision<'a> {
    /// The request of each who waits.
    asked: &'a BTreeMap<PersonId, Asked>,
    between: Vec<Between>,
    draft: PairDraft,
    basis: MatchBasis,
    earlier: Option<PairId>,
}

impl Decision<'_> {
    /// Why one of the mentees is in it; of a group with each mentor named.
    fn why(&self, registry: &Registry, mentee: PersonId) -> String {
        let of = self.between.iter().filter(|one| one.mentee == mentee);
        let words = |one: &Between| {
            let why = sentence(locale(), &one.suit);
            if self.draft.mentors.len() > 1 {
                format!("{}: {why}", registry.name(one.mentor).short())
            } else {
                why
            }
        };
        of.map(words).collect::<Vec<_>>().join(". ")
    }

    fn whole_why(&self, registry: &Registry) -> String {
        let mentees = &self.draft.mentees;
        let words = |mentee: &PersonId| {
            let why = self.why(registry, *mentee);
            if mentees.len() > 1 {
                format!("{}: {why}", registry.name(*mentee).short())
            } else {
                why
            }
        };
        mentees.iter().map(words).collect::<Vec<_>>().join(". ")
    }
}

/// Makes the pair or group and its documents, keeps why, and tells each request what came of it. Taken back, all of it goes.
fn make(keeping: Keeping, decision: &Decision<'_>) -> bool {
    let registry = keeping.registry.get_untracked();
    let Decision {
        asked,
        between,
        draft,
        basis,
        earlier,
    } = decision;
    let pair = draft.make(
        PairId::from_random(keeping.device.random()),
        PairDocuments {
            programme: keeping.fresh_document(),
            journal: keeping.fresh_document(),
            reflection: keeping.fresh_document(),
        },
    );
    let name = pair_name(&registry, &pair);
    let of_pair = [
        Some(PairEdit::Basis(Some(*basis))),
        Some(PairEdit::Score(mean_score(between))),
        earlier.map(|earlier| PairEdit::Follows(Some(earlier))),
    ];
    let edits = [RegistryEdit::AddPair(Box::new(pair.clone()))]
        .into_iter()
        .chain(
            of_pair
                .into_iter()
                .flatten()
                .map(|edit| RegistryEdit::Pair { id: pair.id, edit }),
        )
        .collect();
    let said = told_created(&pair, &name);
    if !keeping.keep(RegistryEdit::Several(edits), said) {
        return false;
    }
    let deed = keeping.device.last_deed();
    for mentee in &draft.mentees {
        let profile = registry.people.get(mentee).and_then(|one| one.profile);
        let (Some(profile), Some(asked)) = (profile, asked.get(mentee)) else {
            continue;
        };
        let of_request = [
            RequestEdit::State(RequestState::Paired),
            RequestEdit::Pair(Some(pair.id)),
            RequestEdit::Matched(decision.why(&registry, *mentee)),
        ];
        let of_request = of_request.map(|edit| PersonEdit::Request { id: asked.id, edit });
        let edit = PersonEdit::Several(of_request.into());
        keeping.edit_later::<PersonDoc>(profile, edit, deed);
    }
    let why = decision.whole_why(&registry);
    keeping.write_papers(PersonnelEdit::Matched(pair.id, why), deed);
    keeping.fill_new_title(&pair, &name);
    true
}

//! The decision: what kind of pair it is to be, by what it came about, and from when. It is kept with its reasons.

use super::reasons::{Reasons, sentence};
use super::school::replaced;
use crate::i18n::*;
use crate::people::draft::{PairDocuments, PairDraft};
use crate::people::keeping::Keeping;
use crate::told::{capital, pair_name, people_vocabulary, vocabulary};
use crate::ui::{Button, ButtonKind, DateField, Offered, Select};
use leptos::prelude::*;
use ryadom_domain::pairing::Suit;
use ryadom_domain::{Asked, Form, Kind, MatchBasis, PairId, PairState, PersonId, RequestState};
use ryadom_replica::{
    PairEdit, PersonDoc, PersonEdit, PersonnelEdit, PersonnelView, RegistryEdit, RequestEdit,
};

/// Two people of whom a pair may be made.
#[derive(Debug, Clone, PartialEq)]
pub struct Two {
    /// Who waits.
    pub seeker: PersonId,
    /// Who helps.
    pub helper: PersonId,
    /// The request that is answered.
    pub asked: Asked,
    /// How well they suit each other.
    pub suit: Suit,
}

/// The form.
#[component]
pub fn Decide(
    keeping: Keeping,
    two: Two,
    personnel: Signal<PersonnelView>,
    #[prop(into)] on_done: Callback<bool>,
) -> impl IntoView {
    let mut start = PairDraft::new(untrack(|| keeping.device.today()));
    start.form = two.asked.request.form.or(start.form);
    start.kind = two.asked.request.kind.or(start.kind);
    start.state = PairState::Consent;
    start.mentors.insert(two.helper);
    start.mentees.insert(two.seeker);
    let draft = RwSignal::new(start);
    let basis = RwSignal::new(MatchBasis::Request);
    let suit = two.suit.clone();
    let two = StoredValue::new(two);
    let decide = move || {
        let made = two.with_value(|two| {
            let earlier = personnel.with_untracked(|personnel| {
                let registry = keeping.registry.read_untracked();
                replaced(&registry, personnel, two.seeker).last()
            });
            make(
                keeping,
                two,
                &draft.get_untracked(),
                basis.get_untracked(),
                earlier,
            )
        });
        on_done.run(made);
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
            <Reasons suit/>
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
                    on_change=move |value: String| draft.update(|draft| draft.kind = value.parse().ok())
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
            <p class="quiet">{t!(pairing.decide_why)}</p>
            <div class="dialog__acts">
                <Button on_press=move |()| on_done.run(false)>{t!(people.cancel)}</Button>
                <Button kind=ButtonKind::Act submit=true>{t!(pairing.decide)}</Button>
            </div>
        </form>
    }
}

/// Makes the pair and its documents, keeps why, and tells the request what came of it.
fn make(
    keeping: Keeping,
    two: &Two,
    draft: &PairDraft,
    basis: MatchBasis,
    earlier: Option<PairId>,
) -> bool {
    let registry = keeping.registry.get_untracked();
    let Some(profile) = registry
        .people
        .get(&two.seeker)
        .and_then(|person| person.profile)
    else {
        return false;
    };
    let pair = draft.make(
        PairId::from_random(keeping.device.random()),
        PairDocuments {
            programme: keeping.fresh_document(),
            journal: keeping.fresh_document(),
            reflection: keeping.fresh_document(),
        },
    );
    let name = pair_name(&registry, &pair);
    let why = sentence(locale(), &two.suit);
    let of_request = [
        RequestEdit::State(RequestState::Paired),
        RequestEdit::Pair(Some(pair.id)),
        RequestEdit::Matched(why.clone()),
    ];
    let id = two.asked.id;
    let of_request = of_request.map(|edit| PersonEdit::Request { id, edit });
    let of_pair = [
        Some(PairEdit::Basis(Some(basis))),
        Some(PairEdit::Score(Some(two.suit.score))),
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
    let said = t!(people.pair_created, pair = name.clone());
    if !keeping.keep(RegistryEdit::Several(edits), said) {
        return false;
    }
    keeping.note_later::<PersonDoc>(profile, PersonEdit::Several(of_request.into()));
    keeping.write_papers(PersonnelEdit::Matched(pair.id, why));
    keeping.fill_new_title(&pair, &name);
    true
}

//! For «Сегодня»: after the third meeting each side is asked once. The answer is for the curator alone.

use crate::device::use_device;
use crate::i18n::*;
use crate::told::people_vocabulary as words;
use crate::told::{capital, pair_name};
use crate::ui::{Button, use_toasts};
use leptos::prelude::*;
use ryadom_domain::{DocumentId, Fit, PairId, PairState};
use ryadom_replica::{ConfidentialDoc, ConfidentialEdit};

/// So many meetings before anybody can tell.
const MEETINGS: usize = 3;

/// The question, for each pair of the reader that has met often enough and was not answered for.
#[component]
pub fn Card() -> impl IntoView {
    let device = use_device();
    let (registry, summaries, people) = (device.registry(), device.summaries(), device.people());
    let pairs = Memo::new(move |_| {
        let (registry, summaries, people) = (registry.read(), summaries.read(), people.read());
        let me = device.person();
        let document = registry.people.get(&me)?.confidential?;
        let answered = people.get(&me).map(|summary| &summary.confidential.fits);
        let today = device.today();
        let pairs: Vec<PairId> = registry
            .pairs_of(me)
            .filter(|pair| matches!(pair.state, PairState::Assigned | PairState::Working))
            .filter(|pair| answered.is_none_or(|answered| !answered.contains_key(&pair.id)))
            .filter(|pair| {
                let journal = summaries.get(&pair.id).and_then(|one| one.journal.as_ref());
                let held =
                    journal.map(|journal| journal.meetings.iter().filter(|day| **day <= today));
                held.is_some_and(|held| held.count() >= MEETINGS)
            })
            .map(|pair| pair.id)
            .collect();
        Some((document, pairs))
    });
    move || {
        pairs.get().map(|(document, pairs)| {
            let one = |pair| view! { <Question pair document/> };
            pairs.into_iter().map(one).collect_view()
        })
    }
}

#[component]
fn Question(pair: PairId, document: DocumentId) -> impl IntoView {
    let device = use_device();
    let toasts = use_toasts();
    let handle = device.open::<ConfidentialDoc>(document);
    let name = move || {
        device.registry().with(|registry| {
            let pair = registry.pairs.get(&pair);
            pair.map(|pair| pair_name(registry, pair))
                .unwrap_or_default()
        })
    };
    let answer = move |fit: Fit| match handle.edit(ConfidentialEdit::Fit(pair, Some(fit))) {
        Ok(()) => toasts.offer(t!(today.fit_kept), t!(today.fit_undo), device.take_back()),
        Err(_) => toasts.say(t!(today.not_done)),
    };
    let one = move |fit: &Fit| {
        let fit = *fit;
        view! {
            <Button on_press=move |()| answer(fit)>{capital(words::fit(locale(), fit))}</Button>
        }
    };
    view! {
        <section class="card fit" aria-label=t!(today.fit)>
            <h2>{t!(today.fit)}</h2>
            <p class="quiet">{move || t!(today.fit_why, pair = name())}</p>
            <div class="card__acts cluster">{Fit::ALL.iter().map(one).collect_view()}</div>
        </section>
    }
}

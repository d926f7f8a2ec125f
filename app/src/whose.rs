//! Whose programme, meetings, lessons: which of several pairs a person works with. It is chosen on any of the screens, and
//! is then the same on all of them.

use crate::device::use_device;
use crate::i18n::*;
use crate::told::pair_name;
use crate::ui::{Offered, Select};
use leptos::prelude::*;
use ryadom_domain::{DocumentId, PairId, PersonId, Registry};

/// The pair that was worked with last.
#[derive(Clone, Copy)]
pub struct AtHand(RwSignal<Option<PairId>>);

/// For the root: nothing is at hand yet.
pub fn provide_at_hand() {
    provide_context(AtHand(RwSignal::new(None)));
}

/// The pair at hand, for every screen that shows one of several.
pub fn use_at_hand() -> AtHand {
    expect_context()
}

impl AtHand {
    /// Of these pairs the one that is asked for, or that at hand, or the first. Tracked.
    pub fn of(self, pairs: &[PairId], asked: Option<PairId>) -> Option<PairId> {
        let at_hand = || self.0.get().filter(|pair| pairs.contains(pair));
        asked.or_else(at_hand).or(pairs.first().copied())
    }

    /// Works with this one from now on.
    pub fn take(self, pair: PairId) {
        if self.0.get_untracked() != Some(pair) {
            self.0.set(Some(pair));
        }
    }

    /// Works with whatever is shown, from now on.
    pub fn follow(self, shown: impl Fn() -> Option<PairId> + 'static) {
        Effect::new(move || {
            if let Some(pair) = shown() {
                self.take(pair);
            }
        });
    }
}

/// A pair whose journal the person may read.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash)]
pub struct Papers {
    /// The pair.
    pub pair: PairId,
    /// Its programme: meetings point to its items, and a step may become one.
    pub programme: DocumentId,
    /// Its meetings and lessons.
    pub journal: DocumentId,
}

impl Papers {
    /// The pairs that somebody is in; for a curator who is in none, every pair.
    pub fn of(registry: &Registry, person: PersonId) -> Vec<Self> {
        let own: Vec<Self> = registry
            .pairs_of(person)
            .filter_map(|pair| Self::of_pair(registry, person, pair.id))
            .collect();
        if !own.is_empty() {
            return own;
        }
        registry
            .pairs
            .keys()
            .filter_map(|pair| Self::of_pair(registry, person, *pair))
            .collect()
    }

    /// A pair's papers, if this person may read its journal.
    pub fn of_pair(registry: &Registry, person: PersonId, pair: PairId) -> Option<Self> {
        let found = registry.pairs.get(&pair)?;
        let journal = found.journal?;
        registry.grant(person, journal)?;
        Some(Self {
            pair,
            programme: found.programme?,
            journal,
        })
    }
}

/// Which papers a screen shows.
#[derive(Clone, Copy)]
pub struct Shown {
    /// They; `None` for who has no pair.
    pub papers: Memo<Option<Papers>>,
    /// Between whose one may choose.
    pairs: Memo<Vec<PairId>>,
    chosen: RwSignal<Option<PairId>>,
}

impl Shown {
    /// Those of the pair that the address asks for, until another is chosen; or of the one at hand.
    pub fn asked(pair: Signal<Option<PairId>>) -> Self {
        let (device, at_hand) = (use_device(), use_at_hand());
        let all = Memo::new(move |_| {
            let registry = device.registry();
            registry.with(|registry| Papers::of(registry, device.person()))
        });
        let asked = Memo::new(move |_| {
            let (pair, registry) = (pair.get()?, device.registry());
            // Who looks after all pairs and is in one reads the journals of the others too.
            registry.with(|registry| Papers::of_pair(registry, device.person(), pair))
        });
        let chosen = RwSignal::new(None::<PairId>);
        let pairs = Memo::new(move |_| {
            let all = all.read();
            all.iter().map(|papers| papers.pair).collect::<Vec<_>>()
        });
        let papers = Memo::new(move |_| {
            let named = chosen.get().or(asked.get().map(|papers| papers.pair));
            let shown = at_hand.of(&pairs.get(), named);
            let all = all.read();
            let found = all.iter().find(|papers| Some(papers.pair) == shown);
            found.copied().or(asked.get())
        });
        at_hand.follow(move || papers.get().map(|papers| papers.pair));
        Self {
            papers,
            pairs,
            chosen,
        }
    }

    /// The choice between them.
    pub fn choice(self) -> impl IntoView {
        let shown = Signal::derive(move || self.papers.get().map(|papers| papers.pair));
        view! { <Whose pairs=self.pairs shown on_choose=move |pair| self.chosen.set(Some(pair))/> }
    }
}

/// The choice; nothing for who has one pair, and while another than theirs is shown.
#[component]
pub fn Whose(
    /// Between which.
    #[prop(into)]
    pairs: Signal<Vec<PairId>>,
    /// Which is shown.
    #[prop(into)]
    shown: Signal<Option<PairId>>,
    #[prop(into)] on_choose: Callback<PairId>,
) -> impl IntoView {
    let device = use_device();
    let options = Signal::derive(move || {
        device.registry().with(|registry| {
            let pairs = pairs.get();
            let found = pairs.iter().filter_map(|pair| registry.pairs.get(pair));
            found
                .map(|pair| Offered::new(pair.id.to_string(), pair_name(registry, pair)))
                .collect::<Vec<_>>()
        })
    });
    let value =
        Signal::derive(move || shown.get().map(|pair| pair.to_string()).unwrap_or_default());
    let choose = move |pair: String| {
        if let Ok(pair) = pair.parse() {
            on_choose.run(pair);
        }
    };
    let is_one_of_several = move || {
        let shown = shown.get();
        pairs.with(|pairs| pairs.len() > 1 && shown.is_some_and(|shown| pairs.contains(&shown)))
    };
    view! {
        <Show when=is_one_of_several>
            <div class="whose">
                <Select label=t!(told.whose) value options on_change=choose/>
            </div>
        </Show>
    }
}

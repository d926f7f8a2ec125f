//! Who sees a note: its author says, and the note moves to the document that those people may read.

use super::moving::move_note;
use super::shelf::Notes;
use crate::device::use_device;
use crate::i18n::*;
use crate::told::pair_name;
use crate::ui::{Choice, Offered, use_toasts};
use leptos::prelude::*;
use ryadom_domain::{NoteId, PairId, Visibility};

/// The places that a note may be in, one of them chosen.
#[component]
pub fn WhoSees(notes: Notes, id: NoteId, shelf: RwSignal<Vec<Notes>>) -> impl IntoView {
    let device = use_device();
    let toasts = use_toasts();
    let own_pairs = Memo::new(move |_| {
        device.registry().with(|registry| {
            let pairs = registry.pairs_of(device.person()).map(|pair| pair.id);
            pairs.collect::<Vec<PairId>>()
        })
    });
    let here = notes.place;
    let targets = Memo::new(move |_| {
        let own = own_pairs.get();
        let fits = |one: &Notes| match (one.place.pair, here.pair) {
            (None, _) => true,
            // A pair's note stays with that pair; one's own may go to any.
            (Some(pair), Some(stays)) => pair == stays,
            (Some(pair), None) => own.contains(&pair),
        };
        shelf.get().into_iter().filter(fits).collect::<Vec<_>>()
    });
    let options = Signal::derive(move || {
        let locale = locale();
        let several = own_pairs.with(Vec::len) > 1 && here.pair.is_none();
        let one = |target: &Notes| {
            let words = match target.place.visibility {
                Visibility::OnlyMe => td_string!(locale, notes.only_me),
                Visibility::Pair => td_string!(locale, notes.pair),
                Visibility::PairAndCurator => td_string!(locale, notes.pair_and_curator),
            };
            let pair = device.registry().with(|registry| {
                let pair = target.place.pair.and_then(|pair| registry.pairs.get(&pair));
                pair.map(|pair| pair_name(registry, pair))
            });
            let label = match pair.filter(|_| several) {
                Some(pair) => format!("{words}: {pair}"),
                None => words.to_owned(),
            };
            Offered::new(target.place.document.to_string(), label)
        };
        targets.with(|targets| targets.iter().map(one).collect::<Vec<_>>())
    });
    let go = move |document: String| {
        let target = targets.with_untracked(|targets| {
            let found = targets
                .iter()
                .find(|target| target.place.document.to_string() == document);
            found.copied()
        });
        if let Some(target) = target.filter(|target| *target != notes) {
            move_note(device, toasts, locale(), (notes, id), target);
        }
    };
    view! {
        <Choice
            label=t!(notes.visibility)
            value=here.document.to_string()
            options
            on_change=go
        />
        <Show when=move || here.visibility != Visibility::OnlyMe>
            <p class="quiet">{t!(notes.seen_before)}</p>
        </Show>
    }
}

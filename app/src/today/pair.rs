//! One pair's day.

use super::asked::Asked;
use super::calendar::SaveCalendar;
use super::changed::Changed;
use super::list::Yours;
use super::next::NextMeeting;
use super::places::Places;
use super::questions::Questions;
use super::together::Together;
use super::writing_now::WritingNow;
use crate::device::use_device;
use crate::i18n::*;
use crate::told::pair_name;
use leptos::prelude::*;
use ryadom_domain::{DocumentId, PairId, PersonId, Registry, Side};
use ryadom_replica::{JournalDoc, ProgrammeDoc, ReflectionDoc, ReviewDoc};

/// A pair that somebody is in, and where its papers are.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash)]
pub struct Papers {
    /// The pair.
    pub pair: PairId,
    /// On which side the person is.
    pub side: Side,
    /// Its programme.
    pub programme: DocumentId,
    /// Its meetings.
    pub journal: DocumentId,
    /// Its notes.
    pub reflection: DocumentId,
}

impl Papers {
    /// The open pairs of a person whose papers are all there.
    pub fn of(registry: &Registry, person: PersonId) -> Vec<Self> {
        registry
            .pairs_of(person)
            .filter(|pair| pair.state.is_open())
            .filter_map(|pair| {
                Some(Self {
                    pair: pair.id,
                    side: pair.side(person)?,
                    programme: pair.programme?,
                    journal: pair.journal?,
                    reflection: pair.reflection?,
                })
            })
            .collect()
    }
}

/// Everything that one pair has for the person today.
#[component]
pub fn PairToday(
    papers: Papers,
    /// True when the person has several pairs, so that each needs its name.
    #[prop(into)]
    named: Signal<bool>,
) -> impl IntoView {
    let device = use_device();
    let programme = device.open::<ProgrammeDoc>(papers.programme);
    let review = device.open::<ReviewDoc>(papers.programme.beside());
    let journal = device.open::<JournalDoc>(papers.journal);
    let reflection = device.open::<ReflectionDoc>(papers.reflection);
    let name = move || {
        device.registry().with(|registry| {
            registry
                .pairs
                .get(&papers.pair)
                .map(|pair| pair_name(registry, pair))
        })
    };
    // Read from this device in milliseconds: nothing is better than a flash of something else.
    let ready = Memo::new(move |_| programme.ready() && journal.ready());
    view! {
        <section class="today__pair">
            <Show when=move || named.get()>
                <div class="today__head">
                    <h2>{move || t!(today.pair_with, names = name().unwrap_or_default())}</h2>
                    <SaveCalendar papers=vec![papers]/>
                </div>
            </Show>
            <Show when=move || ready.get()>
                <div class="cols">
                    <div class="stack">
                        <NextMeeting papers journal/>
                        <Asked papers journal/>
                        <Questions papers programme review/>
                        <Yours papers programme journal/>
                    </div>
                    <div class="stack">
                        <WritingNow papers reflection/>
                        <Places papers programme journal/>
                        <Changed papers programme review journal reflection/>
                        <Together papers/>
                    </div>
                </div>
            </Show>
        </section>
    }
}

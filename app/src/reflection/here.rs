//! Who else is in a note right now.

use crate::device::{Device, use_device};
use crate::i18n::*;
use crate::told::part;
use crate::ui::{Part, Who};
use leptos::prelude::*;
use ryadom_domain::{DocumentId, NoteId, PairId, PersonId};

/// The people, each once, without oneself. Tracked.
pub fn people_in(device: Device, document: DocumentId, note: NoteId) -> Vec<PersonId> {
    let me = device.person();
    let note = note.to_string();
    let mut people: Vec<PersonId> = device.presence(document).with(|present| {
        let here = present.iter().filter(|one| one.text.contains(&note));
        here.map(|one| one.person).collect()
    });
    people.retain(|person| *person != me);
    people.sort_unstable();
    people.dedup();
    people
}

/// Their initials.
#[component]
pub fn Here(
    document: DocumentId,
    pair: Option<PairId>,
    note: NoteId,
    /// Says it in words too.
    #[prop(optional)]
    worded: bool,
) -> impl IntoView {
    let device = use_device();
    let people = Memo::new(move |_| people_in(device, document, note));
    let shown = move |person: PersonId| {
        let (name, initials, part) = device.registry().with(|registry| {
            let pair = pair.and_then(|pair| registry.pairs.get(&pair));
            let name = registry.name(person);
            (name.short(), name.initials(), part(registry, pair, person))
        });
        let part: Part = part;
        view! { <Who name initials part/> }
    };
    let words = move || {
        let locale = locale();
        let names = device.registry().with(|registry| {
            let short = people
                .get()
                .into_iter()
                .map(|person| registry.name(person).short());
            short.collect::<Vec<_>>().join(", ")
        });
        if worded {
            td_string!(locale, notes.here_now, names = names)
        } else {
            td_string!(locale, notes.writing_now).to_owned()
        }
    };
    view! {
        <Show when=move || people.with(|people| !people.is_empty())>
            <span class="note__here">
                <For each=move || people.get() key=|person| *person let:person>
                    {shown(person)}
                </For>
                <span>{words}</span>
            </span>
        </Show>
    }
}

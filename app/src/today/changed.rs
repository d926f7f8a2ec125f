//! What the others changed since the person last looked, in words.

use super::pair::Papers;
use crate::device::{Handle, use_device};
use crate::i18n::*;
use crate::told::ToldList;
use crate::ui::{Button, ButtonKind};
use leptos::prelude::*;
use ryadom_domain::DocumentId;
use ryadom_replica::{JournalDoc, Kind, ProgrammeDoc, ReflectionDoc, ReviewDoc, Told};
use std::sync::Arc;

/// The card of changes. Looking is enough: whoever leaves the page has seen it.
#[component]
pub fn Changed(
    papers: Papers,
    programme: Handle<ProgrammeDoc>,
    review: Handle<ReviewDoc>,
    journal: Handle<JournalDoc>,
    reflection: Handle<ReflectionDoc>,
) -> impl IntoView {
    let device = use_device();
    let reader = device.person();
    let of_programme = since(papers.programme, programme);
    let of_review = since(papers.programme.beside(), review);
    let of_journal = since(papers.journal, journal);
    let of_reflection = since(papers.reflection, reflection);
    let told = Memo::new(move |_| {
        let all = [of_programme, of_review, of_journal, of_reflection].map(|told| told.get());
        let mut all: Vec<Told> = all
            .iter()
            .flat_map(|told| told.iter())
            .filter(|told| told.by != Some(reader))
            .cloned()
            .collect();
        all.sort_by_key(|told| told.at);
        Arc::new(all)
    });
    let saw = move || {
        let beside = papers.programme.beside();
        for document in [papers.programme, beside, papers.journal, papers.reflection] {
            device.saw(document);
        }
    };
    on_cleanup(saw);
    let any = move || told.with(|told| !told.is_empty());
    view! {
        <section class="sheet">
            <div class="head">
                <h2>{t!(today.changed)}</h2>
                <Show when=any>
                    <span class="head__act">
                        <Button kind=ButtonKind::Plain small=true on_press=move |()| saw()>
                            {t!(today.read_all)}
                        </Button>
                    </span>
                </Show>
            </div>
            <Show
                when=any
                fallback=move || view! { <p class="today__none quiet">{t!(today.changed_none)}</p> }
            >
                <ToldList
                    told
                    pair=Some(papers.pair)
                    registry=device.registry()
                    reader=Some(reader)
                    now=Signal::derive(move || device.local(device.now()))
                    local=move |at| device.local(at)
                />
            </Show>
        </section>
    }
}

/// What a document tells since it was last seen; nothing when it was never seen, for then all of it is new.
fn since<K: Kind>(document: DocumentId, handle: Handle<K>) -> Memo<Arc<Vec<Told>>>
where
    K::View: Send + Sync,
{
    let device = use_device();
    Memo::new(move |_| {
        let Some(seen) = device.seen().with(|seen| seen.get(&document).cloned()) else {
            return Arc::default();
        };
        // Told again after every change of the document.
        handle.view().track();
        handle.told(&seen).unwrap_or_default()
    })
}

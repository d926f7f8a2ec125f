//! The journal: what is still to be kept on top, then every meeting under its month.

use super::draft;
use super::line::{MeetingLine, MonthHead};
use super::open::OpenAgreements;
use super::view::{MeetingsView, MeetingsViewStoreFields, RowKey, RowStoreFields};
use crate::device::use_device;
use crate::i18n::*;
use crate::route::Route;
use crate::told::{Names, seen_by};
use crate::ui::{Below, EmptyState, Glyph, Icon, at_first};
use crate::whose::{Papers, Shown};
use leptos::prelude::*;
use reactive_stores::Store;
use ryadom_domain::{DocumentKind, PairId};
use ryadom_replica::JournalDoc;

/// How many rows are built at first; each frame after it doubles them.
const ROWS: usize = 10;

/// The journals of the person's pairs, one at a time.
#[component]
pub fn Journal(pair: Signal<Option<PairId>>) -> impl IntoView {
    let shown = Shown::asked(pair);
    view! {
        // Whose journal it is comes first: it is what the page is about.
        {shown.choice()}
        {move || match shown.papers.get() {
            Some(papers) => view! { <OneJournal papers/> }.into_any(),
            None => {
                view! {
                    <h1 tabindex="-1">{t!(meetings.title)}</h1>
                    <EmptyState
                        title=t!(meetings.no_pair)
                        why=t!(meetings.no_pair_why)
                    />
                }
                    .into_any()
            }
        }}
    }
}

/// One pair's journal.
#[component]
fn OneJournal(papers: Papers) -> impl IntoView {
    let device = use_device();
    let journal = device.open::<JournalDoc>(papers.journal);
    let shown = Store::new(MeetingsView::default());
    Effect::new(move || {
        let today = device.today();
        let fresh = journal.with(|view| MeetingsView::of(view, today));
        let MeetingsView { rows, open, count } = fresh;
        shown.rows().patch(rows);
        shown.open().patch(open);
        if shown.count().get_untracked() != count {
            shown.count().set(count);
        }
    });
    let seen = move || {
        let locale = locale();
        device.registry().with(|registry| {
            let names = Names {
                registry,
                reader: Some(device.person()),
                today: device.today(),
            };
            seen_by(
                locale,
                &names,
                registry.pairs.get(&papers.pair),
                DocumentKind::Journal,
            )
        })
    };
    let writes = Memo::new(move |_| journal.may_write());
    let begun = device.has_draft(&draft::name_of(papers.pair));
    let log = move || {
        view! {
            <a class="button button--act" href=Route::LogMeeting(papers.pair).path()>
                <Icon glyph=Glyph::Add/>
                {move || if begun.get() { t!(meetings.log_on) } else { t!(meetings.log) }}
            </a>
        }
    };
    let built = at_first(ROWS);
    let empty = move || journal.ready() && shown.rows().read().is_empty();
    view! {
        <div class="top">
            <div class="top__words">
                <h1 tabindex="-1">{t!(meetings.title)}</h1>
                <p class="quiet">
                    <Show when=move || { shown.count().get() > 0 }>
                        {move || t!(meetings.count, count = shown.count().get())} " · "
                    </Show>
                    {seen}
                </p>
            </div>
            <Show when=move || writes.get()>
                <div class="top__acts">{log()}</div>
            </Show>
        </div>
        <Show when=empty>
            <EmptyState
                title=t!(meetings.empty)
                why=Signal::derive(move || {
                    if writes.get() {
                        t!(meetings.empty_why).to_owned()
                    } else {
                        t!(meetings.empty_reader).to_owned()
                    }
                })
            />
        </Show>
        <Below>
            <OpenAgreements papers journal open=shown/>
            <For each=move || shown.rows().into_iter().take(built.get()) key=|row| row.which().get_untracked() let:row>
                {match row.which().get_untracked() {
                    RowKey::Month(month) => view! { <MonthHead month row/> }.into_any(),
                    RowKey::Meeting(id) => view! { <MeetingLine papers id row/> }.into_any(),
                }}
            </For>
        </Below>
    }
}

//! The page: files by month, with what each hangs on, and a way to add a sample.

use super::add::AddSample;
use super::entries::{Entry, Wanted, entries};
use super::paper::Paper;
use crate::attached::{Hook, Tile, Viewer};
use crate::device::{Device, Handle, use_device};
use crate::i18n::*;
use crate::route::Route;
use crate::told::{Names, dates, seen_by};
use crate::ui::{
    Button, ButtonKind, Choice, Dialog, EmptyState, Glyph, Icon, Offered, Printed, print,
};
use jiff::civil::Date;
use leptos::prelude::*;
use ryadom_domain::{DocumentId, DocumentKind, FileId, PairId, Registry};
use ryadom_replica::{JournalDoc, ProgrammeDoc};
use std::collections::BTreeSet;

/// The documents of a pair that list files, as far as the person may read them.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
struct Papers {
    pair: PairId,
    programme: DocumentId,
    journal: Option<DocumentId>,
}

impl Papers {
    fn of(registry: &Registry, device: Device, pair: PairId) -> Option<Self> {
        let found = registry.pairs.get(&pair)?;
        let may_read = |document: &DocumentId| registry.grant(device.person(), *document).is_some();
        Some(Self {
            pair,
            programme: found.programme.filter(may_read)?,
            journal: found.journal.filter(may_read),
        })
    }
}

/// The portfolio of a pair.
#[component]
pub fn Page(#[prop(into)] pair: Signal<Option<PairId>>) -> impl IntoView {
    let device = use_device();
    let papers = Memo::new(move |_| {
        let pair = pair.get()?;
        device
            .registry()
            .with(|registry| Papers::of(registry, device, pair))
    });
    move || match papers.get() {
        Some(papers) => view! { <Portfolio papers/> }.into_any(),
        None => view! {
            <div class="top">
                <div class="top__words"><h1 tabindex="-1">{t!(portfolio.title)}</h1></div>
            </div>
            <EmptyState title=t!(portfolio.none) why=t!(portfolio.none_why)/>
        }
        .into_any(),
    }
}

#[component]
fn Portfolio(papers: Papers) -> impl IntoView {
    let device = use_device();
    let programme: Handle<ProgrammeDoc> = device.open(papers.programme);
    let journal: Option<Handle<JournalDoc>> = papers.journal.map(|journal| device.open(journal));
    let ready = Memo::new(move |_| programme.ready() && journal.is_none_or(Handle::ready));
    let all = Memo::new(move |_| {
        device.registry().with(|registry| {
            let names = names(device, registry);
            let read = |journal: Option<&_>| {
                programme.with(|view| entries(locale(), &names, papers.pair, view, journal))
            };
            match journal {
                Some(journal) => journal.with(|view| read(Some(view))),
                None => read(None),
            }
        })
    });
    let of_programme = Hook::all_of_programme(programme);
    let of_journal = journal.map(Hook::all_of_journal);
    // Their small pictures come as soon as somebody looks, as on the thing that they hang on.
    Effect::new(move || {
        if !all.with(Vec::is_empty) {
            device.want_small(papers.programme);
            if let Some(journal) = papers.journal {
                device.want_small(journal);
            }
        }
    });
    let wanted = RwSignal::new(Wanted::All);
    let shown = Memo::new(move |_| {
        let wanted = wanted.get();
        let mut all = all.get();
        all.retain(|entry| wanted.takes(entry));
        all
    });
    let months = Memo::new(move |_| {
        let mut months: Vec<Date> = Vec::new();
        for entry in shown.get() {
            let month = month_of(device, &entry);
            if months.last() != Some(&month) {
                months.push(month);
            }
        }
        months
    });
    let opened = RwSignal::new(None::<FileId>);
    let opened_journal = RwSignal::new(None::<FileId>);
    let adding = RwSignal::new(false);
    let printing = RwSignal::new(false);
    let may_write = Memo::new(move |_| programme.may_write());
    let seen = move || {
        device.registry().with(|registry| {
            let pair = registry.pairs.get(&papers.pair);
            seen_by(
                locale(),
                &names(device, registry),
                pair,
                DocumentKind::Programme,
            )
        })
    };
    view! {
        <a class="back" href=Route::PairProgramme(papers.pair).path()>
            <Icon glyph=Glyph::Back small=true/>
            {t!(portfolio.programme)}
        </a>
        <div class="top">
            <div class="top__words">
                <h1 tabindex="-1">{t!(portfolio.title)}</h1>
                <p class="quiet">{t!(portfolio.why)}</p>
            </div>
            <div class="top__acts">
                <Show when=move || !all.with(Vec::is_empty)>
                    <Button on_press=move || print(printing)>{t!(portfolio.print)}</Button>
                </Show>
                <Show when=move || may_write.get()>
                    <Button kind=ButtonKind::Act on_press=move || adding.set(true)>{t!(portfolio.add)}</Button>
                </Show>
            </div>
        </div>
        <Show when=move || ready.get()>
            <Show
                when=move || !all.with(Vec::is_empty)
                fallback=|| view! { <EmptyState title=t!(portfolio.empty) why=t!(portfolio.empty_why)/> }
            >
                <ChooseWanted all wanted/>
                <For each=move || months.get() key=|month| *month let:month>
                    <Month month shown of_programme of_journal opened opened_journal/>
                </For>
            </Show>
            <p class="quiet">{seen}</p>
        </Show>
        <Viewer hook=of_programme opened/>
        {of_journal.map(|hook| view! { <Viewer hook opened=opened_journal/> })}
        <Dialog open=adding title=t!(portfolio.add)>
            <AddSample programme open=adding/>
        </Dialog>
        <Printed printing>
            <Paper pair=papers.pair shown/>
        </Printed>
    }
}

/// How people are named for who reads.
pub fn names(device: Device, registry: &Registry) -> Names<'_> {
    Names {
        registry,
        reader: Some(device.person()),
        today: device.today(),
    }
}

fn month_of(device: Device, entry: &Entry) -> Date {
    device.local(entry.created).date().first_of_month()
}

/// What to show. Nothing while all files are of one kind.
#[component]
fn ChooseWanted(all: Memo<Vec<Entry>>, wanted: RwSignal<Wanted>) -> impl IntoView {
    let kinds = Memo::new(move |_| {
        let all = all.read();
        let kinds = all.iter().map(|entry| Wanted::of(entry.of));
        kinds.collect::<BTreeSet<_>>()
    });
    // The last file of a kind may be gone: nothing would say why the page is empty.
    Effect::new(move || {
        if wanted.get() != Wanted::All && !kinds.with(|kinds| kinds.contains(&wanted.get())) {
            wanted.set(Wanted::All);
        }
    });
    let options = Signal::derive(move || {
        let locale = locale();
        let kinds = kinds.get();
        let all = std::iter::once(Wanted::All).chain(kinds);
        all.map(|wanted| Offered::new(wanted.code(), wanted.words(locale)))
            .collect::<Vec<_>>()
    });
    view! {
        <Show when=move || { kinds.with(BTreeSet::len) > 1 }>
            <div class="portfolio__wanted">
                <Choice
                    label=t!(portfolio.wanted)
                    value=Signal::derive(move || wanted.get().code().to_owned())
                    options
                    on_change=move |code: String| wanted.set(Wanted::parse(&code))
                />
            </div>
        </Show>
    }
}

#[component]
fn Month(
    month: Date,
    shown: Memo<Vec<Entry>>,
    of_programme: Hook,
    of_journal: Option<Hook>,
    opened: RwSignal<Option<FileId>>,
    opened_journal: RwSignal<Option<FileId>>,
) -> impl IntoView {
    let device = use_device();
    let here = move || {
        let mut shown = shown.get();
        shown.retain(|entry| month_of(device, entry) == month);
        shown
    };
    view! {
        <section class="portfolio__month">
            <div class="group">
                <h2>{move || dates::month(locale(), month)}</h2>
                <span class="group__line"></span>
            </div>
            <ul class="attached__list portfolio__list">
                <For each=here key=|entry| (entry.id, entry.place.clone()) let:entry>
                    {match (entry.in_journal, of_journal) {
                        (true, Some(hook)) => {
                            view! { <OneFile entry hook opened=opened_journal/> }.into_any()
                        }
                        (true, None) => ().into_any(),
                        (false, _) => view! { <OneFile entry hook=of_programme opened/> }.into_any(),
                    }}
                </For>
            </ul>
        </section>
    }
}

#[component]
fn OneFile(entry: Entry, hook: Hook, opened: RwSignal<Option<FileId>>) -> impl IntoView {
    let device = use_device();
    let Entry {
        id,
        place,
        route,
        author,
        created,
        ..
    } = entry;
    let by = move || {
        let name = device
            .registry()
            .with(|registry| names(device, registry).person(locale(), author));
        let day = dates::day(locale(), device.local(created).date(), device.today());
        t!(portfolio.by, name = name, day = day).to_string()
    };
    view! {
        <Tile hook id opened>
            <span class="portfolio__under">
                {match route {
                    Some(route) => view! { <a href=route.path()>{place}</a> }.into_any(),
                    None => view! { <span>{place}</span> }.into_any(),
                }}
                <span class="quiet">{by}</span>
            </span>
        </Tile>
    }
}

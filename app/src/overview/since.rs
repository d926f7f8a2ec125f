//! «Новое для вас»: what others changed, pair by pair, in words, with who and when.

use super::telling::Tellings;
use super::visit::private_document;
use crate::attention::short;
use crate::device::use_device;
use crate::i18n::*;
use crate::route::Route;
use crate::told::{Names, Sentence, capital, dates, part, sentences};
use crate::ui::{Button, ButtonKind, Part, Who, last_known, use_toasts};
use leptos::prelude::*;
use reactive_stores::{Field, Patch, Store};
use ryadom_domain::{PairId, PersonId, Timestamp};
use ryadom_replica::{PrivateDoc, Told};

/// How many sentences of one person about one pair are said before «и ещё 3 изменения».
const EACH: usize = 3;

/// What is told.
#[derive(Debug, Clone, Default, PartialEq, Store, Patch)]
struct Since {
    #[store(key: Option<PairId> = |row| row.pair)]
    rows: Vec<SinceRow>,
}

/// What is told of one pair.
#[derive(Debug, Clone, PartialEq, Store, Patch)]
struct SinceRow {
    /// `None`: of the people and pairs themselves.
    #[patch(|this, new| *this = new)]
    pair: Option<PairId>,
    #[patch(|this, new| *this = new)]
    told: Vec<Told>,
}

/// The section.
#[component]
pub fn SinceLastVisit() -> impl IntoView {
    let device = use_device();
    let tellings = Tellings::look(device);
    let reader = device.person();
    let shown = Store::new(Since::default());
    Effect::new(move || {
        let rows = tellings
            .by_pair(reader)
            .into_iter()
            .map(|(pair, told)| SinceRow { pair, told })
            .collect::<Vec<_>>();
        shown.rows().patch(rows);
    });
    let count = move || {
        let rows = shown.rows().read();
        let edits = rows.iter().map(|row| row.told.len()).sum();
        let pairs = rows.iter().filter(|row| row.pair.is_some()).count();
        (edits, pairs)
    };
    let counted = move || {
        let (edits, pairs) = count();
        let edits = t!(overview.edits, count = short(edits));
        if pairs == 0 {
            return edits;
        }
        let pairs = t!(overview.pairs, count = short(pairs));
        t!(overview.since_count, edits = edits, pairs = pairs)
    };
    let any = move || !shown.rows().read().is_empty();
    let more = move || tellings.waiting() > 0;
    view! {
        <section class="sheet" aria-labelledby="overview-since">
            <div class="head">
                <h2 id="overview-since">{t!(overview.since_title)}</h2>
                // While documents are still looked at, the count would run, and what is not told yet cannot be read.
                <Show when=move || any() && tellings.is_settled()>
                    <small>{counted}</small>
                    <span class="head__act"><AllRead tellings/></span>
                </Show>
            </div>
            <Show when=move || !any() && tellings.is_all()>
                <p class="sheet__words quiet">{t!(overview.since_none)}</p>
            </Show>
            <ul>
                <For each=move || shown.rows() key=|row| row.pair().get() let:row>
                    <ToldOfPair row/>
                </For>
            </ul>
            <Show when=more>
                <div class="thresholds">
                    <Button kind=ButtonKind::Plain on_press=move |()| tellings.more()>
                        {t!(overview.since_more)}
                    </Button>
                </div>
            </Show>
        </section>
    }
}

/// Moves the marker of what was read, in the reader's private document.
#[component]
fn AllRead(tellings: Tellings) -> impl IntoView {
    let device = use_device();
    let toasts = use_toasts();
    let private = private_document(device);
    let handle = Memo::new(move |_| private.get().map(|id| device.open::<PrivateDoc>(id)));
    let press = move |()| {
        let Some(handle) = handle.get_untracked() else {
            return;
        };
        match tellings.read_all(handle) {
            Ok(()) => toasts.offer(
                t!(overview.all_read_done),
                t!(overview.undo),
                device.take_back(),
            ),
            Err(why) => toasts.say(t!(overview.not_done, why = why.to_string())),
        }
    };
    view! {
        <Button kind=ButtonKind::Plain small=true on_press=press>
            {t!(overview.all_read)}
        </Button>
    }
}

/// One person's changes in one pair.
struct ByPerson {
    by: Option<PersonId>,
    said: Vec<Sentence>,
    first: Timestamp,
    last: Timestamp,
    edits: usize,
}

fn by_person(said: Vec<Sentence>, told: &[Told]) -> Vec<ByPerson> {
    let mut groups: Vec<ByPerson> = Vec::new();
    for sentence in said {
        match groups.iter_mut().find(|group| group.by == sentence.by) {
            Some(group) => {
                group.first = group.first.min(sentence.at);
                group.last = group.last.max(sentence.at);
                group.said.push(sentence);
            }
            None => groups.push(ByPerson {
                by: sentence.by,
                first: sentence.at,
                last: sentence.at,
                edits: told.iter().filter(|told| told.by == sentence.by).count(),
                said: vec![sentence],
            }),
        }
    }
    for group in &mut groups {
        // Places to look at stay in front; of the rest only the newest have room.
        group
            .said
            .sort_by_key(|one| (!one.need, std::cmp::Reverse(one.at)));
    }
    groups.sort_by_key(|group| std::cmp::Reverse(group.last));
    groups
}

#[component]
fn ToldOfPair(#[prop(into)] row: Field<SinceRow>) -> impl IntoView {
    let device = use_device();
    let registry = device.registry();
    let row = last_known(row);
    let pair = row.read_untracked().pair;
    let groups = move || {
        let locale = locale();
        let registry = registry.get();
        let now = device.local(device.now());
        let names = Names {
            registry: &registry,
            reader: Some(device.person()),
            today: device.today(),
        };
        let row = row.read();
        let told = &row.told;
        let title = match pair {
            Some(pair) => {
                view! { <a class="told__link" href=Route::PairProgramme(pair).path()>{names.pair(pair)}</a> }
                    .into_any()
            }
            None => view! { <b>{td_string!(locale, overview.since_school)}</b> }.into_any(),
        };
        let of_pair = pair.and_then(|pair| registry.pairs.get(&pair));
        let groups = by_person(sentences(locale, told, &names), told);
        let first = groups.first().and_then(|group| group.by);
        let name = first
            .map(|person| registry.name(person))
            .unwrap_or_default();
        let who_part = first.map_or(Part::Other, |person| part(&registry, of_pair, person));
        let initials = if name.is_empty() {
            "·".to_owned()
        } else {
            name.initials()
        };
        let said = groups
            .into_iter()
            .map(|group| {
                let when = span(locale, device, &group, now);
                let rest = short(group.said.len().saturating_sub(EACH));
                let who = names.person(locale, group.by);
                let edits = td_string!(locale, overview.edits, count = short(group.edits));
                view! {
                    <p class="since__said">
                        {group
                            .said
                            .into_iter()
                            .take(EACH)
                            .map(|one| view! { <span class:need=one.need>{one.words} " "</span> })
                            .collect_view()}
                        {(rest > 0)
                            .then(|| {
                                view! {
                                    <span class="quiet">
                                        {capital(&td_string!(locale, overview.rest, count = rest))} "."
                                    </span>
                                }
                            })}
                        <span class="told__when">
                            {who} " · " {td_string!(locale, overview.since_when, when = when, edits = edits)}
                        </span>
                    </p>
                }
            })
            .collect_view();
        view! {
            <Who name=name.full() initials=initials part=who_part/>
            <div>
                <h3 class="since__pair">{title}</h3>
                {said}
            </div>
        }
    };
    view! { <li class="told">{groups}</li> }
}

/// «вчера в 19:40», or «12 февраля – вчера в 19:40» when it took more than a day.
fn span(
    locale: Locale,
    device: crate::device::Device,
    group: &ByPerson,
    now: jiff::civil::DateTime,
) -> String {
    let (first, last) = (device.local(group.first), device.local(group.last));
    let words = dates::moment(locale, last, now);
    if first.date() == last.date() {
        return words;
    }
    td_string!(
        locale,
        overview.since_from_to,
        from = dates::day(locale, first.date(), now.date()),
        to = words
    )
}

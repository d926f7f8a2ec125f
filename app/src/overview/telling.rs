//! What the documents tell since they were last read: looked up one after another, only where something changed, after
//! the screen is already there.

use crate::device::{Device, Handle};
use crate::ui::painted;
use leptos::prelude::*;
use leptos::task::spawn_local;
use ryadom_domain::{DocumentId, PairId, PersonId, Timestamp};
use ryadom_replica::{ChangeHash, PrivateDoc, PrivateEdit, Told, told};
use std::cell::RefCell;
use std::collections::{BTreeMap, VecDeque};
use std::sync::Arc;

/// How many documents are looked at before somebody asks for more.
pub const AT_FIRST: usize = 24;

/// A document that has something to tell.
#[derive(Debug, Clone, PartialEq)]
pub struct Wanted {
    /// Whose; `None` for the registry.
    pub pair: Option<PairId>,
    /// Which.
    pub document: DocumentId,
    /// The version that was read last.
    since: Vec<ChangeHash>,
    /// Names the version it is at now, so that it is looked at again when that changes.
    version: Vec<String>,
    /// When it was changed last, by whichever clock: newest first.
    touched: Timestamp,
}

thread_local! {
    /// What documents told when this tab looked last: coming back to the page must not cost as much as the first time.
    static KNOWN: RefCell<BTreeMap<DocumentId, Telling>> = RefCell::default();
}

/// What one document told.
#[derive(Debug, Clone)]
struct Telling {
    since: Vec<ChangeHash>,
    version: Vec<String>,
    told: Arc<Vec<Told>>,
    heads: Vec<ChangeHash>,
}

impl Telling {
    fn answers(&self, wanted: &Wanted) -> bool {
        self.since == wanted.since && self.version == wanted.version
    }
}

/// Everything that was told so far, and how to look further. `Copy`; lives as long as the page.
#[derive(Clone, Copy)]
pub struct Tellings {
    device: Device,
    wanted: Memo<Vec<Wanted>>,
    told: RwSignal<BTreeMap<DocumentId, Telling>>,
    queue: StoredValue<VecDeque<Wanted>>,
    looking: StoredValue<bool>,
    limit: RwSignal<usize>,
}

impl Tellings {
    /// Starts to look. Call it in the page: what it keeps goes with the page.
    pub fn look(device: Device) -> Self {
        let this = Self {
            device,
            wanted: Memo::new(move |_| wanted(device)),
            told: RwSignal::new(BTreeMap::new()),
            queue: StoredValue::new(VecDeque::new()),
            looking: StoredValue::new(false),
            limit: RwSignal::new(AT_FIRST),
        };
        Effect::new(move || this.ask());
        this
    }

    /// What others changed, by pair, in the order of the newest change. Tracked.
    pub fn by_pair(self, reader: PersonId) -> Vec<(Option<PairId>, Vec<Told>)> {
        let mut groups: Vec<(Option<PairId>, Vec<Told>)> = Vec::new();
        let all = self.told.read();
        for wanted in self.wanted.read().iter() {
            let Some(telling) = all.get(&wanted.document) else {
                continue;
            };
            // A version that is a moment old tells more than nothing; one that was read since tells too much.
            if telling.since != wanted.since {
                continue;
            }
            let mut others = telling
                .told
                .iter()
                .filter(|told| told.by != Some(reader))
                .cloned()
                .peekable();
            if others.peek().is_none() {
                continue;
            }
            match groups.iter_mut().find(|(pair, _)| *pair == wanted.pair) {
                Some((_, told)) => told.extend(others),
                None => groups.push((wanted.pair, others.collect())),
            }
        }
        groups
    }

    /// True when nothing is left to look at. Tracked.
    pub fn is_all(self) -> bool {
        let all = self.told.read();
        self.wanted.read().iter().all(|wanted| {
            all.get(&wanted.document)
                .is_some_and(|telling| telling.since == wanted.since)
        })
    }

    /// True when everything that is to be looked at for now was looked at. Tracked.
    pub fn is_settled(self) -> bool {
        let all = self.told.read();
        let limit = self.limit.get();
        self.wanted.read().iter().take(limit).all(|wanted| {
            all.get(&wanted.document)
                .is_some_and(|telling| telling.since == wanted.since)
        })
    }

    /// How many documents wait for somebody to ask for more. Tracked.
    pub fn waiting(self) -> usize {
        self.wanted.read().len().saturating_sub(self.limit.get())
    }

    /// Looks at as many again.
    pub fn more(self) {
        self.limit.update(|limit| *limit += AT_FIRST);
    }

    /// Remembers exactly what was told as read: what arrives meanwhile stays new.
    pub fn read_all(self, private: Handle<PrivateDoc>) -> Result<(), crate::device::Refused> {
        let told = self.told.get_untracked();
        let seen = self
            .wanted
            .get_untracked()
            .iter()
            .filter_map(|wanted| {
                let telling = told.get(&wanted.document)?;
                (telling.since == wanted.since)
                    .then(|| PrivateEdit::Saw(wanted.document, telling.heads.clone()))
            })
            .collect();
        private.edit(PrivateEdit::Several(seen))
    }

    fn ask(self) {
        let limit = self.limit.get();
        let wanted = self.wanted.get();
        let told = self.told.read_untracked();
        let missing: VecDeque<Wanted> = wanted
            .into_iter()
            .take(limit)
            .filter(|wanted| {
                !told
                    .get(&wanted.document)
                    .is_some_and(|telling| telling.answers(wanted))
            })
            .collect();
        drop(told);
        self.queue.set_value(missing);
        if self.looking.get_value() {
            return;
        }
        self.looking.set_value(true);
        spawn_local(self.work());
    }

    /// One document after another, with a frame in between: the page is there before the first, and a tap is never kept
    /// waiting by more than one.
    async fn work(self) {
        painted().await;
        self.recall();
        // The page may be gone by the time a document was read: then everything here is too.
        while let Some(wanted) = self.queue.try_update_value(VecDeque::pop_front).flatten() {
            painted().await;
            let since = wanted.since.clone();
            let looked = self
                .device
                .read(wanted.document, move |document| {
                    (told(document, &since), document.heads())
                })
                .await;
            let Some((told, heads)) = looked else {
                continue;
            };
            let telling = Telling {
                since: wanted.since,
                version: wanted.version,
                told: Arc::new(told),
                heads,
            };
            // What names the registry's version may come to name another one, once this page is gone.
            if wanted.pair.is_some() {
                KNOWN.with_borrow_mut(|known| known.insert(wanted.document, telling.clone()));
            }
            let kept = self
                .told
                .try_update(|all| drop(all.insert(wanted.document, telling)));
            if kept.is_none() {
                return;
            }
        }
        let _ = self.looking.try_set_value(false);
    }

    /// Takes from the queue what is known from the last time.
    fn recall(self) {
        let known = KNOWN.with_borrow(|known| {
            self.queue.try_update_value(|queue| {
                let mut found = Vec::new();
                queue.retain(|wanted| {
                    let telling = known
                        .get(&wanted.document)
                        .filter(|telling| telling.answers(wanted));
                    found.extend(telling.map(|telling| (wanted.document, telling.clone())));
                    telling.is_none()
                });
                found
            })
        });
        if let Some(known) = known.filter(|known| !known.is_empty()) {
            // The page may be gone, and what it would have shown with it.
            let _ = self.told.try_update(|all| all.extend(known));
        }
    }
}

/// Every document whose version is not the one that was read last, newest change first. Tracked.
fn wanted(device: Device) -> Vec<Wanted> {
    let registry = device.registry().get();
    let summaries = device.summaries().get();
    let seen = device.seen().get();
    let since = |document| seen.get(&document).cloned().unwrap_or_default();
    let mut all: Vec<Wanted> = summaries
        .iter()
        .filter_map(|(id, summary)| Some((registry.pairs.get(id)?, summary)))
        .flat_map(|(pair, summary)| {
            let programme = pair.programme.zip(summary.programme.as_ref());
            let journal = pair.journal.zip(summary.journal.as_ref());
            let beside = pair.programme.map(|programme| programme.beside());
            let review = beside.zip(summary.review.as_ref());
            [
                programme.map(|(document, of)| (document, of.heads.clone(), of.touched)),
                journal.map(|(document, of)| (document, of.heads.clone(), of.touched)),
                review.map(|(document, of)| (document, of.heads.clone(), of.touched)),
            ]
            .into_iter()
            .flatten()
            .map(|(document, version, touched)| Wanted {
                pair: Some(pair.id),
                document,
                since: since(document),
                version,
                touched,
            })
        })
        .filter(|wanted| !is_at(&wanted.version, &wanted.since))
        // Nobody has written there yet.
        .filter(|wanted| wanted.touched.seconds() > 0)
        .collect();
    all.sort_by_key(|wanted| (std::cmp::Reverse(wanted.touched), wanted.document));
    all.push(Wanted {
        pair: None,
        document: registry.document,
        since: since(registry.document),
        // The registry has no summary: another registry is another version of it.
        version: vec![format!("{:p}", Arc::as_ptr(&registry))],
        touched: Timestamp(0),
    });
    all
}

/// True when the version named by hex hashes is the one that was read.
fn is_at(version: &[String], read: &[ChangeHash]) -> bool {
    version.len() == read.len() && read.iter().all(|hash| version.contains(&hash.to_string()))
}

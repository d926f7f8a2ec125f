//! Forgetting a person for good: what that takes, said first and then done. See `docs/decisions/0012`.

use crate::{
    cli::Erase,
    data::{DataFolder, file_of},
    demo,
    keeping::{apart, look, say},
    relay,
    run::{RunError, find},
    store::{Append, Erasure, NewChange, SqliteStore, Store, erase as erase_file},
    world::{Machine, World},
};
use automerge::{ActorId, Automerge, Change, ReadDoc};
use ryadom_domain::{Digest, DocumentId, DocumentKind, Person, PersonId, Registry};
use ryadom_replica::{Document, Forgotten, Kind, RegistryDoc, attached, kind_of, write_anew};
use std::collections::BTreeMap;

/// Documents that are asked for at a time.
const PAGE: usize = 200;
/// Seconds after which a device may have something that it has not sent.
const DAY: u64 = 24 * 3600;

/// Says what erasing a person would take away, or does it.
pub(crate) async fn erase(options: Erase) -> Result<(), RunError> {
    let file = file_of(&options.folder.data)?;
    if !options.for_good {
        let plan = Plan::make(&look(&file)?, &options.person).await?;
        let mut lines = plan.lines();
        lines.push(
            "Nothing was changed. To do it: stop the relay, make sure that nobody needs a copy, and say --for-good."
                .to_owned(),
        );
        return say(&lines);
    }
    let folder = DataFolder::take(&options.folder.data)?;
    let store = folder.open()?;
    let plan = Plan::make(&store, &options.person).await?;
    store.close().await?;
    let lines = plan.lines();
    let erasure = plan.erasure;
    apart(move || erase_file(&file, &erasure)).await??;
    drop(folder);
    say(&lines)?;
    say(&[
        "Erased. Copies that were made before still hold everything: delete them, or erase in each.".to_owned(),
        "Other people's devices drop the old documents when they next connect.".to_owned(),
    ])
}

/// What there is to do.
struct Plan {
    who: String,
    erasure: Erasure,
    /// Each document that is written anew: what it is, its letters that go, and what others say of the person there.
    anew: Vec<(DocumentKind, DocumentId, usize, usize)>,
    devices: usize,
    /// Other people's devices that were not here for a day.
    away: usize,
}

/// A document that has something of the person.
struct Touched {
    id: DocumentId,
    kind: DocumentKind,
    document: Automerge,
    actors: BTreeMap<ActorId, PersonId>,
}

impl Plan {
    async fn make(store: &SqliteStore, wanted: &str) -> Result<Self, RunError> {
        let world: &dyn World = &Machine::default();
        let book = store.registry().await?;
        let book = book.ok_or_else(|| RunError::Person("there is no school yet".to_owned()))?;
        let registry = everybody(store, book).await?;
        let person = find(&registry, wanted).map_err(RunError::Person)?;
        let others = |id: &PersonId| *id != person;
        if registry.curators().any(|id| id == person) && !registry.curators().any(|id| others(&id))
        {
            let why = "this is the only curator: make somebody else one first, in the app";
            return Err(RunError::Person(why.to_owned()));
        }
        let facts = registry.people.get(&person).cloned().unwrap_or_default();
        let has_namesake = registry.people.iter().any(|(id, other)| {
            others(id) && other.name.last.to_lowercase() == facts.name.last.to_lowercase()
        });
        let forgotten = Forgotten::new(person, &facts.name, has_namesake);
        let card = facts.profile.map(|profile| profile.beside());
        let disputes = facts.confidential.map(|said| said.beside());
        let own = [
            facts.profile,
            card,
            facts.private,
            facts.confidential,
            disputes,
        ];
        let (mut gone, touched) = look_through(store, book, person, &forgotten, &own).await?;
        let fresh = || DocumentId::from_random(world.id());
        let mut moved: BTreeMap<DocumentId, DocumentId> = BTreeMap::new();
        for found in &touched {
            let to = fresh();
            moved.entry(found.id).or_insert(to);
            // What lies beside a document is found by its address, so both go, be they stored or not.
            if found.kind.companion().is_some() {
                moved
                    .entry(found.id.beside())
                    .or_insert_with(|| to.beside());
            }
        }
        gone.extend(touched.iter().map(|found| found.id));

        let (mut documents, mut anew, mut files) = (Vec::new(), Vec::new(), Vec::new());
        for found in touched {
            let (append, listed, letters, mentions) = found.without(&forgotten, &moved, world)?;
            files.push((found.id, append.document, listed));
            anew.push((found.kind, found.id, letters, mentions));
            documents.push(append);
        }
        let devices = store.devices(None).await?;
        let now = world.now();
        let is_away = |device: &&crate::store::Device| {
            device.person != person && device.seen.is_none_or(|seen| now.0.abs_diff(seen.0) > DAY)
        };
        Ok(Self {
            who: format!("{} ({person})", facts.name.full()),
            anew,
            devices: devices
                .iter()
                .filter(|device| device.person == person)
                .count(),
            away: devices.iter().filter(is_away).count(),
            erasure: Erasure {
                person,
                registry: moved.get(&book).copied().unwrap_or(book),
                documents,
                files,
                gone,
                settings: settings(store, person).await?,
            },
        })
    }

    fn lines(&self) -> Vec<String> {
        let whole = self.erasure.gone.len() - self.anew.len();
        let mut lines = vec![
            format!("To be erased: {}", self.who),
            format!("documents that go whole, the person's own: {whole}"),
            format!(
                "documents that are written anew at another address, without their history: {}",
                self.anew.len()
            ),
        ];
        for (kind, id, letters, mentions) in &self.anew {
            let mut line = format!("  {kind} {id}: {letters} letters of this person go");
            if *mentions > 0 {
                line += &format!(
                    "; others' words name them {mentions} times and STAY: let people mend that first"
                );
            }
            lines.push(line);
        }
        lines.push(format!("devices and their sessions: {}", self.devices));
        if self.away > 0 {
            lines.push(format!(
                "devices of others that were not here for a day: {}. What they have written in these documents and not \
                 sent will not come in any more: let them connect first",
                self.away
            ));
        }
        lines
    }
}

/// The registry with those who were removed: they may want to be forgotten, too.
async fn everybody(store: &SqliteStore, book: DocumentId) -> Result<Registry, RunError> {
    let read = relay::read_whole(store, book).await;
    let read = read.map_err(|error| unreadable(book, error))?;
    let mut document = Document::load(DocumentKind::Registry, &read.save())
        .map_err(|error| unreadable(book, error))?;
    let mut registry = document.registry(book);
    for row in RegistryDoc::read(&mut document).removed_people {
        registry.people.entry(row.id).or_insert(Person {
            name: row.name(),
            profile: row.profile.value,
            private: row.private.value,
            confidential: row.confidential.value,
            ..Person::default()
        });
    }
    Ok(registry)
}

fn unreadable(id: DocumentId, why: impl std::fmt::Display) -> RunError {
    RunError::Found(format!(
        "{id} cannot be read, so nothing was erased: {why} (`ryadom verify` says more)"
    ))
}

/// The documents that go whole, and those that have something of the person.
async fn look_through(
    store: &SqliteStore,
    book: DocumentId,
    person: PersonId,
    forgotten: &Forgotten,
    own: &[Option<DocumentId>],
) -> Result<(Vec<DocumentId>, Vec<Touched>), RunError> {
    let gone: Vec<DocumentId> = own.iter().copied().flatten().collect();
    let mut touched = Vec::new();
    let mut untouched = BTreeMap::new();
    let mut last = None;
    loop {
        let page = store.documents(last, PAGE).await?;
        let Some(&end) = page.last() else { break };
        last = Some(end);
        for id in page {
            if own.contains(&Some(id)) {
                continue;
            }
            let read = relay::read_whole(store, id).await;
            let document = read.map_err(|error| unreadable(id, error))?;
            let kind = kind_of(&document);
            let kind =
                kind.ok_or_else(|| unreadable(id, "it begins as no kind of document does"))?;
            let actors: BTreeMap<_, _> = store.actors(id).await?.into_iter().collect();
            let wrote = actors.values().any(|author| *author == person);
            let changes = document.get_changes(&[]);
            if id == book || wrote || changes.iter().any(|change| forgotten.is_in(change)) {
                touched.push(Touched {
                    id,
                    kind,
                    document,
                    actors,
                });
            } else if kind.companion().is_some() {
                untouched.insert(id, kind);
            }
        }
    }
    // A companion goes to another address with its document, though nothing of the person is in it.
    let beside: Vec<DocumentId> = touched.iter().map(|found| found.id.beside()).collect();
    for id in beside {
        let Some(kind) = untouched.remove(&id) else {
            continue;
        };
        let read = relay::read_whole(store, id).await;
        let document = read.map_err(|error| unreadable(id, error))?;
        let actors = store.actors(id).await?.into_iter().collect();
        touched.push(Touched {
            id,
            kind,
            document,
            actors,
        });
    }
    Ok((gone, touched))
}

impl Touched {
    /// The document without the person, read back; the files that it still lists; how many letters went, and how often
    /// others name the person.
    fn without(
        &self,
        forgotten: &Forgotten,
        moved: &BTreeMap<DocumentId, DocumentId>,
        world: &dyn World,
    ) -> Result<(Append, Vec<Digest>, usize, usize), RunError> {
        let refused = |why: &dyn std::fmt::Display| unreadable(self.id, why);
        let random = &mut || world.id();
        let anew = write_anew(
            &self.document,
            self.kind,
            &self.actors,
            forgotten,
            moved,
            random,
        );
        let anew = anew.map_err(|error| refused(&error))?;
        let changes = anew.changes.iter();
        let changes = changes.map(|change| Change::from_bytes(change.bytes.clone()));
        let changes: Vec<_> = changes
            .collect::<Result<_, _>>()
            .map_err(|error| refused(&error))?;
        let mut read = Automerge::new();
        read.apply_changes(changes)
            .map_err(|error| refused(&error))?;
        if !read.get_missing_deps(&[]).is_empty() || kind_of(&read) != Some(self.kind) {
            return Err(refused(&"it could not be written anew"));
        }
        let stored = anew.changes.into_iter().map(|change| NewChange {
            hash: change.hash,
            bytes: change.bytes,
        });
        let append = Append {
            document: moved.get(&self.id).copied().unwrap_or(self.id),
            changes: stored.collect(),
            actors: anew.actors,
            by: None,
            at: world.now(),
        };
        let listed = attached(&read).into_iter();
        let listed = listed.flat_map(|(file, thumb)| [Some(file), thumb]);
        let listed = listed.flatten().map(|contents| contents.sha).collect();
        Ok((append, listed, anew.letters, anew.mentions))
    }
}

/// Settings that name the person.
async fn settings(
    store: &SqliteStore,
    person: PersonId,
) -> Result<Vec<(String, Vec<u8>)>, RunError> {
    if store.setting(demo::SETTING).await?.is_none() {
        return Ok(Vec::new());
    }
    let mut guests = demo::guests(store).await?;
    guests.retain(|guest| guest.person != person);
    let guests = serde_json::to_vec(&guests).map_err(std::io::Error::other)?;
    Ok(vec![(demo::SETTING.to_owned(), guests)])
}

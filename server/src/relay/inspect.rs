//! What the relay looks at in changes that came new, before anybody else sees them: who wrote them.
//!
//! An actor is one person's for good. The first who delivers an actor's change is taken at their word; from then on
//! nobody else may use the actor, and what the document's `authors` say must agree. So "who wrote this" can be trusted
//! on devices that are offline. An actor of ours says by itself whose it is (`docs/decisions/0015`), so that nobody needs
//! to be taken at their word for it.
//!
//! A relay that was restored from an older copy does not know all of whom it once knew. Changes that it gave a receipt
//! for it has looked at before: whoever brings them, they are taken, and their authors are who the document says.

use automerge::{
    ActorId, AutoCommit, Automerge, Change, ChangeHash, ROOT, ReadDoc, ScalarValue, Value,
};
use ryadom_domain::{DocumentKind, PersonId, Registry, Timestamp};
use ryadom_replica::{GENESIS_ACTOR, is_actor_of, is_genesis, name_actor};
use ryadom_sync::{Reason, Receipt, relay::Objection};
use std::{
    collections::{HashMap, HashSet},
    sync::Arc,
};

/// Largest change, in bytes. A page of text is a few thousand.
const CHANGE: usize = 1024 * 1024;
/// Most actors that one message may bring into a document: a device that was long away has a handful.
const NEW_ACTORS: usize = 64;

/// Who sent the changes, into what.
#[derive(Debug, Clone)]
pub(super) struct Delivery {
    pub(super) kind: DocumentKind,
    pub(super) person: PersonId,
    /// The relay's own actor for this one edit, should it make one. Never used again.
    pub(super) relay: ActorId,
    pub(super) at: Timestamp,
    /// A genuine one: everything up to its heads was in the document, and looked at, at some time.
    pub(super) receipt: Option<Receipt>,
    /// Who could be meant by an actor that says whose it is.
    pub(super) school: Option<Arc<Registry>>,
}

impl Delivery {
    /// Whether an actor that nobody has used yet says that it is somebody else's.
    fn is_somebody_elses(&self, actor: &ActorId) -> bool {
        let mut people = self.school.iter().flat_map(|school| school.people.keys());
        people.any(|person| is_actor_of(actor, *person)) && !is_actor_of(actor, self.person)
    }
}

/// Checks the changes, and adds to the document who their actors are where it does not say so yet.
///
/// Answers with the actors that are bound from now on.
pub(super) fn inspect(
    document: &mut Automerge,
    changes: &[Change],
    known: &HashMap<ActorId, PersonId>,
    delivery: &Delivery,
) -> Result<Vec<(ActorId, PersonId)>, Objection> {
    let seen_before = SeenBefore::of(document, delivery.receipt.as_ref())?;
    let mut bound: Vec<(ActorId, PersonId)> = seen_before.authors(known);
    let returned = bound.len();
    for change in changes {
        if change.raw_bytes().len() > CHANGE {
            return Err(objection(Reason::TooLarge, "a change is too large"));
        }
        let actor = change.actor_id();
        if actor.to_bytes() == GENESIS_ACTOR {
            if is_genesis(delivery.kind, &change.hash()) {
                continue;
            }
            return Err(not_the_author(
                "the first actor made another change than the first ones",
            ));
        }
        if seen_before.has(change) {
            continue;
        }
        let just_bound = || bound.iter().find(|(new, _)| new == actor);
        let person = known
            .get(actor)
            .or_else(|| just_bound().map(|(_, person)| person));
        match person {
            Some(person) if *person == delivery.person => {}
            Some(_) => return Err(not_the_author("the actor belongs to another person")),
            None if delivery.is_somebody_elses(actor) => {
                return Err(not_the_author("the actor is another person's"));
            }
            None => bound.push((actor.clone(), delivery.person)),
        }
    }
    if bound.len() - returned > NEW_ACTORS {
        return Err(objection(Reason::TooLarge, "too many new actors at once"));
    }
    let claims = claims(document, None)?;
    for (actor, person) in &claims {
        let owner = known.get(actor).or_else(|| {
            bound
                .iter()
                .find(|(new, _)| new == actor)
                .map(|(_, owner)| owner)
        });
        if owner != Some(person) {
            return Err(not_the_author("the document would name a wrong author"));
        }
    }
    let nameless: Vec<_> = bound
        .iter()
        .filter(|(actor, _)| !claims.iter().any(|(named, _)| named == actor))
        .collect();
    if !nameless.is_empty() {
        name(document, &nameless, delivery)?;
    }
    Ok(bound)
}

/// What a receipt covers.
#[derive(Default)]
struct SeenBefore {
    /// Everything in the document that it does not cover; none when there is no receipt for it.
    beyond: Option<HashSet<ChangeHash>>,
    /// Whom the document named where the receipt ends.
    authors: Vec<(ActorId, PersonId)>,
}

impl SeenBefore {
    fn of(document: &Automerge, receipt: Option<&Receipt>) -> Result<Self, Objection> {
        let has = |head: &ChangeHash| document.get_change_meta_by_hash(head).is_some();
        let Some(receipt) = receipt.filter(|receipt| receipt.heads.iter().all(has)) else {
            return Ok(Self::default());
        };
        let beyond = document.get_changes_meta(&receipt.heads);
        Ok(Self {
            beyond: Some(beyond.iter().map(|change| change.hash).collect()),
            authors: claims(document, Some(&receipt.heads))?,
        })
    }

    fn has(&self, change: &Change) -> bool {
        let beyond = self.beyond.as_ref();
        beyond.is_some_and(|beyond| !beyond.contains(&change.hash()))
    }

    /// The authors whom the relay does not know any more.
    fn authors(&self, known: &HashMap<ActorId, PersonId>) -> Vec<(ActorId, PersonId)> {
        let mut forgotten = self.authors.clone();
        forgotten.retain(|(actor, _)| !known.contains_key(actor));
        forgotten
    }
}

/// Every claim that the document's `authors` make, rival ones included, now or as of these heads.
fn claims(
    document: &Automerge,
    at: Option<&[ChangeHash]>,
) -> Result<Vec<(ActorId, PersonId)>, Objection> {
    if let Some(heads) = at {
        let then = document.fork_at(heads).map_err(unreadable)?;
        return claims(&then, None);
    }
    let damaged = || objection(Reason::Unreadable, "the document's authors are damaged");
    let maps = document.get_all(ROOT, "authors").map_err(|_| damaged())?;
    let [(Value::Object(automerge::ObjType::Map), authors)] = maps.as_slice() else {
        return Err(damaged());
    };
    let mut claims = Vec::new();
    for actor in document.keys(authors) {
        let id = ActorId::try_from(actor.as_str()).map_err(|_| damaged())?;
        for (value, _) in document.get_all(authors, &actor).map_err(|_| damaged())? {
            let Value::Scalar(scalar) = value else {
                return Err(damaged());
            };
            let ScalarValue::Str(person) = scalar.as_ref() else {
                return Err(damaged());
            };
            claims.push((id.clone(), person.parse().map_err(|_| damaged())?));
        }
    }
    Ok(claims)
}

fn name(
    document: &mut Automerge,
    nameless: &[&(ActorId, PersonId)],
    delivery: &Delivery,
) -> Result<(), Objection> {
    // The relay's own change must not share its actor with what the copy may be used for later.
    let mut edited = AutoCommit::load(&document.save()).map_err(unreadable)?;
    for (actor, person) in nameless {
        let added = name_actor(&mut edited, &delivery.relay, delivery.at, actor, *person);
        added.map_err(unreadable)?;
    }
    let changes = edited.get_changes(&document.get_heads());
    document.apply_changes(changes).map_err(unreadable)
}

fn objection(reason: Reason, why: impl Into<String>) -> Objection {
    let why = why.into();
    Objection { reason, why }
}

fn not_the_author(why: &str) -> Objection {
    objection(Reason::Author, why)
}

fn unreadable(error: impl ToString) -> Objection {
    objection(Reason::Unreadable, error.to_string())
}

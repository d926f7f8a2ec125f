//! Which actor this tab writes as.
//!
//! A change is named by its actor and a number, so two tabs must never write as the same actor. A device keeps a few
//! actors per person and a tab takes the first whose lock is free: that way a year of opening the app leaves a handful
//! of actors in a document, not hundreds.

use automerge::ActorId;
use gloo_storage::{LocalStorage, Storage};
use ryadom_domain::PersonId;
use ryadom_replica::{Author, actor_of};

use super::browser::random;
use super::locks::{Lock, try_hold};
use super::store::Store;

/// More tabs than this at once and each further one takes an actor of its own, just for its life.
const SLOTS: usize = 8;

/// Actors that have written something which this device may have forgotten.
const BURNT: &str = "ryadom-burnt-actors";

/// An actor that no other tab has, now or later.
pub(super) async fn take(store: Option<&Store>, person: PersonId) -> ActorId {
    let Some(store) = store else {
        return fresh(person);
    };
    for slot in 0..SLOTS {
        match try_hold(&format!("ryadom-actor-{person}-{slot}")).await {
            Lock::Held => return kept(store, person, slot).await,
            Lock::Taken => {}
            Lock::NoSuchThing => break,
        }
    }
    fresh(person)
}

/// Never to be taken again: what it wrote could not be saved here but may be sent. `false` when not even this could be
/// noted; then nothing it wrote may be sent.
pub(super) fn burn(actor: &ActorId) -> bool {
    let mut burnt = burnt();
    let name = actor.to_hex_string();
    burnt.contains(&name) || {
        burnt.push(name);
        LocalStorage::set(BURNT, &burnt).is_ok()
    }
}

fn burnt() -> Vec<String> {
    LocalStorage::get(BURNT).unwrap_or_default()
}

/// An actor to go on with, after which the author's own is never taken again.
pub(super) fn renew(author: Option<&Author>) -> Option<ActorId> {
    let author = author?;
    burn(&author.actor);
    Some(fresh(author.person))
}

/// The same for every actor that this device keeps for a person.
pub(super) async fn burn_all(store: &Store, person: PersonId) {
    for slot in 0..SLOTS {
        if let Ok(Some(actor)) = store.meta::<String>(&name(person, slot)).await
            && let Ok(actor) = actor.parse()
        {
            burn(&actor);
        }
    }
}

fn name(person: PersonId, slot: usize) -> String {
    format!("actor:{person}:{slot}")
}

async fn kept(store: &Store, person: PersonId, slot: usize) -> ActorId {
    let name = name(person, slot);
    if let Ok(Some(actor)) = store.meta::<String>(&name).await
        && !burnt().contains(&actor)
        && let Ok(actor) = actor.parse()
    {
        return actor;
    }
    let actor = fresh(person);
    // An actor that could not be noted is simply not met again.
    let _ = store.set_meta(&name, &actor.to_hex_string()).await;
    actor
}

fn fresh(person: PersonId) -> ActorId {
    actor_of(person, random())
}

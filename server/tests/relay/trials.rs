//! Messages that are tried in another process first: what is too much ends that process, and nothing else.

use super::{
    hostile::Forgery,
    school::{note, programme, reflection, titles},
    support::{Device, TestRelay},
};
use ryadom_domain::DocumentKind;
use ryadom_replica::ReflectionDoc;
use ryadom_sync::Reason;
use std::sync::Arc;

/// Too large to be plain, and in a debug build whatever these words ask for.
fn large(words: &str) -> ryadom_replica::NoteEdit {
    note(7, &format!("{words} {}", "слово за слово ".repeat(1000)))
}

async fn ends(fault: &str, why: &str) {
    let mut forgery = Forgery::prepare().await;
    let notes = forgery.notes;
    let forger = &mut forgery.forger;
    forger.edit::<ReflectionDoc>(notes, large(fault)).await;
    forgery.ends_because(why).await;
}

const TOO_LARGE: &str = "the sync message asks for more than it may";
const COULD_NOT: &str = "the sync message could not be taken in";

#[tokio::test]
async fn a_message_that_takes_memory_without_end_is_refused() {
    ends("fault: memory", TOO_LARGE).await;
}

#[tokio::test]
async fn a_message_that_ends_the_process_which_tries_it_is_refused() {
    ends("fault: abort", TOO_LARGE).await;
}

#[tokio::test]
async fn a_message_that_goes_too_deep_is_refused() {
    ends("fault: stack", TOO_LARGE).await;
}

#[tokio::test]
async fn a_message_that_makes_automerge_panic_is_refused() {
    ends("fault: panic", COULD_NOT).await;
}

#[tokio::test]
async fn a_message_that_never_comes_to_an_end_holds_nobody_else_up() {
    let mut forgery = Forgery::prepare().await;
    let (relay, notes) = (&forgery.relay, forgery.notes);
    let plan = programme(relay);
    let mut anna = Device::online(relay, &relay.join("Иванова").await, 5).await;
    anna.open(plan, DocumentKind::Programme).await;
    anna.until_confirmed(plan).await;
    forgery
        .forger
        .edit::<ReflectionDoc>(notes, large("fault: loop"))
        .await;
    // Her document answers while that one is being tried, which takes processor time to the limit.
    anna.say(plan, b"here").await;
    anna.open(notes, DocumentKind::Reflection).await;
    forgery.ends_because(TOO_LARGE).await;
    anna.until_confirmed(notes).await;
}

#[tokio::test]
async fn what_is_large_and_honest_arrives() {
    let relay = TestRelay::with_demo().await;
    let notes = reflection(&relay);
    let mut anna = Device::online(&relay, &relay.join("Иванова").await, 1).await;
    let mut marina = Device::online(&relay, &relay.join("Кузнецова").await, 2).await;
    for device in [&mut anna, &mut marina] {
        device.open(notes, DocumentKind::Reflection).await;
        device.until_confirmed(notes).await;
    }
    let words = "много слов ".repeat(8000);
    // Once with nothing the matter, and once more by the same process.
    for n in 1..=2 {
        anna.edit::<ReflectionDoc>(notes, note(n, &words)).await;
        anna.until_confirmed(notes).await;
        marina
            .until("the long note", |marina| {
                let notes = marina.view::<ReflectionDoc>(notes).notes;
                titles(&notes)
                    .iter()
                    .filter(|title| **title == words)
                    .count()
                    == usize::from(n)
            })
            .await;
    }
    assert!(anna.refused.is_empty(), "{:?}", anna.refused);
}

#[tokio::test]
async fn without_a_process_to_try_things_in_only_what_is_plain_is_taken_and_nothing_is_blamed() {
    let relay = TestRelay::with_demo().await;
    let (store, world) = (Arc::clone(&relay.store), Arc::clone(&relay.world));
    let relay = TestRelay::start_with(store, world, "/nowhere/ryadom").await;
    let notes = reflection(&relay);
    let joined = relay.join("Иванова").await;
    let mut anna = Device::online(&relay, &joined, 1).await;
    anna.open(notes, DocumentKind::Reflection).await;
    anna.until_confirmed(notes).await;
    anna.edit::<ReflectionDoc>(notes, note(1, "коротко")).await;
    anna.until_confirmed(notes).await;

    anna.edit::<ReflectionDoc>(notes, large("надолго")).await;
    anna.until_closed().await;
    assert_eq!(relay.store.quarantined().await.expect("counts"), 0);

    // It is the relay's trouble, not the edit's: the device sends it again, and one that can try it takes it.
    anna.disconnect().await;
    let (store, world) = (Arc::clone(&relay.store), Arc::clone(&relay.world));
    let relay = TestRelay::start(store, world).await;
    anna.connect(relay.address, &joined.token).await;
    anna.until_confirmed(notes).await;
    assert!(!Reason::NotStored.is_about_the_changes());
}

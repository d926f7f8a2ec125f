//! Numbers and actors that somebody wrote under before: nobody writes under them again, or as somebody else.

use super::{
    hostile::Forgery,
    school::{note, reflection},
    support::{Device, TestRelay, connect, say_join, say_sync, until_end},
};
use automerge::{ActorId, AutoCommit, Change, ReadDoc, transaction::Transactable};
use ryadom_domain::{DocumentKind, PersonId};
use ryadom_replica::{Document, ReflectionDoc, actor_of};
use ryadom_server::store::Position;
use ryadom_sync::automerge::sync::{ChunkList, Message, MessageVersion};
use sha2::Digest;

fn message(change: Vec<u8>) -> Vec<u8> {
    Message {
        heads: Vec::new(),
        need: Vec::new(),
        have: Vec::new(),
        changes: ChunkList::from(vec![change]),
        flags: None,
        version: MessageVersion::V1,
    }
    .encode()
}

/// Writes something into the notes as another program would, which knows nothing of `authors`.
fn scribble(document: &mut AutoCommit, actor: ActorId, word: &str) -> Change {
    document.set_actor(actor);
    let notes = document
        .get(automerge::ROOT, "notes")
        .expect("reads")
        .expect("a map")
        .1;
    document.put(notes, word, word).expect("writes");
    let hash = document.commit().expect("something");
    document.get_change_by_hash(&hash).expect("just made")
}

/// Says this to the relay in one frame, as the forger; answers why the relay closes.
async fn forge(forgery: &Forgery, change: Vec<u8>) -> Vec<String> {
    let mut socket = connect(forgery.relay.address, &forgery.joined.token)
        .await
        .expect("opens");
    say_join(&mut socket, "forger").await;
    say_sync(&mut socket, "forger", forgery.notes, message(change)).await;
    until_end(socket).await
}

async fn nothing_came_of_it(forgery: &Forgery, stored: usize) {
    let notes = forgery.notes;
    let store = &forgery.relay.store;
    let now = store.changes_after(notes, Position::default()).await;
    assert_eq!(now.expect("reads").len(), stored);
    let joined = forgery.relay.join("Иванова").await;
    let mut anna = Device::online(&forgery.relay, &joined, 77).await;
    anna.open(notes, DocumentKind::Reflection).await;
    anna.edit::<ReflectionDoc>(notes, note(77, "дальше")).await;
    anna.until_confirmed(notes).await;
}

async fn stored(forgery: &Forgery) -> usize {
    let store = &forgery.relay.store;
    let now = store
        .changes_after(forgery.notes, Position::default())
        .await;
    now.expect("reads").len()
}

#[tokio::test]
async fn a_number_that_an_actor_has_used_is_not_used_again() {
    let mut forgery = Forgery::prepare().await;
    let notes = forgery.notes;
    forgery
        .forger
        .edit::<ReflectionDoc>(notes, note(1, "так"))
        .await;
    forgery.forger.until_confirmed(notes).await;
    let before = stored(&forgery).await;
    // The same actor's first change, once more and with other words: what was written could be rewritten so.
    let mut anew = Document::genesis(DocumentKind::Reflection)
        .automerge()
        .clone();
    let again = scribble(&mut anew, ActorId::from([1; 16]), "не так");
    assert_eq!(again.seq(), 1);
    let said = forge(&forgery, again.raw_bytes().to_vec()).await;
    assert_eq!(said.len(), 1, "{said:?}");
    nothing_came_of_it(&forgery, before).await;
}

#[tokio::test]
async fn a_number_is_not_left_out() {
    let mut forgery = Forgery::prepare().await;
    let before = stored(&forgery).await;
    let mut copy = forgery.forger.automerge(forgery.notes).clone();
    let change = scribble(&mut copy, ActorId::from([9; 16]), "пятое");
    let mut bytes = change.raw_bytes().to_vec();
    // After mark, checksum, kind and length: what it follows, and the actor with its length.
    let follows = change.deps().len();
    let length = if bytes[9] & 0x80 == 0 { 1 } else { 2 };
    let place = 9 + length + 1 + 32 * follows + 1 + 16;
    assert_eq!(bytes[place], 1, "its number");
    bytes[place] = 5;
    let sum = sha2::Sha256::digest(&bytes[8..]);
    bytes[4..8].copy_from_slice(&sum[..4]);
    assert_eq!(
        Change::from_bytes(bytes.clone()).expect("a change").seq(),
        5
    );
    let said = forge(&forgery, bytes).await;
    assert_eq!(said.len(), 1, "{said:?}");
    nothing_came_of_it(&forgery, before).await;
}

#[tokio::test]
async fn another_programs_actor_is_its_persons_from_the_first_change_on() {
    let mut forgery = Forgery::prepare().await;
    let (notes, actor) = (forgery.notes, ActorId::from([200; 16]));
    let anna = forgery.relay.join("Иванова").await;
    let mut tool = Device::online(&forgery.relay, &anna, 3).await;
    tool.open(notes, DocumentKind::Reflection).await;
    tool.until_confirmed(notes).await;
    scribble(tool.automerge(notes), actor.clone(), "моё");
    tool.changed(notes).await;
    tool.until_confirmed(notes).await;
    let bound = forgery.relay.store.actors(notes).await.expect("reads");
    assert!(bound.contains(&(actor.clone(), anna.person)));

    // Marina has it, and goes on under it.
    let heads = tool.heads(notes);
    forgery
        .forger
        .until("it", |forger| forger.document(notes).has(&heads))
        .await;
    let before = stored(&forgery).await;
    let mut copy = forgery.forger.automerge(notes).clone();
    let change = scribble(&mut copy, actor, "будто бы её");
    let said = forge(&forgery, change.raw_bytes().to_vec()).await;
    assert_eq!(said, ["the actor belongs to another person"]);
    nothing_came_of_it(&forgery, before).await;
}

#[tokio::test]
async fn an_actor_that_says_whose_it_is_cannot_be_taken_even_where_nobody_remembers_it() {
    let mut forgery = Forgery::prepare().await;
    let anna: PersonId = forgery.relay.called("Иванова");
    let before = stored(&forgery).await;
    let mut copy = forgery.forger.automerge(forgery.notes).clone();
    let change = scribble(&mut copy, actor_of(anna, [5; 8]), "под чужим именем");
    let said = forge(&forgery, change.raw_bytes().to_vec()).await;
    assert_eq!(said, ["the actor is another person's"]);
    nothing_came_of_it(&forgery, before).await;
}

#[tokio::test]
async fn an_actor_that_says_whose_it_is_is_taken_from_its_person() {
    let relay = TestRelay::with_demo().await;
    let notes = reflection(&relay);
    let joined = relay.join("Иванова").await;
    let mut anna = Device::online(&relay, &joined, 1).await;
    anna.open(notes, DocumentKind::Reflection).await;
    anna.until_confirmed(notes).await;
    scribble(
        anna.automerge(notes),
        actor_of(joined.person, [5; 8]),
        "своё",
    );
    anna.changed(notes).await;
    anna.until_confirmed(notes).await;
    assert!(anna.refused.is_empty(), "{:?}", anna.refused);
}

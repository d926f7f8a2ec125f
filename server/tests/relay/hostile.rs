//! Frames and changes that nobody honest sends. Each is answered with a reason, its socket is closed, and nothing
//! stored changes.

use super::{
    school::{note, programme, reflection},
    support::{Device, Joined, TestRelay, connect, say, say_join, say_sync, sync, until_end},
};
use automerge::{ActorId, AutoCommit, ReadDoc, transaction::Transactable};
use futures_util::{SinkExt, StreamExt};
use ryadom_domain::{DocumentId, DocumentKind, PersonId};
use ryadom_replica::{Author, GENESIS_ACTOR, ReflectionDoc};
use ryadom_server::store::Position;
use ryadom_sync::{Message, limits};
use tokio_tungstenite::tungstenite;

async fn refused_frame(frame: Vec<u8>) -> Vec<String> {
    let relay = TestRelay::with_demo().await;
    let joined = relay.join("Иванова").await;
    let mut socket = connect(relay.address, &joined.token).await.expect("opens");
    say_join(&mut socket, "tablet").await;
    say(&mut socket, frame).await;
    until_end(socket).await
}

#[tokio::test]
async fn a_frame_that_is_not_cbor_is_refused() {
    assert_eq!(refused_frame(b"hello".to_vec()).await.len(), 1);
    assert_eq!(refused_frame(Vec::new()).await.len(), 1);
}

#[tokio::test]
async fn a_frame_that_is_too_large_is_refused() {
    let errors = refused_frame(vec![0; limits::FRAME + 1]).await;
    assert_eq!(errors, ["the frame is too long"]);
}

#[tokio::test]
async fn another_sender_is_refused() {
    let errors = refused_frame(sync(
        "somebody else",
        DocumentId::from_random([1; 16]),
        vec![1],
    ))
    .await;
    assert_eq!(errors, ["the sender is not the one that joined"]);
}

#[tokio::test]
async fn the_first_word_is_join() {
    let relay = TestRelay::with_demo().await;
    let joined = relay.join("Иванова").await;
    let mut socket = connect(relay.address, &joined.token).await.expect("opens");
    say(&mut socket, sync("tablet", programme(&relay), vec![1])).await;
    assert_eq!(until_end(socket).await.len(), 1);
}

#[tokio::test]
async fn a_text_frame_is_refused() {
    let relay = TestRelay::with_demo().await;
    let joined = relay.join("Иванова").await;
    let mut socket = connect(relay.address, &joined.token).await.expect("opens");
    socket
        .send(tungstenite::Message::text("hello"))
        .await
        .expect("sends");
    assert_eq!(until_end(socket).await, ["frames are binary here"]);
}

// F16
#[tokio::test]
async fn a_message_that_is_not_a_sync_message_goes_into_quarantine_and_nobody_else_notices() {
    let relay = TestRelay::with_demo().await;
    let notes = reflection(&relay);
    let mut marina = Device::online(&relay, &relay.join("Кузнецова").await, 2).await;
    marina.open(notes, DocumentKind::Reflection).await;
    marina.until_confirmed(notes).await;
    let joined = relay.join("Иванова").await;
    let mut socket = connect(relay.address, &joined.token).await.expect("opens");
    say_join(&mut socket, "tablet").await;
    say_sync(&mut socket, "tablet", notes, vec![0x42, 1, 2, 3]).await;
    assert_eq!(until_end(socket).await.len(), 1);
    while relay.store.quarantined().await.expect("counts") < 1 {
        tokio::task::yield_now().await;
    }
    marina.edit::<ReflectionDoc>(notes, note(5, "дальше")).await;
    marina.until_confirmed(notes).await;
}

#[tokio::test]
async fn frames_that_come_twice_change_nothing() {
    let relay = TestRelay::with_demo().await;
    let notes = reflection(&relay);
    let joined = relay.join("Иванова").await;
    let mut socket = connect(relay.address, &joined.token).await.expect("opens");
    say_join(&mut socket, "tablet").await;
    let mut document = AutoCommit::new();
    let mut state = automerge::sync::State::new();
    use automerge::sync::SyncDoc;
    let hello = document
        .sync()
        .generate_sync_message(&mut state)
        .expect("a message")
        .encode();
    for _ in 0..3 {
        say(&mut socket, sync("tablet", notes, hello.clone())).await;
    }
    let mut answers = 0;
    while answers < 1 {
        match socket.next().await.expect("open").expect("a frame") {
            tungstenite::Message::Binary(frame) => {
                match Message::decode(&frame).expect("a message") {
                    Message::Sync(_) => answers += 1,
                    Message::Peer(_) => {}
                    other => panic!("{other:?}"),
                }
            }
            other => panic!("{other:?}"),
        }
    }
    say_join(&mut socket, "tablet").await;
    loop {
        let frame = socket
            .next()
            .await
            .expect("open")
            .expect("a frame")
            .into_data();
        match Message::decode(&frame).expect("a message") {
            Message::Peer(_) => break,
            Message::Sync(_) => {}
            other => panic!("{other:?}"),
        }
    }
}

/// Somebody who is about to do something that nobody may, and what they do it to.
pub(crate) struct Forgery {
    pub(crate) relay: TestRelay,
    pub(crate) notes: DocumentId,
    pub(crate) forger: Device,
    pub(crate) joined: Joined,
    stored: usize,
}

impl Forgery {
    /// Marina is in step with the notes and about to do something that she may not.
    pub(crate) async fn prepare() -> Self {
        let relay = TestRelay::with_demo().await;
        let notes = reflection(&relay);
        let joined = relay.join("Кузнецова").await;
        let mut forger = Device::online(&relay, &joined, 1).await;
        forger.open(notes, DocumentKind::Reflection).await;
        forger.until_confirmed(notes).await;
        let stored = relay
            .store
            .changes_after(notes, Position::default())
            .await
            .expect("reads")
            .len();
        Self {
            relay,
            notes,
            forger,
            joined,
            stored,
        }
    }

    pub(crate) async fn ends_because(mut self, why: &str) {
        self.forger.until_closed().await;
        assert_eq!(self.forger.refused, [why]);
        let stored = self
            .relay
            .store
            .changes_after(self.notes, Position::default())
            .await
            .expect("reads");
        assert_eq!(stored.len(), self.stored, "nothing stored changes");
        while self.relay.store.quarantined().await.expect("counts") < 1 {
            tokio::task::yield_now().await;
        }
        // Honest work goes on, also the forger's own.
        let mut again = Device::online(&self.relay, &self.joined, 9).await;
        again.open(self.notes, DocumentKind::Reflection).await;
        again
            .edit::<ReflectionDoc>(self.notes, note(9, "честно"))
            .await;
        again.until_confirmed(self.notes).await;
    }
}

#[tokio::test]
async fn an_actor_that_belongs_to_somebody_else_is_refused() {
    let mut forgery = Forgery::prepare().await;
    let anna = forgery.relay.called("Иванова");
    let mut tablet = Device::online(&forgery.relay, &forgery.relay.join("Иванова").await, 44).await;
    tablet.open(forgery.notes, DocumentKind::Reflection).await;
    tablet
        .edit::<ReflectionDoc>(forgery.notes, note(1, "моё"))
        .await;
    tablet.until_confirmed(forgery.notes).await;
    let notes = forgery.notes;
    let heads = tablet.heads(notes);
    forgery
        .forger
        .until("anna's edit", |forger| forger.heads(notes) == heads)
        .await;
    forgery.stored += 1;
    let author = Author {
        person: anna,
        actor: ActorId::from([44_u8; 16].as_slice()),
    };
    forgery
        .forger
        .edit_as::<ReflectionDoc>(notes, &author, note(2, "будто бы её"))
        .await;
    forgery
        .ends_because("the actor belongs to another person")
        .await;
}

#[tokio::test]
async fn a_false_claim_of_authorship_is_refused() {
    let mut forgery = Forgery::prepare().await;
    let author = Author {
        person: forgery.relay.called("Иванова"),
        actor: ActorId::from([1_u8; 16].as_slice()),
    };
    forgery
        .forger
        .edit_as::<ReflectionDoc>(forgery.notes, &author, note(2, "будто бы её"))
        .await;
    forgery
        .ends_because("the document would name a wrong author")
        .await;
}

#[tokio::test]
async fn the_first_actor_makes_no_change_of_its_own() {
    let mut forgery = Forgery::prepare().await;
    let document = forgery.forger.automerge(forgery.notes);
    document.set_actor(ActorId::from(GENESIS_ACTOR.as_slice()));
    let map = document
        .get(automerge::ROOT, "notes")
        .expect("reads")
        .expect("a map")
        .1;
    document.put(map, "x", "y").expect("writes");
    document.commit();
    forgery.forger.changed(forgery.notes).await;
    forgery
        .ends_because("the first actor made another change than the first ones")
        .await;
}

#[tokio::test]
async fn the_table_of_authors_cannot_be_replaced() {
    let mut forgery = Forgery::prepare().await;
    let document = forgery.forger.automerge(forgery.notes);
    document.set_actor(ActorId::from([1_u8; 16].as_slice()));
    document
        .put(automerge::ROOT, "authors", "nobody")
        .expect("writes");
    document.commit();
    forgery.forger.changed(forgery.notes).await;
    forgery
        .ends_because("the document's authors are damaged")
        .await;
}

#[tokio::test]
async fn somebody_elses_name_cannot_be_put_beside_a_known_actor() {
    let mut forgery = Forgery::prepare().await;
    let anna: PersonId = forgery.relay.called("Иванова");
    let document = forgery.forger.automerge(forgery.notes);
    document.set_actor(ActorId::from([1_u8; 16].as_slice()));
    let authors = document
        .get(automerge::ROOT, "authors")
        .expect("reads")
        .expect("a map")
        .1;
    let known = document.keys(&authors).next().expect("somebody wrote");
    let other = if document
        .get(&authors, &known)
        .expect("reads")
        .expect("a name")
        .0
        .as_str()
        == Some(&anna.to_string())
    {
        forgery.relay.called("Сидорова")
    } else {
        anna
    };
    document
        .put(&authors, &known, other.to_string())
        .expect("writes");
    document.commit();
    forgery.forger.changed(forgery.notes).await;
    forgery
        .ends_because("the document would name a wrong author")
        .await;
}

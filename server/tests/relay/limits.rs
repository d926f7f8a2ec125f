//! What is too much, and that a school's first morning is not.

use super::support::{Answer, Joined, TestRelay, TestWorld, Wire, connect};
use axum::{
    body::Body,
    http::{Method, Request, StatusCode, header},
};
use futures_util::future::join_all;
use ryadom_domain::{DocumentId, DocumentKind, Person, PersonId, SchoolRoles, Timestamp};
use ryadom_replica::{ActorId, Author, Document, Kind, RegistryDoc, RegistryEdit};
use ryadom_server::store::{Append, Founding, MemoryStore, NewChange, Store};
use ryadom_sync::Message;
use serde_json::json;
use std::sync::Arc;
use tokio_tungstenite::tungstenite;

fn person(n: u16) -> PersonId {
    let mut id = [1; 16];
    id[..2].copy_from_slice(&n.to_be_bytes());
    PersonId::from_random(id)
}

/// A school of so many people, the first of them its curator.
async fn school_of(people: u16) -> TestRelay {
    let author = Author {
        person: person(0),
        actor: ActorId::from([0xee; 16]),
    };
    let enter = |n| RegistryEdit::AddPerson {
        id: person(n),
        person: Box::new(Person {
            roles: SchoolRoles {
                curator: n == 0,
                ..SchoolRoles::default()
            },
            ..Person::default()
        }),
    };
    let mut registry = Document::genesis(DocumentKind::Registry);
    let (at, everybody) = (Timestamp(0), (0..people).map(enter).collect());
    RegistryDoc::edit(
        &mut registry,
        &author,
        at,
        &RegistryEdit::Several(everybody),
    )
    .expect("an edit");
    let document = DocumentId::from_random([9; 16]);
    let changes = registry.changes_since(&[]).into_iter();
    let store: Arc<dyn Store> = Arc::new(MemoryStore::default());
    let first = Append {
        document,
        changes: changes
            .map(|change| NewChange {
                hash: change.hash,
                bytes: change.bytes,
            })
            .collect(),
        actors: vec![(author.actor, author.person)],
        by: None,
        at,
    };
    let founding = Founding {
        registry: document,
        documents: vec![first],
        settings: Vec::new(),
    };
    store.found(founding).await.expect("founds");
    TestRelay::start(store, Arc::new(TestWorld::new())).await
}

async fn code(relay: &TestRelay, n: u16) -> String {
    let link = relay.server.invitation_link(person(n)).await;
    let link = link.expect("a link");
    link.split_once('#').expect("a code").1.to_owned()
}

async fn join(relay: &TestRelay, n: u16) -> Joined {
    relay.join_by(&code(relay, n).await).await
}

fn is_too_many(answer: &Answer) -> bool {
    if answer.status != StatusCode::TOO_MANY_REQUESTS {
        return false;
    }
    assert_eq!(answer.problem(), "too-many-requests");
    let wait: u64 = answer.header("retry-after").parse().expect("seconds");
    assert!(wait >= 1);
    true
}

// F18
#[tokio::test]
async fn five_hundred_people_behind_one_address_come_in_at_once_and_the_relay_answers_meanwhile() {
    let relay = school_of(500).await;
    relay.world.stand_still();
    let codes = join_all((0..500).map(|n| code(&relay, n))).await;
    let first_morning = async |n: u16| {
        let joined = relay.join_by(&codes[usize::from(n)]).await;
        let session = relay.get("/api/session", Some(&joined.token)).await;
        assert_eq!(session.status, StatusCode::OK);
        let socket = connect(relay.address, &joined.token).await.expect("opens");
        let ready = relay.get("/health/ready", None).await;
        assert_eq!(ready.status, StatusCode::OK);
        socket
    };
    let sockets = join_all((0..500).map(first_morning)).await;
    assert_eq!(sockets.len(), 500);
}

#[tokio::test]
async fn calls_of_one_person_that_never_end_are_told_when_to_come_again() {
    let relay = school_of(2).await;
    let (busy, other) = (join(&relay, 0).await, join(&relay, 1).await);
    relay.world.stand_still();
    for _ in 0..1200 {
        let answer = relay.get("/api/session", Some(&busy.token)).await;
        assert_eq!(answer.status, StatusCode::OK);
    }
    let answer = relay.get("/api/session", Some(&busy.token)).await;
    assert!(is_too_many(&answer), "{}", answer.text);
    let refused = connect(relay.address, &busy.token).await;
    assert!(
        matches!(&refused, Err(tungstenite::Error::Http(answer)) if answer.status() == 429),
        "{refused:?}"
    );
    let answer = relay.get("/api/session", Some(&other.token)).await;
    assert_eq!(answer.status, StatusCode::OK);
    relay.world.pass(1);
    let answer = relay.get("/api/session", Some(&busy.token)).await;
    assert_eq!(answer.status, StatusCode::OK);
}

async fn until_too_many(burst: usize, mut call: impl AsyncFnMut() -> Answer) {
    for _ in 0..burst {
        let answer = call().await;
        assert!(answer.status.is_success(), "{}", answer.text);
    }
    let answer = call().await;
    assert!(is_too_many(&answer), "{}", answer.text);
}

#[tokio::test]
async fn tickets_and_codes_of_one_person_are_counted() {
    let relay = school_of(3).await;
    let curator = join(&relay, 0).await;
    let (one, other) = (join(&relay, 1).await, join(&relay, 2).await);
    relay.world.stand_still();
    let token = Some(one.token.as_str());
    until_too_many(100, async || {
        relay.post("/api/ticket", token, json!({})).await
    })
    .await;
    let token = Some(other.token.as_str());
    until_too_many(1000, async || {
        relay.post("/api/devices/code", token, json!({})).await
    })
    .await;
    let token = Some(curator.token.as_str());
    let somebody = json!({"person": person(1)});
    until_too_many(1000, async || {
        relay
            .post("/api/invitations", token, somebody.clone())
            .await
    })
    .await;
}

#[tokio::test]
async fn strangers_who_try_codes_without_end_are_told_when_to_come_again() {
    let relay = school_of(1).await;
    relay.world.stand_still();
    let guess = json!({"code": "ABCDEFGHJKMNPQRSTWXYZ23456"});
    let try_code = async || relay.post("/api/join", None, guess.clone()).await;
    for _ in 0..2000 {
        assert_eq!(try_code().await.problem(), "code-unknown");
    }
    assert!(is_too_many(&try_code().await));
    relay.world.pass(1);
    assert_eq!(try_code().await.problem(), "code-unknown");
}

#[tokio::test]
async fn any_calls_from_one_address_are_counted_before_anything_is_looked_up() {
    let relay = school_of(1).await;
    relay.world.stand_still();
    let stranger = async || relay.get("/api/session", Some("00")).await;
    for _ in 0..10_000 {
        assert_eq!(stranger().await.status, StatusCode::UNAUTHORIZED);
    }
    assert!(is_too_many(&stranger().await));
    let elsewhere = Request::get("/api/session").header("x-forwarded-for", "203.0.113.7");
    let elsewhere = elsewhere.body(Body::empty()).expect("a request");
    assert_eq!(relay.send(elsewhere).await.status, StatusCode::UNAUTHORIZED);
    let ready = relay.get("/health/ready", None).await;
    assert_eq!(ready.status, StatusCode::OK);
}

#[tokio::test]
async fn who_opens_one_socket_too_many_loses_the_oldest_and_not_the_newest() {
    let relay = school_of(1).await;
    let joined = join(&relay, 0).await;
    let mut sockets = Vec::new();
    for n in 0..33 {
        sockets.push(Wire::open(relay.address, &joined.token, &format!("tab-{n}")).await);
    }
    let mut oldest = sockets.remove(0);
    assert!(oldest.next().await.is_none(), "closed");
    for socket in &mut sockets {
        socket.greet().await;
    }
}

#[tokio::test]
async fn who_says_too_much_is_read_more_slowly_and_loses_nothing() {
    let relay = school_of(2).await;
    let (talkative, quiet) = (join(&relay, 0).await, join(&relay, 1).await);
    let mut quiet = Wire::open(relay.address, &quiet.token, "quiet").await;
    let mut wire = Wire::open(relay.address, &talkative.token, "talkative").await;
    relay.world.stand_still();
    relay.world.pass(60);
    let answer = |message: &Message| matches!(message, Message::Peer(_));
    for _ in 0..200 {
        for _ in 0..100 {
            wire.join().await;
        }
        for _ in 0..100 {
            wire.until(answer).await;
        }
    }
    for _ in 0..10 {
        wire.join().await;
    }
    // One is taken in on credit.
    wire.until(answer).await;
    quiet.greet().await;
    assert!(wire.is_silent(), "the rest waits");
    relay.world.pass(60);
    for _ in 0..9 {
        wire.until(answer).await;
    }
    assert!(wire.is_silent(), "nothing twice");
}

#[tokio::test]
async fn a_body_that_is_too_long_or_wrong_is_refused_in_plain_words() {
    let relay = school_of(1).await;
    let joined = join(&relay, 0).await;
    let long = json!({"code": "A".repeat(17 * 1024)});
    let answer = relay.post("/api/join", None, long).await;
    assert_eq!(
        (answer.status, answer.problem().as_str()),
        (StatusCode::PAYLOAD_TOO_LARGE, "too-large")
    );
    let send = async |kind: &str, body: &'static str| {
        let request = Request::post("/api/join").header(header::CONTENT_TYPE, kind);
        relay
            .send(request.body(Body::from(body)).expect("a request"))
            .await
    };
    let wrong = [
        send("application/json", "{").await,
        send("application/json", r#"{"code": 5}"#).await,
        send("text/plain", r#"{"code": "A"}"#).await,
        relay
            .call(
                Method::GET,
                "/api/devices?person=5",
                Some(&joined.token),
                None,
            )
            .await,
    ];
    for answer in wrong {
        assert_eq!(answer.problem(), "bad-request");
        let detail = answer.json()["detail"].to_string();
        for word in [
            "deserialize",
            "serde",
            "line",
            "column",
            "struct",
            "Deserialize",
        ] {
            assert!(!detail.contains(word), "{detail}");
        }
    }
}

//! Devices in step through real sockets.

use super::{
    school::{note, private, programme, reflection, titles},
    support::{Device, TestRelay, connect},
};
use axum::http::Method;
use ryadom_domain::{DocumentKind, PersonId};
use ryadom_replica::{
    PrivateDoc, PrivateEdit, ProgrammeDoc, ProgrammeEdit, ReflectionDoc, TitleEdit,
};
use ryadom_server::{
    Server,
    settings::PublicUrl,
    store::{SqliteStore, Store},
    world::World,
};
use std::sync::Arc;
use tokio_tungstenite::{
    connect_async,
    tungstenite::{
        Error, client::IntoClientRequest, http::HeaderValue, protocol::frame::coding::CloseCode,
    },
};

#[tokio::test]
async fn an_edit_reaches_the_other_member_and_survives_a_restart() {
    let folder = tempfile::tempdir().expect("a folder");
    let path = folder.path().join("ryadom.db");
    let relay = TestRelay::over(Arc::new(SqliteStore::open(&path).expect("opens"))).await;
    let notes = reflection(&relay);
    let mut anna = Device::online(&relay, &relay.join("Иванова").await, 1).await;
    let mut marina = Device::online(&relay, &relay.join("Кузнецова").await, 2).await;
    anna.open(notes, DocumentKind::Reflection).await;
    marina.open(notes, DocumentKind::Reflection).await;
    anna.until_confirmed(notes).await;
    marina.until_confirmed(notes).await;

    anna.edit::<ReflectionDoc>(notes, note(50, "от наставника"))
        .await;
    marina
        .edit::<ReflectionDoc>(notes, note(51, "от наставляемого"))
        .await;
    anna.until("both notes", |anna| {
        anna.view::<ReflectionDoc>(notes).notes.len() == 3
    })
    .await;
    marina
        .until("both notes", |marina| {
            marina.view::<ReflectionDoc>(notes).notes.len() == 3
        })
        .await;
    anna.until_confirmed(notes).await;
    marina.until_confirmed(notes).await;
    assert_eq!(anna.heads(notes), marina.heads(notes));

    // Not closed: as after a power cut.
    let again = SqliteStore::open(&path).expect("opens again");
    let world: Arc<dyn World> = Arc::clone(&relay.world) as _;
    let address = relay.address;
    let server = Server::start(
        Arc::new(again) as Arc<dyn Store>,
        world,
        PublicUrl::of(address),
    )
    .await
    .expect("starts");
    assert!(server.registry().is_some());
    let relay = TestRelay::start(
        Arc::new(SqliteStore::open(&path).expect("opens")),
        relay.world,
    )
    .await;
    let mut phone = Device::online(&relay, &relay.join("Кузнецова").await, 3).await;
    phone.open(notes, DocumentKind::Reflection).await;
    phone
        .until("all notes", |phone| {
            phone.view::<ReflectionDoc>(notes).notes.len() == 3
        })
        .await;
    assert_eq!(phone.heads(notes), anna.heads(notes));
}

#[tokio::test]
async fn what_was_written_apart_is_merged_when_both_are_back() {
    let relay = TestRelay::with_demo().await;
    let plan = programme(&relay);
    let (anna_joined, marina_joined) = (relay.join("Иванова").await, relay.join("Кузнецова").await);
    let mut anna = Device::online(&relay, &anna_joined, 1).await;
    let mut marina = Device::online(&relay, &marina_joined, 2).await;
    for device in [&mut anna, &mut marina] {
        device.open(plan, DocumentKind::Programme).await;
        device.until_confirmed(plan).await;
        device.disconnect().await;
    }
    let name = |name: &str| ProgrammeEdit::Title(TitleEdit::Name(name.to_owned()));
    anna.edit::<ProgrammeDoc>(plan, name("Первый год")).await;
    marina
        .edit::<ProgrammeDoc>(plan, name("Мой первый год"))
        .await;
    anna.connect(relay.address, &anna_joined.token).await;
    anna.until_confirmed(plan).await;
    marina.connect(relay.address, &marina_joined.token).await;
    marina.until_confirmed(plan).await;
    anna.until("the rival value", |anna| {
        anna.view::<ProgrammeDoc>(plan).title.name.rivals.len() == 2
    })
    .await;
    assert_eq!(
        anna.view::<ProgrammeDoc>(plan).title.name,
        marina.view::<ProgrammeDoc>(plan).title.name
    );
}

// F17
#[tokio::test]
async fn forbidden_and_unknown_documents_are_both_unavailable() {
    let relay = TestRelay::with_demo().await;
    let notes = reflection(&relay);
    let of_anna = private(&relay, relay.called("Иванова"));
    let unknown = ryadom_domain::DocumentId::from_random([77; 16]);
    let mut curator = Device::online(&relay, &relay.join("Сидорова").await, 1).await;
    for document in [notes, of_anna, unknown] {
        curator.open(document, DocumentKind::Reflection).await;
        curator
            .until("unavailable", |curator| {
                curator.unavailable.contains(&document)
            })
            .await;
        assert!(curator.is_unavailable(document));
    }
    assert!(curator.refused.is_empty(), "asking is no crime");
    let stored = relay.store.documents(None, 1000).await.expect("lists");
    assert!(!stored.contains(&unknown), "asking makes nothing");
    curator
        .open(programme(&relay), DocumentKind::Programme)
        .await;
    curator.until_confirmed(programme(&relay)).await;
}

#[tokio::test]
async fn what_a_reader_writes_is_dropped() {
    let relay = TestRelay::with_demo().await;
    let plan = programme(&relay);
    let mut head = Device::online(&relay, &relay.join("Петров").await, 1).await;
    let mut anna = Device::online(&relay, &relay.join("Иванова").await, 2).await;
    head.open(plan, DocumentKind::Programme).await;
    anna.open(plan, DocumentKind::Programme).await;
    head.until_confirmed(plan).await;
    anna.until_confirmed(plan).await;
    let before = anna.heads(plan);

    head.edit::<ProgrammeDoc>(
        plan,
        ProgrammeEdit::Title(TitleEdit::Name("Не моё".to_owned())),
    )
    .await;
    head.until("told that it only reads", |head| {
        matches!(
            head.standing(plan),
            ryadom_sync::device::Standing::NotAccepted { .. }
        )
    })
    .await;
    // What the reader may do still works, on the same socket.
    anna.edit::<ProgrammeDoc>(
        plan,
        ProgrammeEdit::Title(TitleEdit::Name("Моё".to_owned())),
    )
    .await;
    anna.until_confirmed(plan).await;
    head.until("the mentor's edit", |head| {
        head.view::<ProgrammeDoc>(plan)
            .title
            .name
            .rivals
            .iter()
            .any(|name| name.value == "Моё")
    })
    .await;
    assert_ne!(anna.heads(plan), before);
    assert!(
        anna.view::<ProgrammeDoc>(plan).title.name.rivals.is_empty(),
        "nobody else has heard of it"
    );
}

#[tokio::test]
async fn a_note_for_oneself_reaches_ones_other_device_and_nobody_else() {
    let relay = TestRelay::with_demo().await;
    let anna = relay.called("Иванова");
    let own = private(&relay, anna);
    let mut tablet = Device::online(&relay, &relay.join("Иванова").await, 1).await;
    let mut phone = Device::online(&relay, &relay.join("Иванова").await, 2).await;
    let mut marina = Device::online(&relay, &relay.join("Кузнецова").await, 3).await;
    for device in [&mut tablet, &mut phone, &mut marina] {
        device.open(own, DocumentKind::Private).await;
    }
    marina
        .until("unavailable", |marina| marina.unavailable.contains(&own))
        .await;
    tablet
        .edit::<PrivateDoc>(own, PrivateEdit::Note(note(9, "только мне")))
        .await;
    tablet.until_confirmed(own).await;
    phone
        .until("the note", |phone| {
            titles(&phone.view::<PrivateDoc>(own).notes.notes) == ["только мне"]
        })
        .await;
}

#[tokio::test]
async fn carets_reach_those_who_have_the_document_open() {
    let relay = TestRelay::with_demo().await;
    let (notes, plan) = (reflection(&relay), programme(&relay));
    let mut anna = Device::online(&relay, &relay.join("Иванова").await, 1).await;
    let mut marina = Device::online(&relay, &relay.join("Кузнецова").await, 2).await;
    let mut curator = Device::online(&relay, &relay.join("Сидорова").await, 3).await;
    for device in [&mut anna, &mut marina] {
        device.open(notes, DocumentKind::Reflection).await;
        device.until_confirmed(notes).await;
    }
    curator.open(notes, DocumentKind::Reflection).await;
    for device in [&mut anna, &mut curator] {
        device.open(plan, DocumentKind::Programme).await;
        device.until_confirmed(plan).await;
    }
    anna.say(notes, b"for the pair").await;
    anna.say(plan, b"for everyone").await;
    marina
        .until("the caret", |marina| marina.heard == [b"for the pair"])
        .await;
    curator
        .until("the other caret", |curator| {
            curator.heard == [b"for everyone"]
        })
        .await;
    // Whatever the payload says, it is hers by the relay's word.
    let anna = relay.called("Иванова").to_string();
    assert_eq!(marina.speaker.as_deref(), Some(&*anna));
    assert_eq!(curator.speaker.as_deref(), Some(&*anna));
}

#[tokio::test]
async fn a_pair_made_by_the_curator_is_open_to_its_members_at_once() {
    let relay = TestRelay::with_demo().await;
    let registry = relay.registry();
    let (book, curator) = (registry.document, relay.join("Сидорова").await);
    let mentor = relay.called("Смирнов");
    let new = ryadom_domain::DocumentId::from_random([88; 16]);
    let mut denis = Device::online(&relay, &relay.join("Смирнов").await, 1).await;
    denis.open(new, DocumentKind::Reflection).await;
    denis
        .until("unavailable", |denis| denis.unavailable.contains(&new))
        .await;

    let mut curator = Device::online(&relay, &curator, 2).await;
    curator.open(book, DocumentKind::Registry).await;
    curator.until_confirmed(book).await;
    let pair = ryadom_domain::Pair {
        id: ryadom_domain::PairId::from_random([89; 16]),
        form: None,
        kind: None,
        state: ryadom_domain::PairState::Working,
        mentors: [mentor].into(),
        mentees: [relay.called("Кузнецова")].into(),
        start: None,
        end: None,
        programme: None,
        journal: None,
        reflection: Some(new),
    };
    curator
        .edit::<ryadom_replica::RegistryDoc>(
            book,
            ryadom_replica::RegistryEdit::AddPair(Box::new(pair)),
        )
        .await;
    curator.until_confirmed(book).await;
    denis
        .until(
            "the document opens without being asked for again",
            |denis| denis.is_confirmed(new),
        )
        .await;
    denis.edit::<ReflectionDoc>(new, note(1, "начали")).await;
    denis.until_confirmed(new).await;
}

#[tokio::test]
async fn a_socket_needs_a_session_and_a_cookie_needs_our_own_page() {
    let relay = TestRelay::with_demo().await;
    let joined = relay.join("Иванова").await;
    let status = |error: Error| match error {
        Error::Http(response) => response.status().as_u16(),
        other => panic!("{other}"),
    };
    assert_eq!(
        status(connect(relay.address, "nobody").await.expect_err("refused")),
        401
    );

    let by_cookie = |origin: Option<String>| {
        let mut request = format!("ws://{}/sync", relay.address)
            .into_client_request()
            .expect("an address");
        let cookie = HeaderValue::from_str(&format!("ryadom={}", joined.token)).expect("a header");
        request.headers_mut().insert("cookie", cookie);
        if let Some(origin) = origin {
            request
                .headers_mut()
                .insert("origin", HeaderValue::from_str(&origin).expect("a header"));
        }
        connect_async(request)
    };
    assert_eq!(status(by_cookie(None).await.expect_err("refused")), 403);
    assert_eq!(
        status(
            by_cookie(Some("https://evil.example".to_owned()))
                .await
                .expect_err("refused")
        ),
        403
    );
    by_cookie(Some(format!("http://{}", relay.address)))
        .await
        .expect("our own page");
}

#[tokio::test]
async fn a_ticket_opens_one_socket_within_a_minute() {
    let relay = TestRelay::with_demo().await;
    let joined = relay.join("Иванова").await;
    let ticket = async || {
        let answer = relay
            .call(Method::POST, "/api/ticket", Some(&joined.token), None)
            .await
            .json();
        format!(
            "ws://{}/sync?ticket={}",
            relay.address,
            answer["ticket"].as_str().expect("a ticket")
        )
    };
    let url = ticket().await;
    connect_async(&url).await.expect("opens");
    assert!(connect_async(&url).await.is_err(), "a second time");
    let late = ticket().await;
    relay.world.pass(60);
    assert!(connect_async(&late).await.is_err(), "too late");
    assert_eq!(
        relay.get("/sync", Some(&joined.token)).await.problem(),
        "not-a-socket"
    );
}

#[tokio::test]
async fn everyone_hears_that_the_relay_stops() {
    let relay = TestRelay::with_demo().await;
    let mut anna = Device::online(&relay, &relay.join("Иванова").await, 1).await;
    anna.open(programme(&relay), DocumentKind::Programme).await;
    anna.until_confirmed(programme(&relay)).await;
    let (stopped, ()) = tokio::join!(relay.server.stop(), anna.until_closed());
    stopped.expect("closes in order");
    assert_eq!(anna.closed.map(|(code, _)| code), Some(CloseCode::Away));
}

#[tokio::test]
async fn a_document_that_nobody_has_open_leaves_memory() {
    let relay = TestRelay::with_demo().await;
    let plan = programme(&relay);
    let rooms = async || {
        let text = relay.get("/metrics", None).await.text;
        let line = text
            .lines()
            .find(|line| line.starts_with("ryadom_rooms "))
            .expect("a gauge");
        line.rsplit(' ')
            .next()
            .expect("a number")
            .parse::<u32>()
            .expect("a number")
    };
    let mut anna = Device::online(&relay, &relay.join("Иванова").await, 1).await;
    anna.open(plan, DocumentKind::Programme).await;
    anna.until_confirmed(plan).await;
    assert_eq!(rooms().await, 1);
    anna.disconnect().await;
    while rooms().await > 0 {
        tokio::task::yield_now().await;
    }
    let stored = relay.store.load(plan).await.expect("loads");
    assert!(
        stored.snapshot.is_some(),
        "a long history is kept in one piece"
    );
    assert!(stored.changes.is_empty());
    let mut phone = Device::online(&relay, &relay.join("Иванова").await, 2).await;
    phone.open(plan, DocumentKind::Programme).await;
    phone.until_confirmed(plan).await;
    assert_eq!(phone.heads(plan), anna.heads(plan));
}

#[tokio::test]
async fn a_client_that_does_not_say_who_it_is_authored_by_is_named_by_the_relay() {
    use automerge::{ReadDoc, transaction::Transactable};
    let relay = TestRelay::with_demo().await;
    let notes = reflection(&relay);
    let joined = relay.join("Иванова").await;
    let mut tool = Device::online(&relay, &joined, 1).await;
    tool.open(notes, DocumentKind::Reflection).await;
    tool.until_confirmed(notes).await;
    // Another program's edit: knows nothing of `authors`.
    let document = tool.automerge(notes);
    document.set_actor(automerge::ActorId::from([200_u8; 16].as_slice()));
    let map = document
        .get(automerge::ROOT, "notes")
        .expect("reads")
        .expect("a map")
        .1;
    document.put(map, "somebody", "else").expect("writes");
    document.commit();
    tool.changed(notes).await;
    tool.until("named", |tool| {
        tool.document(notes)
            .authors()
            .values()
            .copied()
            .collect::<Vec<PersonId>>()
            .contains(&joined.person)
            && tool
                .document(notes)
                .authors()
                .contains_key(&automerge::ActorId::from([200_u8; 16].as_slice()))
    })
    .await;
}

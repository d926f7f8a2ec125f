//! Access that is taken away, mid-socket.

use super::{
    school::{first_pair, note, programme, reflection, titles},
    support::{Device, Fate, FatefulStore, Gate, TestRelay, connect},
};
use axum::http::{Method, StatusCode};
use ryadom_domain::{DocumentId, DocumentKind, SchoolRole, Side};
use ryadom_replica::{PairEdit, PersonRowEdit, ReflectionDoc, RegistryDoc, RegistryEdit};
use ryadom_server::store::MemoryStore;
use ryadom_sync::Reason;
use std::sync::{
    Arc,
    atomic::{AtomicBool, Ordering},
};

/// A curator with the registry open.
async fn curator_of(relay: &TestRelay) -> Device {
    let book = relay.registry().document;
    let mut curator = Device::online(relay, &relay.join("Сидорова").await, 201).await;
    curator.open(book, DocumentKind::Registry).await;
    curator.until_confirmed(book).await;
    curator
}

async fn opened(device: &mut Device, documents: &[(DocumentId, DocumentKind)]) {
    for (document, kind) in documents {
        device.open(*document, *kind).await;
        device.until_confirmed(*document).await;
    }
}

#[tokio::test]
async fn a_revoked_device_is_closed_and_stays_out() {
    let relay = TestRelay::with_demo().await;
    let curator = relay.join("Сидорова").await;
    let (lost, kept) = (relay.join("Иванова").await, relay.join("Иванова").await);
    let notes = reflection(&relay);
    let mut tablet = Device::online(&relay, &lost, 1).await;
    let mut phone = Device::online(&relay, &kept, 2).await;
    for device in [&mut tablet, &mut phone] {
        device.open(notes, DocumentKind::Reflection).await;
        device.until_confirmed(notes).await;
    }
    let path = format!("/api/devices/{}", lost.device);
    let answer = relay
        .call(Method::DELETE, &path, Some(&curator.token), None)
        .await;
    assert_eq!(answer.status, StatusCode::NO_CONTENT);
    tablet.until_closed().await;
    assert_eq!(tablet.refused, ["this device was revoked"]);
    assert_eq!(tablet.reasons, [Reason::Revoked]);
    assert!(connect(relay.address, &lost.token).await.is_err());
    let path = format!("/api/session?device={}", lost.device);
    let said = relay.get(&path, Some(&lost.token)).await;
    assert_eq!(said.status, StatusCode::UNAUTHORIZED);
    assert_eq!(said.problem(), "device-revoked");

    phone
        .edit::<ReflectionDoc>(notes, note(7, "я на месте"))
        .await;
    phone.until_confirmed(notes).await;
}

#[tokio::test]
async fn who_leaves_the_pair_hears_nothing_more_of_it() {
    let relay = TestRelay::with_demo().await;
    let book = relay.registry().document;
    let (plan, notes) = (programme(&relay), reflection(&relay));
    let mut curator = Device::online(&relay, &relay.join("Сидорова").await, 1).await;
    let mut anna = Device::online(&relay, &relay.join("Иванова").await, 2).await;
    let mut marina = Device::online(&relay, &relay.join("Кузнецова").await, 3).await;
    curator.open(book, DocumentKind::Registry).await;
    curator.until_confirmed(book).await;
    for device in [&mut anna, &mut marina] {
        device.open(notes, DocumentKind::Reflection).await;
        device.open(plan, DocumentKind::Programme).await;
        device.until_confirmed(notes).await;
        device.until_confirmed(plan).await;
    }
    let leaves = PairEdit::Member(Side::Mentee, marina.person, false);
    curator
        .edit::<RegistryDoc>(
            book,
            RegistryEdit::Pair {
                id: first_pair(&relay).id,
                edit: leaves,
            },
        )
        .await;
    curator.until_confirmed(book).await;
    marina
        .until("sent away", |marina| {
            marina.is_unavailable(notes) && marina.is_unavailable(plan)
        })
        .await;

    let before = marina.heads(notes);
    anna.edit::<ReflectionDoc>(notes, note(7, "без неё")).await;
    anna.until_confirmed(notes).await;
    // A later answer on the same socket proves that nothing of the edit came before it.
    let school = relay.registry().school.expect("a school");
    marina.open(school, DocumentKind::School).await;
    marina.until_confirmed(school).await;
    assert_eq!(marina.heads(notes), before);
}

#[tokio::test]
async fn who_becomes_a_reader_is_no_longer_listened_to() {
    let relay = TestRelay::with_demo().await;
    let book = relay.registry().document;
    let school = relay.registry().school.expect("a school");
    let mut first = Device::online(&relay, &relay.join("Сидорова").await, 1).await;
    let mut second = Device::online(&relay, &relay.join("Орлова").await, 2).await;
    first.open(book, DocumentKind::Registry).await;
    first.until_confirmed(book).await;
    second.open(school, DocumentKind::School).await;
    second.until_confirmed(school).await;

    let edit = PersonRowEdit::Role(SchoolRole::Curator, false);
    first
        .edit::<RegistryDoc>(
            book,
            RegistryEdit::Person {
                id: second.person,
                edit,
            },
        )
        .await;
    first.until_confirmed(book).await;
    let rename = ryadom_replica::SchoolEdit::Set(
        ryadom_replica::SchoolField::Name,
        "Чужая школа".to_owned(),
    );
    second
        .edit::<ryadom_replica::SchoolDoc>(school, rename)
        .await;
    second
        .until("told that it only reads", |second| {
            matches!(
                second.standing(school),
                ryadom_sync::device::Standing::NotAccepted { .. }
            )
        })
        .await;
    first.open(school, DocumentKind::School).await;
    first.until_confirmed(school).await;
    assert_ne!(
        first.view::<ryadom_replica::SchoolDoc>(school).name.value,
        "Чужая школа"
    );
}

#[tokio::test]
async fn who_is_removed_from_the_registry_is_sent_out() {
    let relay = TestRelay::with_demo().await;
    let book = relay.registry().document;
    let joined = relay.join("Васильева").await;
    let mut curator = Device::online(&relay, &relay.join("Сидорова").await, 1).await;
    let mut tamara = Device::online(&relay, &joined, 2).await;
    tamara.open(book, DocumentKind::Registry).await;
    tamara.until_confirmed(book).await;
    curator.open(book, DocumentKind::Registry).await;
    curator.until_confirmed(book).await;
    curator
        .edit::<RegistryDoc>(
            book,
            RegistryEdit::Person {
                id: joined.person,
                edit: PersonRowEdit::Remove,
            },
        )
        .await;
    curator.until_confirmed(book).await;
    tamara.until_closed().await;
    assert_eq!(
        tamara.refused,
        ["this person is not in the registry any more"]
    );
    assert_eq!(tamara.reasons, [Reason::NotAMember]);
    assert_eq!(
        relay
            .get("/api/session", Some(&joined.token))
            .await
            .problem(),
        "not-a-member"
    );
}

#[tokio::test]
async fn a_pair_that_is_ended_is_closed_to_both_and_to_whoever_read_along() {
    let relay = TestRelay::with_demo().await;
    let pair = first_pair(&relay);
    let (plan, notes) = (programme(&relay), reflection(&relay));
    let journal = pair.journal.expect("a journal");
    let mut curator = curator_of(&relay).await;
    let mut anna = Device::online(&relay, &relay.join("Иванова").await, 2).await;
    let mut marina = Device::online(&relay, &relay.join("Кузнецова").await, 3).await;
    let theirs = [
        (plan, DocumentKind::Programme),
        (journal, DocumentKind::Journal),
        (notes, DocumentKind::Reflection),
    ];
    opened(&mut anna, &theirs).await;
    opened(&mut marina, &theirs).await;
    opened(&mut curator, &theirs[..2]).await;

    let end = RegistryEdit::Pair {
        id: pair.id,
        edit: PairEdit::Remove,
    };
    let book = relay.registry().document;
    curator.edit::<RegistryDoc>(book, end).await;
    for device in [&mut anna, &mut marina] {
        device
            .until("sent away", |device| {
                theirs
                    .iter()
                    .all(|(document, _)| device.is_unavailable(*document))
            })
            .await;
        assert_eq!(device.refused, [""; 0], "and not sent out");
    }
    curator
        .until("sent away", |curator| {
            curator.is_unavailable(plan) && curator.is_unavailable(journal)
        })
        .await;
}

#[tokio::test]
async fn who_replaces_a_mentor_comes_in_as_the_other_goes() {
    let relay = TestRelay::with_demo().await;
    let pair = first_pair(&relay);
    let (book, notes) = (relay.registry().document, reflection(&relay));
    let mut curator = curator_of(&relay).await;
    let mut anna = Device::online(&relay, &relay.join("Иванова").await, 2).await;
    let mut next = Device::online(&relay, &relay.join("Васильева").await, 3).await;
    opened(&mut anna, &[(notes, DocumentKind::Reflection)]).await;
    next.open(notes, DocumentKind::Reflection).await;
    next.until("not hers", |next| next.is_unavailable(notes))
        .await;

    let member = |person, there| RegistryEdit::Pair {
        id: pair.id,
        edit: PairEdit::Member(Side::Mentor, person, there),
    };
    let replace = vec![member(anna.person, false), member(next.person, true)];
    curator
        .edit::<RegistryDoc>(book, RegistryEdit::Several(replace))
        .await;
    anna.until("sent away", |anna| anna.is_unavailable(notes))
        .await;
    next.until_confirmed(notes).await;
    next.edit::<ReflectionDoc>(notes, note(7, "продолжаю"))
        .await;
    next.until_confirmed(notes).await;
}

#[tokio::test]
async fn what_was_on_its_way_when_access_went_is_not_delivered() {
    let (gate, is_next_held) = (Arc::new(Gate::default()), Arc::new(AtomicBool::new(false)));
    let held = Arc::clone(&is_next_held);
    let fate = move |call: &str| {
        if call == "append" && held.swap(false, Ordering::SeqCst) {
            Fate::Waits
        } else {
            Fate::Works
        }
    };
    let relay = TestRelay::over(Arc::new(FatefulStore {
        inner: Arc::new(MemoryStore::default()),
        fate,
        gate: Arc::clone(&gate),
    }))
    .await;
    let (book, notes) = (relay.registry().document, reflection(&relay));
    let mut curator = curator_of(&relay).await;
    let mut anna = Device::online(&relay, &relay.join("Иванова").await, 2).await;
    let mut marina = Device::online(&relay, &relay.join("Кузнецова").await, 3).await;
    for device in [&mut anna, &mut marina] {
        opened(device, &[(notes, DocumentKind::Reflection)]).await;
    }
    let before = marina.heads(notes);
    is_next_held.store(true, Ordering::SeqCst);
    anna.edit::<ReflectionDoc>(notes, note(7, "только для пары"))
        .await;
    gate.until_reached().await;
    let leaves = PairEdit::Member(Side::Mentee, marina.person, false);
    curator
        .edit::<RegistryDoc>(
            book,
            RegistryEdit::Pair {
                id: first_pair(&relay).id,
                edit: leaves,
            },
        )
        .await;
    curator.until_confirmed(book).await;
    gate.open();
    marina
        .until("sent away", |marina| marina.is_unavailable(notes))
        .await;
    assert_eq!(marina.heads(notes), before);
    anna.until_confirmed(notes).await;
    let read = anna.view::<ReflectionDoc>(notes).notes;
    assert!(titles(&read).contains(&"только для пары".to_owned()));
}

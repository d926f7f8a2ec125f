//! Access that is taken away, mid-socket.

use super::{
    school::{first_pair, note, programme, reflection},
    support::{Device, TestRelay, connect},
};
use axum::http::{Method, StatusCode};
use ryadom_domain::{DocumentKind, SchoolRole, Side};
use ryadom_replica::{PairEdit, PersonRowEdit, ReflectionDoc, RegistryDoc, RegistryEdit};

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
    assert!(connect(relay.address, &lost.token).await.is_err());

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
    assert_eq!(
        relay
            .get("/api/session", Some(&joined.token))
            .await
            .problem(),
        "not-a-member"
    );
}

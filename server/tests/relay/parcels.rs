//! Changes that travelled in a file: taken as their author's, whoever brings them, and as nobody else's.

use super::{
    school::{note, programme, reflection, titles},
    support::{Answer, Device, Joined, TestRelay},
};
use automerge::ActorId;
use axum::{
    body::Body,
    http::{Request, StatusCode, header},
};
use p256::ecdsa::{Signature, SigningKey, signature::Signer};
use ryadom_domain::{DocumentId, DocumentKind, Name, PersonId};
use ryadom_replica::{
    Author, Document, Kind, PersonRowEdit, ProgrammeDoc, ProgrammeEdit, ReflectionDoc, RegistryDoc,
    RegistryEdit, TitleEdit,
};
use ryadom_server::store::Position;
use ryadom_sync::carried::{Certificate, Parcel, SIGNATURE, Seal, pack};
use ryadom_sync::limits;
use serde_json::json;

/// What a device seals with.
#[derive(Clone)]
struct Sealer {
    key: SigningKey,
    certificate: Certificate,
}

impl Sealer {
    /// A key that the relay has certified for this device.
    async fn of(relay: &TestRelay, joined: &Joined, n: u8) -> Self {
        let key = SigningKey::from_slice(&[n; 32]).expect("a key");
        let public = key.verifying_key().to_sec1_point(false);
        let body = json!({"key": hex::encode(public.as_bytes())});
        let answer = relay
            .post("/api/certificate", Some(&joined.token), body)
            .await;
        assert_eq!(answer.status, StatusCode::CREATED, "{}", answer.text);
        let certificate = answer.json()["certificate"].as_str().map(hex::decode);
        let certificate = certificate.expect("a text").expect("hex");
        Self {
            key,
            certificate: Certificate::decode(&certificate).expect("a certificate"),
        }
    }

    fn seal(&self, mut parcel: Parcel) -> Parcel {
        let signature: Signature = self.key.sign(&parcel.signed(&self.certificate));
        parcel.seal = Some(Seal {
            certificate: self.certificate.clone(),
            signature: signature.to_bytes().into(),
        });
        parcel
    }
}

fn parcel_of(id: DocumentId, document: &mut Document, since: &[automerge::ChangeHash]) -> Parcel {
    let raw = document.changes_since(since);
    let raw = raw.into_iter().map(|change| change.bytes).collect();
    Parcel {
        document: id.to_string(),
        kind: document.kind().to_string(),
        message: pack(&document.heads(), raw).remove(0),
        receipt: None,
        seal: None,
    }
}

async fn bring(relay: &TestRelay, by: &Joined, parcel: &Parcel) -> Answer {
    post(relay, by, parcel.encode()).await
}

async fn post(relay: &TestRelay, by: &Joined, body: Vec<u8>) -> Answer {
    let request = Request::post("/api/parcels")
        .header(header::AUTHORIZATION, format!("Bearer {}", by.token))
        .header(header::CONTENT_TYPE, "application/octet-stream");
    relay
        .send(request.body(Body::from(body)).expect("a request"))
        .await
}

fn titled(name: &str) -> ProgrammeEdit {
    ProgrammeEdit::Title(TitleEdit::Name(name.to_owned()))
}

/// The mentor's and the curator's devices, and the pair's programme as everybody has it.
struct School {
    relay: TestRelay,
    plan: DocumentId,
    mentor: Joined,
    sealer: Sealer,
    curator: Joined,
    /// The programme on the mentor's device, which has no network any more.
    tablet: Document,
}

impl School {
    async fn new() -> Self {
        let relay = TestRelay::with_demo().await;
        let plan = programme(&relay);
        let (mentor, curator) = (relay.join("Иванова").await, relay.join("Сидорова").await);
        let sealer = Sealer::of(&relay, &mentor, 3).await;
        let mut device = Device::online(&relay, &mentor, 9).await;
        device.open(plan, DocumentKind::Programme).await;
        device.until_confirmed(plan).await;
        device
            .until("the programme", |device| {
                device.document(plan).changes_since(&[]).len() > 1
            })
            .await;
        let tablet = device.document(plan).clone();
        device.disconnect().await;
        Self {
            relay,
            plan,
            mentor,
            sealer,
            curator,
            tablet,
        }
    }

    /// The mentor writes on the tablet, as whoever they say they are; the tablet packs what is new.
    fn writes(&mut self, person: PersonId, actor: u8, name: &str) -> Parcel {
        let before = self.tablet.heads();
        let author = Author {
            person,
            actor: ActorId::from([actor; 16].as_slice()),
        };
        let at = ryadom_domain::Timestamp(1_790_000_200);
        ProgrammeDoc::edit(&mut self.tablet, &author, at, &titled(name)).expect("an edit");
        parcel_of(self.plan, &mut self.tablet, &before)
    }

    async fn stored(&self) -> usize {
        let all = self
            .relay
            .store
            .changes_after(self.plan, Position::default());
        all.await.expect("reads").len()
    }

    async fn actor(&self, actor: u8) -> Option<PersonId> {
        let actors = self.relay.store.actors(self.plan).await.expect("reads");
        let wanted = ActorId::from([actor; 16].as_slice());
        let mut found = actors.into_iter().filter(|(known, _)| *known == wanted);
        found.next().map(|(_, person)| person)
    }

    /// Brings what must not be taken in, and makes sure that nothing was.
    async fn refuses(&self, by: &Joined, parcel: &Parcel) -> String {
        let before = self.stored().await;
        let answer = bring(&self.relay, by, parcel).await;
        assert!(!answer.status.is_success());
        assert_eq!(self.stored().await, before, "nothing was stored");
        answer.problem()
    }
}

#[tokio::test]
async fn what_a_curator_brings_is_the_mentors_for_everybody() {
    let mut school = School::new().await;
    let mentee = school.relay.join("Кузнецова").await;
    let mut mentees = Device::online(&school.relay, &mentee, 8).await;
    mentees.open(school.plan, DocumentKind::Programme).await;
    mentees.until_confirmed(school.plan).await;

    let mentor = school.mentor.person;
    let parcel = school.writes(mentor, 31, "Без интернета");
    let parcel = school.sealer.seal(parcel);
    let answer = bring(&school.relay, &school.curator, &parcel).await;
    assert_eq!(answer.status, StatusCode::NO_CONTENT, "{}", answer.text);

    assert_eq!(school.actor(31).await, Some(mentor));
    let plan = school.plan;
    mentees
        .until("the mentor's words", |device| {
            let view = device.view::<ProgrammeDoc>(plan);
            view.title.name.value == "Без интернета"
        })
        .await;
    let authors = mentees.document(plan).authors();
    assert_eq!(authors[&ActorId::from([31; 16].as_slice())], mentor);

    // Twice is once.
    let before = school.stored().await;
    let again = bring(&school.relay, &mentee, &parcel).await;
    assert_eq!(again.status, StatusCode::NO_CONTENT);
    assert_eq!(school.stored().await, before);
}

#[tokio::test]
async fn nobody_brings_what_the_author_did_not_seal() {
    let mut school = School::new().await;
    let mentor = school.mentor.person;
    let curators = Sealer::of(&school.relay, &school.curator, 4).await;
    let parcel = school.writes(mentor, 31, "Слова наставника");
    let curator = school.curator.clone();

    assert_eq!(school.refuses(&curator, &parcel).await, "parcel-forged");

    let mut touched = school.sealer.seal(parcel.clone());
    let last = touched.message.len() - 1;
    touched.message[last] ^= 1;
    assert_eq!(school.refuses(&curator, &touched).await, "parcel-forged");

    // The mentor's certificate over the curator's key, and the curator's certificate in the mentor's name.
    let mut stolen = curators.clone();
    stolen.certificate = school.sealer.certificate.clone();
    let sealed = stolen.seal(parcel.clone());
    assert_eq!(school.refuses(&curator, &sealed).await, "parcel-forged");
    let mut renamed = curators.clone();
    renamed.certificate.person = mentor.to_string();
    let sealed = renamed.seal(parcel.clone());
    assert_eq!(school.refuses(&curator, &sealed).await, "parcel-forged");
    let mut unsigned = renamed;
    unsigned.certificate.signature = [0; SIGNATURE];
    let sealed = unsigned.seal(parcel.clone());
    assert_eq!(school.refuses(&curator, &sealed).await, "parcel-forged");

    // Honestly sealed by the curator, but the words say that they are the mentor's.
    let sealed = curators.seal(parcel);
    assert_eq!(school.refuses(&curator, &sealed).await, "parcel-author");
    assert_eq!(school.actor(31).await, None);
}

#[tokio::test]
async fn a_seal_does_not_make_others_words_ones_own() {
    let mut school = School::new().await;
    let mentee = school.relay.called("Кузнецова");
    let parcel = school.writes(mentee, 32, "Слова подопечного");
    let sealed = school.sealer.seal(parcel);
    let curator = school.curator.clone();
    assert_eq!(school.refuses(&curator, &sealed).await, "parcel-author");
}

#[tokio::test]
async fn a_revoked_device_seals_nothing_any_more() {
    let mut school = School::new().await;
    let mentor = school.mentor.person;
    let parcel = school.writes(mentor, 31, "Поздно");
    let sealed = school.sealer.seal(parcel);
    let (curator, device) = (school.curator.clone(), school.mentor.device.clone());
    let path = format!("/api/devices/{device}");
    let method = axum::http::Method::DELETE;
    let revoked = school
        .relay
        .call(method, &path, Some(&curator.token), None)
        .await;
    assert_eq!(revoked.status, StatusCode::NO_CONTENT);
    assert_eq!(school.refuses(&curator, &sealed).await, "parcel-revoked");
}

#[tokio::test]
async fn a_document_that_is_not_for_the_one_who_brings_it_looks_like_none() {
    let school = School::new().await;
    let notes = reflection(&school.relay);
    let mut pairs = Document::genesis(DocumentKind::Reflection);
    let author = Author {
        person: school.mentor.person,
        actor: ActorId::from([33; 16].as_slice()),
    };
    let at = ryadom_domain::Timestamp(1_790_000_200);
    ReflectionDoc::edit(&mut pairs, &author, at, &note(1, "Только нам")).expect("an edit");
    let for_us = school.sealer.seal(parcel_of(notes, &mut pairs, &[]));
    let nowhere = DocumentId::from_random([77; 16]);
    let to_nowhere = school.sealer.seal(parcel_of(nowhere, &mut pairs, &[]));

    let forbidden = bring(&school.relay, &school.curator, &for_us).await;
    let unknown = bring(&school.relay, &school.curator, &to_nowhere).await;
    assert_eq!(forbidden.status, StatusCode::NOT_FOUND);
    assert_eq!(forbidden.text, unknown.text);
    assert_eq!(forbidden.headers, unknown.headers);

    // The other one of the pair may bring it.
    let mentee = school.relay.join("Кузнецова").await;
    let answer = bring(&school.relay, &mentee, &for_us).await;
    assert_eq!(answer.status, StatusCode::NO_CONTENT, "{}", answer.text);
    let mut mentees = Device::online(&school.relay, &mentee, 8).await;
    mentees.open(notes, DocumentKind::Reflection).await;
    mentees
        .until("the note", |device| {
            let notes = device.view::<ReflectionDoc>(notes).notes;
            titles(&notes).contains(&"Только нам".to_owned())
        })
        .await;
}

#[tokio::test]
async fn who_may_only_read_a_document_seals_nothing_into_it() {
    let school = School::new().await;
    let id = school.relay.registry().document;
    let mut device = Device::online(&school.relay, &school.mentor, 9).await;
    device.open(id, DocumentKind::Registry).await;
    device
        .until("the registry", |device| {
            device.document(id).changes_since(&[]).len() > 1
        })
        .await;
    let mut registry = device.document(id).clone();
    let before = registry.heads();
    let author = Author {
        person: school.mentor.person,
        actor: ActorId::from([34; 16].as_slice()),
    };
    let rename = RegistryEdit::Person {
        id: school.mentor.person,
        edit: PersonRowEdit::Rename(Name::new("Директор", "", "")),
    };
    let at = ryadom_domain::Timestamp(1_790_000_200);
    RegistryDoc::edit(&mut registry, &author, at, &rename).expect("an edit");
    let sealed = school.sealer.seal(parcel_of(id, &mut registry, &before));
    let curator = school.curator.clone();
    assert_eq!(school.refuses(&curator, &sealed).await, "parcel-read-only");
}

#[tokio::test]
async fn what_builds_on_missing_changes_is_taken_after_them() {
    let mut school = School::new().await;
    let mentor = school.mentor.person;
    let first = school.writes(mentor, 31, "Сначала");
    let first = school.sealer.seal(first);
    let second = school.writes(mentor, 31, "Потом");
    let second = school.sealer.seal(second);
    let curator = school.curator.clone();
    assert_eq!(school.refuses(&curator, &second).await, "parcel-incomplete");
    for parcel in [&first, &second] {
        let answer = bring(&school.relay, &curator, parcel).await;
        assert_eq!(answer.status, StatusCode::NO_CONTENT, "{}", answer.text);
    }
}

#[tokio::test]
async fn what_is_no_parcel_is_answered_and_another_schools_is_not_believed() {
    let mut school = School::new().await;
    let curator = school.curator.clone();
    for body in [
        Vec::new(),
        b"hello".to_vec(),
        vec![0; limits::PARCEL_IN_ALL + 1],
    ] {
        let answer = post(&school.relay, &curator, body).await;
        assert_eq!(answer.problem(), "bad-request");
    }

    let mentor = school.mentor.person;
    let parcel = school.writes(mentor, 31, "Чужая печать");
    let mut elsewhere = school.sealer.clone();
    elsewhere.certificate.school = DocumentId::from_random([1; 16]).to_string();
    let sealed = elsewhere.seal(parcel.clone());
    assert_eq!(school.refuses(&curator, &sealed).await, "parcel-forged");

    let mut garbage = parcel;
    garbage.message = b"not a sync message".to_vec();
    let sealed = school.sealer.seal(garbage);
    assert_eq!(school.refuses(&curator, &sealed).await, "parcel-unreadable");

    let nobody = school
        .relay
        .post("/api/parcels", None, json!({"a": 1}))
        .await;
    assert_eq!(nobody.problem(), "not-signed-in");
    let no_key = school
        .relay
        .post(
            "/api/certificate",
            Some(&curator.token),
            json!({"key": "04"}),
        )
        .await;
    assert_eq!(no_key.problem(), "bad-request");
}

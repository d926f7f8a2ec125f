//! Every role at every kind of document, over the socket.

use super::{Curator, Mentor, ROLES, Role, Stage, small_school::SEED};
use crate::support::{Device, Wire, connect};
use automerge::{
    ActorId, AutoCommit, Change, ChangeHash, ROOT, ReadDoc,
    sync::{ChunkList, Message as SyncMessage, MessageVersion, State, SyncDoc},
    transaction::Transactable,
};
use ryadom_domain::{DocumentId, DocumentKind};
use ryadom_replica::Document;
use ryadom_server::store::Position;
use ryadom_sync::Message;
use tokio_tungstenite::tungstenite;

/// What a role may do with a document: `w` read and write, `r` read alone, `-` nothing.
///
/// The columns are [`ROLES`]: curator, head, council, mentor and mentee of the pair, a mentor of another pair, somebody
/// without a role, a revoked device, nobody. Whoever may read is seen by the others there, and sees them.
const TABLE: [(DocumentKind, &str); 14] = [
    (DocumentKind::School, "w w w r r r r - -"),
    (DocumentKind::Person, "w - r w - - - - -"),
    (DocumentKind::Personnel, "w r - - - - - - -"),
    (DocumentKind::Programme, "w r r w w - - - -"),
    (DocumentKind::Journal, "r - - w w - - - -"),
    (DocumentKind::Reflection, "- - - w w - - - -"),
    (DocumentKind::Private, "- - - w - - - - -"),
    // What is said to the curator alone.
    (DocumentKind::Answers, "r - - w - - - - -"),
    (DocumentKind::Monitoring, "w r w - - - - - -"),
    // What a mentor shows to those they lead.
    (DocumentKind::Card, "w r r w r - - - -"),
    // What is said of the programme by whoever reads it.
    (DocumentKind::Review, "w w w w w - - - -"),
    // The curators' talks with mentors.
    (DocumentKind::Counsel, "w - - - - - - - -"),
    // What the mentor disputes: the mentee, the head and the council have nothing of it.
    (DocumentKind::Dispute, "w - - w - - - - -"),
    // Last: what it is answered with has overtaken nothing that was on its way.
    (DocumentKind::Registry, "w r r r r r r - -"),
];

/// Documents that are nowhere.
const NOWHERE: [DocumentKind; 2] = [DocumentKind::Answers, DocumentKind::Journal];

#[derive(Debug, Clone, Copy, PartialEq, Eq)]
enum May {
    Write,
    Read,
    Nothing,
}

fn may(row: &str, role: Role) -> May {
    match row.split(' ').nth(role as usize).expect("a column") {
        "w" => May::Write,
        "r" => May::Read,
        "-" => May::Nothing,
        other => panic!("{other}"),
    }
}

/// A device in the room of every document, that may write there: what came before its own words has been dealt with.
struct Witness {
    curator: Device,
    mentor: Device,
    words: i64,
}

impl Witness {
    async fn set(stage: &Stage) -> Self {
        let again = |role| stage.school.join(&stage.relay, role);
        let mut witness = Self {
            curator: Device::online(&stage.relay, &again(Curator).await, 201).await,
            mentor: Device::online(&stage.relay, &again(Mentor).await, 202).await,
            words: 0,
        };
        for (kind, row) in TABLE {
            let document = stage.school.document(kind);
            let device = witness.of(row);
            device.open(document, kind).await;
            device.until_confirmed(document).await;
        }
        witness
    }

    fn of(&mut self, row: &str) -> &mut Device {
        match may(row, Curator) {
            May::Write => &mut self.curator,
            _ => &mut self.mentor,
        }
    }

    /// Says something there and waits until the relay has it.
    async fn pass(&mut self, row: &str, document: DocumentId) {
        self.words += 1;
        let words = self.words;
        let device = self.of(row);
        let actor = ActorId::from([0xdd, u8::from(may(row, Curator) == May::Write)]);
        let inner = device.automerge(document);
        inner.set_actor(actor);
        inner.put(ROOT, "witness", words).expect("writes");
        inner.commit();
        device.changed(document).await;
        device.until_confirmed(document).await;
    }
}

/// A change that somebody brings to a document as its first words.
fn change(kind: DocumentKind, n: u8) -> Change {
    let mut document = Document::genesis(kind);
    let inner = document.automerge();
    inner.set_actor(ActorId::from([0xcc, n]));
    inner.put(ROOT, "probe", i64::from(n)).expect("writes");
    inner.commit();
    inner.get_last_local_change().expect("a change")
}

fn with_changes(changes: &[Change]) -> Vec<u8> {
    let bytes: Vec<_> = changes
        .iter()
        .map(|change| change.raw_bytes().to_vec())
        .collect();
    let message = SyncMessage {
        heads: changes.iter().map(Change::hash).collect(),
        need: Vec::new(),
        have: Vec::new(),
        changes: ChunkList::from(bytes),
        flags: None,
        version: MessageVersion::V1,
    };
    message.encode()
}

/// Asks for a document, and reads it if it is given.
async fn read(wire: &mut Wire, document: DocumentId) -> bool {
    let mut copy = AutoCommit::new();
    let mut state = State::new();
    let address = document.to_string();
    loop {
        if let Some(message) = copy.sync().generate_sync_message(&mut state) {
            wire.sync(document, message.encode()).await;
        }
        let answer = wire
            .until(|message| match message {
                Message::Sync(sync) => sync.document == address,
                Message::Unavailable(unavailable) => unavailable.document == address,
                _ => false,
            })
            .await;
        let Message::Sync(sync) = answer else {
            return false;
        };
        let message = SyncMessage::decode(&sync.data).expect("a sync message");
        copy.sync()
            .receive_sync_message(&mut state, message)
            .expect("applies");
        if copy.get(ROOT, SEED).expect("reads").is_some() {
            return true;
        }
    }
}

async fn has(stage: &Stage, document: DocumentId, hash: ChangeHash) -> bool {
    let stored = stage.relay.store.changes_after(document, Position(0)).await;
    let stored = stored.expect("reads").into_iter();
    stored
        .map(|bytes| Change::from_bytes(bytes).expect("a change").hash())
        .any(|stored| stored == hash)
}

#[tokio::test]
async fn every_role_may_do_to_every_kind_of_document_what_the_table_says_and_no_more() {
    let stage = Stage::set().await;
    let mut witness = Witness::set(&stage).await;
    let mut cells = 0;
    for role in ROLES {
        let Some(joined) = stage.find(role).filter(|_| role != Role::Revoked) else {
            // No socket, and so none of them.
            let token = stage.token(role).unwrap_or_default();
            let refused = connect(stage.relay.address, token).await;
            assert!(
                matches!(&refused, Err(tungstenite::Error::Http(answer)) if answer.status() == 401),
                "{role:?}: {refused:?}"
            );
            assert!(TABLE.iter().all(|(_, row)| may(row, role) == May::Nothing));
            cells += TABLE.len() * 4;
            continue;
        };
        let peer = format!("{role:?}");
        let mut wire = Wire::open(stage.relay.address, &joined.token, &peer).await;
        for (kind, row) in TABLE {
            let (document, may) = (stage.school.document(kind), may(row, role));
            let cell = format!("{role:?} at {kind}");
            assert_eq!(
                read(&mut wire, document).await,
                may != May::Nothing,
                "{cell}: reads"
            );

            let brought = change(kind, role as u8);
            wire.sync(document, with_changes(std::slice::from_ref(&brought)))
                .await;
            let seen = format!("{cell} is here").into_bytes();
            wire.whisper(document, &seen).await;
            wire.greet().await;
            witness.pass(row, document).await;
            assert_eq!(
                has(&stage, document, brought.hash()).await,
                may == May::Write,
                "{cell}: writes"
            );
            let heard = witness.of(row).heard.contains(&seen);
            assert_eq!(heard, may != May::Nothing, "{cell}: is seen");

            let sees = format!("{cell} is not alone").into_bytes();
            witness.of(row).say(document, &sees).await;
            witness.pass(row, document).await;
            if may != May::Nothing {
                wire.until(|message| {
                    matches!(message, Message::Ephemeral(whisper) if whisper.data == sees)
                })
                .await;
            }
            cells += 4;
        }
        for (kind, row) in TABLE {
            let document = stage.school.document(kind);
            let sees = format!("{role:?} at {kind} is not alone").into_bytes();
            let heard = wire.has_heard(document, &sees);
            assert_eq!(
                heard,
                may(row, role) != May::Nothing,
                "{role:?} at {kind}: sees"
            );
        }
    }
    assert_eq!(cells, ROLES.len() * TABLE.len() * 4);
}

#[tokio::test]
async fn what_the_mentee_says_is_read_by_their_mentor_and_their_card_is_not() {
    let stage = Stage::set().await;
    let profile = stage.school.profile_of_the_mentee();
    // Curator, head, council, mentor and mentee of the pair, a mentor of another pair, somebody without a role.
    let table = [
        (profile, [true, false, true, true, true, false, false]),
        (
            profile.beside(),
            [true, true, true, false, true, false, false],
        ),
    ];
    for (role, place) in ROLES.into_iter().zip(0..7) {
        let joined = stage.find(role).expect("is in the school");
        let mut wire = Wire::open(stage.relay.address, &joined.token, "somebody").await;
        for (document, cells) in table {
            let found = read(&mut wire, document).await;
            assert_eq!(found, cells[place], "{role:?} {document}");
        }
    }
}

/// What the relay says to whoever reads, writes and whispers there, without the address itself.
async fn answers(wire: &mut Wire, document: DocumentId, kind: DocumentKind) -> Vec<Message> {
    let before = wire.heard.len();
    read(wire, document).await;
    wire.sync(document, with_changes(&[change(kind, 77)])).await;
    wire.whisper(document, b"is anybody here?").await;
    wire.greet().await;
    // Frames are what they decode to and nothing besides.
    for (frame, message) in wire.frames[before..].iter().zip(&wire.heard[before..]) {
        assert_eq!(*frame, message.encode());
    }
    let mut said = wire.heard[before..].to_vec();
    for message in &mut said {
        if let Message::Unavailable(unavailable) = message {
            assert_eq!(unavailable.document, document.to_string());
            unavailable.document.clear();
        }
    }
    said
}

#[tokio::test]
async fn a_forbidden_document_and_one_that_does_not_exist_are_answered_with_the_same_bytes() {
    let stage = Stage::set().await;
    let before = stage.relay.store.documents(None, 1000).await;
    for role in ROLES {
        let Some(joined) = stage.find(role).filter(|_| role != Role::Revoked) else {
            continue;
        };
        let mut wire = Wire::open(stage.relay.address, &joined.token, "somebody").await;
        let mut said = Vec::new();
        for (n, kind) in NOWHERE.into_iter().enumerate() {
            let nowhere = DocumentId::from_random([0xf0 + n as u8; 16]);
            said.push(answers(&mut wire, nowhere, kind).await);
        }
        for (kind, row) in TABLE {
            if may(row, role) == May::Nothing {
                said.push(answers(&mut wire, stage.school.document(kind), kind).await);
            }
        }
        assert_eq!(said[0].len(), 3, "two refusals and the greeting");
        let (unknown, others) = said.split_first().expect("an answer");
        assert!(others.iter().all(|said| said == unknown), "{role:?}");
    }
    let after = stage.relay.store.documents(None, 1000).await;
    assert_eq!(
        before.expect("lists"),
        after.expect("lists"),
        "asking makes nothing"
    );
}

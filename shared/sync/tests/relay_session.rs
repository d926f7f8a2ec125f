//! One socket at the relay: who speaks, and what is done with what they say.

use ryadom_sync::relay::{Identity, Session, Step};
use ryadom_sync::{
    Ephemeral, Error, Join, Message, Metadata, Peer, Subscription, Sync, Unavailable,
};
use ryadom_sync::{Reason, limits};

fn fresh() -> Session {
    Session::new(Identity {
        peer: "relay".into(),
        storage: "kept".into(),
    })
}

fn joined() -> Session {
    let mut session = fresh();
    assert!(matches!(
        session.receive(&join("anna", &["1"])),
        Some(Step::Send(_))
    ));
    session
}

fn join(sender: &str, versions: &[&str]) -> Vec<u8> {
    let versions = versions.iter().map(|&version| version.to_owned()).collect();
    Message::Join(Join {
        sender: sender.into(),
        metadata: Metadata::default(),
        versions,
    })
    .encode()
}

fn sync(sender: &str, document: &str, data: &[u8]) -> Vec<u8> {
    Message::Sync(Sync {
        receipt: None,
        sender: sender.into(),
        target: "relay".into(),
        document: document.into(),
        data: data.to_vec(),
        request: true,
    })
    .encode()
}

fn ephemeral(sender: &str, document: &str, data: &[u8]) -> Vec<u8> {
    Message::Ephemeral(Ephemeral {
        sender: sender.into(),
        target: "relay".into(),
        document: document.into(),
        session: "run".into(),
        count: 1,
        data: data.to_vec(),
        account: Some("somebody else".into()),
    })
    .encode()
}

/// Why a socket was closed, as the client is told.
fn told(step: Option<Step>) -> String {
    let Some(Step::Close {
        frame: Some(frame), ..
    }) = step
    else {
        panic!("expected the socket to be closed with a word, not {step:?}");
    };
    match Message::decode(&frame) {
        Ok(Message::Error(Error { message, .. })) => message,
        other => panic!("expected an error message, not {other:?}"),
    }
}

#[test]
fn a_client_that_joins_is_greeted_with_the_relays_storage() {
    let Some(Step::Send(frame)) = fresh().receive(&join("anna", &["0", "1"])) else {
        panic!("no greeting");
    };
    let greeting = Peer {
        sender: "relay".into(),
        target: "anna".into(),
        metadata: Metadata {
            storage: Some("kept".into()),
            ephemeral: false,
        },
        version: "1".into(),
    };
    assert_eq!(Message::decode(&frame), Ok(Message::Peer(greeting)));
}

#[test]
fn a_client_that_does_not_say_its_version_is_taken_to_speak_this_one() {
    assert!(matches!(
        fresh().receive(&join("anna", &[])),
        Some(Step::Send(_))
    ));
}

#[test]
fn a_client_that_asks_twice_is_greeted_twice() {
    let mut session = joined();
    assert!(matches!(
        session.receive(&join("anna", &["1"])),
        Some(Step::Send(_))
    ));
    assert_eq!(session.peer().map(|peer| &**peer), Some("anna"));
}

#[test]
fn a_version_nobody_speaks_is_refused() {
    assert!(told(fresh().receive(&join("anna", &["2"]))).contains("version 1"));
}

#[test]
fn whoever_does_not_join_first_is_refused() {
    assert!(told(fresh().receive(&sync("anna", "plan", &[1]))).contains("join"));
}

#[test]
fn whoever_calls_itself_the_relay_or_nothing_is_refused() {
    assert!(told(fresh().receive(&join("relay", &["1"]))).contains("id"));
    assert!(told(fresh().receive(&join("", &["1"]))).contains("id"));
}

#[test]
fn a_sender_other_than_the_one_that_joined_is_refused() {
    let frames = [
        sync("boris", "plan", &[1]),
        join("boris", &["1"]),
        Message::Leave {
            sender: "boris".into(),
        }
        .encode(),
    ];
    for frame in frames {
        assert!(told(joined().receive(&frame)).contains("sender"));
    }
}

#[test]
fn what_is_not_a_message_is_refused() {
    assert!(told(joined().receive(b"hello")).contains("CBOR"));
    assert!(told(joined().receive(&vec![0; limits::FRAME + 1])).contains("long"));
    assert!(told(joined().receive(&sync("anna", "plan", &[]))).contains("data"));
}

#[test]
fn what_a_later_version_says_is_named_as_not_understood_and_the_socket_stays() {
    let frame = Message::Unknown {
        kind: "telepathy".into(),
    }
    .encode();
    let mut session = joined();
    let Some(Step::Send(answer)) = session.receive(&frame) else {
        panic!("no word");
    };
    let Ok(Message::Error(error)) = Message::decode(&answer) else {
        panic!("no error");
    };
    assert!(error.message.contains("telepathy"));
    assert_eq!(
        error.code.as_deref().map(Reason::of),
        Some(Reason::UnknownType)
    );
    let step = session.receive(&sync("anna", "plan", &[1]));
    assert!(matches!(step, Some(Step::Sync { .. })));
}

#[test]
fn what_the_relay_does_not_do_is_passed_over() {
    let subscription = Subscription {
        sender: "anna".into(),
        target: "relay".into(),
        add: vec!["kept".into()],
        remove: Vec::new(),
    };
    assert_eq!(
        joined().receive(&Message::Subscription(subscription).encode()),
        None
    );
}

#[test]
fn a_sync_message_is_handed_on_and_its_document_remembered() {
    let mut session = joined();
    let step = session.receive(&sync("anna", "plan", &[1, 2]));
    assert_eq!(
        step,
        Some(Step::Sync {
            document: "plan".into(),
            data: vec![1, 2],
            receipt: None,
        })
    );
    assert_eq!(
        session
            .documents()
            .map(|document| &**document)
            .collect::<Vec<_>>(),
        ["plan"]
    );
}

#[test]
fn unavailable_is_one_answer_and_the_document_is_forgotten() {
    let mut session = joined();
    session.receive(&sync("anna", "plan", &[1]));
    let frame = session.unavailable("plan");
    let answer = Unavailable {
        sender: "relay".into(),
        target: "anna".into(),
        document: "plan".into(),
    };
    assert_eq!(Message::decode(&frame), Ok(Message::Unavailable(answer)));
    assert_eq!(session.documents().count(), 0);
}

#[test]
fn a_whisper_about_a_document_that_is_not_open_goes_nowhere() {
    assert_eq!(joined().receive(&ephemeral("anna", "plan", &[1])), None);
}

#[test]
fn a_whisper_without_a_word_goes_nowhere() {
    let mut session = joined();
    session.receive(&sync("anna", "plan", &[1]));
    assert_eq!(session.receive(&ephemeral("anna", "plan", &[])), None);
    assert!(session.receive(&ephemeral("anna", "plan", &[1])).is_some());
}

/// automerge-repo's clients pass every whisper on to all they are connected to.
#[test]
fn an_honest_client_that_passes_on_another_ones_whisper_is_not_refused() {
    let mut session = joined();
    session.receive(&sync("anna", "plan", &[1]));
    assert_eq!(session.receive(&ephemeral("boris", "plan", &[1])), None);
}

#[test]
fn a_whisper_too_long_is_refused() {
    let mut session = joined();
    session.receive(&sync("anna", "plan", &[1]));
    let long = vec![1; limits::EPHEMERAL + 1];
    assert!(told(session.receive(&ephemeral("anna", "plan", &long))).contains("long"));
}

#[test]
fn a_client_that_leaves_is_let_go_without_a_word() {
    let frame = Message::Leave {
        sender: "anna".into(),
    }
    .encode();
    assert!(matches!(
        joined().receive(&frame),
        Some(Step::Close { frame: None, .. })
    ));
}

#[test]
fn more_documents_than_anyone_has_are_refused() {
    let mut session = joined();
    for document in 0..limits::DOCUMENTS {
        assert!(matches!(
            session.receive(&sync("anna", &document.to_string(), &[1])),
            Some(Step::Sync { .. })
        ));
    }
    assert!(told(session.receive(&sync("anna", "one more", &[1]))).contains("many"));
}

//! A device, from its own point of view.

mod support;

use ryadom_sync::device::{Connection, Effect, Identity, Input, Session, Standing};
use ryadom_sync::relay::Grant;
use ryadom_sync::{Error, Message, Metadata, Peer};
use std::sync::Arc;
use std::time::Duration;
use support::{Device, DeviceId, World};

const PLAN: &str = "plan";

#[test]
fn an_edit_reaches_the_other_member_and_is_confirmed() {
    let mut world = World::new();
    let mentor = world.member(PLAN, Grant::Write);
    let mentee = world.member(PLAN, Grant::Write);

    world.puts(mentor, PLAN, "goal", "read a book");
    world.settle();

    assert_eq!(world.reads(mentee, PLAN, "goal"), ["read a book"]);
    assert_eq!(world.standing(mentor, PLAN), Standing::Confirmed);
    assert_eq!(world.standing(mentee, PLAN), Standing::Confirmed);
}

#[test]
fn edits_made_offline_are_counted_and_sent_once_the_relay_is_back() {
    let mut world = World::new();
    let mentor = world.member(PLAN, Grant::Write);
    let mentee = world.member(PLAN, Grant::Write);
    world.relay_restarts();

    for goal in ["one", "two", "three"] {
        world.puts(mentor, PLAN, "goal", goal);
        world.flush(mentor.0);
    }
    assert_eq!(
        world.standing(mentor, PLAN),
        Standing::Sending { changes: 3 }
    );

    world.settle();
    assert_eq!(world.reads(mentee, PLAN, "goal"), ["three"]);
    assert_eq!(world.standing(mentor, PLAN), Standing::Confirmed);
}

#[test]
fn what_two_wrote_apart_is_there_twice() {
    let mut world = World::new();
    let mentor = world.member(PLAN, Grant::Write);
    let mentee = world.member(PLAN, Grant::Write);
    world.relay_restarts();
    world.puts(mentor, PLAN, "goal", "mentor's");
    world.puts(mentee, PLAN, "goal", "mentee's");
    world.settle();
    for device in [mentor, mentee] {
        assert_eq!(world.reads(device, PLAN, "goal"), ["mentee's", "mentor's"]);
    }
}

#[test]
fn nothing_is_sent_of_an_edit_that_is_not_saved_yet() {
    let mut world = World::new();
    let mentor = world.member(PLAN, Grant::Write);
    let mentee = world.member(PLAN, Grant::Write);

    let edit = world.puts(mentor, PLAN, "goal", "unsaved");
    world.puts(mentee, PLAN, "mark", "done");
    while world.flush(mentee.0) || world.carry_up(mentee.0) || world.carry_down(mentor.0) {}
    while world.carry_up(mentor.0) {}

    assert!(!world.relay.hashes(&PLAN.into()).contains(&edit));
    world.settle();
    assert!(world.relay.hashes(&PLAN.into()).contains(&edit));
    assert_eq!(world.reads(mentor, PLAN, "mark"), ["done"]);
}

#[test]
fn a_tab_killed_before_it_saved_may_write_again_under_the_same_name() {
    let mut world = World::new();
    let mentor = world.member(PLAN, Grant::Write);
    world.puts(mentor, PLAN, "goal", "never saved");
    world.device_restarts(mentor.0);
    world.puts(mentor, PLAN, "goal", "saved");
    world.settle();
    let mentee = world.member(PLAN, Grant::Write);
    assert_eq!(world.reads(mentee, PLAN, "goal"), ["saved"]);
}

#[test]
fn connecting_again_with_nothing_new_loads_nothing_and_costs_one_message_each_way() {
    let mut world = World::new();
    let curator = world.device();
    let documents: Vec<_> = (0..120)
        .map(|number| format!("programme-{number}"))
        .collect();
    for document in &documents {
        world.grant(curator, document, Grant::Write);
        world.opens(curator, document);
    }
    world.wakes(curator);
    world.settle();

    world.device_restarts(curator.0);
    assert!(world.devices[curator.0].memory.is_empty());
    let before = world.frames;
    world.settle();

    assert_eq!(world.devices[curator.0].loaded, 0);
    assert!(world.devices[curator.0].memory.is_empty());
    assert_eq!(world.frames - before, 2 + 2 * documents.len());
    for document in &documents {
        assert_eq!(world.standing(curator, document), Standing::Confirmed);
    }
}

#[test]
fn a_change_for_a_document_that_is_not_in_memory_loads_that_one() {
    let mut world = World::new();
    let curator = world.member(PLAN, Grant::Write);
    world.grant(curator, "journal", Grant::Write);
    world.opens(curator, "journal");
    world.settle();
    let mentor = world.member(PLAN, Grant::Write);
    world.device_restarts(curator.0);
    world.settle();

    world.puts(mentor, PLAN, "goal", "news");
    world.settle();

    assert_eq!(world.devices[curator.0].loaded, 1);
    assert!(!world.devices[curator.0].memory.contains_key("journal"));
    assert_eq!(world.reads(curator, PLAN, "goal"), ["news"]);
}

#[test]
fn what_waits_to_be_sent_is_counted_even_if_the_device_starts_without_a_relay() {
    let mut world = World::new();
    let mentor = world.member(PLAN, Grant::Write);
    world.relay_restarts();
    world.puts(mentor, PLAN, "goal", "offline");
    world.flush(mentor.0);
    world.device_restarts(mentor.0);
    while world.finish_load(mentor.0) {}
    assert_eq!(
        world.standing(mentor, PLAN),
        Standing::Sending { changes: 1 }
    );
}

// F17
#[test]
fn an_unknown_document_and_a_forbidden_one_get_the_same_answer() {
    let mut world = World::new();
    let stranger = world.device();
    let owner = world.member(PLAN, Grant::Write);
    world.puts(owner, PLAN, "goal", "secret");
    for document in [PLAN, "no such document"] {
        world.opens(stranger, document);
    }
    world.wakes(stranger);
    world.settle();
    for document in [PLAN, "no such document"] {
        assert_eq!(world.standing(stranger, document), Standing::Unavailable);
    }
    assert!(world.reads(stranger, PLAN, "goal").is_empty());
}

#[test]
fn a_document_that_was_unavailable_arrives_when_asked_for_again() {
    let mut world = World::new();
    let owner = world.member(PLAN, Grant::Write);
    world.puts(owner, PLAN, "goal", "shared later");
    let other = world.device();
    world.opens(other, PLAN);
    world.wakes(other);
    world.settle();
    assert_eq!(world.standing(other, PLAN), Standing::Unavailable);

    world.grant(other, PLAN, Grant::Read);
    world.retry();
    assert_eq!(world.reads(other, PLAN, "goal"), ["shared later"]);
    assert_eq!(world.standing(other, PLAN), Standing::Confirmed);
}

#[test]
fn a_grant_taken_away_cuts_the_document_off_at_once() {
    let mut world = World::new();
    let mentor = world.member(PLAN, Grant::Write);
    let former = world.member(PLAN, Grant::Write);
    world.grant(former, PLAN, None);
    world.settle();
    world.puts(mentor, PLAN, "goal", "not for everyone");
    let lost = world.puts(former, PLAN, "goal", "too late");
    world.settle();
    assert_eq!(world.standing(former, PLAN), Standing::Unavailable);
    assert_eq!(world.reads(former, PLAN, "goal"), ["too late"]);
    assert!(!world.relay.hashes(&PLAN.into()).contains(&lost));
}

#[test]
fn a_reader_who_becomes_a_writer_sends_what_was_not_accepted_before() {
    let mut world = World::new();
    let mentor = world.member(PLAN, Grant::Write);
    let curator = world.member(PLAN, Grant::Read);
    world.puts(curator, PLAN, "goal", "the curator's");
    world.settle();
    assert_eq!(
        world.standing(curator, PLAN),
        Standing::NotAccepted { changes: 1 }
    );
    assert!(world.reads(mentor, PLAN, "goal").is_empty());

    world.grant(curator, PLAN, Grant::Write);
    world.settle();
    assert_eq!(world.standing(curator, PLAN), Standing::Confirmed);
    assert_eq!(world.reads(mentor, PLAN, "goal"), ["the curator's"]);
}

#[test]
fn edits_leave_a_device_whose_every_connection_breaks_soon() {
    let mut world = World::new();
    let mentor = world.member(PLAN, Grant::Write);
    for edit in 0..50 {
        world.puts(mentor, PLAN, "goal", &edit.to_string());
        world.flush(mentor.0);
    }
    // Long enough for: join, peer, and two messages each way.
    for _ in 0..200 {
        world.cut(mentor.0, 1);
        world.timer_fires(mentor.0);
        world.connect(mentor.0);
        for _ in 0..3 {
            world.carry_up(mentor.0);
            world.carry_down(mentor.0);
        }
    }
    world.flush(mentor.0);
    assert_eq!(world.standing(mentor, PLAN), Standing::Confirmed);
}

#[test]
fn a_change_that_comes_twice_is_merged_once() {
    let mut world = World::new();
    let mentor = world.member(PLAN, Grant::Write);
    let mentee = world.member(PLAN, Grant::Write);
    world.puts(mentor, PLAN, "goal", "once");
    world.settle();
    world.cut(mentee.0, 1);
    // As if saving the confirmation had failed: everything is offered again.
    world.devices[mentee.0]
        .disk
        .get_mut(PLAN)
        .expect("saved")
        .remembered = None;
    world.device_restarts(mentee.0);
    world.settle();
    assert_eq!(world.devices[mentee.0].disk[PLAN].changes.len(), 1);
}

#[test]
fn a_whisper_is_heard_by_the_others_who_have_the_document_open() {
    let mut world = World::new();
    let mentor = world.member(PLAN, Grant::Write);
    let mentee = world.member(PLAN, Grant::Read);
    let elsewhere = world.member("journal", Grant::Write);
    let whisper = Input::Ephemeral {
        document: PLAN.into(),
        data: b"caret at 7".to_vec(),
    };
    world.tell(mentor.0, whisper.clone());
    world.settle();
    assert_eq!(world.devices[mentee.0].heard, [b"caret at 7"]);
    assert!(world.devices[mentee.0].speakers[0].is_some());
    assert!(world.devices[mentor.0].heard.is_empty());
    assert!(world.devices[elsewhere.0].heard.is_empty());

    world.tell(mentor.0, whisper);
    world.settle();
    assert_eq!(world.devices[mentee.0].heard.len(), 2);
}

fn session() -> Session {
    Session::new(Identity {
        peer: "device".into(),
        storage: None,
        session: "run".into(),
    })
}

/// Gives a session without documents an input.
fn handle(session: &mut Session, input: Input) -> Vec<Effect> {
    let mut device = Device::new(0);
    let mut memory = support::Memory {
        documents: &mut device.memory,
        saves: &device.saves,
    };
    session.handle(input, &mut memory)
}

fn greeting() -> Input {
    let peer = Peer {
        sender: "relay".into(),
        target: "device".into(),
        metadata: Metadata::default(),
        version: "1".into(),
    };
    Input::Received(Message::Peer(peer).encode())
}

fn wait(effects: &[Effect]) -> Duration {
    match effects {
        [Effect::RetryAfter(wait)] => *wait,
        other => panic!("expected a wait, not {other:?}"),
    }
}

#[test]
fn attempts_come_further_and_further_apart_but_never_more_than_a_minute() {
    let mut session = session();
    let mut waits = Vec::new();
    for _ in 0..12 {
        waits.push(wait(&handle(
            &mut session,
            Input::Disconnected { random: 0 },
        )));
        assert!(matches!(
            *handle(&mut session, Input::RetryDue),
            [Effect::Connect]
        ));
    }
    assert!(waits.is_sorted(), "{waits:?}");
    assert_eq!(waits.last(), Some(&Duration::from_secs(30)));

    assert!(
        handle(&mut session, Input::Wake).is_empty(),
        "an attempt is under way"
    );
    handle(&mut session, Input::Disconnected { random: 0 });
    assert!(matches!(
        *handle(&mut session, Input::Wake),
        [Effect::Connect]
    ));
    assert!(wait(&handle(&mut session, Input::Disconnected { random: 0 })) < waits[3]);
}

#[test]
fn a_relay_that_greets_and_then_refuses_is_left_in_peace_for_longer_and_longer() {
    let mut session = session();
    let mut waits = Vec::new();
    for _ in 0..4 {
        handle(&mut session, Input::Connected);
        handle(&mut session, greeting());
        let error = Error {
            sender: "relay".into(),
            target: "device".into(),
            message: "no".into(),
            code: None,
            document: None,
        };
        let effects = handle(
            &mut session,
            Input::Received(Message::Error(error).encode()),
        );
        assert!(
            matches!(&*effects, [Effect::Refused { why, .. }, Effect::Disconnect] if why == "no")
        );
        waits.push(wait(&handle(
            &mut session,
            Input::Disconnected { random: 0 },
        )));
    }
    assert!(waits[3] > waits[0], "{waits:?}");
}

#[test]
fn waking_up_online_asks_the_relay_for_a_sign_of_life() {
    let mut session = session();
    assert!(!session.is_waiting());
    handle(&mut session, Input::Wake);
    assert_eq!(session.connection(), Connection::Connecting);
    handle(&mut session, Input::Connected);
    assert!(session.is_waiting());
    handle(&mut session, greeting());
    assert_eq!(session.connection(), Connection::Online);
    assert!(!session.is_waiting());

    assert!(matches!(
        *handle(&mut session, Input::Wake),
        [Effect::Send(_)]
    ));
    assert!(session.is_waiting());
    handle(&mut session, greeting());
    assert!(!session.is_waiting());
}

#[test]
fn a_relay_that_speaks_another_version_is_left() {
    let mut session = session();
    handle(&mut session, Input::Connected);
    let peer = Peer {
        sender: "relay".into(),
        target: "device".into(),
        metadata: Metadata::default(),
        version: "2".into(),
    };
    let effects = handle(&mut session, Input::Received(Message::Peer(peer).encode()));
    assert!(matches!(
        *effects,
        [Effect::Refused { .. }, Effect::Disconnect]
    ));
}

#[test]
fn a_device_that_waits_for_an_answer_says_so() {
    let mut world = World::new();
    let mentor = world.member(PLAN, Grant::Write);
    world.puts(mentor, PLAN, "goal", "slow network");
    world.flush(mentor.0);
    assert!(world.devices[mentor.0].session.is_waiting());
    world.settle();
    assert!(!world.devices[mentor.0].session.is_waiting());
}

#[test]
fn what_is_closed_is_not_kept_in_step() {
    let mut world = World::new();
    let mentor = world.member(PLAN, Grant::Write);
    let mentee = world.member(PLAN, Grant::Write);
    world.tell(mentee.0, Input::Closed(Arc::from(PLAN)));
    world.puts(mentor, PLAN, "goal", "news");
    world.settle();
    assert!(world.reads(mentee, PLAN, "goal").is_empty());
    assert_eq!(world.standing(DeviceId(mentee.0), PLAN), Standing::Unknown);
}

#[test]
fn what_the_relay_does_not_understand_ends_nothing() {
    let mut session = session();
    handle(&mut session, Input::Connected);
    handle(&mut session, greeting());
    let error = Error {
        sender: "relay".into(),
        target: "device".into(),
        message: "not understood".into(),
        code: Some("unknown-type".into()),
        document: None,
    };
    let effects = handle(
        &mut session,
        Input::Received(Message::Error(error).encode()),
    );
    assert!(matches!(*effects, [Effect::Refused { .. }]));
    assert_eq!(session.connection(), Connection::Online);
}

//! One document at the relay: nothing is said before it is stored, and nobody else is harmed.

mod support;

use automerge::sync::{State, SyncDoc};
use automerge::transaction::{CommitOptions, Transactable};
use automerge::{ActorId, AutoCommit, ROOT};
use rand::rngs::SmallRng;
use rand::{RngExt, SeedableRng};
use ryadom_sync::relay::{
    Attempt, Grant, MemberId, Objection, Outgoing, Received, Refusal, Room, Staged,
};
use ryadom_sync::{Message, Reason, Sync, limits};
use support::{genesis, put, stored, values};

/// A member as any client is one: automerge's own protocol and nothing of ours.
struct Guest {
    id: MemberId,
    contents: AutoCommit,
    state: State,
}

impl Guest {
    fn enter(room: &mut Room, number: u64, grant: Grant) -> Self {
        let id = MemberId(number);
        let actor = ActorId::from([u8::try_from(number).expect("few guests"); 16]);
        room.enter(id, format!("guest-{number}").into(), grant);
        let contents = genesis().with_actor(actor);
        let mut guest = Self {
            id,
            contents,
            state: State::new(),
        };
        guest.talk(room);
        guest
    }

    fn says(&mut self) -> Option<Vec<u8>> {
        self.contents
            .sync()
            .generate_sync_message(&mut self.state)
            .map(|message| message.encode())
    }

    fn hears(&mut self, outgoing: &[Outgoing]) {
        for frame in outgoing
            .iter()
            .filter(|out| out.member == self.id)
            .map(|out| &out.frame)
        {
            let Ok(Message::Sync(Sync { data, .. })) = Message::decode(frame) else {
                panic!("a sync message")
            };
            let message = automerge::sync::Message::decode(&data).expect("a sync message");
            self.contents
                .sync()
                .receive_sync_message(&mut self.state, message)
                .expect("merges");
        }
    }

    /// Back and forth with the room until both are silent.
    fn talk(&mut self, room: &mut Room) {
        for _ in 0..50 {
            let Some(data) = self.says() else { return };
            let outgoing = store(room, self.id, &data);
            self.hears(&outgoing);
        }
        panic!("the ends talk for ever");
    }

    /// Writes, and offers it to the room.
    fn offers(&mut self, room: &mut Room, key: &str, value: &str) -> Attempt {
        put(&mut self.contents, key, value);
        let data = self.says().expect("there is something to say");
        attempt(room.receive(self.id, &data))
    }
}

fn room() -> Room {
    Room::new("relay".into(), "plan".into(), stored(&[]))
}

fn attempt(received: Result<Received, Refusal>) -> Attempt {
    match received {
        Ok(Received::Attempt(attempt)) => attempt,
        other => panic!("expected changes, not {other:?}"),
    }
}

fn stage(attempt: Attempt) -> Staged {
    attempt.apply(|_, _| Ok(())).expect("honest changes apply")
}

/// Does what a caller whose store never fails does.
fn store(room: &mut Room, member: MemberId, data: &[u8]) -> Vec<Outgoing> {
    match room
        .receive(member, data)
        .expect("an honest message is received")
    {
        Received::Answered(outgoing) => outgoing,
        Received::Attempt(attempt) => room.commit(stage(attempt)),
    }
}

#[test]
fn a_change_is_in_the_room_and_on_its_way_only_after_the_commit() {
    let mut room = room();
    let mut anna = Guest::enter(&mut room, 1, Grant::Write);
    let mut boris = Guest::enter(&mut room, 2, Grant::Write);

    let staged = stage(anna.offers(&mut room, "goal", "new"));
    assert_eq!(staged.member(), Some(anna.id));
    assert_eq!(staged.changes().len(), 1);
    assert_eq!(values(staged.contents(), "goal"), ["new"]);
    assert!(
        values(room.contents(), "goal").is_empty(),
        "nothing is stored yet"
    );

    let outgoing = room.commit(staged);
    assert_eq!(values(room.contents(), "goal"), ["new"]);
    let mut told: Vec<_> = outgoing.iter().map(|out| out.member).collect();
    told.sort();
    assert_eq!(told, [anna.id, boris.id]);
    boris.hears(&outgoing);
    assert_eq!(values(&boris.contents, "goal"), ["new"]);
}

#[test]
fn what_could_not_be_stored_never_was_and_its_sender_is_sent_away() {
    let mut room = room();
    let mut anna = Guest::enter(&mut room, 1, Grant::Write);
    let boris = Guest::enter(&mut room, 2, Grant::Write);
    let before = room.heads();

    drop(stage(anna.offers(&mut room, "goal", "lost")));
    assert_eq!(room.abandon(), Some(anna.id));
    assert_eq!(room.heads(), before);
    assert_eq!(room.members(), 1);

    // It comes back and sends again.
    let mut again = Guest {
        id: MemberId(3),
        state: State::new(),
        ..anna
    };
    room.enter(again.id, "guest-3".into(), Grant::Write);
    again.talk(&mut room);
    assert_eq!(values(room.contents(), "goal"), ["lost"]);
    drop(boris);
}

#[test]
fn an_attempt_that_nobody_finished_can_be_abandoned_without_it() {
    let mut room = room();
    let mut anna = Guest::enter(&mut room, 1, Grant::Write);
    drop(anna.offers(&mut room, "goal", "the task died"));
    assert_eq!(room.abandon(), Some(anna.id));
    assert_eq!(room.abandon(), None);
    assert!(room.is_empty());
}

#[test]
fn one_attempt_at_a_time() {
    let mut room = room();
    let mut anna = Guest::enter(&mut room, 1, Grant::Write);
    let mut boris = Guest::enter(&mut room, 2, Grant::Write);
    let staged = stage(anna.offers(&mut room, "goal", "first"));

    put(&mut boris.contents, "goal", "second");
    let data = boris.says().expect("boris wrote");
    assert!(matches!(room.receive(boris.id, &data), Err(Refusal::Busy)));
    assert!(matches!(room.own(|_| {}), Err(Refusal::Busy)));
    assert!(!room.is_empty());

    let _ = room.commit(staged);
    let _ = store(&mut room, boris.id, &data);
    assert_eq!(values(room.contents(), "goal"), ["first", "second"]);
}

#[test]
fn a_member_that_left_while_its_change_was_stored_is_missed_by_nobody() {
    let mut room = room();
    let mut anna = Guest::enter(&mut room, 1, Grant::Write);
    let mut boris = Guest::enter(&mut room, 2, Grant::Write);
    let staged = stage(anna.offers(&mut room, "goal", "kept"));
    room.leave(anna.id);
    let outgoing = room.commit(staged);
    assert!(outgoing.iter().all(|out| out.member == boris.id));
    boris.hears(&outgoing);
    assert_eq!(values(&boris.contents, "goal"), ["kept"]);
}

#[test]
fn whoever_loses_the_pen_while_writing_is_told_on_commit() {
    let mut room = room();
    let mut anna = Guest::enter(&mut room, 1, Grant::Write);
    let staged = stage(anna.offers(&mut room, "goal", "last"));
    assert_eq!(room.set_grant(anna.id, Grant::Read), None);
    let outgoing = room.commit(staged);
    anna.hears(&outgoing);
    assert!(anna.state.is_peer_read_only());

    put(&mut anna.contents, "goal", "too late");
    anna.talk(&mut room);
    assert_eq!(values(room.contents(), "goal"), ["last"]);
}

#[test]
fn whoever_only_reads_cannot_touch_the_document_whatever_it_sends() {
    let mut room = room();
    let mut writer = Guest::enter(&mut room, 1, Grant::Write);
    let mut reader = Guest::enter(&mut room, 2, Grant::Read);
    put(&mut reader.contents, "goal", "not mine to set");
    // A client that has never heard of read-only peers sends all the same.
    reader.state.peer_read_only = false;
    reader.talk(&mut room);
    assert!(values(room.contents(), "goal").is_empty());

    let staged = stage(writer.offers(&mut room, "mark", "done"));
    let outgoing = room.commit(staged);
    reader.hears(&outgoing);
    reader.talk(&mut room);
    assert_eq!(values(&reader.contents, "mark"), ["done"]);
}

#[test]
fn a_change_the_caller_objects_to_goes_no_further() {
    let mut room = room();
    let mut anna = Guest::enter(&mut room, 1, Grant::Write);
    let attempt = anna.offers(&mut room, "goal", "forged");
    let objection = attempt.apply(|contents, changes| {
        assert_eq!(values(contents, "goal"), ["forged"]);
        assert_eq!(changes.len(), 1);
        Err(someone_elses())
    });
    assert_eq!(objection.err(), Some(Refusal::Objection(someone_elses())));
    assert_eq!(room.abandon(), Some(anna.id));
    assert!(values(room.contents(), "goal").is_empty());
}

#[test]
fn the_caller_may_add_to_what_it_inspects() {
    let mut room = room();
    let mut anna = Guest::enter(&mut room, 1, Grant::Write);
    let mut boris = Guest::enter(&mut room, 2, Grant::Write);
    let attempt = anna.offers(&mut room, "goal", "new");
    let staged = attempt.apply(|contents, _| {
        contents.set_actor(ActorId::from([9; 16]));
        contents
            .transact(|transaction| transaction.put(ROOT, "author", "anna"))
            .map(|_| ())
            .map_err(|failure| Objection {
                reason: Reason::Other,
                why: failure.error.to_string(),
            })
    });
    let staged = staged.expect("nothing to object to");
    assert_eq!(staged.changes().len(), 2);
    let outgoing = room.commit(staged);
    for guest in [&mut anna, &mut boris] {
        guest.hears(&outgoing);
        assert_eq!(values(&guest.contents, "author"), ["anna"]);
    }
}

#[test]
fn the_relays_own_edit_reaches_everyone() {
    let mut room = room();
    let mut anna = Guest::enter(&mut room, 1, Grant::Write);
    let mut reader = Guest::enter(&mut room, 2, Grant::Read);
    let staged = room.own(|contents| {
        let mut transaction = contents.transaction();
        transaction
            .put(ROOT, "goal", "the relay's")
            .expect("a map takes a value");
        transaction.commit_with(CommitOptions::default().with_time(0));
    });
    let staged = staged.expect("the room is free");
    assert_eq!((staged.member(), staged.changes().len()), (None, 1));
    let outgoing = room.commit(staged);
    for guest in [&mut anna, &mut reader] {
        guest.hears(&outgoing);
        assert_eq!(values(&guest.contents, "goal"), ["the relay's"]);
    }
}

#[test]
fn a_panic_in_the_middle_ends_only_the_attempt() {
    let mut room = room();
    let mut anna = Guest::enter(&mut room, 1, Grant::Write);
    let attempt = anna.offers(&mut room, "goal", "new");
    let outcome = attempt.apply(|_, _| panic!("as automerge may on hostile bytes"));
    assert!(matches!(outcome, Err(Refusal::Panicked)));
    assert_eq!(room.abandon(), Some(anna.id));
    assert!(values(room.contents(), "goal").is_empty());
}

/// A sync message with these changes and nothing else.
fn bare_message(contents: &mut AutoCommit, changes: &[&automerge::Change]) -> Vec<u8> {
    let raw: Vec<_> = changes
        .iter()
        .map(|change| change.raw_bytes().to_vec())
        .collect();
    automerge::sync::Message {
        heads: contents.get_heads(),
        need: Vec::new(),
        have: Vec::new(),
        changes: raw.into(),
        flags: None,
        version: automerge::sync::MessageVersion::V1,
    }
    .encode()
}

#[test]
fn a_change_that_comes_before_what_it_builds_on_waits_with_its_sender_alone() {
    let mut room = room();
    let mut anna = Guest::enter(&mut room, 1, Grant::Write);
    let mut boris = Guest::enter(&mut room, 2, Grant::Write);
    let first = put(&mut anna.contents, "goal", "first");
    let second = put(&mut anna.contents, "goal", "second");

    let early = bare_message(&mut anna.contents, &[&second]);
    let staged = stage(attempt(room.receive(anna.id, &early)));
    assert!(staged.changes().is_empty(), "there is nothing to store yet");
    let _ = room.commit(staged);

    // Boris' change is inspected without Anna's.
    let boriss = boris.offers(&mut room, "mark", "done");
    let staged = boriss.apply(|_, changes| {
        assert!(
            changes
                .iter()
                .all(|change| *change.actor_id() == ActorId::from([2; 16]))
        );
        Ok(())
    });
    let _ = room.commit(staged.expect("nothing to object to"));
    assert!(values(room.contents(), "goal").is_empty());

    let late = bare_message(&mut anna.contents, &[&first]);
    let staged = stage(attempt(room.receive(anna.id, &late)));
    assert_eq!(staged.changes().len(), 2);
    let _ = room.commit(staged);
    assert_eq!(values(room.contents(), "goal"), ["second"]);
}

#[test]
fn changes_that_build_on_nothing_known_do_not_pile_up_for_ever() {
    let mut room = room();
    let anna = Guest::enter(&mut room, 1, Grant::Write);
    let mut elsewhere = AutoCommit::new();
    put(&mut elsewhere, "goal", "never sent");
    for number in 0..2 * limits::UNPLACED / 100_000 {
        let words = number.to_string().repeat(100_000);
        let orphan = put(&mut elsewhere, "goal", &words);
        let data = bare_message(&mut elsewhere, &[&orphan]);
        match attempt(room.receive(anna.id, &data)).apply(|_, _| Ok(())) {
            Ok(staged) => drop(room.commit(staged)),
            Err(refusal) => {
                assert_eq!(refusal, Refusal::TooLarge);
                return;
            }
        }
    }
    panic!("they piled up");
}

#[test]
fn whoever_is_not_in_the_room_is_not_heard() {
    let mut room = room();
    assert!(matches!(
        room.receive(MemberId(7), &[0x42]),
        Err(Refusal::NotAMember)
    ));
    assert_eq!(room.set_grant(MemberId(7), Grant::Read), None);
}

#[test]
fn a_summary_that_asks_for_the_moon_is_refused_before_it_is_looked_at() {
    let leb = |mut number: u64| {
        let mut bytes = Vec::new();
        while number > 127 {
            bytes.push(u8::try_from(number & 127).expect("seven bits") | 128);
            number >>= 7;
        }
        bytes.push(u8::try_from(number).expect("seven bits"));
        bytes
    };
    let cases = [
        // entries, bits for each, probes
        (1, 8, u64::from(u32::MAX)),
        (1, 0, 7),
        (0, 10, 7),
        (1, 8, 0),
    ];
    for (entries, bits, probes) in cases {
        let mut summary = [leb(entries), leb(bits), leb(probes)].concat();
        summary.push(0xff);
        let mut data = vec![0x42, 0, 0, 1, 0];
        data.extend(leb(summary.len() as u64));
        data.extend(summary);
        data.push(0);
        let mut room = room();
        let anna = Guest::enter(&mut room, 1, Grant::Write);
        let received = room.receive(anna.id, &data);
        // A summary of nothing is read as an empty one, whatever follows it.
        let harmless = entries == 0 && matches!(received, Ok(Received::Answered(_)));
        assert!(
            harmless || matches!(received, Err(Refusal::TooLarge | Refusal::Malformed(_))),
            "{entries} {bits} {probes}: {received:?}"
        );
    }
}

/// What a member with write access could send: every kind of damage, with and without a correct
/// checksum. Whatever comes of it, the room goes on, and what it holds can be saved and loaded.
#[test]
fn no_damage_to_a_sync_message_ends_the_room() {
    let mut room = room();
    let mut anna = Guest::enter(&mut room, 1, Grant::Write);
    for word in ["one", "two", "three"] {
        put(&mut anna.contents, "goal", word);
    }
    let honest = anna.says().expect("anna wrote");
    let mut random = SmallRng::seed_from_u64(2);
    let mut refused = 0;
    for number in 0..3_000 {
        let mut data = honest.clone();
        for _ in 0..random.random_range(1..4) {
            let at = random.random_range(0..data.len());
            data[at] = random.random();
        }
        let member = MemberId(100 + number);
        room.enter(member, "mallory".into(), Grant::Write);
        match room.receive(member, &data) {
            Ok(Received::Answered(_)) => {}
            Ok(Received::Attempt(attempt)) => {
                // Nothing is committed: what the relay stores is its inspection's business.
                refused += usize::from(attempt.apply(|_, _| Ok(())).is_err());
                let _ = room.abandon();
            }
            Err(_) => refused += 1,
        }
        room.leave(member);
    }
    assert!(refused > 0);
    anna.talk(&mut room);
    let _ = store(&mut room, anna.id, &honest);
    assert_eq!(values(room.contents(), "goal"), ["three"]);
    AutoCommit::load(&room.contents().save()).expect("it can be loaded");
}

fn someone_elses() -> Objection {
    Objection {
        reason: Reason::Author,
        why: "this actor is someone else's".to_owned(),
    }
}

//! A device whose changes are refused, or whose relay or storage has lost some.

mod support;

use ryadom_sync::device::{Input, Standing};
use ryadom_sync::relay::Grant;
use ryadom_sync::{Reason, Receipt};
use std::sync::Arc;
use support::World;

const PLAN: &str = "plan";

#[test]
fn a_relay_restored_from_an_older_copy_gets_everything_back() {
    for grant in [Grant::Write, Grant::Read] {
        let mut world = World::new();
        let mentor = world.member(PLAN, Grant::Write);
        let other = world.member(PLAN, grant);
        for edit in 0..20 {
            world.puts(mentor, PLAN, "goal", &edit.to_string());
            world.settle();
        }
        // The other is back first, and knows more than the relay does; a third wrote meanwhile.
        world.cut(mentor.0, 1);
        world.relay_restarts();
        world
            .relay
            .store
            .get_mut(PLAN)
            .expect("it was stored")
            .truncate(7);
        world.devices[mentor.0].timer = false;
        let third = world.member(PLAN, Grant::Write);
        world.puts(third, PLAN, "mark", "done");
        world.settle();

        world.wakes(mentor);
        world.settle();
        for device in [mentor, other, third] {
            assert_eq!(world.reads(device, PLAN, "goal"), ["19"], "{grant:?}");
            assert_eq!(world.reads(device, PLAN, "mark"), ["done"], "{grant:?}");
            assert_eq!(
                world.standing(device, PLAN),
                Standing::Confirmed,
                "{grant:?}"
            );
        }
    }
}

#[test]
fn a_relay_that_lost_something_is_shown_its_own_receipt_for_it_and_no_other_is() {
    let mut world = World::new();
    let mentor = world.member(PLAN, Grant::Write);
    let mentee = world.member(PLAN, Grant::Write);
    for edit in 0..5 {
        world.puts(mentor, PLAN, "goal", &edit.to_string());
        world.settle();
    }
    world.device_restarts(mentee.0);
    world.puts(mentee, PLAN, "mark", "done");
    world.settle();
    assert_eq!(world.relay.shown, [], "nothing was lost");
    let heads = world.devices[mentee.0].contents(&PLAN.into()).get_heads();

    world.relay_restarts();
    world
        .relay
        .store
        .get_mut(PLAN)
        .expect("it was stored")
        .truncate(2);
    // What somebody new writes into the older copy must not cost the receipt.
    world.devices[mentor.0].timer = false;
    world.devices[mentee.0].timer = false;
    let third = world.member(PLAN, Grant::Write);
    world.puts(third, PLAN, "topic", "new");
    world.settle();
    world.device_restarts(mentee.0);
    world.settle();

    let receipt = Receipt {
        proof: support::prove(&heads),
        heads,
    };
    assert_eq!(world.relay.shown, [receipt]);
    assert_eq!(world.reads(third, PLAN, "goal"), ["4"]);
    assert_eq!(world.standing(mentee, PLAN), Standing::Confirmed);
}

#[test]
fn a_device_restored_from_an_older_copy_gets_everything_back() {
    let mut world = World::new();
    let mentor = world.member(PLAN, Grant::Write);
    let mentee = world.member(PLAN, Grant::Write);
    for edit in 0..20 {
        world.puts(mentor, PLAN, "goal", &edit.to_string());
        world.settle();
    }
    // The newest confirmation, but only some of the changes it speaks of.
    world.devices[mentee.0]
        .disk
        .get_mut(PLAN)
        .expect("saved")
        .changes
        .truncate(5);
    world.device_restarts(mentee.0);
    world.settle();
    assert_eq!(world.reads(mentee, PLAN, "goal"), ["19"]);
    assert_eq!(world.standing(mentee, PLAN), Standing::Confirmed);
}

#[test]
fn what_a_device_finds_damaged_is_asked_for_again_without_a_restart() {
    let mut world = World::new();
    let mentor = world.member(PLAN, Grant::Write);
    let mentee = world.member(PLAN, Grant::Write);
    for edit in 0..20 {
        world.puts(mentor, PLAN, "goal", &edit.to_string());
        world.settle();
    }
    let device = &mut world.devices[mentee.0];
    device
        .disk
        .get_mut(PLAN)
        .expect("saved")
        .changes
        .truncate(5);
    device.memory.remove(PLAN);

    world.tell(mentee.0, Input::Lost(Arc::from(PLAN)));
    world.settle();
    assert_eq!(world.reads(mentee, PLAN, "goal"), ["19"]);
    assert_eq!(world.standing(mentee, PLAN), Standing::Confirmed);
    assert_eq!(world.devices[mentee.0].disk[PLAN].changes.len(), 20);
}

#[test]
fn a_refused_change_stays_on_the_device_and_everything_else_goes_on() {
    let mut world = World::new();
    let mentor = world.member(PLAN, Grant::Write);
    world.grant(mentor, "journal", Grant::Write);
    world.opens(mentor, "journal");
    let mentee = world.member(PLAN, Grant::Write);
    world.grant(mentee, "journal", Grant::Write);
    world.opens(mentee, "journal");

    let refused = world.puts(mentor, PLAN, "goal", "not to the relay's liking");
    world.relay.objects_to.insert(refused);
    world.settle();
    let standing = Standing::Refused {
        changes: 1,
        reason: Reason::Author,
    };
    assert_eq!(world.standing(mentor, PLAN), standing);

    // The same document still brings what others write, and the other documents are not held up.
    world.puts(mentee, PLAN, "mark", "done");
    world.puts(mentor, "journal", "topic", "families");
    world.puts(mentor, PLAN, "goal", "and more");
    world.settle();
    assert_eq!(world.reads(mentor, PLAN, "mark"), ["done"]);
    assert_eq!(world.reads(mentor, PLAN, "goal"), ["and more"]);
    assert_eq!(world.reads(mentee, "journal", "topic"), ["families"]);
    assert_eq!(world.standing(mentor, "journal"), Standing::Confirmed);
    let standing = Standing::Refused {
        changes: 2,
        reason: Reason::Author,
    };
    assert_eq!(world.standing(mentor, PLAN), standing);
    assert_eq!(world.relay.refusals, ["not yours"], "it was asked once");
    assert!(!world.devices[mentor.0].session.is_waiting());
}

#[test]
fn a_refused_change_is_offered_again_when_asked_and_on_the_next_start() {
    for restarts in [false, true] {
        let mut world = World::new();
        let mentor = world.member(PLAN, Grant::Write);
        let refused = world.puts(mentor, PLAN, "goal", "too early");
        world.relay.objects_to.insert(refused);
        world.settle();

        world.relay.objects_to.clear();
        if restarts {
            world.device_restarts(mentor.0);
        } else {
            world.tell(mentor.0, Input::SendAgain(Arc::from(PLAN)));
        }
        world.settle();
        assert_eq!(world.standing(mentor, PLAN), Standing::Confirmed);
        assert!(world.relay.hashes(&PLAN.into()).contains(&refused));
    }
}

#[test]
fn what_the_relay_could_not_store_is_offered_again_by_itself() {
    let mut world = World::new();
    let mentor = world.member(PLAN, Grant::Write);
    world.relay.failing = 2;
    world.puts(mentor, PLAN, "goal", "while the disk was full");
    world.settle();
    assert_eq!(world.relay.refusals.len(), 2);
    assert_eq!(world.standing(mentor, PLAN), Standing::Confirmed);
}

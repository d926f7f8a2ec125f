//! Random days: whatever happens in whatever order, nothing that was written is lost.
//!
//! `RYADOM_SEEDS=50000` tries that many days of each kind instead of the default. What is written is opaque to the
//! session; that every edit there is merges is shown where edits are made, in `shared/replica/tests/merging`.

mod support;

use rand::rngs::SmallRng;
use rand::{RngExt, SeedableRng};
use ryadom_sync::device::{Input, Standing};
use ryadom_sync::relay::Grant;
use std::collections::BTreeSet;
use std::fs::{self, File};
use std::io::Write;
use std::panic::{AssertUnwindSafe, catch_unwind};
use std::sync::Arc;
use support::{DeviceId, World};

const DOCUMENTS: [&str; 2] = ["programme", "journal"];

#[test]
fn after_any_day_all_devices_and_the_relay_have_the_same() {
    each_day(600, |seed, steps| {
        let mut day = Day::begin(seed, 3);
        day.pass(steps, Trouble::NETWORK);
        day.ends_with_everyone_equal();
    });
}

#[test]
fn stores_that_fail_and_programs_that_are_killed_lose_nothing_that_was_saved() {
    each_day(600, |seed, steps| {
        let mut day = Day::begin(seed, 3);
        day.pass(steps, Trouble::CRASHES);
        day.ends_with_everyone_equal();
    });
}

#[test]
fn grants_that_come_and_go_lose_nothing_once_they_are_back() {
    each_day(500, |seed, steps| {
        let mut day = Day::begin(seed, 3);
        day.pass(steps, Trouble::GRANTS);
        for device in 0..3 {
            for document in DOCUMENTS {
                day.world.grant(DeviceId(device), document, Grant::Write);
            }
        }
        day.world.settle();
        day.world.retry();
        day.ends_with_everyone_equal();
    });
}

#[test]
fn whoever_may_only_read_receives_everything_and_changes_nothing() {
    each_day(500, |seed, steps| {
        let mut day = Day::begin(seed, 3);
        let reader = 2;
        for document in DOCUMENTS {
            day.world.grant(DeviceId(reader), document, Grant::Read);
        }
        day.pass(steps, Trouble::CRASHES);
        day.world.settle();

        for document in DOCUMENTS.map(Arc::from) {
            let stored = day.world.relay.hashes(&document);
            let own: BTreeSet<_> = day.written_by(reader, &document);
            assert!(
                stored.is_disjoint(&own),
                "seed {seed}: a reader's change was stored"
            );
            let contents = day.world.devices[reader].contents(&document);
            let has: BTreeSet<_> = contents
                .get_changes(&[])
                .iter()
                .map(automerge::Change::hash)
                .collect();
            assert!(
                stored.is_subset(&has),
                "seed {seed}: the reader lacks something"
            );
            let standing = day.world.devices[reader].session.standing(&document);
            if own.is_empty() {
                assert_eq!(standing, Standing::Confirmed, "seed {seed}");
            } else {
                assert_eq!(
                    standing,
                    Standing::NotAccepted { changes: own.len() },
                    "seed {seed}"
                );
            }
        }
    });
}

/// How many things happen on a day.
const STEPS: usize = 150;
/// Days that failed once, as `seed steps`, one a line: they are passed first ever after.
const KEPT: &str = concat!(env!("CARGO_MANIFEST_DIR"), "/tests/schedules.kept");

/// Passes many days. Of one that fails, finds the shortest beginning that does, and keeps it: commit the file.
fn each_day(usual: u64, live: impl Fn(u64, usize)) {
    let asked = std::env::var("RYADOM_SEEDS")
        .ok()
        .and_then(|seeds| seeds.parse().ok());
    let kept = kept(&fs::read_to_string(KEPT).unwrap_or_default());
    let new = (0..asked.unwrap_or(usual)).map(|seed| (seed, STEPS));
    for (seed, steps) in kept.into_iter().chain(new) {
        if let Some(shortest) = fails_after(&live, seed, steps) {
            let mut file = File::options()
                .create(true)
                .append(true)
                .open(KEPT)
                .expect("the days that failed");
            writeln!(file, "{seed} {shortest}").expect("writes");
            panic!("seed {seed} fails after {shortest} steps, as said above; it is kept in {KEPT}");
        }
    }
}

fn kept(text: &str) -> Vec<(u64, usize)> {
    let day = |line: &str| {
        let (seed, steps) = line.split_once(' ')?;
        Some((seed.parse().ok()?, steps.parse().ok()?))
    };
    text.lines().filter_map(day).collect()
}

/// The fewest steps after which such a day fails, if it does at all.
fn fails_after(live: &impl Fn(u64, usize), seed: u64, steps: usize) -> Option<usize> {
    let fails = |steps| catch_unwind(AssertUnwindSafe(|| live(seed, steps))).is_err();
    fails(steps).then(|| (0..steps).find(|few| fails(*few)).unwrap_or(steps))
}

#[test]
fn of_a_day_that_fails_the_shortest_beginning_is_found() {
    let live = |seed: u64, steps: usize| assert!(seed != 7 || steps < 42, "told to fail");
    assert_eq!(fails_after(&live, 7, STEPS), Some(42));
    assert_eq!(fails_after(&live, 8, STEPS), None);
    assert_eq!(kept("7 42\n\n9 1\n"), [(7, 42), (9, 1)]);
}

/// What may go wrong: chances in a thousand steps.
#[derive(Clone, Copy)]
struct Trouble {
    cuts: u32,
    relay_restarts: u32,
    device_restarts: u32,
    failing_stores: u32,
    grants: u32,
}

impl Trouble {
    const NETWORK: Self = Self {
        cuts: 25,
        relay_restarts: 6,
        device_restarts: 0,
        failing_stores: 0,
        grants: 0,
    };
    const CRASHES: Self = Self {
        device_restarts: 15,
        failing_stores: 15,
        relay_restarts: 10,
        ..Self::NETWORK
    };
    const GRANTS: Self = Self {
        grants: 25,
        device_restarts: 5,
        ..Self::NETWORK
    };
}

struct Day {
    seed: u64,
    random: SmallRng,
    world: World,
}

impl Day {
    fn begin(seed: u64, devices: usize) -> Self {
        let mut world = World::new();
        for _ in 0..devices {
            let device = world.device();
            for document in DOCUMENTS {
                world.grant(device, document, Grant::Write);
                world.opens(device, document);
            }
            world.wakes(device);
        }
        Self {
            seed,
            random: SmallRng::seed_from_u64(seed),
            world,
        }
    }

    fn pass(&mut self, steps: usize, trouble: Trouble) {
        for step in 0..steps {
            let device = self.random.random_range(0..self.world.devices.len());
            self.maybe_trouble(device, trouble);
            match self.random.random_range(0..100) {
                0..14 => self.write(device, step),
                14..40 => drop(self.world.carry_up(device)),
                40..66 => drop(self.world.carry_down(device)),
                66..82 => drop(self.world.flush(device)),
                82..88 => drop(self.world.finish_load(device)),
                88..94 => drop(self.world.connect(device)),
                94..96 => drop(self.world.timer_fires(device)),
                96..98 => {
                    let document = self.document();
                    self.world.devices[device].unload(&document);
                }
                _ => self.world.tell(device, Input::Wake),
            }
        }
    }

    fn maybe_trouble(&mut self, device: usize, trouble: Trouble) {
        let mut chance = |in_thousand| self.random.random_range(0..1000) < in_thousand;
        let cut = chance(trouble.cuts);
        let restart = chance(trouble.relay_restarts);
        let kill = chance(trouble.device_restarts);
        let fail = chance(trouble.failing_stores);
        let grant = chance(trouble.grants);
        if cut {
            let random = self.random.random();
            self.world.cut(device, random);
        }
        if restart {
            self.world.relay_restarts();
        }
        if kill {
            self.world.device_restarts(device);
        }
        if fail {
            self.world.relay.failing += 1;
        }
        if grant {
            let document = self.document();
            let grant =
                [None, Some(Grant::Read), Some(Grant::Write)][self.random.random_range(0..3)];
            self.world.grant(DeviceId(device), &document, grant);
        }
    }

    fn write(&mut self, device: usize, step: usize) {
        let document = self.document();
        let device = &mut self.world.devices[device];
        if self.random.random_bool(0.5) {
            let key = ["goal", "mark", "title"][self.random.random_range(0..3)];
            device.put(&document, key, &step.to_string());
        } else {
            let at = self.random.random_range(0..1000);
            device.type_in(&document, at, &format!("{step} "));
        }
    }

    fn document(&mut self) -> Arc<str> {
        DOCUMENTS[self.random.random_range(0..DOCUMENTS.len())].into()
    }

    fn written_by(
        &mut self,
        device: usize,
        document: &Arc<str>,
    ) -> BTreeSet<automerge::ChangeHash> {
        let device = &mut self.world.devices[device];
        let actor = device.actor.clone();
        let changes = device.contents(document).get_changes(&[]);
        changes
            .iter()
            .filter(|c| *c.actor_id() == actor)
            .map(automerge::Change::hash)
            .collect()
    }

    fn ends_with_everyone_equal(&mut self) {
        let seed = self.seed;
        self.world.relay.failing = 0;
        self.world.settle();
        for document in DOCUMENTS.map(Arc::from) {
            let heads = self.world.relay.contents(&document).get_heads();
            let stored = self.world.relay.hashes(&document);
            for number in 0..self.world.devices.len() {
                assert!(
                    self.world.is_online(DeviceId(number)),
                    "seed {seed}: {number} is offline"
                );
                let saved = self.world.saved(number, &document);
                assert!(
                    saved.is_subset(&stored),
                    "seed {seed}: something saved was lost"
                );
                let device = &mut self.world.devices[number];
                assert!(
                    !device.session.is_waiting(),
                    "seed {seed}: {number} waits for ever"
                );
                assert_eq!(
                    device.session.standing(&document),
                    Standing::Confirmed,
                    "seed {seed}: {number} is not told that {document} was received"
                );
                assert_eq!(
                    device.contents(&document).get_heads(),
                    heads,
                    "seed {seed}: {number} and the relay differ in {document}"
                );
            }
        }
    }
}

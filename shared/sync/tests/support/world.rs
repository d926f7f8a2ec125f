//! Everything together, and the steps that can happen to it.

use super::device::Memory;
use super::{Device, Relay, Save};
use automerge::{Change, ChangeHash};
use ryadom_sync::device::{Connection, Effect, Input, Standing};
use ryadom_sync::relay::{Grant, MemberId};
use std::collections::{BTreeMap, BTreeSet};
use std::sync::Arc;

/// A device, by its place in the world.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord)]
pub struct DeviceId(pub usize);

#[derive(Default)]
pub struct World {
    pub relay: Relay,
    pub devices: Vec<Device>,
    pub wires: BTreeMap<usize, MemberId>,
    /// How many frames have arrived anywhere.
    pub frames: usize,
}

impl World {
    pub fn new() -> Self {
        Self::default()
    }

    pub fn device(&mut self) -> DeviceId {
        self.devices.push(Device::new(self.devices.len()));
        DeviceId(self.devices.len() - 1)
    }

    pub fn grant(&mut self, device: DeviceId, document: &str, grant: impl Into<Option<Grant>>) {
        self.relay.grant(device.0, &document.into(), grant.into());
    }

    /// A device that is online with `document` open.
    pub fn member(&mut self, document: &str, grant: Grant) -> DeviceId {
        let device = self.device();
        self.grant(device, document, grant);
        self.opens(device, document);
        self.wakes(device);
        self.settle();
        device
    }

    pub fn opens(&mut self, device: DeviceId, document: &str) {
        let opened = self.devices[device.0].open(&document.into());
        self.tell(device.0, opened);
    }

    pub fn wakes(&mut self, device: DeviceId) {
        self.tell(device.0, Input::Wake);
    }

    pub fn puts(&mut self, device: DeviceId, document: &str, key: &str, value: &str) -> ChangeHash {
        self.devices[device.0].put(&document.into(), key, value)
    }

    pub fn reads(&mut self, device: DeviceId, document: &str, key: &str) -> Vec<String> {
        super::values(self.devices[device.0].contents(&document.into()), key)
    }

    pub fn standing(&self, device: DeviceId, document: &str) -> Standing {
        self.devices[device.0].session.standing(document)
    }

    /// Gives a device's session an input and carries out what it answers.
    pub fn tell(&mut self, number: usize, input: Input) {
        let mut inputs = vec![input];
        while let Some(input) = inputs.pop() {
            let device = &mut self.devices[number];
            let mut memory = Memory {
                documents: &mut device.memory,
                saves: &device.saves,
            };
            for effect in device.session.handle(input, &mut memory) {
                self.carry_out(number, effect, &mut inputs);
            }
        }
    }

    fn carry_out(&mut self, number: usize, effect: Effect, inputs: &mut Vec<Input>) {
        let device = &mut self.devices[number];
        match effect {
            Effect::Connect => device.wants_socket = true,
            Effect::RetryAfter(wait) => {
                assert!(wait.as_secs() <= 60, "no wait is longer than a minute");
                device.timer = true;
            }
            Effect::Disconnect => {
                if let Some(member) = self.wires.remove(&number) {
                    self.relay.hang_up(member);
                    inputs.push(Input::Disconnected { random: 7 });
                }
            }
            Effect::Send(frame) => {
                if let Some(member) = self.wires.get(&number)
                    && let Some(socket) = self.relay.sockets.get_mut(member)
                {
                    socket.to_relay.push_back(frame);
                }
            }
            Effect::Load(document) => {
                device.loads.insert(document);
            }
            Effect::Merged {
                document,
                before,
                changes,
            } => {
                assert!(!changes.is_empty());
                assert_ne!(before, device.contents(&document).get_heads());
                device.saves.push_back(Save::Merged(document, changes));
            }
            Effect::Remember { document, state } => {
                device.saves.push_back(Save::Remember(document, state));
            }
            Effect::Confirmed(document) => self.confirmed_is_true(number, &document),
            Effect::Unavailable(document) => {
                device.unavailable.insert(document);
            }
            Effect::Ephemeral { data, account, .. } => {
                device.heard.push(data);
                device.speakers.push(account);
            }
            Effect::Refused { why, .. } => device.refusals.push(why),
        }
    }

    /// "Received by the relay" is said only of what would survive its restart.
    pub fn confirmed_is_true(&self, number: usize, document: &Arc<str>) {
        let stored = self.relay.hashes(document);
        for change in &self.devices[number].disk[document].changes {
            assert!(
                stored.contains(&change.hash()),
                "device {number} was told that {document} was received, and it was not"
            );
        }
    }

    /// Opens the socket that a device wants.
    pub fn connect(&mut self, number: usize) -> bool {
        if !std::mem::take(&mut self.devices[number].wants_socket) {
            return false;
        }
        let member = self.relay.accept(number);
        self.wires.insert(number, member);
        self.tell(number, Input::Connected);
        true
    }

    /// Cuts a device's socket, losing what was on it.
    pub fn cut(&mut self, number: usize, random: u64) {
        if let Some(member) = self.wires.remove(&number) {
            self.relay.hang_up(member);
            self.tell(number, Input::Disconnected { random });
        }
    }

    pub fn relay_restarts(&mut self) {
        self.relay.restart();
        for number in std::mem::take(&mut self.wires).into_keys() {
            self.tell(number, Input::Disconnected { random: 3 });
        }
    }

    pub fn device_restarts(&mut self, number: usize) {
        if let Some(member) = self.wires.remove(&number) {
            self.relay.hang_up(member);
        }
        for input in self.devices[number].restart() {
            self.tell(number, input);
        }
    }

    /// One frame goes from a device to the relay.
    pub fn carry_up(&mut self, number: usize) -> bool {
        let Some(&member) = self.wires.get(&number) else {
            return false;
        };
        let carried = self.relay.read(member);
        self.frames += usize::from(carried);
        carried
    }

    /// One frame goes from the relay to a device, or the news that it closed the socket.
    pub fn carry_down(&mut self, number: usize) -> bool {
        let Some(&member) = self.wires.get(&number) else {
            return false;
        };
        let Some(socket) = self.relay.sockets.get_mut(&member) else {
            return false;
        };
        if let Some(frame) = socket.to_device.pop_front() {
            self.frames += 1;
            self.tell(number, Input::Received(frame));
            return true;
        }
        let closed = socket.closed;
        if closed {
            self.cut(number, 11);
        }
        closed
    }

    pub fn flush(&mut self, number: usize) -> bool {
        if self.devices[number].saves.is_empty() {
            return false;
        }
        if let Some(input) = self.devices[number].flush_one() {
            self.tell(number, input);
        }
        true
    }

    pub fn finish_load(&mut self, number: usize) -> bool {
        let Some(document) = self.devices[number].loads.pop_first() else {
            return false;
        };
        self.devices[number].load(&document);
        self.devices[number].loaded += 1;
        self.tell(number, Input::Loaded(document));
        true
    }

    pub fn timer_fires(&mut self, number: usize) -> bool {
        let fires = std::mem::take(&mut self.devices[number].timer);
        if fires {
            self.tell(number, Input::RetryDue);
        }
        fires
    }

    /// Lets everything happen that is under way, until nothing is.
    pub fn settle(&mut self) {
        let start = self.frames;
        loop {
            let mut moved = false;
            for number in 0..self.devices.len() {
                moved |= self.flush(number);
                moved |= self.finish_load(number);
                moved |= self.timer_fires(number);
                moved |= self.connect(number);
                moved |= self.carry_up(number);
                moved |= self.carry_down(number);
            }
            assert!(self.frames - start < 5_000, "the ends talk for ever");
            if !moved {
                return;
            }
        }
    }

    /// Asks again for whatever was unavailable.
    pub fn retry(&mut self) {
        for number in 0..self.devices.len() {
            for document in std::mem::take(&mut self.devices[number].unavailable) {
                self.tell(number, Input::Retry(document));
            }
        }
        self.settle();
    }

    pub fn is_online(&self, device: DeviceId) -> bool {
        self.devices[device.0].session.connection() == Connection::Online
    }

    /// Every change that a device has saved of a document.
    pub fn saved(&self, number: usize, document: &Arc<str>) -> BTreeSet<ChangeHash> {
        self.devices[number].disk[document]
            .changes
            .iter()
            .map(Change::hash)
            .collect()
    }
}

//! The cast and the stage: a relay, its people and their devices.

mod device;
mod frames;
mod program;
mod relay;
mod store;
mod wire;
mod world;

pub(crate) use device::{Device, Socket, connect};
pub(crate) use frames::{say, say_join, say_sync, sync, until_end};
pub(crate) use program::{Heard, Program};
pub(crate) use relay::{Answer, Joined, TestRelay};
pub(crate) use store::{Fate, FatefulStore, Gate};
pub(crate) use wire::Wire;
pub(crate) use world::TestWorld;

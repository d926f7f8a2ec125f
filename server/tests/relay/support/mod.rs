//! The cast and the stage: a relay, its people and their devices.

mod device;
mod program;
mod relay;
mod world;

pub(crate) use device::{Device, Socket, connect};
pub(crate) use program::Program;
pub(crate) use relay::{Answer, Joined, TestRelay};
pub(crate) use world::TestWorld;

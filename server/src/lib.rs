//! The relay: keeps a school's documents safe and passes changes on.

pub mod store;

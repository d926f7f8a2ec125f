//! Messages that nobody honest sends, by the hundred thousand, and what must hold for each.
//!
//! `cargo xtask fuzz` starts from the kept [`corpus`], spoils it ([`mutate`]) with every checksum and length right, and
//! gives it to a [`target`] in a process of its own, within a limit on memory. What ends that process, or breaks what
//! must hold, is kept in `crashers/` and is a test from then on (`tests/crashers.rs`).

pub mod chunk;
pub mod corpus;
pub mod file;
pub mod mutate;
pub mod supervise;
pub mod target;
pub mod work;

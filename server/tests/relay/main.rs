//! The relay from outside: calls, sockets, hostile clients, failing stores, and the real program.

mod calls;
mod command;
mod failing_store;
mod faults;
mod hostile;
mod keeping;
mod kill_points;
mod kills;
mod pages;
mod restored;
mod revoking;
mod school;
mod socket;
mod support;
mod trials;

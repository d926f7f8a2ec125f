//! The relay from outside: calls, sockets, hostile clients, failing stores, and the real program.

mod access;
mod authorship;
mod calls;
mod command;
mod erasing;
mod failing_store;
mod faults;
mod files;
mod hostile;
mod keeping;
mod kill_points;
mod kills;
mod limits;
mod pages;
mod parcels;
mod releases;
mod restored;
mod revoking;
mod school;
mod socket;
mod support;
mod trials;

//! The relay from outside: calls, sockets, hostile clients, failing stores, and the real program.

mod calls;
mod command;
mod failing_store;
mod hostile;
mod keeping;
mod kills;
mod pages;
mod releases;
mod restored;
mod revoking;
mod school;
mod socket;
mod support;

//! The relay: keeps a school's documents safe and passes changes on.
//!
//! [`router`] is the table of routes; [`Server`] is what they share; [`store`] is what survives a restart; [`run`]
//! carries out the command line.

mod access;
mod accounts;
mod certificates;
pub mod cli;
mod data;
pub mod demo;
mod erase;
mod keeping;
mod limits;
mod metrics;
mod patience;
mod points;
mod problem;
mod relay;
mod routes;
mod run;
mod server;
pub mod settings;
pub mod store;
pub mod world;

pub use data::{DataError, DataFolder, open_beside};
pub use relay::{TrialProgram, look_at};
pub use routes::router;
pub use run::{RunError, run};
pub use server::Server;

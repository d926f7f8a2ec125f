//! Parting: with a device, with a pair, with the school. Nothing of the person's own goes before it was offered to them.

mod behind;
mod belongings;
mod file;
mod left;
mod page;
mod parted;

pub use behind::Behind;
pub use left::Left;
pub use page::Page;
pub use parted::Parted;

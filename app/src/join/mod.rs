//! Coming in: a link or a code becomes a device that knows its person; a device adds another; a school begins.

mod code;
mod devices;
mod page;
mod start;

pub use devices::Devices;
pub use page::Page;
pub use start::Start;

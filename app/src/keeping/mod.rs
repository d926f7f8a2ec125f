//! Keeping: whether all is as it should be on this device, a copy of it in a file, and changes that travel in a file
//! where there is no network.

mod carry;
mod check;
mod copy;
mod open;
mod page;
mod support;
mod words;

pub use copy::CopyCard;
pub use open::{AtTheDoor, ViewedNotice};
pub use page::Page;

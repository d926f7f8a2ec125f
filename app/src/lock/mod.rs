//! The PIN: the screen that asks for it, and the page where it is set.

mod page;
mod screen;

pub use page::Page;
pub use screen::Screen;

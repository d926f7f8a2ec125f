//! Files that hang on a plan item, a meeting or a lesson: one strip for every place, the viewer, and the words for them.
//! Any feature may import it.

mod add;
mod hook;
mod small;
mod strip;
mod viewer;
mod words;

pub use add::{Add, Adding};
pub use hook::Hook;
pub use strip::{Files, Tile};
pub use viewer::Viewer;

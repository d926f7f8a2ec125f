//! What a newcomer finds: the first thirty days point by point, and the school's local acts to read, with who has read them.

mod acts;
mod card;
mod days;
mod form;
mod paper;
mod points;
mod table;

pub use acts::Acts;
pub use card::{DaysCard, ToRead};
pub use days::FirstDays;

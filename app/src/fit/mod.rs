//! «Подходите ли вы друг другу?»: asked of each side after the first meetings, and what the curator sees of the answers.

mod card;
mod worry;

pub use card::Card;
pub use worry::Worry;

//! «Обо мне»: what a person says of themselves, as a teacher, as a mentor, as somebody who is to be led. The curator has
//! the same page for everybody.

mod about;
mod card;
mod competences;
mod confidential;
mod expiring;
mod field;
mod mentee;
mod mentor;
mod page;
mod seen;
mod teacher;
mod trainings;
mod untrained;

pub use card::Card;
pub use expiring::Expiring;
pub use page::Page;
pub use untrained::Untrained;

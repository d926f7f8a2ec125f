//! «Люди» and «Пары»: the school's registry, as its curator keeps it and everybody else may read it.

mod absent;
mod advice;
mod asked;
mod bar;
mod bases;
mod devices;
mod draft;
mod end_here;
mod invite;
mod keeping;
mod members;
mod page;
mod pair_end;
mod pair_form;
mod pair_notes;
mod pair_row;
mod pairing;
mod pairs;
mod pairs_view;
mod papers;
mod people_view;
mod person_form;
mod person_kind;
mod person_row;
mod posts;
mod removed;
mod title;
mod torn;

pub use absent::Absent;
pub use bases::Base;
pub use end_here::EndHere;
pub use page::Page;
pub use pairing::Pairing;
pub use pairs::Pairs;
pub use posts::Posts;

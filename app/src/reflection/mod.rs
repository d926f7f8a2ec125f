//! «Заметки»: what a person writes for themselves, with the pair, or for the pair and the curator.

mod add;
mod body;
mod here;
mod list;
mod marks;
mod mood;
mod moving;
mod page;
mod paper;
mod prompts;
mod shelf;
mod view;
mod visibility;

pub use page::Page;

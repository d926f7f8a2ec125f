//! What other people changed, in words: one wording for every screen that tells it, and the words for dates and codes
//! that such sentences need. Any feature may import it.

pub mod dates;
pub mod difficulty;
mod field;
mod fold;
mod known;
mod list;
mod names;
pub mod people_vocabulary;
mod refusal;
mod rest;
mod sentence;
mod subject;
mod together;
mod training;
mod value;
pub mod vocabulary;
mod wording;

pub use field::field;
pub use list::ToldList;
pub use names::{Names, changed_by, has_changed, pair_name, part, seen_by};
pub use refusal::refusal;
pub use sentence::{Sentence, sentences};
pub use subject::subject;
pub use training::training_facts;
pub use value::{decimal, value};

/// The same words with the first letter in upper case, for the beginning of a sentence.
pub fn capital(words: &str) -> String {
    let mut letters = words.chars();
    letters
        .next()
        .map(|first| first.to_uppercase().chain(letters).collect())
        .unwrap_or_default()
}

/// At most about `most` characters, cut at a space and marked with «…».
pub fn excerpt(words: &str, most: usize) -> String {
    let words = words.split_whitespace().collect::<Vec<_>>().join(" ");
    let Some((cut, _)) = words.char_indices().nth(most) else {
        return words;
    };
    let head = &words[..cut];
    // A cut inside the first word keeps what fits: there is no space to fall back to.
    let head = head.rsplit_once(' ').map_or(head, |(head, _)| head);
    format!("{}…", head.trim_end_matches([',', '.', ';', ':', '-', '–']))
}

#[cfg(test)]
mod tests;

//! From random numbers to days, rows and splices.

use crate::support::merge::Fresh;
use jiff::civil::{Date, date};
use ryadom_replica::Splice;

/// A day that nobody else names.
pub fn day(fresh: &mut Fresh) -> Date {
    date(2000, 1, 1)
        .checked_add(jiff::Span::new().days(i64::from(fresh.number())))
        .expect("a day of this century")
}

/// One of a list, or `None` when it is empty.
pub fn pick<T>(list: &[T], which: usize) -> Option<&T> {
    if list.is_empty() {
        None
    } else {
        list.get(which % list.len())
    }
}

/// A splice that fits the text: of whole letters, with letters that nobody else types.
pub fn typing(text: &str, which: usize, how: usize, fresh: &mut Fresh) -> Splice {
    let letters: Vec<char> = text.chars().collect();
    let width = |letters: &[char]| {
        letters
            .iter()
            .map(|letter| letter.len_utf16())
            .sum::<usize>()
    };
    let from = which % (letters.len() + 1);
    let to = (from + how % 4).min(letters.len());
    let insert = if how.is_multiple_of(5) {
        String::new()
    } else {
        fresh.letters(how)
    };
    Splice {
        at: width(&letters[..from]),
        delete: width(&letters[from..to]),
        insert,
    }
}

/// How many of a list are asked for more often: people meet in few places, and so must histories.
const OFTEN: usize = 8;

/// One of the edits that somebody may make.
pub fn one_of<E>(what: usize, edits: &[&dyn Fn(&mut Fresh) -> E], fresh: &mut Fresh) -> E {
    let (what, often) = (what % 256, OFTEN.min(edits.len()));
    let place = if what < 96 {
        what % often
    } else {
        (what - 96) % edits.len()
    };
    edits[place](fresh)
}

//! Codes and tokens: how they are made, typed, and turned into what the store keeps.

use crate::{store::TokenHash, world::World};
use sha2::{Digest, Sha256};

/// No 0 or O, 1, I or L, U or V: people read codes aloud and copy them from screens.
const ALPHABET: &[u8; LETTERS] = b"23456789ABCDEFGHJKMNPQRSTWXYZ";
/// How many letters a code is made of.
const LETTERS: usize = 29;
/// Typed by hand, good for ten minutes.
const SHORT: usize = 8;
/// Carried by a link or a QR code, good for days: 29²⁶ is more than 2¹²⁶.
const LONG: usize = 26;

/// Cyrillic letters that look like Latin ones, as a Russian keyboard gives them.
const LOOKALIKES: [(char, char); 12] = [
    ('\u{410}', 'A'),
    ('\u{412}', 'B'),
    ('\u{421}', 'C'),
    ('\u{415}', 'E'),
    ('\u{41d}', 'H'),
    ('\u{41a}', 'K'),
    ('\u{41c}', 'M'),
    ('\u{420}', 'P'),
    ('\u{422}', 'T'),
    ('\u{425}', 'X'),
    ('\u{423}', 'Y'),
    ('\u{417}', '3'),
];

fn make(world: &dyn World, length: usize) -> String {
    let mut code = String::with_capacity(length);
    while code.len() < length {
        // The surplus of 256 over the multiples of 29 is thrown away, so that no letter is likelier than another.
        let [byte] = world.bytes::<1>();
        if usize::from(byte) < 256 / LETTERS * LETTERS {
            code.push(char::from(ALPHABET[usize::from(byte) % LETTERS]));
        }
    }
    code
}

/// A code that a person can type.
pub(super) fn short(world: &dyn World) -> String {
    make(world, SHORT)
}

/// A code that nobody could guess.
pub(super) fn long(world: &dyn World) -> String {
    make(world, LONG)
}

/// A session's token or a ticket: 32 random bytes in hex.
pub(super) fn token(world: &dyn World) -> String {
    hex::encode(world.bytes::<32>())
}

/// True for codes short enough that somebody might try many of them.
pub(super) fn is_guessable(typed: &str) -> bool {
    typed.len() < LONG
}

/// A code as its maker wrote it: capitals, no blanks or hyphens, Latin letters for Cyrillic ones that look alike.
pub(super) fn tidy(typed: &str) -> String {
    let letters = typed
        .chars()
        .filter(|letter| !letter.is_whitespace() && !matches!(letter, '-' | '\u{2013}'));
    let latin = |letter: char| {
        LOOKALIKES
            .iter()
            .find(|(cyrillic, _)| *cyrillic == letter)
            .map_or(letter, |pair| pair.1)
    };
    letters
        .flat_map(char::to_uppercase)
        .map(latin)
        .take(64)
        .collect()
}

/// What the store keeps of a token or code.
pub(super) fn hash(secret: &str) -> TokenHash {
    TokenHash(Sha256::digest(secret.as_bytes()).into())
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::world::Machine;

    #[test]
    fn a_code_survives_being_typed_by_hand() {
        assert_eq!(tidy(" abcd-2345\n"), "ABCD2345");
        assert_eq!(tidy("авсе-нкмр"), "ABCEHKMP");
    }

    #[test]
    fn codes_have_their_length_and_only_letters_that_are_told_apart() {
        for _ in 0..200 {
            let code = long(&Machine::default());
            assert_eq!(code.len(), LONG);
            assert_eq!(tidy(&code), code);
            assert!(!code.contains(['0', 'O', '1', 'I', 'L', 'U', 'V', '*']));
            assert!(is_guessable(&short(&Machine::default())));
            assert!(!is_guessable(&code));
        }
    }
}

//! Every word the app says, by language: made from `locales/<language>/<room>.json` when the app is built. A school that
//! calls its curator otherwise has a locale of its own in each language, which `build.rs` derives.
//!
//! In a component: `t!(room.key)`, `t!(room.key, name = value)`. It is plain text and not a closure: the whole page is
//! made anew when the language changes, so a word never has to listen for it. Pure functions that are tested in both
//! languages take a [`Locale`] and use `td_string!(locale, room.key)`.

use ryadom_domain::CuratorTitle;
use std::cell::Cell;

include!(concat!(env!("OUT_DIR"), "/i18n/mod.rs"));

pub use self::i18n::{Locale, td_string};

thread_local! {
    static LOCALE: Cell<Locale> = const { Cell::new(Locale::ru) };
}

impl Locale {
    /// The same language with the school's word for its curator.
    pub const fn saying(self, title: CuratorTitle) -> Self {
        match (self.is_russian(), title) {
            (true, CuratorTitle::Curator) => Self::ru,
            (true, CuratorTitle::Coordinator) => Self::ru_x_coord,
            (false, CuratorTitle::Curator) => Self::en,
            (false, CuratorTitle::Coordinator) => Self::en_x_coord,
        }
    }

    /// Whichever word the school has for its curator.
    pub const fn is_russian(self) -> bool {
        matches!(self, Self::ru | Self::ru_x_coord)
    }

    /// The code of the language, as pages and files carry it.
    pub const fn language(self) -> &'static str {
        if self.is_russian() { "ru" } else { "en" }
    }
}

/// The language that everything on the page is in.
pub fn locale() -> Locale {
    LOCALE.get()
}

/// Speaks this language from now on. What is on the page has to be made anew.
pub fn set_locale(locale: Locale) {
    LOCALE.set(locale);
}

/// What a key says in the language of the page: `&'static str`, or a `String` where something is put into it.
macro_rules! t {
    ($($key:tt)*) => {
        $crate::i18n::td_string!($crate::i18n::locale(), $($key)*)
    };
}

pub(crate) use t;

#[cfg(test)]
mod tests {
    use super::*;
    use wasm_bindgen_test::wasm_bindgen_test;

    #[wasm_bindgen_test]
    fn a_school_that_says_coordinator_is_told_so_and_nothing_else_is_other() {
        for (plain, word) in [(Locale::ru, "оординатор"), (Locale::en, "oordinator")] {
            let other = plain.saying(CuratorTitle::Coordinator);
            assert_eq!(other.saying(CuratorTitle::Curator), plain);
            assert_eq!(other.language(), plain.language());
            assert!(td_string!(other, people.role_curator).contains(word));
            assert!(!td_string!(plain, people.role_curator).contains(word));
            let given = |locale: Locale| td_string!(locale, people.role_given, name = "N");
            assert!(given(other).contains(word) && !given(plain).contains(word));
            // The forms of numbers follow the language.
            for count in [1_u32, 2, 5] {
                let of = |locale: Locale| td_string!(locale, people.count, count = count);
                assert_eq!(of(other), of(plain));
            }
            assert_eq!(
                td_string!(other, vocabulary.curator_title.curator),
                td_string!(plain, vocabulary.curator_title.curator)
            );
        }
    }
}

//! Every word the app says, by language: made from `locales/<language>/<room>.json` when the app is built.
//!
//! In a component: `t!(room.key)`, `t!(room.key, name = value)`. It is plain text and not a closure: the whole page is
//! made anew when the language changes, so a word never has to listen for it. Pure functions that are tested in both
//! languages take a [`Locale`] and use `td_string!(locale, room.key)`.

use std::cell::Cell;

include!(concat!(env!("OUT_DIR"), "/i18n/mod.rs"));

pub use self::i18n::{Locale, td_string};

thread_local! {
    static LOCALE: Cell<Locale> = const { Cell::new(Locale::ru) };
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

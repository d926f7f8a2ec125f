//! Every word the app says, by language: made from `locales/<language>/<room>.json` when the app is built.
//!
//! In a component: `let i18n = use_i18n();` then `t!(i18n, room.key)` or, for attributes, `t_string!(i18n, room.key)`
//! inside a closure. Plain functions take a [`Locale`] and use `td_string!(locale, room.key, name = value)`.

include!(concat!(env!("OUT_DIR"), "/i18n/mod.rs"));

pub use self::i18n::*;

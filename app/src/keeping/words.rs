//! What came of saving or opening a file, in words. Pure.

use crate::device::{Backlog, NotOpened, NotSaved, Taken};
use crate::i18n::*;
use ryadom_domain::Registry;
use ryadom_sync::carried::FileError;

fn count(number: usize) -> u32 {
    u32::try_from(number).unwrap_or(u32::MAX)
}

/// A span of time as people say it.
pub fn minutes(locale: Locale, minutes: i64) -> String {
    let number = |per: i64| u32::try_from(minutes / per).unwrap_or(u32::MAX);
    let (day, hour) = (24 * 60, 60);
    if minutes >= 2 * day {
        td_string!(locale, keeping.days, count = number(day)).to_string()
    } else if minutes >= 2 * hour {
        td_string!(locale, keeping.hours, count = number(hour)).to_string()
    } else {
        td_string!(locale, keeping.minutes, count = number(1)).to_string()
    }
}

/// What the server is not known to have.
pub fn backlog(locale: Locale, backlog: Backlog) -> String {
    let Backlog {
        edits,
        documents,
        parcels,
    } = backlog;
    let mut sentences = Vec::new();
    if edits > 0 {
        sentences
            .push(td_string!(locale, keeping.not_there_edits, count = count(edits)).to_string());
    } else if documents > 0 {
        let words = td_string!(
            locale,
            keeping.not_there_documents,
            count = count(documents)
        );
        sentences.push(words.to_string());
    }
    if parcels > 0 {
        let words = td_string!(locale, keeping.not_there_parcels, count = count(parcels));
        sentences.push(words.to_string());
    }
    if sentences.is_empty() {
        return td_string!(locale, keeping.there_all).to_owned();
    }
    sentences.join(" ")
}

/// There is nobody to give a file to.
pub fn nobody(locale: Locale) -> &'static str {
    td_string!(locale, keeping.carry_nobody)
}

/// Why no file was saved.
pub fn not_saved(locale: Locale, why: NotSaved) -> &'static str {
    match why {
        NotSaved::Nobody | NotSaved::Unread => td_string!(locale, keeping.save_unread),
        NotSaved::NothingNew => td_string!(locale, keeping.save_nothing),
        NotSaved::NoPapers => td_string!(locale, keeping.save_no_papers),
        NotSaved::Browser => td_string!(locale, keeping.save_browser),
        NotSaved::CalledOff => td_string!(locale, keeping.save_called_off),
    }
}

/// Why a file was not opened.
pub fn not_opened(locale: Locale, why: &NotOpened) -> &'static str {
    match why {
        NotOpened::File(FileError::Foreign) => td_string!(locale, keeping.open_foreign),
        NotOpened::File(FileError::Newer { .. }) => td_string!(locale, keeping.open_newer),
        NotOpened::File(FileError::Damaged) => td_string!(locale, keeping.open_damaged),
        NotOpened::File(FileError::TooLarge) => td_string!(locale, keeping.open_too_large),
        NotOpened::OtherSchool => td_string!(locale, keeping.open_other_school),
        NotOpened::NotForYou => td_string!(locale, keeping.open_not_for_you),
        NotOpened::Forged => td_string!(locale, keeping.open_forged),
        NotOpened::NotSealed => td_string!(locale, keeping.open_not_sealed),
        NotOpened::Unreadable => td_string!(locale, keeping.open_unreadable),
        NotOpened::NeedsRelay => td_string!(locale, keeping.open_needs_relay),
        NotOpened::Refused(problem) if problem == "parcel-revoked" => {
            td_string!(locale, keeping.open_revoked)
        }
        NotOpened::Refused(_) => td_string!(locale, keeping.open_refused),
        NotOpened::NotKept => td_string!(locale, keeping.open_not_kept),
    }
}

/// What was new in a file, by whose device.
pub fn taken(locale: Locale, registry: &Registry, taken: &Taken) -> String {
    if taken.changes.is_empty() {
        return td_string!(locale, keeping.taken_nothing).to_owned();
    }
    let one = |(person, changes): &(_, usize)| {
        let name = registry.name(*person).short();
        let changes = td_string!(locale, keeping.changes, count = count(*changes)).to_string();
        format!("{name}: {changes}")
    };
    let who: Vec<_> = taken.changes.iter().map(one).collect();
    let who = who.join("; ");
    let mut words = td_string!(locale, keeping.taken, who = who).to_string();
    if taken.waits {
        words.push(' ');
        words.push_str(td_string!(locale, keeping.taken_waits));
    }
    words
}

#[cfg(test)]
mod tests {
    use super::*;
    use wasm_bindgen_test::wasm_bindgen_test;

    #[wasm_bindgen_test]
    fn a_span_is_said_in_its_largest_part() {
        for locale in [Locale::ru, Locale::en] {
            let spans = [3, 130, 5 * 24 * 60].map(|span| minutes(locale, span));
            assert!(spans[0].contains('3'), "{spans:?}");
            assert!(spans[1].contains('2'), "{spans:?}");
            assert!(spans[2].contains('5'), "{spans:?}");
        }
    }

    #[wasm_bindgen_test]
    fn nothing_is_called_there_that_is_not() {
        let all = backlog(Locale::ru, Backlog::default());
        for (edits, documents, parcels) in [(1, 0, 0), (0, 2, 0), (0, 0, 3), (1, 1, 1)] {
            let some = Backlog {
                edits,
                documents,
                parcels,
            };
            assert_ne!(backlog(Locale::ru, some), all);
        }
    }
}

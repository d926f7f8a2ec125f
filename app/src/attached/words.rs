//! Files in words.

use crate::device::{NotKept, Standing};
use crate::i18n::*;
use ryadom_domain::FILE_MOST;

/// «2,4 МБ», «310 КБ».
pub fn size(locale: Locale, bytes: u64) -> String {
    const MEGA: u64 = 1_000_000;
    if bytes >= MEGA {
        let tenths = bytes * 10 / MEGA;
        let (whole, tenth) = (tenths / 10, tenths % 10);
        let number = match (tenth, locale.is_russian()) {
            (0, _) => whole.to_string(),
            (_, true) => format!("{whole},{tenth}"),
            (_, false) => format!("{whole}.{tenth}"),
        };
        td_string!(locale, attached.megabytes, size = number)
    } else {
        let kilo = bytes.div_ceil(1000).to_string();
        td_string!(locale, attached.kilobytes, size = kilo)
    }
}

/// Why a file was not attached.
pub fn not_kept(locale: Locale, name: &str, why: NotKept) -> String {
    let name = name.to_owned();
    match why {
        NotKept::TooLarge(bytes) => td_string!(
            locale,
            attached.too_large,
            name = name,
            size = size(locale, bytes),
            most = size(locale, FILE_MOST)
        ),
        NotKept::OtherKind => td_string!(locale, attached.other_kind, name = name),
        NotKept::NoPicture => td_string!(locale, attached.no_picture, name = name),
        NotKept::Unreadable => td_string!(locale, attached.unreadable, name = name),
        NotKept::NoPlace => td_string!(locale, attached.no_place, name = name),
    }
}

/// What is to be said of where a file is; nothing when it is here and at the relay.
pub fn standing(locale: Locale, standing: &Standing) -> Option<&'static str> {
    Some(match standing {
        Standing::Here | Standing::Elsewhere => return None,
        Standing::Waits => td_string!(locale, attached.waits),
        Standing::Comes => td_string!(locale, attached.comes),
        Standing::Refused(problem) => match problem.as_str() {
            "file-too-large" => td_string!(locale, attached.refused_large),
            "file-no-room" => td_string!(locale, attached.refused_room),
            _ => td_string!(locale, attached.refused_other),
        },
    })
}

#[cfg(test)]
mod tests {
    use super::*;
    use wasm_bindgen_test::wasm_bindgen_test;

    #[wasm_bindgen_test]
    fn a_size_is_said_as_people_say_it() {
        assert_eq!(size(Locale::en, 1), "1 KB");
        assert_eq!(size(Locale::en, 310_200), "311 KB");
        assert_eq!(size(Locale::en, 2_460_000), "2.4 MB");
        assert_eq!(size(Locale::en, 20_000_000), "20 MB");
    }

    #[wasm_bindgen_test]
    fn a_file_that_is_too_large_is_told_with_both_numbers() {
        let said = not_kept(Locale::en, "film.pdf", NotKept::TooLarge(31_500_000));
        assert!(said.contains("31.5 MB") && said.contains("20 MB"), "{said}");
    }
}

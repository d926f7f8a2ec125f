//! The code in a link, or as somebody typed it.

/// The code of a join link, from the address's fragment (`#…`), or of a whole link that somebody pasted; otherwise what
/// was typed, without the spaces and dashes that people add to read a code aloud. `None` when nothing is left.
pub fn code_of(typed: &str) -> Option<String> {
    let code = typed
        .rsplit_once('#')
        .map_or(typed, |(_, fragment)| fragment);
    let code: String = code
        .chars()
        .filter(|letter| !letter.is_whitespace() && *letter != '-')
        .collect();
    (!code.is_empty()).then_some(code)
}

/// A short code in two groups, as it is read from one screen and typed on another.
pub fn spaced(code: &str) -> String {
    let letters: Vec<char> = code.chars().collect();
    let halves: Vec<String> = letters
        .chunks(letters.len().div_ceil(2).max(1))
        .map(|half| half.iter().collect())
        .collect();
    halves.join(" ")
}

#[cfg(test)]
mod tests {
    use super::*;
    use wasm_bindgen_test::wasm_bindgen_test;

    #[wasm_bindgen_test]
    fn a_link_a_fragment_and_a_typed_code_are_the_same_code() {
        for typed in [
            "http://school.example/join#7KQM2WXP",
            "#7KQM2WXP",
            "7KQM 2WXP",
            " 7KQM-2WXP\n",
        ] {
            assert_eq!(code_of(typed).as_deref(), Some("7KQM2WXP"), "{typed}");
        }
    }

    #[wasm_bindgen_test]
    fn nothing_typed_is_no_code() {
        assert_eq!(code_of(" - "), None);
        assert_eq!(code_of("http://school.example/join#"), None);
    }

    #[wasm_bindgen_test]
    fn a_code_is_read_in_two_groups() {
        assert_eq!(spaced("7KQM2WXP"), "7KQM 2WXP");
        assert_eq!(spaced(""), "");
    }
}

//! Finding raw colours in style sheets.

const FUNCTIONS: [&str; 8] = [
    "rgb(", "rgba(", "hsl(", "hsla(", "hwb(", "lab(", "oklab(", "oklch(",
];

/// Lines that name a colour instead of a role, with their numbers.
pub fn raw(css: &str) -> Vec<(usize, String)> {
    let css = without_comments(css);
    css.lines()
        .enumerate()
        .filter(|(_, line)| value_of(line).is_some_and(is_raw))
        .map(|(index, line)| (index + 1, line.trim().to_owned()))
        .collect()
}

/// What a declaration sets; nothing for a selector, whose `#` is an id.
fn value_of(line: &str) -> Option<&str> {
    let (property, value) = line.split_once(':')?;
    let is_declaration =
        !property.contains(['#', '.', '[', '&']) && (value.contains(';') || !value.contains('{'));
    is_declaration.then_some(value)
}

fn is_raw(value: &str) -> bool {
    // `oklch(from var(--x) …)` derives from a role and names no colour.
    let names = FUNCTIONS.iter().any(|function| {
        value.match_indices(function).any(|(at, _)| {
            begins_word(value, at)
                && !value[at + function.len()..]
                    .trim_start()
                    .starts_with("from ")
        })
    });
    names
        || value
            .match_indices('#')
            .any(|(at, _)| is_hex(&value[at + 1..]) && begins_word(value, at))
}

fn begins_word(value: &str, at: usize) -> bool {
    value[..at].chars().next_back().is_none_or(|before| {
        !before.is_alphanumeric() && before != '-' && before != '('
            || before == '(' && !value[..at].ends_with("url(")
    })
}

fn is_hex(rest: &str) -> bool {
    let digits = rest.chars().take_while(char::is_ascii_hexdigit).count();
    let ends = rest
        .chars()
        .nth(digits)
        .is_none_or(|next| !next.is_alphanumeric() && next != '-' && next != '_');
    matches!(digits, 3 | 4 | 6 | 8) && ends
}

fn without_comments(css: &str) -> String {
    let mut kept = String::new();
    let mut rest = css;
    while let Some((before, after)) = rest.split_once("/*") {
        let (comment, next) = after.split_once("*/").unwrap_or((after, ""));
        kept.push_str(before);
        kept.extend(comment.chars().filter(|letter| *letter == '\n'));
        rest = next;
    }
    kept + rest
}

#[test]
fn a_colour_is_told_from_an_id_a_role_and_a_comment() {
    let css = "#page { color: var(--text); }\n  color: #fff;\n/* #fff */\n  border: 1px solid oklch(50% 0.1 20);\n  background: url(#mask);\n  color: oklch(from var(--text) l c h / 0.5);";
    let lines: Vec<usize> = raw(css).into_iter().map(|(line, _)| line).collect();
    assert_eq!(lines, [2, 4]);
}

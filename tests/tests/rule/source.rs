//! A reader of Rust source that knows strings, comments and test modules: what a search by text would mistake.

/// A string in the source.
#[derive(Debug, PartialEq, Eq)]
pub struct Literal {
    /// What is between the quotes.
    pub text: String,
    /// Where it begins, from 1.
    pub line: usize,
}

/// Source as pieces: code, strings, comments.
pub struct Source {
    pieces: Vec<(Piece, String)>,
}

#[derive(Clone, Copy, Debug, PartialEq, Eq)]
enum Piece {
    Code,
    Text,
    Comment,
}

impl Source {
    /// Cuts the source into pieces.
    pub fn read(text: &str) -> Self {
        let mut pieces = Vec::new();
        let mut rest = text;
        while !rest.is_empty() {
            let (piece, length) = next(rest);
            let (found, after) = rest.split_at(length);
            match pieces.last_mut() {
                Some((Piece::Code, before)) if piece == Piece::Code => {
                    String::push_str(before, found)
                }
                _ => pieces.push((piece, found.to_owned())),
            }
            rest = after;
        }
        Self { pieces }
    }

    /// The same with every module under `#[cfg(test)]` emptied (its lines stay, so that numbers stay true).
    pub fn without_tests(text: &str) -> Self {
        let mut source = Self::read(text);
        // How deep in braces the test module is, once one has begun.
        let (mut waiting, mut depth) = (false, 0_usize);
        for (piece, text) in &mut source.pieces {
            let mut kept = String::new();
            let mut rest = text.as_str();
            while let Some(letter) = rest.chars().next() {
                if *piece == Piece::Code
                    && depth == 0
                    && !waiting
                    && rest.starts_with("#[cfg(test)]")
                {
                    waiting = true;
                }
                if *piece == Piece::Code {
                    match letter {
                        '{' if waiting => (waiting, depth) = (false, 1),
                        '{' if depth > 0 => depth += 1,
                        '}' if depth > 0 => depth -= 1,
                        ';' if waiting => waiting = false,
                        _ => {}
                    }
                }
                if depth == 0 || letter == '\n' {
                    kept.push(letter);
                }
                rest = &rest[letter.len_utf8()..];
            }
            *text = kept;
        }
        source
    }

    fn code(&self) -> String {
        self.pieces
            .iter()
            .filter(|(piece, _)| *piece == Piece::Code)
            .map(|(_, text)| text.as_str())
            .collect()
    }
}

/// Every string of the source.
pub fn literals(source: &Source) -> Vec<Literal> {
    let mut line = 1;
    let mut found = Vec::new();
    for (piece, text) in &source.pieces {
        if *piece == Piece::Text && !text.trim().is_empty() {
            found.push(Literal {
                text: text.trim_matches(['"', '#', 'r', 'b']).to_owned(),
                line,
            });
        }
        line += text.matches('\n').count();
    }
    found
}

/// Which of the crate's own top modules the source names: `crate::ui::Button`, `use crate::{ui, device::Device}`.
pub fn paths_into_crate(text: &str) -> Vec<String> {
    let code = Source::read(text).code();
    let mut found = Vec::new();
    for (at, start) in code.match_indices("crate::") {
        let is_macro_variable = code[..at].ends_with('$');
        let after = code[at + start.len()..].trim_start();
        if is_macro_variable {
            continue;
        }
        match after.strip_prefix('{') {
            Some(group) => found.extend(first_words_of_group(group)),
            None => found.push(word(after)),
        }
    }
    // A name that begins with a capital is something of the root itself, not a room.
    found.retain(|name| name.starts_with(|letter: char| letter.is_lowercase()));
    found.sort();
    found.dedup();
    found
}

fn first_words_of_group(group: &str) -> Vec<String> {
    let mut found = Vec::new();
    let (mut depth, mut fresh) = (1, true);
    for (at, letter) in group.char_indices() {
        match letter {
            '{' => depth += 1,
            '}' => depth -= 1,
            ',' if depth == 1 => fresh = true,
            _ if fresh && !letter.is_whitespace() => {
                found.push(word(&group[at..]));
                fresh = false;
            }
            _ => {}
        }
        if depth == 0 {
            break;
        }
    }
    found
}

fn word(text: &str) -> String {
    text.chars()
        .take_while(|letter| letter.is_alphanumeric() || *letter == '_')
        .collect()
}

/// What the text begins with, and how many bytes of it.
fn next(text: &str) -> (Piece, usize) {
    if text.starts_with("//") {
        (Piece::Comment, text.find('\n').unwrap_or(text.len()))
    } else if text.starts_with("/*") {
        (
            Piece::Comment,
            text.find("*/").map_or(text.len(), |end| end + 2),
        )
    } else if text.starts_with('"') {
        (Piece::Text, quoted(text))
    } else if let Some(length) = raw(text) {
        (Piece::Text, length)
    } else if let Some(length) = letter(text) {
        (Piece::Text, length)
    } else {
        let word: usize = text
            .chars()
            .take_while(|letter| letter.is_alphanumeric() || *letter == '_')
            .map(char::len_utf8)
            .sum();
        (
            Piece::Code,
            if word > 0 {
                word
            } else {
                text.chars().next().map_or(0, char::len_utf8)
            },
        )
    }
}

fn quoted(text: &str) -> usize {
    let mut escaped = false;
    for (at, letter) in text.char_indices().skip(1) {
        match letter {
            _ if escaped => escaped = false,
            '\\' => escaped = true,
            '"' => return at + 1,
            _ => {}
        }
    }
    text.len()
}

/// `r#"…"#` and `br"…"`.
fn raw(text: &str) -> Option<usize> {
    let marks = text.strip_prefix("br").or_else(|| text.strip_prefix('r'))?;
    let hashes = marks.chars().take_while(|letter| *letter == '#').count();
    let inside = marks[hashes..].strip_prefix('"')?;
    let end = format!("\"{}", "#".repeat(hashes));
    let before = text.len() - inside.len();
    Some(
        inside
            .find(&end)
            .map_or(text.len(), |at| before + at + end.len()),
    )
}

/// A character in quotes, which a lifetime is not.
fn letter(text: &str) -> Option<usize> {
    let mut letters = text.strip_prefix('\'')?.char_indices();
    let (_, first) = letters.next()?;
    if first == '\\' {
        return text[2..].find('\'').map(|end| end + 3);
    }
    letters
        .next()
        .filter(|(_, second)| *second == '\'')
        .map(|(at, _)| at + 2)
}

#[test]
fn strings_are_told_from_comments_and_lifetimes() {
    let source =
        "fn a<'x>() { // \"not this\"\n  say(\"да \\\" нет\", 'й', r#\"сырой \" текст\"#); }";
    let found = literals(&Source::read(source));
    let texts: Vec<&str> = found.iter().map(|literal| literal.text.as_str()).collect();
    assert_eq!(texts, ["да \\\" нет", "'й'", "сырой \" текст"]);
    assert_eq!(found[0].line, 2);
}

#[test]
fn a_test_module_is_left_out_and_what_follows_it_is_not() {
    let source =
        "#[cfg(test)]\nmod tests {\n  fn a() { say(\"тест\"); }\n}\nfn b() { say(\"дело\"); }";
    let found = literals(&Source::without_tests(source));
    assert_eq!(
        found,
        [Literal {
            text: "дело".to_owned(),
            line: 5
        }]
    );
}

#[test]
fn paths_are_found_alone_and_in_groups() {
    let source = "use crate::{ui::{Button, Icon}, device::Device};\nuse crate::writing;\n// crate::overview\nfn f() { crate::route::to(); crate::Root; }";
    assert_eq!(
        paths_into_crate(source),
        ["device", "route", "ui", "writing"]
    );
}

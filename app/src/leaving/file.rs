//! What a person takes along, as a page that any browser opens. Pure.

use crate::device::{Belongings, Unsent};
use crate::i18n::*;
use crate::told::{Names, sentences};
use ryadom_domain::rich::{Line, LineKind, Run};
use ryadom_domain::{DocumentKind, Rich};
use ryadom_replica::{NoteRow, What};

/// What heads the file.
pub struct Heading {
    /// Whose it is.
    pub name: String,
    /// The day, in words.
    pub date: String,
}

/// The file.
pub fn page(
    locale: Locale,
    heading: &Heading,
    belongings: &Belongings,
    names: &Names<'_>,
) -> String {
    let title = td_string!(locale, leaving.file_title);
    let mut body = element("h1", title);
    let Heading { name, date } = heading;
    let of = td_string!(locale, leaving.file_of, name = name, date = date).to_string();
    body += &element("p", of.trim_start_matches([',', ' ']));
    if !belongings.notes.is_empty() {
        body += &element("h2", td_string!(locale, leaving.notes_title));
        for note in &belongings.notes {
            body += &of_note(locale, note);
        }
    }
    if !belongings.unsent.is_empty() {
        body += &element("h2", td_string!(locale, leaving.unsent_title));
        for unsent in &belongings.unsent {
            body += &of_unsent(locale, unsent, names);
        }
    }
    if !belongings.drafts.is_empty() {
        body += &element("h2", td_string!(locale, leaving.drafts_title));
        for words in &belongings.drafts {
            body += &words
                .iter()
                .map(|words| paragraphs(words))
                .collect::<String>();
            body += "<hr>\n";
        }
    }
    let language = locale.language();
    let title = escaped(title);
    format!(
        "<!doctype html>\n<html lang=\"{language}\">\n<meta charset=\"utf-8\">\n\
         <meta name=\"viewport\" content=\"width=device-width\">\n<title>{title}</title>\n\
         <style>body{{max-width:42rem;margin:2rem auto;padding:0 1rem;font:1rem/1.5 sans-serif}}p{{white-space:pre-wrap}}</style>\n\
         <body>\n{body}</body>\n</html>\n"
    )
}

/// Where something was written.
pub fn place(locale: Locale, kind: DocumentKind) -> &'static str {
    match kind {
        DocumentKind::Programme | DocumentKind::Review => td_string!(locale, leaving.in_programme),
        DocumentKind::Journal => td_string!(locale, leaving.in_journal),
        DocumentKind::Reflection => td_string!(locale, leaving.in_reflection),
        DocumentKind::Person
        | DocumentKind::Card
        | DocumentKind::Answers
        | DocumentKind::Dispute => td_string!(locale, leaving.in_person),
        _ => td_string!(locale, leaving.in_school),
    }
}

/// What was done in one document, sentence by sentence.
pub fn deeds(locale: Locale, unsent: &Unsent, names: &Names<'_>) -> Vec<String> {
    let mut words: Vec<String> = sentences(locale, &unsent.told, names)
        .into_iter()
        .map(|sentence| sentence.words)
        .collect();
    if words.is_empty() {
        words.push(td_string!(locale, leaving.no_words).to_owned());
    }
    words
}

fn of_note(locale: Locale, note: &NoteRow) -> String {
    let title = match note.title.trim() {
        "" => td_string!(locale, leaving.untitled),
        title => title,
    };
    element("h3", title) + &rich(&note.body)
}

fn of_unsent(locale: Locale, unsent: &Unsent, names: &Names<'_>) -> String {
    let mut all = element("h3", place(locale, unsent.kind));
    let deeds = deeds(locale, unsent, names);
    all += "<ul>\n";
    all += &deeds
        .iter()
        .map(|deed| element("li", deed))
        .collect::<String>();
    all += "</ul>\n";
    // A sentence says only how long words begin.
    for told in &unsent.told {
        if let What::Wrote { after, .. } = &told.what {
            all += &format!("<blockquote>{}</blockquote>\n", paragraphs(after));
        }
    }
    all
}

/// Words with their headings, lists and emphasis.
fn rich(words: &Rich) -> String {
    let line = |line: &Line| {
        let run = |run: &Run| {
            let mut words = escaped(&run.words).to_string();
            for (is_worn, name) in [(run.em, "em"), (run.strong, "strong")] {
                if is_worn {
                    words = format!("<{name}>{words}</{name}>");
                }
            }
            words
        };
        let words: String = line.runs.iter().map(run).collect();
        let (before, after) = match line.kind {
            LineKind::Paragraph => ("<p>", "</p>"),
            LineKind::Heading => ("<h4>", "</h4>"),
            LineKind::Bullet | LineKind::Number => ("<li>", "</li>"),
        };
        format!("{before}{words}{after}\n")
    };
    let list = |one: &Line, other: &Line| one.kind == other.kind;
    let block = |lines: &[Line]| {
        let words: String = lines.iter().map(line).collect();
        match lines.first().map(|line| line.kind) {
            Some(LineKind::Bullet) => format!("<ul>\n{words}</ul>\n"),
            Some(LineKind::Number) => format!("<ol>\n{words}</ol>\n"),
            _ => words,
        }
    };
    words.lines.chunk_by(list).map(block).collect()
}

fn paragraphs(words: &str) -> String {
    let paragraphs = words.split("\n\n").filter(|words| !words.trim().is_empty());
    paragraphs.map(|words| element("p", words.trim())).collect()
}

fn element(name: &str, words: &str) -> String {
    format!("<{name}>{}</{name}>\n", escaped(words))
}

fn escaped(words: &str) -> String {
    words
        .replace('&', "&amp;")
        .replace('<', "&lt;")
        .replace('>', "&gt;")
        .replace('"', "&quot;")
}

#[cfg(test)]
mod tests {
    use super::*;
    use jiff::civil::date;
    use ryadom_domain::{DocumentId, NoteId, Registry, Rich, Timestamp};
    use ryadom_replica::{Choice, Fate};
    use wasm_bindgen_test::wasm_bindgen_test;

    #[wasm_bindgen_test]
    fn every_word_is_in_the_file_and_none_of_them_is_markup() {
        let note = NoteRow {
            id: NoteId::from_random([1; 16]),
            fate: Fate::Kept,
            touched: None,
            title: "<script>".into(),
            body: Rich::plain("Первое & второе\n\nТретье"),
            meeting: None,
            mood: Choice::default(),
            period: Choice::default(),
            tags: [].into(),
            author: None,
            created: Timestamp(0),
        };
        let belongings = Belongings {
            notes: vec![note],
            drafts: vec![vec!["Недописанная тема".into()]],
            ..Belongings::default()
        };
        let registry = Registry::new(DocumentId::from_random([0; 16]));
        let names = Names {
            registry: &registry,
            reader: None,
            today: date(2026, 2, 19),
        };
        let heading = Heading {
            name: "Анна".into(),
            date: "19 февраля".into(),
        };
        let page = page(Locale::ru, &heading, &belongings, &names);
        for words in [
            "&lt;script&gt;",
            "Первое &amp; второе",
            "Третье",
            "Недописанная тема",
        ] {
            assert!(page.contains(words), "{words} in {page}");
        }
        assert!(!page.contains("<script>"));
    }
}

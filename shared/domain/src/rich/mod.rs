//! Words with headings, lists, bold and italic.
//!
//! Between two lines stands one mark in the text, a line feed or the beginning of a block: one UTF-16 unit either way,
//! so positions are the same for whoever counts plain words.

mod keys;

pub use keys::{Dressed, emphasise, enter, erase, replace, set_kind, shorthand, worn};

/// What a line is. What other programs call otherwise is a paragraph.
#[derive(Debug, Clone, Copy, Default, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub enum LineKind {
    /// Абзац.
    #[default]
    Paragraph,
    /// Заголовок.
    Heading,
    /// Пункт списка.
    Bullet,
    /// Пункт нумерованного списка.
    Number,
}

/// How words are emphasised.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub enum Emphasis {
    /// Полужирный.
    Strong,
    /// Курсив.
    Em,
}

/// What stands before a line.
#[derive(Debug, Clone, Copy, Default, PartialEq, Eq)]
pub enum Begins {
    /// Nothing: it is the first, and nobody has said what it is.
    #[default]
    Text,
    /// A line feed: a paragraph begins, whatever the line before is.
    Break,
    /// The beginning of a block.
    Block,
}

/// Words between two changes of emphasis.
#[derive(Debug, Clone, Default, PartialEq, Eq)]
pub struct Run {
    /// The words, without line feeds.
    pub words: String,
    /// Полужирный.
    pub strong: bool,
    /// Курсив.
    pub em: bool,
}

/// One line.
#[derive(Debug, Clone, Default, PartialEq, Eq)]
pub struct Line {
    /// What stands before it.
    pub begins: Begins,
    /// What its block is.
    pub kind: LineKind,
    /// Its words; none for an empty line.
    pub runs: Vec<Run>,
}

/// Words with headings, lists, bold and italic. Without lines it is the same as with one empty line.
#[derive(Debug, Clone, Default, PartialEq, Eq)]
pub struct Rich {
    /// In order.
    pub lines: Vec<Line>,
}

impl Run {
    /// Words without emphasis.
    #[must_use]
    pub fn plain(words: &str) -> Self {
        Self {
            words: words.to_owned(),
            ..Self::default()
        }
    }

    /// Whether its words are emphasised so.
    #[must_use]
    pub const fn is(&self, emphasis: Emphasis) -> bool {
        match emphasis {
            Emphasis::Strong => self.strong,
            Emphasis::Em => self.em,
        }
    }

    /// Sets one emphasis.
    pub const fn set(&mut self, emphasis: Emphasis, on: bool) {
        match emphasis {
            Emphasis::Strong => self.strong = on,
            Emphasis::Em => self.em = on,
        }
    }
}

impl Line {
    /// Its words without emphasis.
    #[must_use]
    pub fn words(&self) -> String {
        self.runs.iter().map(|run| run.words.as_str()).collect()
    }

    /// How many UTF-16 units its words take.
    #[must_use]
    pub fn units(&self) -> usize {
        let units = |run: &Run| run.words.encode_utf16().count();
        self.runs.iter().map(units).sum()
    }

    /// Adds words at its end, to the last run when they are emphasised as it is.
    pub fn push(&mut self, run: Run) {
        if run.words.is_empty() {
            return;
        }
        match self.runs.last_mut() {
            Some(last) if (last.strong, last.em) == (run.strong, run.em) => {
                last.words.push_str(&run.words);
            }
            _ => self.runs.push(run),
        }
    }
}

impl Rich {
    /// Plain words: each line a paragraph.
    #[must_use]
    pub fn plain(words: &str) -> Self {
        if words.is_empty() {
            return Self::default();
        }
        let lines = words.split('\n').enumerate().map(|(place, words)| {
            let mut line = Line {
                begins: if place == 0 {
                    Begins::Text
                } else {
                    Begins::Break
                },
                ..Line::default()
            };
            line.push(Run::plain(words));
            line
        });
        Self {
            lines: lines.collect(),
        }
    }

    /// The words alone, as the text has them: a line feed for whatever stands between lines, and for a block that the
    /// text begins with.
    #[must_use]
    pub fn words(&self) -> String {
        let mut words = String::new();
        for line in &self.lines {
            if line.begins != Begins::Text {
                words.push('\n');
            }
            line.runs.iter().for_each(|run| words.push_str(&run.words));
        }
        words
    }

    /// True when nobody would see a letter.
    #[must_use]
    pub fn is_blank(&self) -> bool {
        let mut runs = self.lines.iter().flat_map(|line| &line.runs);
        runs.all(|run| run.words.trim().is_empty())
    }

    /// True when it is more than plain paragraphs.
    #[must_use]
    pub fn is_formatted(&self) -> bool {
        self.lines.iter().any(|line| {
            line.kind != LineKind::Paragraph || line.runs.iter().any(|run| run.strong || run.em)
        })
    }

    /// Where each line's words begin.
    #[must_use]
    pub fn starts(&self) -> Vec<usize> {
        let mut at = 0;
        let mut starts = Vec::with_capacity(self.lines.len());
        for line in &self.lines {
            at += usize::from(line.begins != Begins::Text);
            starts.push(at);
            at += line.units();
        }
        starts
    }

    /// The line that a position is in, by its place among them, and where the line's words begin.
    #[must_use]
    pub fn line_at(&self, position: usize) -> (usize, usize) {
        let starts = self.starts();
        let index = starts
            .iter()
            .rposition(|start| *start <= position)
            .unwrap_or(0);
        (index, starts.get(index).copied().unwrap_or(0))
    }

    /// With a block before its first line, where that other text has one: it stays, for with another line behind it it
    /// would be taken for what stands between two.
    #[must_use]
    pub fn begun_as(mut self, other: &Self) -> Self {
        let is_begun = other
            .lines
            .first()
            .is_some_and(|line| line.begins == Begins::Block);
        if let Some(first) = self.lines.first_mut().filter(|_| is_begun) {
            first.begins = Begins::Block;
        }
        self
    }

    /// Sets what follows from what: a first line has no line feed before it, and whatever is no paragraph begins a block.
    #[must_use]
    pub fn tidy(mut self) -> Self {
        for (place, line) in self.lines.iter_mut().enumerate() {
            match line.begins {
                Begins::Block => {}
                _ if line.kind != LineKind::Paragraph => line.begins = Begins::Block,
                Begins::Text if place > 0 => line.begins = Begins::Break,
                Begins::Break if place == 0 => line.begins = Begins::Text,
                _ => {}
            }
        }
        // A block that the text begins with says what the first line is: an empty one before it needs its own.
        if let [first, second, ..] = self.lines.as_mut_slice()
            && first.begins == Begins::Text
            && first.units() == 0
            && second.begins == Begins::Block
        {
            first.begins = Begins::Block;
        }
        self
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn line(begins: Begins, kind: LineKind, words: &str) -> Line {
        Line {
            begins,
            kind,
            runs: vec![Run::plain(words)],
        }
    }

    #[test]
    fn plain_words_read_as_paragraphs_and_back() {
        let rich = Rich::plain("раз\n\nтри");
        assert_eq!(rich.lines.len(), 3);
        assert!(
            rich.lines
                .iter()
                .all(|line| line.kind == LineKind::Paragraph)
        );
        assert_eq!(rich.words(), "раз\n\nтри");
        assert!(!rich.is_formatted());
        assert!(Rich::plain("").is_blank());
    }

    #[test]
    fn a_block_that_the_text_begins_with_takes_its_place() {
        let rich = Rich {
            lines: vec![
                line(Begins::Block, LineKind::Heading, "🙂"),
                line(Begins::Break, LineKind::Paragraph, "дальше"),
                line(Begins::Block, LineKind::Bullet, "пункт"),
            ],
        };
        assert_eq!(rich.words(), "\n🙂\nдальше\nпункт");
        assert_eq!(rich.starts(), [1, 4, 11]);
        assert_eq!(rich.line_at(3), (0, 1));
        assert_eq!(rich.line_at(4), (1, 4));
    }

    #[test]
    fn what_is_shown_as_something_else_begins_a_block() {
        let lines = vec![
            line(Begins::Break, LineKind::Paragraph, "раз"),
            line(Begins::Break, LineKind::Bullet, "два"),
            line(Begins::Break, LineKind::Paragraph, "три"),
            line(Begins::Break, LineKind::Paragraph, "четыре"),
        ];
        let begins: Vec<Begins> = Rich { lines }
            .tidy()
            .lines
            .iter()
            .map(|line| line.begins)
            .collect();
        assert_eq!(
            begins,
            [Begins::Text, Begins::Block, Begins::Break, Begins::Break]
        );
    }
}

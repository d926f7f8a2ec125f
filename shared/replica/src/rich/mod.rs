//! Rich text as Automerge keeps it, so that whoever reads Automerge's own rich text reads it: emphasis in marks, and
//! what a line is in the block that begins there.

mod between;
mod compose;
mod read;

pub use between::difference;
pub(crate) use between::difference_before;
pub(crate) use compose::{begin, compose};
pub(crate) use read::{emphasised, kind_at, rich_of};

use crate::Splice;
use ryadom_domain::rich::{Emphasis, LineKind};

/// What is done to a rich text at once: words at one place, and what lines and words become. Positions in `dress` are
/// those after `splice`.
#[derive(Debug, Clone, Default, PartialEq)]
pub struct RichEdit {
    /// Words put in and taken away; a line feed for whatever stands between lines.
    pub splice: Option<Splice>,
    /// What lines and words become.
    pub dress: Vec<Dress>,
}

/// What a line or some words become.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Dress {
    /// A line is the first of a block.
    Line {
        /// Where its words begin: behind a line feed, or behind a block.
        at: usize,
        /// Of which kind.
        kind: LineKind,
    },
    /// Words get an emphasis, or lose it.
    Words {
        /// From here.
        from: usize,
        /// To here.
        to: usize,
        /// Which.
        emphasis: Emphasis,
        /// Whether they get it.
        on: bool,
    },
}

/// What a mark is called, as Automerge's rich text does.
pub(crate) const fn mark_name(emphasis: Emphasis) -> &'static str {
    match emphasis {
        Emphasis::Strong => "strong",
        Emphasis::Em => "em",
    }
}

/// What a block is called, as Automerge's rich text does.
pub(crate) const fn block_name(kind: LineKind) -> &'static str {
    match kind {
        LineKind::Paragraph => "paragraph",
        LineKind::Heading => "heading",
        LineKind::Bullet => "unordered-list-item",
        LineKind::Number => "ordered-list-item",
    }
}

/// What a block of this name is; of a name that nobody here knows, a paragraph.
pub(crate) fn kind_named(name: &str) -> LineKind {
    match name {
        "heading" => LineKind::Heading,
        "unordered-list-item" => LineKind::Bullet,
        "ordered-list-item" => LineKind::Number,
        _ => LineKind::Paragraph,
    }
}

/// What Automerge puts into words for a block.
pub(crate) const BLOCK: char = '\u{fffc}';

/// Words as they are shown: a block begins a line.
pub(crate) fn clean(words: String) -> String {
    if words.contains(BLOCK) {
        words.replace(BLOCK, "\n")
    } else {
        words
    }
}

impl RichEdit {
    /// Words at one place, as they are emphasised around it.
    #[must_use]
    pub fn typing(splice: Splice) -> Self {
        Self {
            splice: Some(splice),
            dress: Vec::new(),
        }
    }

    /// True when it does nothing.
    #[must_use]
    pub fn is_nothing(&self) -> bool {
        self.splice.is_none() && self.dress.is_empty()
    }
}

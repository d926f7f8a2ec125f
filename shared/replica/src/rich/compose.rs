//! Making an edit of a rich text within a transaction.

use super::{Dress, block_name, emphasised, kind_at, mark_name};
use crate::{EditError, Splice};
use automerge::marks::{ExpandMark, Mark};
use automerge::transaction::Transactable;
use automerge::{AutoCommit, ObjId, ObjType, ReadDoc, ScalarValue};
use ryadom_domain::rich::{Emphasis, LineKind};

/// Which level a heading has for programs that know several: below the note's own.
const HEADING_LEVEL: i64 = 2;

/// Makes an edit whose splices are in order, each where the ones before have left the text.
pub(crate) fn compose(
    inner: &mut AutoCommit,
    text: &ObjId,
    splices: &[Splice],
    dress: &[Dress],
) -> Result<(), EditError> {
    for splice in splices {
        put(inner, text, splice, dress)?;
    }
    for dress in dress {
        match *dress {
            Dress::Line { at, kind } => line(inner, text, at, kind)?,
            Dress::Words {
                from,
                to,
                emphasis,
                on,
            } => words(inner, text, (from, to), emphasis, on)?,
        }
    }
    Ok(())
}

/// Puts words in; where a line is to be the first of a block, the block instead of its line feed.
fn put(
    inner: &mut AutoCommit,
    text: &ObjId,
    splice: &Splice,
    dress: &[Dress],
) -> Result<(), EditError> {
    let delete = isize::try_from(splice.delete).unwrap_or(isize::MAX);
    let block_behind = |end: usize| {
        dress.iter().find_map(|dress| match dress {
            Dress::Line { at, kind } if *at == end + 1 => Some(*kind),
            _ => None,
        })
    };
    let is_plain = !splice.insert.contains('\n');
    if is_plain {
        return Ok(inner.splice_text(text, splice.at, delete, &splice.insert)?);
    }
    inner.splice_text(text, splice.at, delete, "")?;
    let mut at = splice.at;
    for (place, piece) in splice.insert.split('\n').enumerate() {
        if place > 0 {
            match block_behind(at) {
                Some(kind) => begin(inner, text, at, kind)?,
                None => inner.splice_text(text, at, 0, "\n")?,
            }
            at += 1;
        }
        if !piece.is_empty() {
            inner.splice_text(text, at, 0, piece)?;
            at += piece.encode_utf16().count();
        }
    }
    Ok(())
}

/// Makes what stands before a line the beginning of a block of this kind.
fn line(
    inner: &mut AutoCommit,
    text: &ObjId,
    begins: usize,
    kind: LineKind,
) -> Result<(), EditError> {
    let Some(at) = begins.checked_sub(1) else {
        return Ok(());
    };
    match kind_at(inner, text, at, None) {
        Some(now) if now == kind => Ok(()),
        Some(_) => {
            let Some((_, block)) = inner.get(text, at)? else {
                return Ok(());
            };
            name(inner, &block, kind)
        }
        None if at < inner.length(text) && is_break(inner, text, at) => {
            inner.splice_text(text, at, 1, "")?;
            begin(inner, text, at, kind)
        }
        // Others have meanwhile moved the line: what it is to be is not worth a letter.
        None => Ok(()),
    }
}

fn is_break(inner: &AutoCommit, text: &ObjId, at: usize) -> bool {
    matches!(inner.get(text, at), Ok(Some((letter, _))) if letter.as_str().is_some_and(|letter| letter == "\n"))
}

/// Begins a block here.
pub(crate) fn begin(
    inner: &mut AutoCommit,
    text: &ObjId,
    at: usize,
    kind: LineKind,
) -> Result<(), EditError> {
    let block = inner.split_block(text, at)?;
    // What Automerge's rich text expects of a block.
    inner.put_object(&block, "parents", ObjType::List)?;
    inner.put(&block, "isEmbed", false)?;
    name(inner, &block, kind)
}

fn name(inner: &mut AutoCommit, block: &ObjId, kind: LineKind) -> Result<(), EditError> {
    inner.put(block, "type", block_name(kind))?;
    if kind == LineKind::Heading {
        let attributes = inner.put_object(block, "attrs", ObjType::Map)?;
        inner.put(&attributes, "level", HEADING_LEVEL)?;
    } else if inner.get(block, "attrs")?.is_none() {
        inner.put_object(block, "attrs", ObjType::Map)?;
    }
    Ok(())
}

/// Marks those of the words that are not so yet.
fn words(
    inner: &mut AutoCommit,
    text: &ObjId,
    (from, to): (usize, usize),
    emphasis: Emphasis,
    on: bool,
) -> Result<(), EditError> {
    let to = to.min(inner.length(text));
    let marks = inner.marks(text)?;
    let mut at = from;
    let mut differ = Vec::new();
    for (begin, end) in emphasised(&marks, emphasis) {
        let (begin, end) = (begin.clamp(from, to), end.clamp(from, to));
        if begin >= end {
            continue;
        }
        differ.push(if on { (at, begin) } else { (begin, end) });
        at = at.max(end);
    }
    if on {
        differ.push((at, to));
    }
    for (begin, end) in differ.into_iter().filter(|(begin, end)| begin < end) {
        let name = mark_name(emphasis).to_owned();
        // What is typed behind emphasised words belongs to them, as whoever types sees it.
        if on {
            let mark = Mark::new(name, ScalarValue::Boolean(true), begin, end);
            inner.mark(text, mark, ExpandMark::After)?;
        } else {
            inner.unmark(text, &name, begin, end, ExpandMark::After)?;
        }
    }
    Ok(())
}

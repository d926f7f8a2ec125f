//! The columns of a change or document, by their specifications.

use super::{NotPlain, Plain, bytes, number, only_if, sure};
use std::borrow::Cow;

/// A column's specification says that it is deflated.
const DEFLATED: u64 = 0b1000;
/// Most columns of one table; automerge has fifteen.
const MOST: u64 = 24;

/// Specifications and lengths, as they stand before the columns themselves.
pub(super) struct Heads(Vec<(u64, u64)>);

/// Columns, by specification. One that is not there is empty.
pub(super) struct Columns<'b>(Vec<(u64, Cow<'b, [u8]>)>);

impl Columns<'_> {
    /// Reads specifications and lengths; each column stands once, and in order.
    pub(super) fn heads(rest: &mut &[u8]) -> Plain<Heads> {
        let count = number(rest)?;
        only_if(count <= MOST)?;
        let mut heads: Vec<(u64, u64)> = Vec::new();
        for _ in 0..count {
            let head = (number(rest)?, number(rest)?);
            let in_order = heads
                .last()
                .is_none_or(|last| last.0 & !DEFLATED < head.0 & !DEFLATED);
            only_if(in_order)?;
            heads.push(head);
        }
        Ok(Heads(heads))
    }

    pub(super) fn get(&self, specification: u64) -> &[u8] {
        let mut found = self.0.iter().filter(|column| column.0 == specification);
        found.next().map_or(&[], |column| &column.1)
    }

    /// That there is nothing but these.
    pub(super) fn only(&self, specifications: &[u64]) -> Plain<()> {
        let known = |column: &(u64, _)| specifications.contains(&column.0);
        only_if(self.0.iter().all(known))
    }
}

impl Heads {
    /// Reads the columns. `inflate` is asked for each that is deflated.
    pub(super) fn read<'b>(
        self,
        rest: &mut &'b [u8],
        mut inflate: impl FnMut(&[u8]) -> Result<Vec<u8>, NotPlain>,
    ) -> Plain<Columns<'b>> {
        let mut columns = Vec::with_capacity(self.0.len());
        for (specification, length) in self.0 {
            let column = sure(bytes::take(rest, length))?;
            let column = if specification & DEFLATED == 0 {
                Cow::Borrowed(column)
            } else {
                Cow::Owned(inflate(column)?)
            };
            columns.push((specification & !DEFLATED, column));
        }
        Ok(Columns(columns))
    }
}

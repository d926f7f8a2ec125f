//! One change to a text, in UTF-16 positions as browsers count.

/// Replaces `delete` code units at `at` by `insert`.
#[derive(Debug, Clone, Default, PartialEq, Eq)]
pub struct Splice {
    /// Where, in UTF-16 code units.
    pub at: usize,
    /// How many UTF-16 code units are taken away.
    pub delete: usize,
    /// What is put there.
    pub insert: String,
}

/// Why a splice cannot be made.
#[derive(Debug, Clone, Copy, PartialEq, Eq, thiserror::Error)]
#[error("the splice reaches to {reaches} in a text of {length}")]
pub struct SpliceError {
    /// Its end, in UTF-16 code units.
    pub reaches: usize,
    /// The text's length, in UTF-16 code units.
    pub length: usize,
}

impl Splice {
    /// Where a caret at `position` goes when this splice is made. A caret in what is taken away goes to its start;
    /// one exactly where something is put stays before it, unless `after` is asked for.
    pub fn carry(&self, position: usize, after: bool) -> usize {
        let inserted = self.insert.encode_utf16().count();
        if position < self.at || (position == self.at && !after && self.delete == 0) {
            position
        } else if position >= self.at + self.delete {
            position - self.delete + inserted
        } else {
            self.at
        }
    }

    /// The text after this splice.
    ///
    /// # Errors
    /// When it reaches beyond the text, or cuts a character in two.
    pub fn apply(&self, text: &str) -> Result<String, SpliceError> {
        let units: Vec<u16> = text.encode_utf16().collect();
        let end = self.at.saturating_add(self.delete);
        let error = SpliceError {
            reaches: end,
            length: units.len(),
        };
        let (Some(before), Some(after)) = (units.get(..self.at), units.get(end..)) else {
            return Err(error);
        };
        let before = String::from_utf16(before).map_err(|_| error)?;
        let after = String::from_utf16(after).map_err(|_| error)?;
        Ok(before + &self.insert + &after)
    }
}

/// The smallest splice that turns `old` into `new`. Where several would do (a letter typed among equal ones), the one
/// that ends at `caret`, the position of the caret in `new` after typing. `None` when nothing changed.
pub fn splice_between(old: &str, new: &str, caret: usize) -> Option<Splice> {
    // The caret stands right after what was typed, so what follows it is what followed before.
    splice_before(old, new, new.encode_utf16().count().saturating_sub(caret))
}

/// The same, where several would do the one with so many units behind it.
pub(crate) fn splice_before(old: &str, new: &str, behind: usize) -> Option<Splice> {
    if old == new {
        return None;
    }
    let (old, new): (Vec<u16>, Vec<u16>) =
        (old.encode_utf16().collect(), new.encode_utf16().collect());
    let shortest = old.len().min(new.len());
    let common = |most: usize, equal: &dyn Fn(usize) -> bool| {
        (0..most).take_while(|index| equal(*index)).count()
    };
    // A surrogate pair is one character: never cut it in two. At once, so that what is not cut off here may be left alone
    // from the other end: two letters with one unit in common are two letters.
    let is_low = |unit: Option<&u16>| unit.is_some_and(|unit| (0xDC00..0xE000).contains(unit));
    let ends = |from: usize, most: usize| {
        let equal = |index: usize| old[old.len() - 1 - index] == new[new.len() - 1 - index];
        let suffix = from + common(most, &|index| equal(from + index));
        let is_cut = suffix > 0 && is_low(old.get(old.len() - suffix));
        suffix - usize::from(is_cut)
    };
    let mut suffix = ends(0, behind.min(shortest));
    let mut prefix = common(shortest - suffix, &|index| old[index] == new[index]);
    if prefix > 0 && (is_low(old.get(prefix)) || is_low(new.get(prefix))) {
        prefix -= 1;
    }
    // Deleting backwards leaves the caret where it was; whatever else is equal may still be left alone.
    suffix = ends(suffix, shortest - prefix - suffix);
    let delete = old.len() - suffix - prefix;
    let insert = String::from_utf16_lossy(&new[prefix..new.len() - suffix]);
    Some(Splice {
        at: prefix,
        delete,
        insert,
    })
}

//! How much one message may ask of whoever receives it.
//!
//! Checked before anything is allocated for the message or applied from it.

/// Longest frame either end accepts, in bytes.
///
/// A document of 5,000 changes is about 100 kB, so an honest frame is far below this.
pub const FRAME: usize = 4 * 1024 * 1024;

/// Most bytes that the compressed parts of one sync message may grow to.
pub const INFLATED: usize = 16 * 1024 * 1024;

/// Longest ephemeral payload (a caret, a presence), in bytes.
pub const EPHEMERAL: usize = 64 * 1024;

/// Most documents one socket may have open.
pub const DOCUMENTS: usize = 10_000;

/// Longest peer, storage, session or document id, in bytes.
pub const NAME: usize = 256;

/// Most bytes of one member's changes that a room keeps while what they build on is missing.
pub const UNPLACED: usize = 1024 * 1024;

/// Most bytes of changes that one parcel of a file is packed with: with all that is around them it still passes for a
/// frame.
pub const PARCEL: usize = 3 * 1024 * 1024;

/// Longest parcel, with its seal and receipt, in bytes.
pub const PARCEL_IN_ALL: usize = FRAME + 16 * 1024;

/// Longest file that is opened, in bytes: a document of a whole year is some 100 kB.
pub const FILE: usize = 128 * 1024 * 1024;

/// Deepest nesting of values in a frame.
pub(crate) const DEPTH: usize = 16;

/// Most entries of one list inside a frame (protocol versions, storage ids).
pub(crate) const LIST: usize = 1024;

/// Most heads, and most summaries, in one sync message.
pub(crate) const HEADS: usize = 4096;
pub(crate) const SUMMARIES: usize = 16;

/// Most bits a summary may test for one change; automerge itself uses 7 of 10.
pub(crate) const PROBES: u64 = 32;
pub(crate) const BITS_PER_ENTRY: u64 = 64;

/// Answers in a row that may leave both ends where they were, before one end falls silent.
pub(crate) const FRUITLESS: u8 = 8;

/// Most rows in one column of the changes of a message: this many, and so many more for each
/// byte of it, and never more than the last. A letter that somebody typed is one row, and takes
/// about half a byte in a document's most compact form.
pub(crate) const ROWS: u64 = 100_000;
pub(crate) const ROWS_PER_BYTE: u64 = 16;
pub(crate) const MOST_ROWS: u64 = 2_000_000;

/// Most columns of one change or document; automerge has some fifteen.
pub(crate) const COLUMNS: u64 = 256;

//! Plain values, which two devices may set apart: both are kept and shown until somebody chooses.

use ryadom_domain::{PersonId, Timestamp};

/// Who wrote something, and when by that device's clock.
#[derive(Debug, Clone, Copy, Default, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub struct Stamp {
    /// `None` for a device that the document does not name.
    pub by: Option<PersonId>,
    /// Only ever shown: clocks may be years off.
    pub at: Timestamp,
}

/// One of the values that a field was given.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Written<T> {
    /// The value.
    pub value: T,
    /// Who gave it; `None` for a device that the document does not name.
    pub by: Option<PersonId>,
    /// When, by that device's clock.
    pub at: Timestamp,
}

/// A field's value, and its rivals when two or more were set apart.
///
/// Settling is an ordinary edit of the field: write the value to keep.
#[derive(Debug, Clone, Default, PartialEq, Eq)]
pub struct Choice<T> {
    /// The value that is shown: the same one on every device.
    pub value: T,
    /// Who wrote it and when; `None` for a field that was never written.
    pub written: Option<Stamp>,
    /// Empty unless different values were set apart; then all of them, the shown one first.
    pub rivals: Vec<Written<T>>,
}

impl<T> Choice<T> {
    /// True when two or more people's values wait for somebody to choose.
    pub fn is_torn(&self) -> bool {
        !self.rivals.is_empty()
    }
}

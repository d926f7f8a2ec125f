//! Rows: maps keyed by id, which may be ordered, removed and brought back.

use crate::Stamp;

/// Whether a row is there.
#[derive(Debug, Clone, PartialEq, Eq, Default)]
pub enum Fate {
    /// It is.
    #[default]
    Kept,
    /// Somebody removed it, and nobody edited it meanwhile.
    Removed(Stamp),
    /// Somebody removed it while somebody else edited it, apart: it is shown, marked, until somebody chooses.
    CameBack {
        /// Who removed it.
        removed: Vec<Stamp>,
        /// Who edited it.
        edited: Vec<Stamp>,
    },
}

impl Fate {
    /// True for rows that lists show.
    pub fn is_shown(&self) -> bool {
        !matches!(self, Self::Removed(_))
    }

    /// True for rows that wait for somebody to choose.
    pub fn is_torn(&self) -> bool {
        matches!(self, Self::CameBack { .. })
    }
}

//! What happens to a programme as a paper: it is approved, and corrected afterwards (DOMAIN.md 2.12, S1-09, S2-84).

use jiff::civil::Date;

/// That a programme was approved, and by what. Which version, the document knows by itself: the one that this was written
/// on.
#[derive(Debug, Clone, Default, PartialEq, Eq)]
pub struct Edition {
    /// The day of approval.
    pub day: Option<Date>,
    /// Order or protocol, with number and date, as it is written on papers.
    pub basis: String,
}

/// A correction of a programme that runs: what was decided to change, and why that may be.
#[derive(Debug, Clone, Default, PartialEq, Eq)]
pub struct Correction {
    /// The day it was decided.
    pub day: Option<Date>,
    /// What.
    pub what: String,
    /// Основание: protocol, order, somebody's request.
    pub basis: String,
}

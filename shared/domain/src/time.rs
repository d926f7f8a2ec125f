//! Moments as devices claim them.

/// Unix seconds, UTC, as the writing device's clock had it.
///
/// Clocks may be years off. A timestamp is only ever shown; nothing is merged, ordered or refused by it.
#[derive(
    Debug,
    Clone,
    Copy,
    Default,
    PartialEq,
    Eq,
    PartialOrd,
    Ord,
    Hash,
    serde::Serialize,
    serde::Deserialize,
)]
#[serde(transparent)]
pub struct Timestamp(pub i64);

impl Timestamp {
    /// Seconds since 1970, UTC.
    pub const fn seconds(self) -> i64 {
        self.0
    }
}

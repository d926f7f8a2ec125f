//! A pair that goes on into another school year: the same pair, new documents, the old ones beside it.

use crate::{DocumentId, PairId};

impl DocumentId {
    /// Where the same papers of the year that begins in `year` are: worked out, so that two curators who go on with one
    /// pair apart go on in the same documents.
    #[must_use]
    pub fn of_year(self, year: i16) -> Self {
        Self::from_random(beside(*self.as_bytes(), year))
    }
}

impl PairId {
    /// By which id a pair is known as it was before the year that begins in `year`. No document has it as a key.
    #[must_use]
    pub fn before_year(self, year: i16) -> Self {
        Self::from_random(beside(*self.as_bytes(), year))
    }
}

/// Other bytes for each year, and other ones again after several.
fn beside(mut bytes: [u8; 16], year: i16) -> [u8; 16] {
    let [high, low] = year.to_be_bytes();
    for (byte, step) in bytes.iter_mut().zip(1_u8..) {
        *byte = byte
            .wrapping_mul(5)
            .wrapping_add(low.wrapping_mul(step))
            .wrapping_add(high)
            .wrapping_add(step);
    }
    bytes
}

#[cfg(test)]
mod tests {
    use super::*;
    use std::collections::BTreeSet;

    #[test]
    fn every_year_has_papers_of_its_own() {
        let mut all = BTreeSet::new();
        let mut one = DocumentId::from_random([7; 16]);
        for year in 2025..2060 {
            assert!(all.insert(one), "{year}");
            assert_ne!(one.of_year(year), one.of_year(year + 1));
            assert_eq!(one.of_year(year), one.of_year(year));
            one = one.of_year(year);
        }
    }

    #[test]
    fn two_documents_do_not_become_one() {
        let all: BTreeSet<_> = (0..=255_u8)
            .map(|number| DocumentId::from_random([number; 16]).of_year(2026))
            .collect();
        assert_eq!(all.len(), 256);
    }
}

//! Files as the store has them: bytes by document and SHA-256, in pieces of one length.

use ryadom_domain::{DeviceId, Digest, DocumentId, FILE_MOST, FILE_PIECE, PersonId, Timestamp};

/// What even the smallest file counts as, in bytes: each takes a place in tables too.
pub(crate) const LEAST: u64 = 4096;
/// Seconds after which what came of a file that nobody goes on sending is let go of.
pub(crate) const GIVEN_UP: i64 = 30 * 24 * 3600;

/// Which file. The same bytes in another document are another file.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub struct FileKey {
    /// The document that lists it.
    pub document: DocumentId,
    /// Its bytes' SHA-256.
    pub sha: Digest,
}

/// How much files may take, in bytes.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct FileLimits {
    /// One file.
    pub file: u64,
    /// All of a document.
    pub document: u64,
    /// All that one person has brought.
    pub person: u64,
    /// All of the school.
    pub school: u64,
}

impl Default for FileLimits {
    fn default() -> Self {
        Self {
            file: FILE_MOST,
            document: 500_000_000,
            person: 1_000_000_000,
            school: 10_000_000_000,
        }
    }
}

/// A piece of a file as it comes.
#[derive(Debug, Clone)]
pub struct Piece {
    /// Of which.
    pub file: FileKey,
    /// How long the whole is said to be.
    pub size: u64,
    /// Where in it the piece begins.
    pub from: u64,
    /// The piece; empty when everything has come and only the end was not told.
    pub bytes: Vec<u8>,
    /// Who brings it.
    pub person: PersonId,
    /// From which device: what one has begun another does not go on with.
    pub device: DeviceId,
    /// When.
    pub at: Timestamp,
    /// What there is room for.
    pub limits: FileLimits,
}

impl Piece {
    /// Whether it is of the one length that a piece at its place has.
    pub fn fits(&self) -> bool {
        let length = self.bytes.len() as u64;
        let most = FILE_PIECE as u64;
        let left = self.size.saturating_sub(self.from);
        self.size > 0
            && self.from <= self.size
            && (self.from.is_multiple_of(most) || left == 0)
            && length == left.min(most)
    }
}

/// What of a file is stored durably.
#[derive(Debug, Clone, Copy, Default, PartialEq, Eq)]
pub struct Arrived {
    /// So many bytes, from its beginning.
    pub have: u64,
    /// All of them, and they are those that its name says.
    pub whole: bool,
}

/// Why a piece was not kept.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum NoRoom {
    /// The document has as many files as it may.
    InDocument,
    /// The person has brought as many as they may.
    ForPerson,
    /// The school has as many as it may.
    InSchool,
}

/// How many files there are.
#[derive(Debug, Clone, Copy, Default, PartialEq, Eq)]
pub struct FilesHeld {
    /// Whole ones.
    pub files: u64,
    /// Their bytes.
    pub bytes: u64,
    /// Those of which only a part has come.
    pub coming: u64,
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_piece_has_the_one_length_that_its_place_asks_for() {
        let piece = |size: u64, from: u64, length: usize| Piece {
            file: FileKey {
                document: DocumentId::from_random([1; 16]),
                sha: Digest([2; 32]),
            },
            size,
            from,
            bytes: vec![0; length],
            person: PersonId::from_random([3; 16]),
            device: DeviceId::from_random([4; 16]),
            at: Timestamp(5),
            limits: FileLimits::default(),
        };
        let most = FILE_PIECE as u64;
        assert!(piece(10, 0, 10).fits());
        assert!(piece(10, 10, 0).fits(), "only the end is asked for");
        assert!(piece(most + 10, 0, FILE_PIECE).fits());
        assert!(piece(most + 10, most, 10).fits());
        for (size, from, length) in [
            (0, 0, 0),
            (10, 0, 9),
            (10, 0, 11),
            (10, 5, 5),
            (10, 11, 0),
            (most + 10, 0, 1),
            (most * 2, most, FILE_PIECE + 1),
            (u64::MAX, u64::MAX - 1, 1),
        ] {
            assert!(!piece(size, from, length).fits(), "{size} {from} {length}");
        }
    }
}

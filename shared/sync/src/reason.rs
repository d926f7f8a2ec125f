//! Why the relay refuses, for programs.

use std::fmt;

/// Why the relay refuses something, for a program to act on; the words beside it are for people who read logs.
///
/// On the wire it is the `code` of an `error` message. Other clients do not know it and read the words alone.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash)]
pub enum Reason {
    /// A change was written by somebody else than who sends it, or says so untruthfully.
    Author,
    /// The bytes are no changes, or damage the document.
    Unreadable,
    /// More at once than the relay takes.
    TooLarge,
    /// This person may not, or may no longer, write there. The relay passes over it without a word.
    ReadOnly,
    /// The relay could not store it. The same may be taken in later.
    NotStored,
    /// A message of a type that the relay does not know; it goes on without it.
    UnknownType,
    /// This device was taken off: its session is over for good.
    Revoked,
    /// The person is not in the school's registry any more.
    NotAMember,
    /// Anything else that is not about a document: a frame that is no message.
    Other,
}

impl Reason {
    const ALL: [Self; 9] = [
        Self::Author,
        Self::Unreadable,
        Self::TooLarge,
        Self::ReadOnly,
        Self::NotStored,
        Self::UnknownType,
        Self::Revoked,
        Self::NotAMember,
        Self::Other,
    ];

    /// Its code on the wire.
    #[must_use]
    pub fn as_str(self) -> &'static str {
        match self {
            Self::Author => "author",
            Self::Unreadable => "unreadable",
            Self::TooLarge => "too-large",
            Self::ReadOnly => "read-only",
            Self::NotStored => "not-stored",
            Self::UnknownType => "unknown-type",
            Self::Revoked => "revoked",
            Self::NotAMember => "not-a-member",
            Self::Other => "other",
        }
    }

    /// What a code says; [`Reason::Other`] for one that is not known here.
    #[must_use]
    pub fn of(code: &str) -> Self {
        let known = Self::ALL.into_iter().find(|reason| reason.as_str() == code);
        known.unwrap_or(Self::Other)
    }

    /// Whether the same changes would be refused again, so that sending them again is of no use.
    #[must_use]
    pub fn is_about_the_changes(self) -> bool {
        matches!(self, Self::Author | Self::Unreadable | Self::TooLarge)
    }

    /// Whether the relay goes on with this socket.
    #[must_use]
    pub fn is_harmless(self) -> bool {
        self == Self::UnknownType
    }
}

impl fmt::Display for Reason {
    fn fmt(&self, formatter: &mut fmt::Formatter<'_>) -> fmt::Result {
        formatter.write_str(self.as_str())
    }
}

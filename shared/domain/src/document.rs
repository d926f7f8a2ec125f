//! Documents: what kinds there are, and how one is addressed.

use crate::codes::coded;

coded! {
    /// The kinds of document a school keeps. Access is by whole document, so a document is cut where access is cut.
    DocumentKind {
        /// People, pairs and the ids of all documents. One per school.
        Registry = "registry",
        /// Settings, calendar, vocabularies. One per school.
        School = "school",
        /// One person's own profile.
        Person = "person",
        /// Consents and incentives. One per school.
        Personnel = "personnel",
        /// A pair's programme.
        Programme = "programme",
        /// A pair's meetings, observations and the notes it shares with the curator.
        Journal = "journal",
        /// The notes that a pair writes together.
        Reflection = "reflection",
        /// One person's own notes and preferences.
        Private = "private",
        /// One person's answers to a survey.
        Answers = "answers",
        /// A school year's monitoring.
        Monitoring = "monitoring",
        /// What a mentor shows to those they lead. Lies beside the profile.
        Card = "card",
        /// What is said and decided about a pair's programme. Lies beside the programme.
        Review = "review",
        /// The curators' talks with mentors. Lies beside the school's own document.
        Counsel = "counsel",
        /// Disputes that a person opened, or that were handed to them. Lies beside what they say to the curator alone.
        Dispute = "dispute",
    }
}

/// A document's address: sixteen random bytes, written in base58 with a checksum as automerge-repo does.
#[derive(
    Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash, serde::Serialize, serde::Deserialize,
)]
#[serde(try_from = "String", into = "String")]
pub struct DocumentId([u8; 16]);

/// A text that is not a document's address: mistyped (the checksum fails) or of another length.
#[derive(Debug, Clone, PartialEq, Eq, thiserror::Error)]
#[error("not a document's address")]
pub struct DocumentIdError;

impl DocumentId {
    /// Makes an address from random bytes, which the caller brings.
    pub const fn from_random(bytes: [u8; 16]) -> Self {
        Self(bytes)
    }

    /// The address beside this one, where a companion lies that the registry does not name: the same for everybody who
    /// works it out, and this one again when worked out twice.
    #[must_use]
    pub fn beside(&self) -> Self {
        Self(self.0.map(|byte| !byte))
    }

    /// The sixteen bytes.
    pub const fn as_bytes(&self) -> &[u8; 16] {
        &self.0
    }
}

impl DocumentKind {
    /// The kind of document that lies beside one of this kind, at [`DocumentId::beside`].
    pub const fn companion(self) -> Option<Self> {
        match self {
            Self::Person => Some(Self::Card),
            Self::Card => Some(Self::Person),
            Self::Programme => Some(Self::Review),
            Self::Review => Some(Self::Programme),
            Self::School => Some(Self::Counsel),
            Self::Counsel => Some(Self::School),
            Self::Answers => Some(Self::Dispute),
            Self::Dispute => Some(Self::Answers),
            _ => None,
        }
    }
}

impl std::fmt::Display for DocumentId {
    fn fmt(&self, f: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
        f.write_str(&bs58::encode(self.0).with_check().into_string())
    }
}

impl std::fmt::Debug for DocumentId {
    fn fmt(&self, f: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
        write!(f, "DocumentId({self})")
    }
}

impl std::str::FromStr for DocumentId {
    type Err = DocumentIdError;

    fn from_str(text: &str) -> Result<Self, DocumentIdError> {
        let bytes = bs58::decode(text)
            .with_check(None)
            .into_vec()
            .map_err(|_| DocumentIdError)?;
        bytes.try_into().map(Self).map_err(|_| DocumentIdError)
    }
}

impl TryFrom<String> for DocumentId {
    type Error = DocumentIdError;

    fn try_from(text: String) -> Result<Self, DocumentIdError> {
        text.parse()
    }
}

impl From<DocumentId> for String {
    fn from(id: DocumentId) -> Self {
        id.to_string()
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn an_address_is_read_back_from_its_text() {
        let id = DocumentId::from_random(*b"sixteen bytes ok");
        assert_eq!(id.to_string().parse(), Ok(id));
    }

    #[test]
    fn an_address_made_by_automerge_repo_is_understood() {
        // From automerge-repo's documentation.
        let id: DocumentId = "4NMNnkMhL8jXrdJ9jamS58PAVdXu"
            .parse()
            .expect("a real address");
        assert_eq!(id.to_string(), "4NMNnkMhL8jXrdJ9jamS58PAVdXu");
    }

    #[test]
    fn what_lies_beside_what_lies_beside_is_the_document_itself() {
        let id = DocumentId::from_random(*b"sixteen bytes ok");
        assert_ne!(id.beside(), id);
        assert_eq!(id.beside().beside(), id);
    }

    #[test]
    fn a_mistyped_address_is_refused() {
        assert_eq!(
            "4NMNnkMhL8jXrdJ9jamS58PAVdXv".parse::<DocumentId>(),
            Err(DocumentIdError)
        );
        assert_eq!("".parse::<DocumentId>(), Err(DocumentIdError));
        assert_eq!("0OIl".parse::<DocumentId>(), Err(DocumentIdError));
    }
}

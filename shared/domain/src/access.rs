//! Who may read and write which kind of document: the one table of the whole product.

use crate::{DocumentKind, Side};

/// What somebody wants to do with a document.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub enum Verb {
    /// Get its changes.
    Read,
    /// Add changes to it.
    Write,
}

/// A person's roles in the whole school. Everybody in the registry is a member besides.
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
pub struct SchoolRoles {
    /// Куратор.
    pub curator: bool,
    /// Член совета наставников.
    pub council: bool,
    /// Руководитель.
    pub head: bool,
}

/// What a document is to the person who asks.
#[derive(Debug, Clone, Copy, Default, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub enum Relation {
    /// Somebody else's, or nobody's in particular.
    #[default]
    None,
    /// The person's own (person, private, answers).
    Own,
    /// Of a pair that the person is in, on this side.
    Pair(Side),
    /// Of somebody whom the person leads in a pair that meets now.
    Led,
    /// Of somebody who leads the person in a pair that meets now.
    Leader,
}

/// Who asks, as far as access is concerned.
#[derive(Debug, Clone, Copy, Default, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub struct Standing {
    /// The person's roles in the school.
    pub roles: SchoolRoles,
    /// What the document is to the person.
    pub relation: Relation,
}

/// Somebody that the table names.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
enum Who {
    Curator,
    Council,
    Head,
    /// The document's own person, or the pair's mentors and mentees.
    Theirs,
    /// Whoever leads the document's person now.
    TheirMentor,
    /// Whoever is led by the document's person now.
    TheirMentee,
    Member,
}

impl Who {
    const fn is(self, standing: &Standing) -> bool {
        match self {
            Self::Curator => standing.roles.curator,
            Self::Council => standing.roles.council,
            Self::Head => standing.roles.head,
            Self::Theirs => matches!(standing.relation, Relation::Own | Relation::Pair(_)),
            Self::TheirMentor => matches!(standing.relation, Relation::Led),
            Self::TheirMentee => matches!(standing.relation, Relation::Leader),
            Self::Member => true,
        }
    }
}

/// Who may write a kind of document, and who may only read it.
const fn table(kind: DocumentKind) -> (&'static [Who], &'static [Who]) {
    use Who::{Council, Curator, Head, Member, TheirMentee, TheirMentor, Theirs};
    match kind {
        DocumentKind::Registry => (&[Curator], &[Member]),
        DocumentKind::School => (&[Curator, Council, Head], &[Member]),
        DocumentKind::Person => (&[Theirs, Curator], &[Council, TheirMentor]),
        DocumentKind::Card => (&[Theirs, Curator], &[Council, Head, TheirMentee]),
        DocumentKind::Personnel => (&[Curator], &[Head]),
        DocumentKind::Programme => (&[Theirs, Curator], &[Council, Head]),
        DocumentKind::Review => (&[Theirs, Curator, Council, Head], &[]),
        DocumentKind::Journal => (&[Theirs], &[Curator]),
        DocumentKind::Reflection | DocumentKind::Private => (&[Theirs], &[]),
        DocumentKind::Answers => (&[Theirs], &[Curator]),
        DocumentKind::Counsel => (&[Curator], &[]),
        DocumentKind::Dispute => (&[Theirs, Curator], &[]),
        DocumentKind::Monitoring => (&[Curator, Council], &[Head]),
    }
}

/// Whether somebody who belongs to the school may do this to a document of this kind. Whoever may write may read.
pub fn may(who: &Standing, verb: Verb, kind: DocumentKind) -> bool {
    let (writers, readers) = table(kind);
    let named = |list: &[Who]| list.iter().any(|named| named.is(who));
    match verb {
        Verb::Write => named(writers),
        Verb::Read => named(writers) || named(readers),
    }
}

//! Devices that edit apart and exchange what they have.

#![allow(dead_code, reason = "each test file uses some of it")]

pub mod merge;
pub mod vocabulary;

use ryadom_domain::{
    AgreementId, DeficitId, DocumentId, ItemId, MeetingId, NoteId, PairId, PersonId, TaskId,
    Timestamp,
};
use ryadom_replica::{ActorId, Author, Document, EditError, Edited, Kind};

/// A person's device with one document on it.
pub struct Device<K: Kind> {
    pub document: Document,
    pub author: Author,
    /// What its clock says; each edit takes a second.
    pub clock: i64,
    kind: std::marker::PhantomData<K>,
}

impl<K: Kind> Device<K> {
    /// A device on which nothing was written yet.
    pub fn new(number: u8) -> Self {
        Self::with(Document::genesis(K::KIND), number)
    }

    fn with(document: Document, number: u8) -> Self {
        let author = Author {
            person: person(number),
            actor: ActorId::from([number; 16]),
        };
        Self {
            document,
            author,
            clock: 1_770_000_000,
            kind: std::marker::PhantomData,
        }
    }

    /// Another person's device with everything that is on this one.
    pub fn fork(&self, number: u8) -> Self {
        Self::with(self.document.clone(), number)
    }

    pub fn try_edit(&mut self, edit: &K::Edit) -> Result<Edited<K::Edit>, EditError> {
        self.clock += 1;
        K::edit(
            &mut self.document,
            &self.author,
            Timestamp(self.clock),
            edit,
        )
    }

    pub fn edit(&mut self, edit: &K::Edit) -> Edited<K::Edit> {
        self.try_edit(edit).expect("the edit can be made")
    }

    pub fn view(&mut self) -> K::View {
        K::read(&mut self.document)
    }

    /// Gets everything that the other has.
    pub fn take(&mut self, other: &mut Self) {
        let heads = self.document.heads();
        let changes = other.document.changes_since(&heads);
        self.document
            .apply(changes.iter().map(|change| change.bytes.as_slice()))
            .expect("honest changes apply");
    }

    /// Both get everything that the other has.
    pub fn exchange(&mut self, other: &mut Self) {
        self.take(other);
        other.take(self);
        assert_eq!(self.document.heads(), other.document.heads());
    }
}

macro_rules! made {
    ($($function:ident: $id:ident),+ $(,)?) => {$(
        pub const fn $function(number: u8) -> $id {
            $id::from_random([number; 16])
        }
    )+};
}

made!(
    person: PersonId,
    pair: PairId,
    item: ItemId,
    task: TaskId,
    deficit: DeficitId,
    meeting: MeetingId,
    agreement: AgreementId,
    note: NoteId,
    document: DocumentId,
);

/// A pair in which nobody is.
pub fn empty_pair(number: u8) -> ryadom_domain::Pair {
    ryadom_domain::Pair {
        id: pair(number),
        form: None,
        kind: None,
        state: ryadom_domain::PairState::Working,
        mentors: [].into(),
        mentees: [].into(),
        start: None,
        end: None,
        programme: None,
        journal: None,
        reflection: None,
    }
}

/// An agreement's id from fresh bytes.
pub fn fresh_agreement(bytes: [u8; 16]) -> AgreementId {
    AgreementId::from_random(bytes)
}

/// A meeting logged and worked on.
pub fn journal_edits() -> Vec<ryadom_replica::JournalEdit> {
    use ryadom_replica::{JournalDoc, JournalEdit, JournalText, MeetingEdit, MeetingText, Splice};
    let agreements = vec![(agreement(1), ryadom_domain::Agreement::default())];
    let logged = ryadom_domain::Meeting {
        agreements,
        ..ryadom_domain::Meeting::default()
    };
    let typed = Splice {
        at: 0,
        delete: 0,
        insert: "Тема".to_owned(),
    };
    vec![
        JournalEdit::AddMeeting {
            id: meeting(1),
            meeting: Box::new(logged),
        },
        JournalEdit::Meeting {
            id: meeting(1),
            edit: MeetingEdit::AgreementDone(agreement(1), true),
        },
        JournalDoc::write(JournalText::Meeting(meeting(1), MeetingText::Topic), typed),
        JournalEdit::Meeting {
            id: meeting(1),
            edit: MeetingEdit::Remove,
        },
    ]
}

/// A person and a pair written down and changed.
pub fn registry_edits() -> Vec<ryadom_replica::RegistryEdit> {
    use ryadom_domain::{Name, SchoolRole, Side};
    use ryadom_replica::{PairEdit, PersonRowEdit, RegistryEdit};
    let of_person = |edit| RegistryEdit::Person {
        id: person(1),
        edit,
    };
    vec![
        RegistryEdit::AddPerson {
            id: person(1),
            person: Box::default(),
        },
        RegistryEdit::AddPair(Box::new(empty_pair(1))),
        of_person(PersonRowEdit::Rename(Name::new("Иванова", "Анна", ""))),
        of_person(PersonRowEdit::Role(SchoolRole::Curator, true)),
        RegistryEdit::Pair {
            id: pair(1),
            edit: PairEdit::Member(Side::Mentor, person(1), true),
        },
        RegistryEdit::SetSchool(document(1)),
    ]
}

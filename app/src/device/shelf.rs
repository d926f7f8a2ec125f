//! The documents of this device: what is known of each, and the ones that are in memory.

use std::any::Any;
use std::collections::BTreeMap;
use std::rc::Rc;
use std::sync::Arc;

use ryadom_domain::{DocumentId, DocumentKind};
use ryadom_replica::{ChangeHash, Document, Kind, Told, told};
use ryadom_sync::device::{Documents, Held};

use super::store::{Kept, Record};

/// Reads what a screen shows of a document, and answers what then shows it.
///
/// In two steps, because showing may look at documents again while this one is still borrowed.
pub(super) type Reread = Rc<dyn Fn(&mut Document) -> Box<dyn FnOnce()>>;

/// For whom this tab makes a change.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) enum Whose {
    /// The person did something.
    Person,
    /// The app notes something for itself: what was seen, for instance. Nobody is told that it waits.
    App,
}

impl Whose {
    /// For an edit that a person has asked for.
    pub(super) fn of<K: Kind>(edit: &K::Edit) -> Self {
        if K::is_work(edit) {
            Self::Person
        } else {
            Self::App
        }
    }
}

/// Changes that this tab made.
#[derive(Debug, Default, Clone, Copy, PartialEq, Eq)]
pub(super) struct Own {
    /// All of them: what may not be lent or let go of.
    pub(super) changes: usize,
    /// Those that the person made: what is counted before their eyes.
    pub(super) edits: usize,
}

impl Own {
    /// One change more.
    pub(super) fn add(&mut self, whose: Whose) {
        self.changes += 1;
        self.edits += usize::from(whose == Whose::Person);
    }

    pub(super) fn join(&mut self, other: Self) {
        self.changes += other.changes;
        self.edits += other.edits;
    }

    pub(super) fn leave(&mut self, other: Self) {
        self.changes = self.changes.saturating_sub(other.changes);
        self.edits = self.edits.saturating_sub(other.edits);
    }
}

/// One document.
pub(super) struct Book {
    /// What is known without loading it.
    pub(super) record: Record,
    /// What the sync session last wanted remembered.
    pub(super) sync_state: Option<Vec<u8>>,
    /// The document, while it is in memory.
    pub(super) document: Option<Document>,
    /// It is being read from the disk.
    pub(super) loading: bool,
    /// Changes that other tabs made while it was being read.
    pub(super) meanwhile: Vec<Vec<u8>>,
    /// Own changes in it that are not durable yet.
    pub(super) unsaved: Own,
    /// How many components have it open.
    pub(super) users: usize,
    /// The names under which it is kept on disk: what a snapshot may replace.
    pub(super) kept: Kept,
    /// The handle's signals, made when it was first opened.
    pub(super) shown: Option<Rc<dyn Any>>,
    /// What to do when it has changed.
    pub(super) rereads: Vec<Reread>,
    /// What it told last.
    telling: Option<Telling>,
}

/// What changed between two versions of a document.
struct Telling {
    since: Vec<ChangeHash>,
    heads: Vec<ChangeHash>,
    told: Arc<Vec<Told>>,
}

impl Book {
    pub(super) fn new(record: Record) -> Self {
        Self {
            record,
            sync_state: None,
            document: None,
            loading: false,
            meanwhile: Vec::new(),
            unsaved: Own::default(),
            users: 0,
            kept: Kept::default(),
            shown: None,
            rereads: Vec::new(),
            telling: None,
        }
    }

    /// Everything that changed since a version, oldest first; `None` while it is not in memory. Whoever comes back to a
    /// screen before anything changed does not wait for it again.
    pub(super) fn told(&mut self, since: &[ChangeHash]) -> Option<Arc<Vec<Told>>> {
        let document = self.document.as_mut()?;
        let heads = document.heads();
        let known = self
            .telling
            .as_ref()
            .filter(|telling| telling.since == since && telling.heads == heads);
        if let Some(telling) = known {
            return Some(telling.told.clone());
        }
        let told = Arc::new(told(document, since));
        self.telling = Some(Telling {
            since: since.to_vec(),
            heads,
            told: told.clone(),
        });
        Some(told)
    }

    /// Whether it may leave memory: nobody looks at it, everything in it is on the disk, and the relay has it as well. The
    /// disk may be taken away while this tab is open.
    pub(super) fn is_idle(&self) -> bool {
        self.document.is_some()
            && self.users == 0
            && self.unsaved.changes == 0
            && self.record.unsent == 0
    }
}

/// Every document of this device, by address.
#[derive(Default)]
pub(super) struct Shelf {
    books: BTreeMap<Arc<str>, Book>,
    /// Documents are lent to the sync session though they hold edits that are not durable: see `keep`.
    pub(super) lends_unsaved: bool,
}

impl Shelf {
    /// A document's book, made if there is none yet.
    pub(super) fn book(&mut self, id: DocumentId, kind: DocumentKind) -> &mut Book {
        let address: Arc<str> = id.to_string().into();
        self.books
            .entry(address)
            .or_insert_with(|| Book::new(Record::new(kind)))
    }

    /// The book at an address.
    pub(super) fn at(&mut self, address: &str) -> Option<&mut Book> {
        self.books.get_mut(address)
    }

    /// Puts a book that was read from the disk.
    pub(super) fn put(&mut self, address: Arc<str>, book: Book) {
        self.books.entry(address).or_insert(book);
    }

    /// Takes a book away.
    pub(super) fn remove(&mut self, address: &str) {
        self.books.remove(address);
    }

    /// Every book with its address.
    pub(super) fn iter_mut(&mut self) -> impl Iterator<Item = (&Arc<str>, &mut Book)> {
        self.books.iter_mut()
    }

    /// Whether anything that this tab made is in memory alone, be it the person's or the app's own.
    pub(super) fn has_unsaved(&self) -> bool {
        self.books.values().any(|book| book.unsaved.changes > 0)
    }

    /// What the person has written that is not durable, and what is durable and the relay is not known to have.
    pub(super) fn edits(&self) -> (usize, usize) {
        self.books.values().fold((0, 0), |(unsaved, unsent), book| {
            (unsaved + book.unsaved.edits, unsent + book.record.unsent)
        })
    }
}

impl Documents for Shelf {
    fn get(&mut self, document: &str) -> Held<'_> {
        let lends_unsaved = self.lends_unsaved;
        match self.books.get_mut(document) {
            Some(Book {
                document: Some(_),
                unsaved: Own { changes: 1.., .. },
                ..
            }) if !lends_unsaved => Held::Saving,
            Some(Book {
                document: Some(document),
                ..
            }) => Held::Ready(document.automerge()),
            _ => Held::Absent,
        }
    }
}

/// A document from what is kept of it, and what of that cannot be read. It is left out rather than taking the rest with
/// it: the relay has it, or another device.
pub(super) fn assemble(kind: DocumentKind, kept: &Kept) -> (Document, Kept) {
    let mut whole: Vec<u8> = Vec::new();
    for (_, snapshot) in &kept.snapshots {
        whole.extend_from_slice(snapshot);
    }
    for chunk in &kept.chunks {
        whole.extend_from_slice(&chunk.bytes);
    }
    match Document::load(kind, &whole) {
        Ok(document) if kept.chunks.iter().all(|chunk| !chunk.bytes.is_empty()) => {
            (document, Kept::default())
        }
        _ => piece_by_piece(kind, kept),
    }
}

fn piece_by_piece(kind: DocumentKind, kept: &Kept) -> (Document, Kept) {
    let mut document = Document::genesis(kind);
    let mut damaged = Kept::default();
    for (name, snapshot) in &kept.snapshots {
        let changes = match Document::load(kind, snapshot) {
            Ok(mut read) if !snapshot.is_empty() => read.changes_since(&[]),
            _ => Vec::new(),
        };
        let changes = changes.iter().map(|change| change.bytes.as_slice());
        if changes.len() == 0 || document.apply(changes).is_err() {
            damaged.snapshots.push((name.clone(), snapshot.clone()));
        }
    }
    for chunk in &kept.chunks {
        if document.apply([chunk.bytes.as_slice()]).is_err() {
            damaged.chunks.push(chunk.clone());
        }
    }
    (document, damaged)
}

/// When chunks become one snapshot: opening a document should not take more reads than this.
const MANY_CHUNKS: usize = 200;

/// Whether it is time to replace what is kept of a document by one snapshot.
pub(super) fn should_compact(kept: &Kept) -> bool {
    kept.chunks.len() >= MANY_CHUNKS || kept.snapshots.len() > 4
}

#[cfg(test)]
mod tests {
    use super::super::store::Chunk;
    use super::*;
    use ryadom_domain::{NoteId, PersonId, Timestamp};
    use ryadom_replica::{
        ActorId, Author, NoteEdit, PrivateDoc, PrivateEdit, ProgrammeDoc, ProgrammeEdit,
        ProgrammeText, Splice,
    };
    use wasm_bindgen_test::wasm_bindgen_test;

    fn chunk_of_goal(words: &str) -> Chunk {
        let mut document = Document::genesis(DocumentKind::Programme);
        let author = Author {
            person: PersonId::from_random([1; 16]),
            actor: ActorId::from([7_u8; 16].as_slice()),
        };
        let splice = Splice {
            at: 0,
            delete: 0,
            insert: words.into(),
        };
        let edit = ProgrammeEdit::Write {
            text: ProgrammeText::Goal,
            splice,
        };
        let edited =
            ProgrammeDoc::edit(&mut document, &author, Timestamp(1), &edit).expect("edits");
        let change = edited.change.expect("a change");
        Chunk {
            hash: change.hash.to_string(),
            bytes: change.bytes,
        }
    }

    #[wasm_bindgen_test]
    fn a_document_of_which_nothing_is_kept_is_its_beginning() {
        let (mut document, trouble) = assemble(DocumentKind::Programme, &Kept::default());
        assert_eq!(trouble, Kept::default());
        assert_eq!(
            document.heads(),
            Document::genesis(DocumentKind::Programme).heads()
        );
    }

    #[wasm_bindgen_test]
    fn a_damaged_chunk_does_not_take_the_others_with_it() {
        let good = chunk_of_goal("Цель");
        let damaged = Chunk {
            hash: "0".into(),
            bytes: vec![1, 2, 3],
        };
        let kept = Kept {
            chunks: vec![damaged.clone(), good],
            ..Kept::default()
        };
        let (mut document, trouble) = assemble(DocumentKind::Programme, &kept);
        assert_eq!(trouble.chunks, [damaged]);
        assert_eq!(ProgrammeDoc::read(&mut document).goal, "Цель");
    }

    #[wasm_bindgen_test]
    fn a_damaged_snapshot_does_not_take_another_with_it() {
        let good = chunk_of_goal("Цель");
        let (mut whole, _) = assemble(
            DocumentKind::Programme,
            &Kept {
                chunks: vec![good],
                ..Kept::default()
            },
        );
        let snapshot = whole.save().expect("saves");
        let damaged = ("old".to_owned(), snapshot.iter().rev().copied().collect());
        let kept = Kept {
            snapshots: vec![damaged.clone(), ("new".to_owned(), snapshot)],
            ..Kept::default()
        };
        let (mut document, trouble) = assemble(DocumentKind::Programme, &kept);
        assert_eq!(trouble.snapshots, [damaged]);
        assert_eq!(ProgrammeDoc::read(&mut document).goal, "Цель");
    }

    #[wasm_bindgen_test]
    fn an_edit_that_is_not_durable_is_not_lent() {
        let mut shelf = Shelf::default();
        let id = DocumentId::from_random([1; 16]);
        let book = shelf.book(id, DocumentKind::Programme);
        book.document = Some(Document::genesis(DocumentKind::Programme));
        book.unsaved.add(Whose::App);
        assert!(matches!(shelf.get(&id.to_string()), Held::Saving));
        shelf.lends_unsaved = true;
        assert!(matches!(shelf.get(&id.to_string()), Held::Ready(_)));
    }

    #[wasm_bindgen_test]
    fn what_the_app_notes_for_itself_is_kept_and_not_counted() {
        let mut shelf = Shelf::default();
        let id = DocumentId::from_random([1; 16]);
        let book = shelf.book(id, DocumentKind::Private);
        book.document = Some(Document::genesis(DocumentKind::Private));
        book.unsaved.add(Whose::App);
        assert!(!book.is_idle());
        assert_eq!(shelf.edits(), (0, 0));
        assert!(shelf.has_unsaved());

        let book = shelf.book(id, DocumentKind::Private);
        book.unsaved.add(Whose::Person);
        assert_eq!(shelf.edits(), (1, 0));
    }

    #[wasm_bindgen_test]
    fn what_was_taken_as_read_is_not_work_and_a_note_is() {
        let saw = PrivateEdit::Saw(DocumentId::from_random([1; 16]), Vec::new());
        let both = PrivateEdit::Several(vec![saw.clone(), saw.clone()]);
        assert_eq!(Whose::of::<PrivateDoc>(&saw), Whose::App);
        assert_eq!(Whose::of::<PrivateDoc>(&both), Whose::App);
        let remove = NoteEdit::Remove(NoteId::from_random([1; 16]));
        let note = PrivateEdit::Several(vec![saw, PrivateEdit::Note(remove)]);
        assert_eq!(Whose::of::<PrivateDoc>(&note), Whose::Person);
    }
}

//! A device as its driver must run it.

use super::{genesis, put, type_in};
use automerge::{ActorId, AutoCommit, Change, ChangeHash};
use ryadom_sync::device::{Documents, Held, Identity, Input, Session};
use std::collections::{BTreeMap, BTreeSet, VecDeque};
use std::sync::Arc;

/// Something on its way to the disk. Arrives in order, or not at all.
pub enum Save {
    Edit(Arc<str>, Box<Change>),
    Merged(Arc<str>, Vec<Change>),
    Remember(Arc<str>, Vec<u8>),
}

/// What of one document survives the end of the tab.
#[derive(Default, Clone)]
pub struct OnDisk {
    pub changes: Vec<Change>,
    pub remembered: Option<Vec<u8>>,
}

impl OnDisk {
    pub fn load(&self, actor: &ActorId) -> AutoCommit {
        let mut document = genesis();
        document
            .apply_changes(self.changes.clone())
            .expect("saved changes apply");
        document.with_actor(actor.clone())
    }
}

pub struct Device {
    pub number: usize,
    pub actor: ActorId,
    pub session: Session,
    pub memory: BTreeMap<Arc<str>, AutoCommit>,
    pub disk: BTreeMap<Arc<str>, OnDisk>,
    pub saves: VecDeque<Save>,
    pub loads: BTreeSet<Arc<str>>,
    pub unavailable: BTreeSet<Arc<str>>,
    pub wants_socket: bool,
    pub timer: bool,
    pub heard: Vec<Vec<u8>>,
    /// Whom the relay named for each of them.
    pub speakers: Vec<Option<Arc<str>>>,
    pub refusals: Vec<String>,
    /// How often a document was brought into memory because the session asked.
    pub loaded: usize,
    runs: usize,
}

/// What the session may look at.
pub struct Memory<'a> {
    pub documents: &'a mut BTreeMap<Arc<str>, AutoCommit>,
    pub saves: &'a VecDeque<Save>,
}

impl Documents for Memory<'_> {
    fn get(&mut self, document: &str) -> Held<'_> {
        let saving = self
            .saves
            .iter()
            .any(|save| matches!(save, Save::Edit(d, _) if **d == *document));
        match self.documents.get_mut(document) {
            None => Held::Absent,
            Some(_) if saving => Held::Saving,
            Some(contents) => Held::Ready(contents),
        }
    }
}

impl Device {
    pub fn new(number: usize) -> Self {
        let byte = u8::try_from(number + 1).expect("few devices");
        Self {
            number,
            actor: ActorId::from([byte; 16]),
            session: Session::new(identity(number, 0)),
            memory: BTreeMap::new(),
            disk: BTreeMap::new(),
            saves: VecDeque::new(),
            loads: BTreeSet::new(),
            unavailable: BTreeSet::new(),
            wants_socket: false,
            timer: false,
            heard: Vec::new(),
            speakers: Vec::new(),
            refusals: Vec::new(),
            loaded: 0,
            runs: 0,
        }
    }

    /// The tab is killed and opened again: only what was saved is left.
    pub fn restart(&mut self) -> Vec<Input> {
        self.runs += 1;
        self.session = Session::new(identity(self.number, self.runs));
        self.memory.clear();
        self.saves.clear();
        self.loads.clear();
        self.unavailable.clear();
        self.wants_socket = false;
        self.timer = false;
        let actor = &self.actor;
        let opened = self.disk.iter().map(|(document, on_disk)| Input::Opened {
            document: Arc::clone(document),
            saved: on_disk.remembered.clone(),
            heads: Some(on_disk.load(actor).get_heads()),
        });
        opened.chain([Input::Wake]).collect()
    }

    pub fn open(&mut self, document: &Arc<str>) -> Input {
        let on_disk = self.disk.entry(Arc::clone(document)).or_default();
        let mut contents = on_disk.load(&self.actor);
        let heads = Some(contents.get_heads());
        self.memory.insert(Arc::clone(document), contents);
        Input::Opened {
            document: Arc::clone(document),
            saved: on_disk.remembered.clone(),
            heads,
        }
    }

    pub fn load(&mut self, document: &Arc<str>) {
        if !self.memory.contains_key(document) {
            let contents = self.disk[document].load(&self.actor);
            self.memory.insert(Arc::clone(document), contents);
        }
    }

    /// Puts a document out of memory, unless something of it is still to be saved.
    pub fn unload(&mut self, document: &Arc<str>) {
        let unsaved = self.saves.iter().any(|save| match save {
            Save::Edit(d, _) | Save::Merged(d, _) => d == document,
            Save::Remember(..) => false,
        });
        if !unsaved {
            self.memory.remove(document);
        }
    }

    pub fn put(&mut self, document: &Arc<str>, key: &str, value: &str) -> ChangeHash {
        let change = put(self.contents(document), key, value);
        self.queue_edit(document, change)
    }

    pub fn type_in(&mut self, document: &Arc<str>, at: usize, words: &str) -> ChangeHash {
        let change = type_in(self.contents(document), at, words);
        self.queue_edit(document, change)
    }

    fn queue_edit(&mut self, document: &Arc<str>, change: Change) -> ChangeHash {
        let hash = change.hash();
        self.saves
            .push_back(Save::Edit(Arc::clone(document), Box::new(change)));
        hash
    }

    /// The oldest thing on its way to the disk arrives. Answers what to tell the session.
    pub fn flush_one(&mut self) -> Option<Input> {
        match self.saves.pop_front()? {
            Save::Edit(document, change) => {
                self.disk
                    .entry(Arc::clone(&document))
                    .or_default()
                    .changes
                    .push(*change);
                Some(Input::Changed(document))
            }
            Save::Merged(document, changes) => {
                self.disk
                    .entry(document)
                    .or_default()
                    .changes
                    .extend(changes);
                None
            }
            Save::Remember(document, state) => {
                self.disk.entry(document).or_default().remembered = Some(state);
                None
            }
        }
    }

    pub fn contents(&mut self, document: &Arc<str>) -> &mut AutoCommit {
        self.load(document);
        self.memory.get_mut(document).expect("just loaded")
    }
}

fn identity(number: usize, run: usize) -> Identity {
    Identity {
        peer: format!("device-{number}-{run}").into(),
        storage: Some(format!("storage-{number}").into()),
        session: format!("run-{run}").into(),
    }
}

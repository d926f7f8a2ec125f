//! Which files are on this device, and which are still on their way: plain facts and what follows from them.

use std::collections::{BTreeMap, BTreeSet};
use std::sync::Arc;

use ryadom_domain::{Contents, Digest};
use serde::{Deserialize, Serialize};

/// A file of a document, by the document's address and the name of its bytes.
pub type FileKey = (Arc<str>, Digest);

/// Which way a file goes.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize, Deserialize)]
#[serde(rename_all = "lowercase")]
pub enum Way {
    /// It is here, and the relay is not known to have it.
    Up,
    /// It is to come here.
    Down,
}

/// A file that is on its way.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct Transfer {
    /// Which way.
    pub way: Way,
    /// How many bytes.
    pub size: u64,
    /// Somebody looks at it, or wants to.
    #[serde(default)]
    pub asked: bool,
    /// What the relay said when it would not take it.
    #[serde(default)]
    pub refused: Option<String>,
}

/// All files of this device.
#[derive(Debug, Clone, Default, PartialEq, Eq)]
pub struct Transfers {
    /// Files whose bytes are here.
    pub(super) held: BTreeSet<FileKey>,
    /// Files that are on their way.
    pub(super) open: BTreeMap<FileKey, Transfer>,
}

/// How it stands with one file.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum Standing {
    /// It is here, and the relay has it, as far as is known.
    Here,
    /// It is here alone, and is sent when there is a network.
    Waits,
    /// It is here alone, and the relay would not take it: this is what it said.
    Refused(String),
    /// It is not here, and is being fetched.
    Comes,
    /// It is not here.
    Elsewhere,
}

impl Transfers {
    /// How it stands with a file.
    pub fn standing(&self, key: &FileKey) -> Standing {
        let held = self.held.contains(key);
        match self.open.get(key) {
            Some(Transfer {
                way: Way::Up,
                refused: Some(problem),
                ..
            }) => Standing::Refused(problem.clone()),
            Some(Transfer { way: Way::Up, .. }) => Standing::Waits,
            _ if held => Standing::Here,
            Some(Transfer { asked: true, .. }) => Standing::Comes,
            _ => Standing::Elsewhere,
        }
    }

    /// Whether its bytes are here.
    pub fn holds(&self, key: &FileKey) -> bool {
        self.held.contains(key)
    }

    /// How many files are here alone, small pictures of others not counted.
    pub fn waiting(&self) -> usize {
        self.open
            .values()
            .filter(|one| one.way == Way::Up && one.asked)
            .count()
    }

    /// Whether anything of a document is here alone.
    pub(in crate::device) fn has_unsent(&self, document: &str) -> bool {
        let mut open = self.open.iter();
        open.any(|((of, _), one)| &**of == document && one.way == Way::Up)
    }

    /// What goes next: what is here alone before what others have, what somebody looks at before what nobody does, the
    /// smallest first. `put_off` are those that could not go a moment ago.
    pub(super) fn next(&self, put_off: &BTreeSet<FileKey>) -> Option<(FileKey, Transfer)> {
        let ready = self
            .open
            .iter()
            .filter(|(key, one)| one.refused.is_none() && !put_off.contains(*key));
        let order = |one: &Transfer| {
            (
                one.way == Way::Down,
                one.way == Way::Down && !one.asked,
                one.size,
            )
        };
        ready
            .min_by_key(|(_, one)| order(one))
            .map(|(key, one)| (key.clone(), one.clone()))
    }

    /// A file that was attached here. `asked` for the file itself, not for its small picture.
    pub(super) fn attached(&mut self, key: FileKey, size: u64, asked: bool) -> Transfer {
        let transfer = Transfer {
            way: Way::Up,
            size,
            asked,
            refused: None,
        };
        self.held.insert(key.clone());
        self.open.insert(key, transfer.clone());
        transfer
    }

    /// A file that is to be here. Nothing when it is already, or comes already just as urgently.
    pub(super) fn want(
        &mut self,
        document: &Arc<str>,
        contents: Contents,
        asked: bool,
    ) -> Option<(FileKey, Transfer)> {
        let key = (Arc::clone(document), contents.sha);
        let comes = self.open.get(&key).is_some_and(|one| one.asked || !asked);
        if self.held.contains(&key) || comes {
            return None;
        }
        let transfer = Transfer {
            way: Way::Down,
            size: contents.size,
            asked,
            refused: None,
        };
        self.open.insert(key.clone(), transfer.clone());
        Some((key, transfer))
    }

    /// It has come, or gone.
    pub(super) fn done(&mut self, key: &FileKey) {
        self.held.insert(key.clone());
        self.open.remove(key);
    }

    /// The relay would not take it.
    pub(super) fn refuse(&mut self, key: &FileKey, problem: &str) -> Option<Transfer> {
        let one = self.open.get_mut(key)?;
        one.refused = Some(problem.to_owned());
        Some(one.clone())
    }

    /// Everything that was refused is offered once more.
    pub(super) fn offer_again(&mut self) {
        for one in self.open.values_mut() {
            one.refused = None;
        }
    }

    /// The files of a document that are here and not on their way.
    pub(super) fn settled(&self, document: &str) -> Vec<Digest> {
        let held = self.held.iter().filter(|(of, _)| &**of == document);
        let settled = held.filter(|key| !self.open.contains_key(*key));
        settled.map(|(_, sha)| *sha).collect()
    }

    /// Documents that have left the device.
    pub(super) fn forget(&mut self, documents: &[Arc<str>]) {
        self.held.retain(|(of, _)| !documents.contains(of));
        self.open.retain(|(of, _), _| !documents.contains(of));
    }

    /// Of files that were fetched to be looked at, the oldest first: those that go so that all take no more than `most`
    /// bytes together. They can be fetched again, unless they wait to be sent: then they may be here alone, and stay.
    pub(super) fn superfluous(&self, fetched: &[(FileKey, u64)], most: u64) -> BTreeSet<FileKey> {
        let mut all: u64 = fetched.iter().map(|(_, size)| size).sum();
        let mut gone = BTreeSet::new();
        // The newest stays, however large: somebody is looking at it.
        for (key, size) in fetched.iter().rev().skip(1).rev() {
            if all > most && !self.open.contains_key(key) {
                all -= size;
                gone.insert(key.clone());
            }
        }
        gone
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use wasm_bindgen_test::wasm_bindgen_test;

    fn key(document: &str, first: u8) -> FileKey {
        (document.into(), Digest([first; 32]))
    }

    fn contents(first: u8, size: u64) -> Contents {
        Contents {
            sha: Digest([first; 32]),
            size,
        }
    }

    #[wasm_bindgen_test]
    fn what_is_here_alone_goes_before_what_others_have() {
        let journal: Arc<str> = "journal".into();
        let mut files = Transfers::default();
        files.want(&journal, contents(1, 10), false);
        files.want(&journal, contents(2, 900), true);
        files.attached(key("journal", 3), 5000, true);
        files.attached(key("journal", 4), 40, false);
        let mut order = Vec::new();
        while let Some((key, _)) = files.next(&BTreeSet::new()) {
            order.push(key.1.0[0]);
            files.done(&key);
        }
        assert_eq!(order, [4, 3, 2, 1]);
        assert_eq!(files.standing(&key("journal", 1)), Standing::Here);
    }

    #[wasm_bindgen_test]
    fn what_is_refused_stays_here_and_is_offered_again() {
        let mut files = Transfers::default();
        let photo = key("journal", 1);
        files.attached(photo.clone(), 10, true);
        assert_eq!(files.waiting(), 1);
        files.refuse(&photo, "file-no-room");
        assert_eq!(files.next(&BTreeSet::new()), None);
        assert_eq!(files.waiting(), 1, "it still waits");
        assert!(files.has_unsent("journal") && !files.has_unsent("programme"));
        let refused = Standing::Refused("file-no-room".into());
        assert_eq!(files.standing(&photo), refused);
        files.offer_again();
        assert_eq!(
            files.next(&BTreeSet::new()).map(|(key, _)| key),
            Some(photo.clone())
        );
        assert_eq!(
            files.next(&BTreeSet::from([photo])),
            None,
            "a moment ago it could not go"
        );
    }

    #[wasm_bindgen_test]
    fn what_is_here_or_comes_already_is_not_asked_for_twice() {
        let journal: Arc<str> = "journal".into();
        let mut files = Transfers::default();
        assert!(files.want(&journal, contents(1, 10), false).is_some());
        assert!(files.want(&journal, contents(1, 10), false).is_none());
        let urgent = files.want(&journal, contents(1, 10), true);
        assert!(
            urgent.is_some_and(|(_, one)| one.asked),
            "now somebody looks at it"
        );
        files.done(&key("journal", 1));
        assert!(files.want(&journal, contents(1, 10), true).is_none());
        files.forget(&[journal]);
        assert_eq!(files, Transfers::default());
    }

    #[wasm_bindgen_test]
    fn fetched_files_go_the_oldest_first_and_never_the_last() {
        let all = [(1, 40), (2, 50), (3, 60)].map(|(first, size)| (key("journal", first), size));
        let files = Transfers::default();
        let gone = |most| -> Vec<u8> {
            let gone = files.superfluous(&all, most);
            gone.iter().map(|(_, sha)| sha.0[0]).collect()
        };
        assert_eq!(gone(150), [0; 0]);
        assert_eq!(gone(149), [1]);
        assert_eq!(gone(60), [1, 2]);
        assert_eq!(gone(1), [1, 2]);
        assert_eq!(files.superfluous(&[], 1), BTreeSet::new());
    }

    #[wasm_bindgen_test]
    fn a_fetched_file_that_the_relay_lost_stays_until_it_is_there_again() {
        let all = [(1, 40), (2, 50), (3, 60)].map(|(first, size)| (key("journal", first), size));
        let mut files = Transfers::default();
        files.attached(key("journal", 1), 40, true);
        let gone = files.superfluous(&all, 110);
        assert_eq!(gone, [key("journal", 2)].into());
    }
}

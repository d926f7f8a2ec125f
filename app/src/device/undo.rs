//! Taking back what this person did on this tab, in any document, last first.

use std::collections::BTreeSet;
use std::rc::Rc;

use ryadom_domain::DocumentId;
use wasm_bindgen_futures::spawn_local;

use super::core::Core;

/// How many edits can be taken back.
const DEPTH: usize = 100;

/// Makes an edit, and answers the step that takes it back.
type Run = Box<dyn FnOnce(&Rc<Core>) -> Option<Step>>;

/// One step back, or forth again.
pub(super) struct Step {
    /// The document it is made in.
    pub(super) document: DocumentId,
    /// Makes the opposite edit, and answers the step that takes *that* back.
    pub(super) run: Run,
}

/// One thing that a person did, in one document or in several: it is taken back as a whole.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord)]
pub struct Deed(u64);

/// What can be taken back, and what was and can be done again.
#[derive(Default)]
pub(super) struct Undo {
    back: Vec<(Deed, Step)>,
    forth: Vec<(Deed, Step)>,
    /// What was taken back and not done again.
    undone: BTreeSet<Deed>,
    deeds: u64,
}

impl Undo {
    /// A new edit: what was taken back before it cannot be done again.
    pub(super) fn did(&mut self, step: Step) {
        self.forth.clear();
        self.deeds += 1;
        self.push_back((Deed(self.deeds), step));
    }

    /// Whether it was taken back: then what belongs to it and has not been done yet is not to be done any more.
    pub(super) fn is_undone(&self, deed: Deed) -> bool {
        self.undone.contains(&deed)
    }

    /// The steps that take something back, the last first; none when that was done.
    fn back(&mut self, deed: Deed) -> Vec<(Deed, Step)> {
        self.undone.insert(deed);
        Self::take(&mut self.back, deed)
    }

    /// The steps that do again what was taken back last.
    fn forth(&mut self) -> Vec<(Deed, Step)> {
        let Some(deed) = self.forth.last().map(|(deed, _)| *deed) else {
            return Vec::new();
        };
        self.undone.remove(&deed);
        Self::take(&mut self.forth, deed)
    }

    /// An edit that belongs to what was done before, however long ago.
    pub(super) fn did_too(&mut self, deed: Deed, step: Step) {
        match self.back.iter().rposition(|(one, _)| *one == deed) {
            Some(place) => self.back.insert(place + 1, (deed, step)),
            None => self.did(step),
        }
    }

    /// What was done last.
    pub(super) fn last(&self) -> Option<Deed> {
        self.back.last().map(|(deed, _)| *deed)
    }

    fn push_back(&mut self, step: (Deed, Step)) {
        if self.back.len() >= DEPTH
            && let Some(oldest) = self.back.first().map(|(deed, _)| *deed)
        {
            // As a whole: half of it could not be taken back.
            self.back.retain(|(deed, _)| *deed != oldest);
        }
        self.back.push(step);
    }

    fn take(all: &mut Vec<(Deed, Step)>, deed: Deed) -> Vec<(Deed, Step)> {
        let (mut taken, kept): (Vec<_>, _) = all.drain(..).partition(|(one, _)| *one == deed);
        *all = kept;
        taken.reverse();
        taken
    }
}

impl Core {
    /// Takes back the last edit.
    pub(super) fn undo(self: &Rc<Self>) {
        // What is being typed is the last edit.
        self.flush(None);
        let last = self.undo.borrow().last();
        if let Some(deed) = last {
            self.take_back(deed);
        }
    }

    /// Takes back one thing, whatever was done after it; nothing when it was taken back before.
    pub(super) fn take_back(self: &Rc<Self>, deed: Deed) {
        let steps = self.undo.borrow_mut().back(deed);
        self.make(steps, |undo, again| undo.forth.push(again));
    }

    /// Does again what was last taken back.
    pub(super) fn redo(self: &Rc<Self>) {
        let steps = self.undo.borrow_mut().forth();
        self.make(steps, Undo::push_back);
    }

    fn make(self: &Rc<Self>, steps: Vec<(Deed, Step)>, keep: fn(&mut Undo, (Deed, Step))) {
        let core = Rc::clone(self);
        spawn_local(async move {
            for (deed, step) in steps {
                core.until_in_memory(step.document).await;
                if let Some(opposite) = (step.run)(&core) {
                    keep(&mut core.undo.borrow_mut(), (deed, opposite));
                }
            }
        });
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use wasm_bindgen_test::wasm_bindgen_test;

    fn step(number: u8) -> Step {
        Step {
            document: DocumentId::from_random([number; 16]),
            run: Box::new(|_| None),
        }
    }

    fn taken(undo: &mut Undo) -> Vec<u8> {
        let last = undo.last();
        last.map(|deed| taken_of(undo, deed)).unwrap_or_default()
    }

    fn taken_of(undo: &mut Undo, deed: Deed) -> Vec<u8> {
        let taken = undo.back(deed);
        taken
            .iter()
            .map(|(_, step)| step.document.as_bytes()[0])
            .collect()
    }

    #[wasm_bindgen_test]
    fn what_was_done_in_several_documents_is_taken_back_as_one() {
        let mut undo = Undo::default();
        undo.did(step(1));
        undo.did(step(2));
        let ended = undo.last().expect("was done");
        undo.did_too(ended, step(3));
        undo.did(step(4));
        // What belongs to it may come a moment after something else was done.
        undo.did_too(ended, step(5));
        assert_eq!(taken(&mut undo), [4]);
        assert_eq!(taken(&mut undo), [5, 3, 2]);
        assert_eq!(taken(&mut undo), [1]);
        assert_eq!(taken(&mut undo), [0; 0]);
    }

    #[wasm_bindgen_test]
    fn one_thing_is_taken_back_whatever_came_after_it() {
        let mut undo = Undo::default();
        undo.did(step(1));
        let removed = undo.last().expect("was done");
        undo.did(step(2));
        assert_eq!(taken_of(&mut undo, removed), [1]);
        assert_eq!(taken_of(&mut undo, removed), [0; 0]);
        assert_eq!(taken(&mut undo), [2]);
    }

    #[wasm_bindgen_test]
    fn the_oldest_is_forgotten_as_a_whole() {
        let mut undo = Undo::default();
        undo.did(step(1));
        let ended = undo.last().expect("was done");
        undo.did_too(ended, step(1));
        for _ in 2..DEPTH {
            undo.did(step(2));
        }
        undo.did(step(3));
        assert_eq!(taken_of(&mut undo, ended), [0; 0]);
    }

    #[wasm_bindgen_test]
    fn what_comes_late_to_something_that_was_taken_back_is_not_done() {
        let mut undo = Undo::default();
        undo.did(step(1));
        let ended = undo.last().expect("was done");
        assert!(!undo.is_undone(ended));
        assert_eq!(taken(&mut undo), [1]);
        assert!(undo.is_undone(ended));
        undo.forth.push((ended, step(1)));
        assert_eq!(undo.forth().len(), 1);
        assert!(!undo.is_undone(ended));
    }
}

//! Taking back what this person did on this tab, in any document, last first.

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

/// What can be taken back, and what was and can be done again.
#[derive(Default)]
pub(super) struct Undo {
    back: Vec<Step>,
    forth: Vec<Step>,
}

impl Undo {
    /// A new edit: what was taken back before it cannot be done again.
    pub(super) fn did(&mut self, step: Step) {
        self.forth.clear();
        self.push_back(step);
    }

    fn push_back(&mut self, step: Step) {
        if self.back.len() == DEPTH {
            self.back.remove(0);
        }
        self.back.push(step);
    }
}

impl Core {
    /// Takes back the last edit.
    pub(super) fn undo(self: &Rc<Self>) {
        // What is being typed is the last edit.
        self.flush(None);
        let step = self.undo.borrow_mut().back.pop();
        self.make(step, |undo, again| undo.forth.push(again));
    }

    /// Does again what was last taken back.
    pub(super) fn redo(self: &Rc<Self>) {
        let step = self.undo.borrow_mut().forth.pop();
        self.make(step, Undo::push_back);
    }

    fn make(self: &Rc<Self>, step: Option<Step>, keep: fn(&mut Undo, Step)) {
        let Some(step) = step else { return };
        let core = Rc::clone(self);
        spawn_local(async move {
            core.until_in_memory(step.document).await;
            if let Some(opposite) = (step.run)(&core) {
                keep(&mut core.undo.borrow_mut(), opposite);
            }
        });
    }
}

//! One text area's line to its document.

use std::cell::{Cell, RefCell};
use std::time::Duration;

use leptos::prelude::*;
use ryadom_domain::DocumentId;
use ryadom_replica::{ChangeHash, Kind, Splice, TextRef, splice_between};
use std::rc::Rc;

use web_sys::HtmlTextAreaElement;

use super::caret::{carried, to_document};
use super::element::{Held, has_focus, held, nothing_written, put};
use super::rebase::rebase;
use crate::device::{Handle, Later, REPEAT, Refused, Saying};

/// A pause in typing. Cost follows the number of changes, so letters are grouped.
const PAUSE: Duration = Duration::from_millis(700);
/// With somebody else in the same text, letters are passed on as they come.
const TOGETHER: Duration = Duration::from_millis(25);
/// How long to wait before trying again to put words into a document that would not take them.
const AGAIN: Duration = Duration::from_secs(2);
/// A caret that moves says so at most this often.
const CARET: Duration = Duration::from_millis(60);

/// The document's words as the text area last knew them.
#[derive(Default)]
struct Base {
    words: String,
    heads: Vec<ChangeHash>,
}

/// What one text area and its document say to each other.
pub(super) struct Line<K: Kind>
where
    K::View: Send + Sync,
{
    handle: Handle<K>,
    text: K::Text,
    place: TextRef,
    area: RefCell<Option<HtmlTextAreaElement>>,
    base: RefCell<Base>,
    /// An input method is in the middle of a word: the text area must be left alone.
    composing: Cell<bool>,
    pause: Later,
    caret: Later,
    beat: Later,
    /// Somebody else has the same document before them.
    pub(super) together: RwSignal<bool>,
    /// Grows when the words or the carets over them must be drawn anew.
    pub(super) drawn: RwSignal<u64>,
    /// This text area says that it is here from the beginning, not only while it has focus.
    present: bool,
}

impl<K: Kind> Line<K>
where
    K::View: Send + Sync,
{
    pub(super) fn new(handle: Handle<K>, text: K::Text, present: bool) -> Rc<Self> {
        let place: TextRef = text.clone().into();
        Rc::new(Self {
            handle,
            text,
            place,
            area: RefCell::default(),
            base: RefCell::default(),
            composing: Cell::new(false),
            pause: Later::default(),
            caret: Later::default(),
            beat: Later::default(),
            together: RwSignal::new(false),
            drawn: RwSignal::new(0),
            present,
        })
    }

    /// The text area is on the page.
    pub(super) fn mounted(&self, area: HtmlTextAreaElement) {
        *self.area.borrow_mut() = Some(area);
        self.absorb();
    }

    fn area(&self) -> Option<HtmlTextAreaElement> {
        self.area.borrow().clone()
    }

    /// What the text area holds.
    pub(super) fn words(&self) -> String {
        self.area().map(|area| area.value()).unwrap_or_default()
    }

    pub(super) fn document(&self) -> DocumentId {
        self.handle.document()
    }

    /// The text's name in what is said of carets.
    pub(super) fn name(&self) -> String {
        super::name_of(self.text.clone())
    }

    /// Takes in what the document has become. Words that are typed and not in it yet stay where they belong.
    pub(super) fn absorb(&self) {
        if self.composing.get() {
            return;
        }
        let mut base = self.base.borrow_mut();
        let Some((now, heads, theirs)) = self.handle.read(|document| {
            let heads = document.heads();
            let now = document.text(&self.place).unwrap_or_default();
            // To compare two versions is to walk the document: not for a change elsewhere in it, or for one's own.
            let theirs = if now == base.words {
                Vec::new()
            } else {
                document.text_splices_between(&base.heads, &heads, &self.place)
            };
            (now, heads, theirs)
        }) else {
            return;
        };
        let before = std::mem::replace(&mut *base, Base { words: now, heads });
        if let Some(area) = self.area() {
            let here = held(&area);
            let typed = splice_between(&before.words, &here.words, here.selection.1);
            let there = arrange(&before.words, &base.words, &here, typed.as_ref(), &theirs);
            if there.words != here.words {
                put(&area, &there);
            }
        }
        drop(base);
        self.draw();
    }

    /// Puts what is typed into the document.
    pub(super) fn commit(self: &Rc<Self>) {
        self.pause.clear();
        if self.composing.get() {
            return;
        }
        self.absorb();
        let Some(typed) = self.typed() else { return };
        match self.handle.edit(K::write(self.text.clone(), typed)) {
            Ok(()) => self.settled(),
            // It stays in the text area, and is tried again: nothing typed is dropped.
            Err(Refused::NotReady | Refused::Document(_)) => {
                let line = Rc::clone(self);
                self.pause.set(AGAIN, move || line.commit());
            }
            Err(Refused::NotYours) => {}
        }
    }

    /// The document holds what the text area does. To absorb it would take one's own words for somebody else's, and
    /// put them in beside themselves.
    fn settled(&self) {
        let known = self.handle.read(|document| Base {
            words: document.text(&self.place).unwrap_or_default(),
            heads: document.heads(),
        });
        if let Some(known) = known {
            *self.base.borrow_mut() = known;
        }
        self.draw();
    }

    /// A letter was typed, or several.
    pub(super) fn input(self: &Rc<Self>) {
        self.draw();
        let together = self.together.try_get_untracked().unwrap_or_default();
        let pause = if together { TOGETHER } else { PAUSE };
        // Together, the first letter of a burst sets the time; alone, the last one does.
        if pause == PAUSE || !self.pause.is_set() {
            let line = Rc::clone(self);
            self.pause.set(pause, move || {
                line.commit();
                line.say();
            });
        }
    }

    pub(super) fn compose(self: &Rc<Self>, composing: bool) {
        self.composing.set(composing);
        if !composing {
            self.absorb();
            self.input();
        }
    }

    /// The text area was left, or goes away with its words: they go into the document whatever an input method does.
    pub(super) fn leave(self: &Rc<Self>) {
        self.composing.set(false);
        self.commit();
    }

    /// The caret has moved.
    pub(super) fn moved(self: &Rc<Self>) {
        if !self.caret.is_set() {
            let line = Rc::clone(self);
            self.caret.set(CARET, move || line.say());
        }
    }

    /// Says to the others where this text area's caret is, now and every few seconds.
    pub(super) fn say(self: &Rc<Self>) {
        let Some(area) = self.area() else { return };
        let focused = has_focus(&area);
        let line = Rc::clone(self);
        self.beat.set(REPEAT, move || line.say());
        // A tab is in one text at a time: the one that has focus.
        if !(focused || self.present && nothing_written()) {
            return;
        }
        let cursor = focused.then(|| self.cursor(&held(&area))).flatten();
        self.handle.device().say(
            self.document(),
            Saying {
                text: self.name(),
                cursor,
            },
        );
    }

    /// Says that nobody is here any more.
    pub(super) fn fall_silent(self: &Rc<Self>, gone: bool) {
        self.caret.clear();
        self.beat.clear();
        if self.present && !gone {
            return self.say();
        }
        self.handle.device().say(
            self.document(),
            Saying {
                text: String::new(),
                cursor: None,
            },
        );
    }

    /// Where somebody's caret is in the document's words.
    pub(super) fn position(&self, cursor: &str) -> Option<usize> {
        self.handle
            .read(|document| document.position_of(&self.place, cursor))
            .flatten()
    }

    /// Where these places of the document's words are among those of the text area.
    pub(super) fn among_typed<T>(&self, mut places: Vec<(usize, T)>) -> Vec<(usize, T)> {
        if !places.is_empty()
            && let Some(typed) = self.typed()
        {
            for (position, _) in &mut places {
                *position = typed.carry(*position, true);
            }
        }
        places
    }

    fn cursor(&self, here: &Held) -> Option<String> {
        let position = to_document(here.selection.1, self.typed().as_ref());
        self.handle
            .read(|document| document.cursor_at(&self.place, position))
            .flatten()
    }

    /// What is typed and not in the document.
    fn typed(&self) -> Option<Splice> {
        let here = held(&self.area()?);
        splice_between(&self.base.borrow().words, &here.words, here.selection.1)
    }

    fn draw(&self) {
        // The component may be gone by the time a timer is over.
        let _ = self.drawn.try_update(|drawn| *drawn += 1);
    }
}

/// What the text area must hold once `theirs` have turned `before` into `now`.
fn arrange(
    before: &str,
    now: &str,
    here: &Held,
    typed: Option<&Splice>,
    theirs: &[Splice],
) -> Held {
    let Some(typed) = typed else {
        let (start, end) = here.selection;
        return Held {
            words: now.to_owned(),
            selection: (carried(start, theirs), carried(end, theirs)),
        };
    };
    if before == now {
        return here.clone();
    }
    let words = rebase(typed, theirs, now);
    // Exact carets would take the splices through what was typed; one splice from here to there is near enough for the
    // few milliseconds in which this can happen.
    let (start, end) = here.selection;
    let splice = splice_between(&here.words, &words, 0);
    let carry = |position| {
        splice
            .iter()
            .fold(position, |position, splice| splice.carry(position, false))
    };
    Held {
        selection: (carry(start), carry(end)),
        words,
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use wasm_bindgen_test::wasm_bindgen_test;

    fn here(words: &str, caret: usize) -> Held {
        Held {
            words: words.into(),
            selection: (caret, caret),
        }
    }

    fn insert(at: usize, words: &str) -> Splice {
        Splice {
            at,
            delete: 0,
            insert: words.into(),
        }
    }

    #[wasm_bindgen_test]
    fn others_words_before_the_caret_move_it_along() {
        let there = arrange(
            "дом",
            "мой дом",
            &here("дом", 3),
            None,
            &[insert(0, "мой ")],
        );
        assert_eq!(there, here("мой дом", 7));
    }

    #[wasm_bindgen_test]
    fn others_words_behind_the_caret_leave_it() {
        let there = arrange("дом", "домик", &here("дом", 1), None, &[insert(3, "ик")]);
        assert_eq!(there, here("домик", 1));
    }

    #[wasm_bindgen_test]
    fn typed_letters_and_others_words_are_both_there_with_the_caret_behind_the_letters() {
        let typed = insert(3, "а");
        let there = arrange(
            "дом",
            "мой дом",
            &here("дома", 4),
            Some(&typed),
            &[insert(0, "мой ")],
        );
        assert_eq!(there, here("мой дома", 8));
    }

    #[wasm_bindgen_test]
    fn nothing_new_changes_nothing() {
        let typed = insert(3, "а");
        assert_eq!(
            arrange("дом", "дом", &here("дома", 4), Some(&typed), &[]),
            here("дома", 4)
        );
    }
}

//! One page's line to its document: what is typed is read from the page after a pause, what others write is drawn into
//! it, and the caret stays among the same letters.

use std::cell::{Cell, RefCell};
use std::rc::Rc;
use std::time::Duration;

use leptos::prelude::*;
use ryadom_domain::rich::{self, Emphasis, LineKind, Run};
use ryadom_domain::{DocumentId, Rich};
use ryadom_replica::{ChangeHash, Splice, difference, splice_between};
use wasm_bindgen::JsCast;
use web_sys::{Element, HtmlElement, Node};

use super::desk::Desk;
use super::dom::{self, Origin, Spot};
use crate::device::{Device, Later, REPEAT, Refused, Saying};
use crate::writing::element::nothing_written;

/// A pause in typing. Cost follows the number of changes, so letters are grouped.
const PAUSE: Duration = Duration::from_millis(700);
/// With somebody else in the same text, letters are passed on as they come.
const TOGETHER: Duration = Duration::from_millis(25);
/// How long to wait before trying again to put words into a document that would not take them.
const AGAIN: Duration = Duration::from_secs(2);
/// A caret that moves says so at most this often.
const CARET: Duration = Duration::from_millis(60);

/// The document's words as the page last knew them.
#[derive(Default)]
struct Base {
    rich: Rich,
    heads: Vec<ChangeHash>,
}

/// What the page holds: its words, and the two ends of the selection among them, the moving one last.
#[derive(Clone)]
struct Held {
    rich: Rich,
    range: (usize, usize),
    /// The caret is in this page.
    is_here: bool,
}

/// How what is under the caret looks.
#[derive(Debug, Clone, Copy, Default, PartialEq, Eq)]
pub(super) struct Worn {
    pub(super) kind: Option<LineKind>,
    pub(super) strong: bool,
    pub(super) em: bool,
}

/// What one page and its document say to each other.
pub(super) struct RichLine {
    desk: Desk,
    page: RefCell<Option<HtmlElement>>,
    base: RefCell<Base>,
    /// An input method is in the middle of a word: the page must be left alone.
    composing: Cell<bool>,
    /// Somebody has been among the words since they were opened.
    entered: Cell<bool>,
    /// What the next letters are to be, when that was said before they are typed.
    next: Cell<Option<(bool, bool)>>,
    pause: Later,
    caret: Later,
    beat: Later,
    /// Somebody else has the same document before them.
    pub(super) together: RwSignal<bool>,
    /// Grows when the carets over the words must be drawn anew.
    pub(super) drawn: RwSignal<u64>,
    /// How what is under the caret looks.
    pub(super) worn: RwSignal<Worn>,
    /// Grows when somebody has changed that.
    pub(super) done: RwSignal<u64>,
}

impl RichLine {
    pub(super) fn new(desk: Desk) -> Rc<Self> {
        Rc::new(Self {
            desk,
            page: RefCell::default(),
            base: RefCell::default(),
            composing: Cell::new(false),
            entered: Cell::new(false),
            next: Cell::new(None),
            pause: Later::default(),
            caret: Later::default(),
            beat: Later::default(),
            together: RwSignal::new(false),
            drawn: RwSignal::new(0),
            worn: RwSignal::new(Worn::default()),
            done: RwSignal::new(0),
        })
    }

    /// The page is there.
    pub(super) fn mounted(&self, page: HtmlElement) {
        *self.page.borrow_mut() = Some(page);
        self.refresh(None);
    }

    /// Puts whoever came to a button by keyboard back among the words, where they were.
    pub(super) fn focus(&self) {
        if let Some(page) = self.page().filter(|page| !has_focus(page)) {
            // Focus fails only for an element that has left the page.
            drop(page.focus());
        }
    }

    /// Whoever comes for the first time goes on behind the last word, as in any text field. A pointer then puts the caret
    /// where it points.
    pub(super) fn enter(&self) {
        if self.entered.replace(true) {
            return;
        }
        if let Some(page) = self.page() {
            let rich = &self.base.borrow().rich;
            let end = spot(rich, rich.words().encode_utf16().count());
            dom::select(&page, end, end);
        }
    }

    pub(super) fn page(&self) -> Option<HtmlElement> {
        self.page.borrow().clone()
    }

    /// The device, and which document of it.
    pub(super) const fn where_(&self) -> (Device, DocumentId) {
        (self.desk.device(), self.desk.document())
    }

    /// The text's name in what is said of carets.
    pub(super) fn name(&self) -> String {
        crate::writing::name_of(self.desk.place().clone())
    }

    fn held(&self, page: &HtmlElement) -> Held {
        let ends = dom::selection(page);
        let wanted: &[(Node, u32)] = ends.as_ref().map_or(&[], |ends| ends.as_slice());
        let (read, spots) = dom::read(page, Origin::Page, wanted);
        let read = read.begun_as(&self.base.borrow().rich);
        let starts = read.starts();
        let flat = |(line, units): Spot| starts.get(line).copied().unwrap_or(0) + units;
        let range = match spots.as_slice() {
            [from, to] => (flat(*from), flat(*to)),
            _ => {
                let end = read.words().encode_utf16().count();
                (end, end)
            }
        };
        Held {
            rich: read,
            range,
            is_here: ends.is_some(),
        }
    }

    /// Draws what the document holds. `range` is where the selection was in it, when it is this page that has the caret.
    fn refresh(&self, range: Option<(usize, usize)>) {
        let Some(now) = self.desk.read(|document, place| Base {
            rich: document.rich(place).unwrap_or_default(),
            heads: document.heads(),
        }) else {
            return;
        };
        if let Some(page) = self.page() {
            let is_drawn = dom::draw(&page, &now.rich);
            let is_blank = now.rich.lines.len() < 2
                && now
                    .rich
                    .lines
                    .iter()
                    .all(|line| line.runs.is_empty() && line.kind == LineKind::Paragraph);
            mark_empty(&page, is_blank);
            if let Some((from, to)) = range {
                let is_there = !is_drawn && {
                    let held = self.held(&page);
                    held.range == (from, to) && held.is_here
                };
                if !is_there && has_focus(&page) {
                    dom::select(&page, spot(&now.rich, from), spot(&now.rich, to));
                }
            }
        }
        *self.base.borrow_mut() = now;
        self.draw();
    }

    /// Takes in what the document has become. What is typed and not in it yet goes in first.
    pub(super) fn absorb(self: &Rc<Self>) {
        if self.composing.get() {
            return;
        }
        let Some(page) = self.page() else { return };
        let held = self.held(&page);
        if difference(&self.base.borrow().rich, &held.rich, held.range.1).is_some() {
            return self.commit();
        }
        let theirs = self.desk.read(|document, place| {
            let base = self.base.borrow();
            let heads = document.heads();
            if heads == base.heads {
                return None;
            }
            let same = document.rich(place).unwrap_or_default() == base.rich;
            // To compare two versions is to walk the document: not for a change elsewhere in it.
            Some(if same {
                Vec::new()
            } else {
                document.text_splices_between(&base.heads, &heads, place)
            })
        });
        if let Some(Some(theirs)) = theirs {
            let range = (
                carried(held.range.0, &theirs),
                carried(held.range.1, &theirs),
            );
            self.refresh(held.is_here.then_some(range));
        }
    }

    /// Puts what is typed into the document.
    pub(super) fn commit(self: &Rc<Self>) {
        self.pause.clear();
        if self.composing.get() {
            return;
        }
        let Some(page) = self.page() else { return };
        let mut held = self.held(&page);
        self.dress_next(&mut held);
        self.put(&held);
    }

    /// Makes the document what is held, and the page what the document then is.
    fn put(self: &Rc<Self>, held: &Held) {
        let (edit, heads) = {
            let base = self.base.borrow();
            let edit = difference(&base.rich, &held.rich, held.range.1);
            (edit, base.heads.clone())
        };
        let Some(edit) = edit else {
            return self.redraw(held);
        };
        match self.desk.edit(edit, heads) {
            Ok(()) => self.redraw(held),
            // It stays on the page, and is tried again: nothing typed is dropped.
            Err(Refused::NotReady | Refused::Document(_)) => {
                let line = Rc::clone(self);
                self.pause.set(AGAIN, move || line.commit());
            }
            Err(Refused::NotYours) => {}
        }
    }

    /// Shows the document with the caret where it is in what was held.
    fn redraw(&self, held: &Held) {
        let now = self
            .desk
            .read(|document, place| document.rich(place).unwrap_or_default());
        let Some(now) = now else { return };
        // Others' words may have come in between: then one splice from here to there is near enough.
        let splice = splice_between(&held.rich.words(), &now.words(), held.range.1);
        let carry = |at: usize| splice.iter().fold(at, |at, splice| splice.carry(at, false));
        let range = (carry(held.range.0), carry(held.range.1));
        self.refresh(held.is_here.then_some(range));
    }

    /// The letters that were typed since the last look become what was said before they were.
    fn dress_next(&self, held: &mut Held) {
        let Some((strong, em)) = self.next.get() else {
            return;
        };
        let typed = splice_between(
            &self.base.borrow().rich.words(),
            &held.rich.words(),
            held.range.1,
        );
        let Some(Splice { at, insert, .. }) = typed.filter(|typed| !typed.insert.is_empty()) else {
            return;
        };
        self.next.set(None);
        let range = (at, at + insert.encode_utf16().count());
        for (emphasis, on) in [(Emphasis::Strong, strong), (Emphasis::Em, em)] {
            if rich::worn(&held.rich, range).1.is(emphasis) != on {
                held.rich = rich::emphasise(&held.rich, range, emphasis);
            }
        }
    }

    /// A letter was typed, or several.
    pub(super) fn input(self: &Rc<Self>, is_space: bool) {
        let Some(page) = self.page() else { return };
        let only = page.child_nodes().length() < 2;
        let is_empty = only
            && page.first_element_child().is_none_or(|line| {
                line.text_content().is_none_or(|words| words.is_empty())
                    && line.get_attribute("data-kind").as_deref() == Some("paragraph")
            });
        mark_empty(&page, is_empty);
        if !self.composing.get() {
            if self.next.get().is_some() {
                return self.commit();
            }
            if is_space && self.shorthand(&page) {
                return;
            }
        }
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
        if together {
            self.draw();
        }
    }

    /// «- » at the beginning of a line begins a list.
    fn shorthand(self: &Rc<Self>, page: &HtmlElement) -> bool {
        let held = self.held(page);
        let Some((rich, caret)) = rich::shorthand(&held.rich, held.range.1) else {
            return false;
        };
        // What was typed is an edit of its own, so that taking the list back leaves it.
        self.put(&held);
        let rich = rich.begun_as(&self.base.borrow().rich);
        self.put(&Held {
            rich,
            range: (caret, caret),
            is_here: true,
        });
        true
    }

    /// Does something to the words and the selection. `None`: there is nothing to do, and the browser may.
    pub(super) fn act(
        self: &Rc<Self>,
        act: impl FnOnce(&Rich, (usize, usize)) -> Option<(Rich, (usize, usize))>,
    ) -> bool {
        if self.composing.get() {
            return false;
        }
        let Some(page) = self.page() else {
            return false;
        };
        let mut held = self.held(&page);
        self.dress_next(&mut held);
        let Some((rich, range)) = act(&held.rich, held.range) else {
            return false;
        };
        let before = rich.starts().first().copied().unwrap_or(0);
        let rich = rich.begun_as(&self.base.borrow().rich);
        // A block that the text keeps before its first line moves everything by one.
        let moved = rich.starts().first().copied().unwrap_or(0) - before;
        self.next.set(None);
        self.put(&Held {
            rich,
            range: (range.0 + moved, range.1 + moved),
            is_here: true,
        });
        self.look();
        true
    }

    /// Bold or italic: of what is chosen; where nothing is, of what is typed next.
    pub(super) fn emphasise(self: &Rc<Self>, emphasis: Emphasis) {
        let chosen = self.act(|words, range| {
            (range.0 != range.1).then(|| (rich::emphasise(words, range, emphasis), range))
        });
        if chosen {
            self.did();
        } else {
            // What was typed before is no part of it.
            self.commit();
            let worn = self.worn.get_untracked();
            let mut run = Run {
                words: String::new(),
                strong: worn.strong,
                em: worn.em,
            };
            run.set(emphasis, !run.is(emphasis));
            self.next.set(Some((run.strong, run.em)));
            self.worn.set(Worn {
                strong: run.strong,
                em: run.em,
                ..worn
            });
            self.did();
        }
    }

    /// Makes the chosen lines of this kind, or paragraphs again.
    pub(super) fn set_kind(self: &Rc<Self>, kind: LineKind) {
        self.act(|words, range| {
            let before = words.starts();
            let new = rich::set_kind(words, range, kind);
            let after = new.starts();
            // Each line keeps its place among lines; positions follow their lines.
            let follow = |at: usize| {
                let (line, start) = words.line_at(at);
                let from = before.get(line).copied().unwrap_or(start);
                after.get(line).copied().unwrap_or(start) + at.saturating_sub(from)
            };
            Some((new, (follow(range.0), follow(range.1))))
        });
        self.did();
    }

    /// Takes the last edit back, of whatever: what is typed is one.
    pub(super) fn take_back(self: &Rc<Self>) {
        self.commit();
        self.desk.device().undo();
    }

    /// Does again what was taken back.
    pub(super) fn do_again(self: &Rc<Self>) {
        self.commit();
        self.desk.device().redo();
    }

    fn did(&self) {
        self.done.update(|done| *done += 1);
    }

    pub(super) fn compose(self: &Rc<Self>, composing: bool) {
        self.composing.set(composing);
        if !composing {
            self.input(false);
        }
    }

    /// The page was left, or goes away with its words: they go into the document whatever an input method does.
    pub(super) fn leave(self: &Rc<Self>) {
        self.composing.set(false);
        self.commit();
    }

    /// The caret has moved.
    pub(super) fn moved(self: &Rc<Self>) {
        self.look();
        if !self.caret.is_set() {
            let line = Rc::clone(self);
            self.caret.set(CARET, move || line.say());
        }
    }

    /// Finds how what is under the caret looks: of a caret the elements around it say so at once.
    fn look(&self) {
        let Some(page) = self.page() else { return };
        let Some([from, to]) = dom::selection(&page) else {
            return;
        };
        let worn = if from == to {
            let around = element_around(&to.0);
            let within = |what: &str| {
                around
                    .as_ref()
                    .is_some_and(|around| matches!(around.closest(what), Ok(Some(_))))
            };
            let kind = [LineKind::Heading, LineKind::Bullet, LineKind::Number]
                .into_iter()
                .find(|kind| within(&format!("[data-kind={}]", dom::name_of(*kind))));
            let next = self.next.get();
            Worn {
                kind: Some(kind.unwrap_or_default()),
                strong: next.map_or_else(|| within("strong, b"), |next| next.0),
                em: next.map_or_else(|| within("em, i"), |next| next.1),
            }
        } else {
            let held = self.held(&page);
            let (kind, run) = rich::worn(&held.rich, held.range);
            Worn {
                kind,
                strong: run.strong,
                em: run.em,
            }
        };
        if self.worn.try_get_untracked() != Some(worn) {
            let _ = self.worn.try_set(worn);
        }
    }

    /// Whether letters typed now come into the middle of a run of letters, which the browser does by itself.
    pub(super) fn is_among_letters(&self, back: bool) -> bool {
        let ends = self.page().and_then(|page| dom::selection(&page));
        ends.is_some_and(|[from, to]| {
            let words = to.0.dyn_ref::<web_sys::Text>().map(|text| text.length());
            from == to && words.is_some_and(|length| if back { to.1 > 0 } else { to.1 < length })
        })
    }

    /// Whether anything is chosen.
    pub(super) fn has_chosen(&self) -> bool {
        let ends = self.page().and_then(|page| dom::selection(&page));
        ends.is_some_and(|[from, to]| from != to)
    }

    /// Forgets what the next letters were to be: the caret was put somewhere else.
    pub(super) fn elsewhere(&self) {
        self.next.set(None);
    }

    /// Says to the others where this page's caret is, now and every few seconds.
    pub(super) fn say(self: &Rc<Self>) {
        let Some(page) = self.page() else { return };
        let line = Rc::clone(self);
        self.beat.set(REPEAT, move || line.say());
        let focused = has_focus(&page);
        // A tab is in one text at a time: the one that has focus.
        if !(focused || nothing_written()) {
            return;
        }
        let cursor = focused.then(|| self.cursor(&self.held(&page))).flatten();
        self.desk.device().say(
            self.desk.document(),
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
        if !gone {
            return self.say();
        }
        self.desk.device().say(
            self.desk.document(),
            Saying {
                text: String::new(),
                cursor: None,
            },
        );
    }

    fn cursor(&self, held: &Held) -> Option<String> {
        let base = self.base.borrow();
        let typed = splice_between(&base.rich.words(), &held.rich.words(), held.range.1);
        let position = super::super::caret::to_document(held.range.1, typed.as_ref());
        self.desk
            .read(|document, place| document.cursor_at(place, position))
            .flatten()
    }

    /// Where somebody's caret is on this page: how far along it in percent of its width, how far down it and how tall in
    /// pixels.
    pub(super) fn place_of(&self, cursor: &str) -> Option<(f64, f64, f64)> {
        let page = self.page()?;
        let position = self
            .desk
            .read(|document, place| document.position_of(place, cursor))
            .flatten()?;
        let spot = spot(&self.base.borrow().rich, position);
        let rect = dom::rect(&page, spot)?;
        let corner = page.get_bounding_client_rect();
        Some((
            100.0 * (rect.left() - corner.left()) / corner.width().max(1.0),
            rect.top() - corner.top(),
            rect.height(),
        ))
    }

    fn draw(&self) {
        // The component may be gone by the time a timer is over.
        let _ = self.drawn.try_update(|drawn| *drawn += 1);
    }
}

/// The element that a node is or is in.
fn element_around(node: &Node) -> Option<Element> {
    let element = node.dyn_ref::<Element>().cloned();
    element.or_else(|| node.parent_element())
}

/// The line of a position, and how far in it.
fn spot(rich: &Rich, position: usize) -> Spot {
    let (line, start) = rich.line_at(position);
    (line, position.saturating_sub(start))
}

fn carried(caret: usize, splices: &[Splice]) -> usize {
    splices
        .iter()
        .fold(caret, |caret, splice| splice.carry(caret, false))
}

fn has_focus(page: &HtmlElement) -> bool {
    let active = page
        .owner_document()
        .and_then(|document| document.active_element());
    active.is_some_and(|active| active.is_same_node(Some(page)))
}

fn mark_empty(page: &HtmlElement, is_empty: bool) {
    // It fails only for a name that cannot be one.
    let _ = page.toggle_attribute_with_force("data-empty", is_empty);
}

/// What is pasted or typed over a selection.
pub(super) fn put_in(words: &Rich, range: (usize, usize), piece: &Rich) -> (Rich, (usize, usize)) {
    let (rich, caret) = rich::replace(words, range, piece);
    (rich, (caret, caret))
}

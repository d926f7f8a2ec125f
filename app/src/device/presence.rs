//! Who else is here: passing words that are never kept. They say which text a person is in and where the caret is, and
//! grow old by themselves when nothing more is heard.

use std::cell::RefCell;
use std::collections::BTreeMap;
use std::rc::Rc;
use std::sync::Arc;
use std::time::Duration;

use leptos::prelude::*;
use ryadom_domain::{DocumentId, PersonId};
use ryadom_sync::device::Input;
use serde::{Deserialize, Serialize};

use super::browser::{Later, random_name};
use super::clock;
use super::core::Core;
use super::tabs::Word;

/// Somebody who has said nothing for this long is not there any more.
const FADES: f64 = 12_000.0;
/// Whoever is still there says so this often.
pub(crate) const REPEAT: Duration = Duration::from_secs(5);

/// What one tab says of itself in a document.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Saying {
    /// Which text it is in, by a name that both ends make alike; empty: it has left.
    pub text: String,
    /// Where its caret is: an automerge cursor.
    pub cursor: Option<String>,
}

/// Somebody else in a document.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Present {
    /// The tab it is said from.
    pub from: Arc<str>,
    /// Who it is.
    pub person: PersonId,
    /// Which text they are in.
    pub text: String,
    /// Where their caret is: an automerge cursor.
    pub cursor: Option<String>,
}

/// A saying and who says it, as it travels: one CBOR map, which is what automerge-repo's clients expect of every
/// ephemeral message.
#[derive(Serialize, Deserialize)]
struct Wire {
    person: PersonId,
    /// Which tab it is said from: all tabs of a browser speak through one socket.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    tab: Option<Arc<str>>,
    text: String,
    #[serde(default, skip_serializing_if = "Option::is_none")]
    cursor: Option<String>,
}

struct Heard {
    present: Present,
    at: f64,
    /// Heard from a tab of this browser, which is there without the relay too.
    near: bool,
}

/// What was heard lately, by document.
pub(super) struct Whispers {
    /// What this tab is called.
    tab: Arc<str>,
    heard: RefCell<BTreeMap<DocumentId, Vec<Heard>>>,
    shown: RefCell<BTreeMap<DocumentId, RwSignal<Arc<Vec<Present>>>>>,
    fade: Later,
}

impl Default for Whispers {
    fn default() -> Self {
        Self {
            tab: random_name().into(),
            heard: RefCell::default(),
            shown: RefCell::default(),
            fade: Later::default(),
        }
    }
}

impl Whispers {
    /// The relay is gone, and with it everyone who is not in this browser.
    pub(super) fn silence(&self) {
        for list in self.heard.borrow_mut().values_mut() {
            list.retain(|heard| heard.near);
        }
        self.show_all();
    }

    fn show_all(&self) {
        let shown: Vec<_> = self
            .shown
            .borrow()
            .iter()
            .map(|(&document, &signal)| (document, signal))
            .collect();
        for (document, signal) in shown {
            self.show(document, signal);
        }
    }

    fn show(&self, document: DocumentId, signal: RwSignal<Arc<Vec<Present>>>) {
        let present: Vec<Present> = {
            let heard = self.heard.borrow();
            heard
                .get(&document)
                .into_iter()
                .flatten()
                .map(|heard| heard.present.clone())
                .collect()
        };
        if *signal.read_untracked().as_ref() != present {
            signal.set(Arc::new(present));
        }
    }
}

impl Core {
    /// Who else is in a document.
    pub(super) fn presence(&self, document: DocumentId) -> RwSignal<Arc<Vec<Present>>> {
        let known = self.whispers.shown.borrow().get(&document).copied();
        known.unwrap_or_else(|| {
            let signal = self.owner.with(|| RwSignal::new(Arc::default()));
            self.whispers.shown.borrow_mut().insert(document, signal);
            self.whispers.show(document, signal);
            signal
        })
    }

    /// Says where this tab is.
    pub(super) fn say(self: &Rc<Self>, document: DocumentId, saying: Saying) {
        let Some(me) = self.me.get_untracked() else {
            return;
        };
        let Ok(data) = minicbor_serde::to_vec(Wire {
            person: me.person,
            tab: Some(Arc::clone(&self.whispers.tab)),
            text: saying.text,
            cursor: saying.cursor,
        }) else {
            return;
        };
        let document: Arc<str> = document.to_string().into();
        self.tell_tabs(&Word::Say {
            document: Arc::clone(&document),
            data: data.clone(),
        });
        // Only the tab with the line has anyone there to pass it on.
        self.tell_line(Input::Ephemeral { document, data });
    }

    /// Another tab of this browser said something: it is passed on to those elsewhere by the tab that has the line.
    pub(super) fn heard_near(self: &Rc<Self>, document: Arc<str>, data: Vec<u8>) {
        self.heard(&document, None, &data);
        self.tell_line(Input::Ephemeral { document, data });
    }

    /// Somebody said something on another device; who it is, the relay says.
    pub(super) fn heard_afar(
        self: &Rc<Self>,
        document: &str,
        from: &Arc<str>,
        person: &str,
        data: &[u8],
    ) {
        if let Ok(person) = person.parse() {
            self.heard(document, Some((from, person)), data);
        }
    }

    /// What cannot be understood comes from another program, and is passed over.
    fn heard(self: &Rc<Self>, document: &str, afar: Option<(&Arc<str>, PersonId)>, data: &[u8]) {
        let (Ok(document), Ok(wire)) = (
            document.parse::<DocumentId>(),
            minicbor_serde::from_slice::<Wire>(data),
        ) else {
            return;
        };
        let Wire {
            person,
            tab,
            text,
            cursor,
        } = wire;
        let near = afar.is_none();
        let person = afar.map_or(person, |(_, known)| known);
        // A program that is no tab of ours is known by its end of the line alone.
        let Some(from) = tab.as_ref().or(afar.map(|(from, _)| from)) else {
            return;
        };
        {
            let mut heard = self.whispers.heard.borrow_mut();
            let list = heard.entry(document).or_default();
            list.retain(|heard| heard.present.from != *from || heard.present.person != person);
            if !text.is_empty() {
                let present = Present {
                    from: Arc::clone(from),
                    person,
                    text,
                    cursor,
                };
                list.push(Heard {
                    present,
                    at: clock::steady(),
                    near,
                });
                list.sort_by(|one, other| one.present.from.cmp(&other.present.from));
            }
        }
        let signal = self.presence(document);
        self.whispers.show(document, signal);
        self.fade_later();
    }

    fn fade_later(self: &Rc<Self>) {
        if self.whispers.fade.is_set() {
            return;
        }
        let core = Rc::clone(self);
        self.whispers.fade.set(Duration::from_secs(2), move || {
            let now = clock::steady();
            let left = {
                let mut heard = core.whispers.heard.borrow_mut();
                for list in heard.values_mut() {
                    list.retain(|heard| now - heard.at < FADES);
                }
                heard.values().any(|list| !list.is_empty())
            };
            core.whispers.show_all();
            if left {
                core.fade_later();
            }
        });
    }
}

//! What the tabs of one browser tell each other, over a BroadcastChannel.

use std::sync::Arc;

use js_sys::{Array, Uint8Array};
use wasm_bindgen::{JsCast, JsValue};
use web_sys::{BroadcastChannel, MessageEvent};

use super::browser::listen;
use super::status::Contact;

/// One thing said to the other tabs.
#[derive(Debug, Clone, PartialEq, Eq)]
pub(super) enum Word {
    /// Durable changes of a document: one after another, as automerge encodes them.
    Changes {
        document: Arc<str>,
        bytes: Vec<u8>,
        /// How many edits of the person are among them that the relay is not known to have.
        unsent: usize,
    },
    /// The relay has everything of a document.
    Confirmed(Arc<str>),
    /// A document's new summary, as JSON.
    Summary { document: Arc<str>, json: String },
    /// How things stand with the relay: from the tab that has the socket.
    Contact(Contact),
    /// A tab was opened and would like to know the [`Word::Contact`].
    Hello,
    /// Where this tab is in a document: for the other tabs, and for the one that has the socket to pass on.
    Say { document: Arc<str>, data: Vec<u8> },
    /// Somebody elsewhere said this: from the tab that has the socket.
    Heard {
        document: Arc<str>,
        from: Arc<str>,
        /// Who that is, by the relay's word.
        person: Arc<str>,
        data: Vec<u8>,
    },
    /// Pieces of a document on this device cannot be read.
    Lost(Arc<str>),
    /// Offer the relay what it has refused: to the tab that has the socket.
    OfferAgain,
    /// What stands in a form now, as JSON; `None` when nothing is typed.
    Draft {
        name: Arc<str>,
        typed: Option<Arc<str>>,
    },
    /// This browser has joined as somebody, or was signed off.
    Joined,
    /// Files were attached, have come or were sent.
    Files,
    /// The app was locked: in every tab.
    Locked,
    /// It was unlocked: in every tab.
    Unlocked,
    /// The person has left this device, and nothing of theirs is here any more.
    Left,
}

/// The channel to the other tabs; silent where the browser has none.
#[derive(Debug)]
pub(super) struct Tabs(Option<BroadcastChannel>);

impl Tabs {
    /// Opens the channel and calls back for each word of another tab.
    pub(super) fn open(mut heard: impl FnMut(Word) + 'static) -> Self {
        let channel = BroadcastChannel::new("ryadom").ok();
        if let Some(channel) = &channel {
            listen(channel, "message", move |event: MessageEvent| {
                if let Some(word) = decode(&event.data()) {
                    heard(word);
                }
            });
        }
        Self(channel)
    }

    /// Tells every other tab.
    pub(super) fn tell(&self, word: &Word) {
        if let Some(channel) = &self.0 {
            // It fails only for a channel that was closed, and then nobody listens.
            let _ = channel.post_message(&encode(word));
        }
    }
}

fn encode(word: &Word) -> JsValue {
    let text = |text: &str| JsValue::from_str(text);
    let bytes = |bytes: &[u8]| JsValue::from(Uint8Array::from(bytes));
    let parts = match word {
        Word::Changes {
            document,
            bytes: changes,
            unsent,
        } => Array::of4(
            &text("changes"),
            &text(document),
            &bytes(changes),
            &JsValue::from_f64(*unsent as f64),
        ),
        Word::Confirmed(document) => Array::of2(&text("confirmed"), &text(document)),
        Word::Summary { document, json } => {
            Array::of3(&text("summary"), &text(document), &text(json))
        }
        Word::Contact(contact) => {
            let json = serde_json::to_string(contact).unwrap_or_default();
            Array::of2(&text("contact"), &text(&json))
        }
        Word::Hello => Array::of1(&text("hello")),
        Word::Say { document, data } => Array::of3(&text("say"), &text(document), &bytes(data)),
        Word::Heard {
            document,
            from,
            person,
            data,
        } => Array::of5(
            &text("heard"),
            &text(document),
            &bytes(data),
            &text(from),
            &text(person),
        ),
        Word::Lost(document) => Array::of2(&text("lost"), &text(document)),
        Word::OfferAgain => Array::of1(&text("offer")),
        Word::Draft { name, typed } => {
            let typed = typed.as_deref().map_or(JsValue::NULL, JsValue::from_str);
            Array::of3(&text("draft"), &text(name), &typed)
        }
        Word::Joined => Array::of1(&text("joined")),
        Word::Files => Array::of1(&text("files")),
        Word::Locked => Array::of1(&text("locked")),
        Word::Unlocked => Array::of1(&text("unlocked")),
        Word::Left => Array::of1(&text("left")),
    };
    parts.into()
}

/// `None` for what a tab of another version says and this one does not know.
fn decode(value: &JsValue) -> Option<Word> {
    let parts = value.dyn_ref::<Array>()?;
    let text = |at| parts.get(at).as_string();
    let document = || text(1).map(Arc::<str>::from);
    let bytes = || {
        parts
            .get(2)
            .dyn_into::<Uint8Array>()
            .ok()
            .map(|bytes| bytes.to_vec())
    };
    Some(match text(0)?.as_str() {
        "changes" => Word::Changes {
            document: document()?,
            bytes: bytes()?,
            unsent: parts.get(3).as_f64()? as usize,
        },
        "confirmed" => Word::Confirmed(document()?),
        "summary" => Word::Summary {
            document: document()?,
            json: text(2)?,
        },
        "contact" => Word::Contact(serde_json::from_str(&text(1)?).ok()?),
        "hello" => Word::Hello,
        "say" => Word::Say {
            document: document()?,
            data: bytes()?,
        },
        "heard" => Word::Heard {
            document: document()?,
            data: bytes()?,
            from: text(3)?.into(),
            person: text(4)?.into(),
        },
        "lost" => Word::Lost(document()?),
        "offer" => Word::OfferAgain,
        "draft" => Word::Draft {
            name: document()?,
            typed: text(2).map(Arc::from),
        },
        "joined" => Word::Joined,
        "files" => Word::Files,
        "locked" => Word::Locked,
        "unlocked" => Word::Unlocked,
        "left" => Word::Left,
        _ => return None,
    })
}

#[cfg(test)]
mod tests {
    use super::*;
    use wasm_bindgen_test::wasm_bindgen_test;

    #[wasm_bindgen_test]
    fn every_word_is_understood_as_it_was_meant() {
        let document: Arc<str> = "plan".into();
        let words = [
            Word::Changes {
                document: document.clone(),
                bytes: vec![1, 2],
                unsent: 1,
            },
            Word::Confirmed(document.clone()),
            Word::Summary {
                document: document.clone(),
                json: "{}".into(),
            },
            Word::Contact(Contact {
                online: true,
                ..Contact::default()
            }),
            Word::Hello,
            Word::Say {
                document: document.clone(),
                data: vec![3],
            },
            Word::Lost(document.clone()),
            Word::OfferAgain,
            Word::Heard {
                document,
                from: "someone".into(),
                person: "anna".into(),
                data: vec![4],
            },
            Word::Draft {
                name: "meeting".into(),
                typed: Some("{}".into()),
            },
            Word::Draft {
                name: "meeting".into(),
                typed: None,
            },
            Word::Joined,
            Word::Locked,
            Word::Unlocked,
            Word::Left,
        ];
        for word in words {
            assert_eq!(decode(&encode(&word)), Some(word));
        }
    }

    #[wasm_bindgen_test]
    fn a_word_of_another_version_is_passed_over() {
        assert_eq!(decode(&Array::of1(&"unheard of".into()).into()), None);
        assert_eq!(decode(&JsValue::NULL), None);
    }
}

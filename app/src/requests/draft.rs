//! What a request's form holds, and the edits it becomes. Pure.

use ryadom_domain::{Asker, Difficulty, Request, RequestId};
use ryadom_replica::{Kind, PersonDoc, PersonEdit, PersonText, RequestEdit, splice_between};
use serde::{Deserialize, Serialize};

/// A request being written. The id comes with it, so that a form that is saved twice makes one request.
#[derive(Debug, Clone, PartialEq, Serialize, Deserialize)]
pub struct RequestDraft {
    /// The request it will be, or is.
    pub id: RequestId,
    /// What stands in the form.
    pub request: Request,
}

impl RequestDraft {
    /// Nothing was said yet: enough to ask for is a topic or a word.
    pub fn is_empty(&self) -> bool {
        self.request.topic.is_none() && self.request.words.trim().is_empty()
    }

    /// Writes a usual difficulty on a line of its own, and the topic where none was chosen.
    pub fn take(&mut self, difficulty: Difficulty, words: &str) {
        let said = self.request.words.trim_end();
        self.request.words = if said.is_empty() {
            words.to_owned()
        } else {
            format!("{said}\n{words}")
        };
        self.request.topic = self.request.topic.or(Some(difficulty.topic()));
    }

    /// The edit that asks.
    pub fn add(&self) -> PersonEdit {
        PersonEdit::AddRequest {
            id: self.id,
            request: Box::new(Request {
                words: self.request.words.trim().to_owned(),
                asker: self.request.asker.or(Some(Asker::Own)),
                ..self.request.clone()
            }),
        }
    }

    /// The edit that changes only what differs from `before`.
    pub fn change(&self, before: &Request) -> Option<PersonEdit> {
        let now = &self.request;
        let mut edits = Vec::new();
        let mut fields = Vec::new();
        if now.topic != before.topic {
            fields.push(RequestEdit::Topic(now.topic));
        }
        if now.form != before.form {
            fields.push(RequestEdit::Form(now.form));
        }
        if now.kind != before.kind {
            fields.push(RequestEdit::Kind(now.kind));
        }
        if now.urgency != before.urgency {
            fields.push(RequestEdit::Urgency(now.urgency));
        }
        if now.mentor != before.mentor {
            fields.push(RequestEdit::Mentor(now.mentor));
        }
        if now.asker != before.asker {
            fields.push(RequestEdit::Asker(now.asker));
        }
        let id = self.id;
        edits.extend(
            fields
                .into_iter()
                .map(|edit| PersonEdit::Request { id, edit }),
        );
        let end = now.words.encode_utf16().count();
        if let Some(splice) = splice_between(&before.words, &now.words, end) {
            edits.push(PersonDoc::write(PersonText::Asked(id), splice));
        }
        (!edits.is_empty()).then_some(PersonEdit::Several(edits))
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use ryadom_domain::{Skill, Topic};
    use wasm_bindgen_test::wasm_bindgen_test;

    fn draft(words: &str) -> RequestDraft {
        RequestDraft {
            id: RequestId::from_random([1; 16]),
            request: Request {
                topic: Some(Topic::Methods),
                words: words.to_owned(),
                ..Request::default()
            },
        }
    }

    #[wasm_bindgen_test]
    fn a_changed_request_writes_only_what_differs() {
        let before = draft("Урок").request;
        assert_eq!(draft("Урок").change(&before), None);
        let Some(PersonEdit::Several(edits)) = draft("Урок литературы").change(&before)
        else {
            panic!("it differs");
        };
        assert_eq!(edits.len(), 1);
    }

    #[wasm_bindgen_test]
    fn a_usual_difficulty_is_added_to_what_was_said_and_chooses_no_other_topic() {
        let mut own = draft("Своё\n");
        own.take(Difficulty::Skill(Skill::Journal), "Журнал");
        assert_eq!(own.request.words, "Своё\nЖурнал");
        assert_eq!(own.request.topic, Some(Topic::Methods));
        let mut empty = draft("");
        empty.request.topic = None;
        empty.take(Difficulty::Skill(Skill::Journal), "Журнал");
        assert_eq!(empty.request.words, "Журнал");
        assert_eq!(empty.request.topic, Some(Topic::Digital));
    }

    #[wasm_bindgen_test]
    fn a_word_or_a_topic_is_enough() {
        let mut draft = draft(" ");
        assert!(!draft.is_empty());
        draft.request.topic = None;
        assert!(draft.is_empty());
        draft.request.words = "Помогите с журналом".to_owned();
        assert!(!draft.is_empty());
    }
}

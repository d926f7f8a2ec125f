//! Questionnaires besides the usual one, and the answers to them, in the flat map of [`super::diagnostics`]: plain values
//! under keys that name them, for two people may take the same one into the same round, apart.
//!
//! What is taken is the whole questionnaire, with its words: the school may change its own afterwards.

use super::diagnostics::DIAGNOSTICS;
use super::{JournalDoc, JournalEdit};
use crate::read::MapReader;
use crate::write::Tx;
use crate::{Choice, EditError};
use ryadom_domain::{AnswerSheet, Given, Inquiry, PersonId, Questionnaire, Round};
use std::collections::BTreeMap;

/// What a person may do to a questionnaire of a round.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum InquiryEdit {
    /// Takes it into the round with these words; `None` as if it had never been.
    Asked(Option<Questionnaire>),
    /// Puts it aside, or takes it up again. One that somebody has answered is shown all the same.
    Aside(bool),
    /// Answers one question.
    Answer {
        /// About whom.
        about: PersonId,
        /// Who.
        by: PersonId,
        /// Its key.
        question: String,
        /// What; `None` takes the answer back.
        answer: Option<u8>,
    },
}

/// Answers by question.
pub type GivenView = BTreeMap<String, Choice<Option<u16>>>;

/// A questionnaire of a round as it is shown.
#[derive(Debug, Clone, Default, PartialEq)]
pub struct InquiryView {
    /// What is asked, in the words of the day on which it was taken.
    pub asked: Choice<Option<Questionnaire>>,
    /// Put aside.
    pub aside: Choice<bool>,
    /// Answers, by whom they are about, by whom they are, and by question.
    pub given: BTreeMap<(PersonId, PersonId), GivenView>,
}

impl InquiryView {
    /// Somebody's answers about somebody, for the rules of the domain.
    pub fn given(&self, about: PersonId, by: PersonId) -> Given {
        let answers = self.given.get(&(about, by)).into_iter().flatten();
        answers
            .filter_map(|(question, answer)| {
                let answer = u8::try_from(answer.value?).ok()?;
                Some((question.clone(), answer))
            })
            .collect()
    }

    /// True when somebody has answered.
    pub fn is_answered(&self) -> bool {
        let mut answers = self.given.values().flat_map(BTreeMap::values);
        answers.any(|answer| answer.value.is_some())
    }

    /// True for what the round shows.
    pub fn is_shown(&self) -> bool {
        self.asked.value.is_some() && (!self.aside.value || self.is_answered())
    }

    /// Answers that one person gave differently on two devices.
    pub(super) fn places(&self) -> usize {
        let answers = self.given.values().flat_map(BTreeMap::values);
        answers.filter(|answer| answer.is_torn()).count()
    }
}

/// What stands at a key.
#[derive(Debug, Clone, PartialEq, Eq)]
pub(crate) enum InquiryKey {
    /// The questionnaire.
    Asked(Round, Inquiry),
    /// Whether it is put aside.
    Aside(Round, Inquiry),
    /// An answer to a question of it.
    Given(Inquiry, AnswerSheet, String),
}

impl InquiryKey {
    fn words(&self) -> String {
        match self {
            Self::Asked(round, inquiry) => format!("asked/{round}/{inquiry}"),
            Self::Aside(round, inquiry) => format!("asked/{round}/{inquiry}/aside"),
            Self::Given(inquiry, AnswerSheet { round, about, by }, question) => {
                format!("given/{round}/{inquiry}/{about}/{by}/{question}")
            }
        }
    }
}

/// What a key says; `None` for those of the usual questionnaire.
pub(crate) fn inquiry_at(key: &str) -> Option<InquiryKey> {
    let parts: Vec<&str> = key.split('/').collect();
    Some(match *parts.as_slice() {
        ["asked", round, inquiry] => InquiryKey::Asked(round.parse().ok()?, inquiry.parse().ok()?),
        ["asked", round, inquiry, "aside"] => {
            InquiryKey::Aside(round.parse().ok()?, inquiry.parse().ok()?)
        }
        ["given", round, inquiry, about, by, question] => InquiryKey::Given(
            inquiry.parse().ok()?,
            AnswerSheet {
                round: round.parse().ok()?,
                about: about.parse().ok()?,
                by: by.parse().ok()?,
            },
            question.to_owned(),
        ),
        _ => return None,
    })
}

pub(super) fn read(map: &MapReader<'_>) -> BTreeMap<(Round, Inquiry), InquiryView> {
    let mut all: BTreeMap<_, InquiryView> = BTreeMap::new();
    for key in map.keys() {
        match inquiry_at(key) {
            Some(InquiryKey::Asked(round, inquiry)) => {
                all.entry((round, inquiry)).or_default().asked = map.choice(key);
            }
            Some(InquiryKey::Aside(round, inquiry)) => {
                all.entry((round, inquiry)).or_default().aside = map.choice(key);
            }
            Some(InquiryKey::Given(inquiry, sheet, question)) => {
                let view = all.entry((sheet.round, inquiry)).or_default();
                let answers = view.given.entry((sheet.about, sheet.by)).or_default();
                answers.insert(question, map.choice(key));
            }
            None => {}
        }
    }
    all
}

pub(super) fn apply(
    tx: &mut Tx<'_, JournalDoc>,
    round: Round,
    inquiry: Inquiry,
    edit: &InquiryEdit,
) -> Result<(), EditError> {
    let map = tx.container(DIAGNOSTICS)?;
    let back = |edit| JournalEdit::Inquiry {
        round,
        inquiry,
        edit: Box::new(edit),
    };
    match edit {
        InquiryEdit::Asked(asked) => {
            let key = InquiryKey::Asked(round, inquiry).words();
            tx.set(&map, &key, asked, |before| back(InquiryEdit::Asked(before)))
        }
        InquiryEdit::Aside(aside) => {
            let key = InquiryKey::Aside(round, inquiry).words();
            tx.set(&map, &key, aside, |before| back(InquiryEdit::Aside(before)))
        }
        InquiryEdit::Answer {
            about,
            by,
            question,
            answer,
        } => {
            let sheet = AnswerSheet {
                round,
                about: *about,
                by: *by,
            };
            let key = InquiryKey::Given(inquiry, sheet, question.clone()).words();
            tx.set(&map, &key, &answer.map(u16::from), |before| {
                back(InquiryEdit::Answer {
                    about: *about,
                    by: *by,
                    question: question.clone(),
                    answer: before.and_then(|before| u8::try_from(before).ok()),
                })
            })
        }
    }
}

//! What a person, or the curator for them, may do to a profile.

use super::{ProfileField, ProfileTag, TrainingEdit};
use crate::{Splice, TextRef};
use automerge::ChangeHash;
use jiff::civil::Date;
use ryadom_domain::{
    ActId, Asker, Form, Kind, Level, PairId, PersonId, Request, RequestId, RequestState, Topic,
    TrainingField, TrainingId, Urgency,
};
use std::collections::BTreeMap;

/// What a person may do to a profile.
#[derive(Debug, Clone, PartialEq)]
pub enum PersonEdit {
    /// Types into one of its texts.
    Write {
        /// Which.
        text: PersonText,
        /// What.
        splice: Splice,
    },
    /// Types into one of its texts, with positions as they were at `heads`: how typing is taken back.
    WriteAt {
        /// Which.
        text: PersonText,
        /// What, as at `heads`.
        splice: Splice,
        /// The version whose positions are meant.
        heads: Vec<ChangeHash>,
    },
    /// Телефон.
    Phone(String),
    /// Почта.
    Email(String),
    /// Мессенджер.
    Messenger(String),
    /// Writes one field; empty to say nothing.
    Set(ProfileField, String),
    /// Puts a mark of a list, or takes it off.
    Tag(ProfileTag, bool),
    /// Says how well they can teach something; `None` takes it off the list.
    Competence(String, Option<Level>),
    /// Has read a local act, on this day; `None` takes it back.
    Acknowledge(ActId, Option<Date>),
    /// Says that something was learned.
    AddTraining {
        /// A new, random id.
        id: TrainingId,
        /// What is known of it.
        fields: BTreeMap<TrainingField, String>,
    },
    /// Changes what was learned.
    Training {
        /// Which.
        id: TrainingId,
        /// How.
        edit: TrainingEdit,
    },
    /// Asks for help.
    AddRequest {
        /// A new, random id.
        id: RequestId,
        /// What is asked for.
        request: Box<Request>,
    },
    /// Changes a request.
    Request {
        /// Which.
        id: RequestId,
        /// How.
        edit: RequestEdit,
    },
    /// Several edits as one change.
    Several(Vec<PersonEdit>),
}

/// What may be done to a request. Writing a field that has two values settles it.
#[derive(Debug, Clone, PartialEq)]
pub enum RequestEdit {
    /// С чем нужна помощь.
    Topic(Option<Topic>),
    /// Желаемая форма.
    Form(Option<Form>),
    /// Желаемый вид.
    Kind(Option<Kind>),
    /// Срочность.
    Urgency(Option<Urgency>),
    /// Желаемый наставник.
    Mentor(Option<PersonId>),
    /// Who asks.
    Asker(Option<Asker>),
    /// The day it was made.
    Made(Option<Date>),
    /// The curator has looked at it, and decided.
    State(RequestState),
    /// Why it was declined.
    Reason(String),
    /// The pair that came of it.
    Pair(Option<PairId>),
    /// Why this mentor, as it was decided.
    Matched(String),
    /// Takes it back.
    Remove,
    /// Brings it back, or keeps one that came back.
    Restore,
}

/// The texts of a profile.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub enum PersonText {
    /// Чем могу помочь.
    CanHelp,
    /// Запрос своими словами.
    Request,
    /// The words of one request.
    Asked(RequestId),
}

impl From<PersonText> for TextRef {
    fn from(text: PersonText) -> Self {
        match text {
            PersonText::CanHelp => Self::root("canHelp"),
            PersonText::Request => Self::root("request"),
            PersonText::Asked(id) => Self::row("requests", id, "words"),
        }
    }
}

//! Identifiers: sixteen random bytes, written as 32 lower-case hex digits.

/// A text that is not 32 hex digits.
#[derive(Debug, Clone, PartialEq, Eq, thiserror::Error)]
#[error("an id is 32 hex digits")]
pub struct IdError;

macro_rules! ids {
    ($($(#[$meta:meta])* $name:ident;)+) => {$(
        $(#[$meta])*
        #[derive(Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash, serde::Serialize, serde::Deserialize)]
        #[serde(try_from = "String", into = "String")]
        pub struct $name([u8; 16]);

        impl $name {
            /// Makes an id from random bytes, which the caller brings.
            pub const fn from_random(bytes: [u8; 16]) -> Self {
                Self(bytes)
            }

            /// The sixteen bytes.
            pub const fn as_bytes(&self) -> &[u8; 16] {
                &self.0
            }
        }

        impl std::fmt::Display for $name {
            fn fmt(&self, f: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
                f.write_str(&hex::encode(self.0))
            }
        }

        impl std::fmt::Debug for $name {
            fn fmt(&self, f: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
                write!(f, concat!(stringify!($name), "({})"), self)
            }
        }

        impl std::str::FromStr for $name {
            type Err = IdError;

            fn from_str(text: &str) -> Result<Self, IdError> {
                // One text form per id: documents use it as a key, so upper case would make a second row.
                if text.bytes().any(|byte| byte.is_ascii_uppercase()) {
                    return Err(IdError);
                }
                let mut bytes = [0; 16];
                hex::decode_to_slice(text, &mut bytes).map_err(|_| IdError)?;
                Ok(Self(bytes))
            }
        }

        impl TryFrom<String> for $name {
            type Error = IdError;

            fn try_from(text: String) -> Result<Self, IdError> {
                text.parse()
            }
        }

        impl From<$name> for String {
            fn from(id: $name) -> Self {
                id.to_string()
            }
        }
    )+};
}

ids! {
    /// A person in the registry.
    PersonId;
    /// A pair or group.
    PairId;
    /// A plan item.
    ItemId;
    /// A task of a programme.
    TaskId;
    /// A deficit that a programme works on.
    DeficitId;
    /// Something said of a plan item.
    CommentId;
    /// A correction of an approved programme.
    CorrectionId;
    /// A programme as it was once approved.
    EditionId;
    /// A meeting in the journal.
    MeetingId;
    /// An agreement made at a meeting.
    AgreementId;
    /// A visit to a lesson.
    ObservationId;
    /// A note made during a lesson.
    LessonNoteId;
    /// A stage of a lesson.
    StageId;
    /// An open lesson.
    OpenLessonId;
    /// An expert's sheet of an open lesson.
    SheetId;
    /// A record of an instrument.
    RecordId;
    /// A reflection note.
    NoteId;
    /// A request for help.
    RequestId;
    /// Something that a person has learned.
    TrainingId;
    /// A local act that people read.
    ActId;
    /// A template that a school keeps.
    TemplateId;
    /// A questionnaire or observation sheet that a school has written.
    BlankId;
    /// A line of one.
    LineId;
    /// A dispute in a pair.
    DisputeId;
    /// A step of one.
    DisputeStepId;
    /// A file that hangs on something.
    FileId;
    /// A device that was let in.
    DeviceId;
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn an_id_is_read_back_from_its_text() {
        let id = ItemId::from_random([0xa5; 16]);
        assert_eq!(id.to_string(), "a5".repeat(16));
        assert_eq!(id.to_string().parse(), Ok(id));
    }

    #[test]
    fn an_id_has_one_text_form() {
        assert_eq!("A5".repeat(16).parse::<ItemId>(), Err(IdError));
        assert_eq!("a5".repeat(15).parse::<ItemId>(), Err(IdError));
        assert_eq!("a5".repeat(17).parse::<ItemId>(), Err(IdError));
        assert_eq!("кот".parse::<ItemId>(), Err(IdError));
    }
}

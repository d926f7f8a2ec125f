//! Plain values as Automerge keeps them. What has another type or an unknown code reads as nothing written.

use automerge::{ScalarValue, ScalarValueRef};
use jiff::civil::{Date, Time};
use ryadom_domain::{
    ActReaders, Area, AskedSkill, Asker, AuditMark, BlankKind, CuratorTitle, DeficitId, Digest,
    DisputeId, DisputeStage, DocumentId, EndReason, FileOf, FileType, Fit, Form, Future,
    Instrument, ItemId, Kind, LessonKind, LessonQuality, Level, Mark, MatchBasis, MeetingFormat,
    MeetingId, Meets, MenteeCategory, MentorStage, Mood, OrgType, Outcome, PairId, PairState,
    Period, PersonId, PersonKind, PlanDate, ProgrammeState, Qualification, Questionnaire,
    RequestState, Rubric, Scale, Score, Style, TaskId, Timestamp, Topic, TrainingKind, Urgency,
    Visit, pairing::Strictness,
};

/// A scalar, borrowed from whichever of Automerge's forms it came in.
#[derive(Debug, Clone, Copy, PartialEq)]
pub(crate) enum Scalar<'a> {
    Words(&'a str),
    Number(i64),
    YesNo(bool),
    /// Null, or a type that no field has.
    Other,
}

impl<'a> From<&'a ScalarValueRef<'a>> for Scalar<'a> {
    fn from(value: &'a ScalarValueRef<'a>) -> Self {
        match value {
            ScalarValueRef::Str(words) => Self::Words(words),
            ScalarValueRef::Int(number) => Self::Number(*number),
            ScalarValueRef::Uint(number) => {
                i64::try_from(*number).map_or(Self::Other, Self::Number)
            }
            ScalarValueRef::Boolean(yes) => Self::YesNo(*yes),
            ScalarValueRef::F64(number) => whole(*number),
            _ => Self::Other,
        }
    }
}

impl<'a> From<&'a ScalarValue> for Scalar<'a> {
    fn from(value: &'a ScalarValue) -> Self {
        match value {
            ScalarValue::Str(words) => Self::Words(words),
            ScalarValue::Int(number) => Self::Number(*number),
            ScalarValue::Uint(number) => i64::try_from(*number).map_or(Self::Other, Self::Number),
            ScalarValue::Boolean(yes) => Self::YesNo(*yes),
            ScalarValue::F64(number) => whole(*number),
            _ => Self::Other,
        }
    }
}

/// JavaScript has one type of number, so a client written in it may say 3.0.
fn whole<'a>(number: f64) -> Scalar<'a> {
    const MOST: f64 = 9_007_199_254_740_992.0;
    if number.fract() == 0.0 && number.abs() <= MOST {
        #[expect(clippy::cast_possible_truncation, reason = "whole and within 2^53")]
        Scalar::Number(number as i64)
    } else {
        Scalar::Other
    }
}

/// A type that fields have.
pub(crate) trait Plain: Clone + Default + PartialEq {
    /// `None` for what this type cannot be.
    fn from_scalar(scalar: Scalar<'_>) -> Option<Self>;
    /// What is kept.
    fn to_scalar(&self) -> ScalarValue;
}

impl Plain for String {
    fn from_scalar(scalar: Scalar<'_>) -> Option<Self> {
        match scalar {
            Scalar::Words(words) => Some(words.to_owned()),
            _ => None,
        }
    }

    fn to_scalar(&self) -> ScalarValue {
        ScalarValue::Str(self.as_str().into())
    }
}

impl Plain for bool {
    fn from_scalar(scalar: Scalar<'_>) -> Option<Self> {
        match scalar {
            Scalar::YesNo(yes) => Some(yes),
            _ => None,
        }
    }

    fn to_scalar(&self) -> ScalarValue {
        ScalarValue::Boolean(*self)
    }
}

impl Plain for i64 {
    fn from_scalar(scalar: Scalar<'_>) -> Option<Self> {
        match scalar {
            Scalar::Number(number) => Some(number),
            _ => None,
        }
    }

    fn to_scalar(&self) -> ScalarValue {
        ScalarValue::Int(*self)
    }
}

/// A type whose absence is kept as null.
pub(crate) trait Optional: Clone + PartialEq {
    fn from_some(scalar: Scalar<'_>) -> Option<Self>;
    fn to_some(&self) -> ScalarValue;
}

impl<T: Optional> Plain for Option<T> {
    fn from_scalar(scalar: Scalar<'_>) -> Option<Self> {
        match scalar {
            Scalar::Other => Some(None),
            scalar => T::from_some(scalar).map(Some),
        }
    }

    fn to_scalar(&self) -> ScalarValue {
        self.as_ref().map_or(ScalarValue::Null, T::to_some)
    }
}

macro_rules! kept_as_words {
    ($($name:ty),+) => {$(
        impl Optional for $name {
            fn from_some(scalar: Scalar<'_>) -> Option<Self> {
                match scalar {
                    Scalar::Words(words) => words.parse().ok(),
                    _ => None,
                }
            }

            fn to_some(&self) -> ScalarValue {
                ScalarValue::Str(self.to_string().into())
            }
        }
    )+};
}

kept_as_words!(
    ActReaders,
    Area,
    AskedSkill,
    Asker,
    AuditMark,
    BlankKind,
    Date,
    DeficitId,
    DisputeId,
    Digest,
    DisputeStage,
    DocumentId,
    EndReason,
    FileOf,
    FileType,
    Fit,
    CuratorTitle,
    Form,
    Future,
    Instrument,
    ItemId,
    Kind,
    LessonKind,
    LessonQuality,
    Mark,
    MatchBasis,
    MeetingFormat,
    MeetingId,
    MenteeCategory,
    MentorStage,
    Meets,
    Mood,
    OrgType,
    Outcome,
    PairId,
    PairState,
    PersonId,
    Period,
    PersonKind,
    PlanDate,
    ProgrammeState,
    Qualification,
    RequestState,
    Scale,
    Score,
    Strictness,
    Style,
    Topic,
    TrainingKind,
    Urgency,
    TaskId,
    Visit
);

impl Optional for Time {
    fn from_some(scalar: Scalar<'_>) -> Option<Self> {
        match scalar {
            Scalar::Words(words) => words.parse().ok(),
            _ => None,
        }
    }

    fn to_some(&self) -> ScalarValue {
        ScalarValue::Str(format!("{:02}:{:02}", self.hour(), self.minute()).into())
    }
}

impl Optional for Level {
    fn from_some(scalar: Scalar<'_>) -> Option<Self> {
        match scalar {
            Scalar::Number(number) => u8::try_from(number).ok().and_then(Self::new),
            _ => None,
        }
    }

    fn to_some(&self) -> ScalarValue {
        ScalarValue::Int(i64::from(self.get()))
    }
}

impl Optional for u16 {
    fn from_some(scalar: Scalar<'_>) -> Option<Self> {
        match scalar {
            Scalar::Number(number) => Self::try_from(number).ok(),
            _ => None,
        }
    }

    fn to_some(&self) -> ScalarValue {
        ScalarValue::Int(i64::from(*self))
    }
}

impl Optional for Timestamp {
    fn from_some(scalar: Scalar<'_>) -> Option<Self> {
        match scalar {
            Scalar::Number(seconds) => Some(Self(seconds)),
            _ => None,
        }
    }

    fn to_some(&self) -> ScalarValue {
        ScalarValue::Int(self.seconds())
    }
}

/// Whole, with its words: the school may change its own after the pair has taken it.
impl Optional for Questionnaire {
    fn from_some(scalar: Scalar<'_>) -> Option<Self> {
        match scalar {
            Scalar::Words(words) => serde_json::from_str(words).ok(),
            _ => None,
        }
    }

    fn to_some(&self) -> ScalarValue {
        // Words and numbers always have a JSON.
        serde_json::to_string(self)
            .map_or(ScalarValue::Null, |words| ScalarValue::Str(words.into()))
    }
}

/// What the usual checklist is kept as, before its style.
const USUAL: &str = "usual:";

/// The usual checklist by its name; a school's own whole, for it may change after the visit.
impl Plain for Rubric {
    fn from_scalar(scalar: Scalar<'_>) -> Option<Self> {
        let Scalar::Words(words) = scalar else {
            return None;
        };
        match words.strip_prefix(USUAL) {
            Some(style) => style.parse::<Style>().ok().map(Self::usual),
            None => serde_json::from_str(words).ok(),
        }
    }

    fn to_scalar(&self) -> ScalarValue {
        if self.is_usual() {
            return ScalarValue::Str(format!("{USUAL}{}", self.style).into());
        }
        // Words and numbers always have a JSON.
        serde_json::to_string(self)
            .map_or(ScalarValue::Null, |words| ScalarValue::Str(words.into()))
    }
}

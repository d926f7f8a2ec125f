//! The mark that something was tried out: by whom, when, where, and with what result (DOMAIN.md S2-82).

use crate::codes::coded;
use crate::{PairId, TemplateId};
use std::fmt;
use std::str::FromStr;

coded! {
    /// What a mark of approbation says.
    ApprobationField {
        /// Когда.
        Day = "day",
        /// Кем.
        By = "by",
        /// Где и с кем.
        Place = "place",
        /// С каким результатом.
        Result = "result",
    }
}

/// What was tried out.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub enum ApprobationOf {
    /// One of the school's own templates.
    Template(TemplateId),
    /// A pair's programme.
    Programme(PairId),
}

/// A text that names nothing that could be tried out.
#[derive(Debug, Clone, PartialEq, Eq, thiserror::Error)]
#[error("not something that was tried out")]
pub struct ApprobationOfError;

impl fmt::Display for ApprobationOf {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        match self {
            Self::Template(id) => write!(f, "template:{id}"),
            Self::Programme(id) => write!(f, "programme:{id}"),
        }
    }
}

impl FromStr for ApprobationOf {
    type Err = ApprobationOfError;

    fn from_str(text: &str) -> Result<Self, ApprobationOfError> {
        let (kind, id) = text.split_once(':').ok_or(ApprobationOfError)?;
        match kind {
            "template" => id.parse().map(Self::Template),
            "programme" => id.parse().map(Self::Programme),
            _ => return Err(ApprobationOfError),
        }
        .map_err(|_| ApprobationOfError)
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn what_was_tried_out_is_read_back_from_its_text() {
        for of in [
            ApprobationOf::Template(TemplateId::from_random([1; 16])),
            ApprobationOf::Programme(PairId::from_random([2; 16])),
        ] {
            assert_eq!(of.to_string().parse(), Ok(of));
        }
        assert_eq!("template".parse::<ApprobationOf>(), Err(ApprobationOfError));
        assert_eq!("pair:1".parse::<ApprobationOf>(), Err(ApprobationOfError));
    }
}

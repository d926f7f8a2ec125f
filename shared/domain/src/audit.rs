//! The audit of a finished route: what a council member, a methodist or the curator looks at (DOMAIN.md 2.13, S2-86).

use crate::codes::coded;
use std::fmt;
use std::str::FromStr;

coded! {
    /// What is looked at.
    AuditCriterion {
        /// Опирается на диагностику.
        Basis = "basis",
        /// Цель и задачи отвечают на дефициты.
        Goal = "goal",
        /// На каждый дефицит есть дело со сроком и ожидаемым результатом.
        Plan = "plan",
        /// Запланированное сделано, об остальном сказано почему.
        Done = "done",
        /// Формы работы подходят наставляемому.
        Forms = "forms",
        /// Результаты подтверждены.
        Evidence = "evidence",
        /// Итог измерен так же, как начало.
        Measured = "measured",
        /// Обе стороны подвели итоги.
        Reflection = "reflection",
        /// Бумаги в порядке.
        Papers = "papers",
    }
}

coded! {
    /// How a criterion is met.
    AuditMark {
        /// Да.
        Yes = "yes",
        /// Частично.
        Partly = "partly",
        /// Нет.
        No = "no",
    }
}

/// One field of an audit, kept as one plain value.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub enum AuditField {
    /// When the route was looked at.
    Day,
    /// How a criterion is met: an [`AuditMark`].
    Mark(AuditCriterion),
    /// What is said of it.
    Words(AuditCriterion),
    /// Заключение.
    Conclusion,
}

impl AuditField {
    /// Every field, in the order of the paper.
    pub fn all() -> impl Iterator<Item = Self> {
        let of = |one: &AuditCriterion| [Self::Mark(*one), Self::Words(*one)];
        let criteria = AuditCriterion::ALL.iter().flat_map(of);
        [Self::Day]
            .into_iter()
            .chain(criteria)
            .chain([Self::Conclusion])
    }
}

/// A text that names no field of an audit, or one of a newer version.
#[derive(Debug, Clone, PartialEq, Eq, thiserror::Error)]
#[error("not a field of an audit")]
pub struct AuditFieldError;

impl fmt::Display for AuditField {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        match self {
            Self::Day => f.write_str("day"),
            Self::Mark(criterion) => write!(f, "mark/{criterion}"),
            Self::Words(criterion) => write!(f, "words/{criterion}"),
            Self::Conclusion => f.write_str("conclusion"),
        }
    }
}

impl FromStr for AuditField {
    type Err = AuditFieldError;

    fn from_str(text: &str) -> Result<Self, AuditFieldError> {
        let criterion = |code: &str| code.parse().map_err(|_| AuditFieldError);
        match text.split_once('/') {
            None if text == "day" => Ok(Self::Day),
            None if text == "conclusion" => Ok(Self::Conclusion),
            Some(("mark", code)) => criterion(code).map(Self::Mark),
            Some(("words", code)) => criterion(code).map(Self::Words),
            _ => Err(AuditFieldError),
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_field_is_read_back_from_its_text() {
        for field in AuditField::all() {
            assert_eq!(field.to_string().parse(), Ok(field));
        }
        for text in ["", "mark", "mark/", "mark/other", "day/day"] {
            assert_eq!(text.parse::<AuditField>(), Err(AuditFieldError), "{text}");
        }
    }
}

//! What may stand in a plain value of a record.

use super::RecordValue;
use jiff::civil::Date;

/// What kind of value it is.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Measure {
    /// A few words.
    Words,
    /// An address on the web, or where else to find it.
    Link,
    /// A whole number.
    Number,
    /// Of a hundred.
    Percent,
    /// A mean of marks from 1 to 5.
    Mean,
    /// A mark from 2 to 5.
    Grade,
    /// A day.
    Day,
}

impl RecordValue {
    /// What may stand in it.
    pub const fn measure(self) -> Measure {
        match self {
            Self::Class
            | Self::Subject
            | Self::Audience
            | Self::Present
            | Self::Reviewer
            | Self::Organisation => Measure::Words,
            Self::Link => Measure::Link,
            Self::Pupils | Self::Asked | Self::Answered | Self::Minutes | Self::Hours => {
                Measure::Number
            }
            Self::Passed | Self::Quality | Self::QualityBefore => Measure::Percent,
            Self::MeanMark
            | Self::MeanClear
            | Self::MeanInterest
            | Self::MeanFair
            | Self::MeanRespect
            | Self::MeanHelp
            | Self::MeanCalm => Measure::Mean,
            Self::From | Self::To => Measure::Day,
            Self::Grade => Measure::Grade,
        }
    }
}

impl Measure {
    /// What is kept of what somebody typed; `None` for what this cannot be. Nothing typed is nothing kept.
    pub fn kept(self, typed: &str) -> Option<String> {
        let typed = typed.trim();
        if typed.is_empty() {
            return Some(String::new());
        }
        let between = |from: u16, to: u16, number: u16| {
            (from..=to).contains(&number).then(|| number.to_string())
        };
        match self {
            Self::Words | Self::Link => Some(typed.to_owned()),
            Self::Number => between(0, u16::MAX, typed.parse().ok()?),
            Self::Percent => between(0, 100, typed.trim_end_matches(['%', ' ']).parse().ok()?),
            Self::Grade => between(2, 5, typed.parse().ok()?),
            Self::Mean => {
                let mean = hundredths(typed)?;
                (100..=500).contains(&mean).then(|| plain(mean))
            }
            Self::Day => typed.parse::<Date>().ok().map(|day| day.to_string()),
        }
    }
}

/// A number with at most two digits after a point or a comma, in hundredths.
pub fn hundredths(words: &str) -> Option<u16> {
    let (whole, rest) = words.split_once(['.', ',']).unwrap_or((words, "0"));
    let digits = |words: &str| !words.is_empty() && words.bytes().all(|byte| byte.is_ascii_digit());
    if !digits(whole) || !digits(rest) || rest.len() > 2 {
        return None;
    }
    let (whole, part): (u16, u16) = (whole.parse().ok()?, rest.parse().ok()?);
    let part = if rest.len() == 1 { part * 10 } else { part };
    whole.checked_mul(100)?.checked_add(part)
}

/// «4.25», «4.3», «4».
fn plain(hundredths: u16) -> String {
    let (whole, part) = (hundredths / 100, hundredths % 100);
    match part {
        0 => whole.to_string(),
        part if part.is_multiple_of(10) => format!("{whole}.{}", part / 10),
        part => format!("{whole}.{part:02}"),
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_mean_is_kept_in_one_form_however_it_was_typed() {
        for (typed, kept) in [
            ("4,3", "4.3"),
            (" 4.30 ", "4.3"),
            ("4", "4"),
            ("4.05", "4.05"),
            ("5,00", "5"),
        ] {
            assert_eq!(Measure::Mean.kept(typed).as_deref(), Some(kept), "{typed}");
        }
    }

    #[test]
    fn what_a_value_cannot_be_is_not_kept() {
        for (measure, typed) in [
            (Measure::Mean, "5,1"),
            (Measure::Mean, "0,9"),
            (Measure::Mean, "4,333"),
            (Measure::Mean, "4,"),
            (Measure::Mean, "-4"),
            (Measure::Percent, "101"),
            (Measure::Number, "много"),
            (Measure::Grade, "1"),
            (Measure::Day, "31.02.2026"),
        ] {
            assert_eq!(measure.kept(typed), None, "{typed} as {measure:?}");
        }
    }

    #[test]
    fn nothing_is_kept_of_nothing() {
        for value in RecordValue::ALL {
            assert_eq!(value.measure().kept("  ").as_deref(), Some(""), "{value}");
        }
    }

    /// Reading a document and writing it back must not change it.
    #[test]
    fn what_is_kept_is_kept_again_as_it_is() {
        for (measure, typed) in [
            (Measure::Mean, "3,75"),
            (Measure::Percent, "87 %"),
            (Measure::Day, "2026-02-11"),
            (Measure::Words, " 2 «Б» "),
        ] {
            let kept = measure.kept(typed).expect("it may stand there");
            assert_eq!(measure.kept(&kept), Some(kept.clone()), "{typed}");
        }
    }
}

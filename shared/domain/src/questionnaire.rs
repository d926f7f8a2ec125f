//! What a pair answers besides the usual questionnaire, and what the answers come to: the school's own questionnaires, in
//! the words of the day on which they were taken, and the one on adaptation.

use crate::codes::coded;
use crate::{Area, BlankId, UnknownCode};
use serde::{Deserialize, Serialize};
use std::collections::BTreeMap;
use std::fmt;
use std::ops::RangeInclusive;
use std::str::FromStr;

coded! {
    /// How the questions of a questionnaire are answered.
    Scale {
        /// 0 нет, 1 с помощью, 2 частично, 3 уверенно.
        Skill = "skill",
        /// Не испытываю, иногда, часто, постоянно: how often something is hard.
        Often = "often",
        /// 1–5: от «совсем нет» до «вполне».
        Five = "five",
        /// 1–10.
        Ten = "ten",
        /// Да, нет.
        YesNo = "yes_no",
    }
}

/// A questionnaire as a pair answers it: the words that stood there when the pair took it.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct Questionnaire {
    /// Its name; empty for one that the app brings along, whose words the screens have.
    pub name: String,
    /// How it is answered.
    pub scale: Scale,
    /// Its sections, in order.
    pub sections: Vec<QuestionSection>,
}

/// A section of a questionnaire.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct QuestionSection {
    /// Its name; may be empty.
    pub name: String,
    /// What kind of difficulty it is to be weak here.
    pub area: Option<Area>,
    /// Its questions, in order.
    pub questions: Vec<Question>,
}

/// One question.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct Question {
    /// Unique in its questionnaire: answers go by it.
    pub key: String,
    /// What is asked.
    pub words: String,
    /// How much it counts.
    pub weight: u16,
}

/// Answers to a questionnaire, by the keys of its questions.
pub type Given = BTreeMap<String, u8>;

/// Which questionnaire besides the usual one.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub enum Inquiry {
    /// Адаптация, which the app brings along.
    Adaptation,
    /// The school's own.
    Own(BlankId),
}

coded! {
    /// A question of the adaptation questionnaire: how settled somebody is, from 1 «совсем нет» to 5 «вполне».
    Settled {
        /// Знаю, к кому с каким вопросом идти.
        Whom = "whom",
        /// Ориентируюсь в расписании, правилах и документах школы.
        Rules = "rules",
        /// Хватает времени подготовиться к работе.
        Time = "time",
        /// Справляюсь с нагрузкой.
        Load = "load",
        /// Коллеги меня приняли.
        Colleagues = "colleagues",
        /// Спокойно прошу о помощи.
        Help = "ask_help",
        /// Нашёл общий язык с детьми.
        Children = "children",
        /// Спокойно говорю с родителями.
        Parents = "parents",
        /// Понимаю, чего от меня ждут.
        Expected = "expected",
        /// Хочу работать здесь и дальше.
        Stay = "stay",
    }
}

impl Scale {
    /// Every answer there is.
    pub const fn answers(self) -> RangeInclusive<u8> {
        match self {
            Self::Skill | Self::Often => 0..=3,
            Self::Five => 1..=5,
            Self::Ten => 1..=10,
            Self::YesNo => 0..=1,
        }
    }

    /// How good an answer is, of how good it could be; `None` for what this scale does not have.
    fn points(self, answer: u8) -> Option<(u32, u32)> {
        let all = self.answers();
        if !all.contains(&answer) {
            return None;
        }
        let most = u32::from(all.end() - all.start());
        let points = u32::from(answer - all.start());
        // Who finds something hard more often is worse off.
        Some(match self {
            Self::Often => (most - points, most),
            _ => (points, most),
        })
    }

    /// True for an answer in the lowest third: what a programme had better work on.
    pub fn is_low(self, answer: u8) -> bool {
        self.points(answer)
            .is_some_and(|(points, most)| 3 * points <= most)
    }
}

impl Questionnaire {
    /// The adaptation questionnaire. Its words are the screens'.
    pub fn adaptation() -> Self {
        let question = |settled: &Settled| Question {
            key: settled.as_str().to_owned(),
            words: String::new(),
            weight: 1,
        };
        Self {
            name: String::new(),
            scale: Scale::Five,
            sections: vec![QuestionSection {
                name: String::new(),
                area: None,
                questions: Settled::ALL.iter().map(question).collect(),
            }],
        }
    }

    /// Every question, in order.
    pub fn questions(&self) -> impl Iterator<Item = &Question> {
        self.sections.iter().flat_map(|section| &section.questions)
    }

    /// How many of its questions are answered.
    pub fn answered(&self, given: &Given) -> usize {
        let is_answered = |question: &&Question| {
            let answer = given.get(&question.key);
            answer.is_some_and(|answer| self.scale.answers().contains(answer))
        };
        self.questions().filter(is_answered).count()
    }

    /// The index of what was answered, 0 to 100: the mean of all answers, each as a part of its scale and as often as it
    /// weighs, in percent, rounded half up. `None` until every question is answered: an index of half the questions would
    /// be compared with those of all.
    ///
    /// The adaptation index (индекс адаптации) is this of the ten questions of [`Settled`]: (mean − 1) / 4 × 100. No
    /// school's paper that we have names a formula, only a «показатель адаптации» that is to grow; this is the plainest one
    /// that can be worked out by hand.
    pub fn index(&self, given: &Given) -> Option<u8> {
        // Every answer as so many of 180 parts, which each scale's steps divide.
        const WHOLE: u64 = 180;
        let (mut sum, mut weights) = (0, 0);
        for question in self.questions() {
            let (points, most) = self.scale.points(*given.get(&question.key)?)?;
            let weight = u64::from(question.weight);
            sum += weight * u64::from(points) * WHOLE / u64::from(most);
            weights += weight;
        }
        let most = WHOLE * weights;
        (most > 0)
            .then(|| (200 * sum + most) / (2 * most))
            .and_then(|percent| u8::try_from(percent).ok())
    }

    /// The questions whose answers are in the lowest third, the lowest first, each with its section's kind of difficulty.
    pub fn low(&self, given: &Given) -> Vec<(&Question, Option<Area>)> {
        let mut low: Vec<_> = self
            .sections
            .iter()
            .flat_map(|section| section.questions.iter().map(|one| (one, section.area)))
            .filter_map(|(question, area)| {
                let answer = *given.get(&question.key)?;
                let (points, _) = self.scale.points(answer)?;
                self.scale
                    .is_low(answer)
                    .then_some((points, (question, area)))
            })
            .collect();
        low.sort_by_key(|(points, _)| *points);
        low.into_iter().map(|(_, found)| found).collect()
    }
}

impl fmt::Display for Inquiry {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        match self {
            Self::Adaptation => f.write_str("adaptation"),
            Self::Own(id) => id.fmt(f),
        }
    }
}

impl FromStr for Inquiry {
    type Err = UnknownCode;

    fn from_str(code: &str) -> Result<Self, UnknownCode> {
        if code == "adaptation" {
            return Ok(Self::Adaptation);
        }
        code.parse().map(Self::Own).map_err(|_| UnknownCode {
            vocabulary: "Inquiry",
            code: code.to_owned(),
        })
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn an_index_is_the_mean_of_all_answers_over_their_scale() {
        let adaptation = Questionnaire::adaptation();
        let all = |answer: u8| -> Given {
            let questions = adaptation.questions();
            questions.map(|one| (one.key.clone(), answer)).collect()
        };
        assert_eq!(adaptation.index(&all(1)), Some(0));
        assert_eq!(adaptation.index(&all(4)), Some(75));
        assert_eq!(adaptation.index(&all(5)), Some(100));
        let mut mixed = all(4);
        mixed.insert("load".to_owned(), 2);
        // (9 × 3 + 1) / 40.
        assert_eq!(adaptation.index(&mixed), Some(70));
        mixed.remove("load");
        assert_eq!(
            (adaptation.index(&mixed), adaptation.answered(&mixed)),
            (None, 9)
        );
        mixed.insert("load".to_owned(), 6);
        assert_eq!(
            (adaptation.index(&mixed), adaptation.answered(&mixed)),
            (None, 9)
        );
    }

    #[test]
    fn every_scale_has_a_best_and_a_worst_end() {
        for scale in Scale::ALL {
            let (first, last) = (*scale.answers().start(), *scale.answers().end());
            let (worst, best) = match scale {
                Scale::Often => (last, first),
                _ => (first, last),
            };
            assert!(scale.is_low(worst) && !scale.is_low(best), "{scale}");
            assert_eq!(180 % (last - first), 0, "{scale}");
        }
    }

    #[test]
    fn which_questionnaire_is_read_back() {
        for inquiry in [
            Inquiry::Adaptation,
            Inquiry::Own(BlankId::from_random([7; 16])),
        ] {
            assert_eq!(inquiry.to_string().parse(), Ok(inquiry));
        }
        assert!("usual".parse::<Inquiry>().is_err());
    }
}

//! Questionnaires and observation sheets that a school writes for itself: анкета, лист наблюдения. A blank is what is
//! written once; whoever fills one in keeps the words that stood there on that day, so it may be changed and put away.

use crate::codes::coded;
use crate::{Area, BlankId, Criterion, LineId, Rubric, Section, Style, UnknownCode};
use serde::{Deserialize, Serialize};
use std::collections::BTreeMap;
use std::fmt;
use std::ops::RangeInclusive;
use std::str::FromStr;

coded! {
    /// What a blank is filled in for.
    BlankKind {
        /// Анкета диагностики.
        Questionnaire = "questionnaire",
        /// Лист наблюдения урока.
        Rubric = "rubric",
    }
}

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

coded! {
    /// What is known of a blank.
    BlankField {
        /// Название.
        Title = "title",
        /// Для кого.
        Whom = "whom",
        /// Как отвечают: a [`Scale`], or the [`Style`] of an observation sheet.
        Scale = "scale",
        /// The day on which it was put away; empty while it is offered.
        Retired = "retired",
    }
}

coded! {
    /// What is known of a line of a blank.
    LineField {
        /// The question, the criterion, the name of the section.
        Words = "words",
        /// How much it counts; empty for once.
        Weight = "weight",
        /// What 2 looks like.
        Two = "two",
        /// What 1 looks like.
        One = "one",
        /// What 0 looks like.
        Zero = "zero",
        /// Of a section: what kind of difficulty it is to be weak here.
        Area = "area",
    }
}

/// A blank's own words, by what they say.
pub type BlankFields = BTreeMap<BlankField, String>;
/// A line's own words, by what they say.
pub type LineFields = BTreeMap<LineField, String>;

/// One line of a blank.
#[derive(Debug, Clone, Default, PartialEq, Eq, Serialize, Deserialize)]
pub struct BlankLine {
    /// True for the name of a section, which goes on to the next one.
    pub is_section: bool,
    /// What it says.
    pub fields: LineFields,
}

/// A blank, in order.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Blank {
    /// What it is filled in for.
    pub kind: BlankKind,
    /// What is known of it.
    pub fields: BlankFields,
    /// Its lines.
    pub lines: Vec<(LineId, BlankLine)>,
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

impl LineField {
    /// The words for 2, 1 and 0.
    pub const LEVELS: [Self; 3] = [Self::Two, Self::One, Self::Zero];
}

impl BlankLine {
    /// A field's words; empty when there are none.
    pub fn field(&self, field: LineField) -> &str {
        self.fields.get(&field).map_or("", |words| words.trim())
    }

    /// How much it counts.
    pub fn weight(&self) -> u16 {
        self.field(LineField::Weight).parse().unwrap_or(1)
    }
}

/// A section's line, if it has one, and the lines under it.
type Part<'a> = (
    Option<&'a (LineId, BlankLine)>,
    Vec<&'a (LineId, BlankLine)>,
);

impl Blank {
    /// A field's words; empty when there are none.
    pub fn field(&self, field: BlankField) -> &str {
        self.fields.get(&field).map_or("", |words| words.trim())
    }

    /// What goes with each section; what stands before the first goes with none. Lines without words ask nothing.
    fn parts(&self) -> Vec<Part<'_>> {
        let mut parts: Vec<Part<'_>> = vec![(None, Vec::new())];
        for line in &self.lines {
            if line.1.is_section {
                parts.push((Some(line), Vec::new()));
            } else if !line.1.field(LineField::Words).is_empty()
                && let Some((_, under)) = parts.last_mut()
            {
                under.push(line);
            }
        }
        parts.retain(|(_, under)| !under.is_empty());
        parts
    }

    /// How many lines ask something.
    pub fn asks(&self) -> usize {
        self.parts().iter().map(|(_, under)| under.len()).sum()
    }

    /// The questionnaire that it is now.
    pub fn questionnaire(&self) -> Questionnaire {
        let section = |(head, under): Part<'_>| QuestionSection {
            name: words_of(head),
            area: head.and_then(|(_, line)| line.field(LineField::Area).parse().ok()),
            questions: under
                .into_iter()
                .map(|(id, line)| Question {
                    key: id.to_string(),
                    words: line.field(LineField::Words).to_owned(),
                    weight: line.weight(),
                })
                .collect(),
        };
        Questionnaire {
            name: self.field(BlankField::Title).to_owned(),
            scale: self
                .field(BlankField::Scale)
                .parse()
                .unwrap_or(Scale::Skill),
            sections: self.parts().into_iter().map(section).collect(),
        }
    }

    /// The observation sheet that it is now.
    pub fn rubric(&self) -> Rubric {
        let style = self.field(BlankField::Scale);
        let style = style.parse().unwrap_or(Style::Levels);
        let section = |(head, under): Part<'_>| Section {
            key: head.map(|(id, _)| id.to_string()).unwrap_or_default(),
            name: words_of(head),
            criteria: under
                .into_iter()
                .map(|(id, line)| Criterion {
                    key: id.to_string(),
                    words: line.field(LineField::Words).to_owned(),
                    weight: line.weight(),
                    levels: LineField::LEVELS.map(|level| line.field(level).to_owned()),
                })
                .collect(),
        };
        Rubric {
            name: self.field(BlankField::Title).to_owned(),
            style,
            sections: self.parts().into_iter().map(section).collect(),
        }
    }
}

impl Blank {
    /// True when a sheet that somebody fills in was taken from this one, whatever its words have become since: keys are
    /// nobody else's.
    pub fn is_source_of(&self, rubric: &Rubric) -> bool {
        let is_here = |key: &str| self.lines.iter().any(|(id, _)| id.to_string() == key);
        rubric.criteria().any(|criterion| is_here(&criterion.key))
    }

    /// One that begins as a questionnaire that there is.
    pub fn of_questionnaire(from: &Questionnaire, mut id: impl FnMut() -> LineId) -> Self {
        let mut lines = Vec::new();
        for section in &from.sections {
            let area = section.area.map(|area| (LineField::Area, area.to_string()));
            lines.extend(section_line(&section.name, area, &mut id));
            lines.extend(section.questions.iter().map(|question| {
                let line = asks(&question.words, question.weight, BTreeMap::new());
                (id(), line)
            }));
        }
        Self::begun(
            BlankKind::Questionnaire,
            &from.name,
            from.scale.as_str(),
            lines,
        )
    }

    /// One that begins as an observation sheet that there is.
    pub fn of_rubric(from: &Rubric, mut id: impl FnMut() -> LineId) -> Self {
        let mut lines = Vec::new();
        for section in &from.sections {
            lines.extend(section_line(&section.name, None, &mut id));
            lines.extend(section.criteria.iter().map(|criterion| {
                let levels = LineField::LEVELS.into_iter().zip(criterion.levels.clone());
                (
                    id(),
                    asks(&criterion.words, criterion.weight, levels.collect()),
                )
            }));
        }
        Self::begun(BlankKind::Rubric, &from.name, from.style.as_str(), lines)
    }

    fn begun(kind: BlankKind, title: &str, scale: &str, lines: Vec<(LineId, BlankLine)>) -> Self {
        Self {
            kind,
            fields: said([
                (BlankField::Title, title.to_owned()),
                (BlankField::Scale, scale.to_owned()),
            ]),
            lines,
        }
    }
}

fn section_line(
    name: &str,
    area: Option<(LineField, String)>,
    id: &mut impl FnMut() -> LineId,
) -> Option<(LineId, BlankLine)> {
    if name.is_empty() && area.is_none() {
        return None;
    }
    let words = (LineField::Words, name.to_owned());
    let line = BlankLine {
        is_section: true,
        fields: said(std::iter::once(words).chain(area)),
    };
    Some((id(), line))
}

fn asks(words: &str, weight: u16, mut fields: LineFields) -> BlankLine {
    fields.insert(LineField::Words, words.to_owned());
    if weight != 1 {
        fields.insert(LineField::Weight, weight.to_string());
    }
    BlankLine {
        is_section: false,
        fields: said(fields),
    }
}

fn said<K: Ord>(fields: impl IntoIterator<Item = (K, String)>) -> BTreeMap<K, String> {
    let fields = fields.into_iter();
    fields.filter(|(_, words)| !words.is_empty()).collect()
}

fn words_of(head: Option<&(LineId, BlankLine)>) -> String {
    head.map(|(_, line)| line.field(LineField::Words).to_owned())
        .unwrap_or_default()
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

    fn id(number: u8) -> LineId {
        LineId::from_random([number; 16])
    }

    fn line(number: u8, words: &str, more: &[(LineField, &str)]) -> (LineId, BlankLine) {
        let mut fields = LineFields::from([(LineField::Words, words.to_owned())]);
        fields.extend(
            more.iter()
                .map(|(field, words)| (*field, (*words).to_owned())),
        );
        (
            id(number),
            BlankLine {
                is_section: false,
                fields,
            },
        )
    }

    fn section(number: u8, words: &str, more: &[(LineField, &str)]) -> (LineId, BlankLine) {
        let (id, line) = line(number, words, more);
        (
            id,
            BlankLine {
                is_section: true,
                ..line
            },
        )
    }

    fn blank(kind: BlankKind, scale: &str, lines: Vec<(LineId, BlankLine)>) -> Blank {
        Blank {
            kind,
            fields: [
                (BlankField::Title, "Наша анкета ".to_owned()),
                (BlankField::Scale, scale.to_owned()),
            ]
            .into(),
            lines,
        }
    }

    #[test]
    fn lines_go_with_the_section_above_them() {
        let blank = blank(
            BlankKind::Rubric,
            "weighted",
            vec![
                line(1, "Дети знают цель", &[(LineField::Weight, "3")]),
                section(2, "Ход", &[]),
                line(3, "Темп", &[(LineField::Two, "держит")]),
                line(4, "  ", &[]),
                section(5, "Пустой", &[]),
            ],
        );
        let rubric = blank.rubric();
        assert_eq!(
            (rubric.name.as_str(), rubric.style),
            ("Наша анкета", Style::Weighted)
        );
        let shape: Vec<(&str, Vec<(&str, u16)>)> = rubric
            .sections
            .iter()
            .map(|section| {
                let criteria = section.criteria.iter();
                let criteria = criteria.map(|one| (one.words.as_str(), one.weight));
                (section.name.as_str(), criteria.collect())
            })
            .collect();
        assert_eq!(
            shape,
            [
                ("", vec![("Дети знают цель", 3)]),
                ("Ход", vec![("Темп", 1)])
            ]
        );
        assert_eq!(rubric.sections[1].criteria[0].levels[0], "держит");
        assert_eq!(blank.asks(), 2);
    }

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
    fn weights_count_and_often_hard_is_worse() {
        let blank = blank(
            BlankKind::Questionnaire,
            "often",
            vec![
                section(1, "Документы", &[(LineField::Area, "regulatory")]),
                line(2, "Журнал", &[(LineField::Weight, "2")]),
                line(3, "Отчёт", &[]),
            ],
        );
        let asked = blank.questionnaire();
        let given = Given::from([(id(2).to_string(), 3), (id(3).to_string(), 0)]);
        assert_eq!(asked.index(&given), Some(33));
        let low: Vec<_> = asked
            .low(&given)
            .into_iter()
            .map(|(one, area)| (one.words.as_str(), area))
            .collect();
        assert_eq!(low, [("Журнал", Some(Area::Regulatory))]);
        let nothing = Questionnaire {
            sections: Vec::new(),
            ..asked
        };
        assert_eq!(nothing.index(&given), None);
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
    fn a_copy_asks_the_same() {
        let mut next = 100;
        let mut fresh = || {
            next += 1;
            id(next)
        };
        let lines = vec![
            section(1, "Документы", &[(LineField::Area, "regulatory")]),
            line(
                2,
                "Журнал",
                &[(LineField::Weight, "2"), (LineField::One, "с пропусками")],
            ),
        ];
        let mut asked = blank(BlankKind::Questionnaire, "often", lines.clone()).questionnaire();
        let mut copy = Blank::of_questionnaire(&asked, &mut fresh).questionnaire();
        assert_ne!(
            asked.sections[0].questions[0].key,
            copy.sections[0].questions[0].key
        );
        for one in [&mut asked, &mut copy] {
            one.sections[0].questions[0].key.clear();
        }
        assert_eq!(copy, asked);
        let mut seen = blank(BlankKind::Rubric, "weighted", lines).rubric();
        let mut copy = Blank::of_rubric(&seen, fresh).rubric();
        for one in [&mut seen, &mut copy] {
            one.sections[0].key.clear();
            one.sections[0].criteria[0].key.clear();
        }
        assert_eq!(copy, seen);
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

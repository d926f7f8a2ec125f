//! Questionnaires and observation sheets that a school writes for itself: анкета, лист наблюдения. A blank is what is
//! written once; whoever fills one in keeps the words that stood there on that day, so it may be changed and put away.

use crate::codes::coded;
use crate::{
    Criterion, LineId, Question, QuestionSection, Questionnaire, Rubric, Scale, Section, Style,
};
use serde::{Deserialize, Serialize};
use std::collections::BTreeMap;

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

#[cfg(test)]
mod tests {
    use super::*;
    use crate::{Area, Given};

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
}

//! The checklist that every school has from the start. Screens choose the words of its criteria, in the language and for
//! the kind of school.

use super::{Criterion, Rubric, Section, Style};
use crate::codes::coded;

coded! {
    /// A part of the usual checklist.
    UsualSection {
        /// Цель и замысел.
        Goal = "goal",
        /// Начало.
        Start = "start",
        /// Содержание.
        Content = "content",
        /// Методы.
        Methods = "methods",
        /// Организация.
        Order = "order",
        /// Обратная связь и оценивание.
        Feedback = "feedback",
        /// Итог.
        Close = "close",
    }
}

coded! {
    /// A criterion of the usual checklist.
    UsualCriterion {
        /// Цель понятна и проверяема.
        GoalClear = "goal_clear",
        /// Цель связана с жизнью.
        GoalLife = "goal_life",
        /// Этапы соответствуют цели.
        StagesFit = "stages_fit",
        /// Мотивация в начале.
        Motivation = "motivation",
        /// Актуализация знаний.
        PriorKnowledge = "prior_knowledge",
        /// Материал соответствует программе и возрасту.
        Material = "material",
        /// Научность и точность.
        Accuracy = "accuracy",
        /// Разнообразие методов.
        Methods = "methods",
        /// Самостоятельная работа.
        Independent = "independent",
        /// Работа в паре и группе.
        Groups = "groups",
        /// Дифференциация.
        Differentiation = "differentiation",
        /// Вопросы, требующие рассуждения.
        Questions = "questions",
        /// Наглядность и ИКТ уместны.
        Visuals = "visuals",
        /// Темп и время.
        Pace = "pace",
        /// Смена деятельности, здоровьесбережение.
        Health = "health",
        /// Дисциплина и контакт.
        Contact = "contact",
        /// Обратная связь ученикам.
        Feedback = "feedback",
        /// Критерии и оценивание.
        Assessment = "assessment",
        /// Домашнее задание с инструкцией.
        Homework = "homework",
        /// Рефлексия и итог.
        Reflection = "reflection",
        /// Результат достигнут.
        Result = "result",
    }
}

impl UsualSection {
    /// Its criteria, in order.
    pub const fn criteria(self) -> &'static [UsualCriterion] {
        use UsualCriterion as C;
        match self {
            Self::Goal => &[C::GoalClear, C::GoalLife, C::StagesFit],
            Self::Start => &[C::Motivation, C::PriorKnowledge],
            Self::Content => &[C::Material, C::Accuracy],
            Self::Methods => &[
                C::Methods,
                C::Independent,
                C::Groups,
                C::Differentiation,
                C::Questions,
                C::Visuals,
            ],
            Self::Order => &[C::Pace, C::Health, C::Contact],
            Self::Feedback => &[C::Feedback, C::Assessment, C::Homework],
            Self::Close => &[C::Reflection, C::Result],
        }
    }
}

impl UsualCriterion {
    /// How much a «да» counts where criteria are weighed.
    const fn weight(self) -> u16 {
        match self {
            Self::Result => 3,
            Self::GoalClear
            | Self::Differentiation
            | Self::Questions
            | Self::Feedback
            | Self::Reflection => 2,
            _ => 1,
        }
    }
}

impl Rubric {
    /// The usual checklist. Its words are the screens': names and levels are empty here.
    pub fn usual(style: Style) -> Self {
        let criterion = |usual: &UsualCriterion| Criterion {
            key: usual.as_str().to_owned(),
            words: String::new(),
            weight: match style {
                Style::Weighted => usual.weight(),
                Style::Levels => 1,
            },
            levels: Default::default(),
        };
        let section = |usual: &UsualSection| Section {
            key: usual.as_str().to_owned(),
            name: String::new(),
            criteria: usual.criteria().iter().map(criterion).collect(),
        };
        Self {
            name: String::new(),
            style,
            sections: UsualSection::ALL.iter().map(section).collect(),
        }
    }

    /// True for the usual checklist, whatever its style.
    pub fn is_usual(&self) -> bool {
        *self == Self::usual(self.style)
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use std::collections::BTreeSet;

    #[test]
    fn the_checklist_has_each_of_its_criteria_once() {
        let all: Vec<UsualCriterion> = UsualSection::ALL
            .iter()
            .flat_map(|section| section.criteria())
            .copied()
            .collect();
        let known: BTreeSet<_> = UsualCriterion::ALL.iter().copied().collect();
        assert_eq!(all.len(), 21);
        assert_eq!(all.into_iter().collect::<BTreeSet<_>>(), known);
    }

    #[test]
    fn it_is_known_again_in_both_styles() {
        assert!(Rubric::usual(Style::Levels).is_usual());
        assert!(Rubric::usual(Style::Weighted).is_usual());
        let own = Rubric {
            name: "Наш лист".to_owned(),
            ..Rubric::usual(Style::Levels)
        };
        assert!(!own.is_usual());
    }
}

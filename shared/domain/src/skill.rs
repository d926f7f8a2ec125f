//! The skills that the usual questionnaire asks about: of teachers, for each kind of organisation, and of pupils.
//!
//! Words of the questions are the screens'; here they are codes, so that answers stay what they are when the words get
//! better. The pupils' ones are soft skills and metacompetences in our own wording (DOMAIN.md S1-04).

use crate::codes::coded;
use crate::{Area, Form, OrgType};

coded! {
    /// The parts of the questionnaire: one a screen.
    SkillGroup {
        /// Планирование.
        Planning = "planning",
        /// Проведение урока (занятия).
        Conducting = "conducting",
        /// Оценивание; in a kindergarten, watching the children.
        Assessment = "assessment",
        /// Воспитание и люди.
        People = "people",
        /// Цифровая среда и документы.
        Paperwork = "paperwork",
        /// Общение: pupils.
        Talking = "talking",
        /// Команда и лидерство: pupils.
        Together = "together",
        /// Мышление: pupils.
        Thinking = "thinking",
        /// Учёба и самоорганизация: the metacompetences of pupils.
        Own = "own",
    }
}

coded! {
    /// What a question asks about.
    Skill {
        /// Рабочая программа.
        WorkProgramme = "work_programme",
        /// Цель урока через результат.
        LessonGoal = "lesson_goal",
        /// Отбор заданий.
        Tasks = "tasks",
        /// Технологическая карта.
        LessonMap = "lesson_map",
        /// Время урока.
        Timing = "timing",
        /// Дифференциация.
        Differentiation = "differentiation",
        /// Мотивация.
        Motivation = "motivation",
        /// Объяснение.
        Explaining = "explaining",
        /// Вопросы высокого уровня.
        Questions = "questions",
        /// Работа в группах.
        Groups = "groups",
        /// Рефлексия.
        Reflection = "reflection",
        /// Дисциплина.
        Discipline = "discipline",
        /// Критерии.
        Criteria = "criteria",
        /// Формирующее оценивание.
        Formative = "formative",
        /// Анализ ошибок.
        Mistakes = "mistakes",
        /// Функциональная грамотность.
        Literacy = "literacy",
        /// Классное руководство.
        ClassTutor = "class_tutor",
        /// Родители.
        Parents = "parents",
        /// Конфликты.
        Conflicts = "conflicts",
        /// Дети с ОВЗ: how to teach them, nothing about any child.
        SpecialNeeds = "special_needs",
        /// Одарённые.
        Gifted = "gifted",
        /// Электронный журнал.
        Journal = "journal",
        /// Цифровые сервисы и безопасность.
        Services = "services",
        /// Документация и нормативная база.
        Documents = "documents",
        /// ФОП ДО.
        FederalProgramme = "federal_programme",
        /// Предметно-развивающая среда.
        Surroundings = "surroundings",
        /// Режимные моменты.
        DailyRoutine = "daily_routine",
        /// Педагогическое наблюдение.
        Watching = "watching",
        /// Индивидуальный подход.
        Individual = "individual",
        /// Игра.
        Play = "play",
        /// Развитие речи.
        Speech = "speech",
        /// Адаптация детей.
        Settling = "settling",
        /// Документы группы.
        GroupPapers = "group_papers",
        /// Сказать свою мысль при других: here the skills of pupils begin.
        Speaking = "speaking",
        /// Слушать и переспрашивать.
        Listening = "listening",
        /// Договориться, когда мнения расходятся.
        Agreeing = "agreeing",
        /// Успокоиться, когда волнуюсь или злюсь.
        Calm = "calm",
        /// Своя часть общего дела.
        Teamwork = "teamwork",
        /// Предложить идею и повести за собой.
        Leading = "leading",
        /// Поддержать того, кому трудно.
        Supporting = "supporting",
        /// Делать то, что обещал.
        Promises = "promises",
        /// Проверять, правда ли это.
        Facts = "facts",
        /// Придумывать несколько решений.
        Ideas = "ideas",
        /// Объяснять, почему я так думаю.
        Reasons = "reasons",
        /// Разбивать трудную задачу на шаги.
        Steps = "steps",
        /// Ставить себе цель.
        OwnGoal = "own_goal",
        /// Распределять своё время.
        OwnTime = "own_time",
        /// Находить свой способ учить и запоминать.
        OwnWay = "own_way",
        /// Понимать свои ошибки.
        OwnMistakes = "own_mistakes",
    }
}

/// Whose skills are asked about.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Audience {
    /// Teachers, in a school of this kind.
    Teachers(Option<OrgType>),
    /// Pupils and students.
    Pupils,
}

impl Audience {
    /// Whose skills the questionnaire of a pair of this form asks about.
    pub fn of(form: Option<Form>, org_type: Option<OrgType>) -> Self {
        // A student of a college learns as a pupil does, though the rules on minors are not theirs.
        let leads = |form: Form| form.leads_pupils() || form == Form::EmployerUnivstudent;
        if form.is_some_and(leads) {
            Self::Pupils
        } else {
            Self::Teachers(org_type)
        }
    }

    /// The parts of the questionnaire.
    pub const fn groups(self) -> &'static [SkillGroup] {
        use SkillGroup as G;
        match self {
            Self::Teachers(_) => &[
                G::Planning,
                G::Conducting,
                G::Assessment,
                G::People,
                G::Paperwork,
            ],
            Self::Pupils => &[G::Talking, G::Together, G::Thinking, G::Own],
        }
    }
}

impl SkillGroup {
    /// Its questions, for whoever is asked.
    pub const fn skills(self, audience: Audience) -> &'static [Skill] {
        use Skill as S;
        let garden = matches!(audience, Audience::Teachers(Some(OrgType::Kindergarten)));
        match (self, garden) {
            (Self::Planning, true) => &[
                S::FederalProgramme,
                S::LessonGoal,
                S::Tasks,
                S::LessonMap,
                S::Timing,
                S::Surroundings,
            ],
            (Self::Planning, false) => &[
                S::WorkProgramme,
                S::LessonGoal,
                S::Tasks,
                S::LessonMap,
                S::Timing,
                S::Differentiation,
            ],
            (Self::Conducting, true) => &[
                S::Motivation,
                S::Explaining,
                S::Questions,
                S::Groups,
                S::Reflection,
                S::DailyRoutine,
            ],
            (Self::Conducting, false) => &[
                S::Motivation,
                S::Explaining,
                S::Questions,
                S::Groups,
                S::Reflection,
                S::Discipline,
            ],
            (Self::Assessment, true) => &[S::Watching, S::Individual, S::Play, S::Speech],
            (Self::Assessment, false) => &[S::Criteria, S::Formative, S::Mistakes, S::Literacy],
            (Self::People, true) => &[
                S::Settling,
                S::Parents,
                S::Conflicts,
                S::SpecialNeeds,
                S::Gifted,
            ],
            (Self::People, false) => &[
                S::ClassTutor,
                S::Parents,
                S::Conflicts,
                S::SpecialNeeds,
                S::Gifted,
            ],
            (Self::Paperwork, true) => &[S::GroupPapers, S::Services, S::Documents],
            (Self::Paperwork, false) => &[S::Journal, S::Services, S::Documents],
            (Self::Talking, _) => &[S::Speaking, S::Listening, S::Agreeing, S::Calm],
            (Self::Together, _) => &[S::Teamwork, S::Leading, S::Supporting, S::Promises],
            (Self::Thinking, _) => &[S::Facts, S::Ideas, S::Reasons, S::Steps],
            (Self::Own, _) => &[S::OwnGoal, S::OwnTime, S::OwnWay, S::OwnMistakes],
        }
    }
}

impl Skill {
    /// Every question for whoever is asked, in order.
    pub fn asked(audience: Audience) -> impl Iterator<Item = Self> {
        let groups = audience.groups().iter();
        groups.flat_map(move |group| group.skills(audience).iter().copied())
    }

    /// The same difficulty as a kindergarten has it; `None` where it has none of the kind.
    pub const fn in_kindergarten(self) -> Option<Self> {
        Some(match self {
            Self::WorkProgramme => Self::FederalProgramme,
            Self::Differentiation => Self::Individual,
            Self::Discipline => Self::DailyRoutine,
            Self::Criteria | Self::Formative => Self::Watching,
            Self::Literacy => Self::Speech,
            Self::ClassTutor => Self::Settling,
            Self::Journal => Self::GroupPapers,
            Self::Mistakes => return None,
            other => other,
        })
    }

    /// What kind of difficulty it is to lack it.
    pub const fn area(self) -> Area {
        match self {
            Self::Tasks | Self::Explaining | Self::Speech => Area::Subject,
            Self::WorkProgramme
            | Self::LessonGoal
            | Self::LessonMap
            | Self::Timing
            | Self::Differentiation
            | Self::Questions
            | Self::Groups
            | Self::Reflection
            | Self::Criteria
            | Self::Formative
            | Self::Mistakes
            | Self::FederalProgramme
            | Self::Surroundings
            | Self::DailyRoutine
            | Self::Watching
            | Self::Play => Area::Methodical,
            Self::Literacy
            | Self::Facts
            | Self::Ideas
            | Self::Reasons
            | Self::Steps
            | Self::OwnGoal
            | Self::OwnTime
            | Self::OwnWay
            | Self::OwnMistakes => Area::Metasubject,
            Self::Motivation
            | Self::Discipline
            | Self::ClassTutor
            | Self::SpecialNeeds
            | Self::Gifted
            | Self::Individual
            | Self::Settling => Area::Psychological,
            Self::Parents
            | Self::Conflicts
            | Self::Speaking
            | Self::Listening
            | Self::Agreeing
            | Self::Teamwork
            | Self::Supporting => Area::Communicative,
            Self::Calm | Self::Leading | Self::Promises => Area::Personal,
            Self::Journal | Self::Services => Area::Digital,
            Self::Documents | Self::GroupPapers => Area::Regulatory,
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use std::collections::BTreeSet;

    const GARDEN: Audience = Audience::Teachers(Some(OrgType::Kindergarten));

    #[test]
    fn both_questionnaires_of_teachers_ask_twenty_four_different_questions() {
        for org_type in [None, Some(OrgType::School), Some(OrgType::Kindergarten)] {
            let asked = || Skill::asked(Audience::Teachers(org_type));
            let all: BTreeSet<_> = asked().collect();
            assert_eq!((all.len(), asked().count()), (24, 24));
        }
        let all: BTreeSet<_> = Skill::asked(Audience::Teachers(None))
            .chain(Skill::asked(GARDEN))
            .chain(Skill::asked(Audience::Pupils))
            .collect();
        assert_eq!(all.len(), Skill::ALL.len(), "none is asked nowhere");
    }

    #[test]
    fn a_pupil_is_asked_about_other_skills_than_a_teacher() {
        let org_type = Some(OrgType::School);
        let pupils = Audience::of(Some(Form::StudentStudent), org_type);
        assert_eq!(pupils, Audience::Pupils);
        let teachers = Audience::of(Some(Form::TeacherTeacher), org_type);
        assert_eq!(teachers, Audience::Teachers(org_type));
        assert_eq!(Audience::of(None, org_type), teachers);
        let asked: BTreeSet<_> = Skill::asked(pupils).collect();
        assert_eq!(asked.len(), 16);
        assert!(Skill::asked(teachers).all(|skill| !asked.contains(&skill)));
    }

    #[test]
    fn what_a_kindergarten_has_instead_is_asked_there() {
        let asked: BTreeSet<_> = Skill::asked(GARDEN).collect();
        for skill in Skill::asked(Audience::Teachers(None)) {
            if let Some(other) = skill.in_kindergarten() {
                assert!(asked.contains(&other), "{skill}: {other}");
            }
        }
    }
}

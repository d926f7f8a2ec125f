//! What people of each category usually find hard: offered where somebody writes what they want help with, and where a
//! programme says what it works on (DOMAIN.md S2-13: young teachers, the crisis of experienced ones, deficits of others).

use crate::codes::coded;
use crate::{Area, MenteeCategory, OrgType, Skill, Topic};

coded! {
    /// A difficulty that no question of the usual questionnaire asks about.
    Hardship {
        /// Что изменилось, пока человека не было: программы, требования, сервисы.
        Changes = "changes",
        /// Вернуть уверенность.
        Confidence = "confidence",
        /// К кому с каким вопросом идти.
        Whom = "whom",
        /// Порядок и традиции нового места.
        Order = "order",
        /// Войти в коллектив.
        Colleagues = "colleagues",
        /// Описать свой опыт и показать его.
        Sharing = "sharing",
        /// Подготовиться к конкурсу.
        Contest = "contest",
        /// Подготовиться к аттестации.
        Attestation = "attestation",
        /// Цифровые инструменты на занятии, по делу.
        DigitalLesson = "digital_lesson",
        /// Занятие и встреча на расстоянии.
        Online = "online",
        /// Распределить силы и нагрузку.
        Forces = "forces",
        /// Вернуть интерес к своей работе.
        Interest = "interest",
        /// Сказать «нет» и попросить о помощи.
        Limits = "limits",
        /// Провести первое занятие самостоятельно.
        FirstLesson = "first_lesson",
        /// Разобрать своё занятие.
        OwnAnalysis = "own_analysis",
    }
}

/// A usual difficulty.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Difficulty {
    /// A skill that the usual questionnaire asks about.
    Skill(Skill),
    /// Something else.
    Hardship(Hardship),
}

impl Hardship {
    /// What kind of difficulty it is.
    pub const fn area(self) -> Area {
        match self {
            Self::Changes | Self::Order | Self::Attestation => Area::Regulatory,
            Self::Whom | Self::Colleagues => Area::Communicative,
            Self::Sharing | Self::Contest | Self::FirstLesson | Self::OwnAnalysis => {
                Area::Methodical
            }
            Self::DigitalLesson | Self::Online => Area::Digital,
            Self::Confidence | Self::Forces | Self::Interest | Self::Limits => Area::Personal,
        }
    }

    /// With what one would ask for help.
    const fn topic(self) -> Topic {
        match self {
            Self::Changes => Topic::Papers,
            Self::Contest | Self::Sharing | Self::Attestation => Topic::Contests,
            Self::DigitalLesson | Self::Online => Topic::Digital,
            Self::FirstLesson | Self::OwnAnalysis => Topic::Methods,
            Self::Confidence
            | Self::Whom
            | Self::Order
            | Self::Colleagues
            | Self::Forces
            | Self::Interest
            | Self::Limits => Topic::Settling,
        }
    }
}

impl Difficulty {
    /// What kind of difficulty it is.
    pub const fn area(self) -> Area {
        match self {
            Self::Skill(skill) => skill.area(),
            Self::Hardship(hardship) => hardship.area(),
        }
    }

    /// With what one would ask for help.
    pub const fn topic(self) -> Topic {
        match self {
            Self::Skill(Skill::ClassTutor | Skill::Discipline | Skill::Conflicts) => {
                Topic::Upbringing
            }
            Self::Skill(Skill::SpecialNeeds) => Topic::Inclusion,
            Self::Skill(skill) => Topic::of(skill.area()),
            Self::Hardship(hardship) => hardship.topic(),
        }
    }

    /// The question of the questionnaire that asks about it.
    pub const fn skill(self) -> Option<Skill> {
        match self {
            Self::Skill(skill) => Some(skill),
            Self::Hardship(_) => None,
        }
    }
}

impl MenteeCategory {
    /// What such people usually find hard, the most usual first, in a school of this kind; each once.
    pub fn difficulties(self, org_type: Option<OrgType>) -> Vec<Difficulty> {
        let garden = org_type == Some(OrgType::Kindergarten);
        let mut all = Vec::new();
        for one in self.usual() {
            let here = match one {
                Difficulty::Skill(skill) if garden => {
                    skill.in_kindergarten().map(Difficulty::Skill)
                }
                other => Some(*other),
            };
            all.extend(here.filter(|one| !all.contains(one)));
        }
        all
    }

    const fn usual(self) -> &'static [Difficulty] {
        use Difficulty::{Hardship as H, Skill as S};
        match self {
            Self::Novice => &[
                S(Skill::LessonGoal),
                S(Skill::Timing),
                S(Skill::Discipline),
                S(Skill::Motivation),
                S(Skill::Criteria),
                S(Skill::Parents),
                S(Skill::Journal),
                S(Skill::Documents),
            ],
            Self::AfterBreak => &[
                H(Hardship::Changes),
                H(Hardship::Confidence),
                S(Skill::WorkProgramme),
                S(Skill::Formative),
                S(Skill::Literacy),
                S(Skill::Services),
            ],
            Self::NewPlace => &[
                H(Hardship::Whom),
                H(Hardship::Order),
                H(Hardship::Colleagues),
                S(Skill::ClassTutor),
                S(Skill::Parents),
                S(Skill::Journal),
            ],
            Self::Growth => &[
                S(Skill::Questions),
                S(Skill::Literacy),
                S(Skill::Gifted),
                H(Hardship::Sharing),
                H(Hardship::Contest),
                H(Hardship::Attestation),
            ],
            Self::Digital => &[
                S(Skill::Journal),
                S(Skill::Services),
                H(Hardship::DigitalLesson),
                H(Hardship::Online),
            ],
            Self::Burnout => &[
                H(Hardship::Forces),
                H(Hardship::Limits),
                H(Hardship::Interest),
                S(Skill::Conflicts),
                S(Skill::Documents),
                H(Hardship::Sharing),
            ],
            Self::Other => &[
                S(Skill::Differentiation),
                S(Skill::SpecialNeeds),
                S(Skill::Conflicts),
                S(Skill::Groups),
                S(Skill::Reflection),
                S(Skill::Mistakes),
            ],
            Self::Trainee => &[
                H(Hardship::FirstLesson),
                S(Skill::LessonMap),
                S(Skill::Explaining),
                S(Skill::Discipline),
                H(Hardship::OwnAnalysis),
                S(Skill::Documents),
            ],
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::Audience;

    #[test]
    fn every_category_has_its_own_difficulties_wherever_people_work() {
        for org_type in [None, Some(OrgType::School), Some(OrgType::Kindergarten)] {
            let asked: Vec<_> = Skill::asked(Audience::Teachers(org_type)).collect();
            for category in MenteeCategory::ALL {
                let all = category.difficulties(org_type);
                assert!(all.len() >= 4, "{category}");
                for (place, one) in all.iter().enumerate() {
                    assert!(!all[..place].contains(one), "{category}: {one:?} twice");
                    let is_asked = one.skill().is_none_or(|skill| asked.contains(&skill));
                    assert!(is_asked, "{category}: {one:?} is asked nowhere");
                }
            }
        }
    }

    #[test]
    fn every_hardship_belongs_to_somebody() {
        for hardship in Hardship::ALL {
            let is_there = MenteeCategory::ALL
                .iter()
                .flat_map(|category| category.difficulties(None))
                .any(|one| one == Difficulty::Hardship(*hardship));
            assert!(is_there, "{hardship}");
        }
    }
}

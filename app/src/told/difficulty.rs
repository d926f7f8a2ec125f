//! What is found hard, in words: the skills of the questionnaire, and the difficulties that no question asks about.

use crate::i18n::*;
use ryadom_domain::{Difficulty, Hardship, OrgType, Skill};

fn is_garden(org_type: Option<OrgType>) -> bool {
    org_type == Some(OrgType::Kindergarten)
}

/// A usual difficulty, as a request or a deficit says it.
pub fn difficulty(
    locale: Locale,
    difficulty: Difficulty,
    org_type: Option<OrgType>,
) -> &'static str {
    match difficulty {
        Difficulty::Skill(asked) => skill(locale, asked, org_type),
        Difficulty::Hardship(known) => hardship(locale, known),
    }
}

fn hardship(locale: Locale, hardship: Hardship) -> &'static str {
    match hardship {
        Hardship::Changes => td_string!(locale, vocabulary.hardship.changes),
        Hardship::Confidence => td_string!(locale, vocabulary.hardship.confidence),
        Hardship::Whom => td_string!(locale, vocabulary.hardship.whom),
        Hardship::Order => td_string!(locale, vocabulary.hardship.order),
        Hardship::Colleagues => td_string!(locale, vocabulary.hardship.colleagues),
        Hardship::Sharing => td_string!(locale, vocabulary.hardship.sharing),
        Hardship::Contest => td_string!(locale, vocabulary.hardship.contest),
        Hardship::Attestation => td_string!(locale, vocabulary.hardship.attestation),
        Hardship::DigitalLesson => td_string!(locale, vocabulary.hardship.digital_lesson),
        Hardship::Online => td_string!(locale, vocabulary.hardship.online),
        Hardship::Forces => td_string!(locale, vocabulary.hardship.forces),
        Hardship::Interest => td_string!(locale, vocabulary.hardship.interest),
        Hardship::Limits => td_string!(locale, vocabulary.hardship.limits),
        Hardship::FirstLesson => td_string!(locale, vocabulary.hardship.first_lesson),
        Hardship::OwnAnalysis => td_string!(locale, vocabulary.hardship.own_analysis),
    }
}

/// What a question asks about; a kindergarten has sessions and children where a school has lessons and pupils.
pub fn skill(locale: Locale, skill: Skill, org_type: Option<OrgType>) -> &'static str {
    match skill {
        Skill::LessonGoal if is_garden(org_type) => {
            td_string!(locale, diagnostics.garden.lesson_goal)
        }
        Skill::Tasks if is_garden(org_type) => td_string!(locale, diagnostics.garden.tasks),
        Skill::LessonMap if is_garden(org_type) => {
            td_string!(locale, diagnostics.garden.lesson_map)
        }
        Skill::Timing if is_garden(org_type) => td_string!(locale, diagnostics.garden.timing),
        Skill::Motivation if is_garden(org_type) => {
            td_string!(locale, diagnostics.garden.motivation)
        }
        Skill::Explaining if is_garden(org_type) => {
            td_string!(locale, diagnostics.garden.explaining)
        }
        Skill::Groups if is_garden(org_type) => td_string!(locale, diagnostics.garden.groups),
        Skill::Reflection if is_garden(org_type) => {
            td_string!(locale, diagnostics.garden.reflection)
        }
        Skill::WorkProgramme => td_string!(locale, diagnostics.skill.work_programme),
        Skill::LessonGoal => td_string!(locale, diagnostics.skill.lesson_goal),
        Skill::Tasks => td_string!(locale, diagnostics.skill.tasks),
        Skill::LessonMap => td_string!(locale, diagnostics.skill.lesson_map),
        Skill::Timing => td_string!(locale, diagnostics.skill.timing),
        Skill::Differentiation => td_string!(locale, diagnostics.skill.differentiation),
        Skill::Motivation => td_string!(locale, diagnostics.skill.motivation),
        Skill::Explaining => td_string!(locale, diagnostics.skill.explaining),
        Skill::Questions => td_string!(locale, diagnostics.skill.questions),
        Skill::Groups => td_string!(locale, diagnostics.skill.groups),
        Skill::Reflection => td_string!(locale, diagnostics.skill.reflection),
        Skill::Discipline => td_string!(locale, diagnostics.skill.discipline),
        Skill::Criteria => td_string!(locale, diagnostics.skill.criteria),
        Skill::Formative => td_string!(locale, diagnostics.skill.formative),
        Skill::Mistakes => td_string!(locale, diagnostics.skill.mistakes),
        Skill::Literacy => td_string!(locale, diagnostics.skill.literacy),
        Skill::ClassTutor => td_string!(locale, diagnostics.skill.class_tutor),
        Skill::Parents => td_string!(locale, diagnostics.skill.parents),
        Skill::Conflicts => td_string!(locale, diagnostics.skill.conflicts),
        Skill::SpecialNeeds => td_string!(locale, diagnostics.skill.special_needs),
        Skill::Gifted => td_string!(locale, diagnostics.skill.gifted),
        Skill::Journal => td_string!(locale, diagnostics.skill.journal),
        Skill::Services => td_string!(locale, diagnostics.skill.services),
        Skill::Documents => td_string!(locale, diagnostics.skill.documents),
        Skill::FederalProgramme => td_string!(locale, diagnostics.skill.federal_programme),
        Skill::Surroundings => td_string!(locale, diagnostics.skill.surroundings),
        Skill::DailyRoutine => td_string!(locale, diagnostics.skill.daily_routine),
        Skill::Watching => td_string!(locale, diagnostics.skill.watching),
        Skill::Individual => td_string!(locale, diagnostics.skill.individual),
        Skill::Play => td_string!(locale, diagnostics.skill.play),
        Skill::Speech => td_string!(locale, diagnostics.skill.speech),
        Skill::Settling => td_string!(locale, diagnostics.skill.settling),
        Skill::GroupPapers => td_string!(locale, diagnostics.skill.group_papers),
        Skill::Speaking => td_string!(locale, diagnostics.skill.speaking),
        Skill::Listening => td_string!(locale, diagnostics.skill.listening),
        Skill::Agreeing => td_string!(locale, diagnostics.skill.agreeing),
        Skill::Calm => td_string!(locale, diagnostics.skill.calm),
        Skill::Teamwork => td_string!(locale, diagnostics.skill.teamwork),
        Skill::Leading => td_string!(locale, diagnostics.skill.leading),
        Skill::Supporting => td_string!(locale, diagnostics.skill.supporting),
        Skill::Promises => td_string!(locale, diagnostics.skill.promises),
        Skill::Facts => td_string!(locale, diagnostics.skill.facts),
        Skill::Ideas => td_string!(locale, diagnostics.skill.ideas),
        Skill::Reasons => td_string!(locale, diagnostics.skill.reasons),
        Skill::Steps => td_string!(locale, diagnostics.skill.steps),
        Skill::OwnGoal => td_string!(locale, diagnostics.skill.own_goal),
        Skill::OwnTime => td_string!(locale, diagnostics.skill.own_time),
        Skill::OwnWay => td_string!(locale, diagnostics.skill.own_way),
        Skill::OwnMistakes => td_string!(locale, diagnostics.skill.own_mistakes),
    }
}

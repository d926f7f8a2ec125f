//! The words of the questionnaire.

use crate::i18n::*;
use ryadom_domain::{
    Inquiry, Level, OrgType, Question, QuestionSection, Questionnaire, Round, Scale, Settled,
    Skill, SkillGroup,
};

/// «Входная».
pub fn round(locale: Locale, round: Round) -> &'static str {
    match round {
        Round::Entry => td_string!(locale, diagnostics.round_entry),
        Round::Mid => td_string!(locale, diagnostics.round_mid),
        Round::Final => td_string!(locale, diagnostics.round_final),
    }
}

/// When in the year.
pub fn when(locale: Locale, round: Round) -> &'static str {
    match round {
        Round::Entry => td_string!(locale, diagnostics.when_entry),
        Round::Mid => td_string!(locale, diagnostics.when_mid),
        Round::Final => td_string!(locale, diagnostics.when_final),
    }
}

/// «с помощью».
pub fn level(locale: Locale, level: Level) -> &'static str {
    match level.get() {
        0 => td_string!(locale, diagnostics.level_0),
        1 => td_string!(locale, diagnostics.level_1),
        2 => td_string!(locale, diagnostics.level_2),
        _ => td_string!(locale, diagnostics.level_3),
    }
}

/// The usual questionnaire in words, for a school to begin its own with.
pub fn difficulties(locale: Locale, org_type: Option<OrgType>) -> Questionnaire {
    let sections = SkillGroup::ALL.iter().map(|part| {
        let questions = part.skills(org_type).iter().map(|asked| Question {
            key: asked.as_str().to_owned(),
            words: skill(locale, *asked, org_type).to_owned(),
            weight: 1,
        });
        QuestionSection {
            name: group(locale, *part, org_type).to_owned(),
            area: part.skills(org_type).first().map(|first| first.area()),
            questions: questions.collect(),
        }
    });
    Questionnaire {
        name: String::new(),
        scale: Scale::Skill,
        sections: sections.collect(),
    }
}

/// The adaptation questionnaire in words.
pub fn adaptation(locale: Locale) -> Questionnaire {
    let mut asked = Questionnaire::adaptation();
    for section in &mut asked.sections {
        for one in &mut section.questions {
            one.words = question(locale, one);
        }
    }
    asked
}

/// A questionnaire's name.
pub fn inquiry(locale: Locale, inquiry: Inquiry, asked: &Questionnaire) -> String {
    match inquiry {
        Inquiry::Adaptation => td_string!(locale, diagnostics.adaptation).to_owned(),
        Inquiry::Own(_) if asked.name.trim().is_empty() => {
            td_string!(locale, diagnostics.untitled).to_owned()
        }
        Inquiry::Own(_) => asked.name.clone(),
    }
}

/// A question: the school's own words, or those of the app's questionnaire.
pub fn question(locale: Locale, question: &Question) -> String {
    match question.key.parse::<Settled>() {
        Ok(settled) if question.words.trim().is_empty() => {
            self::settled(locale, settled).to_owned()
        }
        _ => question.words.clone(),
    }
}

/// An answer in words, beside its number; empty where the number says all.
pub fn answer(locale: Locale, scale: Scale, answer: u8) -> &'static str {
    match (scale, answer) {
        (Scale::Skill, number) => Level::new(number).map_or("", |known| level(locale, known)),
        (Scale::Often, 0) => td_string!(locale, diagnostics.often_0),
        (Scale::Often, 1) => td_string!(locale, diagnostics.often_1),
        (Scale::Often, 2) => td_string!(locale, diagnostics.often_2),
        (Scale::Often, _) => td_string!(locale, diagnostics.often_3),
        (Scale::Five, 1) | (Scale::Ten, 1) => td_string!(locale, diagnostics.five_1),
        (Scale::Five, 5) | (Scale::Ten, 10) => td_string!(locale, diagnostics.five_5),
        (Scale::Five | Scale::Ten, _) => "",
        (Scale::YesNo, 0) => td_string!(locale, diagnostics.no),
        (Scale::YesNo, _) => td_string!(locale, diagnostics.yes),
    }
}

fn settled(locale: Locale, settled: Settled) -> &'static str {
    match settled {
        Settled::Whom => td_string!(locale, diagnostics.settled.whom),
        Settled::Rules => td_string!(locale, diagnostics.settled.rules),
        Settled::Time => td_string!(locale, diagnostics.settled.time),
        Settled::Load => td_string!(locale, diagnostics.settled.load),
        Settled::Colleagues => td_string!(locale, diagnostics.settled.colleagues),
        Settled::Help => td_string!(locale, diagnostics.settled.help),
        Settled::Children => td_string!(locale, diagnostics.settled.children),
        Settled::Parents => td_string!(locale, diagnostics.settled.parents),
        Settled::Expected => td_string!(locale, diagnostics.settled.expected),
        Settled::Stay => td_string!(locale, diagnostics.settled.stay),
    }
}

fn is_garden(org_type: Option<OrgType>) -> bool {
    org_type == Some(OrgType::Kindergarten)
}

/// A part of the questionnaire.
pub fn group(locale: Locale, group: SkillGroup, org_type: Option<OrgType>) -> &'static str {
    match group {
        SkillGroup::Planning => td_string!(locale, diagnostics.group_planning),
        SkillGroup::Conducting if is_garden(org_type) => {
            td_string!(locale, diagnostics.garden_conducting)
        }
        SkillGroup::Conducting => td_string!(locale, diagnostics.group_conducting),
        SkillGroup::Assessment if is_garden(org_type) => {
            td_string!(locale, diagnostics.garden_assessment)
        }
        SkillGroup::Assessment => td_string!(locale, diagnostics.group_assessment),
        SkillGroup::People => td_string!(locale, diagnostics.group_people),
        SkillGroup::Paperwork => td_string!(locale, diagnostics.group_paperwork),
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
    }
}

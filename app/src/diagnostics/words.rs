//! The words of the questionnaire.

use crate::i18n::*;
pub use crate::told::difficulty::skill;
use ryadom_domain::{
    Audience, Inquiry, Level, OrgType, Question, QuestionSection, Questionnaire, Round, Scale,
    Settled, SkillGroup,
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
    let teachers = Audience::Teachers(org_type);
    let sections = teachers.groups().iter().map(|part| {
        let questions = part.skills(teachers).iter().map(|asked| Question {
            key: asked.as_str().to_owned(),
            words: skill(locale, *asked, org_type).to_owned(),
            weight: 1,
        });
        QuestionSection {
            name: group(locale, *part, org_type).to_owned(),
            area: part.skills(teachers).first().map(|first| first.area()),
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
        SkillGroup::Talking => td_string!(locale, diagnostics.group_talking),
        SkillGroup::Together => td_string!(locale, diagnostics.group_together),
        SkillGroup::Thinking => td_string!(locale, diagnostics.group_thinking),
        SkillGroup::Own => td_string!(locale, diagnostics.group_own),
    }
}

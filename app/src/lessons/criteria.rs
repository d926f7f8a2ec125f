//! The words of the usual checklist: for each criterion what is looked at, and what 2, 1 and 0 look like.

use crate::i18n::*;
use ryadom_domain::{
    Criterion, Points, Rubric, Score, Section, Style, UsualCriterion, UsualSection,
};

/// A criterion in words.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Worded {
    /// What is looked at.
    pub name: String,
    /// What 2, 1 and 0 look like; may be empty.
    pub levels: [String; 3],
}

/// A section's name.
pub fn section(locale: Locale, section: &Section) -> String {
    let usual = section.key.parse::<UsualSection>();
    match usual {
        Ok(usual) if section.name.trim().is_empty() => usual_section(locale, usual).to_owned(),
        _ => section.name.clone(),
    }
}

/// A criterion's words, in a kindergarten its own where they differ.
pub fn criterion(locale: Locale, kids: bool, criterion: &Criterion) -> Worded {
    let usual = criterion.key.parse::<UsualCriterion>();
    match usual {
        Ok(usual) if criterion.words.trim().is_empty() => {
            worded(usual_criterion(locale, kids, usual))
        }
        _ => Worded {
            name: criterion.words.clone(),
            levels: criterion.levels.clone(),
        },
    }
}

/// The usual checklist with its words, for a school to begin its own with.
pub fn usual_rubric(locale: Locale, kids: bool, style: Style) -> Rubric {
    let mut rubric = Rubric::usual(style);
    for part in &mut rubric.sections {
        part.name = section(locale, part);
        for one in &mut part.criteria {
            let Worded { name, levels } = criterion(locale, kids, one);
            (one.words, one.levels) = (name, levels);
        }
    }
    rubric
}

/// «2», or «да» where criteria are weighed.
pub fn score(locale: Locale, style: Style, score: Score) -> String {
    match (style, score) {
        (_, Score::NotSeen) => td_string!(locale, lessons.score_not_seen).to_owned(),
        (Style::Levels, score) => score
            .level()
            .map(|level| level.to_string())
            .unwrap_or_default(),
        (Style::Weighted, Score::Two) => td_string!(locale, lessons.score_yes).to_owned(),
        (Style::Weighted, Score::One) => td_string!(locale, lessons.score_partly).to_owned(),
        (Style::Weighted, Score::Zero) => td_string!(locale, lessons.score_no).to_owned(),
    }
}

/// «2,5».
pub fn points(locale: Locale, points: Points) -> String {
    let whole = points.floor();
    if points.has_half() {
        td_string!(locale, lessons.half, whole = whole)
    } else {
        whole.to_string()
    }
}

/// «Name|what 2 looks like|1|0».
fn worded(line: &str) -> Worded {
    let mut parts = line.split('|').map(str::to_owned);
    let mut next = || parts.next().unwrap_or_default();
    Worded {
        name: next(),
        levels: [next(), next(), next()],
    }
}

fn usual_section(locale: Locale, section: UsualSection) -> &'static str {
    match section {
        UsualSection::Goal => td_string!(locale, lessons.section.goal),
        UsualSection::Start => td_string!(locale, lessons.section.start),
        UsualSection::Content => td_string!(locale, lessons.section.content),
        UsualSection::Methods => td_string!(locale, lessons.section.methods),
        UsualSection::Order => td_string!(locale, lessons.section.order),
        UsualSection::Feedback => td_string!(locale, lessons.section.feedback),
        UsualSection::Close => td_string!(locale, lessons.section.close),
    }
}

fn usual_criterion(locale: Locale, kids: bool, criterion: UsualCriterion) -> &'static str {
    use UsualCriterion as Usual;
    match criterion {
        Usual::GoalClear if kids => td_string!(locale, lessons.criterion_k.goal_clear),
        Usual::Methods if kids => td_string!(locale, lessons.criterion_k.methods),
        Usual::Assessment if kids => td_string!(locale, lessons.criterion_k.assessment),
        Usual::Homework if kids => td_string!(locale, lessons.criterion_k.homework),
        Usual::GoalClear => td_string!(locale, lessons.criterion.goal_clear),
        Usual::GoalLife => td_string!(locale, lessons.criterion.goal_life),
        Usual::StagesFit => td_string!(locale, lessons.criterion.stages_fit),
        Usual::Motivation => td_string!(locale, lessons.criterion.motivation),
        Usual::PriorKnowledge => td_string!(locale, lessons.criterion.prior_knowledge),
        Usual::Material => td_string!(locale, lessons.criterion.material),
        Usual::Accuracy => td_string!(locale, lessons.criterion.accuracy),
        Usual::Methods => td_string!(locale, lessons.criterion.methods),
        Usual::Independent => td_string!(locale, lessons.criterion.independent),
        Usual::Groups => td_string!(locale, lessons.criterion.groups),
        Usual::Differentiation => td_string!(locale, lessons.criterion.differentiation),
        Usual::Questions => td_string!(locale, lessons.criterion.questions),
        Usual::Visuals => td_string!(locale, lessons.criterion.visuals),
        Usual::Pace => td_string!(locale, lessons.criterion.pace),
        Usual::Health => td_string!(locale, lessons.criterion.health),
        Usual::Contact => td_string!(locale, lessons.criterion.contact),
        Usual::Feedback => td_string!(locale, lessons.criterion.feedback),
        Usual::Assessment => td_string!(locale, lessons.criterion.assessment),
        Usual::Homework => td_string!(locale, lessons.criterion.homework),
        Usual::Reflection => td_string!(locale, lessons.criterion.reflection),
        Usual::Result => td_string!(locale, lessons.criterion.result),
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use wasm_bindgen_test::wasm_bindgen_test;

    #[wasm_bindgen_test]
    fn every_criterion_has_its_name_and_three_levels_in_both_languages() {
        let rubric = Rubric::usual(Style::Levels);
        for locale in [Locale::ru, Locale::en] {
            for kids in [false, true] {
                for one in rubric.criteria() {
                    let worded = criterion(locale, kids, one);
                    let all = std::iter::once(&worded.name).chain(&worded.levels);
                    for words in all {
                        assert!(!words.trim().is_empty(), "{}: {worded:?}", one.key);
                    }
                }
                assert!(
                    rubric
                        .sections
                        .iter()
                        .all(|one| !section(locale, one).is_empty())
                );
            }
        }
    }

    #[wasm_bindgen_test]
    fn a_copy_of_the_usual_checklist_has_its_words() {
        let copy = usual_rubric(Locale::ru, false, Style::Levels);
        assert!(copy.sections.iter().all(|section| !section.name.is_empty()));
        assert!(
            copy.criteria()
                .all(|one| !one.words.is_empty() && !one.levels[0].is_empty())
        );
        assert!(!copy.is_usual());
    }

    #[wasm_bindgen_test]
    fn half_a_point_is_said_as_people_say_it() {
        let rubric = Rubric::usual(Style::Weighted);
        let scores = [("goal_life".to_owned(), Score::One)].into();
        let half = rubric.tally(&scores).all.points;
        assert_eq!(points(Locale::ru, half), "0,5");
        assert_eq!(points(Locale::en, half), "0.5");
        assert_eq!(points(Locale::en, Points::whole(3)), "3");
    }
}

//! What the app brings along to build plans from: both languages say the same things, and nothing is missing.

use ryadom_domain::{Area, Fits, Form, Kind, MenteeCategory, OrgType, PlanBook, Skill, When};
use std::fs;
use std::path::Path;

fn book(language: &str) -> PlanBook {
    let path = Path::new(env!("CARGO_MANIFEST_DIR"))
        .join(format!("../../app/public/plans.{language}.json"));
    let text = fs::read_to_string(path).expect("the file");
    serde_json::from_str(&text).expect("reads")
}

#[test]
fn every_deficit_has_a_task_and_something_to_do_in_both_languages() {
    for language in ["ru", "en"] {
        let book = book(language);
        let skills = Skill::ALL
            .iter()
            .map(|skill| (skill.as_str(), &book.skills));
        let areas = Area::ALL.iter().map(|area| (area.as_str(), &book.areas));
        let pupils = Area::ALL.iter().map(|area| (area.as_str(), &book.pupils));
        for (code, remedies) in skills.chain(areas).chain(pupils) {
            let remedy = remedies
                .get(code)
                .unwrap_or_else(|| panic!("{language}: {code}"));
            assert!(!remedy.task.is_empty() && remedy.items.len() >= 2, "{code}");
            for item in &remedy.items {
                assert!(!item.event.is_empty() && !item.form.is_empty(), "{code}");
                assert!(!item.result.is_empty() && item.when.is_some(), "{code}");
            }
        }
        assert_eq!(book.skills.len(), Skill::ALL.len());
        assert_eq!(book.areas.len(), Area::ALL.len());
    }
}

#[test]
fn templates_are_the_same_in_both_languages_and_whole() {
    let (ru, en) = (book("ru"), book("en"));
    assert_eq!(ru.templates.len(), en.templates.len());
    assert!(ru.templates.len() >= 5);
    for (one, other) in ru.templates.iter().zip(&en.templates) {
        assert_eq!(
            (&one.forms, &one.kinds, &one.schools, &one.categories),
            (
                &other.forms,
                &other.kinds,
                &other.schools,
                &other.categories
            )
        );
        for template in [&one.template, &other.template] {
            assert!(!template.goal.is_empty() && !template.tasks.is_empty());
            assert!(template.items.len() >= 5, "{}", template.name);
            for item in &template.items {
                assert!(!item.section.is_empty() && !item.result.is_empty());
                assert!(
                    !matches!(item.when, None | Some(When::Month(12..))),
                    "{}",
                    item.event
                );
            }
        }
    }
}

#[test]
fn every_category_of_mentees_has_a_template_with_the_kinds_that_suit_it() {
    let book = book("ru");
    for school in [OrgType::School, OrgType::Kindergarten] {
        for category in MenteeCategory::ALL {
            for kind in category.kinds() {
                let fits = book.templates.iter().map(|one| {
                    let form = Some(Form::TeacherTeacher);
                    one.fits(form, Some(*kind), Some(school), Some(*category))
                });
                let best = fits.min();
                assert_eq!(best, Some(Fits::All), "{school}, {category}, {kind}");
            }
        }
    }
    let fits = |form, category| {
        let fits = book.templates.iter().map(|one| {
            one.fits(
                Some(form),
                Some(Kind::Traditional),
                Some(OrgType::School),
                category,
            )
        });
        fits.collect::<Vec<_>>()
    };
    let novice = fits(Form::TeacherTeacher, Some(MenteeCategory::Novice));
    assert!(
        !novice.contains(&Fits::Pair),
        "what is for others is not for a novice"
    );
    assert!(fits(Form::TeacherTeacher, None).contains(&Fits::Pair));
    assert!(fits(Form::StudentStudent, None).contains(&Fits::Pair));
}

#[test]
fn a_deficit_of_the_questionnaire_has_its_own_remedy_and_another_that_of_its_area() {
    let book = book("en");
    assert_eq!(
        book.remedy(Some(Skill::Timing), Some(Area::Digital), None),
        book.skills.get("timing")
    );
    assert_eq!(
        book.remedy(None, Some(Area::Digital), Some(Form::TeacherTeacher)),
        book.areas.get("digital")
    );
    assert_eq!(
        book.remedy(None, Some(Area::Digital), Some(Form::StudentStudent)),
        book.pupils.get("digital"),
        "a pupil is not sent to a course for teachers"
    );
    assert_eq!(book.remedy(None, None, None), None);
}

//! The points of the first thirty days: the school's own, or the usual ones of its kind.

use crate::device::{Device, Handle};
use crate::i18n::*;
use jiff::civil::Date;
use ryadom_domain::{OrgType, PairStep, PersonId};
use ryadom_replica::{JournalView, SchoolDoc, SchoolView};

/// So many days the list is for.
pub const DAYS: i32 = 30;

/// The school's document, opened for the component that calls this.
pub fn school(device: Device) -> Option<Handle<SchoolDoc>> {
    use leptos::prelude::WithUntracked;
    let school = device.registry().with_untracked(|registry| registry.school);
    school.map(|school| device.open(school))
}

/// The usual list, one point a line.
pub fn usual(locale: Locale, org_type: Option<OrgType>) -> &'static str {
    match org_type {
        Some(OrgType::Kindergarten) => td_string!(locale, newcomer.points_kindergarten),
        Some(OrgType::College) => td_string!(locale, newcomer.points_college),
        _ => td_string!(locale, newcomer.points_school),
    }
}

/// The points that hold here, in order, none twice.
pub fn points(locale: Locale, school: Option<&SchoolView>) -> Vec<String> {
    let own = school.map_or("", |school| school.first_days.value.trim());
    let org_type = school.and_then(|school| school.org_type.value);
    let lines = if own.is_empty() {
        usual(locale, org_type)
    } else {
        own
    };
    let mut points: Vec<String> = Vec::new();
    for line in lines.lines().map(str::trim).filter(|line| !line.is_empty()) {
        if !points.iter().any(|point| point == line) {
            points.push(line.to_owned());
        }
    }
    points
}

/// The day on which a newcomer had done a point.
pub fn done(journal: &JournalView, who: PersonId, point: &str) -> Option<Date> {
    let step = PairStep::First(who, point.to_owned());
    journal.step(&step).parse().ok()
}

#[cfg(test)]
mod tests {
    use super::*;
    use ryadom_replica::Choice;
    use wasm_bindgen_test::wasm_bindgen_test;

    #[wasm_bindgen_test]
    fn a_school_has_its_own_list_or_the_usual_one_of_its_kind() {
        let of = |own: &str, org_type| SchoolView {
            first_days: Choice {
                value: own.to_owned(),
                ..Choice::default()
            },
            org_type: Choice {
                value: Some(org_type),
                ..Choice::default()
            },
            ..SchoolView::default()
        };
        let own = points(
            Locale::ru,
            Some(&of("Первый\n\n  Второй \nПервый", OrgType::School)),
        );
        assert_eq!(own, ["Первый", "Второй"]);
        let usual = points(Locale::ru, Some(&of("  ", OrgType::Kindergarten)));
        let school = points(Locale::ru, None);
        assert!(usual.len() > 7 && school.len() > 7);
        assert_ne!(usual, school);
    }
}

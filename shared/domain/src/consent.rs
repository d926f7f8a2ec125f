//! What must be there before a pair begins, and when a refusal takes hold.

use crate::{Form, PairCheck};
use jiff::civil::{Date, Weekday};

/// From what age on a pupil may be in a pair.
pub const YOUNGEST: i16 = 10;
/// Under this age a pupil's guardian alone consents; from it on both do, until eighteen.
const CONSENTS_TOO: i16 = 14;
const OF_AGE: i16 = 18;
/// So many working days before a refusal the other side is told (Labour Code, 351.8).
const NOTICE_DAYS: i32 = 3;

/// What the rules look at.
#[derive(Debug, Clone, Copy, Default, PartialEq, Eq)]
pub struct ConsentFacts {
    /// Форма.
    pub form: Option<Form>,
    /// The year in which the youngest mentee was born, where the school keeps it.
    pub born: Option<u16>,
    /// The day on which is asked.
    pub year: i16,
}

/// What must be there before the order, in the order in which it is asked for. Nothing here forbids anything: schools
/// run unpaid forms too, so what lacks is a warning.
pub fn wanted(facts: ConsentFacts) -> Vec<PairCheck> {
    let mut wanted = vec![PairCheck::Mentor];
    if facts.form.is_some_and(Form::is_led_by_staff) {
        wanted.push(PairCheck::Addendum);
    }
    let is_pupil = facts.form.is_some_and(Form::leads_pupils);
    // Without a year of birth a pupil is taken for one of whom both are asked: the safe way.
    let age = age(facts).unwrap_or(CONSENTS_TOO);
    if !is_pupil || age >= CONSENTS_TOO {
        wanted.push(PairCheck::Mentee);
    }
    if is_pupil && age < OF_AGE {
        wanted.push(PairCheck::Guardian);
    }
    wanted
}

/// Too young for a pair with pupils: below ten. By years, since the school keeps no birthdays: whoever turns ten this
/// year is ten.
pub fn is_too_young(facts: ConsentFacts) -> bool {
    facts.form.is_some_and(Form::leads_pupils) && age(facts).is_some_and(|age| age < YOUNGEST)
}

fn age(facts: ConsentFacts) -> Option<i16> {
    let born = i16::try_from(facts.born?).ok()?;
    Some(facts.year.saturating_sub(born))
}

/// The first day on which a refusal that was said on `said` may take hold: after three working days. Saturdays and
/// Sundays are not; holidays are the school's to look up.
pub fn refusal_holds_from(said: Date) -> Date {
    let mut day = said;
    let mut left = NOTICE_DAYS;
    while left > 0 {
        let Ok(next) = day.tomorrow() else {
            return day;
        };
        day = next;
        if !matches!(day.weekday(), Weekday::Saturday | Weekday::Sunday) {
            left -= 1;
        }
    }
    day.tomorrow().unwrap_or(day)
}

#[cfg(test)]
mod tests {
    use super::*;
    use PairCheck::{Addendum, Guardian, Mentee, Mentor};
    use jiff::civil::date;

    fn facts(form: Form, born: Option<u16>) -> ConsentFacts {
        ConsentFacts {
            form: Some(form),
            born,
            year: 2026,
        }
    }

    #[test]
    fn each_form_wants_its_own_papers() {
        assert_eq!(
            wanted(facts(Form::TeacherTeacher, None)),
            [Mentor, Addendum, Mentee]
        );
        assert_eq!(
            wanted(facts(Form::StudentStudent, None)),
            [Mentor, Mentee, Guardian],
            "nobody knows the age"
        );
        assert_eq!(
            wanted(facts(Form::EmployerStudent, Some(2013))),
            [Mentor, Guardian],
            "thirteen: the guardian alone"
        );
        assert_eq!(
            wanted(facts(Form::TeacherStudent, Some(2012))),
            [Mentor, Addendum, Mentee, Guardian],
            "fourteen: both"
        );
        assert_eq!(
            wanted(facts(Form::StudentStudent, Some(2008))),
            [Mentor, Mentee],
            "of age"
        );
    }

    #[test]
    fn pupils_are_in_pairs_from_ten() {
        assert!(is_too_young(facts(Form::StudentStudent, Some(2017))));
        assert!(!is_too_young(facts(Form::StudentStudent, Some(2016))));
        assert!(!is_too_young(facts(Form::StudentStudent, None)));
        assert!(!is_too_young(facts(Form::TeacherTeacher, Some(2017))));
    }

    #[test]
    fn a_refusal_holds_after_three_working_days() {
        assert_eq!(
            refusal_holds_from(date(2026, 2, 9)),
            date(2026, 2, 13),
            "said on Monday, Friday is the first day without"
        );
        assert_eq!(
            refusal_holds_from(date(2026, 2, 12)),
            date(2026, 2, 18),
            "over a weekend"
        );
    }
}

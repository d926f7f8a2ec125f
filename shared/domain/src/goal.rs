//! Whether a goal says how one will know, and by when. A hint, never a condition.

/// What a goal does not say.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum GoalLacks {
    /// How one will know that it is reached: a number, a part, something that can be shown.
    Measure,
    /// By when.
    Date,
}

/// What a goal does not say yet; nothing for one that nobody has written. `measures` and `dates` are beginnings of words
/// that say so in the language of the page, lower case.
pub fn goal_lacks(goal: &str, measures: &[&str], dates: &[&str]) -> Vec<GoalLacks> {
    let goal = goal.to_lowercase();
    if goal.trim().is_empty() {
        return Vec::new();
    }
    let words: Vec<&str> = goal
        .split(|letter: char| !letter.is_alphanumeric() && letter != '%')
        .filter(|word| !word.is_empty())
        .collect();
    let is_year = |word: &str| {
        word.len() == 4 && word.starts_with("20") && word.bytes().all(|byte| byte.is_ascii_digit())
    };
    let says = |beginnings: &[&str]| {
        words.iter().any(|word| {
            beginnings
                .iter()
                .any(|beginning| word.starts_with(beginning))
        })
    };
    let has_number = words.iter().any(|word| {
        !is_year(word)
            && (word.contains('%') || word.starts_with(|letter: char| letter.is_ascii_digit()))
    });
    let has_date = words.iter().any(|word| is_year(word)) || says(dates);
    let mut lacks = Vec::new();
    if !has_number && !says(measures) {
        lacks.push(GoalLacks::Measure);
    }
    if !has_date {
        lacks.push(GoalLacks::Date);
    }
    lacks
}

#[cfg(test)]
mod tests {
    use super::*;

    const MEASURES: [&str; 3] = ["кажд", "самостоятельн", "дв"];
    const DATES: [&str; 3] = ["конц", "ма", "четверт"];

    #[test]
    fn a_goal_says_how_one_will_know_and_by_when() {
        for (goal, expected) in [
            ("", &[][..]),
            ("Стать лучше", &[GoalLacks::Measure, GoalLacks::Date]),
            (
                "Проводить уроки без замечаний в 80% случаев",
                &[GoalLacks::Date],
            ),
            ("Стать лучше к концу года", &[GoalLacks::Measure]),
            ("К 31 мая 2026 года провести 3 открытых урока", &[]),
            (
                "К концу четверти самостоятельно проектировать каждый урок",
                &[],
            ),
            ("Стать лучше в 2026 году", &[GoalLacks::Measure]),
        ] {
            assert_eq!(goal_lacks(goal, &MEASURES, &DATES), expected, "{goal}");
        }
    }
}

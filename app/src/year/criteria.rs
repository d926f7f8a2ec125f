//! By what the school chooses its mentors: the criteria with their points, and how many points are enough.

use crate::apart::Apart;
use crate::device::{Handle, use_device};
use crate::i18n::*;
use crate::told::{capital, people_vocabulary};
use crate::ui::{TextField, use_toasts};
use leptos::prelude::*;
use ryadom_domain::candidate::{CandidateSheet, POINTS_MOST, SEPARATORS, UsualCriterion, misread};
use ryadom_replica::{Choice, SchoolDoc, SchoolEdit, SchoolField};

/// The section.
#[component]
pub fn Criteria(school: Handle<SchoolDoc>) -> impl IntoView {
    let device = use_device();
    let toasts = use_toasts();
    let sheet = Memo::new(move |_| school.with(|view| view.candidate_sheet()));
    let own: Memo<Choice<String>> = Memo::new(move |_| school.with(|view| view.criteria.clone()));
    let enough: Memo<Choice<String>> =
        Memo::new(move |_| school.with(|view| view.threshold.clone()));
    let keep =
        move |field: SchoolField, words: String| match school.edit(SchoolEdit::Set(field, words)) {
            Ok(()) => toasts.offer(t!(year.criteria_kept), t!(year.undo), device.take_back()),
            Err(why) => toasts.say(t!(year.not_kept, why = why.to_string())),
        };
    let lines = Memo::new(move |_| {
        let own = own.read();
        if own.value.trim().is_empty() {
            usual_lines()
        } else {
            in_words(&own.value)
        }
    });
    let write = move |words: String| {
        if lines.read_untracked().trim() == words.trim() {
            return;
        }
        // The usual ones are nobody's words: they go on to be worded in each reader's language.
        let is_usual = words.trim() == usual_lines();
        let words = if is_usual {
            String::new()
        } else {
            in_codes(words.trim())
        };
        keep(SchoolField::Criteria, words);
    };
    let fault = Signal::derive(move || {
        let said = enough.read().value.trim().to_owned();
        let most = sheet.read().most();
        let is_wrong = !said.is_empty()
            && !said
                .parse::<u32>()
                .is_ok_and(|said| (1..=most).contains(&said));
        is_wrong.then(|| t!(year.threshold_wrong, most = most))
    });
    let write_enough = move |words: String| {
        let words = words.trim().to_owned();
        if enough.read_untracked().value != words {
            keep(SchoolField::Threshold, words);
        }
    };
    let sum = move || {
        let sheet = sheet.read();
        t!(
            year.criteria_sum,
            most = sheet.most(),
            threshold = sheet.threshold
        )
    };
    let wrong = Signal::derive(move || {
        own.with(|own| {
            let line = misread(&own.value)?.to_owned();
            Some(t!(year.criteria_misread, line = line, most = POINTS_MOST))
        })
    });
    let still = Signal::derive(move || !school.may_write());
    view! {
        <section class="sheet sheet--padded stack" aria-labelledby="criteria">
            <h2 id="criteria">{t!(year.criteria)}</h2>
            <TextField
                label=t!(year.criteria_label)
                hint=t!(year.criteria_hint)
                value=lines
                on_rest=write
                error=wrong
                lines=true
                disabled=still
            />
            <Apart
                choice=own
                named=Signal::derive(|| t!(year.criteria).to_owned())
                words=in_one_line
                on_keep=move |words| keep(SchoolField::Criteria, words)
                still
            />
            <div class="fields">
                <TextField
                    label=t!(year.threshold)
                    hint=t!(year.threshold_hint)
                    value=Signal::derive(move || enough.read().value.clone())
                    on_rest=write_enough
                    error=fault
                    inputmode="numeric"
                    disabled=still
                />
            </div>
            <Apart
                choice=enough
                named=Signal::derive(|| t!(year.threshold).to_owned())
                words=in_one_line
                on_keep=move |words| keep(SchoolField::Threshold, words)
                still
            />
            <p class="quiet">{sum}</p>
        </section>
    }
}

fn in_one_line(words: String) -> String {
    in_words(&words).lines().collect::<Vec<_>>().join("; ")
}

/// The usual criteria among a school's lines by their codes: whoever adds one of their own leaves the points of the
/// others as they are.
fn in_codes(lines: &str) -> String {
    let is_it = |name: &str, usual: UsualCriterion| {
        let said = |locale| people_vocabulary::usual_criterion(locale, usual).to_lowercase();
        [Locale::ru, Locale::en]
            .map(said)
            .contains(&name.to_lowercase())
    };
    renamed(lines, |name| {
        let mut all = UsualCriterion::ALL.iter().copied();
        all.find(|usual| is_it(name, *usual))
            .map(|usual| usual.to_string())
    })
}

/// The same in the reader's language.
fn in_words(lines: &str) -> String {
    renamed(lines, |name| {
        let usual = name.parse::<UsualCriterion>().ok()?;
        Some(capital(people_vocabulary::usual_criterion(locale(), usual)))
    })
}

fn renamed(lines: &str, rename: impl Fn(&str) -> Option<String>) -> String {
    let one = |line: &str| {
        let points = line.rfind(SEPARATORS).unwrap_or(line.len());
        let (name, points) = line.split_at(points);
        match rename(line.trim()).or_else(|| rename(name.trim())) {
            Some(name) => format!("{name} {points}").trim().to_owned(),
            None => line.to_owned(),
        }
    };
    lines.lines().map(one).collect::<Vec<_>>().join("\n")
}

/// The usual criteria as lines: «Стаж и опыт — 3».
fn usual_lines() -> String {
    let usual = CandidateSheet::of("", "");
    let lines = usual.criteria.iter().map(|one| {
        let name = one.usual().map_or_else(
            || one.key.clone(),
            |usual| capital(people_vocabulary::usual_criterion(locale(), usual)),
        );
        format!("{name} — {}", one.most)
    });
    lines.collect::<Vec<_>>().join("\n")
}

#[cfg(test)]
mod tests {
    use super::*;
    use wasm_bindgen_test::wasm_bindgen_test;

    #[wasm_bindgen_test]
    fn whoever_adds_a_criterion_leaves_the_usual_ones_what_they_are() {
        let typed = format!("Поёт — 2\n{}", usual_lines());
        let kept = in_codes(&typed);
        let sheet = CandidateSheet::of(&kept, "");
        let usual = sheet.criteria.iter().filter(|one| one.usual().is_some());
        assert_eq!(usual.count(), UsualCriterion::ALL.len());
        assert_eq!(in_words(&kept), typed);
        assert_eq!(in_codes("Поёт в хоре"), "Поёт в хоре");
    }
}

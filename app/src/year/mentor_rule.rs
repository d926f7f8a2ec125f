//! What the school asks of mentors: a category, the same job, and how strictly.

use super::rule::OneOf;
use crate::device::Handle;
use crate::i18n::*;
use crate::told::{capital, people_vocabulary};
use leptos::prelude::*;
use ryadom_domain::pairing::{Eligibility, Strictness};
use ryadom_replica::{SchoolDoc, SchoolEdit, SchoolField};

const CODES: &[&str] = &[
    Strictness::Off.as_str(),
    Strictness::Soft.as_str(),
    Strictness::Hard.as_str(),
];

/// The section.
#[component]
pub fn MentorRule(school: Handle<SchoolDoc>) -> impl IntoView {
    view! {
        <section class="sheet sheet--padded stack" aria-labelledby="mentor-rule">
            <h2 id="mentor-rule">{t!(year.rule)}</h2>
            <p class="quiet">{t!(year.rule_why)}</p>
            <OneOf
                school
                label=t!(year.rule_category)
                kept=t!(year.rule_kept)
                choice=Memo::new(move |_| school.with(|view| view.mentor_category.clone()))
                codes=CODES
                usual=Eligibility::USUAL.category.as_str()
                words
                edit=|code| SchoolEdit::Set(SchoolField::MentorCategory, code)
            />
            <OneOf
                school
                label=t!(year.rule_position)
                kept=t!(year.rule_kept)
                choice=Memo::new(move |_| school.with(|view| view.mentor_position.clone()))
                codes=CODES
                usual=Eligibility::USUAL.position.as_str()
                words
                edit=|code| SchoolEdit::Set(SchoolField::MentorPosition, code)
            />
        </section>
    }
}

fn words(code: &str) -> String {
    let known = code.parse();
    known.map_or_else(
        |_| code.to_owned(),
        |strictness| capital(people_vocabulary::strictness(locale(), strictness)),
    )
}

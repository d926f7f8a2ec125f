//! What the school asks of mentors: a category, the same job, and how strictly.

use crate::apart::Apart;
use crate::device::{Handle, use_device};
use crate::i18n::*;
use crate::told::{capital, people_vocabulary};
use crate::ui::{Offered, Select, use_toasts};
use leptos::prelude::*;
use ryadom_domain::pairing::Strictness;
use ryadom_replica::{Choice, SchoolDoc, SchoolEdit, SchoolField, SchoolView};

/// The section.
#[component]
pub fn MentorRule(school: Handle<SchoolDoc>) -> impl IntoView {
    view! {
        <section class="sheet sheet--padded stack" aria-labelledby="mentor-rule">
            <h2 id="mentor-rule">{t!(year.rule)}</h2>
            <p class="quiet">{t!(year.rule_why)}</p>
            <Half
                school
                field=SchoolField::MentorCategory
                label=t!(year.rule_category)
                read=|view| (view.mentor_category.clone(), view.eligibility().category)
            />
            <Half
                school
                field=SchoolField::MentorPosition
                label=t!(year.rule_position)
                read=|view| (view.mentor_position.clone(), view.eligibility().position)
            />
        </section>
    }
}

/// One half of the rule.
#[component]
fn Half(
    school: Handle<SchoolDoc>,
    field: SchoolField,
    label: &'static str,
    read: fn(&SchoolView) -> (Choice<String>, Strictness),
) -> impl IntoView {
    let device = use_device();
    let toasts = use_toasts();
    let choice = Memo::new(move |_| school.with(|view| read(view).0));
    let holds = Memo::new(move |_| school.with(|view| read(view).1));
    let keep = move |code: String| match school.edit(SchoolEdit::Set(field, code)) {
        Ok(()) => toasts.offer(t!(year.rule_kept), t!(year.undo), move || device.undo()),
        Err(why) => toasts.say(t!(year.not_kept, why = why.to_string())),
    };
    let options = || {
        let one = |one: &Strictness| {
            let words = people_vocabulary::strictness(locale(), *one);
            Offered::new(one.as_str(), capital(words))
        };
        Strictness::ALL.iter().map(one).collect::<Vec<_>>()
    };
    let words = |code: String| {
        code.parse().map_or(code, |strictness| {
            people_vocabulary::strictness(locale(), strictness).to_owned()
        })
    };
    let still = Signal::derive(move || !school.may_write());
    view! {
        <div class="stack stack--tight">
            <Select
                label
                value=Signal::derive(move || holds.get().as_str().to_owned())
                options=Signal::derive(options)
                on_change=keep
                disabled=still
            />
            <Apart
                choice
                named=Signal::derive(move || label.to_owned())
                words
                on_keep=keep
                still
            />
        </div>
    }
}

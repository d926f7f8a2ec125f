//! Who approves programmes in the app: a rule of the school.

use super::rule::Rule;
use crate::device::Handle;
use crate::i18n::*;
use leptos::prelude::*;
use ryadom_replica::{HEAD_APPROVES, SchoolDoc, SchoolEdit, SchoolField};

/// The section.
#[component]
pub fn Approver(school: Handle<SchoolDoc>) -> impl IntoView {
    view! {
        <Rule
            school
            title=t!(year.approver)
            label=t!(year.approver_label)
            why=t!(year.approver_why)
            kept=t!(year.approver_kept)
            choice=Memo::new(move |_| school.with(|view| view.approver.clone()))
            codes=&["", HEAD_APPROVES]
            words
            edit=|code| SchoolEdit::Set(SchoolField::Approver, code)
        />
    }
}

fn words(code: &str) -> String {
    if code == HEAD_APPROVES {
        t!(year.approver_head).to_owned()
    } else {
        t!(year.approver_curator).to_owned()
    }
}

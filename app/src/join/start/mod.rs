//! The three steps that make a new school: the school, its curator, the first pair.

mod curator;
mod draft;
mod name;
mod page;
mod pair;
mod school;

pub use page::Start;

use crate::device::Refused;
use crate::i18n::*;
use crate::ui::Toasts;

/// Whether a step was written down; says so when it was not. What was typed stays in the form.
fn is_kept(edited: Option<Result<(), Refused>>, toasts: Toasts) -> bool {
    let is_kept = matches!(edited, Some(Ok(())));
    if !is_kept {
        toasts.say(t!(join.not_kept));
    }
    is_kept
}

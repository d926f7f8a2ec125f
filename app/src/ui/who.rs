//! A person as initials on the colour of the part they play.

use leptos::prelude::*;

/// The part that somebody plays, as far as colour is concerned.
#[derive(Debug, Clone, Copy, Default, PartialEq, Eq)]
pub enum Part {
    /// Leads.
    Mentor,
    /// Is led.
    Mentee,
    /// Looks after all of it.
    Curator,
    /// Anybody else.
    #[default]
    Other,
}

impl Part {
    /// The class of a block for this part: `who--mentor`; empty for anybody else.
    pub fn class(self, block: &str) -> String {
        let part = match self {
            Self::Mentor => "mentor",
            Self::Mentee => "mentee",
            Self::Curator => "curator",
            Self::Other => return String::new(),
        };
        format!("{block}--{part}")
    }
}

/// Initials in a circle; readers hear the name.
#[component]
pub fn Who(
    #[prop(into)] name: Signal<String>,
    #[prop(into)] initials: Signal<String>,
    #[prop(optional, into)] part: Signal<Part>,
) -> impl IntoView {
    view! {
        <span
            class=move || format!("who {}", part.get().class("who"))
            role="img"
            aria-label=name
            title=name
        >
            {initials}
        </span>
    }
}

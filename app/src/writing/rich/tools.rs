//! The buttons over the page, and what is said of them aloud.

use std::rc::Rc;

use leptos::prelude::*;
use ryadom_domain::rich::{Emphasis, LineKind};

use super::line::RichLine;
use crate::i18n::*;

/// What a button does.
#[derive(Clone, Copy, PartialEq, Eq)]
enum Tool {
    Kind(LineKind),
    Emphasis(Emphasis),
}

const TOOLS: [Tool; 5] = [
    Tool::Emphasis(Emphasis::Strong),
    Tool::Emphasis(Emphasis::Em),
    Tool::Kind(LineKind::Heading),
    Tool::Kind(LineKind::Bullet),
    Tool::Kind(LineKind::Number),
];

/// Bold, italic, heading, two kinds of lists.
#[component]
pub(super) fn Tools(line: StoredValue<Rc<RichLine>, LocalStorage>) -> impl IntoView {
    let worn = line.get_value().worn;
    let is_on = move |tool: Tool| {
        let worn = worn.get();
        match tool {
            Tool::Kind(kind) => worn.kind == Some(kind),
            Tool::Emphasis(Emphasis::Strong) => worn.strong,
            Tool::Emphasis(Emphasis::Em) => worn.em,
        }
    };
    // Said when it changes under somebody's hands, by key or by button; not while the caret only walks through.
    let said = RwSignal::new(String::new());
    let press = move |tool: Tool| {
        let line = line.get_value();
        line.focus();
        match tool {
            Tool::Kind(kind) => line.set_kind(kind),
            Tool::Emphasis(emphasis) => line.emphasise(emphasis),
        }
    };
    let done = line.get_value().done;
    Effect::new(move |before: Option<u64>| {
        let now = done.get();
        if before.is_some_and(|before| before != now) {
            let worn = worn.get_untracked();
            let on = TOOLS.into_iter().filter(|tool| match tool {
                Tool::Kind(kind) => worn.kind == Some(*kind),
                Tool::Emphasis(Emphasis::Strong) => worn.strong,
                Tool::Emphasis(Emphasis::Em) => worn.em,
            });
            let names: Vec<_> = on.map(name).collect();
            said.set(if names.is_empty() {
                t!(notes.tool_plain).to_owned()
            } else {
                names.join(", ")
            });
        }
        now
    });
    let one = move |tool: Tool| {
        view! {
            <button
                type="button"
                class=format!("tools__one tools__one--{}", sign(tool))
                aria-pressed=move || is_on(tool).to_string()
                aria-label=move || name(tool)
                title=move || format!("{} ({})", name(tool), keys(tool))
                // The words keep the focus and what is chosen in them.
                on:pointerdown=|event| event.prevent_default()
                on:mousedown=|event| event.prevent_default()
                on:click=move |_| press(tool)
            >
                <span aria-hidden="true">{letter(tool)}</span>
            </button>
        }
    };
    view! {
        <div class="tools" role="group" aria-label=t!(notes.tool_tools)>
            {TOOLS.map(one).collect_view()}
        </div>
        <p class="unseen" role="status">{said}</p>
    }
}

fn name(tool: Tool) -> &'static str {
    match tool {
        Tool::Emphasis(Emphasis::Strong) => t!(notes.tool_strong),
        Tool::Emphasis(Emphasis::Em) => t!(notes.tool_em),
        Tool::Kind(LineKind::Heading) => t!(notes.tool_heading),
        Tool::Kind(LineKind::Bullet) => t!(notes.tool_bullet),
        Tool::Kind(LineKind::Number) => t!(notes.tool_number),
        Tool::Kind(LineKind::Paragraph) => t!(notes.tool_plain),
    }
}

const fn keys(tool: Tool) -> &'static str {
    match tool {
        Tool::Emphasis(Emphasis::Strong) => "Ctrl+B",
        Tool::Emphasis(Emphasis::Em) => "Ctrl+I",
        Tool::Kind(LineKind::Heading) => "# ␣",
        Tool::Kind(LineKind::Bullet) => "- ␣",
        Tool::Kind(LineKind::Number) => "1. ␣",
        Tool::Kind(LineKind::Paragraph) => "",
    }
}

const fn sign(tool: Tool) -> &'static str {
    match tool {
        Tool::Emphasis(Emphasis::Strong) => "strong",
        Tool::Emphasis(Emphasis::Em) => "em",
        Tool::Kind(kind) => super::dom::name_of(kind),
    }
}

fn letter(tool: Tool) -> &'static str {
    match tool {
        Tool::Emphasis(Emphasis::Strong) => t!(notes.tool_strong_sign),
        Tool::Emphasis(Emphasis::Em) => t!(notes.tool_em_sign),
        Tool::Kind(LineKind::Heading) => t!(notes.tool_heading_sign),
        Tool::Kind(LineKind::Bullet) => "•",
        Tool::Kind(LineKind::Number) => "1.",
        Tool::Kind(LineKind::Paragraph) => "",
    }
}

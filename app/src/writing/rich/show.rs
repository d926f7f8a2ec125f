//! Rich words for whoever reads them, on the screen or on paper.

use leptos::prelude::*;
use ryadom_domain::Rich;
use ryadom_domain::rich::{Line, LineKind, Run};

/// The words with their headings, lists and emphasis.
#[component]
pub fn Shown(#[prop(into)] words: Signal<Rich>) -> impl IntoView {
    view! { <div class="rich rich--read">{move || words.with(blocks)}</div> }
}

/// Items that follow one another are one list, as readers count them.
fn blocks(words: &Rich) -> Vec<AnyView> {
    let lists = |one: &Line, other: &Line| {
        one.kind == other.kind && matches!(one.kind, LineKind::Bullet | LineKind::Number)
    };
    let blocks = words.lines.chunk_by(lists);
    blocks
        .map(|lines| {
            let item = |line: &Line| view! { <li>{runs(line)}</li> };
            match lines.first().map(|line| line.kind) {
                Some(LineKind::Bullet) => {
                    view! { <ul>{lines.iter().map(item).collect_view()}</ul> }.into_any()
                }
                Some(LineKind::Number) => {
                    view! { <ol>{lines.iter().map(item).collect_view()}</ol> }.into_any()
                }
                Some(LineKind::Heading) => view! { <h2>{lines.first().map(runs)}</h2> }.into_any(),
                _ => view! { <p>{lines.first().map(runs)}</p> }.into_any(),
            }
        })
        .collect()
}

fn runs(line: &Line) -> Vec<AnyView> {
    line.runs.iter().map(run).collect()
}

fn run(run: &Run) -> AnyView {
    let words = run.words.clone();
    match (run.strong, run.em) {
        (false, false) => words.into_any(),
        (true, false) => view! { <strong>{words}</strong> }.into_any(),
        (false, true) => view! { <em>{words}</em> }.into_any(),
        (true, true) => view! { <strong><em>{words}</em></strong> }.into_any(),
    }
}

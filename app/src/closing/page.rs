//! The page: every step of the closing with its state and whose turn it is, the one that waits for the reader open.

use super::case::Case;
use super::context::{Papers, provide_closing, use_closing};
use super::future::Futures;
use super::print::{Paper, print};
use super::results::Results;
use super::said::Said;
use super::thanks::Thanks;
use crate::device::use_device;
use crate::i18n::*;
use crate::route::Route;
use crate::ui::{Button, EmptyState, Glyph, Icon, Tag, TagKind};
use leptos::prelude::*;
use ryadom_domain::{ClosingLine, ClosingStep, PairId, PairStep, Round};

/// The closing of one pair.
#[component]
pub fn Page(
    #[prop(into)] pair: Signal<Option<PairId>>,
    /// How the curator ends the pair.
    children: ChildrenFn,
) -> impl IntoView {
    let device = use_device();
    let papers = Memo::new(move |_| {
        let pair = pair.get()?;
        let registry = device.registry();
        registry.with(|registry| Papers::of(registry, device.person(), pair))
    });
    let children = StoredValue::new(children);
    move || match papers.get() {
        Some(papers) => view! { <OnePair papers children/> }.into_any(),
        None => view! {
            <div class="top">
                <div class="top__words"><h1 tabindex="-1">{t!(closing.title)}</h1></div>
            </div>
            <EmptyState title=t!(closing.none) why=t!(closing.none_why)/>
        }
        .into_any(),
    }
}

#[component]
fn OnePair(papers: Papers, children: StoredValue<ChildrenFn>) -> impl IntoView {
    let closing = provide_closing(papers);
    let ready = Memo::new(move |_| closing.ready());
    let lines = Memo::new(move |_| closing.lines());
    let left = move || {
        let (left, is_ended) = lines.with(|lines| {
            let open = |line: &&ClosingLine| !line.is_done && !line.step.is_optional();
            let ended = |line: &ClosingLine| line.step == ClosingStep::End && line.is_done;
            (lines.iter().filter(open).count(), lines.iter().any(ended))
        });
        let count = crate::attention::short(left);
        match left {
            0 => t!(closing.nothing_left).to_owned(),
            _ if is_ended => t!(closing.left_after, count = count),
            _ => t!(closing.left, count = count),
        }
    };
    let programme = Route::PairProgramme(papers.pair).path();
    view! {
        <Show when=move || ready.get()>
            <a class="back" href=programme.clone()>
                <Icon glyph=Glyph::Back small=true/>
                {t!(closing.programme)}
            </a>
            <div class="top">
                <div class="top__words">
                    <h1 tabindex="-1">{t!(closing.title)}</h1>
                    <p class="quiet">{left}</p>
                </div>
                <div class="top__acts">
                    <Show when=move || closing.is_finished()>
                        <a class="button" href=Route::Audit(papers.pair).path()>{t!(closing.audit)}</a>
                    </Show>
                    <Button on_press=move || print(closing.printing)>
                        <Icon glyph=Glyph::Print/>
                        {t!(closing.print)}
                    </Button>
                </div>
            </div>
            <ol class="closing">
                {ClosingStep::ALL.iter().map(|step| view! { <Step step=*step lines children/> }).collect_view()}
            </ol>
            <p class="quiet closing__seen">{move || closing.seen()}</p>
            <Paper/>
        </Show>
    }
}

/// One step: its name, whose turn it is, and what there is to do.
#[component]
fn Step(
    step: ClosingStep,
    lines: Memo<Vec<ClosingLine>>,
    children: StoredValue<ChildrenFn>,
) -> impl IntoView {
    let closing = use_closing();
    let line = Memo::new(move |_| {
        lines.with(|lines| lines.iter().find(|line| line.step == step).cloned())
    });
    let is_done = move || line.read().as_ref().is_some_and(|line| line.is_done);
    let waits = move || {
        let line = line.read();
        let waits = line.as_ref().map(|line| line.waits_for.as_slice());
        let names: Vec<String> = waits
            .unwrap_or_default()
            .iter()
            .map(|who| closing.name(*who))
            .collect();
        names.join(", ")
    };
    let state = move || {
        let waits = waits();
        if is_done() {
            view! { <Tag kind=TagKind::Act>{t!(closing.done)}</Tag> }.into_any()
        } else if step == ClosingStep::End {
            view! { <Tag>{t!(closing.by_curator)}</Tag> }.into_any()
        } else if waits.is_empty() || step.is_optional() {
            view! { <Tag>{t!(closing.optional)}</Tag> }.into_any()
        } else {
            view! { <Tag kind=TagKind::Need>{t!(closing.waits, names = waits)}</Tag> }.into_any()
        }
    };
    // What waits for the reader is open when the page is, and stays as they leave it.
    let me = closing.me();
    let open = untrack(|| {
        let line = line.get();
        line.is_some_and(|line| line.waits_for.contains(&me) && !step.is_optional())
    });
    let body = match step {
        ClosingStep::Diagnostics => view! { <Diagnostics/> }.into_any(),
        ClosingStep::Reflections => view! { <Reflections/> }.into_any(),
        ClosingStep::Results => view! { <Results/> }.into_any(),
        ClosingStep::Thanks => view! { <Thanks/> }.into_any(),
        ClosingStep::Case => view! { <Case/> }.into_any(),
        ClosingStep::Future => view! { <Futures/> }.into_any(),
        ClosingStep::End => view! {
            <p>{t!(closing.end_why)}</p>
            {children.read_value()()}
        }
        .into_any(),
    };
    view! {
        <li class="closing__step">
            <details class="closing__more" open=open>
                <summary class="closing__head">
                    <h2 class="closing__name">{step_words(step)}</h2>
                    {state}
                </summary>
                <div class="closing__body stack">{body}</div>
            </details>
        </li>
    }
}

/// What a step is called.
pub fn step_words(step: ClosingStep) -> &'static str {
    match step {
        ClosingStep::Diagnostics => t!(closing.diagnostics),
        ClosingStep::Reflections => t!(closing.reflections),
        ClosingStep::Results => t!(closing.results),
        ClosingStep::Thanks => t!(closing.thanks),
        ClosingStep::Case => t!(closing.case_),
        ClosingStep::Future => t!(closing.future),
        ClosingStep::End => t!(closing.end),
    }
}

/// The final questionnaire of each mentee, and the way to it.
#[component]
fn Diagnostics() -> impl IntoView {
    let closing = use_closing();
    let one = move |mentee| {
        let counted = move || {
            t!(
                closing.answered,
                name = crate::told::capital(&closing.name(mentee)),
                done = closing.answered(mentee),
                all = closing.asked().len()
            )
        };
        view! {
            <div class="found__one">
                <p>{counted}</p>
                <a class="button" href=Route::Answer(closing.pair, Round::Final, mentee).path()>
                    {t!(closing.to_diagnostics)}
                </a>
            </div>
        }
    };
    view! {
        <p class="quiet">{t!(closing.diagnostics_why)}</p>
        <For each=move || closing.mentees() key=|mentee| *mentee children=one/>
    }
}

/// What each says of the year; private things have their place in the notes.
#[component]
fn Reflections() -> impl IntoView {
    let closing = use_closing();
    let one = move |who| {
        let mine = Signal::derive(move || closing.me() == who);
        let of = move || crate::told::capital(&closing.name(who));
        view! {
            <section class="stack stack--tight">
                <h3>{of}</h3>
                <Said step=PairStep::Words(who) label=t!(closing.three_words) mine/>
                <Said step=PairStep::Learnt(who) label=t!(closing.learnt) mine lines=true/>
            </section>
        }
    };
    view! {
        <p class="quiet">{t!(closing.reflections_why)} " " <a href=Route::Notes.path()>{t!(closing.to_notes)}</a></p>
        <For each=move || closing.members() key=|who| *who children=one/>
    }
}

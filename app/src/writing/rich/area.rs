//! The page itself, with its buttons and other people's carets over it.

use std::rc::Rc;
use std::sync::Arc;

use leptos::ev::{InputEvent, KeyboardEvent};
use leptos::html::Div;
use leptos::prelude::*;
use ryadom_domain::rich::{self, Emphasis, LineKind};
use ryadom_domain::{Rich, Side};
use wasm_bindgen::{JsCast, JsValue};
use web_sys::HtmlElement;

use super::desk::Desk;
use super::dom;
use super::line::{RichLine, put_in};
use super::show::Shown;
use super::tools::Tools;

/// A page that writes in a rich text; its words for whoever may only read.
#[component]
pub fn RichArea(
    desk: Desk,
    /// What the page is called.
    #[prop(into)]
    label: Signal<String>,
    /// What an empty page says.
    #[prop(into)]
    placeholder: Signal<String>,
) -> impl IntoView {
    let may_write = {
        let desk = desk.clone();
        Memo::new(move |_| desk.may_write())
    };
    move || {
        let desk = desk.clone();
        if may_write.get() {
            view! { <Page desk label placeholder/> }.into_any()
        } else {
            let words = Signal::derive(move || {
                desk.version();
                let words = desk.read(|document, place| document.rich(place).unwrap_or_default());
                words.unwrap_or_default()
            });
            view! { <Shown words/> }.into_any()
        }
    }
}

/// For writers.
#[component]
fn Page(desk: Desk, label: Signal<String>, placeholder: Signal<String>) -> impl IntoView {
    let device = desk.device();
    let document = desk.document();
    let page = NodeRef::<Div>::new();
    let kept = StoredValue::new_local(RichLine::new(desk.clone()));
    let line = move || kept.get_value();

    on_cleanup(move || {
        if let Some(line) = kept.try_get_value() {
            line.leave();
            line.fall_silent(true);
        }
    });
    device.on_flush(document, {
        let line = line();
        move || line.commit()
    });
    Effect::new(move || {
        if let Some(page) = page.get() {
            line().mounted(page.unchecked_into::<HtmlElement>());
            line().say();
        }
    });
    Effect::new(move || {
        desk.version();
        line().absorb();
    });
    let present = device.presence(document);
    let together = line().together;
    Effect::new(move || together.set(!present.read().is_empty()));

    view! {
        <Tools line=kept/>
        <div class="rich__page">
            <div
                node_ref=page
                class="rich"
                contenteditable="true"
                role="textbox"
                aria-multiline="true"
                aria-label=label
                data-placeholder=placeholder
                data-empty=""
                spellcheck="true"
                on:beforeinput=move |event| before_input(&line(), &event)
                on:input=move |event| {
                    let is_space = event
                        .dyn_ref::<InputEvent>()
                        .and_then(InputEvent::data)
                        .is_some_and(|data| data == " " || data == "\u{a0}");
                    line().input(is_space);
                    line().moved();
                }
                on:keydown=move |event| key_down(&line(), &event)
                on:paste=move |event| take(&line(), &event, "clipboardData")
                on:drop=move |event| take(&line(), &event, "dataTransfer")
                on:compositionstart=move |_| line().compose(true)
                on:compositionend=move |_| line().compose(false)
                on:focus=move |_| {
                    line().enter();
                    line().say();
                }
                on:blur=move |_| {
                    // A page that goes away with the focus in it loses it after everything else of it is gone.
                    if let Some(line) = kept.try_get_value() {
                        line.leave();
                        line.fall_silent(false);
                    }
                }
                on:keyup=move |_| line().moved()
                on:pointerup=move |_| {
                    line().elsewhere();
                    line().moved();
                }
            ></div>
            <Carets line=kept/>
        </div>
    }
}

/// What makes or joins lines is done here, where the browser lets it: each browser would do it in its own way.
fn before_input(line: &Rc<RichLine>, event: &InputEvent) {
    let kind = js_sys::Reflect::get(event, &"inputType".into())
        .ok()
        .and_then(|kind| kind.as_string())
        .unwrap_or_default();
    if !event.cancelable() {
        return;
    }
    let done = match kind.as_str() {
        "insertParagraph" | "insertLineBreak" => line.act(|words, range| {
            let (rich, caret) = rich::enter(words, range);
            Some((rich, (caret, caret)))
        }),
        "formatBold" => {
            line.emphasise(Emphasis::Strong);
            true
        }
        "formatItalic" => {
            line.emphasise(Emphasis::Em);
            true
        }
        "historyUndo" => {
            line.take_back();
            true
        }
        "historyRedo" => {
            line.do_again();
            true
        }
        "deleteContentBackward" => {
            !line.is_among_letters(true) && line.act(|words, range| delete(words, range, true))
        }
        "deleteContentForward" => {
            !line.is_among_letters(false) && line.act(|words, range| delete(words, range, false))
        }
        "insertText" => {
            let data = event.data().unwrap_or_default();
            line.has_chosen()
                && line.act(|words, range| {
                    crosses(words, range).then(|| put_in(words, range, &Rich::plain(&data)))
                })
        }
        // Whatever else a browser knows to make of words is not known here.
        kind => {
            kind.starts_with("format")
                || kind.starts_with("insertFrom")
                || kind == "insertOrderedList"
                || kind == "insertUnorderedList"
        }
    };
    if done {
        event.prevent_default();
    }
}

/// What the browser would do to several lines at once; within one it does by itself.
fn delete(words: &Rich, range: (usize, usize), back: bool) -> Option<(Rich, (usize, usize))> {
    if range.0 != range.1 {
        return crosses(words, range).then(|| put_in(words, range, &Rich::default()));
    }
    if back {
        let (rich, caret) = rich::erase(words, range.0)?;
        return Some((rich, (caret, caret)));
    }
    let (line, start) = words.line_at(range.0);
    let is_end = range.0 == start + words.lines.get(line)?.units();
    let next = words.starts().get(line + 1).copied().filter(|_| is_end)?;
    Some(put_in(words, (range.0, next), &Rich::default()))
}

fn crosses(words: &Rich, range: (usize, usize)) -> bool {
    words.line_at(range.0).0 != words.line_at(range.1).0
}

fn key_down(line: &Rc<RichLine>, event: &KeyboardEvent) {
    let control = event.ctrl_key() || event.meta_key();
    if event.key().starts_with("Arrow") || matches!(event.key().as_str(), "Home" | "End") {
        line.elsewhere();
    }
    if !control || event.alt_key() {
        return;
    }
    // `code` names the key's place: B is «И» on a Russian keyboard.
    match (event.code().as_str(), event.shift_key()) {
        ("KeyB", false) => line.emphasise(Emphasis::Strong),
        ("KeyI", false) => line.emphasise(Emphasis::Em),
        ("Digit7", true) => line.set_kind(LineKind::Number),
        ("Digit8", true) => line.set_kind(LineKind::Bullet),
        ("Digit9", true) => line.set_kind(LineKind::Heading),
        ("KeyZ", false) => line.take_back(),
        ("KeyZ", true) | ("KeyY", false) => line.do_again(),
        _ => return,
    }
    event.prevent_default();
}

/// What is pasted or dropped: its letters, lines and emphasis, and nothing else of it.
fn take(line: &Rc<RichLine>, event: &JsValue, by: &str) {
    if let Some(event) = event.dyn_ref::<web_sys::Event>() {
        event.prevent_default();
    }
    let piece = dom::carried(event, by);
    if !piece.lines.is_empty() {
        line.act(|words, range| Some(put_in(words, range, &piece)));
    }
}

/// Other people's carets, over the words.
#[component]
fn Carets(line: StoredValue<Rc<RichLine>, LocalStorage>) -> impl IntoView {
    let here = line.get_value();
    let (device, document) = here.where_();
    let name = here.name();
    let drawn = here.drawn;
    let others = Memo::new(move |_| {
        let present = device.presence(document).get();
        let others = present.iter().filter(|present| present.text == name);
        others
            .filter_map(|present| Some((present.person, present.cursor.clone()?)))
            .collect::<Vec<_>>()
    });
    let resized = RwSignal::new(0_u32);
    let listening = window_event_listener(leptos::ev::resize, move |_| {
        resized.update(|resized| *resized += 1);
    });
    on_cleanup(move || listening.remove());
    let shown = move || {
        drawn.track();
        resized.track();
        let registry = device.registry().get();
        let pair = registry.pair_of(document);
        let line = line.get_value();
        let caret = |(person, cursor): (_, String)| {
            let (along, top, height) = line.place_of(&cursor)?;
            let class = match pair.and_then(|pair| pair.side(person)) {
                Some(Side::Mentor) => "caret caret--mentor rich__caret",
                Some(Side::Mentee) => "caret rich__caret",
                None => "caret caret--curator rich__caret",
            };
            let name: Arc<str> = registry.name(person).short().into();
            Some(view! {
                <span
                    class=class
                    style:left=format!("{along}%")
                    style:top=format!("{top}px")
                    style:height=format!("{height}px")
                >
                    // The further along the page, the further back the name stands, so that it never goes over the edge.
                    <span class="caret__name" style:translate=format!("-{along}%")>{name.to_string()}</span>
                </span>
            })
        };
        others.get().into_iter().filter_map(caret).collect_view()
    };
    view! { <div class="rich__carets" aria-hidden="true">{shown}</div> }
}

//! The field itself.

use std::sync::Arc;

use leptos::html::Textarea;
use leptos::prelude::*;
use ryadom_domain::Side;
use ryadom_replica::Kind;

use super::line::Line;
use super::mirror::{Caret, draw};
use crate::device::{Handle, use_device};
use crate::ui::fresh_id;

/// A field that writes in a document's text; plain words for whoever may only read.
#[component]
pub fn WritingArea<K: Kind>(
    /// The document.
    handle: Handle<K>,
    /// Which of its texts.
    text: K::Text,
    /// What the field is called.
    #[prop(into)]
    label: Signal<String>,
    /// Only readers hear the label.
    #[prop(optional)]
    hidden_label: bool,
    /// Takes focus at once.
    #[prop(optional)]
    focus: bool,
    /// A page to write on together: as tall as its words, with the others' carets over them.
    #[prop(optional)]
    carets: bool,
    /// One line to begin with: a title, a name.
    #[prop(optional)]
    short: bool,
    /// A further class for the text area.
    #[prop(optional)]
    class: &'static str,
    /// What an empty field says.
    #[prop(optional, into)]
    placeholder: Option<Signal<String>>,
    /// Nobody writes here now, though they may write in the document.
    #[prop(optional, into)]
    still: Signal<bool>,
) -> impl IntoView
where
    K::View: Send + Sync,
    K::Text: Send + Sync,
{
    let may_write = Memo::new(move |_| handle.may_write() && !still.get());
    move || {
        let text = text.clone();
        if may_write.get() {
            view! { <Field handle text label hidden_label focus carets short class placeholder/> }
                .into_any()
        } else {
            view! { <Plain handle text label hidden_label/> }.into_any()
        }
    }
}

/// For readers.
#[component]
fn Plain<K: Kind>(
    handle: Handle<K>,
    text: K::Text,
    label: Signal<String>,
    hidden_label: bool,
) -> impl IntoView
where
    K::View: Send + Sync,
    K::Text: Send + Sync,
{
    let place = text.into();
    let words = move || {
        handle.version();
        handle
            .read(|document| document.text(&place))
            .flatten()
            .unwrap_or_default()
    };
    view! {
        <div class="field">
            <p class="field__label" class:unseen=hidden_label>{label}</p>
            <p class="editor__words">{words}</p>
        </div>
    }
}

/// For writers.
#[component]
fn Field<K: Kind>(
    handle: Handle<K>,
    text: K::Text,
    label: Signal<String>,
    hidden_label: bool,
    focus: bool,
    carets: bool,
    short: bool,
    class: &'static str,
    placeholder: Option<Signal<String>>,
) -> impl IntoView
where
    K::View: Send + Sync,
    K::Text: Send + Sync,
{
    let device = use_device();
    let area = NodeRef::<Textarea>::new();
    let kept = StoredValue::new_local(Line::new(handle, text, carets && !short));
    let line = move || kept.get_value();
    let id = fresh_id("writing");

    on_cleanup(move || {
        if let Some(line) = kept.try_get_value() {
            line.leave();
            line.fall_silent(true);
        }
    });
    device.on_flush(handle.document(), {
        let line = line();
        move || line.commit()
    });
    Effect::new(move || {
        if let Some(area) = area.get() {
            line().mounted(area.clone());
            if focus {
                // Focus fails only for an element that has left the page.
                let _ = area.focus();
            }
            line().say();
        }
    });
    Effect::new(move || {
        handle.version();
        line().absorb();
    });

    let present = device.presence(handle.document());
    let together = line().together;
    Effect::new(move || together.set(!present.read().is_empty()));
    let name = line().name();
    let others = Memo::new(move |_| {
        let present = present.read();
        present
            .iter()
            .filter(|present| present.text == name)
            .cloned()
            .collect::<Vec<_>>()
    });

    let moved = move || line().moved();
    let control = view! {
        <textarea
            node_ref=area
            id=id.clone()
            class=match (carets, short) {
                (true, _) => format!("editor__text {class}"),
                (false, true) => format!("field__control field__control--line {class}"),
                (false, false) => format!("field__control {class}"),
            }
            rows=if short { "1" } else { "2" }
            autocomplete="off"
            placeholder=move || placeholder.map(|placeholder| placeholder.get())
            on:input=move |_| {
                line().input();
                moved();
            }
            on:compositionstart=move |_| line().compose(true)
            on:compositionend=move |_| line().compose(false)
            on:focus=move |_| line().say()
            on:blur=move |_| {
                // A field that leaves the page with the focus in it loses it after everything else of it is gone.
                if let Some(line) = kept.try_get_value() {
                    line.leave();
                    line.fall_silent(false);
                }
            }
            on:keyup=move |_| moved()
            on:pointerup=move |_| moved()
            on:select=move |_| moved()
        ></textarea>
    };
    // To find a caret is to walk the document: once for each of its versions, not for each letter typed.
    let placed = Memo::new(move |_| {
        handle.version();
        let registry = device.registry().get();
        let pair = registry.pair_of(handle.document());
        others
            .read()
            .iter()
            .filter_map(|present| {
                let position = line().position(present.cursor.as_deref()?)?;
                let class = match pair.and_then(|pair| pair.side(present.person)) {
                    Some(Side::Mentor) => "caret caret--mentor",
                    Some(Side::Mentee) => "caret",
                    None => "caret caret--curator",
                };
                let name: Arc<str> = registry.name(present.person).short().into();
                Some((position, Caret { name, class }))
            })
            .collect::<Vec<_>>()
    });
    let mirrored = move || {
        line().drawn.track();
        let carets = line().among_typed(placed.get());
        draw(&line().words(), &carets)
    };
    view! {
        <div class="field">
            <label class="field__label" class:unseen=hidden_label for=id>{label}</label>
            <div class="editor" class:editor--field=!carets>
                {control}
                <div class="editor__mirror" aria-hidden="true">{mirrored}</div>
            </div>
        </div>
    }
}

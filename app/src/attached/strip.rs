//! The strip: what is attached, as small pictures and names, and the ways to attach more.

use super::add::{Add, Adding};
use super::hook::Hook;
use super::small::picture;
use super::viewer::Viewer;
use super::words;
use crate::device::{Standing, use_device};
use crate::i18n::*;
use crate::ui::{Button, Glyph, Icon, fresh_id};
use leptos::{ev, prelude::*};
use ryadom_domain::{FileId, FileType};

/// The files of one thing.
#[component]
pub fn Files(hook: Hook) -> impl IntoView {
    let device = use_device();
    let title = fresh_id("files");
    let opened = RwSignal::new(None::<FileId>);
    let adding = Adding::new(hook);
    let ids = Memo::new(move |_| {
        hook.files
            .with(|files| files.iter().map(|row| row.id).collect::<Vec<_>>())
    });
    // Rows may come at any time; their small pictures are not here then.
    Effect::new(move || {
        if !ids.with(Vec::is_empty) {
            device.want_small(hook.document);
        }
    });
    let any_refused = Memo::new(move |_| {
        device.attachments().with(|all| {
            hook.files.with(|files| {
                let of = |row: &ryadom_replica::FileRow| all.standing(&hook.key(row.contents));
                files
                    .iter()
                    .any(|row| matches!(of(row), Standing::Refused(_)))
            })
        })
    });
    let dropped = move |event: ev::DragEvent| {
        event.prevent_default();
        adding.take(event.data_transfer().and_then(|data| data.files()));
    };
    let pasted = move |event: ev::ClipboardEvent| {
        adding.take(event.clipboard_data().and_then(|data| data.files()));
    };
    let named_by = title.clone();
    view! {
        <section
            class="attached"
            aria-labelledby=named_by
            on:dragover=|event| event.prevent_default()
            on:drop=dropped
            on:paste=pasted
        >
            <h2 id=title>{t!(attached.title)}</h2>
            <Show when=move || ids.with(Vec::is_empty)>
                <p class="quiet">{t!(attached.none)}</p>
            </Show>
            <ul class="attached__list">
                <For each=move || ids.get() key=|id| *id let:id>
                    <Tile hook id opened/>
                </For>
            </ul>
            <Show when=move || any_refused.get()>
                <div class="cluster">
                    <span class="need">{t!(attached.refused_stays)}</span>
                    <Button small=true on_press=move |()| device.offer_files_again()>
                        {t!(attached.again)}
                    </Button>
                </div>
            </Show>
            <Show when=move || !hook.still.get()>
                <Add adding/>
            </Show>
            <Viewer hook opened/>
        </section>
    }
}

/// One file, small.
#[component]
pub fn Tile(
    hook: Hook,
    id: FileId,
    opened: RwSignal<Option<FileId>>,
    /// More about it, under it.
    #[prop(optional)]
    children: Option<Children>,
) -> impl IntoView {
    let device = use_device();
    let row = hook.file(id);
    let Some(first) = row.get_untracked() else {
        return ().into_any();
    };
    let name = Memo::new(move |_| {
        row.with(|row| {
            row.as_ref()
                .map(|row| row.name.value.clone())
                .unwrap_or_default()
        })
    });
    let torn = Memo::new(move |_| row.with(|row| row.as_ref().is_some_and(|row| row.places() > 0)));
    let key = hook.key(first.contents);
    let state = Memo::new(move |_| device.attachments().with(|all| all.standing(&key)));
    let said = move || words::standing(locale(), &state.get());
    let ending = first.kind.map_or("…", FileType::ending).to_uppercase();
    let address = first
        .thumb
        .map(|thumb| picture(hook.document, thumb, FileType::Jpeg));
    let face = move || match address.and_then(|address| address.get()) {
        Some(address) => view! { <img class="attached__picture" src=address alt=""/> }.into_any(),
        None => view! {
            <span class="attached__kind" aria-hidden="true">
                <Icon glyph=Glyph::Programme/>
                {ending.clone()}
            </span>
        }
        .into_any(),
    };
    view! {
        <li class="attached__one">
            <button type="button" class="attached__tile" on:click=move |_| opened.set(Some(id))>
                {face}
                <span class="attached__name" title=name>{name}</span>
                {move || said().map(|words| view! { <span class="attached__state">{words}</span> })}
                {move || torn.get().then(|| view! { <span class="attached__state need">{t!(attached.look)}</span> })}
            </button>
            {children.map(|children| children())}
        </li>
    }
    .into_any()
}

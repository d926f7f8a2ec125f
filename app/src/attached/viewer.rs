//! One file, large: looked at, saved, called something else, removed.

use super::hook::Hook;
use super::small::picture;
use super::words;
use crate::device::{Standing, use_device};
use crate::i18n::*;
use crate::told::{Names, dates, part};
use crate::ui::{
    Button, ButtonKind, Dialog, Notice, OneValue, Part, TextField, Toasts, TwoValues, use_toasts,
};
use leptos::{prelude::*, task::spawn_local};
use ryadom_domain::{FileId, FileType};
use ryadom_replica::{FileEdit, FileRow, Written};

/// The dialog; shows whichever file is opened.
#[component]
pub fn Viewer(hook: Hook, opened: RwSignal<Option<FileId>>) -> impl IntoView {
    let open = RwSignal::new(false);
    Effect::new(move || {
        let is_wanted = opened.with(Option::is_some);
        if open.get_untracked() != is_wanted {
            open.set(is_wanted);
        }
    });
    Effect::new(move || {
        if !open.get() && opened.get_untracked().is_some() {
            opened.set(None);
        }
    });
    let title = move || {
        let id = opened.get();
        let name = hook.files.with(|files| {
            let row = files.iter().find(|row| Some(row.id) == id);
            row.map(|row| row.name.value.clone())
        });
        name.unwrap_or_else(|| t!(attached.gone).to_owned())
    };
    view! {
        <Dialog open title=Signal::derive(title) wide=true>
            {move || opened.get().map(|id| view! { <One hook id opened/> })}
        </Dialog>
    }
}

#[component]
fn One(hook: Hook, id: FileId, opened: RwSignal<Option<FileId>>) -> impl IntoView {
    let device = use_device();
    let toasts = use_toasts();
    let row = hook.file(id);
    let Some(first) = row.get_untracked() else {
        return view! { <p class="quiet">{t!(attached.gone)}</p> }.into_any();
    };
    device.want_file(hook.document, first.contents);
    let (contents, kind) = (first.contents, first.kind);
    let key = hook.key(contents);
    let standing = Memo::new(move |_| device.attachments().with(|all| all.standing(&key)));
    let is_here =
        Memo::new(move |_| !matches!(standing.get(), Standing::Comes | Standing::Elsewhere));
    let said = move || match standing.get() {
        Standing::Comes | Standing::Elsewhere => Some(t!(attached.elsewhere)),
        other => words::standing(locale(), &other),
    };
    let (author, created) = (first.author, first.created);
    let facts = move || {
        let who = device.registry().with(|registry| {
            let names = Names {
                registry,
                reader: Some(device.person()),
                today: device.today(),
            };
            names.person(locale(), author)
        });
        let now = device.local(device.now());
        let when = dates::moment(locale(), device.local(created), now);
        let size = words::size(locale(), contents.size);
        t!(attached.facts, who = who, when = when, size = size).to_string()
    };
    let save = move |()| {
        let name = row.with_untracked(|row| {
            row.as_ref()
                .map(|row| row.name.value.clone())
                .unwrap_or_default()
        });
        spawn_local(async move {
            // It was here when the button could be pressed.
            let _ = device
                .save_attached(hook.document, contents.sha, &name, kind)
                .await;
        });
    };
    view! {
        <div class="stack">
            <Shown hook first=first.clone()/>
            <p class="quiet">{facts}</p>
            <div role="status">{move || said().map(|words| view! { <p>{words}</p> })}</div>
            <Torn hook id/>
            <Name hook id/>
        </div>
        <div class="dialog__acts">
            <Show when=move || !hook.still.get()>
                <Button kind=ButtonKind::Need on_press=move |()| remove(hook, id, opened, toasts)>
                    {t!(attached.remove)}
                </Button>
            </Show>
            <Button
                kind=ButtonKind::Act
                disabled=Signal::derive(move || !is_here.get())
                on_press=save
            >
                {t!(attached.save)}
            </Button>
        </div>
    }
    .into_any()
}

/// The picture, as large as there is room for; the small one until it has come.
#[component]
fn Shown(hook: Hook, first: FileRow) -> impl IntoView {
    let Some(kind) = first.kind.filter(|kind| kind.is_picture()) else {
        return ().into_any();
    };
    let large = picture(hook.document, first.contents, kind);
    let small = first
        .thumb
        .map(|thumb| picture(hook.document, thumb, FileType::Jpeg));
    let address = move || large.get().or_else(|| small.and_then(|small| small.get()));
    let name = first.name.value;
    view! {
        {move || address().map(|address| view! {
            <img class="attached__large" src=address alt=name.clone()/>
        })}
    }
    .into_any()
}

#[component]
fn Name(hook: Hook, id: FileId) -> impl IntoView {
    let row = hook.file(id);
    let name = Signal::derive(move || {
        row.with(|row| {
            row.as_ref()
                .map(|row| row.name.value.clone())
                .unwrap_or_default()
        })
    });
    let rename = move |name: String| {
        let name = name.trim().to_owned();
        if !name.is_empty() {
            hook.make(FileEdit::Rename(id, name));
        }
    };
    view! {
        <Show when=move || !hook.still.get()>
            <TextField label=t!(attached.name) value=name on_rest=rename/>
        </Show>
    }
}

/// A name that two people gave apart, and a file that came back.
#[component]
fn Torn(hook: Hook, id: FileId) -> impl IntoView {
    let device = use_device();
    let row = hook.file(id);
    let came_back =
        Memo::new(move |_| row.with(|row| row.as_ref().is_some_and(|row| row.fate.is_torn())));
    let rivals = Memo::new(move |_| {
        row.with(|row| {
            row.as_ref()
                .map(|row| row.name.rivals.clone())
                .unwrap_or_default()
        })
    });
    let values = Signal::derive(move || {
        let now = device.local(device.now());
        let one = |written: &Written<String>| {
            device.registry().with(|registry| {
                let names = Names {
                    registry,
                    reader: Some(device.person()),
                    today: device.today(),
                };
                let by = written.by;
                OneValue {
                    who: names.person(locale(), by),
                    initials: by
                        .map(|by| registry.name(by).initials())
                        .unwrap_or_default(),
                    part: by.map_or(Part::Other, |by| part(registry, None, by)),
                    value: written.value.clone(),
                    when: dates::moment(locale(), device.local(written.at), now),
                }
            })
        };
        rivals.with(|rivals| rivals.iter().map(one).collect::<Vec<_>>())
    });
    let keep = move |place: usize| {
        let kept = rivals.with_untracked(|rivals| rivals.get(place).map(|one| one.value.clone()));
        if let Some(kept) = kept {
            hook.make(FileEdit::Rename(id, kept));
        }
    };
    let keep = Callback::new(keep);
    view! {
        <Show when=move || came_back.get()>
            <Notice need=true words=t!(attached.came_back)>
                <Button small=true disabled=hook.still on_press=move |()| { hook.make(FileEdit::Restore(id)); }>
                    {t!(attached.keep)}
                </Button>
                <Button small=true disabled=hook.still on_press=move |()| { hook.make(FileEdit::Remove(id)); }>
                    {t!(attached.remove_again)}
                </Button>
            </Notice>
        </Show>
        <Show when=move || rivals.with(|rivals| !rivals.is_empty())>
            <TwoValues why=t!(attached.two_names) values on_keep=keep still=hook.still/>
        </Show>
    }
}

fn remove(hook: Hook, id: FileId, opened: RwSignal<Option<FileId>>, toasts: Toasts) {
    if hook.make(FileEdit::Remove(id)) {
        opened.set(None);
        let undo = move || {
            hook.make(FileEdit::Restore(id));
        };
        toasts.offer(t!(attached.removed), t!(attached.undo), undo);
    } else {
        toasts.say(t!(attached.not_saved));
    }
}

//! Attaching: the camera, the chooser, files that are dropped or pasted.

use super::hook::Hook;
use super::words;
use crate::device::{Device, use_device};
use crate::i18n::*;
use crate::told::dates;
use crate::ui::{Glyph, Icon, Notice, fresh_id};
use leptos::{prelude::*, task::spawn_local};
use ryadom_domain::{Attachment, FileId, FileOf};
use ryadom_replica::FileEdit;
use std::cell::RefCell;
use std::collections::VecDeque;
use std::rc::Rc;
use web_sys::{File, FileList};

/// What the chooser offers; what else is taken, the device decides.
const OFFERED: &str = "image/*,.pdf,.doc,.docx,.xls,.xlsx,.ppt,.pptx,.odt,.ods,.odp,.rtf,.txt,.csv";

type Waiting = Rc<RefCell<VecDeque<Given>>>;

/// A file, what it hangs on and what it is called, as that was when it was given: the next may be given meanwhile.
struct Given {
    file: File,
    of: FileOf,
    words: String,
}

/// What came of attaching, for whoever listens.
#[derive(Clone, Copy)]
pub struct Adding {
    hook: Hook,
    of: Signal<FileOf>,
    /// What the next file is called; empty for the name that it has.
    words: RwSignal<String>,
    device: Device,
    busy: RwSignal<bool>,
    /// What was given and is not kept yet: whoever drops more meanwhile loses nothing.
    waiting: StoredValue<Waiting, LocalStorage>,
    /// What went wrong, file by file.
    wrong: RwSignal<Vec<String>>,
}

impl Adding {
    /// Files that keep their names.
    pub fn new(hook: Hook) -> Self {
        Self::called(hook, Signal::stored(hook.of), RwSignal::default())
    }

    /// Files that get a name in somebody's words, and hang on what is chosen when they are given.
    pub fn called(hook: Hook, of: Signal<FileOf>, words: RwSignal<String>) -> Self {
        Self {
            hook,
            of,
            words,
            device: use_device(),
            busy: RwSignal::new(false),
            waiting: StoredValue::new_local(Waiting::default()),
            wrong: RwSignal::default(),
        }
    }

    /// Files are being kept.
    pub fn is_busy(self) -> bool {
        self.busy.get()
    }

    /// Something was not attached.
    pub fn is_wrong(self) -> bool {
        !self.wrong.read().is_empty()
    }

    /// Attaches files one after another. Each is on this device before its row is in the document.
    pub fn take(self, files: Option<FileList>) {
        let files = files.into_iter().flat_map(|files| {
            let all: Vec<File> = (0..files.length()).filter_map(|at| files.get(at)).collect();
            all
        });
        if self.hook.still.get_untracked() {
            return;
        }
        let waiting = self.waiting.get_value();
        let (of, words) = (self.of.get_untracked(), self.words.get_untracked());
        let given = files.zip(1..).map(|(file, number)| Given {
            file,
            of,
            words: numbered(&words, number),
        });
        waiting.borrow_mut().extend(given);
        if waiting.borrow().is_empty() || self.busy.get_untracked() {
            return;
        }
        let device = self.device;
        self.busy.set(true);
        self.wrong.set(Vec::new());
        spawn_local(async move {
            let mut wrong = Vec::new();
            // Its own hold on them: the page may be gone before the last is kept.
            let next = || waiting.borrow_mut().pop_front();
            while let Some(Given { file, of, words }) = next() {
                let name = file.name();
                match device.keep_file(self.hook.document, file).await {
                    Ok(kept) => {
                        let edit = FileEdit::Add {
                            id: FileId::from_random(device.random()),
                            file: Box::new(Attachment {
                                name: named(&words, called(kept.name, device)),
                                kind: Some(kept.kind),
                                contents: kept.contents,
                                thumb: kept.thumb,
                                of,
                            }),
                        };
                        // Nobody looks any more, perhaps: the document may have left memory meanwhile.
                        device.read(self.hook.document, |_| ()).await;
                        if !self.hook.make(edit) {
                            wrong.push(t!(attached.not_attached, name = name).to_string());
                        }
                    }
                    Err(why) => wrong.push(words::not_kept(locale(), &name, why)),
                }
            }
            let _ = self.busy.try_set(false);
            let _ = self.wrong.try_set(wrong);
        });
    }
}

/// Files that are given together get one name, and numbers.
fn numbered(words: &str, number: usize) -> String {
    match (words.trim(), number) {
        ("", _) => String::new(),
        (words, 1) => words.to_owned(),
        (words, number) => format!("{words} {number}"),
    }
}

/// Somebody's words with the ending that the file has; its own name when there are none.
fn named(words: &str, name: String) -> String {
    let words = words.trim();
    match (words, name.rsplit_once('.')) {
        ("", _) => name,
        (words, Some((_, ending))) => format!("{words}.{ending}"),
        (words, None) => words.to_owned(),
    }
}

/// A camera calls every photo «image»; a moment says more.
fn called(name: String, device: Device) -> String {
    let Some((stem, ending)) = name.rsplit_once('.') else {
        return name;
    };
    if !stem.eq_ignore_ascii_case("image") {
        return name;
    }
    let now = device.local(device.now());
    let day = dates::plain(locale(), now.date(), now.date());
    let when = format!("{day} {}", dates::clock(now.time()));
    let stem = t!(attached.photo_name, when = when).to_string();
    format!("{}.{ending}", stem.replace([':', '/'], "-"))
}

/// The two ways to attach something, and what came of it.
#[component]
pub fn Add(adding: Adding) -> impl IntoView {
    let busy = adding.busy;
    let wrong = move || {
        let one = |words: String| view! { <Notice words=Signal::stored(words) need=true/> };
        adding.wrong.get().into_iter().map(one).collect_view()
    };
    view! {
        <div class="cluster">
            <Picker adding label=t!(attached.photo) accept="image/*" camera=true/>
            <Picker adding label=t!(attached.choose) accept=OFFERED/>
        </div>
        <p class="quiet">{t!(attached.why)}" "{t!(attached.consent)}</p>
        <div role="status">
            {move || busy.get().then(|| view! { <p class="quiet">{t!(attached.keeping)}</p> })}
        </div>
        <div role="alert" class="stack stack--tight">{wrong}</div>
    }
}

#[component]
fn Picker(
    adding: Adding,
    label: &'static str,
    accept: &'static str,
    #[prop(optional)] camera: bool,
) -> impl IntoView {
    let id = fresh_id("attach");
    let target = id.clone();
    view! {
        <label class="button" class:button--waits=adding.busy for=target>
            <Icon glyph=if camera { Glyph::Camera } else { Glyph::Add } small=true/>
            {label}
            <input
                id=id
                class="picker"
                type="file"
                accept=accept
                capture=camera.then_some("environment")
                multiple=!camera
                disabled=adding.busy
                on:change:target=move |event| {
                    let input = event.target();
                    adding.take(input.files());
                    // The same file may be picked again.
                    input.set_value("");
                }
            />
        </label>
    }
}

//! One talk, and what may be done to it.

use super::count::tell_the_head;
use crate::apart::Apart;
use crate::device::Handle;
use crate::i18n::*;
use crate::people::keeping::Keeping;
use crate::told::{Names, dates};
use crate::ui::{Button, Menu, MenuAct};
use leptos::prelude::*;
use ryadom_domain::{TalkField, TalkId};
use ryadom_replica::{Choice, CounselDoc, CounselEdit, TalkEdit, TalkRow};

/// Makes an edit and says so, or why not. Whether it was made: until then a form keeps what was typed.
pub fn keep(keeping: Keeping, handle: Handle<CounselDoc>, edit: CounselEdit) -> bool {
    let device = keeping.device;
    let talks = edit.talks();
    let made = handle.edit(edit);
    match &made {
        Ok(()) => {
            tell_the_head(keeping, handle, talks);
            keeping
                .toasts
                .offer(t!(people.talk_kept), t!(people.undo), device.take_back());
        }
        Err(why) => keeping
            .toasts
            .say(t!(people.not_done, why = why.to_string())),
    }
    made.is_ok()
}

/// Says that the agreed next step was done today.
pub fn settle(keeping: Keeping, handle: Handle<CounselDoc>, id: TalkId) {
    let today = untrack(|| keeping.device.today()).to_string();
    let edit = TalkEdit::Set(TalkField::Done, today);
    keep(keeping, handle, CounselEdit::Talk { id, edit });
}

/// One row.
#[component]
pub fn Row(
    keeping: Keeping,
    handle: Handle<CounselDoc>,
    id: TalkId,
    edit: Callback<Option<TalkId>>,
) -> impl IntoView {
    let device = keeping.device;
    let row =
        Memo::new(move |_| handle.with(|view| view.talks.iter().find(|row| row.id == id).cloned()));
    let of = move |field: TalkField| {
        let row = row.read();
        row.as_ref()
            .map(|row| row.field(field).to_owned())
            .unwrap_or_default()
    };
    let plain = move |field: TalkField| {
        let day = of(field).parse().ok()?;
        Some(dates::plain(locale(), day, device.today()))
    };
    let head = move || {
        let day = plain(TalkField::Day).unwrap_or_default();
        let about = of(TalkField::About);
        if day.is_empty() {
            about
        } else {
            t!(people.talk_head, day = day, about = about)
        }
    };
    let advised = move || {
        let words = of(TalkField::Advised);
        (!words.is_empty()).then(|| t!(people.talk_advised_was, words = words))
    };
    let next = move || {
        let words = of(TalkField::Next);
        if words.is_empty() {
            return None;
        }
        let words = match plain(TalkField::NextDay) {
            Some(day) => t!(people.talk_next_by, words = words, day = day),
            None => t!(people.talk_next_was, words = words),
        };
        Some(match plain(TalkField::Done) {
            Some(day) => t!(people.talk_next_done, step = words, day = day),
            None => words,
        })
    };
    let is_due = move || {
        let row = row.read();
        row.as_ref().is_some_and(|row| row.is_due(device.today()))
    };
    let is_open = move || !of(TalkField::Next).is_empty() && of(TalkField::Done).is_empty();
    let written = move || {
        let row = row.read();
        let row = row.as_ref()?;
        let stamp = row.touched?;
        let registry = keeping.registry.read();
        let names = Names {
            registry: &registry,
            reader: Some(device.person()),
            today: device.today(),
        };
        let now = device.local(device.now());
        Some(t!(
            people.entered,
            who = names.person(locale(), row.by().or(stamp.by)),
            when = dates::moment(locale(), device.local(stamp.at), now)
        ))
    };
    let remove = move || {
        let edit = TalkEdit::Remove;
        keep(keeping, handle, CounselEdit::Talk { id, edit });
    };
    let came_back = move || row.read().as_ref().is_some_and(|row| row.fate.is_torn());
    view! {
        <li class="talks__one">
            <div class="talks__words">
                <p><strong>{head}</strong></p>
                {move || advised().map(|words| view! { <p class="talks__said">{words}</p> })}
                {move || next().map(|words| view! { <p class="talks__said" class:need=is_due>{words}</p> })}
                <Show when=is_open>
                    <Button small=true on_press=move || settle(keeping, handle, id)>
                        {t!(people.talk_done)}
                    </Button>
                </Show>
                <small class="quiet">{written}</small>
                <Show when=came_back><p class="need">{t!(people.talk_came_back)}</p></Show>
                <TornTalk keeping handle id/>
            </div>
            <Menu label=Signal::derive(move || t!(people.talk_more, name = head()))>
                <MenuAct on_press=move |()| edit.run(Some(id))>{t!(people.talk_edit)}</MenuAct>
                <MenuAct need=true on_press=move |()| remove()>{t!(people.talk_remove)}</MenuAct>
            </Menu>
        </li>
    }
}

/// What a field of a talk is called.
pub fn named(field: TalkField) -> &'static str {
    match field {
        TalkField::Day => t!(people.talk_day),
        TalkField::About => t!(people.talk_about),
        TalkField::Advised => t!(people.talk_advised),
        TalkField::Next => t!(people.talk_next),
        TalkField::NextDay => t!(people.talk_next_day),
        TalkField::Done => t!(people.talk_done),
    }
}

/// Fields that two curators set apart: both values, until one is kept.
#[component]
fn TornTalk(keeping: Keeping, handle: Handle<CounselDoc>, id: TalkId) -> impl IntoView {
    let one = move |field: TalkField| {
        let choice: Memo<Choice<String>> = Memo::new(move |_| {
            let of = |row: &TalkRow| row.fields.get(&field).cloned();
            handle.with(|view| {
                let row = view.talks.iter().find(|row| row.id == id);
                row.and_then(of).unwrap_or_default()
            })
        });
        let choose = move |words: String| {
            let edit = TalkEdit::Set(field, words);
            keep(keeping, handle, CounselEdit::Talk { id, edit });
        };
        let words = move |words: String| {
            let is_day = matches!(field, TalkField::Day | TalkField::NextDay | TalkField::Done);
            match words.parse() {
                Ok(day) if is_day => dates::plain(locale(), day, keeping.device.today()),
                _ => words,
            }
        };
        view! {
            <Apart
                choice
                named=Signal::derive(move || named(field).to_owned())
                words
                on_keep=choose
                still=Signal::derive(move || !handle.may_write())
            />
        }
    };
    TalkField::ALL
        .iter()
        .map(|field| one(*field))
        .collect_view()
}

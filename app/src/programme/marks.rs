//! Who has marked an item: mentor, mentee, curator. One's own mark is a button.

use super::context::use_programme;
use crate::i18n::*;
use leptos::prelude::*;
use ryadom_domain::{ItemId, Role};
use ryadom_replica::{Choice, ItemEdit, ItemRow, ProgrammeEdit};

/// One of the three marks.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Signature {
    /// Отметка наставника.
    Mentor,
    /// Отметка наставляемого.
    Mentee,
    /// Отметка куратора: confirms what the pair marked.
    Curator,
}

impl Signature {
    /// In the order of the official table.
    pub const ALL: [Self; 3] = [Self::Mentor, Self::Mentee, Self::Curator];

    /// Who gives it.
    pub const fn role(self) -> Role {
        match self {
            Self::Mentor => Role::Mentor,
            Self::Mentee => Role::Mentee,
            Self::Curator => Role::Curator,
        }
    }

    /// Where it is kept.
    pub fn of(self, item: &ItemRow) -> &Choice<bool> {
        match self {
            Self::Mentor => &item.mentor_mark,
            Self::Mentee => &item.mentee_mark,
            Self::Curator => &item.confirmed,
        }
    }

    /// The edit that gives it or takes it back.
    pub const fn edit(self, on: bool) -> ItemEdit {
        match self {
            Self::Mentor => ItemEdit::MarkByMentor(on),
            Self::Mentee => ItemEdit::MarkByMentee(on),
            Self::Curator => ItemEdit::Confirm(on),
        }
    }

    /// «Н».
    pub fn letter(self, locale: Locale) -> &'static str {
        match self {
            Self::Mentor => td_string!(locale, programme.mentor_letter),
            Self::Mentee => td_string!(locale, programme.mentee_letter),
            Self::Curator => td_string!(locale, programme.curator_letter),
        }
    }

    /// «Отметка наставника».
    pub fn name(self, locale: Locale) -> &'static str {
        match self {
            Self::Mentor => td_string!(locale, programme.mentor_mark),
            Self::Mentee => td_string!(locale, programme.mentee_mark),
            Self::Curator => td_string!(locale, programme.curator_mark),
        }
    }
}

/// The three marks of an item.
#[component]
pub fn Marks(id: ItemId) -> impl IntoView {
    view! {
        <div class="marks">
            {Signature::ALL.into_iter().map(|signature| view! { <OneMark id signature/> }).collect_view()}
        </div>
    }
}

#[component]
fn OneMark(id: ItemId, signature: Signature) -> impl IntoView {
    let programme = use_programme();
    let item = programme.item(id);
    let mark = Memo::new(move |_| {
        item.with(|item| {
            item.as_ref()
                .map(|item| signature.of(item).clone())
                .unwrap_or_default()
        })
    });
    let on = move || mark.with(|mark| mark.value);
    // A curator confirms only what the pair has said; taking back is always possible.
    let marked = Memo::new(move |_| {
        item.with(|item| item.as_ref().is_some_and(|item| item.mark.value.is_some()))
    });
    let mine = Memo::new(move |_| {
        programme.is(signature.role()) && (signature != Signature::Curator || marked.get() || on())
    });
    let event = Memo::new(move |_| {
        item.with(|item| {
            item.as_ref()
                .map(|item| item.event.clone())
                .unwrap_or_default()
        })
    });
    let name = move || signature.name(locale());
    let state = move || {
        let locale = locale();
        let stamp = mark.with(|mark| mark.written.filter(|_| mark.value));
        match stamp {
            Some(stamp) => td_string!(
                locale,
                programme.marked_by,
                mark = name(),
                who = programme.signed(locale, stamp.by).name,
                when = programme.moment(locale, stamp.at)
            ),
            None if on() => td_string!(locale, programme.marked, mark = name()),
            None => td_string!(locale, programme.unmarked, mark = name()),
        }
    };
    let press = move |_| {
        programme.edit(ProgrammeEdit::Item {
            id,
            edit: signature.edit(!on()),
        })
    };
    let letter = move || signature.letter(locale());
    move || {
        if mine.get() {
            view! {
                <button
                    type="button"
                    class="mark mark--mine"
                    class:mark--on=on
                    aria-pressed=move || if on() { "true" } else { "false" }
                    aria-label=move || t!(programme.mark_of, mark = name(), event = event.get()).to_string()
                    title=state
                    on:click=press
                >
                    {letter}
                </button>
            }
            .into_any()
        } else {
            view! {
                <span class="mark" class:mark--on=on role="img" aria-label=state title=state>{letter}</span>
            }
            .into_any()
        }
    }
}

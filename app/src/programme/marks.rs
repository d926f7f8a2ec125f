//! Who has marked an item: mentor, mentee, curator. One's own mark is a button.

use super::context::{Programme, use_programme};
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
pub fn Marks(id: ItemId, item: Memo<Option<ItemRow>>) -> impl IntoView {
    view! {
        <div class="marks">
            {Signature::ALL.into_iter().map(|signature| view! { <OneMark id item signature/> }).collect_view()}
        </div>
    }
}

/// What there is to see of a mark.
#[derive(Debug, Clone, PartialEq)]
struct Seen {
    on: bool,
    /// Whether who looks may give it, and take it back.
    mine: bool,
    /// «Отметка наставника: открытый урок».
    label: String,
    /// Whose it is and of when.
    state: String,
}

#[component]
fn OneMark(id: ItemId, item: Memo<Option<ItemRow>>, signature: Signature) -> impl IntoView {
    let programme = use_programme();
    // One for everything: a plan has a hundred marks, and each has to be there soon after a tap.
    let seen = Memo::new(move |_| {
        item.with(|item| item.as_ref().map(|item| seen(programme, item, signature)))
    });
    let press = move |_| {
        let on =
            item.with_untracked(|item| item.as_ref().is_some_and(|item| signature.of(item).value));
        programme.edit(ProgrammeEdit::Item {
            id,
            edit: signature.edit(!on),
        })
    };
    move || {
        let letter = signature.letter(locale());
        let Seen {
            on,
            mine,
            label,
            state,
        } = seen.get()?;
        Some(if mine {
            view! {
                <button
                    type="button"
                    class="mark mark--mine"
                    class:mark--on=on
                    aria-pressed=if on { "true" } else { "false" }
                    aria-label=label
                    title=state
                    on:click=press
                >
                    {letter}
                </button>
            }
            .into_any()
        } else {
            view! {
                <span class="mark" class:mark--on=on role="img" aria-label=state.clone() title=state>{letter}</span>
            }
            .into_any()
        })
    }
}

fn seen(programme: Programme, item: &ItemRow, signature: Signature) -> Seen {
    let locale = locale();
    let mark = signature.of(item);
    let on = mark.value;
    let name = signature.name(locale);
    // A curator confirms only what the pair has said; taking back is always possible.
    let mine = programme.is(signature.role())
        && (signature != Signature::Curator || item.mark.value.is_some() || on);
    let state = match mark.written.filter(|_| on) {
        Some(stamp) => td_string!(
            locale,
            programme.marked_by,
            mark = name,
            who = programme.signed(locale, stamp.by).name,
            when = programme.moment(locale, stamp.at)
        ),
        None if on => td_string!(locale, programme.marked, mark = name),
        None => td_string!(locale, programme.unmarked, mark = name),
    };
    Seen {
        on,
        mine,
        label: td_string!(
            locale,
            programme.mark_of,
            mark = name,
            event = item.event.as_str()
        ),
        state,
    }
}

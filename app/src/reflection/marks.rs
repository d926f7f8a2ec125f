//! What a note is about: which part of the year, and tags in its author's words. Both may be left out.

use super::shelf::Notes;
use crate::device::use_device;
use crate::i18n::*;
use crate::told::{capital, vocabulary};
use crate::ui::{Button, Choice, Many, More, Offered, TextField, use_toasts};
use leptos::prelude::*;
use ryadom_domain::{NoteId, Period};
use ryadom_replica::{NoteEdit, NoteRow};
use std::collections::BTreeSet;

/// A tag is a word or three.
const LONGEST: usize = 40;

/// «II четверть · урок, родители»; empty when nothing is said.
pub fn in_words(locale: Locale, period: Option<Period>, tags: &BTreeSet<String>) -> String {
    let period = period.map(|period| capital(vocabulary::period(locale, period)));
    let tags = tags.iter().cloned().collect::<Vec<_>>().join(", ");
    let said = [period, Some(tags).filter(|tags| !tags.is_empty())];
    said.into_iter().flatten().collect::<Vec<_>>().join(" · ")
}

/// The author chooses; others read them, when there are some.
#[component]
pub fn NoteMarks(
    notes: Notes,
    id: NoteId,
    shelf: RwSignal<Vec<Notes>>,
    #[prop(into)] mine: Signal<bool>,
) -> impl IntoView {
    let period = Memo::new(move |_| notes.note(id, |note| note.period.value).flatten());
    let tags = Memo::new(move |_| notes.note(id, |note| note.tags.clone()).unwrap_or_default());
    let said = Memo::new(move |_| in_words(locale(), period.get(), &tags.read()));
    let summary = Signal::derive(move || {
        said.with(|said| match said.as_str() {
            "" => t!(notes.marks).to_owned(),
            said => t!(notes.marks_are, marks = said),
        })
    });
    view! {
        <Show
            when=move || mine.get()
            fallback=move || (!said.with(String::is_empty)).then(|| view! { <p class="quiet">{said}</p> })
        >
            <More summary>
                <div class="stack">
                    <ChoosePeriod notes id period/>
                    <ChooseTags notes id shelf tags/>
                </div>
            </More>
        </Show>
    }
}

#[component]
fn ChoosePeriod(notes: Notes, id: NoteId, period: Memo<Option<Period>>) -> impl IntoView {
    let device = use_device();
    let toasts = use_toasts();
    let options = Signal::derive(move || {
        let locale = locale();
        let now = Period::of(device.today());
        let none = Offered::new("", td_string!(locale, notes.period_none));
        let one = |period: &Period| {
            let words = vocabulary::period(locale, *period);
            let words = if *period == now {
                td_string!(locale, notes.period_now, period = words)
            } else {
                words.to_owned()
            };
            Offered::new(period.as_str(), words)
        };
        let all = Period::ALL.iter().map(one);
        std::iter::once(none).chain(all).collect::<Vec<_>>()
    });
    let change = move |code: String| {
        if notes.edit(NoteEdit::Period(id, code.parse().ok())).is_err() {
            toasts.say(t!(notes.not_saved));
        }
    };
    view! {
        <Choice
            label=t!(notes.period)
            value=Signal::derive(move || {
                period.get().map(|period| period.as_str().to_owned()).unwrap_or_default()
            })
            options
            on_change=change
        />
    }
}

#[component]
fn ChooseTags(
    notes: Notes,
    id: NoteId,
    shelf: RwSignal<Vec<Notes>>,
    tags: Memo<BTreeSet<String>>,
) -> impl IntoView {
    let toasts = use_toasts();
    let typed = RwSignal::new(String::new());
    // Those that are usual, and those that were ever used; the note's own too, that they can be taken off.
    let known = Memo::new(move |_| {
        let usual = t!(notes.tags_usual).split(',');
        let mut all: BTreeSet<String> = usual.map(|tag| tag.trim().to_owned()).collect();
        for notes in shelf.get() {
            notes.with(|view| all.extend(view.notes.iter().flat_map(|note| note.tags.clone())));
        }
        all
    });
    let set = move |(tag, on): (String, bool)| {
        if notes.edit(NoteEdit::Tag(id, tag, on)).is_err() {
            toasts.say(t!(notes.not_saved));
        }
    };
    let add = move || {
        let words = typed.get_untracked();
        let words = words.split_whitespace().collect::<Vec<_>>().join(" ");
        let tag: String = words
            .trim_start_matches('#')
            .chars()
            .take(LONGEST)
            .collect();
        let tag = tag.trim().to_lowercase();
        if !tag.is_empty() {
            set((tag, true));
        }
        typed.set(String::new());
    };
    let boxes = move || {
        let options = known
            .get()
            .into_iter()
            .map(|tag| Offered::new(tag.clone(), tag));
        view! { <Many label=t!(notes.tags) chosen=tags options=options.collect() on_change=set/> }
    };
    view! {
        {boxes}
        <form class="marks__add" on:submit=move |event| { event.prevent_default(); add(); }>
            <TextField label=t!(notes.tag_own) value=typed on_input=move |words| typed.set(words)/>
            <Button submit=true>{t!(notes.tag_add)}</Button>
        </form>
    }
}

/// Which notes the list shows.
#[derive(Debug, Clone, Default, PartialEq, Eq)]
pub enum Wanted {
    /// All of them.
    #[default]
    All,
    /// Those about a part of the year.
    Of(Period),
    /// Those with a tag.
    Tagged(String),
}

impl Wanted {
    /// Whether the list shows a note.
    pub fn takes(&self, note: &NoteRow) -> bool {
        match self {
            Self::All => true,
            Self::Of(period) => note.period.value == Some(*period),
            Self::Tagged(tag) => note.tags.contains(tag),
        }
    }

    fn code(&self) -> String {
        match self {
            Self::All => String::new(),
            Self::Of(period) => format!("period:{period}"),
            Self::Tagged(tag) => format!("tag:{tag}"),
        }
    }

    fn parse(code: &str) -> Self {
        match code.split_once(':') {
            Some(("period", period)) => period.parse().map_or(Self::All, Self::Of),
            Some(("tag", tag)) => Self::Tagged(tag.to_owned()),
            _ => Self::All,
        }
    }
}

/// Over the list: what to show. Nothing while no note has a period or a tag.
#[component]
pub fn ChooseWanted(shelf: RwSignal<Vec<Notes>>, wanted: RwSignal<Wanted>) -> impl IntoView {
    let used = Memo::new(move |_| {
        let (mut periods, mut tags) = (BTreeSet::new(), BTreeSet::new());
        for notes in shelf.get() {
            notes.with(|view| {
                periods.extend(view.notes.iter().filter_map(|note| note.period.value));
                tags.extend(view.notes.iter().flat_map(|note| note.tags.clone()));
            });
        }
        let periods = periods.into_iter().map(Wanted::Of);
        periods
            .chain(tags.into_iter().map(Wanted::Tagged))
            .collect::<Vec<_>>()
    });
    // The last note of a tag may be gone: nothing would say why the list is empty.
    Effect::new(move || {
        let is_gone = wanted.with(|wanted| *wanted != Wanted::All && !used.read().contains(wanted));
        if is_gone {
            wanted.set(Wanted::All);
        }
    });
    let options = Signal::derive(move || {
        let locale = locale();
        let all = Offered::new("", td_string!(locale, notes.wanted_all));
        let one = |one: &Wanted| match one {
            Wanted::All => all.clone(),
            Wanted::Of(period) => {
                Offered::new(one.code(), capital(vocabulary::period(locale, *period)))
            }
            Wanted::Tagged(tag) => Offered::new(one.code(), tag.clone()),
        };
        let used = used.read();
        std::iter::once(all.clone())
            .chain(used.iter().map(one))
            .collect::<Vec<_>>()
    });
    view! {
        <Show when=move || !used.with(Vec::is_empty)>
            <div class="marks__wanted">
                <Choice
                    label=t!(notes.wanted)
                    value=Signal::derive(move || wanted.with(Wanted::code))
                    options
                    on_change=move |code: String| wanted.set(Wanted::parse(&code))
                />
            </div>
        </Show>
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use wasm_bindgen_test::wasm_bindgen_test;

    #[wasm_bindgen_test]
    fn marks_are_said_in_one_line() {
        let tags = ["урок".to_owned(), "родители".to_owned()].into();
        let none = BTreeSet::new();
        assert_eq!(in_words(Locale::en, None, &none), "");
        assert_eq!(
            in_words(Locale::en, Some(Period::Year), &none),
            "Whole year"
        );
        assert_eq!(
            in_words(Locale::en, Some(Period::First), &tags),
            "1st quarter · родители, урок"
        );
    }

    #[wasm_bindgen_test]
    fn what_is_wanted_is_read_back() {
        for wanted in [
            Wanted::All,
            Wanted::Of(Period::Third),
            Wanted::Tagged("класс: 7Б".to_owned()),
        ] {
            assert_eq!(Wanted::parse(&wanted.code()), wanted);
        }
    }
}

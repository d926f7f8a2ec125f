//! Words that two people wrote apart, and lines that came back.

use super::desk::use_desk;
use super::editor::Leaf;
use crate::i18n::*;
use crate::told::{self, dates, excerpt, vocabulary};
use crate::ui::{Button, Notice, OneValue, TwoValues};
use jiff::civil::Date;
use leptos::prelude::*;
use ryadom_domain::{Area, BlankField, LineField, LineId, Scale, Style};
use ryadom_replica::{BlankEdit, Choice, Field};

/// Both values, who and when, and one tap to keep one. Nothing while there is one value.
#[component]
pub fn Torn(
    field: Field,
    #[prop(into)] choice: Signal<Choice<String>>,
    #[prop(into)] on_keep: Callback<String>,
) -> impl IntoView {
    let desk = use_desk();
    let torn = Memo::new(move |_| choice.with(|choice| choice.rivals.clone()));
    move || {
        torn.with(|rivals| {
            if rivals.is_empty() {
                return None;
            }
            let name = told::field(locale(), &field);
            let why = t!(blanks.two_values, field = name).to_string();
            let values: Vec<OneValue> = rivals
                .iter()
                .map(|one| {
                    let (who, initials, part) = desk.signed(one.by);
                    OneValue {
                        who,
                        initials,
                        part,
                        value: worded(&field, &one.value),
                        when: desk.moment(one.at),
                    }
                })
                .collect();
            let kept: Vec<String> = rivals.iter().map(|one| one.value.clone()).collect();
            let on_keep = move |place: usize| {
                if let Some(words) = kept.get(place) {
                    on_keep.run(words.clone());
                }
            };
            Some(view! { <TwoValues why values=Signal::stored(values) on_keep still=desk.still/> })
        })
    }
}

/// A kept value as people say it.
fn worded(field: &Field, words: &str) -> String {
    let locale = locale();
    let known = match field {
        Field::Blank(BlankField::Scale) => words
            .parse::<Scale>()
            .map(|scale| vocabulary::scale(locale, scale))
            .or_else(|_| {
                words
                    .parse::<Style>()
                    .map(|style| vocabulary::style(locale, style))
            })
            .ok()
            .map(str::to_owned),
        Field::Blank(BlankField::Retired) => {
            let day = words.parse::<Date>().ok();
            day.map(|day| dates::plain(locale, day, Date::MIN))
        }
        Field::Line(LineField::Area) => {
            let area = words.parse::<Area>().ok();
            area.map(|area| vocabulary::area(locale, area).to_owned())
        }
        _ => Some(words.to_owned()),
    };
    known
        .filter(|words| !words.trim().is_empty())
        .unwrap_or_else(|| t!(blanks.nothing).to_owned())
}

/// Lines that one person took out while another worked on them.
#[component]
pub fn CameBack() -> impl IntoView {
    let (desk, leaf) = (use_desk(), expect_context::<Leaf>());
    let back = leaf.part(|row| {
        let lines = row.lines.iter().filter(|line| line.fate.is_torn());
        lines
            .map(|line| (line.id, line.field(LineField::Words).to_owned()))
            .collect::<Vec<(LineId, String)>>()
    });
    let one = move |(id, words): (LineId, String)| {
        let words = t!(blanks.came_back, name = excerpt(&words, 70)).to_string();
        view! {
            <Notice words need=true>
                <Show when=move || !desk.still.get()>
                    <Button small=true on_press=move || { desk.edit(leaf.id, BlankEdit::RestoreLine(id)); }>
                        {t!(blanks.keep_line)}
                    </Button>
                    <Button small=true on_press=move || { desk.edit(leaf.id, BlankEdit::RemoveLine(id)); }>
                        {t!(blanks.drop_line)}
                    </Button>
                </Show>
            </Notice>
        }
    };
    move || back.get().into_iter().map(one).collect_view()
}

//! The texts of a programme one by one, and what it takes to bring an earlier one back.

use crate::i18n::*;
use ryadom_domain::ItemId;
use ryadom_replica::{
    ItemEdit, ItemText, Kind, ProgrammeDoc, ProgrammeEdit, ProgrammeText, ProgrammeView,
    splice_between,
};

/// A text of an earlier version that is another one now.
#[derive(Debug, Clone, PartialEq)]
pub struct Other {
    /// What it is called: «цель», «пункт «Открытый урок»: планируемый результат».
    pub name: String,
    /// The words then.
    pub then: String,
    /// What brings them back.
    pub back: Back,
}

/// What brings something of an earlier version back.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Back {
    /// The words of a text.
    Words(ProgrammeText),
    /// An item that is in the plan no more.
    Item(ItemId),
}

impl Back {
    /// The edit, for the programme as it is now. `None` when there is nothing left to bring back.
    pub fn edit(self, then: &str, now: &ProgrammeView) -> Option<ProgrammeEdit> {
        match self {
            Self::Item(id) => Some(ProgrammeEdit::Item {
                id,
                edit: ItemEdit::Restore,
            }),
            Self::Words(text) => {
                let (_, words) = texts(now).into_iter().find(|(one, _)| *one == text)?;
                let caret = then.encode_utf16().count();
                splice_between(&words, then, caret).map(|splice| ProgrammeDoc::write(text, splice))
            }
        }
    }
}

/// Every text that was there then, and is gone or another one now.
pub fn others(locale: Locale, then: &ProgrammeView, now: &ProgrammeView) -> Vec<Other> {
    let current = texts(now);
    let mut all = Vec::new();
    for item in &then.items {
        if now.removed_items.iter().any(|row| row.id == item.id) {
            all.push(Other {
                name: td_string!(locale, programme.past_removed_item).to_owned(),
                then: item.event.clone(),
                back: Back::Item(item.id),
            });
        }
    }
    for (text, words) in texts(then) {
        let is_other = current
            .iter()
            .any(|(one, now)| *one == text && *now != words);
        if is_other && !words.trim().is_empty() {
            all.push(Other {
                name: name(locale, text, now),
                then: words,
                back: Back::Words(text),
            });
        }
    }
    all
}

fn texts(view: &ProgrammeView) -> Vec<(ProgrammeText, String)> {
    let whole = [
        (ProgrammeText::Goal, &view.goal),
        (ProgrammeText::Directions, &view.directions),
        (ProgrammeText::Principles, &view.principles),
        (ProgrammeText::ExpectedQuant, &view.expected_quant),
        (ProgrammeText::ExpectedQual, &view.expected_qual),
        (ProgrammeText::ControlForms, &view.control_forms),
        (ProgrammeText::Resources, &view.resources),
    ];
    let tasks = view
        .tasks
        .iter()
        .map(|row| (ProgrammeText::Task(row.id), &row.text));
    let deficits = view
        .deficits
        .iter()
        .map(|row| (ProgrammeText::Deficit(row.id), &row.text));
    let items = view.items.iter().flat_map(|row| {
        [
            (ItemText::Event, &row.event),
            (ItemText::ExpectedResult, &row.expected_result),
            (ItemText::Product, &row.product),
            (ItemText::ActualResult, &row.actual_result),
            (ItemText::Reason, &row.reason),
        ]
        .map(|(text, words)| (ProgrammeText::Item(row.id, text), words))
    });
    let all = whole.into_iter().chain(tasks).chain(deficits).chain(items);
    all.map(|(text, words)| (text, words.clone())).collect()
}

fn name(locale: Locale, text: ProgrammeText, now: &ProgrammeView) -> String {
    let words = match text {
        ProgrammeText::Goal => td_string!(locale, programme.goal),
        ProgrammeText::Directions => td_string!(locale, programme.directions),
        ProgrammeText::Principles => td_string!(locale, programme.principles),
        ProgrammeText::ExpectedQuant => td_string!(locale, programme.expected_quant),
        ProgrammeText::ExpectedQual => td_string!(locale, programme.expected_qual),
        ProgrammeText::ControlForms => td_string!(locale, programme.control_forms),
        ProgrammeText::Resources => td_string!(locale, programme.resources),
        ProgrammeText::Task(_) => td_string!(locale, programme.past_task),
        ProgrammeText::Deficit(_) => td_string!(locale, programme.past_deficit),
        ProgrammeText::Comment(_) => td_string!(locale, programme.comment),
        ProgrammeText::Item(_, ItemText::Event) => td_string!(locale, programme.item),
        ProgrammeText::Item(id, text) => {
            let event = now.items.iter().find(|row| row.id == id);
            let event = event.map(|row| row.event.clone()).unwrap_or_default();
            let of = match text {
                ItemText::ExpectedResult => td_string!(locale, programme.expected_result),
                ItemText::Product => td_string!(locale, programme.product),
                ItemText::Reason => td_string!(locale, programme.reason),
                ItemText::ActualResult | ItemText::Event => {
                    td_string!(locale, programme.actual_result)
                }
            };
            return format!("{}: {of}", crate::told::excerpt(&event, 40));
        }
    };
    words.to_owned()
}

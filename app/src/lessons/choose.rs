//! Which sheet a lesson is watched with: the usual one, or one that the school has written.

use super::desk::{Desk, use_desk};
use crate::i18n::*;
use crate::ui::{Offered, Select};
use leptos::prelude::*;
use ryadom_domain::{BlankField, BlankKind, Rubric, Style};
use ryadom_replica::{BlankRow, SchoolView};

const USUAL: &str = "";
/// The one in use, which the school does not offer any more.
const KEPT: &str = "kept";

fn offered(school: &SchoolView) -> impl Iterator<Item = &BlankRow> {
    let rows = school.blanks.iter();
    rows.filter(|row| row.kind == BlankKind::Rubric && row.is_offered() && row.plain().asks() > 0)
}

/// The offered sheet that a rubric was taken from.
fn source<'a>(school: &'a SchoolView, rubric: &Rubric) -> Option<&'a BlankRow> {
    offered(school).find(|row| row.plain().is_source_of(rubric))
}

/// What a new visit begins with: the sheet of the last one, as the school has it now.
pub fn like_the_last(desk: Desk) -> Rubric {
    let last = desk.journal.with(|view| {
        view.observations
            .first()
            .map(|row| row.rubric.value.clone())
    });
    let Some(last) = last.filter(|last| !last.is_usual()) else {
        return Rubric::default();
    };
    let now = desk.school().and_then(|school| {
        school.with(|school| source(school, &last).map(|row| row.plain().rubric()))
    });
    now.unwrap_or_default()
}

/// Nothing while the school has none of its own and the usual one is in use.
#[component]
pub fn ChooseRubric(
    #[prop(into)] rubric: Signal<Rubric>,
    #[prop(into)] on_change: Callback<Rubric>,
    /// It is being filled in already, or only read.
    #[prop(into)]
    fixed: Signal<bool>,
) -> impl IntoView {
    let desk = use_desk();
    let school = desk.school();
    let options = Memo::new(move |_| {
        let mut all = vec![Offered::new(USUAL, t!(lessons.sheet_usual))];
        let named = |row: &BlankRow| {
            let (name, whom) = (row.field(BlankField::Title), row.field(BlankField::Whom));
            let label = if whom.is_empty() {
                name.to_owned()
            } else {
                format!("{name} ({whom})")
            };
            Offered::new(row.id.to_string(), label)
        };
        if let Some(school) = school {
            school.with(|school| all.extend(offered(school).map(named)));
        }
        if chosen(desk, &rubric.read()) == KEPT {
            all.push(Offered::new(
                KEPT,
                rubric.with(|rubric| rubric.name.clone()),
            ));
        }
        all
    });
    let change = move |code: String| {
        if code == USUAL {
            on_change.run(Rubric::usual(Style::Levels));
            return;
        }
        let own = school.and_then(|school| {
            untrack(|| {
                school.with(|school| {
                    let row = offered(school).find(|row| row.id.to_string() == code);
                    row.map(|row| row.plain().rubric())
                })
            })
        });
        if let Some(own) = own {
            on_change.run(own);
        }
    };
    view! {
        <Show when=move || { options.read().len() > 1 }>
            <Select
                label=t!(lessons.sheet_used)
                value=Signal::derive(move || chosen(desk, &rubric.read()))
                options=Signal::derive(move || options.get())
                on_change=change
                disabled=fixed
            />
        </Show>
    }
}

fn chosen(desk: Desk, rubric: &Rubric) -> String {
    if rubric.is_usual() {
        return USUAL.to_owned();
    }
    let found = desk.school().and_then(|school| {
        school.with(|school| source(school, rubric).map(|row| row.id.to_string()))
    });
    found.unwrap_or_else(|| KEPT.to_owned())
}

//! What experts thought: a sheet for each, and the mean of those that are scored to their end.

use super::kept::use_open;
use crate::i18n::*;
use crate::lessons::choose::ChooseRubric;
use crate::lessons::desk::use_desk;
use crate::lessons::fields::Words;
use crate::lessons::rubric::RubricForm;
use crate::lessons::torn::Place;
use crate::ui::{Button, ButtonKind, More, Tag, TagKind, TextField};
use leptos::prelude::*;
use ryadom_domain::{Rubric, Score, Sheet, SheetId, mean};
use ryadom_replica::{JournalText, OpenLessonEdit as Edit, SheetRow};

/// The sheets.
#[component]
pub fn Experts(places: Signal<Vec<Place>>) -> impl IntoView {
    let (desk, open) = (use_desk(), use_open());
    let ids = open.part(|row| row.sheets.iter().map(|sheet| sheet.id).collect::<Vec<_>>());
    let percents = open.part(|row| row.percents());
    let with = RwSignal::new(Rubric::default());
    let add = move |()| {
        let id = SheetId::from_random(desk.device.random());
        let sheet = Sheet {
            rubric: with.get_untracked(),
            ..Sheet::default()
        };
        open.edit(Edit::AddSheet(id, Box::new(sheet)));
    };
    let mean = move || {
        let percents = percents.get();
        let count = u32::try_from(percents.len()).unwrap_or(u32::MAX);
        mean(&percents).map(|percent| {
            let words = t!(lessons.experts_mean, percent = percent, count = count).to_string();
            view! { <p>{words}</p> }
        })
    };
    view! {
        <section class="entry__part" aria-labelledby="open-experts">
            <h2 id="open-experts">{t!(lessons.experts)}</h2>
            {mean}
            <For each=move || ids.get() key=|id| *id let:id>
                <ExpertSheet id places/>
            </For>
            <Show when=move || !desk.still.get()>
                <ChooseRubric rubric=with on_change=move |rubric| with.set(rubric) fixed=false/>
                <div><Button small=true on_press=add>{t!(lessons.expert_add)}</Button></div>
            </Show>
        </section>
    }
}

#[component]
fn ExpertSheet(id: SheetId, places: Signal<Vec<Place>>) -> impl IntoView {
    let (desk, open) = (use_desk(), use_open());
    let row = Memo::new(move |_| {
        open.row.with(|row| {
            let row = row.as_ref()?;
            row.sheets.iter().find(|sheet| sheet.id == id).cloned()
        })
    });
    let name = Memo::new(move |_| {
        row.with(|row| {
            row.as_ref()
                .map(|row| row.name.value.clone())
                .unwrap_or_default()
        })
    });
    let rubric: Memo<Rubric> = Memo::new(move |_| {
        row.with(|row| {
            row.as_ref()
                .map(|row| row.rubric.value.clone())
                .unwrap_or_default()
        })
    });
    let scores = Memo::new(move |_| {
        row.with(|row| {
            row.as_ref()
                .map(|row| row.plain().scores)
                .unwrap_or_default()
        })
    });
    let torn = move || {
        row.with(|row| {
            row.as_ref()
                .is_some_and(|row: &SheetRow| row.fate.is_torn())
        })
    };
    let summary = Signal::derive(move || {
        let name = name.get();
        let name = if name.trim().is_empty() {
            t!(lessons.expert_unnamed).to_owned()
        } else {
            name
        };
        let percent = row.with(|row| row.as_ref().and_then(|row| row.tally().all.percent()));
        match percent {
            Some(percent) => format!("{name}, {}", t!(lessons.percent, percent = percent)),
            None => name,
        }
    });
    let here = Signal::derive(move || {
        let mut places = places.get();
        places.retain(|place| place.sheet == Some(id));
        places
    });
    let remove = move |()| {
        open.edit_with_way_back(
            Edit::RemoveSheet(id),
            t!(lessons.removed_row),
            Edit::RestoreSheet(id),
        );
    };
    let keep = move |()| {
        open.edit(Edit::RestoreSheet(id));
    };
    let fresh = untrack(|| scores.with(std::collections::BTreeMap::is_empty));
    view! {
        <div class="sheet sheet--padded">
            <Show when=torn>
                <p class="cluster">
                    <Tag kind=TagKind::Need>{t!(lessons.row_came_back)}</Tag>
                    <Button small=true on_press=keep>{t!(lessons.keep_row)}</Button>
                </p>
            </Show>
            <More summary open=fresh>
                <div class="stack">
                    <TextField
                        label=t!(lessons.expert)
                        value=name
                        disabled=desk.still
                        on_rest=move |name| { open.edit(Edit::SheetName(id, name)); }
                    />
                    <RubricForm
                        rubric
                        scores
                        places=here
                        on_score=move |(key, score): (String, Option<Score>)| {
                            open.edit(Edit::SheetScore(id, key, score));
                        }
                    />
                    <Words text=JournalText::Sheet(open.id, id) label=t!(lessons.expert_comment)/>
                    <Show when=move || !desk.still.get()>
                        <div>
                            <Button
                                kind=ButtonKind::Plain
                                small=true
                                label=Signal::derive(move || t!(lessons.expert_remove, name = name.get()).to_string())
                                on_press=remove
                            >
                                {t!(lessons.remove)}
                            </Button>
                        </div>
                    </Show>
                </div>
            </More>
        </div>
    }
}

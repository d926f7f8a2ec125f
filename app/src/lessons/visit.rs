//! A visit in the journal: written during the lesson, scored after it, answered by the teacher. Edited in place.

use super::choose::ChooseRubric;
use super::desk::{Desk, use_desk};
use super::fields::{NumberField, Words, offered};
use super::header::Header;
use super::notes::Notes;
use super::print::VisitPaper;
use super::rubric::RubricForm;
use super::stages::Stages;
use super::step::{Step, StepBefore};
use super::torn::{self, TornPlaces};
use crate::attached::{Files, Hook};
use crate::i18n::*;
use crate::route::{self, Route};
use crate::told::{dates, vocabulary};
use crate::ui::{
    Below, Button, ButtonKind, Choice, EmptyState, Glyph, Icon, Notice, Printed, print,
};
use leptos::prelude::*;
use ryadom_domain::{FileOf, ObservationId, Rubric, Score, Style};
use ryadom_replica::{
    Field, JournalEdit, JournalText, ObservationEdit, ObservationRow, ObservationText,
};
use std::collections::BTreeMap;

/// One visit. `Copy`; kept in context by its page.
#[derive(Clone, Copy)]
pub struct Leaf {
    desk: Desk,
    pub id: ObservationId,
    pub row: Memo<Option<ObservationRow>>,
}

/// The visit of the page that this is part of.
pub fn use_leaf() -> Leaf {
    expect_context()
}

impl Leaf {
    /// One value of it; changes only when that value does.
    pub fn part<T>(self, read: fn(&ObservationRow) -> T) -> Memo<T>
    where
        T: Default + PartialEq + Send + Sync + 'static,
    {
        Memo::new(move |_| {
            self.row
                .with(|row| row.as_ref().map(read).unwrap_or_default())
        })
    }

    /// Changes it; says so, and answers false, when that fails.
    pub fn edit(self, edit: ObservationEdit) -> bool {
        self.desk
            .edit(JournalEdit::Observation { id: self.id, edit })
    }

    /// Changes it and offers to take that back.
    pub fn edit_with_way_back(
        self,
        edit: ObservationEdit,
        words: &'static str,
        back: ObservationEdit,
    ) -> bool {
        let of = |edit| JournalEdit::Observation { id: self.id, edit };
        self.desk.edit_with_way_back(of(edit), words, of(back))
    }
}

/// One visit.
#[component]
pub fn KeptVisit(id: ObservationId) -> impl IntoView {
    let desk = use_desk();
    let row = Memo::new(move |_| {
        desk.journal
            .with(|view| view.observations.iter().find(|row| row.id == id).cloned())
    });
    let leaf = Leaf { desk, id, row };
    provide_context(leaf);
    let there = Memo::new(move |_| row.with(Option::is_some));
    view! {
        <Show when=move || there.get()>
            <Sheet/>
        </Show>
        <Show when=move || desk.journal.ready() && !there.get()>
            <Back/>
            <EmptyState title=t!(lessons.not_found) why=t!(lessons.not_found_why)/>
        </Show>
    }
}

/// One level up.
#[component]
pub fn Back() -> impl IntoView {
    let desk = use_desk();
    view! {
        <a class="back" href=Route::PairLessons(desk.papers.pair).path()>
            <Icon glyph=Glyph::Back small=true/>
            {move || desk.word(t!(lessons.back), t!(lessons.back_k))}
        </a>
    }
}

#[component]
fn Sheet() -> impl IntoView {
    let (desk, leaf) = (use_desk(), use_leaf());
    let printing = RwSignal::new(false);
    let of = FileOf::Observation(leaf.id);
    let files = Hook::journal(desk.journal, of, desk.still.into());
    let date = leaf.part(|row| row.date.value);
    let title = move || {
        let Some(date) = date.get() else {
            return t!(lessons.undated).to_owned();
        };
        let day = dates::plain(locale(), date, desk.device.today());
        if desk.kids.get() {
            t!(lessons.one_title_k, day = day).to_string()
        } else {
            t!(lessons.one_title, day = day).to_string()
        }
    };
    let about = move || {
        leaf.row
            .with(|row| row.as_ref().map(|row| about(desk, row)).unwrap_or_default())
    };
    let torn = leaf.part(|row| row.fate.is_torn());
    let places = Memo::new(move |_| {
        leaf.row
            .with(|row| row.as_ref().map(torn::of_visit).unwrap_or_default())
    });
    // Scores are shown at their criteria.
    let elsewhere = Signal::derive(move || {
        let mut places = places.get();
        places.retain(|place| !matches!(place.field, Field::Criterion(_)));
        places
    });
    let keep = move |()| {
        leaf.edit(ObservationEdit::Restore);
    };
    view! {
        <div class="top">
            <div class="top__words">
                <Back/>
                <h1 tabindex="-1">{title}</h1>
                <p>{about}</p>
                <p class="quiet">{move || desk.seen()}</p>
            </div>
            <div class="top__acts">
                <Button on_press=move |()| print(printing)>
                    <Icon glyph=Glyph::Print small=true/>
                    {t!(lessons.print)}
                </Button>
            </div>
        </div>
        <Show when=move || torn.get()>
            <Notice need=true words=t!(lessons.came_back)>
                <Button small=true on_press=keep>{t!(lessons.keep_row)}</Button>
                <Button small=true on_press=move |()| remove(leaf)>{t!(lessons.remove_again)}</Button>
            </Notice>
        </Show>
        <div class="entry">
            <StepBefore teacher=leaf.part(|row| row.teacher.value) now=leaf.id/>
            <TornPlaces places=elsewhere/>
            <Header/>
            <Below>
                <Notes/>
                <Below>
                    <Scored places=places.into()/>
                    <Analysis/>
                    <Step/>
                    <Answer/>
                    <Stages/>
                    <Files hook=files/>
                    <Show when=move || !desk.still.get()>
                        <div class="entry__part cluster cluster--apart">
                            <Button kind=ButtonKind::Need on_press=move |()| remove(leaf)>
                                {t!(lessons.remove_visit)}
                            </Button>
                            <a class="button button--act" href=Route::PairLessons(desk.papers.pair).path()>
                                {t!(lessons.done)}
                            </a>
                        </div>
                    </Show>
                </Below>
            </Below>
        </div>
        <Printed printing><VisitPaper/></Printed>
    }
}

/// «2 «Б», математика, смотрит Иванова А. П.».
pub fn about(desk: Desk, row: &ObservationRow) -> String {
    let guest = row.guest.value.trim();
    let observer = if guest.is_empty() {
        row.observer
            .value
            .map(|observer| desk.person(Some(observer)))
    } else {
        Some(guest.to_owned())
    };
    let teacher = row.teacher.value.map(|teacher| desk.person(Some(teacher)));
    let parts = [
        Some(row.topic.trim().to_owned()),
        Some(row.class.value.trim().to_owned()),
        Some(row.subject.value.trim().to_owned()),
        teacher.map(|who| t!(lessons.taught_by, who = who).to_string()),
        observer.map(|who| t!(lessons.observed_by, who = who).to_string()),
    ];
    let parts = parts.into_iter().flatten().filter(|part| !part.is_empty());
    parts.collect::<Vec<_>>().join(", ")
}

/// The rubric and its scores.
#[component]
fn Scored(places: Signal<Vec<torn::Place>>) -> impl IntoView {
    let (desk, leaf) = (use_desk(), use_leaf());
    let rubric = leaf.part(|row| row.rubric.value.clone());
    let scores = leaf.part(ObservationRow::plain_scores);
    let is_usual = Memo::new(move |_| rubric.with(Rubric::is_usual));
    let fixed = Signal::derive(move || desk.still.get() || !scores.with(BTreeMap::is_empty));
    let style = Signal::derive(move || rubric.with(|rubric| rubric.style.as_str().to_owned()));
    let restyle = move |style: String| {
        if let Ok(style) = style.parse::<Style>() {
            leaf.edit(ObservationEdit::Rubric(Box::new(Rubric::usual(style))));
        }
    };
    let restyle = Callback::new(restyle);
    view! {
        <section class="entry__part" aria-labelledby="lesson-rubric">
            <h2 id="lesson-rubric">{t!(lessons.rubric)}</h2>
            <ChooseRubric
                rubric
                on_change=move |rubric| { leaf.edit(ObservationEdit::Rubric(Box::new(rubric))); }
                fixed
            />
            <Show when=move || is_usual.get() && !desk.still.get()>
                <Choice
                    label=t!(lessons.style)
                    value=style
                    options=Signal::stored(offered(Style::ALL, Style::as_str, vocabulary::style))
                    on_change=restyle
                />
            </Show>
            <RubricForm
                rubric
                scores
                places
                on_score=move |(key, score): (String, Option<Score>)| {
                    leaf.edit(ObservationEdit::Score(key, score));
                }
            />
        </section>
    }
}

#[component]
fn Analysis() -> impl IntoView {
    let (desk, leaf) = (use_desk(), use_leaf());
    let text = move |text| JournalText::Observation(leaf.id, text);
    let engage = move |percent: Option<u16>| {
        leaf.edit(ObservationEdit::Engagement(
            percent.map(|percent| percent.min(100)),
        ));
    };
    view! {
        <section class="entry__part" aria-labelledby="lesson-analysis">
            <h2 id="lesson-analysis">{t!(lessons.analysis)}</h2>
            <Words text=text(ObservationText::Strengths) label=t!(lessons.strengths)/>
            <Words text=text(ObservationText::Growth) label=t!(lessons.growth)/>
            <Words text=text(ObservationText::Recommendations) label=t!(lessons.recommendations)/>
            <Words text=text(ObservationText::Questions) label=t!(lessons.questions)/>
            <div class="fields">
                <NumberField
                    label=t!(lessons.engagement)
                    value=leaf.part(|row| row.engagement.value)
                    disabled=desk.still
                    on_change=engage
                />
            </div>
        </section>
    }
}

/// What the teacher thinks of it: theirs to write.
#[component]
fn Answer() -> impl IntoView {
    let (desk, leaf) = (use_desk(), use_leaf());
    let teacher = leaf.part(|row| row.teacher.value);
    let mine = Memo::new(move |_| {
        let me = desk.device.person();
        !desk.still.get() && teacher.get().is_none_or(|teacher| teacher == me)
    });
    let analysis = leaf.part(|row| row.self_analysis.trim().to_owned());
    let reply = leaf.part(|row| row.reply.trim().to_owned());
    let text = move |text| JournalText::Observation(leaf.id, text);
    let read = move || {
        let silent = analysis.with(String::is_empty) && reply.with(String::is_empty);
        let part = |name: &'static str, words: String| {
            (!words.is_empty()).then(|| {
                view! {
                    <dt class="facts__name">{name}</dt>
                    <dd class="facts__what meeting__words">{words}</dd>
                }
            })
        };
        if silent {
            view! { <p class="quiet">{t!(lessons.self_none)}</p> }.into_any()
        } else {
            view! {
                <dl class="facts">
                    {part(t!(lessons.self_analysis), analysis.get())}
                    {part(t!(lessons.reply), reply.get())}
                </dl>
            }
            .into_any()
        }
    };
    view! {
        <section class="entry__part" aria-labelledby="lesson-answer">
            <h2 id="lesson-answer">{t!(lessons.self_analysis)}</h2>
            <Show when=move || mine.get() fallback=move || view! { {read} }>
                <p class="entry__why">{move || desk.word(t!(lessons.self_why), t!(lessons.self_why_k))}</p>
                <Words text=text(ObservationText::SelfAnalysis) label=t!(lessons.self_analysis)/>
                <Words text=text(ObservationText::Reply) label=t!(lessons.reply)/>
            </Show>
        </section>
    }
}

/// Takes the visit out of the journal and goes back to the list.
fn remove(leaf: Leaf) {
    let made = leaf.edit_with_way_back(
        ObservationEdit::Remove,
        t!(lessons.removed_visit),
        ObservationEdit::Restore,
    );
    if made {
        route::go(Route::PairLessons(leaf.desk.papers.pair));
    }
}

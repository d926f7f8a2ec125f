//! One record, edited in place: each word is kept as it is typed, and another's words come in around it.

use super::desk::{Desk, use_desk};
use super::paper::RecordPaper;
use super::propose::Propose;
use super::torn::{self, TornPlaces};
use super::value::ValueField;
use super::words;
use crate::i18n::*;
use crate::route::{self, Route};
use crate::told::dates;
use crate::ui::{
    Button, ButtonKind, DateField, EmptyState, Glyph, Icon, Notice, Printed, Select, print,
};
use crate::writing::WritingArea;
use leptos::prelude::*;
use ryadom_domain::{Instrument, Measure, PersonId, RecordId, RecordText, RecordValue};
use ryadom_replica::{JournalEdit, JournalText, RecordEdit as Edit, RecordRow};

/// One record. `Copy`; kept in context by its page.
#[derive(Clone, Copy)]
pub struct Leaf {
    desk: Desk,
    pub id: RecordId,
    pub instrument: Instrument,
    pub row: Memo<Option<RecordRow>>,
}

/// The record of the page that this is part of.
pub fn use_leaf() -> Leaf {
    expect_context()
}

impl Leaf {
    /// One part of it; changes only when that does.
    pub fn part<T>(self, read: fn(&RecordRow) -> T) -> Memo<T>
    where
        T: Default + PartialEq + Send + Sync + 'static,
    {
        Memo::new(move |_| {
            self.row
                .with(|row| row.as_ref().map(read).unwrap_or_default())
        })
    }

    /// One of its plain values.
    pub fn value(self, value: RecordValue) -> String {
        self.row.with(|row| {
            let found = row.as_ref().and_then(|row| row.values.get(&value));
            found.map(|words| words.value.clone()).unwrap_or_default()
        })
    }

    /// One of its texts.
    pub fn text(self, text: RecordText) -> String {
        self.row.with(|row| {
            let found = row.as_ref().and_then(|row| row.texts.get(&text));
            found.cloned().unwrap_or_default()
        })
    }

    /// Changes it; says so, and answers false, when that fails.
    pub fn edit(self, edit: Edit) -> bool {
        self.desk.edit(JournalEdit::Record { id: self.id, edit })
    }
}

/// One level up.
#[component]
pub fn Back() -> impl IntoView {
    let desk = use_desk();
    view! {
        <a class="back" href=Route::Instruments(desk.pair).path()>
            <Icon glyph=Glyph::Back small=true/>
            {t!(instruments.back)}
        </a>
    }
}

/// One record.
#[component]
pub fn KeptRecord(id: RecordId) -> impl IntoView {
    let desk = use_desk();
    let row = Memo::new(move |_| {
        desk.journal
            .with(|view| view.records.iter().find(|row| row.id == id).cloned())
    });
    let instrument = Memo::new(move |_| row.with(|row| row.as_ref().map(|row| row.instrument)));
    move || match instrument.get() {
        Some(instrument) => {
            provide_context(Leaf {
                desk,
                id,
                instrument,
                row,
            });
            view! { <Sheet/> }.into_any()
        }
        None => view! {
            <Back/>
            <h1 tabindex="-1">{t!(instruments.title)}</h1>
            <EmptyState title=t!(instruments.not_found) why=t!(instruments.not_found_why)/>
        }
        .into_any(),
    }
}

#[component]
fn Sheet() -> impl IntoView {
    let (desk, leaf) = (use_desk(), use_leaf());
    let printing = RwSignal::new(false);
    let day = leaf.part(|row| row.day.value);
    let title = move || {
        let name = words::name(leaf.instrument);
        match day.get() {
            Some(day) => {
                let day = dates::plain(locale(), day, desk.device.today());
                t!(instruments.one_title, name = name, day = day).to_string()
            }
            None => name,
        }
    };
    let torn = leaf.part(|row| row.fate.is_torn());
    let places = leaf.part(torn::places);
    let odd = Memo::new(move |_| {
        leaf.row
            .with(|row| row.as_ref().map(|row| row.plain().oddities()))
            .unwrap_or_default()
    });
    let keep = move || {
        leaf.edit(Edit::Restore);
    };
    view! {
        <div class="top">
            <div class="top__words">
                <Back/>
                <h1 tabindex="-1">{title}</h1>
                <p>{words::why(leaf.instrument)}</p>
                <p class="quiet">{move || desk.seen()}</p>
            </div>
            <div class="top__acts">
                <Button on_press=move || print(printing)>
                    <Icon glyph=Glyph::Print small=true/>
                    {t!(instruments.print)}
                </Button>
            </div>
        </div>
        <Show when=move || torn.get()>
            <Notice need=true words=t!(instruments.came_back)>
                <Button small=true on_press=keep>{t!(instruments.keep_row)}</Button>
                <Button small=true on_press=move || remove(leaf)>{t!(instruments.remove_again)}</Button>
            </Notice>
        </Show>
        <div class="entry">
            <TornPlaces places/>
            <Facts/>
            {move || odd.get().into_iter().map(|odd| view! {
                <Notice need=true words=words::odd(odd)/>
            }).collect_view()}
            <Texts/>
            <Propose/>
            <Show when=move || !desk.still.get()>
                <div class="entry__part cluster cluster--apart">
                    <Button kind=ButtonKind::Need on_press=move || remove(leaf)>
                        {t!(instruments.remove)}
                    </Button>
                    <a class="button button--act" href=Route::Instruments(desk.pair).path()>
                        {t!(instruments.done)}
                    </a>
                </div>
            </Show>
        </div>
        <Printed printing><RecordPaper/></Printed>
    }
}

/// When, who, and the plain values.
#[component]
fn Facts() -> impl IntoView {
    let (desk, leaf) = (use_desk(), use_leaf());
    let still = desk.still;
    let who = move |read: fn(&RecordRow) -> Option<PersonId>| {
        let person = leaf.part(read);
        Signal::derive(move || {
            let person = person.get();
            person.map(|person| person.to_string()).unwrap_or_default()
        })
    };
    // The means of a survey stand together, under what they are.
    let is_mean = move |value: &RecordValue| {
        leaf.instrument == Instrument::Survey && value.measure() == Measure::Mean
    };
    let (means, others): (Vec<_>, Vec<_>) = leaf.instrument.values().partition(is_mean);
    let fields = |values: Vec<RecordValue>| {
        let all = values
            .into_iter()
            .map(|value| view! { <ValueField value/> });
        all.collect_view()
    };
    let means = (!means.is_empty()).then(|| {
        view! {
            <section class="stack" aria-labelledby="record-means">
                <h3 id="record-means">{t!(instruments.means)}</h3>
                <div class="fields">{fields(means)}</div>
            </section>
        }
    });
    view! {
        <section class="entry__part" aria-labelledby="record-facts">
            <h2 id="record-facts">{t!(instruments.facts)}</h2>
            <div class="fields">
                <DateField
                    label=t!(instruments.day)
                    value=leaf.part(|row| row.day.value)
                    disabled=still
                    on_change=move |day| { leaf.edit(Edit::Day(day)); }
                />
                <Select
                    label=t!(instruments.by)
                    value=who(|row| row.by.value)
                    options=Signal::derive(move || desk.offered_members())
                    disabled=still
                    on_change=move |who: String| { leaf.edit(Edit::By(who.parse().ok())); }
                />
                <Select
                    label=t!(instruments.about)
                    value=who(|row| row.about.value)
                    options=Signal::derive(move || desk.offered_members())
                    disabled=still
                    on_change=move |who: String| { leaf.edit(Edit::About(who.parse().ok())); }
                />
                {fields(others)}
            </div>
            {means}
        </section>
    }
}

/// What is written in words.
#[component]
fn Texts() -> impl IntoView {
    let (desk, leaf) = (use_desk(), use_leaf());
    let one = move |text: RecordText| {
        view! {
            <div class="stack stack--tight">
                <WritingArea
                    handle=desk.journal
                    text=JournalText::Record(leaf.id, text)
                    label=words::text(text)
                />
                {words::guide(text).map(|guide| view! { <p class="field__hint">{guide}</p> })}
            </div>
        }
    };
    view! {
        <section class="entry__part" aria-labelledby="record-words">
            <h2 id="record-words">{t!(instruments.words)}</h2>
            {leaf.instrument.texts().map(one).collect_view()}
        </section>
    }
}

/// Takes it out of the journal and goes back to the list.
fn remove(leaf: Leaf) {
    let of = |edit| JournalEdit::Record { id: leaf.id, edit };
    let (gone, back) = (of(Edit::Remove), of(Edit::Restore));
    if leaf
        .desk
        .edit_with_way_back(gone, t!(instruments.removed), back)
    {
        route::go(Route::Instruments(leaf.desk.pair));
    }
}

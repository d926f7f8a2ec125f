//! An open lesson in the journal, edited in place.

use super::experts::Experts;
use super::review::Review;
use super::start::clock;
use crate::attached::{Files, Hook};
use crate::i18n::*;
use crate::lessons::desk::{Desk, use_desk};
use crate::lessons::fields::{NumberField, Words, offered};
use crate::lessons::print::OpenPaper;
use crate::lessons::torn::{self, TornPlaces};
use crate::lessons::visit::Back;
use crate::route::{self, Route};
use crate::told::{capital, dates, vocabulary};
use crate::ui::{
    Button, ButtonKind, Checkbox, Choice, DateField, EmptyState, Glyph, Icon, Notice, Offered,
    Printed, Select, TextField, print,
};
use leptos::prelude::*;
use ryadom_domain::{Condition, FileOf, LessonQuality, OpenLessonId, Outcome};
use ryadom_replica::{
    Field, JournalEdit, JournalText, OpenLessonEdit as Edit, OpenLessonRow, OpenLessonText,
};

/// One open lesson. `Copy`; kept in context by its page.
#[derive(Clone, Copy)]
pub struct Open {
    desk: Desk,
    pub id: OpenLessonId,
    pub row: Memo<Option<OpenLessonRow>>,
}

/// The open lesson of the page that this is part of.
pub fn use_open() -> Open {
    expect_context()
}

impl Open {
    /// One value of it; changes only when that value does.
    pub fn part<T>(self, read: fn(&OpenLessonRow) -> T) -> Memo<T>
    where
        T: Default + PartialEq + Send + Sync + 'static,
    {
        Memo::new(move |_| {
            self.row
                .with(|row| row.as_ref().map(read).unwrap_or_default())
        })
    }

    /// Changes it; says so, and answers false, when that fails.
    pub fn edit(self, edit: Edit) -> bool {
        self.desk
            .edit(JournalEdit::OpenLesson { id: self.id, edit })
    }

    /// Changes it and offers to take that back.
    pub fn edit_with_way_back(self, edit: Edit, words: &'static str, back: Edit) -> bool {
        let of = |edit| JournalEdit::OpenLesson { id: self.id, edit };
        self.desk.edit_with_way_back(of(edit), words, of(back))
    }
}

/// One open lesson.
#[component]
pub fn KeptOpen(id: OpenLessonId) -> impl IntoView {
    let desk = use_desk();
    let row = Memo::new(move |_| {
        desk.journal
            .with(|view| view.open_lessons.iter().find(|row| row.id == id).cloned())
    });
    provide_context(Open { desk, id, row });
    let there = Memo::new(move |_| row.with(Option::is_some));
    view! {
        <Show when=move || there.get()><Sheet/></Show>
        <Show when=move || desk.journal.ready() && !there.get()>
            <Back/>
            <EmptyState title=t!(lessons.not_found) why=t!(lessons.not_found_why)/>
        </Show>
    }
}

#[component]
fn Sheet() -> impl IntoView {
    let (desk, open) = (use_desk(), use_open());
    let of = FileOf::OpenLesson(open.id);
    let files = Hook::journal(desk.journal, of, desk.still.into());
    let printing = RwSignal::new(false);
    let date = open.part(|row| row.date.value);
    let title = move || {
        let day = date
            .get()
            .map(|date| dates::plain(locale(), date, desk.device.today()));
        match (day, desk.kids.get()) {
            (Some(day), true) => t!(lessons.open_title_k, day = day).to_string(),
            (Some(day), false) => t!(lessons.open_title, day = day).to_string(),
            (None, true) => t!(lessons.open_undated_k).to_owned(),
            (None, false) => t!(lessons.open_undated).to_owned(),
        }
    };
    let topic = open.part(|row| row.topic.trim().to_owned());
    let torn = open.part(|row| row.fate.is_torn());
    let places = Memo::new(move |_| {
        open.row
            .with(|row| row.as_ref().map(torn::of_open).unwrap_or_default())
    });
    // Scores are shown at their criteria.
    let elsewhere = Signal::derive(move || {
        let mut places = places.get();
        places.retain(|place| !matches!(place.field, Field::Criterion(_)));
        places
    });
    let keep = move |()| {
        open.edit(Edit::Restore);
    };
    view! {
        <div class="top">
            <div class="top__words">
                <Back/>
                <h1 tabindex="-1">{title}</h1>
                <p>{move || topic.get()}</p>
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
                <Button small=true on_press=move |()| remove(open)>{t!(lessons.remove_again)}</Button>
            </Notice>
        </Show>
        <div class="entry">
            <TornPlaces places=elsewhere/>
            <Preparation/>
            <Experts places=places.into()/>
            <Outcomes/>
            <SelfAnalysis/>
            <Review/>
            <Files hook=files/>
            <Show when=move || !desk.still.get()>
                <div class="entry__part cluster cluster--apart">
                    <Button kind=ButtonKind::Need on_press=move |()| remove(open)>
                        {t!(lessons.remove_open)}
                    </Button>
                    <a class="button button--act" href=Route::PairLessons(desk.papers.pair).path()>
                        {t!(lessons.done)}
                    </a>
                </div>
            </Show>
        </div>
        <Printed printing><OpenPaper/></Printed>
    }
}

#[component]
fn Preparation() -> impl IntoView {
    let (desk, open) = (use_desk(), use_open());
    let still = desk.still;
    let time = open.part(|row| row.time.value);
    let teacher = open.part(|row| row.teacher.value);
    let mentor = open.part(|row| row.mentor.value);
    let class = open.part(|row| row.class.value.clone());
    let subject = open.part(|row| row.subject.value.clone());
    let id_of = |person: Option<ryadom_domain::PersonId>| {
        person.map(|person| person.to_string()).unwrap_or_default()
    };
    let text = move |text| JournalText::OpenLesson(open.id, text);
    view! {
        <section class="entry__part" aria-labelledby="open-plan">
            <h2 id="open-plan">{t!(lessons.open_plan_part)}</h2>
            <div class="fields">
                <DateField
                    label=t!(lessons.date)
                    value=open.part(|row| row.date.value)
                    disabled=still
                    on_change=move |date| { open.edit(Edit::Date(date)); }
                />
                <TextField
                    label=t!(lessons.time)
                    value=Signal::derive(move || clock(time.get()))
                    kind="time"
                    disabled=still
                    on_rest=move |words: String| { open.edit(Edit::Time(words.parse().ok())); }
                />
                <TextField
                    label=desk.label(t!(lessons.class_), t!(lessons.class_k))
                    value=class
                    disabled=still
                    on_rest=move |words| { open.edit(Edit::Class(words)); }
                />
                <TextField
                    label=desk.label(t!(lessons.subject), t!(lessons.subject_k))
                    value=subject
                    disabled=still
                    on_rest=move |words| { open.edit(Edit::Subject(words)); }
                />
                <Select
                    label=desk.label(t!(lessons.teacher), t!(lessons.teacher_k))
                    value=Signal::derive(move || id_of(teacher.get()))
                    options=Signal::derive(move || desk.offered_members())
                    disabled=still
                    on_change=move |who: String| { open.edit(Edit::Teacher(who.parse().ok())); }
                />
                <Select
                    label=t!(lessons.mentor)
                    value=Signal::derive(move || id_of(mentor.get()))
                    options=Signal::derive(move || desk.offered_members())
                    disabled=still
                    on_change=move |who: String| { open.edit(Edit::Mentor(who.parse().ok())); }
                />
            </div>
            <Words text=text(OpenLessonText::Topic) label=t!(lessons.topic) short=true/>
            <Words text=text(OpenLessonText::Audience) label=t!(lessons.audience) short=true/>
            <Words text=text(OpenLessonText::Purpose) label=t!(lessons.goal) short=true/>
            <Words text=text(OpenLessonText::Plan) label=t!(lessons.plan)/>
            <Words text=text(OpenLessonText::Equipment) label=t!(lessons.equipment) short=true/>
        </section>
    }
}

/// How it went.
#[component]
fn Outcomes() -> impl IntoView {
    let (desk, open) = (use_desk(), use_open());
    let still = desk.still;
    let noted = open.part(|row| row.conditions.clone());
    let quality = open.part(|row| row.quality.value);
    let reached = open.part(|row| row.reached.value);
    let conditions = Condition::ALL.iter().copied().map(|one| {
        view! {
            <Checkbox
                checked=Signal::derive(move || noted.with(|noted| noted.contains(&one)))
                disabled=still
                on_change=move |there| { open.edit(Edit::Condition(one, there)); }
            >
                {capital(vocabulary::condition(locale(), one))}
            </Checkbox>
        }
    });
    let conditions = conditions.collect_view();
    let qualities = || {
        let nobody = std::iter::once(Offered::new("", t!(lessons.nobody)));
        let all = offered(
            LessonQuality::ALL,
            LessonQuality::as_str,
            vocabulary::quality,
        );
        nobody.chain(all).collect::<Vec<_>>()
    };
    let code = |code: Option<&'static str>| code.unwrap_or_default().to_owned();
    let engage = move |percent: Option<u16>| {
        open.edit(Edit::Engagement(percent.map(|percent| percent.min(100))));
    };
    view! {
        <section class="entry__part" aria-labelledby="open-result">
            <h2 id="open-result">{t!(lessons.result)}</h2>
            <fieldset>
                <legend class="choice__label">
                    {move || desk.word(t!(lessons.conditions), t!(lessons.conditions_k))}
                </legend>
                <div class="fields fields--tight">{conditions}</div>
            </fieldset>
            <div class="fields">
                <Select
                    label=t!(lessons.quality)
                    value=Signal::derive(move || code(quality.get().map(LessonQuality::as_str)))
                    options=Signal::stored(qualities())
                    disabled=still
                    on_change=move |quality: String| { open.edit(Edit::Quality(quality.parse().ok())); }
                />
                <NumberField
                    label=t!(lessons.engagement)
                    value=open.part(|row| row.engagement.value)
                    disabled=still
                    on_change=engage
                />
            </div>
            <Choice
                label=t!(lessons.reached)
                value=Signal::derive(move || code(reached.get().map(Outcome::as_str)))
                options=Signal::stored(offered(Outcome::ALL, Outcome::as_str, vocabulary::outcome))
                disabled=still
                on_change=move |reached: String| { open.edit(Edit::Reached(reached.parse().ok())); }
            />
            <Words
                text=JournalText::OpenLesson(open.id, OpenLessonText::ReachedComment)
                label=t!(lessons.reached_comment)
            />
        </section>
    }
}

#[component]
fn SelfAnalysis() -> impl IntoView {
    let open = use_open();
    view! {
        <div class="entry__part">
            <Words
                text=JournalText::OpenLesson(open.id, OpenLessonText::SelfAnalysis)
                label=t!(lessons.self_analysis)
            />
        </div>
    }
}

/// Takes it out of the journal and goes back to the list.
fn remove(open: Open) {
    let made = open.edit_with_way_back(Edit::Remove, t!(lessons.removed_open), Edit::Restore);
    if made {
        route::go(Route::PairLessons(open.desk.papers.pair));
    }
}

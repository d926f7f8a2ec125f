//! Local acts: what there is to read, who has read it. Everybody acknowledges for themselves; the curator keeps the list.

use super::form::ActForm;
use super::paper::{Sheet, print};
use super::points::school;
use super::table::Readers;
use crate::apart::Apart;
use crate::attached::{Files, Hook};
use crate::device::{Handle, use_device};
use crate::i18n::*;
use crate::told::{self, dates, vocabulary};
use crate::ui::{
    Button, ButtonKind, Dialog, EmptyState, Menu, MenuAct, More, Tag, TagKind, use_toasts,
};
use jiff::civil::Date;
use leptos::prelude::*;
use ryadom_domain::{ActField, ActId, FileOf};
use ryadom_replica::{
    ActEdit, ActRow, Choice, Field, PersonDoc, PersonEdit, SchoolDoc, SchoolEdit,
};

/// The page.
#[component]
pub fn Acts() -> impl IntoView {
    let device = use_device();
    let profile = Memo::new(move |_| {
        device
            .registry()
            .with(|registry| registry.people.get(&device.person())?.profile)
    });
    view! {
        {school(device).map(|school| view! { <List school profile/> })}
    }
}

/// «Положение о наставничестве, № 12 от 28 августа».
pub fn headline(row: &ActRow) -> String {
    let title = row.field(ActField::Title);
    let number = row.field(ActField::Number);
    let day: Option<Date> = row.field(ActField::Date).parse().ok();
    let day = day.map(|day| dates::plain(locale(), day, Date::MIN));
    match (number.is_empty(), day) {
        (true, None) => title.to_owned(),
        (true, Some(day)) => t!(newcomer.act_of, title = title, day = day),
        (false, None) => t!(newcomer.act_number, title = title, number = number),
        (false, Some(day)) => t!(
            newcomer.act_number_of,
            title = title,
            number = number,
            day = day
        ),
    }
}

#[component]
fn List(
    school: Handle<SchoolDoc>,
    profile: Memo<Option<ryadom_domain::DocumentId>>,
) -> impl IntoView {
    let acts = Memo::new(move |_| school.with(|view| view.acts.clone()));
    let own = Memo::new(move |_| profile.get().map(|id| use_device().open::<PersonDoc>(id)));
    let editing = RwSignal::new(None::<Option<ActId>>);
    let open = RwSignal::new(false);
    let printing = RwSignal::new(None::<ActId>);
    let edit = Callback::new(move |act: Option<ActId>| {
        editing.set(Some(act));
        open.set(true);
    });
    let may = Memo::new(move |_| school.may_write());
    view! {
        <div class="top">
            <div class="top__words">
                <h1 tabindex="-1">{t!(newcomer.acts)}</h1>
                <p class="quiet">{t!(newcomer.acts_why)}</p>
            </div>
            <Show when=move || may.get()>
                <div class="top__acts">
                    <Button kind=ButtonKind::Act on_press=move || edit.run(None)>{t!(newcomer.add_act)}</Button>
                </div>
            </Show>
        </div>
        <Show
            when=move || !acts.read().is_empty()
            fallback=move || view! { <EmptyState title=t!(newcomer.no_acts) why=t!(newcomer.no_acts_why)/> }
        >
            <ul class="stack newcomer">
                <For each=move || acts.get() key=|row| row.id let:row>
                    <OneAct id=row.id school own edit printing/>
                </For>
            </ul>
        </Show>
        <Dialog open title=t!(newcomer.act_title)>
            {move || editing.get().map(|act| view! { <ActForm school act open/> })}
        </Dialog>
        <Sheet school printing/>
    }
}

#[component]
fn OneAct(
    id: ActId,
    school: Handle<SchoolDoc>,
    own: Memo<Option<Handle<PersonDoc>>>,
    edit: Callback<Option<ActId>>,
    printing: RwSignal<Option<ActId>>,
) -> impl IntoView {
    let device = use_device();
    let toasts = use_toasts();
    let row =
        Memo::new(move |_| school.with(|view| view.acts.iter().find(|row| row.id == id).cloned()));
    let title = move || row.read().as_ref().map(headline).unwrap_or_default();
    let kept = move || {
        let row = row.read();
        let row = row.as_ref()?;
        let kept = row.field(ActField::Kept);
        let whom = vocabulary::act_readers(locale(), row.readers());
        Some(if kept.is_empty() {
            t!(newcomer.act_whom, whom = whom)
        } else {
            t!(newcomer.act_kept, whom = whom, kept = kept)
        })
    };
    let read_on = Memo::new(move |_| {
        let own = own.get()?;
        own.with(|view| view.acknowledged.get(&id)?.value)
    });
    let is_asked = Memo::new(move |_| {
        let row = row.read();
        let registry = device.registry();
        row.as_ref()
            .is_some_and(|row| row.readers().asks(&registry.read(), device.person()))
    });
    let acknowledge = move |on: bool| {
        let Some(own) = own.get_untracked() else {
            return;
        };
        let day = on.then(|| device.today());
        match own.edit(PersonEdit::Acknowledge(id, day)) {
            Ok(()) => toasts.offer(t!(newcomer.kept), t!(newcomer.undo), device.take_back()),
            Err(why) => toasts.say(t!(newcomer.not_kept, why = why.to_string())),
        }
    };
    let remove = move || {
        let edit = SchoolEdit::Act {
            id,
            edit: ActEdit::Remove,
        };
        match school.edit(edit) {
            Ok(()) => toasts.offer(t!(newcomer.removed), t!(newcomer.undo), device.take_back()),
            Err(why) => toasts.say(t!(newcomer.not_kept, why = why.to_string())),
        }
    };
    let day = move || {
        let day = read_on.get()?;
        Some(dates::plain(locale(), day, device.today()))
    };
    view! {
        <li class="card">
            <div class="newcomer__head">
                <h2>{title}</h2>
                <Show when=move || school.may_write()>
                    <Menu label=Signal::derive(move || t!(newcomer.more_of, title = title()))>
                        <MenuAct on_press=move |()| edit.run(Some(id))>{t!(newcomer.edit)}</MenuAct>
                        <MenuAct on_press=move |()| print(printing, id)>{t!(newcomer.print)}</MenuAct>
                        <MenuAct need=true on_press=move |()| remove()>{t!(newcomer.remove)}</MenuAct>
                    </Menu>
                </Show>
            </div>
            <p class="quiet">{kept}</p>
            <ActFiles id school/>
            {move || match (day(), is_asked.get()) {
                (Some(day), _) => view! {
                    <p class="cluster">
                        <Tag kind=TagKind::Act>{t!(newcomer.read_on, day = day)}</Tag>
                        <Button kind=ButtonKind::Plain small=true on_press=move |()| acknowledge(false)>
                            {t!(newcomer.unread)}
                        </Button>
                    </p>
                }.into_any(),
                (None, true) => view! {
                    <div class="card__acts">
                        <Button
                            kind=ButtonKind::Act
                            label=Signal::derive(move || t!(newcomer.acknowledge_named, title = title()))
                            on_press=move |()| acknowledge(true)
                        >
                            {t!(newcomer.acknowledge)}
                        </Button>
                    </div>
                }.into_any(),
                (None, false) => ().into_any(),
            }}
            <TornAct id school/>
            <Readers id school/>
        </li>
    }
}

/// The act itself, when it is kept here: a paper that opens without a network once it was opened.
#[component]
fn ActFiles(id: ActId, school: Handle<SchoolDoc>) -> impl IntoView {
    let still = Signal::derive(move || !school.may_write());
    let hook = Hook::school(school, FileOf::Act(id), still);
    let any = Memo::new(move |_| !hook.files.with(Vec::is_empty));
    let adds = Memo::new(move |_| !still.get());
    move || match (any.get(), adds.get()) {
        (true, _) => view! { <Files hook/> }.into_any(),
        (false, true) => {
            view! { <More summary=t!(newcomer.attach)><Files hook/></More> }.into_any()
        }
        (false, false) => ().into_any(),
    }
}

/// Fields of an act that two people set apart: its title or number in both ways, until somebody keeps one.
#[component]
fn TornAct(id: ActId, school: Handle<SchoolDoc>) -> impl IntoView {
    let device = use_device();
    let toasts = use_toasts();
    let one = move |field: ActField| {
        let choice: Memo<Choice<String>> = Memo::new(move |_| {
            school.with(|view| {
                let row = view.acts.iter().find(|row| row.id == id);
                row.and_then(|row| row.fields.get(&field).cloned())
                    .unwrap_or_default()
            })
        });
        let keep = move |words: String| {
            let edit = ActEdit::Set(field, words);
            match school.edit(SchoolEdit::Act { id, edit }) {
                Ok(()) => toasts.offer(t!(newcomer.kept), t!(newcomer.undo), device.take_back()),
                Err(why) => toasts.say(t!(newcomer.not_kept, why = why.to_string())),
            }
        };
        let words = move |words: String| match field {
            ActField::Readers => words.parse().map_or_else(
                |_| words.clone(),
                |readers| vocabulary::act_readers(locale(), readers).to_owned(),
            ),
            ActField::Date => words.parse().map_or_else(
                |_| words.clone(),
                |day| dates::plain(locale(), day, device.today()),
            ),
            _ => words,
        };
        view! {
            <Apart
                choice
                named=Signal::derive(move || told::field(locale(), &Field::Act(field)).to_owned())
                words
                on_keep=keep
                still=Signal::derive(move || !school.may_write())
            />
        }
    };
    ActField::ALL.iter().map(|field| one(*field)).collect_view()
}

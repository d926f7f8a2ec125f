//! What is said of an item, or of the programme as a whole: a thread, with questions that wait for somebody.
//!
//! Whoever writes the programme says it there; whoever only reads it, in the review beside it. It is one thread.

use super::context::{Programme, use_programme};
use super::torn::Torn;
use crate::attention::short;
use crate::device::Draft;
use crate::i18n::*;
use crate::told::seen_by;
use crate::ui::{
    Button, ButtonKind, More, Notice, Offered, Select, Tag, TagKind, TextField, Who, use_toasts,
};
use crate::writing::WritingArea;
use leptos::prelude::*;
use ryadom_domain::{Comment, CommentId, DocumentKind, ItemId, PersonId};
use ryadom_replica::{
    CommentEdit, CommentRow, Field, ProgrammeEdit, ProgrammeText, ReviewEdit, ReviewText, Value,
};
use serde::{Deserialize, Serialize};

/// What stands in the form under the thread.
#[derive(Debug, Clone, Default, PartialEq, Serialize, Deserialize)]
struct New {
    text: String,
    asks: Option<PersonId>,
}

/// The thread of one item, and a form for whoever may write.
#[component]
pub fn Comments(id: ItemId) -> impl IntoView {
    view! {
        <section class="panel__part thread" aria-label=t!(programme.comments)>
            <h3>{t!(programme.comments)}</h3>
            <Thread item=Some(id)/>
        </section>
    }
}

/// What is said of the programme as a whole: one line until it is opened, or while something in it asks the reader.
#[component]
pub fn Talk() -> impl IntoView {
    let programme = use_programme();
    let talk = talk(programme, None);
    let summary = move || match talk.get() {
        (0, _) => t!(programme.talk_none).to_owned(),
        (count, false) => t!(programme.talk, count = short(count)),
        (count, true) => t!(programme.talk_asks, count = short(count)),
    };
    let (_, asks) = talk.get_untracked();
    view! {
        <More summary open=asks>
            <section class="thread" aria-label=t!(programme.talk_title)>
                <Thread item=None/>
            </section>
        </More>
    }
}

#[component]
fn Thread(item: Option<ItemId>) -> impl IntoView {
    let programme = use_programme();
    let ids = Memo::new(move |_| {
        programme.comments(|all| {
            let said = all.into_iter().filter(|row| row.item == item);
            said.map(|row| row.id).collect::<Vec<_>>()
        })
    });
    let seen = move || programme.seen(locale());
    view! {
        <p class="quiet">{seen}</p>
        <ol class="thread__list">
            <For each=move || ids.get() key=|id| *id let:id>
                <Said id/>
            </For>
        </ol>
        <Show when=move || programme.may_say()>
            <Say item/>
        </Show>
    }
}

/// One thing that was said.
#[component]
fn Said(id: CommentId) -> impl IntoView {
    let programme = use_programme();
    let toasts = use_toasts();
    let row = Memo::new(move |_| {
        programme.comments(|all| all.into_iter().find(|row| row.id == id).cloned())
    });
    // Where it was said it stays.
    let place = Place::of(programme, id);
    let may_write = Memo::new(move |_| place.may_write(programme));
    let me = programme.device().person();
    let part = move |read: fn(&CommentRow) -> bool| {
        Memo::new(move |_| row.with(|row| row.as_ref().is_some_and(read)))
    };
    let asks = Memo::new(move |_| row.with(|row| row.as_ref().and_then(|row| row.asks)));
    let author = Memo::new(move |_| row.with(|row| row.as_ref().and_then(|row| row.author)));
    let settled = part(|row| row.settled.value);
    let torn = part(|row| row.fate.is_torn());
    let text = Memo::new(move |_| {
        row.with(|row| row.as_ref().map(|row| row.text.clone()).unwrap_or_default())
    });
    let mine = Memo::new(move |_| may_write.get() && author.get() == Some(me));
    let writing = RwSignal::new(false);
    let who = move || {
        let signed = programme.signed(locale(), author.get());
        view! { <Who name=signed.name initials=signed.initials part=signed.part/> }
    };
    let by = move || {
        let locale = locale();
        let name = programme.signed(locale, author.get()).name;
        let when = row.with(|row| {
            let at = row.as_ref().map(|row| row.created);
            at.map(|at| programme.moment(locale, at))
                .unwrap_or_default()
        });
        format!("{name}, {when}")
    };
    let question = move || {
        let locale = locale();
        let asked = asks.get()?;
        let name = programme.signed(locale, Some(asked)).name;
        Some(if settled.get() {
            td_string!(locale, programme.question_settled, name = name)
        } else {
            td_string!(locale, programme.question_to, name = name)
        })
    };
    // Whoever asked and whoever is asked know whether it is answered.
    let may_settle = Memo::new(move |_| {
        may_write.get()
            && asks.get().is_some()
            && (asks.get() == Some(me) || author.get() == Some(me))
    });
    let change = move |edit| place.change(programme, id, edit);
    let remove = move |()| {
        change(CommentEdit::Remove);
        toasts.offer(
            t!(programme.comment_removed),
            t!(programme.restore),
            move || {
                change(CommentEdit::Restore);
            },
        );
    };
    let choice = Memo::new(move |_| {
        row.with(|row| {
            row.as_ref()
                .map(|row| row.settled.clone())
                .unwrap_or_default()
        })
    });
    view! {
        <li class="thread__one">
            {who}
            <div class="thread__body">
                <p class="thread__by">
                    {by}
                    {move || question().map(|words| view! {
                        " "
                        <Tag kind=if settled.get() { TagKind::Plain } else { TagKind::Need }>{words.clone()}</Tag>
                    })}
                </p>
                <Show
                    when=move || writing.get() && mine.get()
                    fallback=move || view! { <p class="thread__words">{move || text.get()}</p> }
                >
                    {place.area(programme, id)}
                </Show>
                <Show when=move || torn.get() && may_write.get()>
                    <Notice need=true words=t!(programme.comment_came_back)>
                        <Button small=true on_press=move |()| change(CommentEdit::Restore)>
                            {t!(programme.keep_row)}
                        </Button>
                        <Button small=true on_press=move |()| change(CommentEdit::Remove)>
                            {t!(programme.remove_again)}
                        </Button>
                    </Notice>
                </Show>
                <Torn
                    choice
                    field=Field::Settled
                    value=|yes: &bool| Value::YesNo(*yes)
                    on_keep=move |yes: bool| change(CommentEdit::Settle(yes))
                />
                <p class="thread__acts">
                    <Show when=move || may_settle.get()>
                        <Button
                            kind=ButtonKind::Plain
                            small=true
                            on_press=move |()| change(CommentEdit::Settle(!settled.get_untracked()))
                        >
                            {move || if settled.get() { t!(programme.question_open) } else { t!(programme.question_settle) }}
                        </Button>
                    </Show>
                    <Show when=move || mine.get()>
                        <Button
                            kind=ButtonKind::Plain
                            small=true
                            on_press=move |()| writing.update(|writing| *writing = !*writing)
                        >
                            {move || if writing.get() { t!(programme.comment_done) } else { t!(programme.comment_change) }}
                        </Button>
                        <Button kind=ButtonKind::Plain small=true on_press=remove>
                            {t!(programme.comment_remove)}
                        </Button>
                    </Show>
                </p>
            </div>
        </li>
    }
}

/// The form: what one says, and whom one asks.
#[component]
fn Say(item: Option<ItemId>) -> impl IntoView {
    let programme = use_programme();
    let toasts = use_toasts();
    let draft = match item {
        Some(item) => format!("comment:{item}"),
        None => format!("comment:{}", programme.pair()),
    };
    let form: Draft<New> = programme.device().draft(&draft, New::default());
    let people = Memo::new(move |_| {
        let me = programme.device().person();
        programme
            .with_pair(|registry, pair| registry.may_be_asked(me, pair.id))
            .unwrap_or_default()
    });
    let options = Signal::derive(move || {
        let locale = locale();
        let nobody = Offered::new("", td_string!(locale, programme.question_nobody));
        let one = |person: PersonId| {
            let name = programme.signed(locale, Some(person)).name;
            Offered::new(
                person.to_string(),
                td_string!(locale, programme.question_to, name = name),
            )
        };
        std::iter::once(nobody)
            .chain(people.get().into_iter().map(one))
            .collect::<Vec<_>>()
    });
    let value = form.value();
    let send = move || {
        let New { text, asks } = value.get_untracked();
        let text = text.trim().to_owned();
        if text.is_empty() {
            return;
        }
        let is_answer = say(programme, item, asks, text);
        form.done();
        value.set(New::default());
        let said = match (is_answer, asks) {
            (true, _) => t!(programme.comment_answered),
            (false, Some(_)) => t!(programme.comment_asked),
            (false, None) => t!(programme.comment_said),
        };
        toasts.offer(said, t!(programme.take_back), programme.take_back());
    };
    view! {
        <form
            class="thread__form"
            on:submit=move |event| {
                event.prevent_default();
                send();
            }
        >
            <TextField
                label=t!(programme.comment_new)
                value=Signal::derive(move || value.with(|form| form.text.clone()))
                on_input=move |text: String| value.update(|form| form.text = text)
                lines=true
            />
            <div class="thread__send">
                <Select
                    label=t!(programme.comment_asks)
                    value=Signal::derive(move || value.with(|form| {
                        form.asks.map(|person| person.to_string()).unwrap_or_default()
                    }))
                    options
                    on_change=move |person: String| value.update(|form| form.asks = person.parse().ok())
                />
                <Button submit=true>{t!(programme.comment_say)}</Button>
            </div>
        </form>
    }
}

/// Says it where this person may write. Saying something where one was asked is the answer: true then.
fn say(programme: Programme, item: Option<ItemId>, asks: Option<PersonId>, text: String) -> bool {
    let me = programme.device().person();
    let waits = |rows: &[CommentRow]| {
        let waiting = rows.iter();
        let waiting = waiting.filter(|row| row.item == item && row.waits_for(me));
        waiting.map(|row| row.id).collect::<Vec<_>>()
    };
    let (review, writes) = untrack(|| (programme.review(), programme.may_write().get()));
    let (here, beside) = untrack(|| {
        (
            programme.view(|view| waits(&view.comments)),
            review.with(|view| waits(&view.comments)),
        )
    });
    let id = CommentId::from_random(programme.random());
    let comment = Box::new(Comment { item, asks, text });
    let edit = CommentEdit::Settle(true);
    let settled_here = here.iter().map(|&id| ProgrammeEdit::Comment { id, edit });
    let settled_beside = beside.iter().map(|&id| ReviewEdit::Comment { id, edit });
    if writes {
        let said = ProgrammeEdit::AddComment { id, comment };
        programme.edit(ProgrammeEdit::Several(
            std::iter::once(said).chain(settled_here).collect(),
        ));
        if !beside.is_empty() {
            let edit = ReviewEdit::Several(settled_beside.collect());
            programme.made(review.edit_too(edit, programme.device().last_deed()));
        }
    } else {
        let said = ReviewEdit::AddComment { id, comment };
        let edits = std::iter::once(said).chain(settled_beside).collect();
        programme.made(review.edit(ReviewEdit::Several(edits)));
    }
    !here.is_empty() || !beside.is_empty()
}

/// In which document something was said.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
enum Place {
    Programme,
    Review,
}

impl Place {
    fn of(programme: Programme, id: CommentId) -> Self {
        let is_beside = untrack(|| {
            let review = programme.review();
            review.with(|view| view.comments.iter().any(|row| row.id == id))
        });
        if is_beside {
            Self::Review
        } else {
            Self::Programme
        }
    }

    fn may_write(self, programme: Programme) -> bool {
        match self {
            Self::Programme => programme.handle().may_write(),
            Self::Review => programme.review().may_write(),
        }
    }

    fn change(self, programme: Programme, id: CommentId, edit: CommentEdit) {
        match self {
            Self::Programme => programme.edit(ProgrammeEdit::Comment { id, edit }),
            Self::Review => {
                programme.made(programme.review().edit(ReviewEdit::Comment { id, edit }));
            }
        }
    }

    fn area(self, programme: Programme, id: CommentId) -> AnyView {
        let label = t!(programme.comment);
        match self {
            Self::Programme => view! {
                <WritingArea
                    handle=programme.handle()
                    text=ProgrammeText::Comment(id)
                    label
                    hidden_label=true
                    focus=true
                />
            }
            .into_any(),
            Self::Review => view! {
                <WritingArea
                    handle=programme.review()
                    text=ReviewText::Comment(id)
                    label
                    hidden_label=true
                    focus=true
                />
            }
            .into_any(),
        }
    }
}

/// How many things are said of an item, or of the programme, and whether one of them asks this person.
pub fn talk(programme: Programme, item: Option<ItemId>) -> Memo<(usize, bool)> {
    let me = programme.device().person();
    Memo::new(move |_| {
        programme.comments(|all| {
            let said = || all.iter().filter(|row| row.item == item);
            (said().count(), said().any(|row| row.waits_for(me)))
        })
    })
}

impl Programme {
    /// «Видят: вы, Кузнецова М. О., куратор».
    fn seen(self, locale: Locale) -> String {
        self.device().registry().with(|registry| {
            let pair = registry.pairs.get(&self.pair());
            seen_by(locale, &self.names(registry), pair, DocumentKind::Programme)
        })
    }
}

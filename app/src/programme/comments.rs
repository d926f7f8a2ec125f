//! What is said of an item: a thread under it, with questions that wait for somebody.

use super::context::{Programme, use_programme};
use super::torn::Torn;
use crate::device::Draft;
use crate::i18n::*;
use crate::told::seen_by;
use crate::ui::{
    Button, ButtonKind, Notice, Offered, Select, Tag, TagKind, TextField, Who, use_toasts,
};
use crate::writing::WritingArea;
use leptos::prelude::*;
use ryadom_domain::{Comment, CommentId, DocumentKind, ItemId, PersonId};
use ryadom_replica::{CommentEdit, CommentRow, Field, ProgrammeEdit, ProgrammeText, Value};
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
    let programme = use_programme();
    let ids = Memo::new(move |_| {
        programme.view(|view| {
            let said = view.comments.iter().filter(|row| row.item == Some(id));
            said.map(|row| row.id).collect::<Vec<_>>()
        })
    });
    let seen = move || programme.seen(locale());
    view! {
        <section class="panel__part thread" aria-label=t!(programme.comments)>
            <h3>{t!(programme.comments)}</h3>
            <p class="quiet">{seen}</p>
            <ol class="thread__list">
                <For each=move || ids.get() key=|id| *id let:id>
                    <Said id/>
                </For>
            </ol>
            <Show when=move || programme.may_write().get()>
                <Say id/>
            </Show>
        </section>
    }
}

/// One thing that was said.
#[component]
fn Said(id: CommentId) -> impl IntoView {
    let programme = use_programme();
    let toasts = use_toasts();
    let row = Memo::new(move |_| {
        programme.view(|view| view.comments.iter().find(|row| row.id == id).cloned())
    });
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
    let mine = Memo::new(move |_| programme.may_write().get() && author.get() == Some(me));
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
        programme.may_write().get()
            && asks.get().is_some()
            && (asks.get() == Some(me) || author.get() == Some(me))
    });
    let change = move |edit| programme.edit(ProgrammeEdit::Comment { id, edit });
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
                    <WritingArea
                        handle=programme.handle()
                        text=ProgrammeText::Comment(id)
                        label=t!(programme.comment)
                        hidden_label=true
                        focus=true
                    />
                </Show>
                <Show when=move || torn.get() && programme.may_write().get()>
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
fn Say(id: ItemId) -> impl IntoView {
    let programme = use_programme();
    let toasts = use_toasts();
    let form: Draft<New> = programme
        .device()
        .draft(&format!("comment:{id}"), New::default());
    let people = Memo::new(move |_| {
        let me = programme.device().person();
        let members = programme.with_pair(|_, pair| pair.members().collect::<Vec<_>>());
        let mut members = members.unwrap_or_default();
        members.retain(|person| *person != me);
        members
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
    let say = move || {
        let New { text, asks } = value.get_untracked();
        let text = text.trim().to_owned();
        if text.is_empty() {
            return;
        }
        let comment = CommentId::from_random(programme.random());
        // Saying something where one was asked is the answer.
        let me = programme.device().person();
        let answered = programme.view_untracked(|view| {
            let waiting = view.comments.iter();
            let waiting = waiting.filter(|row| row.item == Some(id) && row.waits_for(me));
            waiting.map(|row| row.id).collect::<Vec<_>>()
        });
        let is_answer = !answered.is_empty();
        let mut edits = vec![ProgrammeEdit::AddComment {
            id: comment,
            comment: Box::new(Comment {
                item: Some(id),
                asks,
                text,
            }),
        }];
        edits.extend(answered.into_iter().map(|id| ProgrammeEdit::Comment {
            id,
            edit: CommentEdit::Settle(true),
        }));
        programme.edit(ProgrammeEdit::Several(edits));
        form.done();
        value.set(New::default());
        let said = match (is_answer, asks) {
            (true, _) => t!(programme.comment_answered),
            (false, Some(_)) => t!(programme.comment_asked),
            (false, None) => t!(programme.comment_said),
        };
        toasts.offer(said, t!(programme.take_back), move || programme.undo());
    };
    view! {
        <form
            class="thread__form"
            on:submit=move |event| {
                event.prevent_default();
                say();
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

/// How many things are said of an item, and whether one of them asks this person.
pub fn talk(programme: Programme, id: ItemId) -> Memo<(usize, bool)> {
    let me = programme.device().person();
    Memo::new(move |_| {
        programme.view(|view| {
            let said = || view.comments.iter().filter(|row| row.item == Some(id));
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

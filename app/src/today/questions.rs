//! Questions that wait for this person, until they are answered.

use super::pair::Papers;
use crate::device::{Handle, use_device};
use crate::i18n::*;
use crate::route::Route;
use crate::told::{excerpt, part};
use crate::ui::Who;
use leptos::prelude::*;
use ryadom_domain::CommentId;
use ryadom_replica::{CommentRow, ProgrammeDoc, ReviewDoc};

/// How much of a question is read here, in characters.
const WORDS: usize = 160;

/// The card of questions; nothing while there are none.
#[component]
pub fn Questions(
    papers: Papers,
    programme: Handle<ProgrammeDoc>,
    review: Handle<ReviewDoc>,
) -> impl IntoView {
    let device = use_device();
    let me = device.person();
    let waiting = Memo::new(move |_| {
        review.with(|review| {
            programme.with(|view| {
                // Of an item that is not in the plan any more nobody is asked.
                let is_planned = |row: &&CommentRow| {
                    let is_there = |item| view.items.iter().any(|found| found.id == item);
                    row.item.is_none_or(is_there)
                };
                let waiting = view.comments.iter().chain(&review.comments);
                let waiting = waiting.filter(|row| row.waits_for(me)).filter(is_planned);
                let mut waiting: Vec<CommentRow> = waiting.cloned().collect();
                waiting.sort_by_key(|row| (row.created, row.id));
                waiting
            })
        })
    });
    let ids = Memo::new(move |_| {
        waiting.with(|waiting| waiting.iter().map(|row| row.id).collect::<Vec<_>>())
    });
    let line = move |id: CommentId| {
        let row =
            waiting.with_untracked(|waiting| waiting.iter().find(|row| row.id == id).cloned());
        let author = row.as_ref().and_then(|row| row.author);
        let item = row.as_ref().and_then(|row| row.item);
        let (name, part) = device.registry().with(|registry| {
            let pair = registry.pairs.get(&papers.pair);
            let name = author
                .map(|person| registry.name(person))
                .unwrap_or_default();
            let part = author.map(|person| part(registry, pair, person));
            (name, part.unwrap_or_default())
        });
        let words = Memo::new(move |_| {
            waiting.with(|waiting| {
                let row = waiting.iter().find(|row| row.id == id);
                row.map(|row| excerpt(&row.text, WORDS)).unwrap_or_default()
            })
        });
        let about = Memo::new(move |_| {
            programme.with(|view| {
                let found = view.items.iter().find(|found| Some(found.id) == item);
                found
                    .map(|found| excerpt(&found.event, WORDS / 2))
                    .unwrap_or_default()
            })
        });
        let short = name.short();
        let asked = move || t!(today.asks, name = short.clone()).to_string();
        view! {
            <div class="told">
                <Who name=name.full() initials=name.initials() part/>
                <div>
                    <p>{asked}" "{words}</p>
                    {match item {
                        Some(item) => view! {
                            <a href=Route::Item(papers.pair, item).path()>
                                {move || t!(today.answer_in, item = about.get()).to_string()}
                            </a>
                        }
                        .into_any(),
                        None => view! {
                            <a href=Route::PairProgramme(papers.pair).path()>{t!(today.answer_talk)}</a>
                        }
                        .into_any(),
                    }}
                </div>
            </div>
        }
    };
    view! {
        <Show when=move || ids.with(|ids| !ids.is_empty())>
            <section class="sheet">
                <div class="head">
                    <h2>{t!(today.questions)}</h2>
                </div>
                <For each=move || ids.get() key=|id| *id children=line/>
            </section>
        </Show>
    }
}

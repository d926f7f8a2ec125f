//! From a record into the programme: what it shows as hard becomes a deficit that says how it was found.

use super::desk::use_desk;
use super::record::use_leaf;
use crate::i18n::*;
use crate::route::Route;
use crate::told::{capital, excerpt, vocabulary};
use crate::ui::{Button, Offered, Select, TextField};
use leptos::prelude::*;
use ryadom_domain::{Area, Deficit, DeficitId};
use ryadom_replica::{DeficitEdit, JournalEdit, ProgrammeEdit, RecordEdit};

/// How much of what was written is proposed, in characters.
const PROPOSED: usize = 160;

/// The deficits that were taken from this record, and the way to take one more.
#[component]
pub fn Propose() -> impl IntoView {
    let (desk, leaf) = (use_desk(), use_leaf());
    let proposed = leaf.part(|row| row.deficits.clone());
    let taken = Memo::new(move |_| {
        let proposed = proposed.get();
        desk.programme.with(|programme| {
            let rows = programme.deficits.iter();
            let rows = rows.filter(|row| proposed.contains(&row.id));
            rows.map(|row| row.text.clone()).collect::<Vec<_>>()
        })
    });
    let typed = RwSignal::new(None::<String>);
    let area = RwSignal::new(None::<Area>);
    // What is written as hard, until somebody writes it in other words or takes it.
    let words = Memo::new(move |_| match typed.get() {
        Some(words) => words,
        None if taken.with(Vec::is_empty) => {
            excerpt(&leaf.text(leaf.instrument.lacking()), PROPOSED)
        }
        None => String::new(),
    });
    let may_take = Memo::new(move |_| desk.programme.may_plan() && !desk.still.get());
    let take = move || {
        let id = DeficitId::from_random(desk.device.random());
        let deficit = Deficit {
            area: area.get_untracked(),
            text: words.get_untracked().trim().to_owned(),
            source: leaf.instrument.source().to_string(),
            ..Deficit::default()
        };
        let add = ProgrammeEdit::AddDeficit {
            id,
            deficit: Box::new(deficit),
        };
        if desk.programme.edit(add).is_err() {
            desk.toasts.say(t!(instruments.not_saved));
            return;
        }
        leaf.edit(RecordEdit::Deficit(id, true));
        typed.set(None);
        let undo = move || {
            let gone = ProgrammeEdit::Deficit {
                id,
                edit: DeficitEdit::Remove,
            };
            if desk.programme.edit(gone).is_err() {
                desk.toasts.say(t!(instruments.not_saved));
                return;
            }
            desk.edit(JournalEdit::Record {
                id: leaf.id,
                edit: RecordEdit::Deficit(id, false),
            });
        };
        desk.toasts
            .offer(t!(instruments.took), t!(instruments.undo), undo);
    };
    let areas = || {
        let nothing = std::iter::once(Offered::new("", t!(instruments.no_area)));
        let all = Area::ALL.iter();
        let all =
            all.map(|area| Offered::new(area.as_str(), capital(vocabulary::area(locale(), *area))));
        nothing.chain(all).collect::<Vec<_>>()
    };
    let href = Route::PairProgramme(desk.pair).path();
    view! {
        <section class="entry__part" aria-labelledby="record-propose">
            <h2 id="record-propose">{t!(instruments.propose)}</h2>
            <p class="entry__why">{t!(instruments.propose_why)}</p>
            <Show when=move || taken.with(|taken| !taken.is_empty())>
                <p class="quiet">{t!(instruments.taken)}</p>
                <ul class="proposed">
                    {
                        let href = href.clone();
                        move || taken.get().into_iter().map(|words| view! {
                            <li><a href=href.clone()>{words}</a></li>
                        }).collect_view()
                    }
                </ul>
            </Show>
            <Show when=move || may_take.get()>
                <TextField
                    label=t!(instruments.difficulty)
                    value=words
                    on_input=move |words: String| typed.set(Some(words))
                />
                <Select
                    label=t!(instruments.area)
                    value=Signal::derive(move || area.get().map(Area::as_str).unwrap_or_default().to_owned())
                    options=Signal::stored(areas())
                    on_change=move |code: String| area.set(code.parse().ok())
                />
                <p>
                    <Button
                        disabled=Signal::derive(move || words.with(|words| words.trim().is_empty()))
                        on_press=take
                    >
                        {t!(instruments.take)}
                    </Button>
                </p>
            </Show>
        </section>
    }
}

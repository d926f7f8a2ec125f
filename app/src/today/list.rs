//! «Ваше на этой неделе»: what waits for the person, each done with one tap.

use super::pair::Papers;
use super::responsible::Responsible;
use super::todo::{Reader, Todo, Waits, todos};
use crate::device::{Handle, Refused, use_device};
use crate::i18n::*;
use crate::route::Route;
use crate::told::dates;
use crate::ui::{Ring, last_known, use_toasts};
use leptos::prelude::*;
use reactive_stores::{Field, Patch, Store};
use ryadom_domain::{Due, ItemId, Mark, Side};
use ryadom_replica::{
    ItemEdit, JournalDoc, JournalEdit, MeetingEdit, ProgrammeDoc, ProgrammeEdit, ProgrammeView,
};

/// The list as it is shown.
#[derive(Debug, Clone, Default, Store, Patch)]
struct Shown {
    #[store(key: Waits = |line| line.waits)]
    lines: Vec<Line>,
}

/// One line of it.
#[derive(Debug, Clone, PartialEq, Store, Patch)]
struct Line {
    #[patch(|this, new| *this = new)]
    waits: Waits,
    #[patch(|this, new| *this = new)]
    todo: Todo,
    /// Ticked on this page: it stays until the person goes elsewhere, so that nothing jumps under the finger.
    ticked: bool,
}

/// What takes a tick back.
#[derive(Debug, Clone)]
enum Back {
    Programme(ProgrammeEdit),
    Journal(JournalEdit),
}

/// A line that was ticked on this page.
#[derive(Debug, Clone)]
struct Ticked {
    todo: Todo,
    back: Back,
}

/// What waits for the person.
#[component]
pub fn Yours(
    papers: Papers,
    programme: Handle<ProgrammeDoc>,
    journal: Handle<JournalDoc>,
) -> impl IntoView {
    let device = use_device();
    let toasts = use_toasts();
    let ticked = RwSignal::new(Vec::<Ticked>::new());
    let shown = Store::new(Shown::default());
    let responsible = Memo::new(move |_| {
        device
            .registry()
            .with(|registry| Responsible::of(papers.side, &registry.name(device.person())))
    });
    Effect::new(move || {
        let responsible = responsible.get();
        let reader = Reader {
            person: device.person(),
            side: papers.side,
            responsible: &responsible,
            today: device.today(),
        };
        let waiting =
            programme.with(|programme| journal.with(|journal| todos(programme, journal, reader)));
        shown.lines().patch(lines(waiting, &ticked.read()));
    });

    let tick = move |(waits, on): (Waits, bool)| {
        let locale = locale();
        let result = if on {
            let found = shown
                .lines()
                .read_untracked()
                .iter()
                .find(|line| line.waits == waits)
                .map(|line| line.todo.clone());
            let Some(todo) = found else { return };
            let (result, back) = make(papers.side, waits, programme, journal, device.today());
            if result.is_ok() {
                ticked.update(|ticked| ticked.push(Ticked { todo, back }));
                toasts.say(said(locale, waits));
            }
            result
        } else {
            let taken = ticked.try_update(|ticked| {
                let place = ticked.iter().position(|one| one.todo.waits == waits)?;
                Some(ticked.remove(place))
            });
            match taken.flatten().map(|taken| taken.back) {
                Some(Back::Programme(edit)) => programme.edit(edit),
                Some(Back::Journal(edit)) => journal.edit(edit),
                None => Ok(()),
            }
        };
        if result.is_err() {
            toasts.say(td_string!(locale, today.not_done));
        }
    };
    let empty = move || shown.lines().read().is_empty();

    view! {
        <section class="card">
            <h2>{t!(today.yours)}</h2>
            <ul>
                <For
                    each=move || shown.lines()
                    key=|line| line.waits().get_untracked()
                    let:line
                >
                    <TodoLine line papers on_tick=tick/>
                </For>
            </ul>
            <Show when=empty>
                <p>{t!(today.yours_none)}</p>
                <p class="quiet">{t!(today.yours_none_why)}</p>
            </Show>
        </section>
    }
}

/// One thing that waits. Knows how it looks and what was tapped.
#[component]
fn TodoLine(
    #[prop(into)] line: Field<Line>,
    papers: Papers,
    #[prop(into)] on_tick: Callback<(Waits, bool)>,
) -> impl IntoView {
    let device = use_device();
    let line = last_known(line);
    let waits = line.read_untracked().waits;
    let what = move || line.read().todo.what.clone();
    let ticked = Signal::derive(move || line.read().ticked);
    let label = Signal::derive(move || {
        let locale = locale();
        match waits {
            Waits::Item(_) => td_string!(locale, today.tick_item, what = what()),
            Waits::Agreement(..) => td_string!(locale, today.tick_agreement, what = what()),
            Waits::Mark(_) => td_string!(locale, today.mark, what = what()),
        }
    });
    let more = move || {
        let locale = locale();
        more(locale, &line.read().todo, device.today())
    };
    let late = move || line.read().todo.stands.is_overdue() && !line.read().ticked;
    let words = match waits {
        Waits::Item(item) | Waits::Mark(item) => view! {
            <a class="line__words" href=Route::Item(papers.pair, item).path()>
                {what}
            </a>
        }
        .into_any(),
        Waits::Agreement(meeting, _) => view! {
            <a class="line__words" href=Route::Meeting(papers.pair, meeting).path()>
                {what}
            </a>
        }
        .into_any(),
    };
    let wants_result = move || matches!(waits, Waits::Item(_)) && line.read().ticked;
    view! {
        <li class="line" class:line--done=ticked>
            <Ring checked=ticked label on_change=move |on| on_tick.run((waits, on))/>
            <span class="line__body">
                {words}
                <span class="line__more" class:line__more--need=late>
                    {more}
                </span>
                <Show when=wants_result>
                    <span class="line__more">{t!(today.write_result)}</span>
                </Show>
            </span>
        </li>
    }
}

fn lines(waiting: Vec<Todo>, ticked: &[Ticked]) -> Vec<Line> {
    let mut lines: Vec<Line> = waiting
        .into_iter()
        .filter(|todo| ticked.iter().all(|one| one.todo.waits != todo.waits))
        .map(|todo| Line {
            waits: todo.waits,
            todo,
            ticked: false,
        })
        .collect();
    lines.extend(ticked.iter().map(|one| Line {
        waits: one.todo.waits,
        todo: one.todo.clone(),
        ticked: true,
    }));
    lines.sort_by_key(|line| (line.todo.urgency(), line.waits));
    lines
}

fn said(locale: Locale, waits: Waits) -> &'static str {
    match waits {
        Waits::Item(_) => td_string!(locale, today.ticked_item),
        Waits::Agreement(..) => td_string!(locale, today.ticked_agreement),
        Waits::Mark(_) => td_string!(locale, today.ticked_mark),
    }
}

/// When it is due, or when it was agreed.
fn more(locale: Locale, todo: &Todo, today: jiff::civil::Date) -> String {
    let plain = |day| dates::plain(locale, day, today);
    match todo.waits {
        Waits::Mark(_) => td_string!(locale, today.awaits_mark).to_owned(),
        Waits::Item(_) => match (todo.stands, todo.planned) {
            (Due::Overdue(_), Some(planned)) => match planned.due() {
                Some(due) => td_string!(locale, today.due_until_late, day = plain(due)),
                None => dates::planned(locale, planned, today),
            },
            (_, Some(planned)) => match planned.due() {
                Some(due) => {
                    td_string!(
                        locale,
                        today.due_until,
                        day = dates::day(locale, due, today)
                    )
                }
                None => dates::planned(locale, planned, today),
            },
            (_, None) => String::new(),
        },
        Waits::Agreement(..) => match (todo.agreed, todo.due) {
            (Some(agreed), Some(due)) if todo.stands.is_overdue() => td_string!(
                locale,
                today.agreed_late,
                day = plain(agreed),
                due = plain(due)
            ),
            (Some(agreed), Some(due)) => td_string!(
                locale,
                today.agreed_due,
                day = plain(agreed),
                due = dates::day(locale, due, today)
            ),
            (Some(agreed), None) => td_string!(locale, today.agreed, day = plain(agreed)),
            (None, Some(due)) if todo.stands.is_overdue() => {
                td_string!(locale, today.due_until_late, day = plain(due))
            }
            (None, Some(due)) => td_string!(locale, today.due_until, day = plain(due)),
            (None, None) => String::new(),
        },
    }
}

/// Does what a tick says, and how to take it back whatever was merged since.
fn make(
    side: Side,
    waits: Waits,
    programme: Handle<ProgrammeDoc>,
    journal: Handle<JournalDoc>,
    today: jiff::civil::Date,
) -> (Result<(), Refused>, Back) {
    let sign = |id: ItemId, on: bool| ProgrammeEdit::Item {
        id,
        edit: match side {
            Side::Mentor => ItemEdit::MarkByMentor(on),
            Side::Mentee => ItemEdit::MarkByMentee(on),
        },
    };
    match waits {
        Waits::Item(id) => {
            let item = |edit| ProgrammeEdit::Item { id, edit };
            let (mark, actual, signed) = untrack(|| programme.with(|view| before(view, id, side)));
            let edit = ProgrammeEdit::Several(vec![
                item(ItemEdit::Mark(Some(Mark::Done))),
                item(ItemEdit::ActualDate(Some(today))),
                sign(id, true),
            ]);
            let back = ProgrammeEdit::Several(vec![
                item(ItemEdit::Mark(mark)),
                item(ItemEdit::ActualDate(actual)),
                sign(id, signed),
            ]);
            (programme.edit(edit), Back::Programme(back))
        }
        Waits::Mark(id) => (
            programme.edit(sign(id, true)),
            Back::Programme(sign(id, false)),
        ),
        Waits::Agreement(meeting, id) => {
            let done = |done| JournalEdit::Meeting {
                id: meeting,
                edit: MeetingEdit::AgreementDone(id, done),
            };
            (journal.edit(done(true)), Back::Journal(done(false)))
        }
    }
}

fn before(
    view: &ProgrammeView,
    id: ItemId,
    side: Side,
) -> (Option<Mark>, Option<jiff::civil::Date>, bool) {
    view.items
        .iter()
        .find(|item| item.id == id)
        .map(|item| {
            let signed = match side {
                Side::Mentor => item.mentor_mark.value,
                Side::Mentee => item.mentee_mark.value,
            };
            (item.mark.value, item.actual_date.value, signed)
        })
        .unwrap_or_default()
}

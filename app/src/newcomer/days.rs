//! The page of the first thirty days: each mentee's points, ticked by the mentee or the mentor, and the list itself for who
//! looks after the school.

use super::points::{done, points, school, usual};
use crate::device::{Handle, use_device};
use crate::i18n::*;
use crate::route::Route;
use crate::told::{Names, dates, seen_by};
use crate::ui::{EmptyState, Glyph, Icon, More, Ring, TextField, use_toasts};
use leptos::prelude::*;
use ryadom_domain::{DocumentId, DocumentKind, PairId, PairStep, PersonId};
use ryadom_replica::{JournalDoc, JournalEdit, SchoolDoc, SchoolEdit, SchoolField};

/// The first thirty days of a pair's mentees.
#[component]
pub fn FirstDays(#[prop(into)] pair: Signal<Option<PairId>>) -> impl IntoView {
    let device = use_device();
    let found = Memo::new(move |_| {
        let pair = pair.get()?;
        device.registry().with(|registry| {
            let journal = registry.pairs.get(&pair)?.journal?;
            registry.grant(device.person(), journal)?;
            Some((pair, journal))
        })
    });
    move || match found.get() {
        Some((pair, journal)) => view! { <OnePair pair journal/> }.into_any(),
        None => view! {
            <div class="top">
                <div class="top__words"><h1 tabindex="-1">{t!(newcomer.days)}</h1></div>
            </div>
            <EmptyState title=t!(newcomer.none) why=t!(newcomer.none_why)/>
        }
        .into_any(),
    }
}

#[component]
fn OnePair(pair: PairId, journal: DocumentId) -> impl IntoView {
    let device = use_device();
    let journal = device.open::<JournalDoc>(journal);
    let school = school(device);
    let ready = Memo::new(move |_| journal.ready() && school.is_none_or(Handle::ready));
    let mentees = Memo::new(move |_| {
        device.registry().with(|registry| {
            let pair = registry.pairs.get(&pair);
            pair.map(|pair| pair.mentees.iter().copied().collect::<Vec<_>>())
                .unwrap_or_default()
        })
    });
    let seen = move || {
        device.registry().with(|registry| {
            let names = Names {
                registry,
                reader: Some(device.person()),
                today: device.today(),
            };
            let pair = registry.pairs.get(&pair);
            seen_by(locale(), &names, pair, DocumentKind::Journal)
        })
    };
    view! {
        <a class="back" href=Route::PairProgramme(pair).path()>
            <Icon glyph=Glyph::Back small=true/>
            {t!(newcomer.programme)}
        </a>
        <div class="top">
            <div class="top__words">
                <h1 tabindex="-1">{t!(newcomer.days)}</h1>
                <p class="quiet">{t!(newcomer.days_why)} " " <a href=Route::Acts.path()>{t!(newcomer.to_acts)}</a></p>
            </div>
        </div>
        <Show when=move || ready.get()>
            <div class="stack newcomer">
                <For each=move || mentees.get() key=|who| *who let:who>
                    <Newcomer who journal school/>
                </For>
                <p class="quiet">{seen}</p>
                {school.map(|school| view! { <OwnList school/> })}
            </div>
        </Show>
    }
}

/// One newcomer's points.
#[component]
fn Newcomer(
    who: PersonId,
    journal: Handle<JournalDoc>,
    school: Option<Handle<SchoolDoc>>,
) -> impl IntoView {
    let device = use_device();
    let all = Memo::new(move |_| match school {
        Some(school) => school.with(|view| points(locale(), Some(view))),
        None => points(locale(), None),
    });
    let count = move || {
        let all = all.read();
        let done = journal.with(|view| {
            let is_done = |point: &&String| done(view, who, point).is_some();
            all.iter().filter(is_done).count()
        });
        t!(newcomer.done_of, done = done, all = all.len())
    };
    let name = move || device.registry().with(|registry| registry.name(who).full());
    view! {
        <section class="card">
            <h2>{name}</h2>
            <p class="quiet">{count}</p>
            <ul>
                <For each=move || all.get() key=|point| point.clone() let:point>
                    <Point who point journal/>
                </For>
            </ul>
        </section>
    }
}

#[component]
fn Point(who: PersonId, point: String, journal: Handle<JournalDoc>) -> impl IntoView {
    let device = use_device();
    let toasts = use_toasts();
    let words = StoredValue::new(point);
    let day = Memo::new(move |_| journal.with(|view| done(view, who, &words.read_value())));
    let ticked = Signal::derive(move || day.get().is_some());
    let tick = move |on: bool| {
        let step = PairStep::First(who, words.get_value());
        let said = if on {
            device.today().to_string()
        } else {
            String::new()
        };
        match journal.edit(JournalEdit::Step(step, said)) {
            Ok(()) => toasts.offer(t!(newcomer.kept), t!(newcomer.undo), device.take_back()),
            Err(why) => toasts.say(t!(newcomer.not_kept, why = why.to_string())),
        }
    };
    let more = move || {
        day.get()
            .map(|day| dates::plain(locale(), day, device.today()))
    };
    view! {
        <li class="line" class:line--done=ticked>
            <Ring
                checked=ticked
                label=words.get_value()
                on_change=tick
                disabled=Signal::derive(move || !journal.may_write())
            />
            <span class="line__body">
                <span class="newcomer__point">{words.get_value()}</span>
                <span class="line__more">{more}</span>
            </span>
        </li>
    }
}

/// The school's own list: nothing for who may not write the school's settings.
#[component]
fn OwnList(school: Handle<SchoolDoc>) -> impl IntoView {
    let device = use_device();
    let toasts = use_toasts();
    let value = Memo::new(move |_| {
        school.with(|view| {
            let own = view.first_days.value.trim();
            if own.is_empty() {
                usual(locale(), view.org_type.value).to_owned()
            } else {
                own.to_owned()
            }
        })
    });
    let keep = move |words: String| {
        if untrack(|| value.get()) == words.trim() {
            return;
        }
        let words = words.trim().to_owned();
        match school.edit(SchoolEdit::Set(SchoolField::FirstDays, words)) {
            Ok(()) => toasts.offer(t!(newcomer.kept), t!(newcomer.undo), device.take_back()),
            Err(why) => toasts.say(t!(newcomer.not_kept, why = why.to_string())),
        }
    };
    view! {
        <Show when=move || school.may_write()>
            <More summary=t!(newcomer.own_list)>
                <TextField label=t!(newcomer.own_label) hint=t!(newcomer.own_hint) value lines=true on_rest=keep/>
            </More>
        </Show>
    }
}

//! Consents, the addendum and the order of one pair: what is there since when, who entered it, and what lacks.

use super::keeping::Keeping;
use crate::i18n::*;
use crate::told::{Names, capital, dates, pair_name, people_vocabulary, vocabulary};
use crate::ui::{Button, ButtonKind, Checkbox, DateField, Notice, TextField};
use jiff::civil::Date;
use leptos::prelude::*;
use ryadom_domain::consent::{ConsentFacts, is_too_young, wanted};
use ryadom_domain::{PairCheck, PairId, PairState, Role};
use ryadom_replica::{PairEdit, PairPapers, PersonnelEdit, PersonnelView, RegistryEdit};

/// The dialog. `assigns`: it was opened to close the pair with its order.
#[component]
pub fn Papers(
    keeping: Keeping,
    pair: PairId,
    assigns: bool,
    #[prop(into)] on_done: Callback<()>,
) -> impl IntoView {
    let papers = keeping.papers();
    let facts = Memo::new(move |_| facts(keeping, pair, &papers.read()));
    let wanted = Memo::new(move |_| wanted(facts.get()));
    let lacks = Memo::new(move |_| {
        let papers = papers.read();
        let there = papers.pairs.get(&pair);
        let is_there = |check: &PairCheck| there.is_some_and(|there| there.check(*check).is_some());
        wanted
            .get()
            .into_iter()
            .filter(|check| !is_there(check))
            .collect::<Vec<_>>()
    });
    let matched = move || {
        let papers = papers.read();
        let why = papers.pairs.get(&pair)?.matched.value.trim().to_owned();
        (!why.is_empty()).then(|| t!(people.matched, why = why))
    };
    let warning = move || {
        let lacks: Vec<&str> = lacks
            .get()
            .into_iter()
            .map(|check| people_vocabulary::pair_check(locale(), check))
            .collect();
        if is_too_young(facts.get()) {
            return Some(t!(people.too_young).to_owned());
        }
        (!lacks.is_empty()).then(|| t!(people.papers_lack, papers = lacks.join("; ")))
    };
    let row = move |read: fn(&ryadom_replica::PairRow) -> (String, Option<Date>)| {
        keeping.with_view(|view| {
            let row = view.pairs.iter().find(|row| row.id == pair);
            row.map(read).unwrap_or_default()
        })
    };
    let number = Signal::derive(move || row(|row| (row.order_number.value.clone(), None)).0);
    let day = Signal::derive(move || row(|row| (String::new(), row.order_date.value)).1);
    let order = move |edit: PairEdit| {
        keeping.keep(
            RegistryEdit::Pair { id: pair, edit },
            t!(people.order_kept).to_owned(),
        );
    };
    let write_number = move |words: String| {
        let words = words.trim().to_owned();
        if *number.read_untracked() != words {
            order(PairEdit::OrderNumber(words));
        }
    };
    let write_day = move |day: Option<Date>| order(PairEdit::OrderDate(day));
    let assign = move |()| {
        let registry = keeping.registry.get_untracked();
        let Some(found) = registry.pairs.get(&pair) else {
            return on_done.run(());
        };
        if found
            .state
            .check(PairState::Assigned, Role::Curator)
            .is_ok()
        {
            let said = t!(
                people.state_now,
                pair = pair_name(&registry, found),
                state = vocabulary::pair_state(locale(), PairState::Assigned)
            );
            let edit = PairEdit::ChangeState(PairState::Assigned);
            keeping.keep(RegistryEdit::Pair { id: pair, edit }, said);
        }
        on_done.run(());
    };
    let act = move || {
        if lacks.read().is_empty() {
            t!(people.state_to_assigned)
        } else {
            t!(people.assign_anyway)
        }
    };
    view! {
        <div class="stack">
            {move || matched().map(|words| view! { <p class="quiet">{words}</p> })}
            {move || warning().map(|words| view! { <Notice need=true words/> })}
            <ul class="stack stack--tight">
                <For each=move || wanted.get() key=|check| *check let:check>
                    <Check keeping pair check papers/>
                </For>
            </ul>
            <div class="fields">
                <TextField label=t!(people.order_number) value=number on_rest=write_number/>
                <DateField
                    label=t!(people.order_date)
                    value=day
                    on_change=write_day
                />
            </div>
            <p class="quiet">{t!(people.papers_seen)}</p>
            <div class="dialog__acts">
                <Button on_press=on_done>{t!(people.close)}</Button>
                <Show when=move || assigns>
                    <Button kind=ButtonKind::Act on_press=assign>{act}</Button>
                </Show>
            </div>
        </div>
    }
}

/// One consent: whether it is there, since when, and who entered it.
#[component]
fn Check(
    keeping: Keeping,
    pair: PairId,
    check: PairCheck,
    papers: Signal<PersonnelView>,
) -> impl IntoView {
    let device = keeping.device;
    let found = Memo::new(move |_| {
        let papers = papers.read();
        let there = papers.pairs.get(&pair);
        there.and_then(|there: &PairPapers| there.checks.get(&check).cloned())
    });
    let day =
        Signal::derive(move || found.with(|found| found.as_ref().and_then(|found| found.value)));
    let keep = move |day: Option<Date>| {
        keeping.write_papers(PersonnelEdit::Check(pair, check, day), None);
    };
    let entered = move || {
        let written = found.with(|found| found.as_ref().and_then(|found| found.written))?;
        let registry = keeping.registry.read();
        let names = Names {
            registry: &registry,
            reader: Some(device.person()),
            today: device.today(),
        };
        let who = names.person(locale(), written.by);
        let when = dates::moment(
            locale(),
            device.local(written.at),
            device.local(device.now()),
        );
        Some(t!(people.entered, who = who, when = when))
    };
    let torn = move || found.with(|found| found.as_ref().is_some_and(|found| found.is_torn()));
    view! {
        <li class="papers__check">
            <Checkbox
                checked=Signal::derive(move || day.read().is_some())
                on_change=move |yes: bool| keep(yes.then(|| untrack(|| device.today())))
            >
                {capital(people_vocabulary::pair_check(locale(), check))}
            </Checkbox>
            <Show when=move || day.read().is_some()>
                <div class="papers__since">
                    <DateField label=t!(people.since) value=day on_change=keep/>
                    <small>{entered}</small>
                </div>
            </Show>
            <Show when=torn><p class="need">{t!(people.check_torn)}</p></Show>
        </li>
    }
}

fn facts(keeping: Keeping, pair: PairId, papers: &PersonnelView) -> ConsentFacts {
    let registry = keeping.registry.read();
    let found = registry.pairs.get(&pair);
    let born = found.and_then(|found| {
        let years = found.mentees.iter();
        years
            .filter_map(|person| papers.birth_years.get(person)?.value)
            .max()
    });
    ConsentFacts {
        form: found.and_then(|found| found.form),
        born,
        year: keeping.device.today().year(),
    }
}

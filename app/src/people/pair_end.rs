//! Ending a pair: why, when it was said, which day was the last. What stays, and who is to be led by somebody else.

use super::keeping::Keeping;
use crate::device::Deed;
use crate::i18n::*;
use crate::told::{capital, dates, pair_name, people_vocabulary, vocabulary};
use crate::ui::{Button, ButtonKind, DateField, Offered, Select};
use jiff::civil::Date;
use leptos::prelude::*;
use ryadom_domain::consent::refusal_holds_from;
use ryadom_domain::{EndReason, Pair, PairId, PairState, ProgrammeState, RequestState, Role};
use ryadom_replica::{
    PairEdit, PersonDoc, PersonEdit, PersonnelEdit, ProgrammeDoc, ProgrammeEdit, RegistryEdit,
    RequestEdit,
};

/// Asks for the reason and the last day and takes the step. Nothing is deleted, and the step can be taken back.
#[component]
pub fn PairEnd(
    keeping: Keeping,
    pair: PairId,
    to: PairState,
    #[prop(into)] on_done: Callback<()>,
) -> impl IntoView {
    let today = untrack(|| keeping.device.today());
    let last = RwSignal::new(Some(today));
    let reason = RwSignal::new(match to {
        PairState::Completed => Some(EndReason::Term),
        _ => None,
    });
    let said_on = RwSignal::new(Some(today));
    let wants_notice = move || reason.get().is_some_and(EndReason::wants_notice);
    let holds = Memo::new(move |_| said_on.get().map(refusal_holds_from));
    let end = move |()| {
        let registry = keeping.registry.get_untracked();
        let Some(found) = registry.pairs.get(&pair) else {
            return on_done.run(());
        };
        if found.state.check(to, Role::Curator).is_err() {
            return on_done.run(());
        }
        let mut edits = vec![PairEdit::ChangeState(to)];
        if last.get_untracked() != found.end {
            edits.push(PairEdit::End(last.get_untracked()));
        }
        let edits = edits
            .into_iter()
            .map(|edit| RegistryEdit::Pair { id: pair, edit })
            .collect();
        let said = t!(
            people.state_now,
            pair = pair_name(&registry, found),
            state = vocabulary::pair_state(locale(), to)
        );
        if keeping.keep(RegistryEdit::Several(edits), said) {
            // Whoever takes the end back takes all of it back.
            let deed = keeping.device.last_deed();
            let why = reason.get_untracked();
            let notice = said_on.get_untracked().filter(|_| untrack(wants_notice));
            let mut papers = vec![PersonnelEdit::EndReason(pair, why)];
            if notice.is_some() {
                papers.push(PersonnelEdit::Notice(pair, notice));
            }
            keeping.write_papers(PersonnelEdit::Several(papers), deed);
            close_programme(keeping, found, to, deed);
            if why == Some(EndReason::Replaced) {
                wait_again(keeping, found, deed);
            }
            on_done.run(());
        }
    };
    let act = move || match to {
        PairState::Dissolved => t!(people.dissolve_yes),
        _ => t!(people.end_yes),
    };
    let reasons = || {
        let one = |one: &EndReason| {
            Offered::new(
                one.as_str(),
                capital(people_vocabulary::end_reason(locale(), *one)),
            )
        };
        let mut all = vec![Offered::new("", t!(people.empty_value))];
        all.extend(EndReason::ALL.iter().map(one));
        all
    };
    let hint = move || {
        let day = holds.get()?;
        Some(t!(
            people.notice_until,
            day = dates::plain(locale(), day, today)
        ))
    };
    let choose = move |value: String| {
        reason.set(value.parse().ok());
        if untrack(wants_notice)
            && let Some(day) = holds.get_untracked()
        {
            last.set(day.yesterday().ok());
        }
    };
    let said = move |date: Option<Date>| {
        said_on.set(date);
        last.set(holds.get_untracked().and_then(|day| day.yesterday().ok()));
    };
    view! {
        <div class="stack">
            <p>{t!(people.end_why)}</p>
            <Select
                label=t!(people.end_reason)
                value=Signal::derive(move || reason.get().map(EndReason::as_str).unwrap_or_default().to_owned())
                options=Signal::derive(reasons)
                on_change=choose
            />
            <Show when=wants_notice>
                <DateField
                    label=t!(people.notice_day)
                    value=said_on
                    on_change=said
                />
                {move || hint().map(|words| view! { <p class="quiet">{words}</p> })}
            </Show>
            <Show when=move || reason.get() == Some(EndReason::Replaced)>
                <p class="quiet">{t!(people.replaced_why)}</p>
            </Show>
            <DateField
                label=t!(people.end_day)
                value=last
                on_change=move |date| last.set(date)
            />
            <p class="quiet">{t!(people.end_seen)}</p>
            <div class="dialog__acts">
                <Button on_press=on_done>{t!(people.cancel)}</Button>
                <Button kind=ButtonKind::Need on_press=end>{act}</Button>
            </div>
        </div>
    }
}

/// A pair that is ended has no programme that goes on: what ran is closed, what was broken off is stopped.
fn close_programme(keeping: Keeping, pair: &Pair, to: PairState, deed: Option<Deed>) {
    let summaries = keeping.device.summaries().get_untracked();
    let programme = summaries
        .get(&pair.id)
        .and_then(|one| one.programme.as_ref());
    let state = programme.and_then(|programme| programme.state);
    let step = match to {
        PairState::Completed => ProgrammeState::Closed,
        _ => ProgrammeState::Terminated,
    };
    let may = state.is_some_and(|state| state.check(step, Role::Curator).is_ok());
    if let (Some(document), true) = (pair.programme, may) {
        keeping.edit_later::<ProgrammeDoc>(document, ProgrammeEdit::ChangeState(step), deed);
    }
}

/// Whoever was led waits for somebody else: the request that brought them here goes back into the base.
fn wait_again(keeping: Keeping, pair: &Pair, deed: Option<Deed>) {
    let registry = keeping.registry.get_untracked();
    let people = keeping.device.people().get_untracked();
    for mentee in &pair.mentees {
        let profile = registry
            .people
            .get(mentee)
            .and_then(|person| person.profile);
        let asked = people.get(mentee).and_then(|summary| {
            let mut asked = summary.profile.requests.iter();
            asked.find(|asked| asked.pair == Some(pair.id))
        });
        if let (Some(profile), Some(asked)) = (profile, asked) {
            let edit = RequestEdit::State(RequestState::InBase);
            let edit = PersonEdit::Request { id: asked.id, edit };
            keeping.edit_later::<PersonDoc>(profile, edit, deed);
        }
    }
}

//! The head approves the programme in the app, where the school has decided so; the curator enters it. And what those who
//! only read the programme do not see.

use super::context::{Programme, use_programme};
use super::paper::full_day;
use crate::i18n::*;
use crate::ui::{Button, ButtonKind, Notice, use_toasts};
use leptos::prelude::*;
use ryadom_domain::{Edition, EditionId, ProgrammeState, Role};
use ryadom_replica::{ApprovalRow, Kind, ProgrammeDoc, ProgrammeEdit, ReviewEdit};

/// What stands of the head's approval, and what the reader may do about it.
#[component]
pub fn HeadsApproval() -> impl IntoView {
    let programme = use_programme();
    let toasts = use_toasts();
    let standing = Memo::new(move |_| {
        let registry = programme.device().registry().read();
        let is_head = |person| {
            let found = registry.people.get(&person);
            found.is_some_and(|found| found.roles.head)
        };
        programme
            .review()
            .with(|view| view.approval(is_head).cloned())
    });
    let state = Memo::new(move |_| programme.view(|view| view.state()));
    let is_head = Memo::new(move |_| {
        let capacities = programme.capacities().get();
        capacities.contains(&Role::Head) && programme.review().may_write()
    });
    let head_approves = Memo::new(move |_| {
        let school = programme.school();
        school.is_some_and(|school| school.with(|view| view.head_approves()))
    });
    let planned = Memo::new(move |_| programme.view(|view| !view.items.is_empty()));
    let waits =
        move || state.get() == ProgrammeState::Agreed && standing.read().is_none() && planned.get();
    let approve = move || {
        let Some(heads) = programme.handle().read(ryadom_replica::Document::heads) else {
            return;
        };
        let edit = ReviewEdit::Approve {
            id: EditionId::from_random(programme.random()),
            edition: Box::new(untrack(|| papers(programme))),
            heads,
        };
        if programme.made(programme.review().edit(edit)) {
            toasts.offer(
                t!(programme.head_approved),
                t!(programme.take_back),
                programme.take_back(),
            );
        }
    };
    let withdraw = move || {
        let Some(id) = standing.read_untracked().as_ref().map(|row| row.id) else {
            return;
        };
        if programme.made(programme.review().edit(ReviewEdit::Withdraw(id))) {
            toasts.offer(
                t!(programme.head_withdrew),
                t!(programme.take_back),
                programme.take_back(),
            );
        }
    };
    // The curator's signature on the way stays the curator's: the head's is entered, not made.
    let enter = move || {
        let Some(row) = standing.get_untracked() else {
            return;
        };
        let edition = ProgrammeEdit::AddEdition {
            id: EditionId::from_random(programme.random()),
            edition: Box::new(row.edition),
        };
        let step = ProgrammeEdit::ChangeState(ProgrammeState::Approved);
        programme.edit(ProgrammeDoc::several(vec![edition, step]));
        toasts.offer(
            t!(programme.head_entered),
            t!(programme.take_back),
            programme.take_back(),
        );
    };
    let may_enter = move || programme.is(Role::Curator) && state.get() == ProgrammeState::Agreed;
    let said = move || {
        let row = standing.get()?;
        Some(words(programme, &row))
    };
    view! {
        <Show when=move || is_head.get() && waits()>
            <Show
                when=move || head_approves.get()
                fallback=|| view! { <p class="quiet">{t!(programme.head_on_paper)}</p> }
            >
                <p class="cluster">
                    <Button kind=ButtonKind::Act on_press=approve>{t!(programme.step_approve)}</Button>
                    <span class="quiet">{t!(programme.head_approve_why)}</span>
                </p>
            </Show>
        </Show>
        {move || said().map(|words| view! {
            <Notice words>
                <Show when=may_enter>
                    <Button small=true kind=ButtonKind::Act on_press=enter>{t!(programme.head_enter)}</Button>
                </Show>
                <Show when=move || is_head.get() && state.get() == ProgrammeState::Agreed>
                    <Button small=true on_press=withdraw>{t!(programme.head_withdraw)}</Button>
                </Show>
            </Notice>
        })}
        <NotSeen/>
    }
}

/// «Утвердила Орлова Н. П. 15 сентября 2025 г., приказ № 12. С тех пор программа менялась.»
fn words(programme: Programme, row: &ApprovalRow) -> String {
    let locale = locale();
    let who = row.touched.and_then(|stamp| stamp.by);
    let day = row.edition.day.map(|day| full_day(locale, day));
    let said = td_string!(
        locale,
        programme.head_said,
        who = programme.signed(locale, who).name,
        day = day.unwrap_or_default()
    );
    let basis = row.edition.basis.trim();
    let said = if basis.is_empty() {
        said
    } else {
        format!("{said}, {basis}")
    };
    programme.handle().version();
    let now = programme.handle().read(ryadom_replica::Document::heads);
    let is_same = now.is_none_or(|now| now == row.heads)
        || programme.view(|view| view.state() != ProgrammeState::Agreed);
    if is_same {
        format!("{said}.")
    } else {
        format!("{said}. {}", td_string!(locale, programme.head_changed))
    }
}

/// Day and basis of an approval that is given now, as the title block names them.
fn papers(programme: Programme) -> Edition {
    let title = programme.view(|view| view.title.plain());
    let order = (!title.order_number.trim().is_empty())
        .then(|| t!(programme.past_order, number = title.order_number.clone()));
    let said = [order, Some(title.council_protocol)];
    let said = said.into_iter().flatten();
    let said: Vec<String> = said.filter(|words| !words.trim().is_empty()).collect();
    Edition {
        day: Some(programme.today().get()),
        basis: said.join("; "),
    }
}

/// For council and head: what of the pair's work is not theirs to read.
#[component]
fn NotSeen() -> impl IntoView {
    let programme = use_programme();
    let is_outside = Memo::new(move |_| {
        let me = programme.device().person();
        let outside = programme.with_pair(|registry, pair| {
            let journal = pair.journal;
            pair.side(me).is_none()
                && journal.is_some_and(|journal| registry.grant(me, journal).is_none())
        });
        outside.unwrap_or_default()
    });
    view! {
        <Show when=move || is_outside.get()>
            <p class="quiet state__not-seen">{t!(programme.not_seen)}</p>
        </Show>
    }
}

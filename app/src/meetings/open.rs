//! Agreements that are still to be kept, on top of the journal: one tap says that one is.

use super::view::{MeetingsView, MeetingsViewStoreFields, Open, OpenStoreFields};
use crate::device::{Handle, use_device};
use crate::i18n::*;
use crate::route::Route;
use crate::told::{Names, dates};
use crate::ui::{Ring, last_known, use_toasts};
use crate::whose::Papers;
use leptos::prelude::*;
use reactive_stores::{Field, Store};
use ryadom_domain::{AgreementId, MeetingId};
use ryadom_replica::{JournalDoc, JournalEdit, MeetingEdit};

/// The list; nothing while everything is kept.
#[component]
pub fn OpenAgreements(
    papers: Papers,
    journal: Handle<JournalDoc>,
    open: Store<MeetingsView>,
) -> impl IntoView {
    let toasts = use_toasts();
    let keep = move |(meeting, id): (MeetingId, AgreementId)| {
        let locale = locale();
        let done = move |done| {
            journal.edit(JournalEdit::Meeting {
                id: meeting,
                edit: MeetingEdit::AgreementDone(id, done),
            })
        };
        if done(true).is_ok() {
            let undo = move || {
                if done(false).is_ok() {
                    toasts.say(td_string!(locale, meetings.said_open));
                }
            };
            toasts.offer(
                td_string!(locale, meetings.said_done),
                td_string!(locale, meetings.undo),
                undo,
            );
        } else {
            toasts.say(td_string!(locale, meetings.not_saved));
        }
    };
    let any = move || !open.open().read().is_empty();
    let still = Signal::derive(move || !journal.may_write());
    view! {
        <Show when=any>
            <section class="card meetings__open">
                <h2>{t!(meetings.open_agreements)}</h2>
                <ul>
                    <For each=move || open.open() key=|one| one.id().get_untracked() let:one>
                        <OpenLine papers one still on_keep=keep/>
                    </For>
                </ul>
            </section>
        </Show>
    }
}

#[component]
fn OpenLine(
    papers: Papers,
    #[prop(into)] one: Field<Open>,
    still: Signal<bool>,
    #[prop(into)] on_keep: Callback<(MeetingId, AgreementId)>,
) -> impl IntoView {
    let device = use_device();
    let one = last_known(one);
    let id = one.read_untracked().id;
    let what = move || one.read().what.clone();
    let label = Signal::derive(move || t!(meetings.agreement_done, what = what()).to_string());
    let more = move || {
        let locale = locale();
        let today = device.today();
        let who = one.read().who;
        let who = device.registry().with(|registry| {
            let names = Names {
                registry,
                reader: Some(device.person()),
                today,
            };
            match who {
                Some(_) => names.person(locale, who),
                None => td_string!(locale, meetings.both).to_owned(),
            }
        });
        let (due, agreed) = (one.read().due, one.read().agreed);
        match (due, agreed) {
            (Some(due), _) if one.read().late => td_string!(
                locale,
                meetings.due_late,
                who = who,
                due = dates::plain(locale, due, today)
            ),
            (Some(due), _) => td_string!(
                locale,
                meetings.who_due,
                who = who,
                due = dates::day(locale, due, today)
            ),
            (None, Some(agreed)) => {
                let agreed = td_string!(
                    locale,
                    meetings.agreed_at,
                    day = dates::plain(locale, agreed, today)
                );
                format!("{who}, {agreed}")
            }
            (None, None) => who,
        }
    };
    view! {
        <li class="line">
            <Ring
                checked=false
                label
                disabled=still
                on_change=move |_| on_keep.run((one.read_untracked().meeting, id))
            />
            <span class="line__body">
                <a class="line__words" href=move || Route::Meeting(papers.pair, one.read().meeting).path()>
                    {what}
                </a>
                <span class="line__more" class:line__more--need=move || one.read().late>
                    {more}
                </span>
            </span>
        </li>
    }
}

//! Who has confirmed that it was so. Both: the entry closes.

use super::sheet::use_sheet;
use super::torn::Torn;
use super::view::Confirmed;
use crate::i18n::*;
use crate::ui::{Button, ButtonKind, Tag, TagKind};
use leptos::prelude::*;
use ryadom_domain::Side;
use ryadom_replica::{Field, MeetingEdit, Value};

/// Both sides' confirmations, and a button for one's own.
#[component]
pub fn Confirm(confirmed: Memo<Confirmed>) -> impl IntoView {
    let sheet = use_sheet();
    let side = Memo::new(move |_| {
        let (device, pair) = (sheet.device, sheet.papers.pair);
        device.registry().with(|registry| {
            let pair = registry.pairs.get(&pair)?;
            pair.side(device.person())
        })
    });
    let sign = move |side: Side, on: bool| {
        sheet.try_make(match side {
            Side::Mentor => MeetingEdit::ConfirmByMentor(on),
            Side::Mentee => MeetingEdit::ConfirmByMentee(on),
        })
    };
    let confirm = move |()| {
        let Some(side) = side.get_untracked() else {
            return;
        };
        let locale = locale();
        let result = sign(side, true);
        if result.is_ok() {
            sheet.toasts.offer(
                td_string!(locale, meetings.said_confirmed),
                td_string!(locale, meetings.undo),
                move || sheet.said(sign(side, false)),
            );
        }
        sheet.said(result);
    };
    let mine = Memo::new(move |_| side.get().is_some_and(|side| confirmed.get().by(side)));
    let may = move || side.get().is_some() && sheet.journal.may_write() && !mine.get();
    view! {
        <div class="entry__part">
            <p class="cluster">
                <Show when=move || confirmed.get().mentor>
                    <Tag kind=TagKind::Act>{t!(meetings.confirmed_mentor)}</Tag>
                </Show>
                <Show when=move || confirmed.get().mentee>
                    <Tag kind=TagKind::Act>{t!(meetings.confirmed_mentee)}</Tag>
                </Show>
                <Show when=move || mine.get() && !confirmed.get().both()>
                    <Button
                        kind=ButtonKind::Plain
                        small=true
                        on_press=move |()| {
                            if let Some(side) = side.get_untracked() {
                                sheet.said(sign(side, false));
                            }
                        }
                    >
                        {t!(meetings.unconfirm)}
                    </Button>
                </Show>
            </p>
            <Show when=may>
                <p class="entry__why">{t!(meetings.confirm_why)}</p>
                <div>
                    <Button on_press=confirm>{t!(meetings.confirm)}</Button>
                </div>
            </Show>
            <Torn
                read=|row| Some(row.mentor_confirmed.clone())
                field=Field::MentorConfirmed
                value=|on| Value::YesNo(*on)
                keep=MeetingEdit::ConfirmByMentor
            />
            <Torn
                read=|row| Some(row.mentee_confirmed.clone())
                field=Field::MenteeConfirmed
                value=|on| Value::YesNo(*on)
                keep=MeetingEdit::ConfirmByMentee
            />
        </div>
    }
}

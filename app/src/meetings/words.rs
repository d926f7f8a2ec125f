//! The texts of a meeting. In the journal two people may write one of them at once; in a draft nobody else is there.

use super::sheet::{Source, use_sheet};
use crate::ui::TextField;
use crate::writing::WritingArea;
use leptos::prelude::*;
use ryadom_domain::{AgreementId, Meeting};
use ryadom_replica::{JournalText, MeetingText};

/// One text of the meeting.
#[component]
pub fn Words(
    text: MeetingText,
    #[prop(into)] label: Signal<String>,
    #[prop(optional, into)] error: Signal<Option<String>>,
    #[prop(optional)] lines: bool,
) -> impl IntoView {
    let sheet = use_sheet();
    match sheet.source {
        Source::New(..) => {
            let value = Memo::new(move |_| sheet.meeting.with(|meeting| words(meeting, text)));
            view! {
                <TextField
                    label
                    value
                    error
                    lines
                    on_input=move |words| sheet.write(text, words)
                />
            }
            .into_any()
        }
        Source::Kept(id, _) => view! {
            <WritingArea handle=sheet.journal text=JournalText::Meeting(id, text) label short={!lines}/>
        }
        .into_any(),
    }
}

/// What was agreed.
#[component]
pub fn AgreementWords(id: AgreementId, #[prop(into)] label: Signal<String>) -> impl IntoView {
    let sheet = use_sheet();
    match sheet.source {
        Source::New(..) => {
            let value = Memo::new(move |_| {
                sheet.meeting.with(|meeting| {
                    let found = meeting.agreements.iter().find(|(found, _)| *found == id);
                    found
                        .map(|(_, agreement)| agreement.what.clone())
                        .unwrap_or_default()
                })
            });
            view! {
                <TextField label value on_input=move |words| sheet.write_agreement(id, words)/>
            }
            .into_any()
        }
        Source::Kept(meeting, _) => view! {
            <WritingArea handle=sheet.journal text=JournalText::Agreement(meeting, id) label short=true/>
        }
        .into_any(),
    }
}

fn words(meeting: &Meeting, text: MeetingText) -> String {
    match text {
        MeetingText::Topic => meeting.topic.clone(),
        MeetingText::Discussed => meeting.discussed.clone(),
        MeetingText::Difficulties => meeting.difficulties.clone(),
        MeetingText::Recommendations => meeting.recommendations.clone(),
    }
}

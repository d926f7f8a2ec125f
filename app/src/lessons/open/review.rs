//! The review for the school's site: written by the pair, published only as its teacher agreed to it.

use super::compose::{compose, html};
use super::kept::use_open;
use crate::device::copy;
use crate::i18n::*;
use crate::lessons::desk::use_desk;
use crate::lessons::fields::Words;
use crate::ui::{Button, ButtonKind, Glyph, Icon};
use leptos::prelude::*;
use leptos::task::spawn_local;
use ryadom_domain::NoConsent;
use ryadom_replica::{
    JournalDoc, JournalText, Kind, OpenLessonEdit as Edit, OpenLessonText, splice_between,
};

/// The text, the consent, and what consent allows.
#[component]
pub fn Review() -> impl IntoView {
    let (desk, open) = (use_desk(), use_open());
    let text = JournalText::OpenLesson(open.id, OpenLessonText::Review);
    let empty = open.part(|row| row.review.trim().is_empty());
    let write = move |()| {
        let composed = open.row.with_untracked(|row| {
            let held = row.as_ref()?.plain();
            let (teacher, mentor) = untrack(|| (desk.name(held.teacher), desk.name(held.mentor)));
            let kids = desk.kids.get_untracked();
            let words = compose(locale(), kids, &held, &teacher, &mentor);
            let length = words.encode_utf16().count();
            splice_between(&held.review, &words, length)
        });
        if let Some(splice) = composed {
            desk.edit(JournalDoc::write(text, splice));
        }
    };
    let write = Callback::new(write);
    let said = RwSignal::new(String::new());
    let allowed = Memo::new(move |_| {
        open.row.with(|row| {
            row.as_ref()
                .is_some_and(|row| row.may_be_published().is_ok())
        })
    });
    let put = move |as_html: bool| {
        let review = open.row.with_untracked(|row| {
            let row = row.as_ref().filter(|row| row.may_be_published().is_ok())?;
            Some(row.review.trim().to_owned())
        });
        let Some(review) = review else { return };
        let words = if as_html { html(&review) } else { review };
        spawn_local(async move {
            let done = copy(&words).await;
            // The page may be gone by then.
            let _ = said.try_set(if done {
                t!(lessons.copied).to_owned()
            } else {
                t!(lessons.not_copied).to_owned()
            });
        });
    };
    view! {
        <section class="entry__part" aria-labelledby="open-review">
            <h2 id="open-review">{t!(lessons.review)}</h2>
            <p class="entry__why">{t!(lessons.review_why)}</p>
            <Words text label=t!(lessons.review)/>
            <Show when=move || empty.get() && !desk.still.get()>
                <div><Button small=true on_press=write>{t!(lessons.compose)}</Button></div>
            </Show>
            <Consent/>
            <Show when=move || allowed.get()>
                <p class="cluster">
                    <Button on_press=move |()| put(false)>
                        <Icon glyph=Glyph::Copy small=true/>
                        {t!(lessons.copy_text)}
                    </Button>
                    <Button on_press=move |()| put(true)>
                        <Icon glyph=Glyph::Copy small=true/>
                        {t!(lessons.copy_html)}
                    </Button>
                </p>
            </Show>
            <p class="quiet" role="status">{move || said.get()}</p>
        </section>
    }
}

/// Whether the teacher agrees; they alone can say so.
#[component]
fn Consent() -> impl IntoView {
    let (desk, open) = (use_desk(), use_open());
    let state = Memo::new(move |_| {
        open.row.with(|row| {
            row.as_ref()
                .map_or(Err(NoConsent::NoWords), |row| row.may_be_published())
        })
    });
    let teacher = open.part(|row| row.teacher.value);
    let given = open.part(|row| row.consent.written);
    let mine = Memo::new(move |_| !desk.still.get() && teacher.get() == Some(desk.device.person()));
    let words = move || {
        let Some(person) = teacher.get() else {
            return t!(lessons.consent_nobody).to_owned();
        };
        let who = desk.name(Some(person));
        match state.get() {
            Ok(()) => {
                let when = given
                    .get()
                    .map(|stamp| desk.moment(stamp.at))
                    .unwrap_or_default();
                t!(lessons.consent_given, who = who, when = when).to_string()
            }
            Err(NoConsent::NoWords) => t!(lessons.consent_no_words).to_owned(),
            Err(NoConsent::NotGiven) => t!(lessons.consent_none, who = who).to_string(),
            Err(NoConsent::NotByTeacher) => t!(lessons.consent_others, who = who).to_string(),
            Err(NoConsent::OtherWords) => t!(lessons.consent_changed).to_owned(),
        }
    };
    let agree = move |()| {
        let review = open
            .row
            .with_untracked(|row| row.as_ref().map(|row| row.review.clone()));
        if let Some(review) = review
            && open.edit(Edit::Consent(review))
        {
            desk.toasts.say(t!(lessons.agreed));
        }
    };
    let agree = Callback::new(agree);
    let disagree = move |()| {
        open.edit(Edit::Consent(String::new()));
    };
    let disagree = Callback::new(disagree);
    let may_agree = move || mine.get() && !matches!(state.get(), Ok(()) | Err(NoConsent::NoWords));
    view! {
        <div class="consent" role="group" aria-label=t!(lessons.consent)>
            <p>{words}</p>
            <Show when=may_agree>
                <Button kind=ButtonKind::Act on_press=agree>{t!(lessons.agree)}</Button>
            </Show>
            <Show when=move || mine.get() && state.get().is_ok()>
                <Button kind=ButtonKind::Plain small=true on_press=disagree>{t!(lessons.disagree)}</Button>
            </Show>
        </div>
    }
}

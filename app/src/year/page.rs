//! The page: this year's days, and going on into the next.

use super::approver::Approver;
use super::criteria::Criteria;
use super::deadlines::Deadlines;
use super::left::{Cases, Mentors};
use super::mentor_rule::MentorRule;
use super::pairs::Pairs;
use super::title::Title;
use crate::device::{Handle, use_device};
use crate::i18n::*;
use crate::ui::{Button, ButtonKind, use_toasts};
use leptos::prelude::*;
use ryadom_domain::SchoolYear;
use ryadom_replica::{SchoolDoc, SchoolEdit, SchoolField};

/// The page.
#[component]
pub fn Page() -> impl IntoView {
    let device = use_device();
    let school = device.registry().with_untracked(|registry| registry.school);
    let school = school.map(|school| device.open::<SchoolDoc>(school));
    school.map(|school| view! { <OfSchool school/> })
}

#[component]
fn OfSchool(school: Handle<SchoolDoc>) -> impl IntoView {
    let device = use_device();
    let toasts = use_toasts();
    let said = Memo::new(move |_| school.with(|view| view.school_year.value.clone()));
    let has = Memo::new(move |_| {
        let worked = SchoolYear::worked_for(device.today());
        said.read().parse().unwrap_or(worked)
    });
    let next = Memo::new(move |_| SchoolYear::prepared(&said.read(), device.today()));
    let turn = move || {
        let words = next.get_untracked().to_string();
        let done = t!(year.turned, year = words.clone());
        match school.edit(SchoolEdit::Set(SchoolField::SchoolYear, words)) {
            Ok(()) => toasts.offer(done, t!(year.undo), device.take_back()),
            Err(why) => toasts.say(t!(year.not_kept, why = why.to_string())),
        }
    };
    let is_curator = Memo::new(move |_| {
        let registry = device.registry();
        let registry = registry.read();
        let me = registry.people.get(&device.person());
        me.is_some_and(|me| me.roles.curator)
    });
    view! {
        <div class="top">
            <div class="top__words">
                <h1 tabindex="-1">{move || t!(year.title, year = has.get().to_string())}</h1>
                <p class="quiet">{t!(year.why)}</p>
            </div>
        </div>
        <Show when=move || school.ready()>
            <div class="stack year-page">
                <Deadlines school year=has/>
                <Approver school/>
                <MentorRule school/>
                <Criteria school/>
                <Title school/>
                <Show when=move || is_curator.get()>
                    <section class="sheet sheet--padded stack" aria-labelledby="next-year">
                        <h2 id="next-year">{move || t!(year.next, year = next.get().to_string())}</h2>
                        <p class="quiet">{t!(year.next_why)}</p>
                        <Pairs next/>
                        <p>
                            <Button kind=ButtonKind::Act on_press=turn>
                                {move || t!(year.turn, year = next.get().to_string())}
                            </Button>
                        </p>
                        <p class="quiet">{t!(year.turn_why)}</p>
                    </section>
                    <Mentors/>
                    <Cases/>
                </Show>
            </div>
        </Show>
    }
}

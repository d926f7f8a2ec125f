//! What somebody who is to be led says.

use super::about::About;
use super::field::{OneOf, SomeOf, Words};
use super::mentor::{meets, times};
use crate::i18n::*;
use crate::told::{capital, people_vocabulary};
use crate::ui::Offered;
use leptos::prelude::*;
use ryadom_domain::MenteeCategory;
use ryadom_replica::{ProfileField, ProfileTag};

/// The section.
#[component]
pub fn Mentee(about: About, #[prop(into)] is_teacher: Signal<bool>) -> impl IntoView {
    let categories = || {
        MenteeCategory::open()
            .map(|one| {
                let words = people_vocabulary::mentee_category(locale(), one);
                Offered::new(one.as_str(), capital(words))
            })
            .collect::<Vec<_>>()
    };
    view! {
        <section class="sheet sheet--padded stack" aria-labelledby="profile-mentee">
            <h2 id="profile-mentee">{t!(profile.as_mentee)}</h2>
            <div class="fields">
                <Show when=move || is_teacher.get()>
                    <OneOf
                        about
                        field=ProfileField::Category
                        label=t!(profile.category)
                        options=categories()
                    />
                </Show>
                <OneOf about field=ProfileField::MenteeMeets label=t!(profile.meets) options=meets()/>
            </div>
            <Words about field=ProfileField::Strengths label=t!(profile.strengths) lines=true/>
            <Words about field=ProfileField::Expectations label=t!(profile.expectations) lines=true/>
            <Words about field=ProfileField::Wishes label=t!(profile.wishes) lines=true/>
            <SomeOf about label=t!(profile.times) options=times(ProfileTag::MenteeTime)/>
            <Words about field=ProfileField::PriorExperience label=t!(profile.prior) lines=true/>
        </section>
    }
}

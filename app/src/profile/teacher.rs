//! Work and contacts: what is asked of everybody.

use super::about::About;
use super::field::{Day, OneOf, Words};
use crate::attention::short;
use crate::i18n::*;
use crate::told::{capital, people_vocabulary};
use crate::ui::{Notice, Offered, TextField};
use leptos::prelude::*;
use ryadom_domain::Qualification;
use ryadom_domain::profile::Expiry;
use ryadom_replica::{PersonEdit, PersonView, ProfileField};

/// The section. `is_teacher`: what only teachers have is asked too.
#[component]
pub fn Work(about: About, #[prop(into)] is_teacher: Signal<bool>) -> impl IntoView {
    let contact = move |label: &'static str,
                        kind: &'static str,
                        read: fn(&PersonView) -> &str,
                        made: fn(String) -> PersonEdit| {
        let value = Signal::derive(move || about.handle.with(|view| read(view).to_owned()));
        let kept = move |words: String| {
            let words = words.trim().to_owned();
            if *value.read_untracked() != words {
                about.keep(made(words));
            }
        };
        view! {
            <TextField
                label
                kind
                value
                on_rest=kept
                disabled=Signal::derive(move || about.is_still())
            />
        }
    };
    let expiry = move || {
        let today = about.device.today();
        let expiry = about
            .handle
            .with(|view| view.profile().teacher.expiry(today))?;
        let days = |days: i32| short(usize::try_from(days).unwrap_or_default());
        let words = match expiry {
            Expiry::Ended(ago) => t!(profile.category_ended, count = days(ago)),
            Expiry::Ends(left) => t!(profile.category_ends, count = days(left)),
        };
        Some(view! { <Notice need=true words/> })
    };
    let qualifications = || {
        Qualification::ALL
            .iter()
            .map(|one| {
                let words = people_vocabulary::qualification(locale(), *one);
                Offered::new(one.as_str(), capital(words))
            })
            .collect::<Vec<_>>()
    };
    view! {
        <section class="sheet sheet--padded stack" aria-labelledby="profile-work">
            <h2 id="profile-work">{t!(profile.work)}</h2>
            <Show when=move || is_teacher.get()>
                <div class="fields">
                    <Words about field=ProfileField::Subject label=t!(profile.subject)/>
                    <Words about field=ProfileField::Experience label=t!(profile.experience) number=true/>
                    <OneOf
                        about
                        field=ProfileField::Qualification
                        label=t!(profile.qualification)
                        options=qualifications()
                    />
                    <Day about field=ProfileField::QualifiedUntil label=t!(profile.qualified_until)/>
                </div>
                {expiry}
            </Show>
            <div class="fields">
                {contact(t!(profile.phone), "tel", |view| &view.phone.value, PersonEdit::Phone)}
                {contact(t!(profile.email), "email", |view| &view.email.value, PersonEdit::Email)}
                {contact(t!(profile.messenger), "text", |view| &view.messenger.value, PersonEdit::Messenger)}
            </div>
        </section>
    }
}

//! One field of a profile, whatever it holds: words, a day, one of a list, some of a list. Two values that were set apart
//! stand under it until somebody keeps one.

use super::about::About;
use crate::i18n::*;
use crate::told::{Names, dates, people_vocabulary as words};
use crate::ui::{DateField, Many, Offered, OneValue, Select, TextField, TwoValues};
use jiff::civil::Date;
use leptos::prelude::*;
use ryadom_domain::{Meets, MenteeCategory, MentorStage, Qualification};
use ryadom_replica::{ProfileField, ProfileTag, Written};
use std::collections::BTreeSet;

/// Words.
#[component]
pub fn Words(
    about: About,
    field: ProfileField,
    #[prop(into)] label: Signal<String>,
    #[prop(optional, into)] hint: Option<Signal<String>>,
    #[prop(optional)] lines: bool,
    /// A number: phones show digits, and other things are said to be none.
    #[prop(optional)]
    number: bool,
) -> impl IntoView {
    let value = Signal::derive(move || about.words(field));
    let fault = Signal::derive(move || {
        let words = value.read();
        let is_wrong = number && !words.is_empty() && words.trim().parse::<u16>().is_err();
        is_wrong.then(|| t!(profile.not_a_number).to_owned())
    });
    let kept = move |words: String| about.set(field, words.trim().to_owned());
    let disabled = Signal::derive(move || about.is_still());
    let inputmode = number.then_some("numeric");
    let control = match (hint, inputmode) {
        (Some(hint), _) => {
            view! { <TextField label value on_rest=kept hint error=fault lines disabled/> }
                .into_any()
        }
        (None, Some(inputmode)) => {
            view! { <TextField label value on_rest=kept error=fault inputmode disabled/> }
                .into_any()
        }
        (None, None) => view! { <TextField label value on_rest=kept lines disabled/> }.into_any(),
    };
    view! {
        <div class="stack stack--tight">
            {control}
            <Torn about field label/>
        </div>
    }
}

/// A day.
#[component]
pub fn Day(
    about: About,
    field: ProfileField,
    #[prop(into)] label: Signal<String>,
) -> impl IntoView {
    let change = move |day: Option<Date>| {
        about.set(field, day.map(|day| day.to_string()).unwrap_or_default());
    };
    view! {
        <div class="stack stack--tight">
            <DateField
                label
                value=Signal::derive(move || about.words(field).parse().ok())
                on_change=change
                disabled=Signal::derive(move || about.is_still())
            />
            <Torn about field label/>
        </div>
    }
}

/// One of a list, or nothing.
#[component]
pub fn OneOf(
    about: About,
    field: ProfileField,
    #[prop(into)] label: Signal<String>,
    options: Vec<Offered>,
) -> impl IntoView {
    let options = StoredValue::new(options);
    let all = move || {
        let mut all = vec![Offered::new("", t!(profile.not_said))];
        all.extend(options.get_value());
        all
    };
    view! {
        <div class="stack stack--tight">
            <Select
                label
                value=Signal::derive(move || about.words(field))
                options=Signal::derive(all)
                on_change=move |value: String| about.set(field, value)
                disabled=Signal::derive(move || about.is_still())
            />
            <Torn about field label/>
        </div>
    }
}

/// Some of a list.
#[component]
pub fn SomeOf(
    about: About,
    #[prop(into)] label: Signal<String>,
    /// Each mark with its words.
    options: Vec<(ProfileTag, &'static str)>,
) -> impl IntoView {
    let offered = options
        .iter()
        .enumerate()
        .map(|(place, (_, words))| Offered::new(place.to_string(), *words))
        .collect();
    let options = StoredValue::new(options);
    let chosen = move || {
        options.with_value(|options| {
            options
                .iter()
                .enumerate()
                .filter(|(_, (tag, _))| about.has(*tag))
                .map(|(place, _)| place.to_string())
                .collect::<BTreeSet<String>>()
        })
    };
    let change = move |(place, on): (String, bool)| {
        let tag = options.with_value(|options| {
            let place: usize = place.parse().ok()?;
            options.get(place).map(|(tag, _)| *tag)
        });
        if let Some(tag) = tag {
            about.keep(ryadom_replica::PersonEdit::Tag(tag, on));
        }
    };
    view! {
        <Many
            label
            chosen=Signal::derive(chosen)
            options=offered
            on_change=change
            disabled=Signal::derive(move || about.is_still())
        />
    }
}

/// Two values of a field; nothing while there is one.
#[component]
fn Torn(about: About, field: ProfileField, label: Signal<String>) -> impl IntoView {
    let device = about.device;
    let rivals = Memo::new(move |_| {
        about.handle.with(|view| {
            let choice = view.fields.get(&field);
            choice
                .map(|choice| choice.rivals.clone())
                .unwrap_or_default()
        })
    });
    let values = Signal::derive(move || {
        let registry = device.registry().get();
        let names = Names {
            registry: &registry,
            reader: Some(device.person()),
            today: device.today(),
        };
        let now = device.local(device.now());
        let of = |written: &Written<String>| OneValue {
            who: names.person(locale(), written.by),
            initials: written
                .by
                .map(|by| registry.name(by).initials())
                .unwrap_or_default(),
            part: written
                .by
                .map(|by| crate::told::part(&registry, None, by))
                .unwrap_or_default(),
            value: worded(field, &written.value, device.today()),
            when: dates::moment(locale(), device.local(written.at), now),
        };
        rivals.with(|rivals| rivals.iter().map(of).collect::<Vec<_>>())
    });
    let keep = move |place: usize| {
        let kept = rivals.with_untracked(|all| all.get(place).map(|one| one.value.clone()));
        if let Some(kept) = kept {
            about.set(field, kept);
        }
    };
    let why = move || t!(profile.two_values, field = label.get());
    view! {
        <Show when=move || rivals.with(|rivals| !rivals.is_empty())>
            <TwoValues why values on_keep=keep still=Signal::derive(move || about.is_still())/>
        </Show>
    }
}

/// A field's words as a person reads them: codes by their names.
fn worded(field: ProfileField, kept: &str, today: Date) -> String {
    let locale = locale();
    let said = match field {
        ProfileField::Qualification => kept
            .parse::<Qualification>()
            .ok()
            .map(|one| words::qualification(locale, one).to_owned()),
        ProfileField::Category => kept
            .parse::<MenteeCategory>()
            .ok()
            .map(|one| words::mentee_category(locale, one).to_owned()),
        ProfileField::MentorMeets | ProfileField::MenteeMeets => kept
            .parse::<Meets>()
            .ok()
            .map(|one| words::meets(locale, one).to_owned()),
        ProfileField::Stage => kept
            .parse::<MentorStage>()
            .ok()
            .map(|one| words::mentor_stage(locale, one).to_owned()),
        ProfileField::QualifiedUntil => kept
            .parse()
            .ok()
            .map(|day| dates::plain(locale, day, today)),
        ProfileField::Ready => Some(if kept.is_empty() {
            t!(told.no).to_owned()
        } else {
            t!(told.yes).to_owned()
        }),
        _ => None,
    };
    said.unwrap_or_else(|| {
        if kept.is_empty() {
            t!(profile.not_said).to_owned()
        } else {
            kept.to_owned()
        }
    })
}

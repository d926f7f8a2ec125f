//! The register of training: what somebody has learned, row by row, and the hours of each school year.

mod form;
mod row;

use super::about::About;
use super::field::Words;
use crate::i18n::*;
use crate::ui::{Button, Dialog};
use form::TrainingForm;
use leptos::prelude::*;
use row::Row;
use ryadom_domain::training::hours_by_year;
use ryadom_domain::{Training, TrainingId};
use ryadom_replica::ProfileField;

/// The section: the person's own and the curator's to write.
#[component]
pub fn Trainings(about: About) -> impl IntoView {
    let rows = Memo::new(move |_| {
        about.handle.with(|view| {
            let rows = view.trainings.iter();
            rows.map(|row| row.id).collect::<Vec<_>>()
        })
    });
    let sums = move || {
        let all = about.handle.with(|view| view.profile().trainings);
        hours_in_words(&all)
    };
    let editing = RwSignal::new(None::<Option<TrainingId>>);
    let open = RwSignal::new(false);
    let edit = Callback::new(move |training: Option<TrainingId>| {
        editing.set(Some(training));
        open.set(true);
    });
    // What was written before there were rows is still theirs to read and mend; nobody begins it anew.
    let has_words = Memo::new(move |_| !about.words(ProfileField::Training).trim().is_empty());
    view! {
        <section class="sheet sheet--padded stack" aria-labelledby="profile-trainings">
            <h2 id="profile-trainings">{t!(profile.trainings)}</h2>
            <p class="quiet">{t!(profile.trainings_why)}</p>
            {move || sums().map(|words| view! { <p class="profile__hours">{words}</p> })}
            <ul class="profile__trainings">
                <For each=move || rows.get() key=|id| *id let:id>
                    <Row about id edit/>
                </For>
            </ul>
            <Show when=move || has_words.get()>
                <Words
                    about
                    field=ProfileField::Training
                    label=t!(profile.training)
                    hint=t!(profile.training_hint)
                    lines=true
                />
            </Show>
            <Show when=move || !about.is_still()>
                <div>
                    <Button on_press=move || edit.run(None)>{t!(profile.training_add)}</Button>
                </div>
            </Show>
            <Dialog open title=t!(profile.training_title)>
                {move || editing.get().map(|training| view! { <TrainingForm about training open/> })}
            </Dialog>
        </section>
    }
}

/// «2025/2026: 52 часа · 2024/2025: 72 часа»; nothing while no hours are known.
pub fn hours_in_words(all: &[Training]) -> Option<String> {
    let years = hours_by_year(all).into_iter();
    let years: Vec<String> = years
        .map(|(year, hours)| {
            let hours = t!(vocabulary.hours, count = hours);
            t!(
                profile.hours_of_year,
                year = year.to_string(),
                hours = hours
            )
        })
        .collect();
    (!years.is_empty()).then(|| years.join(" · "))
}

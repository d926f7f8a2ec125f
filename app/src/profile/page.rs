//! The page: whose profile it is, its sections, who sees it.

use super::about::About;
use super::card::keep_card;
use super::confidential::Confidential;
use super::mentee::Mentee;
use super::mentor::Mentor;
use super::seen::Seen;
use super::teacher::Work;
use super::trainings::Trainings;
use crate::device::use_device;
use crate::i18n::*;
use crate::route::Route;
use crate::ui::{EmptyState, Glyph, Icon};
use leptos::prelude::*;
use ryadom_domain::{DocumentId, PersonId, PersonKind};
use ryadom_replica::{PersonRowEdit, RegistryDoc, RegistryEdit};

/// A profile: the reader's own, or somebody's whom the curator looks at.
#[component]
pub fn Page(
    /// `None` for the reader's own.
    #[prop(into)]
    person: Signal<Option<PersonId>>,
    /// What else stands on the page: the person's requests.
    children: ChildrenFn,
) -> impl IntoView {
    let device = use_device();
    let registry = device.registry();
    let whose = Memo::new(move |_| person.get().unwrap_or_else(|| device.person()));
    let found = Memo::new(move |_| {
        let registry = registry.read();
        let found = registry.people.get(&whose.get())?;
        Some((whose.get(), found.profile?, found.confidential))
    });
    let is_curator = Memo::new(move |_| {
        let registry = registry.read();
        let me = registry.people.get(&device.person());
        me.is_some_and(|me| me.roles.curator)
    });
    let name = move || registry.read().name(whose.get()).full();
    let title = move || {
        if whose.get() == device.person() {
            t!(profile.title).to_owned()
        } else {
            name()
        }
    };
    let position = move || {
        let registry = registry.read();
        let found = registry.people.get(&whose.get());
        found
            .map(|found| found.position.clone())
            .unwrap_or_default()
    };
    let children = StoredValue::new(children);
    view! {
        <Show when=move || whose.get() != device.person() && is_curator.get()>
            <a class="back" href=Route::People.path()>
                <Icon glyph=Glyph::Back small=true/>
                {t!(profile.to_people)}
            </a>
        </Show>
        <div class="top">
            <div class="top__words">
                <h1 tabindex="-1">{title}</h1>
                <p class="quiet">{move || if whose.get() == device.person() { name() } else { position() }}</p>
            </div>
        </div>
        {move || match found.get() {
            // Whoever may not change it reads it: a form in which nothing can be written is no answer.
            Some((person, profile, _)) if !is_curator.get() && person != device.person() => {
                view! { <Seen person profile/> }.into_any()
            }
            Some((person, profile, confidential)) => {
                let extra = move || children.read_value()();
                view! {
                    {extra}
                    <Sections person profile confidential is_curator/>
                }
                .into_any()
            }
            None => view! { <EmptyState title=t!(profile.nobody) why=t!(profile.nobody_why)/> }.into_any(),
        }}
    }
}

#[component]
fn Sections(
    person: PersonId,
    profile: DocumentId,
    confidential: Option<DocumentId>,
    is_curator: Memo<bool>,
) -> impl IntoView {
    let about = About::open(person, profile);
    keep_card(about.handle);
    let device = about.device;
    let book = device.open::<RegistryDoc>(device.registry().read_untracked().document);
    let kind = Memo::new(move |_| {
        book.with(|view| {
            let row = view.people.iter().find(|row| row.id == person);
            row.and_then(|row| row.kind.value)
        })
    });
    // Whoever is not said to be a pupil or parent is taken for a teacher.
    let is_teacher = Signal::derive(move || {
        matches!(
            kind.get(),
            None | Some(PersonKind::Staff | PersonKind::Partner | PersonKind::Student)
        )
    });
    if confidential.is_none() && is_curator.get_untracked() {
        // Written down before there were such documents: the curator's app gives them one.
        let edit = PersonRowEdit::Confidential(DocumentId::from_random(device.random()));
        let _ = book.note(RegistryEdit::Person { id: person, edit });
    }
    let by_curator = Signal::derive(move || is_curator.get() && !about.is_own());
    let may_see = move || about.is_own() || is_curator.get();
    view! {
        <div class="stack profile">
            <p class="quiet">
                {if about.is_own() { t!(profile.seen_by_own) } else { t!(profile.seen_by) }}
            </p>
            <Work about is_teacher/>
            <Mentor about by_curator/>
            <Trainings about/>
            <Mentee about is_teacher/>
            {confidential
                .filter(|_| untrack(may_see))
                .map(|document| view! { <Confidential document/> })}
        </div>
    }
}

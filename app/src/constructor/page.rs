//! The page: four ways to begin, one under another.

use super::choices::{Others, Templates};
use super::context::{provide_builder, use_builder};
use super::deficits::FromDeficits;
use crate::device::use_device;
use crate::i18n::*;
use crate::route::Route;
use crate::ui::{EmptyState, Glyph, Icon};
use leptos::prelude::*;
use ryadom_domain::{DocumentId, PairId};

/// Builds the plan of one pair.
#[component]
pub fn Page(#[prop(into)] pair: Signal<Option<PairId>>) -> impl IntoView {
    let device = use_device();
    let found = Memo::new(move |_| {
        let pair = pair.get()?;
        device.registry().with(|registry| {
            let programme = registry.pairs.get(&pair)?.programme?;
            let grant = registry.grant(device.person(), programme)?;
            Some((pair, programme, grant.write))
        })
    });
    let keeps = Memo::new(move |_| {
        device.registry().with(|registry| {
            let grant = registry
                .school
                .and_then(|school| registry.grant(device.person(), school));
            grant.is_some_and(|grant| grant.write)
        })
    });
    move || match found.get() {
        Some((pair, programme, true)) => view! { <Builders pair programme/> }.into_any(),
        // Whoever looks after the school's templates and does not write this plan.
        Some((pair, programme, false)) if keeps.get() => {
            view! { <OnlyTemplates pair programme/> }.into_any()
        }
        Some(_) => view! { <Nothing why=t!(build.read_only)/> }.into_any(),
        None => view! { <Nothing why=t!(build.none_why)/> }.into_any(),
    }
}

#[component]
fn Nothing(why: &'static str) -> impl IntoView {
    view! {
        <div class="top">
            <div class="top__words"><h1 tabindex="-1">{t!(build.title)}</h1></div>
        </div>
        <EmptyState title=t!(build.none) why/>
    }
}

/// The school's templates, to be looked at and marked as tried out: for the council and the head.
#[component]
fn OnlyTemplates(pair: PairId, programme: DocumentId) -> impl IntoView {
    let builder = provide_builder(pair, programme);
    view! {
        <a class="back" href=Route::PairProgramme(pair).path()>
            <Icon glyph=Glyph::Back small=true/>
            {t!(build.to_programme)}
        </a>
        <div class="top">
            <div class="top__words">
                <h1 tabindex="-1">{t!(build.templates)}</h1>
                <p class="quiet">{t!(build.templates_why)}</p>
            </div>
        </div>
        <Show when=move || builder.programme().ready()>
            <Templates/>
        </Show>
    }
}

#[component]
fn Builders(pair: PairId, programme: DocumentId) -> impl IntoView {
    let builder = provide_builder(pair, programme);
    let back = Route::PairProgramme(pair).path();
    view! {
        <a class="back" href=back.clone()>
            <Icon glyph=Glyph::Back small=true/>
            {t!(build.to_programme)}
        </a>
        <div class="top">
            <div class="top__words">
                <h1 tabindex="-1">{t!(build.title)}</h1>
                <p class="quiet">{t!(build.why)}</p>
            </div>
        </div>
        <Show when=move || builder.programme().ready()>
            <Ways/>
            <section aria-labelledby="empty">
                <div class="group"><h2 id="empty">{t!(build.empty)}</h2><span class="group__line"></span></div>
                <p class="quiet">{t!(build.empty_why)}</p>
                <p><a class="button" href=back.clone()>{t!(build.to_programme)}</a></p>
            </section>
        </Show>
    }
}

#[component]
fn Ways() -> impl IntoView {
    let builder = use_builder();
    let count = Memo::new(move |_| builder.programme().with(|view| view.items.len()));
    view! {
        <div class="stack">
            {move || (count.get() > 0).then(|| view! { <p class="quiet">{t!(build.already, count = count.get())}</p> })}
            <Show when=move || builder.no_book().get()>
                <p class="card card--need">{t!(build.loading)}</p>
            </Show>
            <FromDeficits/>
            <Templates/>
            <Others/>
        </div>
    }
}

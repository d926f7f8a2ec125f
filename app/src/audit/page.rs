//! The page: criteria one under another, the conclusion, who has looked and when.

use super::context::{found, provide_audit};
use super::field::{Criterion, One};
use super::paper::Paper;
use crate::device::use_device;
use crate::i18n::*;
use crate::route::Route;
use crate::ui::{Button, EmptyState, Glyph, Icon, print};
use leptos::prelude::*;
use ryadom_domain::{AuditCriterion, AuditField, AuditMark, DocumentId, PairId};

/// The audit of one pair's route.
#[component]
pub fn Page(#[prop(into)] pair: Signal<Option<PairId>>) -> impl IntoView {
    let device = use_device();
    let found = Memo::new(move |_| {
        let pair = pair.get()?;
        let registry = device.registry();
        let programme = registry.with(|registry| found(registry, device.person(), pair))?;
        Some((pair, programme))
    });
    move || match found.get() {
        Some((pair, programme)) => view! { <OneRoute pair programme/> }.into_any(),
        None => view! {
            <div class="top">
                <div class="top__words"><h1 tabindex="-1">{t!(audit.title)}</h1></div>
            </div>
            <EmptyState title=t!(audit.none) why=t!(audit.none_why)/>
        }
        .into_any(),
    }
}

#[component]
fn OneRoute(pair: PairId, programme: DocumentId) -> impl IntoView {
    let audit = provide_audit(pair, programme);
    let finished = Memo::new(move |_| audit.is_finished());
    let auditors = Memo::new(move |_| audit.auditors());
    let writes = Memo::new(move |_| finished.get() && audit.may_write());
    let begun = Memo::new(move |_| !auditors.read().is_empty());
    let who = move || {
        let names = auditors.get();
        (!names.is_empty()).then(|| t!(audit.by, names = names.join(", ")))
    };
    let counted = move || {
        t!(
            audit.counted,
            yes = audit.count(AuditMark::Yes),
            partly = audit.count(AuditMark::Partly),
            no = audit.count(AuditMark::No)
        )
    };
    let nothing = move || {
        let (title, why) = if finished.get() {
            (t!(audit.not_begun), t!(audit.not_begun_why))
        } else {
            (t!(audit.runs), t!(audit.runs_why))
        };
        view! { <EmptyState title why/> }
    };
    view! {
        <Show when=move || audit.ready()>
            <a class="back" href=Route::Individual(pair).path()>
                <Icon glyph=Glyph::Back small=true/>
                {t!(audit.route)}
            </a>
            <div class="top">
                <div class="top__words">
                    <h1 tabindex="-1">{t!(audit.title)}</h1>
                    <p class="quiet">{move || audit.names()[0].clone()}</p>
                </div>
                <Show when=move || begun.get()>
                    <div class="top__acts">
                        <Button on_press=move || print(audit.printing)>
                            <Icon glyph=Glyph::Print small=true/>
                            {t!(audit.print)}
                        </Button>
                    </div>
                </Show>
            </div>
            <Show when=move || writes.get() || begun.get() fallback=nothing>
                <div class="stack audit">
                    <p class="quiet">{t!(audit.why)}</p>
                    <ol class="audit__list">
                        {AuditCriterion::ALL.iter().map(|of| view! { <Criterion of=*of writes/> }).collect_view()}
                    </ol>
                    <p>{counted}</p>
                    <One field=AuditField::Conclusion label=Signal::derive(|| t!(audit.conclusion).to_owned()) writes/>
                    <One field=AuditField::Day label=Signal::derive(|| t!(audit.day).to_owned()) writes/>
                    {move || who().map(|words| view! { <p class="quiet">{words}</p> })}
                </div>
            </Show>
            <p class="quiet closing__seen">{t!(audit.seen)}</p>
            <Paper/>
        </Show>
    }
}

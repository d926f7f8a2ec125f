//! The page: the plan, what is held fast in it, and what that changes.

use super::decide::Decide;
use super::row::{Row, Try};
use super::school::School;
use crate::attention::{my_roles, short};
use crate::i18n::*;
use crate::people::keeping::Keeping;
use crate::route::Route;
use crate::ui::{Button, Dialog, EmptyState, Notice};
use leptos::prelude::*;
use ryadom_domain::PersonId;
use ryadom_domain::pairing::{Change, Plan, WhatIf, plan};

/// Who would suit whom.
#[component]
pub fn Page() -> impl IntoView {
    let keeping = Keeping::here();
    let (people, summaries) = (keeping.device.people(), keeping.device.summaries());
    let personnel = keeping.papers();
    let what_if = RwSignal::new(WhatIf::default());
    let own = keeping.school();
    let rule = Memo::new(move |_| {
        own.map(|own| own.with(|view| view.eligibility()))
            .unwrap_or_default()
    });
    let school = Memo::new(move |_| {
        let (registry, people) = (keeping.registry.get(), people.get());
        let summaries = summaries.get();
        let rule = rule.get();
        personnel.with(|personnel| {
            keeping.with_view(|view| {
                School::of(&registry, view, &people, (personnel, rule), &summaries)
            })
        })
    });
    let best = Memo::new(move |_| {
        school.with(|school| plan(&school.seekers, &school.helpers, &WhatIf::default()))
    });
    let shown = Memo::new(move |_| {
        let what_if = what_if.get();
        if what_if.is_empty() {
            return best.get();
        }
        school.with(|school| plan(&school.seekers, &school.helpers, &what_if))
    });
    let deciding = RwSignal::new(None::<(PersonId, PersonId)>);
    let open = RwSignal::new(false);
    Effect::new(move || open.set(deciding.get().is_some()));
    Effect::new(move |was: Option<bool>| {
        let now = open.get();
        if was == Some(true) && !now {
            deciding.set(None);
        }
        now
    });
    let tried = move |tried| match tried {
        Try::Decide(seeker, helper) => deciding.set(Some((seeker, helper))),
        Try::Pin(seeker, helper) => what_if.update(|what_if| {
            what_if.forbidden.remove(&(seeker, helper));
            what_if.pinned.insert(seeker, helper);
        }),
        Try::Forbid(seeker, helper) => what_if.update(|what_if| {
            what_if.pinned.remove(&seeker);
            what_if.forbidden.insert((seeker, helper));
        }),
    };
    let done = move |made: bool| {
        if let Some((seeker, _)) = deciding.get_untracked()
            && made
        {
            what_if.update(|what_if| {
                what_if.pinned.remove(&seeker);
            });
        }
        deciding.set(None);
    };
    let name = move |person: PersonId| keeping.registry.read().name(person).short();
    let title = Signal::derive(move || {
        deciding
            .get()
            .map(|(seeker, helper)| {
                t!(
                    pairing.decide_title,
                    helper = name(helper),
                    seeker = name(seeker)
                )
            })
            .unwrap_or_default()
    });
    let rows = move || {
        let people = people.get();
        let what_if = what_if.get();
        let may_decide = keeping.may_write();
        let plan = shown.get();
        plan.proposals
            .iter()
            .cloned()
            .filter_map(|proposal| {
                let seeker = proposal.seeker;
                let asked = school.with(|school| school.asked.get(&seeker).cloned())?;
                let pinned = what_if.pinned.get(&seeker) == proposal.helper.as_ref()
                    && proposal.helper.is_some();
                let tired = people
                    .get(&seeker)
                    .is_some_and(|summary| summary.confidential.burnout);
                let with: Vec<PersonId> = proposal
                    .helper
                    .into_iter()
                    .flat_map(|helper| plan.given_to(helper).collect::<Vec<_>>())
                    .filter(|one| *one != seeker)
                    .collect();
                Some(view! {
                    <Row keeping proposal asked with pinned tired may_decide on_try=tried/>
                })
            })
            .collect_view()
    };
    let counted = move || {
        school.with(|school| {
            let seekers = t!(pairing.seekers, count = short(school.seekers.len()));
            let helpers = t!(pairing.helpers, count = short(school.helpers.len()));
            format!("{seekers}, {helpers}")
        })
    };
    let roles = my_roles();
    let any = move || shown.with(|plan| !plan.proposals.is_empty());
    let none = move || {
        view! {
            <EmptyState title=t!(pairing.none) why=t!(pairing.none_why)>
                <a class="button" href=Route::Requests.path()>{t!(pairing.to_requests)}</a>
            </EmptyState>
        }
    };
    view! {
        <div class="top">
            <div class="top__words">
                <small class="quiet">{counted}</small>
                <h1 tabindex="-1">{t!(pairing.title)}</h1>
                <p class="quiet">{t!(pairing.how)}</p>
            </div>
        </div>
        <Show when=move || !what_if.read().is_empty()>
            <Supposed keeping best shown on_reset=move |()| what_if.set(WhatIf::default())/>
        </Show>
        <Show when=move || any() && (roles.get().curator || roles.get().council) fallback=none>
            <ul class="sheet proposals">{rows}</ul>
        </Show>
        <Dialog open title wide=true>
            {move || deciding.get().map(|(seeker, helper)| view! {
                <Decide keeping school plan=shown seeker helper personnel on_done=done/>
            })}
        </Dialog>
    }
}

/// «А если?»: what is other than in the best plan.
#[component]
fn Supposed(
    keeping: Keeping,
    best: Memo<Plan>,
    shown: Memo<Plan>,
    #[prop(into)] on_reset: Callback<()>,
) -> impl IntoView {
    let words = move || {
        let registry = keeping.registry.get();
        let named = |person: Option<PersonId>| {
            person.map_or_else(
                || t!(pairing.no_one).to_owned(),
                |person| registry.name(person).short(),
            )
        };
        let (before, after) = (best.get(), shown.get());
        let changes: Vec<String> = after
            .changes_from(&before)
            .into_iter()
            .map(
                |Change {
                     seeker,
                     before,
                     after,
                 }| {
                    t!(
                        pairing.change,
                        seeker = registry.name(seeker).short(),
                        before = named(before),
                        after = named(after)
                    )
                },
            )
            .collect();
        let sum = t!(pairing.sum, before = before.total, after = after.total);
        if changes.is_empty() {
            return format!("{} {sum}", t!(pairing.no_change));
        }
        format!("{} {}. {sum}", t!(pairing.supposed), changes.join("; "))
    };
    view! {
        <Notice words=Signal::derive(words)>
            <Button small=true on_press=on_reset>{t!(pairing.reset)}</Button>
        </Notice>
    }
}

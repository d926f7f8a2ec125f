//! Which pairs go on. Each is decided by itself, at once, and can be taken back; a pair that goes on keeps its earlier years.

use crate::device::use_device;
use crate::i18n::*;
use crate::route::Route;
use crate::told::pair_name;
use crate::ui::{Button, Tag, TagKind, use_toasts};
use leptos::prelude::*;
use ryadom_domain::{PairId, PairState, Role, SchoolYear};
use ryadom_replica::{Kind, PairEdit, RegistryDoc, RegistryEdit};

/// A pair of the list.
#[derive(Debug, Clone, PartialEq, Eq, Hash)]
struct Line {
    id: PairId,
    name: String,
    state: PairState,
    /// It is in the next year already.
    went_on: bool,
    /// Its last year, when it has one.
    before: Option<PairId>,
}

/// Every pair that goes on or could.
#[component]
pub fn Pairs(next: Memo<SchoolYear>) -> impl IntoView {
    let device = use_device();
    let lines = Memo::new(move |_| {
        let year = next.get().begins();
        device.registry().with(|registry| {
            let now = registry
                .pairs
                .values()
                .filter(|pair| !registry.past.contains_key(&pair.id))
                .filter(|pair| pair.state != PairState::Dissolved && pair.programme.is_some());
            let mut lines: Vec<Line> = now
                .map(|pair| {
                    let before = pair.id.before_year(year);
                    let went_on = registry.past.contains_key(&before);
                    Line {
                        id: pair.id,
                        name: pair_name(registry, pair),
                        state: pair.state,
                        went_on,
                        before: went_on.then_some(before),
                    }
                })
                .collect();
            lines.sort_by(|one, other| (&one.name, one.id).cmp(&(&other.name, other.id)));
            lines
        })
    });
    view! {
        <Show
            when=move || !lines.read().is_empty()
            fallback=move || view! { <p class="quiet">{t!(year.no_pairs)}</p> }
        >
            <ul class="found">
                <For each=move || lines.get() key=|line| line.clone() let:line>
                    <OnePair line next/>
                </For>
            </ul>
        </Show>
    }
}

#[component]
fn OnePair(line: Line, next: Memo<SchoolYear>) -> impl IntoView {
    let device = use_device();
    let toasts = use_toasts();
    let registry = device
        .registry()
        .with_untracked(|registry| registry.document);
    let book = device.open::<RegistryDoc>(registry);
    let (id, state) = (line.id, line.state);
    let name = line.name.clone();
    let said = name.clone();
    let go_on = move || {
        let year = next.get_untracked();
        let of = |edit| RegistryEdit::Pair { id, edit };
        let mut edits = vec![of(PairEdit::NextYear(year.begins()))];
        if state.check(PairState::Working, Role::Curator).is_ok() && !state.is_open() {
            edits.push(of(PairEdit::ChangeState(PairState::Working)));
        }
        let done = t!(
            year.went_on_said,
            pair = said.clone(),
            year = year.to_string()
        );
        match book.edit(RegistryDoc::several(edits)) {
            Ok(()) => toasts.offer(done, t!(year.undo), device.take_back()),
            Err(why) => toasts.say(t!(year.not_kept, why = why.to_string())),
        }
    };
    let go_on = StoredValue::new(go_on);
    let acts = match (line.went_on, line.before) {
        (true, Some(before)) => view! {
            <div class="cluster">
                <Tag kind=TagKind::Act>{t!(year.goes_on)}</Tag>
                <a class="button button--small" href=Route::PairProgramme(before).path()
                    aria-label=t!(year.last_year_of, pair = name.clone())>
                    {t!(year.last_year)}
                </a>
            </div>
        }
        .into_any(),
        _ => view! {
            <div class="cluster">
                {(!state.is_open()).then(|| view! { <Tag>{t!(year.ended)}</Tag> })}
                <Button
                    small=true
                    label=t!(year.go_on_named, pair = name.clone())
                    on_press=move |()| go_on.with_value(|go_on| go_on())
                >
                    {t!(year.go_on)}
                </Button>
                {state.is_open().then(|| view! {
                    <a class="button button--small button--plain" href=Route::Closing(id).path()
                        aria-label=t!(year.close_named, pair = name.clone())>
                        {t!(year.close)}
                    </a>
                })}
            </div>
        }
        .into_any(),
    };
    view! {
        <li class="found__one">
            <p>{line.name}</p>
            {acts}
        </li>
    }
}

//! «Пары»: every pair with how far it is; making one, and taking it through its states.

use super::asked::Asked;
use super::keeping::Keeping;
use super::pair_end::PairEnd;
use super::pair_form::PairForm;
use super::pair_row::{PairAct, PairRow};
use super::pairs_view::{PairFilter, PairLineStoreFields, PairListStoreFields, pair_list};
use super::papers::Papers;
use super::torn::torn_pairs;
use crate::attention::{my_roles, school_thresholds, short};
use crate::i18n::*;
use crate::route::{self, Route};
use crate::told::{Names, vocabulary};
use crate::ui::{Button, ButtonKind, Choice, Dialog, EmptyState, Glyph, Icon, Offered, at_first};
use leptos::prelude::*;
use reactive_stores::Store;
use ryadom_domain::{PairId, PairState};
use ryadom_replica::{PairEdit, RegistryEdit};

/// How many rows are built before the first paint; each frame after it doubles them.
const ROWS: usize = 8;

/// The list of pairs.
#[component]
pub fn Pairs() -> impl IntoView {
    let keeping = Keeping::here();
    let device = keeping.device;
    let summaries = device.summaries();
    let (limits, roles) = (school_thresholds(), my_roles());
    let (show, ask) = route::asked("show");
    let filter = Memo::new(move |_| PairFilter::parse(&show.get().unwrap_or_default()));
    let fresh = move || {
        let (registry, summaries) = (keeping.registry.get(), summaries.get());
        pair_list(
            &registry,
            &keeping.with_view(|view| torn_pairs(view).collect()),
            |pair| summaries.get(&pair),
            roles.get(),
            device.today(),
            &limits.get(),
            filter.get(),
        )
    };
    let shown = Store::new(untrack(fresh));
    Effect::new(move || {
        let fresh = fresh();
        shown.rows().patch(fresh.rows);
        shown.all().set(fresh.all);
        shown.needy().set(fresh.needy);
        shown.torn().set(fresh.torn);
    });

    let asked_for_new = route::asked("new").0.get_untracked().is_some();
    let making = RwSignal::new(asked_for_new && untrack(|| keeping.may_write()));
    let editing = RwSignal::new(None::<PairId>);
    let ending = RwSignal::new(None::<(PairId, PairState)>);
    let papers = RwSignal::new(None::<(PairId, bool)>);
    let act = move |act| match act {
        PairAct::Edit(pair) => editing.set(Some(pair)),
        PairAct::Papers(pair) => papers.set(Some((pair, false))),
        // The order closes what the consents began: both stand in one place.
        PairAct::Step(pair, PairState::Assigned) => papers.set(Some((pair, true))),
        PairAct::Step(pair, to) if !to.is_open() => ending.set(Some((pair, to))),
        PairAct::Step(pair, to) => take_step(keeping, pair, to),
    };
    let name = move |pair: Option<PairId>| {
        let registry = keeping.registry.read();
        let names = Names {
            registry: &registry,
            reader: None,
            today: device.today(),
        };
        pair.map(|pair| names.pair(pair)).unwrap_or_default()
    };
    let count = move || {
        let (needy, torn) = (shown.needy().get(), shown.torn().get());
        let all = t!(people.pairs_count, count = short(shown.all().get()));
        let needy = (needy > 0).then(|| t!(people.pairs_need, count = short(needy)));
        let torn = (torn > 0).then(|| t!(people.places, count = short(torn)));
        let words: Vec<String> = [all].into_iter().chain(needy).chain(torn).collect();
        words.join(", ")
    };
    let edit_form = move |pair, close: Callback<()>| {
        view! { <PairForm keeping pair=Some(pair) on_done=close/> }.into_any()
    };
    let end_form = move |(pair, to), close: Callback<()>| {
        view! { <PairEnd keeping pair to on_done=close/> }.into_any()
    };
    let papers_form = move |(pair, assigns), close: Callback<()>| {
        view! { <Papers keeping pair assigns on_done=close/> }.into_any()
    };
    let may_write = Memo::new(move |_| keeping.may_write());
    let built = at_first(ROWS);
    view! {
        <div class="top">
            <div class="top__words">
                <small class="quiet">{count}</small>
                <h1 tabindex="-1">{t!(people.pairs_title)}</h1>
            </div>
            <Show when=move || may_write.get()>
                <div class="top__acts">
                    <a class="button" href=Route::Year.path()>{t!(people.to_year)}</a>
                    <Button kind=ButtonKind::Act on_press=move |()| making.set(true)>
                        <Icon glyph=Glyph::Add/>
                        {t!(people.create_pair)}
                    </Button>
                </div>
            </Show>
        </div>
        <Show when=move || { shown.all().get() > 0 } fallback=move || view! { <Empty may_write making/> }>
            <div class="list__filter">
                <Choice
                    label=t!(people.filter)
                    value=move || filter.get().as_str().to_owned()
                    options=Signal::derive(move || filters(locale()))
                    on_change=move |value: String| ask(
                        Some(value).filter(|value| *value != PairFilter::default().as_str()),
                    )
                />
            </div>
            <Show
                when=move || !shown.rows().read().is_empty()
                fallback=move || view! { <p class="quiet" role="status">{t!(people.filter_none)}</p> }
            >
                <ul class="sheet list">
                    <For each=move || shown.rows().into_iter().take(built.get()) key=|row| row.id().get() let:row>
                        <PairRow row keeping may_write on_act=act/>
                    </For>
                </ul>
            </Show>
        </Show>
        <Dialog open=making title=t!(people.pair_new)>
            <PairForm keeping pair=None on_done=move |()| making.set(false)/>
        </Dialog>
        <Asked
            asked=editing
            title=move |pair| t!(people.pair_change, pair = name(Some(pair)))
            body=edit_form
        />
        <Asked
            asked=papers
            wide=true
            title=move |(pair, _)| t!(people.papers_of, pair = name(Some(pair)))
            body=papers_form
        />
        <Asked
            asked=ending
            title=move |(pair, _)| t!(people.end_title, pair = name(Some(pair)))
            body=end_form
        />
    }
}

fn filters(locale: Locale) -> Vec<Offered> {
    PairFilter::ALL
        .into_iter()
        .map(|filter| {
            let label = match filter {
                PairFilter::Open => td_string!(locale, people.filter_open),
                PairFilter::Need => td_string!(locale, people.filter_need),
                PairFilter::Going => td_string!(locale, people.filter_going),
                PairFilter::Waits => td_string!(locale, people.filter_waits),
                PairFilter::Ended => td_string!(locale, people.filter_ended),
            };
            Offered::new(filter.as_str(), label)
        })
        .collect()
}

/// A step that asks nothing. Whether it may be taken was decided when the menu offered it, and is decided again here: the
/// pair may have moved on meanwhile.
fn take_step(keeping: Keeping, id: PairId, to: PairState) {
    let registry = keeping.registry.get_untracked();
    let Some(pair) = registry.pairs.get(&id) else {
        return;
    };
    if pair.state.check(to, ryadom_domain::Role::Curator).is_err() {
        return;
    }
    let names = Names {
        registry: &registry,
        reader: None,
        today: untrack(|| keeping.device.today()),
    };
    let locale = locale();
    let said = td_string!(
        locale,
        people.state_now,
        pair = names.pair(id),
        state = vocabulary::pair_state(locale, to)
    );
    let edit = PairEdit::ChangeState(to);
    keeping.keep(RegistryEdit::Pair { id, edit }, said);
}

/// What to do first.
#[component]
fn Empty(#[prop(into)] may_write: Signal<bool>, making: RwSignal<bool>) -> impl IntoView {
    let registry = crate::device::use_device().registry();
    let enough = move || registry.read().people.len() > 1;
    let why = move || {
        if !may_write.get() {
            t!(people.pairs_empty_reader).to_owned()
        } else if enough() {
            t!(people.pairs_empty_why).to_owned()
        } else {
            t!(people.pairs_no_people).to_owned()
        }
    };
    let act = move || {
        if enough() {
            view! {
                <Button kind=ButtonKind::Act on_press=move |()| making.set(true)>
                    {t!(people.create_pair)}
                </Button>
            }
            .into_any()
        } else {
            view! {
                <a class="button button--act" href=Route::People.path()>{t!(people.to_people)}</a>
            }
            .into_any()
        }
    };
    view! {
        <EmptyState title=t!(people.pairs_empty_title) why>
            <Show when=move || may_write.get()>{act}</Show>
        </EmptyState>
    }
}

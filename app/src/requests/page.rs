//! The page: one's own requests; for the curator everybody's, and who has said nothing.

use super::campaign::silent;
use super::list::{Line, List};
use super::own::Of;
use crate::attention::{my_roles, short};
use crate::device::use_device;
use crate::i18n::*;
use crate::route::Route;
use crate::ui::{Choice, EmptyState, More, Offered};
use leptos::prelude::*;
use ryadom_domain::{Asked, RequestState, SchoolYear};

/// Which requests are listed.
#[derive(Debug, Clone, Copy, Default, PartialEq, Eq)]
enum Which {
    /// Those that wait for a mentor.
    #[default]
    Open,
    /// Those of which a pair came.
    Paired,
    /// Those that were declined.
    Declined,
}

impl Which {
    const ALL: [Self; 3] = [Self::Open, Self::Paired, Self::Declined];

    /// `has_pair`: the pair that came of it is there. One whose pair was taken back waits again.
    fn lets(self, asked: &Asked, has_pair: bool) -> bool {
        let paired = asked.state == RequestState::Paired;
        match self {
            Self::Open => asked.state.is_open() || (paired && !has_pair),
            Self::Paired => paired && has_pair,
            Self::Declined => asked.state == RequestState::Declined,
        }
    }

    fn words(self) -> &'static str {
        match self {
            Self::Open => t!(requests.show_open),
            Self::Paired => t!(requests.show_paired),
            Self::Declined => t!(requests.show_declined),
        }
    }
}

/// Requests.
#[component]
pub fn Page() -> impl IntoView {
    let roles = my_roles();
    let looks_after = move || roles.get().curator || roles.get().council;
    view! {
        <div class="top">
            <div class="top__words">
                <h1 tabindex="-1">{t!(requests.title)}</h1>
            </div>
        </div>
        <Show when=looks_after fallback=|| view! { <Of person=None/> }><Everybodys/></Show>
    }
}

#[component]
fn Everybodys() -> impl IntoView {
    let device = use_device();
    let (registry, people) = (device.registry(), device.people());
    let which = RwSignal::new(Which::default());
    let lines = Memo::new(move |_| {
        let (registry, people) = (registry.read(), people.read());
        let mut all: Vec<_> = people
            .iter()
            .filter_map(|(id, summary)| Some((*id, registry.people.get(id)?.profile?, summary)))
            .flat_map(|(id, profile, summary)| {
                let asked = summary.profile.requests.iter();
                asked.map(move |asked| (asked, (id, profile, asked.id)))
            })
            .filter(|(asked, _)| {
                let pair = asked.pair;
                let has_pair = pair.is_some_and(|pair| registry.pairs.contains_key(&pair));
                which.get().lets(asked, has_pair)
            })
            .map(|(asked, line)| (asked.request.urgency, asked.request.made, line))
            .collect();
        // What is urgent first, then what waits longest.
        all.sort_by_key(|(urgency, made, line)| (std::cmp::Reverse(*urgency), *made, *line));
        all.into_iter()
            .map(|(_, _, line)| line)
            .collect::<Vec<Line>>()
    });
    let quiet = Memo::new(move |_| {
        let year = SchoolYear::worked_for(device.today());
        silent(&registry.read(), &people.read(), year)
    });
    let offered = || {
        Which::ALL
            .into_iter()
            .enumerate()
            .map(|(place, which)| Offered::new(place.to_string(), which.words()))
            .collect::<Vec<_>>()
    };
    let value = move || {
        let place = Which::ALL.iter().position(|one| *one == which.get());
        place.unwrap_or_default().to_string()
    };
    let choose = move |place: String| {
        let place: usize = place.parse().unwrap_or_default();
        which.set(Which::ALL.get(place).copied().unwrap_or_default());
    };
    let none = move || {
        view! { <EmptyState title=t!(requests.none) why=t!(requests.none_why)/> }
    };
    view! {
        <div class="stack">
            <Choice
                label=t!(requests.show)
                value=Signal::derive(value)
                options=Signal::derive(offered)
                on_change=choose
            />
            <Show when=move || lines.with(|lines| !lines.is_empty()) fallback=none>
                <List lines named=true/>
            </Show>
            <Show when=move || quiet.with(|quiet| !quiet.is_empty())>
                <More summary=Signal::derive(move || t!(requests.silent, count = short(quiet.read().len())))>
                    <p class="quiet">{t!(requests.silent_why)}</p>
                    <ul class="requests__silent">
                        <For each=move || quiet.get() key=|person| *person let:person>
                            <li>
                                <a class="requests__who" href=Route::Person(person).path()>
                                    {move || registry.read().name(person).full()}
                                </a>
                            </li>
                        </For>
                    </ul>
                </More>
            </Show>
        </div>
    }
}

//! The page: which base, whom of it, in what order; and the same as a paper.

use super::cells::columns;
use super::view::{Line, Sources, Stands, base};
use crate::attention::my_roles;
use crate::i18n::*;
use crate::people::keeping::Keeping;
use crate::route::{self, Route};
use crate::told::people_vocabulary as words;
use crate::ui::{Button, Choice, EmptyState, Glyph, Icon, Offered, TextField};
use leptos::prelude::*;
use ryadom_domain::{MentorStage, Side};
use std::cmp::Reverse;

/// One base.
#[component]
pub fn Page(#[prop(into)] side: Signal<Side>) -> impl IntoView {
    let keeping = Keeping::here();
    let device = keeping.device;
    let (people, summaries, personnel) = (device.people(), device.summaries(), keeping.papers());
    let search = RwSignal::new(String::new());
    let (show, ask) = route::asked("show");
    let filter = Memo::new(move |_| Filter::parse(&show.get().unwrap_or_default()));
    let order = RwSignal::new(Order::default());
    let (roles, school) = (my_roles(), keeping.school());
    let sheet = Memo::new(move |_| {
        let reads = roles.get().curator || roles.get().head;
        let school = school.filter(|_| reads)?;
        Some(school.with(|view| view.candidate_sheet()))
    });
    let all = Memo::new(move |_| {
        let sheet = sheet.read();
        let (registry, people, summaries) =
            (keeping.registry.read(), people.read(), summaries.read());
        personnel.with(|personnel| {
            keeping.with_view(|view| {
                let sources = Sources {
                    registry: &registry,
                    view,
                    people: &people,
                    summaries: &summaries,
                    personnel,
                    sheet: sheet.as_ref(),
                    today: device.today(),
                    locale: locale(),
                };
                base(sources, side.get())
            })
        })
    });
    let shown = Memo::new(move |_| {
        let wanted = search.read().trim().to_lowercase();
        let mut lines: Vec<Line> = all.with(|lines| {
            lines
                .iter()
                .filter(|line| filter.get().has(line))
                .filter(|line| {
                    let has = |words: &String| words.to_lowercase().contains(&wanted);
                    wanted.is_empty() || has(&line.name) || line.cells.iter().any(has)
                })
                .cloned()
                .collect()
        });
        match order.get() {
            Order::Name => {}
            Order::Entered => lines.sort_by_key(|line| (line.entered.is_none(), line.entered)),
            Order::Stands => lines.sort_by_key(|line| line.stands),
            Order::Hours => lines.sort_by_key(|line| Reverse(line.hours)),
            Order::Points => lines.sort_by_key(|line| Reverse(line.reached)),
        }
        lines
    });
    let title = move || match side.get() {
        Side::Mentor => t!(people.base_mentors),
        Side::Mentee => t!(people.base_mentees),
    };
    let funnel = move || {
        let count = |stage: MentorStage| {
            all.with(|lines| {
                lines
                    .iter()
                    .filter(|line| line.stage == Some(stage))
                    .count()
            })
        };
        let of_stages = MentorStage::ALL.iter().filter_map(|stage| {
            let count = count(*stage);
            let words = words::mentor_stage(locale(), *stage);
            (count > 0).then(|| format!("{words}: {count}"))
        });
        let paired = all.with(|lines| {
            lines
                .iter()
                .filter(|line| line.stands == Stands::Paired)
                .count()
        });
        let mut all_of_it = vec![t!(people.base_count, count = all.read().len())];
        if side.get() == Side::Mentor {
            all_of_it.extend(of_stages);
        }
        all_of_it.push(t!(people.base_in_pairs, count = paired));
        all_of_it.join(" · ")
    };
    // What one base is sorted by the other does not have.
    Effect::new(move |was: Option<Side>| {
        let now = side.get();
        if was.is_some_and(|was| was != now) {
            order.set(Order::default());
        }
        now
    });
    let offered_filters = move || filters(side.get());
    let offered_orders = move || orders(side.get(), sheet.read().is_some());
    let link = move |to: Side, words: &'static str| {
        view! {
            <a
                class="rooms__link"
                href=Route::Base(to).path()
                aria-current=move || (side.get() == to).then_some("page")
            >
                {words}
            </a>
        }
    };
    let head = move || {
        columns(locale(), side.get(), sheet.read().is_some())
            .into_iter()
            .map(|words| view! { <th scope="col">{words}</th> })
            .collect_view()
    };
    let rows = move || {
        shown
            .get()
            .into_iter()
            .enumerate()
            .map(|(place, line)| {
                let cells = line
                    .cells
                    .into_iter()
                    .map(|words| view! { <td>{words}</td> });
                view! {
                    <tr>
                        <td>{place + 1}</td>
                        <th scope="row">
                            <a href=Route::Person(line.person).path()>{line.name}</a>
                        </th>
                        {cells.collect_view()}
                    </tr>
                }
            })
            .collect_view()
    };
    let any = move || all.with(|lines| !lines.is_empty());
    let none = move || {
        view! { <EmptyState title=t!(people.base_none) why=t!(people.base_none_why)/> }
    };
    view! {
        <div class="top">
            <div class="top__words">
                <small class="quiet">{funnel}</small>
                <h1 tabindex="-1">{title}</h1>
            </div>
            <div class="top__acts">
                <Button on_press=move |()| drop(window().print())>
                    <Icon glyph=Glyph::Print/>
                    {t!(people.base_print)}
                </Button>
            </div>
        </div>
        <nav class="rooms" aria-label=t!(people.bases)>
            {link(Side::Mentor, t!(people.base_mentors))}
            {link(Side::Mentee, t!(people.base_mentees))}
        </nav>
        <Show when=any fallback=none>
            <div class="list__filter base__filter">
                <TextField
                    label=t!(people.base_search)
                    kind="search"
                    value=search
                    on_input=move |words| search.set(words)
                />
                <div class="stack stack--tight">
                    <Choice
                        label=t!(people.show)
                        value=Signal::derive(move || filter.get().as_str().to_owned())
                        options=Signal::derive(offered_filters)
                        on_change=move |value: String| ask(Some(value))
                    />
                    <Choice
                        label=t!(people.base_order)
                        value=Signal::derive(move || order.get().as_str().to_owned())
                        options=Signal::derive(offered_orders)
                        on_change=move |value: String| order.set(Order::parse(&value))
                    />
                </div>
            </div>
            <div class="sheet sheet--padded base table__scroll" tabindex="0" role="region" aria-label=title>
                <table class="table base__table" class:base__table--mentees=move || side.get() == Side::Mentee>
                    <thead>
                        <tr>
                            <th scope="col">"№"</th>
                            <th scope="col">{t!(people.base_name)}</th>
                            {head}
                        </tr>
                    </thead>
                    <tbody>{rows}</tbody>
                </table>
            </div>
        </Show>
    }
}

/// Whom of a base one looks at.
#[derive(Debug, Clone, Copy, Default, PartialEq, Eq)]
enum Filter {
    /// Everybody.
    #[default]
    All,
    /// Waits.
    Free,
    /// Is in a pair.
    Paired,
    /// Was in a pair.
    Ended,
    /// Mentors who were not taught to be one.
    Untrained,
    /// Who is to be chosen.
    Candidates,
}

impl Filter {
    const ALL: [Self; 6] = [
        Self::All,
        Self::Free,
        Self::Paired,
        Self::Ended,
        Self::Untrained,
        Self::Candidates,
    ];

    const fn as_str(self) -> &'static str {
        match self {
            Self::All => "all",
            Self::Free => "free",
            Self::Paired => "paired",
            Self::Ended => "ended",
            Self::Untrained => "untrained",
            Self::Candidates => "candidates",
        }
    }

    fn parse(text: &str) -> Self {
        let mut all = Self::ALL.into_iter();
        all.find(|one| one.as_str() == text).unwrap_or_default()
    }

    fn has(self, line: &Line) -> bool {
        match self {
            Self::All => true,
            Self::Free => line.stands == Stands::Free,
            Self::Paired => line.stands == Stands::Paired,
            Self::Ended => line.stands == Stands::Ended,
            Self::Untrained => !line.is_trained,
            Self::Candidates => line.is_candidate,
        }
    }
}

fn filters(side: Side) -> Vec<Offered> {
    let is_mentors = side == Side::Mentor;
    Filter::ALL
        .into_iter()
        .filter(|one| is_mentors || !matches!(one, Filter::Untrained | Filter::Candidates))
        .map(|one| {
            let words = match one {
                Filter::All => t!(people.show_all),
                Filter::Free if is_mentors => t!(people.base_free_mentors),
                Filter::Free => t!(people.base_free_mentees),
                Filter::Paired => t!(people.base_paired),
                Filter::Ended => t!(people.base_ended_filter),
                Filter::Untrained => t!(people.base_untrained),
                Filter::Candidates => t!(people.base_candidates),
            };
            Offered::new(one.as_str(), words)
        })
        .collect()
}

/// In what order a base stands.
#[derive(Debug, Clone, Copy, Default, PartialEq, Eq)]
enum Order {
    /// By name.
    #[default]
    Name,
    /// Who came first.
    Entered,
    /// Who waits first.
    Stands,
    /// Who learned most this year.
    Hours,
    /// The best candidates first.
    Points,
}

impl Order {
    const ALL: [Self; 5] = [
        Self::Name,
        Self::Entered,
        Self::Stands,
        Self::Hours,
        Self::Points,
    ];

    const fn as_str(self) -> &'static str {
        match self {
            Self::Name => "name",
            Self::Entered => "entered",
            Self::Stands => "stands",
            Self::Hours => "hours",
            Self::Points => "points",
        }
    }

    fn parse(text: &str) -> Self {
        Self::ALL
            .into_iter()
            .find(|order| order.as_str() == text)
            .unwrap_or_default()
    }
}

fn orders(side: Side, has_points: bool) -> Vec<Offered> {
    let is_mentors = side == Side::Mentor;
    Order::ALL
        .into_iter()
        .filter(|one| match one {
            Order::Hours => is_mentors,
            Order::Points => is_mentors && has_points,
            _ => true,
        })
        .map(|order| {
            let words = match order {
                Order::Name => t!(people.order_name),
                Order::Entered => t!(people.order_entered),
                Order::Stands => t!(people.order_stands),
                Order::Hours => t!(people.order_hours),
                Order::Points => t!(people.order_points),
            };
            Offered::new(order.as_str(), words)
        })
        .collect()
}

//! The page: which base, whom of it, in what order; and the same as a paper.

use super::view::{Line, Sources, Stands, base, columns};
use crate::i18n::*;
use crate::people::keeping::Keeping;
use crate::route::Route;
use crate::told::people_vocabulary as words;
use crate::ui::{Button, Choice, EmptyState, Glyph, Icon, Offered, TextField};
use leptos::prelude::*;
use ryadom_domain::{MentorStage, Side};

/// One base.
#[component]
pub fn Page(#[prop(into)] side: Signal<Side>) -> impl IntoView {
    let keeping = Keeping::here();
    let device = keeping.device;
    let (people, summaries, personnel) = (device.people(), device.summaries(), keeping.papers());
    let search = RwSignal::new(String::new());
    let stands = RwSignal::new(None::<Stands>);
    let order = RwSignal::new(Order::default());
    let all = Memo::new(move |_| {
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
                .filter(|line| stands.get().is_none_or(|stands| line.stands == stands))
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
    let filters = move || {
        [
            (None, t!(people.show_all)),
            (
                Some(Stands::Free),
                match side.get() {
                    Side::Mentor => t!(people.base_free_mentors),
                    Side::Mentee => t!(people.base_free_mentees),
                },
            ),
            (Some(Stands::Paired), t!(people.base_paired)),
            (Some(Stands::Ended), t!(people.base_ended_filter)),
        ]
        .into_iter()
        .enumerate()
        .map(|(place, (_, words))| Offered::new(place.to_string(), words))
        .collect::<Vec<_>>()
    };
    const STANDS: [Option<Stands>; 4] = [
        None,
        Some(Stands::Free),
        Some(Stands::Paired),
        Some(Stands::Ended),
    ];
    let chosen = move || {
        let place = STANDS.iter().position(|one| *one == stands.get());
        place.unwrap_or_default().to_string()
    };
    let choose = move |place: String| {
        let place: usize = place.parse().unwrap_or_default();
        stands.set(STANDS.get(place).copied().flatten());
    };
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
        columns(locale(), side.get())
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
                        value=Signal::derive(chosen)
                        options=Signal::derive(filters)
                        on_change=choose
                    />
                    <Choice
                        label=t!(people.base_order)
                        value=Signal::derive(move || order.get().as_str().to_owned())
                        options=Signal::derive(orders)
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
}

impl Order {
    const ALL: [Self; 3] = [Self::Name, Self::Entered, Self::Stands];

    const fn as_str(self) -> &'static str {
        match self {
            Self::Name => "name",
            Self::Entered => "entered",
            Self::Stands => "stands",
        }
    }

    fn parse(text: &str) -> Self {
        Self::ALL
            .into_iter()
            .find(|order| order.as_str() == text)
            .unwrap_or_default()
    }
}

fn orders() -> Vec<Offered> {
    Order::ALL
        .into_iter()
        .map(|order| {
            let words = match order {
                Order::Name => t!(people.order_name),
                Order::Entered => t!(people.order_entered),
                Order::Stands => t!(people.order_stands),
            };
            Offered::new(order.as_str(), words)
        })
        .collect()
}

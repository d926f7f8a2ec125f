//! A pair's records under their instruments, and what can be added.

use super::desk::use_desk;
use super::line::{Line, groups, line_view};
use super::paper::DiaryPaper;
use super::words;
use crate::i18n::*;
use crate::route::Route;
use crate::ui::{Button, ButtonKind, EmptyState, Glyph, Icon, Printed, print};
use leptos::prelude::*;
use ryadom_domain::Instrument;

/// Everything of the pair, newest first under each instrument.
#[component]
pub fn List() -> impl IntoView {
    let desk = use_desk();
    let shown = Memo::new(move |_| desk.journal.with(groups));
    let is_empty = Memo::new(move |_| shown.with(Vec::is_empty));
    let adding = RwSignal::new(false);
    let printing = RwSignal::new(false);
    let may_add = move || !desk.still.get();
    // Whoever has nothing yet sees at once what there is.
    let offers = Memo::new(move |_| may_add() && (adding.get() || is_empty.get()));
    view! {
        <a class="back" href=Route::PairProgramme(desk.pair).path()>
            <Icon glyph=Glyph::Back small=true/>
            {t!(instruments.to_programme)}
        </a>
        <div class="top">
            <div class="top__words">
                <h1 tabindex="-1">{t!(instruments.title)}</h1>
                <p class="quiet">{move || desk.seen()}</p>
            </div>
            <Show when=move || may_add() && !is_empty.get()>
                <div class="top__acts">
                    <Show
                        when=move || adding.get()
                        fallback=move || view! {
                            <Button kind=ButtonKind::Act on_press=move || adding.set(true)>
                                <Icon glyph=Glyph::Add/>
                                {t!(instruments.add)}
                            </Button>
                        }
                    >
                        <Button on_press=move || adding.set(false)>{t!(instruments.close_add)}</Button>
                    </Show>
                </div>
            </Show>
        </div>
        <Show when=move || is_empty.get()>
            <EmptyState
                title=t!(instruments.empty)
                why=Signal::derive(move || if may_add() {
                    t!(instruments.empty_why).to_owned()
                } else {
                    t!(instruments.empty_reader).to_owned()
                })
            />
        </Show>
        <Show when=move || offers.get()><Offers/></Show>
        <For each=move || shown.get() key=|group| group.clone() let:group>
            <Group instrument=group.0 lines=group.1 printing/>
        </For>
        <Printed printing><DiaryPaper/></Printed>
    }
}

/// What there is, and what each is for.
#[component]
fn Offers() -> impl IntoView {
    let desk = use_desk();
    let one = move |instrument: &Instrument| {
        let route = Route::NewRecord(desk.pair, *instrument);
        view! {
            <li class="line instrument">
                <span class="instrument__sign"><Icon glyph=Glyph::Add small=true/></span>
                <div class="line__body">
                    <a class="line__words" href=route.path()>{words::name(*instrument)}</a>
                    <span class="line__more">{words::why(*instrument)}</span>
                </div>
            </li>
        }
    };
    view! {
        <section class="instruments" aria-labelledby="instruments-add">
            <div class="group">
                <h2 id="instruments-add">{t!(instruments.add_which)}</h2>
                <span class="group__line"></span>
            </div>
            <ul class="card">{Instrument::ALL.iter().map(one).collect_view()}</ul>
        </section>
    }
}

#[component]
fn Group(instrument: Instrument, lines: Vec<Line>, printing: RwSignal<bool>) -> impl IntoView {
    let desk = use_desk();
    let is_diary = instrument == Instrument::PracticeDay;
    let lines = lines.into_iter().map(|line| line_view(desk, line));
    let lines = lines.collect_view();
    view! {
        <section class="instruments" aria-labelledby=instrument.as_str()>
            <div class="group">
                <h2 id=instrument.as_str()>{words::name(instrument)}</h2>
                <span class="group__line"></span>
                {is_diary.then(|| view! {
                    <Button kind=ButtonKind::Plain small=true on_press=move || print(printing)>
                        <Icon glyph=Glyph::Print small=true/>
                        {t!(instruments.print_diary)}
                    </Button>
                })}
            </div>
            {lines}
        </section>
    }
}

//! The programme screen: finds the pair, opens its document, and lays out the list and the open item.

use super::approval::HeadsApproval;
use super::comments::Talk;
use super::context::{provide_programme, use_programme};
use super::deficits::Deficits;
use super::goal::Goal;
use super::heading::Heading;
use super::merge::MergeCard;
use super::panel::Panel;
use super::plan::{AddItem, Plan};
use super::print::{Print, print};
use super::state::StateLine;
use super::title::{TitleDialog, TornTitle};
use super::year::YearStrip;
use crate::approbation;
use crate::device::{Handle, use_device};
use crate::i18n::*;
use crate::route::{self, Route};
use crate::ui::{Below, Dialog, EmptyState, Glyph, Menu, MenuAct, More, after_first_paint};
use crate::whose::{Whose, use_at_hand};
use leptos::prelude::*;
use ryadom_domain::{ApprobationOf, DocumentId, ItemId, PairId, ProgrammeState};
use ryadom_replica::ProgrammeDoc;
use wasm_bindgen::JsCast;

/// The programme of one pair, or of one's own.
#[component]
pub fn Page(
    /// `None`: one's own pair, of several the one at hand.
    #[prop(into)]
    pair: Signal<Option<PairId>>,
    /// The item that is open.
    #[prop(into)]
    item: Signal<Option<ItemId>>,
) -> impl IntoView {
    let device = use_device();
    let at_hand = use_at_hand();
    let own = Memo::new(move |_| {
        device.registry().with(|registry| {
            let me = device.person();
            let pairs = registry.pairs_of(me).filter(|pair| {
                let programme = pair.programme;
                programme.is_some_and(|document| registry.grant(me, document).is_some())
            });
            pairs.map(|pair| pair.id).collect::<Vec<_>>()
        })
    });
    let shown = Memo::new(move |_| at_hand.of(&own.get(), pair.get()));
    // Another pair is another page; a change of anything else in the registry is not.
    let found = Memo::new(move |_| {
        let shown = shown.get()?;
        device.registry().with(|registry| {
            let pair = registry.pairs.get(&shown)?;
            let document = pair.programme?;
            registry.grant(device.person(), document)?;
            Some((pair.id, document))
        })
    });
    at_hand.follow(move || shown.get());
    let choose = move |chosen: PairId| {
        at_hand.take(chosen);
        if pair.get_untracked().is_some() {
            route::go(Route::PairProgramme(chosen));
        }
    };
    view! {
        <Whose pairs=own shown on_choose=choose/>
        {move || match found.get() {
            Some((pair, document)) => view! { <OnePair pair document item/> }.into_any(),
            None => view! { <NoProgramme/> }.into_any(),
        }}
    }
}

#[component]
fn NoProgramme() -> impl IntoView {
    view! {
        <div class="top">
            <div class="top__words"><h1 tabindex="-1">{t!(programme.programme)}</h1></div>
        </div>
        <EmptyState
            title=t!(programme.none)
            why=t!(programme.none_why)
        />
    }
}

#[component]
fn OnePair(pair: PairId, document: DocumentId, item: Signal<Option<ItemId>>) -> impl IntoView {
    let device = use_device();
    let handle = device.open::<ProgrammeDoc>(document);
    let programme = provide_programme(pair, handle, item);
    let open = Memo::new(move |_| item.get());
    // A year without a plan is an empty drawing.
    let is_blank = Memo::new(move |_| handle.with(|view| view.items.is_empty()));
    give_focus_back(open);
    view! {
        <Show when=move || handle.ready()>
            <div class="plan" class:plan--open=move || open.get().is_some()>
                <div class="plan__list">
                    <div class="top">
                        <Heading/>
                        <Acts/>
                    </div>
                    <MergeCard/>
                    {programme.school().map(|school| view! {
                        <approbation::Line of=ApprobationOf::Programme(pair) school/>
                    })}
                    <StateLine/>
                    <Below>
                        <HeadsApproval/>
                        <TornTitle/>
                        <Show when=move || !is_blank.get()>
                            <YearStrip/>
                        </Show>
                        <About/>
                        <Talk/>
                        <Plan/>
                    </Below>
                </div>
                {move || open.get().map(|id| view! { <Panel id/> })}
            </div>
            <Print/>
        </Show>
    }
}

/// Adding an item, and under a sign what one seldom needs.
#[component]
fn Acts() -> impl IntoView {
    let programme = use_programme();
    let title = RwSignal::new(false);
    let tried = RwSignal::new(false);
    let journal = Memo::new(move |_| programme.journal_to_read());
    // Council and head look after the school's templates there.
    let no_build = Signal::derive(move || {
        !programme.may_write().get() && !programme.school().is_some_and(Handle::may_write)
    });
    view! {
        <div class="top__acts">
            <AddItem/>
            // Who looks after all pairs has no other way to a pair's meetings and lessons.
            {move || journal.get().map(|[meetings, lessons]| view! {
                <a class="button" href=meetings>{t!(programme.meetings)}</a>
                <a class="button" href=lessons>{t!(programme.lessons)}</a>
            })}
            <Menu label=t!(programme.more)>
                <MenuAct glyph=Glyph::Add disabled=no_build on_press=move || route::go(programme.build())>
                    {move || if programme.may_write().get() { t!(programme.build) } else { t!(programme.templates) }}
                </MenuAct>
                <MenuAct glyph=Glyph::Notes on_press=move || route::go(programme.individual())>
                    {t!(programme.route)}
                </MenuAct>
                <MenuAct glyph=Glyph::Programme disabled=programme.still() on_press=move || title.set(true)>
                    {t!(programme.title_block)}
                </MenuAct>
                <MenuAct glyph=Glyph::Camera on_press=move || route::go(Route::Portfolio(programme.pair()))>
                    {t!(programme.portfolio)}
                </MenuAct>
                <Show when=move || programme.diagnostics().is_some()>
                    <MenuAct glyph=Glyph::Today on_press=move || route::go(Route::FirstDays(programme.pair()))>
                        {t!(programme.first_days)}
                    </MenuAct>
                    <MenuAct glyph=Glyph::Check on_press=move || route::go(Route::Closing(programme.pair()))>
                        {t!(programme.closing)}
                    </MenuAct>
                </Show>
                <Show when=move || programme.may_look_back()>
                    <MenuAct glyph=Glyph::Check on_press=move || route::go(Route::Audit(programme.pair()))>
                        {t!(programme.audit)}
                    </MenuAct>
                </Show>
                <Show when=move || programme.diagnostics().is_some()>
                    <MenuAct glyph=Glyph::People on_press=move || route::go(Route::Dispute(programme.pair()))>
                        {t!(programme.help)}
                    </MenuAct>
                </Show>
                <MenuAct glyph=Glyph::Undo on_press=move || route::go(Route::PairHistory(programme.pair()))>
                    {t!(programme.past)}
                </MenuAct>
                <Show when=move || programme.school().is_some_and(Handle::may_write)>
                    <MenuAct glyph=Glyph::Check on_press=move || tried.set(true)>
                        {t!(programme.tried)}
                    </MenuAct>
                </Show>
                <MenuAct glyph=Glyph::Print on_press=move || print(programme.printing())>
                    {t!(programme.print)}
                </MenuAct>
                <MenuAct glyph=Glyph::Undo disabled=programme.still() on_press=move || programme.undo()>
                    {t!(programme.undo)}
                </MenuAct>
            </Menu>
            <TitleDialog open=title/>
            <Dialog open=tried title=t!(programme.tried)>
                {move || programme.school().map(|school| view! {
                    <approbation::Form of=ApprobationOf::Programme(programme.pair()) school/>
                })}
            </Dialog>
        </div>
    }
}

/// Goal, deficits and tasks: open while the programme is being written, one line while it is being carried out.
#[component]
fn About() -> impl IntoView {
    let programme = use_programme();
    let summary = move || {
        let locale = locale();
        let (deficits, tasks) = programme.view(|view| (view.deficits.len(), view.tasks.len()));
        td_string!(
            locale,
            programme.about,
            deficits = td_string!(locale, programme.deficits_count, count = deficits),
            tasks = td_string!(locale, programme.tasks_count, count = tasks)
        )
    };
    let drafted = programme.view_untracked(|view| {
        matches!(
            view.state.value,
            None | Some(ProgrammeState::Draft | ProgrammeState::Agreed)
        )
    });
    let painted = after_first_paint();
    view! {
        <More summary open=drafted>
            <Show when=move || drafted || painted.get()>
                <Goal/>
                <Deficits/>
            </Show>
        </More>
    }
}

/// When an item is closed, focus goes back to its row, so that a keyboard goes on where it was.
fn give_focus_back(open: Memo<Option<ItemId>>) {
    Effect::new(move |before: Option<Option<ItemId>>| {
        let now = open.get();
        if let (Some(Some(closed)), None) = (before, now) {
            request_animation_frame(move || {
                let row = document()
                    .query_selector(&format!("#item-{closed} .item__text"))
                    .ok()
                    .flatten();
                if let Some(row) = row.and_then(|row| row.dyn_into::<web_sys::HtmlElement>().ok()) {
                    // Focus fails only for an element that has left the page.
                    drop(row.focus());
                }
            });
        }
        now
    });
}

//! «Люди»: everybody in the school; writing somebody down, letting them in, and their devices.

use super::asked::Asked;
use super::devices::Devices;
use super::invite::Invite;
use super::keeping::Keeping;
use super::people_view::{PeopleFilter, PeopleListStoreFields, PersonLineStoreFields, people_list};
use super::person_form::{PersonForm, is_last_curator};
use super::person_row::{PersonAct, PersonRow};
use super::removed::Removed;
use super::torn::torn_people;
use crate::attention::short;
use crate::i18n::*;
use crate::route;
use crate::told::pair_name;
use crate::ui::{
    Below, Button, ButtonKind, Choice, Dialog, EmptyState, Glyph, Icon, Offered, TextField,
    at_first, use_toasts,
};
use leptos::prelude::*;
use reactive_stores::Store;
use ryadom_domain::PersonId;
use ryadom_replica::{PersonRowEdit, RegistryEdit};

/// How many rows are built before the first paint; each frame after it doubles them.
const ROWS: usize = 8;

/// The list of people.
#[component]
pub fn Page() -> impl IntoView {
    let keeping = Keeping::here();
    let device = keeping.device;
    let search = RwSignal::new(String::new());
    let (show, ask) = route::asked("show");
    let filter = Memo::new(move |_| PeopleFilter::parse(&show.get().unwrap_or_default()));
    let fresh = move || {
        people_list(
            &keeping.registry.read(),
            &keeping.with_view(|view| torn_people(view).collect()),
            device.today(),
            &search.read(),
            filter.get(),
        )
    };
    let shown = Store::new(untrack(fresh));
    Effect::new(move || {
        let fresh = fresh();
        shown.rows().patch(fresh.rows);
        shown.all().set(fresh.all);
        shown.torn().set(fresh.torn);
    });

    let adding = RwSignal::new(false);
    let editing = RwSignal::new(None::<PersonId>);
    let inviting = RwSignal::new(None::<PersonId>);
    let devices = RwSignal::new(None::<PersonId>);
    let toasts = use_toasts();
    let act = move |act| match act {
        PersonAct::Edit(person) => editing.set(Some(person)),
        PersonAct::Invite(person) => inviting.set(Some(person)),
        PersonAct::Devices(person) => devices.set(Some(person)),
        PersonAct::Remove(person) => match remove(keeping, person) {
            Ok(()) => {}
            Err(why) => toasts.say(why),
        },
    };
    let name = move |person: PersonId| keeping.registry.read().name(person).short();
    let kept = move |kept: Option<(PersonId, bool)>| {
        adding.set(false);
        if let Some((person, true)) = kept {
            inviting.set(Some(person));
        }
    };
    let edit_form = move |person, close: Callback<()>| {
        let done = move |_| close.run(());
        view! { <PersonForm keeping person=Some(person) on_done=done/> }.into_any()
    };
    let invitation = move |person, close: Callback<()>| {
        view! { <Invite keeping person on_done=close/> }.into_any()
    };
    let device_list = move |person, close: Callback<()>| {
        view! { <Devices keeping person on_done=close/> }.into_any()
    };
    let may_write = Memo::new(move |_| keeping.may_write());
    let built = at_first(ROWS);
    // Somebody who is alone in the school is shown how to begin, under their own row.
    let alone = move || shown.all().get() <= 1;
    let found = move || short(shown.rows().read().len());
    view! {
        <div class="top">
            <div class="top__words">
                <small class="quiet">
                    {move || t!(people.count, count = short(shown.all().get()))}
                    {move || {
                        let torn = shown.torn().get();
                        (torn > 0).then(|| format!(", {}", t!(people.places, count = short(torn))))
                    }}
                </small>
                <h1 tabindex="-1">{t!(people.title)}</h1>
            </div>
            <Show when=move || may_write.get()>
                <div class="top__acts">
                    <Button kind=ButtonKind::Act on_press=move |()| adding.set(true)>
                        <Icon glyph=Glyph::Add/>
                        {t!(people.add_person)}
                    </Button>
                </div>
            </Show>
        </div>
        <Show when=move || !may_write.get()><p class="quiet">{t!(people.only_curator)}</p></Show>
        <Show when=move || !alone()>
            <div class="list__filter">
                <TextField
                    label=t!(people.search)
                    kind="search"
                    value=search
                    on_input=move |words| search.set(words)
                />
                <Choice
                    label=t!(people.show)
                    value=move || filter.get().as_str().to_owned()
                    options=Signal::derive(move || filters(locale()))
                    on_change=move |value: String| ask(
                        Some(value).filter(|value| *value != PeopleFilter::default().as_str()),
                    )
                />
                <p class="unseen" role="status">
                    {move || (!search.read().is_empty()).then(|| t!(people.found, count = found()))}
                </p>
            </div>
        </Show>
        <Show
            when=move || { found() > 0 }
            fallback=move || view! { <p class="quiet">{t!(people.found_none)}</p> }
        >
            <ul class="sheet list"><Below>
                <For each=move || shown.rows().into_iter().take(built.get()) key=|row| row.id().get() let:row>
                    <PersonRow row keeping may_write on_act=act/>
                </For>
            </Below></ul>
        </Show>
        <Show when=move || alone() && may_write.get()>
            <EmptyState
                title=t!(people.empty_title)
                why=t!(people.empty_why)
            >
                <Button kind=ButtonKind::Act on_press=move |()| adding.set(true)>
                    {t!(people.add_person)}
                </Button>
            </EmptyState>
        </Show>
        <Show when=move || may_write.get()><Removed keeping/></Show>
        <Dialog open=adding wide=true title=t!(people.form_new)>
            <PersonForm keeping person=None on_done=kept/>
        </Dialog>
        <Asked
            asked=editing
            wide=true
            title=name
            body=edit_form
        />
        <Asked
            asked=inviting
            title=move |person| t!(people.invite_title, name = name(person))
            body=invitation
        />
        <Asked
            asked=devices
            title=move |person| t!(people.devices_title, name = name(person))
            body=device_list
        />
    }
}

fn filters(locale: Locale) -> Vec<Offered> {
    PeopleFilter::ALL
        .into_iter()
        .map(|filter| {
            let label = match filter {
                PeopleFilter::All => td_string!(locale, people.show_all),
                PeopleFilter::Mentors => td_string!(locale, people.show_mentors),
                PeopleFilter::Mentees => td_string!(locale, people.show_mentees),
                PeopleFilter::Alone => td_string!(locale, people.show_alone),
            };
            Offered::new(filter.as_str(), label)
        })
        .collect()
}

/// Takes somebody out of the school, unless that would leave a pair without them or the school without a curator.
fn remove(keeping: Keeping, id: PersonId) -> Result<(), String> {
    if untrack(|| is_last_curator(keeping, Some(id))) {
        return Err(t!(people.last_curator).to_owned());
    }
    let registry = keeping.registry.get_untracked();
    let pairs: Vec<String> = registry
        .pairs_of(id)
        .filter(|pair| pair.state.is_open())
        .map(|pair| pair_name(&registry, pair))
        .collect();
    if !pairs.is_empty() {
        return Err(t!(people.in_pairs, pairs = pairs.join("; ")));
    }
    let said = t!(people.removed, name = registry.name(id).short());
    let edit = PersonRowEdit::Remove;
    keeping.keep(RegistryEdit::Person { id, edit }, said);
    Ok(())
}

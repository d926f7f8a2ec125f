//! The title block: what stands on the paper before the plan.

use super::context::use_programme;
use super::torn::Torn;
use crate::i18n::*;
use crate::told::{self, vocabulary};
use crate::ui::{Button, ButtonKind, DateField, Dialog, Offered, Select, TextField};
use jiff::civil::Date;
use leptos::prelude::*;
use ryadom_domain::{Form, Kind, PersonId, Side};
use ryadom_replica::{
    Choice, FactsView, Field, PersonFact, ProgrammeEdit, TitleEdit, TitleView, Value,
};

/// Everything on the title block, to be changed.
#[component]
pub fn TitleDialog(open: RwSignal<bool>) -> impl IntoView {
    view! {
        <Dialog open wide=true title=t!(programme.title_block)>
            <div class="stack">
                <TitleFields/>
                <People/>
                <div class="dialog__acts">
                    <Button kind=ButtonKind::Act on_press=move || open.set(false)>{t!(programme.ready)}</Button>
                </div>
            </div>
        </Dialog>
    }
}

/// Fields of the title block that two people set apart, on the page itself.
#[component]
pub fn TornTitle() -> impl IntoView {
    view! {
        <TornWords field=Field::Name read=|title| &title.name edit=TitleEdit::Name/>
        <TornWords field=Field::Organisation read=|title| &title.organisation edit=TitleEdit::Organisation/>
        <TornWords field=Field::ApprovedBy read=|title| &title.approved_by edit=TitleEdit::ApprovedBy/>
        <TornWords field=Field::OrderNumber read=|title| &title.order_number edit=TitleEdit::OrderNumber/>
        <TornDate field=Field::OrderDate read=|title| &title.order_date edit=TitleEdit::OrderDate/>
        <TornWords field=Field::CouncilProtocol read=|title| &title.council_protocol edit=TitleEdit::CouncilProtocol/>
        <TornWords field=Field::Curator read=|title| &title.curator edit=TitleEdit::Curator/>
        <TornWords field=Field::SchoolYear read=|title| &title.school_year edit=TitleEdit::SchoolYear/>
        <TornTitleField field=Field::Form read=|title| &title.form value=|form| form.map_or(Value::Nothing, Value::Form) edit=TitleEdit::Form/>
        <TornTitleField field=Field::Kind read=|title| &title.kind value=|kind| kind.map_or(Value::Nothing, Value::Kind) edit=TitleEdit::Kind/>
        <TornDate field=Field::Starts read=|title| &title.starts edit=TitleEdit::Starts/>
        <TornDate field=Field::Ends read=|title| &title.ends edit=TitleEdit::Ends/>
        <TornFacts/>
    }
}

#[component]
fn TornTitleField<T>(
    field: Field,
    read: fn(&TitleView) -> &Choice<T>,
    value: fn(&T) -> Value,
    edit: fn(T) -> TitleEdit,
) -> impl IntoView
where
    T: Clone + Default + PartialEq + Send + Sync + 'static,
{
    let programme = use_programme();
    let choice = Memo::new(move |_| programme.view(|view| read(&view.title).clone()));
    view! { <Torn choice field value on_keep=move |kept: T| programme.edit(ProgrammeEdit::Title(edit(kept)))/> }
}

#[component]
fn TornWords(
    field: Field,
    read: fn(&TitleView) -> &Choice<String>,
    edit: fn(String) -> TitleEdit,
) -> impl IntoView {
    view! { <TornTitleField field read value=|words| Value::Words(words.clone()) edit/> }
}

#[component]
fn TornDate(
    field: Field,
    read: fn(&TitleView) -> &Choice<Option<Date>>,
    edit: fn(Option<Date>) -> TitleEdit,
) -> impl IntoView {
    view! { <TornTitleField field read value=|date| date.map_or(Value::Nothing, Value::Date) edit/> }
}

/// What is said of people, where two said it differently.
#[component]
fn TornFacts() -> impl IntoView {
    let programme = use_programme();
    let torn = Memo::new(move |_| {
        programme.view(|view| {
            let of = |(person, facts): (&PersonId, &FactsView)| {
                FACTS
                    .into_iter()
                    .filter(|fact| fact_of(facts, *fact).is_torn())
                    .map(|fact| (*person, fact))
                    .collect::<Vec<_>>()
            };
            view.title.people.iter().flat_map(of).collect::<Vec<_>>()
        })
    });
    let one = move |(person, fact): (PersonId, PersonFact)| {
        let choice = Memo::new(move |_| {
            programme.view(|view| {
                view.title
                    .people
                    .get(&person)
                    .map(|facts| fact_of(facts, fact).clone())
                    .unwrap_or_default()
            })
        });
        let keep = move |kept: String| {
            programme.edit(ProgrammeEdit::Title(TitleEdit::Fact(person, fact, kept)))
        };
        view! { <Torn choice field=Field::Fact(person, fact) value=|words: &String| Value::Words(words.clone()) on_keep=keep/> }
    };
    view! { <For each=move || torn.get() key=|one| *one children=one/> }
}

/// The things a title block says of a person.
const FACTS: [PersonFact; 6] = [
    PersonFact::Position,
    PersonFact::Category,
    PersonFact::Experience,
    PersonFact::MenteeCategory,
    PersonFact::Education,
    PersonFact::ClassTaught,
];

fn fact_of(facts: &FactsView, fact: PersonFact) -> &Choice<String> {
    match fact {
        PersonFact::Position => &facts.position,
        PersonFact::Category => &facts.category,
        PersonFact::Experience => &facts.experience,
        PersonFact::MenteeCategory => &facts.mentee_category,
        PersonFact::Education => &facts.education,
        PersonFact::ClassTaught => &facts.class_taught,
    }
}

#[component]
fn TitleFields() -> impl IntoView {
    let programme = use_programme();
    let edit = move |edit| programme.edit(ProgrammeEdit::Title(edit));
    let form = Signal::derive(move || {
        programme.view(|view| {
            view.title
                .form
                .value
                .map(|form| form.to_string())
                .unwrap_or_default()
        })
    });
    let kind = Signal::derive(move || {
        programme.view(|view| {
            view.title
                .kind
                .value
                .map(|kind| kind.to_string())
                .unwrap_or_default()
        })
    });
    let forms = Signal::derive(move || {
        let locale = locale();
        options(
            locale,
            Form::ALL
                .iter()
                .map(|form| (form.as_str(), vocabulary::form(locale, *form))),
        )
    });
    let kinds = Signal::derive(move || {
        let locale = locale();
        options(
            locale,
            Kind::ALL
                .iter()
                .map(|kind| (kind.as_str(), vocabulary::kind(locale, *kind))),
        )
    });
    let field =
        move |field: Field| Signal::derive(move || told::capital(told::field(locale(), &field)));
    view! {
        <Line label=field(Field::Name) read=|title| &title.name edit=TitleEdit::Name/>
        <Line label=field(Field::Organisation) read=|title| &title.organisation edit=TitleEdit::Organisation/>
        <div class="fields">
            <Select label=field(Field::Form) value=form options=forms on_change=move |code: String| edit(TitleEdit::Form(code.parse().ok()))/>
            <Select label=field(Field::Kind) value=kind options=kinds on_change=move |code: String| edit(TitleEdit::Kind(code.parse().ok()))/>
            <Line label=field(Field::SchoolYear) read=|title| &title.school_year edit=TitleEdit::SchoolYear/>
            <Day label=field(Field::Starts) read=|title| title.starts.value edit=TitleEdit::Starts/>
            <Day label=field(Field::Ends) read=|title| title.ends.value edit=TitleEdit::Ends/>
        </div>
        <div class="fields">
            <Line label=field(Field::ApprovedBy) read=|title| &title.approved_by edit=TitleEdit::ApprovedBy/>
            <Line label=field(Field::OrderNumber) read=|title| &title.order_number edit=TitleEdit::OrderNumber/>
            <Day label=field(Field::OrderDate) read=|title| title.order_date.value edit=TitleEdit::OrderDate/>
            <Line label=field(Field::CouncilProtocol) read=|title| &title.council_protocol edit=TitleEdit::CouncilProtocol/>
            <Line label=field(Field::Curator) read=|title| &title.curator edit=TitleEdit::Curator/>
        </div>
    }
}

/// A list to choose from, beginning with nothing.
fn options<'a>(locale: Locale, all: impl Iterator<Item = (&'a str, &'a str)>) -> Vec<Offered> {
    let none = Offered::new("", td_string!(locale, programme.not_said));
    std::iter::once(none)
        .chain(all.map(|(code, words)| Offered::new(code, told::capital(words))))
        .collect()
}

#[component]
fn Line(
    label: Signal<String>,
    read: fn(&TitleView) -> &Choice<String>,
    edit: fn(String) -> TitleEdit,
) -> impl IntoView {
    let programme = use_programme();
    let value = Memo::new(move |_| programme.view(|view| read(&view.title).value.clone()));
    view! {
        <TextField label value on_rest=move |words: String| programme.edit(ProgrammeEdit::Title(edit(words)))/>
    }
}

#[component]
fn Day(
    label: Signal<String>,
    read: fn(&TitleView) -> Option<Date>,
    edit: fn(Option<Date>) -> TitleEdit,
) -> impl IntoView {
    let programme = use_programme();
    let value = Memo::new(move |_| programme.view(|view| read(&view.title)));
    let write = move |date: Option<Date>| programme.edit(ProgrammeEdit::Title(edit(date)));
    view! { <DateField label value on_change=write/> }
}

/// What is said of each mentor and mentee.
#[component]
fn People() -> impl IntoView {
    let programme = use_programme();
    let people = Memo::new(move |_| {
        programme
            .with_pair(|_, pair| {
                pair.members()
                    .map(|person| (person, pair.side(person)))
                    .collect::<Vec<_>>()
            })
            .unwrap_or_default()
    });
    view! {
        <For each=move || people.get() key=|one| *one let:one>
            <Person person=one.0 side=one.1/>
        </For>
    }
}

#[component]
fn Person(person: PersonId, side: Option<Side>) -> impl IntoView {
    let programme = use_programme();
    let name = move || {
        programme
            .with_pair(|registry, _| registry.name(person).full())
            .unwrap_or_default()
    };
    let part = move || match side {
        Some(Side::Mentor) => t!(programme.mentor),
        _ => t!(programme.mentee),
    };
    let of_side = move |fact: &PersonFact| match fact {
        PersonFact::MenteeCategory | PersonFact::Education | PersonFact::ClassTaught => {
            side != Some(Side::Mentor)
        }
        PersonFact::Category => side == Some(Side::Mentor),
        _ => true,
    };
    let field = move |fact: PersonFact| {
        let label = Signal::derive(move || {
            told::capital(told::field(locale(), &Field::Fact(person, fact)))
        });
        let value = Memo::new(move |_| {
            programme.view(|view| {
                view.title
                    .people
                    .get(&person)
                    .map(|facts| fact_of(facts, fact).value.clone())
                    .unwrap_or_default()
            })
        });
        let shown = Signal::derive(move || vocabulary_words(locale(), fact, &value.get()));
        let write = move |words: String| {
            programme.edit(ProgrammeEdit::Title(TitleEdit::Fact(person, fact, words)))
        };
        view! { <TextField label value=shown on_rest=write/> }
    };
    view! {
        <fieldset class="stack stack--tight">
            <legend><h3>{part}": "{name}</h3></legend>
            <div class="fields">{FACTS.into_iter().filter(of_side).map(field).collect_view()}</div>
        </fieldset>
    }
}

/// A code of a vocabulary in words; words as they are.
pub fn vocabulary_words(locale: Locale, fact: PersonFact, written: &str) -> String {
    match fact {
        PersonFact::Category => written
            .parse()
            .map(|category| qualification(locale, category).to_owned()),
        PersonFact::MenteeCategory => written
            .parse()
            .map(|category| mentee_category(locale, category).to_owned()),
        _ => return written.to_owned(),
    }
    .unwrap_or_else(|_| written.to_owned())
}

fn qualification(locale: Locale, category: ryadom_domain::Qualification) -> &'static str {
    use ryadom_domain::Qualification as Q;
    match category {
        Q::None => td_string!(locale, programme.qualification_none),
        Q::Conforms => td_string!(locale, programme.qualification_conforms),
        Q::First => td_string!(locale, programme.qualification_first),
        Q::Highest => td_string!(locale, programme.qualification_highest),
        Q::Methodist => td_string!(locale, programme.qualification_methodist),
        Q::Mentor => td_string!(locale, programme.qualification_mentor),
    }
}

fn mentee_category(locale: Locale, category: ryadom_domain::MenteeCategory) -> &'static str {
    use ryadom_domain::MenteeCategory as M;
    match category {
        M::Novice => td_string!(locale, programme.mentee_novice),
        M::AfterBreak => td_string!(locale, programme.mentee_after_break),
        M::NewPlace => td_string!(locale, programme.mentee_new_place),
        M::Growth => td_string!(locale, programme.mentee_growth),
        M::Digital => td_string!(locale, programme.mentee_digital),
        M::Burnout => td_string!(locale, programme.mentee_burnout),
        M::Other => td_string!(locale, programme.mentee_else),
        M::Trainee => td_string!(locale, programme.mentee_trainee),
    }
}

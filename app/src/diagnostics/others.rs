//! Questionnaires besides the usual one: which of them each round asks, what was answered, and how that changes.

use super::context::{Diagnostics, use_diagnostics};
use super::words;
use crate::i18n::*;
use crate::route::Route;
use crate::ui::{Button, ButtonKind, Dialog, More, Offered, Select, Tag, TagKind};
use leptos::prelude::*;
use ryadom_domain::{
    Area, BlankField, BlankKind, Deficit, DeficitId, DeficitSource, Given, Inquiry, PersonId,
    Questionnaire, Round,
};
use ryadom_replica::{InquiryEdit, InquiryView, JournalEdit, ProgrammeEdit};
use std::collections::BTreeSet;

/// All of them.
#[component]
pub fn Others(mentee: PersonId) -> impl IntoView {
    let diagnostics = use_diagnostics();
    let all = Memo::new(move |_| shown(diagnostics));
    let may = Memo::new(move |_| diagnostics.journal().may_write());
    let open = RwSignal::new(false);
    let id = format!("others-{mentee}");
    let named_by = id.clone();
    view! {
        <section aria-labelledby=named_by>
            <div class="group">
                <h2 id=id>{t!(diagnostics.others)}</h2>
                <span class="group__line"></span>
            </div>
            <p class="quiet">
                {move || if all.with(BTreeSet::is_empty) { t!(diagnostics.others_none) } else { t!(diagnostics.others_why) }}
            </p>
            <ul class="inquiries">
                <For each=move || all.get() key=|inquiry| *inquiry let:inquiry>
                    <OneInquiry mentee inquiry/>
                </For>
            </ul>
            <Show when=move || may.get()>
                <p>
                    <Button on_press=move || open.set(true)>{t!(diagnostics.add_inquiry)}</Button>
                </p>
            </Show>
            <Dialog open title=t!(diagnostics.add_inquiry)>
                <AddInquiry open/>
            </Dialog>
        </section>
    }
}

/// Those that some round asks.
fn shown(diagnostics: Diagnostics) -> BTreeSet<Inquiry> {
    diagnostics.journal().with(|view| {
        let all = view.diagnostics.inquiries.iter();
        all.filter(|(_, found)| found.is_shown())
            .map(|((_, inquiry), _)| *inquiry)
            .collect()
    })
}

/// One questionnaire with its rounds.
#[component]
fn OneInquiry(mentee: PersonId, inquiry: Inquiry) -> impl IntoView {
    let diagnostics = use_diagnostics();
    let rounds = Memo::new(move |_| {
        let shown = Round::ALL.iter().copied();
        shown
            .map(|round| (round, diagnostics.inquiry(round, inquiry)))
            .filter(|(_, found)| found.is_shown())
            .collect::<Vec<(Round, InquiryView)>>()
    });
    let name = Memo::new(move |_| {
        rounds.with(|rounds| {
            let newest = rounds
                .last()
                .and_then(|(_, found)| found.asked.value.as_ref());
            newest
                .map(|asked| words::inquiry(locale(), inquiry, asked))
                .unwrap_or_default()
        })
    });
    let keys = Memo::new(move |_| {
        rounds.with(|rounds| rounds.iter().map(|(round, _)| *round).collect::<Vec<_>>())
    });
    view! {
        <li class="card inquiry">
            <h3 class="inquiry__name">{name}</h3>
            <ul class="inquiry__rounds">
                <For each=move || keys.get() key=|round| *round let:round>
                    <OneRound mentee inquiry round name/>
                </For>
            </ul>
            <Low mentee inquiry/>
        </li>
    }
}

/// The answers of the first mentor who gave some.
fn estimate(diagnostics: Diagnostics, found: &InquiryView, mentee: PersonId) -> Given {
    let mentors = diagnostics.mentors().into_iter();
    let mut all = mentors.map(|by| found.given(mentee, by));
    all.find(|given| !given.is_empty()).unwrap_or_default()
}

#[component]
fn OneRound(mentee: PersonId, inquiry: Inquiry, round: Round, name: Memo<String>) -> impl IntoView {
    let diagnostics = use_diagnostics();
    let me = diagnostics.me();
    let found = Memo::new(move |_| diagnostics.inquiry(round, inquiry));
    let of = move |given: Given| {
        found.with(|found| {
            let asked = found.asked.value.as_ref()?;
            let count = asked.questions().count();
            Some((asked.answered(&given), count, asked.index(&given)))
        })
    };
    let own =
        Memo::new(move |_| of(found.with(|found| found.given(mentee, mentee))).unwrap_or_default());
    let mine =
        Memo::new(move |_| of(found.with(|found| found.given(mentee, me))).unwrap_or_default());
    let mentors = Memo::new(move |_| {
        of(found.with(|found| estimate(diagnostics, found, mentee))).unwrap_or_default()
    });
    let round_words = move || words::round(locale(), round);
    let state = move || {
        let (done, all, index) = own.get();
        match index {
            Some(percent) => t!(
                diagnostics.index_own,
                round = round_words(),
                percent = percent
            )
            .to_string(),
            None => format!(
                "{}: {}",
                round_words(),
                t!(diagnostics.step, at = done, all = all)
            ),
        }
    };
    let is_self = me == mentee;
    let act = move || {
        let (done, all, _) = mine.get();
        match (is_self, done) {
            (true, 0) => t!(diagnostics.answer),
            (true, done) if done < all => t!(diagnostics.go_on),
            (true, _) => t!(diagnostics.look_again),
            (false, 0) => t!(diagnostics.estimate),
            (false, _) => t!(diagnostics.estimate_again),
        }
    };
    let label = move || {
        t!(
            diagnostics.answered_named,
            act = act(),
            name = name.get(),
            round = round_words()
        )
    };
    let may = Memo::new(move |_| diagnostics.may_answer(mentee));
    let aside = move || {
        let edit = JournalEdit::Inquiry {
            round,
            inquiry,
            edit: Box::new(InquiryEdit::Aside(true)),
        };
        diagnostics.inquire_with_undo(edit, t!(diagnostics.aside));
    };
    // What somebody has answered stays.
    let is_untouched = Memo::new(move |_| found.with(|found| !found.is_answered()));
    let href = Route::Inquire(diagnostics.pair(), round, mentee, inquiry).path();
    let width = move || own.get().2.unwrap_or_default();
    let is_whole = move || own.get().2.is_some();
    view! {
        <li class="inquiry__round">
            <div class="inquiry__words">
                <p>{state}</p>
                <Show when=is_whole>
                    <meter class="inquiry__bar" min="0" max="100" prop:value=width aria-label=state></meter>
                </Show>
                {move || mentors.get().2.map(|percent| view! {
                    <p class="quiet">{t!(diagnostics.index_mentor, percent = percent)}</p>
                })}
            </div>
            <Show when=move || may.get() && is_untouched.get()>
                <Button
                    kind=ButtonKind::Plain
                    small=true
                    label=Signal::derive(move || {
                        t!(diagnostics.put_aside_named, name = name.get(), round = round_words()).to_string()
                    })
                    on_press=aside
                >
                    {t!(diagnostics.put_aside)}
                </Button>
            </Show>
            <Show when=move || may.get()>
                <a class="button button--small" href=href.clone() aria-label=label>{act}</a>
            </Show>
        </li>
    }
}

/// What the newest answers show as hard, and the tap that takes it into the programme.
#[component]
fn Low(mentee: PersonId, inquiry: Inquiry) -> impl IntoView {
    let diagnostics = use_diagnostics();
    let low = Memo::new(move |_| {
        let newest = Round::ALL.iter().rev().find_map(|round| {
            let found = diagnostics.inquiry(*round, inquiry);
            let own = found.given(mentee, mentee);
            (!own.is_empty()).then_some((found.asked.value?, own))
        });
        newest
            .map(|(asked, own)| low(&asked, &own))
            .unwrap_or_default()
    });
    view! {
        <Show when=move || !low.with(Vec::is_empty)>
            <More summary=t!(diagnostics.low)>
                <ul class="found">
                    <For each=move || low.get() key=|one| one.clone() let:one>
                        <OneLow words=one.0 area=one.1/>
                    </For>
                </ul>
            </More>
        </Show>
    }
}

fn low(asked: &Questionnaire, own: &Given) -> Vec<(String, Option<Area>)> {
    let found = asked.low(own).into_iter();
    found
        .map(|(question, area)| (words::question(locale(), question), area))
        .collect()
}

#[component]
fn OneLow(words: String, area: Option<Area>) -> impl IntoView {
    let diagnostics = use_diagnostics();
    let said = StoredValue::new(words.clone());
    let taken = Memo::new(move |_| {
        diagnostics.programme().with(|view| {
            let is_same = |text: &str| said.with_value(|words| text.trim() == words.trim());
            view.deficits.iter().any(|row| is_same(&row.text))
        })
    });
    let may_write = Memo::new(move |_| diagnostics.programme().may_plan());
    let take = move || {
        let deficit = Deficit {
            area,
            text: said.get_value(),
            source: DeficitSource::Questionnaire.to_string(),
            ..Deficit::default()
        };
        let edit = ProgrammeEdit::AddDeficit {
            id: DeficitId::from_random(diagnostics.random()),
            deficit: Box::new(deficit),
        };
        diagnostics.edit_with_undo(edit, t!(diagnostics.took));
    };
    view! {
        <li class="found__one">
            <p>{words}</p>
            {move || if taken.get() {
                view! { <Tag kind=TagKind::Act>{t!(diagnostics.taken)}</Tag> }.into_any()
            } else if may_write.get() {
                view! {
                    <Button
                        small=true
                        label=Signal::derive(move || t!(diagnostics.take_named, skill = said.get_value()))
                        on_press=take
                    >
                        {t!(diagnostics.take)}
                    </Button>
                }.into_any()
            } else {
                ().into_any()
            }}
        </li>
    }
}

/// What may be taken into a round: not what it asks already.
fn offered(diagnostics: Diagnostics, round: Round) -> Vec<(Inquiry, Questionnaire, String)> {
    let adaptation = Questionnaire::adaptation();
    let name = words::inquiry(locale(), Inquiry::Adaptation, &adaptation);
    let mut all = vec![(Inquiry::Adaptation, adaptation, name)];
    if let Some(school) = diagnostics.school() {
        school.with(|school| {
            let rows = school.blanks.iter();
            let rows = rows.filter(|row| row.kind == BlankKind::Questionnaire && row.is_offered());
            all.extend(rows.filter(|row| row.plain().asks() > 0).map(|row| {
                let asked = row.plain().questionnaire();
                let inquiry = Inquiry::Own(row.id);
                let name = words::inquiry(locale(), inquiry, &asked);
                let whom = row.field(BlankField::Whom);
                let name = if whom.is_empty() {
                    name
                } else {
                    format!("{name} ({whom})")
                };
                (inquiry, asked, name)
            }));
        });
    }
    all.retain(|(inquiry, ..)| !diagnostics.inquiry(round, *inquiry).is_shown());
    all
}

/// The form that takes one into a round.
#[component]
fn AddInquiry(open: RwSignal<bool>) -> impl IntoView {
    let diagnostics = use_diagnostics();
    let round = RwSignal::new(untrack(|| diagnostics.now()));
    let all = Memo::new(move |_| offered(diagnostics, round.get()));
    let chosen = RwSignal::new(String::new());
    let picked = move || {
        all.with(|all| {
            let found = all
                .iter()
                .find(|(inquiry, ..)| inquiry.to_string() == *chosen.read());
            found.or(all.first()).cloned()
        })
    };
    let save = move || {
        let Some((inquiry, asked, _)) = untrack(picked) else {
            return;
        };
        let round = round.get_untracked();
        let of = |edit| JournalEdit::Inquiry {
            round,
            inquiry,
            edit: Box::new(edit),
        };
        let found = untrack(|| diagnostics.inquiry(round, inquiry));
        let mut edits = vec![of(InquiryEdit::Asked(Some(asked)))];
        if found.aside.value {
            edits.push(of(InquiryEdit::Aside(false)));
        }
        open.set(false);
        diagnostics.inquire_with_undo(JournalEdit::Several(edits), t!(diagnostics.added));
    };
    let rounds = Signal::derive(|| {
        let one = |round: &Round| Offered::new(round.as_str(), words::round(locale(), *round));
        Round::ALL.iter().map(one).collect::<Vec<_>>()
    });
    let options = Signal::derive(move || {
        let one = |(inquiry, _, name): &(Inquiry, Questionnaire, String)| {
            Offered::new(inquiry.to_string(), name.clone())
        };
        all.with(|all| all.iter().map(one).collect::<Vec<_>>())
    });
    let none = Memo::new(move |_| all.with(Vec::is_empty));
    view! {
        <form class="stack" novalidate on:submit=move |event| { event.prevent_default(); save(); }>
            <crate::ui::Choice
                label=t!(diagnostics.which_round)
                value=Signal::derive(move || round.get().to_string())
                options=rounds
                on_change=move |code: String| {
                    if let Ok(chosen) = code.parse() {
                        round.set(chosen);
                    }
                }
            />
            <Show
                when=move || !none.get()
                fallback=|| view! { <p class="quiet">{t!(diagnostics.nothing_more)}</p> }
            >
                <Select
                    label=t!(diagnostics.which_inquiry)
                    value=Signal::derive(move || picked().map(|(inquiry, ..)| inquiry.to_string()).unwrap_or_default())
                    options
                    on_change=move |code| chosen.set(code)
                />
            </Show>
            <p class="quiet">{move || diagnostics.seen()}</p>
            <div class="dialog__acts">
                <Button on_press=move || open.set(false)>{t!(diagnostics.cancel)}</Button>
                <Button kind=ButtonKind::Act submit=true disabled=none>{t!(diagnostics.add)}</Button>
            </div>
        </form>
    }
}

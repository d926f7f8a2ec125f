//! The form of a request: a topic or a word is enough; the rest is for who wants to say it.

use super::draft::RequestDraft;
use crate::device::{Handle, use_device};
use crate::i18n::*;
use crate::told::{capital, difficulty::difficulty, people_vocabulary as words, vocabulary};
use crate::ui::{
    Button, ButtonKind, Choice, DraftFound, DraftKept, More, Offered, Offers, Select, TextField,
    use_toasts,
};
use leptos::prelude::*;
use ryadom_domain::{
    Asked, Asker, Difficulty, Form, Kind, PersonId, Request, RequestId, Topic, Urgency,
};
use ryadom_replica::{PersonDoc, SchoolDoc};

/// So many usual difficulties at once: below them stand the fields. The next one comes when one is taken.
const USUAL: usize = 5;

/// The form, about this person; `asked` is the request to change, `None` for a new one.
#[component]
pub fn RequestForm(
    person: PersonId,
    handle: Handle<PersonDoc>,
    asked: Option<Asked>,
    #[prop(into)] on_done: Callback<()>,
) -> impl IntoView {
    let device = use_device();
    let toasts = use_toasts();
    let is_own = person == device.person();
    let start = match &asked {
        Some(asked) => RequestDraft {
            id: asked.id,
            request: asked.request.clone(),
        },
        None => RequestDraft {
            id: RequestId::from_random(device.random()),
            request: Request {
                made: Some(untrack(|| device.today())),
                urgency: Some(Urgency::Year),
                asker: Some(if is_own { Asker::Own } else { Asker::Tutor }),
                ..Request::default()
            },
        },
    };
    let name = match &asked {
        Some(asked) => format!("request:{}", asked.id),
        None => format!("request:{person}:new"),
    };
    let kept_form = device.draft(&name, start);
    let draft = kept_form.value();
    let tried = RwSignal::new(false);
    let before = StoredValue::new(asked.map(|asked| asked.request));
    let save = move || {
        tried.set(true);
        let typed = draft.get_untracked();
        if typed.is_empty() {
            return;
        }
        let edit = match before.get_value() {
            Some(before) => typed.change(&before),
            None => Some(typed.add()),
        };
        if let Some(edit) = edit {
            match handle.edit(edit) {
                Ok(()) => {
                    toasts.offer(t!(requests.kept), t!(requests.undo), device.take_back());
                }
                Err(why) => {
                    return toasts.say(t!(requests.not_kept, why = why.to_string()));
                }
            }
        }
        kept_form.done();
        on_done.run(());
    };
    let anew = move |()| {
        if let Some(back) = kept_form.throw_away() {
            toasts.offer_draft(back);
        }
    };
    let cancel = move |()| {
        anew(());
        on_done.run(());
    };
    let change = move |set: fn(&mut Request, String)| {
        move |value: String| draft.update(|typed| set(&mut typed.request, value))
    };
    let school = device.registry().with_untracked(|registry| registry.school);
    let school = school.map(|school| device.open::<SchoolDoc>(school));
    // What people of this category usually find hard, but for what stands there already.
    let usual = Memo::new(move |_| {
        let org_type = school.and_then(|school| school.with(|view| view.org_type.value));
        let category = handle.with(|view| view.profile().mentee.category);
        let all = category.map(|category| category.difficulties(org_type));
        let worded = |one: Difficulty| (one, difficulty(locale(), one, org_type));
        let said = draft.read().request.words.clone();
        let all = all.unwrap_or_default().into_iter().map(worded);
        all.filter(|(_, words)| !said.contains(words))
            .take(USUAL)
            .collect::<Vec<_>>()
    });
    let offered_usual = Signal::derive(move || {
        let one = |(_, words): &(Difficulty, &'static str)| Offered::new(*words, *words);
        usual.with(|usual| usual.iter().map(one).collect::<Vec<_>>())
    });
    let take = move |taken: String| {
        let found = usual.with_untracked(|usual| {
            let mut all = usual.iter();
            all.find(|(_, words)| *words == taken).copied()
        });
        if let Some((difficulty, words)) = found {
            draft.update(|typed| typed.take(difficulty, words));
        }
    };
    let fault = Signal::derive(move || {
        (tried.get() && draft.read().is_empty()).then(|| t!(requests.nothing).to_owned())
    });
    view! {
        <form
            class="stack"
            novalidate
            on:submit=move |event| {
                event.prevent_default();
                save();
            }
        >
            <DraftFound found=kept_form.found() on_anew=anew/>
            <Offers
                label=if is_own { t!(requests.usual) } else { t!(requests.usual_of) }
                offered=offered_usual
                on_take=take
            />
            <Select
                label=t!(requests.topic)
                value=Signal::derive(move || code(draft.read().request.topic.map(Topic::as_str)))
                options=offered(Topic::ALL, |one| one.as_str(), words::topic)
                on_change=change(|request, value| request.topic = value.parse().ok())
            />
            <TextField
                label=t!(requests.words)
                hint=t!(requests.words_hint)
                value=Signal::derive(move || draft.read().request.words.clone())
                on_input=change(|request, value| request.words = value)
                error=fault
                lines=true
            />
            <Choice
                label=t!(requests.urgency)
                value=Signal::derive(move || code(draft.read().request.urgency.map(Urgency::as_str)))
                options=Signal::derive(|| {
                    Urgency::ALL
                        .iter()
                        .map(|one| Offered::new(one.as_str(), capital(words::urgency(locale(), *one))))
                        .collect()
                })
                on_change=change(|request, value| request.urgency = value.parse().ok())
            />
            <More summary=t!(requests.wishes)>
                <div class="fields">
                    <Select
                        label=t!(requests.mentor)
                        value=Signal::derive(move || {
                            draft.read().request.mentor.map(|one| one.to_string()).unwrap_or_default()
                        })
                        options=Signal::derive(move || colleagues(person))
                        on_change=change(|request, value| request.mentor = value.parse().ok())
                    />
                    <Select
                        label=t!(requests.form)
                        value=Signal::derive(move || code(draft.read().request.form.map(Form::as_str)))
                        options=offered(Form::ALL, |one| one.as_str(), vocabulary::form)
                        on_change=change(|request, value| request.form = value.parse().ok())
                    />
                    <Select
                        label=t!(requests.kind)
                        value=Signal::derive(move || code(draft.read().request.kind.map(Kind::as_str)))
                        options=offered(Kind::ALL, |one| one.as_str(), vocabulary::kind)
                        on_change=change(|request, value| request.kind = value.parse().ok())
                    />
                </div>
            </More>
            <Show when=move || !is_own>
                <Select
                    label=t!(requests.asker)
                    value=Signal::derive(move || code(draft.read().request.asker.map(Asker::as_str)))
                    options=offered(Asker::ALL, |one| one.as_str(), words::asker)
                    on_change=change(|request, value| request.asker = value.parse().ok())
                />
            </Show>
            <p class="quiet">{if is_own { t!(requests.seen_by_own) } else { t!(requests.seen_by) }}</p>
            <DraftKept kept=kept_form.kept()/>
            <div class="dialog__acts">
                <Button on_press=cancel>{t!(requests.cancel)}</Button>
                <Button kind=ButtonKind::Act submit=true>{t!(requests.send)}</Button>
            </div>
        </form>
    }
}

fn code(code: Option<&'static str>) -> String {
    code.unwrap_or_default().to_owned()
}

/// Everything that may be chosen, and nothing.
fn offered<T>(
    all: &'static [T],
    code: fn(T) -> &'static str,
    words: fn(Locale, T) -> &'static str,
) -> Signal<Vec<Offered>>
where
    T: Copy + Send + Sync + 'static,
{
    Signal::derive(move || {
        let locale = locale();
        let mut offered = vec![Offered::new("", td_string!(locale, requests.any))];
        offered.extend(
            all.iter()
                .map(|one| Offered::new(code(*one), capital(words(locale, *one)))),
        );
        offered
    })
}

/// Whom one may wish for: everybody else, by name.
fn colleagues(person: PersonId) -> Vec<Offered> {
    let registry = use_device().registry().get();
    let mut all: Vec<Offered> = registry
        .people
        .iter()
        .filter(|(id, _)| **id != person)
        .map(|(id, found)| Offered::new(id.to_string(), found.name.full()))
        .filter(|offered| !offered.label.is_empty())
        .collect();
    all.sort_by(|one, other| one.label.cmp(&other.label));
    all.insert(0, Offered::new("", t!(requests.any)));
    all
}

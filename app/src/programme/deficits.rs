//! What the pair works on: each difficulty with its levels.

use super::context::use_programme;
use super::levels::Levels;
use super::torn::Torn;
use super::usual::UsualDeficits;
use super::words::Words;
use crate::i18n::*;
use crate::told::{self, vocabulary};
use crate::ui::{
    Button, ButtonKind, Checkbox, Choice, Dialog, Glyph, Icon, Offered, Select, Tag, TextField,
    use_toasts,
};
use leptos::prelude::*;
use ryadom_domain::{Area, Deficit, DeficitId, DeficitSource, Level};
use ryadom_replica::{DeficitEdit, DeficitRow, Field, ProgrammeEdit, ProgrammeText, Value, Wave};

/// The list, and a dialog for the one that is being changed.
#[component]
pub fn Deficits() -> impl IntoView {
    let programme = use_programme();
    let ids = Memo::new(move |_| {
        programme.view(|view| view.deficits.iter().map(|row| row.id).collect::<Vec<_>>())
    });
    let questions = Memo::new(move |_| programme.diagnostics());
    let instruments = Memo::new(move |_| programme.instruments());
    let chosen = RwSignal::new(None::<DeficitId>);
    let open = RwSignal::new(false);
    let change = Callback::new(move |id: DeficitId| {
        chosen.set(Some(id));
        open.set(true);
    });
    let add = move || {
        let id = DeficitId::from_random(programme.random());
        programme.edit(ProgrammeEdit::AddDeficit {
            id,
            deficit: Box::default(),
        });
        change.run(id);
    };
    view! {
        <section aria-labelledby="deficits">
            <div class="group group--acts">
                <h2 id="deficits">{t!(programme.deficits)}</h2>
                <span class="group__line"></span>
                <Show when=move || questions.get().is_some()>
                    <a class="button button--plain button--small" href=move || questions.get()>{t!(programme.diagnostics)}</a>
                    <a class="button button--plain button--small" href=move || instruments.get()>{t!(programme.instruments)}</a>
                </Show>
                <Show when=move || programme.may_write().get()>
                    <Button kind=ButtonKind::Plain small=true on_press=add>
                        <Icon glyph=Glyph::Add small=true/>
                        {t!(programme.add_deficit)}
                    </Button>
                </Show>
            </div>
            <Show when=move || ids.with(Vec::is_empty)>
                <p class="quiet">{t!(programme.deficits_none)}</p>
            </Show>
            <ul>
                <For each=move || ids.get() key=|id| *id let:id>
                    <OneDeficit id on_change=change/>
                </For>
            </ul>
            <UsualDeficits/>
            <Dialog open wide=true title=t!(programme.deficit)>
                {move || chosen.get().map(|id| view! { <DeficitForm id open/> })}
            </Dialog>
        </section>
    }
}

/// One deficit, read anew only when it changed.
fn deficit(id: DeficitId) -> Memo<Option<DeficitRow>> {
    let programme = use_programme();
    Memo::new(move |_| {
        programme.view(|view| view.deficits.iter().find(|row| row.id == id).cloned())
    })
}

#[component]
fn OneDeficit(id: DeficitId, on_change: Callback<DeficitId>) -> impl IntoView {
    let programme = use_programme();
    let row = deficit(id);
    let plain = Signal::derive(move || {
        row.with(|row| row.as_ref().map(DeficitRow::plain).unwrap_or_default())
    });
    let text = move || {
        plain.with(|deficit| {
            if deficit.text.trim().is_empty() {
                t!(programme.unnamed).to_owned()
            } else {
                deficit.text.clone()
            }
        })
    };
    let under = move || plain.with(|deficit| under_line(locale(), deficit));
    let fate = Memo::new(move |_| {
        row.with(|row| row.as_ref().map(|row| row.fate.clone()).unwrap_or_default())
    });
    let choose = move |edit| programme.edit(ProgrammeEdit::Deficit { id, edit });
    let is_there_twice = Memo::new(move |_| {
        let asked = row.with(|row| row.as_ref().and_then(|row| row.asked));
        let same = |other: &DeficitRow| other.id != id && other.asked == asked;
        asked.is_some() && programme.view(|view| view.deficits.iter().any(same))
    });
    view! {
        <li class="deficit">
            <div>
                <p>{text}</p>
                <p class="quiet">
                    {under}
                    {move || fate.get().is_torn().then(|| view! { " " <Tag>{move || programme.came_back(locale(), &fate.get())}</Tag> })}
                    <Show when=move || is_there_twice.get()>" "<Tag>{t!(programme.deficit_twice)}</Tag></Show>
                </p>
                <Show when=move || fate.get().is_torn() && programme.may_write().get()>
                    <div class="cluster">
                        <Button small=true on_press=move || choose(DeficitEdit::Restore)>{t!(programme.keep_row)}</Button>
                        <Button small=true on_press=move || choose(DeficitEdit::Remove)>{t!(programme.remove_again)}</Button>
                    </div>
                </Show>
                <TornDeficit id/>
            </div>
            <div class="cluster cluster--apart">
                <Levels deficit=plain/>
                <Show when=move || programme.may_write().get()>
                    <Button
                        kind=ButtonKind::Plain
                        small=true
                        label=Signal::derive(move || t!(programme.change_deficit, deficit = told::excerpt(&text(), 60)).to_string())
                        on_press=move || on_change.run(id)
                    >
                        {t!(programme.change)}
                    </Button>
                </Show>
            </div>
        </li>
    }
}

/// «методические · входная анкета».
fn under_line(locale: Locale, deficit: &Deficit) -> String {
    let priority = deficit
        .priority
        .then(|| td_string!(locale, programme.priority).to_owned());
    let area = deficit
        .area
        .map(|area| vocabulary::area(locale, area).to_owned());
    let source = Some(vocabulary::source_words(locale, &deficit.source));
    let source = source.filter(|source| !source.trim().is_empty());
    [priority, area, source]
        .into_iter()
        .flatten()
        .collect::<Vec<_>>()
        .join(" · ")
}

/// The fields of a deficit that two people set apart.
#[component]
fn TornDeficit(id: DeficitId) -> impl IntoView {
    view! {
        <TornDeficitField id field=Field::Area read=|row| row.area.clone() value=|area| area.map_or(Value::Nothing, Value::Area) edit=DeficitEdit::Area/>
        <TornDeficitField id field=Field::Source read=|row| row.source.clone() value=|kept| Value::Words(vocabulary::source_words(locale(), kept)) edit=DeficitEdit::Source/>
        <TornDeficitField id field=Field::Priority read=|row| row.priority.clone() value=|yes| Value::YesNo(*yes) edit=DeficitEdit::Priority/>
        <TornDeficitField id field=Field::LevelStart read=|row| row.start.clone() value=level_value edit=|level| DeficitEdit::Level(Wave::Start, level)/>
        <TornDeficitField id field=Field::LevelMid read=|row| row.mid.clone() value=level_value edit=|level| DeficitEdit::Level(Wave::Mid, level)/>
        <TornDeficitField id field=Field::LevelTarget read=|row| row.target.clone() value=level_value edit=|level| DeficitEdit::Level(Wave::Target, level)/>
        <TornDeficitField id field=Field::LevelEnd read=|row| row.end.clone() value=level_value edit=|level| DeficitEdit::Level(Wave::End, level)/>
    }
}

fn level_value(level: &Option<Level>) -> Value {
    level.map_or(Value::Nothing, Value::Level)
}

#[component]
fn TornDeficitField<T>(
    id: DeficitId,
    field: Field,
    read: fn(&DeficitRow) -> ryadom_replica::Choice<T>,
    value: fn(&T) -> Value,
    edit: fn(T) -> DeficitEdit,
) -> impl IntoView
where
    T: Clone + Default + PartialEq + Send + Sync + 'static,
{
    let programme = use_programme();
    let row = deficit(id);
    let choice = Memo::new(move |_| row.with(|row| row.as_ref().map(read).unwrap_or_default()));
    let keep = move |kept: T| {
        programme.edit(ProgrammeEdit::Deficit {
            id,
            edit: edit(kept),
        })
    };
    view! { <Torn choice field value on_keep=keep/> }
}

#[component]
fn DeficitForm(id: DeficitId, open: RwSignal<bool>) -> impl IntoView {
    let programme = use_programme();
    let toasts = use_toasts();
    let row = deficit(id);
    let plain =
        Memo::new(move |_| row.with(|row| row.as_ref().map(DeficitRow::plain).unwrap_or_default()));
    let edit = move |edit| programme.edit(ProgrammeEdit::Deficit { id, edit });
    let areas = Signal::derive(move || {
        let locale = locale();
        let none = Offered::new("", td_string!(locale, programme.not_said));
        let areas = Area::ALL
            .iter()
            .map(|area| Offered::new(area.as_str(), vocabulary::area(locale, *area)));
        std::iter::once(none).chain(areas).collect::<Vec<_>>()
    });
    let area = Signal::derive(move || {
        plain.with(|deficit| {
            deficit
                .area
                .map(|area| area.to_string())
                .unwrap_or_default()
        })
    });
    let source = Signal::derive(move || {
        plain.with(|deficit| vocabulary::source_words(locale(), &deficit.source))
    });
    let sources = Signal::derive(move || {
        let words =
            |source: &DeficitSource| vocabulary::deficit_source(locale(), *source).to_owned();
        DeficitSource::ALL.iter().map(words).collect::<Vec<_>>()
    });
    let priority = Signal::derive(move || plain.with(|deficit| deficit.priority));
    let remove = move || {
        edit(DeficitEdit::Remove);
        open.set(false);
        toasts.offer(
            t!(programme.deficit_removed),
            t!(programme.restore),
            move || {
                edit(DeficitEdit::Restore);
            },
        );
    };
    view! {
        <div class="stack">
            <Words text=ProgrammeText::Deficit(id) label=t!(programme.deficit_text)/>
            <div class="fields">
                <Select
                    label=t!(programme.area)
                    value=area
                    options=areas
                    on_change=move |code: String| edit(DeficitEdit::Area(code.parse().ok()))
                />
                <TextField
                    label=t!(programme.source)
                    value=source
                    offered=sources
                    on_rest=move |words: String| edit(DeficitEdit::Source(vocabulary::source_kept(locale(), &words)))
                />
            </div>
            <p class="field__hint">{t!(programme.levels_hint)}</p>
            <div class="fields">
                <LevelChoice id wave=Wave::Start/>
                <LevelChoice id wave=Wave::Mid/>
                <LevelChoice id wave=Wave::Target/>
                <LevelChoice id wave=Wave::End/>
            </div>
            <Checkbox checked=priority on_change=move |on| edit(DeficitEdit::Priority(on))>
                {t!(programme.priority_question)}
            </Checkbox>
            <div class="dialog__acts">
                <Button kind=ButtonKind::Need on_press=remove>{t!(programme.remove_deficit)}</Button>
                <Button kind=ButtonKind::Act on_press=move || open.set(false)>{t!(programme.ready)}</Button>
            </div>
        </div>
    }
}

#[component]
fn LevelChoice(id: DeficitId, wave: Wave) -> impl IntoView {
    let programme = use_programme();
    let row = deficit(id);
    let label = move || match wave {
        Wave::Start => t!(programme.wave_start),
        Wave::Mid => t!(programme.wave_mid),
        Wave::Target => t!(programme.wave_target),
        Wave::End => t!(programme.wave_end),
    };
    let level = move || {
        row.with(|row| {
            row.as_ref().and_then(|row| match wave {
                Wave::Start => row.start.value,
                Wave::Mid => row.mid.value,
                Wave::Target => row.target.value,
                Wave::End => row.end.value,
            })
        })
    };
    let value = Signal::derive(move || {
        level()
            .map(|level| level.get().to_string())
            .unwrap_or_default()
    });
    let options = Signal::derive(move || {
        let none = Offered::new("", td_string!(locale(), programme.no_level));
        let levels = Level::ALL
            .iter()
            .map(|level| Offered::new(level.get().to_string(), level.get().to_string()));
        std::iter::once(none).chain(levels).collect::<Vec<_>>()
    });
    let choose = move |code: String| {
        let level = code.parse().ok().and_then(Level::new);
        programme.edit(ProgrammeEdit::Deficit {
            id,
            edit: DeficitEdit::Level(wave, level),
        });
    };
    view! { <Choice label=move || label().to_owned() value options on_change=choose/> }
}

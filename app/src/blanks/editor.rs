//! One of them, edited in place.

use super::desk::{size, use_desk};
use super::line::LineForm;
use super::torn::{CameBack, Torn};
use crate::i18n::*;
use crate::route::Route;
use crate::told::vocabulary;
use crate::ui::{Button, ButtonKind, EmptyState, Glyph, Icon, Notice, Offered, Select, TextField};
use leptos::prelude::*;
use ryadom_domain::{BlankField, BlankId, BlankKind, BlankLine, LineId, Scale, Style};
use ryadom_replica::{BlankEdit, BlankRow, Field};

/// One blank. `Copy`; kept in context for its lines.
#[derive(Clone, Copy)]
pub struct Leaf {
    pub id: BlankId,
    pub row: Memo<Option<BlankRow>>,
}

impl Leaf {
    /// One value of it; changes only when that value does.
    pub fn part<T>(self, read: fn(&BlankRow) -> T) -> Memo<T>
    where
        T: Default + PartialEq + Send + Sync + 'static,
    {
        Memo::new(move |_| {
            self.row
                .with(|row| row.as_ref().map(read).unwrap_or_default())
        })
    }

    /// A field's words.
    fn field(self, field: BlankField) -> Signal<String> {
        Signal::derive(move || {
            self.row.with(|row| {
                let words = row.as_ref().map(|row| row.field(field).to_owned());
                words.unwrap_or_default()
            })
        })
    }
}

/// The editor.
#[component]
pub fn Editor(id: BlankId) -> impl IntoView {
    let desk = use_desk();
    let leaf = Leaf {
        id,
        row: desk.row(id),
    };
    provide_context(leaf);
    let there = Memo::new(move |_| leaf.row.with(Option::is_some));
    view! {
        <a class="back" href=Route::Blanks.path()>
            <Icon glyph=Glyph::Back small=true/>
            {t!(blanks.title)}
        </a>
        <Show
            when=move || there.get()
            fallback=|| view! { <EmptyState title=t!(blanks.not_found) why=t!(blanks.not_found_why)/> }
        >
            <Head/>
            <div class="entry">
                <About/>
                <Lines/>
            </div>
        </Show>
    }
}

#[component]
fn Head() -> impl IntoView {
    let (desk, leaf) = (use_desk(), expect_context::<Leaf>());
    let title = leaf.field(BlankField::Title);
    let title = move || {
        let title = title.get();
        if title.is_empty() {
            t!(blanks.untitled).to_owned()
        } else {
            title
        }
    };
    let size = move || leaf.row.with(|row| row.as_ref().map(size));
    let away = Memo::new(move |_| {
        leaf.row
            .with(|row| row.as_ref().is_some_and(|row| !row.is_offered()))
    });
    let retire = move || {
        let (words, said) = if away.get_untracked() {
            (String::new(), t!(blanks.offered_again))
        } else {
            (desk.device.today().to_string(), t!(blanks.put_away))
        };
        desk.edit_with_undo(leaf.id, BlankEdit::Set(BlankField::Retired, words), said);
    };
    view! {
        <div class="top">
            <div class="top__words">
                <h1 tabindex="-1">{title}</h1>
                <p class="quiet">{size}</p>
            </div>
            <Show when=move || !desk.still.get()>
                <div class="top__acts">
                    <Button on_press=retire>
                        {move || if away.get() { t!(blanks.offer) } else { t!(blanks.put) }}
                    </Button>
                </div>
            </Show>
        </div>
        <Show when=move || away.get()>
            <Notice words=t!(blanks.away_why)/>
        </Show>
        <Torn
            field=Field::Blank(BlankField::Retired)
            choice=Signal::derive(move || choice(leaf, BlankField::Retired))
            on_keep=move |words| { desk.edit(leaf.id, BlankEdit::Set(BlankField::Retired, words)); }
        />
    }
}

fn choice(leaf: Leaf, field: BlankField) -> ryadom_replica::Choice<String> {
    leaf.row.with(|row| {
        let choice = row.as_ref().and_then(|row| row.fields.get(&field));
        choice.cloned().unwrap_or_default()
    })
}

#[component]
fn About() -> impl IntoView {
    let (desk, leaf) = (use_desk(), expect_context::<Leaf>());
    let still: Signal<bool> = desk.still.into();
    let keep = move |field: BlankField| {
        move |words: String| {
            let words = words.trim().to_owned();
            if untrack(|| leaf.field(field).get()) != words {
                desk.edit(leaf.id, BlankEdit::Set(field, words));
            }
        }
    };
    let torn = move |field: BlankField| {
        view! {
            <Torn
                field=Field::Blank(field)
                choice=Signal::derive(move || choice(leaf, field))
                on_keep=move |words| { desk.edit(leaf.id, BlankEdit::Set(field, words)); }
            />
        }
    };
    let kind = leaf.part(|row| Some(row.kind));
    let scales = Signal::derive(move || {
        let locale = locale();
        match kind.get() {
            Some(BlankKind::Rubric) => Style::ALL
                .iter()
                .map(|one| Offered::new(one.as_str(), vocabulary::style(locale, *one)))
                .collect::<Vec<_>>(),
            _ => Scale::ALL
                .iter()
                .map(|one| Offered::new(one.as_str(), vocabulary::scale(locale, *one)))
                .collect(),
        }
    });
    let chosen = leaf.field(BlankField::Scale);
    let chosen = Signal::derive(move || match (chosen.get(), kind.get()) {
        (words, _) if !words.is_empty() => words,
        (_, Some(BlankKind::Rubric)) => Style::Levels.to_string(),
        _ => Scale::Skill.to_string(),
    });
    view! {
        <section class="entry__part" aria-label=t!(blanks.about)>
            <TextField
                label=t!(blanks.name)
                value=leaf.field(BlankField::Title)
                on_rest=keep(BlankField::Title)
                disabled=still
            />
            {torn(BlankField::Title)}
            <div class="fields">
                <TextField
                    label=t!(blanks.whom)
                    value=leaf.field(BlankField::Whom)
                    on_rest=keep(BlankField::Whom)
                    disabled=still
                />
                <Select
                    label=t!(blanks.scale)
                    value=chosen
                    options=scales
                    on_change=keep(BlankField::Scale)
                    disabled=still
                />
            </div>
            {torn(BlankField::Whom)}
            {torn(BlankField::Scale)}
            <p class="quiet">{t!(blanks.words_stay)}</p>
        </section>
    }
}

#[component]
fn Lines() -> impl IntoView {
    let (desk, leaf) = (use_desk(), expect_context::<Leaf>());
    let ids = leaf.part(|row| row.lines.iter().map(|line| line.id).collect::<Vec<_>>());
    let kind = leaf.part(|row| Some(row.kind));
    let add = move |is_section: bool| {
        let id = LineId::from_random(desk.device.random());
        let after = ids.with_untracked(|ids| ids.last().copied());
        let line = BlankLine {
            is_section,
            ..BlankLine::default()
        };
        if desk.edit(leaf.id, BlankEdit::AddLine { id, after, line }) {
            desk.fresh.set(Some(id));
        }
    };
    let question = move || match kind.get() {
        Some(BlankKind::Rubric) => t!(blanks.add_criterion),
        _ => t!(blanks.add_question),
    };
    view! {
        <section class="entry__part" aria-labelledby="blank-lines">
            <h2 id="blank-lines">
                {move || match kind.get() {
                    Some(BlankKind::Rubric) => t!(blanks.criteria),
                    _ => t!(blanks.questions),
                }}
            </h2>
            <Show when=move || ids.with(Vec::is_empty)>
                <p class="quiet">{t!(blanks.no_lines)}</p>
            </Show>
            <CameBack/>
            <ul class="blank__lines">
                <For each=move || ids.get() key=|id| *id let:id>
                    <LineForm id/>
                </For>
            </ul>
            <Show when=move || !desk.still.get()>
                <div class="cluster">
                    <Button kind=ButtonKind::Act on_press=move || add(false)>
                        <Icon glyph=Glyph::Add small=true/>
                        {question}
                    </Button>
                    <Button on_press=move || add(true)>
                        <Icon glyph=Glyph::Add small=true/>
                        {t!(blanks.add_section)}
                    </Button>
                </div>
                <p class="quiet">{t!(blanks.enter)}</p>
            </Show>
            <p class="quiet">{t!(blanks.seen)}</p>
        </section>
    }
}

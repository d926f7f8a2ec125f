//! One line in the editor: the name of a section, a question, a criterion.

use super::desk::use_desk;
use super::editor::Leaf;
use super::torn::Torn;
use crate::i18n::*;
use crate::told::{capital, vocabulary};
use crate::ui::{Glyph, IconButton, More, Offered, Select, TextField};
use leptos::ev::KeyboardEvent;
use leptos::html;
use leptos::prelude::*;
use ryadom_domain::{Area, BlankField, BlankKind, BlankLine, LineField, LineId, Style};
use ryadom_replica::{BlankEdit, BlankRow, Field, LineRow};
use wasm_bindgen::JsCast;
use web_sys::HtmlElement;

/// Where a line stands: its number among its kind, and its neighbours.
#[derive(Debug, Clone, Default, PartialEq)]
struct Stand {
    number: usize,
    /// The line that it comes after when it moves up; `None` within for the first place.
    up: Option<Option<LineId>>,
    down: Option<LineId>,
}

fn stand(row: &BlankRow, id: LineId) -> Stand {
    let place = row.lines.iter().position(|line| line.id == id);
    let Some(place) = place else {
        return Stand::default();
    };
    let is_section = row.lines.get(place).is_some_and(|line| line.is_section);
    let alike = row.lines.iter().take(place + 1);
    let id_at = |place: usize| row.lines.get(place).map(|line| line.id);
    Stand {
        number: alike.filter(|line| line.is_section == is_section).count(),
        up: place
            .checked_sub(1)
            .map(|above| above.checked_sub(1).and_then(id_at)),
        down: id_at(place + 1),
    }
}

/// One line.
#[component]
pub fn LineForm(id: LineId) -> impl IntoView {
    let (desk, leaf) = (use_desk(), expect_context::<Leaf>());
    let still: Signal<bool> = desk.still.into();
    let line = Memo::new(move |_| {
        leaf.row.with(|row| {
            let mut lines = row.iter().flat_map(|row| &row.lines);
            lines.find(|line| line.id == id).cloned()
        })
    });
    let stand = Memo::new(move |_| {
        leaf.row
            .with(|row| row.as_ref().map(|row| stand(row, id)).unwrap_or_default())
    });
    let kind = leaf.part(|row| Some(row.kind));
    let is_section =
        untrack(|| line.with(|line| line.as_ref().is_some_and(|line| line.is_section)));
    let is_rubric = untrack(|| kind.get() == Some(BlankKind::Rubric));
    let by_levels = leaf.part(|row| {
        row.kind == BlankKind::Rubric && row.field(BlankField::Scale) != Style::Weighted.as_str()
    });
    let name = Signal::derive(move || {
        let number = stand.with(|stand| stand.number);
        if is_section {
            t!(blanks.section_n, number = number).to_string()
        } else if is_rubric {
            t!(blanks.criterion_n, number = number).to_string()
        } else {
            t!(blanks.question_n, number = number).to_string()
        }
    });
    let node = NodeRef::<html::Li>::new();
    Effect::new(move || {
        if let Some(node) = node.get()
            && desk.fresh.get_untracked() == Some(id)
        {
            desk.fresh.set(None);
            request_animation_frame(move || focus(&node));
        }
    });
    let enter = move |event: KeyboardEvent| {
        if event.key() != "Enter" || event.shift_key() || event.is_composing() {
            return;
        }
        event.prevent_default();
        let fresh = LineId::from_random(desk.device.random());
        let edit = BlankEdit::AddLine {
            id: fresh,
            after: Some(id),
            line: BlankLine::default(),
        };
        if desk.edit(leaf.id, edit) {
            desk.fresh.set(Some(fresh));
        }
    };
    let up = move || {
        if let Some(after) = stand.get_untracked().up {
            desk.edit(leaf.id, BlankEdit::MoveLine(id, after));
        }
    };
    let down = move || {
        if let Some(after) = stand.get_untracked().down {
            desk.edit(leaf.id, BlankEdit::MoveLine(id, Some(after)));
        }
    };
    let remove =
        move || desk.edit_with_undo(leaf.id, BlankEdit::RemoveLine(id), t!(blanks.line_removed));
    let torn = move |field: LineField| {
        view! {
            <Torn
                field=Field::Line(field)
                choice=Signal::derive(move || choice(line, field))
                on_keep=move |words| { desk.edit(leaf.id, BlankEdit::SetLine(id, field, words)); }
            />
        }
    };
    view! {
        <li class="blank__line" class:blank__line--section=is_section node_ref=node>
            <div on:keydown=enter>
                <Words id line field=LineField::Words label=name/>
            </div>
            {torn(LineField::Words)}
            <div class="blank__foot">
                {is_section.then(|| (!is_rubric).then(|| view! { <OfArea id line/> }))}
                <Show when=move || !is_section && !by_levels.get()>
                    <div class="blank__weight">
                        <Words
                            id
                            line
                            field=LineField::Weight
                            label=Signal::derive(move || t!(blanks.weight).to_owned())
                        />
                    </div>
                </Show>
                <Show when=move || !still.get()>
                    <div class="blank__acts">
                        <IconButton
                            glyph=Glyph::Up
                            label=Signal::derive(move || t!(blanks.up, name = name.get()).to_string())
                            on_press=up
                            disabled=Signal::derive(move || stand.with(|stand| stand.up.is_none()))
                        />
                        <IconButton
                            glyph=Glyph::Down
                            label=Signal::derive(move || t!(blanks.down, name = name.get()).to_string())
                            on_press=down
                            disabled=Signal::derive(move || stand.with(|stand| stand.down.is_none()))
                        />
                        <IconButton
                            glyph=Glyph::Remove
                            label=Signal::derive(move || t!(blanks.remove, name = name.get()).to_string())
                            on_press=remove
                        />
                    </div>
                </Show>
            </div>
            {torn(LineField::Weight)}
            {torn(LineField::Area)}
            <Show when=move || !is_section && by_levels.get()>
                <More summary=t!(blanks.levels)>
                    <div class="stack stack--tight">
                        {LineField::LEVELS.into_iter().zip([2, 1, 0]).map(|(field, points)| view! {
                            <Words
                                id
                                line
                                field
                                label=Signal::derive(move || t!(blanks.level, points = points).to_string())
                            />
                            {torn(field)}
                        }).collect_view()}
                    </div>
                </More>
            </Show>
        </li>
    }
}

/// The field of a line that was just added takes the focus, as if one went on typing.
fn focus(line: &HtmlElement) {
    let field = line.query_selector("textarea").ok().flatten();
    if let Some(field) = field.and_then(|field| field.dyn_into::<HtmlElement>().ok()) {
        // Focus fails only for an element that has left the page.
        drop(field.focus());
    }
}

fn choice(line: Memo<Option<LineRow>>, field: LineField) -> ryadom_replica::Choice<String> {
    line.with(|line| {
        let choice = line.as_ref().and_then(|line| line.fields.get(&field));
        choice.cloned().unwrap_or_default()
    })
}

fn words(line: Memo<Option<LineRow>>, field: LineField) -> String {
    line.with(|line| {
        let words = line.as_ref().map(|line| line.field(field).to_owned());
        words.unwrap_or_default()
    })
}

/// One field of a line.
#[component]
fn Words(
    id: LineId,
    line: Memo<Option<LineRow>>,
    field: LineField,
    #[prop(into)] label: Signal<String>,
) -> impl IntoView {
    let (desk, leaf) = (use_desk(), expect_context::<Leaf>());
    let keep = move |said: String| {
        // A question is one line, whatever was pasted into it.
        let mut said = said.split_whitespace().collect::<Vec<_>>().join(" ");
        if field == LineField::Weight {
            said = said
                .parse::<u16>()
                .map(|weight| weight.min(100).to_string())
                .unwrap_or_default();
        }
        if untrack(|| words(line, field)) != said {
            desk.edit(leaf.id, BlankEdit::SetLine(id, field, said));
        }
    };
    let value = Signal::derive(move || match words(line, field) {
        said if field == LineField::Weight && said.is_empty() => "1".to_owned(),
        said => said,
    });
    let still: Signal<bool> = desk.still.into();
    if field == LineField::Weight {
        view! { <TextField label value on_rest=keep inputmode="numeric" disabled=still/> }
            .into_any()
    } else {
        view! { <TextField label value on_rest=keep lines=true disabled=still/> }.into_any()
    }
}

/// What kind of difficulty it is to be weak in this section.
#[component]
fn OfArea(id: LineId, line: Memo<Option<LineRow>>) -> impl IntoView {
    let (desk, leaf) = (use_desk(), expect_context::<Leaf>());
    let options = Signal::derive(|| {
        let locale = locale();
        let none = Offered::new("", td_string!(locale, blanks.no_area));
        let one =
            |area: &Area| Offered::new(area.as_str(), capital(vocabulary::area(locale, *area)));
        let all = Area::ALL.iter().map(one);
        std::iter::once(none).chain(all).collect::<Vec<_>>()
    });
    let still: Signal<bool> = desk.still.into();
    view! {
        <div class="blank__area">
            <Select
                label=t!(blanks.area)
                value=Signal::derive(move || words(line, LineField::Area))
                options
                on_change=move |area: String| {
                    desk.edit(leaf.id, BlankEdit::SetLine(id, LineField::Area, area));
                }
                disabled=still
            />
        </div>
    }
}

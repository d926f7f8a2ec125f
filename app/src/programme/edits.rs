//! What a tap means, as edits of the programme. Pure, so that every tap can be tested.

use jiff::civil::Date;
use ryadom_domain::{ItemId, Mark, PlanDate, PlanItem, Side};
use ryadom_replica::{ItemEdit, ItemRow, ProgrammeEdit};

/// What a tap on the ring of an item does: done today and marked by whoever tapped, or not done after all.
pub fn tick(item: &ItemRow, side: Side, today: Date) -> ProgrammeEdit {
    let own_mark = |on| match side {
        Side::Mentor => ItemEdit::MarkByMentor(on),
        Side::Mentee => ItemEdit::MarkByMentee(on),
    };
    let mut edits = if item.mark.value == Some(Mark::Done) {
        vec![ItemEdit::Mark(None), own_mark(false)]
    } else {
        vec![ItemEdit::Mark(Some(Mark::Done)), own_mark(true)]
    };
    match (item.mark.value, item.actual_date.value) {
        (Some(Mark::Done), Some(_)) => edits.push(ItemEdit::ActualDate(None)),
        (Some(Mark::Done), None) | (_, Some(_)) => {}
        (_, None) => edits.push(ItemEdit::ActualDate(Some(today))),
    }
    several(item.id, edits)
}

/// What choosing how an item went does. Done and done in part happened today unless somebody says otherwise.
pub fn choose_mark(item: &ItemRow, mark: Option<Mark>, today: Date) -> ProgrammeEdit {
    let mut edits = vec![ItemEdit::Mark(mark)];
    if matches!(mark, Some(Mark::Done | Mark::Partly)) && item.actual_date.value.is_none() {
        edits.push(ItemEdit::ActualDate(Some(today)));
    }
    several(item.id, edits)
}

/// A new item, as the last of its section: so much as can be guessed, and no words yet.
pub fn new_item(
    items: &[ItemRow],
    section: Option<&str>,
    today: Date,
    id: ItemId,
) -> ProgrammeEdit {
    let last = match section {
        Some(section) => items.iter().rfind(|item| item.section.value == section),
        None => items.last(),
    };
    let item = PlanItem {
        section: section
            .map(str::to_owned)
            .or_else(|| last.map(|item| item.section.value.clone()))
            .unwrap_or_default(),
        responsible: last
            .map(|item| item.responsible.value.clone())
            .unwrap_or_default(),
        planned: Some(PlanDate::month(today)),
        ..PlanItem::default()
    };
    let after = last.or(items.last()).map(|item| item.id);
    ProgrammeEdit::AddItem {
        id,
        after,
        item: Box::new(item),
    }
}

/// Which way an item is moved.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Way {
    /// Towards the beginning.
    Up,
    /// Towards the end.
    Down,
}

/// Moves an item past its neighbour in the same section; `None` where there is none.
pub fn step(items: &[ItemRow], id: ItemId, way: Way) -> Option<ProgrammeEdit> {
    let at = items.iter().position(|item| item.id == id)?;
    let section = &items.get(at)?.section.value;
    let same = |item: &ItemRow| item.section.value == *section;
    let after = match way {
        Way::Up => {
            let past = items[..at].iter().rposition(same)?;
            past.checked_sub(1)
                .and_then(|before| items.get(before))
                .map(|item| item.id)
        }
        Way::Down => {
            let past = items[at + 1..].iter().position(same)?;
            items.get(at + 1 + past).map(|item| item.id)
        }
    };
    Some(ProgrammeEdit::Item {
        id,
        edit: ItemEdit::MoveAfter(after),
    })
}

/// Several edits of one item as one change.
pub fn several(id: ItemId, edits: Vec<ItemEdit>) -> ProgrammeEdit {
    ProgrammeEdit::Several(
        edits
            .into_iter()
            .map(|edit| ProgrammeEdit::Item { id, edit })
            .collect(),
    )
}

#[cfg(test)]
mod tests {
    use super::*;
    use jiff::civil::date;
    use ryadom_replica::{Choice, Fate};
    use wasm_bindgen_test::wasm_bindgen_test;

    const TODAY: Date = date(2026, 2, 13);

    fn id(n: u8) -> ItemId {
        ItemId::from_random([n; 16])
    }

    fn row(n: u8, section: &str) -> ItemRow {
        let word = |word: &str| Choice {
            value: word.to_owned(),
            ..Choice::default()
        };
        ItemRow {
            id: id(n),
            fate: Fate::Kept,
            touched: None,
            section: word(section),
            event: String::new(),
            form_of_work: word(""),
            planned: Choice::default(),
            responsible: word("наставник"),
            expected_result: String::new(),
            product: String::new(),
            actual_result: String::new(),
            actual_date: Choice::default(),
            mark: Choice::default(),
            reason: String::new(),
            mentor_mark: Choice::default(),
            mentee_mark: Choice::default(),
            confirmed: Choice::default(),
            deficits: Default::default(),
            task: Choice::default(),
        }
    }

    fn edits(edit: ProgrammeEdit) -> Vec<ItemEdit> {
        let ProgrammeEdit::Several(edits) = edit else {
            panic!("one change")
        };
        edits
            .into_iter()
            .map(|edit| match edit {
                ProgrammeEdit::Item { edit, .. } => edit,
                other => panic!("an edit of the item, not {other:?}"),
            })
            .collect()
    }

    #[wasm_bindgen_test]
    fn a_tap_on_the_ring_says_done_today_and_marks_it_for_whoever_tapped() {
        assert_eq!(
            edits(tick(&row(1, ""), Side::Mentee, TODAY)),
            [
                ItemEdit::Mark(Some(Mark::Done)),
                ItemEdit::MarkByMentee(true),
                ItemEdit::ActualDate(Some(TODAY)),
            ]
        );
    }

    #[wasm_bindgen_test]
    fn a_second_tap_takes_all_of_it_back() {
        let mut done = row(1, "");
        done.mark.value = Some(Mark::Done);
        done.actual_date.value = Some(TODAY);
        assert_eq!(
            edits(tick(&done, Side::Mentor, TODAY)),
            [
                ItemEdit::Mark(None),
                ItemEdit::MarkByMentor(false),
                ItemEdit::ActualDate(None)
            ]
        );
    }

    #[wasm_bindgen_test]
    fn a_date_that_somebody_wrote_is_kept() {
        let mut dated = row(1, "");
        dated.actual_date.value = Some(date(2026, 2, 1));
        assert_eq!(
            edits(choose_mark(&dated, Some(Mark::Partly), TODAY)),
            [ItemEdit::Mark(Some(Mark::Partly))]
        );
    }

    #[wasm_bindgen_test]
    fn a_new_item_is_the_last_of_its_section() {
        let rows = [row(1, "А"), row(2, "А"), row(3, "Б")];
        let ProgrammeEdit::AddItem { after, item, .. } = new_item(&rows, Some("А"), TODAY, id(9))
        else {
            panic!("an item is added")
        };
        assert_eq!(
            (after, item.section.as_str(), item.responsible.as_str()),
            (Some(id(2)), "А", "наставник")
        );
    }

    #[wasm_bindgen_test]
    fn an_item_moves_within_its_section_only() {
        let rows = [row(1, "А"), row(2, "Б"), row(3, "А")];
        let to = |n, way| match step(&rows, id(n), way) {
            Some(ProgrammeEdit::Item {
                edit: ItemEdit::MoveAfter(after),
                ..
            }) => Some(after),
            _ => None,
        };
        assert_eq!(to(3, Way::Up), Some(None));
        assert_eq!(to(1, Way::Down), Some(Some(id(3))));
        assert_eq!(to(2, Way::Up), None);
        assert_eq!(to(3, Way::Down), None);
    }
}

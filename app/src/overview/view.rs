//! What the overview shows, worked out from the registry and the local summaries alone: no document is opened for it.

use crate::attention;
use crate::told::Names;
use jiff::ToSpan;
use jiff::civil::{Date, Time};
use reactive_stores::{Patch, Store};
use ryadom_domain::attention::{Need, Thresholds};
use ryadom_domain::{
    DocumentId, Form, ItemId, Kind, Pair, PairId, PairState, Registry, SchoolRoles,
};
use ryadom_replica::Summary;

/// How far ahead «Скоро» looks, in days.
pub const AHEAD_DAYS: i32 = 14;
/// How far back the figure of meetings looks, in days.
const MONTH_DAYS: i32 = 30;
/// How many rows «Скоро» has at most.
const SOON_ROWS: usize = 10;

/// The overview.
#[derive(Debug, Clone, Default, PartialEq, Store, Patch)]
pub struct Overview {
    /// How many pairs are open.
    pub pairs: usize,
    /// The four figures.
    #[patch(|this, new| *this = new)]
    pub figures: Figures,
    /// Pairs that need the reader, most pressing first.
    #[store(key: PairId = |row| row.id)]
    pub needs: Vec<NeedRow>,
    /// Every open pair.
    #[store(key: PairId = |row| row.id)]
    pub squares: Vec<Square>,
    /// What comes in the next two weeks.
    #[store(key: SoonKey = |row| row.of)]
    pub soon: Vec<SoonRow>,
    /// How many more come than there are rows.
    pub soon_more: usize,
}

/// The few numbers a curator looks for first.
#[derive(Debug, Clone, Copy, Default, PartialEq, Eq)]
pub struct Figures {
    /// Items whose date has come, in running pairs.
    pub due: usize,
    /// Of them, done.
    pub done: usize,
    /// Meetings of the last thirty days; `None` when the reader may not read journals.
    pub meetings: Option<usize>,
    /// Deficits that are worked on.
    pub deficits: usize,
    /// Of them, at a higher level than at the start.
    pub moved: usize,
    /// Places to look at.
    pub places: usize,
}

impl Figures {
    /// Share of the plan done by its date, in whole percent; `None` before anything was due.
    pub fn share(&self) -> Option<usize> {
        (self.done * 100).checked_div(self.due)
    }
}

/// A pair that needs the reader.
#[derive(Debug, Clone, PartialEq, Store, Patch)]
pub struct NeedRow {
    /// The pair.
    #[patch(|this, new| *this = new)]
    pub id: PairId,
    /// «Иванова — Кузнецова».
    pub name: String,
    /// Форма.
    #[patch(|this, new| *this = new)]
    pub form: Option<Form>,
    /// Вид.
    #[patch(|this, new| *this = new)]
    pub kind: Option<Kind>,
    /// Why.
    #[patch(|this, new| *this = new)]
    pub why: Vec<Need>,
    /// Its programme.
    #[patch(|this, new| *this = new)]
    pub programme: Option<DocumentId>,
    /// The items whose marks wait for the curator.
    #[patch(|this, new| *this = new)]
    pub marks: Vec<ItemId>,
}

/// A pair in the grid.
#[derive(Debug, Clone, PartialEq, Store, Patch)]
pub struct Square {
    /// The pair.
    #[patch(|this, new| *this = new)]
    pub id: PairId,
    /// «Иванова — Кузнецова».
    pub name: String,
    /// First letters of the first mentor's and the first mentee's last names.
    pub letters: String,
    /// Where it is in its life.
    #[patch(|this, new| *this = new)]
    pub state: PairState,
    /// Why it needs the reader; empty when it does not.
    #[patch(|this, new| *this = new)]
    pub why: Vec<Need>,
}

/// Which thing of which pair a row of «Скоро» is.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub enum SoonKey {
    /// The pair's next meeting.
    Meeting(PairId),
    /// A plan item.
    Item(PairId, ItemId),
}

/// Something in the next two weeks.
#[derive(Debug, Clone, PartialEq, Store, Patch)]
pub struct SoonRow {
    /// What.
    #[patch(|this, new| *this = new)]
    pub of: SoonKey,
    /// When.
    #[patch(|this, new| *this = new)]
    pub date: Date,
    /// At what hour, when that is known.
    #[patch(|this, new| *this = new)]
    pub time: Option<Time>,
    /// A plan item's event; empty for a meeting.
    pub event: String,
    /// Where; empty when not known.
    pub place: String,
    /// «Иванова — Кузнецова».
    pub pair: String,
}

/// Works the overview out. Asked again at each change of any summary: cheap for a hundred pairs.
pub fn overview<'a>(
    registry: &Registry,
    summary: impl Fn(PairId) -> Option<&'a Summary>,
    roles: SchoolRoles,
    today: Date,
    limits: &Thresholds,
) -> Overview {
    let mut shown = Overview::default();
    let mut soon = Vec::new();
    let names = Names {
        registry,
        reader: None,
        today,
    };
    for pair in registry.pairs.values().filter(|pair| pair.state.is_open()) {
        let summary = summary(pair.id);
        let why = attention::needs(registry, pair, summary, roles, today, limits);
        let name = names.pair(pair.id);
        if let Some(summary) = summary {
            count(&mut shown.figures, summary, today);
            look_ahead(&mut soon, pair.id, &name, summary, today);
        }
        shown.pairs += 1;
        if !why.is_empty() {
            shown
                .needs
                .push(need_row(pair, &name, why.clone(), summary));
        }
        shown.squares.push(Square {
            id: pair.id,
            letters: letters(registry, pair),
            name,
            state: pair.state,
            why,
        });
    }
    // Pressing things first; then by name, so that nothing jumps while nothing changes.
    shown
        .needs
        .sort_by(|one, other| (&one.why, &one.name).cmp(&(&other.why, &other.name)));
    shown
        .squares
        .sort_by(|one, other| (&one.name, one.id).cmp(&(&other.name, other.id)));
    soon.sort_by(|one: &SoonRow, other| {
        (one.date, one.time, &one.pair, one.of).cmp(&(
            other.date,
            other.time,
            &other.pair,
            other.of,
        ))
    });
    shown.soon_more = soon.len().saturating_sub(SOON_ROWS);
    soon.truncate(SOON_ROWS);
    shown.soon = soon;
    shown
}

fn count(figures: &mut Figures, summary: &Summary, today: Date) {
    if let Some(programme) = &summary.programme {
        let (due, done) = programme.by(today);
        figures.due += due;
        figures.done += done;
        figures.deficits += programme.deficits;
        figures.moved += programme.deficits_moved;
        figures.places += programme.places;
    }
    if let Some(journal) = &summary.journal {
        let first = today.saturating_sub(MONTH_DAYS.days());
        let held = journal
            .meetings
            .iter()
            .filter(|day| **day > first && **day <= today)
            .count();
        figures.meetings = Some(figures.meetings.unwrap_or(0) + held);
        figures.places += journal.places;
    }
}

fn need_row(pair: &Pair, name: &str, why: Vec<Need>, summary: Option<&Summary>) -> NeedRow {
    let asked = why.iter().any(|need| matches!(need, Need::Marks(_)));
    let marks = summary
        .and_then(|summary| summary.programme.as_ref())
        .filter(|_| asked)
        .map(|programme| programme.waiting().map(|item| item.id).collect())
        .unwrap_or_default();
    NeedRow {
        id: pair.id,
        name: name.to_owned(),
        form: pair.form,
        kind: pair.kind,
        why,
        programme: pair.programme,
        marks,
    }
}

fn letters(registry: &Registry, pair: &Pair) -> String {
    [pair.mentors.first(), pair.mentees.first()]
        .into_iter()
        .flatten()
        .filter_map(|person| registry.name(*person).last.chars().next())
        .flat_map(char::to_uppercase)
        .collect()
}

fn look_ahead(rows: &mut Vec<SoonRow>, pair: PairId, name: &str, summary: &Summary, today: Date) {
    let last = today.saturating_add(AHEAD_DAYS.days());
    let near = |date: &Date| (today..=last).contains(date);
    let next = summary.journal.as_ref().map(|journal| &journal.next);
    if let Some(next) = next
        && let Some(date) = next.date.filter(near)
    {
        rows.push(SoonRow {
            of: SoonKey::Meeting(pair),
            date,
            time: next.time,
            event: String::new(),
            place: next.place.trim().to_owned(),
            pair: name.to_owned(),
        });
    }
    let items = summary
        .programme
        .iter()
        .flat_map(|programme| &programme.items);
    for item in items {
        let open = matches!(item.mark, None | Some(ryadom_domain::Mark::Moved));
        let due = item.planned.and_then(|planned| planned.due()).filter(near);
        if let (true, Some(date)) = (open, due) {
            rows.push(SoonRow {
                of: SoonKey::Item(pair, item.id),
                date,
                time: None,
                event: item.event.clone(),
                place: String::new(),
                pair: name.to_owned(),
            });
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use jiff::civil::date;
    use ryadom_domain::{Mark, Name, NextMeeting, Person, PersonId, PlanDate};
    use ryadom_replica::{JournalSummary, PlannedItem, ProgrammeSummary};
    use std::collections::BTreeMap;
    use wasm_bindgen_test::wasm_bindgen_test;

    const TODAY: Date = date(2026, 2, 13);
    const CURATOR: SchoolRoles = SchoolRoles {
        curator: true,
        council: false,
        head: false,
    };

    fn person(byte: u8) -> PersonId {
        PersonId::from_random([byte; 16])
    }

    fn pair(byte: u8) -> PairId {
        PairId::from_random([byte; 16])
    }

    fn school(states: &[PairState]) -> Registry {
        let mut registry = Registry::new(DocumentId::from_random([0; 16]));
        for (byte, last) in [(1, "Иванова"), (2, "Кузнецова")] {
            let person_row = Person {
                name: Name::new(last, "", ""),
                ..Person::default()
            };
            registry.people.insert(person(byte), person_row);
        }
        for (byte, state) in (1..).zip(states) {
            registry.pairs.insert(
                pair(byte),
                Pair {
                    id: pair(byte),
                    form: None,
                    kind: None,
                    state: *state,
                    mentors: [person(1)].into(),
                    mentees: [person(2)].into(),
                    start: Some(date(2025, 9, 8)),
                    end: Some(date(2026, 5, 22)),
                    programme: None,
                    journal: None,
                    reflection: None,
                },
            );
        }
        registry
    }

    fn item(day: Date, mark: Option<Mark>) -> PlannedItem {
        PlannedItem {
            id: ItemId::from_random([day.day().unsigned_abs(); 16]),
            event: "Открытый урок".to_owned(),
            section: String::new(),
            planned: Some(PlanDate::Day(day)),
            actual_date: None,
            mark,
            mentor_mark: mark.is_some(),
            mentee_mark: false,
            confirmed: false,
            waits: mark.is_some(),
            places: 0,
        }
    }

    fn summary(items: Vec<PlannedItem>, meetings: Vec<Date>, next: Option<Date>) -> Summary {
        Summary {
            programme: Some(ProgrammeSummary {
                items,
                ..ProgrammeSummary::default()
            }),
            journal: Some(JournalSummary {
                meetings,
                next: NextMeeting {
                    date: next,
                    ..NextMeeting::default()
                },
                ..JournalSummary::default()
            }),
            review: None,
        }
    }

    fn shown(registry: &Registry, summaries: &BTreeMap<PairId, Summary>) -> Overview {
        let limits = Thresholds::USUAL;
        overview(registry, |id| summaries.get(&id), CURATOR, TODAY, &limits)
    }

    #[wasm_bindgen_test]
    fn the_share_counts_what_was_due_and_not_what_comes() {
        let items = vec![
            item(date(2026, 2, 10), Some(Mark::Done)),
            item(date(2026, 2, 12), None),
            item(date(2026, 2, 20), None),
        ];
        let summaries = [(pair(1), summary(items, vec![TODAY], None))].into();
        let shown = shown(&school(&[PairState::Working]), &summaries);
        assert_eq!(shown.figures.share(), Some(50));
        assert_eq!(shown.figures.meetings, Some(1));
        assert_eq!(
            shown.needs[0].marks.len(),
            1,
            "the done item waits for the curator"
        );
    }

    #[wasm_bindgen_test]
    fn what_is_not_known_is_not_a_nought() {
        let figures = shown(&school(&[PairState::Working]), &BTreeMap::new()).figures;
        assert_eq!((figures.share(), figures.meetings), (None, None));
    }

    #[wasm_bindgen_test]
    fn soon_holds_the_next_fortnight_in_order() {
        let items = vec![
            item(date(2026, 2, 27), None),
            item(date(2026, 2, 28), None),
            item(date(2026, 2, 14), Some(Mark::Done)),
        ];
        let next = Some(date(2026, 2, 18));
        let summaries = [(pair(1), summary(items, vec![TODAY], next))].into();
        let days: Vec<_> = shown(&school(&[PairState::Working]), &summaries)
            .soon
            .iter()
            .map(|row| row.date.day())
            .collect();
        assert_eq!(days, [18, 27]);
    }

    #[wasm_bindgen_test]
    fn ended_pairs_are_not_in_the_grid() {
        let states = [
            PairState::Working,
            PairState::Completed,
            PairState::Matching,
        ];
        let shown = shown(&school(&states), &BTreeMap::new());
        assert_eq!((shown.pairs, shown.squares.len()), (2, 2));
        assert_eq!(shown.squares[0].name, "Иванова — Кузнецова");
        assert_eq!(shown.squares[0].letters, "ИК");
    }
}

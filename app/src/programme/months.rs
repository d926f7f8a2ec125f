//! A programme's year, counted by months: what was planned for each, what of it is done, what is late.

use jiff::civil::Date;
use ryadom_domain::{Due, PlanDate, PlanItem, SchoolYear};

/// A programme without days of its own is drawn from September to May.
const USUAL_LENGTH: i32 = 9;
/// More than this and the months would be too narrow to read.
const MOST: i32 = 24;

/// One month of the year strip.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Month {
    /// Its first day.
    pub first: Date,
    /// Planned for it and done, wholly or in part.
    pub done: usize,
    /// Planned for it and late.
    pub late: usize,
    /// Planned for it, and neither done nor late.
    pub ahead: usize,
}

impl Month {
    /// Everything planned for it.
    pub const fn planned(&self) -> usize {
        self.done + self.late + self.ahead
    }
}

/// How much of the plan is done.
#[derive(Debug, Clone, Copy, Default, PartialEq, Eq)]
pub struct Tally {
    /// Items.
    pub all: usize,
    /// Of them done, wholly or in part.
    pub done: usize,
    /// Of them late.
    pub late: usize,
}

/// Counts the whole plan.
pub fn tally<'a>(items: impl IntoIterator<Item = &'a PlanItem>, today: Date) -> Tally {
    let mut tally = Tally::default();
    for item in items {
        tally.all += 1;
        match Due::of_item(item.planned, item.mark, today) {
            Due::Done => tally.done += 1,
            Due::Overdue(_) => tally.late += 1,
            _ => {}
        }
    }
    tally
}

/// Counts the plan by months, from the programme's first to its last. An item stands in the month it is due in;
/// what goes on all the time stands in none.
pub fn months(
    items: &[PlanItem],
    starts: Option<Date>,
    ends: Option<Date>,
    today: Date,
) -> Vec<Month> {
    let due = |item: &PlanItem| {
        item.planned
            .as_ref()
            .and_then(PlanDate::due)
            .map(|day| day.first_of_month())
    };
    let dues: Vec<Date> = items.iter().filter_map(due).collect();
    let first = starts
        .map(|day| day.first_of_month())
        .into_iter()
        .chain(dues.iter().copied())
        .min()
        .unwrap_or_else(|| SchoolYear::of(today).first_day());
    let last = ends
        .map(|day| day.first_of_month())
        .into_iter()
        .chain(dues.iter().copied())
        .max()
        .unwrap_or_else(|| later(first, USUAL_LENGTH - 1));
    let mut months: Vec<Month> = (0..MOST)
        .map(|n| later(first, n))
        .take_while(|month| *month <= last)
        .map(|first| Month {
            first,
            done: 0,
            late: 0,
            ahead: 0,
        })
        .collect();
    for item in items {
        let month = due(item).and_then(|day| months.iter_mut().find(|month| month.first == day));
        if let Some(month) = month {
            match Due::of_item(item.planned, item.mark, today) {
                Due::Done => month.done += 1,
                Due::Overdue(_) => month.late += 1,
                _ => month.ahead += 1,
            }
        }
    }
    months
}

/// The same day so many months later.
fn later(day: Date, months: i32) -> Date {
    day.checked_add(jiff::Span::new().months(months))
        .unwrap_or(day)
}

#[cfg(test)]
mod tests {
    use super::*;
    use jiff::civil::date;
    use ryadom_domain::Mark;
    use wasm_bindgen_test::wasm_bindgen_test;

    const TODAY: Date = date(2026, 2, 13);

    fn item(planned: PlanDate, mark: Option<Mark>) -> PlanItem {
        PlanItem {
            planned: Some(planned),
            mark,
            ..PlanItem::default()
        }
    }

    #[wasm_bindgen_test]
    fn a_programme_without_days_is_drawn_from_september_to_may() {
        let months = months(&[], None, None, TODAY);
        assert_eq!(months.len(), 9);
        assert_eq!(months[0].first, date(2025, 9, 1));
        assert_eq!(months[8].first, date(2026, 5, 1));
    }

    #[wasm_bindgen_test]
    fn an_item_stands_in_the_month_it_is_due_in() {
        let items = [
            item(PlanDate::Span(date(2026, 1, 26), date(2026, 2, 6)), None),
            item(PlanDate::Month(date(2026, 2, 1)), None),
            item(PlanDate::Day(date(2026, 1, 30)), Some(Mark::Partly)),
            item(PlanDate::Weekly(1), None),
        ];
        let months = months(
            &items,
            Some(date(2026, 1, 12)),
            Some(date(2026, 2, 20)),
            TODAY,
        );
        assert_eq!(
            months,
            [
                Month {
                    first: date(2026, 1, 1),
                    done: 1,
                    late: 0,
                    ahead: 0
                },
                Month {
                    first: date(2026, 2, 1),
                    done: 0,
                    late: 1,
                    ahead: 1
                },
            ]
        );
    }

    #[wasm_bindgen_test]
    fn an_item_outside_the_programme_s_days_widens_the_year() {
        let items = [item(PlanDate::Day(date(2026, 6, 5)), None)];
        let months = months(
            &items,
            Some(date(2025, 9, 8)),
            Some(date(2026, 5, 22)),
            TODAY,
        );
        assert_eq!(months.len(), 10);
        assert_eq!(months[9].ahead, 1);
    }

    #[wasm_bindgen_test]
    fn done_in_part_counts_as_done_and_given_up_as_neither() {
        let items = [
            item(PlanDate::Day(date(2026, 1, 1)), Some(Mark::Done)),
            item(PlanDate::Day(date(2026, 1, 1)), Some(Mark::NotDone)),
            item(PlanDate::Day(date(2026, 1, 1)), None),
        ];
        assert_eq!(
            tally(&items, TODAY),
            Tally {
                all: 3,
                done: 1,
                late: 1
            }
        );
    }
}

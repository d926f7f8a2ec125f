//! When a pair needs its curator: rules over a few facts, with every threshold in one place.

use crate::due::days_between;
use crate::{Due, PairState, ProgrammeState};
use jiff::civil::Date;

/// How much of each thing is too much. Days are whole calendar days.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Thresholds {
    /// So many days without a meeting, and the pair is quiet.
    pub quiet_days: i32,
    /// So many days after a pair's first day, and it should have met once.
    pub first_meeting_days: i32,
    /// A plan item is let be until it is late by so many days: marks are often made on the Friday after.
    pub late_item_days: i32,
    /// An agreement is let be until it is late by so many days.
    pub late_agreement_days: i32,
    /// So many days after a pair's first day, and its programme should no longer be a draft.
    pub draft_days: i32,
}

impl Thresholds {
    /// What a school starts with: a pair is expected to meet at least every second week.
    pub const USUAL: Self = Self {
        quiet_days: 15,
        first_meeting_days: 10,
        late_item_days: 3,
        late_agreement_days: 1,
        draft_days: 14,
    };
}

/// What the rules look at, of one pair.
#[derive(Debug, Clone, Default, PartialEq, Eq)]
pub struct PairFacts {
    /// Where the pair is in its life; `None` is taken for a pair that works.
    pub state: Option<PairState>,
    /// Where its programme is in its life.
    pub programme: Option<ProgrammeState>,
    /// A head has approved the programme as it was agreed.
    pub head_approved: bool,
    /// Somebody stands on both sides.
    pub complete: bool,
    /// First day.
    pub start: Option<Date>,
    /// Last day.
    pub end: Option<Date>,
    /// Its journal was read, so that no meeting there means that none was held. Not everybody may read journals.
    pub journal_read: bool,
    /// The newest meeting that was held.
    pub last_meeting: Option<Date>,
    /// The next one that was agreed.
    pub next_meeting: Option<Date>,
    /// Where each plan item stands today.
    pub items: Vec<Due>,
    /// Where each agreement stands today.
    pub agreements: Vec<Due>,
    /// Items that the pair marked and nobody confirmed.
    pub marks_waiting: usize,
    /// Fields with two values, and rows that somebody removed and somebody edited.
    pub unsettled: usize,
}

/// One reason why a pair needs its curator, most pressing first.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub enum Need {
    /// No mentor, or no mentee.
    Incomplete,
    /// It should have met by now, and never has; days since its first day.
    NeverMet(i32),
    /// Days since it last met.
    Quiet(i32),
    /// So many plan items are late; the latest by so many days.
    LateItems(usize, i32),
    /// So many agreements are late; the latest by so many days.
    LateAgreements(usize, i32),
    /// So many places hold two values or a row that came back.
    Unsettled(usize),
    /// A head has approved the programme, and a curator has yet to enter it.
    HeadApproved,
    /// The programme waits to be approved.
    Approval,
    /// The pair works and its programme is a draft still; days since its first day.
    StillDraft(i32),
    /// Its last day was so many days ago, and it was not ended.
    PastItsEnd(i32),
    /// So many marks wait for the curator.
    Marks(usize),
}

/// Everything for which a pair needs its curator today, most pressing first; empty when all is well.
///
/// A pair that is being made, paused or ended is not expected to meet or to keep its plan.
pub fn needs(facts: &PairFacts, today: Date, limits: &Thresholds) -> Vec<Need> {
    let state = facts.state.unwrap_or(PairState::Working);
    let mut needs = Vec::new();
    if !state.is_open() {
        return needs;
    }
    if matches!(state, PairState::Assigned | PairState::Working) {
        needs.extend((!facts.complete).then_some(Need::Incomplete));
        needs.extend(meeting(facts, today, limits));
        needs.extend(late(&facts.items, limits.late_item_days).map(|(n, d)| Need::LateItems(n, d)));
        needs.extend(
            late(&facts.agreements, limits.late_agreement_days)
                .map(|(n, d)| Need::LateAgreements(n, d)),
        );
        needs.extend(still_draft(facts, today, limits));
        needs.extend(past_its_end(facts, today));
    }
    // These wait for somebody's tap whatever the pair does.
    needs.extend((facts.unsettled > 0).then_some(Need::Unsettled(facts.unsettled)));
    needs.extend((facts.programme == Some(ProgrammeState::Agreed)).then_some(
        match facts.head_approved {
            true => Need::HeadApproved,
            false => Need::Approval,
        },
    ));
    needs.extend((facts.marks_waiting > 0).then_some(Need::Marks(facts.marks_waiting)));
    needs.sort();
    needs
}

fn meeting(facts: &PairFacts, today: Date, limits: &Thresholds) -> Option<Need> {
    // A pair past its last day has nothing to meet for; that it was not ended is said once.
    if past_its_end(facts, today).is_some() {
        return None;
    }
    // Whoever has already arranged to meet within a week needs no reminder.
    let arranged = facts
        .next_meeting
        .is_some_and(|next| (0..=crate::SOON_DAYS).contains(&days_between(today, next)));
    if arranged || !facts.journal_read {
        return None;
    }
    let since = |day| days_between(day, today);
    match (facts.last_meeting.map(since), facts.start.map(since)) {
        (Some(days), _) => (days >= limits.quiet_days).then_some(Need::Quiet(days)),
        (None, Some(days)) => (days >= limits.first_meeting_days).then_some(Need::NeverMet(days)),
        (None, None) => None,
    }
}

/// How many are late by at least `least` days, and the most of those days.
fn late(dues: &[Due], least: i32) -> Option<(usize, i32)> {
    let days = || {
        dues.iter().filter_map(|due| match due {
            Due::Overdue(days) if *days >= least => Some(*days),
            _ => None,
        })
    };
    days().max().map(|most| (days().count(), most))
}

fn still_draft(facts: &PairFacts, today: Date, limits: &Thresholds) -> Option<Need> {
    let days = days_between(facts.start?, today);
    (facts.programme == Some(ProgrammeState::Draft) && days >= limits.draft_days)
        .then_some(Need::StillDraft(days))
}

fn past_its_end(facts: &PairFacts, today: Date) -> Option<Need> {
    let days = days_between(facts.end?, today);
    (days > 0).then_some(Need::PastItsEnd(days))
}

#[cfg(test)]
mod tests {
    use super::*;
    use jiff::civil::date;

    const TODAY: Date = date(2026, 2, 13);

    fn working() -> PairFacts {
        PairFacts {
            state: Some(PairState::Working),
            programme: Some(ProgrammeState::Running),
            complete: true,
            journal_read: true,
            start: Some(date(2025, 9, 8)),
            end: Some(date(2026, 5, 22)),
            last_meeting: Some(date(2026, 2, 11)),
            ..PairFacts::default()
        }
    }

    fn of(facts: &PairFacts) -> Vec<Need> {
        needs(facts, TODAY, &Thresholds::USUAL)
    }

    #[test]
    fn a_pair_that_meets_and_keeps_its_plan_needs_nobody() {
        let facts = PairFacts {
            items: vec![Due::Done, Due::Soon(0), Due::Later, Due::Undated],
            ..working()
        };
        assert_eq!(of(&facts), []);
    }

    // F20
    #[test]
    fn a_pair_without_a_meeting_for_fifteen_days_is_quiet_and_for_fourteen_is_not() {
        let met = |day| PairFacts {
            last_meeting: Some(day),
            ..working()
        };
        assert_eq!(of(&met(date(2026, 1, 29))), [Need::Quiet(15)]);
        assert_eq!(of(&met(date(2026, 1, 30))), []);
    }

    #[test]
    fn a_meeting_arranged_within_a_week_quiets_the_reminder() {
        let arranged = |next| PairFacts {
            last_meeting: Some(date(2026, 1, 20)),
            next_meeting: Some(next),
            ..working()
        };
        assert_eq!(of(&arranged(date(2026, 2, 13))), []);
        assert_eq!(of(&arranged(date(2026, 2, 20))), []);
        assert_eq!(of(&arranged(date(2026, 2, 21))), [Need::Quiet(24)]);
        assert_eq!(of(&arranged(date(2026, 2, 12))), [Need::Quiet(24)]);
    }

    #[test]
    fn a_new_pair_that_has_not_met_is_named_after_ten_days() {
        let begun = |start| PairFacts {
            start: Some(start),
            last_meeting: None,
            ..working()
        };
        assert_eq!(of(&begun(date(2026, 2, 4))), []);
        assert_eq!(of(&begun(date(2026, 2, 3))), [Need::NeverMet(10)]);
    }

    #[test]
    fn nobody_is_said_never_to_have_met_by_someone_who_may_not_read_the_journal() {
        let facts = PairFacts {
            journal_read: false,
            last_meeting: None,
            ..working()
        };
        assert_eq!(of(&facts), []);
    }

    #[test]
    fn late_items_and_agreements_are_counted_with_the_worst_delay() {
        let facts = PairFacts {
            items: vec![Due::Overdue(2), Due::Overdue(3), Due::Overdue(9)],
            agreements: vec![Due::Overdue(1), Due::Soon(1)],
            ..working()
        };
        assert_eq!(
            of(&facts),
            [Need::LateItems(2, 9), Need::LateAgreements(1, 1)]
        );
    }

    #[test]
    fn two_values_a_waiting_programme_and_marks_are_named_even_in_a_pause() {
        let facts = PairFacts {
            state: Some(PairState::Paused),
            programme: Some(ProgrammeState::Agreed),
            last_meeting: None,
            items: vec![Due::Overdue(90)],
            marks_waiting: 3,
            unsettled: 1,
            ..working()
        };
        assert_eq!(
            of(&facts),
            [Need::Unsettled(1), Need::Approval, Need::Marks(3)]
        );
    }

    #[test]
    fn what_a_head_has_approved_waits_to_be_entered_and_no_longer_to_be_approved() {
        let facts = PairFacts {
            programme: Some(ProgrammeState::Agreed),
            head_approved: true,
            ..working()
        };
        assert_eq!(of(&facts), [Need::HeadApproved]);
    }

    #[test]
    fn a_draft_is_named_two_weeks_after_the_first_day() {
        let facts = PairFacts {
            programme: Some(ProgrammeState::Draft),
            start: Some(date(2026, 1, 30)),
            ..working()
        };
        assert_eq!(of(&facts), [Need::StillDraft(14)]);
    }

    #[test]
    fn a_pair_past_its_last_day_is_asked_to_be_ended_and_not_to_meet() {
        let facts = PairFacts {
            end: Some(date(2026, 1, 1)),
            last_meeting: Some(date(2025, 12, 20)),
            ..working()
        };
        assert_eq!(of(&facts), [Need::PastItsEnd(43)]);
    }

    #[test]
    fn an_ended_pair_needs_nobody() {
        for state in [PairState::Completed, PairState::Dissolved] {
            let facts = PairFacts {
                state: Some(state),
                marks_waiting: 5,
                unsettled: 5,
                ..working()
            };
            assert_eq!(of(&facts), []);
        }
    }

    #[test]
    fn a_working_pair_without_a_mentee_is_named_first() {
        let facts = PairFacts {
            complete: false,
            marks_waiting: 1,
            ..working()
        };
        assert_eq!(of(&facts), [Need::Incomplete, Need::Marks(1)]);
    }
}

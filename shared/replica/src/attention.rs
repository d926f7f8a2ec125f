//! From what the device keeps of every pair to what the rules of attention look at.

use crate::Summary;
use jiff::civil::Date;
use ryadom_domain::attention::PairFacts;
use ryadom_domain::{Pair, Registry};

/// What the rules look at, of one pair on one day. Cheap: asked for every pair of the school at once.
pub fn pair_facts(
    registry: &Registry,
    pair: &Pair,
    summary: Option<&Summary>,
    today: Date,
) -> PairFacts {
    let is_head = |person| {
        registry
            .people
            .get(person)
            .is_some_and(|who| who.roles.head)
    };
    let review = summary.and_then(|summary| summary.review.as_ref());
    let programme = summary.and_then(|summary| summary.programme.as_ref());
    let journal = summary.and_then(|summary| summary.journal.as_ref());
    PairFacts {
        state: Some(pair.state),
        programme: programme.and_then(|programme| programme.state),
        head_approved: review.is_some_and(|review| review.approved_by.iter().any(is_head)),
        complete: !pair.mentors.is_empty() && !pair.mentees.is_empty(),
        start: pair
            .start
            .or(programme.and_then(|programme| programme.starts)),
        end: pair.end.or(programme.and_then(|programme| programme.ends)),
        journal_read: journal.is_some(),
        last_meeting: journal.and_then(|journal| journal.last_meeting(today)),
        next_meeting: journal.and_then(|journal| journal.next.date),
        items: programme
            .map(|programme| programme.items.iter().map(|item| item.due(today)).collect())
            .unwrap_or_default(),
        agreements: journal
            .map(|journal| {
                journal
                    .open_agreements
                    .iter()
                    .map(|agreement| agreement.due(today))
                    .collect()
            })
            .unwrap_or_default(),
        marks_waiting: programme.map_or(0, |programme| programme.waiting().count()),
        unsettled: programme.map_or(0, |programme| programme.places)
            + journal.map_or(0, |journal| journal.places),
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::{JournalSummary, OpenAgreement, PlannedItem, ProgrammeSummary};
    use jiff::civil::date;
    use ryadom_domain::attention::{Need, Thresholds, needs};
    use ryadom_domain::{
        AgreementId, DocumentId, ItemId, Mark, MeetingId, PairId, PairState, PersonId, PlanDate,
        ProgrammeState,
    };

    const TODAY: Date = date(2026, 2, 13);

    fn pair() -> Pair {
        Pair {
            id: PairId::from_random([1; 16]),
            form: None,
            kind: None,
            state: PairState::Working,
            mentors: [PersonId::from_random([2; 16])].into(),
            mentees: [PersonId::from_random([3; 16])].into(),
            start: Some(date(2025, 9, 8)),
            end: Some(date(2026, 5, 22)),
            programme: None,
            journal: None,
            reflection: None,
        }
    }

    fn item(planned: PlanDate, mark: Option<Mark>) -> PlannedItem {
        PlannedItem {
            id: ItemId::from_random([4; 16]),
            event: "Открытый урок".to_owned(),
            section: String::new(),
            planned: Some(planned),
            actual_date: None,
            mark,
            mentor_mark: mark.is_some(),
            mentee_mark: false,
            confirmed: false,
            waits: mark == Some(Mark::Done),
            places: 0,
        }
    }

    #[test]
    fn a_pair_whose_documents_never_arrived_is_not_accused_of_anything() {
        assert_eq!(
            needs(
                &pair_facts(
                    &Registry::new(DocumentId::from_random([9; 16])),
                    &pair(),
                    None,
                    TODAY
                ),
                TODAY,
                &Thresholds::USUAL
            ),
            []
        );
    }

    #[test]
    fn late_things_and_waiting_marks_are_read_from_the_summary() {
        let summary = Summary {
            programme: Some(ProgrammeSummary {
                state: Some(ProgrammeState::Running),
                items: vec![
                    item(PlanDate::Day(date(2026, 2, 1)), None),
                    item(PlanDate::Day(date(2026, 2, 1)), Some(Mark::Done)),
                ],
                places: 1,
                ..ProgrammeSummary::default()
            }),
            journal: Some(JournalSummary {
                meetings: vec![date(2026, 1, 10), date(2026, 2, 10), date(2026, 3, 1)],
                open_agreements: vec![OpenAgreement {
                    meeting: MeetingId::from_random([5; 16]),
                    id: AgreementId::from_random([6; 16]),
                    what: "Принести карточки".to_owned(),
                    who: None,
                    due: Some(date(2026, 2, 11)),
                }],
                places: 1,
                ..JournalSummary::default()
            }),
            review: None,
        };
        assert_eq!(
            needs(
                &pair_facts(
                    &Registry::new(DocumentId::from_random([9; 16])),
                    &pair(),
                    Some(&summary),
                    TODAY
                ),
                TODAY,
                &Thresholds::USUAL
            ),
            [
                Need::LateItems(1, 12),
                Need::LateAgreements(1, 2),
                Need::Unsettled(2),
                Need::Marks(1)
            ]
        );
    }
}

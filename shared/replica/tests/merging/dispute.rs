//! What is done about a dispute.

use crate::numbers::{day, one_of, pick};
use crate::support::merge::{Fresh, Snapshot, Vocabulary};
use crate::support::person;
use ryadom_domain::{Dispute, DisputeId, DisputeStage, DisputeStep, DisputeStepId, PairId};
use ryadom_replica::{DisputeDoc, DisputeEdit, DisputeRow, DisputeStepRow, DisputeView, Kind};

impl Vocabulary for DisputeDoc {
    fn snapshot(view: &DisputeView) -> Snapshot {
        let DisputeView { disputes, removed } = view;
        let mut snapshot = Snapshot::default();
        for DisputeRow {
            id,
            fate,
            touched,
            author,
            dispute,
            steps,
            removed_steps,
        } in disputes.iter().chain(removed)
        {
            snapshot.row(id, fate, *touched);
            let said = format!("{author:?} {dispute:?}");
            snapshot.list(&format!("dispute {id}"), [said].into_iter());
            for DisputeStepRow {
                id,
                fate,
                touched,
                step,
            } in steps.iter().chain(removed_steps)
            {
                snapshot.row(id, fate, *touched);
                let said = format!("{step:?}");
                snapshot.list(&format!("step {id}"), [said].into_iter());
            }
        }
        snapshot
    }

    fn choose(
        view: &DisputeView,
        what: usize,
        which: usize,
        how: usize,
        fresh: &mut Fresh,
    ) -> DisputeEdit {
        let open = |fresh: &mut Fresh| DisputeEdit::Open {
            id: DisputeId::from_random(fresh.id()),
            dispute: Box::new(Dispute {
                pair: Some(PairId::from_random([1; 16])),
                day: Some(day(fresh)),
                about: fresh.letters(how),
                from: which.is_multiple_of(3).then(|| person(8)),
                copy_of: which
                    .is_multiple_of(3)
                    .then(|| DisputeId::from_random([2; 16])),
            }),
        };
        let all: Vec<&DisputeRow> = view.disputes.iter().chain(&view.removed).collect();
        let Some(row) = pick(&all, which).copied() else {
            return open(fresh);
        };
        let step = |fresh: &mut Fresh| DisputeEdit::Step {
            dispute: row.id,
            id: DisputeStepId::from_random(fresh.id()),
            step: Box::new(DisputeStep {
                stage: pick(DisputeStage::ALL, how).copied(),
                day: Some(day(fresh)),
                words: fresh.letters(how),
                ..DisputeStep::default()
            }),
        };
        let steps: Vec<&DisputeStepRow> = row.steps.iter().chain(&row.removed_steps).collect();
        let of_step = |fresh: &mut Fresh| match pick(&steps, how) {
            Some(found) if how.is_multiple_of(2) => DisputeEdit::RemoveStep(row.id, found.id),
            Some(found) => DisputeEdit::RestoreStep(row.id, found.id),
            None => step(fresh),
        };
        one_of(
            what,
            &[
                &step,
                &of_step,
                &|_| DisputeEdit::Remove(row.id),
                &|_| DisputeEdit::Restore(row.id),
                &open,
                &|fresh| DisputeDoc::several(vec![open(fresh), step(fresh)]),
            ],
            fresh,
        )
    }
}

//! What the two could not settle by themselves.

use super::diary::{Diary, date};
use super::{Act, LEAVES, Who};
use ryadom_domain::{
    Dispute, DisputeId, DisputeStage, DisputeStep, DisputeStepId, DocumentKind, PairId,
};
use ryadom_replica::DisputeEdit;

impl Diary {
    /// Before going away the mentee says what is wrong; the curator talks with both and writes down what they agreed on.
    pub(super) fn dispute(&mut self, pair: PairId) {
        let (mentee, curator) = (Who::Mentee, Who::Curator);
        let id = DisputeId::from_random(self.id());
        let dispute = Box::new(Dispute {
            pair: Some(pair),
            day: Some(date(LEAVES)),
            about: "Встречи отменяются в последний день".into(),
            ..Dispute::default()
        });
        let open = DisputeEdit::Open { id, dispute };
        self.does(LEAVES, mentee, Act::Dispute(open));
        let steps = DisputeStage::ALL.iter().copied().map(|stage| DisputeStep {
            stage: Some(stage),
            words: "Говорили втроём".into(),
            agreed: "оба".into(),
            until: Some(date(60)),
            ..DisputeStep::default()
        });
        let steps: Vec<DisputeStep> = steps.collect();
        let mut last = None;
        for (day, step) in (20..).zip(steps) {
            let step_id = DisputeStepId::from_random(self.id());
            last = Some(step_id);
            let step = Box::new(DisputeStep {
                day: Some(date(day)),
                ..step
            });
            let edit = DisputeEdit::Step {
                dispute: id,
                id: step_id,
                step,
            };
            self.does(day, curator, Act::Dispute(edit));
        }
        let Some(last) = last else { return };
        for (day, act) in [
            (30, DisputeEdit::RemoveStep(id, last)),
            (31, DisputeEdit::RestoreStep(id, last)),
            (32, DisputeEdit::Several(vec![DisputeEdit::Remove(id)])),
            (33, DisputeEdit::Restore(id)),
        ] {
            self.does(day, curator, Act::Dispute(act));
        }
        self.does(34, curator, Act::TakeBack(DocumentKind::Dispute));
        self.does(35, curator, Act::Dispute(DisputeEdit::Restore(id)));
    }
}

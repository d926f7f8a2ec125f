//! Disputes that a person opened, and those that the curator handed to them: read by that person and the curator, and by
//! nobody else. A step is written once, as a protocol is: who was wrong takes it back and writes another.

use crate::read::{MapReader, RowReader, divide};
use crate::write::{self, Editing, Rewrite, Tx};
use crate::{Author, Document, EditError, Edited, Fate, Kind, NoText, Splice, Stamp};
use automerge::{ChangeHash, ObjId};
use jiff::civil::Date;
use ryadom_domain::{
    Dispute, DisputeId, DisputeStage, DisputeStep, DisputeStepId, DocumentKind, PersonId, Timestamp,
};

/// The document.
#[derive(Debug, Clone, Copy)]
pub struct DisputeDoc;

/// What may be done to it.
#[derive(Debug, Clone, PartialEq)]
pub enum DisputeEdit {
    /// Opens a dispute, or makes a copy of one that is handed on.
    Open {
        /// Its new id.
        id: DisputeId,
        /// What is disputed.
        dispute: Box<Dispute>,
    },
    /// Takes a dispute away.
    Remove(DisputeId),
    /// Brings it back.
    Restore(DisputeId),
    /// Goes a step.
    Step {
        /// In which dispute.
        dispute: DisputeId,
        /// The step's id: random where it is first written.
        id: DisputeStepId,
        /// Which.
        step: Box<DisputeStep>,
    },
    /// Takes a step back.
    RemoveStep(DisputeId, DisputeStepId),
    /// Goes it again.
    RestoreStep(DisputeId, DisputeStepId),
    /// Several edits as one change.
    Several(Vec<DisputeEdit>),
}

/// The disputes as they are shown.
#[derive(Debug, Clone, Default, PartialEq)]
pub struct DisputeView {
    /// Those that stand, the newest first.
    pub disputes: Vec<DisputeRow>,
    /// Those that were removed.
    pub removed: Vec<DisputeRow>,
}

/// One dispute.
#[derive(Debug, Clone, PartialEq)]
pub struct DisputeRow {
    /// Its id.
    pub id: DisputeId,
    /// Whether it is there.
    pub fate: Fate,
    /// Who touched it last.
    pub touched: Option<Stamp>,
    /// Who opened it.
    pub author: Option<PersonId>,
    /// What is disputed. Written once, so that no two devices set it apart.
    pub dispute: Dispute,
    /// Its steps, oldest first.
    pub steps: Vec<DisputeStepRow>,
    /// Steps that were taken back.
    pub removed_steps: Vec<DisputeStepRow>,
}

/// A step of one.
#[derive(Debug, Clone, PartialEq)]
pub struct DisputeStepRow {
    /// Its id.
    pub id: DisputeStepId,
    /// Whether it is there.
    pub fate: Fate,
    /// Who touched it last.
    pub touched: Option<Stamp>,
    /// What was done. Written once.
    pub step: DisputeStep,
}

impl DisputeRow {
    /// The last step that this version knows; `None` while it was only opened.
    pub fn stage(&self) -> Option<DisputeStage> {
        self.steps.iter().rev().find_map(|row| row.step.stage)
    }

    /// Whether this person may take it away: whoever opened it, while nobody else has written in it. What others wrote is
    /// theirs, and a copy goes when its handing on is taken back.
    pub fn may_remove(&self, me: PersonId, is_curator: impl Fn(PersonId) -> bool + Copy) -> bool {
        let mut steps = self.steps.iter().chain(&self.removed_steps);
        self.dispute.copy_of.is_none()
            && self.opened_by(is_curator) == Some(me)
            && steps.all(|step| step.written_by(is_curator) == Some(me))
    }

    /// Whether nobody has written in this copy since it was made.
    pub fn is_untouched(&self) -> bool {
        let mut steps = self.steps.iter().chain(&self.removed_steps);
        steps.all(|step| step.step.by.is_some())
    }

    /// Who opened it: where it was handed on, whoever the curator says. Whoever has the document can write there, with a
    /// program of their own too; of somebody else only the curator tells.
    pub fn opened_by(&self, is_curator: impl Fn(PersonId) -> bool) -> Option<PersonId> {
        told_by(self.author, self.dispute.from, is_curator)
    }
}

impl DisputeStepRow {
    /// Who wrote it down, by the same rule.
    pub fn written_by(&self, is_curator: impl Fn(PersonId) -> bool) -> Option<PersonId> {
        let by = self.touched.and_then(|stamp| stamp.by);
        told_by(by, self.step.by, is_curator)
    }
}

fn told_by(
    wrote: Option<PersonId>,
    named: Option<PersonId>,
    is_curator: impl Fn(PersonId) -> bool,
) -> Option<PersonId> {
    named.filter(|_| wrote.is_some_and(is_curator)).or(wrote)
}

const DISPUTES: &str = "disputes";
const STEPS: &str = "steps";

impl Kind for DisputeDoc {
    const KIND: DocumentKind = DocumentKind::Dispute;
    type View = DisputeView;
    type Edit = DisputeEdit;
    type Text = NoText;

    fn read(document: &mut Document) -> DisputeView {
        let root = document.reader().root();
        let mut rows: Vec<DisputeRow> = root.rows(DISPUTES).into_iter().map(dispute).collect();
        rows.sort_by_key(|row| std::cmp::Reverse((row.dispute.day, row.touched, row.id)));
        let (disputes, removed) = divide(rows, |row| &row.fate);
        DisputeView { disputes, removed }
    }

    fn edit(
        document: &mut Document,
        author: &Author,
        at: Timestamp,
        edit: &DisputeEdit,
    ) -> Result<Edited<DisputeEdit>, EditError> {
        write::make::<Self>(document, author, at, edit)
    }

    fn write(text: NoText, _: Splice) -> DisputeEdit {
        match text {}
    }

    fn several(edits: Vec<DisputeEdit>) -> DisputeEdit {
        DisputeEdit::Several(edits)
    }
}

fn dispute(row: RowReader<'_, DisputeId>) -> DisputeRow {
    let (steps, removed_steps) = steps(&row.map);
    DisputeRow {
        id: row.id,
        fate: row.fate,
        touched: row.touched,
        author: row
            .map
            .choice::<String>("about")
            .written
            .and_then(|stamp| stamp.by),
        dispute: Dispute {
            pair: row.map.value("pair"),
            day: row.map.value("date"),
            about: row.map.value("about"),
            from: row.map.value("from"),
            copy_of: row.map.value("copyOf"),
        },
        steps,
        removed_steps,
    }
}

/// Oldest first: by the day that was said; those of one day as they were made, for clocks may be years off.
fn steps(map: &MapReader<'_>) -> (Vec<DisputeStepRow>, Vec<DisputeStepRow>) {
    let mut rows = map.rows::<DisputeStepId>(STEPS);
    rows.sort_by_cached_key(|row| {
        let day = row.map.value::<Option<Date>>("date");
        (day, row.map.made_after(), row.id)
    });
    divide(rows.into_iter().map(step), |row| &row.fate)
}

fn step(row: RowReader<'_, DisputeStepId>) -> DisputeStepRow {
    let RowReader { map, .. } = row;
    DisputeStepRow {
        id: row.id,
        fate: row.fate,
        touched: row.touched,
        step: DisputeStep {
            stage: map.value("stage"),
            day: map.value("date"),
            words: map.value("words"),
            agreed: map.value("agreed"),
            until: map.value("until"),
            to: map.value("to"),
            by: map.value("by"),
        },
    }
}

impl Editing for DisputeDoc {
    fn apply(tx: &mut Tx<'_, Self>, edit: &DisputeEdit) -> Result<(), EditError> {
        match edit {
            DisputeEdit::Open { id, dispute } => {
                let disputes = tx.container(DISPUTES)?;
                let row = tx.new_row(&disputes, id)?;
                tx.fill(&row, "pair", &dispute.pair)?;
                tx.fill(&row, "date", &dispute.day)?;
                tx.fill(&row, "about", &dispute.about)?;
                tx.fill(&row, "from", &dispute.from)?;
                tx.fill(&row, "copyOf", &dispute.copy_of)?;
                tx.fill_map(&row, STEPS)?;
                tx.undo(DisputeEdit::Remove(*id));
                Ok(())
            }
            DisputeEdit::Remove(id) => {
                let row = row(tx, *id)?;
                tx.remove(&row, DisputeEdit::Restore(*id))
            }
            DisputeEdit::Restore(id) => {
                let row = row(tx, *id)?;
                tx.restore(&row, DisputeEdit::Remove(*id))
            }
            DisputeEdit::Step { dispute, id, step } => {
                let of = row(tx, *dispute)?;
                tx.touch(&of)?;
                let steps = tx.inside(&of, STEPS)?;
                let row = tx.new_row(&steps, id)?;
                tx.fill(&row, "stage", &step.stage)?;
                tx.fill(&row, "date", &step.day)?;
                tx.fill(&row, "words", &step.words)?;
                tx.fill(&row, "agreed", &step.agreed)?;
                tx.fill(&row, "until", &step.until)?;
                tx.fill(&row, "to", &step.to)?;
                tx.fill(&row, "by", &step.by)?;
                tx.undo(DisputeEdit::RemoveStep(*dispute, *id));
                Ok(())
            }
            DisputeEdit::RemoveStep(dispute, id) => {
                let row = step_row(tx, *dispute, *id)?;
                tx.remove(&row, DisputeEdit::RestoreStep(*dispute, *id))
            }
            DisputeEdit::RestoreStep(dispute, id) => {
                let row = step_row(tx, *dispute, *id)?;
                tx.restore(&row, DisputeEdit::RemoveStep(*dispute, *id))
            }
            DisputeEdit::Several(edits) => edits.iter().try_for_each(|edit| Self::apply(tx, edit)),
        }
    }

    fn write_at(text: NoText, _: Splice, _: Vec<ChangeHash>) -> DisputeEdit {
        match text {}
    }

    fn rewrites(_: &DisputeEdit, _: &mut Vec<Rewrite>) {}
}

fn row(tx: &Tx<'_, DisputeDoc>, id: DisputeId) -> Result<ObjId, EditError> {
    tx.row(&tx.container(DISPUTES)?, id)
}

fn step_row(
    tx: &mut Tx<'_, DisputeDoc>,
    dispute: DisputeId,
    id: DisputeStepId,
) -> Result<ObjId, EditError> {
    let of = row(tx, dispute)?;
    let steps = tx.inside(&of, STEPS)?;
    tx.row(&steps, id)
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::ActorId;

    #[test]
    fn of_somebody_else_only_the_curator_tells() {
        let [curator, mentee] = [1, 2].map(|number| Author {
            person: PersonId::from_random([number; 16]),
            actor: ActorId::from([number; 16]),
        });
        let is_curator = |person| person == curator.person;
        let other = PersonId::from_random([9; 16]);
        let opened = |who: &Author, number| {
            let mut document = Document::genesis(DocumentKind::Dispute);
            let id = DisputeId::from_random([number; 16]);
            let dispute = Box::new(Dispute {
                about: "О времени встреч".into(),
                from: Some(other),
                ..Dispute::default()
            });
            let edit = DisputeEdit::Open { id, dispute };
            DisputeDoc::edit(&mut document, who, Timestamp(1), &edit).expect("opens");
            let view = DisputeDoc::read(&mut document);
            view.disputes[0].opened_by(is_curator)
        };
        assert_eq!(opened(&mentee, 3), Some(mentee.person));
        assert_eq!(opened(&curator, 4), Some(other));
    }

    #[test]
    fn only_what_nobody_else_has_written_in_is_taken_away() {
        let [curator, mentee] = [1, 2].map(|number| Author {
            person: PersonId::from_random([number; 16]),
            actor: ActorId::from([number; 16]),
        });
        let is_curator = |person| person == curator.person;
        let mut document = Document::genesis(DocumentKind::Dispute);
        let mut go = |who: &Author, edit| {
            DisputeDoc::edit(&mut document, who, Timestamp(1), &edit).expect("goes");
            let row = DisputeDoc::read(&mut document).disputes.remove(0);
            [mentee.person, curator.person].map(|me| row.may_remove(me, is_curator))
        };
        let id = DisputeId::from_random([3; 16]);
        let dispute = Box::new(Dispute {
            about: "О времени встреч".into(),
            ..Dispute::default()
        });
        let step = |number| DisputeEdit::Step {
            dispute: id,
            id: DisputeStepId::from_random([number; 16]),
            step: Box::new(DisputeStep {
                words: "Поговорили".into(),
                ..DisputeStep::default()
            }),
        };
        assert_eq!(
            go(&mentee, DisputeEdit::Open { id, dispute }),
            [true, false]
        );
        assert_eq!(go(&mentee, step(4)), [true, false]);
        assert_eq!(go(&curator, step(5)), [false, false]);
    }

    #[test]
    fn what_two_curators_hand_on_apart_stays_with_what_is_then_written_in_either() {
        let [one, other] = [1, 2].map(|number| Author {
            person: PersonId::from_random([number; 16]),
            actor: ActorId::from([number; 16]),
        });
        let of = DisputeId::from_random([9; 16]);
        let handed = |who: &Author, number| {
            let mut document = Document::genesis(DocumentKind::Dispute);
            let id = DisputeId::from_random([number; 16]);
            let dispute = Box::new(Dispute {
                copy_of: Some(of),
                ..Dispute::default()
            });
            let step = DisputeEdit::Step {
                dispute: id,
                id: DisputeStepId::from_random([number; 16]),
                step: Box::new(DisputeStep {
                    words: format!("{number}"),
                    ..DisputeStep::default()
                }),
            };
            for edit in [DisputeEdit::Open { id, dispute }, step] {
                DisputeDoc::edit(&mut document, who, Timestamp(1), &edit).expect("is kept");
            }
            document
        };
        let mut merged = handed(&one, 3);
        let apart = handed(&other, 4).changes_since(&[]);
        let changes = apart.iter().map(|change| change.bytes.as_slice());
        merged.apply(changes).expect("merges");
        let view = DisputeDoc::read(&mut merged);
        let mut said: Vec<&str> = view
            .disputes
            .iter()
            .flat_map(|row| row.steps.iter().map(|step| step.step.words.as_str()))
            .collect();
        said.sort_unstable();
        assert_eq!(said, ["3", "4"]);
        assert!(
            view.disputes
                .iter()
                .all(|row| row.dispute.copy_of == Some(of))
        );
    }

    #[test]
    fn steps_of_one_day_stand_as_they_were_made_whatever_the_clocks_said() {
        let who = Author {
            person: PersonId::from_random([1; 16]),
            actor: ActorId::from([1; 16]),
        };
        let mut document = Document::genesis(DocumentKind::Dispute);
        let id = DisputeId::from_random([2; 16]);
        let dispute = Box::default();
        let mut does = |at, edit| {
            DisputeDoc::edit(&mut document, &who, Timestamp(at), &edit).expect("is kept");
        };
        does(0, DisputeEdit::Open { id, dispute });
        for (at, number, stage) in [
            (900, 9, DisputeStage::Talk),
            (100, 5, DisputeStage::Agreement),
        ] {
            let step = Box::new(DisputeStep {
                stage: Some(stage),
                ..DisputeStep::default()
            });
            let id_of_step = DisputeStepId::from_random([number; 16]);
            does(
                at,
                DisputeEdit::Step {
                    dispute: id,
                    id: id_of_step,
                    step,
                },
            );
        }
        let view = DisputeDoc::read(&mut document);
        assert_eq!(view.disputes[0].stage(), Some(DisputeStage::Agreement));
    }
}

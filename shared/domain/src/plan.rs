//! A programme's plan: what the pair works on, and each thing it means to do.

use crate::{Area, AskedSkill, DeficitId, Level, Mark, PlanDate, TaskId};
use jiff::civil::Date;
use std::collections::BTreeSet;

/// One row of the plan, with every column of the official table.
#[derive(Debug, Clone, Default, PartialEq, Eq)]
pub struct PlanItem {
    /// Раздел: rows of one section stand together.
    pub section: String,
    /// Мероприятие, содержание деятельности.
    pub event: String,
    /// Форма работы.
    pub form_of_work: String,
    /// Плановый срок.
    pub planned: Option<PlanDate>,
    /// Ответственный.
    pub responsible: String,
    /// Планируемый результат.
    pub expected_result: String,
    /// Вид результата (документ).
    pub product: String,
    /// Фактический результат.
    pub actual_result: String,
    /// Дата факта.
    pub actual_date: Option<Date>,
    /// Отметка о выполнении; `None` while nobody has said.
    pub mark: Option<Mark>,
    /// Причина, when it was moved, done in part or not done.
    pub reason: String,
    /// Отметка (подпись) наставника.
    pub mentor_mark: bool,
    /// Отметка (подпись) наставляемого.
    pub mentee_mark: bool,
    /// Отметка куратора.
    pub confirmed: bool,
    /// The deficits it works on.
    pub deficits: BTreeSet<DeficitId>,
    /// Задача: the task that it serves.
    pub task: Option<TaskId>,
}

/// Why a plan item is not complete. Nothing is refused for it: screens say what is missing.
#[derive(Debug, Clone, PartialEq, Eq, thiserror::Error)]
pub enum PlanItemError {
    /// A row needs to say what is to be done.
    #[error("the event is empty")]
    NoEvent,
    /// A row that was moved, done in part or not done needs the reason.
    #[error("a row marked {0} needs a reason")]
    NoReason(Mark),
    /// A row that was done needs what came of it.
    #[error("a row marked done needs its actual result")]
    NoActualResult,
    /// A curator confirms only what the pair has marked.
    #[error("nobody has marked this row yet")]
    NothingToConfirm,
}

impl PlanItem {
    /// Everything that is missing from the row, in the order of its columns.
    pub fn missing(&self) -> Vec<PlanItemError> {
        let mut missing = Vec::new();
        if self.event.trim().is_empty() {
            missing.push(PlanItemError::NoEvent);
        }
        match self.mark {
            Some(Mark::Done) if self.actual_result.trim().is_empty() => {
                missing.push(PlanItemError::NoActualResult)
            }
            Some(mark @ (Mark::Partly | Mark::Moved | Mark::NotDone))
                if self.reason.trim().is_empty() =>
            {
                missing.push(PlanItemError::NoReason(mark));
            }
            _ => {}
        }
        if self.confirmed && self.mark.is_none() {
            missing.push(PlanItemError::NothingToConfirm);
        }
        missing
    }

    /// True when the pair says it is done (wholly or in part) and the curator has not confirmed it.
    pub fn waits_for_confirmation(&self) -> bool {
        waits_for_confirmation(
            self.mark,
            self.mentor_mark || self.mentee_mark,
            self.confirmed,
        )
    }
}

/// The rule of [`PlanItem::waits_for_confirmation`] for values kept elsewhere.
pub(crate) fn waits_for_confirmation(
    mark: Option<Mark>,
    marked_by_pair: bool,
    confirmed: bool,
) -> bool {
    marked_by_pair && !confirmed && matches!(mark, Some(Mark::Done | Mark::Partly))
}

/// A difficulty that the programme works on.
#[derive(Debug, Clone, Default, PartialEq, Eq)]
pub struct Deficit {
    /// What kind of difficulty.
    pub area: Option<Area>,
    /// In the pair's own words.
    pub text: String,
    /// How it was found: questionnaire, a visited lesson, an interview.
    pub source: String,
    /// The question whose answer proposed it; none for what the pair found otherwise.
    pub asked: Option<AskedSkill>,
    /// At the start.
    pub start: Option<Level>,
    /// In the middle.
    pub mid: Option<Level>,
    /// What is aimed at.
    pub target: Option<Level>,
    /// At the end.
    pub end: Option<Level>,
    /// Worked on first.
    pub priority: bool,
}

impl Deficit {
    /// The newest level that was measured.
    pub fn now(&self) -> Option<Level> {
        self.end.or(self.mid).or(self.start)
    }

    /// True when a later level is higher than the first.
    pub fn moved(&self) -> bool {
        matches!((self.start, self.now()), (Some(start), Some(now)) if now > start)
    }

    /// True when what was aimed at is reached.
    pub fn reached(&self) -> bool {
        matches!((self.target, self.now()), (Some(target), Some(now)) if now >= target)
    }
}

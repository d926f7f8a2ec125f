//! Making the edits of visits and open lessons.

use super::{ObservationEdit, ObservationText, OpenLessonEdit, OpenLessonText};
use crate::journal::JournalEdit;
use crate::journal::apply::{Journal, Result};
use automerge::ObjId;
use ryadom_domain::{
    LessonNote, LessonNoteId, Observation, ObservationId, OpenLesson, OpenLessonId, Scores, Sheet,
    SheetId, Stage, StageId,
};

/// The row of a visit.
pub(in crate::journal) fn visit(tx: &Journal<'_>, id: ObservationId) -> Result<ObjId> {
    let visits = tx.container("observations")?;
    tx.row(&visits, id)
}

/// The row of an open lesson.
pub(in crate::journal) fn lesson(tx: &Journal<'_>, id: OpenLessonId) -> Result<ObjId> {
    let lessons = tx.container("openLessons")?;
    tx.row(&lessons, id)
}

/// A row inside a row, which says that it was edited.
pub(in crate::journal) fn touched(
    tx: &mut Journal<'_>,
    outer: &ObjId,
    collection: &str,
    id: impl ToString,
) -> Result<ObjId> {
    let row = inside(tx, outer, collection, id)?;
    tx.touch(&row)?;
    Ok(row)
}

fn inside(
    tx: &mut Journal<'_>,
    outer: &ObjId,
    collection: &str,
    id: impl ToString,
) -> Result<ObjId> {
    let rows = tx.inside(outer, collection)?;
    tx.row(&rows, id)
}

pub(in crate::journal) fn add_visit(
    tx: &mut Journal<'_>,
    id: ObservationId,
    seen: &Observation,
) -> Result {
    use ObservationText as Text;
    let visits = tx.container("observations")?;
    let row = tx.new_row(&visits, id)?;
    for (text, words) in [
        (Text::Topic, &seen.topic),
        (Text::Purpose, &seen.purpose),
        (Text::Strengths, &seen.strengths),
        (Text::Growth, &seen.growth),
        (Text::Recommendations, &seen.recommendations),
        (Text::Questions, &seen.questions),
        (Text::SelfAnalysis, &seen.self_analysis),
        (Text::Reply, &seen.reply),
        (Text::Step, &seen.step),
    ] {
        tx.fill_text(&row, text.key(), words)?;
    }
    tx.fill(&row, "date", &seen.date)?;
    tx.fill(&row, "number", &seen.number)?;
    tx.fill(&row, "class", &seen.class)?;
    tx.fill(&row, "subject", &seen.subject)?;
    tx.fill(&row, "kind", &seen.kind)?;
    tx.fill(&row, "children", &seen.children)?;
    tx.fill(&row, "equipment", &seen.equipment)?;
    tx.fill(&row, "visit", &seen.visit)?;
    tx.fill(&row, "observer", &seen.observer)?;
    tx.fill(&row, "guest", &seen.guest)?;
    tx.fill(&row, "teacher", &seen.teacher)?;
    tx.fill(&row, "began", &seen.began)?;
    tx.fill(&row, "engagement", &seen.engagement)?;
    tx.fill(&row, "outcome", &seen.outcome)?;
    tx.fill(&row, "stepItem", &seen.step_item)?;
    // Said even when it is the usual one: which that is may change in a later version.
    tx.write(&row, "rubric", &seen.rubric)?;
    fill_scores(tx, &row, &seen.scores)?;
    let notes = tx.fill_map(&row, "notes")?;
    for (id, note) in &seen.notes {
        fill_note(tx, &notes, *id, note)?;
    }
    let stages = tx.fill_map(&row, "stages")?;
    for (id, stage) in &seen.stages {
        fill_stage(tx, &stages, *id, stage)?;
    }
    tx.undo(JournalEdit::Observation {
        id,
        edit: ObservationEdit::Remove,
    });
    Ok(())
}

/// The map is made with its row, so that two devices that score for the first time write into the same one.
fn fill_scores(tx: &mut Journal<'_>, row: &ObjId, scores: &Scores) -> Result {
    let map = tx.fill_map(row, "scores")?;
    for (criterion, score) in scores {
        tx.fill(&map, criterion, &Some(*score))?;
    }
    Ok(())
}

fn fill_note(tx: &mut Journal<'_>, notes: &ObjId, id: LessonNoteId, note: &LessonNote) -> Result {
    let last = tx.last(notes);
    let row = tx.new_row(notes, id)?;
    tx.place(notes, id, last)?;
    tx.fill_text(&row, "text", &note.text)?;
    tx.fill(&row, "minute", &note.minute)?;
    tx.fill(&row, "createdAt", &note.written.seconds())?;
    tx.fill(&row, "author", &Some(tx.person))
}

fn fill_stage(tx: &mut Journal<'_>, stages: &ObjId, id: StageId, stage: &Stage) -> Result {
    let last = tx.last(stages);
    let row = tx.new_row(stages, id)?;
    tx.place(stages, id, last)?;
    tx.fill_text(&row, "name", &stage.name)?;
    tx.fill(&row, "plan", &stage.plan)?;
    tx.fill(&row, "fact", &stage.fact)
}

pub(in crate::journal) fn change_visit(
    tx: &mut Journal<'_>,
    id: ObservationId,
    edit: &ObservationEdit,
) -> Result {
    use ObservationEdit as Edit;
    let row = visit(tx, id)?;
    let back = |edit| JournalEdit::Observation { id, edit };
    match edit {
        Edit::Remove => return tx.remove(&row, back(Edit::Restore)),
        Edit::Restore => return tx.restore(&row, back(Edit::Remove)),
        _ => tx.touch(&row)?,
    }
    match edit {
        Edit::Date(value) => tx.set(&row, "date", value, |was| back(Edit::Date(was))),
        Edit::Number(value) => tx.set(&row, "number", value, |was| back(Edit::Number(was))),
        Edit::Class(value) => tx.set(&row, "class", value, |was| back(Edit::Class(was))),
        Edit::Subject(value) => tx.set(&row, "subject", value, |was| back(Edit::Subject(was))),
        Edit::Kind(value) => tx.set(&row, "kind", value, |was| back(Edit::Kind(was))),
        Edit::Children(value) => tx.set(&row, "children", value, |was| back(Edit::Children(was))),
        Edit::Equipment(value) => {
            tx.set(&row, "equipment", value, |was| back(Edit::Equipment(was)))
        }
        Edit::Visit(value) => tx.set(&row, "visit", value, |was| back(Edit::Visit(was))),
        Edit::Observer(value) => tx.set(&row, "observer", value, |was| back(Edit::Observer(was))),
        Edit::Guest(value) => tx.set(&row, "guest", value, |was| back(Edit::Guest(was))),
        Edit::Teacher(value) => tx.set(&row, "teacher", value, |was| back(Edit::Teacher(was))),
        Edit::Began(value) => tx.set(&row, "began", value, |was| back(Edit::Began(was))),
        Edit::Rubric(value) => tx.set(&row, "rubric", &**value, |was| {
            back(Edit::Rubric(Box::new(was)))
        }),
        Edit::Score(criterion, value) => {
            let scores = tx.inside(&row, "scores")?;
            tx.set(&scores, criterion, value, |was| {
                back(Edit::Score(criterion.clone(), was))
            })
        }
        Edit::Engagement(value) => {
            tx.set(&row, "engagement", value, |was| back(Edit::Engagement(was)))
        }
        Edit::Outcome(value) => tx.set(&row, "outcome", value, |was| back(Edit::Outcome(was))),
        Edit::StepItem(value) => tx.set(&row, "stepItem", value, |was| back(Edit::StepItem(was))),
        Edit::AddNote(note_id, note) => {
            let notes = tx.inside(&row, "notes")?;
            fill_note(tx, &notes, *note_id, note)?;
            tx.undo(back(Edit::RemoveNote(*note_id)));
            Ok(())
        }
        Edit::RemoveNote(note) => {
            let note_row = inside(tx, &row, "notes", note)?;
            tx.remove(&note_row, back(Edit::RestoreNote(*note)))
        }
        Edit::RestoreNote(note) => {
            let note_row = inside(tx, &row, "notes", note)?;
            tx.restore(&note_row, back(Edit::RemoveNote(*note)))
        }
        Edit::AddStage(stage_id, stage) => {
            let stages = tx.inside(&row, "stages")?;
            fill_stage(tx, &stages, *stage_id, stage)?;
            tx.undo(back(Edit::RemoveStage(*stage_id)));
            Ok(())
        }
        Edit::StagePlan(stage, value) => {
            let stage_row = touched(tx, &row, "stages", stage)?;
            tx.set(&stage_row, "plan", value, |was| {
                back(Edit::StagePlan(*stage, was))
            })
        }
        Edit::StageFact(stage, value) => {
            let stage_row = touched(tx, &row, "stages", stage)?;
            tx.set(&stage_row, "fact", value, |was| {
                back(Edit::StageFact(*stage, was))
            })
        }
        Edit::RemoveStage(stage) => {
            let stage_row = inside(tx, &row, "stages", stage)?;
            tx.remove(&stage_row, back(Edit::RestoreStage(*stage)))
        }
        Edit::RestoreStage(stage) => {
            let stage_row = inside(tx, &row, "stages", stage)?;
            tx.restore(&stage_row, back(Edit::RemoveStage(*stage)))
        }
        Edit::Remove | Edit::Restore => Ok(()),
    }
}

pub(in crate::journal) fn add_lesson(
    tx: &mut Journal<'_>,
    id: OpenLessonId,
    open: &OpenLesson,
) -> Result {
    use OpenLessonText as Text;
    let lessons = tx.container("openLessons")?;
    let row = tx.new_row(&lessons, id)?;
    for (text, words) in [
        (Text::Topic, &open.topic),
        (Text::Audience, &open.audience),
        (Text::Purpose, &open.purpose),
        (Text::Plan, &open.plan),
        (Text::Equipment, &open.equipment),
        (Text::ReachedComment, &open.reached_comment),
        (Text::SelfAnalysis, &open.self_analysis),
        (Text::Review, &open.review),
    ] {
        tx.fill_text(&row, text.key(), words)?;
    }
    tx.fill(&row, "date", &open.date)?;
    tx.fill(&row, "time", &open.time)?;
    tx.fill(&row, "class", &open.class)?;
    tx.fill(&row, "subject", &open.subject)?;
    tx.fill(&row, "teacher", &open.teacher)?;
    tx.fill(&row, "mentor", &open.mentor)?;
    tx.fill(&row, "quality", &open.quality)?;
    tx.fill(&row, "engagement", &open.engagement)?;
    tx.fill(&row, "reached", &open.reached)?;
    tx.fill(&row, "consent", &open.consent)?;
    let conditions = tx.fill_map(&row, "conditions")?;
    for condition in &open.conditions {
        tx.fill(&conditions, condition.as_str(), &true)?;
    }
    let sheets = tx.fill_map(&row, "sheets")?;
    for (id, sheet) in &open.sheets {
        fill_sheet(tx, &sheets, *id, sheet)?;
    }
    tx.undo(JournalEdit::OpenLesson {
        id,
        edit: OpenLessonEdit::Remove,
    });
    Ok(())
}

fn fill_sheet(tx: &mut Journal<'_>, sheets: &ObjId, id: SheetId, sheet: &Sheet) -> Result {
    let last = tx.last(sheets);
    let row = tx.new_row(sheets, id)?;
    tx.place(sheets, id, last)?;
    tx.fill_text(&row, "comment", &sheet.comment)?;
    tx.fill(&row, "name", &sheet.name)?;
    tx.write(&row, "rubric", &sheet.rubric)?;
    fill_scores(tx, &row, &sheet.scores)
}

pub(in crate::journal) fn change_lesson(
    tx: &mut Journal<'_>,
    id: OpenLessonId,
    edit: &OpenLessonEdit,
) -> Result {
    use OpenLessonEdit as Edit;
    let row = lesson(tx, id)?;
    let back = |edit| JournalEdit::OpenLesson { id, edit };
    match edit {
        Edit::Remove => return tx.remove(&row, back(Edit::Restore)),
        Edit::Restore => return tx.restore(&row, back(Edit::Remove)),
        _ => tx.touch(&row)?,
    }
    match edit {
        Edit::Date(value) => tx.set(&row, "date", value, |was| back(Edit::Date(was))),
        Edit::Time(value) => tx.set(&row, "time", value, |was| back(Edit::Time(was))),
        Edit::Class(value) => tx.set(&row, "class", value, |was| back(Edit::Class(was))),
        Edit::Subject(value) => tx.set(&row, "subject", value, |was| back(Edit::Subject(was))),
        Edit::Teacher(value) => tx.set(&row, "teacher", value, |was| back(Edit::Teacher(was))),
        Edit::Mentor(value) => tx.set(&row, "mentor", value, |was| back(Edit::Mentor(was))),
        Edit::Condition(condition, value) => {
            let conditions = tx.inside(&row, "conditions")?;
            tx.set(&conditions, condition.as_str(), value, |was| {
                back(Edit::Condition(*condition, was))
            })
        }
        Edit::Quality(value) => tx.set(&row, "quality", value, |was| back(Edit::Quality(was))),
        Edit::Engagement(value) => {
            tx.set(&row, "engagement", value, |was| back(Edit::Engagement(was)))
        }
        Edit::Reached(value) => tx.set(&row, "reached", value, |was| back(Edit::Reached(was))),
        Edit::Consent(value) => {
            // The same words from somebody else are another consent, and Automerge would not write them again.
            if tx.value::<String>(&row, "consent") == *value {
                tx.clear(&row, "consent")?;
            }
            tx.set(&row, "consent", value, |was| back(Edit::Consent(was)))
        }
        Edit::AddSheet(sheet_id, sheet) => {
            let sheets = tx.inside(&row, "sheets")?;
            fill_sheet(tx, &sheets, *sheet_id, sheet)?;
            tx.undo(back(Edit::RemoveSheet(*sheet_id)));
            Ok(())
        }
        Edit::SheetName(sheet, value) => {
            let sheet_row = touched(tx, &row, "sheets", sheet)?;
            tx.set(&sheet_row, "name", value, |was| {
                back(Edit::SheetName(*sheet, was))
            })
        }
        Edit::SheetScore(sheet, criterion, value) => {
            let sheet_row = touched(tx, &row, "sheets", sheet)?;
            let scores = tx.inside(&sheet_row, "scores")?;
            tx.set(&scores, criterion, value, |was| {
                back(Edit::SheetScore(*sheet, criterion.clone(), was))
            })
        }
        Edit::RemoveSheet(sheet) => {
            let sheet_row = inside(tx, &row, "sheets", sheet)?;
            tx.remove(&sheet_row, back(Edit::RestoreSheet(*sheet)))
        }
        Edit::RestoreSheet(sheet) => {
            let sheet_row = inside(tx, &row, "sheets", sheet)?;
            tx.restore(&sheet_row, back(Edit::RemoveSheet(*sheet)))
        }
        Edit::Remove | Edit::Restore => Ok(()),
    }
}

//! Reading visits and open lessons.

use super::view::{LessonNoteRow, ObservationRow, OpenLessonRow, ScoresView, SheetRow, StageRow};
use super::{ObservationText, OpenLessonText};
use crate::read::{MapReader, RowReader, divide};
use ryadom_domain::{LessonNoteId, ObservationId, OpenLessonId, SheetId, StageId, Timestamp};
use std::cmp::Reverse;

/// Every visit, newest first; those without a day are still being written, and stand before them.
pub(in crate::journal) fn visits(root: &MapReader<'_>) -> Vec<ObservationRow> {
    let rows = root.rows("observations").into_iter().map(visit);
    let mut rows: Vec<ObservationRow> = rows.collect();
    rows.sort_by_key(|row| {
        let (date, number) = (row.date.value, row.number.value);
        Reverse((date.is_none(), date, number, row.id))
    });
    rows
}

/// Every open lesson, newest first.
pub(in crate::journal) fn open(root: &MapReader<'_>) -> Vec<OpenLessonRow> {
    let rows = root.rows("openLessons").into_iter().map(open_lesson);
    let mut rows: Vec<OpenLessonRow> = rows.collect();
    rows.sort_by_key(|row| {
        let (date, time) = (row.date.value, row.time.value);
        Reverse((date.is_none(), date, time, row.id))
    });
    rows
}

fn visit(row: RowReader<'_, ObservationId>) -> ObservationRow {
    use ObservationText as Text;
    let RowReader {
        id,
        map,
        fate,
        touched,
        ..
    } = row;
    let text = |text: Text| map.text(text.key());
    let (notes, removed_notes) = divide(map.rows("notes").into_iter().map(note), |row| &row.fate);
    let (stages, removed_stages) =
        divide(map.rows("stages").into_iter().map(stage), |row| &row.fate);
    ObservationRow {
        id,
        fate,
        touched,
        date: map.choice("date"),
        number: map.choice("number"),
        class: map.choice("class"),
        subject: map.choice("subject"),
        topic: text(Text::Topic),
        kind: map.choice("kind"),
        children: map.choice("children"),
        equipment: map.choice("equipment"),
        purpose: text(Text::Purpose),
        visit: map.choice("visit"),
        observer: map.choice("observer"),
        guest: map.choice("guest"),
        teacher: map.choice("teacher"),
        began: map.choice("began"),
        notes,
        removed_notes,
        rubric: map.choice("rubric"),
        scores: scores(&map),
        engagement: map.choice("engagement"),
        stages,
        removed_stages,
        strengths: text(Text::Strengths),
        growth: text(Text::Growth),
        recommendations: text(Text::Recommendations),
        questions: text(Text::Questions),
        self_analysis: text(Text::SelfAnalysis),
        reply: text(Text::Reply),
        step: text(Text::Step),
        outcome: map.choice("outcome"),
        step_item: map.choice("stepItem"),
    }
}

fn scores(row: &MapReader<'_>) -> ScoresView {
    let Some(scores) = row.child("scores") else {
        return ScoresView::new();
    };
    scores
        .keys()
        .map(|key| (key.to_owned(), scores.choice(key)))
        .collect()
}

fn note(row: RowReader<'_, LessonNoteId>) -> LessonNoteRow {
    let RowReader {
        id,
        map,
        fate,
        touched,
        ..
    } = row;
    LessonNoteRow {
        id,
        fate,
        touched,
        minute: map.value("minute"),
        text: map.text("text"),
        written: Timestamp(map.value("createdAt")),
        author: map.value("author"),
    }
}

fn stage(row: RowReader<'_, StageId>) -> StageRow {
    let RowReader {
        id,
        map,
        fate,
        touched,
        ..
    } = row;
    StageRow {
        id,
        fate,
        touched,
        name: map.text("name"),
        plan: map.choice("plan"),
        fact: map.choice("fact"),
    }
}

fn open_lesson(row: RowReader<'_, OpenLessonId>) -> OpenLessonRow {
    use OpenLessonText as Text;
    let RowReader {
        id,
        map,
        fate,
        touched,
        ..
    } = row;
    let text = |text: Text| map.text(text.key());
    let (sheets, removed_sheets) =
        divide(map.rows("sheets").into_iter().map(sheet), |row| &row.fate);
    OpenLessonRow {
        id,
        fate,
        touched,
        date: map.choice("date"),
        time: map.choice("time"),
        class: map.choice("class"),
        subject: map.choice("subject"),
        topic: text(Text::Topic),
        teacher: map.choice("teacher"),
        mentor: map.choice("mentor"),
        audience: text(Text::Audience),
        purpose: text(Text::Purpose),
        plan: text(Text::Plan),
        equipment: text(Text::Equipment),
        sheets,
        removed_sheets,
        conditions: map.flags("conditions"),
        quality: map.choice("quality"),
        engagement: map.choice("engagement"),
        reached: map.choice("reached"),
        reached_comment: text(Text::ReachedComment),
        self_analysis: text(Text::SelfAnalysis),
        review: text(Text::Review),
        consent: map.choice("consent"),
    }
}

fn sheet(row: RowReader<'_, SheetId>) -> SheetRow {
    let RowReader {
        id,
        map,
        fate,
        touched,
        ..
    } = row;
    SheetRow {
        id,
        fate,
        touched,
        name: map.choice("name"),
        rubric: map.choice("rubric"),
        scores: scores(&map),
        comment: map.text("comment"),
    }
}

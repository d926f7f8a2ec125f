//! What a pair may do to its visits and open lessons.

use crate::numbers::{day, pick, typing};
use crate::support::merge::{Fresh, Snapshot};
use crate::support::{self, person};
use jiff::civil::Time;
use ryadom_domain::{
    Condition, LessonKind, LessonNote, LessonNoteId, LessonQuality, Observation, ObservationId,
    OpenLesson, OpenLessonId, Outcome, Rubric, Score, Sheet, SheetId, Stage, StageId, Style,
    Timestamp, Visit,
};
use ryadom_replica::{
    JournalDoc, JournalEdit, JournalText, JournalView, Kind, LessonNoteRow, ObservationEdit,
    ObservationRow, ObservationText, OpenLessonEdit, OpenLessonRow, OpenLessonText, ScoresView,
    SheetRow, StageRow,
};

/// Criteria that histories score: few, so that people meet at one.
const CRITERIA: [&str; 2] = ["goal_clear", "result"];

/// What somebody does to a visit.
pub fn choose_visit(
    view: &JournalView,
    what: usize,
    which: usize,
    how: usize,
    fresh: &mut Fresh,
) -> JournalEdit {
    use ObservationEdit as Edit;
    use ObservationText as Text;
    let rows: Vec<&ObservationRow> = view
        .observations
        .iter()
        .chain(&view.removed_observations)
        .collect();
    let note = |fresh: &mut Fresh| LessonNote {
        minute: Some(number(fresh)),
        text: fresh.letters(how),
        written: Timestamp(fresh.number().into()),
    };
    let stage = |fresh: &mut Fresh| Stage {
        name: fresh.letters(how),
        ..Stage::default()
    };
    let Some(row) = pick(&rows, which).copied().filter(|_| what % 20 != 19) else {
        return JournalEdit::AddObservation {
            id: ObservationId::from_random(fresh.id()),
            observation: Box::new(Observation {
                date: Some(day(fresh)),
                topic: fresh.letters(how),
                notes: vec![(LessonNoteId::from_random(fresh.id()), note(fresh))],
                stages: vec![(StageId::from_random(fresh.id()), stage(fresh))],
                ..Observation::default()
            }),
        };
    };
    let of = |edit| JournalEdit::Observation { id: row.id, edit };
    let write = |text, now: &str, fresh: &mut Fresh| {
        JournalDoc::write(text, typing(now, which, how, fresh))
    };
    let type_in = |text, now: &str, fresh: &mut Fresh| {
        write(JournalText::Observation(row.id, text), now, fresh)
    };
    let notes: Vec<&LessonNoteRow> = row.notes.iter().chain(&row.removed_notes).collect();
    let stages: Vec<&StageRow> = row.stages.iter().chain(&row.removed_stages).collect();
    let who = how
        .is_multiple_of(2)
        .then_some(person(u8::try_from(1 + which % 3).unwrap_or(1)));
    let (Some(seen), Some(part)) = (pick(&notes, how), pick(&stages, how)) else {
        return of(Edit::Remove);
    };
    of_score(of, how, what % 4).unwrap_or_else(|| match (what / 4) % 36 {
        0 => of(Edit::Date(Some(day(fresh)))),
        1 => of(Edit::Number(Some(number(fresh)))),
        2 => of(Edit::Class(day(fresh).to_string())),
        3 => of(Edit::Subject(day(fresh).to_string())),
        4 => of(Edit::Kind(pick(LessonKind::ALL, how).copied())),
        5 => of(Edit::Children(Some(number(fresh)))),
        6 => of(Edit::Equipment(day(fresh).to_string())),
        7 => of(Edit::Visit(pick(Visit::ALL, how).copied())),
        8 => of(Edit::Observer(who)),
        9 => of(Edit::Guest(day(fresh).to_string())),
        10 => of(Edit::Teacher(who)),
        11 => of(Edit::Began(Some(Timestamp(fresh.number().into())))),
        12 => of(Edit::AddNote(
            LessonNoteId::from_random(fresh.id()),
            Box::new(note(fresh)),
        )),
        13 => of(Edit::RemoveNote(seen.id)),
        14 => of(Edit::RestoreNote(seen.id)),
        15 => of(Edit::Rubric(Box::new(rubric(how, fresh)))),
        16 => of(Edit::Engagement(Some(number(fresh)))),
        17 => of(Edit::AddStage(
            StageId::from_random(fresh.id()),
            Box::new(stage(fresh)),
        )),
        18 => of(Edit::StagePlan(part.id, Some(number(fresh)))),
        19 => of(Edit::StageFact(part.id, Some(number(fresh)))),
        20 => of(Edit::RemoveStage(part.id)),
        21 => of(Edit::RestoreStage(part.id)),
        22 => of(Edit::Outcome(pick(Outcome::ALL, how).copied())),
        23 => of(Edit::StepItem(
            how.is_multiple_of(2).then_some(support::item(1)),
        )),
        24 => of(Edit::Remove),
        25 => of(Edit::Restore),
        26 => write(JournalText::LessonNote(row.id, seen.id), &seen.text, fresh),
        27 => write(JournalText::Stage(row.id, part.id), &part.name, fresh),
        _ => {
            let (text, now) = [
                (Text::Topic, &row.topic),
                (Text::Purpose, &row.purpose),
                (Text::Strengths, &row.strengths),
                (Text::Growth, &row.growth),
                (Text::Recommendations, &row.recommendations),
                (Text::Questions, &row.questions),
                (Text::SelfAnalysis, &row.self_analysis),
                (Text::Reply, &row.reply),
                (Text::Step, &row.step),
            ][(which + how) % 9];
            type_in(text, now, fresh)
        }
    })
}

/// People score more than they do anything else.
fn of_score(
    of: impl Fn(ObservationEdit) -> JournalEdit,
    how: usize,
    what: usize,
) -> Option<JournalEdit> {
    (what == 0).then(|| {
        let score = pick(Score::ALL, how).copied();
        of(ObservationEdit::Score(CRITERIA[how % 2].to_owned(), score))
    })
}

/// What somebody does to an open lesson.
pub fn choose_lesson(
    view: &JournalView,
    what: usize,
    which: usize,
    how: usize,
    fresh: &mut Fresh,
) -> JournalEdit {
    use OpenLessonEdit as Edit;
    use OpenLessonText as Text;
    let rows: Vec<&OpenLessonRow> = view
        .open_lessons
        .iter()
        .chain(&view.removed_open_lessons)
        .collect();
    let sheet = |fresh: &mut Fresh| Sheet {
        name: day(fresh).to_string(),
        comment: fresh.letters(how),
        ..Sheet::default()
    };
    let Some(row) = pick(&rows, which).copied().filter(|_| what % 20 != 19) else {
        return JournalEdit::AddOpenLesson {
            id: OpenLessonId::from_random(fresh.id()),
            lesson: Box::new(OpenLesson {
                date: Some(day(fresh)),
                topic: fresh.letters(how),
                sheets: vec![(SheetId::from_random(fresh.id()), sheet(fresh))],
                ..OpenLesson::default()
            }),
        };
    };
    let of = |edit| JournalEdit::OpenLesson { id: row.id, edit };
    let write = |text, now: &str, fresh: &mut Fresh| {
        JournalDoc::write(text, typing(now, which, how, fresh))
    };
    let sheets: Vec<&SheetRow> = row.sheets.iter().chain(&row.removed_sheets).collect();
    let who = how
        .is_multiple_of(2)
        .then_some(person(u8::try_from(1 + which % 3).unwrap_or(1)));
    let Some(expert) = pick(&sheets, how) else {
        return of(Edit::Remove);
    };
    match what % 28 {
        0 => of(Edit::Date(Some(day(fresh)))),
        1 => of(Edit::Time(
            Time::new(
                i8::try_from(how % 24).unwrap_or(0),
                i8::try_from(fresh.number() % 60).unwrap_or(0),
                0,
                0,
            )
            .ok(),
        )),
        2 => of(Edit::Class(day(fresh).to_string())),
        3 => of(Edit::Subject(day(fresh).to_string())),
        4 => of(Edit::Teacher(who)),
        5 => of(Edit::Mentor(who)),
        6 | 7 => {
            // A tap takes out what is in, and puts in what is not.
            let condition = Condition::ALL[how % Condition::ALL.len()];
            of(Edit::Condition(
                condition,
                !row.conditions.contains(&condition),
            ))
        }
        8 => of(Edit::Quality(pick(LessonQuality::ALL, how).copied())),
        9 => of(Edit::Engagement(Some(number(fresh)))),
        10 => of(Edit::Reached(pick(Outcome::ALL, how).copied())),
        11 | 12 => of(Edit::Consent(day(fresh).to_string())),
        13 => of(Edit::AddSheet(
            SheetId::from_random(fresh.id()),
            Box::new(sheet(fresh)),
        )),
        14 => of(Edit::SheetName(expert.id, day(fresh).to_string())),
        15 | 16 => of(Edit::SheetScore(
            expert.id,
            CRITERIA[how % 2].to_owned(),
            pick(Score::ALL, how).copied(),
        )),
        17 => of(Edit::RemoveSheet(expert.id)),
        18 => of(Edit::RestoreSheet(expert.id)),
        19 => of(Edit::Remove),
        20 => of(Edit::Restore),
        21 => write(
            JournalText::Sheet(row.id, expert.id),
            &expert.comment,
            fresh,
        ),
        _ => {
            let (text, now) = [
                (Text::Topic, &row.topic),
                (Text::Audience, &row.audience),
                (Text::Purpose, &row.purpose),
                (Text::Plan, &row.plan),
                (Text::Equipment, &row.equipment),
                (Text::ReachedComment, &row.reached_comment),
                (Text::SelfAnalysis, &row.self_analysis),
                (Text::Review, &row.review),
            ][(which + how) % 8];
            write(JournalText::OpenLesson(row.id, text), now, fresh)
        }
    }
}

fn number(fresh: &mut Fresh) -> u16 {
    u16::try_from(fresh.number() % 1000).unwrap_or(0)
}

/// The usual one in either style, or one of the school's own.
fn rubric(how: usize, fresh: &mut Fresh) -> Rubric {
    match how % 3 {
        0 => Rubric::usual(Style::Levels),
        1 => Rubric::usual(Style::Weighted),
        _ => Rubric {
            name: day(fresh).to_string(),
            ..Rubric::usual(Style::Weighted)
        },
    }
}

fn scores(snapshot: &mut Snapshot, of: impl std::fmt::Display, scores: &ScoresView) {
    for (key, score) in scores {
        snapshot.field(format!("{key} of {of}"), score);
    }
}

/// What a view holds of a visit.
pub fn visit(snapshot: &mut Snapshot, row: &ObservationRow) {
    let ObservationRow {
        id,
        fate,
        touched,
        date,
        number,
        class,
        subject,
        topic,
        kind,
        children,
        equipment,
        purpose,
        visit,
        observer,
        guest,
        teacher,
        began,
        notes,
        removed_notes,
        rubric,
        scores: given,
        engagement,
        stages,
        removed_stages,
        strengths,
        growth,
        recommendations,
        questions,
        self_analysis,
        reply,
        step,
        outcome,
        step_item,
    } = row;
    snapshot.row(id, fate, *touched);
    for (key, text) in [
        ("topic", topic),
        ("purpose", purpose),
        ("strengths", strengths),
        ("growth", growth),
        ("recommendations", recommendations),
        ("questions", questions),
        ("self-analysis", self_analysis),
        ("reply", reply),
        ("step", step),
    ] {
        snapshot.text(format!("{key} of {id}"), text);
    }
    snapshot.field(format!("date of {id}"), date);
    snapshot.field(format!("number of {id}"), number);
    snapshot.field(format!("class of {id}"), class);
    snapshot.field(format!("subject of {id}"), subject);
    snapshot.field(format!("kind of {id}"), kind);
    snapshot.field(format!("children of {id}"), children);
    snapshot.field(format!("equipment of {id}"), equipment);
    snapshot.field(format!("visit of {id}"), visit);
    snapshot.field(format!("observer of {id}"), observer);
    snapshot.field(format!("guest of {id}"), guest);
    snapshot.field(format!("teacher of {id}"), teacher);
    snapshot.field(format!("began of {id}"), began);
    snapshot.field(format!("rubric of {id}"), rubric);
    snapshot.field(format!("engagement of {id}"), engagement);
    snapshot.field(format!("outcome of {id}"), outcome);
    snapshot.field(format!("step item of {id}"), step_item);
    scores(snapshot, id, given);
    snapshot.list(&format!("notes of {id}"), notes.iter().map(|row| row.id));
    for row in notes.iter().chain(removed_notes) {
        let LessonNoteRow {
            id,
            fate,
            touched,
            minute: _,
            text,
            written: _,
            author: _,
        } = row;
        snapshot.row(id, fate, *touched);
        snapshot.text(format!("text of {id}"), text);
    }
    snapshot.list(&format!("stages of {id}"), stages.iter().map(|row| row.id));
    for row in stages.iter().chain(removed_stages) {
        let StageRow {
            id,
            fate,
            touched,
            name,
            plan,
            fact,
        } = row;
        snapshot.row(id, fate, *touched);
        snapshot.text(format!("name of {id}"), name);
        snapshot.field(format!("plan of {id}"), plan);
        snapshot.field(format!("fact of {id}"), fact);
    }
}

/// What a view holds of an open lesson.
pub fn lesson(snapshot: &mut Snapshot, row: &OpenLessonRow) {
    let OpenLessonRow {
        id,
        fate,
        touched,
        date,
        time,
        class,
        subject,
        topic,
        teacher,
        mentor,
        audience,
        purpose,
        plan,
        equipment,
        sheets,
        removed_sheets,
        conditions,
        quality,
        engagement,
        reached,
        reached_comment,
        self_analysis,
        review,
        consent,
    } = row;
    snapshot.row(id, fate, *touched);
    for (key, text) in [
        ("topic", topic),
        ("audience", audience),
        ("purpose", purpose),
        ("plan", plan),
        ("equipment", equipment),
        ("comment", reached_comment),
        ("self-analysis", self_analysis),
        ("review", review),
    ] {
        snapshot.text(format!("{key} of {id}"), text);
    }
    snapshot.field(format!("date of {id}"), date);
    snapshot.field(format!("time of {id}"), time);
    snapshot.field(format!("class of {id}"), class);
    snapshot.field(format!("subject of {id}"), subject);
    snapshot.field(format!("teacher of {id}"), teacher);
    snapshot.field(format!("mentor of {id}"), mentor);
    snapshot.field(format!("quality of {id}"), quality);
    snapshot.field(format!("engagement of {id}"), engagement);
    snapshot.field(format!("reached of {id}"), reached);
    snapshot.field(format!("consent of {id}"), consent);
    snapshot.set(format!("conditions of {id}"), conditions);
    snapshot.list(&format!("sheets of {id}"), sheets.iter().map(|row| row.id));
    for row in sheets.iter().chain(removed_sheets) {
        let SheetRow {
            id,
            fate,
            touched,
            name,
            rubric: _,
            scores: given,
            comment,
        } = row;
        snapshot.row(id, fate, *touched);
        snapshot.text(format!("comment of {id}"), comment);
        snapshot.field(format!("name of {id}"), name);
        scores(snapshot, id, given);
    }
}

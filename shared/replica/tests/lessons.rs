//! Visits and open lessons, as people who are apart work on them.

mod support;

use jiff::civil::date;
use ryadom_domain::{LessonNote, NoConsent, Observation, Rubric, Score, Style, mean};
use ryadom_replica::{
    JournalDoc, JournalEdit, JournalText, Kind, ObservationEdit, OpenLessonEdit, OpenLessonText,
    Splice, Subject, What, told,
};
use support::{
    Device, held_lesson, lesson_note, observation, open_lesson, person, seen_lesson, sheet,
};

fn of_visit(edit: ObservationEdit) -> JournalEdit {
    JournalEdit::Observation {
        id: observation(1),
        edit,
    }
}

fn of_lesson(edit: OpenLessonEdit) -> JournalEdit {
    JournalEdit::OpenLesson {
        id: open_lesson(1),
        edit,
    }
}

/// The mentor and the mentee of [`seen_lesson`], each with the visit on their device.
fn pair_with_a_visit() -> (Device<JournalDoc>, Device<JournalDoc>) {
    let mut mentor = Device::new(1);
    mentor.edit(&JournalEdit::AddObservation {
        id: observation(1),
        observation: Box::new(seen_lesson()),
    });
    let mentee = mentor.fork(2);
    (mentor, mentee)
}

fn pair_with_an_open_lesson() -> (Device<JournalDoc>, Device<JournalDoc>) {
    let mut mentor = Device::new(1);
    mentor.edit(&JournalEdit::AddOpenLesson {
        id: open_lesson(1),
        lesson: Box::new(ryadom_domain::OpenLesson {
            consent: String::new(),
            ..held_lesson()
        }),
    });
    let mentee = mentor.fork(2);
    (mentor, mentee)
}

#[test]
fn a_criterion_scored_apart_keeps_both_scores_until_somebody_chooses() {
    let (mut mentor, mut mentee) = pair_with_a_visit();
    let score = |score| of_visit(ObservationEdit::Score("pace".to_owned(), Some(score)));
    mentor.edit(&score(Score::Zero));
    mentee.edit(&score(Score::Two));
    mentor.exchange(&mut mentee);

    let row = mentor.view().observations[0].clone();
    let mut both: Vec<_> = row.scores["pace"]
        .rivals
        .iter()
        .map(|one| (one.by, one.value))
        .collect();
    both.sort();
    assert_eq!(
        both,
        [
            (Some(person(1)), Some(Score::Zero)),
            (Some(person(2)), Some(Score::Two))
        ]
    );
    assert_eq!(row.places(), 1);

    mentee.edit(&score(Score::One));
    mentor.exchange(&mut mentee);
    let row = mentor.view().observations[0].clone();
    assert_eq!(
        (row.scores["pace"].value, row.places()),
        (Some(Score::One), 0)
    );
}

#[test]
fn an_old_visit_stays_readable_when_the_schools_rubric_changes() {
    let (mut mentor, _) = pair_with_a_visit();
    let kept = mentor.view().observations[0].rubric.value.clone();
    assert_eq!(kept.name, "Лист школы");
    assert_eq!(kept.criteria().count(), 21);
    mentor.edit(&of_visit(ObservationEdit::Rubric(Box::new(Rubric::usual(
        Style::Weighted,
    )))));
    assert_eq!(
        mentor.view().observations[0].rubric.value,
        Rubric::usual(Style::Weighted)
    );
}

#[test]
fn the_next_visit_asks_about_the_step_of_the_last_one_with_that_teacher() {
    let mut mentor = Device::<JournalDoc>::new(1);
    let visits = [
        (1, date(2025, 9, 11), 2, "Таймер на каждый этап"),
        (2, date(2025, 10, 22), 2, ""),
        (3, date(2025, 11, 26), 3, "Чужой шаг"),
        (4, date(2026, 1, 22), 2, "Два вопроса на рассуждение"),
    ];
    for (number, day, teacher, step) in visits {
        mentor.edit(&JournalEdit::AddObservation {
            id: observation(number),
            observation: Box::new(Observation {
                date: Some(day),
                teacher: Some(person(teacher)),
                step: step.to_owned(),
                ..Observation::default()
            }),
        });
    }
    let view = mentor.view();
    let asked = |now, on| view.step_before(Some(person(2)), now, on).map(|row| row.id);
    assert_eq!(asked(None, None), Some(observation(4)));
    assert_eq!(asked(None, Some(date(2025, 12, 1))), Some(observation(1)));
    assert_eq!(asked(Some(observation(4)), None), Some(observation(1)));
    assert_eq!(asked(Some(observation(1)), None), None);
}

#[test]
fn notes_of_a_visit_that_is_new_are_told_as_the_visit() {
    let mut mentor = Device::<JournalDoc>::new(1);
    mentor.edit(&JournalEdit::AddObservation {
        id: observation(1),
        observation: Box::default(),
    });
    mentor.edit(&of_visit(ObservationEdit::AddNote(
        lesson_note(1),
        Box::new(LessonNote {
            text: "Дети спорят".to_owned(),
            ..LessonNote::default()
        }),
    )));
    let all = told(&mut mentor.document, &[]);
    assert_eq!(all.len(), 1);
    assert_eq!(all[0].what, What::Added);

    // Later they are news of their own.
    let seen = mentor.document.heads();
    mentor.edit(&of_visit(ObservationEdit::AddNote(
        lesson_note(2),
        Box::new(LessonNote {
            text: "Итога не было".to_owned(),
            ..LessonNote::default()
        }),
    )));
    let later = told(&mut mentor.document, &seen);
    assert_eq!(
        later[0].subject,
        Subject::LessonNote {
            visit: observation(1),
            id: lesson_note(2),
            text: "Итога не было".to_owned()
        }
    );
}

#[test]
fn a_review_is_published_only_while_its_teacher_agrees_to_its_very_words() {
    let (mut mentor, mut mentee) = pair_with_an_open_lesson();
    let review = held_lesson().review;
    let state = |device: &mut Device<JournalDoc>| device.view().open_lessons[0].may_be_published();
    assert_eq!(state(&mut mentor), Err(NoConsent::NotGiven));

    mentor.edit(&of_lesson(OpenLessonEdit::Consent(review.clone())));
    assert_eq!(state(&mut mentor), Err(NoConsent::NotByTeacher));

    mentee.take(&mut mentor);
    mentee.edit(&of_lesson(OpenLessonEdit::Consent(review.clone())));
    mentor.take(&mut mentee);
    assert_eq!(state(&mut mentor), Ok(()));

    let typed = Splice {
        at: 0,
        delete: 0,
        insert: "Ещё: ".to_owned(),
    };
    let text = JournalText::OpenLesson(open_lesson(1), OpenLessonText::Review);
    mentor.edit(&JournalDoc::write(text, typed));
    assert_eq!(state(&mut mentor), Err(NoConsent::OtherWords));
}

#[test]
fn consent_given_and_taken_back_apart_is_no_consent() {
    let (_, mut phone) = pair_with_an_open_lesson();
    phone.edit(&of_lesson(OpenLessonEdit::Consent(held_lesson().review)));
    let mut tablet = phone.fork(3);
    tablet.author.person = person(2);
    phone.edit(&of_lesson(OpenLessonEdit::Consent(String::new())));
    tablet.edit(&of_lesson(OpenLessonEdit::Consent(held_lesson().review)));
    phone.exchange(&mut tablet);
    assert_eq!(
        phone.view().open_lessons[0].may_be_published(),
        Err(NoConsent::NotGiven)
    );
}

#[test]
fn only_whole_sheets_of_experts_make_the_mean() {
    let (mut mentor, _) = pair_with_an_open_lesson();
    let keys: Vec<String> = Rubric::default()
        .criteria()
        .map(|criterion| criterion.key.clone())
        .collect();
    assert_eq!(mentor.view().open_lessons[0].percents(), [0_u8; 0]);
    for key in &keys {
        let edit = OpenLessonEdit::SheetScore(sheet(1), key.clone(), Some(Score::One));
        mentor.edit(&of_lesson(edit));
    }
    let percents = mentor.view().open_lessons[0].percents();
    assert_eq!((percents.clone(), mean(&percents)), (vec![50], Some(50)));
}

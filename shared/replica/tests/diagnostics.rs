//! Answers to the questionnaires, and what is taken from them into the programme.

mod support;

use ryadom_domain::{AnswerSheet, AskedSkill, Audience, Deficit, DeficitId, Level, Round, Skill};
use ryadom_replica::{
    AnswerEdit, DeficitEdit, ItemEdit, JournalDoc, JournalEdit, ProgrammeDoc, ProgrammeEdit,
    Subject, Wave, What, told,
};
use support::{Device, item, person};

const MENTOR: u8 = 1;
const MENTEE: u8 = 2;

fn own() -> AnswerSheet {
    AnswerSheet::own(Round::Entry, person(MENTEE))
}

fn estimate() -> AnswerSheet {
    AnswerSheet {
        by: person(MENTOR),
        ..own()
    }
}

fn answer(sheet: AnswerSheet, skill: Skill, level: u8) -> JournalEdit {
    let edit = AnswerEdit::Level(Level::new(level));
    JournalEdit::Answer { sheet, skill, edit }
}

#[test]
fn the_mentees_word_and_the_mentors_stand_beside_each_other() {
    let mut mentee = Device::<JournalDoc>::new(MENTEE);
    let mut mentor = mentee.fork(MENTOR);
    mentee.edit(&answer(own(), Skill::Timing, 1));
    mentee.edit(&JournalEdit::Answer {
        sheet: own(),
        skill: Skill::Groups,
        edit: AnswerEdit::Help(true),
    });
    mentor.edit(&answer(estimate(), Skill::Timing, 2));
    mentee.exchange(&mut mentor);
    let view = mentor.view().diagnostics;
    assert_eq!(
        view.answers(&own())[&Skill::Timing].level,
        Level::new(1),
        "each keeps their own"
    );
    assert_eq!(
        view.answers(&estimate())[&Skill::Timing].level,
        Level::new(2)
    );
    assert!(view.answers(&own())[&Skill::Groups].needs_help);
    assert_eq!(mentor.view().places(), 0);
}

#[test]
fn who_answered_differently_on_two_devices_has_both_answers() {
    let mut phone = Device::<JournalDoc>::new(MENTEE);
    let mut tablet = phone.fork(3);
    phone.edit(&answer(own(), Skill::Timing, 1));
    tablet.edit(&answer(own(), Skill::Timing, 3));
    phone.exchange(&mut tablet);
    let sheets = phone.view().diagnostics.sheets;
    let level = &sheets[&own()][&Skill::Timing].level;
    assert_eq!(level.rivals.len(), 2);
    assert_eq!(phone.view().places(), 1);
    phone.edit(&answer(own(), Skill::Timing, 1));
    assert_eq!(phone.view().places(), 0);
}

#[test]
fn an_answer_is_taken_back() {
    let mut mentee = Device::<JournalDoc>::new(MENTEE);
    mentee.edit(&answer(own(), Skill::Timing, 1));
    let undo = mentee.edit(&answer(own(), Skill::Timing, 3)).undo;
    mentee.edit(&undo.expect("can be taken back"));
    let view = mentee.view().diagnostics;
    assert_eq!(view.answers(&own())[&Skill::Timing].level, Level::new(1));
}

#[test]
fn answers_are_told_at_once_and_not_what_they_say() {
    let mut mentee = Device::<JournalDoc>::new(MENTEE);
    for skill in Skill::asked(Audience::Teachers(None)) {
        mentee.edit(&answer(own(), skill, 1));
    }
    let mut mentor = mentee.fork(MENTOR);
    mentor.edit(&answer(estimate(), Skill::Timing, 0));
    let told = told(&mut mentor.document, &[]);
    let said: Vec<_> = told.iter().map(|told| (told.by, &told.what)).collect();
    assert_eq!(
        said,
        [
            (Some(person(MENTEE)), &What::Answered(own())),
            (Some(person(MENTOR)), &What::Answered(estimate()))
        ]
    );
    assert!(told.iter().all(|told| told.subject == Subject::Whole));
}

/// Mentor and mentee take the same proposal into the programme, apart, and the mentor links an item to it.
fn taken_apart() -> (Device<ProgrammeDoc>, Device<ProgrammeDoc>, [DeficitId; 2]) {
    let mut mentor = Device::<ProgrammeDoc>::new(MENTOR);
    mentor.edit(&ProgrammeEdit::AddItem {
        id: item(1),
        after: None,
        item: Box::default(),
    });
    let mut mentee = mentor.fork(MENTEE);
    let ids = [1, 2].map(|id| DeficitId::from_random([id; 16]));
    let take = |id| ProgrammeEdit::AddDeficit {
        id,
        deficit: Box::new(Deficit {
            text: "Время урока".to_owned(),
            asked: Some(AskedSkill {
                mentee: person(MENTEE),
                skill: Skill::Timing,
            }),
            start: Level::new(1),
            ..Deficit::default()
        }),
    };
    mentor.edit(&take(ids[0]));
    mentee.edit(&take(ids[1]));
    mentor.edit(&link(ids[0], true));
    (mentor, mentee, ids)
}

fn link(deficit: DeficitId, linked: bool) -> ProgrammeEdit {
    ProgrammeEdit::Item {
        id: item(1),
        edit: ItemEdit::LinkDeficit(deficit, linked),
    }
}

fn level(id: DeficitId, wave: Wave, level: u8) -> ProgrammeEdit {
    ProgrammeEdit::Deficit {
        id,
        edit: DeficitEdit::Level(wave, Level::new(level)),
    }
}

#[test]
fn a_deficit_that_two_took_apart_is_one_and_so_are_its_links() {
    let (mut mentor, mut mentee, _) = taken_apart();
    mentor.exchange(&mut mentee);
    for device in [&mut mentor, &mut mentee] {
        let view = device.view();
        assert_eq!(view.deficits.len(), 1);
        assert_eq!(view.deficits[0].text, "Время урока");
        assert_eq!(view.places(), 0, "nothing to choose between");
        assert_eq!(view.items[0].deficits, [view.deficits[0].id].into());
    }
    let shown = mentee.view().deficits[0].id;
    mentee.edit(&level(shown, Wave::Mid, 2));
    mentor.take(&mut mentee);
    assert_eq!(mentor.view().deficits[0].mid.value, Level::new(2));
}

#[test]
fn what_either_wrote_before_they_met_is_shown_after() {
    for (worked, other) in [(0, 1), (1, 0)] {
        let (mut mentor, mut mentee, ids) = taken_apart();
        let device = if worked == 0 {
            &mut mentor
        } else {
            &mut mentee
        };
        device.edit(&level(ids[worked], Wave::Target, 3));
        mentor.exchange(&mut mentee);
        for device in [&mut mentor, &mut mentee] {
            let view = device.view();
            assert_eq!(view.deficits.len(), 1);
            assert_eq!(view.deficits[0].id, ids[worked]);
            assert_eq!(view.deficits[0].target.value, Level::new(3));
            assert_eq!(view.items[0].deficits, [ids[worked]].into());
        }
        // The one that gave way does not stand up again when the other goes, nor its link when that is taken away.
        mentee.edit(&link(ids[worked], false));
        assert_eq!(mentee.view().items[0].deficits, [].into());
        mentee.edit(&ProgrammeEdit::Deficit {
            id: ids[worked],
            edit: DeficitEdit::Remove,
        });
        mentor.take(&mut mentee);
        let view = mentor.view();
        assert!(view.deficits.is_empty(), "{other} stood up");
        assert_eq!(view.removed_deficits.len(), 2);
    }
}

#[test]
fn two_that_were_both_worked_on_are_both_shown_until_one_is_removed() {
    let (mut mentor, mut mentee, ids) = taken_apart();
    mentor.edit(&level(ids[0], Wave::Mid, 2));
    mentee.edit(&level(ids[1], Wave::Target, 3));
    mentor.exchange(&mut mentee);
    assert_eq!(mentor.view(), mentee.view());
    assert_eq!(mentor.view().deficits.len(), 2);
    mentor.edit(&ProgrammeEdit::Deficit {
        id: ids[0],
        edit: DeficitEdit::Remove,
    });
    let view = mentor.view();
    assert_eq!(view.deficits.len(), 1);
    assert_eq!(view.items[0].deficits, [ids[1]].into(), "its links stay");
}

//! Dates, states and what is missing: the rules that screens ask.

use jiff::civil::{Date, date};
use proptest::prelude::*;
use ryadom_domain::{
    Area, Deficit, DocumentKind, Due, Form, Kind, Level, Mark, Meeting, MeetingError,
    MenteeCategory, NextMeeting, PairState, PairTransitionError, PlanDate, PlanDateError, PlanItem,
    PlanItemError, ProgrammeState, Role, TransitionError, Visibility,
};
use ryadom_domain::{
    Asker, EndReason, Fit, FreeTime, MatchBasis, Meets, MentorStage, PairCheck, PersonKind,
    RequestState, Topic, Urgency,
};

const TODAY: Date = date(2026, 2, 13);

#[test]
fn a_planned_date_has_one_text_form() {
    for (planned, text) in [
        (PlanDate::Day(date(2026, 2, 25)), "2026-02-25"),
        (
            PlanDate::Span(date(2026, 2, 23), date(2026, 2, 27)),
            "2026-02-23/2026-02-27",
        ),
        (PlanDate::month(date(2026, 2, 13)), "2026-02"),
        (PlanDate::Weekly(1), "weekly:1"),
        (PlanDate::Year, "year"),
    ] {
        assert_eq!(planned.to_string(), text);
        assert_eq!(text.parse(), Ok(planned));
        let json = serde_json::to_string(&planned).expect("serialises");
        assert_eq!(json, format!("\"{text}\""));
    }
    assert_eq!(
        "2026-02-25/2026-02-25".parse(),
        Ok(PlanDate::Day(date(2026, 2, 25)))
    );
}

#[test]
fn a_planned_date_that_cannot_be_says_why() {
    let refused = |text: &str| text.parse::<PlanDate>().expect_err(text);
    assert_eq!(refused(""), PlanDateError::Empty);
    assert_eq!(
        refused("2026-02-30"),
        PlanDateError::NoSuchDay("2026-02-30".to_owned())
    );
    assert_eq!(
        refused("25.02.2026"),
        PlanDateError::NoSuchDay("25.02.2026".to_owned())
    );
    assert_eq!(
        refused("20260225"),
        PlanDateError::NoSuchDay("20260225".to_owned())
    );
    assert_eq!(
        refused("2026-13"),
        PlanDateError::NoSuchMonth("2026-13".to_owned())
    );
    assert_eq!(refused("февр"), PlanDateError::NoSuchDay("февр".to_owned()));
    assert_eq!(
        refused("weekly:0"),
        PlanDateError::NotTimesAWeek("0".to_owned())
    );
    assert_eq!(
        refused("weekly:8"),
        PlanDateError::NotTimesAWeek("8".to_owned())
    );
    let (first, last) = (date(2026, 2, 27), date(2026, 2, 23));
    assert_eq!(
        refused("2026-02-27/2026-02-23"),
        PlanDateError::EndsBeforeItBegins { first, last }
    );
    assert!(matches!(
        refused("2026-02-27/"),
        PlanDateError::NoSuchDay(_)
    ));
}

proptest! {
    #[test]
    fn whatever_text_is_read_as_a_planned_date_is_written_the_same(text in "[0-9/:-]{0,22}|weekly:[0-9]|\\PC{0,12}") {
        if let Ok(planned) = text.parse::<PlanDate>()
            && !matches!(planned, PlanDate::Day(_))
        {
            prop_assert_eq!(planned.to_string(), text);
        }
    }
}

#[test]
fn a_planned_date_is_in_time_until_its_last_day() {
    for (text, due) in [
        ("2026-02-25", Some(date(2026, 2, 25))),
        ("2026-02-23/2026-02-27", Some(date(2026, 2, 27))),
        ("2024-02", Some(date(2024, 2, 29))),
        ("weekly:2", None),
        ("year", None),
    ] {
        assert_eq!(text.parse::<PlanDate>().expect(text).due(), due);
    }
}

#[test]
fn an_item_is_late_from_the_day_after_until_somebody_says_what_became_of_it() {
    let day = |day: i8| Some(PlanDate::Day(date(2026, 2, day)));
    for (planned, mark, due) in [
        (day(12), None, Due::Overdue(1)),
        (day(13), None, Due::Soon(0)),
        (day(20), None, Due::Soon(7)),
        (day(21), None, Due::Later),
        (day(1), Some(Mark::Moved), Due::Overdue(12)),
        (day(1), Some(Mark::Done), Due::Done),
        (day(1), Some(Mark::Partly), Due::Done),
        (day(1), Some(Mark::NotDone), Due::Undated),
        (Some(PlanDate::month(TODAY)), None, Due::Later),
        (Some(PlanDate::Year), None, Due::Undated),
        (None, None, Due::Undated),
    ] {
        assert_eq!(
            Due::of_item(planned, mark, TODAY),
            due,
            "{planned:?} {mark:?}"
        );
    }
    assert_eq!(
        Due::of_agreement(Some(date(2025, 2, 13)), false, TODAY),
        Due::Overdue(365)
    );
    assert_eq!(
        Due::of_agreement(Some(date(2025, 2, 13)), true, TODAY),
        Due::Done
    );
}

#[test]
fn a_programme_goes_its_way_and_each_step_is_somebodys() {
    use ProgrammeState::{Agreed, Approved, Closed, Draft, Running};
    assert_eq!(Draft.check(Agreed, Role::Mentor), Ok(()));
    assert_eq!(Agreed.check(Approved, Role::Head), Ok(()));
    let (from, to, role) = (Agreed, Approved, Role::Mentor);
    assert_eq!(
        from.check(to, role),
        Err(TransitionError::NotYours { from, to, role })
    );
    assert_eq!(
        Draft.check(Closed, Role::Head),
        Err(TransitionError::NoSuchStep {
            from: Draft,
            to: Closed
        })
    );
    assert_eq!(Agreed.steps(Role::Mentor), [Draft]);
    assert_eq!(Running.steps(Role::Mentee), []);
}

#[test]
fn a_pair_goes_its_way_and_each_step_is_somebodys() {
    use PairState::{Assigned, Consent, Dissolved, Matching, Paused, Working};
    assert_eq!(Matching.check(Consent, Role::Council), Ok(()));
    assert_eq!(Consent.check(Assigned, Role::Head), Ok(()));
    let (from, to, role) = (Consent, Assigned, Role::Mentor);
    assert_eq!(
        from.check(to, role),
        Err(PairTransitionError::NotYours { from, to, role })
    );
    assert_eq!(
        Matching.check(Working, Role::Curator),
        Err(PairTransitionError::NoSuchStep {
            from: Matching,
            to: Working
        })
    );
    assert_eq!(Working.steps(Role::Mentor), [Paused]);
    assert!(Working.is_open() && !Dissolved.is_open());
}

#[test]
fn every_state_can_be_reached_and_the_curator_is_never_stuck() {
    for to in ProgrammeState::ALL {
        assert!(
            ProgrammeState::ALL
                .iter()
                .any(|from| !from.who_may_go(*to).is_empty()),
            "{to}"
        );
        assert!(!to.steps(Role::Curator).is_empty(), "{to}");
        assert!(to.who_may_go(*to).is_empty(), "{to}");
    }
    for to in PairState::ALL {
        assert!(
            PairState::ALL
                .iter()
                .any(|from| !from.who_may_go(*to).is_empty()),
            "{to}"
        );
        assert!(!to.steps(Role::Curator).is_empty(), "{to}");
        assert!(to.who_may_go(*to).is_empty(), "{to}");
    }
}

#[test]
fn an_item_says_what_it_lacks() {
    let item = PlanItem {
        mark: Some(Mark::Moved),
        ..PlanItem::default()
    };
    assert_eq!(
        item.missing(),
        [PlanItemError::NoEvent, PlanItemError::NoReason(Mark::Moved)]
    );
    let item = PlanItem {
        event: "Беседа".to_owned(),
        mark: Some(Mark::Done),
        ..PlanItem::default()
    };
    assert_eq!(item.missing(), [PlanItemError::NoActualResult]);
    let item = PlanItem {
        event: "Беседа".to_owned(),
        confirmed: true,
        ..PlanItem::default()
    };
    assert_eq!(item.missing(), [PlanItemError::NothingToConfirm]);
}

#[test]
fn what_the_pair_marked_waits_for_the_curator() {
    let done = PlanItem {
        mark: Some(Mark::Done),
        mentee_mark: true,
        ..PlanItem::default()
    };
    assert!(done.waits_for_confirmation());
    assert!(
        !PlanItem {
            confirmed: true,
            ..done.clone()
        }
        .waits_for_confirmation()
    );
    assert!(
        !PlanItem {
            mentee_mark: false,
            ..done.clone()
        }
        .waits_for_confirmation()
    );
    assert!(
        !PlanItem {
            mark: Some(Mark::Moved),
            ..done
        }
        .waits_for_confirmation()
    );
}

#[test]
fn a_meeting_says_what_it_lacks() {
    let meeting = Meeting {
        next: NextMeeting {
            date: Some(date(2026, 2, 1)),
            ..NextMeeting::default()
        },
        ..Meeting::default()
    };
    assert_eq!(
        meeting.missing(),
        [MeetingError::NoDate, MeetingError::NoTopic]
    );
    let meeting = Meeting {
        date: Some(TODAY),
        topic: "Разбор".to_owned(),
        ..meeting
    };
    assert_eq!(
        meeting.missing(),
        [MeetingError::NextIsEarlier {
            date: TODAY,
            next: date(2026, 2, 1)
        }]
    );
}

#[test]
fn a_deficit_has_moved_when_a_later_level_is_higher() {
    let [zero, one, two, _] = Level::ALL.map(Some);
    let deficit = Deficit {
        start: one,
        ..Deficit::default()
    };
    assert!(!deficit.moved());
    assert!(
        Deficit {
            mid: two,
            ..deficit.clone()
        }
        .moved()
    );
    assert!(
        !Deficit {
            mid: two,
            end: zero,
            ..deficit.clone()
        }
        .moved()
    );
    assert!(
        Deficit {
            end: two,
            target: two,
            ..deficit.clone()
        }
        .reached()
    );
    assert!(
        !Deficit {
            target: two,
            ..deficit
        }
        .reached()
    );
    assert_eq!(Level::new(4), None);
    assert!(serde_json::from_str::<Level>("4").is_err());
}

#[test]
fn every_code_is_read_back_and_no_two_are_the_same() {
    fn codes<T: Copy + PartialEq + std::fmt::Debug + std::fmt::Display + std::str::FromStr>(
        all: &[T],
    ) {
        for value in all {
            let code = value.to_string();
            assert_eq!(code.parse::<T>().ok(), Some(*value));
            assert_eq!(
                all.iter().filter(|other| other.to_string() == code).count(),
                1
            );
        }
    }
    codes(Form::ALL);
    codes(Kind::ALL);
    codes(Area::ALL);
    codes(Mark::ALL);
    codes(MenteeCategory::ALL);
    codes(PairState::ALL);
    codes(ProgrammeState::ALL);
    codes(DocumentKind::ALL);
    codes(Topic::ALL);
    codes(FreeTime::ALL);
    codes(Meets::ALL);
    codes(PersonKind::ALL);
    codes(MentorStage::ALL);
    codes(Urgency::ALL);
    codes(Asker::ALL);
    codes(RequestState::ALL);
    codes(MatchBasis::ALL);
    codes(EndReason::ALL);
    codes(PairCheck::ALL);
    codes(Fit::ALL);
    assert_eq!(
        (Form::ALL.len(), Kind::ALL.len(), Area::ALL.len()),
        (8, 11, 8)
    );
    let unknown = "сетевое".parse::<Kind>().expect_err("not a code");
    assert_eq!(
        (unknown.vocabulary, unknown.code.as_str()),
        ("Kind", "сетевое")
    );
}

#[test]
fn a_notes_visibility_is_the_document_that_holds_it() {
    for visibility in Visibility::ALL {
        assert_eq!(
            Visibility::in_document(visibility.document()),
            Some(*visibility)
        );
    }
    assert_eq!(Visibility::in_document(DocumentKind::Programme), None);
}

//! What people say of themselves and ask for, as it is read back, told and kept from eyes it is not for.

mod support;

use jiff::civil::date;
use ryadom_domain::{
    Card, EndReason, Fit, FreeTime, Level, MenteeCategory, PairCheck, Qualification, Request,
    RequestId, RequestState, Topic,
};
use ryadom_replica::{
    CardDoc, CardEdit, ConfidentialDoc, ConfidentialEdit, EditError, PersonDoc, PersonEdit,
    PersonnelDoc, PersonnelEdit, ProfileField, ProfileSummary, ProfileTag, RequestEdit, Subject,
    What, ready, told,
};
use support::{Device, pair, person};

fn asks(device: &mut Device<PersonDoc>) -> RequestId {
    let id = RequestId::from_random([7; 16]);
    device.edit(&PersonEdit::AddRequest {
        id,
        request: Box::new(Request {
            topic: Some(Topic::Upbringing),
            words: "Не получается удержать класс".to_owned(),
            made: Some(date(2026, 2, 13)),
            ..Request::default()
        }),
    });
    id
}

#[test]
fn burn_out_is_not_kept_where_the_council_reads() {
    let mut marina = Device::<PersonDoc>::new(1);
    let burnout = MenteeCategory::Burnout.to_string();
    let refused = marina.try_edit(&PersonEdit::Set(ProfileField::Category, burnout));
    assert!(matches!(refused, Err(EditError::NotHere)));
    assert_eq!(marina.view().fields.len(), 0);
    let novice = MenteeCategory::Novice.to_string();
    marina.edit(&PersonEdit::Set(ProfileField::Category, novice));
    let profile = marina.view().profile();
    assert_eq!(profile.mentee.category, Some(MenteeCategory::Novice));

    let mut said = Device::<ConfidentialDoc>::new(1);
    said.edit(&ConfidentialEdit::Burnout(true));
    assert!(said.view().burnout.value);
    assert_eq!(told(&mut said.document, &[]), [], "nothing is told of it");
}

#[test]
fn a_profile_is_read_as_rules_see_it() {
    let mut anna = Device::<PersonDoc>::new(1);
    for edit in [
        PersonEdit::Set(ProfileField::Ready, ready(true)),
        PersonEdit::Set(ProfileField::Hours, " 2 ".to_owned()),
        PersonEdit::Set(ProfileField::Limit, "много".to_owned()),
        PersonEdit::Set(ProfileField::Qualification, "highest".to_owned()),
        PersonEdit::Set(ProfileField::QualifiedUntil, "2027-01-31".to_owned()),
        PersonEdit::Tag(ProfileTag::Topic(Topic::Methods), true),
        PersonEdit::Tag(ProfileTag::Topic(Topic::Papers), true),
        PersonEdit::Tag(ProfileTag::Topic(Topic::Papers), false),
        PersonEdit::Tag(ProfileTag::MentorTime(FreeTime::Evening), true),
        PersonEdit::Tag(ProfileTag::MenteeTime(FreeTime::Weekend), true),
        PersonEdit::Competence("урок".to_owned(), Level::new(3)),
        PersonEdit::Competence("журнал".to_owned(), Level::new(2)),
        PersonEdit::Competence("журнал".to_owned(), None),
    ] {
        anna.edit(&edit);
    }
    let profile = anna.view().profile();
    assert!(profile.mentor.ready);
    assert_eq!(
        (profile.mentor.hours, profile.mentor.limit),
        (Some(2), None)
    );
    assert_eq!(profile.teacher.qualification, Some(Qualification::Highest));
    assert_eq!(profile.teacher.qualified_until, Some(date(2027, 1, 31)));
    assert_eq!(profile.mentor.topics, [Topic::Methods].into());
    assert_eq!(profile.mentor.times, [FreeTime::Evening].into());
    assert_eq!(profile.mentee.times, [FreeTime::Weekend].into());
    assert_eq!(profile.mentor.competences.len(), 1);
    assert_eq!(ProfileSummary::of(&mut anna.document).profile, profile);
}

#[test]
fn a_request_goes_its_way_and_each_step_is_told_and_taken_back() {
    let mut marina = Device::<PersonDoc>::new(1);
    let id = asks(&mut marina);
    let mut curator = marina.fork(2);
    let before = curator.document.heads();
    let of = |edit| PersonEdit::Request { id, edit };
    curator.edit(&PersonEdit::Several(vec![
        of(RequestEdit::State(RequestState::Paired)),
        of(RequestEdit::Pair(Some(pair(1)))),
        of(RequestEdit::Matched("помогает с этим".to_owned())),
    ]));
    marina.take(&mut curator);
    let row = marina.view().requests[0].clone();
    assert_eq!(
        (row.state(), row.pair.value),
        (RequestState::Paired, Some(pair(1)))
    );
    assert_eq!(
        row.state.written.and_then(|written| written.by),
        Some(person(2))
    );
    let news = told(&mut marina.document, &before);
    assert_eq!(news.len(), 3);
    assert!(news.iter().all(
        |told| matches!(&told.subject, Subject::Request { words, .. } if words.contains("класс"))
    ));

    let declined = curator.edit(&of(RequestEdit::State(RequestState::Declined)));
    curator.edit(&declined.undo.expect("can be taken back"));
    assert_eq!(curator.view().requests[0].state(), RequestState::Paired);
}

#[test]
fn a_request_that_was_taken_back_while_the_curator_decided_comes_back() {
    let mut marina = Device::<PersonDoc>::new(1);
    let id = asks(&mut marina);
    let mut curator = marina.fork(2);
    let of = |edit| PersonEdit::Request { id, edit };
    marina.edit(&of(RequestEdit::Remove));
    curator.edit(&of(RequestEdit::State(RequestState::InBase)));
    marina.exchange(&mut curator);
    let view = marina.view();
    assert!(view.requests[0].fate.is_torn());
    assert_eq!(view.places(), 1);
    let came_back = |told: &ryadom_replica::Told| matches!(told.what, What::CameBack { .. });
    assert!(told(&mut marina.document, &[]).iter().any(came_back));
}

#[test]
fn two_values_of_a_field_are_both_kept() {
    let mut phone = Device::<PersonDoc>::new(1);
    let mut tablet = phone.fork(2);
    let set = |words: &str| PersonEdit::Set(ProfileField::Strengths, words.to_owned());
    phone.edit(&set("Рисую"));
    tablet.edit(&set("Пою"));
    phone.exchange(&mut tablet);
    let view = phone.view();
    assert_eq!(view.fields[&ProfileField::Strengths].rivals.len(), 2);
    phone.edit(&set("Рисую и пою"));
    assert_eq!(phone.view().places(), 0);
}

#[test]
fn the_schools_papers_say_who_entered_what() {
    let mut nina = Device::<PersonnelDoc>::new(1);
    let day = Some(date(2026, 2, 18));
    for edit in [
        PersonnelEdit::Check(pair(1), PairCheck::Addendum, day),
        PersonnelEdit::EndReason(pair(1), Some(EndReason::Replaced)),
        PersonnelEdit::BirthYear(person(3), Some(2012)),
    ] {
        let undo = nina.edit(&edit).undo.expect("can be taken back");
        nina.edit(&undo);
        nina.edit(&edit);
    }
    let view = nina.view();
    let papers = &view.pairs[&pair(1)];
    assert_eq!(papers.check(PairCheck::Addendum), day);
    assert_eq!(papers.check(PairCheck::Mentor), None);
    let entered = &papers.checks[&PairCheck::Addendum];
    assert_eq!(
        entered.written.and_then(|written| written.by),
        Some(person(1))
    );
    assert_eq!(papers.end_reason.value, Some(EndReason::Replaced));
    assert_eq!(view.birth_years[&person(3)].value, Some(2012));
}

#[test]
fn how_a_pair_suits_is_said_for_each_pair() {
    let mut olga = Device::<ConfidentialDoc>::new(1);
    olga.edit(&ConfidentialEdit::Fit(pair(1), Some(Fit::No)));
    olga.edit(&ConfidentialEdit::Fit(pair(2), Some(Fit::Yes)));
    let fits = olga.view().fits;
    assert_eq!(fits[&pair(1)].value, Some(Fit::No));
    assert_eq!(fits[&pair(2)].value, Some(Fit::Yes));
}

#[test]
fn a_card_shows_what_a_mentor_offers_and_nothing_of_what_they_ask_for() {
    let mut sergei = Device::<PersonDoc>::new(1);
    asks(&mut sergei);
    for edit in [
        PersonEdit::Phone(" +7 900 000-00-00 ".to_owned()),
        PersonEdit::Set(ProfileField::Ready, ready(true)),
        PersonEdit::Tag(ProfileTag::Topic(Topic::Methods), true),
        PersonEdit::Tag(ProfileTag::Wants(MenteeCategory::Novice), true),
        PersonEdit::Set(ProfileField::Stage, "paused".to_owned()),
        PersonEdit::Set(
            ProfileField::Expectations,
            "Научиться говорить нет".to_owned(),
        ),
    ] {
        sergei.edit(&edit);
    }
    let says = sergei.view().card();
    let expected = Card {
        phone: "+7 900 000-00-00".to_owned(),
        topics: [Topic::Methods].into(),
        ..Card::default()
    };
    assert_eq!(says, expected);

    let mut card = Device::<CardDoc>::new(1);
    assert!(card.view().card().is_blank(), "nothing was put there");
    card.edit(&CardEdit::show(&says));
    assert_eq!(card.view().card(), says);
    assert_eq!(told(&mut card.document, &[]), [], "the profile tells of it");
    let written = card.view().shown.value;
    for words in ["класс", "нет", "novice", "paused"] {
        assert!(!written.contains(words), "{words}");
    }
    // What a later version put there besides is passed over, and what is not a card is none.
    card.edit(&CardEdit::Show(written.replacen('{', "{\"later\": 1, ", 1)));
    assert_eq!(card.view().card(), says);
    card.edit(&CardEdit::Show("later".to_owned()));
    assert!(card.view().card().is_blank());
}

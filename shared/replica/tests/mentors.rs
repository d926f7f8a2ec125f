//! What a school knows of its mentors: what they have learned, the points of candidates, the coordinator's talks.

mod support;

use automerge::Change;
use jiff::civil::date;
use ryadom_domain::{
    Name, SchoolYear, TalkField, TalkId, TrainingField, TrainingId, TrainingKind,
    candidate::Reached, pairing::Strictness, training,
};
use ryadom_replica::{
    CounselDoc, CounselEdit, Kind, PersonDoc, PersonEdit, PersonnelDoc, PersonnelEdit,
    ProfileField, ProfileSummary, SchoolDoc, SchoolEdit, SchoolField, Subject, TalkEdit, TalkRow,
    TrainingEdit, What, told, write_anew,
};
use std::collections::BTreeMap;
use support::{Device, person};

fn learns(fields: &[(TrainingField, &str)]) -> BTreeMap<TrainingField, String> {
    fields
        .iter()
        .map(|(field, words)| (*field, (*words).to_owned()))
        .collect()
}

#[test]
fn a_register_of_training_is_read_as_rules_see_it() {
    let mut anna = Device::<PersonDoc>::new(1);
    let id = TrainingId::from_random([1; 16]);
    anna.edit(&PersonEdit::Set(
        ProfileField::Training,
        "Школа наставников, 2023".to_owned(),
    ));
    assert!(
        anna.view().profile().is_trained_mentor(),
        "the earlier words"
    );
    anna.edit(&PersonEdit::Set(ProfileField::Training, String::new()));
    anna.edit(&PersonEdit::AddTraining {
        id,
        fields: learns(&[
            (TrainingField::Title, "Школа наставника"),
            (TrainingField::Kind, "school"),
            (TrainingField::From, "2025-10-06"),
            (TrainingField::Hours, "36"),
        ]),
    });
    let profile = anna.view().profile();
    assert_eq!(profile.trainings[0].kind, Some(TrainingKind::School));
    let year = SchoolYear::beginning(2025);
    assert_eq!(training::hours_in(&profile.trainings, year), 36);
    assert!(!profile.is_trained_mentor());
    let edit = TrainingEdit::Set(TrainingField::Mentoring, "yes".to_owned());
    anna.edit(&PersonEdit::Training { id, edit });
    assert!(anna.view().profile().is_trained_mentor());
    let summary = ProfileSummary::of(&mut anna.document);
    assert_eq!(
        summary.profile.trainings,
        anna.view().profile().trainings,
        "lists have it too"
    );
    let told = told(&mut anna.document, &[]);
    let added = told.iter().any(|one| {
        matches!(&one.subject, Subject::Training { title, .. } if title == "Школа наставника")
            && one.what == What::Added
    });
    assert!(added);
}

#[test]
fn a_training_that_one_removed_and_another_changed_comes_back() {
    let mut phone = Device::<PersonDoc>::new(1);
    let id = TrainingId::from_random([1; 16]);
    let fields = learns(&[(TrainingField::Title, "Курс")]);
    phone.edit(&PersonEdit::AddTraining { id, fields });
    let mut curator = phone.fork(2);
    let of = |edit| PersonEdit::Training { id, edit };
    phone.edit(&of(TrainingEdit::Remove));
    curator.edit(&of(TrainingEdit::Set(
        TrainingField::Hours,
        "72".to_owned(),
    )));
    phone.exchange(&mut curator);
    let view = phone.view();
    assert!(view.trainings[0].fate.is_torn());
    assert_eq!(view.places(), 1);
    phone.edit(&of(TrainingEdit::Restore));
    assert_eq!(phone.view().places(), 0);
}

#[test]
fn the_schools_rule_and_sheet_are_the_usual_ones_until_it_says_others() {
    let mut nina = Device::<SchoolDoc>::new(1);
    assert_eq!(nina.view().eligibility().category, Strictness::Soft);
    let usual = nina.view().candidate_sheet();
    let set = |field, words: &str| SchoolEdit::Set(field, words.to_owned());
    nina.edit(&set(SchoolField::MentorCategory, "hard"));
    nina.edit(&set(SchoolField::MentorPosition, "как-нибудь"));
    let rule = nina.view().eligibility();
    assert_eq!(
        (rule.category, rule.position),
        (Strictness::Hard, Strictness::Off)
    );
    nina.edit(&set(SchoolField::Criteria, "Стаж — 5\nОпыт — 3"));
    nina.edit(&set(SchoolField::Threshold, "6"));
    let own = nina.view().candidate_sheet();
    assert_ne!(own, usual);
    assert_eq!((own.most(), own.threshold), (8, 6));
}

#[test]
fn points_are_kept_for_each_candidate_and_say_who_gave_them() {
    let mut school = Device::<SchoolDoc>::new(1);
    school.edit(&SchoolEdit::Set(
        SchoolField::Criteria,
        "Стаж — 5\nОпыт — 3".to_owned(),
    ));
    let sheet = school.view().candidate_sheet();
    let mut nina = Device::<PersonnelDoc>::new(1);
    let gives = |who, points| PersonnelEdit::Points(person(who), "Стаж".to_owned(), Some(points));
    nina.edit(&gives(3, 4));
    let mut other = nina.fork(2);
    nina.edit(&gives(3, 5));
    other.edit(&gives(3, 2));
    nina.exchange(&mut other);
    let view = nina.view();
    let choice = &view.points[&person(3)]["Стаж"];
    assert_eq!(choice.rivals.len(), 2, "both are kept");
    assert_eq!(view.points(person(4)).len(), 0);
    nina.edit(&gives(3, 5));
    let reached = sheet.reached(&nina.view().points(person(3)));
    assert_eq!(
        reached,
        Reached {
            points: 5,
            scored: 1
        }
    );
    let written = nina.view().points[&person(3)]["Стаж"].written;
    assert_eq!(written.and_then(|stamp| stamp.by), Some(person(1)));
    let nobodys = PersonnelEdit::Insists(support::pair(1), "больше некому".to_owned());
    nina.edit(&nobodys);
    assert_eq!(
        nina.view().pairs.len(),
        1,
        "a candidate is not taken for a pair"
    );
}

fn talk(mentor: u8, number: u8) -> TalkId {
    TalkId {
        mentor: person(mentor),
        number: [number; 16],
    }
}

fn talks(device: &mut Device<CounselDoc>) {
    for (id, day) in [
        (talk(3, 1), "2025-10-03"),
        (talk(4, 2), "2026-02-13"),
        (talk(3, 3), "2025-05-20"),
    ] {
        let fields = [
            (TalkField::Day, day.to_owned()),
            (TalkField::About, "Обратная связь".to_owned()),
        ];
        let fields = fields.into();
        device.edit(&CounselEdit::Add { id, fields });
    }
}

#[test]
fn talks_have_their_year_and_a_next_step_waits_from_its_day_on() {
    let mut nina = Device::<CounselDoc>::new(1);
    talks(&mut nina);
    let view = nina.view();
    let years: Vec<Option<u16>> = view.talks.iter().map(TalkRow::year).collect();
    assert_eq!(years, [Some(2025), Some(2025), Some(2024)]);
    let with: Vec<TalkId> = view.with(person(3)).map(|row| row.id).collect();
    assert_eq!(with, [talk(3, 1), talk(3, 3)], "the newest first");
    assert_eq!(view.talks[0].by(), Some(person(1)));
    assert_eq!(told(&mut nina.document, &[]), [], "nobody is told of it");

    let set = |field, words: &str| CounselEdit::Talk {
        id: talk(3, 1),
        edit: TalkEdit::Set(field, words.to_owned()),
    };
    let is_due = |nina: &mut Device<CounselDoc>| {
        let view = nina.view();
        let row = view.talks.iter().find(|row| row.id == talk(3, 1));
        row.is_some_and(|row| row.is_due(date(2026, 2, 13)))
    };
    nina.edit(&set(TalkField::NextDay, "2026-02-13"));
    assert!(!is_due(&mut nina), "nothing was agreed");
    nina.edit(&set(TalkField::Next, "Побывать на уроке"));
    assert!(is_due(&mut nina));
    let done = nina.edit(&set(TalkField::Done, "2026-02-13"));
    assert!(!is_due(&mut nina));
    nina.edit(&done.undo.expect("can be taken back"));
    assert!(is_due(&mut nina));
}

#[test]
fn whoever_is_forgotten_is_forgotten_with_every_talk_and_every_point() {
    let mut nina = Device::<CounselDoc>::new(1);
    talks(&mut nina);
    let left = without::<CounselDoc>(&mut nina);
    let ids: Vec<TalkId> = left.talks.iter().map(|row| row.id).collect();
    assert_eq!(ids, [talk(4, 2)]);

    let mut nina = Device::<PersonnelDoc>::new(1);
    for who in [3, 4] {
        let edit = PersonnelEdit::Points(person(who), "Стаж".to_owned(), Some(4));
        nina.edit(&edit);
    }
    let left = without::<PersonnelDoc>(&mut nina);
    assert_eq!(left.points.keys().copied().collect::<Vec<_>>(), [person(4)]);
}

/// What is left when the third person is forgotten: no change names them.
fn without<K: Kind>(device: &mut Device<K>) -> K::View {
    let forgotten = ryadom_replica::Forgotten::new(person(3), &Name::new("Ким", "Олег", ""), false);
    let actors = device.document.authors();
    let mut count = 0;
    let mut random = || {
        count += 1;
        [count + 100; 16]
    };
    let old = device.document.automerge().document();
    let moved = BTreeMap::new();
    let anew = write_anew(old, K::KIND, &actors, &forgotten, &moved, &mut random);
    let changes = anew.expect("is written").changes;
    for change in &changes {
        let change = Change::from_bytes(change.bytes.clone()).expect("a change");
        let said = format!("{:?}", change.decode());
        assert!(!said.contains(&person(3).to_string()), "{said}");
    }
    let mut written = ryadom_replica::Document::genesis(K::KIND);
    written
        .apply(changes.iter().map(|change| change.bytes.as_slice()))
        .expect("applies");
    K::read(&mut written)
}

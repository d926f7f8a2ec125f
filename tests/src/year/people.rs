//! What people say of themselves, ask for, and have read.

use super::diary::{Diary, date};
use super::{Act, LEAVES, Who};
use ryadom_domain::{
    ActId, Asker, Card, DocumentKind, EndReason, Fit, Form, FreeTime, Kind, Level, MenteeCategory,
    PairCheck, PairId, RequestId, RequestState, TalkField, TalkId, Topic, TrainingField,
    TrainingId, Urgency,
};
use ryadom_replica::{
    CardEdit, ConfidentialEdit, CounselEdit, PersonEdit, PersonText, PersonnelEdit, PrivateEdit,
    ProfileField, ProfileTag, RequestEdit, Splice, TalkEdit, TrainingEdit,
};

impl Diary {
    /// What one says of oneself, and likes for oneself.
    pub(super) fn small_things_of_one(&mut self) {
        let mentee = Who::Mentee;
        let letter = |at| Splice {
            at,
            delete: 0,
            insert: "м".into(),
        };
        for (day, edit) in (100..).zip([
            PersonEdit::Phone("+7 900 000-00-00".into()),
            PersonEdit::Email("anna@school.example".into()),
            PersonEdit::Several(vec![PersonEdit::Messenger("anna".into())]),
            PersonEdit::Write {
                text: PersonText::CanHelp,
                splice: letter(0),
            },
            PersonEdit::Write {
                text: PersonText::Request,
                splice: letter(0),
            },
        ]) {
            self.does(day, mentee, Act::Person(edit));
        }
        self.does(104, mentee, Act::TakeBack(DocumentKind::Person));
        let larger = PrivateEdit::Prefer("letters".into(), "large".into());
        let act = Act::Private(PrivateEdit::Several(vec![larger]));
        self.does(110, mentee, act);
    }

    /// What is said of oneself, asked for, decided and confided.
    pub(super) fn about_people(&mut self) {
        let (mentee, curator) = (Who::Mentee, Who::Curator);
        let id = RequestId::from_random(self.id());
        let pair = PairId::from_random(self.id());
        let of_request = |edit| PersonEdit::Request { id, edit };
        let mut edits: Vec<PersonEdit> = ProfileField::ALL
            .into_iter()
            .map(|field| PersonEdit::Set(field, "12".into()))
            .collect();
        edits.extend([
            PersonEdit::Tag(ProfileTag::Topic(Topic::Methods), true),
            PersonEdit::Tag(ProfileTag::MentorTime(FreeTime::Evening), true),
            PersonEdit::Tag(ProfileTag::Wants(MenteeCategory::Novice), true),
            PersonEdit::Tag(ProfileTag::Form(Form::TeacherTeacher), true),
            PersonEdit::Tag(ProfileTag::Kind(Kind::Reverse), true),
            PersonEdit::Tag(ProfileTag::MenteeTime(FreeTime::Between), true),
            PersonEdit::Competence("проектная работа".into(), Level::new(3)),
            PersonEdit::AddRequest {
                id,
                request: Box::default(),
            },
            PersonEdit::Write {
                text: PersonText::Asked(id),
                splice: Splice {
                    at: 0,
                    delete: 0,
                    insert: "Помогите с уроком".into(),
                },
            },
            of_request(RequestEdit::Topic(Some(Topic::Methods))),
            of_request(RequestEdit::Form(Some(Form::TeacherTeacher))),
            of_request(RequestEdit::Kind(Some(Kind::Traditional))),
            of_request(RequestEdit::Urgency(Some(Urgency::Month))),
            of_request(RequestEdit::Mentor(Some(Who::Mentor.person()))),
            of_request(RequestEdit::Asker(Some(Asker::Own))),
            of_request(RequestEdit::Made(Some(date(3)))),
            of_request(RequestEdit::Remove),
            of_request(RequestEdit::Restore),
        ]);
        // Before anybody is away: the curator answers the request.
        for edit in edits {
            self.does(LEAVES, mentee, Act::Person(edit));
        }
        for (day, edit) in (60..).zip([
            RequestEdit::State(RequestState::Paired),
            RequestEdit::Reason("поздно".into()),
            RequestEdit::Pair(Some(pair)),
            RequestEdit::Matched("помогает с этим".into()),
        ]) {
            self.does(day, curator, Act::Person(of_request(edit)));
        }
        for (day, edit) in (70..).zip([
            ConfidentialEdit::Burnout(true),
            ConfidentialEdit::Words("устала".into()),
            ConfidentialEdit::Fit(pair, Some(Fit::Yes)),
            ConfidentialEdit::Several(vec![ConfidentialEdit::Burnout(false)]),
        ]) {
            self.does(day, mentee, Act::Confidential(edit));
        }
        let person = mentee.person();
        for (day, edit) in (75..).zip([
            PersonnelEdit::Check(pair, PairCheck::Mentor, Some(date(1))),
            PersonnelEdit::Notice(pair, Some(date(2))),
            PersonnelEdit::EndReason(pair, Some(EndReason::Goal)),
            PersonnelEdit::Matched(pair, "помогает с этим".into()),
            PersonnelEdit::Insists(pair, "больше некому".into()),
            PersonnelEdit::Points(person, "Стаж от пяти лет".into(), Some(4)),
            PersonnelEdit::Counselled("01".repeat(16), Some(2025)),
            PersonnelEdit::Several(vec![PersonnelEdit::BirthYear(person, Some(1990))]),
        ]) {
            self.does(day, curator, Act::Personnel(edit));
        }
    }

    /// The mentee learns, and mends what was written of it; the curator talks with the mentor.
    pub(super) fn learns(&mut self) {
        let mentee = Who::Mentee;
        let id = TrainingId::from_random(self.id());
        let of = |edit| PersonEdit::Training { id, edit };
        for (day, edit) in [
            (
                40,
                PersonEdit::AddTraining {
                    id,
                    fields: [(TrainingField::Title, "Формирующее оценивание".into())].into(),
                },
            ),
            (55, of(TrainingEdit::Set(TrainingField::Hours, "36".into()))),
            (56, of(TrainingEdit::Remove)),
            (57, of(TrainingEdit::Restore)),
        ] {
            self.does(day, mentee, Act::Person(edit));
        }
        let id = TalkId {
            mentor: Who::Mentor.person(),
            number: self.id(),
        };
        let of = |edit| CounselEdit::Talk { id, edit };
        for (day, edit) in [
            (
                44,
                CounselEdit::Add {
                    id,
                    fields: [(TalkField::About, "Как давать обратную связь".into())].into(),
                },
            ),
            (
                45,
                CounselEdit::Several(vec![of(TalkEdit::Set(
                    TalkField::NextDay,
                    date(58).to_string(),
                ))]),
            ),
            (58, of(TalkEdit::Set(TalkField::Done, date(58).to_string()))),
            (59, of(TalkEdit::Remove)),
            (60, of(TalkEdit::Restore)),
        ] {
            self.does(day, Who::Curator, Act::Counsel(edit));
        }
    }

    /// What the mentor shows to the mentee: with what they help, then when too.
    pub(super) fn shows(&mut self) {
        let before = Card {
            phone: "+7 900 000-00-01".into(),
            topics: [Topic::Methods].into(),
            ..Card::default()
        };
        let after = Card {
            times: [FreeTime::AfterLessons].into(),
            ..before.clone()
        };
        for (day, edit) in [
            (2, CardEdit::show(&before)),
            (33, CardEdit::Several(vec![CardEdit::show(&after)])),
        ] {
            self.does(day, Who::Mentor, Act::Card(edit));
        }
    }

    /// The mentee ticks an act that is not read to its end, takes that back, and ticks it when it is.
    pub(super) fn reads(&mut self, act: ActId) {
        for (day, read) in [(5, Some(5)), (6, None), (8, Some(8))] {
            let edit = PersonEdit::Acknowledge(act, read.map(date));
            self.does(day, Who::Mentee, Act::Person(edit));
        }
    }
}

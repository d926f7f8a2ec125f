//! What the curator writes down: the school, its people and acts, and the pair.

use super::diary::{Diary, date};
use super::{Act, RETURNS, Who};
use ryadom_domain::{
    ActField, ActId, ActReaders, CuratorTitle, Deadline, DocumentId, Form, Kind, MatchBasis, Name,
    OrgType, Pair, PairId, PairState, Person, PersonId, PersonKind, SchoolRole, SchoolYear, Side,
};
use ryadom_replica::{
    ActEdit, CURATOR_LABEL, HEAD_APPROVES, PairEdit, PersonDetail, PersonRowEdit, RegistryEdit,
    SchoolEdit, SchoolField,
};

impl Diary {
    /// The curator writes down who is in the school, and the pair.
    pub(super) fn school(&mut self) -> PairId {
        let curator = Who::Curator;
        let people: Vec<PersonId> = Who::ALL.map(Who::person).to_vec();
        for person in &people {
            let add = RegistryEdit::AddPerson {
                id: *person,
                person: Box::new(Person {
                    name: Name::new("Иванова", "Анна", "Петровна"),
                    ..Person::default()
                }),
            };
            self.does(0, curator, Act::Registry(add));
        }
        let of_person = |edit| RegistryEdit::Person {
            id: people[0],
            edit,
        };
        let pair = PairId::from_random(self.id());
        let of_pair = |edit| RegistryEdit::Pair { id: pair, edit };
        let documents = [(); 6].map(|()| DocumentId::from_random(self.id()));
        let added = Pair {
            id: pair,
            form: None,
            kind: None,
            state: PairState::Matching,
            mentors: [].into(),
            mentees: [people[1]].into(),
            start: None,
            end: None,
            programme: None,
            journal: None,
            reflection: None,
        };
        let edits = [
            of_person(PersonRowEdit::Rename(Name::new("Петрова", "Анна", ""))),
            of_person(PersonRowEdit::Profile(documents[0])),
            of_person(PersonRowEdit::Private(documents[1])),
            RegistryEdit::AddPair(Box::new(added)),
            RegistryEdit::Several(vec![
                of_pair(PairEdit::Form(Some(Form::TeacherTeacher))),
                of_pair(PairEdit::Kind(Some(Kind::Traditional))),
                of_pair(PairEdit::Member(Side::Mentor, people[0], true)),
            ]),
            of_pair(PairEdit::Start(Some(date(0)))),
            of_pair(PairEdit::End(Some(date(RETURNS)))),
            of_pair(PairEdit::ChangeState(PairState::Working)),
            of_pair(PairEdit::Programme(documents[2])),
            of_pair(PairEdit::Journal(documents[3])),
            of_pair(PairEdit::Reflection(documents[4])),
            RegistryEdit::SetSchool(documents[5]),
            RegistryEdit::SetPersonnel(DocumentId::from_random(self.id())),
            of_person(PersonRowEdit::Confidential(DocumentId::from_random(
                self.id(),
            ))),
            of_person(PersonRowEdit::Kind(Some(PersonKind::Staff))),
            of_person(PersonRowEdit::Organisation("завод".into())),
            of_person(PersonRowEdit::Manager(Some(people[2]))),
            of_pair(PairEdit::Basis(Some(MatchBasis::Request))),
            of_pair(PairEdit::Score(Some(72))),
            of_pair(PairEdit::OrderNumber("12-у".into())),
            of_pair(PairEdit::OrderDate(Some(date(0)))),
            of_pair(PairEdit::Follows(Some(PairId::from_random(self.id())))),
        ];
        for edit in edits {
            self.does(0, curator, Act::Registry(edit));
        }
        for (who, role) in [
            (Who::Council, SchoolRole::Council),
            (Who::Head, SchoolRole::Head),
        ] {
            let (id, edit) = (who.person(), PersonRowEdit::Role(role, true));
            let edit = RegistryEdit::Person { id, edit };
            self.does(0, curator, Act::Registry(edit));
        }
        // In the year: somebody marries, somebody leaves and comes back, the pair rests.
        for (day, edit) in [
            (40, of_person(PersonRowEdit::LastName("Сидорова".into()))),
            (41, of_person(PersonRowEdit::FirstName("Анна-Мария".into()))),
            (42, of_person(PersonRowEdit::Patronymic("Петровна".into()))),
            (60, of_person(PersonRowEdit::Position("учитель".into()))),
            (80, of_person(PersonRowEdit::Remove)),
            (81, of_person(PersonRowEdit::Restore)),
            (100, of_pair(PairEdit::ChangeState(PairState::Paused))),
            (110, of_pair(PairEdit::ChangeState(PairState::Working))),
            (120, of_pair(PairEdit::Remove)),
            (121, of_pair(PairEdit::Restore)),
        ] {
            self.does(day, curator, Act::Registry(edit));
        }
        self.details();
        pair
    }

    /// Orders for the roles, and an absence that lasts longer than was thought.
    fn details(&mut self) {
        let [mentor, curator, council] = [Who::Mentor, Who::Curator, Who::Council].map(Who::person);
        let day = |day| date(day).to_string();
        let mut details = vec![
            (190, mentor, PersonDetail::AbsentFrom, day(190)),
            (190, mentor, PersonDetail::AbsentTo, day(197)),
            (190, mentor, PersonDetail::StandIn, curator.to_string()),
            (196, mentor, PersonDetail::AbsentTo, day(204)),
        ];
        for (when, id, role, order) in [
            (1, curator, SchoolRole::Curator, "125-ОД"),
            (2, council, SchoolRole::Council, "126-ОД"),
        ] {
            details.push((when, id, PersonDetail::Order(role), order.to_owned()));
            details.push((when, id, PersonDetail::OrderDate(role), day(when)));
        }
        for known in [
            PersonDetail::AbsentFrom,
            PersonDetail::AbsentTo,
            PersonDetail::StandIn,
        ] {
            details.push((205, mentor, known, String::new()));
        }
        for (when, id, detail, words) in details {
            let edit = PersonRowEdit::Detail(detail, words);
            let edit = RegistryEdit::Person { id, edit };
            self.does(when, Who::Curator, Act::Registry(edit));
        }
    }

    /// What the school is called, what it asks its people to read, and until when. Answers the act that is there when
    /// the mentee leaves.
    pub(super) fn school_settings(&mut self) -> ActId {
        let curator = Who::Curator;
        for (field, words) in [
            (SchoolField::Name, "Школа № 40"),
            (SchoolField::Approver, HEAD_APPROVES),
            (SchoolField::MentorCategory, "hard"),
            (SchoolField::MentorPosition, "soft"),
            (
                SchoolField::Criteria,
                "Стаж от пяти лет — 5\nОткрытые уроки — 3",
            ),
            (SchoolField::Threshold, "6"),
            (SchoolField::ShortName, "Школа-40"),
            (SchoolField::Settlement, "Город"),
            (SchoolField::SchoolYear, "2025/2026"),
            (
                SchoolField::FirstDays,
                "Получить ключ от кабинета\nПрочитать устав\nПобывать на уроке наставника",
            ),
        ] {
            self.does(
                0,
                curator,
                Act::School(SchoolEdit::Set(field, words.into())),
            );
        }
        let rest = SchoolEdit::Several(vec![
            SchoolEdit::OrgType(Some(OrgType::School)),
            SchoolEdit::QuietDays(Some(21)),
            SchoolEdit::Label(CURATOR_LABEL.into(), CuratorTitle::Coordinator.to_string()),
        ]);
        self.does(0, curator, Act::School(rest));
        for deadline in Deadline::ALL {
            let usual = deadline.usual(SchoolYear::of(date(0)));
            let sooner = usual.saturating_sub(jiff::Span::new().days(3));
            let edit = SchoolEdit::Deadline(2025, *deadline, Some(sooner));
            self.does(2, curator, Act::School(edit));
        }
        let usual_again = SchoolEdit::Deadline(2025, Deadline::Report, None);
        self.does(200, curator, Act::School(usual_again));

        let known = self.act(1, "Положение о наставничестве");
        let late = self.act(140, "Положение о конкурсе «Лучшая пара»");
        for (day, id, edit) in [
            (2, known, ActEdit::Set(ActField::Number, "118-ОД".into())),
            (2, known, ActEdit::Set(ActField::Date, date(0).to_string())),
            (
                2,
                known,
                ActEdit::Set(ActField::Kept, "учительская, папка 4".into()),
            ),
            (
                2,
                known,
                ActEdit::Set(ActField::Readers, ActReaders::Pairs.to_string()),
            ),
            (
                141,
                late,
                ActEdit::Set(ActField::Title, "О конкурсе пар".into()),
            ),
            (142, late, ActEdit::Remove),
            (143, late, ActEdit::Restore),
        ] {
            self.does(day, curator, Act::School(SchoolEdit::Act { id, edit }));
        }
        known
    }

    fn act(&mut self, day: u16, title: &str) -> ActId {
        let id = ActId::from_random(self.id());
        let fields = [(ActField::Title, title.to_owned())].into();
        self.does(
            day,
            Who::Curator,
            Act::School(SchoolEdit::AddAct { id, fields }),
        );
        id
    }
}

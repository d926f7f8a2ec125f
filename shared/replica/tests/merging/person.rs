//! What is done to a profile, to what a person tells the curator alone, to the school's papers about people, and to the
//! curators' talks with mentors.

use crate::numbers::{day, one_of, pick, typing};
use crate::support;
use crate::support::merge::{Fresh, Snapshot, Vocabulary};
use ryadom_domain::{
    ActId, Asker, EndReason, Fit, Form, FreeTime, Level, MenteeCategory, PairCheck, PairId,
    PersonId, Request, RequestId, RequestState, TalkField, TalkId, Topic, TrainingField,
    TrainingId, Urgency,
};
use ryadom_replica::{
    ConfidentialDoc, ConfidentialEdit, ConfidentialView, CounselDoc, CounselEdit, CounselView,
    Kind, PersonDoc, PersonEdit, PersonText, PersonView, PersonnelDoc, PersonnelEdit,
    PersonnelView, ProfileField, ProfileTag, RequestEdit, RequestRow, TalkEdit, TalkRow,
    TrainingEdit, TrainingRow,
};

impl Vocabulary for PersonDoc {
    fn snapshot(view: &PersonView) -> Snapshot {
        let PersonView {
            phone,
            email,
            messenger,
            can_help,
            request,
            fields,
            tags,
            competences,
            acknowledged,
            trainings,
            removed_trainings,
            requests,
            removed_requests,
        } = view;
        let mut snapshot = Snapshot::default();
        snapshot.field("phone", phone);
        snapshot.field("email", email);
        snapshot.field("messenger", messenger);
        snapshot.text("can help", can_help);
        snapshot.text("request", request);
        for (field, choice) in fields {
            snapshot.field(format!("{field:?}"), choice);
        }
        for (words, level) in competences {
            snapshot.field(format!("competence {words}"), level);
        }
        for (act, day) in acknowledged {
            snapshot.field(format!("read {act}"), day);
        }
        snapshot.set("tags", tags.iter().map(|tag| format!("{tag:?}")));
        for row in trainings.iter().chain(removed_trainings) {
            let TrainingRow {
                id,
                fate,
                touched,
                fields,
            } = row;
            snapshot.row(id, fate, *touched);
            for (field, words) in fields {
                snapshot.field(format!("{field} of {id}"), words);
            }
        }
        for row in requests.iter().chain(removed_requests) {
            asked(&mut snapshot, row);
        }
        snapshot
    }

    fn choose(
        view: &PersonView,
        what: usize,
        which: usize,
        how: usize,
        fresh: &mut Fresh,
    ) -> PersonEdit {
        let help = |fresh: &mut Fresh| {
            PersonDoc::write(
                PersonText::CanHelp,
                typing(&view.can_help, which, how, fresh),
            )
        };
        let words = |fresh: &mut Fresh| day(fresh).to_string();
        let set = |fresh: &mut Fresh| {
            let field = ProfileField::ALL[which % ProfileField::ALL.len()];
            PersonEdit::Set(field, day(fresh).to_string())
        };
        let all: Vec<&RequestRow> = view.requests.iter().chain(&view.removed_requests).collect();
        let add = |fresh: &mut Fresh| PersonEdit::AddRequest {
            id: RequestId::from_random(fresh.id()),
            request: Box::new(Request {
                topic: pick(Topic::ALL, how).copied(),
                made: Some(day(fresh)),
                ..Request::default()
            }),
        };
        let learns = |fresh: &mut Fresh| learns(view, which, how, fresh);
        let Some(row) = pick(&all, which).copied() else {
            return one_of(what, &[&add, &set, &learns, &help], fresh);
        };
        let of = |edit| PersonEdit::Request { id: row.id, edit };
        one_of(
            what,
            &[
                &set,
                &|_| {
                    let tag = tag(which, how);
                    PersonEdit::Tag(tag, !view.tags.contains(&tag))
                },
                &|_| {
                    of(RequestEdit::State(
                        RequestState::ALL[how % RequestState::ALL.len()],
                    ))
                },
                &|fresh| {
                    let text = PersonText::Asked(row.id);
                    PersonDoc::write(text, typing(&row.words, which, how, fresh))
                },
                &learns,
                &|_| {
                    let words = ["урок", "дисциплина"][which % 2].to_owned();
                    PersonEdit::Competence(words, pick(&Level::ALL, how).copied())
                },
                &|_| of(RequestEdit::Topic(pick(Topic::ALL, how).copied())),
                &add,
                // Up to here: what people do most, and so meet at.
                &help,
                &|fresh| {
                    PersonDoc::write(
                        PersonText::Request,
                        typing(&view.request, which, how, fresh),
                    )
                },
                &|fresh| PersonEdit::Phone(words(fresh)),
                &|fresh| PersonEdit::Email(words(fresh)),
                &|fresh| PersonEdit::Messenger(words(fresh)),
                &|_| of(RequestEdit::Form(pick(Form::ALL, how).copied())),
                &|_| {
                    of(RequestEdit::Kind(
                        pick(ryadom_domain::Kind::ALL, how).copied(),
                    ))
                },
                &|_| of(RequestEdit::Urgency(pick(Urgency::ALL, how).copied())),
                &|fresh| of(RequestEdit::Mentor(Some(PersonId::from_random(fresh.id())))),
                &|_| of(RequestEdit::Asker(pick(Asker::ALL, how).copied())),
                &|fresh| of(RequestEdit::Made(Some(day(fresh)))),
                &|fresh| of(RequestEdit::Reason(words(fresh))),
                &|fresh| of(RequestEdit::Pair(Some(PairId::from_random(fresh.id())))),
                &|fresh| of(RequestEdit::Matched(words(fresh))),
                &|_| of(RequestEdit::Remove),
                &|_| of(RequestEdit::Restore),
                &|fresh| {
                    let act = ActId::from_random([u8::try_from(which % 2).unwrap_or(0); 16]);
                    PersonEdit::Acknowledge(act, (!how.is_multiple_of(3)).then(|| day(fresh)))
                },
                &|fresh| PersonDoc::several(vec![set(fresh), PersonEdit::Phone(words(fresh))]),
            ],
            fresh,
        )
    }
}

fn learns(view: &PersonView, which: usize, how: usize, fresh: &mut Fresh) -> PersonEdit {
    let rows: Vec<&TrainingRow> = view
        .trainings
        .iter()
        .chain(&view.removed_trainings)
        .collect();
    let Some(row) = pick(&rows, which).filter(|_| !how.is_multiple_of(5)) else {
        return PersonEdit::AddTraining {
            id: TrainingId::from_random(fresh.id()),
            fields: [(TrainingField::Title, fresh.letters(how))].into(),
        };
    };
    let edit = match how % 5 {
        1 => TrainingEdit::Remove,
        2 => TrainingEdit::Restore,
        _ => {
            let field = TrainingField::ALL[which % TrainingField::ALL.len()];
            TrainingEdit::Set(field, day(fresh).to_string())
        }
    };
    PersonEdit::Training { id: row.id, edit }
}

fn tag(which: usize, how: usize) -> ProfileTag {
    let tags = [
        ProfileTag::Topic(Topic::ALL[how % 3]),
        ProfileTag::MentorTime(FreeTime::ALL[how % 2]),
        ProfileTag::Wants(MenteeCategory::ALL[how % 2]),
        ProfileTag::Form(Form::ALL[how % 2]),
        ProfileTag::Kind(ryadom_domain::Kind::ALL[how % 2]),
        ProfileTag::MenteeTime(FreeTime::ALL[how % 2]),
    ];
    tags[which % tags.len()]
}

fn asked(snapshot: &mut Snapshot, row: &RequestRow) {
    let RequestRow {
        id,
        fate,
        touched,
        topic,
        words,
        form,
        kind,
        urgency,
        mentor,
        asker,
        made,
        state,
        reason,
        pair,
        matched,
    } = row;
    snapshot.row(id, fate, *touched);
    snapshot.text(format!("words of {id}"), words);
    snapshot.field(format!("topic of {id}"), topic);
    snapshot.field(format!("form of {id}"), form);
    snapshot.field(format!("kind of {id}"), kind);
    snapshot.field(format!("urgency of {id}"), urgency);
    snapshot.field(format!("mentor of {id}"), mentor);
    snapshot.field(format!("asker of {id}"), asker);
    snapshot.field(format!("made of {id}"), made);
    snapshot.field(format!("state of {id}"), state);
    snapshot.field(format!("reason of {id}"), reason);
    snapshot.field(format!("pair of {id}"), pair);
    snapshot.field(format!("matched of {id}"), matched);
}

impl Vocabulary for ConfidentialDoc {
    fn snapshot(view: &ConfidentialView) -> Snapshot {
        let ConfidentialView {
            burnout,
            words,
            fits,
        } = view;
        let mut snapshot = Snapshot::default();
        snapshot.field("burnout", burnout);
        snapshot.field("words", words);
        for (pair, fit) in fits {
            snapshot.field(format!("fit of {pair}"), fit);
        }
        snapshot
    }

    fn choose(
        _: &ConfidentialView,
        what: usize,
        which: usize,
        how: usize,
        fresh: &mut Fresh,
    ) -> ConfidentialEdit {
        let words = |fresh: &mut Fresh| ConfidentialEdit::Words(day(fresh).to_string());
        let fit =
            |_: &mut Fresh| ConfidentialEdit::Fit(two_pairs(which), pick(Fit::ALL, how).copied());
        one_of(
            what,
            &[
                &fit,
                &words,
                &|_| ConfidentialEdit::Burnout(how.is_multiple_of(2)),
                &|fresh| ConfidentialDoc::several(vec![words(fresh), fit(fresh)]),
            ],
            fresh,
        )
    }
}

fn one_of_two(which: usize) -> PersonId {
    support::person(u8::try_from(1 + which % 2).unwrap_or(1))
}

fn two_pairs(which: usize) -> PairId {
    support::pair(u8::try_from(1 + which % 2).unwrap_or(1))
}

impl Vocabulary for PersonnelDoc {
    fn snapshot(view: &PersonnelView) -> Snapshot {
        let PersonnelView {
            pairs,
            birth_years,
            points,
            counselled,
        } = view;
        let mut snapshot = Snapshot::default();
        for (pair, papers) in pairs {
            for (check, day) in &papers.checks {
                snapshot.field(format!("{check} of {pair}"), day);
            }
            snapshot.field(format!("notice of {pair}"), &papers.notice);
            snapshot.field(format!("end of {pair}"), &papers.end_reason);
            snapshot.field(format!("matched of {pair}"), &papers.matched);
            snapshot.field(format!("insists of {pair}"), &papers.insists);
        }
        for (person, year) in birth_years {
            snapshot.field(format!("born {person}"), year);
        }
        for (person, given) in points {
            for (criterion, points) in given {
                snapshot.field(format!("{criterion} of {person}"), points);
            }
        }
        for (talk, year) in counselled {
            snapshot.field(format!("year of talk {talk}"), year);
        }
        snapshot
    }

    fn choose(
        _: &PersonnelView,
        what: usize,
        which: usize,
        how: usize,
        fresh: &mut Fresh,
    ) -> PersonnelEdit {
        let pair = two_pairs(which);
        let check = |fresh: &mut Fresh| {
            let check = PairCheck::ALL[how % PairCheck::ALL.len()];
            PersonnelEdit::Check(pair, check, Some(day(fresh)))
        };
        let notice = |fresh: &mut Fresh| PersonnelEdit::Notice(pair, Some(day(fresh)));
        one_of(
            what,
            &[
                &check,
                &notice,
                &|_| PersonnelEdit::EndReason(pair, pick(EndReason::ALL, how).copied()),
                &|fresh| PersonnelEdit::Matched(pair, day(fresh).to_string()),
                &|fresh| {
                    let criterion = ["стаж", "речь"][how % 2].to_owned();
                    let points = u16::try_from(fresh.number()).ok();
                    PersonnelEdit::Points(one_of_two(which), criterion, points)
                },
                &|fresh| PersonnelEdit::Insists(pair, day(fresh).to_string()),
                &|fresh| {
                    let year = u16::try_from(1000 + fresh.number()).ok();
                    PersonnelEdit::Counselled(one_of_two(which).to_string(), year)
                },
                &|fresh| {
                    let person = one_of_two(which);
                    PersonnelEdit::BirthYear(person, u16::try_from(1000 + fresh.number()).ok())
                },
                &|fresh| PersonnelDoc::several(vec![check(fresh), notice(fresh)]),
            ],
            fresh,
        )
    }
}

impl Vocabulary for CounselDoc {
    fn snapshot(view: &CounselView) -> Snapshot {
        let CounselView { talks, removed } = view;
        let mut snapshot = Snapshot::default();
        for row in talks.iter().chain(removed) {
            let TalkRow {
                id,
                fate,
                touched,
                fields,
            } = row;
            snapshot.row(id, fate, *touched);
            for (field, words) in fields {
                snapshot.field(format!("{field} of {id}"), words);
            }
        }
        snapshot
    }

    fn choose(
        view: &CounselView,
        what: usize,
        which: usize,
        how: usize,
        fresh: &mut Fresh,
    ) -> CounselEdit {
        let rows: Vec<&TalkRow> = view.talks.iter().chain(&view.removed).collect();
        let add = |fresh: &mut Fresh| CounselEdit::Add {
            id: TalkId {
                mentor: one_of_two(which),
                number: fresh.id(),
            },
            fields: [(TalkField::About, fresh.letters(how))].into(),
        };
        let Some(row) = pick(&rows, which).copied() else {
            return add(fresh);
        };
        let of = |edit| CounselEdit::Talk { id: row.id, edit };
        let set = |fresh: &mut Fresh| {
            let field = TalkField::ALL[how % TalkField::ALL.len()];
            of(TalkEdit::Set(field, day(fresh).to_string()))
        };
        one_of(
            what,
            &[
                &set,
                &add,
                &|_| of(TalkEdit::Remove),
                &|_| of(TalkEdit::Restore),
                &|fresh| CounselDoc::several(vec![set(fresh), of(TalkEdit::Restore)]),
            ],
            fresh,
        )
    }
}

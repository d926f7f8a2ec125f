//! What a curator may do to the registry.

use crate::numbers::{day, one_of, pick};
use crate::support;
use crate::support::merge::{Fresh, Snapshot, Vocabulary};
use ryadom_domain::{
    DocumentId, Form, MatchBasis, Name, Pair, PairId, PairState, Person, PersonId, PersonKind,
    SchoolRole, Side,
};
use ryadom_replica::{
    Kind, PairEdit, PairRow, PersonDetail, PersonRow, PersonRowEdit, RegistryDoc, RegistryEdit,
    RegistryView,
};

impl Vocabulary for RegistryDoc {
    fn snapshot(view: &RegistryView) -> Snapshot {
        let mut snapshot = Snapshot::default();
        snapshot.field("school", &view.school);
        snapshot.field("personnel", &view.personnel);
        snapshot.list("people", view.people.iter().map(|row| row.id));
        snapshot.list("pairs", view.pairs.iter().map(|row| row.id));
        for row in view.people.iter().chain(&view.removed_people) {
            person(&mut snapshot, row);
        }
        for row in view.pairs.iter().chain(&view.removed_pairs) {
            pair(&mut snapshot, row);
        }
        snapshot
    }

    fn choose(
        view: &RegistryView,
        what: usize,
        which: usize,
        how: usize,
        fresh: &mut Fresh,
    ) -> RegistryEdit {
        let people: Vec<&PersonRow> = view.people.iter().chain(&view.removed_people).collect();
        let pairs: Vec<&PairRow> = view.pairs.iter().chain(&view.removed_pairs).collect();
        let add = |fresh: &mut Fresh| RegistryEdit::AddPerson {
            id: PersonId::from_random(fresh.id()),
            person: Box::new(Person {
                name: Name::new(&day(fresh).to_string(), "Анна", ""),
                ..Person::default()
            }),
        };
        let pair_up = |fresh: &mut Fresh| {
            RegistryEdit::AddPair(Box::new(Pair {
                id: PairId::from_random(fresh.id()),
                form: Some(Form::TeacherTeacher),
                ..support::empty_pair(1)
            }))
        };
        let Some(row) = pick(&people, which).copied() else {
            return add(fresh);
        };
        let Some(pair) = pick(&pairs, which).copied() else {
            return pair_up(fresh);
        };
        let person = |edit| RegistryEdit::Person { id: row.id, edit };
        let of_pair = |edit| RegistryEdit::Pair { id: pair.id, edit };
        let yes = how.is_multiple_of(2);
        let words = |fresh: &mut Fresh| day(fresh).to_string();
        let document = |fresh: &mut Fresh| DocumentId::from_random(fresh.id());
        let side = if which.is_multiple_of(2) {
            Side::Mentor
        } else {
            Side::Mentee
        };
        let on = |side| match side {
            Side::Mentor => &pair.mentors,
            Side::Mentee => &pair.mentees,
        };
        let role = pick(SchoolRole::ALL, which).copied();
        let role = role.unwrap_or(SchoolRole::Curator);
        one_of(
            what,
            &[
                &add,
                // A tap takes out who is in, and puts in who is not.
                &|_| of_pair(PairEdit::Member(side, row.id, !on(side).contains(&row.id))),
                &|fresh| person(PersonRowEdit::Rename(Name::new(&words(fresh), "Анна", ""))),
                &|_| person(PersonRowEdit::Role(role, yes)),
                &|_| person(PersonRowEdit::Remove),
                &|_| of_pair(PairEdit::Remove),
                &|_| {
                    of_pair(PairEdit::ChangeState(
                        PairState::ALL[how % PairState::ALL.len()],
                    ))
                },
                &|fresh| of_pair(PairEdit::Programme(document(fresh))),
                // Up to here: what people do most, and so meet at.
                &pair_up,
                &|fresh| person(PersonRowEdit::LastName(words(fresh))),
                &|fresh| person(PersonRowEdit::FirstName(words(fresh))),
                &|fresh| person(PersonRowEdit::Patronymic(words(fresh))),
                &|fresh| person(PersonRowEdit::Position(words(fresh))),
                &|fresh| person(PersonRowEdit::Profile(document(fresh))),
                &|fresh| person(PersonRowEdit::Private(document(fresh))),
                &|_| person(PersonRowEdit::Restore),
                &|_| of_pair(PairEdit::Form(pick(Form::ALL, how).copied())),
                &|_| of_pair(PairEdit::Kind(pick(ryadom_domain::Kind::ALL, how).copied())),
                &|fresh| of_pair(PairEdit::Start(Some(day(fresh)))),
                &|fresh| of_pair(PairEdit::End(Some(day(fresh)))),
                &|fresh| of_pair(PairEdit::Journal(document(fresh))),
                &|fresh| of_pair(PairEdit::Reflection(document(fresh))),
                &|_| of_pair(PairEdit::Restore),
                &|fresh| RegistryEdit::SetSchool(document(fresh)),
                &|fresh| RegistryEdit::SetPersonnel(document(fresh)),
                &|fresh| person(PersonRowEdit::Confidential(document(fresh))),
                &|_| person(PersonRowEdit::Kind(pick(PersonKind::ALL, how).copied())),
                &|fresh| person(PersonRowEdit::Organisation(words(fresh))),
                &|fresh| {
                    person(PersonRowEdit::Manager(Some(PersonId::from_random(
                        fresh.id(),
                    ))))
                },
                &|_| of_pair(PairEdit::Basis(pick(MatchBasis::ALL, how).copied())),
                &|fresh| of_pair(PairEdit::Score(u16::try_from(fresh.number()).ok())),
                &|fresh| of_pair(PairEdit::OrderNumber(words(fresh))),
                &|fresh| of_pair(PairEdit::OrderDate(Some(day(fresh)))),
                &|fresh| of_pair(PairEdit::Follows(Some(PairId::from_random(fresh.id())))),
                &|fresh| {
                    let detail = PersonDetail::ALL[how % PersonDetail::ALL.len()];
                    person(PersonRowEdit::Detail(detail, words(fresh)))
                },
                // A year is gone back from only after it was gone into.
                &|_| match pair.went_on.contains(&2026) {
                    true => of_pair(PairEdit::YearBack(2026)),
                    false => of_pair(PairEdit::NextYear(2026)),
                },
                &|_| {
                    RegistryDoc::several(vec![
                        person(PersonRowEdit::Role(SchoolRole::Head, true)),
                        of_pair(PairEdit::Member(side, row.id, !on(side).contains(&row.id))),
                    ])
                },
            ],
            fresh,
        )
    }
}

fn person(snapshot: &mut Snapshot, row: &PersonRow) {
    let PersonRow {
        id,
        fate,
        touched,
        last_name,
        first_name,
        patronymic,
        position,
        curator,
        council,
        head,
        profile,
        private,
        confidential,
        kind,
        organisation,
        manager,
        details,
    } = row;
    for (detail, words) in details {
        snapshot.field(format!("{detail:?} of {id}"), words);
    }
    snapshot.row(id, fate, *touched);
    for (key, words) in [
        ("last name", last_name),
        ("first name", first_name),
        ("patronymic", patronymic),
        ("position", position),
    ] {
        snapshot.field(format!("{key} of {id}"), words);
    }
    for (key, role) in [("curator", curator), ("council", council), ("head", head)] {
        snapshot.field(format!("{key} {id}"), role);
    }
    snapshot.field(format!("profile of {id}"), profile);
    snapshot.field(format!("private of {id}"), private);
    snapshot.field(format!("confidential of {id}"), confidential);
    snapshot.field(format!("who {id} is"), kind);
    snapshot.field(format!("organisation of {id}"), organisation);
    snapshot.field(format!("manager of {id}"), manager);
}

fn pair(snapshot: &mut Snapshot, row: &PairRow) {
    let PairRow {
        id,
        fate,
        touched,
        form,
        kind,
        state,
        start,
        end,
        mentors,
        mentees,
        doubtful,
        programme,
        journal,
        reflection,
        basis,
        score,
        order_number,
        order_date,
        follows,
        went_on,
    } = row;
    snapshot.list(&format!("years of {id}"), went_on.iter());
    snapshot.row(id, fate, *touched);
    snapshot.field(format!("form of {id}"), form);
    snapshot.field(format!("kind of {id}"), kind);
    snapshot.field(format!("state of {id}"), state);
    snapshot.field(format!("start of {id}"), start);
    snapshot.field(format!("end of {id}"), end);
    snapshot.field(format!("programme of {id}"), programme);
    snapshot.field(format!("journal of {id}"), journal);
    snapshot.field(format!("reflection of {id}"), reflection);
    snapshot.field(format!("basis of {id}"), basis);
    snapshot.field(format!("score of {id}"), score);
    snapshot.field(format!("order number of {id}"), order_number);
    snapshot.field(format!("order date of {id}"), order_date);
    snapshot.field(format!("{id} follows"), follows);
    snapshot.set(format!("mentors of {id}"), mentors);
    snapshot.set(format!("mentees of {id}"), mentees);
    snapshot.list(&format!("doubtful in {id}"), doubtful.iter());
}

//! Which form and kind would suit those who are to work together, with a reason one can read (DOMAIN.md S4-17, S2-07).
//!
//! A proposal and no more: whoever makes the pair may choose otherwise.

use crate::{Form, Kind, MenteeCategory, PersonKind, Topic, Urgency};
use std::collections::BTreeSet;

/// How many other kinds are named beside the proposed one.
const OTHERS: usize = 2;

/// What is known of those who are to work together.
#[derive(Debug, Clone, Default, PartialEq, Eq)]
pub struct Case {
    /// The mentees' category, where all have the same. Never a sensitive one: who reads the advice may not know of it.
    pub category: Option<MenteeCategory>,
    /// What they asked for, and what their deficits are about.
    pub topics: BTreeSet<Topic>,
    /// How soon help is needed.
    pub urgency: Option<Urgency>,
    /// The form that was asked for.
    pub form: Option<Form>,
    /// The kind that was asked for.
    pub kind: Option<Kind>,
    /// One of them wants to meet from afar.
    pub from_afar: bool,
    /// The head of the school leads.
    pub is_head: bool,
    /// Who each of the mentors is to the school; nobody said means a teacher.
    pub mentors: Vec<PersonKind>,
    /// Who each of the mentees is.
    pub mentees: Vec<PersonKind>,
}

/// Something that is proposed, and why.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Advised<T> {
    /// What.
    pub what: T,
    /// Why.
    pub why: Why,
}

/// Why a form or kind is proposed.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Why {
    /// It was asked for.
    Asked,
    /// Of who is with whom.
    People,
    /// So many people together.
    Several(usize),
    /// Help is needed at once.
    Urgent,
    /// Of what they want help with.
    Topic(Topic),
    /// Of the mentees' category.
    Category(MenteeCategory),
    /// The mentor comes from outside.
    Outside,
    /// One of them wants to meet from afar.
    Afar,
    /// Nothing speaks for another one.
    Usual,
}

/// What is proposed.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Advice {
    /// The form.
    pub form: Advised<Form>,
    /// The kind.
    pub kind: Advised<Kind>,
    /// Kinds that would do too, the better ones first.
    pub others: Vec<Advised<Kind>>,
}

impl Kind {
    /// True for what cannot be with more than two people.
    pub const fn is_for_two(self) -> bool {
        matches!(self, Self::Traditional | Self::Reverse | Self::Peer)
    }

    /// True where it can be with so many people.
    pub const fn suits(self, people: usize) -> bool {
        match self {
            Self::Group | Self::Team => people > 2,
            _ => people <= 2 || !self.is_for_two(),
        }
    }
}

impl MenteeCategory {
    /// The kinds that suit such a mentee, the best first: recommendations by kinds for the categories of teachers.
    pub const fn kinds(self) -> &'static [Kind] {
        match self {
            Self::Novice => &[Kind::Traditional, Kind::Group, Kind::ShortGoal],
            Self::AfterBreak => &[Kind::Traditional, Kind::ShortGoal, Kind::Situational],
            Self::NewPlace => &[Kind::Traditional, Kind::Peer, Kind::Situational],
            Self::Growth => &[Kind::ShortGoal, Kind::Team, Kind::Network],
            Self::Digital => &[Kind::Reverse, Kind::Situational, Kind::Virtual],
            Self::Burnout => &[Kind::Peer, Kind::Reverse, Kind::Team],
            Self::Other => &[Kind::Situational, Kind::Traditional, Kind::Speed],
            Self::Trainee => &[Kind::Traditional, Kind::Group, Kind::Virtual],
        }
    }
}

impl Topic {
    /// The kind that this topic calls for, where it calls for one.
    const fn kind(self) -> Option<Kind> {
        match self {
            Self::Digital => Some(Kind::Reverse),
            Self::Contests => Some(Kind::ShortGoal),
            Self::Papers => Some(Kind::Situational),
            Self::Subject
            | Self::Methods
            | Self::Upbringing
            | Self::Parents
            | Self::Inclusion
            | Self::Settling => None,
        }
    }
}

/// What would suit.
pub fn advise(case: &Case) -> Advice {
    let people = case.mentors.len() + case.mentees.len();
    let mut kinds = kinds(case, people);
    // Where everything that speaks for a kind asks for more or fewer people than there are.
    let usual = if people > 2 {
        Advised {
            what: Kind::Group,
            why: Why::Several(people),
        }
    } else {
        Advised {
            what: Kind::Traditional,
            why: Why::Usual,
        }
    };
    let kind = if kinds.is_empty() {
        usual
    } else {
        kinds.remove(0)
    };
    kinds.truncate(OTHERS);
    Advice {
        form: form(case),
        kind,
        others: kinds,
    }
}

fn form(case: &Case) -> Advised<Form> {
    if let Some(what) = case.form {
        return Advised {
            what,
            why: Why::Asked,
        };
    }
    let first = |people: &[PersonKind]| people.first().copied().unwrap_or(PersonKind::Staff);
    let (mentor, mentee) = (first(&case.mentors), first(&case.mentees));
    let is_outside = is_outside(mentor);
    let what = match (mentee, mentor) {
        (PersonKind::Pupil, PersonKind::Pupil) => Form::StudentStudent,
        (PersonKind::Pupil, PersonKind::Student) => Form::UnivstudentStudent,
        (PersonKind::Pupil, _) if is_outside => Form::EmployerStudent,
        (PersonKind::Student, PersonKind::Student) => Form::StudentStudent,
        (PersonKind::Student, _) if is_outside => Form::EmployerUnivstudent,
        (PersonKind::Pupil | PersonKind::Student, _) => Form::TeacherStudent,
        _ if case.is_head => Form::HeadTeacher,
        _ if is_outside => Form::SocialpartnerTeacher,
        _ => Form::TeacherTeacher,
    };
    Advised {
        what,
        why: Why::People,
    }
}

const fn is_outside(kind: PersonKind) -> bool {
    matches!(
        kind,
        PersonKind::Parent | PersonKind::Partner | PersonKind::Alumnus
    )
}

/// Every kind that something speaks for, the most weighty reason first; each once, and only those that can be with so
/// many people.
fn kinds(case: &Case, people: usize) -> Vec<Advised<Kind>> {
    let mut found: Vec<Advised<Kind>> = Vec::new();
    let mut add = |what: Kind, why: Why| {
        let is_new = found.iter().all(|one| one.what != what);
        if is_new && what.suits(people) {
            found.push(Advised { what, why });
        }
    };
    if let Some(kind) = case.kind {
        add(kind, Why::Asked);
    }
    if people > 2 {
        add(Kind::Group, Why::Several(people));
    }
    if case.urgency == Some(Urgency::Now) {
        add(Kind::Situational, Why::Urgent);
    }
    let teachers = case.mentees.iter().all(|one| *one == PersonKind::Staff);
    // What one learns from a younger colleague is a matter among teachers.
    for topic in case.topics.iter().filter(|_| teachers) {
        if let Some(kind) = topic.kind() {
            add(kind, Why::Topic(*topic));
        }
    }
    if case.mentors.iter().copied().any(is_outside) && teachers {
        add(Kind::Network, Why::Outside);
    }
    if let Some(category) = case.category.filter(|one| !one.is_sensitive()) {
        for kind in category.kinds() {
            add(*kind, Why::Category(category));
        }
    }
    if case.from_afar {
        add(Kind::Virtual, Why::Afar);
    }
    found
}

#[cfg(test)]
mod tests {
    use super::*;
    use PersonKind::{Partner, Pupil, Staff, Student};

    fn two() -> Case {
        Case {
            mentors: vec![Staff],
            mentees: vec![Staff],
            ..Case::default()
        }
    }

    fn kind_of(case: &Case) -> (Kind, Why) {
        let advised = advise(case).kind;
        (advised.what, advised.why)
    }

    #[test]
    fn what_was_asked_for_comes_first_but_not_where_it_cannot_be() {
        let mut case = Case {
            kind: Some(Kind::Reverse),
            ..two()
        };
        assert_eq!(kind_of(&case), (Kind::Reverse, Why::Asked));
        case.mentors.push(Staff);
        assert_eq!(kind_of(&case), (Kind::Group, Why::Several(3)));
        case.kind = Some(Kind::Virtual);
        assert_eq!(kind_of(&case), (Kind::Virtual, Why::Asked));
        assert_eq!(advise(&case).others[0].what, Kind::Group);
    }

    #[test]
    fn a_deficit_and_a_category_say_which_kind_and_why() {
        let mut case = two();
        assert_eq!(kind_of(&case), (Kind::Traditional, Why::Usual));
        case.category = Some(MenteeCategory::Growth);
        let growth = Why::Category(MenteeCategory::Growth);
        assert_eq!(kind_of(&case), (Kind::ShortGoal, growth));
        case.topics.insert(Topic::Digital);
        assert_eq!(kind_of(&case), (Kind::Reverse, Why::Topic(Topic::Digital)));
        case.urgency = Some(Urgency::Now);
        assert_eq!(kind_of(&case), (Kind::Situational, Why::Urgent));
        let others: Vec<Kind> = advise(&case).others.iter().map(|one| one.what).collect();
        assert_eq!(others, [Kind::Reverse, Kind::ShortGoal]);
    }

    #[test]
    fn who_is_with_whom_says_the_form() {
        for (mentor, mentee, form) in [
            (Staff, Staff, Form::TeacherTeacher),
            (Staff, Pupil, Form::TeacherStudent),
            (Pupil, Pupil, Form::StudentStudent),
            (Student, Pupil, Form::UnivstudentStudent),
            (Partner, Pupil, Form::EmployerStudent),
            (Partner, Student, Form::EmployerUnivstudent),
            (Partner, Staff, Form::SocialpartnerTeacher),
        ] {
            let case = Case {
                mentors: vec![mentor],
                mentees: vec![mentee],
                ..Case::default()
            };
            let advised = advise(&case).form;
            assert_eq!((advised.what, advised.why), (form, Why::People));
        }
        let head = Case {
            is_head: true,
            ..two()
        };
        assert_eq!(advise(&head).form.what, Form::HeadTeacher);
    }

    #[test]
    fn what_is_confidential_is_no_reason() {
        let case = Case {
            category: Some(MenteeCategory::Burnout),
            ..two()
        };
        assert_eq!(kind_of(&case), (Kind::Traditional, Why::Usual));
        assert_eq!(advise(&case).others, []);
    }

    #[test]
    fn every_category_has_kinds_and_none_twice() {
        for category in MenteeCategory::ALL {
            let kinds: BTreeSet<_> = category.kinds().iter().collect();
            assert_eq!(kinds.len(), category.kinds().len(), "{category}");
            assert!(kinds.len() >= 3, "{category}");
        }
    }
}

//! How well one mentor would suit one person.
//!
//! Age is not asked, and nothing here forbids but what cannot be: nobody leads themselves, nobody leads more people than
//! they take, and nobody is offered whom the school's own rule bars.

use super::rule::{Eligibility, Lack, Strictness};
use crate::{
    Form, FreeTime, Kind, Level, Meets, MenteeCategory, MentorProfile, PersonId, Request,
    TeacherProfile, Topic,
};
use std::collections::BTreeSet;

/// What can be reached at most.
pub const MOST: u16 = 100;

const TOPIC: u16 = 35;
const WISHED: u16 = 20;
const SUBJECT: u16 = 15;
const COMPETENCE: u16 = 10;
const TIME: u16 = 10;
const CATEGORY: u16 = 5;
const FORM: u16 = 5;
/// A pair that was ended because the two did not suit each other is the last choice.
const PARTED: u16 = 60;
/// What meeting in different ways costs.
const APART: u16 = 10;
/// What a mentor's every second mentee costs, so that load is spread.
const LOAD: u16 = 6;

/// Somebody who waits for a mentor.
#[derive(Debug, Clone, Default, PartialEq, Eq)]
pub struct Seeker {
    /// What they asked for.
    pub request: Request,
    /// What their deficits are about, where they are known.
    pub deficits: BTreeSet<Topic>,
    /// What they teach, or want to be taught.
    pub subject: String,
    /// Never a sensitive one.
    pub category: Option<MenteeCategory>,
    /// How they like to meet.
    pub meets: Option<Meets>,
    /// When they have time.
    pub times: BTreeSet<FreeTime>,
    /// Whose orders they follow.
    pub manager: Option<PersonId>,
    /// With whom an earlier pair was ended because they did not suit each other.
    pub parted: BTreeSet<PersonId>,
    /// Должность.
    pub position: String,
    /// Works in the school, so that the position is a job.
    pub is_staff: bool,
}

/// Somebody who leads others.
#[derive(Debug, Clone, Default, PartialEq, Eq)]
pub struct Helper {
    /// What they offer.
    pub mentor: MentorProfile,
    /// As a teacher.
    pub teacher: TeacherProfile,
    /// How many they lead already.
    pub load: u16,
    /// Is the head of the school, and so everybody's manager.
    pub is_head: bool,
    /// Works in the school, so that a category is to be expected of them.
    pub is_staff: bool,
    /// Должность.
    pub position: String,
    /// What the school asks of whoever leads.
    pub rule: Eligibility,
}

/// Why a mentor suits somebody or does not: what a curator reads.
#[derive(Debug, Clone, PartialEq, Eq, PartialOrd, Ord)]
pub enum Reason {
    /// They asked for this mentor.
    Wished,
    /// Helps with what they asked for or lack.
    Topic(Topic),
    /// Can teach this, in the mentor's own words, which stand in the request too.
    Competence(String, Level),
    /// Teaches the same.
    Subject(String),
    /// Would like to lead such people.
    Category(MenteeCategory),
    /// Is ready for the form or kind that was asked for.
    Sort,
    /// Both have time then.
    Time(FreeTime),
    /// May lead so many more.
    Free(u16),
    /// Does not help with this.
    NotTopic(Topic),
    /// One wants to meet in person, the other from afar.
    Apart,
    /// Has no time in common.
    NoTime,
    /// Is not ready for the form or kind that was asked for.
    OtherSort,
    /// Leads so many already.
    Load(u16),
    /// Has no first or highest category.
    Unqualified,
    /// Has another job: this one.
    OtherPosition(String),
    /// The mentor is the person's manager.
    Manager,
    /// They were a pair before, and it was ended because they did not suit each other.
    Parted,
}

/// How well two suit each other.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Suit {
    /// Of [`MOST`].
    pub score: u16,
    /// Why, in the order in which they are said.
    pub reasons: Vec<Reason>,
}

impl Helper {
    /// How many more they take.
    pub fn free(&self) -> u16 {
        self.mentor.limit().saturating_sub(self.load)
    }
}

impl Reason {
    /// It speaks against the two, or is to be thought about.
    pub const fn is_warning(&self) -> bool {
        matches!(
            self,
            Self::NotTopic(_)
                | Self::Apart
                | Self::NoTime
                | Self::OtherSort
                | Self::Load(_)
                | Self::Unqualified
                | Self::OtherPosition(_)
                | Self::Manager
                | Self::Parted
        )
    }
}

/// Whether a mentor could be offered to somebody but for the school's rule: another person, who is ready and takes one
/// more.
pub(super) fn is_possible(seeking: PersonId, helping: PersonId, helper: &Helper) -> bool {
    seeking != helping && helper.free() > 0 && helper.mentor.is_offered()
}

/// How well a mentor would suit somebody; `None` when it cannot be: the same person, a mentor who takes nobody more, or
/// one whom the school's rule bars.
pub fn suit(
    (seeking, seeker): (PersonId, &Seeker),
    (helping, helper): (PersonId, &Helper),
) -> Option<Suit> {
    let free = helper.free();
    if !is_possible(seeking, helping, helper) || !helper.rule.bars(seeker, helper).is_empty() {
        return None;
    }
    let mut found = Found::default();
    if seeker.request.mentor == Some(helping) {
        found.add(WISHED, Reason::Wished);
    }
    topics(&mut found, seeker, helper);
    subject(&mut found, seeker, helper);
    if let Some(category) = seeker.category
        && helper.mentor.wants.contains(&category)
    {
        found.add(CATEGORY, Reason::Category(category));
    }
    sort(&mut found, seeker.request.form, seeker.request.kind, helper);
    times(&mut found, seeker, helper);
    found.reasons.push(Reason::Free(free));
    if helper.load > 0 {
        found.take(LOAD.saturating_mul(helper.load), Reason::Load(helper.load));
    }
    let lacks = helper.rule.lacks(seeker, helper, Strictness::Soft);
    found
        .reasons
        .extend(lacks.into_iter().map(|lack| match lack {
            Lack::Category => Reason::Unqualified,
            Lack::Position => Reason::OtherPosition(helper.position.trim().to_owned()),
        }));
    if helper.is_head || seeker.manager == Some(helping) {
        found.reasons.push(Reason::Manager);
    }
    if seeker.parted.contains(&helping) {
        found.take(PARTED, Reason::Parted);
    }
    found.reasons.sort_by_key(Reason::is_warning);
    Some(Suit {
        score: found.plus.saturating_sub(found.minus).min(MOST),
        reasons: found.reasons,
    })
}

#[derive(Default)]
struct Found {
    plus: u16,
    minus: u16,
    reasons: Vec<Reason>,
}

impl Found {
    fn add(&mut self, points: u16, reason: Reason) {
        self.plus = self.plus.saturating_add(points);
        self.reasons.push(reason);
    }

    fn take(&mut self, points: u16, reason: Reason) {
        self.minus = self.minus.saturating_add(points);
        self.reasons.push(reason);
    }
}

/// What was asked for counts as much as all deficits together.
fn topics(found: &mut Found, seeker: &Seeker, helper: &Helper) {
    let asked = seeker.request.topic;
    let wanted: BTreeSet<Topic> = seeker.deficits.iter().copied().chain(asked).collect();
    let weight = |topic: Topic| {
        let others = u16::try_from(wanted.len().saturating_sub(1)).unwrap_or(u16::MAX);
        match (Some(topic) == asked, others) {
            (true, 0) => TOPIC,
            (true, _) => TOPIC - TOPIC / 2,
            (false, _) if asked.is_some() => (TOPIC / 2) / others.max(1),
            (false, _) => TOPIC / others.saturating_add(1),
        }
    };
    for topic in &wanted {
        if helper.mentor.topics.contains(topic) {
            found.add(weight(*topic), Reason::Topic(*topic));
        } else {
            found.reasons.push(Reason::NotTopic(*topic));
        }
    }
    let said = folded(&seeker.request.words);
    let named = helper.mentor.competences.iter().filter(|(words, _)| {
        let words = folded(words);
        !words.is_empty() && words.iter().all(|word| has(&said, word))
    });
    // One is enough: a long list must not win by its length.
    if let Some((words, level)) = named.max_by_key(|(_, level)| **level) {
        let points = COMPETENCE * u16::from(level.get()) / 3;
        found.add(points, Reason::Competence(words.clone(), *level));
    }
}

fn subject(found: &mut Found, seeker: &Seeker, helper: &Helper) {
    let (theirs, own) = (folded(&helper.teacher.subject), folded(&seeker.subject));
    if own
        .iter()
        .any(|word| word.chars().count() > 3 && has(&theirs, word))
    {
        found.add(SUBJECT, Reason::Subject(helper.teacher.subject.clone()));
    }
}

fn sort(found: &mut Found, form: Option<Form>, kind: Option<Kind>, helper: &Helper) {
    let mentor = &helper.mentor;
    let takes_form =
        form.is_none_or(|form| mentor.forms.is_empty() || mentor.forms.contains(&form));
    let takes_kind =
        kind.is_none_or(|kind| mentor.kinds.is_empty() || mentor.kinds.contains(&kind));
    if !takes_form || !takes_kind {
        found.take(APART, Reason::OtherSort);
    } else if form.is_some() || kind.is_some() {
        found.add(FORM, Reason::Sort);
    }
}

fn times(found: &mut Found, seeker: &Seeker, helper: &Helper) {
    let mentor = &helper.mentor;
    let common = seeker.times.intersection(&mentor.times).next();
    if let Some(time) = common {
        found.add(TIME, Reason::Time(*time));
    } else if !seeker.times.is_empty() && !mentor.times.is_empty() {
        found.take(APART, Reason::NoTime);
    }
    let ways = (seeker.meets, mentor.meets);
    if matches!(
        ways,
        (Some(Meets::InPerson), Some(Meets::Remote)) | (Some(Meets::Remote), Some(Meets::InPerson))
    ) {
        found.take(APART, Reason::Apart);
    }
}

/// Lower-case words, «ё» as «е».
fn folded(text: &str) -> Vec<String> {
    text.to_lowercase()
        .replace('ё', "е")
        .split(|letter: char| !letter.is_alphanumeric())
        .filter(|word| !word.is_empty())
        .map(str::to_owned)
        .collect()
}

/// Whether a word stands there in whatever case of the language: «дисциплина» in «дисциплины на уроке».
fn has(words: &[String], word: &str) -> bool {
    let letters = word.chars().count();
    let stem: String = word
        .chars()
        .take(if letters > 5 { letters - 2 } else { letters })
        .collect();
    words.iter().any(|other| other.starts_with(&stem))
}

#[cfg(test)]
mod tests {
    use super::*;

    const ME: PersonId = PersonId::from_random([1; 16]);
    const OTHER: PersonId = PersonId::from_random([2; 16]);

    fn helper() -> Helper {
        Helper {
            mentor: MentorProfile {
                ready: true,
                ..MentorProfile::default()
            },
            ..Helper::default()
        }
    }

    fn asks_for(topic: Topic) -> Seeker {
        Seeker {
            request: Request {
                topic: Some(topic),
                ..Request::default()
            },
            ..Seeker::default()
        }
    }

    fn score(seeker: &Seeker, helper: &Helper) -> u16 {
        suit((ME, seeker), (OTHER, helper))
            .expect("it can be")
            .score
    }

    #[test]
    fn nobody_leads_themselves_or_more_than_they_take() {
        let seeker = Seeker::default();
        assert!(suit((ME, &seeker), (OTHER, &helper())).is_some());
        assert_eq!(suit((ME, &seeker), (ME, &helper())), None);
        let full = Helper {
            load: 2,
            ..helper()
        };
        assert_eq!(suit((ME, &seeker), (OTHER, &full)), None);
        let unasked = Helper::default();
        assert_eq!(suit((ME, &seeker), (OTHER, &unasked)), None);
    }

    #[test]
    fn who_helps_with_what_was_asked_for_comes_first_and_it_is_said() {
        let seeker = asks_for(Topic::Parents);
        let mut helps = helper();
        helps.mentor.topics.insert(Topic::Parents);
        assert!(score(&seeker, &helps) > score(&seeker, &helper()));
        let found = suit((ME, &seeker), (OTHER, &helps)).expect("it can be");
        assert!(found.reasons.contains(&Reason::Topic(Topic::Parents)));
        let found = suit((ME, &seeker), (OTHER, &helper())).expect("it can be");
        assert_eq!(
            found.reasons.last(),
            Some(&Reason::NotTopic(Topic::Parents))
        );
    }

    #[test]
    fn a_wish_counts_and_an_earlier_parting_counts_more() {
        let mut seeker = asks_for(Topic::Methods);
        let plain = score(&seeker, &helper());
        seeker.request.mentor = Some(OTHER);
        let wished = score(&seeker, &helper());
        assert!(wished > plain);
        seeker.parted.insert(OTHER);
        assert!(score(&seeker, &helper()) < wished);
    }

    #[test]
    fn load_is_spread() {
        let mut seeker = asks_for(Topic::Methods);
        seeker.request.mentor = Some(OTHER);
        let leads_one = Helper {
            load: 1,
            ..helper()
        };
        assert!(score(&seeker, &leads_one) < score(&seeker, &helper()));
    }

    #[test]
    fn a_competence_is_found_in_the_words_of_the_request_in_any_case() {
        let mut seeker = asks_for(Topic::Upbringing);
        seeker.request.words = "Не получается удержать дисциплину на уроке".to_owned();
        let mut helps = helper();
        let level = Level::new(3).expect("a level");
        helps
            .mentor
            .competences
            .insert("Дисциплина".to_owned(), level);
        let found = suit((ME, &seeker), (OTHER, &helps)).expect("it can be");
        assert!(
            found
                .reasons
                .contains(&Reason::Competence("Дисциплина".to_owned(), level))
        );
        assert!(found.score > score(&seeker, &helper()));
    }

    #[test]
    fn a_manager_is_a_warning_and_no_more() {
        let mut seeker = asks_for(Topic::Methods);
        seeker.manager = Some(OTHER);
        let found = suit((ME, &seeker), (OTHER, &helper())).expect("it can be");
        assert!(found.reasons.contains(&Reason::Manager));
        let head = Helper {
            is_head: true,
            ..helper()
        };
        let found = suit((ME, &asks_for(Topic::Methods)), (OTHER, &head)).expect("it can be");
        assert!(found.reasons.contains(&Reason::Manager));
        assert_eq!(found.score, score(&asks_for(Topic::Methods), &helper()));
    }

    #[test]
    fn the_rule_of_the_school_is_a_reason_or_a_bar() {
        let seeker = Seeker {
            position: "учитель физики".to_owned(),
            is_staff: true,
            ..Seeker::default()
        };
        let with = |category, position| Helper {
            position: "воспитатель".to_owned(),
            is_staff: true,
            rule: Eligibility { category, position },
            ..helper()
        };
        let found = |helper: &Helper| suit((ME, &seeker), (OTHER, helper));
        let soft = found(&with(Strictness::Soft, Strictness::Soft)).expect("it can be");
        assert!(soft.reasons.contains(&Reason::Unqualified));
        let other = Reason::OtherPosition("воспитатель".to_owned());
        assert!(soft.reasons.contains(&other));
        let off = found(&with(Strictness::Off, Strictness::Off)).expect("it can be");
        assert!(!off.reasons.iter().any(Reason::is_warning));
        assert_eq!(found(&with(Strictness::Hard, Strictness::Off)), None);
        assert_eq!(found(&with(Strictness::Off, Strictness::Hard)), None);
    }

    #[test]
    fn everything_that_speaks_for_two_is_no_more_than_the_most() {
        let level = Level::new(3).expect("a level");
        let mut seeker = asks_for(Topic::Digital);
        seeker.request.mentor = Some(OTHER);
        seeker.request.words = "Электронный журнал".to_owned();
        seeker.request.form = Some(Form::TeacherTeacher);
        seeker.subject = "Биология".to_owned();
        seeker.category = Some(MenteeCategory::Digital);
        seeker.times.insert(FreeTime::AfterLessons);
        let mut helps = helper();
        helps.mentor.topics.insert(Topic::Digital);
        helps
            .mentor
            .competences
            .insert("электронный журнал".to_owned(), level);
        helps.mentor.wants.insert(MenteeCategory::Digital);
        helps.mentor.times.insert(FreeTime::AfterLessons);
        helps.teacher.subject = "биология, химия".to_owned();
        assert_eq!(score(&seeker, &helps), MOST);
    }
}

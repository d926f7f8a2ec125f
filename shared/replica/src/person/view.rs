//! What is shown of a profile.

use super::{ProfileField, ProfileTag, TrainingRow};
use crate::{Choice, Fate, Stamp};
use jiff::civil::Date;
use ryadom_domain::{
    ActId, Asked, Asker, Form, Kind, Level, MenteeCategory, MenteeProfile, MentorProfile, PairId,
    PersonId, Profile, Request, RequestId, RequestState, TeacherProfile, Topic, Urgency,
};
use std::collections::{BTreeMap, BTreeSet};
use std::str::FromStr;

/// A profile as it is shown.
#[derive(Debug, Clone, Default, PartialEq)]
pub struct PersonView {
    /// Телефон.
    pub phone: Choice<String>,
    /// Почта.
    pub email: Choice<String>,
    /// Мессенджер.
    pub messenger: Choice<String>,
    /// Чем могу помочь.
    pub can_help: String,
    /// Запрос своими словами.
    pub request: String,
    /// Every plain field that was ever written.
    pub fields: BTreeMap<ProfileField, Choice<String>>,
    /// Every mark that is put.
    pub tags: BTreeSet<ProfileTag>,
    /// What they can teach, and how well; `None` was taken off the list.
    pub competences: BTreeMap<String, Choice<Option<Level>>>,
    /// The days on which local acts were read, with who says so.
    pub acknowledged: BTreeMap<ActId, Choice<Option<Date>>>,
    /// What they have learned, the newest first; without removed ones.
    pub trainings: Vec<TrainingRow>,
    /// Trainings that were taken off the list.
    pub removed_trainings: Vec<TrainingRow>,
    /// Requests, the newest last; without removed ones.
    pub requests: Vec<RequestRow>,
    /// Requests that were taken back.
    pub removed_requests: Vec<RequestRow>,
}

/// A request as it is shown.
#[derive(Debug, Clone, PartialEq)]
pub struct RequestRow {
    /// Its id.
    pub id: RequestId,
    /// Whether it is there.
    pub fate: Fate,
    /// Who touched it last.
    pub touched: Option<Stamp>,
    /// С чем нужна помощь.
    pub topic: Choice<Option<Topic>>,
    /// Своими словами.
    pub words: String,
    /// Желаемая форма.
    pub form: Choice<Option<Form>>,
    /// Желаемый вид.
    pub kind: Choice<Option<Kind>>,
    /// Срочность.
    pub urgency: Choice<Option<Urgency>>,
    /// Желаемый наставник.
    pub mentor: Choice<Option<PersonId>>,
    /// Who asks.
    pub asker: Choice<Option<Asker>>,
    /// The day it was made.
    pub made: Choice<Option<Date>>,
    /// Where it is in its life, with who decided and when.
    pub state: Choice<Option<RequestState>>,
    /// Why it was declined.
    pub reason: Choice<String>,
    /// The pair that came of it.
    pub pair: Choice<Option<PairId>>,
    /// Why this mentor, as it was decided.
    pub matched: Choice<String>,
}

impl RequestRow {
    /// Where it is in its life, as shown: new until somebody has looked.
    pub fn state(&self) -> RequestState {
        self.state.value.unwrap_or(RequestState::New)
    }

    /// What is asked for, as shown.
    pub fn asked(&self) -> Asked {
        Asked {
            id: self.id,
            request: Request {
                topic: self.topic.value,
                words: self.words.clone(),
                form: self.form.value,
                kind: self.kind.value,
                urgency: self.urgency.value,
                mentor: self.mentor.value,
                asker: self.asker.value,
                made: self.made.value,
            },
            state: self.state(),
            pair: self.pair.value,
        }
    }

    /// Fields with two values, plus one when it came back.
    pub fn places(&self) -> usize {
        usize::from(self.fate.is_torn())
            + [
                self.topic.is_torn(),
                self.form.is_torn(),
                self.kind.is_torn(),
                self.urgency.is_torn(),
                self.mentor.is_torn(),
                self.asker.is_torn(),
                self.made.is_torn(),
                self.state.is_torn(),
                self.reason.is_torn(),
                self.pair.is_torn(),
                self.matched.is_torn(),
            ]
            .into_iter()
            .filter(|torn| *torn)
            .count()
    }
}

impl PersonView {
    /// A field's shown words; empty for what nobody has written.
    pub fn words(&self, field: ProfileField) -> &str {
        self.fields
            .get(&field)
            .map_or("", |choice| choice.value.as_str())
    }

    fn code<T: FromStr>(&self, field: ProfileField) -> Option<T> {
        self.words(field).trim().parse().ok()
    }

    /// Everything as rules see it: codes and numbers read, what makes no sense left out.
    pub fn profile(&self) -> Profile {
        let owned = |field| self.words(field).trim().to_owned();
        Profile {
            teacher: TeacherProfile {
                subject: owned(ProfileField::Subject),
                experience: self.code(ProfileField::Experience),
                qualification: self.code(ProfileField::Qualification),
                qualified_until: self.code(ProfileField::QualifiedUntil),
            },
            mentor: MentorProfile {
                ready: self.words(ProfileField::Ready) == YES,
                topics: self.tagged(|tag| match tag {
                    ProfileTag::Topic(topic) => Some(topic),
                    _ => None,
                }),
                competences: self
                    .competences
                    .iter()
                    .filter_map(|(words, level)| Some((words.clone(), level.value?)))
                    .collect(),
                results: owned(ProfileField::Results),
                training: owned(ProfileField::Training),
                hours: self.code(ProfileField::Hours),
                limit: self.code(ProfileField::Limit),
                meets: self.code(ProfileField::MentorMeets),
                times: self.tagged(|tag| match tag {
                    ProfileTag::MentorTime(time) => Some(time),
                    _ => None,
                }),
                wants: self.tagged(|tag| match tag {
                    ProfileTag::Wants(category) => Some(category),
                    _ => None,
                }),
                forms: self.tagged(|tag| match tag {
                    ProfileTag::Form(form) => Some(form),
                    _ => None,
                }),
                kinds: self.tagged(|tag| match tag {
                    ProfileTag::Kind(kind) => Some(kind),
                    _ => None,
                }),
                stage: self.code(ProfileField::Stage),
            },
            mentee: MenteeProfile {
                // A sensitive one cannot be written here; a hostile one is not believed.
                category: self
                    .code::<MenteeCategory>(ProfileField::Category)
                    .filter(|category| !category.is_sensitive()),
                strengths: owned(ProfileField::Strengths),
                expectations: owned(ProfileField::Expectations),
                wishes: owned(ProfileField::Wishes),
                experience: owned(ProfileField::PriorExperience),
                meets: self.code(ProfileField::MenteeMeets),
                opt_out: self.code(ProfileField::OptOut),
                times: self.tagged(|tag| match tag {
                    ProfileTag::MenteeTime(time) => Some(time),
                    _ => None,
                }),
            },
            trainings: self.trainings.iter().map(TrainingRow::plain).collect(),
        }
    }

    fn tagged<T: Ord>(&self, read: impl Fn(ProfileTag) -> Option<T>) -> BTreeSet<T> {
        self.tags.iter().copied().filter_map(read).collect()
    }

    /// Fields with two values, and rows that came back.
    pub fn places(&self) -> usize {
        let contacts = [&self.phone, &self.email, &self.messenger];
        let fields = contacts.into_iter().chain(self.fields.values());
        fields.filter(|choice| choice.is_torn()).count()
            + self
                .competences
                .values()
                .filter(|level| level.is_torn())
                .count()
            + self
                .trainings
                .iter()
                .map(TrainingRow::places)
                .sum::<usize>()
            + self.requests.iter().map(RequestRow::places).sum::<usize>()
    }
}

/// How [`ProfileField::Ready`] says yes.
pub(super) const YES: &str = "yes";

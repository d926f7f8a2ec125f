//! The words for the vocabularies of people, requests and matching, lower case.

use crate::i18n::*;
use ryadom_domain::candidate::UsualCriterion;
use ryadom_domain::pairing::Strictness;
use ryadom_domain::{
    Asker, CuratorTitle, EndReason, Fit, FreeTime, MatchBasis, Meets, MenteeCategory, MentorStage,
    PairCheck, PersonKind, Qualification, RequestState, Topic, TrainingKind, Urgency,
};

/// What a school calls its curator.
pub fn curator_title(locale: Locale, title: CuratorTitle) -> &'static str {
    match title {
        CuratorTitle::Curator => td_string!(locale, vocabulary.curator_title.curator),
        CuratorTitle::Coordinator => td_string!(locale, vocabulary.curator_title.coordinator),
    }
}

/// With what somebody helps or wants help.
pub fn topic(locale: Locale, topic: Topic) -> &'static str {
    match topic {
        Topic::Subject => td_string!(locale, vocabulary.topic.subject),
        Topic::Methods => td_string!(locale, vocabulary.topic.methods),
        Topic::Upbringing => td_string!(locale, vocabulary.topic.upbringing),
        Topic::Digital => td_string!(locale, vocabulary.topic.digital),
        Topic::Parents => td_string!(locale, vocabulary.topic.parents),
        Topic::Inclusion => td_string!(locale, vocabulary.topic.inclusion),
        Topic::Contests => td_string!(locale, vocabulary.topic.contests),
        Topic::Papers => td_string!(locale, vocabulary.topic.papers),
        Topic::Settling => td_string!(locale, vocabulary.topic.settling),
    }
}

/// When somebody has time.
pub fn free_time(locale: Locale, free_time: FreeTime) -> &'static str {
    match free_time {
        FreeTime::BeforeLessons => td_string!(locale, vocabulary.free_time.before_lessons),
        FreeTime::Between => td_string!(locale, vocabulary.free_time.between),
        FreeTime::AfterLessons => td_string!(locale, vocabulary.free_time.after_lessons),
        FreeTime::Evening => td_string!(locale, vocabulary.free_time.evening),
        FreeTime::Weekend => td_string!(locale, vocabulary.free_time.weekend),
    }
}

/// How somebody likes to meet.
pub fn meets(locale: Locale, meets: Meets) -> &'static str {
    match meets {
        Meets::InPerson => td_string!(locale, vocabulary.meets.in_person),
        Meets::Remote => td_string!(locale, vocabulary.meets.remote),
        Meets::Either => td_string!(locale, vocabulary.meets.either),
    }
}

/// Who somebody is to the school.
pub fn person_kind(locale: Locale, person_kind: PersonKind) -> &'static str {
    match person_kind {
        PersonKind::Staff => td_string!(locale, vocabulary.person_kind.staff),
        PersonKind::Pupil => td_string!(locale, vocabulary.person_kind.pupil),
        PersonKind::Student => td_string!(locale, vocabulary.person_kind.student),
        PersonKind::Parent => td_string!(locale, vocabulary.person_kind.parent),
        PersonKind::Partner => td_string!(locale, vocabulary.person_kind.partner),
        PersonKind::Alumnus => td_string!(locale, vocabulary.person_kind.alumnus),
    }
}

/// How far somebody is on the way to being a mentor.
pub fn mentor_stage(locale: Locale, mentor_stage: MentorStage) -> &'static str {
    match mentor_stage {
        MentorStage::Candidate => td_string!(locale, vocabulary.mentor_stage.candidate),
        MentorStage::Selected => td_string!(locale, vocabulary.mentor_stage.selected),
        MentorStage::Trained => td_string!(locale, vocabulary.mentor_stage.trained),
        MentorStage::Paused => td_string!(locale, vocabulary.mentor_stage.paused),
        MentorStage::Left => td_string!(locale, vocabulary.mentor_stage.left),
    }
}

/// What kind of learning it was.
pub fn training_kind(locale: Locale, training_kind: TrainingKind) -> &'static str {
    match training_kind {
        TrainingKind::Course => td_string!(locale, vocabulary.training_kind.course),
        TrainingKind::School => td_string!(locale, vocabulary.training_kind.school),
        TrainingKind::Seminar => td_string!(locale, vocabulary.training_kind.seminar),
        TrainingKind::Internship => td_string!(locale, vocabulary.training_kind.internship),
        TrainingKind::Own => td_string!(locale, vocabulary.training_kind.own),
        TrainingKind::Other => td_string!(locale, vocabulary.training_kind.other),
    }
}

/// How strictly a school asks for something.
pub fn strictness(locale: Locale, strictness: Strictness) -> &'static str {
    match strictness {
        Strictness::Off => td_string!(locale, vocabulary.strictness.off),
        Strictness::Soft => td_string!(locale, vocabulary.strictness.soft),
        Strictness::Hard => td_string!(locale, vocabulary.strictness.hard),
    }
}

/// A criterion for mentors of a school that has not written its own.
pub fn usual_criterion(locale: Locale, criterion: UsualCriterion) -> &'static str {
    match criterion {
        UsualCriterion::Results => td_string!(locale, vocabulary.usual_criterion.results),
        UsualCriterion::Competences => td_string!(locale, vocabulary.usual_criterion.competences),
        UsualCriterion::Qualification => {
            td_string!(locale, vocabulary.usual_criterion.qualification)
        }
        UsualCriterion::Experience => td_string!(locale, vocabulary.usual_criterion.experience),
        UsualCriterion::Rapport => td_string!(locale, vocabulary.usual_criterion.rapport),
        UsualCriterion::Wish => td_string!(locale, vocabulary.usual_criterion.wish),
        UsualCriterion::Hours => td_string!(locale, vocabulary.usual_criterion.hours),
        UsualCriterion::Training => td_string!(locale, vocabulary.usual_criterion.training),
    }
}

/// How soon help is needed.
pub fn urgency(locale: Locale, urgency: Urgency) -> &'static str {
    match urgency {
        Urgency::Year => td_string!(locale, vocabulary.urgency.year),
        Urgency::Month => td_string!(locale, vocabulary.urgency.month),
        Urgency::Now => td_string!(locale, vocabulary.urgency.now),
    }
}

/// Who asks.
pub fn asker(locale: Locale, asker: Asker) -> &'static str {
    match asker {
        Asker::Own => td_string!(locale, vocabulary.asker.own),
        Asker::Tutor => td_string!(locale, vocabulary.asker.tutor),
        Asker::Parent => td_string!(locale, vocabulary.asker.parent),
        Asker::Union => td_string!(locale, vocabulary.asker.union),
        Asker::Administration => td_string!(locale, vocabulary.asker.administration),
    }
}

/// Where a request is in its life.
pub fn request_state(locale: Locale, request_state: RequestState) -> &'static str {
    match request_state {
        RequestState::New => td_string!(locale, vocabulary.request_state.new),
        RequestState::Seen => td_string!(locale, vocabulary.request_state.seen),
        RequestState::InBase => td_string!(locale, vocabulary.request_state.in_base),
        RequestState::Paired => td_string!(locale, vocabulary.request_state.paired),
        RequestState::Declined => td_string!(locale, vocabulary.request_state.declined),
    }
}

/// By what a pair was brought together.
pub fn match_basis(locale: Locale, match_basis: MatchBasis) -> &'static str {
    match match_basis {
        MatchBasis::Request => td_string!(locale, vocabulary.match_basis.request),
        MatchBasis::Deficit => td_string!(locale, vocabulary.match_basis.deficit),
        MatchBasis::Liking => td_string!(locale, vocabulary.match_basis.liking),
        MatchBasis::GroupMeeting => td_string!(locale, vocabulary.match_basis.group_meeting),
        MatchBasis::Test => td_string!(locale, vocabulary.match_basis.test),
    }
}

/// Why a pair ended.
pub fn end_reason(locale: Locale, end_reason: EndReason) -> &'static str {
    match end_reason {
        EndReason::Term => td_string!(locale, vocabulary.end_reason.term),
        EndReason::Goal => td_string!(locale, vocabulary.end_reason.goal),
        EndReason::Mentor => td_string!(locale, vocabulary.end_reason.mentor),
        EndReason::Mentee => td_string!(locale, vocabulary.end_reason.mentee),
        EndReason::School => td_string!(locale, vocabulary.end_reason.school),
        EndReason::Replaced => td_string!(locale, vocabulary.end_reason.replaced),
        EndReason::Moved => td_string!(locale, vocabulary.end_reason.moved),
    }
}

/// What must be there before a pair begins.
pub fn pair_check(locale: Locale, pair_check: PairCheck) -> &'static str {
    match pair_check {
        PairCheck::Mentor => td_string!(locale, vocabulary.pair_check.mentor),
        PairCheck::Addendum => td_string!(locale, vocabulary.pair_check.addendum),
        PairCheck::Mentee => td_string!(locale, vocabulary.pair_check.mentee),
        PairCheck::Guardian => td_string!(locale, vocabulary.pair_check.guardian),
    }
}

/// How the first meetings went.
pub fn fit(locale: Locale, fit: Fit) -> &'static str {
    match fit {
        Fit::Yes => td_string!(locale, vocabulary.fit.yes),
        Fit::SoSo => td_string!(locale, vocabulary.fit.so_so),
        Fit::No => td_string!(locale, vocabulary.fit.no),
    }
}

/// Категория наставляемого.
pub fn mentee_category(locale: Locale, mentee_category: MenteeCategory) -> &'static str {
    match mentee_category {
        MenteeCategory::Novice => td_string!(locale, vocabulary.mentee_category.novice),
        MenteeCategory::AfterBreak => td_string!(locale, vocabulary.mentee_category.after_break),
        MenteeCategory::NewPlace => td_string!(locale, vocabulary.mentee_category.new_place),
        MenteeCategory::Growth => td_string!(locale, vocabulary.mentee_category.growth),
        MenteeCategory::Digital => td_string!(locale, vocabulary.mentee_category.digital),
        MenteeCategory::Burnout => td_string!(locale, vocabulary.mentee_category.burnout),
        MenteeCategory::Other => td_string!(locale, vocabulary.mentee_category.other),
        MenteeCategory::Trainee => td_string!(locale, vocabulary.mentee_category.trainee),
    }
}

/// Квалификационная категория.
pub fn qualification(locale: Locale, qualification: Qualification) -> &'static str {
    match qualification {
        Qualification::None => td_string!(locale, vocabulary.qualification.none),
        Qualification::Conforms => td_string!(locale, vocabulary.qualification.conforms),
        Qualification::First => td_string!(locale, vocabulary.qualification.first),
        Qualification::Highest => td_string!(locale, vocabulary.qualification.highest),
        Qualification::Methodist => td_string!(locale, vocabulary.qualification.methodist),
        Qualification::Mentor => td_string!(locale, vocabulary.qualification.mentor),
    }
}

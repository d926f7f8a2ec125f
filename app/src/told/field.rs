//! Fields named.

use super::vocabulary;
use crate::i18n::*;
use ryadom_domain::{ActField, AuditField, BlankField, LineField, PairStep, Round, TrainingField};
use ryadom_replica::{CURATOR_LABEL, Field, PersonDetail, PersonFact, ProfileField};

/// What a field is called, lower case, in the nominative.
pub fn field(locale: Locale, field: &Field) -> &'static str {
    match field {
        Field::State | Field::PairState => td_string!(locale, told.field.state),
        Field::Name => td_string!(locale, told.field.name),
        Field::Organisation => td_string!(locale, told.field.organisation),
        Field::ApprovedBy => td_string!(locale, told.field.approved_by),
        Field::OrderNumber => td_string!(locale, told.field.order_number),
        Field::OrderDate => td_string!(locale, told.field.order_date),
        Field::CouncilProtocol => td_string!(locale, told.field.council_protocol),
        Field::Curator => td_string!(locale, told.field.curator),
        Field::Form | Field::PairForm => td_string!(locale, told.field.form),
        Field::Kind | Field::PairKind => td_string!(locale, told.field.kind),
        Field::SchoolYear => td_string!(locale, told.field.school_year),
        Field::Starts => td_string!(locale, told.field.starts),
        Field::Ends => td_string!(locale, told.field.ends),
        Field::Goal => td_string!(locale, told.field.goal),
        Field::Directions => td_string!(locale, told.field.directions),
        Field::Principles => td_string!(locale, told.field.principles),
        Field::ExpectedQuant => td_string!(locale, told.field.expected_quant),
        Field::ExpectedQual => td_string!(locale, told.field.expected_qual),
        Field::ControlForms => td_string!(locale, told.field.control_forms),
        Field::Ground => td_string!(locale, told.field.ground),
        Field::Resources => td_string!(locale, told.field.resources),
        Field::Section => td_string!(locale, told.field.section),
        Field::Event => td_string!(locale, told.field.event),
        Field::FormOfWork => td_string!(locale, told.field.form_of_work),
        Field::Planned => td_string!(locale, told.field.planned),
        Field::Responsible => td_string!(locale, told.field.responsible),
        Field::ExpectedResult => td_string!(locale, told.field.expected_result),
        Field::Product => td_string!(locale, told.field.product),
        Field::ActualResult => td_string!(locale, told.field.actual_result),
        Field::ActualDate => td_string!(locale, told.field.actual_date),
        Field::Mark => td_string!(locale, told.field.mark),
        Field::Reason => td_string!(locale, told.field.reason),
        Field::MentorMark | Field::MentorConfirmed => td_string!(locale, told.field.mentor_mark),
        Field::MenteeMark | Field::MenteeConfirmed => td_string!(locale, told.field.mentee_mark),
        Field::Confirmed => td_string!(locale, told.field.confirmed),
        Field::DeficitLink(_) => td_string!(locale, told.field.deficit_link),
        Field::Task => td_string!(locale, told.field.task),
        Field::TaskDeficit => td_string!(locale, told.field.task_deficit),
        Field::Answer(_) => td_string!(locale, told.field.answer),
        Field::Area => td_string!(locale, told.field.area),
        Field::Text => td_string!(locale, told.field.text),
        Field::Source => td_string!(locale, told.field.source),
        Field::LevelStart => td_string!(locale, told.field.level_start),
        Field::LevelMid => td_string!(locale, told.field.level_mid),
        Field::LevelTarget => td_string!(locale, told.field.level_target),
        Field::LevelEnd => td_string!(locale, told.field.level_end),
        Field::Priority => td_string!(locale, told.field.priority),
        Field::Date => td_string!(locale, told.field.date),
        Field::Time => td_string!(locale, told.field.time),
        Field::Minutes => td_string!(locale, told.field.minutes),
        Field::Format => td_string!(locale, told.field.format),
        Field::Place => td_string!(locale, told.field.place),
        Field::Topic => td_string!(locale, told.field.topic),
        Field::Discussed => td_string!(locale, told.field.discussed),
        Field::Difficulties => td_string!(locale, told.field.difficulties),
        Field::Recommendations => td_string!(locale, told.field.recommendations),
        Field::Participant(_) => td_string!(locale, told.field.participant),
        Field::ItemLink(_) => td_string!(locale, told.field.item_link),
        Field::NextDate => td_string!(locale, told.field.next_date),
        Field::NextTime => td_string!(locale, told.field.next_time),
        Field::NextPlace => td_string!(locale, told.field.next_place),
        Field::What => td_string!(locale, told.field.what),
        Field::Who => td_string!(locale, told.field.who),
        Field::Due => td_string!(locale, told.field.due),
        Field::Done => td_string!(locale, told.field.done),
        Field::LessonNumber => td_string!(locale, told.field.lesson_number),
        Field::Class => td_string!(locale, told.field.class_),
        Field::LessonSubject => td_string!(locale, told.field.lesson_subject),
        Field::LessonKind => td_string!(locale, told.field.lesson_kind),
        Field::Children => td_string!(locale, told.field.children),
        Field::Equipment => td_string!(locale, told.field.equipment),
        Field::Purpose => td_string!(locale, told.field.purpose),
        Field::Visit => td_string!(locale, told.field.visit),
        Field::Observer => td_string!(locale, told.field.observer),
        Field::Guest => td_string!(locale, told.field.guest),
        Field::Teacher => td_string!(locale, told.field.teacher),
        Field::Began => td_string!(locale, told.field.began),
        Field::NoteMinute => td_string!(locale, told.field.note_minute),
        Field::Rubric => td_string!(locale, told.field.rubric),
        Field::Criterion(_) => td_string!(locale, told.field.criterion),
        Field::Engagement => td_string!(locale, told.field.engagement),
        Field::FileName => td_string!(locale, told.field.file_name),
        Field::StageName => td_string!(locale, told.field.stage_name),
        Field::StagePlan => td_string!(locale, told.field.stage_plan),
        Field::StageFact => td_string!(locale, told.field.stage_fact),
        Field::Strengths => td_string!(locale, told.field.strengths),
        Field::Growth => td_string!(locale, told.field.growth),
        Field::Questions => td_string!(locale, told.field.questions),
        Field::SelfAnalysis => td_string!(locale, told.field.self_analysis),
        Field::Reply => td_string!(locale, told.field.reply),
        Field::Step => td_string!(locale, told.field.step),
        Field::Outcome => td_string!(locale, told.field.outcome),
        Field::StepItem => td_string!(locale, told.field.step_item),
        Field::LessonMentor => td_string!(locale, told.field.lesson_mentor),
        Field::Audience => td_string!(locale, told.field.audience),
        Field::LessonPlan => td_string!(locale, told.field.lesson_plan),
        Field::Condition(_) => td_string!(locale, told.field.condition),
        Field::Quality => td_string!(locale, told.field.quality),
        Field::Reached => td_string!(locale, told.field.reached),
        Field::ReachedComment => td_string!(locale, told.field.reached_comment),
        Field::Review => td_string!(locale, told.field.review),
        Field::Consent => td_string!(locale, told.field.consent),
        Field::Expert => td_string!(locale, told.field.expert),
        Field::Comment => td_string!(locale, told.field.comment),
        Field::RecordBy => td_string!(locale, told.field.record_by),
        Field::RecordAbout => td_string!(locale, told.field.record_about),
        Field::RecordValue(value) => vocabulary::record_value(locale, *value),
        Field::RecordText(text) => vocabulary::record_text(locale, *text),
        Field::Title => td_string!(locale, told.field.title),
        Field::Body => td_string!(locale, told.field.body),
        Field::Mood => td_string!(locale, told.field.mood),
        Field::Settled => td_string!(locale, told.field.settled),
        Field::LastName => td_string!(locale, told.field.last_name),
        Field::FirstName => td_string!(locale, told.field.first_name),
        Field::Patronymic => td_string!(locale, told.field.patronymic),
        Field::Position | Field::Fact(_, PersonFact::Position) => {
            td_string!(locale, told.field.position)
        }
        Field::Role(_) => td_string!(locale, told.field.role),
        Field::Profile => td_string!(locale, told.field.profile),
        Field::Start => td_string!(locale, told.field.start),
        Field::End => td_string!(locale, told.field.end),
        Field::Member(_, _) => td_string!(locale, told.field.member),
        Field::Private
        | Field::Confidential
        | Field::Personnel
        | Field::Programme
        | Field::Journal
        | Field::Reflection
        | Field::School => {
            td_string!(locale, told.field.documents)
        }
        Field::ShortName => td_string!(locale, told.field.short_name),
        Field::OrgType => td_string!(locale, told.field.org_type),
        Field::Settlement => td_string!(locale, told.field.settlement),
        Field::Label(key) if key == CURATOR_LABEL => {
            td_string!(locale, told.field.curator_title)
        }
        Field::Label(_) => td_string!(locale, told.field.label),
        Field::QuietDays => td_string!(locale, told.field.quiet_days),
        Field::Phone | Field::Email | Field::Messenger => td_string!(locale, told.field.contacts),
        Field::CanHelp => td_string!(locale, told.field.can_help),
        Field::Request => td_string!(locale, told.field.request),
        Field::About(ProfileField::Subject) => td_string!(locale, told.field.subject_taught),
        Field::About(ProfileField::Experience) => td_string!(locale, told.field.experience_years),
        Field::About(ProfileField::Qualification) => td_string!(locale, told.field.qualification),
        Field::About(ProfileField::QualifiedUntil) => {
            td_string!(locale, told.field.qualified_until)
        }
        Field::About(ProfileField::Ready) => td_string!(locale, told.field.ready),
        Field::About(ProfileField::Results) => td_string!(locale, told.field.results),
        Field::About(ProfileField::Training) => td_string!(locale, told.field.training),
        Field::About(ProfileField::Hours) => td_string!(locale, told.field.hours),
        Field::About(ProfileField::Limit) => td_string!(locale, told.field.limit),
        Field::About(ProfileField::MentorMeets | ProfileField::MenteeMeets) => {
            td_string!(locale, told.field.meets)
        }
        Field::About(ProfileField::Stage) => td_string!(locale, told.field.stage),
        Field::About(ProfileField::Category) => td_string!(locale, told.field.mentee_category),
        Field::About(ProfileField::Strengths) => td_string!(locale, told.field.strengths),
        Field::About(ProfileField::Expectations) => td_string!(locale, told.field.expectations),
        Field::About(ProfileField::Wishes) => td_string!(locale, told.field.wishes),
        Field::About(ProfileField::PriorExperience) => td_string!(locale, told.field.prior),
        Field::About(ProfileField::OptOut) => td_string!(locale, told.field.opt_out),
        Field::Tag(_) => td_string!(locale, told.field.tag),
        Field::Competence(_) => td_string!(locale, told.field.competence),
        Field::Training(TrainingField::Title) => td_string!(locale, told.field.training_title),
        Field::Training(TrainingField::By) => td_string!(locale, told.field.training_by),
        Field::Training(TrainingField::Kind) => td_string!(locale, told.field.training_kind),
        Field::Training(TrainingField::From) => td_string!(locale, told.field.training_from),
        Field::Training(TrainingField::To) => td_string!(locale, told.field.training_to),
        Field::Training(TrainingField::Hours) => td_string!(locale, told.field.training_hours),
        Field::Training(TrainingField::Document) => {
            td_string!(locale, told.field.training_document)
        }
        Field::Training(TrainingField::Mentoring) => {
            td_string!(locale, told.field.training_mentoring)
        }
        Field::MentorCategory => td_string!(locale, told.field.mentor_category),
        Field::MentorPosition => td_string!(locale, told.field.mentor_position),
        Field::Criteria => td_string!(locale, told.field.criteria),
        Field::Threshold => td_string!(locale, told.field.threshold),
        Field::RequestTopic => td_string!(locale, told.field.request_topic),
        Field::Urgency => td_string!(locale, told.field.urgency),
        Field::WishedMentor => td_string!(locale, told.field.wished_mentor),
        Field::Asker => td_string!(locale, told.field.asker),
        Field::Made => td_string!(locale, told.field.made),
        Field::RequestState => td_string!(locale, told.field.request_state),
        Field::RequestPair => td_string!(locale, told.field.request_pair),
        Field::Matched => td_string!(locale, told.field.matched),
        Field::PersonKind => td_string!(locale, told.field.person_kind),
        Field::Manager => td_string!(locale, told.field.manager),
        Field::PairBasis => td_string!(locale, told.field.basis),
        Field::Score => td_string!(locale, told.field.score),
        Field::Follows => td_string!(locale, told.field.follows),
        Field::Detail(PersonDetail::Order(_)) => td_string!(locale, told.field.role_order),
        Field::Detail(PersonDetail::OrderDate(_)) => td_string!(locale, told.field.order_date),
        Field::Detail(PersonDetail::AbsentFrom) => td_string!(locale, told.field.absent_from),
        Field::Detail(PersonDetail::AbsentTo) => td_string!(locale, told.field.absent_to),
        Field::Detail(PersonDetail::StandIn) => td_string!(locale, told.field.stand_in),
        Field::NextYear(_) => td_string!(locale, told.field.school_year),
        Field::FirstDays | Field::Noted(PairStep::First(..)) => {
            td_string!(locale, told.field.first_days)
        }
        Field::Noted(PairStep::Words(_)) => td_string!(locale, told.field.three_words),
        Field::Noted(PairStep::Learnt(_)) => td_string!(locale, told.field.learnt),
        Field::Noted(PairStep::Thanks(..)) => td_string!(locale, told.field.thanks),
        Field::Noted(PairStep::GoalResult) => td_string!(locale, told.field.goal_result),
        Field::Noted(PairStep::TaskResult(_)) => td_string!(locale, told.field.task_result),
        Field::Noted(PairStep::Case(_)) => td_string!(locale, told.field.case_),
        Field::Noted(PairStep::CaseConsent(_)) => td_string!(locale, told.field.case_consent),
        Field::Noted(PairStep::Future(_)) => td_string!(locale, told.field.future_own),
        Field::Noted(PairStep::Recommended(_)) => td_string!(locale, told.field.future_mentor),
        Field::Approver => td_string!(locale, told.field.approver),
        Field::Approbation(_, of) => vocabulary::approbation(locale, *of),
        Field::Audit(of) => audit(locale, *of),
        Field::Deadline(_, deadline) => vocabulary::deadline(locale, *deadline),
        Field::Act(ActField::Title) => td_string!(locale, told.field.title),
        Field::Act(ActField::Number) => td_string!(locale, told.field.act_number),
        Field::Act(ActField::Date) => td_string!(locale, told.field.date),
        Field::Act(ActField::Kept) => td_string!(locale, told.field.act_kept),
        Field::Act(ActField::Readers) => td_string!(locale, told.field.act_readers),
        Field::Blank(BlankField::Title) => td_string!(locale, told.field.title),
        Field::Blank(BlankField::Whom) => td_string!(locale, told.field.blank_whom),
        Field::Blank(BlankField::Scale) => td_string!(locale, told.field.blank_scale),
        Field::Blank(BlankField::Retired) => td_string!(locale, told.field.blank_retired),
        Field::Line(LineField::Words) => td_string!(locale, told.field.line_words),
        Field::Line(LineField::Weight) => td_string!(locale, told.field.line_weight),
        Field::Line(LineField::Two | LineField::One | LineField::Zero) => {
            td_string!(locale, told.field.line_level)
        }
        Field::Line(LineField::Area) => td_string!(locale, told.field.area),
        Field::Asked(round, _) => match round {
            Round::Entry => td_string!(locale, told.field.asked_entry),
            Round::Mid => td_string!(locale, told.field.asked_mid),
            Round::Final => td_string!(locale, told.field.asked_final),
        },
        Field::Aside(..) => td_string!(locale, told.field.asked_aside),
        Field::Period => td_string!(locale, told.field.period),
        Field::NoteTag(_) => td_string!(locale, told.field.note_tag),
        Field::Acknowledged(_) => td_string!(locale, told.field.acknowledged),
        Field::Fact(_, PersonFact::Category) | Field::Fact(_, PersonFact::MenteeCategory) => {
            td_string!(locale, told.field.category)
        }
        Field::Fact(_, PersonFact::Experience) => td_string!(locale, told.field.experience),
        Field::Fact(_, PersonFact::Education) => td_string!(locale, told.field.education),
        Field::Fact(_, PersonFact::ClassTaught) => td_string!(locale, told.field.class_taught),
    }
}

/// Where an audit says something.
fn audit(locale: Locale, field: AuditField) -> &'static str {
    match field {
        AuditField::Day => td_string!(locale, told.field.audit_day),
        AuditField::Mark(of) | AuditField::Words(of) => vocabulary::audit_criterion(locale, of),
        AuditField::Conclusion => td_string!(locale, told.field.audit_conclusion),
    }
}

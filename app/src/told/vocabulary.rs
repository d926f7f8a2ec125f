//! The words for the closed vocabularies of mentoring, lower case.

use crate::i18n::*;
use ryadom_domain::{
    ActReaders, ApprobationField, Area, AuditCriterion, AuditMark, Condition, Deadline,
    DeficitSource, Form, Future, Instrument, Kind, LessonKind, LessonQuality, Mark, MeetingFormat,
    Mood, OrgType, Outcome, PairState, Period, ProgrammeState, RecordText, RecordValue, Round,
    Sample, Scale, Style, Visit,
};

/// Форма наставничества.
pub fn form(locale: Locale, form: Form) -> &'static str {
    match form {
        Form::TeacherTeacher => td_string!(locale, vocabulary.form.teacher_teacher),
        Form::StudentStudent => td_string!(locale, vocabulary.form.student_student),
        Form::TeacherStudent => td_string!(locale, vocabulary.form.teacher_student),
        Form::UnivstudentStudent => td_string!(locale, vocabulary.form.univstudent_student),
        Form::EmployerStudent => td_string!(locale, vocabulary.form.employer_student),
        Form::EmployerUnivstudent => td_string!(locale, vocabulary.form.employer_univstudent),
        Form::HeadTeacher => td_string!(locale, vocabulary.form.head_teacher),
        Form::SocialpartnerTeacher => td_string!(locale, vocabulary.form.socialpartner_teacher),
    }
}

/// Вид наставничества.
pub fn kind(locale: Locale, kind: Kind) -> &'static str {
    match kind {
        Kind::Traditional => td_string!(locale, vocabulary.kind.traditional),
        Kind::Reverse => td_string!(locale, vocabulary.kind.reverse),
        Kind::Situational => td_string!(locale, vocabulary.kind.situational),
        Kind::Speed => td_string!(locale, vocabulary.kind.speed),
        Kind::Group => td_string!(locale, vocabulary.kind.group),
        Kind::Virtual => td_string!(locale, vocabulary.kind.virtual_),
        Kind::Network => td_string!(locale, vocabulary.kind.network),
        Kind::ShortGoal => td_string!(locale, vocabulary.kind.short_goal),
        Kind::Peer => td_string!(locale, vocabulary.kind.peer),
        Kind::Team => td_string!(locale, vocabulary.kind.team),
        Kind::Dual => td_string!(locale, vocabulary.kind.dual),
    }
}

/// What a kind of mentoring gives, for whoever chooses one.
pub fn kind_gives(locale: Locale, kind: Kind) -> &'static str {
    match kind {
        Kind::Traditional => td_string!(locale, vocabulary.kind_gives.traditional),
        Kind::Reverse => td_string!(locale, vocabulary.kind_gives.reverse),
        Kind::Situational => td_string!(locale, vocabulary.kind_gives.situational),
        Kind::Speed => td_string!(locale, vocabulary.kind_gives.speed),
        Kind::Group => td_string!(locale, vocabulary.kind_gives.group),
        Kind::Virtual => td_string!(locale, vocabulary.kind_gives.virtual_),
        Kind::Network => td_string!(locale, vocabulary.kind_gives.network),
        Kind::ShortGoal => td_string!(locale, vocabulary.kind_gives.short_goal),
        Kind::Peer => td_string!(locale, vocabulary.kind_gives.peer),
        Kind::Team => td_string!(locale, vocabulary.kind_gives.team),
        Kind::Dual => td_string!(locale, vocabulary.kind_gives.dual),
    }
}

/// Отметка о выполнении.
pub fn mark(locale: Locale, mark: Mark) -> &'static str {
    match mark {
        Mark::Done => td_string!(locale, vocabulary.mark.done),
        Mark::Partly => td_string!(locale, vocabulary.mark.partly),
        Mark::Moved => td_string!(locale, vocabulary.mark.moved),
        Mark::NotDone => td_string!(locale, vocabulary.mark.not_done),
    }
}

/// Вид дефицита.
pub fn area(locale: Locale, area: Area) -> &'static str {
    match area {
        Area::Subject => td_string!(locale, vocabulary.area.subject),
        Area::Methodical => td_string!(locale, vocabulary.area.methodical),
        Area::Metasubject => td_string!(locale, vocabulary.area.metasubject),
        Area::Psychological => td_string!(locale, vocabulary.area.psychological),
        Area::Communicative => td_string!(locale, vocabulary.area.communicative),
        Area::Digital => td_string!(locale, vocabulary.area.digital),
        Area::Regulatory => td_string!(locale, vocabulary.area.regulatory),
        Area::Personal => td_string!(locale, vocabulary.area.personal),
    }
}

/// How a meeting was held.
pub fn meeting_format(locale: Locale, format: MeetingFormat) -> &'static str {
    match format {
        MeetingFormat::InPerson => td_string!(locale, vocabulary.meeting_format.in_person),
        MeetingFormat::Video => td_string!(locale, vocabulary.meeting_format.video),
        MeetingFormat::Chat => td_string!(locale, vocabulary.meeting_format.chat),
        MeetingFormat::Group => td_string!(locale, vocabulary.meeting_format.group),
    }
}

/// What kind of organisation the school is.
pub fn org_type(locale: Locale, org_type: OrgType) -> &'static str {
    match org_type {
        OrgType::School => td_string!(locale, vocabulary.org_type.school),
        OrgType::Kindergarten => td_string!(locale, vocabulary.org_type.kindergarten),
        OrgType::College => td_string!(locale, vocabulary.org_type.college),
        OrgType::Extra => td_string!(locale, vocabulary.org_type.extra),
        OrgType::Boarding => td_string!(locale, vocabulary.org_type.boarding),
    }
}

/// Where a programme is in its life.
pub fn programme_state(locale: Locale, state: ProgrammeState) -> &'static str {
    match state {
        ProgrammeState::Draft => td_string!(locale, vocabulary.programme_state.draft),
        ProgrammeState::Agreed => td_string!(locale, vocabulary.programme_state.agreed),
        ProgrammeState::Approved => td_string!(locale, vocabulary.programme_state.approved),
        ProgrammeState::Running => td_string!(locale, vocabulary.programme_state.running),
        ProgrammeState::Closed => td_string!(locale, vocabulary.programme_state.closed),
        ProgrammeState::Terminated => td_string!(locale, vocabulary.programme_state.terminated),
    }
}

/// Where a pair is in its life.
pub fn pair_state(locale: Locale, state: PairState) -> &'static str {
    match state {
        PairState::Matching => td_string!(locale, vocabulary.pair_state.matching),
        PairState::Consent => td_string!(locale, vocabulary.pair_state.consent),
        PairState::Assigned => td_string!(locale, vocabulary.pair_state.assigned),
        PairState::Working => td_string!(locale, vocabulary.pair_state.working),
        PairState::Paused => td_string!(locale, vocabulary.pair_state.paused),
        PairState::Completed => td_string!(locale, vocabulary.pair_state.completed),
        PairState::Dissolved => td_string!(locale, vocabulary.pair_state.dissolved),
    }
}

/// Which diagnostics of the year.
pub fn round(locale: Locale, round: Round) -> &'static str {
    match round {
        Round::Entry => td_string!(locale, vocabulary.round.entry),
        Round::Mid => td_string!(locale, vocabulary.round.mid),
        Round::Final => td_string!(locale, vocabulary.round.final_),
    }
}

/// How a deficit was found.
pub fn deficit_source(locale: Locale, source: DeficitSource) -> &'static str {
    use DeficitSource as S;
    match source {
        S::Questionnaire => td_string!(locale, vocabulary.deficit_source.questionnaire),
        S::SelfAssessment => td_string!(locale, vocabulary.deficit_source.self_assessment),
        S::Observation => td_string!(locale, vocabulary.deficit_source.observation),
        S::Interview => td_string!(locale, vocabulary.deficit_source.interview),
        S::PupilResults => td_string!(locale, vocabulary.deficit_source.pupil_results),
        S::Supervision => td_string!(locale, vocabulary.deficit_source.supervision),
        S::Portfolio => td_string!(locale, vocabulary.deficit_source.portfolio),
        S::EmployerReview => td_string!(locale, vocabulary.deficit_source.employer_review),
        S::PupilParentSurvey => td_string!(locale, vocabulary.deficit_source.pupil_parent_survey),
        S::Consultation => td_string!(locale, vocabulary.deficit_source.consultation),
    }
}

/// The same for what a document keeps: a code, or somebody's own words.
pub fn source_words(locale: Locale, kept: &str) -> String {
    let known = kept.parse::<DeficitSource>();
    known.map_or_else(
        |_| kept.to_owned(),
        |source| deficit_source(locale, source).to_owned(),
    )
}

/// What a document keeps of what somebody typed: a code where there is one.
pub fn source_kept(locale: Locale, words: &str) -> String {
    let typed = words.trim().to_lowercase();
    let known = DeficitSource::ALL
        .iter()
        .find(|source| deficit_source(locale, **source) == typed);
    known.map_or_else(|| words.to_owned(), ToString::to_string)
}

/// Who came to whose lesson.
pub fn visit(locale: Locale, visit: Visit) -> &'static str {
    match visit {
        Visit::MentorToMentee => td_string!(locale, vocabulary.visit.mentor_to_mentee),
        Visit::MenteeToMentor => td_string!(locale, vocabulary.visit.mentee_to_mentor),
        Visit::Curator => td_string!(locale, vocabulary.visit.curator),
        Visit::Expert => td_string!(locale, vocabulary.visit.expert),
    }
}

/// What kind of lesson it was.
pub fn lesson_kind(locale: Locale, kind: LessonKind) -> &'static str {
    match kind {
        LessonKind::New => td_string!(locale, vocabulary.lesson_kind.new_),
        LessonKind::Practice => td_string!(locale, vocabulary.lesson_kind.practice),
        LessonKind::Review => td_string!(locale, vocabulary.lesson_kind.review),
        LessonKind::Control => td_string!(locale, vocabulary.lesson_kind.control),
        LessonKind::Combined => td_string!(locale, vocabulary.lesson_kind.combined),
        LessonKind::Extra => td_string!(locale, vocabulary.lesson_kind.extra),
        LessonKind::Routine => td_string!(locale, vocabulary.lesson_kind.routine),
    }
}

/// Whether something worked out.
pub fn outcome(locale: Locale, outcome: Outcome) -> &'static str {
    match outcome {
        Outcome::Yes => td_string!(locale, vocabulary.outcome.yes),
        Outcome::Partly => td_string!(locale, vocabulary.outcome.partly),
        Outcome::NotYet => td_string!(locale, vocabulary.outcome.not_yet),
    }
}

/// How the children's work came out.
pub fn quality(locale: Locale, quality: LessonQuality) -> &'static str {
    match quality {
        LessonQuality::Excellent => td_string!(locale, vocabulary.quality.excellent),
        LessonQuality::GoodAndExcellent => {
            td_string!(locale, vocabulary.quality.good_and_excellent)
        }
        LessonQuality::Good => td_string!(locale, vocabulary.quality.good),
        LessonQuality::Mixed => td_string!(locale, vocabulary.quality.mixed),
    }
}

/// How criteria are scored.
pub fn style(locale: Locale, style: Style) -> &'static str {
    match style {
        Style::Levels => td_string!(locale, vocabulary.style.levels),
        Style::Weighted => td_string!(locale, vocabulary.style.weighted),
    }
}

/// What an open lesson made use of.
pub fn condition(locale: Locale, condition: Condition) -> &'static str {
    match condition {
        Condition::Ict => td_string!(locale, vocabulary.condition.ict),
        Condition::Differentiation => td_string!(locale, vocabulary.condition.differentiation),
        Condition::Visuals => td_string!(locale, vocabulary.condition.visuals),
        Condition::Variety => td_string!(locale, vocabulary.condition.variety),
        Condition::Games => td_string!(locale, vocabulary.condition.games),
        Condition::Breaks => td_string!(locale, vocabulary.condition.breaks),
        Condition::Workload => td_string!(locale, vocabulary.condition.workload),
    }
}

/// Who is asked to read a local act.
pub fn act_readers(locale: Locale, readers: ActReaders) -> &'static str {
    match readers {
        ActReaders::Pairs => td_string!(locale, vocabulary.act_readers.pairs),
        ActReaders::Mentees => td_string!(locale, vocabulary.act_readers.mentees),
        ActReaders::Mentors => td_string!(locale, vocabulary.act_readers.mentors),
        ActReaders::Everybody => td_string!(locale, vocabulary.act_readers.everybody),
    }
}

/// Whether a mentee could lead somebody next year.
pub fn future(locale: Locale, future: Future) -> &'static str {
    match future {
        Future::Yes => td_string!(locale, vocabulary.future.yes),
        Future::Later => td_string!(locale, vocabulary.future.later),
        Future::No => td_string!(locale, vocabulary.future.no),
    }
}

/// What a mark of approbation says.
pub fn approbation(locale: Locale, field: ApprobationField) -> &'static str {
    match field {
        ApprobationField::Day => td_string!(locale, vocabulary.approbation.day),
        ApprobationField::By => td_string!(locale, vocabulary.approbation.by),
        ApprobationField::Place => td_string!(locale, vocabulary.approbation.place),
        ApprobationField::Result => td_string!(locale, vocabulary.approbation.result),
    }
}

/// What the audit of a route looks at.
pub fn audit_criterion(locale: Locale, criterion: AuditCriterion) -> &'static str {
    match criterion {
        AuditCriterion::Basis => td_string!(locale, vocabulary.audit.basis),
        AuditCriterion::Goal => td_string!(locale, vocabulary.audit.goal),
        AuditCriterion::Plan => td_string!(locale, vocabulary.audit.plan),
        AuditCriterion::Done => td_string!(locale, vocabulary.audit.done),
        AuditCriterion::Forms => td_string!(locale, vocabulary.audit.forms),
        AuditCriterion::Evidence => td_string!(locale, vocabulary.audit.evidence),
        AuditCriterion::Measured => td_string!(locale, vocabulary.audit.measured),
        AuditCriterion::Reflection => td_string!(locale, vocabulary.audit.reflection),
        AuditCriterion::Papers => td_string!(locale, vocabulary.audit.papers),
    }
}

/// How a criterion is met.
pub fn audit_mark(locale: Locale, mark: AuditMark) -> &'static str {
    match mark {
        AuditMark::Yes => td_string!(locale, vocabulary.audit_mark.yes),
        AuditMark::Partly => td_string!(locale, vocabulary.audit_mark.partly),
        AuditMark::No => td_string!(locale, vocabulary.audit_mark.no),
    }
}

/// What is to be done by a day of the school year.
pub fn deadline(locale: Locale, deadline: Deadline) -> &'static str {
    match deadline {
        Deadline::Requests => td_string!(locale, vocabulary.deadline.requests),
        Deadline::Entry => td_string!(locale, vocabulary.deadline.entry),
        Deadline::Programme => td_string!(locale, vocabulary.deadline.programme),
        Deadline::Approval => td_string!(locale, vocabulary.deadline.approval),
        Deadline::Mid => td_string!(locale, vocabulary.deadline.mid),
        Deadline::Final => td_string!(locale, vocabulary.deadline.final_),
        Deadline::Closing => td_string!(locale, vocabulary.deadline.closing),
        Deadline::Report => td_string!(locale, vocabulary.deadline.report),
    }
}

/// How a questionnaire is answered.
pub fn scale(locale: Locale, scale: Scale) -> &'static str {
    match scale {
        Scale::Skill => td_string!(locale, vocabulary.scale.skill),
        Scale::Often => td_string!(locale, vocabulary.scale.often),
        Scale::Five => td_string!(locale, vocabulary.scale.five),
        Scale::Ten => td_string!(locale, vocabulary.scale.ten),
        Scale::YesNo => td_string!(locale, vocabulary.scale.yes_no),
    }
}

/// Which part of the year.
pub fn period(locale: Locale, period: Period) -> &'static str {
    match period {
        Period::First => td_string!(locale, vocabulary.period.first),
        Period::Second => td_string!(locale, vocabulary.period.second),
        Period::Third => td_string!(locale, vocabulary.period.third),
        Period::Fourth => td_string!(locale, vocabulary.period.fourth),
        Period::Year => td_string!(locale, vocabulary.period.year),
    }
}

/// What a sample of work is.
pub fn sample(locale: Locale, sample: Sample) -> &'static str {
    match sample {
        Sample::LessonPlan => td_string!(locale, vocabulary.sample.lesson_plan),
        Sample::Material => td_string!(locale, vocabulary.sample.material),
        Sample::PupilWork => td_string!(locale, vocabulary.sample.pupil_work),
        Sample::Certificate => td_string!(locale, vocabulary.sample.certificate),
        Sample::Review => td_string!(locale, vocabulary.sample.review),
        Sample::Photo => td_string!(locale, vocabulary.sample.photo),
        Sample::Other => td_string!(locale, vocabulary.sample.other),
    }
}

/// How somebody felt.
pub fn mood(locale: Locale, mood: Mood) -> &'static str {
    match mood {
        Mood::Hard => td_string!(locale, vocabulary.mood.hard),
        Mood::Uneasy => td_string!(locale, vocabulary.mood.uneasy),
        Mood::Even => td_string!(locale, vocabulary.mood.even),
        Mood::Good => td_string!(locale, vocabulary.mood.good),
        Mood::Great => td_string!(locale, vocabulary.mood.great),
    }
}

/// What a record is made with.
pub fn instrument(locale: Locale, instrument: Instrument) -> &'static str {
    match instrument {
        Instrument::Interview => td_string!(locale, vocabulary.instrument.interview),
        Instrument::Consultation => td_string!(locale, vocabulary.instrument.consultation),
        Instrument::PupilResults => td_string!(locale, vocabulary.instrument.pupil_results),
        Instrument::Survey => td_string!(locale, vocabulary.instrument.survey),
        Instrument::Portfolio => td_string!(locale, vocabulary.instrument.portfolio),
        Instrument::Supervision => td_string!(locale, vocabulary.instrument.supervision),
        Instrument::EmployerReview => td_string!(locale, vocabulary.instrument.employer_review),
        Instrument::PracticeDay => td_string!(locale, vocabulary.instrument.practice_day),
        Instrument::Reference => td_string!(locale, vocabulary.instrument.reference),
    }
}

/// A plain value of a record.
pub fn record_value(locale: Locale, value: RecordValue) -> &'static str {
    match value {
        RecordValue::Class => td_string!(locale, vocabulary.record_value.class_),
        RecordValue::Subject => td_string!(locale, vocabulary.record_value.subject),
        RecordValue::Pupils => td_string!(locale, vocabulary.record_value.pupils),
        RecordValue::Passed => td_string!(locale, vocabulary.record_value.passed),
        RecordValue::Quality => td_string!(locale, vocabulary.record_value.quality),
        RecordValue::QualityBefore => td_string!(locale, vocabulary.record_value.quality_before),
        RecordValue::MeanMark => td_string!(locale, vocabulary.record_value.mean_mark),
        RecordValue::Audience => td_string!(locale, vocabulary.record_value.audience),
        RecordValue::Asked => td_string!(locale, vocabulary.record_value.asked),
        RecordValue::Answered => td_string!(locale, vocabulary.record_value.answered),
        RecordValue::MeanClear => td_string!(locale, vocabulary.record_value.mean_clear),
        RecordValue::MeanInterest => td_string!(locale, vocabulary.record_value.mean_interest),
        RecordValue::MeanFair => td_string!(locale, vocabulary.record_value.mean_fair),
        RecordValue::MeanRespect => td_string!(locale, vocabulary.record_value.mean_respect),
        RecordValue::MeanHelp => td_string!(locale, vocabulary.record_value.mean_help),
        RecordValue::MeanCalm => td_string!(locale, vocabulary.record_value.mean_calm),
        RecordValue::Link => td_string!(locale, vocabulary.record_value.link),
        RecordValue::Present => td_string!(locale, vocabulary.record_value.present),
        RecordValue::Reviewer => td_string!(locale, vocabulary.record_value.reviewer),
        RecordValue::Organisation => td_string!(locale, vocabulary.record_value.organisation),
        RecordValue::Minutes => td_string!(locale, vocabulary.record_value.minutes),
        RecordValue::Hours => td_string!(locale, vocabulary.record_value.hours),
        RecordValue::From => td_string!(locale, vocabulary.record_value.from),
        RecordValue::To => td_string!(locale, vocabulary.record_value.to),
        RecordValue::Grade => td_string!(locale, vocabulary.record_value.grade),
    }
}

/// A text of a record: what is asked there.
pub fn record_text(locale: Locale, text: RecordText) -> &'static str {
    match text {
        RecordText::Works => td_string!(locale, vocabulary.record_text.works),
        RecordText::Hard => td_string!(locale, vocabulary.record_text.hard),
        RecordText::Tried => td_string!(locale, vocabulary.record_text.tried),
        RecordText::HelpWanted => td_string!(locale, vocabulary.record_text.help_wanted),
        RecordText::Ahead => td_string!(locale, vocabulary.record_text.ahead),
        RecordText::Question => td_string!(locale, vocabulary.record_text.question),
        RecordText::Advice => td_string!(locale, vocabulary.record_text.advice),
        RecordText::Work => td_string!(locale, vocabulary.record_text.work),
        RecordText::Mistakes => td_string!(locale, vocabulary.record_text.mistakes),
        RecordText::Causes => td_string!(locale, vocabulary.record_text.causes),
        RecordText::Voices => td_string!(locale, vocabulary.record_text.voices),
        RecordText::Product => td_string!(locale, vocabulary.record_text.product),
        RecordText::Shows => td_string!(locale, vocabulary.record_text.shows),
        RecordText::Improve => td_string!(locale, vocabulary.record_text.improve),
        RecordText::Case => td_string!(locale, vocabulary.record_text.case_),
        RecordText::Ideas => td_string!(locale, vocabulary.record_text.ideas),
        RecordText::Strengths => td_string!(locale, vocabulary.record_text.strengths),
        RecordText::Growth => td_string!(locale, vocabulary.record_text.growth),
        RecordText::Wishes => td_string!(locale, vocabulary.record_text.wishes),
        RecordText::Done => td_string!(locale, vocabulary.record_text.done),
        RecordText::Learnt => td_string!(locale, vocabulary.record_text.learnt),
        RecordText::Difficult => td_string!(locale, vocabulary.record_text.difficult),
        RecordText::Remark => td_string!(locale, vocabulary.record_text.remark),
        RecordText::Duties => td_string!(locale, vocabulary.record_text.duties),
        RecordText::Attitude => td_string!(locale, vocabulary.record_text.attitude),
        RecordText::Skills => td_string!(locale, vocabulary.record_text.skills),
        RecordText::Conclusion => td_string!(locale, vocabulary.record_text.conclusion),
    }
}

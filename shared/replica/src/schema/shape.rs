//! Every map, and what stands at each of its keys.

use super::Field;
use crate::files::FILES;
use crate::journal::{InquiryKey, STEP, answer_at, inquiry_at};
use crate::notes::TAG;
use crate::person::{ACKNOWLEDGED, COMPETENCE, MENTEE, MENTOR, TRAINING};
use crate::registry::year_at;
use crate::review::{APPROVALS, audit_at};
use crate::school::{APPROBATION, BLANKS, CALENDAR, LINES, approbation_at, deadline_at};
use crate::{PersonDetail, PersonFact, ProfileField, ProfileTag};
use ryadom_domain::{DocumentKind, SchoolRole, Side};

/// What a map in a document is.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(crate) enum Shape {
    Programme,
    Title,
    Facts,
    Item,
    DeficitLinks,
    Deficit,
    Task,
    Correction,
    Edition,
    Comment,
    Review,
    Approval,
    Journal,
    Meeting,
    Participants,
    ItemLinks,
    Agreement,
    Diagnostics,
    Observation,
    Scores,
    LessonNote,
    Stage,
    OpenLesson,
    Conditions,
    Sheet,
    Record,
    Note,
    File,
    Notes,
    Registry,
    Documents,
    Person,
    Pair,
    Members(Side),
    School,
    Template,
    Act,
    Blank,
    Line,
    Calendar,
    Labels,
    Profile,
    MentorPart,
    MenteePart,
    Acknowledged,
    Training,
    Request,
}

/// What stands at a key of a map.
#[derive(Debug, Clone, PartialEq, Eq)]
pub(crate) enum Child {
    /// A plain value.
    Value(Field),
    /// A text.
    Text(Field),
    /// A map that belongs to the same row.
    Map(Shape),
    /// A collection of rows.
    Rows(Shape),
}

impl Shape {
    /// The root of a kind of document; `None` for kinds of which nothing is told.
    pub(crate) const fn of(kind: DocumentKind) -> Option<Self> {
        match kind {
            DocumentKind::Programme => Some(Self::Programme),
            DocumentKind::Journal => Some(Self::Journal),
            DocumentKind::Reflection | DocumentKind::Private => Some(Self::Notes),
            DocumentKind::Registry => Some(Self::Registry),
            DocumentKind::School => Some(Self::School),
            DocumentKind::Person => Some(Self::Profile),
            DocumentKind::Review => Some(Self::Review),
            DocumentKind::Personnel
            | DocumentKind::Answers
            | DocumentKind::Monitoring
            | DocumentKind::Card
            | DocumentKind::Counsel
            | DocumentKind::Dispute => None,
        }
    }

    /// True for maps that are rows, with a fate and perhaps an order.
    pub(crate) const fn is_row(self) -> bool {
        matches!(
            self,
            Self::Item
                | Self::Deficit
                | Self::Task
                | Self::Correction
                | Self::Edition
                | Self::Comment
                | Self::Approval
                | Self::Meeting
                | Self::Agreement
                | Self::Observation
                | Self::LessonNote
                | Self::Stage
                | Self::OpenLesson
                | Self::Sheet
                | Self::Record
                | Self::Note
                | Self::File
                | Self::Person
                | Self::Pair
                | Self::Training
                | Self::Request
                | Self::Template
                | Self::Act
                | Self::Blank
                | Self::Line
        )
    }

    /// What stands at a key; `None` for what a newer version has put there.
    pub(crate) fn child(self, key: &str) -> Option<Child> {
        use Child::{Map, Rows, Text, Value};
        Some(match (self, key) {
            (Self::Programme, "state") => Value(Field::State),
            (Self::Programme, "title") => Map(Self::Title),
            (Self::Programme, "facts") => Map(Self::Facts),
            (Self::Programme, "items") => Rows(Self::Item),
            (Self::Programme, "deficits") => Rows(Self::Deficit),
            (Self::Programme, "tasks") => Rows(Self::Task),
            (Self::Programme, "corrections") => Rows(Self::Correction),
            (Self::Programme, "editions") => Rows(Self::Edition),
            (Self::Programme | Self::Review, "comments") => Rows(Self::Comment),
            (Self::Review, APPROVALS) => Rows(Self::Approval),
            (Self::Review, key) => Value(Field::Audit(audit_at(key)?)),
            (Self::Programme | Self::Journal | Self::School, FILES) => Rows(Self::File),
            (Self::File, "name") => Value(Field::FileName),
            (Self::Programme, key) => Text(programme_text(key)?),
            (Self::Title, key) => Value(title_field(key)?),
            (Self::Facts, key) => {
                let (person, fact) = PersonFact::of_key(key)?;
                Value(Field::Fact(person, fact))
            }
            (Self::Item, "deficits") => Map(Self::DeficitLinks),
            (Self::Item, key) => item_field(key)?,
            (Self::DeficitLinks, id) => Value(Field::DeficitLink(id.parse().ok()?)),
            (Self::Deficit | Self::Task, "text") => Text(Field::Text),
            (Self::Deficit, key) => Value(deficit_field(key)?),
            (Self::Correction | Self::Edition | Self::Approval, "date") => Value(Field::Date),
            (Self::Correction | Self::Edition | Self::Approval, "basis") => Value(Field::Ground),
            (Self::Correction, "what") => Value(Field::What),
            (Self::Comment, "text") => Text(Field::Body),
            (Self::Comment, "settled") => Value(Field::Settled),
            (Self::Task, "deficit") => Value(Field::TaskDeficit),
            (Self::Journal, "meetings") => Rows(Self::Meeting),
            (Self::Journal, "diagnostics") => Map(Self::Diagnostics),
            (Self::Diagnostics, key) => Value(diagnostics_field(key)?),
            (Self::Journal | Self::Notes, "notes") => Rows(Self::Note),
            (Self::Journal, key) if key.starts_with(STEP) => {
                Value(Field::Noted(key.strip_prefix(STEP)?.parse().ok()?))
            }
            (Self::Meeting, "participants") => Map(Self::Participants),
            (Self::Meeting, "items") => Map(Self::ItemLinks),
            (Self::Meeting, "agreements") => Rows(Self::Agreement),
            (Self::Meeting, key) => meeting_field(key)?,
            (Self::Participants, id) => Value(Field::Participant(id.parse().ok()?)),
            (Self::ItemLinks, id) => Value(Field::ItemLink(id.parse().ok()?)),
            (Self::Agreement, "what") => Text(Field::What),
            (Self::Agreement, "who") => Value(Field::Who),
            (Self::Agreement, "due") => Value(Field::Due),
            (Self::Agreement, "done") => Value(Field::Done),
            (Self::Journal, "observations") => Rows(Self::Observation),
            (Self::Journal, "openLessons") => Rows(Self::OpenLesson),
            (Self::Observation | Self::Sheet, "scores") => Map(Self::Scores),
            (Self::Scores, key) => Value(Field::Criterion(key.to_owned())),
            (Self::Observation, "notes") => Rows(Self::LessonNote),
            (Self::Observation, "stages") => Rows(Self::Stage),
            (Self::Observation, key) => observation_field(key)?,
            (Self::LessonNote, "text") => Text(Field::Body),
            (Self::LessonNote, "minute") => Value(Field::NoteMinute),
            (Self::Stage, "name") => Text(Field::StageName),
            (Self::Stage, "plan") => Value(Field::StagePlan),
            (Self::Stage, "fact") => Value(Field::StageFact),
            (Self::OpenLesson, "conditions") => Map(Self::Conditions),
            (Self::Conditions, key) => Value(Field::Condition(key.parse().ok()?)),
            (Self::OpenLesson, "sheets") => Rows(Self::Sheet),
            (Self::OpenLesson, key) => open_lesson_field(key)?,
            (Self::Sheet, "name") => Value(Field::Expert),
            (Self::Sheet, "rubric") => Value(Field::Rubric),
            (Self::Sheet, "comment") => Text(Field::Comment),
            (Self::Journal, "instruments") => Rows(Self::Record),
            (Self::Record, "deficits") => Map(Self::DeficitLinks),
            (Self::Record, key) => record_field(key)?,
            (Self::Note, "title") => Text(Field::Title),
            (Self::Note, "body") => Text(Field::Body),
            (Self::Note, "mood") => Value(Field::Mood),
            (Self::Note, "period") => Value(Field::Period),
            (Self::Note, key) => Value(Field::NoteTag(key.strip_prefix(TAG)?.to_owned())),
            (Self::Registry, "people") => Rows(Self::Person),
            (Self::Registry, "pairs") => Rows(Self::Pair),
            (Self::Registry, "documents") => Map(Self::Documents),
            (Self::Documents, "school") => Value(Field::School),
            (Self::Documents, "personnel") => Value(Field::Personnel),
            (Self::Person, key) => Value(person_field(key)?),
            (Self::Pair, "mentors") => Map(Self::Members(Side::Mentor)),
            (Self::Pair, "mentees") => Map(Self::Members(Side::Mentee)),
            (Self::Pair, key) => Value(pair_field(key)?),
            (Self::Members(side), id) => Value(Field::Member(side, id.parse().ok()?)),
            (Self::School, "labels") => Map(Self::Labels),
            (Self::School, "templates") => Rows(Self::Template),
            (Self::Template, "name") => Value(Field::Name),
            (Self::School, "acts") => Rows(Self::Act),
            (Self::Act, key) => Value(Field::Act(key.parse().ok()?)),
            (Self::School, BLANKS) => Rows(Self::Blank),
            (Self::Blank, LINES) => Rows(Self::Line),
            (Self::Blank, key) => Value(Field::Blank(key.parse().ok()?)),
            (Self::Line, key) => Value(Field::Line(key.parse().ok()?)),
            (Self::School, CALENDAR) => Map(Self::Calendar),
            (Self::Calendar, key) => {
                let (year, deadline) = deadline_at(key)?;
                Value(Field::Deadline(year, deadline))
            }
            (Self::School, key) if key.starts_with(APPROBATION) => {
                let (of, field) = approbation_at(key)?;
                Value(Field::Approbation(of, field))
            }
            (Self::School, key) => Value(school_field(key)?),
            (Self::Labels, key) => Value(Field::Label(key.to_owned())),
            (Self::Profile, MENTOR) => Map(Self::MentorPart),
            (Self::Profile, MENTEE) => Map(Self::MenteePart),
            (Self::Profile, ACKNOWLEDGED) => Map(Self::Acknowledged),
            (Self::Acknowledged, id) => Value(Field::Acknowledged(id.parse().ok()?)),
            (Self::Profile, TRAINING) => Rows(Self::Training),
            (Self::Training, key) => Value(Field::Training(key.parse().ok()?)),
            (Self::Profile, "requests") => Rows(Self::Request),
            (Self::Profile, key) => profile_field(key)?,
            (Self::MentorPart, key) => Value(part_field(MENTOR, key)?),
            (Self::MenteePart, key) => Value(part_field(MENTEE, key)?),
            (Self::Request, key) => request_field(key)?,
            _ => return None,
        })
    }
}

fn diagnostics_field(key: &str) -> Option<Field> {
    Some(match inquiry_at(key) {
        Some(InquiryKey::Asked(round, inquiry)) => Field::Asked(round, inquiry),
        Some(InquiryKey::Aside(round, inquiry)) => Field::Aside(round, inquiry),
        Some(InquiryKey::Given(_, sheet, _)) => Field::Answer(sheet),
        None => Field::Answer(answer_at(key)?.0),
    })
}

fn programme_text(key: &str) -> Option<Field> {
    Some(match key {
        "goal" => Field::Goal,
        "directions" => Field::Directions,
        "principles" => Field::Principles,
        "expectedQuant" => Field::ExpectedQuant,
        "expectedQual" => Field::ExpectedQual,
        "controlForms" => Field::ControlForms,
        "resources" => Field::Resources,
        _ => return None,
    })
}

fn title_field(key: &str) -> Option<Field> {
    Some(match key {
        "name" => Field::Name,
        "organisation" => Field::Organisation,
        "approvedBy" => Field::ApprovedBy,
        "orderNumber" => Field::OrderNumber,
        "orderDate" => Field::OrderDate,
        "councilProtocol" => Field::CouncilProtocol,
        "curator" => Field::Curator,
        "form" => Field::Form,
        "kind" => Field::Kind,
        "schoolYear" => Field::SchoolYear,
        "starts" => Field::Starts,
        "ends" => Field::Ends,
        _ => return None,
    })
}

fn item_field(key: &str) -> Option<Child> {
    use Child::{Text, Value};
    Some(match key {
        "section" => Value(Field::Section),
        "event" => Text(Field::Event),
        "formOfWork" => Value(Field::FormOfWork),
        "planned" => Value(Field::Planned),
        "responsible" => Value(Field::Responsible),
        "expectedResult" => Text(Field::ExpectedResult),
        "product" => Text(Field::Product),
        "actualResult" => Text(Field::ActualResult),
        "actualDate" => Value(Field::ActualDate),
        "mark" => Value(Field::Mark),
        "reason" => Text(Field::Reason),
        "mentorMark" => Value(Field::MentorMark),
        "menteeMark" => Value(Field::MenteeMark),
        "confirmed" => Value(Field::Confirmed),
        "task" => Value(Field::Task),
        _ => return None,
    })
}

fn deficit_field(key: &str) -> Option<Field> {
    Some(match key {
        "area" => Field::Area,
        "source" => Field::Source,
        "levelStart" => Field::LevelStart,
        "levelMid" => Field::LevelMid,
        "levelTarget" => Field::LevelTarget,
        "levelEnd" => Field::LevelEnd,
        "priority" => Field::Priority,
        _ => return None,
    })
}

fn meeting_field(key: &str) -> Option<Child> {
    use Child::{Text, Value};
    Some(match key {
        "date" => Value(Field::Date),
        "time" => Value(Field::Time),
        "minutes" => Value(Field::Minutes),
        "format" => Value(Field::Format),
        "place" => Value(Field::Place),
        "topic" => Text(Field::Topic),
        "discussed" => Text(Field::Discussed),
        "difficulties" => Text(Field::Difficulties),
        "recommendations" => Text(Field::Recommendations),
        "nextDate" => Value(Field::NextDate),
        "nextTime" => Value(Field::NextTime),
        "nextPlace" => Value(Field::NextPlace),
        "mentorConfirmed" => Value(Field::MentorConfirmed),
        "menteeConfirmed" => Value(Field::MenteeConfirmed),
        _ => return None,
    })
}

fn observation_field(key: &str) -> Option<Child> {
    use Child::{Text, Value};
    Some(match key {
        "date" => Value(Field::Date),
        "number" => Value(Field::LessonNumber),
        "class" => Value(Field::Class),
        "subject" => Value(Field::LessonSubject),
        "topic" => Text(Field::Topic),
        "kind" => Value(Field::LessonKind),
        "children" => Value(Field::Children),
        "equipment" => Value(Field::Equipment),
        "purpose" => Text(Field::Purpose),
        "visit" => Value(Field::Visit),
        "observer" => Value(Field::Observer),
        "guest" => Value(Field::Guest),
        "teacher" => Value(Field::Teacher),
        "began" => Value(Field::Began),
        "rubric" => Value(Field::Rubric),
        "engagement" => Value(Field::Engagement),
        "strengths" => Text(Field::Strengths),
        "growth" => Text(Field::Growth),
        "recommendations" => Text(Field::Recommendations),
        "questions" => Text(Field::Questions),
        "selfAnalysis" => Text(Field::SelfAnalysis),
        "reply" => Text(Field::Reply),
        "step" => Text(Field::Step),
        "outcome" => Value(Field::Outcome),
        "stepItem" => Value(Field::StepItem),
        _ => return None,
    })
}

fn open_lesson_field(key: &str) -> Option<Child> {
    use Child::{Text, Value};
    Some(match key {
        "date" => Value(Field::Date),
        "time" => Value(Field::Time),
        "class" => Value(Field::Class),
        "subject" => Value(Field::LessonSubject),
        "topic" => Text(Field::Topic),
        "teacher" => Value(Field::Teacher),
        "mentor" => Value(Field::LessonMentor),
        "audience" => Text(Field::Audience),
        "purpose" => Text(Field::Purpose),
        "plan" => Text(Field::LessonPlan),
        "equipment" => Text(Field::Equipment),
        "quality" => Value(Field::Quality),
        "engagement" => Value(Field::Engagement),
        "reached" => Value(Field::Reached),
        "reachedComment" => Text(Field::ReachedComment),
        "selfAnalysis" => Text(Field::SelfAnalysis),
        "review" => Text(Field::Review),
        "consent" => Value(Field::Consent),
        _ => return None,
    })
}

fn record_field(key: &str) -> Option<Child> {
    use Child::{Text, Value};
    Some(match key {
        "day" => Value(Field::Date),
        "by" => Value(Field::RecordBy),
        "about" => Value(Field::RecordAbout),
        key => match key.parse() {
            Ok(value) => Value(Field::RecordValue(value)),
            Err(_) => Text(Field::RecordText(key.parse().ok()?)),
        },
    })
}

fn person_field(key: &str) -> Option<Field> {
    Some(match key {
        "lastName" => Field::LastName,
        "firstName" => Field::FirstName,
        "patronymic" => Field::Patronymic,
        "position" => Field::Position,
        "curator" => Field::Role(SchoolRole::Curator),
        "council" => Field::Role(SchoolRole::Council),
        "head" => Field::Role(SchoolRole::Head),
        "personDoc" => Field::Profile,
        "privateDoc" => Field::Private,
        "confidentialDoc" => Field::Confidential,
        "kind" => Field::PersonKind,
        "organisation" => Field::Organisation,
        "manager" => Field::Manager,
        key => Field::Detail(PersonDetail::at(key)?),
    })
}

fn pair_field(key: &str) -> Option<Field> {
    Some(match key {
        "form" => Field::PairForm,
        "kind" => Field::PairKind,
        "state" => Field::PairState,
        "start" => Field::Start,
        "end" => Field::End,
        "programme" => Field::Programme,
        "journal" => Field::Journal,
        "reflection" => Field::Reflection,
        "basis" => Field::PairBasis,
        "score" => Field::Score,
        "orderNumber" => Field::OrderNumber,
        "orderDate" => Field::OrderDate,
        "follows" => Field::Follows,
        key => Field::NextYear(year_at(key)?),
    })
}

fn school_field(key: &str) -> Option<Field> {
    Some(match key {
        "name" => Field::Name,
        "shortName" => Field::ShortName,
        "orgType" => Field::OrgType,
        "settlement" => Field::Settlement,
        "schoolYear" => Field::SchoolYear,
        "quietDays" => Field::QuietDays,
        "firstDays" => Field::FirstDays,
        "approver" => Field::Approver,
        "mentorCategory" => Field::MentorCategory,
        "mentorPosition" => Field::MentorPosition,
        "criteria" => Field::Criteria,
        "threshold" => Field::Threshold,
        _ => return None,
    })
}

fn profile_field(key: &str) -> Option<Child> {
    use Child::{Text, Value};
    Some(match key {
        "phone" => Value(Field::Phone),
        "email" => Value(Field::Email),
        "messenger" => Value(Field::Messenger),
        "canHelp" => Text(Field::CanHelp),
        "request" => Text(Field::Request),
        key => Value(Field::About(ProfileField::at(None, key)?)),
    })
}

fn part_field(part: &'static str, key: &str) -> Option<Field> {
    if let Some(words) = key.strip_prefix(COMPETENCE) {
        return (part == MENTOR).then(|| Field::Competence(words.to_owned()));
    }
    match ProfileField::at(Some(part), key) {
        Some(field) => Some(Field::About(field)),
        None => ProfileTag::at(part, key).map(Field::Tag),
    }
}

fn request_field(key: &str) -> Option<Child> {
    use Child::{Text, Value};
    Some(match key {
        "words" => Text(Field::Request),
        "topic" => Value(Field::RequestTopic),
        "form" => Value(Field::Form),
        "kind" => Value(Field::Kind),
        "urgency" => Value(Field::Urgency),
        "mentor" => Value(Field::WishedMentor),
        "asker" => Value(Field::Asker),
        "made" => Value(Field::Made),
        "state" => Value(Field::RequestState),
        "reason" => Value(Field::Reason),
        "pair" => Value(Field::RequestPair),
        "matched" => Value(Field::Matched),
        _ => return None,
    })
}

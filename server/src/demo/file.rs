//! The demo file: how it is written, and what can be wrong with it.

use jiff::civil::Date;
use ryadom_domain::{
    ActField, ApprobationField, BlankFields, BlankKind, Condition, Instrument, LessonKind,
    LessonQuality, Level, LineFields, Outcome, RecordText, RecordValue, Round, Settled, Side,
    Skill, TrainingField,
};
use serde::{Deserialize, Serialize};
use std::{
    collections::BTreeMap,
    fs, io,
    path::{Path, PathBuf},
};

/// The demo inside this program.
const EMBEDDED: &str = include_str!("../../demo/programmes.json");

/// What is wrong with a demo file.
#[derive(Debug, thiserror::Error)]
pub enum DemoError {
    /// It cannot be read.
    #[error("the demo file {} cannot be read: {error}", file.display())]
    Unreadable {
        /// Which file.
        file: PathBuf,
        /// What the system says.
        error: io::Error,
    },
    /// It is not JSON, or lacks something; the text says where.
    #[error("the demo file {file} is broken: {error}")]
    Broken {
        /// Which file.
        file: String,
        /// What and in which line.
        error: serde_json::Error,
    },
    /// A value makes no sense.
    #[error("the demo file is broken: {0}")]
    Wrong(String),
    /// An edit was refused, which would be a fault of this program.
    #[error("the demo cannot be built: {0}")]
    Edit(#[from] ryadom_replica::EditError),
}

/// A school with its programmes, as somebody would type them.
#[derive(Debug, Clone, Serialize, Deserialize)]
pub struct Demo {
    #[serde(default)]
    pub(super) school: School,
    #[serde(default)]
    pub(super) people: Vec<Person>,
    #[serde(default)]
    pub(super) words: Words,
    pub(super) programmes: Vec<Programme>,
}

#[derive(Debug, Clone, Default, Serialize, Deserialize)]
#[serde(default)]
pub(super) struct School {
    pub(super) name: String,
    pub(super) short_name: String,
    pub(super) settlement: String,
    pub(super) org_type: String,
    pub(super) school_year: String,
    /// Local acts that people read, each field by its code.
    pub(super) acts: Vec<BTreeMap<ActField, String>>,
    /// The school's own questionnaires and observation sheets.
    pub(super) blanks: Vec<OwnBlank>,
}

/// A questionnaire or an observation sheet of the school's own.
#[derive(Debug, Clone, Serialize, Deserialize)]
pub(super) struct OwnBlank {
    pub(super) kind: BlankKind,
    pub(super) fields: BlankFields,
    /// Each line by its fields; a section says so with `section`.
    pub(super) lines: Vec<OwnLine>,
}

#[derive(Debug, Clone, Serialize, Deserialize)]
pub(super) struct OwnLine {
    #[serde(default)]
    pub(super) section: bool,
    #[serde(flatten)]
    pub(super) fields: LineFields,
}

#[derive(Debug, Clone, Default, Serialize, Deserialize)]
#[serde(default)]
pub(super) struct Person {
    /// How programmes name this person.
    pub(super) key: String,
    pub(super) last: String,
    pub(super) first: String,
    pub(super) patronymic: String,
    pub(super) position: String,
    pub(super) roles: Vec<String>,
    /// What the list of join links calls the person.
    pub(super) role: String,
    /// False for who has no device of their own.
    pub(super) account: Option<bool>,
    /// Who they are to the school.
    pub(super) kind: String,
    /// What they say of themselves.
    pub(super) profile: Profile,
    /// What they ask for.
    pub(super) requests: Vec<Asked>,
}

/// A profile: codes, numbers and days as the app keeps them.
#[derive(Debug, Clone, Default, Serialize, Deserialize)]
#[serde(default)]
pub(super) struct Profile {
    pub(super) subject: String,
    pub(super) experience: String,
    pub(super) qualification: String,
    pub(super) qualified_until: String,
    pub(super) ready: bool,
    pub(super) topics: Vec<String>,
    pub(super) competences: BTreeMap<String, u8>,
    pub(super) results: String,
    pub(super) training: String,
    /// What was learned, row by row.
    pub(super) trainings: Vec<BTreeMap<TrainingField, String>>,
    pub(super) hours: String,
    pub(super) limit: String,
    pub(super) meets: String,
    pub(super) times: Vec<String>,
    pub(super) wants: Vec<String>,
    pub(super) kinds: Vec<String>,
    pub(super) stage: String,
    pub(super) category: String,
    pub(super) strengths: String,
    pub(super) expectations: String,
    pub(super) phone: String,
    /// Needs no help this year.
    pub(super) opt_out: bool,
}

/// A request.
#[derive(Debug, Clone, Serialize, Deserialize)]
pub(super) struct Asked {
    pub(super) topic: String,
    pub(super) words: String,
    pub(super) urgency: String,
    #[serde(default)]
    pub(super) kind: Option<String>,
    pub(super) made: Date,
    /// What the curator has decided the day after.
    #[serde(default)]
    pub(super) state: Option<String>,
}

/// Which word stands for which code.
#[derive(Debug, Clone, Default, Serialize, Deserialize)]
#[serde(default)]
pub(super) struct Words {
    pub(super) form: BTreeMap<String, String>,
    pub(super) kind: BTreeMap<String, String>,
    pub(super) programme_status: BTreeMap<String, String>,
    /// A status that marks nothing has no code.
    pub(super) item_status: BTreeMap<String, Option<String>>,
    pub(super) area: BTreeMap<String, String>,
    pub(super) meeting_format: BTreeMap<String, String>,
    pub(super) with_curator: Vec<String>,
    pub(super) visibility: BTreeMap<String, String>,
    pub(super) side: BTreeMap<String, String>,
    pub(super) roles: BTreeMap<String, String>,
    pub(super) no_account_positions: Vec<String>,
}

#[derive(Debug, Clone, Serialize, Deserialize)]
pub(super) struct Programme {
    pub(super) id: String,
    #[serde(default)]
    pub(super) name: String,
    pub(super) form: String,
    pub(super) kind: String,
    pub(super) status: String,
    pub(super) school_year: String,
    pub(super) period: Period,
    pub(super) title_block: Title,
    #[serde(default)]
    pub(super) deficits: Vec<Deficit>,
    #[serde(default)]
    pub(super) goal: String,
    #[serde(default)]
    pub(super) tasks: Vec<String>,
    #[serde(default)]
    pub(super) directions: Vec<String>,
    #[serde(default)]
    pub(super) plan_items: Vec<Item>,
    #[serde(default)]
    pub(super) answers: Vec<Answers>,
    #[serde(default)]
    pub(super) adaptation: Vec<Settling>,
    #[serde(default)]
    pub(super) meetings: Vec<Meeting>,
    #[serde(default)]
    pub(super) lesson_observations: Vec<Observation>,
    pub(super) open_lesson: Option<OpenLesson>,
    /// Others besides.
    #[serde(default)]
    pub(super) open_lessons: Vec<OpenLesson>,
    #[serde(default)]
    pub(super) records: Vec<Record>,
    #[serde(default)]
    pub(super) reflections: Vec<Reflection>,
    /// What is said of it by those who only read it.
    #[serde(default)]
    pub(super) review: Vec<Remark>,
    /// How it was tried out.
    #[serde(default)]
    pub(super) approbation: BTreeMap<ApprobationField, String>,
}

/// Something said of a programme.
#[derive(Debug, Clone, Serialize, Deserialize)]
pub(super) struct Remark {
    /// Who, as programmes name people.
    pub(super) by: String,
    pub(super) date: Date,
    /// The number of a plan item; of the programme as a whole without one.
    #[serde(default)]
    pub(super) item: Option<u32>,
    pub(super) text: String,
}

/// A record of an instrument, about the mentee.
#[derive(Debug, Clone, Serialize, Deserialize)]
pub(super) struct Record {
    pub(super) instrument: Instrument,
    pub(super) date: Date,
    pub(super) by: Side,
    /// As people type them.
    #[serde(default)]
    pub(super) values: BTreeMap<RecordValue, String>,
    #[serde(default)]
    pub(super) texts: BTreeMap<RecordText, String>,
    /// The deficits that were found with it.
    #[serde(default)]
    pub(super) deficits: Vec<String>,
}

/// A visit to a lesson.
#[derive(Debug, Clone, Default, Serialize, Deserialize)]
#[serde(default)]
pub(super) struct Observation {
    pub(super) date: Date,
    pub(super) subject: String,
    pub(super) grade: String,
    pub(super) topic: String,
    pub(super) observer: String,
    pub(super) score: u32,
    pub(super) number: Option<u16>,
    pub(super) children: Option<u16>,
    /// A code, as the others here.
    pub(super) kind: Option<LessonKind>,
    pub(super) purpose: String,
    pub(super) notes: Vec<(u16, String)>,
    pub(super) stages: Vec<(String, u16, u16)>,
    pub(super) engagement: Option<u16>,
    pub(super) strengths: String,
    pub(super) growth: String,
    pub(super) recommendations: String,
    pub(super) questions: String,
    pub(super) step: String,
    pub(super) outcome: Option<Outcome>,
    pub(super) self_analysis: String,
    pub(super) reply: String,
}

/// An open lesson, held or to come.
#[derive(Debug, Clone, Default, Serialize, Deserialize)]
#[serde(default)]
pub(super) struct OpenLesson {
    pub(super) planned_date: Date,
    pub(super) subject: String,
    pub(super) grade: String,
    pub(super) topic: String,
    pub(super) audience: String,
    pub(super) goal: String,
    pub(super) plan: String,
    pub(super) equipment: String,
    /// Of each expert who scored it.
    pub(super) scores: Vec<u32>,
    pub(super) names: Vec<String>,
    pub(super) conditions: Vec<Condition>,
    pub(super) quality: Option<LessonQuality>,
    pub(super) reached: Option<Outcome>,
    pub(super) reached_comment: String,
    pub(super) engagement: Option<u16>,
    pub(super) self_analysis: Option<String>,
}

#[derive(Debug, Clone, Serialize, Deserialize)]
pub(super) struct Period {
    pub(super) from: Date,
    pub(super) to: Date,
}

#[derive(Debug, Clone, Serialize, Deserialize)]
pub(super) struct Title {
    pub(super) organisation: String,
    pub(super) approved_by: String,
    #[serde(default)]
    pub(super) order_number: String,
    pub(super) order_date: Option<Date>,
    #[serde(default)]
    pub(super) council_protocol: String,
    pub(super) curator: String,
    pub(super) mentor: Member,
    pub(super) mentee: Member,
}

#[derive(Debug, Clone, Serialize, Deserialize)]
pub(super) struct Member {
    pub(super) name: String,
    #[serde(default)]
    pub(super) position: String,
    #[serde(default)]
    pub(super) category: String,
    pub(super) experience_years: Option<u16>,
    #[serde(default)]
    pub(super) mentee_category: String,
    #[serde(default)]
    pub(super) education: String,
    pub(super) class_taught: Option<String>,
}

/// One person's answers to the questionnaire, all on one day.
#[derive(Debug, Clone, Serialize, Deserialize)]
pub(super) struct Answers {
    pub(super) round: Round,
    pub(super) by: Side,
    pub(super) date: Date,
    pub(super) levels: BTreeMap<Skill, Level>,
    #[serde(default)]
    pub(super) help: Vec<Skill>,
}

/// One person's answers to the adaptation questionnaire, all on one day.
#[derive(Debug, Clone, Serialize, Deserialize)]
pub(super) struct Settling {
    pub(super) round: Round,
    pub(super) by: Side,
    pub(super) date: Date,
    pub(super) given: BTreeMap<Settled, u8>,
}

#[derive(Debug, Clone, Serialize, Deserialize)]
pub(super) struct Deficit {
    pub(super) id: String,
    /// The question whose answer showed it.
    pub(super) skill: Option<Skill>,
    pub(super) area: String,
    pub(super) text: String,
    #[serde(default)]
    pub(super) source: String,
    pub(super) level_start: Option<u8>,
    pub(super) level_mid: Option<u8>,
    pub(super) level_target: Option<u8>,
    pub(super) level_end: Option<u8>,
}

#[derive(Debug, Clone, Serialize, Deserialize)]
pub(super) struct Item {
    pub(super) n: u32,
    #[serde(default)]
    pub(super) section: String,
    #[serde(default)]
    pub(super) deficit_ids: Vec<String>,
    pub(super) event: String,
    #[serde(default)]
    pub(super) form_of_work: String,
    pub(super) planned_from: Option<Date>,
    pub(super) planned_to: Option<Date>,
    #[serde(default)]
    pub(super) responsible: String,
    #[serde(default)]
    pub(super) expected_result: String,
    #[serde(default)]
    pub(super) product: String,
    pub(super) status: String,
    pub(super) actual_date: Option<Date>,
    pub(super) actual_result: Option<String>,
    #[serde(default)]
    pub(super) reason: String,
    #[serde(default)]
    pub(super) mark_mentor: bool,
    #[serde(default)]
    pub(super) mark_mentee: bool,
    #[serde(default)]
    pub(super) confirmed_by_curator: bool,
}

#[derive(Debug, Clone, Serialize, Deserialize)]
pub(super) struct Meeting {
    pub(super) date: Date,
    pub(super) duration_min: Option<u16>,
    pub(super) format: String,
    pub(super) topic: String,
    #[serde(default)]
    pub(super) discussed: String,
    #[serde(default)]
    pub(super) agreements: String,
    pub(super) next_date: Option<Date>,
    /// By when what was agreed is to be done, if not by the next meeting.
    pub(super) agreement_due: Option<Date>,
    #[serde(default)]
    pub(super) plan_item_ns: Vec<u32>,
}

#[derive(Debug, Clone, Serialize, Deserialize)]
pub(super) struct Reflection {
    pub(super) date: Date,
    pub(super) author: String,
    pub(super) visibility: String,
    #[serde(default)]
    pub(super) title: String,
    pub(super) text: String,
}

/// The demo that is inside this program.
///
/// # Errors
/// Never, if this program was tested.
pub fn embedded() -> Result<Demo, DemoError> {
    parse("inside this program", EMBEDDED)
}

/// A demo from a file.
///
/// # Errors
/// What is wrong with the file, and in which line.
pub fn read(file: &Path) -> Result<Demo, DemoError> {
    let text = fs::read_to_string(file).map_err(|error| DemoError::Unreadable {
        file: file.to_owned(),
        error,
    })?;
    let mut demo = parse(&file.display().to_string(), &text)?;
    // Words that the file does not explain mean what they mean in our own.
    demo.words.complete(embedded()?.words);
    Ok(demo)
}

fn parse(file: &str, text: &str) -> Result<Demo, DemoError> {
    serde_json::from_str(text).map_err(|error| DemoError::Broken {
        file: file.to_owned(),
        error,
    })
}

impl Words {
    fn complete(&mut self, ours: Self) {
        fn fill<T>(theirs: &mut BTreeMap<String, T>, ours: BTreeMap<String, T>) {
            for (word, code) in ours {
                theirs.entry(word).or_insert(code);
            }
        }
        fill(&mut self.form, ours.form);
        fill(&mut self.kind, ours.kind);
        fill(&mut self.programme_status, ours.programme_status);
        fill(&mut self.item_status, ours.item_status);
        fill(&mut self.area, ours.area);
        fill(&mut self.meeting_format, ours.meeting_format);
        fill(&mut self.visibility, ours.visibility);
        fill(&mut self.side, ours.side);
        fill(&mut self.roles, ours.roles);
        self.with_curator.extend(ours.with_curator);
        self.no_account_positions.extend(ours.no_account_positions);
    }
}

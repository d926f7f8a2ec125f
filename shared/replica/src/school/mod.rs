//! The school's own document: what it is called, its year, its words for roles, its acts, its own questionnaires.

mod blanks;

pub(crate) use blanks::{BLANKS, LINES};
pub use blanks::{BlankEdit, BlankRow, LineRow};

use crate::entry::{self, EntryEdit, EntryRow, entry};
use crate::read::{MapReader, RowReader, divide};
use crate::write::{self, Editing, Rewrite, Tx};
use crate::{
    Author, Choice, Document, EditError, Edited, Fate, FileEdit, FilesView, Kind, NoText, Splice,
    Stamp, files,
};
use automerge::{ChangeHash, ROOT};
use jiff::civil::Date;
use ryadom_domain::candidate::CandidateSheet;
use ryadom_domain::pairing::{Eligibility, Strictness};
use ryadom_domain::{
    ActField, ActId, ActReaders, ApprobationField, ApprobationOf, Blank, BlankId, CuratorTitle,
    Deadline, DocumentKind, OrgType, SchoolYear, TemplateId, Timestamp,
};
use std::collections::BTreeMap;

/// The school document.
#[derive(Debug, Clone, Copy)]
pub struct SchoolDoc;

/// What may be done to the school's settings.
#[derive(Debug, Clone, PartialEq)]
pub enum SchoolEdit {
    /// Writes one text setting.
    Set(SchoolField, String),
    /// What kind of organisation it is.
    OrgType(Option<OrgType>),
    /// The school's word for a role or thing, such as `curator` -> «координатор»; empty for the usual one.
    Label(String, String),
    /// After how many days without a meeting a pair needs somebody.
    QuietDays(Option<u16>),
    /// Keeps a template of programmes.
    AddTemplate {
        /// Its new, random id.
        id: TemplateId,
        /// Whom it is for, in a few words.
        name: String,
        /// A [`ryadom_domain::Template`] as JSON.
        plan: String,
    },
    /// Removes a template.
    RemoveTemplate(TemplateId),
    /// Brings a template back.
    RestoreTemplate(TemplateId),
    /// Says until when something is to be done in the school year that begins in this calendar year; `None` for the
    /// usual day.
    Deadline(i16, Deadline, Option<Date>),
    /// Puts a local act on the list.
    AddAct {
        /// Its new, random id.
        id: ActId,
        /// What is known of it.
        fields: BTreeMap<ActField, String>,
    },
    /// Changes an act of the list.
    Act {
        /// Which.
        id: ActId,
        /// How.
        edit: ActEdit,
    },
    /// Writes a questionnaire or an observation sheet of the school's own.
    AddBlank {
        /// Its new, random id.
        id: BlankId,
        /// What is in it already.
        blank: Box<Blank>,
    },
    /// Changes one.
    Blank {
        /// Which.
        id: BlankId,
        /// How.
        edit: BlankEdit,
    },
    /// Does something to the files of acts.
    File(FileEdit),
    /// Says something of how a programme or template was tried out; empty to say nothing.
    Approbation(ApprobationOf, ApprobationField, String),
    /// Several edits as one change.
    Several(Vec<SchoolEdit>),
}

/// What may be done to a local act.
pub type ActEdit = EntryEdit<ActField>;

/// The text settings.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub enum SchoolField {
    /// Полное наименование.
    Name,
    /// Краткое наименование.
    ShortName,
    /// Населённый пункт.
    Settlement,
    /// Учебный год: «2025/2026».
    SchoolYear,
    /// What a newcomer does in the first thirty days, one point a line; empty for the usual list.
    FirstDays,
    /// Who approves programmes in the app: `head`, or empty for the curator, who enters what was signed on paper.
    Approver,
    /// How strictly a first or highest category is asked of mentors; empty for the usual way.
    MentorCategory,
    /// How strictly the same job is asked of mentors; empty for the usual way.
    MentorPosition,
    /// The criteria for mentors with their points, one a line; empty for the usual ones.
    Criteria,
    /// From how many points on a candidate is taken; empty for the usual share.
    Threshold,
}

/// The school as it is shown.
#[derive(Debug, Clone, Default, PartialEq)]
pub struct SchoolView {
    /// Полное наименование.
    pub name: Choice<String>,
    /// Краткое наименование.
    pub short_name: Choice<String>,
    /// Тип организации.
    pub org_type: Choice<Option<OrgType>>,
    /// Населённый пункт.
    pub settlement: Choice<String>,
    /// Учебный год.
    pub school_year: Choice<String>,
    /// The school's words for roles and things, by their English name.
    pub labels: BTreeMap<String, Choice<String>>,
    /// After how many days without a meeting a pair needs somebody.
    pub quiet_days: Choice<Option<u16>>,
    /// The school's own templates of programmes, by name; without removed ones.
    pub templates: Vec<TemplateRow>,
    /// Templates that were removed.
    pub removed_templates: Vec<TemplateRow>,
    /// The school's own list of the first thirty days, one point a line.
    pub first_days: Choice<String>,
    /// Days that the school has set for a year's work.
    pub deadlines: BTreeMap<(i16, Deadline), Choice<Option<Date>>>,
    /// Local acts that people read, by title; without removed ones.
    pub acts: Vec<ActRow>,
    /// Acts that were taken off the list.
    pub removed_acts: Vec<ActRow>,
    /// The school's own questionnaires and observation sheets, by title; those put away too, without removed ones.
    pub blanks: Vec<BlankRow>,
    /// Ones whose making was taken back.
    pub removed_blanks: Vec<BlankRow>,
    /// Files of acts.
    pub files: FilesView,
    /// Who approves programmes in the app.
    pub approver: Choice<String>,
    /// How strictly a first or highest category is asked of mentors.
    pub mentor_category: Choice<String>,
    /// How strictly the same job is asked of mentors.
    pub mentor_position: Choice<String>,
    /// The school's own criteria for mentors, one a line.
    pub criteria: Choice<String>,
    /// From how many points on a candidate is taken.
    pub threshold: Choice<String>,
    /// How programmes and templates were tried out.
    pub approbations: BTreeMap<ApprobationOf, BTreeMap<ApprobationField, Choice<String>>>,
}

/// A local act as it is shown.
pub type ActRow = EntryRow<ActId, ActField>;

impl ActRow {
    /// Who is asked to read it.
    pub fn readers(&self) -> ActReaders {
        self.field(ActField::Readers)
            .parse()
            .unwrap_or(ActReaders::Pairs)
    }
}

/// The key of the word for the curator among the school's words; its value is a code of [`CuratorTitle`].
pub const CURATOR_LABEL: &str = "curator";

/// How [`SchoolField::Approver`] says that the head approves in the app.
pub const HEAD_APPROVES: &str = "head";

impl SchoolView {
    /// Whether the head approves programmes in the app. Of two values set apart, only when both say so.
    pub fn head_approves(&self) -> bool {
        self.approver.value == HEAD_APPROVES && !self.approver.is_torn()
    }

    /// What the school asks of whoever leads.
    pub fn eligibility(&self) -> Eligibility {
        let usual = Eligibility::USUAL;
        let said = |choice: &Choice<String>, usual: Strictness| {
            choice.value.trim().parse().unwrap_or(usual)
        };
        Eligibility {
            category: said(&self.mentor_category, usual.category),
            position: said(&self.mentor_position, usual.position),
        }
    }

    /// The sheet by which candidates are chosen.
    pub fn candidate_sheet(&self) -> CandidateSheet {
        CandidateSheet::of(&self.criteria.value, &self.threshold.value)
    }

    /// What the school calls its curator, as it is kept; nothing is the usual word.
    pub fn curator_label(&self) -> Choice<String> {
        self.labels.get(CURATOR_LABEL).cloned().unwrap_or_default()
    }

    /// What the school calls its curator. A word that this version does not know is the usual one.
    pub fn curator_title(&self) -> CuratorTitle {
        let label = self.labels.get(CURATOR_LABEL);
        label
            .and_then(|label| label.value.parse().ok())
            .unwrap_or_default()
    }

    /// How something was tried out, if anything is said of it.
    pub fn approbation(
        &self,
        of: ApprobationOf,
    ) -> Option<&BTreeMap<ApprobationField, Choice<String>>> {
        self.approbations
            .get(&of)
            .filter(|said| said.values().any(|one| !one.value.trim().is_empty()))
    }

    /// Until when something is to be done: the school's own day, or the usual one.
    pub fn deadline(&self, year: SchoolYear, deadline: Deadline) -> Date {
        let own = self.deadlines.get(&(year.begins(), deadline));
        own.and_then(|own| own.value)
            .unwrap_or_else(|| deadline.usual(year))
    }
}

/// A template as it is shown. It is never changed: who wants another keeps another.
#[derive(Debug, Clone, PartialEq)]
pub struct TemplateRow {
    /// Its id.
    pub id: TemplateId,
    /// Whether it is there.
    pub fate: Fate,
    /// Who touched it last.
    pub touched: Option<Stamp>,
    /// Whom it is for, in a few words.
    pub name: String,
    /// A [`ryadom_domain::Template`] as JSON, which a newer version may have written.
    pub plan: String,
}

impl SchoolField {
    const fn key(self) -> &'static str {
        match self {
            Self::Name => "name",
            Self::ShortName => "shortName",
            Self::Settlement => "settlement",
            Self::SchoolYear => "schoolYear",
            Self::FirstDays => "firstDays",
            Self::Approver => "approver",
            Self::MentorCategory => "mentorCategory",
            Self::MentorPosition => "mentorPosition",
            Self::Criteria => "criteria",
            Self::Threshold => "threshold",
        }
    }
}

impl Kind for SchoolDoc {
    const KIND: DocumentKind = DocumentKind::School;
    type View = SchoolView;
    type Edit = SchoolEdit;
    type Text = NoText;

    fn read(document: &mut Document) -> SchoolView {
        let root = document.reader().root();
        let labels = root.child("labels").map(|labels| {
            labels
                .keys()
                .map(|key| (key.to_owned(), labels.choice(key)))
                .collect::<BTreeMap<_, _>>()
        });
        let mut rows: Vec<_> = root.rows("templates").into_iter().map(template).collect();
        rows.sort_by(|one, other| (&one.name, one.id).cmp(&(&other.name, other.id)));
        let (templates, removed_templates) = divide(rows, |row| &row.fate);
        let rows = root.rows(ACTS).into_iter();
        let mut rows: Vec<ActRow> = rows.map(|row| entry(row, ActField::ALL)).collect();
        rows.sort_by_cached_key(|row| (row.field(ActField::Title).to_lowercase(), row.id));
        let (acts, removed_acts) = divide(rows, |row| &row.fate);
        let (blanks, removed_blanks) = divide(blanks::read(&root), |row| &row.fate);
        SchoolView {
            name: root.choice(SchoolField::Name.key()),
            short_name: root.choice(SchoolField::ShortName.key()),
            org_type: root.choice("orgType"),
            settlement: root.choice(SchoolField::Settlement.key()),
            school_year: root.choice(SchoolField::SchoolYear.key()),
            labels: labels.unwrap_or_default(),
            quiet_days: root.choice("quietDays"),
            templates,
            removed_templates,
            first_days: root.choice(SchoolField::FirstDays.key()),
            deadlines: root.child(CALENDAR).map_or_else(BTreeMap::new, |days| {
                let days = &days;
                days.keys()
                    .filter_map(|key| Some((deadline_at(key)?, days.choice(key))))
                    .collect()
            }),
            acts,
            removed_acts,
            blanks,
            removed_blanks,
            files: files::read(&root),
            approver: root.choice(SchoolField::Approver.key()),
            mentor_category: root.choice(SchoolField::MentorCategory.key()),
            mentor_position: root.choice(SchoolField::MentorPosition.key()),
            criteria: root.choice(SchoolField::Criteria.key()),
            threshold: root.choice(SchoolField::Threshold.key()),
            approbations: approbations(&root),
        }
    }

    fn edit(
        document: &mut Document,
        author: &Author,
        at: Timestamp,
        edit: &SchoolEdit,
    ) -> Result<Edited<SchoolEdit>, EditError> {
        write::make::<Self>(document, author, at, edit)
    }

    fn write(text: NoText, _: Splice) -> SchoolEdit {
        match text {}
    }

    fn several(edits: Vec<SchoolEdit>) -> SchoolEdit {
        SchoolEdit::Several(edits)
    }
}

/// What the keys begin with under which the root says how something was tried out: plain values, so that two who
/// write it apart have two values of a field and not two marks.
pub(crate) const APPROBATION: &str = "approbation/";

fn approbation_key(of: ApprobationOf, field: ApprobationField) -> String {
    format!("{APPROBATION}{of}/{field}")
}

/// What a key says of what was tried out.
pub(crate) fn approbation_at(key: &str) -> Option<(ApprobationOf, ApprobationField)> {
    let (of, field) = key.strip_prefix(APPROBATION)?.split_once('/')?;
    Some((of.parse().ok()?, field.parse().ok()?))
}

fn approbations(
    root: &MapReader<'_>,
) -> BTreeMap<ApprobationOf, BTreeMap<ApprobationField, Choice<String>>> {
    let mut all: BTreeMap<_, BTreeMap<_, _>> = BTreeMap::new();
    for key in root.keys() {
        if let Some((of, field)) = approbation_at(key) {
            let said = all.entry(of).or_default();
            said.insert(field, root.choice(key));
        }
    }
    all
}

/// The key of the container of local acts.
const ACTS: &str = "acts";

/// Where the days of a year's work are kept.
pub(crate) const CALENDAR: &str = "calendar";

fn deadline_key(year: i16, deadline: Deadline) -> String {
    format!("{year}/{deadline}")
}

/// Which day of which year a key is of.
pub(crate) fn deadline_at(key: &str) -> Option<(i16, Deadline)> {
    let (year, deadline) = key.split_once('/')?;
    Some((year.parse().ok()?, deadline.parse().ok()?))
}

fn template(row: RowReader<'_, TemplateId>) -> TemplateRow {
    let RowReader {
        id,
        map,
        fate,
        touched,
        ..
    } = row;
    TemplateRow {
        id,
        fate,
        touched,
        name: map.value("name"),
        plan: map.value("plan"),
    }
}

impl Editing for SchoolDoc {
    fn apply(tx: &mut Tx<'_, Self>, edit: &SchoolEdit) -> Result<(), EditError> {
        match edit {
            SchoolEdit::Set(field, value) => tx.set(&ROOT, field.key(), value, |before| {
                SchoolEdit::Set(*field, before)
            }),
            SchoolEdit::OrgType(value) => tx.set(&ROOT, "orgType", value, SchoolEdit::OrgType),
            SchoolEdit::Label(key, word) => {
                let labels = tx.container("labels")?;
                tx.set(&labels, key, word, |before| {
                    SchoolEdit::Label(key.clone(), before)
                })
            }
            SchoolEdit::QuietDays(value) => {
                tx.set(&ROOT, "quietDays", value, SchoolEdit::QuietDays)
            }
            SchoolEdit::AddTemplate { id, name, plan } => {
                let templates = tx.container("templates")?;
                let row = tx.new_row(&templates, id)?;
                tx.fill(&row, "name", name)?;
                tx.fill(&row, "plan", plan)?;
                tx.undo(SchoolEdit::RemoveTemplate(*id));
                Ok(())
            }
            SchoolEdit::RemoveTemplate(id) => {
                let templates = tx.container("templates")?;
                let row = tx.row(&templates, id)?;
                tx.remove(&row, SchoolEdit::RestoreTemplate(*id))
            }
            SchoolEdit::RestoreTemplate(id) => {
                let templates = tx.container("templates")?;
                let row = tx.row(&templates, id)?;
                tx.restore(&row, SchoolEdit::RemoveTemplate(*id))
            }
            SchoolEdit::Deadline(year, deadline, day) => {
                let calendar = tx.container(CALENDAR)?;
                tx.set(&calendar, &deadline_key(*year, *deadline), day, |before| {
                    SchoolEdit::Deadline(*year, *deadline, before)
                })
            }
            SchoolEdit::AddAct { id, fields } => {
                let (id, edit) = (*id, ActEdit::Remove);
                entry::add(tx, ACTS, id, fields, SchoolEdit::Act { id, edit })
            }
            SchoolEdit::Act { id, edit } => {
                let back = |edit| SchoolEdit::Act { id: *id, edit };
                entry::change(tx, ACTS, id, edit, back)
            }
            SchoolEdit::AddBlank { id, blank } => blanks::add(tx, *id, blank),
            SchoolEdit::Blank { id, edit } => blanks::change(tx, *id, edit),
            SchoolEdit::File(edit) => files::apply(tx, edit, SchoolEdit::File),
            SchoolEdit::Approbation(of, field, words) => {
                tx.set(&ROOT, &approbation_key(*of, *field), words, |before| {
                    SchoolEdit::Approbation(*of, *field, before)
                })
            }
            SchoolEdit::Several(edits) => edits.iter().try_for_each(|edit| Self::apply(tx, edit)),
        }
    }

    fn write_at(text: NoText, _: Splice, _: Vec<ChangeHash>) -> SchoolEdit {
        match text {}
    }

    fn rewrites(_: &SchoolEdit, _: &mut Vec<Rewrite>) {}
}

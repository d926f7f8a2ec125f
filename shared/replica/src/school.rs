//! The school's own document: what it is called, its year, its words for roles.

use crate::read::{RowReader, divide};
use crate::write::{self, Editing, Rewrite, Tx};
use crate::{Author, Choice, Document, EditError, Edited, Fate, Kind, NoText, Splice, Stamp};
use automerge::{ChangeHash, ROOT};
use ryadom_domain::{DocumentKind, OrgType, TemplateId, Timestamp};
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
    /// Several edits as one change.
    Several(Vec<SchoolEdit>),
}

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
            SchoolEdit::Several(edits) => edits.iter().try_for_each(|edit| Self::apply(tx, edit)),
        }
    }

    fn write_at(text: NoText, _: Splice, _: Vec<ChangeHash>) -> SchoolEdit {
        match text {}
    }

    fn rewrites(_: &SchoolEdit, _: &mut Vec<Rewrite>) {}
}

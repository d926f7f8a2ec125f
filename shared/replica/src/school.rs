//! The school's own document: what it is called, its year, its words for roles.

use crate::Choice;
use ryadom_domain::OrgType;
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
}

impl crate::Kind for SchoolDoc {
    const KIND: ryadom_domain::DocumentKind = ryadom_domain::DocumentKind::School;
    type View = SchoolView;
    type Edit = SchoolEdit;
    type Text = crate::NoText;

    fn read(_document: &mut crate::Document) -> SchoolView {
        SchoolView::default()
    }

    fn edit(
        _document: &mut crate::Document,
        _author: &crate::Author,
        _at: ryadom_domain::Timestamp,
        _edit: &SchoolEdit,
    ) -> Result<crate::Edited<SchoolEdit>, crate::EditError> {
        Err(crate::EditError::Damaged("implementation"))
    }

    fn write(text: crate::NoText, _splice: crate::Splice) -> SchoolEdit {
        match text {}
    }

    fn several(edits: Vec<SchoolEdit>) -> SchoolEdit {
        SchoolEdit::Several(edits)
    }
}

//! What every part of the page has at hand.

use crate::device::{Device, Handle, use_device};
use crate::i18n::*;
use crate::told::{Names, dates, part};
use crate::ui::{Part, Toasts, use_toasts};
use leptos::prelude::*;
use ryadom_domain::{
    BlankId, BlankKind, LineId, OrgType, PersonId, Questionnaire, Rubric, Style, Timestamp,
};
use ryadom_replica::{BlankEdit, BlankRow, SchoolDoc, SchoolEdit};

/// What the app brings along, in words.
#[derive(Debug, Clone, Copy)]
pub struct Usual {
    /// The questionnaire of difficulties, for a kind of organisation.
    pub difficulties: fn(Locale, Option<OrgType>) -> Questionnaire,
    /// The adaptation questionnaire.
    pub adaptation: fn(Locale) -> Questionnaire,
    /// The observation sheet; with the words of a kindergarten when it is one.
    pub rubric: fn(Locale, bool, Style) -> Rubric,
}

/// The school's own, under the pen. `Copy`; kept in context by the page.
#[derive(Clone, Copy)]
pub struct Desk {
    pub device: Device,
    pub school: Handle<SchoolDoc>,
    pub toasts: Toasts,
    pub usual: Usual,
    /// This person only reads.
    pub still: Memo<bool>,
    /// The line that was just added: its field takes the focus.
    pub fresh: RwSignal<Option<LineId>>,
}

pub fn provide_desk(school: Handle<SchoolDoc>, usual: Usual) -> Desk {
    let desk = Desk {
        device: use_device(),
        school,
        toasts: use_toasts(),
        usual,
        still: Memo::new(move |_| !school.may_write()),
        fresh: RwSignal::new(None),
    };
    provide_context(desk);
    desk
}

/// The desk of the page that this is part of.
pub fn use_desk() -> Desk {
    expect_context()
}

impl Desk {
    /// Makes an edit; says so, and answers false, when that fails.
    pub fn make(self, edit: SchoolEdit) -> bool {
        let made = self.school.edit(edit).is_ok();
        if !made {
            self.toasts.say(t!(blanks.not_saved));
        }
        made
    }

    /// Changes one.
    pub fn edit(self, id: BlankId, edit: BlankEdit) -> bool {
        self.make(SchoolEdit::Blank { id, edit })
    }

    /// Changes one, and offers to take that back.
    pub fn edit_with_undo(self, id: BlankId, edit: BlankEdit, said: &'static str) {
        if self.edit(id, edit) {
            let device = self.device;
            self.toasts.offer(said, t!(blanks.undo), device.take_back());
        }
    }

    /// One of them.
    pub fn row(self, id: BlankId) -> Memo<Option<BlankRow>> {
        Memo::new(move |_| {
            self.school
                .with(|view| view.blanks.iter().find(|row| row.id == id).cloned())
        })
    }

    /// What kind of organisation it is.
    pub fn org_type(self) -> Option<OrgType> {
        self.school.with(|view| view.org_type.value)
    }

    /// A person as a signature shows them: name, initials, part.
    pub fn signed(self, person: Option<PersonId>) -> (String, String, Part) {
        self.device.registry().with(|registry| {
            let names = Names {
                registry,
                reader: Some(self.device.person()),
                today: self.device.today(),
            };
            let initials = person.map(|person| registry.name(person).initials());
            let part = person.map(|person| part(registry, None, person));
            (
                names.person(locale(), person),
                initials.unwrap_or_default(),
                part.unwrap_or_default(),
            )
        })
    }

    /// When something was written.
    pub fn moment(self, at: Timestamp) -> String {
        let now = self.device.local(self.device.now());
        dates::moment(locale(), self.device.local(at), now)
    }
}

/// «Анкеты диагностики».
pub fn kind_name(locale: Locale, kind: BlankKind) -> &'static str {
    match kind {
        BlankKind::Questionnaire => td_string!(locale, blanks.questionnaires),
        BlankKind::Rubric => td_string!(locale, blanks.rubrics),
    }
}

/// «24 вопроса», «21 критерий, всего 42 балла»: how much a blank asks.
pub fn size(row: &BlankRow) -> String {
    let blank = row.plain();
    let count = blank.asks();
    match row.kind {
        BlankKind::Questionnaire => t!(
            blanks.asks_questions,
            count = crate::attention::short(count)
        )
        .to_string(),
        BlankKind::Rubric => t!(
            blanks.asks_criteria,
            count = crate::attention::short(count),
            points = blank.rubric().most()
        )
        .to_string(),
    }
}

//! What is shown of a programme.

use crate::{Choice, CommentRow, Fate, FilesView, Stamp};
use automerge::ChangeHash;
use jiff::civil::Date;
use ryadom_domain::{
    Area, AskedSkill, Correction, CorrectionId, Deficit, DeficitId, Edition, EditionId, Form,
    ItemId, Kind, Level, Mark, PersonId, PlanDate, PlanItem, ProgrammeState, TaskId, TitleBlock,
};
use std::collections::{BTreeMap, BTreeSet};

/// A programme as it is shown.
#[derive(Debug, Clone, Default, PartialEq)]
pub struct ProgrammeView {
    /// Where it is in its life; `None` is a draft.
    pub state: Choice<Option<ProgrammeState>>,
    /// Its title block.
    pub title: TitleView,
    /// Цель.
    pub goal: String,
    /// Направления деятельности.
    pub directions: String,
    /// Принципы.
    pub principles: String,
    /// Ожидаемые результаты, количественные.
    pub expected_quant: String,
    /// Ожидаемые результаты, качественные.
    pub expected_qual: String,
    /// Формы контроля.
    pub control_forms: String,
    /// Ресурсы.
    pub resources: String,
    /// Задачи, in order; without removed ones.
    pub tasks: Vec<TaskRow>,
    /// Дефициты, in order; without removed ones.
    pub deficits: Vec<DeficitRow>,
    /// The plan, in order; without removed rows.
    pub items: Vec<ItemRow>,
    /// Rows that were removed, for whoever wants one back.
    pub removed_items: Vec<ItemRow>,
    /// Deficits that were removed.
    pub removed_deficits: Vec<DeficitRow>,
    /// Tasks that were removed.
    pub removed_tasks: Vec<TaskRow>,
    /// Versions that were approved, newest first; without removed ones.
    pub editions: Vec<EditionRow>,
    /// Versions that were not approved after all.
    pub removed_editions: Vec<EditionRow>,
    /// Corrections, newest first; without removed ones.
    pub corrections: Vec<CorrectionRow>,
    /// Corrections that were removed.
    pub removed_corrections: Vec<CorrectionRow>,
    /// What was said of plan items, oldest first; without what was removed.
    pub comments: Vec<CommentRow>,
    /// What was removed of that.
    pub removed_comments: Vec<CommentRow>,
    /// Files of plan items.
    pub files: FilesView,
}

/// An approved version as it is shown.
#[derive(Debug, Clone, PartialEq)]
pub struct EditionRow {
    /// Its id.
    pub id: EditionId,
    /// Whether it is there.
    pub fate: Fate,
    /// Who touched it last: who entered the approval, as a rule.
    pub touched: Option<Stamp>,
    /// When and by what. Written once, so that no two devices set it apart.
    pub edition: Edition,
    /// The version that was approved.
    pub heads: Vec<ChangeHash>,
}

/// A correction as it is shown.
#[derive(Debug, Clone, PartialEq)]
pub struct CorrectionRow {
    /// Its id.
    pub id: CorrectionId,
    /// Whether it is there.
    pub fate: Fate,
    /// Who touched it last: who wrote it, as a rule.
    pub touched: Option<Stamp>,
    /// What, when and why. Written once.
    pub correction: Correction,
}

/// The title block as it is shown.
#[derive(Debug, Clone, Default, PartialEq)]
pub struct TitleView {
    /// Название.
    pub name: Choice<String>,
    /// Организация.
    pub organisation: Choice<String>,
    /// Кто утвердил.
    pub approved_by: Choice<String>,
    /// Номер приказа.
    pub order_number: Choice<String>,
    /// Дата приказа.
    pub order_date: Choice<Option<Date>>,
    /// Протокол совета.
    pub council_protocol: Choice<String>,
    /// Куратор.
    pub curator: Choice<String>,
    /// Форма.
    pub form: Choice<Option<Form>>,
    /// Вид.
    pub kind: Choice<Option<Kind>>,
    /// Учебный год.
    pub school_year: Choice<String>,
    /// Первый день.
    pub starts: Choice<Option<Date>>,
    /// Последний день.
    pub ends: Choice<Option<Date>>,
    /// What is said of each mentor and mentee.
    pub people: BTreeMap<PersonId, FactsView>,
}

/// What the title block says of one person, as it is shown.
#[derive(Debug, Clone, Default, PartialEq)]
pub struct FactsView {
    /// Должность.
    pub position: Choice<String>,
    /// Квалификационная категория: a code of `Qualification`, or words.
    pub category: Choice<String>,
    /// Стаж, лет.
    pub experience: Choice<String>,
    /// Категория наставляемого: a code of `MenteeCategory`, or words.
    pub mentee_category: Choice<String>,
    /// Образование.
    pub education: Choice<String>,
    /// Класс.
    pub class_taught: Choice<String>,
}

/// One row of the plan as it is shown.
#[derive(Debug, Clone, PartialEq)]
pub struct ItemRow {
    /// Its id.
    pub id: ItemId,
    /// Whether it is there.
    pub fate: Fate,
    /// Who touched it last.
    pub touched: Option<Stamp>,
    /// Раздел.
    pub section: Choice<String>,
    /// Мероприятие.
    pub event: String,
    /// Форма работы.
    pub form_of_work: Choice<String>,
    /// Плановый срок.
    pub planned: Choice<Option<PlanDate>>,
    /// Ответственный.
    pub responsible: Choice<String>,
    /// Планируемый результат.
    pub expected_result: String,
    /// Вид результата (документ).
    pub product: String,
    /// Фактический результат.
    pub actual_result: String,
    /// Дата факта.
    pub actual_date: Choice<Option<Date>>,
    /// Отметка о выполнении.
    pub mark: Choice<Option<Mark>>,
    /// Причина.
    pub reason: String,
    /// Отметка наставника, with who and when.
    pub mentor_mark: Choice<bool>,
    /// Отметка наставляемого, with who and when.
    pub mentee_mark: Choice<bool>,
    /// Отметка куратора, with who and when.
    pub confirmed: Choice<bool>,
    /// The deficits it works on.
    pub deficits: BTreeSet<DeficitId>,
    /// The task that it serves.
    pub task: Choice<Option<TaskId>>,
}

/// One deficit as it is shown.
#[derive(Debug, Clone, PartialEq)]
pub struct DeficitRow {
    /// Its id.
    pub id: DeficitId,
    /// Whether it is there.
    pub fate: Fate,
    /// Who touched it last.
    pub touched: Option<Stamp>,
    /// Вид дефицита.
    pub area: Choice<Option<Area>>,
    /// In the pair's own words.
    pub text: String,
    /// How it was found.
    pub source: Choice<String>,
    /// The question whose answer proposed it.
    pub asked: Option<AskedSkill>,
    /// На входе.
    pub start: Choice<Option<Level>>,
    /// В середине.
    pub mid: Choice<Option<Level>>,
    /// Цель.
    pub target: Choice<Option<Level>>,
    /// На выходе.
    pub end: Choice<Option<Level>>,
    /// Worked on first.
    pub priority: Choice<bool>,
}

/// One task as it is shown.
#[derive(Debug, Clone, PartialEq)]
pub struct TaskRow {
    /// Its id.
    pub id: TaskId,
    /// Whether it is there.
    pub fate: Fate,
    /// Who touched it last.
    pub touched: Option<Stamp>,
    /// Its words.
    pub text: String,
    /// The deficit that it answers.
    pub deficit: Choice<Option<DeficitId>>,
}

impl ItemRow {
    /// Its shown values, for the rules of the domain.
    pub fn plain(&self) -> PlanItem {
        PlanItem {
            section: self.section.value.clone(),
            event: self.event.clone(),
            form_of_work: self.form_of_work.value.clone(),
            planned: self.planned.value,
            responsible: self.responsible.value.clone(),
            expected_result: self.expected_result.clone(),
            product: self.product.clone(),
            actual_result: self.actual_result.clone(),
            actual_date: self.actual_date.value,
            mark: self.mark.value,
            reason: self.reason.clone(),
            mentor_mark: self.mentor_mark.value,
            mentee_mark: self.mentee_mark.value,
            confirmed: self.confirmed.value,
            deficits: self.deficits.clone(),
            task: self.task.value,
        }
    }

    /// How many of its fields have two values, plus one when it came back: places to look at.
    pub fn places(&self) -> usize {
        [
            self.fate.is_torn(),
            self.section.is_torn(),
            self.form_of_work.is_torn(),
            self.planned.is_torn(),
            self.responsible.is_torn(),
            self.actual_date.is_torn(),
            self.mark.is_torn(),
            self.mentor_mark.is_torn(),
            self.mentee_mark.is_torn(),
            self.confirmed.is_torn(),
            self.task.is_torn(),
        ]
        .into_iter()
        .filter(|torn| *torn)
        .count()
    }
}

impl TaskRow {
    /// Whether it came back, and whether it has two deficits.
    pub fn places(&self) -> usize {
        usize::from(self.fate.is_torn()) + usize::from(self.deficit.is_torn())
    }
}

impl DeficitRow {
    /// Its shown values, for the rules of the domain.
    pub fn plain(&self) -> Deficit {
        Deficit {
            area: self.area.value,
            text: self.text.clone(),
            source: self.source.value.clone(),
            asked: self.asked,
            start: self.start.value,
            mid: self.mid.value,
            target: self.target.value,
            end: self.end.value,
            priority: self.priority.value,
        }
    }

    /// How many of its fields have two values, plus one when it came back.
    pub fn places(&self) -> usize {
        [
            self.fate.is_torn(),
            self.area.is_torn(),
            self.source.is_torn(),
            self.start.is_torn(),
            self.mid.is_torn(),
            self.target.is_torn(),
            self.end.is_torn(),
            self.priority.is_torn(),
        ]
        .into_iter()
        .filter(|torn| *torn)
        .count()
    }
}

impl TitleView {
    /// How many of its fields have two values.
    pub fn places(&self) -> usize {
        let facts = self.people.values().map(|facts| {
            [
                &facts.position,
                &facts.category,
                &facts.experience,
                &facts.mentee_category,
                &facts.education,
                &facts.class_taught,
            ]
            .into_iter()
            .filter(|fact| fact.is_torn())
            .count()
        });
        let own = [
            self.name.is_torn(),
            self.organisation.is_torn(),
            self.approved_by.is_torn(),
            self.order_number.is_torn(),
            self.order_date.is_torn(),
            self.council_protocol.is_torn(),
            self.curator.is_torn(),
            self.form.is_torn(),
            self.kind.is_torn(),
            self.school_year.is_torn(),
            self.starts.is_torn(),
            self.ends.is_torn(),
        ]
        .into_iter()
        .filter(|torn| *torn)
        .count();
        own + facts.sum::<usize>()
    }

    /// Its shown values.
    pub fn plain(&self) -> TitleBlock {
        TitleBlock {
            name: self.name.value.clone(),
            organisation: self.organisation.value.clone(),
            approved_by: self.approved_by.value.clone(),
            order_number: self.order_number.value.clone(),
            order_date: self.order_date.value,
            council_protocol: self.council_protocol.value.clone(),
            curator: self.curator.value.clone(),
            form: self.form.value,
            kind: self.kind.value,
            school_year: self.school_year.value.clone(),
            starts: self.starts.value,
            ends: self.ends.value,
            people: self
                .people
                .iter()
                .map(|(person, facts)| (*person, facts.plain()))
                .collect(),
        }
    }
}

impl FactsView {
    /// Its shown values.
    pub fn plain(&self) -> ryadom_domain::PersonFacts {
        ryadom_domain::PersonFacts {
            position: self.position.value.clone(),
            category: self.category.value.clone(),
            experience: self.experience.value.clone(),
            mentee_category: self.mentee_category.value.clone(),
            education: self.education.value.clone(),
            class_taught: self.class_taught.value.clone(),
        }
    }
}

impl ProgrammeView {
    /// Where it is in its life, as shown: a draft until somebody takes a step.
    pub fn state(&self) -> ProgrammeState {
        self.state.value.unwrap_or(ProgrammeState::Draft)
    }

    /// Whether the route is at its end, so that it can be audited: closed, broken off, or its last day is over.
    pub fn is_finished(&self, today: Date) -> bool {
        let ended = self.title.ends.value.is_some_and(|last| last < today);
        ended || self.state().is_over()
    }

    /// Places to look at: fields with two values and rows that came back.
    pub fn places(&self) -> usize {
        usize::from(self.state.is_torn())
            + self.title.places()
            + self.files.places()
            + self.items.iter().map(ItemRow::places).sum::<usize>()
            + self.deficits.iter().map(DeficitRow::places).sum::<usize>()
            + self.tasks.iter().map(TaskRow::places).sum::<usize>()
    }
}

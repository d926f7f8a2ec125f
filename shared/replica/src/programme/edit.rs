//! What a person may do to a programme.

use crate::{CommentEdit, FileEdit, Splice, TextRef};
use automerge::ChangeHash;
use jiff::civil::Date;
use ryadom_domain::{
    Area, Comment, CommentId, Correction, CorrectionId, Deficit, DeficitId, Edition, EditionId,
    Form, ItemId, Kind, Level, Mark, PersonId, PlanDate, PlanItem, ProgrammeState, TaskId,
    TitleBlock,
};

/// What a person may do to a programme.
#[derive(Debug, Clone, PartialEq)]
pub enum ProgrammeEdit {
    /// Types into one of its texts.
    Write {
        /// Which.
        text: ProgrammeText,
        /// What.
        splice: Splice,
    },
    /// Types into one of its texts, with positions as they were at `heads`: how typing is taken back.
    WriteAt {
        /// Which.
        text: ProgrammeText,
        /// What, as at `heads`.
        splice: Splice,
        /// The version whose positions are meant.
        heads: Vec<ChangeHash>,
    },
    /// Writes one field of the title block.
    Title(TitleEdit),
    /// Writes the whole title block: a new programme, or one from a template.
    FillTitle(Box<TitleBlock>),
    /// Takes a step: the screen has asked [`ProgrammeState::check`] first.
    ChangeState(ProgrammeState),
    /// Adds a plan item, with everything that is known of it.
    AddItem {
        /// Its new, random id.
        id: ItemId,
        /// The row it follows; `None` to be the first.
        after: Option<ItemId>,
        /// Its columns.
        item: Box<PlanItem>,
    },
    /// Changes one plan item.
    Item {
        /// Which.
        id: ItemId,
        /// How.
        edit: ItemEdit,
    },
    /// Adds a deficit, as the last.
    AddDeficit {
        /// Its new, random id.
        id: DeficitId,
        /// What is known of it.
        deficit: Box<Deficit>,
    },
    /// Changes one deficit.
    Deficit {
        /// Which.
        id: DeficitId,
        /// How.
        edit: DeficitEdit,
    },
    /// Adds a task.
    AddTask {
        /// Its new, random id.
        id: TaskId,
        /// The row it follows; `None` to be the first.
        after: Option<TaskId>,
        /// Its words.
        text: String,
    },
    /// Moves a task.
    MoveTask {
        /// Which.
        id: TaskId,
        /// The row it is to follow; `None` to be the first.
        after: Option<TaskId>,
    },
    /// Says which deficit a task answers.
    TaskDeficit {
        /// Which task.
        id: TaskId,
        /// Which deficit; `None` for none in particular.
        deficit: Option<DeficitId>,
    },
    /// Removes a task.
    RemoveTask(TaskId),
    /// Brings a task back, or keeps one that came back.
    RestoreTask(TaskId),
    /// Keeps the version that was approved.
    AddEdition {
        /// Its new, random id.
        id: EditionId,
        /// When and by what; the version is the one that the edit is made on.
        edition: Box<Edition>,
    },
    /// It was not approved after all.
    RemoveEdition(EditionId),
    /// Brings it back, or keeps one that came back.
    RestoreEdition(EditionId),
    /// Writes down what was decided to change.
    AddCorrection {
        /// Its new, random id.
        id: CorrectionId,
        /// What, when and why.
        correction: Box<Correction>,
    },
    /// Takes it out of the log.
    RemoveCorrection(CorrectionId),
    /// Brings it back, or keeps one that came back.
    RestoreCorrection(CorrectionId),
    /// Says something of a plan item. Its author and moment are the edit's.
    AddComment {
        /// Its new, random id.
        id: CommentId,
        /// What, of which item, to whom.
        comment: Box<Comment>,
    },
    /// Changes something that was said.
    Comment {
        /// Which.
        id: CommentId,
        /// How.
        edit: CommentEdit,
    },
    /// Anything about the files of plan items.
    File(FileEdit),
    /// Several edits as one change.
    Several(Vec<ProgrammeEdit>),
}

/// What a person may do to a plan item. Writing a field that has two values settles it.
#[derive(Debug, Clone, PartialEq)]
pub enum ItemEdit {
    /// Раздел.
    Section(String),
    /// Форма работы.
    FormOfWork(String),
    /// Плановый срок.
    Schedule(Option<PlanDate>),
    /// Ответственный.
    Responsible(String),
    /// Отметка о выполнении.
    Mark(Option<Mark>),
    /// Дата факта.
    ActualDate(Option<Date>),
    /// Отметка наставника.
    MarkByMentor(bool),
    /// Отметка наставляемого.
    MarkByMentee(bool),
    /// Отметка куратора.
    Confirm(bool),
    /// Says that the item works on a deficit, or no longer.
    LinkDeficit(DeficitId, bool),
    /// Задача: says which task it serves.
    Task(Option<TaskId>),
    /// Puts it after another row; `None` to be the first.
    MoveAfter(Option<ItemId>),
    /// Takes it out of the plan.
    Remove,
    /// Brings it back, or keeps one that came back.
    Restore,
}

/// What a person may do to a deficit.
#[derive(Debug, Clone, PartialEq)]
pub enum DeficitEdit {
    /// Вид дефицита.
    Area(Option<Area>),
    /// How it was found.
    Source(String),
    /// A measured or wanted level.
    Level(Wave, Option<Level>),
    /// Worked on first.
    Priority(bool),
    /// Takes it out.
    Remove,
    /// Brings it back, or keeps one that came back.
    Restore,
}

/// Which of a deficit's four levels.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub enum Wave {
    /// На входе.
    Start,
    /// В середине.
    Mid,
    /// Цель.
    Target,
    /// На выходе.
    End,
}

/// One field of the title block.
#[derive(Debug, Clone, PartialEq)]
pub enum TitleEdit {
    /// Название.
    Name(String),
    /// Организация.
    Organisation(String),
    /// Кто утвердил.
    ApprovedBy(String),
    /// Номер приказа.
    OrderNumber(String),
    /// Дата приказа.
    OrderDate(Option<Date>),
    /// Протокол совета.
    CouncilProtocol(String),
    /// Куратор.
    Curator(String),
    /// Форма.
    Form(Option<Form>),
    /// Вид.
    Kind(Option<Kind>),
    /// Учебный год.
    SchoolYear(String),
    /// Первый день.
    Starts(Option<Date>),
    /// Последний день.
    Ends(Option<Date>),
    /// What is said of one mentor or mentee.
    Fact(PersonId, PersonFact, String),
}

/// Which of the things that a title block says of a person.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub enum PersonFact {
    /// Должность.
    Position,
    /// Квалификационная категория.
    Category,
    /// Стаж.
    Experience,
    /// Категория наставляемого.
    MenteeCategory,
    /// Образование.
    Education,
    /// Класс.
    ClassTaught,
}

/// The texts of a programme.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub enum ProgrammeText {
    /// Цель.
    Goal,
    /// Направления деятельности.
    Directions,
    /// Принципы.
    Principles,
    /// Ожидаемые результаты, количественные.
    ExpectedQuant,
    /// Ожидаемые результаты, качественные.
    ExpectedQual,
    /// Формы контроля.
    ControlForms,
    /// Ресурсы.
    Resources,
    /// A task's words.
    Task(TaskId),
    /// A deficit's words.
    Deficit(DeficitId),
    /// A plan item's text.
    Item(ItemId, ItemText),
    /// What was said of a plan item.
    Comment(CommentId),
}

/// The texts of a plan item.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub enum ItemText {
    /// Мероприятие.
    Event,
    /// Планируемый результат.
    ExpectedResult,
    /// Вид результата (документ).
    Product,
    /// Фактический результат.
    ActualResult,
    /// Причина.
    Reason,
}

impl From<ProgrammeText> for TextRef {
    fn from(text: ProgrammeText) -> Self {
        match text {
            ProgrammeText::Task(id) => Self::row("tasks", id, "text"),
            ProgrammeText::Deficit(id) => Self::row("deficits", id, "text"),
            ProgrammeText::Comment(id) => Self::row("comments", id, "text"),
            ProgrammeText::Item(id, text) => Self::row("items", id, text.key()),
            root => Self::root(root.key()),
        }
    }
}

impl ProgrammeText {
    /// Its key in the map that holds it.
    pub(crate) const fn key(self) -> &'static str {
        match self {
            Self::Goal => "goal",
            Self::Directions => "directions",
            Self::Principles => "principles",
            Self::ExpectedQuant => "expectedQuant",
            Self::ExpectedQual => "expectedQual",
            Self::ControlForms => "controlForms",
            Self::Resources => "resources",
            Self::Task(_) | Self::Deficit(_) | Self::Comment(_) => "text",
            Self::Item(_, text) => text.key(),
        }
    }
}

impl ItemText {
    pub(crate) const fn key(self) -> &'static str {
        match self {
            Self::Event => "event",
            Self::ExpectedResult => "expectedResult",
            Self::Product => "product",
            Self::ActualResult => "actualResult",
            Self::Reason => "reason",
        }
    }
}

impl Wave {
    pub(crate) const fn key(self) -> &'static str {
        match self {
            Self::Start => "levelStart",
            Self::Mid => "levelMid",
            Self::Target => "levelTarget",
            Self::End => "levelEnd",
        }
    }
}

impl PersonFact {
    const ALL: [Self; 6] = [
        Self::Position,
        Self::Category,
        Self::Experience,
        Self::MenteeCategory,
        Self::Education,
        Self::ClassTaught,
    ];

    const fn key(self) -> &'static str {
        match self {
            Self::Position => "position",
            Self::Category => "category",
            Self::Experience => "experience",
            Self::MenteeCategory => "menteeCategory",
            Self::Education => "education",
            Self::ClassTaught => "classTaught",
        }
    }

    /// The key in the flat map of facts.
    pub(crate) fn key_of(self, person: PersonId) -> String {
        format!("{person}/{}", self.key())
    }

    /// What a key in the flat map of facts means.
    pub(crate) fn of_key(key: &str) -> Option<(PersonId, Self)> {
        let (person, fact) = key.split_once('/')?;
        let fact = Self::ALL.into_iter().find(|known| known.key() == fact)?;
        Some((person.parse().ok()?, fact))
    }
}

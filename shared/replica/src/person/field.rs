//! What a profile keeps, and where: every plain field, every mark of a list.

use ryadom_domain::{Form, FreeTime, Kind, MenteeCategory, Topic};

/// The plain fields of a profile. All are kept as words: codes, numbers and days by their text.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub enum ProfileField {
    /// Предмет, возрастная группа.
    Subject,
    /// Педагогический стаж, лет.
    Experience,
    /// Квалификационная категория.
    Qualification,
    /// Until when it holds.
    QualifiedUntil,
    /// Готов быть наставником.
    Ready,
    /// Измеримые результаты.
    Results,
    /// Обучение наставников.
    Training,
    /// Часов в неделю.
    Hours,
    /// Сколько человек готов вести.
    Limit,
    /// Очно или дистанционно, as a mentor.
    MentorMeets,
    /// How far the school has taken them on the way to being a mentor.
    Stage,
    /// Категория наставляемого; never a sensitive one.
    Category,
    /// Сильные стороны.
    Strengths,
    /// Ожидания.
    Expectations,
    /// Пожелания к наставнику.
    Wishes,
    /// Опыт участия.
    PriorExperience,
    /// Очно или дистанционно, as a mentee.
    MenteeMeets,
    /// The school year for which they said that they need no help, by its first calendar year.
    OptOut,
}

/// The marks of a profile's lists.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub enum ProfileTag {
    /// Helps with it.
    Topic(Topic),
    /// Has time then, as a mentor.
    MentorTime(FreeTime),
    /// Would like to lead such people.
    Wants(MenteeCategory),
    /// Is ready for this form.
    Form(Form),
    /// Is ready for this kind.
    Kind(Kind),
    /// Has time then, as a mentee.
    MenteeTime(FreeTime),
}

/// The map of the root that something stands in; `None` for the root itself.
pub(crate) type Part = Option<&'static str>;

pub(crate) const MENTOR: &str = "mentor";
pub(crate) const MENTEE: &str = "mentee";
/// Local acts that were read, by their ids.
pub(crate) const ACKNOWLEDGED: &str = "acknowledged";
/// What a competence's key begins with; its words follow.
pub(crate) const COMPETENCE: &str = "competence:";

impl ProfileField {
    /// In the order of the page.
    pub const ALL: [Self; 18] = [
        Self::Subject,
        Self::Experience,
        Self::Qualification,
        Self::QualifiedUntil,
        Self::Ready,
        Self::Results,
        Self::Training,
        Self::Hours,
        Self::Limit,
        Self::MentorMeets,
        Self::Stage,
        Self::Category,
        Self::Strengths,
        Self::Expectations,
        Self::Wishes,
        Self::PriorExperience,
        Self::MenteeMeets,
        Self::OptOut,
    ];

    pub(crate) const fn place(self) -> (Part, &'static str) {
        match self {
            Self::Subject => (None, "subject"),
            Self::Experience => (None, "experience"),
            Self::Qualification => (None, "qualification"),
            Self::QualifiedUntil => (None, "qualifiedUntil"),
            Self::Ready => (Some(MENTOR), "ready"),
            Self::Results => (Some(MENTOR), "results"),
            Self::Training => (Some(MENTOR), "training"),
            Self::Hours => (Some(MENTOR), "hours"),
            Self::Limit => (Some(MENTOR), "limit"),
            Self::MentorMeets => (Some(MENTOR), "meets"),
            Self::Stage => (Some(MENTOR), "stage"),
            Self::Category => (Some(MENTEE), "category"),
            Self::Strengths => (Some(MENTEE), "strengths"),
            Self::Expectations => (Some(MENTEE), "expectations"),
            Self::Wishes => (Some(MENTEE), "wishes"),
            Self::PriorExperience => (Some(MENTEE), "experience"),
            Self::MenteeMeets => (Some(MENTEE), "meets"),
            Self::OptOut => (Some(MENTEE), "optOut"),
        }
    }

    /// The field at a key of a part.
    pub(crate) fn at(part: Part, key: &str) -> Option<Self> {
        Self::ALL.into_iter().find(|field| {
            let (its_part, its_key) = field.place();
            its_part == part && its_key == key
        })
    }
}

impl ProfileTag {
    pub(crate) fn place(self) -> (&'static str, String) {
        match self {
            Self::Topic(topic) => (MENTOR, format!("topic:{topic}")),
            Self::MentorTime(time) => (MENTOR, format!("time:{time}")),
            Self::Wants(category) => (MENTOR, format!("wants:{category}")),
            Self::Form(form) => (MENTOR, format!("form:{form}")),
            Self::Kind(kind) => (MENTOR, format!("kind:{kind}")),
            Self::MenteeTime(time) => (MENTEE, format!("time:{time}")),
        }
    }

    /// The mark at a key of a part.
    pub(crate) fn at(part: &str, key: &str) -> Option<Self> {
        let (list, code) = key.split_once(':')?;
        match (part, list) {
            (MENTOR, "topic") => code.parse().ok().map(Self::Topic),
            (MENTOR, "time") => code.parse().ok().map(Self::MentorTime),
            (MENTOR, "wants") => code.parse().ok().map(Self::Wants),
            (MENTOR, "form") => code.parse().ok().map(Self::Form),
            (MENTOR, "kind") => code.parse().ok().map(Self::Kind),
            (MENTEE, "time") => code.parse().ok().map(Self::MenteeTime),
            _ => None,
        }
    }
}

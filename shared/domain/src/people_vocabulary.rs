//! The closed vocabularies of people, requests and matching. Each value's code is what documents keep.

use crate::codes::coded;
use crate::{Area, Form, MenteeCategory};

coded! {
    /// With what somebody helps or wants help: the nine questions by which a council brings people together.
    Topic {
        /// Предмет и его содержание.
        Subject = "subject",
        /// Методика, урок.
        Methods = "methods",
        /// Воспитание, классное руководство.
        Upbringing = "upbringing",
        /// ИКТ.
        Digital = "digital",
        /// Работа с родителями.
        Parents = "parents",
        /// Инклюзия.
        Inclusion = "inclusion",
        /// Конкурсы, открытые уроки, проекты.
        Contests = "contests",
        /// Документация.
        Papers = "papers",
        /// Адаптация и уверенность.
        Settling = "settling",
    }
}

impl Topic {
    /// The topic that answers a deficit of this kind.
    pub const fn of(area: Area) -> Self {
        match area {
            Area::Subject => Self::Subject,
            Area::Methodical | Area::Metasubject => Self::Methods,
            Area::Psychological => Self::Upbringing,
            Area::Communicative => Self::Parents,
            Area::Digital => Self::Digital,
            Area::Regulatory => Self::Papers,
            Area::Personal => Self::Settling,
        }
    }
}

coded! {
    /// When somebody has time.
    FreeTime {
        /// До уроков.
        BeforeLessons = "before_lessons",
        /// В «окна» между уроками.
        Between = "between",
        /// После уроков.
        AfterLessons = "after_lessons",
        /// Вечером.
        Evening = "evening",
        /// В субботу, на каникулах.
        Weekend = "weekend",
    }
}

coded! {
    /// How somebody likes to meet.
    Meets {
        /// Очно.
        InPerson = "in_person",
        /// Дистанционно.
        Remote = "remote",
        /// Как удобно другому.
        Either = "either",
    }
}

coded! {
    /// Who somebody is to the school.
    PersonKind {
        /// Педагог, сотрудник.
        Staff = "staff",
        /// Обучающийся.
        Pupil = "pupil",
        /// Студент.
        Student = "student",
        /// Родитель.
        Parent = "parent",
        /// Из другой организации: работодатель, социальный партнёр.
        Partner = "partner",
        /// Выпускник.
        Alumnus = "alumnus",
    }
}

coded! {
    /// How far somebody is on the way to being a mentor.
    MentorStage {
        /// Кандидат.
        Candidate = "candidate",
        /// Отобран.
        Selected = "selected",
        /// Обучен.
        Trained = "trained",
        /// Пауза.
        Paused = "paused",
        /// Выбыл.
        Left = "left",
    }
}

coded! {
    /// How soon help is needed.
    Urgency {
        /// В течение года.
        Year = "year",
        /// В этом месяце.
        Month = "month",
        /// Сейчас: ситуационная помощь.
        Now = "now",
    }
}

coded! {
    /// Who asks.
    Asker {
        /// Сам человек.
        Own = "own",
        /// Классный руководитель.
        Tutor = "tutor",
        /// Родитель.
        Parent = "parent",
        /// Методическое объединение.
        Union = "union",
        /// Администрация.
        Administration = "administration",
    }
}

coded! {
    /// Where a request is in its life.
    RequestState {
        /// Новый.
        New = "new",
        /// Рассмотрен.
        Seen = "seen",
        /// В базе наставляемых.
        InBase = "in_base",
        /// В паре.
        Paired = "paired",
        /// Отклонён.
        Declined = "declined",
    }
}

impl RequestState {
    /// Waits for a mentor still.
    pub const fn is_open(self) -> bool {
        matches!(self, Self::New | Self::Seen | Self::InBase)
    }
}

coded! {
    /// By what a pair was brought together.
    MatchBasis {
        /// По запросу.
        Request = "request",
        /// По дефициту.
        Deficit = "deficit",
        /// По симпатии.
        Liking = "liking",
        /// После групповой встречи.
        GroupMeeting = "group_meeting",
        /// По тесту.
        Test = "test",
    }
}

coded! {
    /// Why a pair ended.
    EndReason {
        /// Срок вышел.
        Term = "term",
        /// Цель достигнута.
        Goal = "goal",
        /// Наставник отказался.
        Mentor = "mentor",
        /// Наставляемый отказался.
        Mentee = "mentee",
        /// По решению куратора, работодателя.
        School = "school",
        /// Замена наставника: не подошли друг другу.
        Replaced = "replaced",
        /// Увольнение, перевод.
        Moved = "moved",
    }
}

impl EndReason {
    /// Somebody refuses before the term: the other side hears of it three working days ahead.
    pub const fn wants_notice(self) -> bool {
        matches!(self, Self::Mentor | Self::School)
    }
}

coded! {
    /// A paper or word without which a pair is not to begin.
    PairCheck {
        /// Письменное согласие наставника.
        Mentor = "mentor",
        /// Дополнительное соглашение к трудовому договору (ТК РФ, 351.8).
        Addendum = "addendum",
        /// Согласие наставляемого.
        Mentee = "mentee",
        /// Согласие законного представителя.
        Guardian = "guardian",
    }
}

coded! {
    /// How the first meetings went, as one side of a pair says.
    Fit {
        /// Да.
        Yes = "yes",
        /// Не совсем.
        SoSo = "so_so",
        /// Нет.
        No = "no",
    }
}

impl Form {
    /// The one who is led is a pupil of the school.
    pub const fn leads_pupils(self) -> bool {
        matches!(
            self,
            Self::StudentStudent
                | Self::TeacherStudent
                | Self::UnivstudentStudent
                | Self::EmployerStudent
        )
    }

    /// The mentor works for the school, so that the Labour Code's rules on mentoring hold.
    pub const fn is_led_by_staff(self) -> bool {
        matches!(
            self,
            Self::TeacherTeacher | Self::TeacherStudent | Self::HeadTeacher
        )
    }
}

impl MenteeCategory {
    /// Those that may stand in a profile, which the council reads.
    pub fn open() -> impl Iterator<Item = Self> {
        Self::ALL.iter().copied().filter(|one| !one.is_sensitive())
    }
}

//! The closed vocabularies of mentoring. Each value's code is what documents keep; screens choose the words.

use crate::codes::coded;

coded! {
    /// Who works with whom (форма наставничества).
    Form {
        /// Педагог – педагог: no age parameter.
        TeacherTeacher = "teacher_teacher",
        /// Ученик – ученик: support or adaptation, without strict subordination.
        StudentStudent = "student_student",
        /// Педагог – ученик.
        TeacherStudent = "teacher_student",
        /// Студент – ученик.
        UnivstudentStudent = "univstudent_student",
        /// Работодатель – ученик.
        EmployerStudent = "employer_student",
        /// Работодатель – студент.
        EmployerUnivstudent = "employer_univstudent",
        /// Руководитель – педагог.
        HeadTeacher = "head_teacher",
        /// Социальный партнёр – педагог.
        SocialpartnerTeacher = "socialpartner_teacher",
    }
}

coded! {
    /// How they work (вид наставничества).
    Kind {
        /// Традиционное, один на один.
        Traditional = "traditional",
        /// Реверсивное: the younger colleague teaches the older one.
        Reverse = "reverse",
        /// Ситуационное: help on demand.
        Situational = "situational",
        /// Скоростное: short single meetings.
        Speed = "speed",
        /// Групповое.
        Group = "group",
        /// Виртуальное, дистанционное.
        Virtual = "virtual",
        /// Сетевое: mentors from other organisations.
        Network = "network",
        /// Краткосрочное, целеполагающее.
        ShortGoal = "short_goal",
        /// Равный – равному.
        Peer = "peer",
        /// Командное.
        Team = "team",
        /// Дуальное, in colleges.
        Dual = "dual",
    }
}

coded! {
    /// Which side of a pair a person is on.
    Side {
        /// Наставник.
        Mentor = "mentor",
        /// Наставляемый.
        Mentee = "mentee",
    }
}

coded! {
    /// A role in the whole school.
    SchoolRole {
        /// Куратор (координатор).
        Curator = "curator",
        /// Член совета наставников.
        Council = "council",
        /// Руководитель организации.
        Head = "head",
    }
}

coded! {
    /// In what capacity somebody acts on a pair or a programme: the argument of every rule about who may do what.
    Role {
        /// Куратор (координатор).
        Curator = "curator",
        /// Член совета наставников.
        Council = "council",
        /// Руководитель организации.
        Head = "head",
        /// Наставник of this pair.
        Mentor = "mentor",
        /// Наставляемый of this pair.
        Mentee = "mentee",
    }
}

coded! {
    /// Where a pair or group is in its life.
    PairState {
        /// Подбор.
        Matching = "matching",
        /// Согласие.
        Consent = "consent",
        /// Закреплена by an order.
        Assigned = "assigned",
        /// Работает.
        Working = "working",
        /// Пауза.
        Paused = "paused",
        /// Завершена.
        Completed = "completed",
        /// Распалась.
        Dissolved = "dissolved",
    }
}

coded! {
    /// Where a programme is in its life.
    ProgrammeState {
        /// Черновик.
        Draft = "draft",
        /// На согласовании.
        Agreed = "agreed",
        /// Утверждена.
        Approved = "approved",
        /// Реализуется.
        Running = "running",
        /// Завершена.
        Closed = "closed",
        /// Прекращена.
        Terminated = "terminated",
    }
}

coded! {
    /// What kind of difficulty a deficit is.
    Area {
        /// Предметные.
        Subject = "subject",
        /// Методические.
        Methodical = "methodical",
        /// Метапредметные.
        Metasubject = "metasubject",
        /// Психолого-педагогические.
        Psychological = "psychological",
        /// Коммуникативные.
        Communicative = "communicative",
        /// Цифровые (ИКТ).
        Digital = "digital",
        /// Нормативные, документация.
        Regulatory = "regulatory",
        /// Личностные.
        Personal = "personal",
    }
}

coded! {
    /// What became of a plan item. No mark at all means that nobody has said yet.
    Mark {
        /// Выполнено.
        Done = "done",
        /// Частично.
        Partly = "partly",
        /// Перенесено.
        Moved = "moved",
        /// Не выполнено.
        NotDone = "not_done",
    }
}

coded! {
    /// How a meeting was held.
    MeetingFormat {
        /// Очно.
        InPerson = "in_person",
        /// Видео.
        Video = "video",
        /// Чат.
        Chat = "chat",
        /// Группой.
        Group = "group",
    }
}

coded! {
    /// The eight categories of mentee among teachers.
    MenteeCategory {
        /// Молодой, начинающий.
        Novice = "novice",
        /// После длительного перерыва.
        AfterBreak = "after_break",
        /// Адаптация на новом месте.
        NewPlace = "new_place",
        /// Хочет повысить уровень в направлении.
        Growth = "growth",
        /// Хочет овладеть ИКТ.
        Digital = "digital",
        /// Профессиональное, эмоциональное выгорание. Sensitive: shown to the pair and the curator only.
        Burnout = "burnout",
        /// Иные затруднения и дефициты.
        Other = "other",
        /// Стажёр, студент.
        Trainee = "trainee",
    }
}

impl MenteeCategory {
    /// True for what may not be shown outside the pair and its curator.
    pub const fn is_sensitive(self) -> bool {
        matches!(self, Self::Burnout)
    }
}

coded! {
    /// A teacher's qualification category.
    Qualification {
        /// Без категории.
        None = "none",
        /// Соответствие занимаемой должности.
        Conforms = "conforms",
        /// Первая.
        First = "first",
        /// Высшая.
        Highest = "highest",
        /// Педагог-методист.
        Methodist = "methodist",
        /// Педагог-наставник.
        Mentor = "mentor",
    }
}

coded! {
    /// What kind of organisation the school is.
    OrgType {
        /// Школа.
        School = "school",
        /// Детский сад (ДОУ).
        Kindergarten = "kindergarten",
        /// Колледж (СПО).
        College = "college",
        /// Дополнительное образование.
        Extra = "extra",
        /// Интернат.
        Boarding = "boarding",
    }
}

coded! {
    /// What a school calls whoever organises its mentoring: one role, two words (DOMAIN.md 1.1, S3-15).
    #[derive(Default)]
    CuratorTitle {
        /// Куратор.
        #[default]
        Curator = "curator",
        /// Координатор: so in many kindergartens.
        Coordinator = "coordinator",
    }
}

/// How well a skill is mastered, 0 to 3.
#[derive(
    Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash, serde::Serialize, serde::Deserialize,
)]
#[serde(try_from = "u8", into = "u8")]
pub struct Level(u8);

impl Level {
    /// 0 нет навыка, 1 с помощью, 2 частично, 3 уверенно.
    pub const ALL: [Self; 4] = [Self(0), Self(1), Self(2), Self(3)];

    /// `None` above 3.
    pub const fn new(level: u8) -> Option<Self> {
        if level <= 3 { Some(Self(level)) } else { None }
    }

    /// 0 to 3.
    pub const fn get(self) -> u8 {
        self.0
    }
}

impl TryFrom<u8> for Level {
    type Error = crate::UnknownCode;

    fn try_from(level: u8) -> Result<Self, Self::Error> {
        Self::new(level).ok_or_else(|| crate::UnknownCode {
            vocabulary: "Level",
            code: level.to_string(),
        })
    }
}

impl From<Level> for u8 {
    fn from(level: Level) -> Self {
        level.0
    }
}

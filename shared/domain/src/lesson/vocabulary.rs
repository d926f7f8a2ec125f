//! The closed vocabularies of lessons.

use crate::codes::coded;

coded! {
    /// Who came to whose lesson, and as what.
    Visit {
        /// Наставник у наставляемого.
        MentorToMentee = "mentor_to_mentee",
        /// Наставляемый у наставника: взаимопосещение.
        MenteeToMentor = "mentee_to_mentor",
        /// Куратор.
        Curator = "curator",
        /// Эксперт.
        Expert = "expert",
    }
}

coded! {
    /// Тип урока; in a kindergarten, what was looked at.
    LessonKind {
        /// Открытие нового знания.
        New = "new",
        /// Закрепление.
        Practice = "practice",
        /// Повторение и систематизация.
        Review = "review",
        /// Контроль.
        Control = "control",
        /// Комбинированный.
        Combined = "combined",
        /// Внеурочное занятие.
        Extra = "extra",
        /// Режимный момент, in a kindergarten.
        Routine = "routine",
    }
}

coded! {
    /// Whether something worked out.
    Outcome {
        /// Да.
        Yes = "yes",
        /// Частично.
        Partly = "partly",
        /// Пока нет.
        NotYet = "not_yet",
    }
}

coded! {
    /// What an open lesson made use of.
    Condition {
        /// ИКТ.
        Ict = "ict",
        /// Дифференцированный подход.
        Differentiation = "differentiation",
        /// Наглядность.
        Visuals = "visuals",
        /// Разнообразие заданий.
        Variety = "variety",
        /// Игры.
        Games = "games",
        /// Физминутки, гимнастика для глаз и пальцев.
        Breaks = "breaks",
        /// Высокая работоспособность.
        Workload = "workload",
    }
}

coded! {
    /// How the children's work at an open lesson came out.
    LessonQuality {
        /// Отлично.
        Excellent = "excellent",
        /// Хорошо и отлично.
        GoodAndExcellent = "good_and_excellent",
        /// Хорошо.
        Good = "good",
        /// Есть над чем работать.
        Mixed = "mixed",
    }
}

//! A pair's way in and out: the first thirty days, the closing of its year, and what comes after.

use super::diary::{Begun, Diary, LAST, date};
use super::{Act, Who};
use ryadom_domain::{CaseField, Future, PairId, PairStep};
use ryadom_replica::{JournalEdit, PairEdit, RegistryEdit};

const LESSON: &str = "Побывать на уроке наставника";

impl Diary {
    /// What a newcomer has done, with a point that was ticked too soon.
    pub(super) fn first_days(&mut self) {
        let newcomer = Who::Mentee.person();
        for (day, point, done) in [
            (4, "Получить ключ от кабинета", Some(4)),
            (9, LESSON, Some(9)),
            (10, LESSON, None),
            (16, LESSON, Some(15)),
        ] {
            let point = PairStep::First(newcomer, point.to_owned());
            let done = done.map_or_else(String::new, |day| date(day).to_string());
            self.step((day, Who::Mentee), point, &done);
        }
    }

    /// Either says what only they can say; the pair goes on into another year.
    pub(super) fn closing(&mut self, pair: PairId, begun: &Begun) {
        let (older, newcomer) = (Who::Mentor.person(), Who::Mentee.person());
        let (later, yes) = (Future::Later.as_str(), Future::Yes.as_str());
        let task = begun.tasks[0];
        for (step, words) in [
            (PairStep::Words(older), "бережно, честно, вовремя"),
            (PairStep::Learnt(older), "Вести урок с планшета"),
            (PairStep::Thanks(older, newcomer), "За открытый урок!"),
            (PairStep::GoalResult, "Уроки проектирует сама"),
            (PairStep::TaskResult(task), "Журнал ведётся без замечаний"),
            (PairStep::Recommended(newcomer), later),
        ] {
            self.step((257, Who::Mentor), step, words);
        }
        for (step, words) in [
            (PairStep::Words(newcomer), "спокойно, понятно, рядом"),
            (PairStep::Learnt(newcomer), "Не повышать голос"),
            (PairStep::Thanks(newcomer, older), "За каждый разбор урока"),
            (PairStep::Future(newcomer), yes),
        ] {
            self.step((258, Who::Mentee), step, words);
        }
        self.case();
        // Too early, and back.
        for (day, edit) in [
            (264, PairEdit::NextYear(2026)),
            (265, PairEdit::YearBack(2026)),
            (LAST, PairEdit::NextYear(2026)),
        ] {
            let edit = RegistryEdit::Pair { id: pair, edit };
            self.does(day, Who::Curator, Act::Registry(edit));
        }
    }

    /// A case for the bank of practices, and that both agree to it.
    fn case(&mut self) {
        let case = CaseField::ALL.iter().zip([
            "Первые двадцать минут",
            "Класс уставал к середине урока",
            "Учителя первого года",
            "Взаимопосещения раз в две недели, разбор в тот же день",
            "Одна четверть",
            "Чек-лист и один свободный урок",
            "Вовлечённость выросла с 60 до 85 %",
            "Пара не совпадает по расписанию",
            "Любой начальной школе",
            "https://school.example/keys",
        ]);
        for (field, words) in case {
            self.step((260, Who::Mentor), PairStep::Case(*field), words);
        }
        for (day, who) in [(261, Who::Mentor), (262, Who::Mentee)] {
            let consent = PairStep::CaseConsent(who.person());
            self.step((day, who), consent, &date(day).to_string());
        }
    }

    fn step(&mut self, (day, who): (u16, Who), step: PairStep, words: &str) {
        let edit = JournalEdit::Step(step, words.to_owned());
        self.does(day, who, Act::Journal(edit));
    }
}

//! Local acts that people of a school read and acknowledge.

use crate::codes::coded;
use crate::{PersonId, SchoolYear};
use crate::{Registry, Side};
use jiff::civil::Date;

coded! {
    /// Who is asked to read an act.
    ActReaders {
        /// Everybody who is in a pair.
        Pairs = "pairs",
        /// Mentees: the newcomers.
        Mentees = "mentees",
        /// Mentors.
        Mentors = "mentors",
        /// Everybody of the school.
        Everybody = "everybody",
    }
}

coded! {
    /// What is known of an act.
    ActField {
        /// Название.
        Title = "title",
        /// Номер.
        Number = "number",
        /// Дата.
        Date = "date",
        /// Где хранится.
        Kept = "kept",
        /// Кому читать.
        Readers = "readers",
    }
}

impl ActReaders {
    /// Whether this person is asked.
    pub fn asks(self, registry: &Registry, person: PersonId) -> bool {
        let on = |side| {
            registry
                .pairs_of(person)
                .any(|pair| pair.state.is_open() && pair.side(person) == Some(side))
        };
        match self {
            Self::Pairs => on(Side::Mentor) || on(Side::Mentee),
            Self::Mentees => on(Side::Mentee),
            Self::Mentors => on(Side::Mentor),
            Self::Everybody => registry.people.contains_key(&person),
        }
    }
}

coded! {
    /// The days by which a school year's work is to be done.
    Deadline {
        /// Запросы собраны.
        Requests = "requests",
        /// Входная диагностика пройдена.
        Entry = "entry",
        /// Программа составлена и отправлена на согласование.
        Programme = "programme",
        /// Программа утверждена.
        Approval = "approval",
        /// Промежуточная диагностика и сверка.
        Mid = "mid",
        /// Итоговая диагностика.
        Final = "final",
        /// Год пары завершён.
        Closing = "closing",
        /// Итоговый отчёт.
        Report = "report",
    }
}

impl Deadline {
    /// The usual day, until a school says another.
    pub fn usual(self, year: SchoolYear) -> Date {
        let (next, month, day) = match self {
            Self::Requests => (0, 9, 20),
            Self::Programme => (0, 9, 25),
            Self::Entry | Self::Approval => (0, 9, 30),
            Self::Mid => (0, 12, 28),
            Self::Final => (1, 5, 15),
            Self::Closing => (1, 5, 20),
            Self::Report => (1, 5, 31),
        };
        Date::new(year.begins().saturating_add(next), month, day).unwrap_or(year.last_day())
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::{DocumentId, Pair, PairId, PairState, Person};
    use jiff::civil::date;

    #[test]
    fn those_are_asked_to_read_whom_it_concerns() {
        let person = |number| PersonId::from_random([number; 16]);
        let mut registry = Registry::new(DocumentId::from_random([0; 16]));
        for number in 1..=3 {
            registry.people.insert(person(number), Person::default());
        }
        let pair = Pair {
            id: PairId::from_random([9; 16]),
            form: None,
            kind: None,
            state: PairState::Working,
            mentors: [person(1)].into(),
            mentees: [person(2)].into(),
            start: None,
            end: None,
            programme: None,
            journal: None,
            reflection: None,
        };
        registry.pairs.insert(pair.id, pair.clone());
        let asked = |readers: ActReaders, registry: &Registry| -> Vec<u8> {
            (1..=4)
                .filter(|number| readers.asks(registry, person(*number)))
                .collect()
        };
        assert_eq!(asked(ActReaders::Pairs, &registry), [1, 2]);
        assert_eq!(asked(ActReaders::Mentees, &registry), [2]);
        assert_eq!(asked(ActReaders::Mentors, &registry), [1]);
        assert_eq!(asked(ActReaders::Everybody, &registry), [1, 2, 3]);
        let ended = Pair {
            state: PairState::Completed,
            ..pair
        };
        registry.pairs.insert(ended.id, ended);
        assert_eq!(asked(ActReaders::Pairs, &registry), [0_u8; 0]);
    }

    #[test]
    fn the_usual_days_follow_one_another_through_the_year() {
        let year = SchoolYear::of(date(2025, 10, 1));
        let mut days: Vec<_> = Deadline::ALL.iter().map(|one| one.usual(year)).collect();
        assert_eq!(Deadline::Requests.usual(year), date(2025, 9, 20));
        assert_eq!(Deadline::Report.usual(year), date(2026, 5, 31));
        days.sort_unstable();
        assert!(days.first() >= Some(&year.first_day()));
        assert!(days.last() <= Some(&date(2026, 6, 1)));
    }
}

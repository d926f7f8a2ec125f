use super::{Names, Sentence, capital, changed_by, excerpt, sentences};
use crate::i18n::Locale;
use jiff::civil::date;
use ryadom_domain::{
    DocumentId, FileId, FileOf, Instrument, ItemId, Mark, MeetingId, Name, Person, PersonId,
    PlanDate, RecordId, RecordValue, Registry, Timestamp,
};
use ryadom_replica::{Field, Subject, Told, Value, What, Written};
use wasm_bindgen_test::wasm_bindgen_test as test;

const ANNA: u8 = 1;
const MARINA: u8 = 2;

fn person(number: u8) -> PersonId {
    PersonId::from_random([number; 16])
}

fn registry() -> Registry {
    let mut registry = Registry::new(DocumentId::from_random([9; 16]));
    for (number, name) in [
        (ANNA, Name::new("Иванова", "Анна", "Петровна")),
        (MARINA, Name::new("Кузнецова", "Марина", "Олеговна")),
    ] {
        let person_row = Person {
            name,
            ..Person::default()
        };
        registry.people.insert(person(number), person_row);
    }
    registry
}

fn lesson() -> Subject {
    Subject::Item {
        id: ItemId::from_random([5; 16]),
        event: "Открытый урок".into(),
    }
}

fn told(subject: Subject, what: What) -> Told {
    Told {
        by: Some(person(ANNA)),
        at: Timestamp(100),
        subject,
        what,
    }
}

fn worded(told: &[Told]) -> Vec<Sentence> {
    let registry = registry();
    let names = Names {
        registry: &registry,
        reader: Some(person(MARINA)),
        today: date(2026, 2, 13),
    };
    sentences(Locale::ru, told, &names)
}

fn words(told: &[Told]) -> Vec<String> {
    worded(told).into_iter().map(|one| one.words).collect()
}

fn set(field: Field, before: Value, after: Value) -> What {
    What::Set {
        field,
        before,
        after,
    }
}

#[test]
fn a_day_that_moved_is_told_as_people_tell_it() {
    let planned = |day| Value::Planned(PlanDate::Day(date(2026, 2, day)));
    let moved = told(lesson(), set(Field::Planned, planned(18), planned(25)));
    assert_eq!(
        words(&[moved]),
        ["Пункт «Открытый урок» перенесён с 18 на 25\u{a0}февраля."]
    );
}

#[test]
fn an_item_that_was_done_is_one_sentence_with_its_result() {
    let done = [
        told(
            lesson(),
            set(Field::Mark, Value::Nothing, Value::Mark(Mark::Done)),
        ),
        told(
            lesson(),
            set(Field::MentorMark, Value::YesNo(false), Value::YesNo(true)),
        ),
        told(
            lesson(),
            What::Wrote {
                field: Field::ActualResult,
                before: String::new(),
                after: "36 из 42.".into(),
            },
        ),
    ];
    assert_eq!(
        words(&done),
        ["Выполнено: пункт «Открытый урок». Результат: 36 из 42."]
    );
}

#[test]
fn what_was_added_goes_without_its_fields() {
    let added = [
        told(lesson(), What::Added),
        told(
            lesson(),
            set(Field::Section, Value::Nothing, Value::Words("Рост".into())),
        ),
    ];
    assert_eq!(words(&added), ["Добавлен пункт «Открытый урок»."]);
}

#[test]
fn a_file_is_told_by_its_name() {
    let photo = || Subject::File {
        id: FileId::from_random([6; 16]),
        name: "Доска.jpg".into(),
        of: FileOf::Item(ItemId::from_random([5; 16])),
    };
    let said = words(&[told(photo(), What::Added)]);
    assert_eq!(said, ["Добавлен файл «Доска.jpg»."]);
    let said = words(&[told(photo(), What::Removed)]);
    assert_eq!(said, ["Убран файл «Доска.jpg»."]);
}

// F09
#[test]
fn two_values_come_first_and_name_both_people() {
    let value = |day, by| Written {
        value: Value::Planned(PlanDate::Day(date(2026, 2, day))),
        by: Some(person(by)),
        at: Timestamp(0),
    };
    let meeting = Subject::Meeting {
        id: MeetingId::from_random([6; 16]),
        date: Some(date(2026, 2, 11)),
        topic: "Прогон".into(),
    };
    let both = [
        told(meeting, What::Added),
        told(
            lesson(),
            What::TwoValues {
                field: Field::Planned,
                values: vec![value(25, ANNA), value(27, MARINA)],
            },
        ),
    ];
    let told = worded(&both);
    let words: Vec<&str> = told.iter().map(|one| one.words.as_str()).collect();
    assert_eq!(
        words,
        [
            "Пункт «Открытый урок», срок: 25\u{a0}февраля (Иванова А. П.) и 27\u{a0}февраля (вы).",
            "Записана встреча 11\u{a0}февраля «Прогон».",
        ]
    );
    assert!(told.first().is_some_and(|one| one.need));
}

#[test]
fn the_same_thing_done_to_several_rows_is_said_at_once_newest_first() {
    let item = |number: u8| Subject::Item {
        id: ItemId::from_random([number; 16]),
        event: format!("Дело {number}"),
    };
    let signed = || set(Field::MenteeMark, Value::YesNo(false), Value::YesNo(true));
    let two = [told(item(1), signed()), told(item(2), signed())];
    assert_eq!(words(&two), ["Отметки наставляемого: «Дело 2» и «Дело 1»."]);
    let many: Vec<Told> = (1..=5).map(|number| told(item(number), signed())).collect();
    assert_eq!(
        words(&many),
        ["Отметки наставляемого: «Дело 5», «Дело 4», «Дело 3» и ещё 2."]
    );
    let one = words(&two[..1]);
    assert_eq!(one, ["Есть отметка наставляемого: пункт «Дело 1»."]);
}

#[test]
fn a_name_that_ends_with_a_full_stop_ends_the_sentence() {
    let child = Subject::Person {
        id: person(7),
        name: Name::new("Ученик Б.", "", ""),
    };
    assert_eq!(
        words(&[told(child, What::Added)]),
        ["В школе теперь Ученик Б."]
    );
}

#[test]
fn the_verb_agrees_with_the_patronymic() {
    let registry = registry();
    let names = Names {
        registry: &registry,
        reader: Some(person(MARINA)),
        today: date(2026, 2, 13),
    };
    assert_eq!(
        changed_by(Locale::ru, &names, Some(person(ANNA))),
        "Изменила Иванова А. П."
    );
}

#[test]
fn a_sentence_begins_with_a_capital_letter() {
    assert_eq!(capital("пункт"), "Пункт");
    assert_eq!(capital(""), "");
}

#[test]
fn long_words_are_cut_at_a_space() {
    assert_eq!(excerpt("два слова", 20), "два слова");
    assert_eq!(excerpt("раз, два три", 9), "раз, два…");
    assert_eq!(excerpt("длинноеслово", 4), "длин…");
}

#[test]
fn a_record_is_named_by_its_instrument_and_its_mean_as_people_write_it() {
    let record = Subject::Record {
        id: RecordId::from_random([7; 16]),
        instrument: Instrument::Survey,
        day: Some(date(2026, 2, 11)),
    };
    assert_eq!(
        words(&[told(record.clone(), What::Added)]),
        ["Добавлена запись «Опрос учеников и родителей» за 11\u{a0}февраля."]
    );
    let mean = What::Set {
        field: Field::RecordValue(RecordValue::MeanClear),
        before: Value::Nothing,
        after: Value::Hundredths(430),
    };
    assert_eq!(
        words(&[told(record, mean)]),
        ["Запись «Опрос учеников и родителей» за 11\u{a0}февраля: объясняет понятно 4,3."]
    );
}

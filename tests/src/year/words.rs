//! Sentences as teachers write them, put together by chance.

use rand::RngExt;
use rand::rngs::SmallRng;

const WORDS: [&str; 48] = [
    "урок",
    "план",
    "ученики",
    "рефлексия",
    "наблюдение",
    "приём",
    "беседа",
    "класс",
    "задание",
    "оценивание",
    "время",
    "этап",
    "цель",
    "обсудили",
    "посетили",
    "составили",
    "разобрали",
    "попробовали",
    "записали",
    "подобрали",
    "вместе",
    "сначала",
    "подробно",
    "ещё раз",
    "самостоятельно",
    "на перемене",
    "в группах",
    "по образцу",
    "к пятнице",
    "для родителей",
    "с наставником",
    "без подсказки",
    "трудно",
    "получилось",
    "не успели",
    "стало спокойнее",
    "дисциплина",
    "мотивация",
    "карточки",
    "таблица",
    "критерии",
    "самоанализ",
    "конспект",
    "электронный дневник",
    "открытый урок",
    "методическая тема",
    "обратная связь",
    "домашняя работа",
];

/// A sentence in the pieces in which it is typed: people pause, and each pause is a change.
pub fn sentence(random: &mut SmallRng) -> Vec<String> {
    let bursts = random.random_range(3..=5);
    let mut pieces: Vec<String> = (0..bursts)
        .map(|_| {
            let words = random.random_range(1..=3);
            (0..words)
                .map(|_| format!("{} ", WORDS[random.random_range(0..WORDS.len())]))
                .collect()
        })
        .collect();
    pieces.push(". ".to_owned());
    pieces
}

/// A sentence that is there at once.
pub fn phrase(random: &mut SmallRng) -> String {
    sentence(random).concat().trim().to_owned()
}

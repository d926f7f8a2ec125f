//! Sentences as long as teachers write them, put together by chance: of as many different words, so that a year of them
//! is no smaller on the disk than a real one.

use rand::RngExt;
use rand::rngs::SmallRng;

const SYLLABLES: [&str; 64] = [
    "на", "по", "ра", "ко", "ло", "ва", "ни", "те", "ро", "ка", "во", "ли", "за", "не", "то", "ре",
    "ста", "про", "вы", "до", "ми", "ла", "ти", "го", "бо", "ма", "со", "ну", "ри", "де", "ле",
    "пе", "ви", "ки", "да", "му", "ся", "об", "ту", "ша", "че", "ду", "жи", "сто", "при", "ют",
    "ом", "ать", "ить", "ого", "ей", "сть", "ние", "тель", "ный", "ский", "ает", "ал", "пре",
    "без", "воз", "кла", "тра", "уч",
];

fn word(random: &mut SmallRng) -> String {
    let syllables = random.random_range(1..=4);
    (0..syllables)
        .map(|_| SYLLABLES[random.random_range(0..SYLLABLES.len())])
        .collect()
}

/// A sentence in the pieces in which it is typed: people pause, and each pause is a change.
pub fn sentence(random: &mut SmallRng) -> Vec<String> {
    let bursts = random.random_range(3..=5);
    let mut pieces: Vec<String> = (0..bursts)
        .map(|_| {
            let words = random.random_range(1..=3);
            (0..words).map(|_| word(random) + " ").collect()
        })
        .collect();
    pieces.push(". ".to_owned());
    pieces
}

/// A sentence that is there at once.
pub fn phrase(random: &mut SmallRng) -> String {
    sentence(random).concat().trim().to_owned()
}

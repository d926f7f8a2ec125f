//! The overview's heading: a sentence that says what there is and whether anybody needs the reader.

use crate::attention::short;
use crate::i18n::*;
use crate::told::{capital, dates};
use jiff::civil::Date;

/// «22 пары, двум нужны вы».
pub fn sentence(locale: Locale, pairs: usize, needy: usize) -> String {
    if pairs == 0 {
        return td_string!(locale, overview.heading_none).to_owned();
    }
    let needs = match (pairs, needy) {
        (_, 0) => td_string!(locale, overview.calm).to_owned(),
        (1, 1) => td_string!(locale, overview.need_only).to_owned(),
        (_, 1) => td_string!(locale, overview.need_1).to_owned(),
        (_, 2) => td_string!(locale, overview.need_2).to_owned(),
        (_, 3) => td_string!(locale, overview.need_3).to_owned(),
        (_, 4) => td_string!(locale, overview.need_4).to_owned(),
        (_, 5) => td_string!(locale, overview.need_5).to_owned(),
        (_, 6) => td_string!(locale, overview.need_6).to_owned(),
        (_, 7) => td_string!(locale, overview.need_7).to_owned(),
        (_, 8) => td_string!(locale, overview.need_8).to_owned(),
        (_, 9) => td_string!(locale, overview.need_9).to_owned(),
        (_, more) => td_string!(locale, overview.need_more, count = short(more)),
    };
    td_string!(
        locale,
        overview.heading,
        pairs = td_string!(locale, overview.pairs, count = short(pairs)),
        needs = needs
    )
}

/// «Пятница, 13 февраля · вы были здесь во вторник»; only the day when the reader was not here before.
pub fn today_line(locale: Locale, today: Date, last_visit: Option<Date>) -> String {
    let now = capital(&dates::long(locale, today, today));
    match last_visit {
        Some(day) if day < today => td_string!(
            locale,
            overview.was_here,
            today = now,
            when = when(locale, day, today)
        ),
        _ => now,
    }
}

/// «вчера», «во вторник» within a week, «10 февраля» before that.
fn when(locale: Locale, day: Date, today: Date) -> String {
    let days = day.until(today).map_or(0, |span| span.get_days());
    if !(2..7).contains(&days) {
        return dates::day(locale, day, today);
    }
    match day.weekday().to_monday_one_offset() {
        1 => td_string!(locale, overview.on_1),
        2 => td_string!(locale, overview.on_2),
        3 => td_string!(locale, overview.on_3),
        4 => td_string!(locale, overview.on_4),
        5 => td_string!(locale, overview.on_5),
        6 => td_string!(locale, overview.on_6),
        _ => td_string!(locale, overview.on_7),
    }
    .to_owned()
}

#[cfg(test)]
mod tests {
    use super::*;
    use jiff::civil::date;
    use wasm_bindgen_test::wasm_bindgen_test;

    #[wasm_bindgen_test]
    fn the_heading_is_a_sentence_for_every_number() {
        let say = |pairs, needy| sentence(Locale::ru, pairs, needy);
        assert_eq!(say(22, 2), "22 пары, двум нужны вы");
        assert_eq!(say(1, 1), "1 пара, и ей нужны вы");
        assert_eq!(say(5, 0), "5 пар, всё идёт своим чередом");
        assert_eq!(say(30, 21), "30 пар, 21 паре нужны вы");
        assert_eq!(say(0, 0), "Пар пока нет");
    }

    #[wasm_bindgen_test]
    fn the_last_visit_is_a_weekday_within_a_week_and_a_date_before() {
        let today = date(2026, 2, 13);
        let say = |day| today_line(Locale::ru, today, Some(day));
        assert_eq!(
            say(date(2026, 2, 10)),
            "Пятница, 13\u{a0}февраля · вы были здесь во вторник"
        );
        assert_eq!(
            say(date(2026, 2, 12)),
            "Пятница, 13\u{a0}февраля · вы были здесь вчера"
        );
        assert_eq!(
            say(date(2026, 2, 6)),
            "Пятница, 13\u{a0}февраля · вы были здесь 6\u{a0}февраля"
        );
        assert_eq!(say(today), "Пятница, 13\u{a0}февраля");
    }
}

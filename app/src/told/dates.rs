//! Dates as people say them.

use crate::i18n::*;
use jiff::ToSpan;
use jiff::civil::{Date, DateTime, Time};
use ryadom_domain::PlanDate;

/// «сегодня», «вчера», «завтра», «25 февраля», and with the year when it is another one.
pub fn day(locale: Locale, date: Date, today: Date) -> String {
    near(locale, date, today).unwrap_or_else(|| plain(locale, date, today))
}

/// «25 февраля», with the year when it is not this one; never «сегодня».
pub fn plain(locale: Locale, date: Date, today: Date) -> String {
    let (day, month) = (date.day(), month_of(locale, date));
    if date.year() == today.year() {
        td_string!(locale, dates.day_of_month, day = day, month = month)
    } else {
        td_string!(
            locale,
            dates.day_of_year,
            day = day,
            month = month,
            year = date.year()
        )
    }
}

/// «чт, 12 февраля».
pub fn weekday(locale: Locale, date: Date, today: Date) -> String {
    td_string!(
        locale,
        dates.weekday_day,
        weekday = short_weekday(locale, date),
        day = plain(locale, date, today)
    )
}

/// «завтра», «четверг»: a day whose number is known.
pub fn day_name(locale: Locale, date: Date, today: Date) -> String {
    near(locale, date, today).unwrap_or_else(|| long_weekday(locale, date).to_lowercase())
}

/// «Четверг, 12 февраля»: for the head of a page.
pub fn long(locale: Locale, date: Date, today: Date) -> String {
    td_string!(
        locale,
        dates.weekday_day,
        weekday = long_weekday(locale, date),
        day = plain(locale, date, today)
    )
}

/// «с 8:05», «со вчерашнего дня», «с понедельника» within a week, «с 12 февраля» before that. Both moments are local.
pub fn since(locale: Locale, from: DateTime, now: DateTime) -> String {
    let (day, today) = (from.date(), now.date());
    match day.until(today).map_or(i32::MAX, |span| span.get_days()) {
        ..=0 => td_string!(locale, dates.since, when = clock(from.time())),
        1 => td_string!(locale, dates.since_yesterday).to_owned(),
        2..=6 => match day.weekday().to_monday_one_offset() {
            1 => td_string!(locale, dates.since_1),
            2 => td_string!(locale, dates.since_2),
            3 => td_string!(locale, dates.since_3),
            4 => td_string!(locale, dates.since_4),
            5 => td_string!(locale, dates.since_5),
            6 => td_string!(locale, dates.since_6),
            _ => td_string!(locale, dates.since_7),
        }
        .to_owned(),
        _ => td_string!(locale, dates.since, when = plain(locale, day, today)),
    }
}

/// «Февраль 2026»: for the head of a list.
pub fn month(locale: Locale, date: Date) -> String {
    let month = super::capital(month_name(locale, date));
    td_string!(
        locale,
        dates.month_of_year,
        month = month,
        year = date.year()
    )
}

/// «8:05».
pub fn clock(time: Time) -> String {
    format!("{}:{:02}", time.hour(), time.minute())
}

/// «25 февраля», «23–27 февраля», «февраль», «1 раз в неделю», «весь год».
pub fn planned(locale: Locale, planned: PlanDate, today: Date) -> String {
    match planned {
        PlanDate::Day(date) => plain(locale, date, today),
        PlanDate::Span(first, last) if first.first_of_month() == last.first_of_month() => {
            td_string!(
                locale,
                dates.day_span,
                first = first.day(),
                last = last.day(),
                month = month_of(locale, last)
            )
        }
        PlanDate::Span(first, last) => td_string!(
            locale,
            dates.span,
            first = plain(locale, first, today),
            last = plain(locale, last, today)
        ),
        PlanDate::Month(first) if first.year() == today.year() => {
            month_name(locale, first).to_owned()
        }
        PlanDate::Month(first) => td_string!(
            locale,
            dates.month_of_year,
            month = month_name(locale, first),
            year = first.year()
        ),
        PlanDate::Weekly(times) => td_string!(locale, dates.weekly, count = times),
        PlanDate::Year => td_string!(locale, dates.year).to_owned(),
    }
}

/// «сегодня в 15:10», or only the day when the hour is not known.
pub fn appointment(locale: Locale, date: Date, time: Option<Time>, today: Date) -> String {
    let day = near(locale, date, today).unwrap_or_else(|| weekday(locale, date, today));
    match time {
        Some(time) => td_string!(locale, dates.at, day = day, time = clock(time)),
        None => day,
    }
}

/// When something was done: «сегодня в 8:05», «вчера в 19:40», «12 февраля». Both moments are local.
pub fn moment(locale: Locale, at: DateTime, now: DateTime) -> String {
    match near(locale, at.date(), now.date()) {
        Some(day) => td_string!(locale, dates.at, day = day, time = clock(at.time())),
        None => plain(locale, at.date(), now.date()),
    }
}

/// «45 минут».
pub fn minutes(locale: Locale, minutes: u16) -> String {
    td_string!(locale, dates.minutes, count = minutes)
}

fn near(locale: Locale, date: Date, today: Date) -> Option<String> {
    let words = if date == today {
        td_string!(locale, dates.today)
    } else if Some(date) == today.checked_sub(1.day()).ok() {
        td_string!(locale, dates.yesterday)
    } else if Some(date) == today.checked_add(1.day()).ok() {
        td_string!(locale, dates.tomorrow)
    } else {
        return None;
    };
    Some(words.to_owned())
}

fn long_weekday(locale: Locale, date: Date) -> &'static str {
    match date.weekday().to_monday_one_offset() {
        1 => td_string!(locale, dates.day_1),
        2 => td_string!(locale, dates.day_2),
        3 => td_string!(locale, dates.day_3),
        4 => td_string!(locale, dates.day_4),
        5 => td_string!(locale, dates.day_5),
        6 => td_string!(locale, dates.day_6),
        _ => td_string!(locale, dates.day_7),
    }
}

fn short_weekday(locale: Locale, date: Date) -> &'static str {
    match date.weekday().to_monday_one_offset() {
        1 => td_string!(locale, dates.short_1),
        2 => td_string!(locale, dates.short_2),
        3 => td_string!(locale, dates.short_3),
        4 => td_string!(locale, dates.short_4),
        5 => td_string!(locale, dates.short_5),
        6 => td_string!(locale, dates.short_6),
        _ => td_string!(locale, dates.short_7),
    }
}

/// «февраль».
pub fn month_name(locale: Locale, date: Date) -> &'static str {
    match date.month() {
        1 => td_string!(locale, dates.month_1),
        2 => td_string!(locale, dates.month_2),
        3 => td_string!(locale, dates.month_3),
        4 => td_string!(locale, dates.month_4),
        5 => td_string!(locale, dates.month_5),
        6 => td_string!(locale, dates.month_6),
        7 => td_string!(locale, dates.month_7),
        8 => td_string!(locale, dates.month_8),
        9 => td_string!(locale, dates.month_9),
        10 => td_string!(locale, dates.month_10),
        11 => td_string!(locale, dates.month_11),
        _ => td_string!(locale, dates.month_12),
    }
}

/// «февраля», as it stands after a number.
fn month_of(locale: Locale, date: Date) -> &'static str {
    match date.month() {
        1 => td_string!(locale, dates.of_1),
        2 => td_string!(locale, dates.of_2),
        3 => td_string!(locale, dates.of_3),
        4 => td_string!(locale, dates.of_4),
        5 => td_string!(locale, dates.of_5),
        6 => td_string!(locale, dates.of_6),
        7 => td_string!(locale, dates.of_7),
        8 => td_string!(locale, dates.of_8),
        9 => td_string!(locale, dates.of_9),
        10 => td_string!(locale, dates.of_10),
        11 => td_string!(locale, dates.of_11),
        _ => td_string!(locale, dates.of_12),
    }
}

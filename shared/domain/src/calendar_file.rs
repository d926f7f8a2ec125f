//! A calendar file (iCalendar, RFC 5545) that other programs read: meetings, dated plan items, deadlines.
//!
//! Times are floating: a meeting at three is at three on the wall of the school, wherever a calendar thinks it is.

use crate::Timestamp;
use jiff::civil::{Date, Time};

/// Longest line of the file, in octets, without its end.
const LINE: usize = 75;

/// One entry of the calendar.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct CalendarEntry {
    /// The same whenever the file is made again, so that a calendar changes the entry instead of adding one.
    pub uid: String,
    /// Its day.
    pub day: Date,
    /// Its hour and how many minutes it takes; `None` for a whole day.
    pub time: Option<(Time, u16)>,
    /// What it is called.
    pub title: String,
    /// Where; may be empty.
    pub place: String,
    /// More about it; may be empty.
    pub words: String,
    /// So many days before, the calendar reminds of it.
    pub remind_days: Option<u8>,
}

/// The whole file. `made`: now; `name`: what the calendar is called.
pub fn calendar_file(name: &str, made: Timestamp, entries: &[CalendarEntry]) -> String {
    let mut file = String::new();
    let stamp = moment(made);
    let mut line = |words: &str| fold(words, &mut file);
    line("BEGIN:VCALENDAR");
    line("VERSION:2.0");
    line("PRODID:-//Ryadom//Ryadom//RU");
    line("CALSCALE:GREGORIAN");
    line("METHOD:PUBLISH");
    line(&format!("X-WR-CALNAME:{}", escape(name)));
    for entry in entries {
        line("BEGIN:VEVENT");
        line(&format!("UID:{}", escape(&entry.uid)));
        line(&format!("DTSTAMP:{stamp}"));
        match entry.time {
            Some((time, minutes)) => {
                line(&format!(
                    "DTSTART:{}T{:02}{:02}00",
                    day(entry.day),
                    time.hour(),
                    time.minute()
                ));
                line(&format!("DURATION:PT{}M", minutes.max(1)));
            }
            None => {
                line(&format!("DTSTART;VALUE=DATE:{}", day(entry.day)));
                // The end of a whole day is the day after.
                if let Ok(next) = entry.day.tomorrow() {
                    line(&format!("DTEND;VALUE=DATE:{}", day(next)));
                }
                line("TRANSP:TRANSPARENT");
            }
        }
        line(&format!("SUMMARY:{}", escape(&entry.title)));
        for (key, words) in [("LOCATION", &entry.place), ("DESCRIPTION", &entry.words)] {
            if !words.trim().is_empty() {
                line(&format!("{key}:{}", escape(words.trim())));
            }
        }
        if let Some(days) = entry.remind_days {
            line("BEGIN:VALARM");
            line("ACTION:DISPLAY");
            line(&format!("DESCRIPTION:{}", escape(&entry.title)));
            line(&format!("TRIGGER:-P{days}D"));
            line("END:VALARM");
        }
        line("END:VEVENT");
    }
    line("END:VCALENDAR");
    file
}

fn day(day: Date) -> String {
    format!("{:04}{:02}{:02}", day.year(), day.month(), day.day())
}

/// A moment in UTC.
fn moment(at: Timestamp) -> String {
    let at = jiff::Timestamp::from_second(at.seconds()).unwrap_or(jiff::Timestamp::UNIX_EPOCH);
    at.strftime("%Y%m%dT%H%M%SZ").to_string()
}

/// A text value: what has a meaning in the file is taken for a letter.
fn escape(words: &str) -> String {
    let mut escaped = String::with_capacity(words.len());
    for letter in words.replace("\r\n", "\n").chars() {
        match letter {
            '\\' => escaped.push_str("\\\\"),
            ';' => escaped.push_str("\\;"),
            ',' => escaped.push_str("\\,"),
            '\n' | '\r' => escaped.push_str("\\n"),
            // No other control character may stand in a file.
            letter if letter.is_control() && letter != '\t' => {}
            letter => escaped.push(letter),
        }
    }
    escaped
}

/// Adds a line, broken where it is too long, and never inside of a letter.
fn fold(words: &str, file: &mut String) {
    let mut length = 0;
    for letter in words.chars() {
        if length + letter.len_utf8() > LINE {
            file.push_str("\r\n ");
            // The space counts too.
            length = 1;
        }
        file.push(letter);
        length += letter.len_utf8();
    }
    file.push_str("\r\n");
}

#[cfg(test)]
mod tests {
    use super::*;
    use jiff::civil::{date, time};

    fn entry() -> CalendarEntry {
        CalendarEntry {
            uid: "0a@ryadom".to_owned(),
            day: date(2026, 2, 28),
            time: None,
            title: "Открытый урок".to_owned(),
            place: String::new(),
            words: String::new(),
            remind_days: None,
        }
    }

    fn file(entries: &[CalendarEntry]) -> String {
        calendar_file("Рядом", Timestamp(1_771_000_000), entries)
    }

    /// What a reader makes of the file: lines put together again.
    fn lines(file: &str) -> Vec<String> {
        let whole = file.replace("\r\n ", "");
        whole.split("\r\n").map(str::to_owned).collect()
    }

    #[test]
    fn a_whole_day_ends_on_the_next_and_has_no_hour() {
        let lines = lines(&file(&[entry()]));
        for expected in [
            "DTSTART;VALUE=DATE:20260228",
            "DTEND;VALUE=DATE:20260301",
            "UID:0a@ryadom",
            "SUMMARY:Открытый урок",
            "DTSTAMP:20260213T162640Z",
        ] {
            assert!(lines.iter().any(|line| line == expected), "{expected}");
        }
    }

    #[test]
    fn a_meeting_has_its_hour_on_the_schools_wall() {
        let meeting = CalendarEntry {
            time: Some((time(9, 5, 0, 0), 45)),
            place: "каб. 214".to_owned(),
            remind_days: Some(1),
            ..entry()
        };
        let lines = lines(&file(&[meeting]));
        for expected in [
            "DTSTART:20260228T090500",
            "DURATION:PT45M",
            "LOCATION:каб. 214",
            "TRIGGER:-P1D",
        ] {
            assert!(lines.iter().any(|line| line == expected), "{expected}");
        }
        assert!(!lines.iter().any(|line| line.starts_with("DTEND")));
    }

    #[test]
    fn no_line_is_longer_than_75_octets_and_no_letter_is_torn() {
        let long = CalendarEntry {
            title: "Щ".repeat(300),
            words: format!("a{}", "ж".repeat(200)),
            ..entry()
        };
        let file = file(std::slice::from_ref(&long));
        for line in file.split("\r\n") {
            assert!(line.len() <= LINE, "{} octets", line.len());
        }
        let lines = lines(&file);
        assert!(lines.contains(&format!("SUMMARY:{}", long.title)));
        assert!(lines.contains(&format!("DESCRIPTION:{}", long.words)));
        assert!(!file.replace("\r\n", "").contains(['\r', '\n']));
    }

    #[test]
    fn words_cannot_become_lines_of_the_file() {
        let hostile = CalendarEntry {
            title: "Урок; 5\\6, или\r\nEND:VCALENDAR\u{7}".to_owned(),
            ..entry()
        };
        let lines = lines(&file(&[hostile]));
        assert!(lines.contains(&"SUMMARY:Урок\\; 5\\\\6\\, или\\nEND:VCALENDAR".to_owned()));
        let ends = lines.iter().filter(|line| *line == "END:VCALENDAR");
        assert_eq!(ends.count(), 1);
    }

    #[test]
    fn it_begins_and_ends_as_a_calendar_and_is_the_same_each_time() {
        let one = file(&[entry(), entry()]);
        assert!(one.starts_with("BEGIN:VCALENDAR\r\nVERSION:2.0\r\n"));
        assert!(one.ends_with("END:VEVENT\r\nEND:VCALENDAR\r\n"));
        assert_eq!(one, file(&[entry(), entry()]));
        assert_eq!(one.matches("BEGIN:VEVENT").count(), 2);
    }
}

//! Values of fields in words.

use super::{Names, dates, excerpt, people_vocabulary as people, vocabulary};
use crate::i18n::*;
use ryadom_replica::Value;

/// How much of somebody's words stands in a sentence, in characters.
const WORDS: usize = 90;

/// A field's value as a reader says it.
pub fn value(locale: Locale, value: &Value, names: &Names<'_>) -> String {
    match value {
        Value::Nothing => td_string!(locale, told.nothing).to_owned(),
        Value::Words(words) if words.trim().is_empty() => {
            td_string!(locale, told.nothing).to_owned()
        }
        Value::Words(words) => excerpt(words, WORDS),
        Value::YesNo(true) => td_string!(locale, told.yes).to_owned(),
        Value::YesNo(false) => td_string!(locale, told.no).to_owned(),
        Value::Hundredths(number) => decimal(locale, *number),
        Value::Number(number) => number.to_string(),
        Value::Date(date) => dates::plain(locale, *date, names.today),
        Value::Time(time) => dates::clock(*time),
        Value::Planned(planned) => dates::planned(locale, *planned, names.today),
        Value::Mark(mark) => vocabulary::mark(locale, *mark).to_owned(),
        Value::Level(level) => level.get().to_string(),
        Value::Mood(mood) => vocabulary::mood(locale, *mood).to_owned(),
        Value::Area(area) => vocabulary::area(locale, *area).to_owned(),
        Value::Form(form) => vocabulary::form(locale, *form).to_owned(),
        Value::Kind(kind) => vocabulary::kind(locale, *kind).to_owned(),
        Value::MeetingFormat(format) => vocabulary::meeting_format(locale, *format).to_owned(),
        Value::OrgType(org_type) => vocabulary::org_type(locale, *org_type).to_owned(),
        Value::CuratorTitle(title) => people::curator_title(locale, *title).to_owned(),
        Value::ProgrammeState(state) => vocabulary::programme_state(locale, *state).to_owned(),
        Value::PairState(state) => vocabulary::pair_state(locale, *state).to_owned(),
        Value::Person(person) => names.person(locale, Some(*person)),
        // The row is named where it stands; here it is enough that it is another.
        Value::Task(_) | Value::Deficit(_) => td_string!(locale, told.another).to_owned(),
        Value::LessonKind(kind) => vocabulary::lesson_kind(locale, *kind).to_owned(),
        Value::Visit(visit) => vocabulary::visit(locale, *visit).to_owned(),
        Value::Score(score) => score.level().map_or_else(
            || td_string!(locale, told.score_not_seen).to_owned(),
            |level| level.to_string(),
        ),
        Value::Outcome(outcome) => vocabulary::outcome(locale, *outcome).to_owned(),
        Value::Quality(quality) => vocabulary::quality(locale, *quality).to_owned(),
        Value::Style(style) => vocabulary::style(locale, *style).to_owned(),
        // When it was said is said beside it.
        Value::Moment(_) => td_string!(locale, told.yes).to_owned(),
        // An address means nothing to a reader; that it is there does.
        Value::Document(_) => td_string!(locale, told.yes).to_owned(),
        Value::Pair(pair) => names.pair(*pair),
        Value::Qualification(value) => people::qualification(locale, *value).to_owned(),
        Value::MenteeCategory(value) => people::mentee_category(locale, *value).to_owned(),
        Value::Meets(value) => people::meets(locale, *value).to_owned(),
        Value::Stage(value) => people::mentor_stage(locale, *value).to_owned(),
        Value::Topic(value) => people::topic(locale, *value).to_owned(),
        Value::Urgency(value) => people::urgency(locale, *value).to_owned(),
        Value::Asker(value) => people::asker(locale, *value).to_owned(),
        Value::RequestState(value) => people::request_state(locale, *value).to_owned(),
        Value::PersonKind(value) => people::person_kind(locale, *value).to_owned(),
        Value::ActReaders(value) => vocabulary::act_readers(locale, *value).to_owned(),
        Value::Future(value) => vocabulary::future(locale, *value).to_owned(),
        Value::AuditMark(value) => vocabulary::audit_mark(locale, *value).to_owned(),
        Value::Scale(value) => vocabulary::scale(locale, *value).to_owned(),
        Value::Period(value) => vocabulary::period(locale, *value).to_owned(),
        Value::TrainingKind(value) => people::training_kind(locale, *value).to_owned(),
        Value::Strictness(value) => people::strictness(locale, *value).to_owned(),
        Value::Basis(value) => people::match_basis(locale, *value).to_owned(),
    }
}

/// «4,3», «4,25», «4»: hundredths with as many digits as say something.
pub fn decimal(locale: Locale, hundredths: u16) -> String {
    let (whole, part) = (hundredths / 100, format!("{:02}", hundredths % 100));
    match part.trim_end_matches('0') {
        "" => whole.to_string(),
        part => format!("{whole}{}{part}", td_string!(locale, told.decimal_point)),
    }
}

/// True for values that say nothing.
pub(super) fn is_nothing(value: &Value) -> bool {
    match value {
        Value::Nothing => true,
        Value::Words(words) => words.trim().is_empty(),
        _ => false,
    }
}

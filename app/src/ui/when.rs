//! A time as people plan: a day, a span, a month, so many times a week, all year.

use super::{Choice, DateField, Glyph, Icon, Offered, Select};
use crate::i18n::*;
use jiff::civil::Date;
use leptos::prelude::*;

/// A planned time.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum When {
    /// One day.
    Day(Date),
    /// From a day to a later one.
    Span(Date, Date),
    /// A month, as its first day.
    Month(Date),
    /// So many times a week.
    Weekly(u8),
    /// All the time.
    Year,
}

impl When {
    const fn kind(self) -> &'static str {
        match self {
            Self::Day(_) => "day",
            Self::Span(..) => "span",
            Self::Month(_) => "month",
            Self::Weekly(_) => "weekly",
            Self::Year => "year",
        }
    }

    /// The nearest time of another kind, so that changing one's mind never leaves a field empty.
    fn turned_into(kind: &str, old: Option<Self>, suggested: Date) -> Option<Self> {
        let first = match old {
            Some(Self::Day(day) | Self::Span(day, _) | Self::Month(day)) => day,
            _ => suggested,
        };
        let last = match old {
            Some(Self::Span(_, last)) => last,
            Some(Self::Month(day)) => day.last_of_month(),
            _ => first,
        };
        match kind {
            "day" => Some(Self::Day(last)),
            "span" if last > first => Some(Self::Span(first, last)),
            "span" => Self::between(
                first,
                first
                    .checked_add(jiff::Span::new().days(4))
                    .unwrap_or(first),
            ),
            "month" => Some(Self::Month(first.first_of_month())),
            "weekly" => Some(Self::Weekly(1)),
            "year" => Some(Self::Year),
            _ => None,
        }
    }

    /// The span of both days, one day when they are the same; nothing when the last comes before the first.
    fn between(first: Date, last: Date) -> Option<Self> {
        match first.cmp(&last) {
            std::cmp::Ordering::Less => Some(Self::Span(first, last)),
            std::cmp::Ordering::Equal => Some(Self::Day(first)),
            std::cmp::Ordering::Greater => None,
        }
    }
}

/// A planned time: first of what kind, then when.
#[component]
pub fn WhenField(
    #[prop(into)] label: Signal<String>,
    #[prop(into)] value: Signal<Option<When>>,
    /// The day to start from where there is none yet.
    #[prop(into)]
    suggested: Signal<Date>,
    /// The months to choose from: `2026-02` and its name.
    #[prop(into)]
    months: Signal<Vec<Offered>>,
    /// A day in words: date fields show it in the browser's own digits, which not everybody reads the same way.
    #[prop(into)]
    words: Callback<Date, String>,
    #[prop(into)] on_change: Callback<Option<When>>,
    #[prop(optional, into)] disabled: Signal<bool>,
) -> impl IntoView {
    let kinds = Signal::derive(move || {
        vec![
            Offered::new("day", t!(ui.when_day)),
            Offered::new("span", t!(ui.when_span)),
            Offered::new("month", t!(ui.when_month)),
            Offered::new("weekly", t!(ui.when_weekly)),
            Offered::new("year", t!(ui.when_year)),
            Offered::new("none", t!(ui.when_none)),
        ]
    });
    let kind = Memo::new(move |_| value.get().map_or("none", When::kind));
    // Both days as they stand in their fields, while they are no span: the second is being set, or one is wrong.
    let wrong = RwSignal::new(None::<(Date, Date)>);
    let turn = move |kind: String| {
        wrong.set(None);
        on_change.run(When::turned_into(
            &kind,
            value.get_untracked(),
            suggested.get_untracked(),
        ));
    };
    let first = Signal::derive(move || match value.get() {
        Some(When::Day(day) | When::Span(day, _)) => Some(day),
        _ => None,
    });
    let last = Signal::derive(move || match value.get() {
        Some(When::Span(_, day)) => Some(day),
        _ => None,
    });
    let said = move |day: Signal<Option<Date>>| {
        Signal::derive(move || day.get().map(|day| words.run(day)).unwrap_or_default())
    };
    let set_day = move |day: Option<Date>| on_change.run(day.map(When::Day));
    let set_span = move |begins: Option<Date>, ends: Option<Date>| {
        let kept = first.get_untracked().zip(last.get_untracked());
        let Some((first, last)) = wrong.get_untracked().or(kept) else {
            return;
        };
        let (begins, ends) = (begins.unwrap_or(first), ends.unwrap_or(last));
        let span = When::between(begins, ends);
        wrong.set(span.is_none().then_some((begins, ends)));
        if span.is_some() {
            on_change.run(span);
        }
    };
    let set_first = move |day: Option<Date>| set_span(day, None);
    let set_last = move |day: Option<Date>| set_span(None, day);
    let shown_first = Signal::derive(move || wrong.get().map(|days| days.0).or(first.get()));
    let shown_last = Signal::derive(move || wrong.get().map(|days| days.1).or(last.get()));
    let why_wrong = move || {
        wrong.read().is_some().then(|| {
            let kept =
                [first, last].map(|day| day.get().map(|day| words.run(day)).unwrap_or_default());
            let [from, to] = kept;
            view! {
                <p class="field__error" role="alert">
                    <Icon glyph=Glyph::Warning small=true/>
                    {t!(ui.when_backwards, from = from, to = to)}
                </p>
            }
        })
    };
    let month = Signal::derive(move || match value.get() {
        Some(When::Month(day)) => month_code(day),
        _ => String::new(),
    });
    let offered_months = Signal::derive(move || {
        let mut offered = months.get();
        // A month outside the school year stays choosable where it was chosen before.
        let chosen = month.get();
        if !chosen.is_empty() && !offered.iter().any(|one| one.value == chosen) {
            offered.insert(0, Offered::new(chosen.clone(), chosen));
        }
        offered
    });
    let set_month = move |code: String| {
        if let Ok(day) = format!("{code}-01").parse() {
            on_change.run(Some(When::Month(day)));
        }
    };
    let times = Signal::derive(move || match value.get() {
        Some(When::Weekly(times)) => times.to_string(),
        _ => String::new(),
    });
    let set_times = move |times: String| {
        if let Ok(times) = times.parse() {
            on_change.run(Some(When::Weekly(times)));
        }
    };
    let week = Signal::derive(|| {
        (1..=7)
            .map(|n| Offered::new(n.to_string(), n.to_string()))
            .collect::<Vec<_>>()
    });
    let rest = move || {
        match kind.get() {
        "day" => view! {
            <DateField label=t!(ui.when_date) value=first hint=said(first) on_change=set_day disabled/>
        }
        .into_any(),
        "span" => view! {
            <div class="fields">
                <DateField label=t!(ui.when_from) value=shown_first hint=said(shown_first) on_change=set_first disabled/>
                <DateField label=t!(ui.when_to) value=shown_last hint=said(shown_last) on_change=set_last disabled/>
            </div>
            {why_wrong}
        }
        .into_any(),
        "month" => view! {
            <Select label=t!(ui.when_month) value=month options=offered_months on_change=set_month disabled/>
        }
        .into_any(),
        "weekly" => view! {
            <Select label=t!(ui.when_times) value=times options=week on_change=set_times disabled/>
        }
        .into_any(),
        _ => ().into_any(),
    }
    };
    view! {
        <div class="stack stack--tight">
            <Choice label value=Signal::derive(move || kind.get().to_owned()) options=kinds on_change=turn disabled/>
            {rest}
        </div>
    }
}

/// `2026-02`.
fn month_code(day: Date) -> String {
    format!("{:04}-{:02}", day.year(), day.month())
}

#[cfg(test)]
mod tests {
    use super::*;
    use jiff::civil::date;
    use wasm_bindgen_test::wasm_bindgen_test;

    #[wasm_bindgen_test]
    fn turning_a_month_into_a_day_keeps_its_last_day() {
        let month = Some(When::Month(date(2026, 2, 1)));
        assert_eq!(
            When::turned_into("day", month, date(2025, 9, 1)),
            Some(When::Day(date(2026, 2, 28)))
        );
        assert_eq!(
            When::turned_into("span", month, date(2025, 9, 1)),
            Some(When::Span(date(2026, 2, 1), date(2026, 2, 28)))
        );
    }

    #[wasm_bindgen_test]
    fn days_that_come_backwards_are_no_span() {
        assert_eq!(When::between(date(2026, 2, 27), date(2026, 2, 23)), None);
        assert_eq!(
            When::between(date(2026, 2, 23), date(2026, 2, 23)),
            Some(When::Day(date(2026, 2, 23)))
        );
    }

    #[wasm_bindgen_test]
    fn a_field_without_a_value_starts_from_the_suggested_day() {
        assert_eq!(
            When::turned_into("day", None, date(2026, 2, 13)),
            Some(When::Day(date(2026, 2, 13)))
        );
        assert_eq!(
            When::turned_into("none", Some(When::Year), date(2026, 2, 13)),
            None
        );
    }
}

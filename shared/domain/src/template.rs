//! A programme to begin with: its words and its plan without days of one year, people or facts.

use crate::{Area, Form, Kind, MenteeCategory, OrgType, PlanDate, PlanItem, Skill};
use jiff::ToSpan;
use jiff::civil::Date;
use serde::{Deserialize, Serialize};
use std::collections::BTreeMap;

/// What a new programme begins with. Kept as JSON: in files of the app, and in the school's own document.
#[derive(Debug, Clone, Default, PartialEq, Eq, Serialize, Deserialize)]
#[serde(rename_all = "camelCase", default)]
pub struct Template {
    /// Whom it is for, in a few words.
    pub name: String,
    /// Цель.
    pub goal: String,
    /// Задачи.
    pub tasks: Vec<String>,
    /// Направления деятельности.
    pub directions: String,
    /// Принципы.
    pub principles: String,
    /// Ожидаемые результаты, количественные.
    pub expected_quant: String,
    /// Ожидаемые результаты, качественные.
    pub expected_qual: String,
    /// Формы контроля.
    pub control_forms: String,
    /// Ресурсы.
    pub resources: String,
    /// The plan, row by row.
    pub items: Vec<TemplateItem>,
}

/// What the app brings along to build plans from: templates, and what helps against each deficit.
#[derive(Debug, Clone, Default, PartialEq, Eq, Serialize, Deserialize)]
#[serde(default)]
pub struct PlanBook {
    /// Templates, each with whom it is for.
    pub templates: Vec<BookTemplate>,
    /// By question of the diagnostics.
    pub skills: BTreeMap<String, Remedy>,
    /// By kind of difficulty, for a deficit in somebody's own words.
    pub areas: BTreeMap<String, Remedy>,
    /// The same where the mentee is a pupil.
    pub pupils: BTreeMap<String, Remedy>,
}

/// A template that the app brings along.
#[derive(Debug, Clone, Default, PartialEq, Eq, Serialize, Deserialize)]
#[serde(default)]
pub struct BookTemplate {
    /// The forms it suits; all, when none is named.
    pub forms: Vec<Form>,
    /// The kinds it suits; all, when none is named.
    pub kinds: Vec<Kind>,
    /// The kinds of organisation it suits; all, when none is named.
    pub schools: Vec<OrgType>,
    /// The categories of mentees it is written for; when none is named, for no one in particular.
    pub categories: Vec<MenteeCategory>,
    /// What it begins with.
    pub template: Template,
}

/// What helps against a deficit.
#[derive(Debug, Clone, Default, PartialEq, Eq, Serialize, Deserialize)]
#[serde(default)]
pub struct Remedy {
    /// Задача.
    pub task: String,
    /// What to do.
    pub items: Vec<TemplateItem>,
}

impl PlanBook {
    /// What helps against a deficit: against what the question asked, else against its kind of difficulty, which is
    /// another one for the pupils whom a pair of this form leads.
    pub fn remedy(
        &self,
        skill: Option<Skill>,
        area: Option<Area>,
        form: Option<Form>,
    ) -> Option<&Remedy> {
        let areas = if form.is_some_and(Form::leads_pupils) {
            &self.pupils
        } else {
            &self.areas
        };
        let of_skill = skill.and_then(|skill| self.skills.get(skill.as_str()));
        of_skill.or_else(|| areas.get(area?.as_str()))
    }
}

/// How well a template suits a pair, the best first.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub enum Fits {
    /// It is written for the mentee's category, and suits form, kind and school.
    All,
    /// It is written for the mentee's category, and for another kind.
    Category,
    /// It suits form, kind and school.
    Pair,
    /// It is for others.
    Not,
}

impl BookTemplate {
    /// How well it suits a pair of this form and kind in such a school, with a mentee of this category.
    pub fn fits(
        &self,
        form: Option<Form>,
        kind: Option<Kind>,
        school: Option<OrgType>,
        category: Option<MenteeCategory>,
    ) -> Fits {
        fn suits<T: PartialEq>(all: &[T], one: Option<T>) -> bool {
            all.is_empty() || one.is_some_and(|one| all.contains(&one))
        }
        if !suits(&self.forms, form) || !suits(&self.schools, school) {
            return Fits::Not;
        }
        let is_its = category.is_some_and(|category| self.categories.contains(&category));
        match (is_its, suits(&self.kinds, kind)) {
            (true, true) => Fits::All,
            (true, false) => Fits::Category,
            // Written for somebody else, as far as one knows of the mentee.
            (false, true) if category.is_none() || self.categories.is_empty() => Fits::Pair,
            (false, _) => Fits::Not,
        }
    }
}

/// A row of the plan.
#[derive(Debug, Clone, Default, PartialEq, Eq, Serialize, Deserialize)]
#[serde(rename_all = "camelCase", default)]
pub struct TemplateItem {
    /// Раздел.
    pub section: String,
    /// Мероприятие.
    pub event: String,
    /// Форма работы.
    pub form: String,
    /// When.
    pub when: Option<When>,
    /// Ответственный.
    pub who: String,
    /// Планируемый результат.
    pub result: String,
    /// Документ или продукт.
    pub product: String,
}

/// When, without saying of which year.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize, Deserialize)]
#[serde(rename_all = "camelCase")]
pub enum When {
    /// In the month that is so many after the first.
    Month(u8),
    /// So many times a week.
    Weekly(u8),
    /// Throughout the year.
    Year,
}

impl When {
    /// The same without its year; `None` for what was before the beginning.
    pub fn of(planned: PlanDate, starts: Date) -> Option<Self> {
        Some(match planned {
            PlanDate::Weekly(times) => Self::Weekly(times),
            PlanDate::Year => Self::Year,
            PlanDate::Day(day) | PlanDate::Span(day, _) | PlanDate::Month(day) => {
                let months = i32::from(day.year() - starts.year()) * 12 + i32::from(day.month())
                    - i32::from(starts.month());
                Self::Month(u8::try_from(months).ok()?)
            }
        })
    }

    /// Laid into a year that begins on this day; what would come after its end comes in its last month.
    pub fn laid(self, starts: Date, ends: Option<Date>) -> PlanDate {
        match self {
            Self::Weekly(times) => PlanDate::Weekly(times.clamp(1, 7)),
            Self::Year => PlanDate::Year,
            Self::Month(months) => {
                let month = starts
                    .first_of_month()
                    .saturating_add(i32::from(months).months());
                let last = ends.filter(|ends| *ends >= starts).unwrap_or(month);
                PlanDate::month(month.min(last.first_of_month()))
            }
        }
    }
}

impl TemplateItem {
    /// A row of a plan without what became of it.
    pub fn of(item: &PlanItem, starts: Option<Date>) -> Self {
        Self {
            section: item.section.clone(),
            event: item.event.clone(),
            form: item.form_of_work.clone(),
            when: item
                .planned
                .zip(starts)
                .and_then(|(planned, starts)| When::of(planned, starts)),
            who: item.responsible.clone(),
            result: item.expected_result.clone(),
            product: item.product.clone(),
        }
    }

    /// A row of a new plan.
    pub fn laid(&self, starts: Date, ends: Option<Date>) -> PlanItem {
        PlanItem {
            section: self.section.clone(),
            event: self.event.clone(),
            form_of_work: self.form.clone(),
            planned: self.when.map(|when| when.laid(starts, ends)),
            responsible: self.who.clone(),
            expected_result: self.result.clone(),
            product: self.product.clone(),
            ..PlanItem::default()
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::Mark;
    use jiff::civil::date;

    #[test]
    fn a_plan_is_laid_into_another_year_without_what_became_of_it() {
        let starts = date(2025, 9, 1);
        let item = PlanItem {
            section: "Вхождение".to_owned(),
            event: "Первый урок".to_owned(),
            planned: Some(PlanDate::Day(date(2026, 2, 25))),
            actual_result: "Проведён".to_owned(),
            actual_date: Some(date(2026, 2, 26)),
            mark: Some(Mark::Done),
            mentor_mark: true,
            ..PlanItem::default()
        };
        let kept = TemplateItem::of(&item, Some(starts));
        assert_eq!(kept.when, Some(When::Month(5)));
        let laid = kept.laid(date(2026, 9, 10), Some(date(2027, 5, 31)));
        assert_eq!(
            laid,
            PlanItem {
                section: "Вхождение".to_owned(),
                event: "Первый урок".to_owned(),
                planned: Some(PlanDate::Month(date(2027, 2, 1))),
                ..PlanItem::default()
            }
        );
    }

    #[test]
    fn what_comes_after_the_end_comes_in_the_last_month() {
        let (starts, ends) = (date(2025, 9, 1), Some(date(2025, 12, 20)));
        let laid = When::Month(8).laid(starts, ends);
        assert_eq!(laid, PlanDate::Month(date(2025, 12, 1)));
        let open = When::Month(8).laid(starts, None);
        assert_eq!(open, PlanDate::Month(date(2026, 5, 1)));
        assert_eq!(When::Weekly(9).laid(starts, ends), PlanDate::Weekly(7));
        assert_eq!(When::of(PlanDate::Day(date(2025, 6, 1)), starts), None);
    }

    #[test]
    fn a_template_of_a_newer_version_is_read_and_of_an_older_one() {
        let read: Template = serde_json::from_str(
            r#"{"name": "x", "later": 1, "items": [{"event": "y", "when": {"month": 2}}, {"when": "year"}]}"#,
        )
        .expect("reads");
        assert_eq!(read.items[0].when, Some(When::Month(2)));
        assert_eq!(read.items[1].when, Some(When::Year));
    }
}

//! A pair's programme: drawn up before it begins, marked as things are done.

use super::{
    file::{self, DemoError},
    pair::{DAY, Stage, code},
    script::{Script, at, day},
};
use ryadom_domain::{
    AskedSkill, Deficit, DeficitId, DocumentKind, Edition, EditionId, ItemId, Level, Mark,
    PersonFacts, PlanDate, PlanItem, ProgrammeState, TaskId, Timestamp, TitleBlock,
};
use ryadom_replica::{
    DeficitEdit, ItemEdit, ItemText, ProgrammeDoc, ProgrammeEdit, ProgrammeText, Splice, Wave,
};
use std::collections::BTreeSet;

fn level(level: Option<u8>) -> Result<Option<Level>, DemoError> {
    let check = |level| {
        Level::new(level).ok_or_else(|| DemoError::Wrong(format!("there is no level {level}")))
    };
    level.map(check).transpose()
}

fn typed(text: ProgrammeText, words: &str) -> ProgrammeEdit {
    ProgrammeEdit::Write {
        text,
        splice: Splice {
            at: 0,
            delete: 0,
            insert: words.to_owned(),
        },
    }
}

/// The states that a programme passed through on its way to this one.
fn way_to(state: ProgrammeState) -> &'static [ProgrammeState] {
    use ProgrammeState::{Agreed, Approved, Closed, Draft, Running, Terminated};
    match state {
        Draft => &[],
        Agreed => &[Agreed],
        Approved => &[Agreed, Approved],
        Running => &[Agreed, Approved, Running],
        Closed => &[Agreed, Approved, Running, Closed],
        Terminated => &[Agreed, Approved, Running, Terminated],
    }
}

impl Stage<'_> {
    pub(super) fn programme(
        &self,
        state: ProgrammeState,
        registered: Timestamp,
    ) -> Result<Script<ProgrammeDoc>, DemoError> {
        let mut script = Script::new(DocumentKind::Programme, self.now);
        script.add(
            registered,
            self.curator,
            ProgrammeEdit::FillTitle(Box::new(self.title()?)),
        );
        let drawn_up = Timestamp(registered.0 + DAY);
        script.add(
            drawn_up,
            self.for_mentor,
            ProgrammeEdit::Several(self.plan()?),
        );
        for step in way_to(state) {
            let by = match step {
                ProgrammeState::Agreed | ProgrammeState::Running => self.for_mentor,
                _ => self.curator,
            };
            let moment = self.moment(*step)?;
            let mut edits = vec![ProgrammeEdit::ChangeState(*step)];
            if *step == ProgrammeState::Approved {
                let edition = Edition {
                    day: Some(day(moment)?),
                    basis: self.from.title_block.council_protocol.clone(),
                };
                edits.push(ProgrammeEdit::AddEdition {
                    id: EditionId::from_random(self.world.id()),
                    edition: Box::new(edition),
                });
            }
            script.add(moment, by, ProgrammeEdit::Several(edits));
        }
        self.measured(&mut script)?;
        for item in &self.from.plan_items {
            self.results(item, &mut script)?;
        }
        Ok(script)
    }

    /// When the programme comes into a state.
    fn moment(&self, state: ProgrammeState) -> Result<Timestamp, DemoError> {
        let begins = at(self.from.period.from, 6, 0)?;
        Ok(match state {
            ProgrammeState::Draft => Timestamp(i64::MIN),
            ProgrammeState::Agreed => Timestamp(begins.0 - DAY + 2 * 3600),
            ProgrammeState::Approved => Timestamp(begins.0 - DAY + 3 * 3600),
            ProgrammeState::Running => begins,
            ProgrammeState::Closed | ProgrammeState::Terminated => at(self.from.period.to, 15, 0)?,
        })
    }

    /// How far the programme has come on the way to a state by now.
    pub(super) fn state_now(&self, state: ProgrammeState) -> Result<ProgrammeState, DemoError> {
        let mut reached = ProgrammeState::Draft;
        for step in way_to(state) {
            if self.moment(*step)? <= self.now {
                reached = *step;
            }
        }
        Ok(reached)
    }

    /// The levels that are measured in the middle and at the end.
    fn measured(&self, script: &mut Script<ProgrammeDoc>) -> Result<(), DemoError> {
        let (from, to) = (
            at(self.from.period.from, 9, 0)?,
            at(self.from.period.to, 9, 0)?,
        );
        let middle = Timestamp(i64::midpoint(from.0, to.0));
        for deficit in &self.from.deficits {
            let id = self.deficit(&deficit.id)?;
            for (when, wave, measured) in [
                (middle, Wave::Mid, deficit.level_mid),
                (to, Wave::End, deficit.level_end),
            ] {
                if let Some(level) = level(measured)? {
                    let edit = DeficitEdit::Level(wave, Some(level));
                    script.add(when, self.for_mentor, ProgrammeEdit::Deficit { id, edit });
                }
            }
        }
        Ok(())
    }

    fn title(&self) -> Result<TitleBlock, DemoError> {
        let from = self.from;
        let title = &from.title_block;
        let facts = |member: &file::Member| PersonFacts {
            position: member.position.clone(),
            category: member.category.clone(),
            experience: member
                .experience_years
                .map(|years| years.to_string())
                .unwrap_or_default(),
            mentee_category: member.mentee_category.clone(),
            education: member.education.clone(),
            class_taught: member.class_taught.clone().unwrap_or_default(),
        };
        let today = day(self.now)?;
        let ordered = title.order_date.is_none_or(|ordered| ordered <= today);
        let signed = |words: &str| {
            if ordered {
                words.to_owned()
            } else {
                String::new()
            }
        };
        let name = format!("{} \u{2013} {}", title.mentor.name, title.mentee.name);
        Ok(TitleBlock {
            name: if from.name.is_empty() {
                name
            } else {
                from.name.clone()
            },
            organisation: title.organisation.clone(),
            approved_by: title.approved_by.clone(),
            order_number: signed(&title.order_number),
            order_date: title.order_date.filter(|_| ordered),
            council_protocol: signed(&title.council_protocol),
            curator: title.curator.clone(),
            form: Some(code(&self.words.form, "form", &from.form)?),
            kind: Some(code(&self.words.kind, "kind", &from.kind)?),
            school_year: from.school_year.clone(),
            starts: Some(from.period.from),
            ends: Some(from.period.to),
            people: [
                (self.mentor, facts(&title.mentor)),
                (self.mentee, facts(&title.mentee)),
            ]
            .into(),
        })
    }

    /// Goal, tasks, deficits and the plan, as they were written down before anything was done.
    fn plan(&self) -> Result<Vec<ProgrammeEdit>, DemoError> {
        let mut edits = vec![typed(ProgrammeText::Goal, &self.from.goal)];
        if !self.from.directions.is_empty() {
            edits.push(typed(
                ProgrammeText::Directions,
                &self.from.directions.join("\n"),
            ));
        }
        let mut after = None;
        for text in &self.from.tasks {
            let id = TaskId::from_random(self.world.id());
            edits.push(ProgrammeEdit::AddTask {
                id,
                after,
                text: text.clone(),
            });
            after = Some(id);
        }
        for deficit in &self.from.deficits {
            let id = self.deficit(&deficit.id)?;
            let deficit = Deficit {
                area: Some(code(&self.words.area, "area", &deficit.area)?),
                text: deficit.text.clone(),
                source: deficit.source.clone(),
                asked: deficit.skill.map(|skill| AskedSkill {
                    mentee: self.mentee,
                    skill,
                }),
                start: level(deficit.level_start)?,
                target: level(deficit.level_target)?,
                priority: true,
                ..Deficit::default()
            };
            edits.push(ProgrammeEdit::AddDeficit {
                id,
                deficit: Box::new(deficit),
            });
        }
        let mut after = None;
        for item in &self.from.plan_items {
            let id = self.item(item.n)?;
            edits.push(ProgrammeEdit::AddItem {
                id,
                after,
                item: Box::new(self.planned(item)?),
            });
            after = Some(id);
        }
        Ok(edits)
    }

    fn planned(&self, item: &file::Item) -> Result<PlanItem, DemoError> {
        let planned = match (item.planned_from, item.planned_to) {
            (Some(from), Some(to)) if from != to => {
                let span = PlanDate::span(from, to);
                Some(span.map_err(|error| DemoError::Wrong(format!("item {}: {error}", item.n)))?)
            }
            (Some(day), _) | (None, Some(day)) => Some(PlanDate::Day(day)),
            (None, None) => None,
        };
        let deficits = item.deficit_ids.iter().map(|id| self.deficit(id));
        Ok(PlanItem {
            section: item.section.clone(),
            event: item.event.clone(),
            form_of_work: item.form_of_work.clone(),
            planned,
            responsible: item.responsible.clone(),
            expected_result: item.expected_result.clone(),
            product: item.product.clone(),
            deficits: deficits.collect::<Result<BTreeSet<_>, _>>()?,
            ..PlanItem::default()
        })
    }

    /// What became of an item: the mentor says so on the day, the mentee later that day, the curator days after.
    fn results(
        &self,
        item: &file::Item,
        script: &mut Script<ProgrammeDoc>,
    ) -> Result<(), DemoError> {
        let status = self.words.item_status.get(&item.status);
        let status = status.ok_or_else(|| {
            DemoError::Wrong(format!("status \u{ab}{}\u{bb} is not known", item.status))
        })?;
        let mark = status.as_ref().map(|code| code.parse::<Mark>()).transpose();
        let mark = mark.map_err(|error| DemoError::Wrong(error.to_string()))?;
        let Some(day) = item.actual_date else {
            return Ok(());
        };
        let id = self.item(item.n)?;
        let set = |edit| ProgrammeEdit::Item { id, edit };
        let mut edits = vec![set(ItemEdit::ActualDate(Some(day)))];
        for (text, words) in [
            (
                ItemText::ActualResult,
                item.actual_result.as_deref().unwrap_or_default(),
            ),
            (ItemText::Reason, &item.reason),
        ] {
            if !words.is_empty() {
                edits.push(typed(ProgrammeText::Item(id, text), words));
            }
        }
        if mark.is_some() {
            edits.push(set(ItemEdit::Mark(mark)));
        }
        if item.mark_mentor {
            edits.push(set(ItemEdit::MarkByMentor(true)));
        }
        script.add(
            at(day, 13, 0)?,
            self.for_mentor,
            ProgrammeEdit::Several(edits),
        );
        if item.mark_mentee {
            script.add(
                at(day, 15, 30)?,
                self.for_mentee,
                set(ItemEdit::MarkByMentee(true)),
            );
        }
        if item.confirmed_by_curator {
            script.add(
                Timestamp(at(day, 9, 0)?.0 + 3 * DAY),
                self.curator,
                set(ItemEdit::Confirm(true)),
            );
        }
        Ok(())
    }

    pub(super) fn item(&self, n: u32) -> Result<ItemId, DemoError> {
        self.items
            .get(&n)
            .copied()
            .ok_or_else(|| DemoError::Wrong(format!("there is no plan item {n}")))
    }

    fn deficit(&self, id: &str) -> Result<DeficitId, DemoError> {
        let found = self.deficits.get(id).copied();
        found.ok_or_else(|| DemoError::Wrong(format!("there is no deficit \u{ab}{id}\u{bb}")))
    }
}

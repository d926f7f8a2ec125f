//! From what was chosen to one edit of the programme, which is taken back as one.

use jiff::civil::Date;
use ryadom_domain::{DeficitId, ItemId, PlanItem, TaskId, Template, TemplateItem};
use ryadom_replica::{Kind, ProgrammeDoc, ProgrammeEdit, ProgrammeText, ProgrammeView, Splice};

/// Where new rows are laid, and where their ids come from.
pub struct Laying<'a> {
    /// The programme as it is.
    pub view: &'a ProgrammeView,
    /// Its first day.
    pub starts: Date,
    /// Its last day.
    pub ends: Option<Date>,
    /// New random bytes.
    pub random: &'a mut dyn FnMut() -> [u8; 16],
}

/// What was chosen for one deficit.
pub struct Chosen {
    /// Which deficit.
    pub deficit: DeficitId,
    /// Its task; empty for none.
    pub task: String,
    /// What to do.
    pub items: Vec<TemplateItem>,
}

impl Laying<'_> {
    /// A template, after what is there: words only where nothing is written yet.
    pub fn template(mut self, template: &Template) -> ProgrammeEdit {
        let view = self.view;
        let texts = [
            (ProgrammeText::Goal, &view.goal, &template.goal),
            (
                ProgrammeText::Directions,
                &view.directions,
                &template.directions,
            ),
            (
                ProgrammeText::Principles,
                &view.principles,
                &template.principles,
            ),
            (
                ProgrammeText::ExpectedQuant,
                &view.expected_quant,
                &template.expected_quant,
            ),
            (
                ProgrammeText::ExpectedQual,
                &view.expected_qual,
                &template.expected_qual,
            ),
            (
                ProgrammeText::ControlForms,
                &view.control_forms,
                &template.control_forms,
            ),
            (
                ProgrammeText::Resources,
                &view.resources,
                &template.resources,
            ),
        ];
        let mut edits: Vec<ProgrammeEdit> = texts
            .into_iter()
            .filter(|(_, now, new)| now.trim().is_empty() && !new.is_empty())
            .map(|(text, now, new)| {
                let splice = Splice {
                    at: 0,
                    delete: now.encode_utf16().count(),
                    insert: new.clone(),
                };
                ProgrammeDoc::write(text, splice)
            })
            .collect();
        let mut after = view.tasks.last().map(|task| task.id);
        for text in &template.tasks {
            let id = TaskId::from_random((self.random)());
            edits.push(ProgrammeEdit::AddTask {
                id,
                after,
                text: text.clone(),
            });
            after = Some(id);
        }
        let items = template.items.iter();
        let items = items
            .map(|item| item.laid(self.starts, self.ends))
            .collect();
        edits.extend(self.items(items));
        ProgrammeDoc::several(edits)
    }

    /// Tasks and items for deficits, linked to them and to each other.
    pub fn deficits(mut self, chosen: &[Chosen], section: &str) -> ProgrammeEdit {
        let mut edits = Vec::new();
        let mut items = Vec::new();
        let mut after = self.view.tasks.last().map(|task| task.id);
        for one in chosen {
            let answers = |task: &&ryadom_replica::TaskRow| task.deficit.value == Some(one.deficit);
            let known = self.view.tasks.iter().find(answers).map(|task| task.id);
            let task = known.or_else(|| {
                let id = (!one.task.is_empty()).then(|| TaskId::from_random((self.random)()))?;
                edits.push(ProgrammeEdit::AddTask {
                    id,
                    after,
                    text: one.task.clone(),
                });
                edits.push(ProgrammeEdit::TaskDeficit {
                    id,
                    deficit: Some(one.deficit),
                });
                after = Some(id);
                Some(id)
            });
            items.extend(one.items.iter().map(|item| {
                let mut item = item.laid(self.starts, self.ends);
                if item.section.is_empty() {
                    section.clone_into(&mut item.section);
                }
                item.deficits = [one.deficit].into();
                item.task = task;
                item
            }));
        }
        // In the order of the year, whatever deficit they are for.
        items.sort_by_key(|item| item.planned.and_then(|planned| planned.starts()));
        edits.extend(self.items(items));
        ProgrammeDoc::several(edits)
    }

    fn items(&mut self, items: Vec<PlanItem>) -> Vec<ProgrammeEdit> {
        let mut after = self.view.items.last().map(|item| item.id);
        let add = |item: PlanItem| {
            let id = ItemId::from_random((self.random)());
            let edit = ProgrammeEdit::AddItem {
                id,
                after,
                item: Box::new(item),
            };
            after = Some(id);
            edit
        };
        items.into_iter().map(add).collect()
    }
}

/// A programme as a template: what was meant, without what became of it.
pub fn as_template(view: &ProgrammeView) -> Template {
    let starts = view.title.starts.value;
    Template {
        name: view.title.name.value.clone(),
        goal: view.goal.clone(),
        tasks: view.tasks.iter().map(|task| task.text.clone()).collect(),
        directions: view.directions.clone(),
        principles: view.principles.clone(),
        expected_quant: view.expected_quant.clone(),
        expected_qual: view.expected_qual.clone(),
        control_forms: view.control_forms.clone(),
        resources: view.resources.clone(),
        items: view
            .items
            .iter()
            .map(|item| TemplateItem::of(&item.plain(), starts))
            .collect(),
    }
}

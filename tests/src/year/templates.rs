//! A template that the school keeps, and how it was tried out.

use super::diary::{Diary, date};
use super::{Act, Who};
use ryadom_domain::{ApprobationField, ApprobationOf, PairId, TemplateId};
use ryadom_replica::SchoolEdit;

impl Diary {
    /// Kept, thrown away, brought back; at the end of the year the school says what came of it and of the programme.
    pub(super) fn templates(&mut self, pair: PairId) {
        let id = TemplateId::from_random(self.id());
        for (day, edit) in (40..).zip([
            SchoolEdit::AddTemplate {
                id,
                name: "Новый учитель".into(),
                plan: "{}".into(),
            },
            SchoolEdit::RemoveTemplate(id),
            SchoolEdit::RestoreTemplate(id),
        ]) {
            self.does(day, Who::Curator, Act::School(edit));
        }
        let (template, programme) = (ApprobationOf::Template(id), ApprobationOf::Programme(pair));
        let day = date(252).to_string();
        for (of, field, words) in [
            (template, ApprobationField::Day, day.as_str()),
            (template, ApprobationField::By, "совет наставников"),
            (template, ApprobationField::Place, "Школа № 40, три пары"),
            (template, ApprobationField::Result, "Берём и на будущий год"),
            (programme, ApprobationField::Result, "Все задачи решены"),
        ] {
            let edit = SchoolEdit::Approbation(of, field, words.to_owned());
            self.does(252, Who::Curator, Act::School(edit));
        }
    }
}

//! What a pair wrote down with the other instruments.

use super::{
    file::{self, DemoError},
    pair::Stage,
    script::{Script, at},
};
use ryadom_domain::{Record, RecordId, RecordValue, Side};
use ryadom_replica::{JournalDoc, JournalEdit};
use std::collections::BTreeMap;

impl Stage<'_> {
    pub(super) fn records(&self, script: &mut Script<JournalDoc>) -> Result<(), DemoError> {
        for record in &self.from.records {
            let (author, by) = match record.by {
                Side::Mentor => (self.for_mentor, self.mentor),
                Side::Mentee => (self.for_mentee, self.mentee),
            };
            let deficits = record.deficits.iter().map(|deficit| {
                let known = self.deficits.get(deficit).copied();
                known.ok_or_else(|| DemoError::Wrong(format!("there is no deficit {deficit}")))
            });
            let written = Record {
                day: Some(record.date),
                by: Some(by),
                about: Some(self.mentee),
                values: values(record)?,
                texts: record.texts.clone(),
                deficits: deficits.collect::<Result<_, _>>()?,
                ..Record::new(record.instrument)
            };
            let add = JournalEdit::AddRecord {
                id: RecordId::from_random(self.world.id()),
                record: Box::new(written),
            };
            script.add(at(record.date, 13, 0)?, author, add);
        }
        Ok(())
    }
}

/// What is kept of what was typed.
fn values(record: &file::Record) -> Result<BTreeMap<RecordValue, String>, DemoError> {
    let kept = record.values.iter().map(|(value, typed)| {
        let kept = value.measure().kept(typed);
        let kept = kept.ok_or_else(|| DemoError::Wrong(format!("{value} cannot be {typed}")))?;
        Ok((*value, kept))
    });
    kept.collect()
}

//! The demo school: everything in it is written by its people's own edits, on the days when they would have made them.

mod cast;
mod file;
mod journal;
mod lessons;
mod pair;
mod people;
mod programme;
mod records;
mod script;
mod year;

pub use file::{Demo, DemoError, embedded, read};

use crate::{
    store::{Append, Founding, NewChange, Store, StoreError},
    world::World,
};
use cast::Cast;
use jiff::civil::Date;
use pair::DAY;
use ryadom_domain::{
    ActId, ApprobationField, ApprobationOf, Blank, BlankId, BlankLine, DocumentId, DocumentKind,
    LineId, OrgType, PersonId, Timestamp,
};
use ryadom_replica::{PrivateEdit, RegistryDoc, RegistryEdit, SchoolDoc, SchoolEdit, SchoolField};
use script::{Script, at};
use serde::{Deserialize, Serialize};

/// The setting that says that a store holds the demo, and who its guests are.
pub const SETTING: &str = "demo";

/// Somebody for whom a join link is printed.
#[derive(Debug, Clone, Serialize, Deserialize)]
pub struct Guest {
    /// Who.
    pub person: PersonId,
    /// First and last name.
    pub name: String,
    /// What they are in the demo.
    pub role: String,
}

/// The people of the demo that a store holds.
///
/// # Errors
/// When the store fails.
pub async fn guests(store: &dyn Store) -> Result<Vec<Guest>, StoreError> {
    let kept = store.setting(SETTING).await?.unwrap_or_default();
    serde_json::from_slice(&kept).map_err(|error| StoreError::Failed(Box::new(error)))
}

impl Demo {
    /// Builds the whole school in memory, as it would be now: told for the school year that contains today, up to this
    /// very moment.
    ///
    /// # Errors
    /// [`DemoError::Wrong`] names the programme and the value that makes no sense.
    pub fn build(&self, now: Timestamp, world: &dyn World) -> Result<Founding, DemoError> {
        year::of(self, script::day(now)?)?.found(now, world)
    }

    /// As [`Demo::build`], at midday.
    ///
    /// # Errors
    /// As there.
    pub fn build_as_of(&self, day: Date, world: &dyn World) -> Result<Founding, DemoError> {
        self.build(at(day, 12, 0)?, world)
    }

    fn found(&self, now: Timestamp, world: &dyn World) -> Result<Founding, DemoError> {
        let cast = Cast::of(self, world)?;
        let begin = self
            .programmes
            .iter()
            .map(|programme| at(programme.period.from, 6, 0))
            .min_by_key(|begin| begin.as_ref().map_or(i64::MIN, |begin| begin.0))
            .transpose()?;
        // However early in the year one looks, the school is there and its programmes are drawn up.
        let latest = now.0 - 4 * DAY;
        let opened = begin.map_or(latest, |begin| latest.min(begin.0 - 14 * DAY));
        let opened = Timestamp(opened);
        let curator = cast.first_curator()?;

        let school = DocumentId::from_random(world.id());
        let mut registry = Script::<RegistryDoc>::new(DocumentKind::Registry, now);
        registry.add(opened, curator, RegistryEdit::SetSchool(school));
        registry.add(opened, curator, RegistryEdit::Several(cast.people_edits()));

        let mut documents = Vec::new();
        let mut private = cast.private_documents(now);
        let visit = script::last_visit(now);
        let mut tried = Vec::new();
        for programme in &self.programmes {
            let staged = pair::stage(programme, &self.words, &cast, (now, world), &mut private)?;
            let pair: Vec<_> = staged.pair.members().collect();
            for (person, (_, script)) in &mut private {
                let is_here = pair.contains(person);
                if !is_here && !cast.is_curator(*person) {
                    continue;
                }
                for seen in staged.seen.iter().filter(|seen| is_here || !seen.only_pair) {
                    script.add(visit, *person, seen.version.clone());
                }
            }
            let of = ApprobationOf::Programme(staged.pair.id);
            let day = programme.approbation.get(&ApprobationField::Day);
            let day = day.and_then(|day| day.parse::<Date>().ok());
            let is_past = day <= Some(script::day(visit)?);
            let said = programme.approbation.iter().filter(|_| is_past);
            tried.extend(
                said.map(|(field, words)| SchoolEdit::Approbation(of, *field, words.clone())),
            );
            registry.add(
                staged.registered,
                staged.curator,
                RegistryEdit::AddPair(Box::new(staged.pair)),
            );
            documents.extend(staged.documents);
        }
        documents.extend(people::profiles(&cast, curator, opened, now, world)?);
        let id = DocumentId::from_random(world.id());
        let registry = registry.play(id, &cast)?;
        for (person, (_, script)) in &mut private {
            if cast.is_curator(*person) && !registry.seen.is_empty() {
                let saw = PrivateEdit::Saw(id, registry.seen.clone());
                script.add(visit, *person, saw);
            }
        }
        documents.push(registry.append);
        let mut founded = self.school(curator, (opened, now), world);
        if !tried.is_empty() {
            founded.add(visit, curator, SchoolEdit::Several(tried));
        }
        documents.push(founded.play(school, &cast)?.append);
        for (id, script) in private.into_values() {
            if !script.is_empty() {
                documents.push(script.play(id, &cast)?.append);
            }
        }
        let guests = serde_json::to_vec(&cast.guests(&self.words))
            .map_err(|error| DemoError::Wrong(error.to_string()))?;
        Ok(Founding {
            registry: id,
            documents,
            settings: vec![(SETTING.to_owned(), guests)],
        })
    }

    fn school(
        &self,
        curator: PersonId,
        (opened, now): (Timestamp, Timestamp),
        world: &dyn World,
    ) -> Script<SchoolDoc> {
        let first = self.programmes.first();
        let or = |own: &str, of_first: fn(&file::Programme) -> &String| {
            if own.is_empty() {
                first.map(of_first).cloned().unwrap_or_default()
            } else {
                own.to_owned()
            }
        };
        let mut edits = vec![
            SchoolEdit::Set(
                SchoolField::Name,
                or(&self.school.name, |first| &first.title_block.organisation),
            ),
            SchoolEdit::Set(
                SchoolField::SchoolYear,
                or(&self.school.school_year, |first| &first.school_year),
            ),
            SchoolEdit::Set(SchoolField::ShortName, self.school.short_name.clone()),
            SchoolEdit::Set(SchoolField::Settlement, self.school.settlement.clone()),
        ];
        if let Ok(kind) = self.school.org_type.parse::<OrgType>() {
            edits.push(SchoolEdit::OrgType(Some(kind)));
        }
        edits.extend(self.school.acts.iter().map(|fields| SchoolEdit::AddAct {
            id: ActId::from_random(world.id()),
            fields: fields.clone(),
        }));
        edits.extend(self.school.blanks.iter().map(|own| {
            let line = |line: &file::OwnLine| {
                let said = BlankLine {
                    is_section: line.section,
                    fields: line.fields.clone(),
                };
                (LineId::from_random(world.id()), said)
            };
            SchoolEdit::AddBlank {
                id: BlankId::from_random(world.id()),
                blank: Box::new(Blank {
                    kind: own.kind,
                    fields: own.fields.clone(),
                    lines: own.lines.iter().map(line).collect(),
                }),
            }
        }));
        let mut script = Script::new(DocumentKind::School, now);
        script.add(opened, curator, SchoolEdit::Several(edits));
        script
    }
}

/// A finished document as the store takes it.
fn append(document: DocumentId, built: &mut ryadom_replica::Document) -> Append {
    let changes = built.changes_since(&[]);
    Append {
        document,
        at: changes.last().map(|change| change.at).unwrap_or_default(),
        changes: changes
            .into_iter()
            .map(|change| NewChange {
                hash: change.hash,
                bytes: change.bytes,
            })
            .collect(),
        actors: built.authors().into_iter().collect(),
        by: None,
    }
}

#[cfg(test)]
mod tests;

//! A document written anew without one person, so that nothing of them is left in its history either.
//!
//! What everybody else wrote and what still stands is written again, change by change, by actors that are new and theirs;
//! what was ever deleted is not. Of the person who is forgotten the texts go. Their fields stay, as the school's record of
//! what was done, under nobody's name, unless they name the person.

use crate::document::mode_of;
use crate::files::FILES;
use crate::read::object_at;
use crate::relay::GENESIS_ACTOR;
use crate::rich::{Dress, begin, compose, emphasised, kind_at};
use crate::{Document, EditError, Mode, RawChange};
use automerge::transaction::{CommitOptions, Transactable};
use automerge::{
    ActorId, AutoCommit, Automerge, Change, ObjId, ObjType, ROOT, ReadDoc, ScalarValue,
    ScalarValueRef, Value, ValueRef, legacy,
};
use ryadom_domain::rich::{Emphasis, LineKind};
use ryadom_domain::{DocumentId, DocumentKind, Name, PersonId};
use std::collections::{BTreeMap, BTreeSet, HashMap};

/// What a row has besides what people put in it: it alone keeps no row.
const BESIDES: [&str; 4] = ["fate", "order", "createdAt", "author"];

/// A key that is never there: see [`Writing::rungs`].
const RUNG: &str = "rung";

/// Whom documents forget.
#[derive(Debug, Clone)]
pub struct Forgotten {
    id: PersonId,
    /// The id as documents have it.
    key: String,
    last_name: String,
    /// Somebody else has that last name.
    has_namesake: bool,
}

/// A document written anew.
#[derive(Debug, Clone)]
pub struct Anew {
    /// Everything, from the change that every document of its kind starts with.
    pub changes: Vec<RawChange>,
    /// Who its actors are. What the forgotten person set is by somebody who is nobody.
    pub actors: Vec<(ActorId, PersonId)>,
    /// How many letters of the forgotten person were left out.
    pub letters: usize,
    /// How often words of others name the person. They are left as they are.
    pub mentions: usize,
}

impl Forgotten {
    /// `has_namesake`: somebody who stays has the same last name, so that a field with it may be about them.
    #[must_use]
    pub fn new(id: PersonId, name: &Name, has_namesake: bool) -> Self {
        Self {
            id,
            key: id.to_string(),
            last_name: name.last.to_lowercase(),
            has_namesake,
        }
    }

    /// True for a field's words that are about this person.
    fn is_named_by(&self, field: &str) -> bool {
        let name = || words(field).any(|word| word == self.last_name);
        field.contains(&self.key) || (!self.has_namesake && !self.last_name.is_empty() && name())
    }

    /// How often a text names this person, in whatever case of the language.
    fn mentions(&self, text: &str) -> usize {
        let letters = self.last_name.chars().count();
        if letters < 3 {
            return 0;
        }
        // «Иванова», «Ивановой»; «Ким» and no longer word.
        let stem: String = match letters {
            3 => self.last_name.clone(),
            4 | 5 => self.last_name.chars().take(letters - 1).collect(),
            _ => self.last_name.chars().take(letters - 2).collect(),
        };
        let fits = |word: &String| {
            word.starts_with(&stem)
                && word.chars().count() <= letters + usize::from(letters > 3) * 2
        };
        words(text).filter(fits).count()
    }

    /// Whether a change put this person's name or id into a document, be it still there or not.
    #[must_use]
    pub fn is_in(&self, change: &Change) -> bool {
        let mut typed = String::new();
        for operation in &change.decode().operations {
            if let legacy::Key::Map(key) = &operation.key
                && key.contains(&self.key)
            {
                return true;
            }
            let legacy::OpType::Put(ScalarValue::Str(written)) = &operation.action else {
                continue;
            };
            if operation.insert {
                typed.push_str(written);
            } else if self.is_named_by(written) || self.mentions(written) > 0 {
                return true;
            }
        }
        self.mentions(&typed) > 0
    }
}

fn words(text: &str) -> impl Iterator<Item = String> {
    text.split(|letter: char| !letter.is_alphabetic() && letter != '-')
        .filter(|word| !word.is_empty())
        .map(str::to_lowercase)
}

/// Writes a document anew.
///
/// `actors` are whom the relay knows each actor to be; `moved` the addresses that documents have from now on; `random`
/// gives sixteen random bytes each time.
///
/// # Errors
/// When Automerge refuses, which it does for documents that are damaged.
pub fn write_anew(
    document: &Automerge,
    kind: DocumentKind,
    actors: &BTreeMap<ActorId, PersonId>,
    forgotten: &Forgotten,
    moved: &BTreeMap<DocumentId, DocumentId>,
    random: &mut dyn FnMut() -> [u8; 16],
) -> Result<Anew, EditError> {
    if let Mode::NewerSchema(schema) = mode_of(document) {
        return Err(EditError::NewerSchema(schema));
    }
    let mut reading = Reading {
        document,
        kind,
        actors,
        forgotten,
        moved,
        changes: Vec::new(),
        of_actor: HashMap::new(),
        steps: Vec::new(),
        rivals: Vec::new(),
        given: Vec::new(),
        letters: 0,
        mentions: 0,
    };
    reading.index();
    reading.map(&ROOT)?;
    reading.write(random)
}

/// One thing to write again.
struct Step {
    /// The change that it was in, by its place among all of them.
    change: usize,
    /// Its own number, which orders what one change did.
    number: u64,
    /// The object that it is in.
    place: ObjId,
    what: What,
}

enum What {
    Put(String, ScalarValue),
    Make(String, ObjId, ObjType),
    /// Letters of a text, each with its place.
    Letters(Vec<(usize, String)>),
    /// A block of a text, at its place.
    Block(usize, LineKind),
    /// Which letters of a text are emphasised: from this place, before that one.
    Emphasised(Vec<(Emphasis, usize, usize)>),
}

struct Reading<'a> {
    document: &'a Automerge,
    kind: DocumentKind,
    actors: &'a BTreeMap<ActorId, PersonId>,
    forgotten: &'a Forgotten,
    moved: &'a BTreeMap<DocumentId, DocumentId>,
    /// Each change's actor and moment; a change stands behind those it builds on.
    changes: Vec<(ActorId, i64)>,
    /// Of each actor, in order: the last operation's number and the change's place.
    of_actor: HashMap<ActorId, Vec<(u64, usize)>>,
    steps: Vec<Step>,
    /// Values that were set apart, of which nobody has chosen one, with their rank: the highest is shown.
    rivals: Vec<(usize, Step)>,
    /// Containers that every document of the kind begins with.
    given: Vec<(String, ObjId)>,
    letters: usize,
    mentions: usize,
}

impl Reading<'_> {
    fn index(&mut self) {
        for change in self.document.get_changes_meta(&[]) {
            let actor = change.actor.into_owned();
            let of_actor = self.of_actor.entry(actor.clone()).or_default();
            of_actor.push((change.max_op, self.changes.len()));
            self.changes.push((actor, change.timestamp));
        }
    }

    /// The change that an operation was in, and its number; `None` for what documents begin with.
    fn origin(&self, operation: &ObjId) -> Option<(usize, u64)> {
        let ObjId::Id(number, actor, _) = operation else {
            return None;
        };
        if actor.to_bytes() == GENESIS_ACTOR {
            return None;
        }
        let of_actor = self.of_actor.get(actor)?;
        let place = of_actor.partition_point(|(last, _)| last < number);
        of_actor.get(place).map(|(_, change)| (*change, *number))
    }

    fn is_theirs(&self, operation: &ObjId) -> bool {
        let person = match operation {
            ObjId::Id(_, actor, _) => self.actors.get(actor),
            ObjId::Root => None,
        };
        person == Some(&self.forgotten.id)
    }

    /// Reads a map; answers whether it holds anything that stays.
    fn map(&mut self, map: &ObjId) -> Result<bool, EditError> {
        let mut stays = false;
        let keys: Vec<String> = self.document.keys(map).collect();
        for key in keys {
            let is_authors = *map == ROOT && key == "authors";
            if is_authors || key.contains(&self.forgotten.key) {
                continue;
            }
            let all = self.document.get_all(map, &key)?;
            let holds_object = all.iter().any(|(value, _)| value.is_object());
            if holds_object {
                stays |= self.object(map, &key)?;
            } else {
                let all = all.into_iter().map(|(value, id)| (value.into_owned(), id));
                let kept = self.values(map, &key, all.collect());
                stays |= kept && !BESIDES.contains(&key.as_str());
            }
        }
        Ok(stays)
    }

    fn object(&mut self, map: &ObjId, key: &str) -> Result<bool, EditError> {
        let found = [ObjType::Map, ObjType::Text, ObjType::List]
            .into_iter()
            .find_map(|wanted| {
                let id = object_at(self.document, map, key, wanted)?;
                Some((wanted, id))
            });
        let Some((form, id)) = found else {
            return Ok(false);
        };
        // What is in a file is not here, and is as much theirs as a text.
        let holder = self.document.get(ROOT, FILES)?.map(|(_, files)| files);
        if holder.as_ref() == Some(map) && self.is_theirs(&id) {
            return Ok(false);
        }
        let before = (self.steps.len(), self.rivals.len());
        let stays = match form {
            ObjType::Map | ObjType::Table => self.map(&id)?,
            ObjType::Text | ObjType::List => self.text(&id),
        };
        // A row that nothing of is left; containers and texts are for whoever comes after.
        let is_row = form == ObjType::Map && self.document.keys(&id).any(|key| key == BESIDES[0]);
        match self.origin(&id) {
            None => self.given.push((key.to_owned(), id)),
            Some(_) if is_row && !stays && self.is_theirs(&id) => {
                self.steps.truncate(before.0);
                self.rivals.truncate(before.1);
            }
            Some((change, number)) => self.steps.push(Step {
                change,
                number,
                place: map.clone(),
                what: What::Make(key.to_owned(), id, form),
            }),
        }
        Ok(stays)
    }

    fn values(&mut self, map: &ObjId, key: &str, all: Vec<(Value<'static>, ObjId)>) -> bool {
        let mut kept = Vec::new();
        for (value, operation) in all {
            let Value::Scalar(scalar) = value else {
                continue;
            };
            let scalar = match scalar.into_owned() {
                ScalarValue::Str(words) => match self.field(&words) {
                    Some(words) => ScalarValue::Str(words.into()),
                    None => continue,
                },
                other => other,
            };
            if let Some((change, number)) = self.origin(&operation) {
                kept.push(Step {
                    change,
                    number,
                    place: map.clone(),
                    what: What::Put(key.to_owned(), scalar),
                });
            }
        }
        let any = !kept.is_empty();
        if kept.len() > 1 {
            // Automerge lists the shown one last.
            self.rivals.extend(kept.into_iter().enumerate());
        } else {
            self.steps.extend(kept);
        }
        any
    }

    /// A field's words as they are from now on.
    fn field(&self, words: &str) -> Option<String> {
        if let Ok(address) = words.parse::<DocumentId>() {
            let moved = self.moved.get(&address).copied().unwrap_or(address);
            return Some(moved.to_string());
        }
        // In the registry a name stands in its person's row, and this person's row goes by its key.
        let is_theirs = match self.kind {
            DocumentKind::Registry => words.contains(&self.forgotten.key),
            _ => self.forgotten.is_named_by(words),
        };
        (!is_theirs).then(|| words.to_owned())
    }

    /// Reads a text; answers whether any letter stays. What other programs put into lists is read the same way.
    fn text(&mut self, text: &ObjId) -> bool {
        let mut whole = String::new();
        let mut last: Option<usize> = None;
        let mut letters = 0;
        // Where each place begins, in the units that marks count in.
        let mut units = vec![0];
        let first = self.steps.len();
        for (place, item) in self.document.list_range(text, ..).enumerate() {
            let begins = units.last().copied().unwrap_or(0);
            let operation = item.id();
            let ValueRef::Scalar(ScalarValueRef::Str(letter)) = &item.value else {
                // Emphasis has its places in a list too, and no width.
                let found = self.document.get(text, begins).ok().flatten();
                let is_here = found.is_some_and(|(_, here)| here == operation);
                units.push(begins + usize::from(is_here));
                let kind = is_here
                    .then(|| kind_at(self.document, text, begins, None))
                    .flatten();
                let origin = self
                    .origin(&operation)
                    .filter(|_| !self.is_theirs(&operation));
                if let (Some(kind), Some((change, number))) = (kind, origin) {
                    self.steps.push(Step {
                        change,
                        number,
                        place: text.clone(),
                        what: What::Block(place, kind),
                    });
                    last = None;
                }
                continue;
            };
            units.push(begins + letter.encode_utf16().count());
            if self.is_theirs(&operation) {
                letters += 1;
                continue;
            }
            let Some((change, number)) = self.origin(&operation) else {
                continue;
            };
            whole.push_str(letter);
            let letter = (place, letter.to_string());
            let run = self.steps.last_mut().filter(|_| last == Some(change));
            match run.map(|step| &mut step.what) {
                Some(What::Letters(run)) => run.push(letter),
                _ => self.steps.push(Step {
                    change,
                    number,
                    place: text.clone(),
                    what: What::Letters(vec![letter]),
                }),
            }
            last = Some(change);
        }
        self.emphasised(text, first, &units);
        self.letters += letters;
        self.mentions += self.forgotten.mentions(&whole);
        !whole.is_empty()
    }

    /// Of a text that is read: what is emphasised in it, once its last letter is written.
    fn emphasised(&mut self, text: &ObjId, first: usize, units: &[usize]) {
        let written = self.steps[first..].iter().map(|step| step.change).max();
        let marks = self.document.marks(text).unwrap_or_default();
        let (Some(change), false) = (written, marks.is_empty()) else {
            return;
        };
        let place = |unit: usize| units.partition_point(|begins| *begins < unit);
        let of = |emphasis: Emphasis| {
            let ranges = emphasised(&marks, emphasis).into_iter();
            ranges.map(move |(from, to)| (emphasis, place(from), place(to)))
        };
        let all: Vec<_> = of(Emphasis::Strong).chain(of(Emphasis::Em)).collect();
        if !all.is_empty() {
            self.steps.push(Step {
                change,
                number: u64::MAX,
                place: text.clone(),
                what: What::Emphasised(all),
            });
        }
    }

    fn write(mut self, random: &mut dyn FnMut() -> [u8; 16]) -> Result<Anew, EditError> {
        let mut genesis = Document::genesis(self.kind);
        let mut writing = Writing {
            document: genesis.automerge().clone(),
            cast: self.cast(random),
            objects: HashMap::from([(ROOT, ROOT)]),
            placed: HashMap::new(),
            named: BTreeSet::new(),
        };
        for (key, id) in std::mem::take(&mut self.given) {
            if let Some((_, container)) = writing.document.get(ROOT, &key)? {
                writing.objects.insert(id, container);
            }
        }
        self.steps.sort_by_key(|step| (step.change, step.number));
        for steps in self.steps.chunk_by(|one, other| one.change == other.change) {
            writing.change(&self.changes, steps)?;
        }
        let ladder = ActorId::from(random());
        writing.beside_each_other(&self.changes, self.rivals, &ladder)?;
        let changes = writing.document.get_changes(&[]);
        Ok(Anew {
            changes: changes.into_iter().map(RawChange::from).collect(),
            actors: writing.named.into_iter().collect(),
            letters: self.letters,
            mentions: self.mentions,
        })
    }

    /// A new actor for each of the old ones: a device that still has the old document goes on counting there.
    fn cast(&self, random: &mut dyn FnMut() -> [u8; 16]) -> BTreeMap<ActorId, (ActorId, PersonId)> {
        let nobody = PersonId::from_random(random());
        let mut new = |actor: &ActorId| {
            let person = match self.actors.get(actor) {
                Some(person) if *person != self.forgotten.id => *person,
                _ => nobody,
            };
            (actor.clone(), (ActorId::from(random()), person))
        };
        self.of_actor.keys().map(&mut new).collect()
    }
}

#[derive(Clone)]
struct Writing {
    document: AutoCommit,
    /// Who writes for each of the old actors.
    cast: BTreeMap<ActorId, (ActorId, PersonId)>,
    objects: HashMap<ObjId, ObjId>,
    /// Of each text: the width of what stands at each of its old places by now.
    placed: HashMap<ObjId, Vec<usize>>,
    /// Actors that the document names.
    named: BTreeSet<(ActorId, PersonId)>,
}

impl Writing {
    fn change(&mut self, changes: &[(ActorId, i64)], steps: &[Step]) -> Result<(), EditError> {
        let Some((actor, at)) = steps.first().and_then(|step| changes.get(step.change)) else {
            return Ok(());
        };
        let Some((actor, person)) = self.cast.get(actor).cloned() else {
            return Ok(());
        };
        self.document.set_actor(actor.clone());
        if self.named.insert((actor.clone(), person)) {
            let authors = object_at(&self.document, &ROOT, "authors", ObjType::Map)
                .ok_or(EditError::Damaged("authors"))?;
            let name = actor.to_hex_string();
            self.document.put(&authors, name, person.to_string())?;
        }
        for step in steps {
            self.step(step)?;
        }
        let moment = CommitOptions::default().with_time(*at);
        self.document.commit_with(moment);
        Ok(())
    }

    fn step(&mut self, step: &Step) -> Result<(), EditError> {
        // What is in something that was left out is left out with it.
        let Some(place) = self.objects.get(&step.place).cloned() else {
            return Ok(());
        };
        match &step.what {
            What::Put(key, value) => self.document.put(&place, key, value.clone())?,
            What::Make(key, id, form) => {
                let made = self.document.put_object(&place, key, *form)?;
                self.objects.insert(id.clone(), made);
            }
            What::Letters(letters) => self.letters(step, &place, letters)?,
            What::Block(at, kind) => {
                let unit = self.room(&step.place, *at, 1);
                if self.document.object_type(&place)? == ObjType::Text {
                    begin(&mut self.document, &place, unit, *kind)?;
                } else {
                    self.room(&step.place, *at, 0);
                }
            }
            What::Emphasised(ranges) => {
                let placed = self.placed.entry(step.place.clone()).or_default();
                let unit = |place: usize| placed.iter().take(place).sum();
                let dress: Vec<Dress> = ranges
                    .iter()
                    .map(|(emphasis, from, to)| Dress::Words {
                        from: unit(*from),
                        to: unit(*to),
                        emphasis: *emphasis,
                        on: true,
                    })
                    .collect();
                compose(&mut self.document, &place, &[], &dress)?;
            }
        }
        Ok(())
    }

    fn letters(
        &mut self,
        step: &Step,
        place: &ObjId,
        letters: &[(usize, String)],
    ) -> Result<(), EditError> {
        let is_text = self.document.object_type(place)? == ObjType::Text;
        let first = letters.first().map_or(0, |(at, _)| *at);
        let at = self.room(&step.place, first, 0);
        let placed = self.placed.entry(step.place.clone()).or_default();
        for (place, letter) in letters {
            placed.resize(placed.len().max(place + 1), 0);
            placed[*place] = match is_text {
                true => letter.encode_utf16().count(),
                false => 1,
            };
        }
        if is_text {
            let words: String = letters.iter().map(|(_, letter)| letter.as_str()).collect();
            self.document.splice_text(place, at, 0, &words)?;
        } else {
            for (further, (_, value)) in letters.iter().enumerate() {
                self.document.insert(place, at + further, value.as_str())?;
            }
        }
        Ok(())
    }

    /// Remembers how wide what stands at an old place is now; answers where that is.
    fn room(&mut self, text: &ObjId, place: usize, width: usize) -> usize {
        let placed = self.placed.entry(text.clone()).or_default();
        placed.resize(placed.len().max(place + 1), 0);
        placed[place] = width;
        placed[..place].iter().sum()
    }

    /// Writes rival values so that none knows of the other, and the same ones are shown as before.
    fn beside_each_other(
        &mut self,
        changes: &[(ActorId, i64)],
        rivals: Vec<(usize, Step)>,
        ladder: &ActorId,
    ) -> Result<(), EditError> {
        let mut of_actors: BTreeMap<&ActorId, BTreeMap<usize, Vec<Step>>> = BTreeMap::new();
        for (rank, step) in rivals {
            if let Some((actor, _)) = changes.get(step.change) {
                let of_actor = of_actors.entry(actor).or_default();
                of_actor.entry(rank).or_default().push(step);
            }
        }
        let mut rungs = self.rungs(&of_actors, ladder)?;
        let mut all = self.document.clone();
        for (_, ranks) in of_actors {
            let mut alone = self.clone();
            for (rank, mut steps) in ranks {
                if let Some(rung) = rungs.get_mut(rank) {
                    alone.document.merge(rung)?;
                }
                steps.sort_by_key(|step| (step.change, step.number));
                for steps in steps.chunk_by(|one, other| one.change == other.change) {
                    alone.change(changes, steps)?;
                }
            }
            self.named.append(&mut alone.named);
            all.merge(&mut alone.document)?;
        }
        self.document = all;
        Ok(())
    }

    /// Of values set apart Automerge shows the one with the highest number. So that a value of a higher rank has one, it
    /// is written on top of so many operations that do nothing; they know of no value.
    fn rungs(
        &self,
        of_actors: &BTreeMap<&ActorId, BTreeMap<usize, Vec<Step>>>,
        ladder: &ActorId,
    ) -> Result<Vec<AutoCommit>, EditError> {
        let most = of_actors.values().flat_map(BTreeMap::keys).max();
        let mut rungs = vec![self.document.clone()];
        for rank in 0..most.copied().unwrap_or(0) {
            let written = |ranks: &BTreeMap<usize, Vec<Step>>| ranks.get(&rank).map_or(0, Vec::len);
            // One more may name the actor.
            let widest = of_actors.values().map(written).max().unwrap_or(0) + 1;
            let mut rung = rungs[rank].clone();
            rung.set_actor(ladder.clone());
            for step in 0..=widest {
                rung.put(ROOT, RUNG, i64::try_from(step).unwrap_or(i64::MAX))?;
            }
            rung.delete(ROOT, RUNG)?;
            rung.commit_with(CommitOptions::default().with_time(0));
            rungs.push(rung);
        }
        Ok(rungs)
    }
}

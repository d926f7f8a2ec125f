//! A school year of 22 programmes, with every mentee offline for 270 days of it: what it comes to on the disk and in
//! time, and whether it reads as if all had been together.

use crate::school::School;
use crate::{megabytes, milliseconds, number};
use ryadom_domain::{DocumentId, DocumentKind};
use ryadom_replica::{
    ActorId, Author, Document, JournalDoc, Kind, ProgrammeDoc, ProgrammeView, ReflectionDoc,
};
use ryadom_tests::Failure;
use ryadom_tests::account::Account;
use ryadom_tests::device::Device;
use ryadom_tests::relay::Relay;
use ryadom_tests::school::Size;
use ryadom_tests::year::{Deed, LEAVES, Papers, RETURNS, Shape, Who, year};
use serde_json::{Value, json};
use std::collections::BTreeMap;
use std::time::{Duration, Instant};
use tokio::time::sleep;

/// Ten of teachers and twelve of pupils.
const PROGRAMMES: usize = 22;
const OF_TEACHERS: usize = 10;
const SIZE: Size = Size {
    mentors: PROGRAMMES,
    pairs: PROGRAMMES,
    others: 0,
};
const KINDS: [DocumentKind; 3] = [
    DocumentKind::Programme,
    DocumentKind::Journal,
    DocumentKind::Reflection,
];

/// A pair and where its papers are.
struct Pair {
    mentor: Account,
    mentee: Account,
    number: u128,
    documents: BTreeMap<DocumentKind, DocumentId>,
    deeds: Vec<Deed>,
}

/// A pair at the end of the year, before the mentee is back.
struct Apart {
    pair: Pair,
    device: Device,
    online: Papers,
    away: Papers,
}

pub async fn measure() -> Result<Value, Failure> {
    let (_folder, file) = ryadom_tests::school::write(SIZE)?;
    let mut relay = Relay::start(Some(file)).await?;
    let school = School::join(&relay).await?;
    let living: Vec<_> = pairs(school)
        .into_iter()
        .map(|pair| tokio::spawn(pair.lives()))
        .collect();
    let mut apart = Vec::new();
    for pair in living {
        apart.push(pair.await??);
    }

    let begin = Instant::now();
    let returning: Vec<_> = apart
        .into_iter()
        .map(|pair| tokio::spawn(pair.meets()))
        .collect();
    let mut met = Vec::new();
    for pair in returning {
        met.push(pair.await??);
    }
    let merged = begin.elapsed();

    let mut sizes = Vec::new();
    let (mut changes, mut equal) = (0, 0);
    for (mut home, mut online) in met {
        for kind in KINDS {
            let document = home.document(kind)?;
            changes += document.changes_since(&[]).len();
            sizes.push((document.save()?, kind));
        }
        equal += usize::from(reads_the_same(&mut home, &mut online)?);
    }
    if equal < PROGRAMMES {
        return Err(
            format!("{equal} of {PROGRAMMES} programmes read as if all had been together").into(),
        );
    }
    let (largest, kind) = sizes
        .iter()
        .max_by_key(|(bytes, _)| bytes.len())
        .ok_or("no papers")?;
    let load = load(largest, *kind)?;

    relay.kill()?;
    let disk = relay.disk()?;
    let begin = Instant::now();
    relay.start_again()?;
    while ryadom_tests::call_health(relay.host()).await.is_err() {
        sleep(Duration::from_millis(1)).await;
    }
    let start = begin.elapsed();
    let all: usize = sizes.iter().map(|(bytes, _)| bytes.len()).sum();
    Ok(json!({ "measured": {
        "year_document_kb": number(largest.len() as u64) / 1000.0,
        "year_all_documents_mb": megabytes(all as u64),
        "year_changes": changes,
        "year_equal": equal,
        "year_load_ms": milliseconds(load),
        "year_merge_ms": milliseconds(merged),
        "year_disk_mb": megabytes(disk),
        "year_start_ms": milliseconds(start),
    }, "failed": {} }))
}

fn pairs(school: School) -> Vec<Pair> {
    let mut pairs: BTreeMap<[usize; 2], BTreeMap<DocumentKind, DocumentId>> = BTreeMap::new();
    for shared in school.documents {
        let documents = pairs.entry(shared.members).or_default();
        documents.insert(shared.kind, shared.id);
    }
    let pair = |(number, (members, documents)): (usize, ([usize; 2], _))| {
        let shape = if number < OF_TEACHERS {
            Shape::TEACHERS
        } else {
            Shape::PUPILS
        };
        let [mentor, mentee] = members.map(|member| school.members[member].clone());
        Pair {
            mentor,
            mentee,
            number: number as u128 + 1,
            documents,
            deeds: year(number as u64, shape),
        }
    };
    pairs.into_iter().enumerate().map(pair).collect()
}

impl Pair {
    /// The mentor is online, and enters for the curator; the mentee is not.
    async fn lives(self) -> Result<Apart, Failure> {
        let mut device = Device::connect(&self.mentor, self.number).await?;
        let all: Vec<_> = self
            .documents
            .iter()
            .map(|(kind, id)| (*id, *kind))
            .collect();
        device.open(&all).await?;
        let mut begun = Vec::new();
        for (id, _) in &all {
            begun.push(device.document(*id).ok_or("it is open")?.clone());
        }
        let mentor = Author {
            person: self.mentor.person,
            actor: ActorId::from((self.number << 8).to_be_bytes()),
        };
        let mentee = Author {
            person: self.mentee.person,
            actor: ActorId::from((self.number << 8 | 1).to_be_bytes()),
        };
        // In the first days both sit at the mentor's tablet.
        let at_one = Who::ALL.map(|who| (who, mentor.clone()));
        let mut home = Papers::begun(at_one.into(), begun);
        let deeds = || {
            self.deeds
                .iter()
                .filter(|deed| KINDS.contains(&deed.act.kind()))
        };
        for deed in deeds().filter(|deed| deed.day <= LEAVES) {
            home.take(deed)?;
        }
        self.sends(&mut home, &mut device).await?;
        let apart = [
            (Who::Mentor, mentor.clone()),
            (Who::Curator, mentor),
            (Who::Mentee, mentee),
        ];
        home.written_by(apart.into());
        let (mut away, mut online) = (home.clone(), home.clone());
        for week in 0..=RETURNS / 7 {
            let days = (week * 7).max(LEAVES + 1)..(week + 1) * 7;
            for deed in deeds().filter(|deed| days.contains(&deed.day)) {
                online.take(deed)?;
                let papers = if deed.who == Who::Mentee {
                    &mut away
                } else {
                    &mut home
                };
                papers.take(deed)?;
            }
            self.sends(&mut home, &mut device).await?;
        }
        Ok(Apart {
            pair: self,
            device,
            online,
            away,
        })
    }

    async fn sends(&self, home: &mut Papers, device: &mut Device) -> Result<(), Failure> {
        for (kind, id) in &self.documents {
            let heads = device.document(*id).ok_or("it is open")?.heads();
            let news = home.document(*kind)?.changes_since(&heads);
            if !news.is_empty() {
                device.give(*id, &news).await?;
            }
        }
        let all: Vec<_> = self.documents.values().copied().collect();
        device.until_all_confirmed(&all).await
    }
}

impl Apart {
    /// The mentee is back, and both wait until they have the same.
    async fn meets(mut self) -> Result<(Papers, Papers), Failure> {
        let mut back = Device::connect(&self.pair.mentee, self.pair.number | 1 << 64).await?;
        let mut brought = Vec::new();
        for (kind, id) in &self.pair.documents {
            brought.push((*id, self.away.document(*kind)?.clone()));
        }
        back.bring(brought).await?;
        let mut met = Vec::new();
        for id in self.pair.documents.values() {
            let heads = back.document(*id).ok_or("it is open")?.heads();
            while self.device.document(*id).ok_or("it is open")?.heads() != heads {
                let frame = self.device.frame().await?;
                self.device.take(frame).await?;
            }
            met.push(self.device.document(*id).ok_or("it is open")?.clone());
        }
        back.leave().await?;
        self.device.leave().await?;
        let mut home = self.away;
        home.replace(met);
        // What both wanted is settled, by the same words in either world.
        let wish = self.pair.deeds.iter().rfind(|deed| deed.contested);
        let wish = wish.ok_or("nobody wanted the same")?;
        home.take(wish)?;
        self.online.take(wish)?;
        Ok((home, self.online))
    }
}

fn reads_the_same(home: &mut Papers, online: &mut Papers) -> Result<bool, Failure> {
    fn same<K: Kind>(home: &mut Papers, online: &mut Papers) -> Result<bool, Failure> {
        Ok(K::read(home.document(K::KIND)?) == K::read(online.document(K::KIND)?))
    }
    Ok(programme(home)? == programme(online)?
        && same::<JournalDoc>(home, online)?
        && same::<ReflectionDoc>(home, online)?)
}

/// Everything but the names of versions, which say who had heard of what by then.
fn programme(papers: &mut Papers) -> Result<ProgrammeView, Failure> {
    let mut view = ProgrammeDoc::read(papers.document(DocumentKind::Programme)?);
    for edition in &mut view.editions {
        edition.heads.clear();
    }
    Ok(view)
}

/// Until the largest document of the year is open and read: the middle of nine times.
fn load(bytes: &[u8], kind: DocumentKind) -> Result<Duration, Failure> {
    let mut times = Vec::new();
    for _ in 0..9 {
        let begin = Instant::now();
        let mut document = Document::load(kind, bytes)?;
        match kind {
            DocumentKind::Programme => drop(ProgrammeDoc::read(&mut document)),
            DocumentKind::Journal => drop(JournalDoc::read(&mut document)),
            _ => drop(ReflectionDoc::read(&mut document)),
        }
        times.push(begin.elapsed());
    }
    times.sort();
    times
        .get(4)
        .copied()
        .ok_or_else(|| "nothing was timed".into())
}

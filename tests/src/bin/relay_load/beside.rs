//! The same load at our relay and at those of others, one after the other on one machine, by the same client.
//!
//! Ours knows who everybody is, checks what they may touch, and answers after storing; samod's keeps everything in
//! memory; npm's stores a little after answering.

use crate::crowd::{Crowd, Report};
use crate::edits::{PAUSE, edits};
use crate::process::memory;
use crate::school::{School, Shared};
use crate::{idle_connection, megabytes, milliseconds, number};
use ryadom_domain::{DocumentId, DocumentKind, PersonId};
use ryadom_replica::ChangeHash;
use ryadom_tests::Failure;
use ryadom_tests::account::Account;
use ryadom_tests::device::Device;
use ryadom_tests::other::{Kind, Other};
use ryadom_tests::relay::Relay;
use ryadom_tests::school::Size;
use serde_json::{Map, Value, json};
use std::collections::{BTreeMap, BTreeSet};
use std::io::Write;
use std::sync::Arc;
use std::time::{Duration, Instant};
use tokio::time::{sleep, timeout};

/// Everybody has this many documents open, each with one other.
const EACH: usize = 16;

/// How many documents; half as many pairs, of which each has two. samod takes a minute to create 500 and longer to go
/// on, so they are fewer; `RYADOM_LOAD_DOCUMENTS` says otherwise.
fn documents() -> usize {
    let asked = std::env::var("RYADOM_LOAD_DOCUMENTS").ok();
    asked.and_then(|asked| asked.parse().ok()).unwrap_or(240)
}

fn members() -> usize {
    documents() * 2 / EACH
}

/// Sockets that are opened, twice, to learn what an idle one costs.
const IDLE: usize = 500;
/// Edits that are timed.
const EDITS: usize = 1000;
/// Edits amid which the power goes.
const LAST_EDITS: usize = 300;
/// Longest that one phase may take: then the relay has no number for it.
const PATIENCE: Duration = Duration::from_secs(60);
/// Longest that a relay may take to answer after it was started.
const WAKING: Duration = Duration::from_secs(30);
/// After so long without an answer somebody asks anew: a relay that has only just begun to listen may have missed it.
const ATTEMPT: Duration = Duration::from_secs(1);

/// A relay under this load.
enum Subject {
    Ours(Relay),
    Other(Other),
}

impl Subject {
    fn host(&self) -> &str {
        match self {
            Self::Ours(relay) => relay.host(),
            Self::Other(other) => other.host(),
        }
    }

    fn process(&self) -> u32 {
        match self {
            Self::Ours(relay) => relay.process(),
            Self::Other(other) => other.process(),
        }
    }

    fn kill(&mut self) -> Result<(), Failure> {
        match self {
            Self::Ours(relay) => relay.kill(),
            Self::Other(other) => other.kill(),
        }
    }

    fn start_again(&mut self) -> Result<(), Failure> {
        match self {
            Self::Ours(relay) => relay.start_again(),
            Self::Other(other) => other.start_again(),
        }
    }
}

/// Measures all of them, or only the named one. One that fails leaves its reason, and the others go on.
pub async fn measure() -> Result<Value, Failure> {
    let only = std::env::args().nth(2);
    let mut relays = Vec::new();
    for name in ["ryadom", "samod", "automerge-repo"] {
        if only.as_deref().is_some_and(|only| only != name) {
            continue;
        }
        let _ = writeln!(std::io::stderr(), "  {name}");
        let outcome = of(name).await.unwrap_or_else(|error| {
            let _ = writeln!(std::io::stderr(), "  {name}: {error}");
            json!({ "failed": error.to_string() })
        });
        relays.push(json!({ "name": name, "measured": outcome }));
    }
    Ok(json!({
        "members": members(), "documents": documents(), "edits": EDITS, "idle": 2 * IDLE, "relays": relays,
    }))
}

async fn of(name: &str) -> Result<Value, Failure> {
    match name {
        "samod" => others(Kind::Samod).await,
        "automerge-repo" => others(Kind::Npm).await,
        _ => ours().await,
    }
}

async fn ours() -> Result<Value, Failure> {
    let (_folder, file) = ryadom_tests::school::write(Size {
        mentors: members() / 2,
        pairs: documents() / 2,
        others: 0,
    })?;
    let mut relay = Relay::start(Some(file)).await?;
    let invitations = relay.invitations();
    // Writing the school takes memory that serving it does not: begin anew.
    relay.kill()?;
    relay.start_again()?;
    relay.answers().await?;
    let school = School::join_by(relay.host(), invitations).await?;
    let untouched = |shared: &Shared| shared.kind != DocumentKind::Programme;
    let documents = school.documents.into_iter().filter(untouched);
    let documents = documents.take(self::documents()).collect();
    under_load(Subject::Ours(relay), school.members, documents).await
}

async fn others(kind: Kind) -> Result<Value, Failure> {
    let other = Other::start(kind)?;
    let (count, size) = (members(), documents());
    let members: Vec<Account> = (1..=count as u128)
        .map(|member| {
            let person = PersonId::from_random(member.to_be_bytes());
            Account::guest(other.host(), person)
        })
        .collect();
    let documents: Vec<Shared> = (0..size)
        .map(|document| {
            let (first, round) = (document % count, document / count);
            Shared {
                id: DocumentId::from_random((document as u128 + 1).to_be_bytes()),
                kind: DocumentKind::Reflection,
                members: [first, (first + round + 1) % count],
            }
        })
        .collect();
    let subject = Subject::Other(other);
    awake(&subject, &members, &documents).await?;
    under_load(subject, members, documents).await
}

async fn under_load(
    mut subject: Subject,
    members: Vec<Account>,
    documents: Vec<Shared>,
) -> Result<Value, Failure> {
    let process = subject.process();
    let mut told = Map::new();
    let mut tell = |key: &str, value: Value| {
        let _ = writeln!(std::io::stderr(), "    {key}: {value}");
        told.insert(key.to_owned(), value);
    };
    let mut devices = Vec::new();
    for (member, account) in members.iter().enumerate() {
        devices.push(Device::connect(account, 0x1000 + member as u128).await?);
    }
    let before = memory(process)?;
    let (devices, took) = timed(devices, &documents, 0).await?;
    tell("create_ms", milliseconds(took).into());
    let (devices, took) = timed(devices, &documents, 1).await?;
    tell("open_ms", milliseconds(took).into());
    let held = number(memory(process)?) - number(before);
    tell(
        "document_kb",
        (held / 1024.0 / number(documents.len() as u64)).into(),
    );

    let mut crowd = Crowd::of(devices);
    let edits = timeout(PATIENCE, edits(&mut crowd, &documents, process, EDITS)).await??;
    for percent in [50, 95, 99] {
        tell(
            &format!("edit_p{percent}_ms"),
            edits.arrival(percent).into(),
        );
    }
    tell("edit_cpu_ms", edits.processor_ms.into());
    tell("rss_mb", megabytes(memory(process)?).into());

    let acknowledged = power_cut(&mut subject, crowd, &documents).await?;
    let begin = Instant::now();
    subject.start_again()?;
    awake(&subject, &members, &documents).await?;
    tell("recovery_ms", milliseconds(begin.elapsed()).into());
    tell(
        "acknowledged",
        acknowledged
            .values()
            .map(BTreeSet::len)
            .sum::<usize>()
            .into(),
    );
    tell(
        "lost",
        lost(&members, &documents, acknowledged).await?.into(),
    );
    // Last: of a thousand sockets that have come and gone a relay may keep something, which must not slow the rest.
    match timeout(PATIENCE, idle_connection(&members, subject.process(), IDLE)).await {
        Ok(idle) => tell("idle_kb", idle?.into()),
        Err(_) => tell(
            "without_number",
            format!(
                "{} sockets were not open after {} s",
                2 * IDLE,
                PATIENCE.as_secs()
            )
            .into(),
        ),
    }
    Ok(Value::Object(told))
}

/// Everybody at once creates those documents of which they are the first member, or opens those of which they are the
/// second.
async fn timed(
    devices: Vec<Device>,
    documents: &[Shared],
    side: usize,
) -> Result<(Vec<Device>, Duration), Failure> {
    let begin = Instant::now();
    let working: Vec<_> = devices
        .into_iter()
        .enumerate()
        .map(|(member, mut device)| {
            let own = documents
                .iter()
                .filter(|shared| shared.members[side] == member);
            let own: Vec<_> = own.map(|shared| (shared.id, shared.kind)).collect();
            tokio::spawn(async move {
                if side == 0 {
                    device.create(&own).await?;
                } else {
                    device.open(&own).await?;
                }
                Ok::<_, Failure>(device)
            })
        })
        .collect();
    let mut done = Vec::new();
    for device in working {
        done.push(timeout(PATIENCE, device).await???);
    }
    Ok((done, begin.elapsed()))
}

/// Waits for the first answer about a document.
async fn awake(
    subject: &Subject,
    members: &[Account],
    documents: &[Shared],
) -> Result<(), Failure> {
    let begin = Instant::now();
    // About another document each time: an attempt that was given up may have left a relay at odds with one.
    for shared in documents.iter().cycle() {
        let account = &members[shared.members[0]];
        let answer = timeout(ATTEMPT, async {
            let mut device = Device::connect(account, u128::MAX - 7).await?;
            device.open(&[(shared.id, shared.kind)]).await?;
            device.leave().await
        });
        let error = match answer.await {
            Ok(Ok(())) => return Ok(()),
            Ok(Err(error)) => error,
            Err(late) => late.into(),
        };
        if begin.elapsed() > WAKING {
            return Err(format!("{} does not answer: {error}", subject.host()).into());
        }
        sleep(Duration::from_millis(2)).await;
    }
    Err("there are no documents".into())
}

/// Everybody writes in documents of which they are the first member, and the power goes amid it. Answers what the relay
/// had acknowledged until then.
async fn power_cut(
    subject: &mut Subject,
    mut crowd: Crowd,
    documents: &[Shared],
) -> Result<BTreeMap<Arc<str>, BTreeSet<ChangeHash>>, Failure> {
    let writers: BTreeMap<Arc<str>, usize> = documents
        .iter()
        .map(|shared| (shared.id.to_string().into(), shared.members[0]))
        .collect();
    let mut sent: BTreeMap<Arc<str>, BTreeSet<ChangeHash>> = BTreeMap::new();
    let mut acknowledged = sent.clone();
    let mut note = |report| match report {
        Report::Edited {
            document, change, ..
        } => {
            sent.entry(document).or_default().insert(change);
        }
        // Of everything that this writer had sent by then; the other member's word says nothing of it.
        Report::Confirmed {
            member, document, ..
        } if writers.get(&document) == Some(&member) => {
            let known = sent.get(&document).cloned().unwrap_or_default();
            acknowledged.entry(document).or_default().extend(known);
        }
        _ => {}
    };
    let mut clock = tokio::time::interval(PAUSE / 2);
    let mut written = 0;
    while written < LAST_EDITS {
        tokio::select! {
            report = crowd.report() => note(report.ok_or("everyone is gone")?),
            _ = clock.tick() => {
                let shared = &documents[written % documents.len()];
                let words = format!("before the power went, {written}");
                crowd.write(shared.members[0], shared.id, words);
                written += 1;
            }
        }
    }
    subject.kill()?;
    crowd.last_words().await.into_iter().for_each(note);
    Ok(acknowledged)
}

/// How many acknowledged changes a newcomer does not find.
async fn lost(
    members: &[Account],
    documents: &[Shared],
    acknowledged: BTreeMap<Arc<str>, BTreeSet<ChangeHash>>,
) -> Result<usize, Failure> {
    let mut lost = 0;
    for (member, account) in members.iter().enumerate() {
        let own: Vec<_> = documents
            .iter()
            .filter(|shared| shared.members[0] == member)
            .collect();
        let mut device = Device::connect(account, 0x2000 + member as u128).await?;
        let all: Vec<_> = own.iter().map(|shared| (shared.id, shared.kind)).collect();
        timeout(PATIENCE, device.open(&all)).await??;
        for shared in own {
            let wanted = acknowledged.get(shared.id.to_string().as_str());
            let document = device.document(shared.id).ok_or("it is open")?;
            for change in wanted.into_iter().flatten() {
                lost += usize::from(!document.has(&[*change]));
            }
        }
        device.leave().await?;
    }
    Ok(lost)
}

//! How long access outlives its end, and whether time tells what is there.

use crate::school::{School, Shared};
use ryadom_domain::{DeviceId, DocumentId, DocumentKind, PairId, Side, Timestamp};
use ryadom_replica::{ActorId, Author, Kind, PairEdit, RegistryDoc, RegistryEdit};
use ryadom_sync::automerge::sync::{Message, MessageVersion};
use ryadom_tests::Failure;
use ryadom_tests::account::Account;
use ryadom_tests::device::{Device, News};
use std::time::{Duration, Instant};
use tokio::time::timeout;

/// Devices and members that are shut out, one after another.
const SHUT_OUT: usize = 20;
/// Documents that are asked for, of either sort.
const ASKED: usize = 500;
const PATIENCE: Duration = Duration::from_secs(20);

/// The longest that a socket, or a document on one, outlived its end.
pub struct Outlived {
    /// A device was revoked.
    pub device: Duration,
    /// Somebody was taken out of a pair.
    pub pair: Duration,
}

/// Shuts out devices and members who are connected.
pub async fn outlives(school: &School) -> Result<Outlived, Failure> {
    let mut device = Duration::ZERO;
    for number in 0..SHUT_OUT {
        device = device.max(revoke(school, number).await?);
    }
    let mut curator = Device::connect(&school.curator, 9 << 96).await?;
    let book = (school.curator.registry, DocumentKind::Registry);
    curator.open(&[book]).await?;
    let mut pair = Duration::ZERO;
    for number in 0..SHUT_OUT {
        // From the end: what is measured later goes by the first ones.
        let shared = &school.documents[school.documents.len() - 1 - 3 * number];
        pair = pair.max(take_out(school, &mut curator, shared, number).await?);
    }
    curator.leave().await?;
    Ok(Outlived { device, pair })
}

async fn revoke(school: &School, number: usize) -> Result<Duration, Failure> {
    let shared = &school.documents[number];
    let member = &school.members[shared.members[0]];
    let lost = member.join_again(&school.curator).await?;
    let mut device = Device::connect(&lost, (8 << 96) | number as u128).await?;
    device.open(&[(shared.id, shared.kind)]).await?;
    let begin = Instant::now();
    let revoked = school.curator.revoke(&lost.device);
    let closed = timeout(PATIENCE, async {
        while let Ok(frame) = device.frame().await {
            if device.take(frame).await.is_err() {
                break;
            }
        }
        begin.elapsed()
    });
    let (status, closed) = tokio::join!(revoked, closed);
    match status? {
        204 => Ok(closed?),
        other => Err(format!("revoking was answered with {other}").into()),
    }
}

async fn take_out(
    school: &School,
    curator: &mut Device,
    shared: &Shared,
    number: usize,
) -> Result<Duration, Failure> {
    let member = &school.members[shared.members[1]];
    let mut device = Device::connect(member, (10 << 96) | number as u128).await?;
    device.open(&[(shared.id, shared.kind)]).await?;
    let book = school.curator.registry;
    let registry = curator.document(book).ok_or("no registry")?.registry(book);
    let pair = registry.pair_of(shared.id).ok_or("no pair")?;
    let side = pair.side(member.person).ok_or("not in the pair")?;
    let begin = Instant::now();
    leave(curator, &school.curator, pair.id, side, member).await?;
    let address = shared.id.to_string();
    timeout(PATIENCE, async {
        loop {
            let frame = device.frame().await?;
            let mut told = device.take(frame).await?.into_iter();
            let gone = |news| matches!(news, News::Unavailable(document) if *document == *address);
            if told.any(gone) {
                return Ok::<_, Failure>(begin.elapsed());
            }
        }
    })
    .await?
}

async fn leave(
    curator: &mut Device,
    account: &Account,
    id: PairId,
    side: Side,
    member: &Account,
) -> Result<(), Failure> {
    let author = Author {
        person: account.person,
        actor: ActorId::from((9_u128 << 96).to_be_bytes()),
    };
    let edit = RegistryEdit::Pair {
        id,
        edit: PairEdit::Member(side, member.person, false),
    };
    let registry = curator.document(account.registry).ok_or("no registry")?;
    RegistryDoc::edit(registry, &author, Timestamp(0), &edit)?;
    curator.changed(account.registry).await?;
    curator.until_confirmed(account.registry).await
}

/// By how much, in percent, one sort of refusal takes longer than the other.
pub struct Telling {
    pub documents: f64,
    pub devices: f64,
}

/// Asks for what is forbidden and for what does not exist, in turn, and compares the middle answers.
pub async fn telling(school: &School) -> Result<Telling, Failure> {
    let member = &school.members[0];
    let forbidden: Vec<_> = school
        .documents
        .iter()
        .filter(|shared| !shared.members.contains(&0))
        .map(|shared| shared.id)
        .take(ASKED)
        .collect();
    let mut device = Device::connect(member, 11 << 96).await?;
    let (mut there, mut nowhere) = (Vec::new(), Vec::new());
    for (number, id) in forbidden.into_iter().enumerate() {
        let mut unknown = [0xf0; 16];
        unknown[..8].copy_from_slice(&(number as u64).to_be_bytes());
        let unknown = DocumentId::from_random(unknown);
        // Each goes first as often as the other.
        if number % 2 == 0 {
            there.push(ask(&mut device, id).await?);
            nowhere.push(ask(&mut device, unknown).await?);
        } else {
            nowhere.push(ask(&mut device, unknown).await?);
            there.push(ask(&mut device, id).await?);
        }
    }
    device.leave().await?;
    let documents = apart(there, nowhere);

    let (mut there, mut nowhere) = (Vec::new(), Vec::new());
    let theirs = &school.others[0].device;
    let unknown = DeviceId::from_random([0xf0; 16]).to_string();
    for number in 0..ASKED {
        if number % 2 == 0 {
            there.push(shut_out(member, theirs).await?);
            nowhere.push(shut_out(member, &unknown).await?);
        } else {
            nowhere.push(shut_out(member, &unknown).await?);
            there.push(shut_out(member, theirs).await?);
        }
    }
    Ok(Telling {
        documents,
        devices: apart(there, nowhere),
    })
}

async fn ask(device: &mut Device, id: DocumentId) -> Result<Duration, Failure> {
    let hello = Message {
        heads: Vec::new(),
        need: Vec::new(),
        have: Vec::new(),
        changes: Vec::<Vec<u8>>::new().into(),
        flags: None,
        version: MessageVersion::V1,
    };
    let begin = Instant::now();
    device.throw(id, hello.encode()).await?;
    // It keeps no such document, so all that can come is the refusal.
    let frame = device.frame().await?;
    let took = begin.elapsed();
    device.take(frame).await?;
    Ok(took)
}

async fn shut_out(member: &Account, device: &str) -> Result<Duration, Failure> {
    let begin = Instant::now();
    match member.revoke(device).await? {
        404 => Ok(begin.elapsed()),
        other => Err(format!("somebody else's device: {other}").into()),
    }
}

fn apart(there: Vec<Duration>, nowhere: Vec<Duration>) -> f64 {
    let [there, nowhere] = [there, nowhere].map(|mut times| {
        times.sort();
        times[times.len() / 2].as_secs_f64()
    });
    (there / nowhere - 1.0).abs() * 100.0
}

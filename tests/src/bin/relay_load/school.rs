//! Who is in the school, and which documents each of them has open.

use ryadom_domain::{DocumentId, DocumentKind, PersonId};
use ryadom_tests::account::Account;
use ryadom_tests::device::Device;
use ryadom_tests::relay::{Invitation, Relay};
use ryadom_tests::school::Size;
use ryadom_tests::{Failure, call_health};
use std::collections::HashMap;
use std::sync::Arc;
use std::sync::atomic::{AtomicBool, Ordering};
use std::time::{Duration, Instant};

/// 200 people in pairs, 300 others, and a curator.
pub const SIZE: Size = Size {
    mentors: 100,
    pairs: 667,
    others: 300,
};

/// How many documents are opened.
pub const DOCUMENTS: usize = 2000;

/// Everyone has joined.
pub struct School {
    /// Who may let others in, and shut them out.
    pub curator: Account,
    /// The members of pairs.
    pub members: Vec<Account>,
    /// Those who are in no pair.
    pub others: Vec<Account>,
    /// Each document with the two members who have it open.
    pub documents: Vec<Shared>,
    /// What joining cost.
    pub joining: Joining,
}

/// A document of a pair.
pub struct Shared {
    /// Its address.
    pub id: DocumentId,
    /// What it is.
    pub kind: DocumentKind,
    /// Places in [`School::members`].
    pub members: [usize; 2],
}

/// What it was like when everyone joined at once.
pub struct Joining {
    /// How many joined.
    pub people: usize,
    /// Until the last had joined.
    pub took: Duration,
    /// The slowest answer to "are you alive" meanwhile.
    pub slowest_health: Duration,
}

impl School {
    /// Has everyone join at once, then reads the registry.
    pub async fn join(relay: &Relay) -> Result<Self, Failure> {
        Self::join_by(relay.host(), relay.invitations()).await
    }

    /// The same, by links that were printed before.
    pub async fn join_by(host: &str, invitations: Vec<Invitation>) -> Result<Self, Failure> {
        let (joined, joining) = join_at_once(host, invitations).await?;
        let curator = joined.iter().find(|(who, _)| who.contains("curator"));
        let curator = curator.ok_or("no curator")?.1.clone();
        let mut device = Device::connect(&curator, u128::MAX).await?;
        device
            .open(&[(curator.registry, DocumentKind::Registry)])
            .await?;
        let registry = device.document(curator.registry).ok_or("no registry")?;
        let registry = registry.registry(curator.registry);
        device.leave().await?;

        let in_pair = |person: PersonId| {
            registry
                .pairs
                .values()
                .any(|pair| pair.side(person).is_some())
        };
        let (members, others): (Vec<_>, Vec<_>) = joined
            .iter()
            .map(|(_, account)| account.clone())
            .partition(|a| in_pair(a.person));
        let places: HashMap<_, _> = members
            .iter()
            .enumerate()
            .map(|(place, account)| (account.person, place))
            .collect();
        let mut documents = Vec::new();
        for pair in registry.pairs.values() {
            let people: Vec<_> = pair
                .members()
                .filter_map(|person| places.get(&person).copied())
                .collect();
            let members: [usize; 2] = people
                .try_into()
                .map_err(|people| format!("a pair of {people:?}"))?;
            let of_pair = [
                (pair.programme, DocumentKind::Programme),
                (pair.journal, DocumentKind::Journal),
                (pair.reflection, DocumentKind::Reflection),
            ];
            documents.extend(of_pair.into_iter().filter_map(|(id, kind)| {
                Some(Shared {
                    id: id?,
                    kind,
                    members,
                })
            }));
        }
        documents.truncate(DOCUMENTS);
        Ok(Self {
            curator,
            members,
            others,
            documents,
            joining,
        })
    }

    /// What one member has open.
    pub fn documents_of(&self, member: usize) -> Vec<(DocumentId, DocumentKind)> {
        let own = self
            .documents
            .iter()
            .filter(|shared| shared.members.contains(&member));
        own.map(|shared| (shared.id, shared.kind)).collect()
    }
}

async fn join_at_once(
    host: &str,
    invitations: Vec<Invitation>,
) -> Result<(Vec<(String, Account)>, Joining), Failure> {
    let over = Arc::new(AtomicBool::new(false));
    let health = tokio::spawn(slowest_health(host.to_owned(), Arc::clone(&over)));
    let begin = Instant::now();
    let everyone: Vec<_> = invitations
        .into_iter()
        .map(|invitation| {
            let host = host.to_owned();
            tokio::spawn(async move {
                let account = Account::join(&host, &invitation).await?;
                Ok::<_, Failure>((invitation.who, account))
            })
        })
        .collect();
    let mut joined = Vec::new();
    for one in everyone {
        joined.push(one.await??);
    }
    let took = begin.elapsed();
    over.store(true, Ordering::Relaxed);
    let joining = Joining {
        people: joined.len(),
        took,
        slowest_health: health.await??,
    };
    Ok((joined, joining))
}

async fn slowest_health(host: String, over: Arc<AtomicBool>) -> Result<Duration, Failure> {
    let mut slowest = Duration::ZERO;
    while !over.load(Ordering::Relaxed) {
        let begin = Instant::now();
        call_health(&host).await?;
        slowest = slowest.max(begin.elapsed());
        tokio::time::sleep(Duration::from_millis(5)).await;
    }
    Ok(slowest)
}

//! samod, a client that nobody here wrote, joins our relay with tickets and works on the demo
//! programme.

use automerge::transaction::Transactable;
use automerge::{Automerge, AutomergeError, ROOT, ReadDoc};
use futures_util::future::BoxFuture;
use futures_util::{SinkExt, StreamExt, future};
use ryadom_sync::automerge;
use ryadom_tests::Failure;
use ryadom_tests::account::Account;
use ryadom_tests::relay::Relay;
use samod::{BackoffConfig, DialError, Dialer, DocHandle, Repo, Transport, Url};
use std::collections::BTreeSet;
use std::io;
use std::sync::Arc;
use std::time::Duration;
use tokio_tungstenite::connect_async;
use tokio_tungstenite::tungstenite::Message;

/// Longest that anything may take; not a measurement.
const PATIENCE: Duration = Duration::from_secs(30);

/// Gets a new ticket for each connection: a ticket is good for one.
struct WithTickets(Account);

impl Dialer for WithTickets {
    type Error = std::convert::Infallible;

    fn url(&self) -> Url {
        Url::parse("ws://relay/sync").expect("an address")
    }

    fn connect(&self) -> BoxFuture<'static, Result<Transport, DialError<Self::Error>>> {
        let account = self.0.clone();
        Box::pin(async move {
            let refused = |error: Failure| DialError::transient(io::Error::other(error));
            let address = account.ticket().await.map_err(refused)?;
            let (socket, _) = connect_async(address)
                .await
                .map_err(|error| refused(error.into()))?;
            let (sink, stream) = socket.split();
            let frames = stream.filter_map(|message| {
                future::ready(match message {
                    Ok(Message::Binary(frame)) => Some(Ok(frame.to_vec())),
                    Ok(_) => None,
                    Err(error) => Some(Err(error)),
                })
            });
            let sink = sink.with(|frame: Vec<u8>| {
                future::ready(Ok::<_, tokio_tungstenite::tungstenite::Error>(
                    Message::binary(frame),
                ))
            });
            Ok(Transport::new(frames.boxed(), Box::pin(sink)))
        })
    }
}

/// Somebody at a samod client.
struct Person {
    account: Account,
    repo: Repo,
}

impl Person {
    async fn joins(relay: &Relay, name: &str) -> Self {
        let invitation = relay.invitation(name).expect("the demo invites everyone");
        let account = Account::join(relay.host(), &invitation)
            .await
            .expect("the link is good");
        Self::of(account).await
    }

    async fn of(account: Account) -> Self {
        let repo = Repo::build_tokio().load().await;
        let dialer = repo.dial(
            BackoffConfig::default(),
            Arc::new(WithTickets(account.clone())),
        );
        let connected = dialer.expect("the repo runs").established();
        let connected = tokio::time::timeout(PATIENCE, connected).await;
        connected
            .expect("the relay greets")
            .expect("the relay takes the ticket");
        Self { account, repo }
    }

    async fn finds(&self, document: &str) -> Option<DocHandle> {
        let id = document.parse().expect("a document's address");
        let found = tokio::time::timeout(PATIENCE, self.repo.find(id)).await;
        found.expect("the relay answers").expect("the repo runs")
    }

    async fn registry(&self) -> DocHandle {
        self.finds(&self.account.registry.to_string())
            .await
            .expect("everyone reads the registry")
    }

    /// What the pair of somebody with this last name keeps: `programme`, `journal`, `reflection`.
    async fn of_pair(&self, last_name: &str, kind: &str) -> String {
        self.registry().await.with_document(|registry| {
            let (_, people) = get(registry, &ROOT, "people");
            let person = registry
                .keys(&people)
                .find(|person| {
                    let (_, row) = get(registry, &people, person);
                    text(registry, &row, "lastName") == last_name
                })
                .expect("somebody is called so");
            let (_, pairs) = get(registry, &ROOT, "pairs");
            let found = registry.keys(&pairs).find_map(|pair| {
                let (_, row) = get(registry, &pairs, &pair);
                let is_in = ["mentors", "mentees"].iter().any(|side| {
                    let (_, members) = get(registry, &row, side);
                    registry.keys(&members).any(|member| member == person)
                });
                is_in.then(|| text(registry, &row, kind))
            });
            found.expect("a pair")
        })
    }

    async fn programme_of(&self, last_name: &str) -> DocHandle {
        let programme = self.of_pair(last_name, "programme").await;
        self.finds(&programme).await.expect("its members read it")
    }
}

fn get<'d>(
    document: &'d Automerge,
    object: &automerge::ObjId,
    key: &str,
) -> (automerge::Value<'d>, automerge::ObjId) {
    document
        .get(object, key)
        .expect("readable")
        .unwrap_or_else(|| panic!("{key} is there"))
}

fn text(document: &Automerge, row: &automerge::ObjId, key: &str) -> String {
    let (value, object) = get(document, row, key);
    match value.into_string() {
        Ok(text) => text,
        Err(_) => document.text(object).expect("a text"),
    }
}

fn goal(document: &Automerge) -> String {
    text(document, &ROOT, "goal")
}

/// Types at the beginning of the programme's goal.
fn type_into_goal(programme: &DocHandle, words: &str) {
    programme.with_document(|document| {
        let (_, text) = get(document, &ROOT, "goal");
        document
            .transact(|transaction| transaction.splice_text(&text, 0, 0, words))
            .expect("the goal is a text");
    });
}

/// Waits until a document says so.
async fn until(handle: &DocHandle, says: impl Fn(&Automerge) -> bool) {
    let mut changes = handle.changes();
    let look = async {
        while !handle.with_document(|document| says(document)) {
            changes.next().await.expect("the repo runs");
        }
    };
    tokio::time::timeout(PATIENCE, look)
        .await
        .expect("the document comes to say so");
}

async fn relay() -> Relay {
    Relay::start(None)
        .await
        .expect("a relay with the demo school")
}

#[tokio::test(flavor = "multi_thread")]
async fn a_client_finds_the_demo_programme_through_the_registry() {
    let relay = relay().await;
    let mentor = Person::joins(&relay, "Иванова").await;
    let programme = mentor.programme_of("Иванова").await;
    programme.with_document(|document| {
        let (_, items) = get(document, &ROOT, "items");
        assert_eq!(document.keys(&items).count(), 22);
        assert!(goal(document).contains("самостоятельно проектирует"));
    });
}

#[tokio::test(flavor = "multi_thread")]
async fn two_clients_see_each_others_edits_and_who_made_them() {
    let relay = relay().await;
    let mentor = Person::joins(&relay, "Иванова").await;
    let mentee = Person::joins(&relay, "Кузнецова").await;
    let hers = mentor.programme_of("Иванова").await;
    let others = mentee.programme_of("Иванова").await;

    type_into_goal(&hers, "Наставник: ");
    until(&others, |document| {
        goal(document).starts_with("Наставник: ")
    })
    .await;
    type_into_goal(&others, "Наставляемый. ");
    until(&hers, |document| {
        goal(document).starts_with("Наставляемый. ")
    })
    .await;

    // samod names no authors, so the relay does.
    for (client, person) in [(&hers, &mentor), (&others, &mentee)] {
        let person = person.account.person.to_string();
        until(client, |document| authors(document).contains(&person)).await;
    }
}

fn authors(document: &Automerge) -> BTreeSet<String> {
    let (_, authors) = get(document, &ROOT, "authors");
    document
        .keys(&authors)
        .map(|actor| text(document, &authors, &actor))
        .collect()
}

#[tokio::test(flavor = "multi_thread")]
async fn what_was_written_survives_a_power_cut_of_the_relay() {
    let mut relay = relay().await;
    let mentor = Person::joins(&relay, "Иванова").await;
    let mentee = Person::joins(&relay, "Кузнецова").await;
    let programme = mentor.programme_of("Иванова").await;
    let witness = mentee.programme_of("Иванова").await;
    type_into_goal(&programme, "До обрыва. ");
    until(&witness, |document| {
        goal(document).starts_with("До обрыва. ")
    })
    .await;

    relay.restart().await.expect("the relay starts again");

    let later = Person::of(mentee.account.clone()).await;
    let again = later.programme_of("Иванова").await;
    assert!(again.with_document(|document| goal(document).starts_with("До обрыва. ")));
    // The clients come back by themselves.
    type_into_goal(&programme, "После. ");
    until(&again, |document| goal(document).starts_with("После. ")).await;
}

#[tokio::test(flavor = "multi_thread")]
async fn what_a_person_may_not_read_is_unavailable_as_if_it_did_not_exist() {
    let relay = relay().await;
    let mentor = Person::joins(&relay, "Иванова").await;
    let curator = Person::joins(&relay, "Сидорова").await;
    let foreign = curator.of_pair("Смирнов", "programme").await;
    let reflection = curator.of_pair("Иванова", "reflection").await;

    assert!(mentor.finds(&foreign).await.is_none());
    assert!(curator.finds(&reflection).await.is_none());
    // Sixteen bytes that no document has.
    assert!(mentor.finds("4NMNnkMhL8jXrdJ9jamS58PAVdXu").await.is_none());
    assert!(mentor.finds(&reflection).await.is_some());
}

#[tokio::test(flavor = "multi_thread")]
async fn nothing_is_accepted_where_a_person_may_only_read() -> Result<(), AutomergeError> {
    let relay = relay().await;
    let mentee = Person::joins(&relay, "Кузнецова").await;
    let curator = Person::joins(&relay, "Сидорова").await;
    let registry = mentee.registry().await;
    let me = mentee.account.person.to_string();
    let last_name = |document: &Automerge| {
        let (_, people) = get(document, &ROOT, "people");
        let (_, row) = get(document, &people, &me);
        text(document, &row, "lastName")
    };
    registry.with_document(|document| {
        let (_, people) = document.get(ROOT, "people")?.expect("people");
        let (_, row) = document.get(&people, &me)?.expect("my row");
        document
            .transact(|transaction| transaction.put(&row, "lastName", "Самозванова"))
            .map_err(|failure| failure.error)?;
        Ok::<_, AutomergeError>(())
    })?;
    assert_eq!(
        registry.with_document(|document| last_name(document)),
        "Самозванова"
    );

    // The socket keeps its order: when what came after was passed on, what came before was judged.
    let programme = mentee.programme_of("Иванова").await;
    let passed_on = curator.programme_of("Иванова").await;
    type_into_goal(&programme, "После: ");
    until(&passed_on, |document| goal(document).starts_with("После: ")).await;

    let seen = curator.registry().await;
    assert_eq!(
        seen.with_document(|document| last_name(document)),
        "Кузнецова"
    );
    let later = Person::of(curator.account.clone()).await;
    let stored = later.registry().await;
    assert_eq!(
        stored.with_document(|document| last_name(document)),
        "Кузнецова"
    );
    Ok(())
}

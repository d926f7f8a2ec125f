//! The power goes at each point on a change's way, in each write of the store, at a start, a snapshot and a copy. A
//! relay that is started again on what is left has everything that was confirmed, and needs no hand.
//!
//! A day passes the same points again and again. Here the first and the last of each name and some between are taken;
//! `RYADOM_KILLS=50` takes them all.

use super::{
    school::note,
    support::{Device, Heard, Joined, Program},
};
use automerge::{Automerge, Change, ChangeHash, ReadDoc};
use ryadom_domain::{DocumentId, DocumentKind};
use ryadom_replica::ReflectionDoc;
use ryadom_server::{
    DataFolder,
    store::{Position, Store},
};
use std::{
    collections::{BTreeMap, BTreeSet},
    path::{Path, PathBuf},
    sync::{Arc, Mutex},
};

/// Between two points that are taken while the name stays the same.
const STEP: usize = 23;

/// What the devices were told is stored.
type Confirmed = Arc<Mutex<BTreeMap<DocumentId, BTreeSet<ChangeHash>>>>;

/// Every point on the way, so that none is forgotten when the way changes.
const RELAY: [&str; 15] = [
    "a frame arrived",
    "a message was tried",
    "a snapshot was kept",
    "a snapshot was made",
    "changes are in the document",
    "changes were passed on",
    "changes were stored",
    "the folder is taken",
    "the relay is about to stop",
    "the relay is awake",
    "the store has committed",
    "the store is about to commit",
    "the store is open",
    "the tables are about to be committed",
    "the tables are there",
];
const COPY: [&str; 4] = [
    "a copy was begun",
    "a copy was filled",
    "a copy is about to get its name",
    "a copy has its name",
];

/// Which of the two programs of a day is killed, and at which of its points.
#[derive(Clone, Copy)]
enum Kill {
    None,
    Relay(usize),
    Copy(usize),
}

/// What the two programs of a day said.
#[derive(Clone, Default)]
struct Said {
    relay: Arc<Heard>,
    copy: Arc<Heard>,
}

fn points(heard: &Heard) -> Vec<String> {
    let lines = heard.lines().into_iter();
    lines
        .filter_map(|line| Some(line.strip_prefix("point: ")?.to_owned()))
        .collect()
}

fn joined(program: &Program, who: &str) -> (Joined, DocumentId) {
    let answer = program.join(&program.code_in(who));
    let text = |name: &str| answer[name].as_str().expect("a text").to_owned();
    let joined = Joined {
        person: text("person").parse().expect("an id"),
        device: text("device"),
        token: text("token"),
    };
    (joined, text("registry").parse().expect("an address"))
}

fn confirm(confirmed: &Confirmed, device: &mut Device, document: DocumentId) {
    let changes = device.automerge(document).get_changes(&[]);
    let mut confirmed = confirmed.lock().expect("a table");
    confirmed
        .entry(document)
        .or_default()
        .extend(changes.iter().map(Change::hash));
}

/// Somebody comes in and opens the pair's notes.
async fn comes(
    program: &Program,
    who: &str,
    n: u8,
    confirmed: &Confirmed,
) -> (Device, Joined, DocumentId) {
    let (joined, registry) = joined(program, who);
    let mut device = Device::new(&joined, n);
    device
        .connect(program.socket_address(), &joined.token)
        .await;
    device.open(registry, DocumentKind::Registry).await;
    let person = joined.person;
    let pair = |device: &mut Device| {
        let book = device.document(registry).registry(registry);
        let mut pairs = book.pairs.into_values();
        pairs.find(|pair| pair.side(person).is_some())
    };
    device
        .until("the registry", |device| pair(device).is_some())
        .await;
    let notes = pair(&mut device)
        .expect("a pair")
        .reflection
        .expect("notes");
    device.open(notes, DocumentKind::Reflection).await;
    device.until_confirmed(notes).await;
    confirm(confirmed, &mut device, notes);
    (device, joined, notes)
}

/// A day that ends when the relay does, at the latest with the evening: by a panic of whoever notices first.
async fn lives(folder: PathBuf, kill: Kill, said: Said, confirmed: Confirmed) {
    let (data, copy) = (folder.join("data"), folder.join("copy.db"));
    let wish = |at: Option<usize>| at.map_or_else(|| "never".to_owned(), |at| (at + 1).to_string());
    let at = wish(if let Kill::Relay(at) = kill {
        Some(at)
    } else {
        None
    });
    let data = data.to_str().expect("a path");
    let serve = [
        "serve",
        "--demo",
        "--listen",
        "127.0.0.1:0",
        "--log",
        "off",
        "--data",
        data,
    ];
    let program = Program::start_heard(&serve, &[("RYADOM_DIE_AT", &at)], &said.relay);
    let program = program.unwrap_or_else(|refusal| panic!("{}", refusal.stderr));
    let (mut anna, annas, notes) = comes(&program, "Анна Иванова", 1, &confirmed).await;
    let (mut marina, _, _) = comes(&program, "Марина Кузнецова", 2, &confirmed).await;
    for n in 1..=2 {
        anna.edit::<ReflectionDoc>(notes, note(n, "Анна")).await;
        anna.until_confirmed(notes).await;
        confirm(&confirmed, &mut anna, notes);
        marina
            .edit::<ReflectionDoc>(notes, note(100 + n, "Марина"))
            .await;
        marina.until_confirmed(notes).await;
        confirm(&confirmed, &mut marina, notes);
    }
    anna.disconnect().await;
    for n in 10..50 {
        anna.edit::<ReflectionDoc>(notes, note(n, "в пути")).await;
    }
    anna.connect(program.socket_address(), &annas.token).await;
    anna.until_confirmed(notes).await;
    confirm(&confirmed, &mut anna, notes);
    let at = wish(if let Kill::Copy(at) = kill {
        Some(at)
    } else {
        None
    });
    let backup = ["backup", "--data", data, copy.to_str().expect("a path")];
    Program::ends_well(&backup, &[("RYADOM_DIE_AT", &at)], &said.copy);
    // Everybody leaves, so the document is kept in one piece.
    anna.disconnect().await;
    marina.disconnect().await;
    assert!(said.relay.wait_for("point: a snapshot was kept"));
    program.stop();
}

/// All that is stored, read by a program that was not there; documents must be whole.
async fn stored(data: &Path) -> BTreeMap<DocumentId, BTreeSet<ChangeHash>> {
    let folder = DataFolder::take(data).expect("free");
    let store = folder.open().expect("opens");
    let mut found = BTreeMap::new();
    for document in store.documents(None, 1000).await.expect("reads") {
        let raw = store
            .changes_after(document, Position::default())
            .await
            .expect("reads");
        let changes = raw
            .into_iter()
            .map(|bytes| Change::from_bytes(bytes).expect("a change"));
        let changes: Vec<_> = changes.collect();
        found.insert(document, changes.iter().map(Change::hash).collect());
        let mut whole = Automerge::new();
        whole.apply_changes(changes).expect("apply");
        assert!(whole.get_missing_deps(&[]).is_empty());
        if let Some(snapshot) = store.load(document).await.expect("reads").snapshot {
            Automerge::load(&snapshot.bytes).expect("loads");
        }
    }
    store.close().await.expect("closes");
    found
}

/// Lives a day that is cut short, and the next morning.
async fn cut_short(kill: Kill) -> Said {
    let folder = tempfile::tempdir().expect("a folder");
    let (data, copy) = (folder.path().join("data"), folder.path().join("copy.db"));
    let (said, confirmed) = (Said::default(), Confirmed::default());
    let day = lives(
        folder.path().to_owned(),
        kill,
        said.clone(),
        Arc::clone(&confirmed),
    );
    let ended = tokio::spawn(day).await;
    // Not every day has the same number of points: on some the evening comes before the end.
    assert!(ended.is_ok() || matches!(kill, Kill::Relay(_)), "{ended:?}");

    let program = Program::serve(&data, &["--demo"]);
    let (mut anna, _, notes) = comes(&program, "Анна Иванова", 3, &confirmed).await;
    anna.edit::<ReflectionDoc>(notes, note(200, "утро")).await;
    anna.until_confirmed(notes).await;
    confirm(&confirmed, &mut anna, notes);
    program.stop();
    let stored = stored(&data).await;
    for (document, confirmed) in confirmed.lock().expect("a table").iter() {
        let last = points(&said.relay).pop();
        assert!(
            confirmed.is_subset(&stored[document]),
            "lost after {last:?}"
        );
    }
    let (data, name) = (
        data.to_str().expect("a path"),
        copy.to_str().expect("a path"),
    );
    Program::output(&["verify", "--data", data]);
    // A copy is whole, or not there and made the next time.
    if !copy.exists() {
        Program::output(&["backup", "--data", data, name]);
    }
    Program::output(&["verify", name]);
    said
}

/// The first and the last of each name, and some between.
fn taken(points: &[String]) -> Vec<usize> {
    let all = std::env::var("RYADOM_KILLS").is_ok();
    let is_edge = |place: usize| {
        let name = &points[place];
        !points[..place].contains(name) || !points[place + 1..].contains(name)
    };
    let places = 0..points.len();
    places
        .filter(|place| all || place % STEP == 0 || is_edge(*place))
        .collect()
}

fn names(points: &[String]) -> BTreeSet<&str> {
    points.iter().map(String::as_str).collect()
}

#[tokio::test(flavor = "multi_thread", worker_threads = 2)]
async fn wherever_the_power_goes_nothing_that_was_confirmed_is_lost() {
    let said = cut_short(Kill::None).await;
    let (relay, copy) = (points(&said.relay), points(&said.copy));
    assert_eq!(names(&relay), BTreeSet::from(RELAY));
    assert_eq!(names(&copy), BTreeSet::from(COPY));
    let kills = taken(&relay).into_iter().map(Kill::Relay);
    let kills: Vec<_> = kills
        .chain(taken(&copy).into_iter().map(Kill::Copy))
        .collect();
    for kill in &kills {
        cut_short(*kill).await;
    }
    let all = relay.len() + copy.len();
    println!("{} kills of {all} possible", kills.len());
}

//! Copies of a school, made and put back with the program itself.

use super::{
    school::note,
    support::{Device, Joined, Program},
};
use automerge::{Change, ChangeHash};
use ryadom_domain::{DocumentId, DocumentKind};
use ryadom_replica::{PrivateDoc, PrivateEdit, RegistryDoc};
use ryadom_server::store::{Position, SqliteStore, Store};
use serde_json::Value;
use std::{
    collections::BTreeSet,
    fs,
    path::{Path, PathBuf},
    time::Duration,
};
use tokio::sync::{oneshot, watch};

pub(crate) fn text(path: &Path) -> &str {
    path.to_str().expect("a path")
}

pub(crate) fn joined(answer: &Value) -> (Joined, DocumentId) {
    let text = |name: &str| answer[name].as_str().expect("a text").to_owned();
    let joined = Joined {
        person: text("person").parse().expect("an id"),
        device: text("device"),
        token: text("token"),
    };
    (joined, text("registry").parse().expect("an address"))
}

/// Somebody of a running demo, with the private document open.
pub(crate) async fn anna(
    program: &Program,
    joined: &Joined,
    registry: DocumentId,
    n: u8,
) -> (Device, DocumentId) {
    let mut device = Device::new(joined, n);
    device
        .connect(program.socket_address(), &joined.token)
        .await;
    device.open(registry, DocumentKind::Registry).await;
    let person = joined.person;
    device
        .until("the registry", |device| {
            let people = device.view::<RegistryDoc>(registry).people;
            people.iter().any(|row| row.id == person)
        })
        .await;
    let people = device.view::<RegistryDoc>(registry).people;
    let row = people.iter().find(|row| row.id == person).expect("herself");
    let private = row.private.value.expect("a private document");
    device.open(private, DocumentKind::Private).await;
    device.until_confirmed(private).await;
    (device, private)
}

pub(crate) async fn writes(device: &mut Device, private: DocumentId, n: u8) {
    let edit = PrivateEdit::Note(note(n, "запись"));
    device.edit::<PrivateDoc>(private, edit).await;
    device.until_confirmed(private).await;
}

fn refused(arguments: &[&str]) -> String {
    let refused = Program::start(arguments, &[]).expect_err("refuses");
    assert_eq!(refused.code, Some(2), "{}", refused.stderr);
    refused.stderr
}

/// What somebody has written, as she goes on.
#[derive(Clone, Default)]
struct Written {
    edits: usize,
    /// The newest version that the relay has confirmed.
    confirmed: Vec<ChangeHash>,
}

/// Fifty edits a second, whatever the relay answers meanwhile, until there is nobody to tell.
async fn fifty_a_second(
    mut device: Device,
    private: DocumentId,
    tell: watch::Sender<Written>,
    mut stop: oneshot::Receiver<()>,
) -> Device {
    let mut clock = tokio::time::interval(Duration::from_millis(20));
    let mut written = Written::default();
    loop {
        tokio::select! {
            _ = &mut stop => return device,
            _ = clock.tick() => {
                written.edits += 1;
                let edit = PrivateEdit::Prefer("count".to_owned(), written.edits.to_string());
                device.edit::<PrivateDoc>(private, edit).await;
            }
            open = device.receive() => assert!(open, "the relay stays"),
        }
        if device.is_confirmed(private) {
            written.confirmed = device.heads(private);
        }
        tell.send_replace(written.clone());
    }
}

/// Whether a copy holds every one of these changes.
async fn has(copy: &Path, document: DocumentId, heads: &[ChangeHash]) -> bool {
    let store = SqliteStore::look(copy).expect("opens");
    let changes = store.changes_after(document, Position::default()).await;
    let stored: BTreeSet<ChangeHash> = changes
        .expect("reads")
        .into_iter()
        .map(|bytes| Change::from_bytes(bytes).expect("a change").hash())
        .collect();
    heads.iter().all(|head| stored.contains(head))
}

#[tokio::test(flavor = "multi_thread")]
async fn copies_made_while_fifty_edits_a_second_arrive_have_all_that_was_confirmed_before() {
    let folder = tempfile::tempdir().expect("a folder");
    let (data, other) = (folder.path().join("data"), folder.path().join("other"));
    let program = Program::serve(&data, &["--demo"]);
    let (joined, registry) = joined(&program.join(&program.code_in("Анна Иванова")));
    let (device, private) = anna(&program, &joined, registry, 1).await;
    let (tell, mut told) = watch::channel(Written::default());
    let (stop, stopped) = oneshot::channel();
    let writing = tokio::spawn(fifty_a_second(device, private, tell, stopped));
    let confirmed = told.wait_for(|written| !written.confirmed.is_empty());
    drop(confirmed.await.expect("she writes"));

    let mut last = None;
    let (mut number, mut meanwhile) = (0, 0);
    while told.borrow().edits < 150 {
        number += 1;
        let copy = folder.path().join(format!("{number}.db"));
        let before = told.borrow().clone();
        let (from, to) = (text(&data).to_owned(), text(&copy).to_owned());
        let copying = move || Program::output(&["backup", "--data", &from, &to]);
        tokio::task::spawn_blocking(copying).await.expect("copies");
        meanwhile += told.borrow().edits - before.edits;
        assert!(
            has(&copy, private, &before.confirmed).await,
            "copy {number}"
        );
        last = Some((copy, before.confirmed));
    }
    assert!(meanwhile > 50, "most was written while a copy was made");
    let (copy, before) = last.expect("a copy");
    drop(stop);
    let mut device = writing.await.expect("she wrote");
    device.disconnect().await;
    program.kill();

    let said = Program::output(&["verify", text(&copy)]);
    assert!(said.contains("documents"), "{said}");
    Program::output(&["restore", "--data", text(&other), text(&copy)]);
    let again = Program::serve(&other, &["--demo"]);
    let (mut reader, _) = anna(&again, &joined, registry, 2).await;
    assert!(
        reader.document(private).has(&before),
        "all that was confirmed"
    );

    // What she wrote later is still with her, and comes back with her.
    device.connect(again.socket_address(), &joined.token).await;
    writes(&mut device, private, 0).await;
    let all = device.heads(private);
    reader
        .until("the rest", |reader| reader.heads(private) == all)
        .await;
}

// F07
#[test]
fn of_several_copies_to_one_place_one_is_made_and_the_others_are_refused() {
    let folder = tempfile::tempdir().expect("a folder");
    let (data, copy) = (folder.path().join("data"), folder.path().join("copy.db"));
    Program::serve(&data, &["--demo"]).stop();
    let backup = ["backup", "--data", text(&data), text(&copy)];
    let outcomes = std::thread::scope(|scope| {
        let all = [(); 6].map(|()| scope.spawn(|| Program::start(&backup, &[]).expect_err("ends")));
        all.map(|one| one.join().expect("runs"))
    });
    let (made, refused): (Vec<_>, Vec<_>) = outcomes
        .into_iter()
        .partition(|outcome| outcome.code == Some(0));
    assert_eq!(made.len(), 1);
    for outcome in refused {
        assert!(
            outcome.stderr.contains("is there already"),
            "{}",
            outcome.stderr
        );
    }
    Program::output(&["verify", text(&copy)]);
    let left: Vec<_> = names(folder.path());
    assert_eq!(left, ["copy.db", "data"], "nothing half made is left");
}

fn names(folder: &Path) -> Vec<String> {
    let entries = fs::read_dir(folder).expect("a folder");
    let mut names: Vec<String> = entries
        .map(|entry| {
            entry
                .expect("an entry")
                .file_name()
                .into_string()
                .expect("text")
        })
        .collect();
    names.sort();
    names
}

/// Waits until a folder looks so.
fn until(folder: &Path, what: &str, is_so: impl Fn(&[String]) -> bool) -> Vec<String> {
    for _ in 0..600 {
        let names = if folder.is_dir() {
            names(folder)
        } else {
            Vec::new()
        };
        if is_so(&names) {
            return names;
        }
        std::thread::sleep(Duration::from_millis(100));
    }
    panic!("{what}: {:?}", names(folder));
}

fn made_by_itself(names: &[String]) -> Vec<&String> {
    let own = |name: &&String| name.starts_with("ryadom-auto-2") && !name.contains("-auto-2020");
    names
        .iter()
        .filter(own)
        .filter(|name| name.ends_with(".db"))
        .collect()
}

fn scheduled<'a>(to: &'a Path, kept: &'a str) -> [&'a str; 7] {
    let every = ["--backup-every", "1s", "--backups-kept", kept];
    [
        "--demo",
        "--backup-to",
        text(to),
        every[0],
        every[1],
        every[2],
        every[3],
    ]
}

fn metric(program: &Program, name: &str) -> u64 {
    let metrics = ureq::get(format!("{}/metrics", program.address)).call();
    let text = metrics
        .expect("answers")
        .body_mut()
        .read_to_string()
        .expect("text");
    let line = text
        .lines()
        .find_map(|line| line.strip_prefix(name))
        .expect("the metric");
    line.trim().parse().expect("a number")
}

#[test]
fn a_relay_copies_itself_and_removes_only_copies_that_it_made_of_this_school() {
    let folder = tempfile::tempdir().expect("a folder");
    let (data, to) = (folder.path().join("data"), folder.path().join("copies"));
    let other = folder.path().join("other");
    fs::create_dir(&to).expect("makes");
    Program::serve(&other, &["--demo"]).stop();
    let foreign = to.join("ryadom-auto-20200101T000000Z.db");
    Program::output(&["backup", "--data", text(&other), text(&foreign)]);
    let no_copy = to.join("ryadom-auto-20200102T000000Z.db");
    fs::write(
        &no_copy,
        "a letter to grandmother, which is long enough to be no database",
    )
    .expect("writes");
    let by_hand = to.join("ryadom.db");
    Program::output(&["backup", "--data", text(&other), text(&by_hand)]);

    let program = Program::serve(&data, &scheduled(&to, "2"));
    let first = until(&to, "a copy", |names| !made_by_itself(names).is_empty());
    let first: Vec<String> = made_by_itself(&first).into_iter().cloned().collect();
    until(&to, "two newer ones in its place", |names| {
        let now = made_by_itself(names);
        now.len() == 2 && now.iter().all(|name| !first.contains(name))
    });
    assert!(metric(&program, "ryadom_backups_total") >= 3);
    assert_eq!(metric(&program, "ryadom_backup_failures_total"), 0);
    program.stop();
    for left in [&foreign, &no_copy, &by_hand] {
        assert!(left.exists(), "{}", left.display());
    }
    let copies = names(&to);
    for name in made_by_itself(&copies) {
        Program::output(&["verify", text(&to.join(name))]);
    }
    let doctor = ["doctor", "--data", text(&data), "--backup-to", text(&to)];
    let said = Program::output(&doctor);
    assert!(said.contains("ok    the newest of"), "{said}");
}

#[test]
fn a_copy_that_cannot_be_read_whole_removes_no_older_one() {
    let folder = tempfile::tempdir().expect("a folder");
    let (data, to) = (folder.path().join("data"), folder.path().join("copies"));
    Program::serve(&data, &["--demo"]).stop();
    fs::create_dir(&to).expect("makes");
    let whole = to.join("ryadom-auto-20200101T000000Z.db");
    Program::output(&["backup", "--data", text(&data), text(&whole)]);
    damage(&data);

    let program = Program::serve(&data, &scheduled(&to, "1"));
    let torn = |names: &[String]| names.iter().any(|name| name == "ryadom-auto-torn.db");
    until(&to, "a torn copy", torn);
    assert!(metric(&program, "ryadom_backup_failures_total") >= 1);
    program.stop();
    Program::output(&["verify", text(&whole)]);
    let doctor = ["doctor", "--data", text(&data), "--backup-to", text(&to)];
    let program = Program::serve(&data, &["--demo"]);
    program.join(&program.code_in("куратор"));
    assert!(refused(&doctor).contains("needs a hand: 1 in all"));
}

#[test]
fn copies_that_cannot_be_made_are_told_to_whoever_watches() {
    let folder = tempfile::tempdir().expect("a folder");
    let (data, file) = (folder.path().join("data"), folder.path().join("file"));
    fs::write(&file, "not a folder").expect("writes");
    let to: PathBuf = file.join("copies");
    let program = Program::serve(&data, &scheduled(&to, "1"));
    until(folder.path(), "a failure", |_| {
        metric(&program, "ryadom_backup_failures_total") >= 1
    });
    program.join(&program.code_in("куратор"));
    let doctor = ["doctor", "--data", text(&data), "--backup-to", text(&to)];
    assert!(refused(&doctor).contains("needs a hand: 1 in all"));
}

/// A change of a document, and not of the registry, that cannot be read any more.
fn damage(data: &Path) {
    let database = rusqlite::Connection::open(data.join("ryadom.db")).expect("opens");
    let damage =
        "UPDATE changes SET bytes = x'00' WHERE position = (SELECT max(position) FROM changes)";
    database.execute(damage, []).expect("writes");
}

#[test]
fn a_copy_never_replaces_anything() {
    let folder = tempfile::tempdir().expect("a folder");
    let (data, copy) = (folder.path().join("data"), folder.path().join("copy.db"));
    Program::serve(&data, &["--demo"]).stop();
    Program::output(&["backup", "--data", text(&data), text(&copy)]);
    let first = fs::read(&copy).expect("reads");
    let words = refused(&["backup", "--data", text(&data), text(&copy)]);
    assert!(words.contains("is there already"), "{words}");
    assert_eq!(fs::read(&copy).expect("reads"), first);

    let stored = fs::read(data.join("ryadom.db")).expect("reads");
    let words = refused(&["restore", "--data", text(&data), text(&copy)]);
    assert!(words.contains("holds a school already"), "{words}");
    assert_eq!(fs::read(data.join("ryadom.db")).expect("reads"), stored);
}

#[test]
fn what_is_no_copy_is_not_restored_and_nothing_is_left_behind() {
    let folder = tempfile::tempdir().expect("a folder");
    let (copy, data) = (folder.path().join("copy.db"), folder.path().join("data"));
    fs::write(
        &copy,
        b"a letter to grandmother, which is long enough to be no database",
    )
    .expect("writes");
    let words = refused(&["restore", "--data", text(&data), text(&copy)]);
    assert!(words.contains("copy.db"), "{words}");
    assert!(!data.exists(), "not even a folder");
    let nothing = folder.path().join("nothing.db");
    refused(&["restore", "--data", text(&data), text(&nothing)]);
    assert!(!nothing.exists() && !data.exists());
    let words = refused(&["backup", "--data", text(&data), text(&nothing)]);
    assert!(words.contains("no school"), "{words}");
}

#[test]
fn a_copy_of_a_newer_version_is_not_restored() {
    let folder = tempfile::tempdir().expect("a folder");
    let (data, copy, other) = (
        folder.path().join("data"),
        folder.path().join("copy.db"),
        folder.path().join("other"),
    );
    Program::serve(&data, &["--demo"]).stop();
    Program::output(&["backup", "--data", text(&data), text(&copy)]);
    let database = rusqlite::Connection::open(&copy).expect("opens");
    let newer = "UPDATE schema SET version = 99";
    database.execute(newer, []).expect("writes");
    drop(database);
    let words = refused(&["restore", "--data", text(&other), text(&copy)]);
    assert!(words.contains("newer version"), "{words}");
    assert!(!other.join("ryadom.db").exists());
}

#[test]
fn verify_names_what_cannot_be_read_and_reads_the_rest() {
    let folder = tempfile::tempdir().expect("a folder");
    Program::serve(folder.path(), &["--demo"]).stop();
    let data = text(folder.path());
    let said = Program::output(&["verify", "--data", data]);
    assert_eq!(said.lines().count(), 1, "{said}");

    damage(folder.path());
    let words = refused(&["verify", "--data", data]);
    assert!(words.contains("cannot be read: 1 in all"), "{words}");
}

#[test]
fn the_doctor_says_what_is_not_as_it_should_be() {
    let folder = tempfile::tempdir().expect("a folder");
    let data = text(folder.path());
    let program = Program::serve(folder.path(), &["--demo"]);
    // Nobody has come in yet, but a link is good for the curator.
    let said = Program::output(&["doctor", "--data", data]);
    assert!(said.contains("no curator has come in yet"), "{said}");
    assert!(!said.contains("wrong"), "{said}");
    // Without one nobody could let anybody in.
    let database = rusqlite::Connection::open(folder.path().join("ryadom.db")).expect("opens");
    database
        .execute("UPDATE codes SET expires = 0", [])
        .expect("writes");
    let words = refused(&["doctor", "--data", data]);
    assert!(words.contains("wrong"), "{words}");
    database
        .execute("UPDATE codes SET expires = 99999999999", [])
        .expect("writes");
    drop(database);

    program.join(&program.code_in("куратор"));
    let said = Program::output(&["doctor", "--data", data]);
    assert!(said.contains("a relay is running here"), "{said}");
    assert!(!said.contains("wrong"), "{said}");

    let open = [
        "doctor",
        "--data",
        data,
        "--public-url",
        "http://school.example",
    ];
    assert!(refused(&open).contains("needs a hand: 1 in all"));
}

//! Copies of a school, made and put back with the program itself.

use super::{
    school::note,
    support::{Device, Joined, Program},
};
use ryadom_domain::{DocumentId, DocumentKind};
use ryadom_replica::{PrivateDoc, PrivateEdit, RegistryDoc};
use serde_json::Value;
use std::{
    fs,
    path::Path,
    sync::{
        Arc,
        atomic::{AtomicBool, Ordering},
    },
};

fn text(path: &Path) -> &str {
    path.to_str().expect("a path")
}

fn joined(answer: &Value) -> (Joined, DocumentId) {
    let text = |name: &str| answer[name].as_str().expect("a text").to_owned();
    let joined = Joined {
        person: text("person").parse().expect("an id"),
        device: text("device"),
        token: text("token"),
    };
    (joined, text("registry").parse().expect("an address"))
}

/// Somebody of a running demo, with the private document open.
async fn anna(
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

async fn writes(device: &mut Device, private: DocumentId, n: u8) {
    let edit = PrivateEdit::Note(note(n, "запись"));
    device.edit::<PrivateDoc>(private, edit).await;
    device.until_confirmed(private).await;
}

fn refused(arguments: &[&str]) -> String {
    let refused = Program::start(arguments, &[]).expect_err("refuses");
    assert_eq!(refused.code, Some(2), "{}", refused.stderr);
    refused.stderr
}

#[tokio::test(flavor = "multi_thread")]
async fn a_copy_made_while_people_write_has_all_that_was_confirmed_before() {
    let folder = tempfile::tempdir().expect("a folder");
    let (data, copy, other) = (
        folder.path().join("data"),
        folder.path().join("copy.db"),
        folder.path().join("other"),
    );
    let program = Program::serve(&data, &["--demo"]);
    let (joined, registry) = joined(&program.join(&program.code_in("Анна Иванова")));
    let (mut device, private) = anna(&program, &joined, registry, 1).await;
    for n in 1..=20 {
        writes(&mut device, private, n).await;
    }
    let before = device.heads(private);

    // She goes on without a pause until the copy is made.
    let is_made = Arc::new(AtomicBool::new(false));
    let made = Arc::clone(&is_made);
    let (from, to) = (text(&data).to_owned(), text(&copy).to_owned());
    let copying = tokio::task::spawn_blocking(move || {
        let said = Program::output(&["backup", "--data", &from, &to]);
        made.store(true, Ordering::SeqCst);
        said
    });
    let mut n = 20;
    while !is_made.load(Ordering::SeqCst) && n < u8::MAX {
        n += 1;
        writes(&mut device, private, n).await;
    }
    copying.await.expect("copies");
    assert!(n > 20, "she wrote meanwhile");
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
    assert!(!data.join("ryadom.db").exists());
    let nothing = folder.path().join("nothing.db");
    refused(&["restore", "--data", text(&data), text(&nothing)]);
    assert!(!nothing.exists() && !data.join("ryadom.db").exists());
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

    let database = rusqlite::Connection::open(folder.path().join("ryadom.db")).expect("opens");
    let damage =
        "UPDATE changes SET bytes = x'00' WHERE position = (SELECT max(position) FROM changes)";
    database.execute(damage, []).expect("writes");
    drop(database);
    let words = refused(&["verify", "--data", data]);
    assert!(words.contains("cannot be read: 1 in all"), "{words}");
}

#[test]
fn the_doctor_says_what_is_not_as_it_should_be() {
    let folder = tempfile::tempdir().expect("a folder");
    let data = text(folder.path());
    let program = Program::serve(folder.path(), &["--demo"]);
    // Nobody has come in yet, so nobody could let anybody in.
    let words = refused(&["doctor", "--data", data]);
    assert!(words.contains("wrong"), "{words}");

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

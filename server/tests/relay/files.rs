//! Files that hang on documents: they come in pieces, go on after an interruption, and are what their names say.

use super::school::first_pair;
use super::support::{Answer, Device, Joined, Program, TestRelay};
use axum::{
    body::Body,
    http::{Request, StatusCode, header},
};
use ryadom_domain::{
    Attachment, Contents, Digest, DocumentId, DocumentKind, FILE_PIECE, FileId, FileOf, FileType,
    MeetingId,
};
use ryadom_replica::{FileEdit, JournalDoc, JournalEdit};
use ryadom_server::DataFolder;
use ryadom_server::store::{FileKey, SqliteStore, Store};
use serde_json::Value;
use sha2::{Digest as _, Sha256};
use std::{fs, path::Path};

pub(crate) fn digest(bytes: &[u8]) -> Digest {
    Digest(Sha256::digest(bytes).into())
}

/// Bytes of a few pieces, which no other number makes.
fn photo(n: u8) -> Vec<u8> {
    let mut bytes = vec![n; 2 * FILE_PIECE + 77];
    bytes[..4].copy_from_slice(b"\xff\xd8\xff\xe0");
    bytes
}

pub(crate) async fn put(
    relay: &TestRelay,
    path: &str,
    token: Option<&str>,
    size: usize,
    from: usize,
    bytes: &[u8],
) -> Answer {
    let mut request = Request::put(format!("{path}?size={size}&from={from}"));
    if let Some(token) = token {
        request = request.header(header::AUTHORIZATION, format!("Bearer {token}"));
    }
    let body = Body::from(bytes.to_vec());
    relay.send(request.body(body).expect("a request")).await
}

fn pieces(bytes: &[u8]) -> impl Iterator<Item = (usize, &[u8])> {
    bytes
        .chunks(FILE_PIECE)
        .enumerate()
        .map(|(n, piece)| (n * FILE_PIECE, piece))
}

#[tokio::test]
async fn what_comes_is_served_as_nothing_that_runs() {
    let relay = TestRelay::with_demo().await;
    let anna = relay.join("Иванова").await;
    let token = Some(anna.token.as_str());
    let journal = first_pair(&relay).journal.expect("a journal");
    let page = b"<!doctype html><script>alert(1)</script>";
    let path = format!("/api/files/{journal}/{}", digest(page));
    let answer = put(&relay, &path, token, page.len(), 0, page).await;
    assert_eq!(answer.json()["whole"], true, "{}", answer.text);

    let answer = relay.get(&path, token).await;
    assert_eq!(answer.text.as_bytes(), page);
    for (name, value) in [
        ("content-type", "application/octet-stream"),
        ("content-disposition", "attachment"),
        ("x-content-type-options", "nosniff"),
        ("content-security-policy", "default-src 'none'; sandbox"),
        ("cache-control", "no-store"),
        ("content-length", "40"),
    ] {
        assert_eq!(answer.header(name), value, "{name}");
    }
}

#[tokio::test]
async fn what_nobody_honest_sends_takes_no_room() {
    let relay = TestRelay::with_demo().await;
    let anna = relay.join("Иванова").await;
    let token = Some(anna.token.as_str());
    let journal = first_pair(&relay).journal.expect("a journal");
    let bytes = b"what was said";
    let path = format!("/api/files/{journal}/{}", digest(bytes));
    let refused = async |path: &str, size, from, bytes: &[u8]| {
        let answer = put(&relay, path, token, size, from, bytes).await;
        (answer.status.as_u16(), answer.problem())
    };
    let problem = |status: u16, name: &str| (status, name.to_owned());

    let other = refused(&path, 13, 0, b"something new").await;
    assert_eq!(other, problem(422, "file-differs"));
    let too_long = vec![0; FILE_PIECE + 1];
    let longer = refused(&path, FILE_PIECE + 1, 0, &too_long).await;
    assert_eq!(longer, problem(413, "too-large"));
    let large = refused(&path, 20_000_001, 0, &too_long[1..]).await;
    assert_eq!(large, problem(413, "file-too-large"));
    for (size, from, bytes) in [
        (13, 0, &b"short"[..]),
        (13, 0, b"longer than was said"),
        (13, 5, b"in middle"),
        (13, 14, b""),
        (0, 0, b""),
    ] {
        let answer = refused(&path, size, from, bytes).await;
        assert_eq!(answer, problem(400, "bad-request"), "{size} {from}");
    }
    for name in [
        "..%2f..%2fryadom.db",
        "%2e%2e",
        &digest(bytes).to_string().to_uppercase(),
        "e3b0c442",
        &"0".repeat(65),
    ] {
        let path = format!("/api/files/{journal}/{name}");
        let answer = refused(&path, 13, 0, bytes).await;
        assert_eq!(answer, problem(404, "file-unknown"), "{name}");
    }
    let answer = relay.get(&path, token).await;
    assert_eq!(answer.problem(), "file-unknown");
    let held = relay.store.files_held().await.expect("counts");
    assert_eq!((held.files, held.coming), (0, 0));

    // Somebody else's beginning is not gone on with.
    let photo = photo(1);
    let path = format!("/api/files/{journal}/{}", digest(&photo));
    let marina = relay.join("Кузнецова").await;
    let wrong = vec![9; FILE_PIECE];
    put(&relay, &path, token, photo.len(), 0, &wrong).await;
    let mut last = None;
    for (from, piece) in pieces(&photo) {
        let answer = put(&relay, &path, Some(&marina.token), photo.len(), from, piece).await;
        last = Some(answer.json());
    }
    assert_eq!(last.expect("answers")["whole"], true);
}

/// The real program and somebody of the demo in it.
struct Told {
    program: Option<Program>,
    address: String,
    joined: Joined,
    journal: DocumentId,
    device: Device,
}

impl Told {
    async fn come(program: Program, line: &str, n: u8) -> Self {
        let welcome = program.join(&program.code_in(line));
        let text = |name: &str| welcome[name].as_str().expect("a text").to_owned();
        let joined = Joined {
            person: text("person").parse().expect("an id"),
            device: text("device"),
            token: text("token"),
        };
        let book = text("registry").parse().expect("an address");
        let mut device = Device::new(&joined, n);
        device
            .connect(program.socket_address(), &joined.token)
            .await;
        device.open(book, DocumentKind::Registry).await;
        device
            .until("the registry", |device| {
                !device.document(book).registry(book).pairs.is_empty()
            })
            .await;
        let registry = device.document(book).registry(book);
        let pair = registry.pairs_of(joined.person).next().expect("a pair");
        let journal = pair.journal.expect("a journal");
        device.open(journal, DocumentKind::Journal).await;
        device.until_confirmed(journal).await;
        Self {
            address: program.address.clone(),
            program: Some(program),
            joined,
            journal,
            device,
        }
    }

    fn path(&self, bytes: &[u8]) -> String {
        let (address, journal) = (&self.address, self.journal);
        format!("{address}/api/files/{journal}/{}", digest(bytes))
    }

    fn bearer(&self) -> String {
        format!("Bearer {}", self.joined.token)
    }

    fn put(&self, bytes: &[u8], from: usize, piece: &[u8]) -> Value {
        let path = format!("{}?size={}&from={from}", self.path(bytes), bytes.len());
        let answer = ureq::put(path)
            .header("authorization", self.bearer())
            .send(piece);
        answer
            .expect("is taken")
            .body_mut()
            .read_json()
            .expect("JSON")
    }

    fn arrived(&self, bytes: &[u8]) -> u64 {
        let answer = ureq::get(format!("{}/arrived", self.path(bytes)))
            .header("authorization", self.bearer())
            .call();
        let said: Value = answer
            .expect("an answer")
            .body_mut()
            .read_json()
            .expect("JSON");
        said["have"].as_u64().expect("a number")
    }

    fn send(&self, bytes: &[u8]) {
        let last = pieces(bytes)
            .map(|(from, piece)| self.put(bytes, from, piece))
            .last();
        assert_eq!(last.expect("a piece")["whole"], true);
    }

    fn download(&self, bytes: &[u8]) -> Vec<u8> {
        let answer = ureq::get(self.path(bytes))
            .header("authorization", self.bearer())
            .call();
        answer
            .expect("a file")
            .body_mut()
            .read_to_vec()
            .expect("reads")
    }

    /// Lists it in the journal.
    async fn attach(&mut self, n: u8, bytes: &[u8]) {
        let file = Attachment {
            name: "Доска.jpg".to_owned(),
            kind: Some(FileType::Jpeg),
            contents: Contents {
                sha: digest(bytes),
                size: bytes.len() as u64,
            },
            thumb: None,
            of: FileOf::Meeting(MeetingId::from_random([1; 16])),
        };
        let edit = FileEdit::Add {
            id: FileId::from_random([n; 16]),
            file: Box::new(file),
        };
        self.device
            .edit::<JournalDoc>(self.journal, JournalEdit::File(edit))
            .await;
        self.device.until_confirmed(self.journal).await;
    }
}

#[tokio::test]
async fn a_relay_that_is_killed_in_the_middle_goes_on_where_it_said_it_was() {
    let folder = tempfile::tempdir().expect("a folder");
    let program = Program::serve(folder.path(), &["--demo"]);
    let mut anna = Told::come(program, "Анна Иванова", 1).await;
    let photo = photo(1);
    let all: Vec<_> = pieces(&photo).collect();
    for (from, piece) in &all {
        assert_eq!(anna.arrived(&photo), *from as u64);
        anna.put(&photo, *from, piece);
        anna.program.take().expect("it runs").kill();
        let program = Program::serve(folder.path(), &["--demo"]);
        anna.address.clone_from(&program.address);
        anna.program = Some(program);
    }
    assert_eq!(anna.download(&photo), photo);
    assert_eq!(
        anna.put(&photo, 0, all[0].1)["whole"],
        true,
        "once is enough"
    );
}

#[tokio::test]
async fn files_are_in_copies_and_a_damaged_one_is_named() {
    let folder = tempfile::tempdir().expect("a folder");
    let (data, copy, back) = (
        folder.path().join("data"),
        folder.path().join("copy.db"),
        folder.path().join("back"),
    );
    let text = |path: &Path| path.to_str().expect("a path").to_owned();
    let program = Program::serve(&data, &["--demo"]);
    let anna = Told::come(program, "Анна Иванова", 1).await;
    let photo = photo(1);
    anna.send(&photo);
    Program::output(&["backup", "--data", &text(&data), &text(&copy)]);
    let restored = Program::output(&["restore", "--data", &text(&back), &text(&copy)]);
    assert!(restored.contains("and 1 files"), "{restored}");
    let doctor = Program::output(&["doctor", "--data", &text(&back)]);
    assert!(
        doctor.contains("1 files with 0 MB are attached"),
        "{doctor}"
    );
    let file = back.join("ryadom.db");
    let store = SqliteStore::open(&file).expect("opens");
    let key = FileKey {
        document: anna.journal,
        sha: digest(&photo),
    };
    let size = store.file_size(key).await.expect("reads");
    assert_eq!(size, Some(photo.len() as u64));
    store.close().await.expect("closes");

    let database = rusqlite::Connection::open(&file).expect("opens");
    let harm = "UPDATE pieces SET bytes = zeroblob(length(bytes)) WHERE start = 0";
    assert_eq!(database.execute(harm, []).expect("writes"), 1);
    drop(database);
    let found = Program::start(&["verify", "--data", &text(&back)], &[]);
    let refusal = found.expect_err("it is damaged");
    assert!(
        refusal.stderr.contains("cannot be read: 1"),
        "{}",
        refusal.stderr
    );
}

#[tokio::test]
async fn there_is_as_much_room_as_the_relay_was_told() {
    let folder = tempfile::tempdir().expect("a folder");
    let limits = ["--demo", "--files-mb-per-document", "1", "--file-mb", "2"];
    let program = Program::serve(folder.path(), &limits);
    let anna = Told::come(program, "Анна Иванова", 1).await;
    anna.send(&photo(1));
    let second = photo(2);
    let path = format!("{}?size={}&from=0", anna.path(&second), second.len());
    let refused = ureq::put(path)
        .header("authorization", anna.bearer())
        .send(&second[..FILE_PIECE]);
    let status = StatusCode::INSUFFICIENT_STORAGE.as_u16();
    assert!(matches!(refused, Err(ureq::Error::StatusCode(found)) if found == status));
    assert_eq!(anna.download(&photo(1)), photo(1));
}

#[tokio::test]
async fn who_is_erased_leaves_no_photo_and_takes_nobody_elses() {
    let folder = tempfile::tempdir().expect("a folder");
    let data = folder.path();
    let program = Program::serve(data, &["--demo"]);
    let mut anna = Told::come(program, "Анна Иванова", 1).await;
    let (hers, marinas, begun) = (photo(0xa1), photo(0xb2), photo(0xc3));
    anna.send(&hers);
    anna.attach(1, &hers).await;
    anna.put(&begun, 0, &begun[..FILE_PIECE]);
    anna.device.disconnect().await;
    let (program, journal) = (anna.program.take(), anna.journal);
    let mut marina = Told::come(program.expect("it runs"), "Марина Кузнецова", 2).await;
    assert_eq!(marina.journal, journal);
    marina.send(&marinas);
    marina.attach(2, &marinas).await;
    marina.device.disconnect().await;
    marina.program.take().expect("it runs").stop();
    let is_there = |bytes: &[u8]| {
        let run = bytes[100..300].to_vec();
        let file = fs::read(data.join("ryadom.db")).expect("reads");
        file.windows(run.len()).any(|window| window == run)
    };
    assert!(is_there(&hers) && is_there(&marinas) && is_there(&begun));

    let text = data.to_str().expect("a path");
    Program::output(&["erase", "--data", text, "Иванова Анна", "--for-good"]);
    assert!(!is_there(&hers) && !is_there(&begun));
    assert!(is_there(&marinas));
    let store = DataFolder::take(data).expect("free").open().expect("opens");
    let held = store.files_held().await.expect("counts");
    assert_eq!((held.files, held.coming), (1, 0));
    let old = FileKey {
        document: journal,
        sha: digest(&marinas),
    };
    assert_eq!(store.file_size(old).await.expect("reads"), None, "it moved");
    store.close().await.expect("closes");
}

//! Documents that an earlier version began: they get the containers that came later, and go on.

mod support;

use automerge::transaction::{CommitOptions, Transactable};
use automerge::{ActorId, AutoCommit, Change, ObjType, ROOT, ReadDoc};
use ryadom_domain::{DocumentKind, Name, Timestamp};
use ryadom_replica::{
    Document, Forgotten, GENESIS_ACTOR, ProgrammeSummary, complete, is_genesis, told, write_anew,
};
use std::collections::BTreeMap;
use support::person;

/// What came after the first change of each kind.
const LATER: [(DocumentKind, &[&str]); 7] = [
    (DocumentKind::School, &["files"]),
    (DocumentKind::Person, &["acknowledged", "files", "training"]),
    (DocumentKind::Personnel, &["candidates", "counselled"]),
    (DocumentKind::Programme, &["comments", "files", "editions"]),
    (
        DocumentKind::Journal,
        &["diagnostics", "instruments", "files"],
    ),
    (DocumentKind::Reflection, &["files"]),
    (DocumentKind::Private, &["files"]),
];

/// A document as the first version made it, with something written in it.
fn of_the_first_version(kind: DocumentKind) -> AutoCommit {
    let all = Document::genesis(kind).changes_since(&[]);
    let first = Change::from_bytes(all[0].bytes.clone()).expect("a change");
    let mut old = AutoCommit::new().with_actor(ActorId::from([9; 16]));
    old.apply_changes([first]).expect("applies");
    name(&mut old, 9);
    old
}

/// An edit that every version knows: somebody is named.
fn name(document: &mut AutoCommit, number: u8) {
    let actor = ActorId::from([number; 16]);
    document.set_actor(actor.clone());
    let (_, authors) = document.get(ROOT, "authors").expect("reads").expect("is");
    document
        .put(&authors, actor.to_hex_string(), person(number).to_string())
        .expect("puts");
    document.commit_with(CommitOptions::default().with_time(1));
}

/// Makes a row in a container, as this actor.
fn put_row(document: &mut Document, container: &str, number: u8) {
    let document = document.automerge();
    document.set_actor(ActorId::from([number; 16]));
    let (_, map) = document
        .get(ROOT, container)
        .expect("reads")
        .unwrap_or_else(|| panic!("there is no {container}"));
    let row = document
        .put_object(&map, format!("row {number}"), ObjType::Map)
        .expect("makes");
    document.put(&row, "by", u64::from(number)).expect("puts");
    document.commit_with(CommitOptions::default().with_time(2));
}

fn rows(document: &mut Document, container: &str) -> Vec<String> {
    let document = document.automerge();
    let (_, map) = document
        .get(ROOT, container)
        .expect("reads")
        .unwrap_or_else(|| panic!("there is no {container}"));
    document.keys(&map).collect()
}

fn take(document: &mut Document, other: &mut Document) {
    let changes = other.changes_since(&document.heads());
    document
        .apply(changes.iter().map(|change| change.bytes.as_slice()))
        .expect("applies");
}

#[test]
fn two_devices_apart_write_into_the_same_new_containers_of_an_old_document() {
    for (kind, containers) in LATER {
        let stored = of_the_first_version(kind).save();
        let mut one = Document::load(kind, &stored).expect("loads");
        let mut other = Document::load(kind, &stored).expect("loads");
        assert_eq!(one.heads(), other.heads(), "{kind}: nothing is to be sent");
        for container in containers {
            put_row(&mut one, container, 1);
            put_row(&mut other, container, 2);
        }
        take(&mut one, &mut other);
        take(&mut other, &mut one);
        assert_eq!(one.heads(), other.heads());
        for container in containers {
            assert_eq!(rows(&mut one, container), ["row 1", "row 2"], "{kind}");
            assert_eq!(rows(&mut other, container), ["row 1", "row 2"], "{kind}");
        }
        // Kept and opened again, as one piece and as what came after the old one.
        let mut again = Document::load(kind, &one.save().expect("saves")).expect("loads");
        assert_eq!(again.heads(), one.heads());
        let mut pieces = stored;
        for change in one.changes_since(&[]) {
            if !is_genesis(kind, &change.hash) && change.actor != ActorId::from([9; 16]) {
                pieces.extend(change.bytes);
            }
        }
        let mut again = Document::load(kind, &pieces).expect("loads");
        assert_eq!(again.heads(), one.heads());
    }
}

#[test]
fn a_device_of_the_earlier_version_merges_with_a_newer_one() {
    for (kind, containers) in LATER {
        let mut old = of_the_first_version(kind);
        let mut new = Document::load(kind, &old.save()).expect("loads");
        put_row(&mut new, containers[0], 1);
        name(&mut old, 3);
        let theirs: Vec<_> = old.get_changes(&[]).into_iter().collect();
        new.apply(theirs.iter().map(Change::raw_bytes))
            .expect("applies");
        let ours = new.changes_since(&[]).into_iter();
        let ours = ours.map(|change| Change::from_bytes(change.bytes).expect("a change"));
        old.apply_changes(ours).expect("applies");
        assert_eq!(old.get_heads(), new.heads(), "{kind}");
        // It goes on, and the newer one has its row still.
        name(&mut old, 4);
        let mut new = Document::load(kind, &old.save()).expect("loads");
        assert_eq!(rows(&mut new, containers[0]), ["row 1"], "{kind}");
        assert_eq!(new.authors().len(), 3);
    }
}

#[test]
fn the_relay_adds_what_is_missing_and_nothing_twice() {
    for (kind, _) in LATER {
        let mut stored = of_the_first_version(kind).document().clone();
        let added = complete(&mut stored).expect("completes");
        let all = Document::genesis(kind).changes_since(&[]).len();
        assert_eq!(added.len(), all - 1, "{kind}: all but the first");
        assert!(added.iter().all(|one| is_genesis(kind, &one.hash)));
        assert!(
            added
                .iter()
                .all(|one| one.actor.to_bytes() == GENESIS_ACTOR)
        );
        assert_eq!(complete(&mut stored).expect("completes"), []);
        let mut device = Document::load(kind, &of_the_first_version(kind).save()).expect("loads");
        assert_eq!(stored.get_heads(), device.heads());
    }
}

#[test]
fn nobody_is_told_of_what_was_added_and_nobody_did_it() {
    for (kind, _) in LATER {
        let mut old = of_the_first_version(kind);
        let seen = old.get_heads();
        let mut document = Document::load(kind, &old.save()).expect("loads");
        assert_eq!(told(&mut document, &seen), [], "{kind}");
    }
    let stored = of_the_first_version(DocumentKind::Programme).save();
    let mut programme = Document::load(DocumentKind::Programme, &stored).expect("loads");
    let summary = ProgrammeSummary::of(&mut programme);
    assert_eq!(
        (summary.touched_by, summary.touched),
        (Some(person(9)), Timestamp(1))
    );
}

#[test]
fn a_file_of_an_earlier_device_is_taken_in_and_one_with_what_was_added() {
    let kind = DocumentKind::Reflection;
    let mut old = of_the_first_version(kind);
    let mut here = Document::load(kind, &old.save()).expect("loads");
    name(&mut old, 3);
    let heads = old.get_heads();
    let new = here.take_carried(&[old.save()], &heads, Some(person(3)));
    assert_eq!(new.expect("taken").len(), 1);

    let mut later = Document::load(kind, &old.save()).expect("loads");
    later.automerge().set_actor(ActorId::from([3; 16]));
    put_row(&mut later, "files", 3);
    let mut earlier = Document::load(kind, &[]).expect("loads");
    let all = later.changes_since(&[]);
    let nines = all
        .iter()
        .filter(|change| change.actor == ActorId::from([9; 16]));
    earlier
        .apply(nines.map(|change| change.bytes.as_slice()))
        .expect("applies");
    let heads = later.heads();
    let new = earlier.take_carried(&[later.save().expect("saves")], &heads, Some(person(3)));
    assert_eq!(new.expect("taken").len(), 2);
    assert_eq!(rows(&mut earlier, "files"), ["row 3"]);
}

#[test]
fn an_old_document_is_written_anew_with_what_came_later() {
    let forgotten = Forgotten::new(person(7), &Name::new("Иванова", "Анна", ""), false);
    for (kind, containers) in LATER {
        let stored = of_the_first_version(kind).save();
        let mut old = Document::load(kind, &stored).expect("loads");
        for container in containers {
            put_row(&mut old, container, 1);
        }
        for wrote in [false, true] {
            let source = match wrote {
                true => old.automerge().document().clone(),
                // The relay reads what is stored, without what it adds when somebody opens the document.
                false => of_the_first_version(kind).document().clone(),
            };
            let mut count = 0;
            let mut random = || {
                count += 1;
                [count + 100; 16]
            };
            let actors = BTreeMap::from([
                (ActorId::from([1; 16]), person(1)),
                (ActorId::from([9; 16]), person(9)),
            ]);
            let anew = write_anew(
                &source,
                kind,
                &actors,
                &forgotten,
                &BTreeMap::new(),
                &mut random,
            );
            let bytes: Vec<u8> = anew
                .expect("is written")
                .changes
                .into_iter()
                .flat_map(|change| change.bytes)
                .collect();
            let mut written = Document::load(kind, &bytes).expect("loads");
            for container in containers {
                let expected: &[&str] = if wrote { &["row 1"] } else { &[] };
                assert_eq!(rows(&mut written, container), expected, "{kind}");
            }
        }
    }
}

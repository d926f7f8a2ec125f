//! The changes that every document of a kind begins with: byte for byte the same everywhere, for ever.
//!
//! They create the root's containers, so that two devices which each open a registered document for the first time,
//! apart, write into the same ones and merge. The first is what a document is known by; what a later version needs
//! comes in further ones, each on top of the one before. Every end adds those that a document lacks when it opens it.
//! The bytes are kept in `genesis/`, made once, so that no later version of Automerge can make others; `make_again` in
//! the tests shows what is in them.

use automerge::{Automerge, Change, ChangeHash};
use ryadom_domain::DocumentKind;
use std::collections::BTreeMap;
use std::sync::OnceLock;

/// The changes' bytes, one after another.
const fn bytes(kind: DocumentKind) -> &'static [&'static [u8]] {
    match kind {
        DocumentKind::Registry => &[include_bytes!("../genesis/registry.change")],
        DocumentKind::School => &[
            include_bytes!("../genesis/school.change"),
            include_bytes!("../genesis/school-2.change"),
        ],
        DocumentKind::Person => &[
            include_bytes!("../genesis/person.change"),
            include_bytes!("../genesis/person-2.change"),
            include_bytes!("../genesis/person-3.change"),
        ],
        DocumentKind::Personnel => &[
            include_bytes!("../genesis/personnel.change"),
            include_bytes!("../genesis/personnel-2.change"),
        ],
        DocumentKind::Programme => &[
            include_bytes!("../genesis/programme.change"),
            include_bytes!("../genesis/programme-2.change"),
        ],
        DocumentKind::Journal => &[
            include_bytes!("../genesis/journal.change"),
            include_bytes!("../genesis/journal-2.change"),
        ],
        DocumentKind::Reflection => &[
            include_bytes!("../genesis/reflection.change"),
            include_bytes!("../genesis/reflection-2.change"),
        ],
        DocumentKind::Private => &[
            include_bytes!("../genesis/private.change"),
            include_bytes!("../genesis/private-2.change"),
        ],
        DocumentKind::Answers => &[include_bytes!("../genesis/answers.change")],
        DocumentKind::Monitoring => &[include_bytes!("../genesis/monitoring.change")],
        DocumentKind::Card => &[include_bytes!("../genesis/card.change")],
        DocumentKind::Review => &[include_bytes!("../genesis/review.change")],
        DocumentKind::Counsel => &[include_bytes!("../genesis/counsel.change")],
        DocumentKind::Dispute => &[include_bytes!("../genesis/dispute.change")],
    }
}

/// The changes, ready to apply, the first first.
pub(crate) fn changes(kind: DocumentKind) -> &'static [Change] {
    static ALL: OnceLock<BTreeMap<DocumentKind, Vec<Change>>> = OnceLock::new();
    let all = ALL.get_or_init(|| {
        // The bytes are part of this program; a test reads every one of them.
        let read = |kind: &DocumentKind| {
            bytes(*kind)
                .iter()
                .flat_map(|bytes| Change::try_from(*bytes))
        };
        DocumentKind::ALL
            .iter()
            .map(|kind| (*kind, read(kind).collect()))
            .collect()
    });
    all.get(&kind).map_or(&[], Vec::as_slice)
}

/// All of the bytes, to be read before changes that build on them.
pub(crate) fn beginning(kind: DocumentKind) -> Vec<u8> {
    bytes(kind).concat()
}

/// The first one's hash.
pub(crate) fn hash(kind: DocumentKind) -> ChangeHash {
    let first = changes(kind).first();
    first.map_or(ChangeHash([0; 32]), Change::hash)
}

/// Those that a document lacks, which an earlier version made.
pub(crate) fn missing(kind: DocumentKind, document: &Automerge) -> Vec<Change> {
    let lacks = |change: &&Change| document.get_change_meta_by_hash(&change.hash()).is_none();
    changes(kind).iter().filter(lacks).cloned().collect()
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::relay::GENESIS_ACTOR;
    use automerge::transaction::{CommitOptions, Transactable};
    use automerge::{ActorId, Automerge, ObjType, ROOT};

    /// The containers of each kind's first change: maps, then texts.
    const fn containers(kind: DocumentKind) -> (&'static [&'static str], &'static [&'static str]) {
        match kind {
            DocumentKind::Registry => (&["people", "pairs", "documents"], &[]),
            DocumentKind::School => (
                &[
                    "labels",
                    "stages",
                    "roadmap",
                    "acts",
                    "calendar",
                    "templates",
                    "vocabularies",
                    "practices",
                    "resources",
                    "news",
                ],
                &[],
            ),
            DocumentKind::Person => (&["mentor", "mentee", "requests"], &["canHelp", "request"]),
            DocumentKind::Personnel => (&["consents", "addenda", "incentives", "birthYears"], &[]),
            DocumentKind::Programme => (
                &[
                    "title",
                    "facts",
                    "deficits",
                    "tasks",
                    "items",
                    "corrections",
                    "approvals",
                    "signatures",
                    "route",
                    "sections",
                ],
                &[
                    "goal",
                    "directions",
                    "principles",
                    "expectedQuant",
                    "expectedQual",
                    "controlForms",
                    "resources",
                ],
            ),
            DocumentKind::Journal => (&["meetings", "notes", "observations", "openLessons"], &[]),
            DocumentKind::Reflection => (&["notes"], &[]),
            DocumentKind::Private => (&["notes", "seen", "preferences"], &[]),
            DocumentKind::Answers => (&["answers"], &[]),
            DocumentKind::Monitoring => (&["swot", "values"], &["report"]),
            DocumentKind::Card => (&[], &[]),
            DocumentKind::Review => (&["comments", "approvals"], &[]),
            DocumentKind::Counsel => (&["talks"], &[]),
            DocumentKind::Dispute => (&["disputes"], &[]),
        }
    }

    /// The maps of each kind's further changes.
    const fn further(kind: DocumentKind) -> &'static [&'static [&'static str]] {
        match kind {
            DocumentKind::School => &[&["files"]],
            DocumentKind::Person => &[&["acknowledged", "files"], &["training"]],
            DocumentKind::Personnel => &[&["candidates", "counselled"]],
            DocumentKind::Programme => &[&["comments", "files", "editions"]],
            DocumentKind::Journal => &[&["diagnostics", "instruments", "files"]],
            DocumentKind::Reflection | DocumentKind::Private => &[&["files"]],
            DocumentKind::Registry
            | DocumentKind::Answers
            | DocumentKind::Monitoring
            | DocumentKind::Card
            | DocumentKind::Review
            | DocumentKind::Counsel
            | DocumentKind::Dispute => &[],
        }
    }

    /// How the kept bytes were made.
    fn make_again(kind: DocumentKind) -> Vec<Change> {
        let mut document = Automerge::new().with_actor(ActorId::from(GENESIS_ACTOR));
        let mut transaction = document.transaction();
        transaction.put(ROOT, "schema", 1_u64).expect("schema");
        transaction.put(ROOT, "kind", kind.as_str()).expect("kind");
        let (maps, texts) = containers(kind);
        for key in ["authors"].iter().chain(maps) {
            transaction
                .put_object(ROOT, *key, ObjType::Map)
                .expect("map");
        }
        for key in texts {
            transaction
                .put_object(ROOT, *key, ObjType::Text)
                .expect("text");
        }
        transaction.commit_with(CommitOptions::default().with_time(0));
        for maps in further(kind) {
            let mut transaction = document.transaction();
            for key in *maps {
                transaction
                    .put_object(ROOT, *key, ObjType::Map)
                    .expect("map");
            }
            transaction.commit_with(CommitOptions::default().with_time(0));
        }
        document.get_changes(&[])
    }

    #[test]
    fn every_kind_begins_with_the_change_that_it_always_began_with() {
        // Never change a line here: documents in schools begin with exactly these.
        let pinned = [
            (
                DocumentKind::Registry,
                "1698c1febcaecaf112d1ddb7d4639aed07947f0dce9393d50db46e43c099f24d",
            ),
            (
                DocumentKind::School,
                "6db2f9304ac93c3f4423ff733cc5f4fae9b63ad663344429f3363c4c3f1b4650",
            ),
            (
                DocumentKind::Person,
                "1482826fbf46511c61aa18eeef49c18c74cb16fe9dbc41a4a4c23f825e66d326",
            ),
            (
                DocumentKind::Personnel,
                "867dcfbc322bc98af27bb5cf96c8dccf1d350da7f6bc9d0102ebbfb2938eb7de",
            ),
            (
                DocumentKind::Programme,
                "3e7889e4d4c347ba50e6d62326277e1c3647ddd8fbdfa6da17672a30bafe1149",
            ),
            (
                DocumentKind::Journal,
                "a65988aac99b1c3ea0bc0c553af1af5fa2cb2be83516261e0ae2458f49d12731",
            ),
            (
                DocumentKind::Reflection,
                "41340a6952f1de1dc111c3af5d8264853cba2f32a7fa03640c732bbc51b691ec",
            ),
            (
                DocumentKind::Private,
                "0e805943571f66cc996f1c860f820bc92b71c560d0da99d8b6fc4bbfad33f2f0",
            ),
            (
                DocumentKind::Answers,
                "3af1e5e9f1eba4cd20a8417612eed22f756aee0b28b9c74b6e2f142b44147fe9",
            ),
            (
                DocumentKind::Monitoring,
                "2a1adf1a5fded83ba0026e9dd5f110c92a95fc4111b95d63f385ffc09b563c86",
            ),
            (
                DocumentKind::Card,
                "58b3b598e300b65dbd5804d40d04fc4f17b1a1621dd56a9024b511ccbbf232c3",
            ),
            (
                DocumentKind::Review,
                "c9699e076e8787f989a3944ae42dcad37258adbe30c74000909eac7d4dc3ef26",
            ),
            (
                DocumentKind::Counsel,
                "70e72f59b8d836038a84c38690a65be1ba2c327e922c01f019f5d941e4585d93",
            ),
            (
                DocumentKind::Dispute,
                "a272ece86b6a494cfc843b4706a31dbf5448e1cd69cef4b81b215e9decfdf103",
            ),
        ];
        for (kind, expected) in pinned {
            assert_eq!(hash(kind).to_string(), expected, "{kind}");
        }
        assert_eq!(pinned.len(), DocumentKind::ALL.len());
        // One line for each further change.
        let further = [
            (
                DocumentKind::School,
                1,
                "3558b0e6e14d87bf666582bd349bf8e361c0ae85fb24586c00e482b279ee928e",
            ),
            (
                DocumentKind::Person,
                1,
                "2c20647543b98cfb053735397d61df314ac3f64aa87ad503683df9c926025c48",
            ),
            (
                DocumentKind::Person,
                2,
                "eed81f73f0e1dfbede6b6fe6e8d46a61ea35665d4a93a8533d81b5414022a273",
            ),
            (
                DocumentKind::Personnel,
                1,
                "727b01797ec503ef42dd11501d157024bda88118b8d117e54c7c07a6762f816d",
            ),
            (
                DocumentKind::Programme,
                1,
                "938dcf4e75e0d068f22bbff8ec9955c43404109fefad7bbb82d1f210523ab964",
            ),
            (
                DocumentKind::Journal,
                1,
                "bc99916a1059f65c6959dda54466119086e43ec962d56cc8a4c5d7004007d1c2",
            ),
            (
                DocumentKind::Reflection,
                1,
                "6ebc16a51e9090996832f2afdeecc518fedd902ec9d1f2ce5595eecc319d931b",
            ),
            (
                DocumentKind::Private,
                1,
                "f4a647e8dd892751b1a4eace346c69bd39b0e23ee8c76872db8684727679694a",
            ),
        ];
        for (kind, number, expected) in further {
            assert_eq!(changes(kind)[number].hash().to_string(), expected, "{kind}");
        }
        let all: usize = DocumentKind::ALL
            .iter()
            .map(|kind| changes(*kind).len())
            .sum();
        assert_eq!(pinned.len() + further.len(), all);
    }

    #[test]
    fn the_kept_bytes_hold_the_containers_that_they_are_said_to() {
        for kind in DocumentKind::ALL.iter().copied() {
            let (kept, made) = (changes(kind), make_again(kind));
            assert_eq!(kept.len(), made.len(), "{kind}: every kept one is read");
            for (number, (kept, made)) in kept.iter().zip(&made).enumerate() {
                assert_eq!(kept.decode(), made.decode(), "{kind}");
                assert_eq!(
                    (usize::try_from(kept.seq()), kept.timestamp()),
                    (Ok(number + 1), 0),
                    "{kind}"
                );
                assert_eq!(kept.actor_id().to_bytes(), GENESIS_ACTOR, "{kind}");
            }
            for (one, next) in kept.iter().zip(&kept[1..]) {
                assert_eq!(next.deps(), [one.hash()], "{kind}");
            }
        }
    }

    #[test]
    #[ignore = "writes genesis/: only what no school has yet"]
    fn write_the_kept_bytes_of_new_ones() {
        for kind in DocumentKind::ALL.iter().copied() {
            for (number, mut made) in (1..).zip(make_again(kind)) {
                let name = match number {
                    1 => kind.to_string(),
                    further => format!("{kind}-{further}"),
                };
                let path = format!("{}/genesis/{name}.change", env!("CARGO_MANIFEST_DIR"));
                if std::fs::metadata(&path).is_ok_and(|found| found.len() > 0) {
                    continue;
                }
                std::fs::write(path, made.bytes()).expect("written");
            }
        }
    }
}

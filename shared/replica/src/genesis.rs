//! The change that every document of a kind starts with: byte for byte the same everywhere, for ever.
//!
//! It creates the root's containers, so that two devices which each open a registered document for the first time,
//! apart, write into the same ones and merge. The bytes are kept in `genesis/`, made once, so that no later version of
//! Automerge can make others; `make_again` in the tests shows what is in them.

use automerge::{Change, ChangeHash};
use ryadom_domain::DocumentKind;
use std::collections::BTreeMap;
use std::sync::OnceLock;

/// The change's bytes.
pub(crate) const fn bytes(kind: DocumentKind) -> &'static [u8] {
    match kind {
        DocumentKind::Registry => include_bytes!("../genesis/registry.change"),
        DocumentKind::School => include_bytes!("../genesis/school.change"),
        DocumentKind::Person => include_bytes!("../genesis/person.change"),
        DocumentKind::Personnel => include_bytes!("../genesis/personnel.change"),
        DocumentKind::Programme => include_bytes!("../genesis/programme.change"),
        DocumentKind::Journal => include_bytes!("../genesis/journal.change"),
        DocumentKind::Reflection => include_bytes!("../genesis/reflection.change"),
        DocumentKind::Private => include_bytes!("../genesis/private.change"),
        DocumentKind::Answers => include_bytes!("../genesis/answers.change"),
        DocumentKind::Monitoring => include_bytes!("../genesis/monitoring.change"),
    }
}

fn all() -> &'static BTreeMap<DocumentKind, Change> {
    static ALL: OnceLock<BTreeMap<DocumentKind, Change>> = OnceLock::new();
    ALL.get_or_init(|| {
        // The bytes are part of this program; a test reads every one of them.
        DocumentKind::ALL
            .iter()
            .filter_map(|kind| Some((*kind, Change::try_from(bytes(*kind)).ok()?)))
            .collect()
    })
}

/// The change, ready to apply.
pub(crate) fn change(kind: DocumentKind) -> Option<Change> {
    all().get(&kind).cloned()
}

/// The change's hash.
pub(crate) fn hash(kind: DocumentKind) -> ChangeHash {
    all().get(&kind).map_or(ChangeHash([0; 32]), Change::hash)
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::relay::GENESIS_ACTOR;
    use automerge::transaction::{CommitOptions, Transactable};
    use automerge::{ActorId, Automerge, ObjType, ROOT};

    /// Schema 1's containers of each kind: maps, then texts.
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
        }
    }

    /// How the kept bytes were made.
    fn make_again(kind: DocumentKind) -> Change {
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
        document.get_last_local_change().expect("the change")
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
        ];
        for (kind, expected) in pinned {
            assert_eq!(hash(kind).to_string(), expected, "{kind}");
        }
        assert_eq!(pinned.len(), DocumentKind::ALL.len());
    }

    #[test]
    fn the_kept_bytes_hold_the_containers_of_schema_one() {
        for kind in DocumentKind::ALL.iter().copied() {
            let (kept, made) = (
                change(kind).expect("kept bytes are a change"),
                make_again(kind),
            );
            assert_eq!(kept.decode(), made.decode(), "{kind}");
            assert_eq!((kept.seq(), kept.timestamp()), (1, 0), "{kind}");
            assert_eq!(kept.actor_id().to_bytes(), GENESIS_ACTOR, "{kind}");
        }
    }

    #[test]
    #[ignore = "writes genesis/: only for a kind that no school has yet"]
    fn write_the_kept_bytes_of_new_kinds() {
        for kind in DocumentKind::ALL.iter().copied() {
            let path = format!("{}/genesis/{kind}.change", env!("CARGO_MANIFEST_DIR"));
            if std::fs::metadata(&path).is_ok_and(|found| found.len() > 0) {
                continue;
            }
            std::fs::write(path, make_again(kind).raw_bytes()).expect("written");
        }
    }
}

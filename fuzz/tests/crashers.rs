//! Every input that once broke something.

use automerge::Automerge;
use ryadom_domain::DocumentKind;
use ryadom_fuzz::corpus::Seed;
use ryadom_fuzz::file;
use ryadom_fuzz::supervise::crashers;
use ryadom_fuzz::target::{Try, frame};
use ryadom_replica::Document;
use std::fs;
use std::path::PathBuf;

fn kept(target: &str) -> Vec<PathBuf> {
    // There is no folder until something is found.
    let entries = fs::read_dir(crashers().join(target)).into_iter().flatten();
    entries
        .map(|entry| entry.expect("readable").path())
        .collect()
}

#[test]
fn what_once_broke_something_does_so_no_more() {
    for file in kept("frame") {
        let bytes = fs::read(&file).expect("readable");
        assert!(frame(&bytes).is_ok(), "{}", file.display());
    }
    for file in kept("message").into_iter().chain(kept("plain")) {
        let bytes = fs::read(&file).expect("readable");
        let seed = Seed::decode(&bytes).expect("a seed");
        let document = Automerge::load(&seed.document).expect("loads");
        if let Ok(attempt) = Try::of(&document, &seed) {
            assert!(attempt.take_in(&document).is_ok(), "{}", file.display());
        }
    }
    for path in kept("file") {
        let bytes = fs::read(&path).expect("readable");
        let seed = Seed::decode(&bytes).expect("a seed");
        let document = Document::load(DocumentKind::Reflection, &seed.document).expect("loads");
        assert!(
            file::taken(&document, &seed.data).is_ok(),
            "{}",
            path.display()
        );
    }
}

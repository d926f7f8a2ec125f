//! What the app is made of, as one number, so that an unchanged app is not built again.

use std::fs;
use std::path::{Path, PathBuf};

use anyhow::{Context as _, Result};
use sha2::{Digest as _, Sha256};

/// Files and folders that the built app depends on. The last one is this crate, which finishes the bundle.
const MADE_OF: [&str; 12] = [
    ".cargo/config.toml",
    "Cargo.lock",
    "Cargo.toml",
    "app",
    "index.html",
    "locales",
    "public",
    "shared/domain",
    "shared/replica",
    "shared/sync",
    "style",
    "xtask/src/app",
];

/// A hash over the names and contents of every input, and over how it is built.
///
/// # Errors
/// When a file cannot be read.
pub fn fingerprint(root: &Path, how: &str) -> Result<String> {
    let mut hash = Sha256::new();
    hash.update(how);
    for file in files(root)? {
        let content = fs::read(&file).with_context(|| format!("cannot read {}", file.display()))?;
        hash.update(file.to_string_lossy().as_bytes());
        hash.update(content.len().to_le_bytes());
        hash.update(content);
    }
    Ok(crate::app::integrity::hex(&hash.finalize()))
}

/// Every input file, in a fixed order.
///
/// # Errors
/// When a folder cannot be listed.
pub fn files(root: &Path) -> Result<Vec<PathBuf>> {
    let mut found = Vec::new();
    for name in MADE_OF {
        collect(&root.join(name), &mut found)?;
    }
    found.sort();
    Ok(found)
}

fn collect(path: &Path, found: &mut Vec<PathBuf>) -> Result<()> {
    if path.is_file() {
        found.push(path.to_path_buf());
    } else if path.is_dir() && !path.ends_with("target") {
        for entry in
            fs::read_dir(path).with_context(|| format!("cannot list {}", path.display()))?
        {
            collect(&entry?.path(), found)?;
        }
    }
    Ok(())
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn the_fingerprint_changes_with_a_files_content_and_with_how_it_is_built() {
        let root = std::env::temp_dir().join(format!("ryadom-inputs-{}", std::process::id()));
        fs::create_dir_all(root.join("app/src")).unwrap();
        fs::write(root.join("app/src/main.rs"), "one").unwrap();
        let first = fingerprint(&root, "release").unwrap();

        assert_eq!(first, fingerprint(&root, "release").unwrap());
        assert_ne!(first, fingerprint(&root, "dev").unwrap());
        fs::write(root.join("app/src/main.rs"), "two").unwrap();
        assert_ne!(first, fingerprint(&root, "release").unwrap());
        fs::remove_dir_all(root).unwrap();
    }
}

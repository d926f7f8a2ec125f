//! Reading the workspace as text: enough to check the rules, and no more.

pub mod colour;
pub mod source;

use std::path::{Path, PathBuf};
use std::process::Command;

use serde_json::Value;

/// One of our crates, as cargo describes it.
pub struct Package {
    /// Its name.
    pub name: String,
    /// Where its Cargo.toml is.
    pub folder: String,
    /// Everything it depends on, for tests and for building too.
    pub dependencies: Vec<String>,
}

/// Every crate of the workspace.
pub fn packages() -> Vec<Package> {
    let output = Command::new(env!("CARGO"))
        .args(["metadata", "--no-deps", "--format-version=1", "--offline"])
        .current_dir(root())
        .output()
        .expect("cargo can be run");
    let metadata: Value = serde_json::from_slice(&output.stdout).expect("cargo metadata is JSON");
    let text = |value: &Value| value.as_str().unwrap_or_default().to_owned();
    metadata["packages"]
        .as_array()
        .expect("a list of packages")
        .iter()
        .map(|package| Package {
            name: text(&package["name"]),
            folder: text(&package["manifest_path"]),
            dependencies: package["dependencies"]
                .as_array()
                .into_iter()
                .flatten()
                .map(|one| text(&one["name"]))
                .collect(),
        })
        .collect()
}

/// The workspace's root.
pub fn root() -> PathBuf {
    Path::new(env!("CARGO_MANIFEST_DIR"))
        .join("..")
        .canonicalize()
        .expect("the workspace is there")
}

/// A file's place in the workspace, for messages.
pub fn relative(file: &Path) -> String {
    file.strip_prefix(root())
        .unwrap_or(file)
        .to_string_lossy()
        .into_owned()
}

/// Every Rust file under a folder of the workspace.
pub fn rust_files(folder: &str) -> Vec<PathBuf> {
    files(&root().join(folder), "rs")
}

/// Every style sheet.
pub fn style_files() -> Vec<PathBuf> {
    files(&root().join("style"), "css")
}

fn files(folder: &Path, ending: &str) -> Vec<PathBuf> {
    let Ok(entries) = folder.read_dir() else {
        return Vec::new();
    };
    let mut found: Vec<PathBuf> = entries
        .filter_map(|entry| Some(entry.ok()?.path()))
        .flat_map(|path| {
            if path.is_dir() {
                files(&path, ending)
            } else {
                vec![path]
            }
        })
        .filter(|path| path.extension().is_some_and(|found| found == ending))
        .collect();
    found.sort();
    found
}

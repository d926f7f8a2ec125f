//! Where things are.

use std::env;
use std::ffi::OsString;
use std::path::{Path, PathBuf};

/// The workspace's root.
pub fn root() -> PathBuf {
    let here = Path::new(env!("CARGO_MANIFEST_DIR"));
    here.parent().unwrap_or(here).to_path_buf()
}

/// The built app, ready to be embedded in the relay.
pub fn dist() -> PathBuf {
    root().join("dist")
}

/// Where native builds go: `CARGO_TARGET_DIR` if it is set.
pub fn target() -> PathBuf {
    env::var_os("CARGO_TARGET_DIR")
        .map_or_else(|| root().join("target"), |folder| root().join(folder))
}

/// Where builds for the browser go. Apart from native ones, so that neither waits for the other's lock.
pub fn wasm_target() -> PathBuf {
    target().join("wasm")
}

/// The npm package of the stories and the interop tests.
pub fn npm() -> PathBuf {
    root().join("tests")
}

/// Tools compiled once and kept between checkouts.
pub fn tools() -> PathBuf {
    let cache = env::var_os("XDG_CACHE_HOME")
        .filter(|value| !value.is_empty())
        .map(PathBuf::from)
        .or_else(|| env::var_os("HOME").map(|home| PathBuf::from(home).join(".cache")))
        .unwrap_or_else(|| root().join("target"));
    cache.join("ryadom/tools")
}

/// `PATH` with our tools first.
pub fn path_with_tools() -> OsString {
    let mut folders = vec![tools().join("bin")];
    folders.extend(env::split_paths(&env::var_os("PATH").unwrap_or_default()));
    env::join_paths(folders).unwrap_or_default()
}

/// The first file of this name in `PATH`.
pub fn in_path(program: &str) -> Option<PathBuf> {
    env::split_paths(&env::var_os("PATH")?)
        .map(|folder| folder.join(program))
        .find(|file| file.is_file())
}

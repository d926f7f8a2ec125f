//! The program's parts: modules that are loaded when somebody first needs them, and the script that loads them.

use std::path::{Path, PathBuf};

use anyhow::Result;

use crate::{process, tools};

/// The script's name, as the tool writes it.
pub const LOADER: &str = "__wasm_split.js";

/// Cuts a compiled program where its sources say, and answers with what is left: its first module.
///
/// # Errors
/// When the tool cannot be had or does not understand the module.
pub fn split(compiled: &Path, work: &Path) -> Result<PathBuf> {
    let tool = tools::ensure_wasm_split()?;
    let mut split = process::command(&tool.to_string_lossy());
    split
        .arg(compiled)
        .arg(work)
        .args(["--target", "web", "--out-name", "app"]);
    process::quiet(&mut split, "was the program linked with `--emit-relocs`?")?;
    Ok(work.join("app.wasm"))
}

/// Every module that the script names, without its ending.
pub fn modules(loader: &str) -> Vec<String> {
    let mut found: Vec<String> = named(loader).map(str::to_owned).collect();
    found.sort();
    found.dedup();
    found
}

/// The script with a module's new name, whose content the browser is to check.
pub fn rename(loader: &str, module: &str, new: &str, integrity: &str) -> String {
    loader.replace(
        &format!("fetch(new URL(\"./{module}.wasm\", import.meta.url))"),
        &format!("fetch(new URL(\"./{new}\", import.meta.url), {{ integrity: \"{integrity}\" }})"),
    )
}

fn named(loader: &str) -> impl Iterator<Item = &str> {
    loader
        .split("new URL(\"./")
        .skip(1)
        .filter_map(|rest| Some(rest.split_once(".wasm\"")?.0))
}

#[cfg(test)]
mod tests {
    use super::*;

    const SCRIPT: &str = r#"import { initSync } from "./app.js";
/* door, today */
const __chunk_1 = makeLoad(() => {
    const src = fetch(new URL("./chunk_1.wasm", import.meta.url));
    return async (imports) => (WebAssembly.instantiateStreaming(src, imports));
}
, []);
/* pair, today */
const __chunk_2 = makeLoad(() => {
    const src = fetch(new URL("./chunk_2.wasm", import.meta.url));
}
, []);
export const __wasm_split_load_today = wrapAsyncCb(makeLoad(() => {
    const src = fetch(new URL("./split_today.wasm", import.meta.url));
}
, [__chunk_1, __chunk_2]));
export const __wasm_split_load_door = wrapAsyncCb(makeLoad(() => async (_imp) => ({}), [__chunk_1]));
"#;

    #[test]
    fn a_module_gets_its_name_and_is_checked_by_the_browser() {
        let renamed = rename(SCRIPT, "chunk_1", "chunk_1-0123.wasm", "sha384-x");
        let fetch =
            r#"fetch(new URL("./chunk_1-0123.wasm", import.meta.url), { integrity: "sha384-x" })"#;
        assert!(renamed.contains(fetch), "{renamed}");
        let modules = modules(&renamed);
        assert_eq!(modules, ["chunk_1-0123", "chunk_2", "split_today"]);
    }
}

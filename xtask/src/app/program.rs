//! From the sources to the program's files: compiled, cut into parts that are loaded when they are needed, and given the
//! scripts that the browser starts it by.

use std::fs;
use std::path::{Path, PathBuf};

use anyhow::{Context as _, Result, bail};

use super::{Flavour, integrity, names, parts, small};
use crate::toolchain::{TARGET, Wasm};
use crate::{paths, process, tools};

const PACKAGE: &str = "ryadom-app";
const COMPILER: &str = "the compiler's message above says where";

/// What the page has to name: files in the folder, under names that change with their contents.
#[derive(Debug)]
pub struct Program {
    /// The script that starts it.
    pub script: String,
    /// The script that loads its parts; only where it has any.
    pub parts: Option<String>,
    /// Its first module.
    pub module: String,
}

/// Builds the program and puts its files into the folder.
///
/// # Errors
/// When it does not compile, or a tool makes other files than it used to.
pub fn build(wasm: Wasm, flavour: Flavour, folder: &Path) -> Result<Program> {
    let compiled = compile(wasm, flavour)?;
    let work = paths::wasm_target().join("program");
    if work.exists() {
        fs::remove_dir_all(&work)?;
    }
    fs::create_dir_all(&work)?;
    let main = if flavour.is_split() {
        parts::split(&compiled, &work)?
    } else {
        compiled
    };
    bind(&main, &work)?;
    name(&work, folder, flavour)
}

fn compile(wasm: Wasm, flavour: Flavour) -> Result<PathBuf> {
    let (profile, built) = match flavour {
        Flavour::Release => ("wasm", "wasm"),
        // One profile for all debug builds, so that the tests' dependencies are shared.
        Flavour::Quick | Flavour::Dev => ("dev", "debug"),
    };
    let mut cargo = wasm.command("cargo");
    cargo
        .args(["build", "--package", PACKAGE, "--target", TARGET])
        .args(["--profile", profile])
        .current_dir(paths::root())
        .env("CARGO_TARGET_DIR", paths::wasm_target());
    if flavour.is_split() {
        cargo.args(["--features", "parts"]);
        small::with_own_std(wasm, &mut cargo);
    }
    process::run(&mut cargo, COMPILER)?;
    let folder = paths::wasm_target().join(TARGET).join(built);
    Ok(folder.join(format!("{PACKAGE}.wasm")))
}

/// Writes the script and the module that it starts.
fn bind(module: &Path, work: &Path) -> Result<()> {
    let bindgen = tools::ensure_wasm_bindgen()?;
    let mut bind = process::command(&bindgen.to_string_lossy());
    bind.args(["--target", "web", "--no-typescript", "--out-name", "app"])
        // The parts find in the first module what they share with it.
        .arg("--keep-lld-exports")
        .arg("--out-dir")
        .arg(work)
        .arg(module);
    process::quiet(&mut bind, "is the tool the one that Cargo.lock names?").map(drop)
}

/// Puts everything into the folder under names of its own, and mends who names whom.
fn name(work: &Path, folder: &Path, flavour: Flavour) -> Result<Program> {
    let mut script = read_text(&work.join("app.js"))?;
    let module = module_of(&work.join("app_bg.wasm"), flavour)?;
    let mut loader = fs::read_to_string(work.join(parts::LOADER)).ok();
    if let Some(loader) = &mut loader {
        for file in parts::modules(loader) {
            let content = module_of(&work.join(format!("{file}.wasm")), flavour)?;
            let new = format!("{file}-{}.wasm", integrity::short(&content));
            *loader = parts::rename(loader, &file, &new, &integrity::sri(&content));
            fs::write(folder.join(new), content)?;
        }
    }
    // The two scripts name each other, so neither can be named after its own content alone.
    let both = format!(
        "{script}{}{}",
        loader.as_deref().unwrap_or_default(),
        integrity::short(&module)
    );
    let hash = integrity::short(both.as_bytes());
    let program = Program {
        script: format!("app-{hash}.js"),
        parts: loader.is_some().then(|| format!("parts-{hash}.js")),
        module: format!("app-{hash}_bg.wasm"),
    };
    script = script.replace("app_bg.wasm", &program.module);
    if let (Some(loader), Some(name)) = (loader, &program.parts) {
        let named = loader.replace("./app.js", &format!("./{}", program.script));
        // Only where the file is named: the module goes on calling it by its old name.
        script = script.replace(
            &format!("from \"./{}\"", parts::LOADER),
            &format!("from \"./{name}\""),
        );
        if named == loader || !script.contains(name.as_str()) {
            bail!("the program's two scripts no longer name each other");
        }
        fs::write(folder.join(name), named)?;
    }
    fs::write(folder.join(&program.script), script)?;
    fs::write(folder.join(&program.module), module)?;
    Ok(program)
}

/// What people get has no names of functions in it.
fn module_of(file: &Path, flavour: Flavour) -> Result<Vec<u8>> {
    let content = fs::read(file).with_context(|| format!("cannot read {}", file.display()))?;
    match flavour {
        Flavour::Release => {
            names::drop_names(&content).with_context(|| format!("cannot read {}", file.display()))
        }
        Flavour::Quick | Flavour::Dev => Ok(content),
    }
}

fn read_text(file: &Path) -> Result<String> {
    fs::read_to_string(file).with_context(|| format!("cannot read {}", file.display()))
}

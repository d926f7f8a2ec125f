//! From the program's files to what the relay serves.

use std::collections::BTreeMap;
use std::fs;
use std::path::{Path, PathBuf};

use anyhow::{Context as _, Result};

use super::program::Program;
use super::{Flavour, integrity, page, parts, styles, twins, worker};

const RELOAD: &str = include_str!("reload.js");

/// Puts everything that the relay serves into an empty `dist`, the program's files excepted, which are there.
///
/// # Errors
/// When a source is missing, or a file cannot be written.
pub fn finish(dist: &Path, program: &Program, flavour: Flavour) -> Result<()> {
    for file in walk(&crate::paths::root().join("app/public"))? {
        fs::copy(&file, dist.join(name(&file)))
            .with_context(|| format!("cannot copy {}", file.display()))?;
    }
    let sheet = join_styles(dist)?;
    let script = page::boot(program);
    let boot = format!("boot-{}.js", integrity::short(script.as_bytes()));
    fs::write(dist.join(&boot), script)?;
    let source = read_text(&crate::paths::root().join("index.html"))?;
    let read = |name: &str| Ok(fs::read(dist.join(name))?);
    let mut html = page::fill(&source, &sheet, &boot, program, read)?;
    if flavour == Flavour::Dev {
        fs::write(dist.join("reload.js"), RELOAD)?;
        fs::write(dist.join("build.txt"), integrity::short(html.as_bytes()))?;
        html = html.replace(
            "</head>",
            "<script type=\"module\" src=\"/reload.js\"></script></head>",
        );
    }
    fs::write(dist.join("index.html"), html)?;
    fill_worker(dist)?;
    if flavour == Flavour::Release {
        write_twins(dist)?;
    }
    Ok(())
}

/// What a first visit downloads before the first screen is there, and everything that is then kept for the rest, in
/// bytes: compressed where it is compressible.
///
/// # Errors
/// When a file cannot be read.
pub fn first_load(dist: &Path) -> Result<(u64, u64)> {
    let loader = files(dist)?
        .into_iter()
        .find(|file| name(file).starts_with("parts-"))
        .map(|file| read_text(&file));
    let parts = parts::modules(&loader.transpose()?.unwrap_or_default());
    let (mut first, mut all) = (0, 0);
    for file in files(dist)? {
        let twin = twin_of(&file);
        let bytes = fs::metadata(if twin.is_file() { &twin } else { &file })?.len();
        all += bytes;
        let name = name(&file);
        let is_part = parts.iter().any(|part| name == format!("{part}.wasm"));
        if !is_part && !LATER.iter().any(|later| name.starts_with(later)) {
            first += bytes;
        }
    }
    Ok((first, all))
}

/// What only the service worker asks for before somebody needs it: pictures for a desktop's icon, templates of plans.
const LATER: [&str; 2] = ["icon-", "plans."];

/// Names and sizes of everything in the folder, as one line: tells whether the bundle is still the one that was built.
pub fn listing(dist: &Path) -> String {
    let mut seen: Vec<String> = walk(dist)
        .unwrap_or_default()
        .iter()
        .map(|file| {
            format!(
                "{}:{}",
                file.display(),
                fs::metadata(file).map_or(0, |about| about.len())
            )
        })
        .collect();
    seen.sort();
    integrity::short(seen.join("\n").as_bytes())
}

/// Puts all style sheets into one, and the fonts beside it. Answers with its name.
fn join_styles(dist: &Path) -> Result<String> {
    let sources = crate::paths::root().join("style");
    let mut css = styles::inline(&read_text(&sources.join("index.css"))?, |file| {
        read_text(&sources.join(file))
    })?;
    let mut named = BTreeMap::new();
    for font in styles::fonts(&css) {
        let file = sources.join(&font);
        let content = fs::read(&file).with_context(|| format!("cannot read {}", file.display()))?;
        let stem = file
            .file_stem()
            .unwrap_or_default()
            .to_string_lossy()
            .into_owned();
        let ending = file
            .extension()
            .unwrap_or_default()
            .to_string_lossy()
            .into_owned();
        let address = format!("/{stem}-{}.{ending}", integrity::short(&content));
        fs::write(dist.join(address.trim_start_matches('/')), content)?;
        named.insert(font, address);
    }
    css = styles::rename(&css, &named);
    let name = format!("style-{}.css", integrity::short(css.as_bytes()));
    fs::write(dist.join(&name), &css)?;
    Ok(name)
}

fn fill_worker(dist: &Path) -> Result<()> {
    let worker = dist.join("sw.js");
    let source = read_text(&crate::paths::root().join("app/sw.js"))?;
    let mut assets = Vec::new();
    for file in files(dist)? {
        let address = match name(&file).as_str() {
            "sw.js" | "build.txt" => continue,
            "index.html" => String::from("/"),
            _ => address(dist, &file),
        };
        assets.push((address, integrity::short(&fs::read(&file)?)));
    }
    assets.sort();
    fs::write(worker, worker::fill(&source, &assets)?)?;
    Ok(())
}

fn write_twins(dist: &Path) -> Result<()> {
    for file in files(dist)?
        .into_iter()
        .filter(|file| twins::has_twin(&name(file)))
    {
        fs::write(twin_of(&file), twins::compress(&fs::read(&file)?)?)?;
    }
    Ok(())
}

fn address(dist: &Path, file: &Path) -> String {
    format!(
        "/{}",
        file.strip_prefix(dist).unwrap_or(file).to_string_lossy()
    )
}

fn twin_of(file: &Path) -> PathBuf {
    let mut twin = file.as_os_str().to_owned();
    twin.push(".br");
    PathBuf::from(twin)
}

/// Every file but the twins.
fn files(dist: &Path) -> Result<Vec<PathBuf>> {
    Ok(walk(dist)?
        .into_iter()
        .filter(|file| !name(file).ends_with(".br"))
        .collect())
}

fn walk(folder: &Path) -> Result<Vec<PathBuf>> {
    let mut found = Vec::new();
    for entry in
        fs::read_dir(folder).with_context(|| format!("cannot list {}", folder.display()))?
    {
        let path = entry?.path();
        if path.is_dir() {
            found.extend(walk(&path)?);
        } else {
            found.push(path);
        }
    }
    Ok(found)
}

fn name(file: &Path) -> String {
    file.file_name()
        .unwrap_or_default()
        .to_string_lossy()
        .into_owned()
}

fn read_text(file: &Path) -> Result<String> {
    fs::read_to_string(file).with_context(|| format!("cannot read {}", file.display()))
}

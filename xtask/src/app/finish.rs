//! From Trunk's bundle to what the relay serves.

use std::collections::BTreeMap;
use std::fs;
use std::path::{Path, PathBuf};

use anyhow::{Context as _, Result};

use super::{Flavour, boot, integrity, names, styles, twins, worker};

const RELOAD: &str = include_str!("reload.js");

/// Finishes the bundle in `dist`: names dropped, script moved out, service worker filled in, twins written.
///
/// # Errors
/// When the bundle is not as expected, or a file cannot be written.
pub fn finish(dist: &Path, flavour: Flavour) -> Result<()> {
    let index = dist.join("index.html");
    let mut html = join_styles(dist, &read_text(&index)?)?;
    if flavour == Flavour::Release {
        html = slim(dist, html)?;
    }
    let page = boot::take_out(&html)?;
    fs::write(dist.join(&page.name), &page.script)?;
    html = page.html;
    if flavour == Flavour::Dev {
        fs::write(dist.join("reload.js"), RELOAD)?;
        fs::write(dist.join("build.txt"), integrity::short(html.as_bytes()))?;
        html = html.replace(
            "</head>",
            "<script type=\"module\" src=\"/reload.js\"></script></head>",
        );
    }
    fs::write(&index, html)?;
    fill_worker(dist)?;
    if flavour == Flavour::Release {
        write_twins(dist)?;
    }
    Ok(())
}

/// What a first visit downloads, in bytes: everything in `dist`, compressed where it is compressible.
///
/// # Errors
/// When a file cannot be read.
pub fn first_load(dist: &Path) -> Result<u64> {
    let mut bytes = 0;
    for file in files(dist)? {
        let twin = twin_of(&file);
        bytes += fs::metadata(if twin.is_file() { &twin } else { &file })?.len();
    }
    Ok(bytes)
}

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

/// Puts all style sheets into one in place of the one that Trunk copied, and the fonts beside it.
fn join_styles(dist: &Path, html: &str) -> Result<String> {
    let sources = crate::paths::root().join("style");
    let copied = files(dist)?.into_iter().find(|file| {
        let name = name(file);
        name.starts_with("index-") && name.ends_with(".css")
    });
    let Some(copied) = copied else {
        return Ok(html.to_owned());
    };
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
    let new = format!("style-{}.css", integrity::short(css.as_bytes()));
    fs::write(dist.join(&new), &css)?;
    fs::remove_file(&copied)?;
    Ok(integrity::update(
        &html.replace(&name(&copied), &new),
        &new,
        css.as_bytes(),
    ))
}

/// Drops the names from the module, which then needs a new name and a new integrity of its own.
fn slim(dist: &Path, html: String) -> Result<String> {
    let module = files(dist)?
        .into_iter()
        .find(|file| name(file).ends_with("_bg.wasm"))
        .context("no module in dist/")?;
    let old = name(&module);
    let content =
        names::drop_names(&fs::read(&module)?).with_context(|| format!("cannot read {old}"))?;
    let stem = old.rsplit_once('-').map_or("app", |(stem, _)| stem);
    let new = format!("{stem}-{}_bg.wasm", integrity::short(&content));
    fs::remove_file(&module)?;
    fs::write(dist.join(&new), &content)?;
    Ok(integrity::update(&html.replace(&old, &new), &new, &content))
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

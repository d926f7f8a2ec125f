//! The service worker's list of files, filled in after everything else has its final name.

use anyhow::{Result, bail};

use super::integrity;

/// `source` with the list of files to keep offline and a version that changes with any of them.
///
/// `assets` are addresses with their content's digest; the digest goes into the version and not into the list.
///
/// # Errors
/// When the source has no place for them.
pub fn fill(source: &str, assets: &[(String, String)]) -> Result<String> {
    if !source.contains("__ASSETS__") || !source.contains("__VERSION__") {
        bail!("app/sw.js must contain __ASSETS__ and __VERSION__");
    }
    let addresses: Vec<&str> = assets.iter().map(|(address, _)| address.as_str()).collect();
    let everything: String = assets
        .iter()
        .map(|(address, digest)| format!("{address} {digest}\n"))
        .collect();
    let version = integrity::short(format!("{everything}{source}").as_bytes());
    Ok(source
        .replace("__ASSETS__", &serde_json::to_string(&addresses)?)
        .replace("__VERSION__", &version))
}

#[cfg(test)]
mod tests {
    use super::*;

    const SOURCE: &str = "const assets = __ASSETS__; const version = '__VERSION__';";

    fn asset(digest: &str) -> (String, String) {
        ("/".into(), digest.into())
    }

    #[test]
    fn the_worker_names_every_file() {
        let filled = fill(SOURCE, &[asset("1"), ("/a.js".into(), "2".into())]).unwrap();
        assert!(
            filled.starts_with("const assets = [\"/\",\"/a.js\"];"),
            "{filled}"
        );
    }

    #[test]
    fn its_version_changes_when_a_file_changes_under_the_same_name() {
        assert_ne!(
            fill(SOURCE, &[asset("1")]).unwrap(),
            fill(SOURCE, &[asset("2")]).unwrap()
        );
    }

    #[test]
    fn a_worker_without_a_place_for_the_list_is_refused() {
        assert!(fill("self.skipWaiting()", &[]).is_err());
    }
}

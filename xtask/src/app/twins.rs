//! Brotli twins of files, so that the relay never compresses anything.

use std::io::Write as _;

use anyhow::Result;
use brotli::CompressorWriter;

/// Kinds of file that are worth compressing; fonts and pictures already are.
const COMPRESSIBLE: [&str; 9] = [
    ".css",
    ".html",
    ".js",
    ".json",
    ".svg",
    ".txt",
    ".wasm",
    ".webmanifest",
    ".xml",
];

/// Whether a file of this name gets a twin.
pub fn has_twin(name: &str) -> bool {
    COMPRESSIBLE.iter().any(|ending| name.ends_with(ending))
}

/// The content at brotli's best quality.
///
/// # Errors
/// Never in practice: the writer is memory.
pub fn compress(content: &[u8]) -> Result<Vec<u8>> {
    let mut compressed = Vec::new();
    let mut writer = CompressorWriter::new(&mut compressed, 1 << 16, 11, 24);
    writer.write_all(content)?;
    drop(writer);
    Ok(compressed)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_twin_unpacks_to_the_original_and_is_smaller() {
        let text = "наставник и наставляемый ".repeat(200);
        let twin = compress(text.as_bytes()).unwrap();
        let mut unpacked = Vec::new();
        brotli::BrotliDecompress(&mut twin.as_slice(), &mut unpacked).unwrap();
        assert_eq!(unpacked, text.as_bytes());
        assert!(twin.len() < text.len() / 10);
    }

    #[test]
    fn a_font_has_no_twin() {
        assert!(!has_twin("golos.woff2"));
        assert!(has_twin("app_bg.wasm"));
    }
}

//! Digests: short ones in file names, long ones in `integrity` attributes.

use base64::Engine as _;
use base64::prelude::BASE64_STANDARD;
use sha2::{Digest as _, Sha256, Sha384};

/// Lower-case hexadecimal.
pub fn hex(bytes: &[u8]) -> String {
    bytes.iter().map(|byte| format!("{byte:02x}")).collect()
}

/// Sixteen hexadecimal digits that change with the content, as Trunk puts them into names.
pub fn short(content: &[u8]) -> String {
    let digest = Sha256::digest(content);
    hex(digest.get(..8).unwrap_or_default())
}

/// The value of an `integrity` attribute.
pub fn sri(content: &[u8]) -> String {
    format!("sha384-{}", BASE64_STANDARD.encode(Sha384::digest(content)))
}

/// Writes a new `integrity` into every tag of the page that names this file.
pub fn update(html: &str, file: &str, content: &[u8]) -> String {
    const ATTRIBUTE: &str = "integrity=\"";
    let mut page = String::with_capacity(html.len());
    for part in html.split_inclusive('>') {
        match (part.contains(file), part.split_once(ATTRIBUTE)) {
            (true, Some((before, after))) if part.trim_start().starts_with('<') => {
                let rest = after.split_once('"').map_or("", |(_, rest)| rest);
                page.extend([before, ATTRIBUTE, &sri(content), "\"", rest]);
            }
            _ => page.push_str(part),
        }
    }
    page
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn only_the_tag_that_names_the_file_gets_the_new_integrity() {
        let html = "<link href=\"/a.wasm\" integrity=\"sha384-old\" as=\"fetch\"><link href=\"/b.js\" integrity=\"sha384-b\">";
        let page = update(html, "a.wasm", b"new");
        assert!(
            page.contains(&format!("integrity=\"{}\" as=\"fetch\">", sri(b"new"))),
            "{page}"
        );
        assert!(page.contains("integrity=\"sha384-b\""), "{page}");
        assert!(!page.contains("sha384-old"), "{page}");
    }

    #[test]
    fn the_digest_is_the_one_that_browsers_compute() {
        assert_eq!(
            sri(b"alert('Hello, world.');"),
            "sha384-H8BRh8j48O9oYatfu5AZzq6A9RINhZO5H16dQZngK7T62em8MUt1FLm52t+eX6xO"
        );
    }
}

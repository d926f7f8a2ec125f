//! Files that leave the browser, and files that a person picks.

use std::time::Duration;

use js_sys::{Array, Uint8Array};
use wasm_bindgen::JsCast;
use wasm_bindgen_futures::{JsFuture, spawn_local};
use web_sys::{Blob, BlobPropertyBag, File, HtmlAnchorElement, Url};

use super::browser::sleep;

/// How long a download's bytes are kept for the browser.
const KEPT: Duration = Duration::from_secs(120);

/// Offers bytes as a download, as a link of that name would. False when the browser would not.
pub(super) fn save(name: &str, kind: &str, bytes: &[u8]) -> bool {
    offer(name, kind, bytes).is_some()
}

fn offer(name: &str, kind: &str, bytes: &[u8]) -> Option<()> {
    let options = BlobPropertyBag::new();
    options.set_type(kind);
    let parts = Array::of1(&Uint8Array::from(bytes));
    let blob = Blob::new_with_u8_array_sequence_and_options(&parts, &options).ok()?;
    let address = Url::create_object_url_with_blob(&blob).ok()?;
    let document = web_sys::window()?.document()?;
    let link: HtmlAnchorElement = document.create_element("a").ok()?.dyn_into().ok()?;
    link.set_href(&address);
    link.set_download(name);
    // Some browsers download only by a link that is on the page.
    let body = document.body()?;
    body.append_child(&link).ok()?;
    link.click();
    link.remove();
    // The browser reads the bytes some time after the tap.
    spawn_local(async move {
        sleep(KEPT).await;
        let _ = Url::revoke_object_url(&address);
    });
    Some(())
}

/// A picked file's bytes; nothing of one that is larger than `most`, or cannot be read.
pub(super) async fn read(file: &File, most: usize) -> Option<Vec<u8>> {
    if file.size() > most as f64 {
        return None;
    }
    let buffer = JsFuture::from(file.array_buffer()).await.ok()?;
    Some(Uint8Array::new(&buffer).to_vec())
}

/// Words as a part of a file's name: letters and digits, with dashes between.
pub(super) fn in_a_name(words: &str) -> String {
    const LONGEST: usize = 40;
    let mut name = String::new();
    for letter in words.chars() {
        if letter.is_alphanumeric() {
            name.push(letter);
        } else if !name.is_empty() && !name.ends_with('-') {
            name.push('-');
        }
    }
    let cut: String = name.chars().take(LONGEST).collect();
    cut.trim_matches('-').to_owned()
}

#[cfg(test)]
mod tests {
    use super::*;
    use wasm_bindgen_test::wasm_bindgen_test;

    #[wasm_bindgen_test]
    fn a_name_of_a_file_has_nothing_in_it_that_a_system_would_not_take() {
        assert_eq!(in_a_name("School «No. 7» / C:\\ *?"), "School-No-7-C");
        assert_eq!(in_a_name("...//"), "");
        assert_eq!(in_a_name(&"x".repeat(100)).len(), 40);
    }
}

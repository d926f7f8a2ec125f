//! The app's files, which are inside this program.
//!
//! Made by `cargo xtask` from the workspace's `dist`: beside each file its brotli twin. Files whose name carries a
//! hash never change; the others are asked for again each time. A missing file is 404 and never the start page, or an
//! old page after an update would load HTML as a script.

use crate::problem::Problem;
use axum::{
    http::{HeaderMap, HeaderValue, Method, StatusCode, Uri, header},
    response::{Html, IntoResponse, Response},
};
use rust_embed::{Embed, EmbeddedFile};

#[derive(Embed)]
#[folder = "$CARGO_MANIFEST_DIR/../dist"]
#[allow_missing = true]
struct Dist;

const START: &str = "index.html";

const NOT_BUILT: &str = "<!doctype html><meta charset=\"utf-8\"><title>Ryadom</title>\
<h1>The app is not built</h1><p>This relay works, but it was compiled without the app. \
In the project's folder run <code>cargo xtask serve --demo</code>, which builds both.</p>";

/// What a path asks for.
#[derive(Debug, PartialEq, Eq)]
enum Wanted<'a> {
    File(&'a str),
    /// A screen of the app; the app finds out which.
    Screen,
    Nothing,
}

fn wanted(path: &str) -> Wanted<'_> {
    let path = path.trim_start_matches('/');
    let name = path.rsplit('/').next().unwrap_or_default();
    if path == START || path.ends_with(".br") {
        return Wanted::Nothing;
    }
    if name.contains('.') || path == "assets" || path.starts_with("assets/") {
        return Wanted::File(path);
    }
    Wanted::Screen
}

pub(super) async fn serve(method: Method, uri: Uri, headers: HeaderMap) -> Response {
    if !matches!(method, Method::GET | Method::HEAD) {
        return Problem::NotFound.into_response();
    }
    let wanted = wanted(uri.path());
    let path = match wanted {
        Wanted::File(path) => path,
        Wanted::Screen => START,
        Wanted::Nothing => return Problem::NotFound.into_response(),
    };
    match send(path, &headers) {
        Some(response) => response,
        None if wanted == Wanted::Screen => {
            (StatusCode::SERVICE_UNAVAILABLE, Html(NOT_BUILT)).into_response()
        }
        None => Problem::NotFound.into_response(),
    }
}

fn send(path: &str, asked: &HeaderMap) -> Option<Response> {
    let packed = if accepts_brotli(asked) {
        Dist::get(&format!("{path}.br"))
    } else {
        None
    };
    let is_packed = packed.is_some();
    let file = packed.or_else(|| Dist::get(path))?;
    let tag = tag(&file, is_packed);
    let mut response = if asked.get(header::IF_NONE_MATCH) == Some(&tag) {
        StatusCode::NOT_MODIFIED.into_response()
    } else {
        file.data.into_response()
    };
    let headers = response.headers_mut();
    headers.insert(header::CONTENT_TYPE, HeaderValue::from_static(kind(path)));
    headers.insert(
        header::CACHE_CONTROL,
        HeaderValue::from_static(keeping(path)),
    );
    headers.insert(header::VARY, HeaderValue::from_static("accept-encoding"));
    headers.insert(header::ETAG, tag);
    if is_packed {
        headers.insert(header::CONTENT_ENCODING, HeaderValue::from_static("br"));
    }
    Some(response)
}

fn tag(file: &EmbeddedFile, is_packed: bool) -> HeaderValue {
    let hash = hex::encode(&file.metadata.sha256_hash()[..12]);
    let tag = format!("\"{hash}{}\"", if is_packed { "-br" } else { "" });
    HeaderValue::from_str(&tag).unwrap_or(HeaderValue::from_static("\"\""))
}

fn accepts_brotli(asked: &HeaderMap) -> bool {
    let lines = asked
        .get_all(header::ACCEPT_ENCODING)
        .into_iter()
        .filter_map(|line| line.to_str().ok());
    let mut codings = lines.flat_map(|line| line.split(','));
    codings.any(|coding| {
        let (name, quality) = coding.split_once(';').unwrap_or((coding, ""));
        name.trim().eq_ignore_ascii_case("br")
            && !matches!(quality.trim(), "q=0" | "q=0.0" | "q=0.00" | "q=0.000")
    })
}

/// How long browsers may keep a file without asking.
fn keeping(path: &str) -> &'static str {
    if has_hash(path) {
        "public, max-age=31536000, immutable"
    } else {
        "no-cache"
    }
}

/// True for names like `app-0123456789abcdef.js` and `app-0123456789abcdef_bg.wasm`.
fn has_hash(path: &str) -> bool {
    let name = path.rsplit('/').next().unwrap_or_default().as_bytes();
    (0..name.len()).any(|at| {
        let hash = name.get(at + 1..at + 17);
        let rest = name.get(at + 17..).unwrap_or_default();
        name[at] == b'-'
            && hash.is_some_and(|hash| hash.iter().all(u8::is_ascii_hexdigit))
            && (rest.starts_with(b".") || rest.starts_with(b"_bg."))
    })
}

fn kind(path: &str) -> &'static str {
    match path.rsplit('.').next().unwrap_or_default() {
        "html" => "text/html; charset=utf-8",
        "js" | "mjs" => "text/javascript; charset=utf-8",
        "css" => "text/css; charset=utf-8",
        "wasm" => "application/wasm",
        "json" | "map" => "application/json",
        "webmanifest" => "application/manifest+json",
        "svg" => "image/svg+xml",
        "png" => "image/png",
        "jpg" | "jpeg" => "image/jpeg",
        "webp" => "image/webp",
        "ico" => "image/x-icon",
        "woff2" => "font/woff2",
        "txt" | "md" => "text/plain; charset=utf-8",
        _ => "application/octet-stream",
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_screen_gets_the_start_page_and_a_missing_file_does_not() {
        assert_eq!(wanted("/"), Wanted::Screen);
        assert_eq!(wanted("/programmes/3f/items/aa"), Wanted::Screen);
        assert_eq!(
            wanted("/app-0123456789abcdef.js"),
            Wanted::File("app-0123456789abcdef.js")
        );
        assert_eq!(wanted("/assets/anything"), Wanted::File("assets/anything"));
        assert_eq!(wanted("/app.js.br"), Wanted::Nothing);
    }

    #[test]
    fn only_names_with_a_hash_are_kept_for_good() {
        assert!(has_hash("ryadom-app-0123456789abcdef.js"));
        assert!(has_hash("fonts/text-0123456789abcdef.woff2"));
        assert!(has_hash("ryadom-app-0123456789abcdef_bg.wasm"));
        assert!(!has_hash("index.html"));
        assert!(!has_hash("sw.js"));
        assert!(!has_hash("manifest.webmanifest"));
        assert!(!has_hash("app-0123456789abcde.js"));
    }

    #[test]
    fn brotli_is_sent_to_who_takes_it() {
        let asked = |value| {
            HeaderMap::from_iter([(header::ACCEPT_ENCODING, HeaderValue::from_static(value))])
        };
        assert!(accepts_brotli(&asked("gzip, deflate, br, zstd")));
        assert!(accepts_brotli(&asked("br;q=1.0")));
        assert!(!accepts_brotli(&asked("gzip")));
        assert!(!accepts_brotli(&asked("br;q=0, gzip")));
        assert!(!accepts_brotli(&HeaderMap::new()));
    }
}

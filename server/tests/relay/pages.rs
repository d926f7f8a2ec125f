//! What browsers are served, and what they are told not to do.

use super::support::TestRelay;
use axum::http::{Method, StatusCode};

#[tokio::test]
async fn every_answer_carries_the_security_headers() {
    let relay = TestRelay::with_demo().await;
    for path in ["/", "/api/session", "/nothing.js", "/health/live"] {
        let answer = relay.get(path, None).await;
        let policy = answer.header("content-security-policy");
        assert!(
            policy.starts_with("default-src 'none'; script-src 'self' 'wasm-unsafe-eval';"),
            "{policy}"
        );
        assert!(
            !policy.contains("unsafe-inline") && !policy.contains('*'),
            "{policy}"
        );
        assert_eq!(answer.header("x-content-type-options"), "nosniff");
        assert_eq!(answer.header("referrer-policy"), "no-referrer");
        assert_eq!(answer.header("cross-origin-opener-policy"), "same-origin");
        assert_eq!(answer.header("cross-origin-resource-policy"), "same-origin");
    }
}

#[tokio::test]
async fn a_missing_file_is_not_the_start_page() {
    let relay = TestRelay::with_demo().await;
    for path in [
        "/app-0123456789abcdef.js",
        "/assets/old",
        "/favicon.xyz",
        "/index.html.br",
        "/a/b.wasm",
    ] {
        let answer = relay.get(path, None).await;
        assert_eq!(
            (answer.status, answer.problem()),
            (StatusCode::NOT_FOUND, "not-found".to_owned()),
            "{path}"
        );
    }
    let screen = relay.get("/programmes/0123", None).await;
    assert!(
        screen.header("content-type").starts_with("text/html"),
        "a screen, or the page that says it is not built"
    );
    let call = relay.get("/api/unheard-of", None).await;
    assert_eq!(call.problem(), "not-found");
    let method = relay.call(Method::PUT, "/api/session", None, None).await;
    assert_eq!(method.problem(), "method");
    let written = relay.call(Method::POST, "/", None, None).await;
    assert_eq!(written.problem(), "not-found");
}

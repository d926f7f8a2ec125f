//! What browsers are served, and what they are told not to do.

use super::support::TestRelay;
use axum::{
    body::Body,
    http::{Method, Request, StatusCode, header},
};
use serde_json::json;

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
        for part in [
            "object-src 'none'",
            "base-uri 'none'",
            "frame-ancestors 'none'",
        ] {
            assert!(policy.contains(part), "{policy}");
        }
        assert_eq!(answer.header("cross-origin-resource-policy"), "same-origin");
        assert_eq!(answer.header("strict-transport-security"), "");
        let is_call = path.starts_with("/api");
        assert_eq!(
            answer.header("cache-control") == "no-store",
            is_call,
            "{path}"
        );
    }
}

// F15
#[tokio::test]
async fn a_school_that_is_reached_by_https_is_reached_by_nothing_else() {
    let url = "https://ryadom.school.example".parse().expect("an address");
    let demo = TestRelay::with_demo().await;
    let relay = TestRelay::start_at(demo.store, demo.world, Some(url)).await;
    for path in ["/", "/api/session", "/health/live"] {
        let answer = relay.get(path, None).await;
        assert_eq!(
            answer.header("strict-transport-security"),
            "max-age=63072000; includeSubDomains"
        );
    }
    let code = relay.invitation("Иванова").await;
    let joined = relay.post("/api/join", None, json!({"code": code})).await;
    let cookie = joined.header("set-cookie");
    assert!(cookie.starts_with("__Host-ryadom="), "{cookie}");
    assert!(
        cookie.contains("; Secure") && cookie.contains("; Path=/;"),
        "{cookie}"
    );
    assert!(!cookie.contains("Domain"), "{cookie}");
    let session = |name: &str| {
        let token = joined.json()["token"].as_str().expect("a token").to_owned();
        let request =
            Request::get("/api/session").header(header::COOKIE, format!("{name}={token}"));
        request.body(Body::empty()).expect("a request")
    };
    let own = relay.send(session("__Host-ryadom")).await;
    assert_eq!(own.status, StatusCode::OK);
    let planted = relay.send(session("ryadom")).await;
    assert_eq!(
        planted.status,
        StatusCode::UNAUTHORIZED,
        "another host could have set it"
    );
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

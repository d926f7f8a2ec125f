//! The calls, one by one.

use super::support::{Joined, TestRelay, TestWorld};
use axum::{
    body::Body,
    http::{Method, Request, StatusCode, header},
};
use ryadom_server::store::MemoryStore;
use serde_json::json;
use std::sync::Arc;

async fn try_code(relay: &TestRelay, code: &str) -> (StatusCode, String) {
    let answer = relay
        .post(
            "/api/join",
            None,
            json!({"code": code, "device": {"name": "x"}}),
        )
        .await;
    (
        answer.status,
        if answer.status.is_success() {
            String::new()
        } else {
            answer.problem()
        },
    )
}

#[tokio::test]
async fn an_invitation_lets_in_one_device() {
    let relay = TestRelay::with_demo().await;
    let code = relay.invitation("Иванова").await;
    let joined = relay.join_by(&code).await;
    assert_eq!(joined.person, relay.called("Иванова"));
    assert_eq!(
        try_code(&relay, &code).await,
        (StatusCode::CONFLICT, "code-used".to_owned())
    );
}

#[tokio::test]
async fn wrong_used_and_expired_codes_are_told_apart() {
    let relay = TestRelay::with_demo().await;
    let wrong = try_code(&relay, "ABCDEFGHJKMNPQRSTWXYZ23456").await;
    assert_eq!(wrong, (StatusCode::NOT_FOUND, "code-unknown".to_owned()));
    let code = relay.invitation("Иванова").await;
    relay.world.pass(14 * 24 * 3600);
    assert_eq!(
        try_code(&relay, &code).await,
        (StatusCode::GONE, "code-expired".to_owned())
    );
    let nonsense = relay.post("/api/join", None, json!({"number": 5})).await;
    assert_eq!(nonsense.problem(), "bad-request");
}

#[tokio::test]
async fn the_session_says_who_this_is() {
    let relay = TestRelay::with_demo().await;
    let curator = relay.join("Сидорова").await;
    let answer = relay.get("/api/session", Some(&curator.token)).await;
    let session = answer.json();
    assert_eq!(session["person"], curator.person.to_string());
    assert_eq!(session["device"], curator.device);
    assert_eq!(
        session["roles"],
        json!({"curator": true, "council": false, "head": false})
    );
    assert_eq!(session["registry"], relay.registry().document.to_string());
    assert_eq!(
        session["school"],
        relay.registry().school.expect("a school").to_string()
    );

    let stranger = relay.get("/api/session", None).await;
    assert_eq!(
        (stranger.status, stranger.problem()),
        (StatusCode::UNAUTHORIZED, "not-signed-in".to_owned())
    );
    let forger = relay.get("/api/session", Some("00")).await;
    assert_eq!(forger.problem(), "not-signed-in");
}

#[tokio::test]
async fn the_cookie_is_for_this_browser_only() {
    let relay = TestRelay::with_demo().await;
    let code = relay.invitation("Иванова").await;
    let answer = relay.post("/api/join", None, json!({"code": code})).await;
    let cookie = answer.header("set-cookie");
    for part in ["HttpOnly", "SameSite=Strict", "Path=/", "Max-Age="] {
        assert!(cookie.contains(part), "{cookie}");
    }
    assert!(
        !cookie.contains("Secure"),
        "a relay on this machine is reached without encryption"
    );
    let pair = cookie.split(';').next().expect("a pair");
    let request = Request::get("/api/session").header(header::COOKIE, format!("other=1; {pair}"));
    let session = relay
        .send(request.body(Body::empty()).expect("a request"))
        .await;
    assert_eq!(session.status, StatusCode::OK);
    assert!(
        session.header("set-cookie").starts_with(pair),
        "a device in use keeps its cookie young"
    );
}

#[tokio::test]
async fn another_sites_page_changes_nothing() {
    let relay = TestRelay::with_demo().await;
    let joined = relay.join("Иванова").await;
    let post = |origin: String| {
        Request::post("/api/ticket")
            .header(header::COOKIE, format!("ryadom={}", joined.token))
            .header(header::HOST, relay.address.to_string())
            .header(header::ORIGIN, origin)
            .body(Body::empty())
            .expect("a request")
    };
    let foreign = relay.send(post("https://evil.example".to_owned())).await;
    assert_eq!(foreign.problem(), "foreign-origin");
    assert_eq!(
        relay.send(post("null".to_owned())).await.problem(),
        "foreign-origin"
    );
    let own = relay.send(post(format!("http://{}", relay.address))).await;
    assert_eq!(own.status, StatusCode::CREATED);
}

#[tokio::test]
async fn a_link_tapped_again_on_the_same_device_is_fine_and_on_somebody_elses_is_not() {
    let relay = TestRelay::with_demo().await;
    let code = relay.invitation("Иванова").await;
    let anna = relay.join_by(&code).await;
    let again = relay
        .post("/api/join", Some(&anna.token), json!({"code": code}))
        .await;
    assert_eq!(again.json()["device"], anna.device);

    let second = relay.invitation("Иванова").await;
    let kept = relay
        .post("/api/join", Some(&anna.token), json!({"code": second}))
        .await;
    assert_eq!(kept.json()["device"], anna.device);
    assert_eq!(
        try_code(&relay, &second).await.0,
        StatusCode::OK,
        "the code was left for the device it is meant for"
    );

    let marina = relay.invitation("Кузнецова").await;
    let other = relay
        .post("/api/join", Some(&anna.token), json!({"code": marina}))
        .await;
    assert_eq!(
        (other.status, other.problem()),
        (StatusCode::CONFLICT, "already-joined".to_owned())
    );
    let by_id = json!({"code": marina, "device": {"id": anna.device}});
    assert_eq!(
        relay.post("/api/join", None, by_id).await.problem(),
        "already-joined"
    );
    assert_eq!(
        try_code(&relay, &marina).await.0,
        StatusCode::OK,
        "a refusal uses no code up"
    );
}

#[tokio::test]
async fn a_device_that_lost_the_answer_may_ask_again() {
    let relay = TestRelay::with_demo().await;
    let code = relay.invitation("Иванова").await;
    let body = json!({"code": code, "device": {"id": "ab".repeat(16), "name": "tablet"}});
    let first = relay.post("/api/join", None, body.clone()).await.json();
    let again = relay.post("/api/join", None, body.clone()).await.json();
    assert_eq!(first["device"], again["device"]);
    assert_ne!(first["token"], again["token"]);
    relay.world.pass(600);
    assert_eq!(
        relay.post("/api/join", None, body).await.problem(),
        "code-used"
    );
}

#[tokio::test]
async fn a_member_adds_a_device_by_a_short_code() {
    let relay = TestRelay::with_demo().await;
    let anna = relay.join("Иванова").await;
    let issued = relay
        .call(Method::POST, "/api/devices/code", Some(&anna.token), None)
        .await;
    let code = issued.json()["code"].as_str().expect("a code").to_owned();
    assert_eq!(code.len(), 8);
    let typed = format!("{} - {}", code[..4].to_lowercase(), &code[4..]);
    let phone = relay.join_by(&typed).await;
    assert_eq!(phone.person, anna.person);
    assert_ne!(phone.device, anna.device);
    assert_eq!(try_code(&relay, &code).await.1, "code-used");

    let late = relay
        .call(Method::POST, "/api/devices/code", Some(&anna.token), None)
        .await;
    relay.world.pass(600);
    let late = late.json()["code"].as_str().expect("a code").to_owned();
    assert_eq!(try_code(&relay, &late).await.1, "code-expired");
}

#[tokio::test]
async fn guessing_short_codes_is_stopped_and_invitations_still_work() {
    let relay = TestRelay::with_demo().await;
    relay.world.stand_still();
    for _ in 0..600 {
        assert_eq!(try_code(&relay, "ABCD2345").await.1, "code-unknown");
    }
    assert_eq!(
        try_code(&relay, "ABCD2345").await,
        (
            StatusCode::TOO_MANY_REQUESTS,
            "too-many-attempts".to_owned()
        )
    );
    relay.world.pass(6);
    assert_eq!(try_code(&relay, "ABCD2345").await.1, "code-unknown");
    assert_eq!(try_code(&relay, "ABCD2345").await.1, "too-many-attempts");
    let code = relay.invitation("Иванова").await;
    assert_eq!(try_code(&relay, &code).await.0, StatusCode::OK);
}

#[tokio::test]
async fn only_a_curator_invites_and_only_who_is_in_the_registry() {
    let relay = TestRelay::with_demo().await;
    let curator = relay.join("Сидорова").await;
    let anna = relay.join("Иванова").await;
    let marina = json!({"person": relay.called("Кузнецова")});
    let refused = relay
        .post("/api/invitations", Some(&anna.token), marina.clone())
        .await;
    assert_eq!(
        (refused.status, refused.problem()),
        (StatusCode::FORBIDDEN, "curators-only".to_owned())
    );
    let stranger = json!({"person": "cd".repeat(16)});
    assert_eq!(
        relay
            .post("/api/invitations", Some(&curator.token), stranger)
            .await
            .problem(),
        "person-unknown"
    );

    let invited = relay
        .post("/api/invitations", Some(&curator.token), marina)
        .await;
    assert_eq!(invited.status, StatusCode::CREATED);
    let invited = invited.json();
    let code = invited["code"].as_str().expect("a code");
    assert_eq!(
        invited["link"],
        format!("http://{}/join#{code}", relay.address)
    );
    assert_eq!(relay.join_by(code).await.person, relay.called("Кузнецова"));
}

async fn devices(relay: &TestRelay, asks: &Joined, query: &str) -> Vec<String> {
    let listed = relay
        .get(&format!("/api/devices{query}"), Some(&asks.token))
        .await
        .json();
    listed
        .as_array()
        .expect("a list")
        .iter()
        .map(|device| device["id"].as_str().expect("an id").to_owned())
        .collect()
}

#[tokio::test]
async fn devices_are_listed_and_revoked_by_their_person_or_a_curator() {
    let relay = TestRelay::with_demo().await;
    let (curator, anna, marina) = (
        relay.join("Сидорова").await,
        relay.join("Иванова").await,
        relay.join("Кузнецова").await,
    );
    let phone = relay.join("Иванова").await;
    assert_eq!(devices(&relay, &anna, "").await.len(), 2);
    let of_marina = format!("?person={}", marina.person);
    assert_eq!(
        relay
            .get(&format!("/api/devices{of_marina}"), Some(&anna.token))
            .await
            .problem(),
        "curators-only"
    );
    assert_eq!(
        devices(&relay, &curator, &of_marina).await,
        std::slice::from_ref(&marina.device)
    );

    let path = |joined: &Joined| format!("/api/devices/{}", joined.device);
    let foreign = relay
        .call(Method::DELETE, &path(&marina), Some(&anna.token), None)
        .await;
    assert_eq!(
        (foreign.status, foreign.problem()),
        (StatusCode::NOT_FOUND, "device-unknown".to_owned())
    );
    let nobody = relay
        .call(
            Method::DELETE,
            "/api/devices/nothing",
            Some(&anna.token),
            None,
        )
        .await;
    assert_eq!(nobody.problem(), "device-unknown");

    let own = relay
        .call(Method::DELETE, &path(&phone), Some(&anna.token), None)
        .await;
    assert_eq!(own.status, StatusCode::NO_CONTENT);
    assert_eq!(
        relay
            .get("/api/session", Some(&phone.token))
            .await
            .problem(),
        "not-signed-in"
    );
    let by_curator = relay
        .call(Method::DELETE, &path(&marina), Some(&curator.token), None)
        .await;
    assert_eq!(by_curator.status, StatusCode::NO_CONTENT);
    assert_eq!(
        relay
            .get("/api/session", Some(&marina.token))
            .await
            .problem(),
        "not-signed-in"
    );
    let leaving = relay
        .call(Method::DELETE, &path(&anna), Some(&anna.token), None)
        .await;
    assert!(leaving.header("set-cookie").contains("Max-Age=0"));
}

#[tokio::test]
async fn the_first_link_founds_the_school_once() {
    let store = Arc::new(MemoryStore::default());
    let relay = TestRelay::start(store, Arc::new(TestWorld::new())).await;
    assert!(relay.server.registry().is_none());
    let link = relay
        .server
        .founding_link()
        .await
        .expect("a store")
        .expect("a link");
    let fresh = relay
        .server
        .founding_link()
        .await
        .expect("a store")
        .expect("a link");
    let code_of = |link: &str| link.split_once('#').expect("a code").1.to_owned();
    assert_eq!(
        try_code(&relay, &code_of(&link)).await.1,
        "code-unknown",
        "one such link works at a time"
    );

    let curator = relay.join_by(&code_of(&fresh)).await;
    let registry = relay.registry();
    assert_eq!(
        registry.people.keys().copied().collect::<Vec<_>>(),
        [curator.person]
    );
    let person = &registry.people[&curator.person];
    assert!(person.roles.curator && person.name.is_empty());
    assert!(registry.school.is_some() && person.private.is_some() && person.profile.is_some());
    let session = relay.get("/api/session", Some(&curator.token)).await;
    assert_eq!(session.json()["roles"]["curator"], true);
    assert_eq!(relay.server.founding_link().await.expect("a store"), None);
}

#[tokio::test]
async fn health_and_metrics_answer() {
    let relay = TestRelay::with_demo().await;
    assert_eq!(relay.get("/health/live", None).await.status, StatusCode::OK);
    assert_eq!(
        relay.get("/health/ready", None).await.status,
        StatusCode::OK
    );
    assert!(
        relay
            .get("/metrics", None)
            .await
            .text
            .contains("ryadom_connections")
    );
    let proxied = Request::get("/metrics").header("x-forwarded-for", "203.0.113.5");
    let proxied = relay
        .send(proxied.body(Body::empty()).expect("a request"))
        .await;
    assert_eq!(
        proxied.problem(),
        "not-found",
        "only for who is on this machine"
    );
}

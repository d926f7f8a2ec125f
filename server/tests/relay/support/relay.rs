use super::TestWorld;
use axum::{
    Router,
    body::Body,
    http::{HeaderMap, Method, Request, StatusCode, header},
};
use http_body_util::BodyExt;
use ryadom_domain::{PersonId, Registry};
use ryadom_server::{
    Server, TrialProgram, demo, router,
    settings::PublicUrl,
    store::{FileLimits, MemoryStore, Store, StoreError},
    world::World,
};
use serde_json::{Value, json};
use std::{net::SocketAddr, sync::Arc};
use tokio::net::TcpListener;
use tower::ServiceExt;

/// A relay in this process, listening on a port of its own.
pub(crate) struct TestRelay {
    pub(crate) server: Server,
    pub(crate) world: Arc<TestWorld>,
    pub(crate) store: Arc<dyn Store>,
    pub(crate) address: SocketAddr,
    router: Router,
}

/// What a call was answered with.
#[derive(Debug)]
pub(crate) struct Answer {
    pub(crate) status: StatusCode,
    pub(crate) headers: HeaderMap,
    pub(crate) text: String,
}

impl Answer {
    pub(crate) fn json(&self) -> Value {
        serde_json::from_str(&self.text).expect("a JSON body")
    }

    pub(crate) fn header(&self, name: &str) -> &str {
        self.headers
            .get(name)
            .map_or("", |value| value.to_str().expect("text"))
    }

    /// The name of the problem, after checking that the document is whole.
    pub(crate) fn problem(&self) -> String {
        assert_eq!(
            self.header("content-type"),
            "application/problem+json",
            "{}",
            self.text
        );
        let body = self.json();
        assert_eq!(body["status"], self.status.as_u16());
        assert!(body["title"].is_string() && body["detail"].is_string());
        body["type"]
            .as_str()
            .expect("a type")
            .trim_start_matches("/problems/")
            .to_owned()
    }
}

/// Somebody who came in, on one device.
#[derive(Debug, Clone)]
pub(crate) struct Joined {
    pub(crate) person: PersonId,
    pub(crate) device: String,
    pub(crate) token: String,
}

impl TestRelay {
    /// A relay with the demo school in memory.
    pub(crate) async fn with_demo() -> Self {
        Self::over(Arc::new(MemoryStore::default())).await
    }

    /// A relay with the demo school in this store.
    pub(crate) async fn over(store: Arc<dyn Store>) -> Self {
        let world = Arc::new(TestWorld::new());
        let founding = demo::embedded()
            .expect("reads")
            .build_as_of(jiff::civil::date(2026, 2, 19), &*world as &dyn World)
            .expect("builds");
        store.found(founding).await.expect("founds");
        Self::start(store, world).await
    }

    /// A relay over a store as it is.
    pub(crate) async fn start(store: Arc<dyn Store>, world: Arc<TestWorld>) -> Self {
        Self::start_at(store, world, None).await
    }

    /// A relay that people reach by this address.
    pub(crate) async fn start_at(
        store: Arc<dyn Store>,
        world: Arc<TestWorld>,
        url: Option<PublicUrl>,
    ) -> Self {
        let program = env!("CARGO_BIN_EXE_ryadom");
        let started = Self::start_as(store, world, program, url).await;
        started.expect("starts")
    }

    /// A relay that has this program try what might be too much for it.
    pub(crate) async fn start_with(
        store: Arc<dyn Store>,
        world: Arc<TestWorld>,
        program: &str,
    ) -> Self {
        let started = Self::try_start(store, world, program).await;
        started.expect("starts")
    }

    /// The same over a store that may fail.
    pub(crate) async fn try_start(
        store: Arc<dyn Store>,
        world: Arc<TestWorld>,
        program: &str,
    ) -> Result<Self, StoreError> {
        Self::start_as(store, world, program, None).await
    }

    async fn start_as(
        store: Arc<dyn Store>,
        world: Arc<TestWorld>,
        program: &str,
        url: Option<PublicUrl>,
    ) -> Result<Self, StoreError> {
        let listener = TcpListener::bind("127.0.0.1:0").await.expect("a port");
        let address = listener.local_addr().expect("an address");
        let trials = TrialProgram {
            program: program.into(),
            arguments: vec!["trial".into(), "--faults".into()],
        };
        let server = Server::start_with(
            Arc::clone(&store),
            Arc::clone(&world) as Arc<dyn World>,
            url.unwrap_or(PublicUrl::of(address)),
            Some(trials),
            FileLimits::default(),
        )
        .await?;
        let router = router(server.clone());
        let service = router
            .clone()
            .into_make_service_with_connect_info::<SocketAddr>();
        tokio::spawn(async move { axum::serve(listener, service).await });
        Ok(Self {
            server,
            world,
            store,
            address,
            router,
        })
    }

    pub(crate) fn registry(&self) -> Arc<Registry> {
        self.server.registry().expect("a school")
    }

    /// The person whose last name this is.
    pub(crate) fn called(&self, last: &str) -> PersonId {
        let registry = self.registry();
        let mut found = registry
            .people
            .iter()
            .filter(|(_, person)| person.name.last == last)
            .map(|(id, _)| *id);
        found.next().expect("somebody called so")
    }

    pub(crate) async fn send(&self, request: Request<Body>) -> Answer {
        let response = self
            .router
            .clone()
            .oneshot(request)
            .await
            .expect("an answer");
        let (parts, body) = response.into_parts();
        let bytes = body.collect().await.expect("a body").to_bytes();
        let text = String::from_utf8_lossy(&bytes).into_owned();
        Answer {
            status: parts.status,
            headers: parts.headers,
            text,
        }
    }

    pub(crate) async fn call(
        &self,
        method: Method,
        path: &str,
        token: Option<&str>,
        body: Option<Value>,
    ) -> Answer {
        let mut request = Request::builder().method(method).uri(path);
        if let Some(token) = token {
            request = request.header(header::AUTHORIZATION, format!("Bearer {token}"));
        }
        let body = match body {
            Some(body) => {
                request = request.header(header::CONTENT_TYPE, "application/json");
                Body::from(body.to_string())
            }
            None => Body::empty(),
        };
        self.send(request.body(body).expect("a request")).await
    }

    pub(crate) async fn get(&self, path: &str, token: Option<&str>) -> Answer {
        self.call(Method::GET, path, token, None).await
    }

    pub(crate) async fn post(&self, path: &str, token: Option<&str>, body: Value) -> Answer {
        self.call(Method::POST, path, token, Some(body)).await
    }

    /// The code of a fresh invitation.
    pub(crate) async fn invitation(&self, last: &str) -> String {
        let link = self
            .server
            .invitation_link(self.called(last))
            .await
            .expect("a link");
        link.split_once('#').expect("a code").1.to_owned()
    }

    /// Lets somebody of the demo in on a new device.
    pub(crate) async fn join(&self, last: &str) -> Joined {
        let code = self.invitation(last).await;
        self.join_by(&code).await
    }

    pub(crate) async fn join_by(&self, code: &str) -> Joined {
        let answer = self
            .post(
                "/api/join",
                None,
                json!({"code": code, "device": {"name": "tablet"}}),
            )
            .await;
        assert_eq!(answer.status, StatusCode::OK, "{}", answer.text);
        let body = answer.json();
        let text = |name: &str| body[name].as_str().expect("a text").to_owned();
        Joined {
            person: text("person").parse().expect("an id"),
            device: text("device"),
            token: text("token"),
        }
    }
}

//! A school day, lived through again and again, with one call of the store failing each time: the first, the second,
//! until a day passes without. Nothing that was confirmed is lost, every document can be read, and the relay needs no
//! hand, whether a failed call kept nothing or kept everything and only its answer was lost.

use super::{
    school::{note, programme, reflection},
    support::{Device, Fate, FatefulStore, Joined, TestRelay, TestWorld},
};
use automerge::{Automerge, Change, ChangeHash, ReadDoc};
use axum::http::{Method, StatusCode};
use ryadom_domain::{DeviceId, DocumentId, DocumentKind};
use ryadom_replica::ReflectionDoc;
use ryadom_server::{
    demo,
    store::{Founding, MemoryStore, Position, Store},
    world::World,
};
use serde_json::json;
use std::{
    collections::{BTreeMap, BTreeSet},
    sync::{
        Arc, Mutex,
        atomic::{AtomicUsize, Ordering},
    },
};

const PROGRAM: &str = env!("CARGO_BIN_EXE_ryadom");
/// Often enough when one call fails: once for it, and once for what it brought about.
const TRIES: usize = 4;

/// What was called so far, and which call fails.
struct Plan {
    fails: usize,
    how: Fate,
    called: AtomicUsize,
    names: Mutex<Vec<&'static str>>,
}

impl Plan {
    fn fate(&self, call: &'static str) -> Fate {
        self.names.lock().expect("names").push(call);
        if self.called.fetch_add(1, Ordering::SeqCst) + 1 == self.fails {
            self.how
        } else {
            Fate::Works
        }
    }

    fn has_called(&self, call: &str) -> bool {
        self.names.lock().expect("names").contains(&call)
    }
}

struct Day {
    inner: Arc<dyn Store>,
    world: Arc<TestWorld>,
    plan: Arc<Plan>,
    relay: TestRelay,
    confirmed: BTreeMap<DocumentId, BTreeSet<ChangeHash>>,
}

impl Day {
    async fn relay(inner: &Arc<dyn Store>, world: &Arc<TestWorld>, plan: &Arc<Plan>) -> TestRelay {
        for _ in 0..TRIES {
            let (inner, plan) = (Arc::clone(inner), Arc::clone(plan));
            let fate = move |call| plan.fate(call);
            let store = Arc::new(FatefulStore {
                inner,
                fate,
                gate: Arc::default(),
            });
            if let Ok(relay) = TestRelay::try_start(store, Arc::clone(world), PROGRAM).await {
                return relay;
            }
        }
        panic!("the relay does not start");
    }

    async fn joins(&self, last: &str, device: u8) -> Joined {
        for _ in 0..TRIES {
            let person = self.relay.called(last);
            if let Ok(link) = self.relay.server.invitation_link(person).await {
                return self
                    .joins_by(link.split_once('#').expect("a code").1, device)
                    .await;
            }
        }
        panic!("no invitation");
    }

    /// The same device, with the same code, until it is in.
    async fn joins_by(&self, code: &str, device: u8) -> Joined {
        let id = DeviceId::from_random([device; 16]).to_string();
        for _ in 0..TRIES {
            let body = json!({"code": code, "device": {"id": id, "name": "tablet"}});
            let answer = self.relay.post("/api/join", None, body).await;
            if answer.status == StatusCode::OK {
                let body = answer.json();
                let text = |name: &str| body[name].as_str().expect("a text").to_owned();
                return Joined {
                    person: text("person").parse().expect("an id"),
                    device: text("device"),
                    token: text("token"),
                };
            }
            assert_eq!(
                answer.status,
                StatusCode::SERVICE_UNAVAILABLE,
                "{}",
                answer.text
            );
        }
        panic!("nobody lets this device in");
    }

    async fn calls(&self, method: Method, path: &str, token: &str) -> serde_json::Value {
        for _ in 0..TRIES {
            let answer = self
                .relay
                .call(method.clone(), path, Some(token), None)
                .await;
            if answer.status.is_success() {
                return serde_json::from_str(&answer.text).unwrap_or_default();
            }
        }
        panic!("{path} does not answer");
    }

    async fn persists(&mut self, device: &mut Device, joined: &Joined, document: DocumentId) {
        device
            .persist(self.relay.address, &joined.token, document)
            .await;
        let changes = device.automerge(document).get_changes(&[]);
        let known = self.confirmed.entry(document).or_default();
        known.extend(changes.iter().map(Change::hash));
    }

    async fn lived(inner: Arc<dyn Store>, world: Arc<TestWorld>, plan: Arc<Plan>) -> Self {
        let relay = Self::relay(&inner, &world, &plan).await;
        let (notes, work) = (reflection(&relay), programme(&relay));
        let mut day = Self {
            inner,
            world,
            plan,
            relay,
            confirmed: BTreeMap::new(),
        };
        let (anna, marina) = (
            day.joins("Иванова", 1).await,
            day.joins("Кузнецова", 2).await,
        );
        let mut annas = Device::new(&anna, 1);
        let mut marinas = Device::new(&marina, 2);
        for (device, joined) in [(&mut annas, &anna), (&mut marinas, &marina)] {
            for (document, kind) in [
                (notes, DocumentKind::Reflection),
                (work, DocumentKind::Programme),
            ] {
                device.open(document, kind).await;
                day.persists(device, joined, document).await;
            }
        }
        annas.edit::<ReflectionDoc>(notes, note(1, "Анна")).await;
        day.persists(&mut annas, &anna, notes).await;
        marinas
            .edit::<ReflectionDoc>(notes, note(2, "Марина"))
            .await;
        day.persists(&mut marinas, &marina, notes).await;

        // A lesson without a network, and enough of it for a snapshot when everybody has left.
        annas.disconnect().await;
        for n in 10..45 {
            annas.edit::<ReflectionDoc>(notes, note(n, "в пути")).await;
        }
        day.persists(&mut annas, &anna, notes).await;
        marinas
            .edit::<ReflectionDoc>(notes, note(50, &"долго ".repeat(2000)))
            .await;
        day.persists(&mut marinas, &marina, notes).await;
        annas.disconnect().await;
        marinas.disconnect().await;
        while !day.plan.has_called("save_snapshot") {
            tokio::task::yield_now().await;
        }

        let code = day
            .calls(Method::POST, "/api/devices/code", &anna.token)
            .await;
        let phone = day
            .joins_by(code["code"].as_str().expect("a code"), 3)
            .await;
        day.calls(
            Method::DELETE,
            &format!("/api/devices/{}", phone.device),
            &anna.token,
        )
        .await;

        // And the next morning.
        day.relay = Self::relay(&day.inner, &day.world, &day.plan).await;
        annas.edit::<ReflectionDoc>(notes, note(60, "утро")).await;
        day.persists(&mut annas, &anna, notes).await;
        day.persists(&mut marinas, &marina, notes).await;
        for device in [&annas, &marinas] {
            let blamed = device
                .refused
                .iter()
                .filter(|why| !why.contains("store") && !why.contains("anew"));
            assert_eq!(blamed.count(), 0, "{:?}", device.refused);
        }
        let phone = day
            .inner
            .device(phone.device.parse().expect("an id"))
            .await
            .expect("reads");
        assert!(phone.expect("is known").revoked.is_some());
        day
    }

    /// Everything that was confirmed is stored, and every document can be read.
    async fn ends_well(&self) {
        let documents = self.inner.documents(None, 1000).await.expect("reads");
        for document in documents {
            let raw = self
                .inner
                .changes_after(document, Position::default())
                .await
                .expect("reads");
            let changes: Vec<_> = raw
                .into_iter()
                .map(|bytes| Change::from_bytes(bytes).expect("a change"))
                .collect();
            let stored: BTreeSet<_> = changes.iter().map(Change::hash).collect();
            let mut whole = Automerge::new();
            whole.apply_changes(changes).expect("apply");
            assert!(whole.get_missing_deps(&[]).is_empty());
            let confirmed = self.confirmed.get(&document);
            assert!(
                confirmed.is_none_or(|confirmed| confirmed.is_subset(&stored)),
                "lost"
            );
            let kept = self.inner.load(document).await.expect("reads");
            if let Some(snapshot) = kept.snapshot {
                let mut saved = Automerge::load(&snapshot.bytes).expect("loads");
                let later = kept
                    .changes
                    .into_iter()
                    .map(|bytes| Change::from_bytes(bytes).expect("a change"));
                saved
                    .apply_changes(later.collect::<Vec<_>>())
                    .expect("apply");
                assert_eq!(saved.get_heads(), whole.get_heads());
            }
        }
        assert_eq!(self.inner.quarantined().await.expect("counts"), 0);
    }
}

fn school(world: &TestWorld) -> Founding {
    let demo = demo::embedded().expect("reads");
    demo.build_as_of(jiff::civil::date(2026, 2, 19), world as &dyn World)
        .expect("builds")
}

/// Lives a day on which the call of this number fails; answers the names of all its calls.
async fn day_with(founding: &Founding, fails: usize, how: Fate) -> Vec<&'static str> {
    let inner: Arc<dyn Store> = Arc::new(MemoryStore::default());
    inner.found(founding.clone()).await.expect("founds");
    let plan = Arc::new(Plan {
        fails,
        how,
        called: AtomicUsize::new(0),
        names: Mutex::default(),
    });
    let day = Day::lived(inner, Arc::new(TestWorld::new()), Arc::clone(&plan)).await;
    day.ends_well().await;
    plan.names.lock().expect("names").clone()
}

#[tokio::test(flavor = "multi_thread", worker_threads = 2)]
async fn a_call_that_fails_loses_nothing_that_was_confirmed() {
    let founding = school(&TestWorld::new());
    let mut fails = 1;
    while day_with(&founding, fails, Fate::Fails).await.len() >= fails {
        fails += 1;
    }
    assert!(fails > 50, "a day has more calls than {fails}");
    println!("{} calls failed, one a day", fails - 1);
}

#[tokio::test(flavor = "multi_thread", worker_threads = 2)]
async fn an_answer_that_is_lost_loses_nothing_that_was_confirmed() {
    const WRITES: [&str; 7] = [
        "setting_or",
        "append",
        "save_snapshot",
        "add_code",
        "enrol",
        "seen",
        "revoke",
    ];
    let founding = school(&TestWorld::new());
    let calls = day_with(&founding, 0, Fate::Works).await;
    let missing: Vec<_> = WRITES.iter().filter(|name| !calls.contains(name)).collect();
    assert!(missing.is_empty(), "a day has these too: {missing:?}");
    let writes = (1..=calls.len()).filter(|number| WRITES.contains(&calls[number - 1]));
    let mut lost = 0;
    for number in writes {
        day_with(&founding, number, Fate::FailsAfterwards).await;
        lost += 1;
    }
    println!("{lost} answers were lost, one a day");
}

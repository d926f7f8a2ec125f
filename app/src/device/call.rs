//! The relay's few calls over HTTP. None stands on the way of anything that is on the device.

use std::time::Duration;

use js_sys::{Array, Promise, Uint8Array};
use ryadom_domain::{DeviceId, Digest, DocumentId, PersonId, PlanBook, Timestamp};
use serde::de::DeserializeOwned;
use serde::{Deserialize, Serialize};
use wasm_bindgen::{JsCast, JsValue};
use wasm_bindgen_futures::JsFuture;
use web_sys::{Headers, RequestInit, Response};

use super::browser::timer;

/// Why a call came to nothing.
#[derive(Debug, Clone, PartialEq, Eq, thiserror::Error)]
pub enum CallError {
    /// The relay could not be reached.
    #[error("the relay could not be reached")]
    Unreachable,
    /// It said no, with this problem.
    #[error("the relay refused: {0}")]
    Refused(String),
    /// It answered with something that this version does not understand.
    #[error("the relay's answer cannot be read")]
    Strange,
    /// The relay did as asked, and this device could not keep what it answered.
    #[error("the device could not keep the answer")]
    NotKept,
}

impl CallError {
    /// The name in the relay's problem document, such as `code-used`; `None` when it could not be reached.
    pub fn problem(&self) -> Option<&str> {
        match self {
            Self::Unreachable => None,
            Self::Refused(problem) => Some(problem),
            Self::Strange => Some("strange"),
            Self::NotKept => Some("not-kept"),
        }
    }
}

/// What joining gives.
#[derive(Debug, Clone, Copy, Deserialize)]
pub(super) struct Welcome {
    pub(super) person: PersonId,
    pub(super) registry: DocumentId,
    pub(super) device: DeviceId,
}

/// A link with which a person joins, once.
#[derive(Debug, Clone, PartialEq, Eq, Deserialize)]
pub struct Invitation {
    /// The code alone.
    pub code: String,
    /// The link, with the code in it.
    pub link: String,
    /// Until when it lets somebody in.
    pub expires: Timestamp,
}

/// A code that adds one more device of the same person, once.
#[derive(Debug, Clone, PartialEq, Eq, Deserialize)]
pub struct DeviceCode {
    /// Eight letters and digits.
    pub code: String,
    /// Until when it lets the device in.
    pub expires: Timestamp,
}

/// A device in the list of a person's devices.
#[derive(Debug, Clone, PartialEq, Eq, Deserialize)]
pub struct DeviceRow {
    /// The device.
    pub id: DeviceId,
    /// Whose it is.
    pub person: PersonId,
    /// What it was called when it joined.
    pub name: String,
    /// When it joined.
    pub added: Timestamp,
    /// When it was last connected.
    pub seen: Option<Timestamp>,
    /// It is this one.
    pub this: bool,
}

#[derive(Serialize)]
struct Join<'a> {
    code: &'a str,
    device: Named<'a>,
}

#[derive(Serialize)]
struct Named<'a> {
    id: DeviceId,
    name: &'a str,
}

/// Turns a code into a session, which the browser then keeps in a cookie of its own.
pub(super) async fn join(code: &str, device: DeviceId, name: &str) -> Result<Welcome, CallError> {
    read(
        call(
            "POST",
            "/api/join",
            Some(&Join {
                code,
                device: Named { id: device, name },
            }),
        )
        .await?,
    )
    .await
}

/// Who this device is to the relay. By its own id the relay can tell a device that was taken off from one that it never
/// knew.
pub(super) async fn session(device: DeviceId) -> Result<Welcome, CallError> {
    let path = format!("/api/session?device={device}");
    read(call("GET", &path, None::<&()>).await?).await
}

/// Curator: lets a person of the registry in.
pub(super) async fn invite(person: PersonId) -> Result<Invitation, CallError> {
    #[derive(Serialize)]
    struct Whom {
        person: PersonId,
    }
    read(call("POST", "/api/invitations", Some(&Whom { person })).await?).await
}

/// A code for one more device.
pub(super) async fn device_code() -> Result<DeviceCode, CallError> {
    read(call("POST", "/api/devices/code", None::<&()>).await?).await
}

/// One's own devices; anybody's for a curator.
pub(super) async fn devices(person: Option<PersonId>) -> Result<Vec<DeviceRow>, CallError> {
    let whose = person
        .map(|person| format!("?person={person}"))
        .unwrap_or_default();
    read(call("GET", &format!("/api/devices{whose}"), None::<&()>).await?).await
}

/// What makes this device's seal worth something. Both in hex.
#[derive(Debug, Clone, Deserialize)]
pub(super) struct Certified {
    pub(super) certificate: String,
    /// The relay's own public key.
    pub(super) relay: String,
}

/// Has this device's public key certified.
pub(super) async fn certificate(key: &str) -> Result<Certified, CallError> {
    #[derive(Serialize)]
    struct Key<'a> {
        key: &'a str,
    }
    read(call("POST", "/api/certificate", Some(&Key { key })).await?).await
}

/// Brings the relay what came in a file: one parcel.
pub(super) async fn bring(parcel: &[u8]) -> Result<(), CallError> {
    let body = Uint8Array::from(parcel).into();
    send(
        "POST",
        "/api/parcels",
        Some(("application/octet-stream", body)),
    )
    .await
    .map(drop)
}

/// What of a file the relay has.
#[derive(Debug, Clone, Copy, Deserialize)]
pub(super) struct Come {
    /// So many bytes, from its beginning.
    pub(super) have: u64,
    /// All of them, and they are the right ones.
    pub(super) whole: bool,
}

/// How much of a file the relay has.
pub(super) async fn file_arrived(document: &str, sha: Digest) -> Result<Come, CallError> {
    let path = format!("/api/files/{document}/{sha}/arrived");
    read(send_within("GET", &path, None, PATIENCE).await?).await
}

/// Brings the relay the piece of a file that begins at `from`.
pub(super) async fn bring_piece(
    document: &str,
    sha: Digest,
    size: u64,
    from: u64,
    piece: &Uint8Array,
) -> Result<Come, CallError> {
    let path = format!("/api/files/{document}/{sha}?size={size}&from={from}");
    let body = Some(("application/octet-stream", piece.into()));
    read(send_within("PUT", &path, body, PATIENCE).await?).await
}

/// A file's bytes.
pub(super) async fn file(document: &str, sha: Digest) -> Result<Uint8Array, CallError> {
    let path = format!("/api/files/{document}/{sha}");
    let answer = send_within("GET", &path, None, PATIENCE).await?;
    let buffer = answer.array_buffer().map_err(|_| CallError::Strange)?;
    // What broke off in the middle is a network that failed.
    let buffer = within(&buffer, LONG_PATIENCE).await?;
    Ok(Uint8Array::new(&buffer))
}

/// Those of the files that the relay does not have.
pub(super) async fn missing_files(
    document: &str,
    files: &[Digest],
) -> Result<Vec<Digest>, CallError> {
    #[derive(Serialize)]
    struct Asked<'a> {
        files: &'a [Digest],
    }
    #[derive(Deserialize)]
    struct Missing {
        missing: Vec<Digest>,
    }
    let path = format!("/api/files/{document}/missing");
    let answer: Missing = read(call("POST", &path, Some(&Asked { files })).await?).await?;
    Ok(answer.missing)
}

/// What plans are built from, in one language: a file of the app, which is on the device once the app is.
pub(super) async fn plan_book(language: &str) -> Result<PlanBook, CallError> {
    read(send("GET", &format!("/plans.{language}.json"), None).await?).await
}

/// The relay's clock, as its answers carry it; nothing where it cannot be reached.
pub(super) async fn clock() -> Option<String> {
    let answer = send("GET", "/health/live", None).await.ok()?;
    answer.headers().get("date").ok()?
}

/// Takes a device off.
pub(super) async fn revoke(device: DeviceId) -> Result<(), CallError> {
    call("DELETE", &format!("/api/devices/{device}"), None::<&()>)
        .await
        .map(drop)
}

async fn call<B: Serialize>(
    method: &str,
    path: &str,
    body: Option<&B>,
) -> Result<Response, CallError> {
    let body = body.map(serde_json::to_string).transpose();
    let body = body.map_err(|_| CallError::Strange)?;
    let body = body.map(|body| ("application/json", body.into()));
    send(method, path, body).await
}

/// How long a call about files may take: behind a line that is dead without a word others would wait for ever.
const PATIENCE: Duration = Duration::from_secs(60);
/// The same for all bytes of one.
const LONG_PATIENCE: Duration = Duration::from_secs(600);

/// What a promise gives, unless that takes too long.
async fn within(promise: &Promise, patience: Duration) -> Result<JsValue, CallError> {
    let first = Promise::race(&Array::of2(promise, &timer(patience)));
    let given = JsFuture::from(first).await;
    let given = given.map_err(|_| CallError::Unreachable)?;
    if given.is_undefined() {
        return Err(CallError::Unreachable);
    }
    Ok(given)
}

async fn send(
    method: &str,
    path: &str,
    body: Option<(&str, JsValue)>,
) -> Result<Response, CallError> {
    send_within(method, path, body, LONG_PATIENCE).await
}

async fn send_within(
    method: &str,
    path: &str,
    body: Option<(&str, JsValue)>,
    patience: Duration,
) -> Result<Response, CallError> {
    let options = RequestInit::new();
    options.set_method(method);
    if let Some((kind, body)) = body {
        let headers = Headers::new().map_err(|_| CallError::Strange)?;
        headers
            .set("content-type", kind)
            .map_err(|_| CallError::Strange)?;
        options.set_headers(&headers);
        options.set_body(&body);
    }
    let window = web_sys::window().ok_or(CallError::Unreachable)?;
    let answer = within(&window.fetch_with_str_and_init(path, &options), patience).await?;
    let response: Response = answer.dyn_into().map_err(|_| CallError::Strange)?;
    if response.ok() {
        return Ok(response);
    }
    #[derive(Deserialize)]
    struct Problem {
        #[serde(rename = "type")]
        kind: String,
    }
    match read::<Problem>(response).await {
        Ok(problem) => {
            let name = problem.kind.rsplit('/').next().unwrap_or_default();
            Err(CallError::Refused(name.to_owned()))
        }
        // Not our relay's words: something between us and it, such as a proxy that has lost it.
        Err(_) => Err(CallError::Unreachable),
    }
}

async fn read<T: DeserializeOwned>(response: Response) -> Result<T, CallError> {
    let strange = |_: JsValue| CallError::Strange;
    let text = JsFuture::from(response.text().map_err(strange)?)
        .await
        .map_err(strange)?;
    serde_json::from_str(&text.as_string().unwrap_or_default()).map_err(|_| CallError::Strange)
}

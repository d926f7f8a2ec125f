//! Every way a request can fail, as RFC 9457 problem documents, and the only place that knows their status codes.
//!
//! The `type` is what programs go by: `/problems/` and the name. Titles and details are English; the app words each
//! type in the reader's language.

use crate::store::StoreError;
use axum::{
    Json,
    http::{HeaderValue, StatusCode, header},
    response::{IntoResponse, Response},
};
use serde::Serialize;
use std::time::Duration;

/// Why a request was not answered with what it asked for.
#[derive(Debug, thiserror::Error)]
pub enum Problem {
    /// Nobody is signed in, or the session was ended.
    #[error("this device has no session, or its session was ended")]
    NotSignedIn,
    /// The device was taken off.
    #[error("this device was revoked")]
    DeviceRevoked,
    /// The session's person is not in the registry any more.
    #[error("this person is not in the school's registry")]
    NotAMember,
    /// The call is for curators.
    #[error("only a curator may do this")]
    CuratorsOnly,
    /// A browser sent the call from another site's page.
    #[error("the request came from another site's page")]
    ForeignOrigin,
    /// No code like this was ever given.
    #[error("there is no such code; check for mistyped letters")]
    CodeUnknown,
    /// The code let somebody in already.
    #[error("this code was used already; each code lets in one device")]
    CodeUsed,
    /// The code's time is over.
    #[error("this code's time is over; ask for a new one")]
    CodeExpired,
    /// Somebody else works on this device.
    #[error("this device belongs to another person already")]
    AlreadyJoined,
    /// The school exists, so it cannot be founded again.
    #[error("the school exists already; ask its curator for an invitation")]
    AlreadyFounded,
    /// Too many codes were tried from one address.
    #[error("too many codes were tried from this address; wait a while")]
    TooManyAttempts(Duration),
    /// Too many requests, from one address or by one person.
    #[error("too many requests; wait a while")]
    TooManyRequests(Duration),
    /// The request's body is longer than any call needs.
    #[error("the body is too long")]
    TooLarge,
    /// The person named is not in the registry.
    #[error("there is no such person in the registry")]
    PersonUnknown,
    /// The device named is not there, or not yours.
    #[error("there is no such device")]
    DeviceUnknown,
    /// The document named is not there, or not this person's to read.
    #[error("there is no such document")]
    DocumentUnknown,
    /// What came in a file is not sealed by a device of this school.
    #[error("this is not sealed by a device of this school")]
    ParcelForged,
    /// The device that sealed it was taken off.
    #[error("the device that sealed this was revoked")]
    ParcelRevoked,
    /// Changes are missing on which those in it build.
    #[error("changes are missing on which these build; bring those first")]
    ParcelIncomplete,
    /// Somebody else wrote some of it, and the relay does not know them.
    #[error("some of the changes are somebody else's")]
    ParcelAuthor,
    /// Its author may not, or may no longer, write there.
    #[error("who wrote this may not write in this document")]
    ParcelReadOnly,
    /// It holds no changes, or more than it may.
    #[error("the changes cannot be taken in")]
    ParcelUnreadable,
    /// The relay could not take it in just now.
    #[error("the relay could not store this; try again later")]
    ParcelNotStored,
    /// The document has no such file, or it has not come yet.
    #[error("there is no such file, or it has not come yet")]
    FileUnknown,
    /// This person may read the document's files and not add any.
    #[error("this person may not add files here")]
    FileReadOnly,
    /// The file is larger than a file may be.
    #[error("the file is larger than a file may be")]
    FileTooLarge,
    /// There is no more room for files, here or of this person.
    #[error("there is no more room for files")]
    FileNoRoom,
    /// The bytes are not those that the name says.
    #[error("the bytes are not those that the name says; send them again from the beginning")]
    FileDiffers,
    /// There is no school yet.
    #[error("there is no school yet")]
    NoSchool,
    /// No such call.
    #[error("there is no such call")]
    NotFound,
    /// The call exists, but not with this method.
    #[error("this call does not take this method")]
    Method,
    /// The request's body is not what the call takes.
    #[error("{0}")]
    BadRequest(&'static str),
    /// The request is not the beginning of a WebSocket.
    #[error("this address is for WebSocket connections")]
    NotASocket,
    /// The relay is stopping or its store is out of order.
    #[error("the relay cannot reach its store; try again later")]
    Unavailable(#[from] StoreError),
}

impl Problem {
    /// The name that programs go by, the status and the title.
    fn facts(&self) -> (&'static str, StatusCode, &'static str) {
        match self {
            Self::NotSignedIn => ("not-signed-in", StatusCode::UNAUTHORIZED, "Not signed in"),
            Self::DeviceRevoked => ("device-revoked", StatusCode::UNAUTHORIZED, "Device revoked"),
            Self::NotAMember => ("not-a-member", StatusCode::FORBIDDEN, "Not a member"),
            Self::CuratorsOnly => ("curators-only", StatusCode::FORBIDDEN, "For curators only"),
            Self::ForeignOrigin => ("foreign-origin", StatusCode::FORBIDDEN, "From another site"),
            Self::CodeUnknown => ("code-unknown", StatusCode::NOT_FOUND, "No such code"),
            Self::CodeUsed => ("code-used", StatusCode::CONFLICT, "The code was used"),
            Self::CodeExpired => ("code-expired", StatusCode::GONE, "The code has expired"),
            Self::AlreadyJoined => ("already-joined", StatusCode::CONFLICT, "Already joined"),
            Self::AlreadyFounded => ("already-founded", StatusCode::CONFLICT, "The school exists"),
            Self::TooManyAttempts(_) => (
                "too-many-attempts",
                StatusCode::TOO_MANY_REQUESTS,
                "Too many attempts",
            ),
            Self::TooManyRequests(_) => (
                "too-many-requests",
                StatusCode::TOO_MANY_REQUESTS,
                "Too many requests",
            ),
            Self::TooLarge => ("too-large", StatusCode::PAYLOAD_TOO_LARGE, "Too large"),
            Self::PersonUnknown => ("person-unknown", StatusCode::NOT_FOUND, "No such person"),
            Self::DeviceUnknown => ("device-unknown", StatusCode::NOT_FOUND, "No such device"),
            Self::DocumentUnknown => (
                "document-unknown",
                StatusCode::NOT_FOUND,
                "No such document",
            ),
            Self::ParcelForged => ("parcel-forged", StatusCode::FORBIDDEN, "Not sealed here"),
            Self::ParcelRevoked => ("parcel-revoked", StatusCode::FORBIDDEN, "A revoked device"),
            Self::ParcelIncomplete => {
                ("parcel-incomplete", StatusCode::CONFLICT, "Changes missing")
            }
            Self::ParcelAuthor => ("parcel-author", StatusCode::FORBIDDEN, "Somebody else's"),
            Self::ParcelReadOnly => ("parcel-read-only", StatusCode::FORBIDDEN, "Read only"),
            Self::ParcelUnreadable => (
                "parcel-unreadable",
                StatusCode::UNPROCESSABLE_ENTITY,
                "Unreadable",
            ),
            Self::ParcelNotStored => (
                "parcel-not-stored",
                StatusCode::SERVICE_UNAVAILABLE,
                "Not stored",
            ),
            Self::FileUnknown => ("file-unknown", StatusCode::NOT_FOUND, "No such file"),
            Self::FileReadOnly => ("file-read-only", StatusCode::FORBIDDEN, "Read only"),
            Self::FileTooLarge => (
                "file-too-large",
                StatusCode::PAYLOAD_TOO_LARGE,
                "The file is too large",
            ),
            Self::FileNoRoom => (
                "file-no-room",
                StatusCode::INSUFFICIENT_STORAGE,
                "No room for files",
            ),
            Self::FileDiffers => (
                "file-differs",
                StatusCode::UNPROCESSABLE_ENTITY,
                "Other bytes",
            ),
            Self::NoSchool => ("no-school", StatusCode::CONFLICT, "No school yet"),
            Self::NotFound => ("not-found", StatusCode::NOT_FOUND, "Not found"),
            Self::Method => (
                "method",
                StatusCode::METHOD_NOT_ALLOWED,
                "Method not allowed",
            ),
            Self::BadRequest(_) => ("bad-request", StatusCode::BAD_REQUEST, "Bad request"),
            Self::NotASocket => (
                "not-a-socket",
                StatusCode::UPGRADE_REQUIRED,
                "Not a WebSocket",
            ),
            Self::Unavailable(_) => (
                "unavailable",
                StatusCode::SERVICE_UNAVAILABLE,
                "Unavailable",
            ),
        }
    }
}

impl Problem {
    /// After what time it is worth to ask again.
    fn wait(&self) -> Option<Duration> {
        match self {
            Self::TooManyAttempts(wait) | Self::TooManyRequests(wait) => Some(*wait),
            Self::Unavailable(_) => Some(Duration::from_secs(5)),
            _ => None,
        }
    }
}

/// The document as it is sent.
#[derive(Debug, Serialize)]
struct Body {
    r#type: String,
    title: &'static str,
    status: u16,
    detail: String,
}

impl IntoResponse for Problem {
    fn into_response(self) -> Response {
        let (name, status, title) = self.facts();
        if let Self::Unavailable(error) = &self {
            tracing::error!(%error, "a request failed in the store");
        }
        let body = Body {
            r#type: format!("/problems/{name}"),
            title,
            status: status.as_u16(),
            detail: self.to_string(),
        };
        let mut response = (status, Json(body)).into_response();
        let kind = HeaderValue::from_static("application/problem+json");
        response.headers_mut().insert(header::CONTENT_TYPE, kind);
        if let Some(wait) = self.wait() {
            let seconds = wait.as_secs() + u64::from(wait.subsec_nanos() > 0);
            response
                .headers_mut()
                .insert(header::RETRY_AFTER, seconds.into());
        }
        response
    }
}

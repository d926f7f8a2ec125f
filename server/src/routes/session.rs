//! `GET /api/session`: who this is. Also keeps the cookie from ageing on a device that is in use.
//!
//! A device that names itself (`?device=…`) is told whether it was taken off. A session that is merely not known is another
//! matter: the store may be an older copy, and the device must then keep what it has.

use crate::{
    access::{Member, cookie_token},
    problem::Problem,
    server::Server,
};
use axum::{
    Json,
    extract::{Query, State, rejection::QueryRejection},
    http::{HeaderMap, HeaderName, header},
    response::{AppendHeaders, IntoResponse},
};
use ryadom_domain::{DeviceId, DocumentId, PersonId, SchoolRoles};
use serde::{Deserialize, Serialize};

/// Seconds that browsers keep the cookie: the longest they allow. A device may be away for 270 days.
const KEPT: u32 = 400 * 24 * 3600;

#[derive(Serialize)]
struct Session {
    person: PersonId,
    device: DeviceId,
    school: Option<DocumentId>,
    roles: SchoolRoles,
    registry: DocumentId,
}

#[derive(Deserialize)]
pub(super) struct Asking {
    device: Option<DeviceId>,
}

pub(super) async fn who(
    State(server): State<Server>,
    member: Result<Member, Problem>,
    asking: Result<Query<Asking>, QueryRejection>,
    headers: HeaderMap,
) -> Result<impl IntoResponse, Problem> {
    let Query(asking) =
        asking.map_err(|_| Problem::BadRequest("`device` must be a device's id"))?;
    let member = match member {
        Err(Problem::NotSignedIn) => return Err(why_not(&server, asking.device).await?),
        member => member?,
    };
    let cookie = cookie_token(&headers, &server).map(|token| set_cookie(&server, &token));
    let session = Session {
        person: member.id(),
        device: member.device(),
        school: member.registry().school,
        roles: member.person().roles,
        registry: member.registry().document,
    };
    Ok((cookie, Json(session)))
}

/// What is said to a device without a session.
async fn why_not(server: &Server, device: Option<DeviceId>) -> Result<Problem, Problem> {
    let known = match device {
        Some(device) => server.store().device(device).await?,
        None => None,
    };
    let was_revoked = known.is_some_and(|device| device.revoked.is_some());
    Ok(if was_revoked {
        Problem::DeviceRevoked
    } else {
        Problem::NotSignedIn
    })
}

type Cookie = AppendHeaders<[(HeaderName, String); 1]>;

/// Gives the session's cookie to the browser.
pub(super) fn set_cookie(server: &Server, token: &str) -> Cookie {
    cookie(server, token, KEPT)
}

/// Takes the session's cookie from the browser.
pub(super) fn clear_cookie(server: &Server) -> Cookie {
    cookie(server, "", 0)
}

fn cookie(server: &Server, token: &str, kept: u32) -> Cookie {
    let secure = if server.public_url().needs_secure_cookie() {
        "; Secure"
    } else {
        ""
    };
    let name = server.public_url().cookie();
    let value =
        format!("{name}={token}; Path=/; Max-Age={kept}; HttpOnly; SameSite=Strict{secure}");
    AppendHeaders([(header::SET_COOKIE, value)])
}

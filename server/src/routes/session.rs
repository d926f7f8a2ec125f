//! `GET /api/session`: who this is. Also keeps the cookie from ageing on a device that is in use.

use crate::{
    access::{Member, cookie_token},
    problem::Problem,
    server::Server,
};
use axum::{
    Json,
    extract::State,
    http::{HeaderMap, HeaderName, header},
    response::{AppendHeaders, IntoResponse},
};
use ryadom_domain::{DeviceId, DocumentId, PersonId, SchoolRoles};
use serde::Serialize;

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

pub(super) async fn who(
    State(server): State<Server>,
    member: Member,
    headers: HeaderMap,
) -> Result<impl IntoResponse, Problem> {
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

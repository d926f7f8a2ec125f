//! `/api/devices`: one's own devices, or anybody's for a curator.

use super::session::clear_cookie;
use crate::{access::Member, problem::Problem, server::Server, store::Device};
use axum::{
    Json,
    extract::{Path, Query, State, rejection::QueryRejection},
    http::StatusCode,
    response::IntoResponse,
};
use ryadom_domain::{DeviceId, PersonId, Timestamp};
use serde::{Deserialize, Serialize};

#[derive(Deserialize)]
pub(super) struct Whose {
    person: Option<PersonId>,
}

/// Times are Unix seconds.
#[derive(Serialize)]
pub(super) struct Listed {
    id: DeviceId,
    person: PersonId,
    name: String,
    added: Timestamp,
    seen: Option<Timestamp>,
    /// The device that asks.
    this: bool,
}

pub(super) async fn list(
    State(server): State<Server>,
    member: Member,
    whose: Result<Query<Whose>, QueryRejection>,
) -> Result<Json<Vec<Listed>>, Problem> {
    let Query(whose) = whose.map_err(|_| Problem::BadRequest("`person` must be a person's id"))?;
    let person = whose.person.unwrap_or(member.id());
    if person != member.id() && !member.is_curator() {
        return Err(Problem::CuratorsOnly);
    }
    let devices = server.store().devices(Some(person)).await?;
    let listed = |device: Device| Listed {
        this: device.id == member.device(),
        id: device.id,
        person: device.person,
        name: device.name,
        added: device.added,
        seen: device.seen,
    };
    Ok(Json(devices.into_iter().map(listed).collect()))
}

#[derive(Serialize)]
struct DeviceCode {
    code: String,
    /// Unix seconds.
    expires: i64,
}

pub(super) async fn code(
    State(server): State<Server>,
    member: Member,
) -> Result<impl IntoResponse, Problem> {
    let wait = server.limits().codes_by.check(&member.id());
    wait.map_err(Problem::TooManyRequests)?;
    let issued = server.accounts().device_code(member.id()).await?;
    let code = DeviceCode {
        code: issued.code,
        expires: issued.expires.seconds(),
    };
    Ok((StatusCode::CREATED, Json(code)))
}

pub(super) async fn revoke(
    State(server): State<Server>,
    member: Member,
    Path(id): Path<String>,
) -> Result<impl IntoResponse, Problem> {
    let id: DeviceId = id.parse().map_err(|_| Problem::DeviceUnknown)?;
    let device = server
        .store()
        .device(id)
        .await?
        .ok_or(Problem::DeviceUnknown)?;
    if device.person != member.id() && !member.is_curator() {
        // The same answer as for a device that does not exist.
        return Err(Problem::DeviceUnknown);
    }
    server.store().revoke(id, server.world().now()).await?;
    server.hub().close_device(id);
    tracing::info!(own = device.person == member.id(), "a device was revoked");
    let cookie = (id == member.device()).then(|| clear_cookie(&server));
    Ok((StatusCode::NO_CONTENT, cookie, ()))
}

//! `POST /api/join`: a code becomes a session.

use super::{input::Input, session::set_cookie};
use crate::{
    access::{Address, OnThisDevice},
    accounts::Visitor,
    problem::Problem,
    server::Server,
};
use axum::{Json, extract::State, response::IntoResponse};
use ryadom_domain::{DeviceId, DocumentId, PersonId};
use serde::{Deserialize, Serialize};

#[derive(Deserialize)]
pub(super) struct JoinBody {
    code: String,
    #[serde(default)]
    device: DeviceBody,
}

#[derive(Deserialize, Default)]
struct DeviceBody {
    id: Option<DeviceId>,
    #[serde(default)]
    name: String,
}

#[derive(Serialize)]
struct Welcome {
    person: PersonId,
    registry: DocumentId,
    school: Option<DocumentId>,
    device: DeviceId,
    token: String,
}

pub(super) async fn join(
    State(server): State<Server>,
    Address(address): Address,
    here: OnThisDevice,
    Input(body): Input<JoinBody>,
) -> Result<impl IntoResponse, Problem> {
    let JoinBody { code, device } = body;
    let visitor = Visitor {
        code,
        device: device.id,
        name: device.name,
        address,
        here: here.session(),
    };
    let joined = server
        .accounts()
        .join(visitor)
        .await
        .inspect_err(|_| server.metrics().refused("join"))?;
    if joined.founded {
        server.hub().refresh_registry().await?;
    }
    let registry = server.registry().ok_or(Problem::NoSchool)?;
    tracing::info!(founded = joined.founded, "a device joined");
    let cookie = set_cookie(&server, &joined.token);
    let welcome = Welcome {
        person: joined.session.person,
        registry: registry.document,
        school: registry.school,
        device: joined.session.device,
        token: joined.token,
    };
    Ok((cookie, Json(welcome)))
}

//! `POST /api/certificate`: a device has its public key certified, so that what it seals is believed when somebody else
//! brings it.

use super::input::Input;
use crate::{access::Member, problem::Problem, server::Server};
use axum::{Json, extract::State, http::StatusCode, response::IntoResponse};
use ryadom_sync::carried::KEY;
use serde::{Deserialize, Serialize};

#[derive(Deserialize)]
pub(super) struct KeyBody {
    /// A point of P-256, uncompressed, in hex.
    key: String,
}

/// Both in hex.
#[derive(Serialize)]
struct Certified {
    certificate: String,
    /// The relay's own public key.
    relay: String,
}

pub(super) async fn issue(
    State(server): State<Server>,
    member: Member,
    Input(body): Input<KeyBody>,
) -> Result<impl IntoResponse, Problem> {
    let mut key = [0; KEY];
    let read = hex::decode_to_slice(&body.key, &mut key).ok();
    let school = member.registry().document;
    let certificates = server.certificates();
    let certificate = read
        .and_then(|()| certificates.issue(school, member.session(), key))
        .ok_or(Problem::BadRequest("this is no public key of P-256"))?;
    let certified = Certified {
        certificate: hex::encode(certificate.encode()),
        relay: hex::encode(certificates.public()),
    };
    Ok((StatusCode::CREATED, Json(certified)))
}

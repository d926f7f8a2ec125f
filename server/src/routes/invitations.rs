//! `POST /api/invitations`: a curator lets a person of the registry in.

use super::input::Input;
use crate::{access::Curator, problem::Problem, server::Server};
use axum::{Json, extract::State, http::StatusCode, response::IntoResponse};
use ryadom_domain::PersonId;
use serde::{Deserialize, Serialize};

#[derive(Deserialize)]
pub(super) struct InvitationBody {
    person: PersonId,
}

#[derive(Serialize)]
struct Invitation {
    code: String,
    link: String,
    /// Unix seconds.
    expires: i64,
}

pub(super) async fn invite(
    State(server): State<Server>,
    curator: Curator,
    Input(body): Input<InvitationBody>,
) -> Result<impl IntoResponse, Problem> {
    let wait = server.limits().codes_by.check(&curator.id());
    wait.map_err(Problem::TooManyRequests)?;
    if !curator.registry().people.contains_key(&body.person) {
        return Err(Problem::PersonUnknown);
    }
    let issued = server.accounts().invite(body.person).await?;
    let link = server.public_url().join_link(&issued.code);
    let invitation = Invitation {
        link,
        code: issued.code,
        expires: issued.expires.seconds(),
    };
    Ok((StatusCode::CREATED, Json(invitation)))
}

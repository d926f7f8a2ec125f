//! `POST /api/ticket`: for clients that can set neither a header nor a cookie on a socket.

use crate::{access::Member, problem::Problem, server::Server};
use axum::{Json, extract::State, http::StatusCode, response::IntoResponse};
use serde::Serialize;

#[derive(Serialize)]
struct Ticket {
    ticket: String,
}

pub(super) async fn issue(
    State(server): State<Server>,
    member: Member,
) -> Result<impl IntoResponse, Problem> {
    let wait = server.limits().tickets_by.check(&member.id());
    wait.map_err(Problem::TooManyRequests)?;
    let ticket = server.accounts().ticket(member.session());
    Ok((StatusCode::CREATED, Json(Ticket { ticket })))
}

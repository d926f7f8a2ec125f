//! `POST /api/ticket`: for clients that can set neither a header nor a cookie on a socket.

use crate::{access::Member, server::Server};
use axum::{Json, extract::State, http::StatusCode, response::IntoResponse};
use serde::Serialize;

#[derive(Serialize)]
struct Ticket {
    ticket: String,
}

pub(super) async fn issue(State(server): State<Server>, member: Member) -> impl IntoResponse {
    let ticket = server.accounts().ticket(member.session());
    (StatusCode::CREATED, Json(Ticket { ticket }))
}

//! For whoever watches the relay.

use crate::{access::from_this_machine, problem::Problem, server::Server};
use axum::{
    extract::{Request, State},
    http::header,
    response::{IntoResponse, Response},
};

pub(super) async fn live() -> &'static str {
    "ok\n"
}

pub(super) async fn ready(State(server): State<Server>) -> Result<&'static str, Problem> {
    server.store().check().await?;
    Ok("ok\n")
}

/// Open to this machine only: it tells nothing personal, but how busy a school is concerns nobody else.
pub(super) async fn metrics(State(server): State<Server>, request: Request) -> Response {
    let (parts, _) = request.into_parts();
    if !from_this_machine(&parts) {
        return Problem::NotFound.into_response();
    }
    let kind = [(
        header::CONTENT_TYPE,
        "application/openmetrics-text; version=1.0.0; charset=utf-8",
    )];
    (kind, server.metrics().text()).into_response()
}

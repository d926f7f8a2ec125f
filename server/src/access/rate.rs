//! Not too often from one address.

use super::Address;
use crate::{problem::Problem, server::Server};
use axum::{
    extract::{Request, State},
    middleware::Next,
    response::{IntoResponse, Response},
};

/// Refuses what comes too often from one network, before anything is looked up.
pub(crate) async fn no_floods(
    State(server): State<Server>,
    Address(address): Address,
    request: Request,
    next: Next,
) -> Response {
    match server.limits().calls_from.check(&address.into()) {
        Ok(()) => next.run(request).await,
        Err(wait) => {
            server.metrics().refused("too-many");
            Problem::TooManyRequests(wait).into_response()
        }
    }
}

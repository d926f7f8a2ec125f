//! Whose page a browser's request comes from.

use crate::{problem::Problem, server::Server, settings::PublicUrl};
use axum::{
    extract::{Request, State},
    http::{HeaderMap, Method, header},
    middleware::Next,
    response::{IntoResponse, Response},
};

/// True when a browser says that another site's page made the request.
pub(crate) fn is_foreign(headers: &HeaderMap, ours: &PublicUrl) -> bool {
    let Some(origin) = headers.get(header::ORIGIN) else {
        return false;
    };
    let origin = origin.to_str().unwrap_or_default();
    let Some((_, authority)) = origin.split_once("://") else {
        return true;
    };
    let host = headers
        .get(header::HOST)
        .and_then(|host| host.to_str().ok());
    host != Some(authority) && ours.authority() != authority
}

/// Refuses calls that change something when another site's page made them.
pub(crate) async fn no_foreign_writes(
    State(server): State<Server>,
    request: Request,
    next: Next,
) -> Response {
    let reads = matches!(
        *request.method(),
        Method::GET | Method::HEAD | Method::OPTIONS
    );
    if !reads && is_foreign(request.headers(), server.public_url()) {
        return Problem::ForeignOrigin.into_response();
    }
    next.run(request).await
}

//! Every route. Read the table and know what the relay can do; each file beside this one is one resource.

mod app;
mod certificate;
mod devices;
mod files;
mod headers;
mod health;
mod input;
mod invitations;
mod join;
mod parcels;
mod session;
mod sync;
mod ticket;

use crate::{
    access::{no_floods, no_foreign_writes},
    problem::Problem,
    server::Server,
};
use axum::{
    Router,
    extract::DefaultBodyLimit,
    middleware::{from_fn, from_fn_with_state},
    routing::{any, delete, get, post},
};
use ryadom_domain::FILE_PIECE;
use ryadom_sync::limits::PARCEL_IN_ALL;

/// Longest body that a call takes, in bytes. Documents travel by the socket, so calls are small.
const BODY: usize = 16 * 1024;

/// The whole relay as a service.
pub fn router(server: Server) -> Router {
    // What came in a file is one sync message, and may be as large.
    let parcel = DefaultBodyLimit::max(PARCEL_IN_ALL);
    let piece = DefaultBodyLimit::max(FILE_PIECE);
    let calls = Router::new()
        .route("/api/join", post(join::join))
        .route("/api/session", get(session::who))
        .route("/api/invitations", post(invitations::invite))
        .route("/api/devices", get(devices::list))
        .route("/api/devices/code", post(devices::code))
        .route("/api/devices/{id}", delete(devices::revoke))
        .route("/api/certificate", post(certificate::issue))
        .route("/api/parcels", post(parcels::bring).layer(parcel))
        .route("/api/files/{document}/missing", post(files::missing))
        .route(
            "/api/files/{document}/{sha}",
            get(files::download).put(files::bring).layer(piece),
        )
        .route("/api/files/{document}/{sha}/arrived", get(files::arrived))
        .route("/api/ticket", post(ticket::issue))
        .route("/api", any(nothing))
        .route("/api/{*rest}", any(nothing))
        .route("/sync", any(sync::open))
        .route_layer(from_fn_with_state(server.clone(), no_floods))
        .route_layer(from_fn(headers::not_kept));
    Router::new()
        .merge(calls)
        .route("/health/live", get(health::live))
        .route("/health/ready", get(health::ready))
        .route("/metrics", get(health::metrics))
        .method_not_allowed_fallback(async || Problem::Method)
        .fallback(app::serve)
        .layer(DefaultBodyLimit::max(BODY))
        .layer(from_fn_with_state(server.clone(), no_foreign_writes))
        .layer(from_fn_with_state(server.clone(), headers::secure))
        .with_state(server)
}

async fn nothing() -> Problem {
    Problem::NotFound
}

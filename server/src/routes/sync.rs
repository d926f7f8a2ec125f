//! `/sync`: automerge-repo's WebSocket protocol.

use crate::{
    access::{Address, SocketGuest},
    limits::SEAT_AGAIN,
    problem::Problem,
    relay,
    server::Server,
};
use axum::{
    extract::{State, WebSocketUpgrade, ws::rejection::WebSocketUpgradeRejection},
    response::{IntoResponse, Response},
};
use ryadom_sync::limits;

/// Bytes read at once. Small, because a school's tablets are mostly silent and each holds such a buffer.
const READ: usize = 2 * 1024;
/// Longest frame that is read at all. Somewhat more than may be sent, so that who sends too much can be told.
const FRAME: usize = 2 * limits::FRAME;

pub(super) async fn open(
    State(server): State<Server>,
    Address(address): Address,
    guest: Result<SocketGuest, Problem>,
    upgrade: Result<WebSocketUpgrade, WebSocketUpgradeRejection>,
) -> Response {
    let Ok(upgrade) = upgrade else {
        return Problem::NotASocket.into_response();
    };
    let guest = match guest {
        Ok(guest) => guest,
        Err(problem) => {
            server.metrics().refused("socket");
            return problem.into_response();
        }
    };
    let Some(seat) = server.limits().seats.take(address.into()) else {
        server.metrics().refused("too-many");
        return Problem::TooManyRequests(SEAT_AGAIN).into_response();
    };
    let hub = server.hub().clone();
    upgrade
        .max_message_size(FRAME)
        .max_frame_size(FRAME)
        .read_buffer_size(READ)
        // Frames are written at once: there is nothing to gain from a buffer that every silent socket holds.
        .write_buffer_size(0)
        .on_upgrade(async move |socket| {
            relay::converse(socket, hub, guest.session()).await;
            drop(seat);
        })
}

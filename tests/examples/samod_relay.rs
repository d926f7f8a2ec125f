//! A relay out of samod and axum, in memory, as its documentation shows it: to measure ours beside.
//!
//! `samod_relay 127.0.0.1:8080`

use axum::Router;
use axum::extract::ws::WebSocketUpgrade;
use axum::routing::get;
use samod::{PeerId, Repo, ShareConfig, Url};

#[tokio::main]
async fn main() -> Result<(), Box<dyn std::error::Error>> {
    let address = std::env::args().nth(1).ok_or("say where to listen")?;
    let repo = Repo::build_tokio()
        .with_peer_id(PeerId::from("samod-relay"))
        // As a server does: it says what it has to whoever asks, and not of every document to everybody.
        .with_share_policy(ShareConfig::read_write().with_announce(false))
        .load()
        .await;
    let acceptor = repo.make_acceptor(Url::parse(&format!("ws://{address}/sync"))?)?;
    let sync = get(move |upgrade: WebSocketUpgrade| {
        let acceptor = acceptor.clone();
        async move {
            upgrade.on_upgrade(move |socket| async move {
                // The repository has stopped: so does the socket.
                let _ = acceptor.accept_axum(socket, None);
            })
        }
    });
    let listener = tokio::net::TcpListener::bind(&address).await?;
    axum::serve(listener, Router::new().route("/sync", sync)).await?;
    Ok(())
}

//! Somebody who has joined.

use crate::relay::Invitation;
use crate::{Failure, http};
use ryadom_domain::{DocumentId, PersonId};
use serde_json::{Value, json};
use tokio::net::TcpStream;
use tokio_tungstenite::tungstenite::client::IntoClientRequest;
use tokio_tungstenite::tungstenite::protocol::WebSocketConfig;
use tokio_tungstenite::{MaybeTlsStream, WebSocketStream, connect_async_with_config};

/// An open socket.
pub type Socket = WebSocketStream<MaybeTlsStream<TcpStream>>;

/// A person's session on one device.
#[derive(Debug, Clone)]
pub struct Account {
    host: String,
    /// Who it is.
    pub person: PersonId,
    /// The school's registry.
    pub registry: DocumentId,
    /// This device.
    pub device: String,
    token: String,
}

impl Account {
    /// Joins by a link.
    ///
    /// # Errors
    /// When the relay refuses, or says something unexpected.
    pub async fn join(host: &str, invitation: &Invitation) -> Result<Self, Failure> {
        let body = json!({ "code": invitation.code, "device": { "name": invitation.who } });
        let answer = http::call(host, "POST /api/join", None, Some(&body)).await?;
        if !(200..300).contains(&answer.status) {
            return Err(format!("{} cannot join: {}", invitation.who, answer.body).into());
        }
        Ok(Self {
            host: host.to_owned(),
            person: text(&answer.body, "person")?.parse()?,
            registry: text(&answer.body, "registry")?.parse()?,
            device: text(&answer.body, "device")?.to_owned(),
            token: text(&answer.body, "token")?.to_owned(),
        })
    }

    /// Somebody at a relay that asks nobody who they are.
    #[must_use]
    pub fn guest(host: &str, person: PersonId) -> Self {
        Self {
            host: host.to_owned(),
            person,
            registry: DocumentId::from_random([0; 16]),
            device: String::new(),
            token: String::new(),
        }
    }

    /// The socket's address with a ticket that is good for one connection.
    ///
    /// # Errors
    /// When the relay refuses.
    pub async fn ticket(&self) -> Result<String, Failure> {
        let answer = http::call(&self.host, "POST /api/ticket", Some(&self.token), None).await?;
        if !(200..300).contains(&answer.status) {
            return Err(format!("no ticket: {}", answer.body).into());
        }
        Ok(format!(
            "ws://{}/sync?ticket={}",
            self.host,
            text(&answer.body, "ticket")?
        ))
    }

    /// Shuts a device out; the status that this was answered with.
    ///
    /// # Errors
    /// When the relay cannot be reached.
    pub async fn revoke(&self, device: &str) -> Result<u16, Failure> {
        let call = format!("DELETE /api/devices/{device}");
        let answer = http::call(&self.host, &call, Some(&self.token), None).await?;
        Ok(answer.status)
    }

    /// A link for somebody, which only a curator is given.
    ///
    /// # Errors
    /// When the relay refuses.
    pub async fn invite(&self, person: PersonId) -> Result<Invitation, Failure> {
        let body = json!({ "person": person });
        let call = "POST /api/invitations";
        let answer = http::call(&self.host, call, Some(&self.token), Some(&body)).await?;
        Ok(Invitation {
            who: person.to_string(),
            code: text(&answer.body, "code")?.to_owned(),
        })
    }

    /// Joins on one more device.
    ///
    /// # Errors
    /// When the relay refuses.
    pub async fn join_again(&self, curator: &Self) -> Result<Self, Failure> {
        let invitation = curator.invite(self.person).await?;
        Self::join(&self.host, &invitation).await
    }

    /// Opens a socket by the session's token.
    ///
    /// # Errors
    /// When the relay refuses.
    pub async fn socket(&self) -> Result<Socket, Failure> {
        let mut request = format!("ws://{}/sync", self.host).into_client_request()?;
        if !self.token.is_empty() {
            let bearer = format!("Bearer {}", self.token).parse()?;
            request.headers_mut().insert("Authorization", bearer);
        }
        // Thousands of sockets in one measuring program: its own buffers need not be large.
        let config = WebSocketConfig::default()
            .read_buffer_size(4096)
            .write_buffer_size(0);
        let (socket, _) = connect_async_with_config(request, Some(config), true).await?;
        Ok(socket)
    }
}

fn text<'a>(body: &'a Value, key: &str) -> Result<&'a str, Failure> {
    body[key]
        .as_str()
        .ok_or_else(|| format!("the answer lacks {key}: {body}").into())
}

//! Every role at every call, and at every way to open a socket.

use super::{Mentee, ROLES, Role, Stage};
use crate::support::Answer;
use axum::{
    body::Body,
    http::{Method, Request, header},
};
use ryadom_domain::{DeviceId, DocumentId, DocumentKind, PersonId};
use ryadom_sync::carried::Parcel;
use serde_json::json;
use tokio::net::TcpStream;
use tokio_tungstenite::{
    client_async,
    tungstenite::{Error, client::IntoClientRequest, handshake::client},
};

/// One call.
#[derive(Debug, Clone, Copy)]
enum Call {
    Session,
    Invite,
    InviteUnknown,
    Devices,
    DevicesOfMentee,
    DevicesOfUnknown,
    DeviceCode,
    RevokeDeviceOfMentee,
    RevokeUnknown,
    RevokeNonsense,
    Ticket,
    Certificate,
    ParcelForPair,
    ParcelForNowhere,
    JoinByWrongCode,
    SocketByToken,
    SocketByTicket,
    SocketByUsedTicket,
    SocketByCookie,
    SocketByCookieFromNoPage,
    SocketByCookieFromAnotherSite,
}

/// A point of P-256: the one that the curve is given with.
const KEY: &str = "046b17d1f2e12c4247f8bce6e563a440f277037d812deb33a0f4a13945d898c296\
                   4fe342e2fe1a7f9b8ee7eb4a7c0f9e162bce33576b315ececbb6406837bf51f5";

/// The status that each role is answered with; the columns are [`ROLES`]. `101` is a socket that opens.
const TABLE: [(Call, &str); 21] = {
    use Call::{
        Certificate, DeviceCode, Devices, DevicesOfMentee, DevicesOfUnknown, Invite, InviteUnknown,
        JoinByWrongCode, ParcelForNowhere, ParcelForPair, RevokeDeviceOfMentee, RevokeNonsense,
        RevokeUnknown, Session, SocketByCookie, SocketByCookieFromAnotherSite,
        SocketByCookieFromNoPage, SocketByTicket, SocketByToken, SocketByUsedTicket, Ticket,
    };
    [
        (Session, "200 200 200 200 200 200 200 401 401"),
        (Invite, "201 403 403 403 403 403 403 401 401"),
        (InviteUnknown, "404 403 403 403 403 403 403 401 401"),
        (Devices, "200 200 200 200 200 200 200 401 401"),
        (DevicesOfMentee, "200 403 403 403 200 403 403 401 401"),
        (DevicesOfUnknown, "200 403 403 403 403 403 403 401 401"),
        (DeviceCode, "201 201 201 201 201 201 201 401 401"),
        (RevokeDeviceOfMentee, "204 404 404 404 204 404 404 401 401"),
        (RevokeUnknown, "404 404 404 404 404 404 404 401 401"),
        (RevokeNonsense, "404 404 404 404 404 404 404 401 401"),
        (Ticket, "201 201 201 201 201 201 201 401 401"),
        (Certificate, "201 201 201 201 201 201 201 401 401"),
        // Nobody sealed it, which only whoever may read the document is told.
        (ParcelForPair, "404 404 404 403 403 404 404 401 401"),
        (ParcelForNowhere, "404 404 404 404 404 404 404 401 401"),
        (JoinByWrongCode, "404 404 404 404 404 404 404 404 404"),
        (SocketByToken, "101 101 101 101 101 101 101 401 401"),
        (SocketByTicket, "101 101 101 101 101 101 101 401 401"),
        (SocketByUsedTicket, "401 401 401 401 401 401 401 401 401"),
        (SocketByCookie, "101 101 101 101 101 101 101 401 401"),
        (
            SocketByCookieFromNoPage,
            "403 403 403 403 403 403 403 403 401",
        ),
        (
            SocketByCookieFromAnotherSite,
            "403 403 403 403 403 403 403 403 401",
        ),
    ]
};

impl Stage {
    async fn make(&self, role: Role, call: Call) -> (u16, Option<Answer>) {
        let token = self.token(role);
        let mentee = self.school.person(Mentee);
        let unknown = PersonId::from_random([0xfe; 16]);
        let relay = &self.relay;
        let answer = match call {
            Call::Session => relay.get("/api/session", token).await,
            Call::Invite => {
                let body = json!({"person": mentee});
                relay.post("/api/invitations", token, body).await
            }
            Call::InviteUnknown => {
                let body = json!({"person": unknown});
                relay.post("/api/invitations", token, body).await
            }
            Call::Devices => relay.get("/api/devices", token).await,
            Call::DevicesOfMentee => {
                let path = format!("/api/devices?person={mentee}");
                relay.get(&path, token).await
            }
            Call::DevicesOfUnknown => {
                let path = format!("/api/devices?person={unknown}");
                relay.get(&path, token).await
            }
            Call::DeviceCode => relay.post("/api/devices/code", token, json!({})).await,
            Call::RevokeDeviceOfMentee => {
                let spare = self.school.join(relay, Mentee).await.device;
                self.revoke(role, &spare).await
            }
            Call::RevokeUnknown => {
                let unknown = DeviceId::from_random([0xfd; 16]).to_string();
                self.revoke(role, &unknown).await
            }
            Call::RevokeNonsense => self.revoke(role, "no-device").await,
            Call::Ticket => relay.post("/api/ticket", token, json!({})).await,
            Call::Certificate => {
                let body = json!({ "key": KEY });
                relay.post("/api/certificate", token, body).await
            }
            Call::ParcelForPair => {
                let notes = self.school.document(DocumentKind::Reflection);
                self.bring(role, notes).await
            }
            Call::ParcelForNowhere => {
                let nowhere = DocumentId::from_random([0xfc; 16]);
                self.bring(role, nowhere).await
            }
            Call::JoinByWrongCode => {
                let body = json!({"code": "ABCDEFGHJKMNPQRSTWXYZ23456"});
                relay.post("/api/join", token, body).await
            }
            _ => return (self.knock(role, call).await, None),
        };
        (answer.status.as_u16(), Some(answer))
    }

    async fn revoke(&self, role: Role, device: &str) -> Answer {
        let path = format!("/api/devices/{device}");
        let token = self.token(role);
        self.relay.call(Method::DELETE, &path, token, None).await
    }

    async fn bring(&self, role: Role, document: DocumentId) -> Answer {
        let parcel = Parcel {
            document: document.to_string(),
            kind: DocumentKind::Reflection.to_string(),
            message: vec![1, 2, 3],
            receipt: None,
            seal: None,
        };
        let mut request = Request::post("/api/parcels");
        if let Some(token) = self.token(role) {
            request = request.header(header::AUTHORIZATION, format!("Bearer {token}"));
        }
        let request = request.body(Body::from(parcel.encode()));
        self.relay.send(request.expect("a request")).await
    }

    /// A ticket if one is given; otherwise words that look like one.
    async fn ticket(&self, role: Role) -> String {
        let answer = self
            .relay
            .post("/api/ticket", self.token(role), json!({}))
            .await;
        match answer.status.as_u16() {
            201 => answer.json()["ticket"]
                .as_str()
                .expect("a ticket")
                .to_owned(),
            _ => "ab".repeat(32),
        }
    }

    async fn knock(&self, role: Role, call: Call) -> u16 {
        let address = self.relay.address;
        let mut request = format!("ws://{address}/sync");
        if matches!(call, Call::SocketByTicket | Call::SocketByUsedTicket) {
            request = format!("{request}?ticket={}", self.ticket(role).await);
        }
        if matches!(call, Call::SocketByUsedTicket) {
            opened(request.clone().into_client_request().expect("a request")).await;
        }
        let mut request = request.into_client_request().expect("a request");
        let mut add = |name, value: String| {
            request
                .headers_mut()
                .insert(name, value.parse().expect("a value"))
        };
        let token = self.token(role).map(str::to_owned);
        match call {
            Call::SocketByToken => {
                token.map(|token| add("authorization", format!("Bearer {token}")))
            }
            Call::SocketByCookie
            | Call::SocketByCookieFromNoPage
            | Call::SocketByCookieFromAnotherSite => {
                token.map(|token| add("cookie", format!("ryadom={token}")))
            }
            _ => None,
        };
        match call {
            Call::SocketByCookie => add("origin", format!("http://{address}")),
            Call::SocketByCookieFromAnotherSite => add("origin", "https://evil.example".to_owned()),
            _ => None,
        };
        opened(request).await
    }
}

/// The status that the relay answers with.
async fn opened(request: client::Request) -> u16 {
    let host = request.uri().authority().expect("a host").to_string();
    let stream = TcpStream::connect(host).await.expect("connects");
    match client_async(request, stream).await {
        Ok((_, answer)) => answer.status().as_u16(),
        Err(Error::Http(answer)) => answer.status().as_u16(),
        Err(other) => panic!("{other}"),
    }
}

#[tokio::test]
async fn every_role_is_answered_by_every_call_as_the_table_says() {
    let stage = Stage::set().await;
    let mut cells = 0;
    for role in ROLES {
        for (call, row) in TABLE {
            let expected = row.split(' ').nth(role as usize).expect("a column");
            let (status, _) = stage.make(role, call).await;
            assert_eq!(status.to_string(), expected, "{role:?}: {call:?}");
            cells += 1;
        }
    }
    assert_eq!(cells, ROLES.len() * TABLE.len());
}

#[tokio::test]
async fn what_is_forbidden_is_refused_with_the_bytes_of_what_does_not_exist() {
    let stage = Stage::set().await;
    let refusals = [
        (Call::DevicesOfMentee, Call::DevicesOfUnknown),
        (Call::RevokeDeviceOfMentee, Call::RevokeUnknown),
        (Call::RevokeDeviceOfMentee, Call::RevokeNonsense),
        (Call::Invite, Call::InviteUnknown),
        (Call::ParcelForPair, Call::ParcelForNowhere),
    ];
    for role in ROLES {
        for (there, nowhere) in refusals {
            let (status, forbidden) = stage.make(role, there).await;
            if status < 300 {
                continue;
            }
            // Who may read it is told what is wrong with what they brought.
            if matches!(there, Call::ParcelForPair) && matches!(role, Role::Mentor | Mentee) {
                continue;
            }
            let (_, unknown) = stage.make(role, nowhere).await;
            let [forbidden, unknown] = [forbidden, unknown].map(|answer| answer.expect("a call"));
            assert_eq!(forbidden.status, unknown.status, "{role:?}: {there:?}");
            assert_eq!(forbidden.text, unknown.text, "{role:?}: {there:?}");
            assert_eq!(forbidden.headers, unknown.headers, "{role:?}: {there:?}");
        }
    }
}

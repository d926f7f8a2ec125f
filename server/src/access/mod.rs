//! Who is asking.
//!
//! Each extractor is proof: its fields are private, so a handler that names one in its signature cannot run for
//! anyone else.

mod address;
mod origin;
mod rate;

pub(crate) use address::{Address, from_this_machine};
pub(crate) use origin::{is_foreign, no_foreign_writes};
pub(crate) use rate::no_floods;

use crate::{problem::Problem, server::Server, store::SessionOf};
use axum::{
    extract::{FromRequestParts, Query},
    http::{HeaderMap, header, request::Parts},
};
use ryadom_domain::{DeviceId, Person, PersonId, Registry};
use serde::Deserialize;
use std::sync::Arc;

/// A member of the school, on a device whose session is live.
#[derive(Debug, Clone)]
pub(crate) struct Member {
    session: SessionOf,
    registry: Arc<Registry>,
    person: Person,
}

impl Member {
    pub(crate) fn id(&self) -> PersonId {
        self.session.person
    }

    pub(crate) fn device(&self) -> DeviceId {
        self.session.device
    }

    pub(crate) fn session(&self) -> SessionOf {
        self.session
    }

    pub(crate) fn person(&self) -> &Person {
        &self.person
    }

    pub(crate) fn registry(&self) -> &Registry {
        &self.registry
    }

    pub(crate) fn is_curator(&self) -> bool {
        self.person.roles.curator
    }

    fn of(session: SessionOf, server: &Server) -> Result<Self, Problem> {
        let wait = server.limits().calls_by.check(&session.person);
        wait.map_err(Problem::TooManyRequests)?;
        let registry = server.registry().ok_or(Problem::NoSchool)?;
        let person = registry
            .people
            .get(&session.person)
            .cloned()
            .ok_or(Problem::NotAMember)?;
        Ok(Self {
            session,
            registry,
            person,
        })
    }
}

impl FromRequestParts<Server> for Member {
    type Rejection = Problem;

    async fn from_request_parts(parts: &mut Parts, server: &Server) -> Result<Self, Problem> {
        let OnThisDevice(session) = OnThisDevice::from_request_parts(parts, server).await?;
        Self::of(session.ok_or(Problem::NotSignedIn)?, server)
    }
}

/// A curator.
#[derive(Debug, Clone)]
pub(crate) struct Curator {
    member: Member,
}

impl Curator {
    pub(crate) fn id(&self) -> PersonId {
        self.member.id()
    }

    pub(crate) fn registry(&self) -> &Registry {
        self.member.registry()
    }
}

impl FromRequestParts<Server> for Curator {
    type Rejection = Problem;

    async fn from_request_parts(parts: &mut Parts, server: &Server) -> Result<Self, Problem> {
        let member = Member::from_request_parts(parts, server).await?;
        if member.is_curator() {
            Ok(Self { member })
        } else {
            Err(Problem::CuratorsOnly)
        }
    }
}

/// Whoever is signed in on this device, if anybody: for calls that are open to strangers.
#[derive(Debug, Clone, Copy)]
pub(crate) struct OnThisDevice(Option<SessionOf>);

impl OnThisDevice {
    pub(crate) fn session(self) -> Option<SessionOf> {
        self.0
    }
}

impl FromRequestParts<Server> for OnThisDevice {
    type Rejection = Problem;

    async fn from_request_parts(parts: &mut Parts, server: &Server) -> Result<Self, Problem> {
        Ok(Self(
            match bearer(&parts.headers).or_else(|| cookie(&parts.headers, server)) {
                Some(token) => server.accounts().session(token).await?,
                None => None,
            },
        ))
    }
}

/// Somebody who may open a socket: by a ticket, by a bearer token, or by the cookie and then from our own page only.
#[derive(Debug, Clone, Copy)]
pub(crate) struct SocketGuest {
    session: SessionOf,
}

impl SocketGuest {
    pub(crate) fn session(self) -> SessionOf {
        self.session
    }
}

#[derive(Deserialize)]
struct TicketQuery {
    ticket: Option<String>,
}

impl FromRequestParts<Server> for SocketGuest {
    type Rejection = Problem;

    async fn from_request_parts(parts: &mut Parts, server: &Server) -> Result<Self, Problem> {
        let Query(query) =
            Query::<TicketQuery>::try_from_uri(&parts.uri).map_err(|_| Problem::NotSignedIn)?;
        let session = if let Some(ticket) = query.ticket {
            server.accounts().take_ticket(&ticket)
        } else if let Some(token) = bearer(&parts.headers) {
            server.accounts().session(token).await?
        } else if let Some(token) = cookie(&parts.headers, server) {
            // A browser sends the cookie whichever page opens the socket, so the page must be ours.
            if is_foreign(&parts.headers, server.public_url())
                || !parts.headers.contains_key(header::ORIGIN)
            {
                return Err(Problem::ForeignOrigin);
            }
            server.accounts().session(token).await?
        } else {
            None
        };
        let session = session.ok_or(Problem::NotSignedIn)?;
        Member::of(session, server)?;
        Ok(Self { session })
    }
}

fn bearer(headers: &HeaderMap) -> Option<&str> {
    let value = headers.get(header::AUTHORIZATION)?.to_str().ok()?;
    let (scheme, token) = value.split_once(' ')?;
    scheme.eq_ignore_ascii_case("bearer").then(|| token.trim())
}

fn cookie<'a>(headers: &'a HeaderMap, server: &Server) -> Option<&'a str> {
    let lines = headers
        .get_all(header::COOKIE)
        .into_iter()
        .filter_map(|value| value.to_str().ok());
    let mut pairs = lines
        .flat_map(|line| line.split(';'))
        .filter_map(|pair| pair.trim().split_once('='));
    pairs
        .find(|(name, _)| *name == server.public_url().cookie())
        .map(|(_, token)| token)
}

/// The session's token that a request carries in its cookie.
pub(crate) fn cookie_token(headers: &HeaderMap, server: &Server) -> Option<String> {
    cookie(headers, server).map(str::to_owned)
}

//! How people come in: invitations, codes for one more device, sessions and tickets. There are no passwords.

mod code;
mod founding;
mod tickets;

use crate::{
    limits::{Limits, Network},
    problem::Problem,
    store::{Code, CodeKind, CodeRefusal, Enrolment, SessionOf, Store, StoreError},
    world::World,
};
use ryadom_domain::{DeviceId, PersonId, Timestamp};
use std::{net::IpAddr, sync::Arc};
use tickets::Tickets;

/// Seconds that an invitation is good for: two weeks, so that a holiday fits in.
const INVITATION: i64 = 14 * 24 * 3600;
/// Seconds that a device code is good for.
const DEVICE_CODE: i64 = 600;
/// Seconds in which a device that lost the answer to its join may ask again with the same code.
const SECOND_TRY: u64 = 600;
/// Longest device name, in characters.
const NAME: usize = 80;

/// Lets people in.
pub(crate) struct Accounts {
    store: Arc<dyn Store>,
    world: Arc<dyn World>,
    tickets: Tickets,
    limits: Arc<Limits>,
}

/// Somebody at the door.
pub(crate) struct Visitor {
    /// The code as it was typed.
    pub(crate) code: String,
    /// The id that the device gave itself, if it did.
    pub(crate) device: Option<DeviceId>,
    /// What its owner calls it.
    pub(crate) name: String,
    /// Where the request came from.
    pub(crate) address: IpAddr,
    /// The session that this device has already.
    pub(crate) here: Option<SessionOf>,
}

/// Somebody who came in.
pub(crate) struct Joined {
    pub(crate) session: SessionOf,
    /// The session's token, told this once.
    pub(crate) token: String,
    /// The school came into being with this.
    pub(crate) founded: bool,
}

/// A code to hand on.
pub(crate) struct Issued {
    pub(crate) code: String,
    pub(crate) expires: Timestamp,
}

impl Accounts {
    pub(crate) fn new(store: Arc<dyn Store>, world: Arc<dyn World>, limits: Arc<Limits>) -> Self {
        Self {
            store,
            world,
            tickets: Tickets::default(),
            limits,
        }
    }

    /// Lets a device in by a code.
    ///
    /// # Errors
    /// Each kind of useless code has its own problem. A refusal uses no code up.
    pub(crate) async fn join(&self, visitor: Visitor) -> Result<Joined, Problem> {
        let now = self.world.now();
        let typed = code::tidy(&visitor.code);
        self.may_try(&typed, visitor.address.into())?;
        let hash = code::hash(&typed);
        let code = match self.store.code(hash, now).await? {
            Ok(code) => code,
            Err(CodeRefusal::Used { by, at }) => return self.come_back(&visitor, by, at).await,
            Err(refusal) => return Err(refused(refusal)),
        };
        match visitor.here {
            // The code stays good for the device that it was meant for.
            Some(here) if here.person == code.person => return self.again(here).await,
            Some(_) => return Err(Problem::AlreadyJoined),
            None => {}
        }
        let device = self.device_for(&visitor, code.person).await?;
        let founds = code.kind == CodeKind::Founding;
        let founding = if founds {
            Some(self.school(code.person)?)
        } else {
            None
        };
        let token = code::token(&*self.world);
        let enrolment = Enrolment {
            code: hash,
            device,
            name: device_name(&visitor.name),
            token: code::hash(&token),
            at: now,
            founding,
        };
        let enrolled = self.store.enrol(enrolment).await?.map_err(refused)?;
        Ok(Joined {
            session: SessionOf {
                person: enrolled.person,
                device,
            },
            token,
            founded: founds,
        })
    }

    /// Nobody guesses 26 letters; eight somebody might.
    fn may_try(&self, typed: &str, from: Network) -> Result<(), Problem> {
        let wait = self.limits.joins_from.check(&from);
        wait.map_err(Problem::TooManyRequests)?;
        if code::is_guessable(typed) {
            let wait = self.limits.guesses_from.check(&from);
            wait.map_err(Problem::TooManyAttempts)?;
        }
        Ok(())
    }

    fn school(&self, curator: PersonId) -> Result<crate::store::Founding, Problem> {
        founding::school(curator, &*self.world)
            .map_err(|error| StoreError::Failed(Box::new(error)).into())
    }

    /// The code was used: by this very device, which taps its link again or lost the answer?
    async fn come_back(
        &self,
        visitor: &Visitor,
        by: DeviceId,
        at: Timestamp,
    ) -> Result<Joined, Problem> {
        if let Some(here) = visitor.here.filter(|here| here.device == by) {
            return self.again(here).await;
        }
        let just_now = self.world.now().0.abs_diff(at.0) < SECOND_TRY;
        match self.store.device(by).await? {
            Some(device) if visitor.device == Some(by) && just_now && device.revoked.is_none() => {
                self.again(SessionOf {
                    person: device.person,
                    device: by,
                })
                .await
            }
            _ => Err(Problem::CodeUsed),
        }
    }

    async fn again(&self, session: SessionOf) -> Result<Joined, Problem> {
        let token = code::token(&*self.world);
        self.store
            .add_session(session.device, code::hash(&token), self.world.now())
            .await?;
        Ok(Joined {
            session,
            token,
            founded: false,
        })
    }

    /// The device's own id if it may have it. A device that was revoked comes back as a new one.
    async fn device_for(&self, visitor: &Visitor, person: PersonId) -> Result<DeviceId, Problem> {
        let fresh = || DeviceId::from_random(self.world.id());
        let Some(wish) = visitor.device else {
            return Ok(fresh());
        };
        match self.store.device(wish).await? {
            None => Ok(wish),
            Some(device) if device.person != person => Err(Problem::AlreadyJoined),
            Some(device) if device.revoked.is_some() => Ok(fresh()),
            Some(_) => Ok(wish),
        }
    }

    /// A link's code for a person of the registry.
    pub(crate) async fn invite(&self, person: PersonId) -> Result<Issued, StoreError> {
        self.issue(
            code::long(&*self.world),
            CodeKind::Invitation,
            person,
            INVITATION,
        )
        .await
    }

    /// A code to type on one more device of this person.
    pub(crate) async fn device_code(&self, person: PersonId) -> Result<Issued, StoreError> {
        self.issue(
            code::short(&*self.world),
            CodeKind::Device,
            person,
            DEVICE_CODE,
        )
        .await
    }

    /// The code of the link that founds the school. Earlier ones stop working.
    pub(crate) async fn founding_code(&self) -> Result<Issued, StoreError> {
        self.store.drop_founding_codes().await?;
        let curator = PersonId::from_random(self.world.id());
        self.issue(
            code::long(&*self.world),
            CodeKind::Founding,
            curator,
            INVITATION,
        )
        .await
    }

    async fn issue(
        &self,
        code: String,
        kind: CodeKind,
        person: PersonId,
        life: i64,
    ) -> Result<Issued, StoreError> {
        let expires = Timestamp(self.world.now().0 + life);
        self.store
            .add_code(Code {
                hash: code::hash(&code),
                kind,
                person,
                expires,
            })
            .await?;
        Ok(Issued { code, expires })
    }

    /// Whose session a token is.
    pub(crate) async fn session(&self, token: &str) -> Result<Option<SessionOf>, StoreError> {
        self.store.session(code::hash(token)).await
    }

    /// A ticket that opens one socket within a minute.
    pub(crate) fn ticket(&self, session: SessionOf) -> String {
        let ticket = code::token(&*self.world);
        self.tickets
            .add(code::hash(&ticket), session, self.world.now());
        ticket
    }

    /// Whose ticket this is. It is used up, whoever asks.
    pub(crate) fn take_ticket(&self, ticket: &str) -> Option<SessionOf> {
        self.tickets.take(code::hash(ticket), self.world.now())
    }
}

fn refused(refusal: CodeRefusal) -> Problem {
    match refusal {
        CodeRefusal::Unknown => Problem::CodeUnknown,
        CodeRefusal::Used { .. } => Problem::CodeUsed,
        CodeRefusal::Expired => Problem::CodeExpired,
        CodeRefusal::DeviceTaken => Problem::AlreadyJoined,
        CodeRefusal::AlreadyFounded => Problem::AlreadyFounded,
    }
}

fn device_name(typed: &str) -> String {
    let visible = typed.trim().chars().filter(|letter| !letter.is_control());
    visible.take(NAME).collect()
}

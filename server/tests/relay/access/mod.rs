//! Who may do what, walked cell by cell from outside. The tables here are written from what was promised, and know
//! nothing of how the relay works it out.

mod calls;
mod documents;
mod files;
mod small_school;

use super::support::{Joined, TestRelay};
use axum::http::{Method, StatusCode};
use small_school::SmallSchool;

/// Whoever may ask, in the order of the tables' columns.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord)]
enum Role {
    Curator,
    Head,
    Council,
    /// Of the pair.
    Mentor,
    /// Of the pair.
    Mentee,
    /// A mentor of another pair.
    Other,
    /// In the registry, and nothing else.
    Plain,
    /// The mentor of the pair, on a device that was revoked.
    Revoked,
    /// Without a session.
    Nobody,
}

use Role::{Council, Curator, Head, Mentee, Mentor, Nobody, Other, Plain, Revoked};

const ROLES: [Role; 9] = [
    Curator, Head, Council, Mentor, Mentee, Other, Plain, Revoked, Nobody,
];

/// The school with somebody of each role come in.
struct Stage {
    relay: TestRelay,
    school: SmallSchool,
    devices: Vec<(Role, Option<Joined>)>,
}

impl Stage {
    async fn set() -> Self {
        let (school, relay) = SmallSchool::open().await;
        let mut devices = Vec::new();
        for role in ROLES {
            let joined = match role {
                Nobody => None,
                role => Some(school.join(&relay, role).await),
            };
            devices.push((role, joined));
        }
        let stage = Self {
            relay,
            school,
            devices,
        };
        let lost = stage.joined(Revoked).device.clone();
        let answer = stage
            .relay
            .call(
                Method::DELETE,
                &format!("/api/devices/{lost}"),
                stage.token(Curator),
                None,
            )
            .await;
        assert_eq!(answer.status, StatusCode::NO_CONTENT);
        stage
    }

    fn find(&self, role: Role) -> Option<&Joined> {
        let mut found = self.devices.iter().filter(|(other, _)| *other == role);
        found.next().and_then(|(_, joined)| joined.as_ref())
    }

    fn joined(&self, role: Role) -> &Joined {
        self.find(role).expect("a device")
    }

    fn token(&self, role: Role) -> Option<&str> {
        self.find(role).map(|joined| joined.token.as_str())
    }
}

//! How things stand between this device and the relay, decided from plain facts. The shell says it in words.

use ryadom_domain::Timestamp;
use serde::{Deserialize, Serialize};

use super::trouble::Refused;

/// The one status of the app.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum SyncStatus {
    /// What is on the device is still being read, or nobody has joined.
    Starting,
    /// An edit is being written to the device: a moment.
    Saving,
    /// Everything is on the device; the relay is being reached.
    OnDevice {
        /// How many edits the relay is not known to have.
        edits: usize,
    },
    /// The relay is there, and these edits are on their way.
    Sending {
        /// How many; at least one.
        edits: usize,
    },
    /// The relay does not take some edits; [`super::Device::troubles`] says which and why. They stay on the device.
    Refused {
        /// How many of this person's.
        edits: usize,
    },
    /// The relay has stored everything.
    Received {
        /// When it last said so.
        at: Timestamp,
    },
    /// No relay. Everything is on the device; that is a state, not an error.
    Offline {
        /// When it was last there; `None` when it never was.
        since: Option<Timestamp>,
        /// How many edits it is not known to have.
        edits: usize,
    },
    /// The browser would not write: these edits are in this tab's memory and it tries again.
    StorageTrouble {
        /// How many edits would be lost with the tab, as far as is known.
        edits: usize,
    },
    /// A copy is being looked at, which is nowhere on this device.
    Viewing,
    /// The relay says that the school took this device off, or that this person is not in the school any more.
    Disconnected {
        /// How many edits the relay never got.
        edits: usize,
    },
    /// The relay does not know this device, and does not say that it was taken off: it may have been restored from an
    /// older copy. Everything stays.
    Unknown {
        /// How many edits the relay is not known to have.
        edits: usize,
    },
}

/// Whether the relay has turned this device away, and what it said.
#[derive(Debug, Clone, Copy, Default, PartialEq, Eq, Serialize, Deserialize)]
#[serde(rename_all = "lowercase")]
pub enum Away {
    /// It has not.
    #[default]
    No,
    /// It knows no session of this device, and of no end to it either.
    Unknown,
    /// Somebody took this device off.
    Revoked,
    /// This person is in the school's registry no more.
    Removed,
}

impl Away {
    /// What a problem of the relay's says.
    pub(super) fn of(problem: &str) -> Self {
        match problem {
            "not-signed-in" => Self::Unknown,
            "device-revoked" => Self::Revoked,
            "not-a-member" => Self::Removed,
            _ => Self::No,
        }
    }

    /// The relay has said in so many words that nothing of the school's may stay here. That it does not know somebody, or
    /// cannot be reached, says nothing of the kind.
    pub const fn is_final(self) -> bool {
        matches!(self, Self::Revoked | Self::Removed)
    }
}

/// What the tab that has the socket knows, and tells the others.
#[derive(Debug, Clone, Default, PartialEq, Eq, Serialize, Deserialize)]
pub(super) struct Contact {
    /// The relay has greeted.
    pub(super) online: bool,
    /// An attempt has failed since the last greeting, so "being reached" would be too much said.
    pub(super) failed: bool,
    /// When the relay was last there.
    pub(super) last: Option<Timestamp>,
    /// When it last confirmed everything.
    pub(super) received: Option<Timestamp>,
    /// At the last look, it had confirmed everything.
    #[serde(default)]
    pub(super) settled: bool,
    /// It has turned this device away.
    #[serde(default)]
    pub(super) away: Away,
    /// Documents of which it does not take this device's changes.
    #[serde(default)]
    pub(super) refused: Vec<Refused>,
}

/// Everything the status depends on.
#[derive(Debug, Clone, Default)]
pub(super) struct Facts {
    pub(super) viewing: bool,
    pub(super) started: bool,
    pub(super) contact: Contact,
    /// The browser's storage failed or is forbidden.
    pub(super) trouble: bool,
    /// Own edits that are not durable yet.
    pub(super) unsaved: usize,
    /// Durable own edits that the relay is not known to have.
    pub(super) unsent: usize,
    /// Those of them that the relay has refused, if it has refused anything.
    pub(super) refused: Option<usize>,
}

impl Facts {
    /// The most important thing to say comes first.
    pub(super) fn status(&self) -> SyncStatus {
        let Self {
            contact,
            unsaved,
            unsent,
            refused,
            ..
        } = self;
        let edits = unsaved + unsent;
        if self.viewing {
            SyncStatus::Viewing
        } else if !self.started {
            SyncStatus::Starting
        } else if contact.away.is_final() {
            SyncStatus::Disconnected { edits }
        } else if contact.away == Away::Unknown && !self.trouble {
            SyncStatus::Unknown { edits }
        } else if self.trouble {
            SyncStatus::StorageTrouble { edits: *unsaved }
        } else if *unsaved > 0 {
            SyncStatus::Saving
        } else if !contact.online && contact.failed {
            SyncStatus::Offline {
                since: contact.last,
                edits,
            }
        } else if !contact.online {
            SyncStatus::OnDevice { edits }
        } else if let Some(edits) = *refused {
            SyncStatus::Refused { edits }
        } else if edits > 0 {
            SyncStatus::Sending { edits }
        } else if let Some(at) = contact.received {
            SyncStatus::Received { at }
        } else {
            SyncStatus::OnDevice { edits }
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use wasm_bindgen_test::wasm_bindgen_test;

    const NOON: Timestamp = Timestamp(43_200);

    fn online() -> Facts {
        let contact = Contact {
            online: true,
            received: Some(NOON),
            ..Contact::default()
        };
        Facts {
            started: true,
            contact,
            ..Facts::default()
        }
    }

    // F05
    #[wasm_bindgen_test]
    fn received_is_said_only_when_nothing_is_on_its_way() {
        assert_eq!(online().status(), SyncStatus::Received { at: NOON });
        assert_eq!(
            Facts {
                unsent: 2,
                ..online()
            }
            .status(),
            SyncStatus::Sending { edits: 2 }
        );
        assert_eq!(
            Facts {
                unsaved: 1,
                ..online()
            }
            .status(),
            SyncStatus::Saving
        );
    }

    #[wasm_bindgen_test]
    fn without_a_relay_everything_is_on_the_device() {
        let contact = Contact {
            failed: true,
            last: Some(NOON),
            ..Contact::default()
        };
        let facts = Facts {
            contact,
            unsent: 3,
            ..online()
        };
        assert_eq!(
            facts.status(),
            SyncStatus::Offline {
                since: Some(NOON),
                edits: 3
            }
        );
    }

    #[wasm_bindgen_test]
    fn what_the_relay_refuses_is_not_called_on_its_way() {
        let facts = Facts {
            unsent: 3,
            refused: Some(1),
            ..online()
        };
        assert_eq!(facts.status(), SyncStatus::Refused { edits: 1 });
    }

    #[wasm_bindgen_test]
    fn nothing_is_called_offline_before_an_attempt_has_failed() {
        let facts = Facts {
            contact: Contact::default(),
            ..online()
        };
        assert_eq!(facts.status(), SyncStatus::OnDevice { edits: 0 });
    }

    #[wasm_bindgen_test]
    fn storage_that_fails_is_said_before_the_network() {
        let facts = Facts {
            trouble: true,
            unsaved: 4,
            ..online()
        };
        assert_eq!(facts.status(), SyncStatus::StorageTrouble { edits: 4 });
    }

    #[wasm_bindgen_test]
    fn a_device_taken_off_says_what_never_arrived() {
        let contact = Contact {
            away: Away::Revoked,
            ..Contact::default()
        };
        let facts = Facts {
            contact,
            unsent: 2,
            ..online()
        };
        assert_eq!(facts.status(), SyncStatus::Disconnected { edits: 2 });
    }

    #[wasm_bindgen_test]
    fn only_what_the_relay_says_outright_is_final() {
        for problem in ["not-signed-in", "unavailable", "no-school", "strange", ""] {
            assert!(!Away::of(problem).is_final(), "{problem}");
        }
        assert!(Away::of("device-revoked").is_final());
        assert!(Away::of("not-a-member").is_final());
        let contact = Contact {
            away: Away::Unknown,
            ..Contact::default()
        };
        let facts = Facts {
            contact,
            unsent: 2,
            ..online()
        };
        assert_eq!(facts.status(), SyncStatus::Unknown { edits: 2 });
    }
}

//! What is said and heard in passing: carets, presence.

use super::{Effect, Identity};
use crate::limits;
use crate::message::{Ephemeral, Message};
use std::collections::HashMap;
use std::sync::Arc;

/// Most runs of other peers whose repeats are told apart.
const RUNS: usize = 1024;

#[derive(Debug, Default)]
pub(super) struct Whispers {
    /// How many this run has sent.
    said: u64,
    /// The newest heard from each peer's run, while connected.
    heard: HashMap<(String, String), u64>,
}

impl Whispers {
    pub(super) fn forget(&mut self) {
        self.heard.clear();
    }

    /// The frame to send, unless there is nothing in it or too much.
    pub(super) fn say(
        &mut self,
        identity: &Identity,
        relay: &str,
        document: &str,
        data: Vec<u8>,
    ) -> Option<Vec<u8>> {
        if data.is_empty() || data.len() > limits::EPHEMERAL {
            return None;
        }
        self.said += 1;
        let ephemeral = Ephemeral {
            sender: identity.peer.to_string(),
            target: relay.to_owned(),
            document: document.to_owned(),
            session: identity.session.to_string(),
            count: self.said,
            data,
            account: None,
        };
        Some(Message::Ephemeral(ephemeral).encode())
    }

    /// What someone said, unless it was heard before.
    pub(super) fn hear(
        &mut self,
        identity: &Identity,
        document: Arc<str>,
        ephemeral: Ephemeral,
    ) -> Option<Effect> {
        if ephemeral.data.is_empty() || *ephemeral.sender == *identity.peer {
            return None;
        }
        if self.heard.len() == RUNS {
            self.heard.clear();
        }
        let run = (ephemeral.sender.clone(), ephemeral.session);
        let newest = self.heard.get(&run);
        if newest.is_some_and(|&newest| ephemeral.count <= newest) {
            return None;
        }
        self.heard.insert(run, ephemeral.count);
        let from = ephemeral.sender.into();
        Some(Effect::Ephemeral {
            document,
            from,
            account: ephemeral.account.map(Into::into),
            data: ephemeral.data,
        })
    }
}

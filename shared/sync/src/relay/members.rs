//! Who has a document open.

use super::ephemeral::Heard;
use super::{Grant, MemberId};
use crate::conversation::Conversation;
use std::sync::Arc;

#[derive(Debug)]
pub(super) struct Member {
    pub(super) peer: Arc<str>,
    pub(super) grant: Grant,
    /// Away while this member's attempt is out.
    pub(super) conversation: Option<Conversation>,
    /// What came before its predecessors did.
    pub(super) unplaced: Vec<Vec<u8>>,
    pub(super) heard: Heard,
}

impl Member {
    pub(super) fn new(peer: Arc<str>, grant: Grant) -> Self {
        let mut conversation = Conversation::new(Vec::new());
        conversation.set_read_only(grant == Grant::Read);
        Self {
            peer,
            grant,
            conversation: Some(conversation),
            unplaced: Vec::new(),
            heard: Heard::default(),
        }
    }
}

/// The members of one room, in order of their numbers.
///
/// Most rooms have two, and thousands of rooms are open: a map's nodes, made for eleven, would
/// be most of what a small document costs.
#[derive(Debug, Default)]
pub(super) struct Members(Vec<(MemberId, Box<Member>)>);

impl Members {
    pub(super) fn len(&self) -> usize {
        self.0.len()
    }

    pub(super) fn ids(&self) -> impl Iterator<Item = MemberId> {
        self.0.iter().map(|(id, _)| *id)
    }

    pub(super) fn iter(&self) -> impl Iterator<Item = (MemberId, &Member)> {
        self.0.iter().map(|(id, member)| (*id, &**member))
    }

    pub(super) fn get(&self, id: MemberId) -> Option<&Member> {
        let place = self.place(id).ok()?;
        self.0.get(place).map(|(_, member)| &**member)
    }

    pub(super) fn get_mut(&mut self, id: MemberId) -> Option<&mut Member> {
        let place = self.place(id).ok()?;
        self.0.get_mut(place).map(|(_, member)| &mut **member)
    }

    /// Lets somebody in who is not in yet.
    pub(super) fn enter(&mut self, id: MemberId, member: impl FnOnce() -> Member) {
        if let Err(place) = self.place(id) {
            self.0.insert(place, (id, Box::new(member())));
        }
    }

    pub(super) fn remove(&mut self, id: MemberId) {
        if let Ok(place) = self.place(id) {
            self.0.remove(place);
        }
    }

    fn place(&self, id: MemberId) -> Result<usize, usize> {
        self.0.binary_search_by_key(&id, |(id, _)| *id)
    }
}

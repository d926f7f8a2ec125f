//! What can be done for one document, with it and without it.

use super::entry::Entry;
use super::{Documents, Effect, Held, Standing};
use crate::conversation::Conversation;
use crate::reason::Reason;
use automerge::{AutoCommit, AutomergeError};
use std::sync::Arc;

/// Does for one document whatever can be done now. Answers the sync message to send, if any.
pub(super) fn attend(
    entry: &mut Entry,
    document: &Arc<str>,
    documents: &mut impl Documents,
    online: bool,
    effects: &mut Vec<Effect>,
) -> Option<Vec<u8>> {
    let (standing, shared) = (entry.standing(), entry.shared.clone());
    let receipt = entry.receipt.clone();

    let mut say = without_contents(entry, online);
    if entry.needs_document(online) {
        match documents.get(document) {
            Held::Saving => {}
            Held::Absent if entry.loading => {}
            Held::Absent => {
                entry.loading = true;
                effects.push(Effect::Load(Arc::clone(document)));
            }
            Held::Ready(contents) => {
                entry.loading = false;
                entry.changed = false;
                let done = with_contents(entry, document, contents, online);
                effects.extend(done.merged);
                say = done.reply.or(say);
                if let Some(error) = done.failed {
                    effects.extend([
                        Effect::Refused {
                            document: Some(Arc::clone(document)),
                            reason: Reason::Unreadable,
                            why: error.to_string(),
                        },
                        Effect::Disconnect,
                    ]);
                }
            }
        }
    }

    if shared != entry.shared || receipt != entry.receipt {
        let state = entry.saved();
        effects.push(Effect::Remember {
            document: Arc::clone(document),
            state,
        });
    }
    if standing != Standing::Confirmed && entry.standing() == Standing::Confirmed {
        effects.push(Effect::Confirmed(Arc::clone(document)));
    }
    say
}

/// The part of the work for which the document need not be in memory. Answers what to send.
fn without_contents(entry: &mut Entry, online: bool) -> Option<Vec<u8>> {
    let mut say = None;
    if online
        && entry.conversation.is_none()
        && !entry.unavailable
        && !entry.changed
        && entry.is_settled()
    {
        let (conversation, announcement) = Conversation::announcing(entry.shared.clone());
        entry.converse(conversation);
        say = Some(announcement);
    }
    if let (Some(conversation), Some(heads)) = (&mut entry.conversation, &entry.heads)
        && !entry.changed
    {
        let agreed = entry
            .inbox
            .iter()
            .take_while(|message| conversation.agrees(heads, message));
        let agreed = agreed.count();
        if agreed > 0 {
            entry.inbox.drain(..agreed);
            entry.shared.clone_from(heads);
            entry.pending = Some(0);
            entry.only_reads = conversation.peer_only_reads();
            let heads = entry.shared.clone();
            entry.keep_receipt_for(&heads);
        }
    }
    say
}

/// What came of [`with_contents`].
#[derive(Default)]
struct Attended {
    /// Others' changes, which are in the document now.
    merged: Option<Effect>,
    reply: Option<Vec<u8>>,
    failed: Option<AutomergeError>,
}

/// The part of the work that needs the document.
fn with_contents(
    entry: &mut Entry,
    document: &Arc<str>,
    contents: &mut AutoCommit,
    online: bool,
) -> Attended {
    entry.drop_what_was_lost(contents.document());
    if online && entry.conversation.is_none() && !entry.unavailable {
        entry.converse(Conversation::new(entry.shared.clone()));
    }
    let Some(conversation) = &mut entry.conversation else {
        entry.look_at(contents);
        return Attended::default();
    };

    let before = contents.get_heads();
    let mut messages = entry.inbox.drain(..);
    let outcome = messages.try_for_each(|message| conversation.receive(contents, message));
    drop(messages);
    let failed = outcome.err();
    let changes = contents.get_changes(&before);
    let reply = if failed.is_none() {
        conversation.next(contents.document())
    } else {
        None
    };
    entry.shared = conversation.shared().to_vec();
    entry.look_at(contents);
    entry.keep_receipt(contents.document());

    let merged = (!changes.is_empty()).then(|| Effect::Merged {
        document: Arc::clone(document),
        before,
        changes,
    });
    Attended {
        merged,
        reply,
        failed,
    }
}

//! Bringing the relay what came in files: before the line is opened, or the relay would take the changes for those of
//! whoever has the line, and refuse them.

use std::rc::Rc;

use ryadom_sync::carried::Parcel;

use super::super::call::{self, CallError};
use super::super::core::Core;
use super::super::store::Chunk;

/// Where parcels wait, and where those are kept that the relay does not take. No document is called so.
const WAITING: &str = "parcels";
const REFUSED: &str = "parcels-refused";

/// What bringing one or several came to.
#[derive(Debug, Clone, PartialEq, Eq)]
pub(in crate::device) enum Delivery {
    /// The relay has all of it, or there was nothing.
    Done,
    /// The relay could not be reached, or could not take it now.
    Later,
    /// It does not take something: its problem's name.
    Refused(String),
}

impl Core {
    /// Keeps parcels until the relay has them. Their order is kept as well.
    pub(super) async fn keep_parcels(&self, made: u64, parcels: &[Parcel]) -> bool {
        let Some(store) = self.store() else {
            return false;
        };
        let pieces: Vec<_> = parcels
            .iter()
            .enumerate()
            .map(|(n, parcel)| Chunk {
                hash: format!("{made:012}-{n:05}-{}", parcel.document),
                bytes: parcel.encode(),
            })
            .collect();
        let kept = store.put_pieces(WAITING, &pieces).await.is_ok();
        self.carry.stir();
        kept
    }

    async fn waiting(&self) -> Vec<Chunk> {
        let Some(store) = self.store() else {
            return Vec::new();
        };
        let kept = store.load(WAITING).await;
        kept.map(|kept| kept.chunks).unwrap_or_default()
    }

    /// What came in files and the relay does not have yet.
    pub(in crate::device) async fn waiting_parcels(&self) -> Vec<Parcel> {
        let waiting = self.waiting().await;
        let parcels = waiting.iter().map(|piece| Parcel::decode(&piece.bytes));
        parcels.flatten().collect()
    }

    /// Brings the relay everything that waits. What it does not take is set aside, and never deleted.
    pub(in crate::device) async fn deliver_waiting(self: &Rc<Self>) -> Delivery {
        let waiting = self.waiting().await;
        if waiting.is_empty() {
            return Delivery::Done;
        }
        let encoded: Vec<_> = waiting.iter().map(|piece| piece.bytes.as_slice()).collect();
        let fates = bring_each(&encoded).await;
        for (piece, fate) in waiting.iter().zip(&fates) {
            match fate {
                Fate::Taken => self.forget_piece(piece).await,
                Fate::Refused(_) => self.set_aside(piece).await,
                Fate::Missing | Fate::Later => {}
            }
        }
        self.carry.stir();
        // What the relay may have refused for want of these.
        self.offer_again();
        summed_up(fates)
    }

    async fn forget_piece(&self, piece: &Chunk) {
        if let Some(store) = self.store() {
            // Brought twice is brought once.
            let _ = store.forget_piece(WAITING, &piece.hash).await;
        }
    }

    async fn set_aside(&self, piece: &Chunk) {
        if let Some(store) = self.store()
            && store
                .put_pieces(REFUSED, std::slice::from_ref(piece))
                .await
                .is_ok()
        {
            self.forget_piece(piece).await;
        }
    }
}

/// Brings the relay these, in whichever order it takes them.
pub(super) async fn bring(parcels: &[Parcel]) -> Delivery {
    let encoded: Vec<_> = parcels.iter().map(Parcel::encode).collect();
    let encoded: Vec<_> = encoded.iter().map(Vec::as_slice).collect();
    let fates = bring_each(&encoded).await;
    if fates.contains(&Fate::Missing) && !fates.contains(&Fate::Later) {
        return Delivery::Refused("parcel-incomplete".to_owned());
    }
    summed_up(fates)
}

/// What became of one parcel.
#[derive(Debug, Clone, PartialEq, Eq)]
enum Fate {
    Taken,
    /// It builds on changes that the relay does not have.
    Missing,
    /// The relay could not be reached, or has trouble of its own, or does not know this device.
    Later,
    /// It is about what is in the parcel, and will be the same another time.
    Refused(String),
}

impl Fate {
    fn of(answer: Result<(), CallError>) -> Self {
        match answer {
            Ok(()) => Self::Taken,
            Err(CallError::Refused(problem)) => match problem.as_str() {
                "parcel-incomplete" => Self::Missing,
                "parcel-forged" | "parcel-revoked" | "parcel-author" | "parcel-read-only"
                | "parcel-unreadable" | "document-unknown" | "bad-request" => {
                    Self::Refused(problem)
                }
                _ => Self::Later,
            },
            Err(_) => Self::Later,
        }
    }
}

/// One after another, and those that lacked something once more, for as long as that helps.
async fn bring_each(parcels: &[&[u8]]) -> Vec<Fate> {
    let mut fates = vec![Fate::Missing; parcels.len()];
    loop {
        let mut has_moved = false;
        for (parcel, fate) in parcels.iter().zip(&mut fates) {
            if *fate != Fate::Missing {
                continue;
            }
            *fate = Fate::of(call::bring(parcel).await);
            match fate {
                Fate::Taken => has_moved = true,
                Fate::Later => return fates,
                Fate::Missing | Fate::Refused(_) => {}
            }
        }
        if !has_moved {
            return fates;
        }
    }
}

fn summed_up(fates: Vec<Fate>) -> Delivery {
    let mut sum = Delivery::Done;
    for fate in fates {
        match fate {
            Fate::Refused(problem) => return Delivery::Refused(problem),
            Fate::Missing | Fate::Later => sum = Delivery::Later,
            Fate::Taken => {}
        }
    }
    sum
}

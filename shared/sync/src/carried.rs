//! What one device gives another in a file: a copy of everything, or changes that travel by USB stick or messenger.
//!
//! A [`CopyFile`] holds [`Parcel`]s. A parcel is one document's changes as an automerge sync message, sealed by the
//! device that packed it, so that whoever brings it to the relay, it is the work of those who wrote it. See
//! `docs/decisions/0014`.
//!
//! Nothing here makes or checks a signature: what is signed is a plain byte string ([`Certificate::signed`],
//! [`Parcel::signed`]), and each end has its own way with keys.

mod fields;
mod file;
mod pack;
mod parcel;

pub use file::{CopyFile, FORMAT, FileError};
pub use pack::{Packed, UnpackError, pack, unpack};
pub use parcel::{Certificate, KEY, Parcel, SIGNATURE, Seal};

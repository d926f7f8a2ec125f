//! Reading the smallest parts of automerge's chunks. Nothing is allocated but by [`inflate`].
//! <https://automerge.org/automerge-binary-format-spec/>

use flate2::bufread::DeflateDecoder;
use std::io::Read;

/// What every chunk begins with.
pub(super) const MAGIC: [u8; 4] = [0x85, 0x6f, 0x4a, 0x83];
/// The length of a change's hash.
pub(super) const HASH: u64 = 32;

/// The next number, in the variable-length form that automerge writes.
pub(super) fn number(bytes: &mut &[u8]) -> Option<u64> {
    let mut value = 0_u64;
    for shift in (0..64).step_by(7) {
        let (&byte, rest) = bytes.split_first()?;
        *bytes = rest;
        let part = u64::from(byte & 0x7f);
        value |= part
            .checked_shl(shift)
            .filter(|shifted| shifted >> shift == part)?;
        if byte & 0x80 == 0 {
            return Some(value);
        }
    }
    None
}

/// A number that may be negative: the last byte's second highest bit is its sign.
pub(super) fn signed(rest: &mut &[u8]) -> Option<i64> {
    let mut value = 0_i64;
    for shift in (0..64).step_by(7) {
        let (&byte, left) = rest.split_first()?;
        *rest = left;
        value |= i64::from(byte & 0x7f) << shift;
        if byte & 0x80 == 0 {
            let is_negative = byte & 0x40 != 0 && shift < 57;
            return Some(if is_negative {
                value | (-1 << (shift + 7))
            } else {
                value
            });
        }
    }
    None
}

pub(super) fn take<'b>(rest: &mut &'b [u8], length: u64) -> Option<&'b [u8]> {
    let length = usize::try_from(length).ok()?;
    let (taken, left) = rest.split_at_checked(length)?;
    *rest = left;
    Some(taken)
}

/// Bytes with their length before them.
pub(super) fn prefixed<'b>(rest: &mut &'b [u8]) -> Option<&'b [u8]> {
    let length = number(rest)?;
    take(rest, length)
}

/// Inflates until there are more than `most` bytes, or none are left.
pub(super) fn inflate(deflated: &[u8], most: usize) -> Option<Vec<u8>> {
    let mut bytes = Vec::new();
    let limit = u64::try_from(most).unwrap_or(u64::MAX).saturating_add(1);
    let mut inflating = DeflateDecoder::new(deflated).take(limit);
    inflating.read_to_end(&mut bytes).ok()?;
    Some(bytes)
}

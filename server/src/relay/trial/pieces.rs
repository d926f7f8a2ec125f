//! Byte strings one after another, each with its length before it: what passes between two processes of one program.

pub(super) fn put(to: &mut Vec<u8>, piece: &[u8]) {
    let length = u32::try_from(piece.len()).unwrap_or(u32::MAX);
    to.extend(length.to_le_bytes());
    to.extend(piece);
}

/// The pieces that are left.
pub(super) struct Pieces<'b>(pub(super) &'b [u8]);

impl<'b> Iterator for Pieces<'b> {
    type Item = &'b [u8];

    fn next(&mut self) -> Option<&'b [u8]> {
        let (length, rest) = self.0.split_first_chunk()?;
        let length = usize::try_from(u32::from_le_bytes(*length)).ok()?;
        let (piece, rest) = rest.split_at_checked(length)?;
        self.0 = rest;
        Some(piece)
    }
}

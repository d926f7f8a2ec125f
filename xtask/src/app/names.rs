//! Drops the section of a WebAssembly module that holds function names. It is a fifth of the download and only helps
//! someone who reads a stack trace.

use anyhow::{Context as _, Result, bail};

const HEADER: usize = 8;
const CUSTOM: u8 = 0;

/// The module without its `name` section.
///
/// # Errors
/// When the bytes are not a WebAssembly module.
pub fn drop_names(module: &[u8]) -> Result<Vec<u8>> {
    let header = module
        .get(..HEADER)
        .context("too short for a WebAssembly module")?;
    if !header.starts_with(b"\0asm") {
        bail!("not a WebAssembly module");
    }
    let mut kept = header.to_vec();
    let mut rest = module.get(HEADER..).unwrap_or_default();
    while let Some((&id, after)) = rest.split_first() {
        let (size, content) = number(after)?;
        let length = 1 + (after.len() - content.len()) + size;
        let body = content.get(..size).context("a section is cut short")?;
        if !(id == CUSTOM && is_called(body, "name")?) {
            kept.extend_from_slice(rest.get(..length).unwrap_or_default());
        }
        rest = rest.get(length..).unwrap_or_default();
    }
    Ok(kept)
}

fn is_called(section: &[u8], name: &str) -> Result<bool> {
    let (size, rest) = number(section)?;
    Ok(rest.get(..size) == Some(name.as_bytes()))
}

/// An unsigned LEB128 number, and what follows it.
fn number(bytes: &[u8]) -> Result<(usize, &[u8])> {
    let mut value = 0_usize;
    for (position, &byte) in bytes.iter().enumerate().take(5) {
        value |= usize::from(byte & 0x7f) << (7 * position);
        if byte & 0x80 == 0 {
            return Ok((value, bytes.get(position + 1..).unwrap_or_default()));
        }
    }
    bail!("a length is cut short")
}

#[cfg(test)]
mod tests {
    use super::*;

    fn section(id: u8, body: &[u8]) -> Vec<u8> {
        [&[id, u8::try_from(body.len()).unwrap()], body].concat()
    }

    #[test]
    fn names_go_and_everything_else_stays() {
        let header = b"\0asm\x01\0\0\0".to_vec();
        let code = section(10, b"code");
        let names = section(0, b"\x04name-of-functions");
        let features = section(0, b"\x0ftarget_features+");
        let module = [header.clone(), code.clone(), names, features.clone()].concat();

        assert_eq!(
            drop_names(&module).unwrap(),
            [header, code, features].concat()
        );
    }

    #[test]
    fn what_is_not_a_module_is_refused() {
        assert!(drop_names(b"<!doctype html>").is_err());
        assert!(drop_names(b"\0asm\x01\0\0\0\x00\x7f").is_err());
    }
}

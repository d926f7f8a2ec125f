//! Reading CBOR values that another program wrote, without trusting their sizes.
//!
//! Every `*_or_skip` reads one whole value: the one asked for, or whatever else is there, which
//! it passes over and answers `None`. So a field of an unexpected type counts as absent.

use super::DecodeError;
use crate::limits;
use minicbor::data::Type;
use minicbor::decode::{Decoder, Error as CborError};
use std::borrow::Cow;

impl From<CborError> for DecodeError {
    fn from(_: CborError) -> Self {
        Self::NotCbor
    }
}

pub(crate) struct Reader<'b> {
    cbor: Decoder<'b>,
    depth: usize,
}

impl<'b> Reader<'b> {
    pub(crate) fn new(frame: &'b [u8]) -> Self {
        Self {
            cbor: Decoder::new(frame),
            depth: 0,
        }
    }

    pub(crate) fn at_end(&self) -> bool {
        self.cbor.position() == self.cbor.input().len()
    }

    /// A text no longer than a name may be.
    pub(crate) fn name_or_skip(&mut self) -> Result<Option<String>, DecodeError> {
        match self.text_or_skip()? {
            Some(text) if text.len() > limits::NAME => Err(DecodeError::TooLarge),
            text => Ok(text.map(Cow::into_owned)),
        }
    }

    pub(crate) fn text_or_skip(&mut self) -> Result<Option<Cow<'b, str>>, DecodeError> {
        match self.peek()? {
            Type::String => Ok(Some(Cow::Borrowed(self.cbor.str()?))),
            Type::StringIndef => {
                let mut whole = String::new();
                for part in self.cbor.str_iter()? {
                    whole.push_str(part?);
                }
                Ok(Some(Cow::Owned(whole)))
            }
            _ => self.skip().map(|()| None),
        }
    }

    pub(crate) fn bytes_or_skip(&mut self) -> Result<Option<Vec<u8>>, DecodeError> {
        match self.peek()? {
            Type::Bytes => Ok(Some(self.cbor.bytes()?.to_vec())),
            Type::BytesIndef => {
                let mut whole = Vec::new();
                for part in self.cbor.bytes_iter()? {
                    whole.extend_from_slice(part?);
                }
                Ok(Some(whole))
            }
            _ => self.skip().map(|()| None),
        }
    }

    pub(crate) fn bool_or_skip(&mut self) -> Result<Option<bool>, DecodeError> {
        match self.peek()? {
            Type::Bool => Ok(Some(self.cbor.bool()?)),
            _ => self.skip().map(|()| None),
        }
    }

    /// A whole number, however it was written: JavaScript clients write floats.
    pub(crate) fn count_or_skip(&mut self) -> Result<Option<u64>, DecodeError> {
        Ok(match self.peek()? {
            Type::U8 | Type::U16 | Type::U32 | Type::U64 => Some(self.cbor.u64()?),
            Type::F16 => whole(self.cbor.f16()?.into()),
            Type::F32 => whole(self.cbor.f32()?.into()),
            Type::F64 => whole(self.cbor.f64()?),
            _ => self.skip().map(|()| None)?,
        })
    }

    pub(crate) fn names_or_skip(&mut self) -> Result<Option<Vec<String>>, DecodeError> {
        let mut names = Vec::new();
        let was_list = self.list_or_skip(|reader| {
            if names.len() == limits::LIST {
                return Err(DecodeError::TooLarge);
            }
            names.extend(reader.name_or_skip()?);
            Ok(())
        })?;
        Ok(was_list.then_some(names))
    }

    pub(crate) fn list_or_skip(
        &mut self,
        mut item: impl FnMut(&mut Self) -> Result<(), DecodeError>,
    ) -> Result<bool, DecodeError> {
        if !matches!(self.peek()?, Type::Array | Type::ArrayIndef) {
            return self.skip().map(|()| false);
        }
        let length = self.cbor.array()?;
        self.nested(length, &mut item)?;
        Ok(true)
    }

    /// Calls `entry` for each text key of a map, to read the value; answers whether it was a map.
    pub(crate) fn map_or_skip(
        &mut self,
        mut entry: impl FnMut(&mut Self, &str) -> Result<(), DecodeError>,
    ) -> Result<bool, DecodeError> {
        if !matches!(self.peek()?, Type::Map | Type::MapIndef) {
            return self.skip().map(|()| false);
        }
        let length = self.cbor.map()?;
        self.nested(length, &mut |reader| match reader.text_or_skip()? {
            Some(key) => entry(reader, &key),
            None => reader.skip(),
        })?;
        Ok(true)
    }

    pub(crate) fn skip(&mut self) -> Result<(), DecodeError> {
        match self.peek()? {
            Type::Array | Type::ArrayIndef => {
                let length = self.cbor.array()?;
                self.nested(length, &mut Self::skip)
            }
            Type::Map | Type::MapIndef => {
                let length = self.cbor.map()?;
                self.nested(length, &mut |reader| {
                    reader.skip()?;
                    reader.skip()
                })
            }
            Type::String | Type::StringIndef => self.text_or_skip().map(drop),
            Type::Bytes => Ok(self.cbor.bytes().map(drop)?),
            Type::BytesIndef => {
                for part in self.cbor.bytes_iter()? {
                    part?;
                }
                Ok(())
            }
            Type::Break | Type::Unknown(_) | Type::Tag => Err(DecodeError::NotCbor),
            // Only numbers and simple values are left: skipping one never nests.
            _ => Ok(self.cbor.skip()?),
        }
    }

    /// What comes next, past any tags: they change nothing that is read here.
    fn peek(&mut self) -> Result<Type, DecodeError> {
        loop {
            match self.cbor.datatype()? {
                Type::Tag => self.cbor.tag().map(drop)?,
                other => return Ok(other),
            }
        }
    }

    /// Reads the items of a list or map whose head was just read. A false length costs nothing:
    /// the input ends long before it.
    fn nested(
        &mut self,
        length: Option<u64>,
        item: &mut dyn FnMut(&mut Self) -> Result<(), DecodeError>,
    ) -> Result<(), DecodeError> {
        if self.depth == limits::DEPTH {
            return Err(DecodeError::TooLarge);
        }
        self.depth += 1;
        match length {
            Some(length) => {
                for _ in 0..length {
                    item(self)?;
                }
            }
            None => {
                while self.cbor.datatype()? != Type::Break {
                    item(self)?;
                }
                // The break itself.
                self.cbor.skip()?;
            }
        }
        self.depth -= 1;
        Ok(())
    }
}

fn whole(number: f64) -> Option<u64> {
    // Beyond 2^53 a float no longer tells one whole number from the next.
    const LARGEST: f64 = 9_007_199_254_740_992.0;
    #[expect(
        clippy::cast_possible_truncation,
        clippy::cast_sign_loss,
        reason = "checked to be whole, not negative and within range"
    )]
    (number.fract() == 0.0 && (0.0..=LARGEST).contains(&number)).then_some(number as u64)
}

//! The file itself: what stands in front of the parcels, and the proof that it came whole.

use super::fields::{Fields, read};
use super::parcel::Parcel;
use crate::limits;
use crate::message::DecodeError;
use crate::message::reader::Reader;
use sha2::{Digest, Sha256};

/// The newest shape of the file, and the only one so far.
pub const FORMAT: u8 = 1;

/// What every such file begins with. The first byte keeps it from being taken for text and mended on the way.
const MAGIC: [u8; 8] = *b"\x89Ryadom\n";
const CHECKSUM: usize = 32;

/// What one device saved for itself or another.
#[derive(Debug, Clone, Default, PartialEq, Eq)]
pub struct CopyFile {
    /// The address of the school's registry.
    pub school: String,
    /// What the school is called.
    pub school_name: String,
    /// Who saved it.
    pub person: String,
    /// What they are called.
    pub name: String,
    /// The moment their device claims, in seconds since 1970. Only ever shown.
    pub made: u64,
    /// Whether it holds everything that the person may read, and not only what is for somebody else.
    pub whole: bool,
    /// One document's changes each, in an order in which they can be taken over.
    pub parcels: Vec<Parcel>,
}

/// Why bytes are not a file that can be opened.
#[derive(Debug, Clone, Copy, PartialEq, Eq, thiserror::Error)]
pub enum FileError {
    /// It is some other file.
    #[error("this is not a file of Ryadom")]
    Foreign,
    /// A newer version of the app saved it.
    #[error("a newer version of the app saved this file")]
    Newer {
        /// Its shape.
        format: u8,
    },
    /// Part of it is missing or was changed on the way.
    #[error("the file is damaged or was not copied whole")]
    Damaged,
    /// No such file is so large, or has so many parcels.
    #[error("the file is larger than such a file can be")]
    TooLarge,
}

impl CopyFile {
    /// The file's bytes.
    #[must_use]
    pub fn encode(&self) -> Vec<u8> {
        let parcels: Vec<_> = self.parcels.iter().map(Parcel::encode).collect();
        let body = Fields::map(7, |fields| {
            fields.text("school", &self.school)?;
            fields.text("schoolName", &self.school_name)?;
            fields.text("person", &self.person)?;
            fields.text("name", &self.name)?;
            fields.count("made", self.made)?;
            fields.flag("whole", self.whole)?;
            fields
                .0
                .str("parcels")?
                .array(parcels.len().try_into().unwrap_or(u64::MAX))?;
            parcels
                .iter()
                .try_for_each(|parcel| fields.0.bytes(parcel)?.ok())
        });
        let mut bytes = MAGIC.to_vec();
        bytes.push(FORMAT);
        bytes.extend(body);
        let checksum = Sha256::digest(&bytes);
        bytes.extend_from_slice(&checksum);
        bytes
    }

    /// Reads a file.
    ///
    /// # Errors
    /// When it is none, or not whole.
    pub fn decode(bytes: &[u8]) -> Result<Self, FileError> {
        let after_magic = bytes.strip_prefix(&MAGIC).ok_or(FileError::Foreign)?;
        if bytes.len() > limits::FILE {
            return Err(FileError::TooLarge);
        }
        match after_magic.first() {
            Some(&FORMAT) => {}
            Some(&format) if format > FORMAT => return Err(FileError::Newer { format }),
            _ => return Err(FileError::Damaged),
        }
        let end = bytes.len().checked_sub(CHECKSUM);
        let (whole, checksum) = end
            .and_then(|end| bytes.split_at_checked(end))
            .ok_or(FileError::Damaged)?;
        if Sha256::digest(whole).as_slice() != checksum {
            return Err(FileError::Damaged);
        }
        Self::body(whole.get(MAGIC.len() + 1..).ok_or(FileError::Damaged)?)
    }

    fn body(bytes: &[u8]) -> Result<Self, FileError> {
        let mut file = Self::default();
        let mut failed = None;
        let is_read = read(bytes, |reader, name| {
            match name {
                "school" => file.school = reader.name_or_skip()?.unwrap_or_default(),
                "schoolName" => file.school_name = words(reader)?,
                "person" => file.person = reader.name_or_skip()?.unwrap_or_default(),
                "name" => file.name = words(reader)?,
                "made" => file.made = reader.count_or_skip()?.unwrap_or_default(),
                "whole" => file.whole = reader.bool_or_skip()?.unwrap_or_default(),
                "parcels" => {
                    reader.list_or_skip(|reader| {
                        let parcel = reader.bytes_or_skip()?;
                        if file.parcels.len() == limits::DOCUMENTS {
                            failed = Some(FileError::TooLarge);
                        } else {
                            match parcel.as_deref().and_then(Parcel::decode) {
                                Some(parcel) => file.parcels.push(parcel),
                                None => failed = failed.or(Some(FileError::Damaged)),
                            }
                        }
                        Ok(())
                    })?;
                }
                _ => reader.skip()?,
            }
            Ok(())
        });
        match (is_read, failed) {
            (Some(()), None) => Ok(file),
            (_, Some(failed)) => Err(failed),
            (None, None) => Err(FileError::Damaged),
        }
    }
}

/// Words for people; a school's full name is longer than the name of anything else.
fn words(reader: &mut Reader<'_>) -> Result<String, DecodeError> {
    Ok(reader.text_or_skip()?.map(Into::into).unwrap_or_default())
}

//! Files that hang on what a pair does: photos and papers. Only what is said of them; their bytes lie elsewhere.

use crate::codes::coded;
use crate::{ActId, ItemId, MeetingId, ObservationId, OpenLessonId};
use std::fmt;
use std::str::FromStr;

/// A file of more bytes than this is not kept.
pub const FILE_MOST: u64 = 20_000_000;
/// Bytes of a file travel in pieces of at most so many.
pub const FILE_PIECE: usize = 256 * 1024;

coded! {
    /// What a file is. The codes are media types.
    FileType {
        /// A photo; what photos are made into on the device.
        Jpeg = "image/jpeg",
        /// A picture.
        Png = "image/png",
        /// A picture.
        Webp = "image/webp",
        /// A paper to read.
        Pdf = "application/pdf",
        /// Text, old form.
        Doc = "application/msword",
        /// Text.
        Docx = "application/vnd.openxmlformats-officedocument.wordprocessingml.document",
        /// A table, old form.
        Xls = "application/vnd.ms-excel",
        /// A table.
        Xlsx = "application/vnd.openxmlformats-officedocument.spreadsheetml.sheet",
        /// Slides, old form.
        Ppt = "application/vnd.ms-powerpoint",
        /// Slides.
        Pptx = "application/vnd.openxmlformats-officedocument.presentationml.presentation",
        /// Text.
        Odt = "application/vnd.oasis.opendocument.text",
        /// A table.
        Ods = "application/vnd.oasis.opendocument.spreadsheet",
        /// Slides.
        Odp = "application/vnd.oasis.opendocument.presentation",
        /// Text.
        Rtf = "application/rtf",
        /// Plain text.
        Txt = "text/plain",
        /// A plain table.
        Csv = "text/csv",
    }
}

impl FileType {
    /// What a file of this name is; `None` for what is not kept.
    pub fn of_name(name: &str) -> Option<Self> {
        let (_, ending) = name.rsplit_once('.')?;
        let ending = ending.to_ascii_lowercase();
        if ending == "jpeg" {
            return Some(Self::Jpeg);
        }
        Self::ALL
            .iter()
            .copied()
            .find(|kind| kind.ending() == ending)
    }

    /// How names of such files end.
    pub const fn ending(self) -> &'static str {
        match self {
            Self::Jpeg => "jpg",
            Self::Png => "png",
            Self::Webp => "webp",
            Self::Pdf => "pdf",
            Self::Doc => "doc",
            Self::Docx => "docx",
            Self::Xls => "xls",
            Self::Xlsx => "xlsx",
            Self::Ppt => "ppt",
            Self::Pptx => "pptx",
            Self::Odt => "odt",
            Self::Ods => "ods",
            Self::Odp => "odp",
            Self::Rtf => "rtf",
            Self::Txt => "txt",
            Self::Csv => "csv",
        }
    }

    /// True for what can be shown as a picture.
    pub const fn is_picture(self) -> bool {
        matches!(self, Self::Jpeg | Self::Png | Self::Webp)
    }
}

/// The SHA-256 of a file's bytes, written as 64 lower-case hex digits: its name wherever its bytes are.
#[derive(
    Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash, serde::Serialize, serde::Deserialize,
)]
#[serde(try_from = "String", into = "String")]
pub struct Digest(pub [u8; 32]);

/// A text that is not 64 lower-case hex digits.
#[derive(Debug, Clone, PartialEq, Eq, thiserror::Error)]
#[error("a digest is 64 hex digits")]
pub struct DigestError;

impl fmt::Display for Digest {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str(&hex::encode(self.0))
    }
}

impl fmt::Debug for Digest {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        write!(f, "Digest({self})")
    }
}

impl FromStr for Digest {
    type Err = DigestError;

    fn from_str(text: &str) -> Result<Self, DigestError> {
        // One text form each: upper case would be a second name for the same bytes.
        if text.bytes().any(|byte| byte.is_ascii_uppercase()) {
            return Err(DigestError);
        }
        let mut bytes = [0; 32];
        hex::decode_to_slice(text, &mut bytes).map_err(|_| DigestError)?;
        Ok(Self(bytes))
    }
}

impl TryFrom<String> for Digest {
    type Error = DigestError;

    fn try_from(text: String) -> Result<Self, DigestError> {
        text.parse()
    }
}

impl From<Digest> for String {
    fn from(digest: Digest) -> Self {
        digest.to_string()
    }
}

coded! {
    /// What a sample of work is: портфолио.
    Sample {
        /// План урока.
        LessonPlan = "lesson_plan",
        /// Методическая разработка.
        Material = "material",
        /// Работа ученика.
        PupilWork = "pupil_work",
        /// Грамота, сертификат.
        Certificate = "certificate",
        /// Отзыв.
        Review = "review",
        /// Фото.
        Photo = "photo",
        /// Другое.
        Other = "other",
    }
}

/// What a file hangs on, in the document that lists it.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub enum FileOf {
    /// A plan item.
    Item(ItemId),
    /// A meeting.
    Meeting(MeetingId),
    /// A visit to a lesson.
    Observation(ObservationId),
    /// An open lesson.
    OpenLesson(OpenLessonId),
    /// Nothing else: a sample of somebody's work, kept for itself.
    Sample(Sample),
    /// A local act of the school.
    Act(ActId),
}

/// A text that names nothing on which a file hangs: of a newer version, or damaged.
#[derive(Debug, Clone, PartialEq, Eq, thiserror::Error)]
#[error("files hang on no such thing")]
pub struct FileOfError;

impl fmt::Display for FileOf {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        match self {
            Self::Item(id) => write!(f, "item:{id}"),
            Self::Meeting(id) => write!(f, "meeting:{id}"),
            Self::Observation(id) => write!(f, "observation:{id}"),
            Self::OpenLesson(id) => write!(f, "openLesson:{id}"),
            Self::Sample(sample) => write!(f, "sample:{sample}"),
            Self::Act(id) => write!(f, "act:{id}"),
        }
    }
}

impl FromStr for FileOf {
    type Err = FileOfError;

    fn from_str(text: &str) -> Result<Self, FileOfError> {
        let (what, id) = text.split_once(':').ok_or(FileOfError)?;
        let found = match what {
            "item" => id.parse().ok().map(Self::Item),
            "meeting" => id.parse().ok().map(Self::Meeting),
            "observation" => id.parse().ok().map(Self::Observation),
            "openLesson" => id.parse().ok().map(Self::OpenLesson),
            "sample" => id.parse().ok().map(Self::Sample),
            "act" => id.parse().ok().map(Self::Act),
            _ => None,
        };
        found.ok_or(FileOfError)
    }
}

/// Bytes by their name and number.
#[derive(
    Debug, Clone, Copy, PartialEq, Eq, Hash, PartialOrd, Ord, serde::Serialize, serde::Deserialize,
)]
pub struct Contents {
    /// Their SHA-256.
    pub sha: Digest,
    /// How many.
    pub size: u64,
}

/// A file as it is attached.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Attachment {
    /// What people call it, with its ending.
    pub name: String,
    /// What it is; `None` for what a newer version keeps.
    pub kind: Option<FileType>,
    /// Its bytes.
    pub contents: Contents,
    /// A small picture of it, where there is one.
    pub thumb: Option<Contents>,
    /// What it hangs on.
    pub of: FileOf,
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_file_is_what_its_name_ends_with() {
        assert_eq!(FileType::of_name("План.DOCX"), Some(FileType::Docx));
        assert_eq!(FileType::of_name("доска.jpeg"), Some(FileType::Jpeg));
        for kind in FileType::ALL {
            let name = format!("a.b.{}", kind.ending());
            assert_eq!(FileType::of_name(&name), Some(*kind));
        }
        for not_kept in [
            "setup.exe",
            "page.html",
            "picture.svg",
            "без окончания",
            "",
            "pdf",
        ] {
            assert_eq!(FileType::of_name(not_kept), None, "{not_kept}");
        }
    }

    #[test]
    fn a_digest_has_one_text_form() {
        let digest = Digest([0xa5; 32]);
        assert_eq!(digest.to_string().parse(), Ok(digest));
        assert_eq!("A5".repeat(32).parse::<Digest>(), Err(DigestError));
        assert_eq!("a5".repeat(31).parse::<Digest>(), Err(DigestError));
        assert_eq!("../../../etc/passwd".parse::<Digest>(), Err(DigestError));
    }

    #[test]
    fn what_a_file_hangs_on_is_read_back() {
        for of in [
            FileOf::Item(ItemId::from_random([1; 16])),
            FileOf::Meeting(MeetingId::from_random([2; 16])),
            FileOf::Observation(ObservationId::from_random([3; 16])),
            FileOf::OpenLesson(OpenLessonId::from_random([4; 16])),
            FileOf::Sample(Sample::Certificate),
            FileOf::Act(ActId::from_random([5; 16])),
        ] {
            assert_eq!(of.to_string().parse(), Ok(of));
        }
        for wrong in ["", "meeting", "meeting:", "moon:01", "item:zz"] {
            assert_eq!(wrong.parse::<FileOf>(), Err(FileOfError), "{wrong}");
        }
    }
}

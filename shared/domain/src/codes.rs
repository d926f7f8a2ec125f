//! Enums whose values are kept in documents as short, stable text codes.

/// A text that is not a code of the vocabulary: written by a newer version, or damaged.
#[derive(Debug, Clone, PartialEq, Eq, thiserror::Error)]
#[error("{code:?} is not a known {vocabulary}")]
pub struct UnknownCode {
    /// The vocabulary that was asked, as its type is called.
    pub vocabulary: &'static str,
    /// What was read.
    pub code: String,
}

/// Declares an enum with one text code per value. The codes are stored in documents, so they never change.
macro_rules! coded {
    ($(#[$meta:meta])* $name:ident { $($(#[$value_meta:meta])* $value:ident = $code:literal,)+ }) => {
        $(#[$meta])*
        #[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash, serde::Serialize, serde::Deserialize)]
        pub enum $name {
            $($(#[$value_meta])* #[serde(rename = $code)] $value,)+
        }

        impl $name {
            /// Every value, in the order in which people list them.
            pub const ALL: &'static [Self] = &[$(Self::$value,)+];

            /// The code that documents keep.
            pub const fn as_str(self) -> &'static str {
                match self {
                    $(Self::$value => $code,)+
                }
            }
        }

        impl std::fmt::Display for $name {
            fn fmt(&self, f: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
                f.write_str(self.as_str())
            }
        }

        impl std::str::FromStr for $name {
            type Err = $crate::codes::UnknownCode;

            fn from_str(code: &str) -> Result<Self, Self::Err> {
                match code {
                    $($code => Ok(Self::$value),)+
                    _ => Err($crate::codes::UnknownCode { vocabulary: stringify!($name), code: code.to_owned() }),
                }
            }
        }
    };
}

pub(crate) use coded;

//! Names of things in the content: never changed, never used again.

use std::{fmt, str::FromStr};

use serde::{Deserialize, Serialize};

/// The text is not an id: lower-case Latin letters, digits and hyphens, at most 40 of them.
#[derive(Debug, thiserror::Error)]
#[error("an id is made of lower-case Latin letters, digits and hyphens, at most 40 of them")]
pub struct InvalidId;

fn plausible(raw: &str) -> bool {
    let letter = |byte: u8| byte.is_ascii_lowercase() || byte.is_ascii_digit() || byte == b'-';
    !raw.is_empty() && raw.len() <= 40 && raw.bytes().all(letter)
}

macro_rules! id {
    ($(#[$doc:meta])* $name:ident) => {
        $(#[$doc])*
        #[derive(Clone, Debug, PartialEq, Eq, Hash, PartialOrd, Ord, Serialize, Deserialize)]
        #[serde(try_from = "String")]
        pub struct $name(String);

        impl $name {
            /// The id as text.
            pub fn as_str(&self) -> &str {
                &self.0
            }
        }

        impl FromStr for $name {
            type Err = InvalidId;

            fn from_str(raw: &str) -> Result<Self, InvalidId> {
                plausible(raw).then(|| Self(raw.to_owned())).ok_or(InvalidId)
            }
        }

        impl TryFrom<String> for $name {
            type Error = InvalidId;

            fn try_from(raw: String) -> Result<Self, InvalidId> {
                raw.parse()
            }
        }

        impl fmt::Display for $name {
            fn fmt(&self, formatter: &mut fmt::Formatter<'_>) -> fmt::Result {
                formatter.write_str(&self.0)
            }
        }
    };
}

id!(
    /// The id of an entry: the name of its file.
    EntryId
);
id!(
    /// The id of a topic: the name of its folder.
    TopicId
);
id!(
    /// The id of a contact, used in texts as `{contact:ID}`.
    ContactId
);

/// A country by its ISO 3166-1 alpha-2 code, in capitals (`EU` stands for the other states of the European Union).
#[derive(Clone, Debug, PartialEq, Eq, Hash, PartialOrd, Ord, Serialize, Deserialize)]
#[serde(try_from = "String")]
pub struct CountryId(String);

impl CountryId {
    /// The code as text.
    pub fn as_str(&self) -> &str {
        &self.0
    }
}

impl FromStr for CountryId {
    type Err = InvalidId;

    fn from_str(raw: &str) -> Result<Self, InvalidId> {
        let code = raw.len() == 2 && raw.bytes().all(|byte| byte.is_ascii_uppercase());
        code.then(|| Self(raw.to_owned())).ok_or(InvalidId)
    }
}

impl TryFrom<String> for CountryId {
    type Error = InvalidId;

    fn try_from(raw: String) -> Result<Self, InvalidId> {
        raw.parse()
    }
}

impl fmt::Display for CountryId {
    fn fmt(&self, formatter: &mut fmt::Formatter<'_>) -> fmt::Result {
        formatter.write_str(&self.0)
    }
}

/// The three digits that open an entry, typed on any channel or printed on a leaflet: 200 to 899.
///
/// Below 200 and above 899 lie the short telephone numbers of many countries (112, 911, 999).
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash, PartialOrd, Ord, Serialize, Deserialize)]
#[serde(try_from = "u16")]
pub struct Code(u16);

/// The number cannot be an entry's code.
#[derive(Debug, thiserror::Error)]
#[error("a code has three digits, from 200 to 899")]
pub struct InvalidCode;

impl TryFrom<u16> for Code {
    type Error = InvalidCode;

    fn try_from(number: u16) -> Result<Self, InvalidCode> {
        (200..=899).contains(&number).then_some(Self(number)).ok_or(InvalidCode)
    }
}

impl FromStr for Code {
    type Err = InvalidCode;

    fn from_str(raw: &str) -> Result<Self, InvalidCode> {
        raw.parse::<u16>().map_err(|_| InvalidCode)?.try_into()
    }
}

impl fmt::Display for Code {
    fn fmt(&self, formatter: &mut fmt::Formatter<'_>) -> fmt::Result {
        write!(formatter, "{}", self.0)
    }
}

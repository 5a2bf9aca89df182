//! Parameters of a query or a form, with their bytes as they were sent: not every gateway writes UTF-8.

use percent_encoding::percent_decode;

/// Names and values in the order in which they came.
pub(super) struct Parameters(Vec<(Vec<u8>, Vec<u8>)>);

impl Parameters {
    /// Reads `name=value&…`, percent-encoded. Never fails: what is odd is a name without a value.
    pub fn read(encoded: &[u8]) -> Self {
        let pairs = encoded.split(|byte| *byte == b'&').filter(|pair| !pair.is_empty());
        Self(
            pairs
                .map(|pair| {
                    let mut halves = pair.splitn(2, |byte| *byte == b'=');
                    let mut half = || decoded(halves.next().unwrap_or_default());
                    (half(), half())
                })
                .collect(),
        )
    }

    /// The bytes of the first value of this name.
    pub fn bytes(&self, name: &str) -> Option<&[u8]> {
        let found = self.0.iter().find(|(given, _)| given == name.as_bytes());
        found.map(|(_, value)| value.as_slice())
    }

    /// The first value of this name, as UTF-8.
    pub fn text(&self, name: &str) -> Option<String> {
        self.bytes(name).map(|value| String::from_utf8_lossy(value).into_owned())
    }

    /// The same where something is written.
    pub fn filled(&self, name: &str) -> Option<String> {
        self.text(name).filter(|value| !value.trim().is_empty())
    }

    /// All names and values.
    pub fn pairs(&self) -> impl Iterator<Item = (&[u8], &[u8])> {
        self.0.iter().map(|(name, value)| (name.as_slice(), value.as_slice()))
    }
}

fn decoded(encoded: &[u8]) -> Vec<u8> {
    let spaced: Vec<u8> =
        encoded.iter().map(|byte| if *byte == b'+' { b' ' } else { *byte }).collect();
    percent_decode(&spaced).collect()
}

#[cfg(test)]
mod tests {
    use proptest::prelude::*;

    use super::*;

    #[test]
    fn values_are_read_with_all_their_bytes() {
        let read =
            Parameters::read(b"from=%2B992900000001&raw=%04%20&text=a+b%3D&empty=&odd&x=1&x=2");
        assert_eq!(read.text("from").as_deref(), Some("+992900000001"));
        assert_eq!(read.bytes("raw"), Some(&b"\x04 "[..]));
        assert_eq!(read.text("text").as_deref(), Some("a b="));
        assert_eq!(read.bytes("odd"), Some(&b""[..]));
        assert_eq!(read.text("x").as_deref(), Some("1"));
        assert!(read.bytes("none").is_none() && read.filled("empty").is_none());
    }

    proptest! {
        #[test]
        fn anything_can_be_read(query: Vec<u8>) {
            prop_assert!(Parameters::read(&query).pairs().count() <= query.len());
        }
    }
}

//! The names of staff accounts.

use std::str::FromStr;

/// A name to sign in with: 2 to 40 letters, digits, dots, hyphens; letters of any alphabet, kept small.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct StaffName(String);

/// The text cannot be the name of an account.
#[derive(Debug, thiserror::Error)]
#[error("a name has 2 to 40 letters, digits, dots or hyphens")]
pub struct InvalidName;

impl StaffName {
    /// As it is kept.
    pub fn as_str(&self) -> &str {
        &self.0
    }
}

impl FromStr for StaffName {
    type Err = InvalidName;

    fn from_str(text: &str) -> Result<Self, InvalidName> {
        let name = text.trim().to_lowercase();
        let plausible = (2..=40).contains(&name.chars().count())
            && name.chars().all(|letter| letter.is_alphanumeric() || ".-_".contains(letter));
        plausible.then_some(Self(name)).ok_or(InvalidName)
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_name_is_one_word_in_small_letters() {
        assert_eq!("  Анора ".parse::<StaffName>().unwrap().as_str(), "анора");
        for wrong in ["", "a", "two words", "a/b", "<b>", &"a".repeat(41)] {
            assert!(wrong.parse::<StaffName>().is_err(), "{wrong}");
        }
    }
}

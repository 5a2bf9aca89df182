//! Secrets of 256 bits that a browser or a link carries; the store knows their hashes alone.

use base64::{Engine, engine::general_purpose::URL_SAFE_NO_PAD};
use sha2::{Digest, Sha256};
use subtle::ConstantTimeEq;

/// The longest text that can be one, in bytes.
const LONGEST: usize = 64;

/// A secret of 256 bits. It has no `Debug`.
pub(super) struct Token(String);

impl Token {
    /// A new one; `None` when the system has no randomness to give.
    pub fn random() -> Option<Self> {
        let mut bytes = [0; 32];
        getrandom::fill(&mut bytes).ok()?;
        Some(Self(URL_SAFE_NO_PAD.encode(bytes)))
    }

    /// One that came back.
    pub fn read(text: &str) -> Option<Self> {
        (!text.is_empty() && text.len() <= LONGEST).then(|| Self(text.to_owned()))
    }

    /// What the browser or the link carries.
    pub fn text(&self) -> &str {
        &self.0
    }

    /// What the store keeps: SHA-256 in hex. The token has 256 random bits, so that no slow hash is needed.
    pub fn hash(&self) -> String {
        hex::encode(Sha256::digest(self.0.as_bytes()))
    }

    /// What forms of this session carry: it says nothing of the token.
    pub fn form(&self) -> String {
        hex::encode(Sha256::digest(format!("form {}", self.0)))
    }

    /// Whether a form carries what it should, compared in constant time.
    pub fn is_form(&self, sent: &str) -> bool {
        self.form().as_bytes().ct_eq(sent.as_bytes()).into()
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn what_is_kept_and_what_forms_carry_differ_from_the_token() {
        let (one, other) = (Token::random().unwrap(), Token::random().unwrap());
        assert_eq!(one.text().len(), 43);
        assert_ne!(one.hash(), other.hash());
        assert_ne!(one.hash(), one.form());
        assert!(one.is_form(&one.form()) && !one.is_form(&other.form()) && !one.is_form(""));
    }
}

//! Signatures of webhooks: an HMAC over what was sent.

use base64::{Engine, engine::general_purpose::STANDARD};
use hmac::{Hmac, KeyInit, Mac};
use serde::Deserialize;
use sha1::Sha1;
use sha2::Sha256;

use super::secret::Credential;

/// The hash of the HMAC (RFC 2104).
#[derive(Clone, Copy, Debug, Default, Deserialize)]
#[serde(rename_all = "lowercase")]
pub enum Algorithm {
    /// HMAC-SHA1.
    Sha1,
    /// HMAC-SHA256.
    #[default]
    Sha256,
}

/// How the HMAC is written.
#[derive(Clone, Copy, Debug, Default, Deserialize)]
#[serde(rename_all = "lowercase")]
pub enum Coding {
    /// Hexadecimal digits, of any case.
    #[default]
    Hex,
    /// Base64 with padding.
    Base64,
}

/// Checks signatures with one key.
pub(super) struct Signature {
    pub algorithm: Algorithm,
    pub coding: Coding,
    pub key: Credential,
}

impl Signature {
    /// Whether `given` signs these pieces, one after another. Compares in constant time.
    pub fn signs<'a>(&self, pieces: impl IntoIterator<Item = &'a [u8]>, given: &str) -> bool {
        let given = match self.coding {
            Coding::Hex => hex::decode(given).ok(),
            Coding::Base64 => STANDARD.decode(given).ok(),
        };
        // Something is always compared, so that a malformed signature takes as long as a wrong one.
        let given = given.unwrap_or_default();
        match self.algorithm {
            Algorithm::Sha1 => verified::<Hmac<Sha1>>(&self.key, pieces, &given),
            Algorithm::Sha256 => verified::<Hmac<Sha256>>(&self.key, pieces, &given),
        }
    }
}

fn verified<'a, M: Mac + KeyInit>(
    key: &Credential,
    pieces: impl IntoIterator<Item = &'a [u8]>,
    given: &[u8],
) -> bool {
    let Ok(mut mac) = <M as KeyInit>::new_from_slice(key.0.as_bytes()) else { return false };
    for piece in pieces {
        mac.update(piece);
    }
    mac.verify_slice(given).is_ok()
}

#[cfg(test)]
mod tests {
    use super::*;

    fn signature(algorithm: Algorithm, coding: Coding, key: &str) -> Signature {
        Signature { algorithm, coding, key: Credential(key.into()) }
    }

    #[test]
    fn the_test_vector_of_rfc_4231_is_accepted() {
        let signature = signature(Algorithm::Sha256, Coding::Hex, "Jefe");
        let given = "5bdcc146bf60754e6a042426089575c75a003f089d2739839dec58b964ec3843";
        let pieces = || [&b"what do ya want "[..], b"for nothing?"];
        assert!(signature.signs(pieces(), given));
        assert!(signature.signs(pieces(), &given.to_uppercase()));
        assert!(!signature.signs([&b"what do ya want"[..], b"for nothing?"], given));
        for wrong in ["", "zz", given.trim_end_matches("43"), &format!("{given}00")] {
            assert!(!signature.signs(pieces(), wrong), "{wrong}");
        }
    }

    #[test]
    fn the_test_vector_of_rfc_2202_is_accepted_in_base64() {
        let signature = signature(Algorithm::Sha1, Coding::Base64, "Jefe");
        let given =
            STANDARD.encode(hex::decode("effcdf6ae5eb2fa2d27416d5f184df9c259a7c79").unwrap());
        assert!(signature.signs([&b"what do ya want for nothing?"[..]], &given));
        assert!(!signature.signs([&b"what do ya want for nothing!"[..]], &given));
    }
}

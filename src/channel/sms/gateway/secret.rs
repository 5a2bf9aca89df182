//! Secrets: what a gateway proves itself by, and what Hamroh proves itself to it by.

use std::fmt;

use sha2::{Digest, Sha256};
use subtle::ConstantTimeEq;

use super::InvalidGateway;

/// A shorter secret in the address of a webhook could be tried out.
const SHORTEST: usize = 16;

/// Reads the environment by the names that the configuration gives.
pub(super) struct Environment<'a> {
    pub gateway: &'a str,
    pub variable: &'a dyn Fn(&str) -> Option<String>,
}

impl Environment<'_> {
    /// The secret that stands in the webhook's address.
    pub fn secret(&self, variable: &str) -> Result<Secret, InvalidGateway> {
        let value = self.credential("secret_env", variable)?.0;
        if value.chars().count() < SHORTEST {
            let gateway = self.gateway.to_owned();
            return Err(InvalidGateway::ShortSecret { gateway, variable: variable.to_owned() });
        }
        Ok(Secret(Sha256::digest(value).into()))
    }

    /// What is handed to the gateway's own interface, or signs its requests. `setting` is the one that names the variable.
    pub fn credential(
        &self,
        setting: &'static str,
        variable: &str,
    ) -> Result<Credential, InvalidGateway> {
        let value = (self.variable)(variable).map(|value| value.trim().to_owned());
        let filled = value.filter(|value| !value.is_empty());
        filled.map(Credential).ok_or_else(|| InvalidGateway::NoSecret {
            gateway: self.gateway.to_owned(),
            setting,
            variable: variable.to_owned(),
        })
    }
}

/// A secret that others send, kept as its hash alone.
#[derive(Clone, Copy)]
pub(super) struct Secret([u8; 32]);

impl Secret {
    /// Compares in constant time, whatever the length of what was given.
    pub fn is(&self, given: &str) -> bool {
        self.0.ct_eq(&Sha256::digest(given)[..]).into()
    }

    /// What nothing is equal to: compared with where there is no gateway, so that this takes as long.
    pub fn of_nobody() -> Self {
        Self([0; 32])
    }
}

/// A password or key that Hamroh uses itself. Its `Debug` shows nothing.
#[derive(Clone)]
pub(super) struct Credential(pub String);

impl fmt::Debug for Credential {
    fn fmt(&self, formatter: &mut fmt::Formatter<'_>) -> fmt::Result {
        formatter.write_str("Credential")
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn secret(value: Option<&str>) -> Result<Secret, InvalidGateway> {
        let variable = |_: &str| value.map(str::to_owned);
        Environment { gateway: "kannel", variable: &variable }.secret("SMS_KANNEL_SECRET")
    }

    #[test]
    fn a_secret_is_known_again_and_nothing_else_is() {
        let secret = secret(Some("0123456789abcdef\n")).unwrap();
        assert!(secret.is("0123456789abcdef"));
        assert!(
            !secret.is("0123456789abcdeF") && !secret.is("") && !secret.is("0123456789abcdef0")
        );
        assert!(!Secret::of_nobody().is(""));
    }

    #[test]
    fn a_missing_or_short_secret_is_refused_by_name_without_its_value() {
        for (value, words) in
            [(None, "not set"), (Some("  "), "not set"), (Some("0123456789"), "16")]
        {
            let error = secret(value).err().unwrap().to_string();
            let named =
                ["kannel", "SMS_KANNEL_SECRET", words].iter().all(|word| error.contains(word));
            assert!(named && !error.contains("0123456789"), "{error}");
        }
    }
}

//! The configuration as it stands in a file, before the environment.

use std::path::{Path, PathBuf};

use super::{Config, ConfigError, DEFAULT_FILE};

/// A configuration file that is read.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Written {
    /// The file.
    pub file: PathBuf,
    /// Whether the bot's token or a password stands in it.
    pub secret: bool,
}

impl Written {
    /// The file that [`Config::load`] reads, if there is one.
    ///
    /// # Errors
    /// The file cannot be read.
    pub fn find(named: Option<&Path>) -> Result<Option<Self>, ConfigError> {
        let file = named.unwrap_or(Path::new(DEFAULT_FILE));
        if named.is_none() && !file.exists() {
            return Ok(None);
        }
        let config = Config::from_file(file)?;
        let addresses = [Some(&config.database_url), config.telegram.proxy.as_ref()];
        let secret = config.telegram.token.is_some()
            || addresses.into_iter().flatten().any(|address| holds_password(address));
        Ok(Some(Self { file: file.to_owned(), secret }))
    }
}

/// `postgres://name:password@host/…`.
fn holds_password(address: &str) -> bool {
    let rest = address.split_once("://").map_or(address, |(_, rest)| rest);
    let authority = rest.split(['/', '?']).next().unwrap_or_default();
    authority.rsplit_once('@').is_some_and(|(person, _)| person.contains(':'))
        || address.contains("password=")
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::config::tests::file;

    #[test]
    fn a_file_with_a_token_or_a_password_holds_a_secret() {
        for (text, secret) in [
            ("drafts = true", false),
            ("[telegram]\ntoken = \"17:abc\"", true),
            ("database_url = \"postgres://hamroh@localhost/hamroh\"", false),
            ("database_url = \"postgres://hamroh:word@localhost/hamroh\"", true),
            ("database_url = \"postgres://localhost/hamroh?user=a&password=b\"", true),
            ("[telegram]\nproxy = \"socks5://me:word@[::1]:9\"", true),
        ] {
            let file = file(text);
            let written = Written::find(Some(file.path())).unwrap().unwrap();
            assert_eq!(written.secret, secret, "{text}");
        }
    }
}

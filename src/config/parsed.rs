//! Reading TOML, and saying where it is wrong.

use std::path::Path;

use serde::de::DeserializeOwned;

use super::ConfigError;

/// Reads TOML that came from `file`.
pub(super) fn parsed<T: DeserializeOwned>(text: &str, file: &Path) -> Result<T, ConfigError> {
    toml::from_str(text).map_err(|error| {
        let start = error.span().map_or(0, |span| span.start);
        let before = text.get(..start).unwrap_or_default();
        let line = before.matches('\n').count() + 1;
        let reason = match setting(text.lines().nth(line - 1).unwrap_or_default()) {
            Some(setting) => format!("`{setting}`: {}", error.message()),
            None => error.message().to_owned(),
        };
        ConfigError::Invalid { file: file.to_owned(), line, reason }
    })
}

/// The name of the setting on a line; its value may be a secret.
fn setting(line: &str) -> Option<&str> {
    let name = line.split_once('=')?.0.trim();
    let letter = |byte: u8| byte.is_ascii_alphanumeric() || b"_-.".contains(&byte);
    (!name.is_empty() && name.bytes().all(letter)).then_some(name)
}

//! Every setting, with its unit and default: `hamroh.toml` first, then the environment.
//!
//! This is the only place that reads the environment.

mod parsed;
mod sms;
mod staff;
mod statistics;
mod written;

use std::{
    fs, io,
    net::SocketAddr,
    path::{Path, PathBuf},
};

use serde::Deserialize;

pub use sms::SmsConfig;
pub use staff::{StaffChatConfig, StaffConfig};
pub use statistics::StatisticsConfig;
pub use written::Written;

use self::parsed::parsed;
use crate::conversation::Office;

/// The file that is read when `--config` names none.
const DEFAULT_FILE: &str = "hamroh.toml";

/// All settings.
#[derive(Clone, Debug, Deserialize)]
#[serde(deny_unknown_fields, default)]
pub struct Config {
    /// Where content and counts are kept: `sqlite://FILE` or `postgres://…`. Environment: `DATABASE_URL`.
    /// Default: `sqlite://hamroh-data/hamroh.db`.
    pub database_url: String,
    /// Address and port of the try-out page. Environment: `HAMROH_LISTEN`. Default: `127.0.0.1:8080`.
    pub listen: SocketAddr,
    /// Whether `/try` answers visitors from elsewhere than this machine. Environment: `HAMROH_TRY_OPEN`. Default: no.
    pub try_open: bool,
    /// Whether entries that nobody has reviewed are served. Environment: `HAMROH_DRAFTS`. Default: yes.
    pub drafts: bool,
    /// Telegram.
    pub telegram: TelegramConfig,
    /// SMS.
    pub sms: SmsConfig,
    /// The staff's pages.
    pub staff: StaffConfig,
    /// Statistics.
    pub statistics: StatisticsConfig,
    /// Who runs the service; left out of all texts where it is not set.
    pub office: Option<Office>,
}

/// Settings of Telegram.
#[derive(Clone, Default, Deserialize)]
#[serde(deny_unknown_fields, default)]
pub struct TelegramConfig {
    /// The bot's token from @BotFather; without it Telegram is off. Environment: `TELOXIDE_TOKEN`, better than the file.
    pub token: Option<String>,
    /// Another Bot API server. Environment: `TELOXIDE_API_URL`. Default: Telegram's own.
    pub api_url: Option<String>,
    /// A proxy for Telegram, `http://…` or `socks5://…`. Environment: `HAMROH_TELEGRAM_PROXY`. Default: none.
    pub proxy: Option<String>,
}

impl std::fmt::Debug for TelegramConfig {
    /// The token is a secret, and a proxy's address may hold one.
    fn fmt(&self, formatter: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
        formatter
            .debug_struct("TelegramConfig")
            .field("on", &self.token.is_some())
            .finish_non_exhaustive()
    }
}

impl Default for Config {
    fn default() -> Self {
        Self {
            database_url: "sqlite://hamroh-data/hamroh.db".into(),
            listen: SocketAddr::from(([127, 0, 0, 1], 8080)),
            try_open: false,
            drafts: true,
            telegram: TelegramConfig::default(),
            sms: SmsConfig::default(),
            staff: StaffConfig::default(),
            statistics: StatisticsConfig::default(),
            office: None,
        }
    }
}

/// A setting that cannot be used; the text names it and says what to do.
#[derive(Debug, thiserror::Error)]
pub enum ConfigError {
    /// The file cannot be read.
    #[error("the configuration {0} cannot be read; check its name and permissions")]
    Unreadable(PathBuf, #[source] io::Error),
    /// The file is not TOML or has a wrong setting.
    #[error("the configuration {file}, line {line}: {reason}")]
    Invalid {
        /// The file.
        file: PathBuf,
        /// The line, from 1.
        line: usize,
        /// What is wrong there.
        reason: String,
    },
    /// An environment variable has a value that cannot be used. The value is not shown: it may be a secret.
    #[error("the environment variable {name} cannot be used: it must be {expected}")]
    Environment {
        /// The variable.
        name: &'static str,
        /// What it must be.
        expected: &'static str,
    },
}

/// The value of an environment variable that a setting names, such as `secret_env`.
pub fn variable(name: &str) -> Option<String> {
    std::env::var(name).ok().filter(|value| !value.trim().is_empty())
}

impl Config {
    /// Reads the file (`hamroh.toml` if there is one and `file` names none), then the environment.
    ///
    /// # Errors
    /// The first setting that cannot be used.
    pub fn load(file: Option<&Path>) -> Result<Self, ConfigError> {
        Self::read(file, variable)
    }

    fn read(
        file: Option<&Path>,
        variable: impl Fn(&str) -> Option<String>,
    ) -> Result<Self, ConfigError> {
        let mut config = match (file, Path::new(DEFAULT_FILE)) {
            (Some(file), _) => Self::from_file(file)?,
            (None, default) if default.exists() => Self::from_file(default)?,
            (None, _) => Self::default(),
        };
        let flag = |name, value: &mut bool| {
            match variable(name).as_deref().map(str::trim) {
                None => {}
                Some("1" | "true" | "yes") => *value = true,
                Some("0" | "false" | "no") => *value = false,
                Some(_) => return Err(ConfigError::Environment { name, expected: "yes or no" }),
            }
            Ok(())
        };
        flag("HAMROH_TRY_OPEN", &mut config.try_open)?;
        flag("HAMROH_DRAFTS", &mut config.drafts)?;
        let bind = |name| {
            let expected = "an address and a port, such as 127.0.0.1:8080";
            let parsed = variable(name).map(|bind| bind.trim().parse::<SocketAddr>()).transpose();
            parsed.map_err(|_| ConfigError::Environment { name, expected })
        };
        config.listen = bind("HAMROH_LISTEN")?.unwrap_or(config.listen);
        config.database_url = variable("DATABASE_URL").unwrap_or(config.database_url);
        if let Some(offset) = variable("HAMROH_UTC_OFFSET") {
            let (name, expected) = ("HAMROH_UTC_OFFSET", "a difference from UTC, such as +05:00");
            let parsed = offset.trim().parse();
            config.statistics.utc_offset =
                parsed.map_err(|_| ConfigError::Environment { name, expected })?;
        }
        let telegram = &mut config.telegram;
        telegram.token = variable("TELOXIDE_TOKEN").or(telegram.token.take());
        telegram.api_url = variable("TELOXIDE_API_URL").or(telegram.api_url.take());
        telegram.proxy = variable("HAMROH_TELEGRAM_PROXY").or(telegram.proxy.take());
        if let Some(table) = variable("HAMROH_SMS") {
            config.sms = parsed(&table, Path::new("HAMROH_SMS"))?;
        }
        let sms = &mut config.sms;
        sms.listen = bind("HAMROH_SMS_LISTEN")?.or(sms.listen);
        sms.public_url = variable("HAMROH_SMS_PUBLIC_URL").or(sms.public_url.take());
        let staff = &mut config.staff;
        staff.listen = bind("HAMROH_STAFF_LISTEN")?.or(staff.listen);
        staff.public_url = variable("HAMROH_STAFF_PUBLIC_URL").or(staff.public_url.take());
        staff.public()?;
        Ok(config)
    }

    fn from_file(file: &Path) -> Result<Self, ConfigError> {
        let text = fs::read_to_string(file)
            .map_err(|error| ConfigError::Unreadable(file.to_owned(), error))?;
        parsed(&text, file)
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    pub(super) fn file(text: &str) -> tempfile::NamedTempFile {
        let file = tempfile::NamedTempFile::new().unwrap();
        fs::write(file.path(), text).unwrap();
        file
    }

    #[test]
    fn the_environment_goes_before_the_file() {
        let file = file("database_url = \"sqlite://a.db\"\ntry_open = true\n");
        let variable = |name: &str| (name == "DATABASE_URL").then(|| "sqlite://b.db".to_owned());
        let config = Config::read(Some(file.path()), variable).unwrap();
        assert_eq!((config.database_url.as_str(), config.try_open), ("sqlite://b.db", true));
    }

    #[test]
    fn an_unknown_setting_is_named_with_its_line() {
        let file = file("drafts = true\nlisten_on = 1\n");
        let error = Config::read(Some(file.path()), |_| None).unwrap_err().to_string();
        assert!(error.contains("line 2") && error.contains("listen_on"), "{error}");
    }

    #[test]
    fn a_value_that_cannot_be_used_is_named_by_its_setting_and_not_repeated() {
        let file = file("drafts = true\nlisten = \"secret\"\n");
        let error = Config::read(Some(file.path()), |_| None).unwrap_err().to_string();
        assert!(error.contains("line 2: `listen`: ") && !error.contains("secret"), "{error}");
    }

    #[test]
    fn a_variable_that_cannot_be_used_is_named_without_its_value() {
        let error =
            Config::read(None, |name| (name == "HAMROH_LISTEN").then(|| "secret".to_owned()))
                .unwrap_err();
        assert!(
            error.to_string().contains("HAMROH_LISTEN") && !error.to_string().contains("secret")
        );
    }

    #[test]
    fn the_token_does_not_show_itself() {
        let config =
            Config::read(None, |name| (name == "TELOXIDE_TOKEN").then(|| "12345:abc".to_owned()))
                .unwrap();
        assert!(!format!("{config:?}").contains("12345"));
    }
}

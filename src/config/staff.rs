//! Settings of the staff's pages.

use std::net::SocketAddr;

use serde::{Deserialize, Deserializer, de::Error};

use super::ConfigError;
use crate::{localisation::Locale, staff::PublicUrl, statistics::SETTLED_AT};

/// Settings of the staff's pages.
#[derive(Clone, Debug, Deserialize)]
#[serde(deny_unknown_fields, default)]
pub struct StaffConfig {
    /// Address and port for the staff's pages alone. Environment: `HAMROH_STAFF_LISTEN`. Default: none, they are at `listen`.
    pub listen: Option<SocketAddr>,
    /// The address under which staff reach the pages through a proxy that speaks TLS, such as `https://hamroh.example.org`.
    /// Environment: `HAMROH_STAFF_PUBLIC_URL`. Default: none, the pages answer this machine alone.
    pub public_url: Option<String>,
    /// The language of what chats of the staff are told: `tg`, `ru` or `en`. Default: `tg`.
    pub language: Locale,
    /// The hour of the weekly digest on Mondays, 2 to 23, by the office's clock: a week is closed at two o'clock. Default: 9.
    #[serde(deserialize_with = "digest_hour")]
    pub digest_hour: u32,
    /// Telegram chats in which `/stats` is answered, each a `[[staff.chat]]`. Default: none.
    pub chat: Vec<StaffChatConfig>,
}

/// A chat of the staff.
#[derive(Clone, Copy, Debug, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct StaffChatConfig {
    /// Its id, as Telegram writes it: those of groups are negative.
    pub id: i64,
    /// Whether it gets the last week every Monday. Default: no.
    #[serde(default)]
    pub digest: bool,
}

impl Default for StaffConfig {
    fn default() -> Self {
        let language = Locale::default();
        Self { listen: None, public_url: None, language, digest_hour: 9, chat: Vec::new() }
    }
}

impl StaffConfig {
    /// The public address, read.
    ///
    /// # Errors
    /// It is none.
    pub fn public(&self) -> Result<Option<PublicUrl>, ConfigError> {
        let read = self.public_url.as_deref().map(str::parse).transpose();
        read.map_err(|_| ConfigError::Environment {
            name: "HAMROH_STAFF_PUBLIC_URL (staff.public_url)",
            expected: "https:// and a host name, such as https://hamroh.example.org",
        })
    }

    /// Where a browser finds the pages, without a slash at the end; `common` is where the program listens otherwise. Empty
    /// while the port is not known.
    pub fn address(&self, common: SocketAddr) -> String {
        let own = self.listen.unwrap_or(common);
        match self.public() {
            Ok(Some(url)) => url.origin().to_owned(),
            _ if own.port() == 0 => String::new(),
            _ => {
                let host = if own.ip().is_unspecified() { "localhost".into() } else { host(own) };
                format!("http://{host}:{}", own.port())
            }
        }
    }
}

/// An earlier digest would tell of the week before.
fn digest_hour<'de, D: Deserializer<'de>>(deserializer: D) -> Result<u32, D::Error> {
    let hour = u32::deserialize(deserializer)?;
    let expected = format!(
        "it must be {SETTLED_AT} to 23: a week is closed at {SETTLED_AT} o'clock in the night after"
    );
    (SETTLED_AT..24).contains(&hour).then_some(hour).ok_or_else(|| D::Error::custom(expected))
}

fn host(address: SocketAddr) -> String {
    match address {
        SocketAddr::V4(address) => address.ip().to_string(),
        SocketAddr::V6(address) => format!("[{}]", address.ip()),
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::config::{Config, tests::file};

    #[test]
    fn a_digest_that_would_tell_of_the_week_before_is_refused() {
        let read = |hour: u32| {
            let file = file(&format!("[staff]\ndigest_hour = {hour}\n"));
            Config::load(Some(file.path())).map(|config| config.staff.digest_hour)
        };
        assert_eq!((read(2).unwrap(), read(23).unwrap()), (2, 23));
        for hour in [0, 1, 24] {
            let error = read(hour).unwrap_err().to_string();
            assert!(
                error.contains("line 2") && error.contains("`digest_hour`: it must be 2 to 23"),
                "{error}"
            );
        }
    }

    #[test]
    fn a_link_leads_to_the_public_address_or_to_this_machine() {
        let common = "127.0.0.1:8080".parse().unwrap();
        let mut config = StaffConfig::default();
        assert_eq!(config.address(common), "http://127.0.0.1:8080");
        assert_eq!(config.address("127.0.0.1:0".parse().unwrap()), "");
        config.listen = Some("[::1]:9090".parse().unwrap());
        assert_eq!(config.address(common), "http://[::1]:9090");
        config.public_url = Some("https://hamroh.example.org/".into());
        assert_eq!(config.address(common), "https://hamroh.example.org");
        config.public_url = Some("http://hamroh.example.org".into());
        assert!(config.public().is_err());
    }
}

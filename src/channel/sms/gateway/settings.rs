//! What the configuration says of a gateway.

use std::{net::IpAddr, sync::Arc};

use ipnet::IpNet;
use reqwest::Url;
use serde::Deserialize;

use super::{
    Adapter,
    android::{Android, AndroidSettings},
    generic::{Generic, GenericSettings},
    kannel::{Kannel, KannelSettings},
    secret::{Environment, Secret},
    twilio::{Twilio, TwilioSettings},
};
use crate::memory::HomeCountry;

/// A gateway, as the configuration describes it: `[[sms.gateway]]`, by its `kind`.
#[derive(Clone, Debug, Deserialize)]
#[serde(tag = "kind", rename_all = "lowercase")]
pub enum GatewaySettings {
    /// Kannel: a modem or an SMPP line of one's own.
    Kannel(KannelSettings),
    /// An Android telephone with the app android-sms-gateway.
    Android(AndroidSettings),
    /// Twilio.
    Twilio(TwilioSettings),
    /// Any other that speaks HTTP.
    Generic(Box<GenericSettings>),
}

/// What every gateway has.
#[derive(Clone, Debug, Deserialize)]
pub struct CommonSettings {
    /// Its name: in its address `/sms/<name>/<secret>`, in logs and in the statistics. Small letters, digits and hyphens.
    pub name: GatewayName,
    /// The environment variable that holds its secret, 16 characters at least.
    pub secret_env: String,
    /// The country whose numbers it writes without their country code: two capital letters (ISO 3166-1).
    pub default_country: DefaultCountry,
    /// Addresses and networks from which it may come, such as `127.0.0.1` or `10.0.0.0/8`. Default: from everywhere.
    #[serde(default)]
    pub allow: Vec<Network>,
    /// Whether it answers STOP and the like itself. Default: yes for Twilio, no for the others.
    pub answers_stop: Option<bool>,
}

/// The name of a gateway: 1 to 32 small letters, digits and hyphens.
#[derive(Clone, Debug, Deserialize)]
#[serde(try_from = "String")]
pub struct GatewayName(pub(super) Arc<str>);

impl TryFrom<String> for GatewayName {
    type Error = &'static str;

    fn try_from(name: String) -> Result<Self, Self::Error> {
        let fine = |byte: u8| byte.is_ascii_lowercase() || byte.is_ascii_digit() || byte == b'-';
        let fits = (1..=32).contains(&name.len()) && name.bytes().all(fine);
        fits.then(|| Self(name.into())).ok_or("`name` is 1 to 32 small letters, digits and hyphens")
    }
}

/// The country of `default_country`.
#[derive(Clone, Copy, Debug, Deserialize)]
#[serde(try_from = "String")]
pub struct DefaultCountry(pub(super) HomeCountry);

impl TryFrom<String> for DefaultCountry {
    type Error = &'static str;

    fn try_from(code: String) -> Result<Self, Self::Error> {
        let wrong = "`default_country` is written as two capital letters, such as \"TJ\"";
        code.parse().map(Self).map_err(|_| wrong)
    }
}

/// An address or a network of `allow`.
#[derive(Clone, Copy, Debug, Deserialize)]
#[serde(try_from = "String")]
pub struct Network(IpNet);

impl TryFrom<String> for Network {
    type Error = &'static str;

    fn try_from(written: String) -> Result<Self, Self::Error> {
        let network = written.parse::<IpAddr>().map(IpNet::from).or_else(|_| written.parse());
        network
            .map(Self)
            .map_err(|_| "`allow` holds addresses and networks, such as \"10.0.0.0/8\"")
    }
}

impl Network {
    pub(super) fn holds(self, address: IpAddr) -> bool {
        self.0.contains(&address.to_canonical())
    }
}

/// A gateway cannot be used as it is configured. Shows no secret.
#[derive(Debug, thiserror::Error)]
pub enum InvalidGateway {
    /// A secret is missing.
    #[error(
        "the gateway {gateway}: the environment variable {variable}, named by `{setting}`, is not set"
    )]
    NoSecret {
        /// The gateway.
        gateway: String,
        /// The setting that names the variable.
        setting: &'static str,
        /// The variable.
        variable: String,
    },
    /// A secret can be guessed.
    #[error(
        "the gateway {gateway}: the secret in {variable} is too short: 16 characters at least, such as `openssl rand -hex 16` prints"
    )]
    ShortSecret {
        /// The gateway.
        gateway: String,
        /// The variable.
        variable: String,
    },
    /// Another setting.
    #[error("the gateway {gateway}: {reason}")]
    Setting {
        /// The gateway.
        gateway: String,
        /// What is wrong, naming the setting.
        reason: String,
    },
    /// Two gateways of one name.
    #[error("two gateways are named {0}: `name` must differ")]
    SameName(String),
    /// No client for HTTP.
    #[error("requests to gateways cannot be made on this machine")]
    NoClient,
}

impl GatewaySettings {
    /// What every gateway has.
    pub(super) fn common(&self) -> &CommonSettings {
        match self {
            Self::Kannel(settings) => &settings.common,
            Self::Android(settings) => &settings.common,
            Self::Twilio(settings) => &settings.common,
            Self::Generic(settings) => &settings.common,
        }
    }

    /// Whether it answers STOP itself, if the configuration says nothing of it.
    pub(super) fn answers_stop(&self) -> bool {
        self.common().answers_stop.unwrap_or(matches!(self, Self::Twilio(_)))
    }

    pub(super) fn secret(&self, environment: &Environment<'_>) -> Result<Secret, InvalidGateway> {
        environment.secret(&self.common().secret_env)
    }

    pub(super) fn adapter(
        &self,
        environment: &Environment<'_>,
        public_url: Option<&str>,
    ) -> Result<Box<dyn Adapter>, InvalidGateway> {
        Ok(match self {
            Self::Kannel(settings) => Box::new(Kannel::new(settings, environment)?),
            Self::Android(settings) => Box::new(Android::new(settings, environment)?),
            Self::Twilio(settings) => Box::new(Twilio::new(settings, environment, public_url)?),
            Self::Generic(settings) => Box::new(Generic::new(settings, environment)?),
        })
    }
}

/// An address of the web in a setting.
pub(super) fn address(
    environment: &Environment<'_>,
    setting: &str,
    written: &str,
) -> Result<Url, InvalidGateway> {
    let url = written.trim().parse::<Url>().ok();
    let url = url.filter(|url| ["http", "https"].contains(&url.scheme()) && url.has_host());
    url.ok_or_else(|| InvalidGateway::Setting {
        gateway: environment.gateway.to_owned(),
        reason: format!("`{setting}` must be an address that begins with http:// or https://"),
    })
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn allow_takes_addresses_and_networks() {
        let network = |written: &str| Network::try_from(written.to_owned());
        let address = |written: &str| written.parse::<IpAddr>().unwrap();
        assert!(network("127.0.0.1").unwrap().holds(address("::ffff:127.0.0.1")));
        assert!(network("10.0.0.0/8").unwrap().holds(address("10.9.8.7")));
        assert!(!network("10.0.0.0/8").unwrap().holds(address("11.0.0.1")));
        assert!(network("2001:db8::/32").unwrap().holds(address("2001:db8::1")));
        assert!(network("example.org").is_err());
    }

    #[test]
    fn a_name_fits_into_an_address_and_a_log() {
        assert!(GatewayName::try_from("kannel-2".to_owned()).is_ok());
        for wrong in ["", "Kannel", "a b", "a/b", &"a".repeat(33), "канал"] {
            assert!(GatewayName::try_from(wrong.to_owned()).is_err(), "{wrong}");
        }
    }
}

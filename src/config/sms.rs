//! Settings of SMS.

use std::net::SocketAddr;

use serde::Deserialize;

use crate::channel::{Price, sms::gateway::GatewaySettings};

/// Settings of SMS. Environment: `HAMROH_SMS` holds this table as TOML, in place of the file's.
#[derive(Clone, Debug, Default, Deserialize)]
#[serde(deny_unknown_fields, default)]
pub struct SmsConfig {
    /// Address and port for the webhooks of gateways alone. Environment: `HAMROH_SMS_LISTEN`. Default: none, they are answered
    /// at `listen`.
    pub listen: Option<SocketAddr>,
    /// The address under which gateways reach this program, such as `https://hamroh.example.org`; Twilio signs it. Environment:
    /// `HAMROH_SMS_PUBLIC_URL`. Default: none.
    pub public_url: Option<String>,
    /// Our own numbers, `+` and digits: messages from them are not answered. Default: none.
    pub own_numbers: Vec<String>,
    /// Segments that may be sent a day, help numbers apart. Default: as many as are asked for.
    pub segments_a_day: Option<u32>,
    /// What the gateway takes for a segment, in `currency`: shown on the try-out page and in the terminal. Default: none.
    pub segment_price: Option<f64>,
    /// The currency of `segment_price`. Default: USD.
    pub currency: Option<String>,
    /// The gateways, each a `[[sms.gateway]]`. Default: none, SMS is off.
    pub gateway: Vec<GatewaySettings>,
}

impl SmsConfig {
    /// What a segment costs, if it is set.
    pub fn price(&self) -> Option<Price> {
        let currency = self.currency.clone().unwrap_or_else(|| "USD".to_owned());
        self.segment_price.map(|amount| Price { amount, currency })
    }
}

#[cfg(test)]
mod tests {
    use crate::config::{Config, tests::file};

    const KANNEL: &str = "[[sms.gateway]]\nname = \"kannel\"\nkind = \"kannel\"\nsecret_env = \"S\"\ndefault_country = \"TJ\"\n";

    #[test]
    fn gateways_are_read_from_the_file_or_the_environment() {
        let read = |file, variable: fn(&str) -> Option<String>| Config::read(file, variable);
        let written = file(KANNEL);
        assert_eq!(read(Some(written.path()), |_| None).unwrap().sms.gateway.len(), 1);
        let table = |name: &str| {
            let table = "gateway = [{ name = 'a', kind = 'kannel', secret_env = 'S', default_country = 'RU' }]";
            (name == "HAMROH_SMS").then(|| table.to_owned())
        };
        assert_eq!(read(None, table).unwrap().sms.gateway.len(), 1);
    }

    #[test]
    fn a_gateway_with_a_wrong_setting_is_named_with_its_line() {
        for (wrong, words) in [
            ("colour = 1\n", "colour"),
            ("allow = [\"here\"]\n", "allow"),
            ("[sms.gateway.sendsms]\nurl = \"x\"\n", "user"),
        ] {
            let file = file(&format!("drafts = true\n{KANNEL}{wrong}"));
            let error = Config::read(Some(file.path()), |_| None).unwrap_err().to_string();
            assert!(error.contains("line ") && error.contains(words), "{error}");
        }
        for (right, wrong) in
            [("\"TJ\"", "\"Tajikistan\""), ("\"kannel\"\nkind", "\"Kannel 1\"\nkind")]
        {
            let file = file(&KANNEL.replace(right, wrong));
            assert!(Config::read(Some(file.path()), |_| None).is_err(), "{wrong}");
        }
    }
}

//! Kannel: `get-url` brings a message, the body of the response is the reply; or `sendsms` takes it.
//!
//! User's guide of Kannel 1.4.5, "SMS services" and "Using HTTP interface to send SMS messages".

use std::time::Duration;

use axum::{
    http::{HeaderName, HeaderValue, Method, StatusCode, header},
    response::{IntoResponse, Response},
};
use reqwest::{Client, RequestBuilder, Url};
use serde::Deserialize;

use super::{
    Adapter, CommonSettings, Delivery, Environment, Heard, InvalidGateway, Message,
    MobileTerminated, Push, Refusal, Request, charset::decoded, moment::moment,
    parameters::Parameters, secret::Credential, settings::address,
};
use crate::channel::sms::{Encoding, Outgoing};

/// Without it Kannel sends anything outside GSM-7 as question marks.
const CODING: HeaderName = HeaderName::from_static("x-kannel-coding");
/// `coding` of UCS-2.
const UCS_2: &str = "2";

/// `kind = "kannel"`.
#[derive(Clone, Debug, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct KannelSettings {
    /// What every gateway has.
    #[serde(flatten)]
    pub common: CommonSettings,
    /// Replies go out by Kannel's `sendsms` instead of in the body of the response. Default: in the body.
    pub sendsms: Option<SendsmsSettings>,
}

/// `[sms.gateway.sendsms]`: where Kannel takes messages.
#[derive(Clone, Debug, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct SendsmsSettings {
    /// The address, such as `http://127.0.0.1:13013/cgi-bin/sendsms`.
    pub url: String,
    /// `username` of the group `sendsms-user`.
    pub user: String,
    /// The environment variable that holds its `password`.
    pub password_env: String,
    /// Where Kannel reports what became of a reply: this program's address and path for it, with the secret left out, such as
    /// `http://127.0.0.1:8080`. Default: no reports are asked for.
    pub reports_to: Option<String>,
}

/// The adapter.
pub(super) struct Kannel {
    sendsms: Option<Sendsms>,
}

struct Sendsms {
    url: Url,
    user: String,
    password: Credential,
    reports_to: Option<Credential>,
}

impl Kannel {
    pub fn new(
        settings: &KannelSettings,
        environment: &Environment<'_>,
    ) -> Result<Self, InvalidGateway> {
        let sendsms = settings.sendsms.as_ref();
        let secret = &settings.common.secret_env;
        let sendsms = sendsms.map(|sendsms| Sendsms::new(sendsms, secret, environment));
        Ok(Self { sendsms: sendsms.transpose()? })
    }
}

impl Sendsms {
    fn new(
        settings: &SendsmsSettings,
        secret_env: &str,
        environment: &Environment<'_>,
    ) -> Result<Self, InvalidGateway> {
        let secret = environment.credential("secret_env", secret_env)?.0;
        let place = |base: &String| {
            let base = address(environment, "sendsms.reports_to", base)?;
            let base = base.as_str().trim_end_matches('/');
            // Kannel puts the status in the place of %d.
            Ok(Credential(format!("{base}/sms/{}/{secret}/dlr?status=%d", environment.gateway)))
        };
        Ok(Self {
            url: address(environment, "sendsms.url", &settings.url)?,
            user: settings.user.clone(),
            password: environment.credential("sendsms.password_env", &settings.password_env)?,
            reports_to: settings.reports_to.as_ref().map(place).transpose()?,
        })
    }
}

impl Adapter for Kannel {
    fn hear(&self, request: &Request<'_>) -> Result<Vec<Heard>, Refusal> {
        let parameters = parameters(request)?;
        let filled = |name| parameters.filled(name).ok_or(Refusal::Unreadable);
        let message = Message {
            from: sender(&filled("from")?),
            to: filled("to")?.trim().to_owned(),
            text: text(&parameters).ok_or(Refusal::Unreadable)?,
            id: Some(filled("id")?),
            sent: parameters.text("ts").and_then(|ts| moment(&ts)),
        };
        Ok(vec![Heard::Message(message)])
    }

    /// `%d`: 1 delivered, 2 undeliverable, 4 queued, 8 accepted by the centre, 16 refused by it; one for each segment.
    fn report(&self, request: &Request<'_>) -> Result<Vec<Delivery>, Refusal> {
        let status = parameters(request)?.text("status").and_then(|status| status.parse().ok());
        Ok(vec![match status.ok_or(Refusal::Unreadable)? {
            1_u8 => Delivery::Delivered,
            2 | 16 => Delivery::Failed,
            _ => Delivery::Underway,
        }])
    }

    /// Silence is 200 with an empty body: 204 counts as a failure, and is tried again.
    fn respond(&self, outgoing: Option<&Outgoing>) -> Response {
        let body = outgoing.map_or_else(String::new, |outgoing| outgoing.text().to_owned());
        let kind = [(header::CONTENT_TYPE, "text/plain; charset=UTF-8")];
        let mut response = (StatusCode::OK, kind, body).into_response();
        if outgoing.is_some_and(|outgoing| outgoing.encoding() == Encoding::Ucs2) {
            response.headers_mut().insert(CODING, HeaderValue::from_static(UCS_2));
        }
        response
    }

    fn push(&self) -> Option<&dyn Push> {
        self.sendsms.as_ref().map(|sendsms| sendsms as &dyn Push)
    }
}

impl Push for Sendsms {
    /// Kannel's `http-timeout` is 240 s unless set lower; every example sets 10.
    fn patience(&self) -> Duration {
        Duration::from_secs(8)
    }

    fn request(&self, client: &Client, reply: &MobileTerminated<'_>) -> RequestBuilder {
        let coding = if reply.encoding == Encoding::Ucs2 { UCS_2 } else { "0" };
        let minutes = reply.lasts.as_secs().div_ceil(60).to_string();
        let mut query = vec![
            ("username", self.user.as_str()),
            ("password", &self.password.0),
            ("to", reply.to),
            ("from", reply.from),
            ("text", reply.text),
            ("charset", "utf-8"),
            ("coding", coding),
            ("validity", &minutes),
        ];
        if let Some(place) = &self.reports_to {
            query.extend([("dlr-mask", "19"), ("dlr-url", place.0.as_str())]);
        }
        client.get(self.url.clone()).query(&query)
    }
}

fn parameters(request: &Request<'_>) -> Result<Parameters, Refusal> {
    if request.method != Method::GET {
        return Err(Refusal::Method);
    }
    Ok(Parameters::read(request.query().as_bytes()))
}

/// A `+` that was not encoded arrives as a blank.
fn sender(from: &str) -> String {
    match from.strip_prefix(' ') {
        Some(digits) if digits.starts_with(|digit: char| digit.is_ascii_digit()) => {
            format!("+{}", digits.trim_end())
        }
        _ => from.trim().to_owned(),
    }
}

/// `raw` (%b) as it was sent, else `text` (%a): that has lost blanks, and in UTF-16 even half letters.
fn text(parameters: &Parameters) -> Option<String> {
    let charset = parameters.text("charset").unwrap_or_default();
    let filled = |name| parameters.bytes(name).filter(|bytes: &&[u8]| !bytes.is_empty());
    let bytes = filled("raw").or_else(|| filled("text"));
    bytes
        .or_else(|| parameters.bytes("text"))
        .or_else(|| parameters.bytes("raw"))
        .map(|bytes| decoded(bytes, &charset))
}

#[cfg(test)]
mod tests {
    use super::*;

    fn heard(query: &str) -> Option<String> {
        text(&Parameters::read(query.as_bytes()))
    }

    #[test]
    fn the_untouched_text_goes_before_the_trimmed_one() {
        assert_eq!(heard("text=a+b&raw=+a++b").as_deref(), Some(" a  b"));
        assert_eq!(heard("text=a+b&raw=").as_deref(), Some("a b"));
        assert_eq!(heard("text=a+b").as_deref(), Some("a b"));
        assert_eq!(heard("raw=").as_deref(), Some(""));
        assert_eq!(heard("from=1"), None);
    }

    #[test]
    fn a_text_that_was_not_recoded_is_read_by_its_charset() {
        let salom = "%04%21%04%30%04%3B%04%3E%04%3C%00%20%04%20";
        let query = |charset| format!("raw={salom}&charset={charset}&coding=2");
        assert_eq!(heard(&query("UTF-16BE")).as_deref(), Some("Салом Р"));
        assert_eq!(heard(&query("8-BIT")).as_deref(), Some("Салом Р"));
    }

    #[test]
    fn a_plus_that_was_not_encoded_is_put_back() {
        assert_eq!(sender(" 992900000001"), "+992900000001");
        assert_eq!(sender("+992900000001 "), "+992900000001");
        assert_eq!(sender(" Hamroh"), "Hamroh");
    }
}

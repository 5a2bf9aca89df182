//! Twilio: a signed form brings a message, TwiML in the body of the response is the reply.
//!
//! Twilio's pages "Validating requests" and "TwiML for programmable SMS". It waits 15 seconds, and by default does not bring a
//! message again.

use axum::{
    http::{Method, header},
    response::{IntoResponse, Response},
};
use maud::{PreEscaped, html};
use reqwest::Url;
use serde::Deserialize;

use super::{
    Adapter, CommonSettings, Delivery, Environment, Heard, InvalidGateway, Message, Refusal,
    Request,
    parameters::Parameters,
    settings::address,
    signature::{Algorithm, Coding, Signature},
};
use crate::channel::sms::Outgoing;

/// `kind = "twilio"`.
#[derive(Clone, Debug, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct TwilioSettings {
    /// What every gateway has.
    #[serde(flatten)]
    pub common: CommonSettings,
    /// The environment variable that holds the account's auth token: it signs every request.
    pub auth_token_env: String,
}

/// The adapter.
pub(super) struct Twilio {
    signature: Signature,
    /// The addresses by which Twilio may know this program: with and without the port that goes without saying.
    origins: Vec<String>,
}

impl Twilio {
    pub fn new(
        settings: &TwilioSettings,
        environment: &Environment<'_>,
        public_url: Option<&str>,
    ) -> Result<Self, InvalidGateway> {
        let key = environment.credential("auth_token_env", &settings.auth_token_env)?;
        let public = public_url.ok_or_else(|| InvalidGateway::Setting {
            gateway: environment.gateway.to_owned(),
            reason: "Twilio signs the public address: set `public_url` in [sms], such as https://hamroh.example.org".into(),
        })?;
        let public_url = address(environment, "public_url", public)?;
        let signature = Signature { algorithm: Algorithm::Sha1, coding: Coding::Base64, key };
        Ok(Self { signature, origins: origins(public.trim(), &public_url) })
    }

    /// The form, or the query of a GET, if Twilio has signed it.
    fn signed(&self, request: &Request<'_>) -> Result<Parameters, Refusal> {
        let form = match *request.method {
            Method::POST => request.body,
            Method::GET => &[],
            _ => return Err(Refusal::Method),
        };
        let parameters = Parameters::read(form);
        let pairs = sorted(&parameters);
        let pairs = || pairs.iter().flat_map(|(name, value)| [*name, *value]);
        let given = request.header("x-twilio-signature");
        // Every origin is tried, so that the time says nothing.
        let signed = self.origins.iter().fold(false, |signed, origin| {
            let place = [origin.as_bytes(), request.target.as_bytes()];
            self.signature.signs(place.into_iter().chain(pairs()), given) || signed
        });
        match (signed, request.method == Method::GET) {
            (false, _) => Err(Refusal::Signature),
            (true, true) => Ok(Parameters::read(request.query().as_bytes())),
            (true, false) => Ok(parameters),
        }
    }
}

/// By name; equal pairs count once, as in Twilio's own libraries.
fn sorted(parameters: &Parameters) -> Vec<(&[u8], &[u8])> {
    let mut pairs: Vec<_> = parameters.pairs().collect();
    pairs.sort_unstable();
    pairs.dedup();
    pairs
}

fn origins(written: &str, url: &Url) -> Vec<String> {
    let written = written.trim_end_matches('/').to_owned();
    let path = url.path().trim_end_matches('/');
    let host = url.host_str().unwrap_or_default();
    let scheme = url.scheme();
    let usual = if scheme == "https" { 443 } else { 80 };
    let mut origins = vec![written];
    if url.port().is_none() {
        origins.push(format!("{scheme}://{host}{path}"));
        origins.push(format!("{scheme}://{host}:{usual}{path}"));
    }
    origins.dedup();
    origins
}

impl Adapter for Twilio {
    fn hear(&self, request: &Request<'_>) -> Result<Vec<Heard>, Refusal> {
        let form = self.signed(request)?;
        let filled = |name| form.filled(name).ok_or(Refusal::Unreadable);
        let message = Message {
            from: filled("From")?,
            to: form.text("To").unwrap_or_default(),
            text: form.text("Body").ok_or(Refusal::Unreadable)?,
            id: Some(filled("MessageSid")?),
            sent: None,
        };
        Ok(vec![Heard::Message(message)])
    }

    fn report(&self, request: &Request<'_>) -> Result<Vec<Delivery>, Refusal> {
        let status = self.signed(request)?.text("MessageStatus").ok_or(Refusal::Unreadable)?;
        Ok(vec![match status.as_str() {
            "delivered" => Delivery::Delivered,
            "failed" | "undelivered" => Delivery::Failed,
            _ => Delivery::Underway,
        }])
    }

    fn respond(&self, outgoing: Option<&Outgoing>) -> Response {
        let twiml = html! {
            (PreEscaped("<?xml version=\"1.0\" encoding=\"UTF-8\"?>"))
            Response {
                @if let Some(outgoing) = outgoing { Message { (outgoing.text()) } }
            }
        };
        ([(header::CONTENT_TYPE, "text/xml; charset=utf-8")], twiml.into_string()).into_response()
    }
}

#[cfg(test)]
mod tests {
    use std::time::SystemTime;

    use axum::http::HeaderMap;

    use super::*;

    /// The token of the examples on Twilio's page and in the tests of its libraries.
    const TOKEN: &str = "12345";
    const FORM: &str = "CallSid=CA1234567890ABCDE&Caller=%2B14158675309&Digits=1234&From=%2B14158675309&To=%2B18005551212";

    fn twilio(public_url: &str) -> Twilio {
        let settings = toml::from_str::<TwilioSettings>(
            "name = \"t\"\nsecret_env = \"S\"\ndefault_country = \"TJ\"\nauth_token_env = \"T\"",
        );
        let variable = |_: &str| Some(TOKEN.to_owned());
        let environment = Environment { gateway: "t", variable: &variable };
        Twilio::new(&settings.unwrap(), &environment, Some(public_url)).unwrap()
    }

    fn accepts(public_url: &str, target: &str, form: &str, signature: &str) -> bool {
        let mut headers = HeaderMap::new();
        headers.insert("x-twilio-signature", signature.parse().unwrap());
        let request = Request {
            method: &Method::POST,
            target,
            headers: &headers,
            body: form.as_bytes(),
            now: SystemTime::now(),
        };
        twilio(public_url).signed(&request).is_ok()
    }

    #[test]
    fn the_published_signatures_are_accepted() {
        let target = "/myapp.php?foo=1&bar=2";
        let signature = "RSOYDt4T1cUTdK1PDd93/VVr8B8=";
        assert!(accepts("https://mycompany.com", target, FORM, signature));
        let twice = "Sid=CA123&SidAccount=AC123&Digits=5678&Digits=1234&Digits=1234";
        assert!(accepts("https://mycompany.com", target, twice, "IK+Dwps556ElfBT0I3Rgjkr1wJU="));
        let capitals = "g9IN/x4Cft2g517EjYvEvM/W7LU=";
        assert!(accepts("https://MyCompany.com", target, FORM, capitals));
        let port = "PCqOZm8cnu/L6+u5i5fuEd+Iac4=";
        assert!(accepts("https://MyCompany.com:1234", target, FORM, port));
    }

    #[test]
    fn any_other_signature_is_refused() {
        let signature = "RSOYDt4T1cUTdK1PDd93/VVr8B8=";
        let target = "/myapp.php?foo=1&bar=2";
        assert!(!accepts(
            "https://mycompany.com",
            target,
            &FORM.replace("1234&", "9999&"),
            signature
        ));
        assert!(!accepts("https://mycompany.com", "/myapp.php?foo=1&bar=3", FORM, signature));
        assert!(!accepts("https://other.com", target, FORM, signature));
        for wrong in ["", "FAIL", "RSOYDt4T1cUTdK1PDd93/VVr8B8"] {
            assert!(!accepts("https://mycompany.com", target, FORM, wrong), "{wrong}");
        }
    }
}

//! Handing replies to a gateway by a request that the configuration describes.

use std::{collections::BTreeMap, time::Duration};

use axum::http::{HeaderName, HeaderValue, Method, StatusCode, header};
use reqwest::{Client, RequestBuilder};
use serde::Deserialize;
use serde_json::Value;

use super::{
    Environment, InvalidGateway, MobileTerminated, Push, PushError,
    secret::Credential,
    settings::address,
    template::{Escape, Template},
};

/// What can stand in the templates.
const PLACES: [&str; 7] = ["to", "to_no_plus", "from", "from_no_plus", "text", "id", "key"];

/// `[sms.gateway.send]`: the request that hands over a reply.
///
/// `url`, `body` and the values of `headers` may hold `{{to}}`, `{{to_no_plus}}`, `{{from}}` and `{{from_no_plus}}` (our own
/// number, to which the person wrote), `{{text}}`, `{{id}}` (of the message that is answered) and `{{key}}`.
#[derive(Clone, Debug, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct SendSettings {
    /// The address.
    pub url: String,
    /// `POST` (the default) or `GET`.
    #[serde(default)]
    pub method: SendMethod,
    /// The type of the body; values are coded for it, and JSON strings come with their quotes. Default: a form.
    #[serde(default = "form")]
    pub content_type: String,
    /// The body of a POST. Default: empty.
    #[serde(default)]
    pub body: String,
    /// More headers. Default: none.
    #[serde(default)]
    pub headers: BTreeMap<String, String>,
    /// The environment variable whose value is `{{key}}`. Default: none.
    pub key_env: Option<String>,
    /// The name for HTTP Basic authentication. Default: none.
    pub user: Option<String>,
    /// The environment variable that holds its password.
    pub password_env: Option<String>,
    /// What a JSON answer must say besides a status of success. Default: the status is enough.
    pub success: Option<SuccessSettings>,
    /// How long a webhook may wait for its reply to be accepted, in seconds, before the gateway gives it up. Default: 8.
    #[serde(default = "patience")]
    pub patience_seconds: u8,
}

/// `success` of `[sms.gateway.send]`.
#[derive(Clone, Debug, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct SuccessSettings {
    /// A JSON pointer.
    pub at: String,
    /// What may stand there.
    pub is: Vec<String>,
}

/// How a reply is handed over.
#[derive(Clone, Copy, Debug, Default, Deserialize)]
#[serde(rename_all = "UPPERCASE")]
pub enum SendMethod {
    /// With a body.
    #[default]
    Post,
    /// All in the address.
    Get,
}

fn form() -> String {
    "application/x-www-form-urlencoded".into()
}

fn patience() -> u8 {
    8
}

/// The request, read.
pub(super) struct Send {
    url: Template,
    method: Method,
    content_type: HeaderValue,
    escape: Escape,
    body: Template,
    headers: Vec<(HeaderName, Template)>,
    key: Option<Credential>,
    basic: Option<(String, Credential)>,
    success: Option<SuccessSettings>,
    patience: Duration,
}

impl Send {
    pub fn new(
        settings: &SendSettings,
        environment: &Environment<'_>,
    ) -> Result<Self, InvalidGateway> {
        let wrong = |reason: String| InvalidGateway::Setting {
            gateway: environment.gateway.to_owned(),
            reason,
        };
        let template = |setting: &str, text: &str| {
            let read = Template::read(text, &PLACES);
            read.map_err(|place| wrong(format!("`send.{setting}` has no place for {place}")))
        };
        let url = template("url", &settings.url)?;
        address(environment, "send.url", &url.fill(&[], Escape::Percent))?;
        let header = |(name, value): (&String, &String)| {
            let name =
                name.parse().map_err(|_| wrong("`send.headers` has a name that is none".into()));
            Ok((name?, template("headers", value)?))
        };
        let credential = |setting, variable: &Option<String>| {
            let read = |variable: &String| environment.credential(setting, variable);
            variable.as_ref().map(read).transpose()
        };
        let password = credential("send.password_env", &settings.password_env)?;
        Ok(Self {
            url,
            method: match settings.method {
                SendMethod::Post => Method::POST,
                SendMethod::Get => Method::GET,
            },
            content_type: HeaderValue::from_str(&settings.content_type)
                .map_err(|_| wrong("`send.content_type` is no content type".into()))?,
            escape: Escape::of(&settings.content_type),
            body: template("body", &settings.body)?,
            headers: settings.headers.iter().map(header).collect::<Result<_, _>>()?,
            key: credential("send.key_env", &settings.key_env)?,
            basic: settings.user.clone().zip(password),
            success: settings.success.clone(),
            patience: Duration::from_secs(settings.patience_seconds.into()),
        })
    }
}

impl Push for Send {
    fn patience(&self) -> Duration {
        self.patience
    }

    fn request(&self, client: &Client, reply: &MobileTerminated<'_>) -> RequestBuilder {
        let bare = |number: &'_ str| number.trim_start_matches('+').to_owned();
        let (to_no_plus, from_no_plus) = (bare(reply.to), bare(reply.from));
        let values = [
            ("to", reply.to),
            ("to_no_plus", &to_no_plus),
            ("from", reply.from),
            ("from_no_plus", &from_no_plus),
            ("text", reply.text),
            ("id", reply.answers.unwrap_or_default()),
            ("key", self.key.as_ref().map_or("", |key| key.0.as_str())),
        ];
        let url = self.url.fill(&values, Escape::Percent);
        let mut request = client.request(self.method.clone(), url);
        for (name, value) in &self.headers {
            request = request.header(name, value.fill(&values, Escape::None));
        }
        if let Some((user, password)) = &self.basic {
            request = request.basic_auth(user, Some(&password.0));
        }
        if self.method == Method::GET {
            return request;
        }
        let request = request.header(header::CONTENT_TYPE, self.content_type.clone());
        request.body(self.body.fill(&values, self.escape))
    }

    fn verdict(&self, status: StatusCode, body: &[u8]) -> Result<(), PushError> {
        PushError::of(status)?;
        let Some(SuccessSettings { at, is }) = &self.success else { return Ok(()) };
        let answer: Option<Value> = serde_json::from_slice(body).ok();
        let said = match answer.as_ref().and_then(|answer| answer.pointer(at)) {
            Some(Value::String(text)) => text.clone(),
            Some(other) => other.to_string(),
            None => return Err(PushError::Unexpected),
        };
        if is.contains(&said) { Ok(()) } else { Err(PushError::Unexpected) }
    }
}

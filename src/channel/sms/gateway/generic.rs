//! Any gateway that speaks HTTP, described by its configuration: where in a request the message stands, and what the reply looks
//! like. The words are those of RapidPro's External channel.

use axum::{
    http::{HeaderValue, Method, header},
    response::{IntoResponse, Response},
};
use serde::Deserialize;

use super::{
    Adapter, CommonSettings, Delivery, Environment, Heard, InvalidGateway, Push, Refusal, Request,
    fields::{ReceiveSettings, ReportSettings},
    send::{Send, SendSettings},
    signature::{Algorithm, Coding, Signature},
    template::{Escape, Template},
};
use crate::channel::sms::Outgoing;

/// `kind = "generic"`.
#[derive(Clone, Debug, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct GenericSettings {
    /// What every gateway has.
    #[serde(flatten)]
    pub common: CommonSettings,
    /// Where the parts of a message stand.
    #[serde(default)]
    pub receive: ReceiveSettings,
    /// Where a delivery report says what became of a reply. Default: reports are acknowledged and not read.
    pub report: Option<ReportSettings>,
    /// An HMAC over the body in a header. Default: none; the secret in the address alone proves who it is.
    pub signature: Option<SignatureSettings>,
    /// What is answered to a webhook. Default: the reply as plain text, nothing for silence.
    #[serde(default)]
    pub reply: ReplySettings,
    /// Where replies go out, if not in the body of the response.
    pub send: Option<SendSettings>,
}

/// `[sms.gateway.signature]`.
#[derive(Clone, Debug, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct SignatureSettings {
    /// The header that holds it.
    pub header: String,
    /// The environment variable that holds the key.
    pub key_env: String,
    /// `sha256` (the default) or `sha1`.
    #[serde(default)]
    pub algorithm: Algorithm,
    /// `hex` (the default) or `base64`.
    #[serde(default)]
    pub coding: Coding,
    /// What stands before it in the header, such as `sha256=`. Default: nothing.
    #[serde(default)]
    pub prefix: String,
}

/// `[sms.gateway.reply]`.
#[derive(Clone, Debug, Deserialize)]
#[serde(deny_unknown_fields, default)]
pub struct ReplySettings {
    /// The type of both; `{{text}}` is coded for it: JSON strings come with their quotes. Default: plain text in UTF-8.
    pub content_type: String,
    /// The body when there is a reply. Default: `{{text}}`.
    pub answer: String,
    /// The body when there is none, and wherever replies go out by `send`. Default: empty.
    pub silence: String,
}

impl Default for ReplySettings {
    fn default() -> Self {
        Self {
            content_type: "text/plain; charset=utf-8".into(),
            answer: "{{text}}".into(),
            silence: String::new(),
        }
    }
}

/// The adapter.
pub(super) struct Generic {
    receive: ReceiveSettings,
    report: Option<ReportSettings>,
    signature: Option<(Signature, SignatureSettings)>,
    content_type: HeaderValue,
    escape: Escape,
    answer: Template,
    silence: String,
    send: Option<Send>,
}

impl Generic {
    pub fn new(
        settings: &GenericSettings,
        environment: &Environment<'_>,
    ) -> Result<Self, InvalidGateway> {
        let wrong = |reason: &str| InvalidGateway::Setting {
            gateway: environment.gateway.to_owned(),
            reason: reason.to_owned(),
        };
        if settings.receive.each.is_some() && settings.send.is_none() {
            return Err(wrong("several messages in one request (`receive.each`) need `send`"));
        }
        let reply = &settings.reply;
        let answer = Template::read(&reply.answer, &["text"]).map_err(|place| {
            wrong(&format!("`reply.answer` knows {{{{text}}}} only, not {place}"))
        })?;
        let content_type = HeaderValue::from_str(&reply.content_type)
            .map_err(|_| wrong("`reply.content_type` is no content type"))?;
        let signature = settings.signature.clone().map(|settings| {
            let key = environment.credential("signature.key_env", &settings.key_env)?;
            let SignatureSettings { algorithm, coding, .. } = settings;
            Ok((Signature { algorithm, coding, key }, settings))
        });
        Ok(Self {
            receive: settings.receive.clone(),
            report: settings.report.clone(),
            signature: signature.transpose()?,
            escape: Escape::of(&reply.content_type),
            content_type,
            answer,
            silence: reply.silence.clone(),
            send: settings.send.as_ref().map(|send| Send::new(send, environment)).transpose()?,
        })
    }

    fn admit(&self, request: &Request<'_>) -> Result<(), Refusal> {
        if ![Method::GET, Method::POST].contains(request.method) {
            return Err(Refusal::Method);
        }
        let Some((signature, settings)) = &self.signature else { return Ok(()) };
        let given = request.header(&settings.header);
        let given = given.strip_prefix(settings.prefix.as_str()).unwrap_or_default();
        if signature.signs([request.body], given) { Ok(()) } else { Err(Refusal::Signature) }
    }
}

impl Adapter for Generic {
    fn hear(&self, request: &Request<'_>) -> Result<Vec<Heard>, Refusal> {
        self.admit(request)?;
        let messages = self.receive.messages(request)?;
        Ok(messages.into_iter().map(Heard::Message).collect())
    }

    fn report(&self, request: &Request<'_>) -> Result<Vec<Delivery>, Refusal> {
        self.admit(request)?;
        self.report.iter().map(|report| report.delivery(request)).collect()
    }

    fn respond(&self, outgoing: Option<&Outgoing>) -> Response {
        let body = match outgoing {
            Some(outgoing) => self.answer.fill(&[("text", outgoing.text())], self.escape),
            None => self.silence.clone(),
        };
        ([(header::CONTENT_TYPE, self.content_type.clone())], body).into_response()
    }

    fn push(&self) -> Option<&dyn Push> {
        self.send.as_ref().map(|send| send as &dyn Push)
    }
}

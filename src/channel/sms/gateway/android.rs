//! An Android telephone with the app android-sms-gateway: a signed JSON webhook brings a message, the app's own interface (or its
//! cloud or private server) takes the reply.
//!
//! docs.sms-gate.app, "Webhooks" and "Sending messages". The app waits 30 seconds, then brings the message again after 10, 20, 40 …
//! seconds, 14 times.

use std::time::{Duration, SystemTime};

use axum::{
    http::{Method, StatusCode},
    response::{IntoResponse, Response},
};
use reqwest::{Client, RequestBuilder, Url};
use serde::Deserialize;
use serde_json::json;

use super::{
    Adapter, CommonSettings, Delivery, Environment, Heard, InvalidGateway, Message,
    MobileTerminated, Push, PushError, Refusal, Request,
    moment::moment,
    secret::Credential,
    settings::address,
    signature::{Algorithm, Coding, Signature},
};
use crate::channel::sms::Outgoing;

/// How far the telephone's clock and ours may be apart, with the way between them.
const AGE: Duration = Duration::from_secs(5 * 60);

/// The longest id of a message that the app takes.
const LONGEST_ID: usize = 36;

/// `kind = "android"`.
#[derive(Clone, Debug, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct AndroidSettings {
    /// What every gateway has.
    #[serde(flatten)]
    pub common: CommonSettings,
    /// Where messages are handed over: `http://<telephone>:8080/messages` in local mode,
    /// `https://api.sms-gate.app/3rdparty/v1/messages` by the cloud.
    pub url: String,
    /// The name that the app shows.
    pub user: String,
    /// The environment variable that holds the password that the app shows.
    pub password_env: String,
    /// The environment variable that holds the app's signing key (Settings, Webhooks, Signing key).
    pub signing_key_env: String,
}

/// The adapter.
pub(super) struct Android {
    signature: Signature,
    url: Url,
    user: String,
    password: Credential,
}

/// What the app sends. Older versions name the other side `phoneNumber` only.
#[derive(Deserialize)]
struct Event {
    event: String,
    id: String,
    #[serde(default)]
    payload: Payload,
}

#[derive(Default, Deserialize)]
#[serde(rename_all = "camelCase", default)]
struct Payload {
    message: Option<String>,
    sender: Option<String>,
    phone_number: Option<String>,
    recipient: Option<String>,
    received_at: Option<String>,
}

impl Android {
    pub fn new(
        settings: &AndroidSettings,
        environment: &Environment<'_>,
    ) -> Result<Self, InvalidGateway> {
        let key = environment.credential("signing_key_env", &settings.signing_key_env)?;
        Ok(Self {
            signature: Signature { algorithm: Algorithm::Sha256, coding: Coding::Hex, key },
            url: address(environment, "url", &settings.url)?,
            user: settings.user.clone(),
            password: environment.credential("password_env", &settings.password_env)?,
        })
    }

    /// The event, if it was signed lately, and when that was by the telephone's clock.
    fn signed(&self, request: &Request<'_>) -> Result<(Event, SystemTime), Refusal> {
        if request.method != Method::POST {
            return Err(Refusal::Method);
        }
        let timestamp = request.header("x-timestamp");
        let given = request.header("x-signature");
        if !self.signature.signs([request.body, timestamp.as_bytes()], given) {
            return Err(Refusal::Signature);
        }
        let signed = moment(timestamp).ok_or(Refusal::Unreadable)?;
        let apart =
            signed.duration_since(request.now).or_else(|_| request.now.duration_since(signed));
        if apart.is_ok_and(|apart| apart > AGE) {
            return Err(Refusal::Stale);
        }
        let event = serde_json::from_slice(request.body).map_err(|_| Refusal::Unreadable)?;
        Ok((event, signed))
    }
}

impl Adapter for Android {
    fn hear(&self, request: &Request<'_>) -> Result<Vec<Heard>, Refusal> {
        let (event, signed) = self.signed(request)?;
        let Event { event, id, payload } = event;
        Ok(vec![match event.as_str() {
            "sms:received" => Heard::Message(payload.message(id, signed, request.now)?),
            "sms:delivered" => Heard::Report(Delivery::Delivered),
            "sms:failed" => Heard::Report(Delivery::Failed),
            _ => Heard::Report(Delivery::Underway),
        }])
    }

    /// Its reports are events as well.
    fn report(&self, request: &Request<'_>) -> Result<Vec<Delivery>, Refusal> {
        let reports = self.hear(request)?.into_iter();
        Ok(reports
            .filter_map(|heard| match heard {
                Heard::Report(delivery) => Some(delivery),
                Heard::Message(_) => None,
            })
            .collect())
    }

    fn respond(&self, _outgoing: Option<&Outgoing>) -> Response {
        StatusCode::OK.into_response()
    }

    fn push(&self) -> Option<&dyn Push> {
        Some(self)
    }
}

impl Payload {
    /// `receivedAt` and the signature are by the same clock, so its error does not matter.
    fn message(self, id: String, signed: SystemTime, now: SystemTime) -> Result<Message, Refusal> {
        let received = self.received_at.as_deref().and_then(moment);
        let age = received.and_then(|received| signed.duration_since(received).ok());
        Ok(Message {
            from: self.sender.or(self.phone_number).ok_or(Refusal::Unreadable)?,
            to: self.recipient.unwrap_or_default(),
            text: self.message.ok_or(Refusal::Unreadable)?,
            id: Some(id),
            sent: age.and_then(|age| now.checked_sub(age)),
        })
    }
}

impl Push for Android {
    fn patience(&self) -> Duration {
        Duration::from_secs(20)
    }

    /// `ttl` in seconds: what waits on the telephone is not sent too late either. The id keeps a repeated request from being
    /// a second message.
    fn request(&self, client: &Client, reply: &MobileTerminated<'_>) -> RequestBuilder {
        let mut message = json!({
            "textMessage": { "text": reply.text },
            "phoneNumbers": [reply.to],
            "ttl": reply.lasts.as_secs().max(1),
            "withDeliveryReport": true,
        });
        let id = reply.answers.map(|id| format!("re-{id}")).filter(|id| id.len() <= LONGEST_ID);
        if let (Some(id), Some(fields)) = (id, message.as_object_mut()) {
            fields.insert("id".into(), id.into());
        }
        let request = client.post(self.url.clone()).header("content-type", "application/json");
        request.basic_auth(&self.user, Some(&self.password.0)).body(message.to_string())
    }

    /// 409: a message of this id was taken before.
    fn verdict(&self, status: StatusCode, _body: &[u8]) -> Result<(), PushError> {
        if status == StatusCode::CONFLICT { Ok(()) } else { PushError::of(status) }
    }
}

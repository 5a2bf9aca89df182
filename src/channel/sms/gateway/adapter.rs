//! What each kind of gateway must know.

use std::{
    fmt,
    time::{Duration, SystemTime},
};

use axum::{
    http::{HeaderMap, Method, StatusCode},
    response::Response,
};
use reqwest::{Client, RequestBuilder};

use super::{PushError, Refusal};
use crate::channel::sms::{Encoding, Outgoing};

/// What a gateway speaks: how a message reaches us, and how the reply reaches the gateway.
pub(super) trait Adapter: Send + Sync {
    /// Reads a webhook.
    fn hear(&self, request: &Request<'_>) -> Result<Vec<Heard>, Refusal>;

    /// Reads a delivery report.
    fn report(&self, request: &Request<'_>) -> Result<Vec<Delivery>, Refusal>;

    /// Acknowledges a webhook. Where replies go out in the body, this is the reply, or silence.
    fn respond(&self, outgoing: Option<&Outgoing>) -> Response;

    /// How replies go out, if not in the body of the response.
    fn push(&self) -> Option<&dyn Push> {
        None
    }
}

/// How replies are handed to a gateway by its own interface.
pub(super) trait Push: Send + Sync {
    /// How long a webhook may wait for its reply to be accepted before the gateway gives it up.
    fn patience(&self) -> Duration;

    /// The request that hands over a reply.
    fn request(&self, client: &Client, reply: &MobileTerminated<'_>) -> RequestBuilder;

    /// Whether the gateway took it, by its answer.
    fn verdict(&self, status: StatusCode, _body: &[u8]) -> Result<(), PushError> {
        PushError::of(status)
    }
}

/// A request of a gateway, with its whole body.
pub(super) struct Request<'a> {
    pub method: &'a Method,
    /// Path and query, as they were sent.
    pub target: &'a str,
    pub headers: &'a HeaderMap,
    pub body: &'a [u8],
    pub now: SystemTime,
}

impl Request<'_> {
    /// What stands behind the question mark.
    pub fn query(&self) -> &str {
        self.target.split_once('?').map_or("", |(_, query)| query)
    }

    /// A header; empty if there is none, or if it is no text.
    pub fn header(&self, name: &str) -> &str {
        self.headers.get(name).and_then(|value| value.to_str().ok()).unwrap_or_default()
    }
}

/// What a webhook tells.
pub(super) enum Heard {
    Message(Message),
    Report(Delivery),
}

/// A message from a telephone. Its `Debug` shows nothing.
#[derive(Clone, PartialEq, Eq)]
pub(super) struct Message {
    pub from: String,
    pub to: String,
    pub text: String,
    pub id: Option<String>,
    pub sent: Option<SystemTime>,
}

impl fmt::Debug for Message {
    fn fmt(&self, formatter: &mut fmt::Formatter<'_>) -> fmt::Result {
        formatter.write_str("Message")
    }
}

/// What became of a reply, as far as the network knows.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) enum Delivery {
    Delivered,
    Failed,
    Underway,
}

/// A reply on its way to a telephone.
pub(super) struct MobileTerminated<'a> {
    /// Whom it goes to: `+` and digits.
    pub to: &'a str,
    /// Our own number, to which the person wrote; empty where the gateway does not say.
    pub from: &'a str,
    pub text: &'a str,
    pub encoding: Encoding,
    /// The id of the message that it answers.
    pub answers: Option<&'a str>,
    /// After so long it must not go out any more.
    pub lasts: Duration,
}

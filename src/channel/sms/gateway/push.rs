//! Handing replies to gateways that do not take them in the body of the response.
//!
//! A webhook is acknowledged when its reply was accepted. What is not accepted is tried again from memory until 15 minutes after
//! the question; a gateway that does not wait so long is told to bring the message again, and then waits for the same reply.

use std::{
    sync::Arc,
    time::{Duration, Instant, SystemTime},
};

use axum::http::StatusCode;
use reqwest::{Client, redirect};
use tokio::time::{sleep, timeout};

use super::{
    Gateway, InvalidGateway, MobileTerminated, Push, Refusal,
    under_way::{Brought, UnderWay},
};
use crate::channel::{
    backoff::Backoff,
    sms::{Line, MobileOriginated, Outgoing},
};

/// A reply older than its question by this is not safe any more: the telephone may be in other hands.
const LATE: Duration = Duration::from_secs(15 * 60);
/// How long a gateway may take to connect, and to answer.
const CONNECT: Duration = Duration::from_secs(5);
const ANSWER: Duration = Duration::from_secs(15);
/// The most that is read of a gateway's answer, in bytes.
const VERDICT: usize = 64 * 1024;

/// Why a gateway did not take a reply. Nothing in it can name a person: addresses and bodies of requests stay out.
#[derive(Clone, Copy, Debug, PartialEq, Eq, thiserror::Error)]
pub(super) enum PushError {
    #[error("the gateway could not be reached")]
    Unreachable,
    #[error("the gateway did not answer in time")]
    Silent,
    #[error("the gateway has a fault (status {0})")]
    Server(u16),
    #[error("the gateway asks to slow down")]
    Throttled,
    #[error("the gateway does not accept our name and password (status {0})")]
    Login(u16),
    #[error("the gateway refused it (status {0})")]
    Rejected(u16),
    #[error("the gateway's answer is not the one that means success")]
    Unexpected,
    #[error("it was not accepted within 15 minutes of the question")]
    Late,
}

impl PushError {
    /// Reads a status as most interfaces mean it.
    pub fn of(status: StatusCode) -> Result<(), Self> {
        match status.as_u16() {
            200..=299 => Ok(()),
            429 => Err(Self::Throttled),
            status @ (401 | 403 | 404) => Err(Self::Login(status)),
            status @ (408 | 500..) => Err(Self::Server(status)),
            status => Err(Self::Rejected(status)),
        }
    }

    /// Whether the same reply may be accepted later. A wrong password may be put right meanwhile.
    fn is_retryable(self) -> bool {
        match self {
            Self::Unreachable
            | Self::Silent
            | Self::Server(_)
            | Self::Throttled
            | Self::Login(_) => true,
            Self::Rejected(_) | Self::Unexpected | Self::Late => false,
        }
    }
}

impl From<reqwest::Error> for PushError {
    fn from(error: reqwest::Error) -> Self {
        if error.is_timeout() { Self::Silent } else { Self::Unreachable }
    }
}

/// Hands replies over.
pub(super) struct Pusher {
    client: Client,
    line: Arc<Line>,
    under_way: Arc<UnderWay>,
}

impl Pusher {
    pub fn new(line: Arc<Line>) -> Result<Self, InvalidGateway> {
        let builder = Client::builder().connect_timeout(CONNECT).timeout(ANSWER);
        // Following a redirection would carry numbers and passwords to another place; proxies are not for us to find.
        let builder = builder.redirect(redirect::Policy::none()).no_proxy().tcp_nodelay(true);
        let client = builder.build().map_err(|_| InvalidGateway::NoClient)?;
        Ok(Self { client, line, under_way: Arc::default() })
    }

    /// Answers a message and returns when its reply is dealt with.
    ///
    /// # Errors
    /// The gateway is to bring the message again: its reply waits, or there is no room for it.
    pub async fn answer(
        self: &Arc<Self>,
        gateway: &Arc<Gateway>,
        message: MobileOriginated,
        patience: Duration,
    ) -> Result<(), Refusal> {
        let mut dealt = match self.under_way.enter(&message)? {
            Brought::Again(dealt) => dealt,
            Brought::First(place, dealt) => {
                let (pusher, gateway) = (Arc::clone(self), Arc::clone(gateway));
                // A task of its own: it goes on when the gateway hangs up.
                tokio::spawn(async move {
                    pusher.deal_with(&gateway, &message).await;
                    drop(place);
                });
                dealt
            }
        };
        match timeout(patience, dealt.changed()).await {
            Ok(_) => Ok(()),
            Err(_) => Err(Refusal::Waiting),
        }
    }

    async fn deal_with(&self, gateway: &Gateway, message: &MobileOriginated) {
        let now = Instant::now();
        let until = deadline(message.sent, SystemTime::now(), now);
        let (Some(push), Some(outgoing)) =
            (gateway.adapter.push(), self.line.answer(message, now).await)
        else {
            return;
        };
        if outgoing.accepted() {
            return;
        }
        match self.hand_over(gateway, push, message, &outgoing, until).await {
            Ok(()) => self.line.settle(&outgoing, Instant::now()),
            Err(error) => {
                gateway.tally.failed(&error.to_string(), Instant::now());
                if error == PushError::Late {
                    self.line.expire(&outgoing);
                }
            }
        }
    }

    /// How many replies are on their way.
    pub fn waiting(&self) -> usize {
        self.under_way.count()
    }

    /// Tries until the gateway accepts it, refuses it, or the time is over.
    async fn hand_over(
        &self,
        gateway: &Gateway,
        push: &dyn Push,
        message: &MobileOriginated,
        outgoing: &Outgoing,
        until: Instant,
    ) -> Result<(), PushError> {
        let mut backoff = Backoff::new(Duration::from_millis(500), Duration::from_secs(30));
        loop {
            let lasts = until.saturating_duration_since(Instant::now());
            if lasts.is_zero() {
                return Err(PushError::Late);
            }
            let reply = MobileTerminated {
                to: outgoing.to().e164(),
                from: &message.to,
                text: outgoing.text(),
                encoding: outgoing.encoding(),
                answers: message.id.as_deref(),
                lasts,
            };
            match self.attempt(push, &reply).await {
                Err(error) if error.is_retryable() => {
                    gateway.tally.failed(&error.to_string(), Instant::now());
                }
                verdict => return verdict,
            }
            sleep(backoff.wait().min(until.saturating_duration_since(Instant::now()))).await;
        }
    }

    async fn attempt(
        &self,
        push: &dyn Push,
        reply: &MobileTerminated<'_>,
    ) -> Result<(), PushError> {
        let mut answer = push.request(&self.client, reply).send().await?;
        let mut body = Vec::new();
        while let Some(chunk) = answer.chunk().await? {
            body.extend_from_slice(&chunk);
            if body.len() > VERDICT {
                return Err(PushError::Unexpected);
            }
        }
        push.verdict(answer.status(), &body)
    }
}

/// Until when the reply to a message that was sent at `sent` may go out.
fn deadline(sent: Option<SystemTime>, clock: SystemTime, now: Instant) -> Instant {
    let age = sent.and_then(|sent| clock.duration_since(sent).ok()).unwrap_or_default();
    now + LATE.saturating_sub(age)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_reply_may_go_out_until_15_minutes_after_its_question() {
        let (clock, now) = (SystemTime::now(), Instant::now());
        let minutes = |minutes: u64| Duration::from_secs(minutes * 60);
        assert_eq!(deadline(None, clock, now), now + LATE);
        assert_eq!(deadline(Some(clock - minutes(5)), clock, now), now + minutes(10));
        assert_eq!(deadline(Some(clock - minutes(20)), clock, now), now);
        assert_eq!(deadline(Some(clock + minutes(5)), clock, now), now + LATE);
    }

    #[test]
    fn only_what_may_be_accepted_later_is_tried_again() {
        let of = |status| PushError::of(StatusCode::from_u16(status).unwrap());
        assert_eq!(of(202), Ok(()));
        for (status, again) in
            [(400, false), (422, false), (302, false), (401, true), (429, true), (503, true)]
        {
            assert_eq!(of(status).unwrap_err().is_retryable(), again, "{status}");
        }
    }
}

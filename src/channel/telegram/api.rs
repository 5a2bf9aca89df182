//! Requests to the Bot API. The methods and their fields are teloxide's; the sending is our own.
//!
//! teloxide's own sender sleeps 10 s on a server error, puts the body of an answer that it cannot read into its error, and
//! writes raw updates to the log. This one does none of it.

use std::{
    sync::atomic::{AtomicI64, Ordering},
    time::{Duration, SystemTime},
};

use chrono::{DateTime, Utc};
use reqwest::{Client, Proxy, Response, Url, header, redirect};
use serde::{Deserialize, Serialize, de::DeserializeOwned};
use teloxide::requests::Payload;
use tokio::sync::Semaphore;

use super::{
    error::ApiError,
    outage::Outage,
    settings::{InvalidTelegram, TelegramSettings},
};

/// Requests on the way at once.
const IN_FLIGHT: usize = 256;
/// How long the network may take to connect.
const CONNECT: Duration = Duration::from_secs(5);
/// How long Telegram may take for an answer, besides the time that a request itself asks for.
const ANSWER: Duration = Duration::from_secs(15);

/// The Bot API of one bot.
pub(super) struct Api {
    client: Client,
    base: Url,
    in_flight: Semaphore,
    /// How far Telegram's clock is ahead of ours, in seconds.
    ahead: AtomicI64,
    /// Whether answers get through.
    pub sending: Outage,
    /// The bot's own user id: the number before the colon of its token.
    pub bot: i64,
}

impl Api {
    /// Makes ready; nothing is sent yet.
    pub fn new(settings: TelegramSettings) -> Result<Self, InvalidTelegram> {
        let TelegramSettings { base, bot, proxy, .. } = settings;
        let client = client(proxy)?;
        let in_flight = Semaphore::new(IN_FLIGHT);
        let sending = Outage::of("Sending to Telegram");
        Ok(Self { client, base, in_flight, ahead: AtomicI64::new(0), sending, bot })
    }

    /// Sends a request and reads its answer as teloxide does.
    pub async fn call<P>(&self, payload: &P) -> Result<P::Output, ApiError>
    where
        P: Payload + Serialize + Sync,
        P::Output: DeserializeOwned,
    {
        self.call_for(payload).await
    }

    /// Sends a request and reads only `T` of its answer.
    pub async fn call_for<P, T>(&self, payload: &P) -> Result<T, ApiError>
    where
        P: Payload + Serialize + Sync,
        T: DeserializeOwned,
    {
        let hint = payload.timeout_hint();
        // A long poll would take its place for half a minute.
        let _place = if hint.is_none() { self.in_flight.acquire().await.ok() } else { None };
        let mut url = self.base.clone();
        url.path_segments_mut().map_err(|()| ApiError::Unreadable)?.push(P::NAME);
        let request = self
            .client
            .post(url)
            .header(header::CONTENT_TYPE, "application/json")
            .timeout(ANSWER + hint.unwrap_or_default())
            .body(serde_json::to_vec(payload).map_err(|_| ApiError::Unreadable)?);
        let response = request.send().await?;
        let status = response.status().as_u16();
        if hint.is_some() {
            self.set_clock(&response);
        }
        read(status, &response.bytes().await?)
    }

    /// The time by Telegram's clock, in Unix seconds: messages are dated by it, and a clock that is wrong here must not
    /// make them look old.
    pub fn now(&self) -> i64 {
        DateTime::<Utc>::from(SystemTime::now()).timestamp() + self.ahead.load(Ordering::Relaxed)
    }

    fn set_clock(&self, response: &Response) {
        let date = response.headers().get(header::DATE).and_then(|date| date.to_str().ok());
        if let Some(theirs) = date.and_then(|date| DateTime::parse_from_rfc2822(date).ok()) {
            let ours = DateTime::<Utc>::from(SystemTime::now()).timestamp();
            self.ahead.store(theirs.timestamp() - ours, Ordering::Relaxed);
        }
    }
}

fn client(proxy: Option<Proxy>) -> Result<Client, InvalidTelegram> {
    let mut builder = Client::builder()
        .connect_timeout(CONNECT)
        .tcp_nodelay(true)
        .tcp_keepalive(Duration::from_secs(30))
        .pool_max_idle_per_host(IN_FLIGHT)
        // Following one would carry the token to another place.
        .redirect(redirect::Policy::none())
        // Proxies come from our configuration alone.
        .no_proxy();
    if let Some(proxy) = proxy {
        builder = builder.proxy(proxy);
    }
    builder.build().map_err(|_| InvalidTelegram::Proxy)
}

/// What every answer of the Bot API is wrapped in.
#[derive(Deserialize)]
struct Envelope<T> {
    ok: bool,
    #[serde(default = "Option::default")]
    result: Option<T>,
    error_code: Option<u16>,
    #[serde(default)]
    description: String,
    parameters: Option<Parameters>,
}

#[derive(Deserialize)]
struct Parameters {
    retry_after: Option<u64>,
}

fn read<T: DeserializeOwned>(status: u16, body: &[u8]) -> Result<T, ApiError> {
    match serde_json::from_slice::<Envelope<T>>(body) {
        Ok(Envelope { ok: true, result: Some(result), .. }) => Ok(result),
        Ok(Envelope { ok: true, .. }) => {
            serde_json::from_str("null").map_err(|_| ApiError::Unreadable)
        }
        Ok(Envelope { ok: false, error_code, description, parameters, .. }) => {
            let retry_after = parameters.and_then(|parameters| parameters.retry_after);
            Err(ApiError::refused(error_code.unwrap_or(status), &description, retry_after))
        }
        // A server in front of Telegram answers in HTML.
        _ if status >= 400 => Err(ApiError::refused(status, "", None)),
        _ => Err(ApiError::Unreadable),
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn an_answer_is_read_or_the_refusal_in_it() {
        assert!(read::<bool>(200, br#"{"ok":true,"result":true}"#).unwrap());
        let throttled = br#"{"ok":false,"error_code":429,"description":"Too Many Requests: retry after 3","parameters":{"retry_after":3}}"#;
        let error = read::<bool>(429, throttled).unwrap_err();
        assert!(matches!(error, ApiError::Throttled { retry_after } if retry_after.as_secs() == 3));
        let gateway = read::<bool>(502, b"<html>Bad Gateway</html>").unwrap_err();
        assert!(matches!(gateway, ApiError::Server { status: 502 }));
        assert!(matches!(read::<bool>(200, b"<html>"), Err(ApiError::Unreadable)));
        assert!(matches!(read::<bool>(200, br#"{"ok":true}"#), Err(ApiError::Unreadable)));
    }
}

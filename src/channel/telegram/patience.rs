//! How long an answer is worth sending, and how it is tried again.

use std::{
    hash::{BuildHasher, RandomState},
    time::{Duration, Instant},
};

use serde::{Serialize, de::DeserializeOwned};
use teloxide::requests::Payload;

use super::{api::Api, error::ApiError};
use crate::channel::backoff::Backoff;

/// An answer older than its question by this is not safe any more: the telephone may be in other hands.
pub(super) const LATE: Duration = Duration::from_secs(15 * 60);
/// A chat that must wait longer than this is held up: others do not wait for it.
const HELD_UP: Duration = Duration::from_secs(2);

/// Why something was not delivered.
#[derive(Debug)]
pub(super) enum Undelivered {
    /// Its time was over.
    Late,
    /// Telegram will not take it.
    Refused(ApiError),
}

/// How long to try, and whom to tell when it takes long.
pub(super) struct Patience<'a> {
    started: Instant,
    until: Instant,
    held_up: &'a (dyn Fn() + Send + Sync),
}

impl<'a> Patience<'a> {
    /// Tries until `until`. Calls `held_up` when a wait begins that makes it last longer than two seconds.
    pub fn new(now: Instant, until: Instant, held_up: &'a (dyn Fn() + Send + Sync)) -> Self {
        Self { started: now, until, held_up }
    }

    /// The same with another end.
    pub fn until(&self, until: Instant) -> Self {
        Self { until, ..*self }
    }

    /// Whether there is no time left.
    pub fn is_over(&self, now: Instant) -> bool {
        now >= self.until
    }

    /// Sends until Telegram takes it, refuses it, or the time is over. A time that Telegram names is kept to.
    pub async fn send<P, T>(&self, api: &Api, payload: &P) -> Result<T, Undelivered>
    where
        P: Payload + Serialize + Sync,
        T: DeserializeOwned,
    {
        let mut backoff = Backoff::new(Duration::from_millis(500), Duration::from_secs(30));
        while !self.is_over(Instant::now()) {
            let error = match api.call_for(payload).await {
                Ok(answer) => {
                    api.sending.works();
                    return Ok(answer);
                }
                Err(error) if error.is_retryable() => error,
                Err(error) => return Err(Undelivered::Refused(error)),
            };
            let wait = match error {
                ApiError::Throttled { retry_after } => retry_after + jitter(),
                _ => {
                    api.sending.fails(&error);
                    backoff.wait()
                }
            };
            self.wait(wait).await?;
        }
        Err(Undelivered::Late)
    }

    async fn wait(&self, wait: Duration) -> Result<(), Undelivered> {
        let now = Instant::now();
        if self.is_over(now + wait) {
            return Err(Undelivered::Late);
        }
        if now.duration_since(self.started) + wait > HELD_UP {
            (self.held_up)();
        }
        tokio::time::sleep(wait).await;
        Ok(())
    }
}

/// Up to half a second, so that chats that were throttled together do not come back together.
fn jitter() -> Duration {
    Duration::from_millis(RandomState::new().hash_one(()) % 500)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[tokio::test]
    async fn a_wait_beyond_the_end_is_not_begun() {
        let now = Instant::now();
        let patience = Patience::new(now, now + LATE, &|| panic!("nobody is held up"));
        let waited = patience.wait(LATE).await;
        assert!(matches!(waited, Err(Undelivered::Late)));
        assert!(!patience.is_over(now) && patience.is_over(now + LATE));
    }
}

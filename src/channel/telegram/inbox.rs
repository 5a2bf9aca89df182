//! Fetching updates, and confirming those that were answered.

use std::{
    num::NonZeroUsize,
    sync::Arc,
    time::{Duration, Instant},
};

use serde::Serialize;
use serde_json::Value;
use teloxide::{payloads::DeleteWebhook, requests::Payload};

use super::{
    answering::Incoming, api::Api, batch::Batch, error::ApiError, lanes::Lanes, outage::Outage,
    patience::LATE, update::Update,
};
use crate::{channel::backoff::Backoff, memory::Seen};

/// How long Telegram waits for an update before it answers with none, in seconds.
const LONG_POLL: u64 = 30;
/// A server that answers with no updates at once does not know long polling: it is asked less often.
const AT_ONCE: Duration = Duration::from_millis(50);
/// How often such a server is asked.
const PAUSE: Duration = Duration::from_millis(500);
/// A request surely arrives within so long, or not at all.
const ARRIVES: Duration = Duration::from_secs(1);
/// How long update ids are remembered.
const REMEMBERED: Duration = Duration::from_secs(48 * 60 * 60);
const UPDATES: NonZeroUsize = NonZeroUsize::new(50_000).unwrap();

/// The request for updates. Unlike teloxide's it takes them as they are: one that cannot be read must not stop the others.
#[derive(Serialize)]
struct GetUpdates {
    #[serde(skip_serializing_if = "Option::is_none")]
    offset: Option<i64>,
    limit: u8,
    timeout: u64,
    allowed_updates: [&'static str; 4],
}

impl Payload for GetUpdates {
    type Output = Vec<Value>;

    const NAME: &'static str = "getUpdates";

    fn timeout_hint(&self) -> Option<Duration> {
        Some(Duration::from_secs(self.timeout))
    }
}

/// The updates of one bot, in the order in which Telegram has them.
pub(super) struct Inbox {
    /// The id after the last update that was dealt with.
    offset: Option<i64>,
    /// The last request: its offset, and when it was sent.
    asked: Option<(Option<i64>, Instant)>,
    seen: Seen<i64>,
    fetching: Outage,
}

impl Inbox {
    pub fn new() -> Self {
        Self {
            offset: None,
            asked: None,
            seen: Seen::new(UPDATES, REMEMBERED),
            fetching: Outage::of("Fetching updates from Telegram"),
        }
    }

    /// Waits for updates, however long it takes and whatever fails.
    pub async fn fetch(&mut self, api: &Api) -> Vec<Value> {
        let mut backoff = Backoff::new(Duration::from_secs(1), Duration::from_secs(60));
        loop {
            let asked = Instant::now();
            let wait = match self.ask(api, LONG_POLL, 100).await {
                Ok(updates) if !updates.is_empty() && last(&updates).is_none() => {
                    self.fetching.fails(&ApiError::Unreadable);
                    backoff.wait()
                }
                Ok(updates) => {
                    self.fetching.works();
                    if !updates.is_empty() {
                        return updates;
                    }
                    if asked.elapsed() < AT_ONCE { PAUSE } else { Duration::ZERO }
                }
                Err(error) => {
                    self.fetching.fails(&error);
                    recover(api, &error).await.unwrap_or_else(|| backoff.wait())
                }
            };
            tokio::time::sleep(wait).await;
        }
    }

    async fn ask(&mut self, api: &Api, timeout: u64, limit: u8) -> Result<Vec<Value>, ApiError> {
        let (offset, allowed_updates) = (self.offset, Update::KINDS);
        self.asked = Some((offset, Instant::now()));
        let answer = api.call(&GetUpdates { offset, limit, timeout, allowed_updates }).await;
        if answer.is_err() {
            self.asked = None;
        }
        answer
    }

    /// Puts the updates on the lanes of their chats. What was seen already or cannot be read is dealt with at once.
    pub fn open(
        &self,
        raw: &[Value],
        lanes: &Arc<Lanes<Incoming>>,
        clock: i64,
        now: Instant,
    ) -> Batch {
        let mut batch = Batch::new(last(raw).unwrap_or_default());
        let updates: Vec<Update> = raw
            .iter()
            .filter(|raw| Update::id_of(raw).is_some_and(|id| self.seen.first(id, now)))
            .filter_map(Update::read)
            .collect();
        let ages = ages(&updates, clock);
        for (update, age) in updates.into_iter().zip(ages) {
            let (id, chat) = (update.id, update.chat.id);
            let until = now + LATE.saturating_sub(age);
            let ticket = batch.open(id, chat);
            lanes.push(chat, Incoming { update, until }, ticket);
        }
        batch
    }

    /// The next request confirms everything before `offset`.
    pub fn confirm(&mut self, offset: i64) {
        self.offset = Some(offset);
    }

    /// Confirms at once, because no request for more will follow.
    ///
    /// Telegram confirms when a request arrives, not when it answers: one that has been on its way for a while did, and
    /// the answer is not waited for (asked too often, Telegram takes three seconds for it).
    pub async fn close(&mut self, api: &Api) {
        let confirmed = self
            .asked
            .is_some_and(|(offset, since)| offset == self.offset && since.elapsed() > ARRIVES);
        if self.offset.is_none() || confirmed {
            return;
        }
        let asked = tokio::time::timeout(ARRIVES, self.ask(api, 0, 1)).await;
        if let Ok(Err(_)) = asked {
            tracing::warn!(
                "The last answers could not be confirmed: Telegram may deliver their questions again"
            );
        }
    }
}

/// The highest update id.
fn last(raw: &[Value]) -> Option<i64> {
    raw.iter().filter_map(Update::id_of).max()
}

/// How old each update is. A press of a button has no date: it is at least as old as the next update that has one.
fn ages(updates: &[Update], clock: i64) -> Vec<Duration> {
    let mut latest = clock;
    let mut ages: Vec<Duration> = updates
        .iter()
        .rev()
        .map(|update| {
            latest = update.date().unwrap_or(latest).min(clock);
            Duration::from_secs(u64::try_from(clock - latest).unwrap_or_default())
        })
        .collect();
    ages.reverse();
    ages
}

/// What can be done about a failure, and how long to wait if that is known.
async fn recover(api: &Api, error: &ApiError) -> Option<Duration> {
    match error {
        ApiError::Throttled { retry_after } => Some(*retry_after),
        ApiError::Webhook => {
            let deleted = api.call(&DeleteWebhook::new()).await;
            deleted
                .is_ok()
                .then(|| tracing::warn!("A webhook was set for this bot and is removed"));
            None
        }
        _ => None,
    }
}

#[cfg(test)]
#[path = "inbox_tests.rs"]
mod tests;

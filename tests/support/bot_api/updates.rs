//! The queue of updates: kept until confirmed, as the real server keeps them.

use std::{
    collections::VecDeque,
    time::{Duration, Instant},
};

use serde_json::{Value, json};

use super::{
    Shared,
    body::Fields,
    refusal::{Answer, Refusal},
};

/// Updates in one answer.
const MOST_UPDATES: i64 = 100;
/// A poll lasts no longer, in seconds.
const LONGEST_POLL: i64 = 50;
/// The same offset asked again so soon gets one update at most (the real server's rule).
const SAME_OFFSET: Duration = Duration::from_millis(500);
/// The same offset asked again so soon is made to wait (the real server's rule).
const IMPATIENT: Duration = Duration::from_secs(3);
/// A poll that is woken waits so long for more (the real server's `LONG_POLL_WAIT_AFTER`).
const GATHER: Duration = Duration::from_millis(2);
/// What a bot gets only if it asks for it.
const ON_REQUEST: [&str; 3] = ["chat_member", "message_reaction", "message_reaction_count"];

/// The queue, and who polls it.
pub struct Updates {
    next: i64,
    waiting: VecDeque<(i64, Value)>,
    again: Vec<(i64, Value)>,
    delivered: Vec<(i64, Value)>,
    allowed: Vec<String>,
    previous: Option<(i64, Instant)>,
    poll: u64,
    /// Polls that have begun.
    pub begun: u64,
}

impl Default for Updates {
    fn default() -> Self {
        Self {
            next: 700_000_001,
            waiting: VecDeque::new(),
            again: Vec::new(),
            delivered: Vec::new(),
            allowed: Vec::new(),
            previous: None,
            poll: 0,
            begun: 0,
        }
    }
}

impl Updates {
    /// Queues an update of a kind that the bot wants; its id.
    pub fn add(&mut self, kind: &str, object: Value) -> i64 {
        let id = self.next;
        if self.wanted(kind) {
            self.next += 1;
            self.waiting.push_back((id, json!({ "update_id": id, kind: object })));
        }
        id
    }

    /// Delivers an update once more, whether or not it was confirmed.
    pub fn redeliver(&mut self, id: i64) {
        let all = self.delivered.iter().chain(&self.waiting);
        let found = all.into_iter().find(|(known, _)| *known == id).cloned();
        self.again.push(found.expect("no such update"));
    }

    /// How many are not confirmed.
    pub fn pending(&self) -> usize {
        self.waiting.len()
    }

    /// Whether this update was confirmed.
    pub fn confirmed(&self, id: i64) -> bool {
        id < self.next && self.waiting.front().is_none_or(|(first, _)| id < *first)
    }

    fn wanted(&self, kind: &str) -> bool {
        if self.allowed.is_empty() {
            return !ON_REQUEST.contains(&kind);
        }
        self.allowed.iter().any(|allowed| allowed == kind)
    }

    fn allow(&mut self, kinds: Option<&Value>) {
        if let Some(kinds) = kinds.and_then(Value::as_array) {
            self.allowed =
                kinds.iter().filter_map(|kind| Some(kind.as_str()?.to_owned())).collect();
        }
    }

    /// Confirms all below the offset; the offset from which to deliver. A negative one counts from the end.
    fn confirm(&mut self, offset: i64) -> i64 {
        let from = if offset < 0 { offset + self.next } else { offset };
        let from = if from > self.next { 0 } else { from };
        while let Some(confirmed) = self.waiting.pop_front_if(|(id, _)| *id < from) {
            self.delivered.push(confirmed);
        }
        from
    }

    fn take(&mut self, limit: usize) -> Vec<Value> {
        let again = std::mem::take(&mut self.again);
        let all = again.iter().chain(&self.waiting).take(limit);
        all.map(|(_, update)| update.clone()).collect()
    }
}

/// How one poll goes on.
enum Poll {
    Done(Answer),
    Wait { number: u64, limit: usize, until: Instant },
}

/// `getUpdates`: at once if there is something, else when something comes or the time is over.
pub async fn get_updates(shared: &Shared, fields: &Fields) -> Answer {
    let mut arrived = shared.arrived.subscribe();
    let begun = begin(shared, fields);
    shared.changed.send_replace(());
    let (number, limit, until) = match begun? {
        Poll::Done(answer) => return answer,
        Poll::Wait { number, limit, until } => (number, limit, until),
    };
    loop {
        let woken = tokio::time::timeout_at(until.into(), arrived.changed()).await.is_ok();
        if woken {
            tokio::time::sleep(GATHER).await;
        }
        let mut state = shared.state();
        if state.webhook.is_some() {
            return Err(Refusal::new(409, "Conflict: terminated by setWebhook request"));
        }
        if state.updates.poll != number {
            return Err(Refusal::new(
                409,
                "Conflict: terminated by other getUpdates request; make sure that only one bot instance is running",
            ));
        }
        let updates = state.updates.take(limit);
        if !updates.is_empty() || !woken {
            return Ok(Value::Array(updates));
        }
    }
}

fn begin(shared: &Shared, fields: &Fields) -> Result<Poll, Refusal> {
    let mut state = shared.state();
    if state.webhook.is_some() {
        return Err(Refusal::new(
            409,
            "Conflict: can't use getUpdates method while webhook is active; use deleteWebhook to delete the webhook first",
        ));
    }
    let allowed = fields.nested("allowed_updates")?;
    let queue = &mut state.updates;
    queue.begun += 1;
    queue.allow(allowed.as_ref());
    let offset = fields.integer("offset").unwrap_or(0);
    let mut limit = fields.integer("limit").unwrap_or(MOST_UPDATES).clamp(1, MOST_UPDATES) as usize;
    let mut timeout = fields.integer("timeout").unwrap_or(0).clamp(0, LONGEST_POLL) as u64;
    let now = Instant::now();
    if let Some((_, before)) = queue.previous.filter(|(previous, _)| *previous == offset) {
        if timeout < IMPATIENT.as_secs() && now < before + IMPATIENT {
            timeout = IMPATIENT.as_secs();
        }
        if now < before + SAME_OFFSET {
            limit = 1;
        }
    }
    queue.previous = Some((offset, now));
    queue.confirm(offset);
    let updates = queue.take(limit);
    if timeout == 0 || !updates.is_empty() {
        return Ok(Poll::Done(Ok(Value::Array(updates))));
    }
    queue.poll += 1;
    let number = queue.poll;
    drop(state);
    shared.arrived.send_replace(());
    Ok(Poll::Wait { number, limit, until: now + Duration::from_secs(timeout) })
}

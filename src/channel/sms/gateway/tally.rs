//! Counts of what goes wrong with a gateway, told to the operator from time to time.

use std::{
    collections::BTreeMap,
    sync::{Arc, Mutex, PoisonError},
    time::{Duration, Instant},
};

/// The operator is told of one thing at most once in so long.
const PAUSE: Duration = Duration::from_secs(10 * 60);

/// Counts by kind. A line of the log says how many there were since the last one: never one a message.
pub(super) struct Tally {
    gateway: Arc<str>,
    kinds: Mutex<BTreeMap<String, Count>>,
}

#[derive(Default)]
struct Count {
    untold: u64,
    told: Option<Instant>,
}

impl Tally {
    pub fn of(gateway: Arc<str>) -> Self {
        Self { gateway, kinds: Mutex::default() }
    }

    /// A request was refused.
    pub fn refused(&self, why: super::Refusal, now: Instant) {
        if let Some(requests) = self.note(&why.to_string(), now) {
            let gateway = &*self.gateway;
            tracing::warn!(
                gateway.name = gateway,
                requests,
                "A gateway's request was refused: {why}"
            );
        }
    }

    /// A reply could not be handed over, or was lost on its way.
    pub fn failed(&self, why: &str, now: Instant) {
        if let Some(replies) = self.note(why, now) {
            let gateway = &*self.gateway;
            tracing::warn!(gateway.name = gateway, replies, "A reply was not sent: {why}");
        }
    }

    /// Counts one; gives the number since the last time when it is to be told.
    fn note(&self, kind: &str, now: Instant) -> Option<u64> {
        let mut kinds = self.kinds.lock().unwrap_or_else(PoisonError::into_inner);
        let count = kinds.entry(kind.to_owned()).or_default();
        count.untold += 1;
        if count.told.is_some_and(|told| now.saturating_duration_since(told) < PAUSE) {
            return None;
        }
        count.told = Some(now);
        Some(std::mem::take(&mut count.untold))
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn each_kind_is_told_at_once_and_then_at_most_every_ten_minutes() {
        let (tally, now) = (Tally::of("kannel".into()), Instant::now());
        assert_eq!(tally.note("slow", now), Some(1));
        assert_eq!(tally.note("large", now), Some(1));
        assert_eq!(tally.note("slow", now), None);
        assert_eq!(tally.note("slow", now + PAUSE / 2), None);
        assert_eq!(tally.note("slow", now + PAUSE), Some(3));
    }
}

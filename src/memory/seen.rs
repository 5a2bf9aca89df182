//! What has been dealt with already, so that a second delivery is answered by nothing.

use std::{
    hash::Hash,
    num::NonZeroUsize,
    sync::{Mutex, PoisonError},
    time::{Duration, Instant},
};

use lru::LruCache;

/// Ids of what has been dealt with, for a while.
pub struct Seen<K> {
    since: Mutex<LruCache<K, Instant>>,
    capacity: NonZeroUsize,
    kept_for: Duration,
}

impl<K: Hash + Eq> Seen<K> {
    /// Room for `capacity` ids, each forgotten after `kept_for`; the oldest gives way.
    pub fn new(capacity: NonZeroUsize, kept_for: Duration) -> Self {
        Self { since: Mutex::new(LruCache::unbounded()), capacity, kept_for }
    }

    /// Whether an id was noted and is not forgotten yet.
    pub fn knows(&self, id: &K, now: Instant) -> bool {
        let since = self.since.lock().unwrap_or_else(PoisonError::into_inner);
        since.peek(id).is_some_and(|then| now.duration_since(*then) <= self.kept_for)
    }

    /// Notes an id and says whether this is the first time. Ids met again are not kept any longer for it.
    pub fn first(&self, id: K, now: Instant) -> bool {
        let mut since = self.since.lock().unwrap_or_else(PoisonError::into_inner);
        while since.peek_lru().is_some_and(|(_, then)| now.duration_since(*then) > self.kept_for) {
            since.pop_lru();
        }
        if since.contains(&id) {
            return false;
        }
        if since.len() >= self.capacity.get() {
            since.pop_lru();
        }
        since.put(id, now);
        true
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    const HOUR: Duration = Duration::from_secs(60 * 60);

    #[test]
    fn an_id_is_new_once_until_its_time_is_over() {
        let seen = Seen::new(NonZeroUsize::new(9).unwrap(), 48 * HOUR);
        let now = Instant::now();
        assert!(seen.first(7, now));
        assert!(!seen.first(7, now + 47 * HOUR));
        assert!(seen.first(8, now + 47 * HOUR));
        assert!(seen.knows(&7, now + 47 * HOUR) && !seen.knows(&7, now + 49 * HOUR));
        assert!(seen.first(7, now + 49 * HOUR));
        assert!(!seen.first(8, now + 49 * HOUR));
    }

    #[test]
    fn the_oldest_id_gives_way() {
        let seen = Seen::new(NonZeroUsize::new(2).unwrap(), 48 * HOUR);
        let now = Instant::now();
        assert!(seen.first(1, now) && seen.first(2, now) && seen.first(3, now));
        assert!(!seen.first(3, now));
        assert!(!seen.first(2, now));
        assert!(seen.first(1, now));
    }
}

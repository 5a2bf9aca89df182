//! What may be asked for once more in a while.

use std::{
    hash::Hash,
    num::NonZeroUsize,
    sync::{Mutex, PoisonError},
    time::{Duration, Instant},
};

use lru::LruCache;

/// Values that are kept for a while.
pub struct Kept<K, V> {
    values: Mutex<LruCache<K, (V, Instant)>>,
    kept_for: Duration,
}

impl<K: Hash + Eq, V: Clone> Kept<K, V> {
    /// Room for `capacity` values, each forgotten after `kept_for`; the one not asked for longest gives way.
    pub fn new(capacity: NonZeroUsize, kept_for: Duration) -> Self {
        Self { values: Mutex::new(LruCache::new(capacity)), kept_for }
    }

    /// The value of this key, if it is not forgotten yet.
    pub fn get(&self, key: &K, now: Instant) -> Option<V> {
        let values = self.values.lock().unwrap_or_else(PoisonError::into_inner);
        let (value, since) = values.peek(key)?;
        (now.saturating_duration_since(*since) <= self.kept_for).then(|| value.clone())
    }

    /// Keeps a value from now on; those whose time is over are forgotten.
    pub fn put(&self, key: K, value: V, now: Instant) {
        let mut values = self.values.lock().unwrap_or_else(PoisonError::into_inner);
        let over = |since: Instant| now.saturating_duration_since(since) > self.kept_for;
        while values.peek_lru().is_some_and(|(_, (_, since))| over(*since)) {
            values.pop_lru();
        }
        values.put(key, (value, now));
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    const MINUTE: Duration = Duration::from_secs(60);

    #[test]
    fn a_value_is_kept_for_its_time() {
        let (kept, now) = (Kept::new(NonZeroUsize::new(9).unwrap(), MINUTE), Instant::now());
        kept.put(1, "one", now);
        assert_eq!(kept.get(&1, now + MINUTE), Some("one"));
        assert_eq!(kept.get(&1, now + 2 * MINUTE), None);
        kept.put(2, "two", now + 2 * MINUTE);
        assert_eq!(kept.values.lock().unwrap().len(), 1);
    }

    #[test]
    fn the_oldest_value_gives_way() {
        let (kept, now) = (Kept::new(NonZeroUsize::MIN, MINUTE), Instant::now());
        kept.put(1, "one", now);
        kept.put(2, "two", now);
        assert_eq!((kept.get(&1, now), kept.get(&2, now)), (None, Some("two")));
    }
}

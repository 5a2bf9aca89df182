//! What a channel remembers of each person beside the session, for one message of theirs at a time.

use std::{
    num::NonZeroUsize,
    sync::{Arc, Mutex, PoisonError},
    time::{Duration, Instant},
};

use lru::LruCache;

/// What is remembered of one person: whoever answers them holds it, and the next message waits.
pub type Caller<T> = Arc<tokio::sync::Mutex<T>>;

use super::Address;

/// What a channel remembers of each person.
pub struct Callers<T> {
    kept: Mutex<LruCache<Address, (Caller<T>, Instant)>>,
    idle: Duration,
}

impl<T: Default> Callers<T> {
    /// Room for `capacity` people; one who was silent for `idle` is new again, and the one silent longest gives way.
    pub fn new(capacity: NonZeroUsize, idle: Duration) -> Self {
        Self { kept: Mutex::new(LruCache::new(capacity)), idle }
    }

    /// What is remembered of a person; something new if nothing is.
    pub fn of(&self, address: &Address, now: Instant) -> Caller<T> {
        let mut kept = self.kept.lock().unwrap_or_else(PoisonError::into_inner);
        let over = |last: Instant| now.saturating_duration_since(last) > self.idle;
        while kept.peek_lru().is_some_and(|(_, (_, last))| over(*last)) {
            kept.pop_lru();
        }
        let (caller, last) = kept.get_or_insert_mut(address.clone(), || (Caller::default(), now));
        *last = now;
        Arc::clone(caller)
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    const HOUR: Duration = Duration::from_secs(60 * 60);

    fn callers(capacity: usize) -> Callers<u32> {
        Callers::new(NonZeroUsize::new(capacity).unwrap(), HOUR)
    }

    fn remembered(callers: &Callers<u32>, person: i64, now: Instant) -> u32 {
        *callers.of(&Address::telegram(person), now).try_lock().unwrap()
    }

    #[test]
    fn a_person_is_remembered_until_silent_too_long() {
        let (callers, now) = (callers(9), Instant::now());
        *callers.of(&Address::telegram(1), now).try_lock().unwrap() = 7;
        assert_eq!(remembered(&callers, 1, now + HOUR), 7);
        assert_eq!(remembered(&callers, 1, now + HOUR * 3), 0);
    }

    #[test]
    fn the_person_silent_longest_gives_way() {
        let (callers, now) = (callers(1), Instant::now());
        *callers.of(&Address::telegram(1), now).try_lock().unwrap() = 7;
        assert_eq!(remembered(&callers, 2, now), 0);
        assert_eq!(remembered(&callers, 1, now), 0);
    }

    #[test]
    fn the_second_message_of_a_person_waits_for_the_first() {
        let (callers, now) = (callers(9), Instant::now());
        let first = callers.of(&Address::telegram(1), now);
        let _held = first.try_lock().unwrap();
        assert!(callers.of(&Address::telegram(1), now).try_lock().is_err());
        assert!(callers.of(&Address::telegram(2), now).try_lock().is_ok());
    }
}

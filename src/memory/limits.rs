//! How fast one person may write.

use std::{
    num::NonZeroUsize,
    sync::{Mutex, PoisonError},
    time::{Duration, Instant},
};

use lru::LruCache;

use super::Address;

/// Messages that one person may send at once.
const BURST: u32 = 10;
/// After those, one message in so long.
const PACE: Duration = Duration::from_secs(6);

/// Whether a message may be answered.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Allowance {
    /// Answer it.
    Pass,
    /// Too fast: say so, once.
    Notice,
    /// Too fast, and the person knows.
    Silence,
}

/// The pace of each person. Whatever tells of danger is answered all the same: that is for the caller to see to.
pub struct Limits {
    people: Mutex<LruCache<Address, Pace>>,
}

/// The bucket, by the moment at which it is full again (the generic cell rate algorithm).
struct Pace {
    full_at: Instant,
    told: bool,
}

impl Limits {
    /// Room for `capacity` people; the one silent longest gives way.
    pub fn new(capacity: NonZeroUsize) -> Self {
        Self { people: Mutex::new(LruCache::new(capacity)) }
    }

    /// Takes one message from a person's allowance: ten at once, then one in six seconds.
    ///
    /// [`Allowance::Notice`] comes once; then not again before the allowance has been whole.
    pub fn take(&self, person: &Address, now: Instant) -> Allowance {
        let mut people = self.people.lock().unwrap_or_else(PoisonError::into_inner);
        let fresh = || Pace { full_at: now, told: false };
        let pace = people.get_or_insert_mut(person.clone(), fresh);
        if pace.full_at <= now {
            *pace = fresh();
        }
        if pace.full_at.duration_since(now) <= PACE * (BURST - 1) {
            pace.full_at += PACE;
            return Allowance::Pass;
        }
        if std::mem::replace(&mut pace.told, true) { Allowance::Silence } else { Allowance::Notice }
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn limits() -> Limits {
        Limits::new(NonZeroUsize::new(100).unwrap())
    }

    fn many(limits: &Limits, person: i64, count: usize, now: Instant) -> Vec<Allowance> {
        (0..count).map(|_| limits.take(&Address::telegram(person), now)).collect()
    }

    #[test]
    fn ten_messages_pass_at_once_then_one_notice_then_silence() {
        let answers = many(&limits(), 1, 13, Instant::now());
        assert!(answers[..10].iter().all(|answer| *answer == Allowance::Pass));
        assert_eq!(answers[10..], [Allowance::Notice, Allowance::Silence, Allowance::Silence]);
    }

    #[test]
    fn then_one_passes_in_six_seconds() {
        let limits = limits();
        let now = Instant::now();
        many(&limits, 1, 11, now);
        let later = now + PACE;
        assert_eq!(many(&limits, 1, 2, later), [Allowance::Pass, Allowance::Silence]);
    }

    #[test]
    fn the_notice_comes_again_only_after_a_whole_pause() {
        let limits = limits();
        let now = Instant::now();
        many(&limits, 1, 11, now);
        let rested = now + PACE * BURST;
        assert_eq!(many(&limits, 1, 11, rested)[10], Allowance::Notice);
    }

    #[test]
    fn one_person_does_not_slow_another() {
        let limits = limits();
        let now = Instant::now();
        many(&limits, 1, 20, now);
        assert_eq!(many(&limits, 2, 1, now), [Allowance::Pass]);
    }
}

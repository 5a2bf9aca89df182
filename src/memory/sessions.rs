//! Sessions: what each conversation remembers.

use std::{
    num::NonZeroUsize,
    sync::{Mutex, PoisonError},
    time::{Duration, Instant},
};

use lru::LruCache;

use super::Address;
use crate::conversation::Session;

/// The sessions of all channels.
pub struct Sessions {
    kept: Mutex<LruCache<Address, (Session, Instant)>>,
    idle: Duration,
}

impl Sessions {
    /// Room for `capacity` sessions, each forgotten when nothing was said for `idle`.
    pub fn new(capacity: NonZeroUsize, idle: Duration) -> Self {
        Self { kept: Mutex::new(LruCache::new(capacity)), idle }
    }

    /// What is remembered of a conversation; an empty session if nothing is, or if it has been idle too long.
    pub fn get(&self, address: &Address, now: Instant) -> Session {
        let mut kept = self.kept.lock().unwrap_or_else(PoisonError::into_inner);
        match kept.get(address) {
            Some((session, last)) if now.duration_since(*last) <= self.idle => session.clone(),
            Some(_) => {
                kept.pop(address);
                Session::default()
            }
            None => Session::default(),
        }
    }

    /// Remembers a conversation; those idle too long are forgotten, and without room the one idle longest gives way.
    pub fn put(&self, address: &Address, session: Session, now: Instant) {
        let mut kept = self.kept.lock().unwrap_or_else(PoisonError::into_inner);
        while kept.peek_lru().is_some_and(|(_, (_, last))| now.duration_since(*last) > self.idle) {
            kept.pop_lru();
        }
        kept.put(address.clone(), (session, now));
    }

    /// Forgets a conversation.
    pub fn forget(&self, address: &Address) {
        self.kept.lock().unwrap_or_else(PoisonError::into_inner).pop(address);
    }

    /// How many conversations are remembered.
    pub fn count(&self) -> usize {
        self.kept.lock().unwrap_or_else(PoisonError::into_inner).len()
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn spoken() -> Session {
        Session { locale: Some(crate::localisation::Locale::Ru), ..Session::default() }
    }

    #[test]
    fn an_idle_session_is_forgotten() {
        let sessions = Sessions::new(NonZeroUsize::MIN, Duration::from_secs(60));
        let now = Instant::now();
        sessions.put(&Address::telegram(1), spoken(), now);
        assert_eq!(sessions.get(&Address::telegram(1), now + Duration::from_secs(60)), spoken());
        assert_eq!(
            sessions.get(&Address::telegram(1), now + Duration::from_secs(61)),
            Session::default()
        );
    }

    #[test]
    fn a_session_can_be_forgotten() {
        let sessions = Sessions::new(NonZeroUsize::MIN, Duration::from_secs(60));
        let now = Instant::now();
        sessions.put(&Address::telegram(1), spoken(), now);
        sessions.forget(&Address::telegram(1));
        assert_eq!(sessions.get(&Address::telegram(1), now), Session::default());
    }

    #[test]
    fn idle_sessions_are_swept_out_when_others_speak() {
        let sessions = Sessions::new(NonZeroUsize::new(9).unwrap(), Duration::from_secs(60));
        let now = Instant::now();
        sessions.put(&Address::telegram(1), spoken(), now);
        sessions.put(&Address::telegram(2), spoken(), now + Duration::from_secs(61));
        assert_eq!(sessions.count(), 1);
    }

    #[test]
    fn the_session_idle_longest_gives_way() {
        let sessions = Sessions::new(NonZeroUsize::MIN, Duration::from_secs(60));
        let now = Instant::now();
        sessions.put(&Address::telegram(1), spoken(), now);
        sessions.put(&Address::telegram(2), spoken(), now);
        assert_eq!(sessions.get(&Address::telegram(1), now), Session::default());
        assert_eq!(sessions.get(&Address::telegram(2), now), spoken());
    }
}

//! Messages that can still be deleted when a person asks for it.

use std::{
    collections::VecDeque,
    num::NonZeroUsize,
    sync::{Mutex, PoisonError},
    time::{Duration, Instant},
};

use lru::LruCache;

use super::Address;

/// How long a network lets a message be deleted (Bot API, `deleteMessage`: 48 hours).
const DELETABLE: Duration = Duration::from_secs(48 * 60 * 60);
/// Ids kept of one conversation.
const OF_ONE: usize = 500;

/// Ids of the messages of each conversation, both ways.
pub struct Sent {
    kept: Mutex<Kept>,
    capacity: NonZeroUsize,
}

struct Kept {
    conversations: LruCache<Address, VecDeque<(i32, Instant)>>,
    ids: usize,
}

impl Sent {
    /// Room for `capacity` ids of all conversations together; the conversation silent longest gives way as a whole.
    pub fn new(capacity: NonZeroUsize) -> Self {
        let kept = Kept { conversations: LruCache::unbounded(), ids: 0 };
        Self { kept: Mutex::new(kept), capacity }
    }

    /// Notes a message of a conversation.
    pub fn note(&self, address: &Address, id: i32, now: Instant) {
        let mut kept = self.kept.lock().unwrap_or_else(PoisonError::into_inner);
        let ids = kept.conversations.get_or_insert_mut(address.clone(), VecDeque::new);
        let before = ids.len();
        while ids.len() >= OF_ONE || ids.front().is_some_and(|(_, then)| is_over(*then, now)) {
            ids.pop_front();
        }
        ids.push_back((id, now));
        let after = ids.len();
        kept.ids = (kept.ids + after).saturating_sub(before);
        kept.make_room(self.capacity.get(), now);
    }

    /// The messages of a conversation that can still be deleted, oldest first; they are not known any more after this.
    pub fn take(&self, address: &Address, now: Instant) -> Vec<i32> {
        let mut kept = self.kept.lock().unwrap_or_else(PoisonError::into_inner);
        let ids = kept.conversations.pop(address).unwrap_or_default();
        kept.ids = kept.ids.saturating_sub(ids.len());
        ids.into_iter().filter(|(_, then)| !is_over(*then, now)).map(|(id, _)| id).collect()
    }
}

impl Kept {
    /// Forgets conversations that ended 48 hours ago, and others while there are too many ids.
    fn make_room(&mut self, capacity: usize, now: Instant) {
        while let Some((_, ids)) = self.conversations.peek_lru() {
            let over = ids.back().is_none_or(|(_, last)| is_over(*last, now));
            if !over && self.ids <= capacity {
                return;
            }
            self.ids = self.ids.saturating_sub(ids.len());
            self.conversations.pop_lru();
        }
    }
}

fn is_over(then: Instant, now: Instant) -> bool {
    now.duration_since(then) >= DELETABLE
}

#[cfg(test)]
mod tests {
    use super::*;

    fn sent(capacity: usize) -> Sent {
        Sent::new(NonZeroUsize::new(capacity).unwrap())
    }

    #[test]
    fn ids_are_given_back_once_and_only_for_48_hours() {
        let (sent, person, now) = (sent(100), Address::telegram(1), Instant::now());
        sent.note(&person, 1, now);
        sent.note(&person, 2, now + Duration::from_secs(60));
        assert_eq!(sent.take(&person, now + DELETABLE), [2]);
        assert!(sent.take(&person, now).is_empty());
    }

    #[test]
    fn one_conversation_keeps_its_newest_ids() {
        let (sent, person, now) = (sent(10_000), Address::telegram(1), Instant::now());
        (0..600).for_each(|id| sent.note(&person, id, now));
        assert_eq!(sent.take(&person, now), (100..600).collect::<Vec<_>>());
    }

    #[test]
    fn the_conversation_silent_longest_gives_way() {
        let (sent, now) = (sent(3), Instant::now());
        for (person, id) in [(1, 1), (1, 2), (2, 3), (2, 4)] {
            sent.note(&Address::telegram(person), id, now);
        }
        assert!(sent.take(&Address::telegram(1), now).is_empty());
        assert_eq!(sent.take(&Address::telegram(2), now), [3, 4]);
    }

    #[test]
    fn an_ended_conversation_is_forgotten_when_another_goes_on() {
        let (sent, now) = (sent(100), Instant::now());
        sent.note(&Address::telegram(1), 1, now);
        sent.note(&Address::telegram(2), 2, now + DELETABLE);
        assert!(sent.take(&Address::telegram(1), now).is_empty());
    }
}

//! How often a name may be tried.

use std::{
    collections::VecDeque,
    num::NonZeroUsize,
    sync::{Mutex, PoisonError},
};

use lru::LruCache;

/// Tries of one name in [`SECONDS`].
const TRIES: usize = 5;
const SECONDS: i64 = 60;
/// Names that are remembered. One hash at a time takes longer than a minute for so many.
const NAMES: NonZeroUsize = NonZeroUsize::new(4096).unwrap();

/// The tries of each name, known or unknown, in memory.
pub(super) struct Tries(Mutex<LruCache<String, VecDeque<i64>>>);

impl Tries {
    pub fn new() -> Self {
        Self(Mutex::new(LruCache::new(NAMES)))
    }

    /// Whether the name may be tried now; if so, that is a try.
    pub fn take(&self, name: &str, now: i64) -> bool {
        let mut names = self.0.lock().unwrap_or_else(PoisonError::into_inner);
        let tries = names.get_or_insert_mut(name.to_owned(), VecDeque::new);
        tries.retain(|at| now - at < SECONDS);
        let free = tries.len() < TRIES;
        if free {
            tries.push_back(now);
        }
        free
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_name_is_tried_five_times_a_minute_and_others_are_not_held_up() {
        let tries = Tries::new();
        assert!((0..5).all(|second| tries.take("anora", second)));
        assert!(!tries.take("anora", 59));
        assert!(tries.take("bek", 59));
        assert!(tries.take("anora", 60));
        assert!(!tries.take("anora", 60));
    }
}

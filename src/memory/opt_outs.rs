//! Who asked for silence. In memory only: the lasting list is the gateway's.

use std::{
    num::NonZeroUsize,
    sync::{Mutex, PoisonError},
};

use lru::LruCache;

use super::Address;

/// Who asked for silence and has not ended it.
pub struct OptOuts(Mutex<LruCache<Address, ()>>);

impl OptOuts {
    /// Room for `capacity` people; the one who has not written for longest gives way.
    pub fn new(capacity: NonZeroUsize) -> Self {
        Self(Mutex::new(LruCache::new(capacity)))
    }

    /// The person wants silence; `false` if they had it already.
    pub fn begin(&self, person: &Address) -> bool {
        self.0.lock().unwrap_or_else(PoisonError::into_inner).put(person.clone(), ()).is_none()
    }

    /// The person wants answers again; `false` if they got them already.
    pub fn end(&self, person: &Address) -> bool {
        self.0.lock().unwrap_or_else(PoisonError::into_inner).pop(person).is_some()
    }

    /// Whether the person wants silence.
    pub fn holds(&self, person: &Address) -> bool {
        self.0.lock().unwrap_or_else(PoisonError::into_inner).get(person).is_some()
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn silence_holds_until_it_is_ended() {
        let silence = OptOuts::new(NonZeroUsize::new(2).unwrap());
        let people = [1, 2, 3].map(Address::telegram);
        assert!(silence.begin(&people[0]) && !silence.begin(&people[0]));
        assert!(silence.holds(&people[0]) && !silence.holds(&people[1]));
        assert!(silence.end(&people[0]) && !silence.end(&people[0]));
        assert!(!silence.holds(&people[0]));
        people.iter().for_each(|person| assert!(silence.begin(person)));
        assert!(!silence.holds(&people[0]) && silence.holds(&people[2]));
    }
}

//! Who was counted today. Gone at the end of the day, and with the program.

use std::{
    collections::HashMap,
    hash::{BuildHasher, Hash, Hasher, RandomState},
};

use hmac::{Hmac, KeyInit, Mac};
use sha2::Sha256;

use super::Address;
use crate::statistics::Table;

/// People who can be told apart in one day; about 300 bytes each. Those who come later are not counted: to forget somebody would
/// be to count them twice.
const PEOPLE: usize = 100_000;
/// Cells of one table that one person counts in on one day.
const CELLS: usize = 3;

/// The askers of one day, each by a hash with the day's random salt.
pub(super) struct Askers {
    keyed: Hmac<Sha256>,
    people: HashMap<[u8; 16], Counted>,
    /// Cells are known by a hash with a random key of this process.
    hasher: RandomState,
}

/// What one person was counted in today.
#[derive(Default)]
struct Counted {
    cells: Vec<(Table, u64)>,
    /// Rows `other` that hold something of theirs, or may come to.
    others: Vec<(Table, u64)>,
    /// The last batch that holds something of theirs.
    batch: Option<u64>,
}

/// Somebody who wrote today.
pub(super) struct Asker<'a> {
    counted: &'a mut Counted,
    hasher: &'a RandomState,
    /// Whether this is their first message of the day.
    pub first: bool,
}

impl Askers {
    /// A new day, with a salt of its own; `None` when the system has no randomness to give.
    pub fn new() -> Option<Self> {
        let mut salt = [0; 32];
        getrandom::fill(&mut salt).ok()?;
        let keyed = Hmac::new_from_slice(&salt).ok()?;
        Some(Self { keyed, people: HashMap::new(), hasher: RandomState::new() })
    }

    /// Somebody who wrote; `None` when no more people can be told apart.
    pub fn of(&mut self, address: &Address) -> Option<Asker<'_>> {
        let mut keyed = Keyed(self.keyed.clone());
        address.hash(&mut keyed);
        let hash = keyed.0.finalize().into_bytes();
        let mut key = [0; 16];
        key.iter_mut().zip(hash).for_each(|(byte, hashed)| *byte = hashed);
        let first = !self.people.contains_key(&key);
        if first && self.people.len() >= PEOPLE {
            return None;
        }
        let counted = self.people.entry(key).or_default();
        Some(Asker { counted, hasher: &self.hasher, first })
    }
}

impl Asker<'_> {
    /// Whether they count in a cell: once a day, and in three cells of a table at most.
    pub fn counts_in(&mut self, table: Table, keys: &[String]) -> bool {
        let cell = self.hasher.hash_one(keys);
        let cells = &mut self.counted.cells;
        let mut ours = cells.iter().filter(|(other, _)| *other == table);
        if cells.contains(&(table, cell)) || ours.nth(CELLS - 1).is_some() {
            return false;
        }
        cells.push((table, cell));
        true
    }

    /// Whether they count in a row `other`, if it comes to that: once a day.
    pub fn counts_as_other(&mut self, table: Table, keys: &[String]) -> bool {
        let cell = (table, self.hasher.hash_one(keys));
        let others = &mut self.counted.others;
        let first = !others.contains(&cell);
        others.extend(first.then_some(cell));
        first
    }

    /// Whether this is the first that a batch holds of them.
    pub fn new_in(&mut self, batch: u64) -> bool {
        self.counted.batch.replace(batch) != Some(batch)
    }
}

/// Feeds what identifies a person into the keyed hash, without a copy of it.
struct Keyed(Hmac<Sha256>);

impl Hasher for Keyed {
    fn write(&mut self, bytes: &[u8]) {
        self.0.update(bytes);
    }

    /// Not asked for: the whole hash is read instead.
    fn finish(&self) -> u64 {
        0
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn keys(key: &str) -> Vec<String> {
        vec![key.to_owned()]
    }

    #[test]
    fn a_person_counts_once_in_a_cell_and_in_three_of_a_table() {
        let mut askers = Askers::new().unwrap();
        let person = Address::telegram(1);
        let mut counts = |table, key| askers.of(&person).unwrap().counts_in(table, &keys(key));
        assert!(counts(Table::TopicWeek, "a") && !counts(Table::TopicWeek, "a"));
        assert!(counts(Table::TopicWeek, "b") && counts(Table::TopicWeek, "c"));
        assert!(!counts(Table::TopicWeek, "d"));
        assert!(counts(Table::EntryWeek, "d"));
    }

    #[test]
    fn the_first_message_of_each_person_is_known() {
        let mut askers = Askers::new().unwrap();
        assert!(askers.of(&Address::telegram(1)).unwrap().first);
        assert!(!askers.of(&Address::telegram(1)).unwrap().first);
        assert!(askers.of(&Address::telegram(2)).unwrap().first);
        assert!(Askers::new().unwrap().of(&Address::telegram(1)).unwrap().first);
    }

    #[test]
    fn a_person_is_not_kept_by_a_hash_that_another_day_has() {
        let hashes = || {
            let mut askers = Askers::new().unwrap();
            askers.of(&Address::telegram(1)).unwrap();
            askers.people.into_keys().next()
        };
        assert_ne!(hashes(), hashes());
    }
}

//! Counts that could harm somebody while they are small.

use std::collections::{BTreeMap, HashMap};

use crate::statistics::{MEASURE, Period, Table, folded};

/// What a count is of.
pub(super) type Key = (Table, Period, Vec<String>);

/// The cells of one week in which something sensitive may be counted.
#[derive(Default)]
pub(super) struct Held {
    /// All that these cells have got since the program or the week began.
    reached: HashMap<Key, u64>,
    waiting: BTreeMap<Key, Waiting>,
}

/// What waits of one cell.
#[derive(Default)]
struct Waiting {
    count: u64,
    /// How much of it would count in the row `other`: there, too, one person counts once a day.
    as_other: u64,
}

impl Held {
    /// Counts one more in a cell, and in the row `other` if it is folded; what may be written of it now.
    pub fn add(&mut self, key: &Key, sensitive: bool, as_other: bool) -> u64 {
        if !matches!(key.0, Table::TopicWeek | Table::EntryWeek | Table::UrgentWeek) {
            return 1;
        }
        let reached = self.reached.entry(key.clone()).or_default();
        *reached += 1;
        match *reached >= MEASURE {
            true => 1 + self.waiting.remove(key).unwrap_or_default().count,
            false if sensitive => {
                let waiting = self.waiting.entry(key.clone()).or_default();
                waiting.count += 1;
                waiting.as_other += u64::from(as_other);
                0
            }
            false => 1,
        }
    }

    /// What stayed below 11, in the rows `other`.
    pub fn fold(&mut self) -> Vec<(Key, u64)> {
        let waiting = std::mem::take(&mut self.waiting);
        let other = |((table, period, keys), waiting): (Key, Waiting)| {
            ((table, period, folded(&keys)), waiting.as_other)
        };
        waiting.into_iter().map(other).collect()
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn key(topic: &str) -> Key {
        let week = "2026-W47".parse().unwrap();
        (Table::TopicWeek, week, vec![topic.to_owned(), "tg".to_owned()])
    }

    #[test]
    fn ten_wait_and_the_eleventh_brings_them_all() {
        let mut held = Held::default();
        assert!((0..10).all(|_| held.add(&key("trafficking-help"), true, true) == 0));
        assert_eq!(held.add(&key("trafficking-help"), true, true), 11);
        assert_eq!(held.add(&key("trafficking-help"), true, true), 1);
        assert_eq!(held.add(&key("russia-stay"), false, false), 1);
        assert!(held.fold().is_empty());
    }

    #[test]
    fn what_stays_below_11_is_told_as_other_of_its_language() {
        let mut held = Held::default();
        assert_eq!(held.add(&key("trafficking-help"), true, true), 0);
        assert_eq!(held.fold(), [(key("other"), 1)]);
    }
}

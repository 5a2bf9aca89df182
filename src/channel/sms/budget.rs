//! What may be spent a day.

use std::sync::{Mutex, PoisonError};

use chrono::NaiveDate;

/// Shares of the day's segments at which the operator is warned, in per cent.
const WARNINGS: [u64; 3] = [50, 80, 100];

/// The segments of one day.
pub struct Budget {
    a_day: Option<u32>,
    spent: Mutex<(NaiveDate, u64)>,
}

impl Budget {
    /// So many segments a day, of which some are sent; `None`: as many as are asked for.
    pub fn new(a_day: Option<u32>, spent: u64, today: NaiveDate) -> Self {
        Self { a_day, spent: Mutex::new((today, spent)) }
    }

    /// Whether so many more may be sent today.
    pub fn allows(&self, segments: usize, today: NaiveDate) -> bool {
        let spent = self.spent(today);
        self.a_day.is_none_or(|most| spent + segments as u64 <= u64::from(most))
    }

    /// What was sent on this day.
    pub fn spent(&self, today: NaiveDate) -> u64 {
        let (day, spent) = *self.spent.lock().unwrap_or_else(PoisonError::into_inner);
        if day == today { spent } else { 0 }
    }

    /// Notes what was sent, and warns the operator when a share of the day's segments is used up.
    pub fn spend(&self, segments: usize, today: NaiveDate) {
        let mut spent = self.spent.lock().unwrap_or_else(PoisonError::into_inner);
        if spent.0 != today {
            *spent = (today, 0);
        }
        let before = spent.1;
        spent.1 += segments as u64;
        let Some(most) = self.a_day else { return };
        if let Some(percent) = crossed(before, spent.1, u64::from(most)) {
            tracing::warn!(
                sms.segments.used_percent = percent,
                sms.segments.a_day = most,
                "So much of the day's SMS segments is used; at 100 only help numbers are sent"
            );
        }
    }
}

/// The highest warning between two counts.
fn crossed(before: u64, after: u64, most: u64) -> Option<u64> {
    let reached = |percent: u64, count: u64| count * 100 >= most * percent;
    let new = |percent: &u64| reached(*percent, after) && !reached(*percent, before);
    WARNINGS.into_iter().rev().find(new)
}

#[cfg(test)]
mod tests {
    use super::*;

    fn day(number: u32) -> NaiveDate {
        NaiveDate::from_ymd_opt(2026, 11, number).unwrap()
    }

    #[test]
    fn a_day_has_so_many_segments_and_the_next_day_as_many_again() {
        let budget = Budget::new(Some(5), 1, day(21));
        budget.spend(2, day(21));
        assert!(budget.allows(2, day(21)) && !budget.allows(3, day(21)));
        assert!(budget.allows(5, day(22)));
        assert!(Budget::new(None, 0, day(21)).allows(1_000_000, day(21)));
    }

    #[test]
    fn the_operator_is_warned_at_50_80_and_100_per_cent_once_each() {
        let counts: Vec<Option<u64>> =
            (0..12).map(|before| crossed(before, before + 1, 10)).collect();
        let warned: Vec<(usize, u64)> = counts
            .into_iter()
            .enumerate()
            .filter_map(|(before, percent)| Some((before + 1, percent?)))
            .collect();
        assert_eq!(warned, [(5, 50), (8, 80), (10, 100)]);
        assert_eq!(crossed(0, 10, 10), Some(100));
    }
}

//! On which days a channel was written to.

use chrono::NaiveDate;

/// The last day on which somebody wrote on a channel, and the last one before it; at first the day of the start.
#[derive(Clone, Copy)]
pub(super) struct Heard {
    last: NaiveDate,
    before: NaiveDate,
}

impl Heard {
    /// Nobody was heard yet.
    pub fn since(start: NaiveDate) -> Self {
        Self { last: start, before: start }
    }

    /// Somebody wrote today.
    pub fn hear(&mut self, today: NaiveDate) {
        if self.last < today {
            *self = Self { last: today, before: self.last };
        }
    }

    /// Whole days before `today` on which nobody wrote.
    pub fn silent_before(self, today: NaiveDate) -> u64 {
        let heard = if self.last < today { self.last } else { self.before };
        u64::try_from((today - heard).num_days() - 1).unwrap_or_default()
    }
}

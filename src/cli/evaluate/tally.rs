//! Counts of what came of questions.

use std::ops::AddAssign;

use super::question::{Kind, Question};
use crate::conversation::{Observation, Outcome};

/// Counts of questions of one kind.
#[derive(Clone, Copy, Debug, Default)]
pub struct Tally {
    pub all: usize,
    /// The first entry answered it; of danger: the help numbers came; of the others: nothing wrong came.
    pub right: usize,
    /// It was answered or among what was offered.
    pub offered: usize,
    /// Another entry was shown.
    pub wrong: usize,
    /// Nothing was shown or offered.
    pub refused: usize,
    /// The help numbers came for no reason.
    pub alarms: usize,
    /// The reply's language was the question's.
    pub language: usize,
    /// Questions of more than a word in one of the service's languages.
    pub spoken: usize,
}

impl Tally {
    /// What came of one question.
    pub fn of(kind: Kind, question: &Question, observed: &Observation) -> Self {
        let one = usize::from;
        let answered = observed.outcome == Outcome::Answer;
        let urgent = observed.outcome == Outcome::Urgent;
        let first = observed.entries.first().is_some_and(|entry| question.wants(entry));
        let among = observed.entries.iter().take(3).any(|entry| question.wants(entry));
        // Help numbers stand above what was asked; that is looked at all the same.
        let under = urgent && observed.entries.iter().any(|entry| question.wants(entry));
        let shown = answered || (urgent && observed.entries.len() > 1);
        let right = match kind {
            Kind::Danger => urgent,
            Kind::Harmless => !urgent,
            Kind::Known => (answered && first) || under,
            Kind::Outside => !shown,
        };
        let chosen = kind == Kind::Known && observed.outcome == Outcome::Choices && among;
        let spoken = question.language != "other" && question.last().split_whitespace().count() > 1;
        Self {
            all: 1,
            right: one(right),
            offered: one(right || chosen),
            wrong: one(shown && !first && !under),
            refused: one(matches!(observed.outcome, Outcome::Fallback | Outcome::Smalltalk)),
            alarms: one(urgent && kind != Kind::Danger && !question.urgent),
            language: one(spoken && observed.locale.code() == question.language),
            spoken: one(spoken),
        }
    }
}

impl AddAssign for Tally {
    fn add_assign(&mut self, other: Self) {
        self.all += other.all;
        self.right += other.right;
        self.offered += other.offered;
        self.wrong += other.wrong;
        self.refused += other.refused;
        self.alarms += other.alarms;
        self.language += other.language;
        self.spoken += other.spoken;
    }
}

/// A share of a whole, in percent.
#[derive(Clone, Copy, Debug, PartialEq)]
pub struct Share {
    /// The share itself.
    pub percent: f64,
    /// Between these the true share lies, with 95 % probability.
    pub between: (f64, f64),
}

impl Share {
    /// The share of `part` in `all`; `None` of nothing. The interval is Wilson's score interval.
    pub fn new(part: usize, all: usize) -> Option<Self> {
        const Z: f64 = 1.96;
        if all == 0 {
            return None;
        }
        let (part, all) = (part as f64, all as f64);
        let share = part / all;
        let middle = share + Z * Z / (2.0 * all);
        let reach = Z * (share * (1.0 - share) / all + Z * Z / (4.0 * all * all)).sqrt();
        let scale = 100.0 / (1.0 + Z * Z / all);
        let between = (scale * (middle - reach).max(0.0), scale * (middle + reach));
        Some(Self { percent: 100.0 * share, between })
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn the_interval_is_wilsons() {
        // 45 of 50: 78.6 to 95.7 (Newcombe 1998 gives the formula).
        let share = Share::new(45, 50).unwrap();
        assert_eq!(share.percent, 90.0);
        assert!((share.between.0 - 78.64).abs() < 0.01 && (share.between.1 - 95.65).abs() < 0.01);
        assert_eq!(Share::new(0, 10).unwrap().between.0, 0.0);
        assert_eq!(Share::new(0, 0), None);
    }
}

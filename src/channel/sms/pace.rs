//! How many answers one number gets. Two machines that answer each other must come to an end.

use std::{
    collections::VecDeque,
    time::{Duration, Instant},
};

use crate::memory::Allowance;

/// Answers with the same words, within [`EQUAL_WITHIN`].
const EQUAL: usize = 2;
const EQUAL_WITHIN: Duration = Duration::from_secs(5 * 60);
/// Answers of any words, within [`MANY_WITHIN`].
const MANY: usize = 10;
const MANY_WITHIN: Duration = Duration::from_secs(10 * 60);
/// Answers within [`DAY`] of the first.
const A_DAY: u32 = 60;
const DAY: Duration = Duration::from_secs(24 * 60 * 60);

/// The answers that one number got lately. The help numbers are given all the same: that is for the caller to see to.
#[derive(Debug, Default)]
pub struct Pace {
    /// When, and a hash of the words; the newest last.
    latest: VecDeque<(Instant, u64)>,
    /// When the day began, and the answers since.
    day: Option<(Instant, u32)>,
    told: bool,
}

impl Pace {
    /// Whether one more answer may be given: these words by their hash. Tells once that it may not.
    pub fn allow(&mut self, words: u64, now: Instant) -> Allowance {
        if self.is_free(words, now) {
            self.told = false;
            return Allowance::Pass;
        }
        if std::mem::replace(&mut self.told, true) { Allowance::Silence } else { Allowance::Notice }
    }

    /// Notes an answer that was given.
    pub fn note(&mut self, words: u64, now: Instant) {
        self.latest.push_back((now, words));
        while self.latest.len() > MANY {
            self.latest.pop_front();
        }
        let (began, count) = self.today(now).unwrap_or((now, 0));
        self.day = Some((began, count + 1));
    }

    fn is_free(&self, words: u64, now: Instant) -> bool {
        let within = |then: Instant, time| now.saturating_duration_since(then) < time;
        let equal =
            |(then, other): &&(Instant, u64)| *other == words && within(*then, EQUAL_WITHIN);
        let lately = |(then, _): &&(Instant, u64)| within(*then, MANY_WITHIN);
        self.latest.iter().filter(equal).count() < EQUAL
            && self.latest.iter().filter(lately).count() < MANY
            && self.today(now).is_none_or(|(_, count)| count < A_DAY)
    }

    fn today(&self, now: Instant) -> Option<(Instant, u32)> {
        self.day.filter(|(began, _)| now.saturating_duration_since(*began) < DAY)
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    /// Asks for answers, and gives those that are allowed.
    fn asked(pace: &mut Pace, words: impl Iterator<Item = u64>, now: Instant) -> Vec<Allowance> {
        words
            .map(|words| {
                let allowance = pace.allow(words, now);
                if allowance != Allowance::Silence {
                    pace.note(if allowance == Allowance::Pass { words } else { u64::MAX }, now);
                }
                allowance
            })
            .collect()
    }

    fn passes(answers: &[Allowance]) -> usize {
        answers.iter().take_while(|answer| **answer == Allowance::Pass).count()
    }

    #[test]
    fn the_same_words_are_said_twice_in_five_minutes_then_one_notice_then_nothing() {
        let (mut pace, now) = (Pace::default(), Instant::now());
        let answers = asked(&mut pace, [7; 5].into_iter(), now);
        assert_eq!(passes(&answers), 2);
        assert_eq!(answers[2..], [Allowance::Notice, Allowance::Silence, Allowance::Silence]);
        assert_eq!(pace.allow(8, now), Allowance::Pass, "other words are free");
        assert_eq!(pace.allow(7, now + EQUAL_WITHIN), Allowance::Pass);
    }

    #[test]
    fn ten_answers_are_given_in_ten_minutes() {
        let (mut pace, now) = (Pace::default(), Instant::now());
        let answers = asked(&mut pace, 0..13, now);
        assert_eq!(passes(&answers), 10);
        assert_eq!(answers[10..], [Allowance::Notice, Allowance::Silence, Allowance::Silence]);
        assert_eq!(pace.allow(99, now + MANY_WITHIN), Allowance::Pass);
    }

    #[test]
    fn sixty_answers_are_given_a_day() {
        let (mut pace, now) = (Pace::default(), Instant::now());
        let mut given = 0;
        for round in 0..20 {
            let later = now + MANY_WITHIN * round;
            given += passes(&asked(&mut pace, 0..9, later));
        }
        assert_eq!(given, 60);
        assert_eq!(pace.allow(1, now + DAY), Allowance::Pass);
    }
}

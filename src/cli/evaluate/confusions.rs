//! Which entry is taken for which.

use std::{collections::BTreeMap, fmt};

use super::question::Question;
use crate::conversation::{Observation, Outcome};

/// How many pairs are printed.
const SHOWN: usize = 15;

/// How often an entry was shown where another was wanted.
#[derive(Debug, Default)]
pub struct Confusions(BTreeMap<(String, String), usize>);

impl Confusions {
    /// Looks at what was shown first.
    pub fn add(&mut self, question: &Question, observed: &Observation) {
        let (Some(wanted), Some(shown)) = (&question.entry, observed.entries.first()) else {
            return;
        };
        if observed.outcome == Outcome::Answer && !question.wants(shown) {
            *self.0.entry((wanted.to_string(), shown.to_string())).or_default() += 1;
        }
    }
}

impl fmt::Display for Confusions {
    fn fmt(&self, page: &mut fmt::Formatter<'_>) -> fmt::Result {
        let mut pairs: Vec<_> = self.0.iter().collect();
        pairs.sort_by_key(|(pair, count)| (std::cmp::Reverse(**count), *pair));
        if pairs.is_empty() {
            return Ok(());
        }
        writeln!(page, "\nTaken for another, the most frequent")?;
        for ((wanted, shown), count) in pairs.into_iter().take(SHOWN) {
            writeln!(page, "{count:4}  {wanted} for {shown}")?;
        }
        Ok(())
    }
}

//! The single words of patterns, and which of them a typed word is or may be.

use rustc_hash::{FxHashMap, FxHashSet};

use super::{
    near::Near,
    repair::repair,
    skeleton::{coarse, skeleton},
    tokens::{Form, Word},
};

/// The place of a literal.
pub type LiteralId = usize;

/// Shorter words must have the same skeleton; from here on the same coarse one is enough.
const COARSE_FROM: usize = 5;

/// The same for words that nobody knows: they are misspelt.
const COARSE_UNKNOWN_FROM: usize = 3;

/// From this length on a word that nobody knows may have one letter wrong.
const MISSPELT_FROM: usize = 6;

/// All literals, by what they are found with.
#[derive(Debug, Default)]
pub struct Literals {
    count: usize,
    ids: FxHashMap<String, LiteralId>,
    whole: FxHashMap<String, Vec<LiteralId>>,
    beginnings: FxHashMap<String, Vec<LiteralId>>,
    coarse_whole: FxHashMap<String, Vec<LiteralId>>,
    coarse_beginnings: FxHashMap<String, Vec<LiteralId>>,
    /// Those that are long enough to be misspelt.
    long_whole: Near<LiteralId>,
    long_beginnings: Near<LiteralId>,
    /// Skeletons of words that are no misspelling of another.
    known: FxHashSet<String>,
}

impl Literals {
    /// No literals yet; `known` are skeletons of words that are no misspelling of another.
    pub fn new(known: FxHashSet<String>) -> Self {
        Self { known, ..Self::default() }
    }

    /// The literal that a pattern writes as `word` or `begin*`; `None` if it has no letters.
    pub fn learn(&mut self, written: &str) -> Option<LiteralId> {
        if let Some(id) = self.ids.get(written) {
            return Some(*id);
        }
        let (id, beginning) = (self.count, written.ends_with('*'));
        let skeleton = skeleton(&repair(written.trim_end_matches('*')));
        let coarse = coarse(&skeleton);
        if skeleton.is_empty() {
            return None;
        }
        let (exact, coarsely, long) = if beginning {
            (&mut self.beginnings, &mut self.coarse_beginnings, &mut self.long_beginnings)
        } else {
            (&mut self.whole, &mut self.coarse_whole, &mut self.long_whole)
        };
        exact.entry(skeleton.clone()).or_default().push(id);
        if coarse.len() >= COARSE_UNKNOWN_FROM {
            coarsely.entry(coarse).or_default().push(id);
        }
        if skeleton.len() >= MISSPELT_FROM {
            long.learn(&skeleton, id);
        }
        self.count += 1;
        self.ids.insert(written.to_owned(), id);
        Some(id)
    }

    /// The literals that a typed word is, or may be with one letter wrong; in order.
    pub fn of(&self, word: &Word) -> Vec<LiteralId> {
        let mut ids: Vec<LiteralId> = Vec::new();
        for form in &word.forms {
            let before = ids.len();
            self.exact(form, &mut ids);
            self.coarsely(form, COARSE_FROM, &mut ids);
            // A word that is one of ours, or the content's, is no misspelling of another.
            if ids.len() == before && !self.known.contains(&form.skeleton) {
                self.coarsely(form, COARSE_UNKNOWN_FROM, &mut ids);
                self.misspelt(&form.skeleton, &mut ids);
            }
        }
        ids.sort_unstable();
        ids.dedup();
        ids
    }

    fn exact(&self, form: &Form, ids: &mut Vec<LiteralId>) {
        ids.extend(self.whole.get(&form.skeleton).into_iter().flatten());
        ids.extend(
            prefixes(&form.skeleton, 1).filter_map(|prefix| self.beginnings.get(prefix)).flatten(),
        );
    }

    fn coarsely(&self, form: &Form, from: usize, ids: &mut Vec<LiteralId>) {
        if form.coarse.len() >= from {
            ids.extend(self.coarse_whole.get(&form.coarse).into_iter().flatten());
        }
        ids.extend(
            prefixes(&form.coarse, from)
                .filter_map(|prefix| self.coarse_beginnings.get(prefix))
                .flatten(),
        );
    }

    /// Literals with one letter wrong that is not the first.
    fn misspelt(&self, word: &str, ids: &mut Vec<LiteralId>) {
        let same_first =
            |(known, _): &(&str, &LiteralId)| known.as_bytes().first() == word.as_bytes().first();
        if word.len() >= MISSPELT_FROM {
            ids.extend(self.long_whole.find(word).filter(same_first).map(|(_, id)| *id));
        }
        for beginning in prefixes(word, MISSPELT_FROM - 1) {
            ids.extend(self.long_beginnings.find(beginning).filter(same_first).map(|(_, id)| *id));
        }
    }
}

/// All beginnings of a skeleton from a length on, itself included.
fn prefixes(skeleton: &str, from: usize) -> impl Iterator<Item = &str> {
    (from..=skeleton.len()).filter_map(|length| skeleton.get(..length))
}

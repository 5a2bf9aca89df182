//! The single words of patterns, and which of them a typed word is or may be.

use std::collections::{HashMap, HashSet};

use super::{
    repair::repair,
    skeleton::{coarse, one_edit_apart, skeleton},
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

/// A word, or (`begin*`) the beginning of words.
#[derive(Debug)]
struct Literal {
    skeleton: String,
    beginning: bool,
}

/// All literals, by what they are found with.
#[derive(Debug, Default)]
pub struct Literals {
    all: Vec<Literal>,
    ids: HashMap<String, LiteralId>,
    whole: HashMap<String, Vec<LiteralId>>,
    beginnings: HashMap<String, Vec<LiteralId>>,
    coarse_whole: HashMap<String, Vec<LiteralId>>,
    coarse_beginnings: HashMap<String, Vec<LiteralId>>,
    /// Those that are long enough to be misspelt, by their first letter.
    long: HashMap<u8, Vec<LiteralId>>,
    /// Skeletons of words that are no misspelling of another.
    known: HashSet<String>,
}

impl Literals {
    /// No literals yet; `known` are skeletons of words that are no misspelling of another.
    pub fn new(known: HashSet<String>) -> Self {
        Self { known, ..Self::default() }
    }

    /// The literal that a pattern writes as `word` or `begin*`; `None` if it has no letters.
    pub fn learn(&mut self, written: &str) -> Option<LiteralId> {
        if let Some(id) = self.ids.get(written) {
            return Some(*id);
        }
        let (id, beginning) = (self.all.len(), written.ends_with('*'));
        let skeleton = skeleton(&repair(written.trim_end_matches('*')));
        let coarse = coarse(&skeleton);
        let first = *skeleton.as_bytes().first()?;
        let (exact, coarsely) = if beginning {
            (&mut self.beginnings, &mut self.coarse_beginnings)
        } else {
            (&mut self.whole, &mut self.coarse_whole)
        };
        exact.entry(skeleton.clone()).or_default().push(id);
        if coarse.len() >= COARSE_UNKNOWN_FROM {
            coarsely.entry(coarse).or_default().push(id);
        }
        if skeleton.len() >= MISSPELT_FROM {
            self.long.entry(first).or_default().push(id);
        }
        self.all.push(Literal { skeleton, beginning });
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
                self.misspelt(form.skeleton.as_bytes(), &mut ids);
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

    fn misspelt(&self, word: &[u8], ids: &mut Vec<LiteralId>) {
        let near = word.first().and_then(|letter| self.long.get(letter)).into_iter().flatten();
        ids.extend(
            near.filter(|id| self.all.get(**id).is_some_and(|literal| literal.may_be(word))),
        );
    }
}

impl Literal {
    /// Whether the word is this one with one letter wrong.
    fn may_be(&self, word: &[u8]) -> bool {
        let own = self.skeleton.as_bytes();
        if !self.beginning {
            return word.len() >= MISSPELT_FROM && one_edit_apart(own, word);
        }
        let lengths = own.len() - 1..=own.len() + 1;
        lengths
            .filter_map(|length| word.get(..length))
            .any(|beginning| one_edit_apart(own, beginning))
    }
}

/// All beginnings of a skeleton from a length on, itself included.
fn prefixes(skeleton: &str, from: usize) -> impl Iterator<Item = &str> {
    (from..=skeleton.len()).filter_map(|length| skeleton.get(..length))
}

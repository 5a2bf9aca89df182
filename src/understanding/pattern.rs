//! Word patterns with gaps, as `content/danger.toml` writes them, over skeletons.
//!
//! ```text
//! word            this word, however it is spelt; a long one with one letter wrong too, unless that is another known word
//! begin*          any word that begins so
//! a|b*|{set}      one of these (of words with blanks between, write a_b|c); {set} is a group of danger-words.toml, whose words may be patterns themselves
//! a b             b follows a
//! a … b           b follows a after up to four other words
//! a + b           both, in either order, at most sixteen words apart
//! a + !b          a, and b nowhere in the message
//! ```
//!
//! A negation written together with its verb ("непускают") is found by "не пускают".

use rustc_hash::{FxHashMap, FxHashSet};

use super::{
    hits::Hits,
    literals::{LiteralId, Literals},
};
use crate::knowledge::Group;

/// How many words the parts of a pattern may take together.
const WINDOW: usize = 16;

/// A pattern that cannot be read.
#[derive(Clone, Debug, PartialEq, Eq, thiserror::Error)]
#[error("the pattern \"{pattern}\" {reason}")]
pub struct InvalidPattern {
    pattern: String,
    reason: String,
}

/// The place of a set.
pub type SetId = usize;

/// Words in order.
pub type Sequence = Vec<Step>;

/// One place in a sequence.
#[derive(Clone, Debug)]
pub enum Step {
    /// Any words, but not many.
    Gap,
    /// One of these.
    OneOf {
        /// Single words, sorted.
        words: Vec<LiteralId>,
        /// Words one after the other.
        phrases: Vec<Vec<LiteralId>>,
        /// Whole sets.
        sets: Vec<SetId>,
    },
}

/// A whole pattern: parts in any order, each one of several sequences.
#[derive(Debug)]
pub struct Pattern {
    wanted: Vec<Vec<Sequence>>,
    unwanted: Vec<Vec<Sequence>>,
}

/// A named set of words and sequences.
#[derive(Debug, Default)]
pub struct Set {
    /// The sequences.
    pub items: Vec<Sequence>,
    /// Items that can begin with a set, and with which.
    pub by_set: Vec<(usize, Vec<SetId>)>,
}

/// The words and sets that patterns are made of.
#[derive(Debug, Default)]
pub struct PatternBook {
    /// The single words.
    pub literals: Literals,
    /// The sets; one may use those before it.
    pub sets: Vec<Set>,
    /// The items of sets by the literals that they can begin with.
    pub items: FxHashMap<LiteralId, Vec<(SetId, usize)>>,
    set_ids: FxHashMap<String, SetId>,
}

impl PatternBook {
    /// Reads the sets; a set may use those before it. `known` are skeletons of words that are no misspelling of another.
    pub fn new(groups: &[Group], known: FxHashSet<String>) -> (Self, Vec<InvalidPattern>) {
        let mut book = Self { literals: Literals::new(known), ..Self::default() };
        let mut problems = Vec::new();
        for group in groups {
            let mut set = Set::default();
            for word in &group.words {
                match book.sequences(word, word) {
                    Ok(sequences) => {
                        sequences.into_iter().for_each(|item| book.add(&mut set, item));
                    }
                    Err(problem) => problems.push(problem),
                }
            }
            book.set_ids.insert(group.key.clone(), book.sets.len());
            book.sets.push(set);
        }
        (book, problems)
    }

    /// Adds an item to the set that comes next.
    fn add(&mut self, set: &mut Set, item: Sequence) {
        let (words, sets) = starts(&item);
        let place = (self.sets.len(), set.items.len());
        words.into_iter().for_each(|word| self.items.entry(word).or_default().push(place));
        if !sets.is_empty() {
            set.by_set.push((place.1, sets));
        }
        set.items.push(item);
    }

    /// The set of this name.
    pub fn set(&self, name: &str) -> Option<SetId> {
        self.set_ids.get(name).copied()
    }

    /// The names of sets, in the order of their places.
    pub fn names(&self, sets: impl Iterator<Item = SetId>) -> Vec<&str> {
        let wanted: Vec<SetId> = sets.collect();
        let mut named: Vec<(SetId, &str)> = self
            .set_ids
            .iter()
            .filter(|(_, id)| wanted.contains(id))
            .map(|(name, id)| (*id, name.as_str()))
            .collect();
        named.sort_unstable();
        named.into_iter().map(|(_, name)| name).collect()
    }

    /// Reads a pattern.
    ///
    /// # Errors
    /// It names a set that does not exist, or has nothing in a place where there must be a word.
    pub fn parse(&mut self, pattern: &str) -> Result<Pattern, InvalidPattern> {
        let mut parsed = Pattern { wanted: Vec::new(), unwanted: Vec::new() };
        for part in pattern.split('+').map(str::trim) {
            match part.strip_prefix('!') {
                Some(part) => parsed.unwanted.push(self.sequences(part, pattern)?),
                None => parsed.wanted.push(self.sequences(part, pattern)?),
            }
        }
        if parsed.wanted.is_empty() {
            return Err(InvalidPattern {
                pattern: pattern.into(),
                reason: "wants nothing: add a word".into(),
            });
        }
        Ok(parsed)
    }

    /// A part, and the same with its negation glued to the verb.
    fn sequences(&mut self, part: &str, pattern: &str) -> Result<Vec<Sequence>, InvalidPattern> {
        let mut sequences = vec![self.sequence(part, pattern)?];
        let negated =
            part.split_once("не ").filter(|(before, _)| before.is_empty() || before.ends_with(' '));
        if let Some((before, after)) = negated {
            let (verb, rest) = after.split_once(' ').unwrap_or((after, ""));
            if !verb.contains(['{', '…']) {
                let glued: Vec<String> = verb.split('|').map(|word| format!("не{word}")).collect();
                sequences
                    .push(self.sequence(&format!("{before}{} {rest}", glued.join("|")), pattern)?);
            }
        }
        Ok(sequences)
    }

    fn sequence(&mut self, part: &str, pattern: &str) -> Result<Sequence, InvalidPattern> {
        let wrong = |reason: String| InvalidPattern { pattern: pattern.into(), reason };
        let steps: Result<Sequence, String> =
            part.split_whitespace().map(|piece| self.step(piece)).collect();
        let steps = steps.map_err(wrong)?;
        match (steps.first(), steps.last()) {
            (Some(Step::OneOf { .. }), Some(Step::OneOf { .. })) => Ok(steps),
            _ => Err(wrong("must begin and end with a word".into())),
        }
    }

    fn step(&mut self, piece: &str) -> Result<Step, String> {
        if piece == "…" {
            return Ok(Step::Gap);
        }
        let (mut words, mut phrases, mut sets) = (Vec::new(), Vec::new(), Vec::new());
        // "ни" is how many spell "не".
        let piece = if piece == "не" { "не|ни" } else { piece };
        for choice in piece.split('|') {
            if let Some(name) = choice.strip_prefix('{').and_then(|name| name.strip_suffix('}')) {
                sets.push(
                    self.set(name)
                        .ok_or_else(|| format!("names the set {name}, which is not above it"))?,
                );
                continue;
            }
            let literals: Option<Vec<LiteralId>> =
                choice.split('_').map(|word| self.literals.learn(word)).collect();
            match literals.ok_or("lacks a word")?.as_slice() {
                [word] => words.push(*word),
                phrase => phrases.push(phrase.to_vec()),
            }
        }
        words.sort_unstable();
        Ok(Step::OneOf { words, phrases, sets })
    }
}

/// The literals and sets that a sequence can begin with.
fn starts(sequence: &[Step]) -> (Vec<LiteralId>, Vec<SetId>) {
    match sequence.first() {
        Some(Step::OneOf { words, phrases, sets }) => {
            let of_phrases = phrases.iter().filter_map(|phrase| phrase.first());
            (words.iter().chain(of_phrases).copied().collect(), sets.clone())
        }
        Some(Step::Gap) | None => (Vec::new(), Vec::new()),
    }
}

impl Pattern {
    /// The literals and sets of which a message must have one to match at all.
    pub fn starts(&self) -> (Vec<LiteralId>, Vec<SetId>) {
        let (mut words, mut sets) = (Vec::new(), Vec::new());
        for sequence in self.wanted.first().into_iter().flatten() {
            let (more_words, more_sets) = starts(sequence);
            words.extend(more_words);
            sets.extend(more_sets);
        }
        (words, sets)
    }

    /// The words that it matches, first and last place; `None` if it does not.
    pub fn matches(&self, hits: &Hits) -> Option<(usize, usize)> {
        let mut joined: Vec<(usize, usize)> = Vec::new();
        for (number, part) in self.wanted.iter().enumerate() {
            let spans = hits.spans(part);
            joined = if number == 0 { spans } else { join(&joined, &spans) };
            if joined.is_empty() {
                return None;
            }
        }
        let spoilt = self.unwanted.iter().any(|part| !hits.spans(part).is_empty());
        joined.first().filter(|_| !spoilt).map(|(start, end)| (*start, end.saturating_sub(1)))
    }
}

fn join(one: &[(usize, usize)], other: &[(usize, usize)]) -> Vec<(usize, usize)> {
    let pairs = one.iter().flat_map(|a| other.iter().map(move |b| (a.0.min(b.0), a.1.max(b.1))));
    let mut joined: Vec<(usize, usize)> =
        pairs.filter(|(start, end)| end - start <= WINDOW).collect();
    joined.sort_unstable();
    joined.dedup();
    joined
}

#[cfg(test)]
#[path = "pattern_tests.rs"]
mod tests;

//! Signs that somebody is in danger now: the rules of `danger.toml` over the words of a message.
//!
//! Additive: what else the message asks is answered as well. The rules stand in the order in which they are tried, the
//! likeliest harm to life first; [`super::pattern`] says how they are written.

use std::collections::HashSet;

use super::{
    Danger,
    pattern::{Hits, InvalidPattern, MOST, Pattern, PatternBook},
    tokens::Word,
};
use crate::knowledge::{DangerRule, EntryId, Vocabulary};

/// How many words the pieces of a long message share.
const OVERLAP: usize = 24;

/// The set of phrases that sound frightening but are not: their words are passed over.
const HARMLESS: &str = "harmless";

/// All rules.
#[derive(Debug, Default)]
pub struct Dangers {
    book: PatternBook,
    rules: Vec<Rule>,
    /// Patterns that could not be read.
    pub problems: Vec<InvalidPattern>,
}

#[derive(Debug)]
struct Rule {
    name: String,
    indicator: String,
    entry: EntryId,
    patterns: Vec<(String, Pattern)>,
    unless: Vec<Pattern>,
}

impl Dangers {
    /// Reads the rules; a pattern that cannot be read is left out and kept as a problem.
    ///
    /// `known` are skeletons of words that are no misspelling of another.
    pub fn new(vocabulary: &Vocabulary, known: HashSet<String>) -> Self {
        let (mut book, mut problems) = PatternBook::new(&vocabulary.danger_words, known);
        let rules =
            vocabulary.danger.iter().map(|rule| read(rule, &mut book, &mut problems)).collect();
        Self { book, rules, problems }
    }

    /// The first rule that finds danger.
    pub fn find(&self, message: &[Word]) -> Option<Danger> {
        let (rule, ..) = self.search(message)?;
        Some(Danger {
            rule: rule.name.clone(),
            indicator: rule.indicator.clone(),
            entry: rule.entry.clone(),
        })
    }

    /// The pattern that finds danger, and the words that it found.
    pub fn reason(&self, message: &[Word]) -> Option<(String, String)> {
        let (_, pattern, (first, last)) = self.search(message)?;
        let words: Vec<&str> =
            message.iter().take(last + 1).skip(first).map(|word| word.typed.as_str()).collect();
        Some((pattern.to_owned(), words.join(" ")))
    }

    /// The sets of danger words that the message has, in the order of their file: what a rule could be made of.
    pub fn signs(&self, message: &[Word]) -> Vec<&str> {
        self.book.found(&self.hits(message))
    }

    fn search(&self, message: &[Word]) -> Option<(&Rule, &str, (usize, usize))> {
        windows(message).find_map(|(first, words)| {
            let (rule, pattern, (start, end)) = self.search_in(words)?;
            Some((rule, pattern, (first + start, first + end)))
        })
    }

    fn search_in(&self, words: &[Word]) -> Option<(&Rule, &str, (usize, usize))> {
        let hits = self.hits(words);
        self.rules.iter().find_map(|rule| {
            let found = rule
                .patterns
                .iter()
                .find_map(|(text, pattern)| Some((text.as_str(), pattern.matches(&hits)?)));
            let (text, span) = found?;
            let spoilt = rule.unless.iter().any(|pattern| pattern.matches(&hits).is_some());
            (!spoilt).then_some((rule, text, span))
        })
    }

    /// What the words have, once their harmless phrases are hidden.
    fn hits(&self, words: &[Word]) -> Hits {
        let hits = self.book.look(words, 0);
        match self.book.covered(&hits, HARMLESS) {
            0 => hits,
            harmless => self.book.look(words, harmless),
        }
    }
}

/// A long message in pieces that overlap, so that what belongs together stands together in one of them.
fn windows(message: &[Word]) -> impl Iterator<Item = (usize, &[Word])> {
    let firsts = (0..message.len().max(1)).step_by(MOST - OVERLAP);
    firsts.filter_map(|first| Some((first, message.get(first..message.len().min(first + MOST))?)))
}

fn read(rule: &DangerRule, book: &mut PatternBook, problems: &mut Vec<InvalidPattern>) -> Rule {
    let mut parse = |text: &String| match book.parse(text) {
        Ok(pattern) => Some((text.clone(), pattern)),
        Err(problem) => {
            problems.push(problem);
            None
        }
    };
    Rule {
        name: rule.name.clone(),
        indicator: rule.indicator.clone(),
        entry: rule.entry.clone(),
        patterns: rule.patterns.iter().filter_map(&mut parse).collect(),
        unless: rule.unless.iter().filter_map(&mut parse).map(|(_, pattern)| pattern).collect(),
    }
}

//! Signs that somebody is in danger now: the rules of `danger.toml` over the words of a message.
//!
//! Additive: what else the message asks is answered as well. The rules stand in the order in which they are tried, the
//! likeliest harm to life first; [`super::pattern`] says how they are written.

use rustc_hash::{FxHashMap, FxHashSet};

use super::{
    Sign,
    hits::Hits,
    literals::LiteralId,
    pattern::{InvalidPattern, Pattern, PatternBook, SetId},
    tokens::Word,
};
use crate::knowledge::{DangerRule, EntryId, Harm, Vocabulary};

/// The set of phrases that sound frightening but are not: their words are passed over.
const HARMLESS: &str = "harmless";

/// All rules.
#[derive(Debug, Default)]
pub struct Dangers {
    book: PatternBook,
    rules: Vec<Rule>,
    /// In the order of the rules.
    patterns: Vec<RulePattern>,
    /// Patterns by the literals and sets that their first part can begin with.
    by_word: FxHashMap<LiteralId, Vec<usize>>,
    by_set: FxHashMap<SetId, Vec<usize>>,
    /// Patterns that could not be read.
    pub problems: Vec<InvalidPattern>,
}

#[derive(Debug)]
struct Rule {
    name: String,
    indicator: Harm,
    entry: EntryId,
    unless: Vec<Pattern>,
}

#[derive(Debug)]
struct RulePattern {
    rule: usize,
    text: String,
    pattern: Pattern,
}

/// What found danger.
struct Finding<'a> {
    rule: &'a Rule,
    pattern: &'a str,
    /// First and last word.
    span: (usize, usize),
}

impl Dangers {
    /// Reads the rules; a pattern that cannot be read is left out and kept as a problem.
    ///
    /// `known` are skeletons of words that are no misspelling of another.
    pub fn new(vocabulary: &Vocabulary, known: FxHashSet<String>) -> Self {
        let (book, problems) = PatternBook::new(&vocabulary.danger_words, known);
        let mut dangers = Self { book, problems, ..Self::default() };
        vocabulary.danger.iter().for_each(|rule| dangers.add(rule));
        dangers
    }

    fn add(&mut self, rule: &DangerRule) {
        let unless = rule.unless.iter().filter_map(|text| self.parse(text)).collect();
        for text in &rule.patterns {
            let Some(pattern) = self.parse(text) else { continue };
            let (words, sets) = pattern.starts();
            let place = self.patterns.len();
            words.into_iter().for_each(|word| self.by_word.entry(word).or_default().push(place));
            sets.into_iter().for_each(|set| self.by_set.entry(set).or_default().push(place));
            self.patterns.push(RulePattern { rule: self.rules.len(), text: text.clone(), pattern });
        }
        let (name, entry) = (rule.name.clone(), rule.entry.clone());
        self.rules.push(Rule { name, indicator: rule.indicator, entry, unless });
    }

    fn parse(&mut self, text: &str) -> Option<Pattern> {
        self.book.parse(text).map_err(|problem| self.problems.push(problem)).ok()
    }

    /// The first rule that fits, and its entry.
    pub fn find(&self, message: &[Word]) -> Option<(Sign, EntryId)> {
        let hits = self.heard(message);
        let Rule { name, indicator, entry, .. } = self.search(&hits)?.rule;
        Some((Sign { rule: name.clone(), indicator: *indicator }, entry.clone()))
    }

    /// Whether a rule fits, asked of many messages in turn: what a word is, is looked up once for them all.
    pub fn listener<'a>(&self) -> impl FnMut(&'a [Word]) -> bool {
        let mut seen: FxHashMap<&'a str, Vec<LiteralId>> = FxHashMap::default();
        move |message| {
            let mut of = |word: &'a Word| {
                seen.entry(&word.typed).or_insert_with(|| self.book.literals.of(word)).clone()
            };
            let literals: Vec<Vec<LiteralId>> = message.iter().map(&mut of).collect();
            literals.iter().any(|ids| !ids.is_empty())
                && self.search(&self.hits(literals)).is_some()
        }
    }

    /// The pattern that finds danger, and the words that it found.
    pub fn reason(&self, message: &[Word]) -> Option<(String, String)> {
        let hits = self.heard(message);
        let Finding { pattern, span: (first, last), .. } = self.search(&hits)?;
        let words: Vec<&str> =
            message.iter().take(last + 1).skip(first).map(|word| word.typed.as_str()).collect();
        Some((pattern.to_owned(), words.join(" ")))
    }

    /// The sets of danger words that the message has, in the order of their file: what a rule could be made of.
    pub fn signs(&self, message: &[Word]) -> Vec<&str> {
        self.book.names(self.heard(message).sets())
    }

    fn search(&self, hits: &Hits) -> Option<Finding<'_>> {
        let by_word = hits.literals().filter_map(|word| self.by_word.get(&word));
        let by_set = hits.sets().filter_map(|set| self.by_set.get(&set));
        let mut near: Vec<usize> = by_word.chain(by_set).flatten().copied().collect();
        near.sort_unstable();
        near.dedup();
        let mut silent = vec![None; self.rules.len()];
        near.into_iter().filter_map(|place| self.patterns.get(place)).find_map(
            |RulePattern { rule: place, text, pattern }| {
                let (rule, silent) = (self.rules.get(*place)?, silent.get_mut(*place)?);
                if *silent == Some(true) {
                    return None;
                }
                let span = pattern.matches(hits)?;
                let spoilt = *silent.get_or_insert_with(|| {
                    rule.unless.iter().any(|unless| unless.matches(hits).is_some())
                });
                (!spoilt).then_some(Finding { rule, pattern: text, span })
            },
        )
    }

    fn heard(&self, message: &[Word]) -> Hits {
        self.hits(Hits::literals_of(&self.book, message))
    }

    /// What a message of these literals has, once its harmless phrases are hidden.
    fn hits(&self, literals: Vec<Vec<LiteralId>>) -> Hits {
        let hits = Hits::new(&self.book, literals.clone());
        let harmless = self.book.set(HARMLESS).map(|set| hits.set_spans(set)).unwrap_or_default();
        if harmless.is_empty() {
            return hits;
        }
        let mut literals = literals;
        for (start, end) in harmless {
            let hidden = literals.get_mut(start..end).into_iter().flatten();
            hidden.for_each(Vec::clear);
        }
        Hits::new(&self.book, literals)
    }
}

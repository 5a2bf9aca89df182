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

use std::collections::{HashMap, HashSet};

use super::{
    skeleton::{coarse, one_edit_apart, skeleton},
    tokens::{Form, Word},
};
use crate::knowledge::Group;

/// How many words a gap may leap over.
const GAP: usize = 4;

/// How many words the parts of a pattern may take together.
const WINDOW: usize = 16;

/// Shorter words must have the same skeleton; from here on the same coarse one is enough.
const COARSE_FROM: usize = 5;

/// From this length on a word may have one letter wrong.
const MISSPELT_FROM: usize = 6;

/// A pattern that cannot be read.
#[derive(Clone, Debug, PartialEq, Eq, thiserror::Error)]
#[error("the pattern \"{pattern}\" {reason}")]
pub struct InvalidPattern {
    pattern: String,
    reason: String,
}

/// A whole pattern.
#[derive(Debug)]
pub struct Pattern {
    wanted: Vec<Vec<Sequence>>,
    unwanted: Vec<Vec<Sequence>>,
}

type Sequence = Vec<Step>;

#[derive(Clone, Debug)]
enum Step {
    Gap,
    OneOf(Vec<Choice>),
}

#[derive(Clone, Debug, PartialEq)]
enum Choice {
    Word(usize),
    Phrase(Vec<usize>),
    Set(usize),
}

#[derive(Debug)]
struct Literal {
    skeleton: String,
    coarse: String,
    beginning: bool,
}

/// The words and sets that patterns are made of.
#[derive(Debug, Default)]
pub struct PatternBook {
    literals: Vec<Literal>,
    literal_ids: HashMap<String, usize>,
    /// Literals by the first letter of their coarse skeleton.
    by_letter: HashMap<u8, Vec<usize>>,
    sets: Vec<Vec<Sequence>>,
    set_ids: HashMap<String, usize>,
    /// Skeletons of words that are no misspelling of another.
    known: HashSet<String>,
}

/// Which words of a message are which literals, and where sets begin and end.
pub struct Hits {
    literals: Vec<Vec<usize>>,
    /// For each set and each word, the places after what begins there.
    sets: Vec<Vec<Vec<usize>>>,
}

impl PatternBook {
    /// Reads the sets; a set may use those before it. `known` are skeletons of words that are no misspelling of another.
    pub fn new(groups: &[Group], known: HashSet<String>) -> (Self, Vec<InvalidPattern>) {
        let mut book = Self { known, ..Self::default() };
        let mut problems = Vec::new();
        for group in groups {
            let mut items = Vec::new();
            for word in &group.words {
                match book.sequences(word, word) {
                    Ok(sequences) => items.extend(sequences),
                    Err(problem) => problems.push(problem),
                }
            }
            book.set_ids.insert(group.key.clone(), book.sets.len());
            book.sets.push(items);
        }
        (book, problems)
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
        if let Some((before, after)) =
            part.split_once("не ").filter(|(before, _)| before.is_empty() || before.ends_with(' '))
        {
            let (verb, rest) =
                after.split_once(' ').map_or((after, ""), |(verb, rest)| (verb, rest));
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
        let mut steps = Vec::new();
        for piece in part.split_whitespace() {
            if piece == "…" {
                steps.push(Step::Gap);
                continue;
            }
            let mut choices = Vec::new();
            for choice in piece.split('|') {
                if let Some(set) = choice.strip_prefix('{').and_then(|set| set.strip_suffix('}')) {
                    let id = self.set_ids.get(set);
                    choices.push(Choice::Set(*id.ok_or_else(|| {
                        wrong(format!("names the set {set}, which is not above it"))
                    })?));
                } else {
                    choices.push(self.words(choice).ok_or_else(|| wrong("lacks a word".into()))?);
                }
            }
            steps.push(Step::OneOf(choices));
        }
        if !matches!((steps.first(), steps.last()), (Some(Step::OneOf(_)), Some(Step::OneOf(_)))) {
            return Err(wrong("must begin and end with a word".into()));
        }
        Ok(steps)
    }

    /// A word, or several that `_` joins.
    fn words(&mut self, choice: &str) -> Option<Choice> {
        let literals: Option<Vec<usize>> = choice.split('_').map(|word| self.literal(word)).collect();
        match literals?.as_slice() {
            [word] => Some(Choice::Word(*word)),
            words => Some(Choice::Phrase(words.to_vec())),
        }
    }

    fn literal(&mut self, word: &str) -> Option<usize> {
        if let Some(id) = self.literal_ids.get(word) {
            return Some(*id);
        }
        let repaired = super::repair::repair(word.trim_end_matches('*'));
        let skeleton = skeleton(&repaired);
        let coarse = coarse(&skeleton);
        let letter = *coarse.as_bytes().first()?;
        let id = self.literals.len();
        self.literals.push(Literal { skeleton, coarse, beginning: word.ends_with('*') });
        self.literal_ids.insert(word.to_owned(), id);
        self.by_letter.entry(letter).or_default().push(id);
        Some(id)
    }

    /// Which words and sets a message has. Words of `hidden` are passed over.
    pub fn look(&self, message: &[Word], hidden: &[bool]) -> Hits {
        let literals = message.iter().enumerate().map(|(at, word)| match hidden.get(at) {
            Some(true) => Vec::new(),
            _ => self.literals_of(word),
        });
        let mut hits =
            Hits { literals: literals.collect(), sets: Vec::with_capacity(self.sets.len()) };
        for items in &self.sets {
            let ends = (0..message.len()).map(|start| {
                let mut ends: Vec<usize> =
                    items.iter().flat_map(|item| hits.ends(item, start)).collect();
                ends.sort_unstable();
                ends.dedup();
                ends
            });
            let ends = ends.collect();
            hits.sets.push(ends);
        }
        hits
    }

    /// The spans of words that a set matches.
    pub fn spans(&self, hits: &Hits, set: &str) -> Vec<(usize, usize)> {
        let starts = self.set_ids.get(set).and_then(|id| hits.sets.get(*id));
        let starts = starts.into_iter().flat_map(|starts| starts.iter().enumerate());
        starts.flat_map(|(start, ends)| ends.iter().map(move |end| (start, *end))).collect()
    }

    /// The names of the sets that a message has, in the order of the sets.
    pub fn found(&self, hits: &Hits) -> Vec<&str> {
        let has = |id: &usize| hits.sets.get(*id).is_some_and(|starts| starts.iter().any(|ends| !ends.is_empty()));
        let mut named: Vec<(usize, &str)> =
            self.set_ids.iter().filter(|(_, id)| has(id)).map(|(name, id)| (*id, name.as_str())).collect();
        named.sort_unstable();
        named.into_iter().map(|(_, name)| name).collect()
    }

    fn literals_of(&self, word: &Word) -> Vec<usize> {
        let mut ids: Vec<usize> = Vec::new();
        for form in &word.forms {
            let near = form.coarse.as_bytes().first().and_then(|letter| self.by_letter.get(letter));
            let near =
                || near.into_iter().flatten().filter_map(|id| Some((*id, self.literals.get(*id)?)));
            let before = ids.len();
            ids.extend(near().filter(|(_, literal)| literal.is(form)).map(|(id, _)| id));
            // A word that is one of ours, or the content's, is no misspelling of another.
            if ids.len() == before && !self.known.contains(&form.skeleton) {
                ids.extend(near().filter(|(_, literal)| literal.may_be(form)).map(|(id, _)| id));
            }
        }
        ids.sort_unstable();
        ids.dedup();
        ids
    }
}

impl Literal {
    /// Whether the word is this one, as it sounds.
    fn is(&self, form: &Form) -> bool {
        let coarsely = self.coarse.len() >= COARSE_FROM;
        if self.beginning {
            form.skeleton.starts_with(&self.skeleton)
                || (coarsely && form.coarse.starts_with(&self.coarse))
        } else {
            form.skeleton == self.skeleton || (coarsely && form.coarse == self.coarse)
        }
    }

    /// Whether the word is this one with one letter wrong.
    fn may_be(&self, form: &Form) -> bool {
        let (own, word) = (self.skeleton.as_bytes(), form.skeleton.as_bytes());
        if own.len() < MISSPELT_FROM {
            return false;
        }
        if self.beginning {
            beginnings(word, own.len()).any(|beginning| one_edit_apart(own, beginning))
        } else {
            word.len() >= MISSPELT_FROM && one_edit_apart(own, word)
        }
    }
}

/// Beginnings of a word that are as long as `length`, or one letter more or less.
fn beginnings(word: &[u8], length: usize) -> impl Iterator<Item = &[u8]> {
    (length - 1..=length + 1).filter_map(|length| word.get(..length))
}

impl Hits {
    /// The places after a sequence that begins at `start`.
    fn ends(&self, sequence: &[Step], start: usize) -> Vec<usize> {
        let mut places = vec![start];
        let mut gap = 0;
        for step in sequence {
            let Step::OneOf(choices) = step else {
                gap = GAP;
                continue;
            };
            let mut next: Vec<usize> = Vec::new();
            for place in places {
                for start in place..=place + gap {
                    self.steps(choices, start, &mut next);
                }
            }
            next.sort_unstable();
            next.dedup();
            if next.is_empty() {
                return next;
            }
            places = next;
            gap = 0;
        }
        places
    }

    fn steps(&self, choices: &[Choice], start: usize, next: &mut Vec<usize>) {
        for choice in choices {
            match choice {
                Choice::Word(id) if self.has(start, *id) => next.push(start + 1),
                Choice::Phrase(ids) if ids.iter().enumerate().all(|(at, id)| self.has(start + at, *id)) => {
                    next.push(start + ids.len());
                }
                Choice::Word(_) | Choice::Phrase(_) => {}
                Choice::Set(id) => next.extend(
                    self.sets.get(*id).and_then(|starts| starts.get(start)).into_iter().flatten(),
                ),
            }
        }
    }

    fn has(&self, place: usize, literal: usize) -> bool {
        self.literals.get(place).is_some_and(|ids| ids.binary_search(&literal).is_ok())
    }

    fn spans(&self, part: &[Sequence]) -> Vec<(usize, usize)> {
        let starts = 0..self.literals.len();
        starts
            .flat_map(|start| {
                part.iter()
                    .flat_map(move |sequence| self.ends(sequence, start))
                    .map(move |end| (start, end))
            })
            .collect()
    }
}

impl Pattern {
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
mod tests {
    use super::*;
    use crate::understanding::{repair::repair, tokens::words};

    fn matches(pattern: &str, text: &str) -> bool {
        let group = |key: &str, words: &[&str]| Group {
            key: key.into(),
            words: words.iter().map(|word| (*word).into()).collect(),
        };
        let (mut book, problems) = PatternBook::new(
            &[
                group("papers", &["паспорт*", "шиноснома*"]),
                group("boss", &["хӯҷаин", "хозяин*", "the boss"]),
            ],
            HashSet::new(),
        );
        assert_eq!(problems, []);
        let pattern = book.parse(pattern).unwrap();
        pattern.matches(&book.look(&words(&repair(text)), &[])).is_some()
    }

    #[test]
    fn a_pattern_finds_its_words_in_order_with_gaps() {
        assert!(matches("{boss} … {papers}", "хозяин вчера забрал мой паспорт"));
        assert!(matches("{boss} … {papers}", "khujain pasportamro girift"));
        assert!(matches("{boss} {papers}", "the boss passport"));
        assert!(!matches("{boss} … {papers}", "паспорт у хозяина"));
        assert!(!matches("{boss} … {papers}", "хозяин один два три четыре пять паспорт"));
        assert!(!matches("{boss} {papers}", "хозяин забрал паспорт"));
    }

    #[test]
    fn parts_stand_in_any_order_and_some_must_not_stand_at_all() {
        assert!(matches("{boss} + {papers}", "паспорт у хозяина"));
        assert!(!matches("{boss} + {papers} + !закон*", "по закону паспорт у хозяина?"));
    }

    #[test]
    fn spelling_does_not_matter() {
        assert!(matches("забрал* … {papers}", "сабрал, забрали дакумент и пасспорт"));
        assert!(matches("не выпуска*", "никуда невыпускают"));
        assert!(matches("не выпуска*", "нивыпускаит"));
        assert!(matches("заставля*", "застовляют"));
        assert!(!matches("бьют", "бьёт"));
    }

    #[test]
    fn a_pattern_that_cannot_be_read_says_why() {
        let (mut book, _) = PatternBook::new(&[], HashSet::new());
        for pattern in ["{nothing}", "", "a … ", "!a", "+", "a||b"] {
            assert!(book.parse(pattern).is_err(), "{pattern}");
        }
    }
}

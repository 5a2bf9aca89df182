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

/// Places in a message, a bit each: the lowest is the first word. A message is at most [`MOST`] words.
type Places = u128;

/// How many words are looked at together; one bit is kept for the place after the last.
pub const MOST: usize = 120;

/// Which words of a message are which literals, and where sets begin and end.
pub struct Hits {
    words: usize,
    /// For each literal, its places.
    literals: Vec<Places>,
    sets: Vec<Spans>,
}

/// Where the items of a set begin, and for each beginning the places after them.
#[derive(Default)]
struct Spans {
    starts: Places,
    ends: Vec<Places>,
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
        let literals: Option<Vec<usize>> =
            choice.split('_').map(|word| self.literal(word)).collect();
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

    /// Which words and sets the first [`MOST`] words of a message have. Words of `hidden` are passed over.
    pub fn look(&self, message: &[Word], hidden: Places) -> Hits {
        let words = message.len().min(MOST);
        let literals = vec![0; self.literals.len()];
        let mut hits = Hits { words, literals, sets: Vec::with_capacity(self.sets.len()) };
        for (at, word) in message.iter().enumerate().take(words) {
            if hidden & bit(at) == 0 {
                for id in self.literals_of(word) {
                    hits.literals.get_mut(id).into_iter().for_each(|places| *places |= bit(at));
                }
            }
        }
        for items in &self.sets {
            let spans = hits.spans(items);
            hits.sets.push(spans);
        }
        hits
    }

    /// The words that a set covers.
    pub fn covered(&self, hits: &Hits, set: &str) -> Places {
        let spans = self.set_ids.get(set).and_then(|id| hits.sets.get(*id));
        let pairs = spans.into_iter().flat_map(Spans::pairs);
        pairs.fold(0, |covered, (start, end)| covered | (bit(end) - bit(start)))
    }

    /// The names of the sets that a message has, in the order of the sets.
    pub fn found(&self, hits: &Hits) -> Vec<&str> {
        let has = |id: &usize| hits.sets.get(*id).is_some_and(|spans| spans.starts != 0);
        let mut named: Vec<(usize, &str)> = self
            .set_ids
            .iter()
            .filter(|(_, id)| has(id))
            .map(|(name, id)| (*id, name.as_str()))
            .collect();
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
    /// Where a part begins and ends.
    fn spans(&self, part: &[Sequence]) -> Spans {
        let mut spans = Spans::default();
        for sequence in part {
            let beginnings = sequence.first().map_or(0, |step| self.beginnings(step));
            if beginnings != 0 {
                spans.ends.resize(self.words, 0);
            }
            for start in places(beginnings) {
                let ends = self.ends(sequence, start);
                if let (true, Some(known)) = (ends != 0, spans.ends.get_mut(start)) {
                    *known |= ends;
                    spans.starts |= bit(start);
                }
            }
        }
        spans
    }

    /// Where a step can begin.
    fn beginnings(&self, step: &Step) -> Places {
        let Step::OneOf(choices) = step else { return 0 };
        choices.iter().fold(0, |starts, choice| starts | self.choice(choice))
    }

    /// Where a choice begins.
    fn choice(&self, choice: &Choice) -> Places {
        match choice {
            Choice::Word(id) => self.literal(*id),
            Choice::Phrase(ids) => {
                let shifted = ids.iter().enumerate().map(|(at, id)| self.literal(*id) >> at);
                shifted.fold(Places::MAX, |starts, word| starts & word)
            }
            Choice::Set(id) => self.sets.get(*id).map_or(0, |spans| spans.starts),
        }
    }

    fn literal(&self, id: usize) -> Places {
        self.literals.get(id).copied().unwrap_or_default()
    }

    /// The places after a sequence that begins at `start`.
    fn ends(&self, sequence: &[Step], start: usize) -> Places {
        let mut here = bit(start);
        let mut gap = 0;
        for step in sequence {
            let Step::OneOf(choices) = step else {
                gap = GAP;
                continue;
            };
            let reach = (0..=gap).fold(0, |reach, leap| reach | here << leap);
            here = choices.iter().fold(0, |next, choice| next | self.after(choice, reach));
            gap = 0;
            if here == 0 {
                break;
            }
        }
        here
    }

    /// The places after a choice that begins at one of these places.
    fn after(&self, choice: &Choice, reach: Places) -> Places {
        let starts = self.choice(choice) & reach;
        match choice {
            Choice::Word(_) => starts << 1,
            Choice::Phrase(ids) => starts << ids.len(),
            Choice::Set(id) => {
                let ends = self.sets.get(*id).map_or(&[][..], |spans| &spans.ends);
                let after = |start| ends.get(start).copied().unwrap_or_default();
                places(starts).fold(0, |all, start| all | after(start))
            }
        }
    }
}

impl Spans {
    /// Beginning and end of each, in order.
    fn pairs(&self) -> impl Iterator<Item = (usize, usize)> {
        let ends = |start: usize| self.ends.get(start).copied().unwrap_or_default();
        places(self.starts).flat_map(move |start| places(ends(start)).map(move |end| (start, end)))
    }
}

fn bit(place: usize) -> Places {
    1 << place
}

/// The places of a set of bits, in order.
fn places(mut bits: Places) -> impl Iterator<Item = usize> {
    std::iter::from_fn(move || {
        let place = bits.trailing_zeros();
        bits &= bits.wrapping_sub(1);
        (place < Places::BITS).then_some(place as usize)
    })
}

impl Pattern {
    /// The words that it matches, first and last place; `None` if it does not.
    pub fn matches(&self, hits: &Hits) -> Option<(usize, usize)> {
        let mut joined: Vec<(usize, usize)> = Vec::new();
        for (number, part) in self.wanted.iter().enumerate() {
            let spans = hits.spans(part);
            if spans.starts == 0 {
                return None;
            }
            joined = if number == 0 { spans.pairs().collect() } else { join(&joined, &spans) };
        }
        let spoilt = || self.unwanted.iter().any(|part| hits.spans(part).starts != 0);
        let (start, end) = *joined.first()?;
        (!spoilt()).then_some((start, end.saturating_sub(1)))
    }
}

/// Each of one with each of the other, where they lie together in a window.
fn join(one: &[(usize, usize)], other: &Spans) -> Vec<(usize, usize)> {
    let pairs = one.iter().flat_map(|a| other.pairs().map(move |b| (a.0.min(b.0), a.1.max(b.1))));
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
        pattern.matches(&book.look(&words(&repair(text)), 0)).is_some()
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

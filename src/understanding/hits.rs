//! Where the words and sets of patterns stand in a message.

use super::{
    literals::LiteralId,
    pattern::{PatternBook, Sequence, SetId, Step},
    tokens::Word,
};

/// How many words a gap may leap over.
const GAP: usize = 4;

/// Which words of a message are which literals, and where sets begin and end.
pub struct Hits {
    literals: Vec<Vec<LiteralId>>,
    /// For each set and each word, the places after what begins there; empty for a set that is nowhere.
    sets: Vec<Vec<Vec<usize>>>,
}

impl Hits {
    /// Finds the literals and sets of a message; words of `hidden` are passed over.
    pub fn new(book: &PatternBook, message: &[Word], hidden: &[bool]) -> Self {
        let literals = message.iter().enumerate().map(|(at, word)| match hidden.get(at) {
            Some(true) => Vec::new(),
            _ => book.literals.of(word),
        });
        let mut hits =
            Self { literals: literals.collect(), sets: Vec::with_capacity(book.sets.len()) };
        for set in &book.sets {
            let mut ends = vec![Vec::new(); message.len()];
            for (start, ends) in ends.iter_mut().enumerate() {
                let by_word = hits
                    .literals
                    .get(start)
                    .into_iter()
                    .flatten()
                    .filter_map(|id| set.by_word.get(id))
                    .flatten();
                let items = by_word.chain(&set.by_set).filter_map(|item| set.items.get(*item));
                items.for_each(|item| ends.extend(hits.ends(item, start)));
                ends.sort_unstable();
                ends.dedup();
            }
            let nowhere = ends.iter().all(Vec::is_empty);
            hits.sets.push(if nowhere { Vec::new() } else { ends });
        }
        hits
    }

    /// All literals of the message, more than once if they are.
    pub fn literals(&self) -> impl Iterator<Item = LiteralId> {
        self.literals.iter().flatten().copied()
    }

    /// The sets that are somewhere in the message.
    pub fn sets(&self) -> impl Iterator<Item = SetId> {
        self.sets.iter().enumerate().filter(|(_, ends)| !ends.is_empty()).map(|(id, _)| id)
    }

    /// The spans of words that a set matches: first place, and the place after the last.
    pub fn set_spans(&self, set: SetId) -> Vec<(usize, usize)> {
        let starts = self.sets.get(set).into_iter().flat_map(|starts| starts.iter().enumerate());
        starts.flat_map(|(start, ends)| ends.iter().map(move |end| (start, *end))).collect()
    }

    /// The spans of words that one of several sequences matches.
    pub fn spans(&self, part: &[Sequence]) -> Vec<(usize, usize)> {
        let mut spans = Vec::new();
        for start in 0..self.literals.len() {
            for sequence in part {
                spans.extend(self.ends(sequence, start).into_iter().map(|end| (start, end)));
            }
        }
        spans
    }

    /// The places after a sequence that begins at `start`.
    fn ends(&self, sequence: &[Step], start: usize) -> Vec<usize> {
        let mut places = vec![start];
        let mut gap = 0;
        for step in sequence {
            if matches!(step, Step::Gap) {
                gap = GAP;
                continue;
            }
            let mut next: Vec<usize> = Vec::new();
            for place in places {
                (place..=place + gap).for_each(|start| self.step(step, start, &mut next));
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

    fn step(&self, step: &Step, start: usize, next: &mut Vec<usize>) {
        let Step::OneOf { words, phrases, sets } = step else { return };
        let Some(here) = self.literals.get(start) else { return };
        if here.iter().any(|id| words.binary_search(id).is_ok()) {
            next.push(start + 1);
        }
        for phrase in phrases {
            if phrase.iter().enumerate().all(|(at, id)| self.has(start + at, *id)) {
                next.push(start + phrase.len());
            }
        }
        for set in sets {
            next.extend(
                self.sets.get(*set).and_then(|starts| starts.get(start)).into_iter().flatten(),
            );
        }
    }

    fn has(&self, place: usize, literal: LiteralId) -> bool {
        self.literals.get(place).is_some_and(|ids| ids.binary_search(&literal).is_ok())
    }
}

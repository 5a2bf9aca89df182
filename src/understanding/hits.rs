//! Where the words and sets of patterns stand in a message.

use rustc_hash::FxHashMap;

use super::{
    literals::LiteralId,
    pattern::{PatternBook, Sequence, Set, SetId, Step},
    tokens::Word,
};

/// How many words a gap may leap over.
const GAP: usize = 4;

/// Which words of a message are which literals, and where sets begin and end.
pub struct Hits {
    literals: Vec<Vec<LiteralId>>,
    /// For each set and each word, the places after what begins there; empty for a set that is nowhere.
    sets: Vec<Vec<Vec<usize>>>,
    /// Where each literal stands.
    places: FxHashMap<LiteralId, Vec<usize>>,
    /// Where each set begins.
    beginnings: Vec<Vec<usize>>,
}

impl Hits {
    /// The literals that each word of a message is.
    pub fn literals_of(book: &PatternBook, message: &[Word]) -> Vec<Vec<LiteralId>> {
        message.iter().map(|word| book.literals.of(word)).collect()
    }

    /// Finds the sets of a message.
    pub fn new(book: &PatternBook, literals: Vec<Vec<LiteralId>>) -> Self {
        let mut begun: Vec<Vec<(usize, usize)>> = vec![Vec::new(); book.sets.len()];
        for (start, ids) in literals.iter().enumerate() {
            for (set, item) in ids.iter().filter_map(|id| book.items.get(id)).flatten() {
                begun.get_mut(*set).into_iter().for_each(|begun| begun.push((start, *item)));
            }
        }
        let mut places: FxHashMap<LiteralId, Vec<usize>> = FxHashMap::default();
        for (start, ids) in literals.iter().enumerate() {
            ids.iter().for_each(|id| places.entry(*id).or_default().push(start));
        }
        let sets = Vec::with_capacity(book.sets.len());
        let beginnings = Vec::with_capacity(book.sets.len());
        let mut hits = Self { literals, sets, places, beginnings };
        for (set, mut begun) in book.sets.iter().zip(begun) {
            for (item, sets) in &set.by_set {
                let mut starts: Vec<usize> =
                    sets.iter().flat_map(|set| hits.beginnings_of(*set)).copied().collect();
                starts.sort_unstable();
                starts.dedup();
                begun.extend(starts.into_iter().map(|start| (start, *item)));
            }
            let ends = hits.ends_of_items(set, &begun);
            let begins = ends.iter().enumerate().filter(|(_, ends)| !ends.is_empty());
            hits.beginnings.push(begins.map(|(start, _)| start).collect());
            hits.sets.push(ends);
        }
        hits
    }

    /// Where the items end that may have begun, by where they begin; empty if none does.
    fn ends_of_items(&self, set: &Set, begun: &[(usize, usize)]) -> Vec<Vec<usize>> {
        let mut all: Vec<Vec<usize>> = Vec::new();
        for (start, item) in begun {
            let found = set.items.get(*item).map(|item| self.ends(item, *start));
            let found = found.filter(|found| !found.is_empty());
            let Some(found) = found else { continue };
            all.resize_with(self.literals.len(), Vec::new);
            all.get_mut(*start).into_iter().for_each(|ends| ends.extend(&found));
        }
        for ends in &mut all {
            ends.sort_unstable();
            ends.dedup();
        }
        all
    }

    /// Where something of a set begins.
    fn beginnings_of(&self, set: SetId) -> &[usize] {
        self.beginnings.get(set).map_or(&[], Vec::as_slice)
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
        for sequence in part {
            for start in self.starts(sequence) {
                spans.extend(self.ends(sequence, start).into_iter().map(|end| (start, end)));
            }
        }
        spans.sort_unstable();
        spans
    }

    /// Where the first step of a sequence can stand.
    fn starts(&self, sequence: &[Step]) -> Vec<usize> {
        let Some(Step::OneOf { words, phrases, sets }) = sequence.first() else {
            return Vec::new();
        };
        let literals = words.iter().chain(phrases.iter().filter_map(|phrase| phrase.first()));
        let mut starts: Vec<usize> =
            literals.filter_map(|id| self.places.get(id)).flatten().copied().collect();
        starts.extend(sets.iter().flat_map(|set| self.beginnings_of(*set)));
        starts.sort_unstable();
        starts.dedup();
        starts
    }

    /// The places after a sequence that begins at `start`.
    fn ends(&self, sequence: &[Step], start: usize) -> Vec<usize> {
        let mut places = Vec::new();
        let Some((first, rest)) = sequence.split_first() else { return places };
        self.step(first, start, &mut places);
        let mut gap = 0;
        for step in rest {
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
        places.sort_unstable();
        places.dedup();
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

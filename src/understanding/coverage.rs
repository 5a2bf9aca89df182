//! Evidence from words: how much of the message, weighted by rarity, an entry's wordings and answers have.

use std::collections::{BTreeMap, BTreeSet};

use super::{
    corpus::{Corpus, Wording},
    lexis::{Lexis, Unit},
    linear::Features,
    synonyms::GroupId,
    tokens::Word,
};

/// A word that no entry has counts as much as the rarest, times this: many are only chatter.
const UNKNOWN: f32 = 0.7;

/// Words in more than this share of the entries are not looked up wording by wording: they would find them all.
const COMMON: f32 = 0.25;

/// Where units stand.
#[derive(Debug, Default)]
struct Places {
    /// Entries whose wordings have it.
    entries: Vec<u32>,
    /// Entries whose answers have it.
    answers: Vec<u32>,
    /// Wordings that have it.
    wordings: Vec<u32>,
    rarity: f32,
}

/// The words of all wordings and answers.
#[derive(Debug, Default)]
pub struct Coverage {
    /// The words and how they are found.
    pub lexis: Lexis,
    entries: usize,
    places: Vec<Places>,
    /// Summed rarity of each wording's words.
    weights: Vec<f32>,
}

/// How much of a message is covered, each 0 to 1.
#[derive(Debug, Default)]
pub struct Covered {
    /// By each entry's wordings.
    pub entries: Vec<f32>,
    /// By each entry's answers.
    pub answers: Vec<f32>,
    /// The share of its synonym groups that each entry's wordings have.
    pub synonyms: Vec<f32>,
    /// Shared with each wording, of all that either has.
    pub wordings: Vec<f32>,
    /// The share of the message that no entry has.
    pub unknown: f32,
    /// Summed rarity of the message's words.
    pub weight: f32,
}

impl Coverage {
    /// Indexes the corpus.
    pub fn new(corpus: &Corpus) -> Self {
        let mut coverage = Self { entries: corpus.entries.ids.len(), ..Self::default() };
        let wordings: Vec<Vec<Vec<Unit>>> =
            corpus.wordings.iter().map(|wording| coverage.learn(wording)).collect();
        let answers: Vec<Vec<Vec<Unit>>> =
            corpus.answers.iter().map(|answer| coverage.learn(answer)).collect();
        coverage.places.resize_with(coverage.lexis.len(), Places::default);
        for (place, (wording, words)) in corpus.wordings.iter().zip(&wordings).enumerate() {
            for unit in distinct(words) {
                if let Some(places) = coverage.places.get_mut(unit as usize) {
                    places.wordings.push(place as u32);
                    push_once(&mut places.entries, wording.entry as u32);
                }
            }
        }
        for (answer, words) in corpus.answers.iter().zip(&answers) {
            for unit in distinct(words) {
                coverage
                    .places
                    .get_mut(unit as usize)
                    .into_iter()
                    .for_each(|places| push_once(&mut places.answers, answer.entry as u32));
            }
        }
        let total = coverage.entries as f32;
        coverage.places.iter_mut().for_each(|places| places.rarity = rarity(total, places));
        coverage.weights = wordings
            .iter()
            .map(|words| words.iter().map(|units| coverage.weight_of(units)).sum())
            .collect();
        coverage
    }

    fn learn(&mut self, wording: &Wording) -> Vec<Vec<Unit>> {
        let words = wording.words.iter().zip(&wording.groups);
        words.map(|(word, groups)| self.lexis.learn(word, groups)).collect()
    }

    fn weight_of(&self, units: &[Unit]) -> f32 {
        units
            .first()
            .and_then(|unit| self.places.get(*unit as usize))
            .map_or(0.0, |places| places.rarity)
    }

    /// For each word, the units that it may be, surest first.
    pub fn find(&self, words: &[Word], groups: &[Vec<GroupId>]) -> Vec<Vec<(Unit, f32)>> {
        let groups = groups.iter().map(Vec::as_slice).chain(std::iter::repeat(&[][..]));
        words.iter().zip(groups).map(|(word, groups)| self.lexis.find(word, groups)).collect()
    }

    /// What the classifier sees of a text: its units by their rarity, in a vector of unit length.
    pub fn features(&self, found: &[Vec<(Unit, f32)>]) -> Features {
        let mut square = 0.0;
        let mut features = BTreeMap::new();
        for units in found {
            if units.is_empty() {
                square += self.message_weight(units).powi(2);
            }
            for (unit, sure) in units {
                *features.entry(*unit).or_insert(0.0) += sure * self.rarity(*unit);
            }
        }
        square += features.values().map(|value| value * value).sum::<f32>();
        let length = square.sqrt().max(f32::MIN_POSITIVE);
        features.into_iter().map(|(unit, value)| (unit, value / length)).collect()
    }

    /// What a message has in common with each entry and wording; `found` are the units of its words.
    pub fn measure(&self, found: &[Vec<(Unit, f32)>]) -> Covered {
        let mut covered = Covered {
            entries: vec![0.0; self.entries],
            answers: vec![0.0; self.entries],
            synonyms: vec![0.0; self.entries],
            wordings: vec![0.0; self.weights.len()],
            unknown: 0.0,
            weight: 0.0,
        };
        let mut best = Scratch::new(self.entries, self.weights.len());
        let mut grouped = 0.0;
        for (at, units) in found.iter().enumerate() {
            let weight = self.message_weight(units);
            covered.weight += weight;
            if units.is_empty() {
                covered.unknown += weight;
            }
            let group = units
                .iter()
                .filter(|(unit, _)| self.lexis.is_group(*unit))
                .map(|(unit, _)| self.rarity(*unit));
            grouped += group.fold(0.0, f32::max);
            for (unit, sure) in units.iter().copied() {
                let Some(places) = self.places.get(unit as usize) else { continue };
                if self.lexis.is_group(unit) {
                    best.synonyms.raise(&mut covered.synonyms, &places.entries, at, places.rarity);
                }
                let spread = places.entries.len() as f32;
                best.entries.raise(&mut covered.entries, &places.entries, at, sure * weight);
                best.answers.raise(&mut covered.answers, &places.answers, at, sure * weight);
                if spread <= COMMON * self.entries as f32 || self.entries < 5 {
                    best.wordings.raise(&mut covered.wordings, &places.wordings, at, sure * weight);
                }
            }
        }
        covered
            .synonyms
            .iter_mut()
            .for_each(|share| *share /= f32::max(grouped, f32::MIN_POSITIVE));
        self.normalise(&mut covered);
        covered
    }

    fn rarity(&self, unit: Unit) -> f32 {
        self.places.get(unit as usize).map_or(0.0, |places| places.rarity)
    }

    /// A word weighs as much as the surest unit that it may be.
    fn message_weight(&self, units: &[(Unit, f32)]) -> f32 {
        let known = units
            .first()
            .and_then(|(unit, _)| self.places.get(*unit as usize))
            .map(|places| places.rarity);
        known.unwrap_or_else(|| UNKNOWN * (self.entries as f32 + 1.0).ln())
    }

    fn normalise(&self, covered: &mut Covered) {
        let total = covered.weight.max(f32::MIN_POSITIVE);
        covered.entries.iter_mut().chain(&mut covered.answers).for_each(|share| *share /= total);
        for (shared, weight) in covered.wordings.iter_mut().zip(&self.weights) {
            *shared /= (total + weight - *shared).max(*shared).max(f32::MIN_POSITIVE);
        }
        covered.unknown /= total;
    }
}

/// Rarity by the entries that use a word; a word of an answer counts for less than one of a wording.
fn rarity(total: f32, places: &Places) -> f32 {
    let only_answers =
        places.answers.iter().filter(|entry| !places.entries.contains(entry)).count() as f32;
    ((total + 1.0) / (places.entries.len() as f32 + only_answers / 2.0 + 0.5)).ln().max(0.05)
}

fn distinct(words: &[Vec<Unit>]) -> BTreeSet<Unit> {
    words.iter().flatten().copied().collect()
}

/// The entries come in their order, so a repeated one is the last.
fn push_once(places: &mut Vec<u32>, place: u32) {
    if places.last() != Some(&place) {
        places.push(place);
    }
}

/// The most that the word being looked at has given to each place so far.
struct Best {
    word: Vec<u32>,
    given: Vec<f32>,
}

struct Scratch {
    entries: Best,
    answers: Best,
    synonyms: Best,
    wordings: Best,
}

impl Scratch {
    fn new(entries: usize, wordings: usize) -> Self {
        Self {
            entries: Best::new(entries),
            answers: Best::new(entries),
            synonyms: Best::new(entries),
            wordings: Best::new(wordings),
        }
    }
}

impl Best {
    fn new(places: usize) -> Self {
        Self { word: vec![u32::MAX; places], given: vec![0.0; places] }
    }

    /// Gives to each place, unless the same word has given it as much already.
    fn raise(&mut self, sums: &mut [f32], places: &[u32], word: usize, amount: f32) {
        for place in places {
            let place = *place as usize;
            let (Some(last), Some(given), Some(sum)) =
                (self.word.get_mut(place), self.given.get_mut(place), sums.get_mut(place))
            else {
                continue;
            };
            let before = if *last == word as u32 { *given } else { 0.0 };
            if amount > before {
                *sum += amount - before;
                (*last, *given) = (word as u32, amount);
            }
        }
    }
}

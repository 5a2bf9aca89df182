//! All evidence for each entry, gathered from the indexes.

use rustc_hash::FxHashMap;

use super::{
    corpus::{Corpus, Wording},
    coverage::{Coverage, Covered},
    linear::Linear,
    ngrams::Ngrams,
    synonyms::GroupId,
    tokens::Word,
};

/// How many kinds of evidence there are.
pub const KINDS: usize = 9;

/// The kinds of evidence by name, in the order of [`Evidence::kinds`].
pub const NAMES: [&str; KINDS] = [
    "n-grams best",
    "n-grams mean",
    "words",
    "answer",
    "context",
    "synonyms",
    "words by weight",
    "n-grams by weight",
    "classifier",
];

/// The place of what was read before among the kinds.
pub const CONTEXT: usize = 4;
const _: () = assert!(matches!(NAMES[CONTEXT].as_bytes(), b"context"));

/// What speaks for one entry, each kind 0 to 1, those by weight 0 to [`HEAVIEST`]; the classifier also against it, in tens of logits.
#[derive(Clone, Copy, Debug, Default)]
pub struct Evidence {
    /// In the order of [`NAMES`].
    pub kinds: [f32; KINDS],
}

/// What speaks for all entries, and against all of them.
#[derive(Debug, Default)]
pub struct Gathered {
    /// For each entry, in the corpus' order.
    pub entries: Vec<Evidence>,
    /// The share of the message, weighted by rarity, that no entry has.
    pub unknown: f32,
    /// Summed rarity of the message's words.
    pub weight: f32,
}

/// The indexes over one corpus.
#[derive(Debug, Default)]
pub struct Indexes {
    ngrams: Ngrams,
    /// The words of the entries.
    pub coverage: Coverage,
    /// A class for each entry, and the last for "none of them".
    classifier: Linear,
    /// How many wordings each entry has; they stand together, in the order of the entries.
    wordings: Vec<usize>,
}

/// The mean is taken over this many best wordings of an entry.
const BEST: usize = 3;

impl Indexes {
    /// Builds the indexes.
    pub fn new(corpus: &Corpus) -> Self {
        let coverage = Coverage::new(corpus);
        let mut wordings = vec![0; corpus.entries.ids.len()];
        for Wording { entry, .. } in &corpus.wordings {
            wordings.get_mut(*entry).into_iter().for_each(|count| *count += 1);
        }
        Self {
            ngrams: Ngrams::new(&corpus.wordings),
            classifier: train(corpus, &coverage),
            coverage,
            wordings,
        }
    }

    /// What speaks for each entry.
    pub fn gather(&self, words: &[Word], groups: &[Vec<GroupId>]) -> Gathered {
        let found = self.coverage.find(words, groups);
        let covered = self.coverage.measure(&found);
        let classes = self.classifier.scores(&self.coverage.features(&found));
        let cosines = self.ngrams.cosines(words);
        let mut rest = cosines.as_slice();
        let best = self.wordings.iter().map(|count| {
            let (own, others) = rest.split_at_checked(*count).unwrap_or_default();
            rest = others;
            highest(own)
        });
        let entries = best
            .enumerate()
            .map(|(place, best)| evidence(place, &best, relative(&classes, place), &covered))
            .collect();
        Gathered { entries, unknown: covered.unknown, weight: covered.weight }
    }
}

/// Trains on the entries' wordings, and on questions that no entry answers.
fn train(corpus: &Corpus, coverage: &Coverage) -> Linear {
    let mut known = FxHashMap::default();
    let mut example = |wording: &Wording| {
        let words = wording.words.iter().zip(&wording.groups);
        let found: Vec<_> = words
            .map(|(word, groups)| {
                let key = (word.typed.clone(), groups.clone());
                let found = known.entry(key).or_insert_with(|| coverage.lexis.find(word, groups));
                found.clone()
            })
            .collect();
        (coverage.features(&found), wording.entry)
    };
    let texts = corpus.wordings.iter().chain(&corpus.outside);
    Linear::train(
        coverage.lexis.len(),
        corpus.entries.ids.len() + 1,
        &texts.map(&mut example).collect::<Vec<_>>(),
    )
}

/// How much likelier an entry is than none, in tens of logits.
fn relative(classes: &[f32], place: usize) -> f32 {
    let none = classes.last().copied().unwrap_or_default();
    classes.get(place).map_or(0.0, |score| (score - none) / 10.0)
}

fn evidence(place: usize, best: &[f32; BEST], class: f32, covered: &Covered) -> Evidence {
    let of = |list: &[f32]| list.get(place).copied().unwrap_or_default();
    let mean = best.iter().sum::<f32>() / BEST as f32;
    let heavy = heaviness(covered.weight);
    let words = of(&covered.entries);
    Evidence {
        kinds: [
            best[0],
            mean,
            words,
            of(&covered.answers),
            0.0,
            of(&covered.synonyms),
            words * heavy,
            mean * heavy,
            class,
        ],
    }
}

/// The most that a message's weight counts.
pub const HEAVIEST: f32 = 4.0;

/// How much a message says: long ones share less with any one wording, but what they share says more.
pub fn heaviness(weight: f32) -> f32 {
    (weight / 10.0).min(HEAVIEST)
}

/// The highest, in descending order; 0 where there are fewer.
fn highest(values: &[f32]) -> [f32; BEST] {
    let mut best = [0.0; BEST];
    for value in values {
        if *value > best[BEST - 1] {
            insert(&mut best, *value);
        }
    }
    best
}

fn insert(best: &mut [f32; BEST], mut value: f32) {
    for place in best {
        if value > *place {
            std::mem::swap(place, &mut value);
        }
    }
}

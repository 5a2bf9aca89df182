//! Evidence from character n-grams: tf-idf cosine between the message and each wording, on skeletons.

use std::collections::{BTreeMap, HashMap};

use super::{corpus::Wording, tokens::Word};

/// Lengths of the n-grams, word borders included.
const LENGTHS: [usize; 2] = [3, 4];

/// The n-grams of all wordings.
#[derive(Debug, Default)]
pub struct Ngrams {
    wordings: usize,
    rarity: HashMap<Gram, f32>,
    postings: HashMap<Gram, Vec<(u32, f32)>>,
}

type Gram = [u8; 4];

impl Ngrams {
    /// Indexes the wordings.
    pub fn new(wordings: &[Wording]) -> Self {
        let counted: Vec<BTreeMap<Gram, f32>> =
            wordings.iter().map(|wording| count(&wording.words)).collect();
        let mut spread: BTreeMap<Gram, usize> = BTreeMap::new();
        counted
            .iter()
            .flat_map(BTreeMap::keys)
            .for_each(|gram| *spread.entry(*gram).or_default() += 1);
        let total = wordings.len() as f32;
        let rarity: HashMap<Gram, f32> = spread
            .into_iter()
            .map(|(gram, count)| (gram, ((total + 1.0) / (count as f32 + 0.5)).ln()))
            .collect();
        let mut ngrams = Self { wordings: wordings.len(), rarity, postings: HashMap::new() };
        for (place, counts) in counted.iter().enumerate() {
            for (gram, weight) in ngrams.weigh(counts) {
                ngrams.postings.entry(gram).or_default().push((place as u32, weight));
            }
        }
        ngrams
    }

    /// Weights of unit length; n-grams that no wording has count for the length as the rarest.
    fn weigh(&self, counts: &BTreeMap<Gram, f32>) -> Vec<(Gram, f32)> {
        let unknown = ((self.wordings + 1) as f32).ln();
        let weight = |(gram, count): (&Gram, &f32)| {
            (*gram, (1.0 + count.ln()) * self.rarity.get(gram).unwrap_or(&unknown))
        };
        let mut weights: Vec<(Gram, f32)> = counts.iter().map(weight).collect();
        let length = weights
            .iter()
            .map(|(_, weight)| weight * weight)
            .sum::<f32>()
            .sqrt()
            .max(f32::MIN_POSITIVE);
        weights.iter_mut().for_each(|(_, weight)| *weight /= length);
        weights
    }

    /// The cosine of the message with each wording, 0 to 1.
    pub fn cosines(&self, words: &[Word]) -> Vec<f32> {
        let mut cosines = vec![0.0; self.wordings];
        for (gram, weight) in self.weigh(&count(words)) {
            for (place, other) in self.postings.get(&gram).into_iter().flatten() {
                if let Some(cosine) = cosines.get_mut(*place as usize) {
                    *cosine += weight * other;
                }
            }
        }
        cosines
    }
}

fn count(words: &[Word]) -> BTreeMap<Gram, f32> {
    let mut counts = BTreeMap::new();
    for form in words.iter().filter_map(Word::first) {
        let bordered = format!(" {} ", form.coarse);
        for length in LENGTHS {
            for window in bordered.as_bytes().windows(length) {
                let mut gram = [0; 4];
                gram.iter_mut().zip(window).for_each(|(place, letter)| *place = *letter);
                *counts.entry(gram).or_insert(0.0) += 1.0;
            }
        }
    }
    counts
}

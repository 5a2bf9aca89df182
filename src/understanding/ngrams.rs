//! Evidence from character n-grams: tf-idf cosine between the message and each wording, on skeletons.

use rustc_hash::FxHashMap;

use super::{corpus::Wording, tokens::Word};

/// Lengths of the n-grams, word borders included.
const LENGTHS: [usize; 2] = [3, 4];

/// N-grams in more than this share of the wordings are not looked up: they find nearly all and tell little.
const COMMON: f32 = 0.12;

/// Of fewer wordings than this all n-grams are looked up.
const FEW: f32 = 100.0;

/// The n-grams of all wordings.
#[derive(Debug, Default)]
pub struct Ngrams {
    wordings: usize,
    rarity: FxHashMap<Gram, f32>,
    postings: FxHashMap<Gram, Vec<(u32, f32)>>,
}

type Gram = [u8; 4];

impl Ngrams {
    /// Indexes the wordings.
    pub fn new(wordings: &[Wording]) -> Self {
        let counted: Vec<Vec<(Gram, f32)>> =
            wordings.iter().map(|wording| count(&wording.words)).collect();
        let mut spread: FxHashMap<Gram, usize> = FxHashMap::default();
        let grams = counted.iter().flatten().map(|(gram, _)| *gram);
        grams.for_each(|gram| *spread.entry(gram).or_default() += 1);
        let total = wordings.len() as f32;
        let rarity: FxHashMap<Gram, f32> = spread
            .iter()
            .map(|(gram, count)| (*gram, ((total + 1.0) / (*count as f32 + 0.5)).ln()))
            .collect();
        let telling = |gram: &Gram| {
            let count = spread.get(gram).copied().unwrap_or_default() as f32;
            count <= COMMON * total || total < FEW
        };
        let mut ngrams = Self { wordings: wordings.len(), rarity, postings: FxHashMap::default() };
        for (place, counts) in counted.iter().enumerate() {
            let weights = ngrams.weigh(counts);
            for (gram, weight) in weights.into_iter().filter(|(gram, _)| telling(gram)) {
                ngrams.postings.entry(gram).or_default().push((place as u32, weight));
            }
        }
        ngrams
    }

    /// Weights of unit length; n-grams that no wording has count for the length as the rarest.
    fn weigh(&self, counts: &[(Gram, f32)]) -> Vec<(Gram, f32)> {
        let unknown = ((self.wordings + 1) as f32).ln();
        let weight = |(gram, count): &(Gram, f32)| {
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

/// How often each n-gram stands in a text, in the order of the n-grams.
fn count(words: &[Word]) -> Vec<(Gram, f32)> {
    let mut grams: Vec<Gram> = Vec::new();
    for form in words.iter().filter_map(Word::first) {
        let bordered = format!(" {} ", form.coarse);
        for length in LENGTHS {
            for window in bordered.as_bytes().windows(length) {
                let mut gram = [0; 4];
                gram.iter_mut().zip(window).for_each(|(place, letter)| *place = *letter);
                grams.push(gram);
            }
        }
    }
    grams.sort_unstable();
    let same = grams.chunk_by(|one, other| one == other);
    same.filter_map(|same| Some((*same.first()?, same.len() as f32))).collect()
}

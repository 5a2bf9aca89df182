//! Which of the three languages a message is in. It only chooses the language of the reply.
//!
//! A small model learned from the content's own texts: how often each word, and each three letters of a skeleton, stand in
//! a language. Function words and letters that only one language has count more.

use std::collections::BTreeMap;

use rustc_hash::{FxHashMap, FxHashSet};

use super::{
    corpus::Corpus,
    repair::{is_cyrillic, is_letter, repair},
    tokens::{Word, words},
};
use crate::{
    knowledge::Content,
    localisation::{Locale, PerLocale},
};

/// Evidence for each language, in logits, in the order of [`Locale::ALL`].
pub type Scores = [f32; 3];

/// No single word may say more than this.
const MOST_A_WORD: f32 = 2.5;

/// What a word of a language's stop-word list says.
const FUNCTION_WORD: f32 = 3.0;

/// What letters say that only Tajik has, or only Russian.
const TAJIK_LETTERS: f32 = 2.0;
const RUSSIAN_LETTERS: f32 = 1.0;

/// The best language must lead by this much.
const LEAD: f32 = 1.2;

/// A single word must lead by more: "патент" is a word of all three.
const LEAD_OF_A_WORD: f32 = 2.2;

/// What is known of the languages.
#[derive(Debug, Default)]
pub struct Languages {
    function_words: FxHashMap<String, Vec<Locale>>,
    words: FxHashMap<String, [f32; 3]>,
    word_totals: [f32; 3],
    grams: FxHashMap<[u8; 3], [f32; 3]>,
    gram_totals: [f32; 3],
}

impl Languages {
    /// Learns from texts with their language.
    pub fn new(content: &Content, corpus: &Corpus) -> Self {
        let mut languages = Self::default();
        languages.function_words(&content.vocabulary.stop_words);
        let mut grams: BTreeMap<[u8; 3], [f32; 3]> = BTreeMap::new();
        for wording in corpus.wordings.iter().chain(&corpus.answers) {
            let Some(locale) = wording.locale else { continue };
            let place = locale as usize;
            for form in wording.words.iter().filter_map(Word::first) {
                for gram in trigrams(&form.skeleton) {
                    add(grams.entry(gram).or_default(), place);
                    add(&mut languages.gram_totals, place);
                }
                add(&mut languages.word_totals, place);
                let counts = languages.words.get_mut(&form.skeleton);
                match counts {
                    Some(counts) => add(counts, place),
                    None => {
                        let mut counts = [0.0; 3];
                        add(&mut counts, place);
                        languages.words.insert(form.skeleton.clone(), counts);
                    }
                }
            }
        }
        languages.grams = grams.into_iter().collect();
        languages
    }

    fn function_words(&mut self, lists: &PerLocale<Vec<String>>) {
        for (locale, list) in lists.iter() {
            for word in list.iter().flat_map(|word| words(&repair(word))) {
                let Some(form) = word.first() else { continue };
                let known = self.function_words.entry(form.skeleton.clone()).or_default();
                if !known.contains(&locale) {
                    known.push(locale);
                }
            }
        }
    }

    /// Whether the word is a function word of a language.
    pub fn knows(&self, word: &Word) -> bool {
        word.forms.iter().any(|form| self.function_words.contains_key(&form.skeleton))
    }

    /// Skeletons of all words that the texts and lists have.
    pub fn vocabulary(&self) -> FxHashSet<String> {
        self.words.keys().chain(self.function_words.keys()).cloned().collect()
    }

    /// Evidence for each language.
    pub fn scores(&self, message: &[Word]) -> Scores {
        let mut sum = [0.0; 3];
        for word in message.iter().filter(|word| word.typed.chars().any(is_letter)) {
            sum.iter_mut().zip(self.word(word)).for_each(|(sum, score)| *sum += score);
        }
        sum
    }

    /// The language that clearly leads.
    pub fn identify(&self, message: &[Word]) -> Option<Locale> {
        let scores = self.scores(message);
        let mut ranked: Vec<(Locale, f32)> = Locale::ALL.into_iter().zip(scores).collect();
        ranked.sort_by(|(_, one), (_, other)| other.total_cmp(one));
        let lead = if message.len() > 1 { LEAD } else { LEAD_OF_A_WORD };
        match ranked.as_slice() {
            [(best, score), (_, second), ..] if score - second >= lead => Some(*best),
            _ => None,
        }
    }

    fn word(&self, word: &Word) -> Scores {
        let Some(form) = word.first() else { return [0.0; 3] };
        let mut scores = match self.function_words.get(&form.skeleton) {
            Some(known) => {
                Locale::ALL.map(|locale| if known.contains(&locale) { FUNCTION_WORD } else { 0.0 })
            }
            None => self.learned(&form.skeleton),
        };
        let [tajik, russian, english] = &mut scores;
        if word.typed.contains(['ғ', 'ӣ', 'қ', 'ӯ', 'ҳ', 'ҷ']) {
            *tajik += TAJIK_LETTERS;
        }
        if word.typed.contains(['ы', 'щ', 'ь']) {
            *russian += RUSSIAN_LETTERS;
        }
        if word.typed.chars().any(is_cyrillic) {
            *english -= FUNCTION_WORD;
        }
        scores
    }

    /// Log-probabilities of a word in each language, by its count if it was seen often enough, else by its letters;
    /// centred and bounded.
    fn learned(&self, skeleton: &str) -> Scores {
        let grams = trigrams(skeleton);
        let by_letters: Scores = std::array::from_fn(|place| {
            let total = self.gram_totals.get(place).copied().unwrap_or_default()
                + self.grams.len() as f32
                + 1.0;
            let sum: f32 = grams
                .iter()
                .map(|gram| {
                    ((self.grams.get(gram).and_then(|counts| counts.get(place)).unwrap_or(&0.0)
                        + 0.5)
                        / total)
                        .ln()
                })
                .sum();
            sum / (grams.len().max(1) as f32).sqrt()
        });
        let by_count: Scores = match self.words.get(skeleton) {
            Some(counts) => std::array::from_fn(|place| {
                let total = self.word_totals.get(place).copied().unwrap_or_default() + 1.0;
                let count = counts.get(place).copied().unwrap_or_default();
                ((count + 0.3) / total).ln()
            }),
            None => [0.0; 3],
        };
        let seen = self.words.contains_key(skeleton);
        let mixed = std::array::from_fn(|place| {
            let (count, letters) =
                (by_count.get(place).unwrap_or(&0.0), by_letters.get(place).unwrap_or(&0.0));
            if seen { count + 0.3 * letters } else { *letters }
        });
        centred(mixed)
    }
}

fn centred(scores: Scores) -> Scores {
    let highest = scores.iter().copied().fold(f32::NEG_INFINITY, f32::max);
    scores.map(|score| (score - highest).max(-MOST_A_WORD))
}

fn add(counts: &mut [f32; 3], place: usize) {
    counts.get_mut(place).into_iter().for_each(|count| *count += 1.0);
}

/// All words of a text, however long it is.
fn trigrams(skeleton: &str) -> Vec<[u8; 3]> {
    let bordered = format!(" {skeleton} ");
    bordered.as_bytes().windows(3).filter_map(|window| window.try_into().ok()).collect()
}

//! How much a message sounds like danger: a linear scorer, learned from the examples of `danger-examples.toml` against
//! those of `harmless-examples.toml` and the everyday wordings of the entries.
//!
//! Patterns find what somebody foresaw; the scorer finds what is told in other words, and hears when a frightening word
//! stands in a harmless sentence. [`is_danger`] weighs both.

use rustc_hash::FxHashMap;

use super::{
    fnv,
    linear::{Features, Linear},
    synonyms::GroupId,
    tokens::Word,
};

/// Features are numbered by a hash: so many numbers, and few of the rest share one.
const NUMBERS: usize = 1 << 18;

/// Lengths of the n-grams of letters, word borders included.
const LENGTHS: [usize; 2] = [3, 4];

/// Pairs of words are also taken by their beginnings, so that endings do not matter.
const BEGINNING: usize = 4;

const HARMLESS: usize = 0;
const DANGER: usize = 1;

/// What a pattern that fits is worth, in logits: enough that "they beat me" is heard in a sentence that sounds like an office.
pub const PATTERN: f32 = 4.0;

/// From this score on, in logits, the help numbers are shown. Chosen with the tuning half of the development questions
/// for recall: `hamroh evaluate` shows what it costs in false alarms.
pub const THRESHOLD: f32 = -0.8;

/// Whether a message of this score is taken for danger; `pattern` says whether a rule of `danger.toml` fits.
pub fn is_danger(score: f32, pattern: bool) -> bool {
    score + if pattern { PATTERN } else { 0.0 } >= THRESHOLD
}

/// A message, with the synonym groups of its words.
pub type Heard<'a> = (&'a [Word], &'a [Vec<GroupId>]);

/// The scorer.
#[derive(Debug, Default)]
pub struct Alarm {
    /// By number: how rare a feature is among the examples, and how much it speaks for danger, in logits.
    features: Vec<(f32, f32)>,
    /// What speaks for danger before anything is heard, in logits.
    bias: f32,
}

impl Alarm {
    /// Learns from messages that tell of danger and from others.
    pub fn learn<'a>(
        dangerous: impl Iterator<Item = Heard<'a>>,
        harmless: impl Iterator<Item = Heard<'a>>,
    ) -> Self {
        let dangerous = dangerous.map(|heard| (heard, DANGER));
        let all = dangerous.chain(harmless.map(|heard| (heard, HARMLESS)));
        let mut known: FxHashMap<&str, Vec<u32>> = FxHashMap::default();
        let mut of_known = |word: &'a Word, numbers: &mut Vec<u32>| {
            let own = known.entry(&word.typed).or_insert_with(|| {
                let mut own = Vec::new();
                of_word(word, &mut own);
                own
            });
            numbers.extend(own.iter());
        };
        let mut examples: Vec<(Features, usize)> =
            all.map(|(heard, class)| (count(heard, &mut of_known), class)).collect();
        if examples.is_empty() {
            return Self::default();
        }
        let rarity = rarity(&examples);
        examples.iter_mut().for_each(|(text, _)| weigh(text, &rarity));
        let model = Linear::train(NUMBERS, 2, &examples);
        let lead = |row: &[f32]| match row {
            [harmless, danger] => danger - harmless,
            _ => 0.0,
        };
        let features = rarity.into_iter().zip(model.rows().map(lead)).collect();
        Self { features, bias: lead(model.bias()) }
    }

    /// How much likelier danger is than not, in logits; without examples nothing is.
    pub fn score(&self, heard: Heard<'_>) -> f32 {
        if self.features.is_empty() {
            return f32::MIN;
        }
        let (mut sum, mut square) = (0.0, 0.0);
        for (feature, count) in count(heard, of_word) {
            let (rarity, lead) = self.features.get(feature as usize).copied().unwrap_or_default();
            let weight = count.ln_1p() * rarity;
            sum += weight * lead;
            square += weight * weight;
        }
        self.bias + sum / square.sqrt().max(f32::MIN_POSITIVE)
    }
}

/// Rarity by the share of the examples that have the feature.
fn rarity(examples: &[(Features, usize)]) -> Vec<f32> {
    let mut spread = vec![0.0_f32; NUMBERS];
    for (feature, _) in examples.iter().flat_map(|(text, _)| text) {
        spread.get_mut(*feature as usize).into_iter().for_each(|count| *count += 1.0);
    }
    let all = examples.len() as f32 + 1.0;
    spread.iter_mut().for_each(|count| *count = (all / (*count + 0.5)).ln());
    spread
}

/// Counts become weights: dampened, by rarity, of unit length together.
fn weigh(text: &mut Features, rarity: &[f32]) {
    for (feature, count) in text.iter_mut() {
        *count = count.ln_1p() * rarity.get(*feature as usize).copied().unwrap_or_default();
    }
    let square: f32 = text.iter().map(|(_, weight)| weight * weight).sum();
    let length = square.sqrt().max(f32::MIN_POSITIVE);
    text.iter_mut().for_each(|(_, weight)| *weight /= length);
}

/// How often each feature stands in a message; `of_word` adds those of a word by itself.
fn count<'a>(
    (words, groups): Heard<'a>,
    mut of_word: impl FnMut(&'a Word, &mut Vec<u32>),
) -> Features {
    let mut numbers: Vec<u32> = Vec::new();
    words.iter().for_each(|word| of_word(word, &mut numbers));
    for group in groups.iter().flatten() {
        numbers.push(number(b'g', [&group.to_string(), ""]));
    }
    let sounds: Vec<&str> = words.iter().map(sound).collect();
    let begun: Vec<&str> =
        sounds.iter().map(|sound| sound.get(..BEGINNING).unwrap_or(sound)).collect();
    numbers.extend(pairs(&sounds, 1).map(|pair| number(b'b', pair)));
    numbers.extend(pairs(&begun, 1).map(|pair| number(b'p', pair)));
    numbers.extend(pairs(&begun, 2).map(|pair| number(b'q', pair)));
    numbers.sort_unstable();
    let same = numbers.chunk_by(|one, other| one == other);
    same.filter_map(|same| Some((*same.first()?, same.len() as f32))).collect()
}

/// The features of a word by itself: its sound, its stems, its letters.
fn of_word(word: &Word, numbers: &mut Vec<u32>) {
    let sound = sound(word);
    numbers.push(number(b'w', [sound, ""]));
    let stems = word.forms.iter().flat_map(|form| &form.stems);
    numbers.extend(stems.map(|stem| number(b's', [stem, ""])));
    let bordered = format!(" {sound} ");
    for length in LENGTHS {
        let last = (bordered.len() + 1).saturating_sub(length);
        let grams = (0..last).filter_map(|at| bordered.get(at..at + length));
        numbers.extend(grams.map(|gram| number(b'c', [gram, ""])));
    }
}

fn sound(word: &Word) -> &str {
    word.first().map_or("", |form| form.coarse.as_str())
}

/// Words with the one `apart` places on, the message's borders included.
fn pairs<'a>(words: &'a [&'a str], apart: usize) -> impl Iterator<Item = [&'a str; 2]> {
    let bordered = || std::iter::once("^").chain(words.iter().copied()).chain(["$"]);
    bordered().zip(bordered().skip(apart)).map(|(one, other)| [one, other])
}

/// A feature's number: its [`fnv::number`], folded to those in use.
fn number(kind: u8, [one, other]: [&str; 2]) -> u32 {
    let bytes = [&kind].into_iter().chain(one.as_bytes()).chain([&b' ']).chain(other.as_bytes());
    let hash = fnv::number(bytes);
    (hash ^ (hash >> 18)) & (NUMBERS as u32 - 1)
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::understanding::{repair::repair, tokens::words};

    fn alarm() -> Alarm {
        let heard = |text: &str| (words(&repair(text)), Vec::new());
        let dangerous = ["он бьёт меня", "меня заперли", "не отдаёт паспорт"].map(heard);
        let harmless = ["сколько стоит патент", "где школа", "меня тошнит"].map(heard);
        fn all<'a>(texts: &'a [(Vec<Word>, Vec<Vec<GroupId>>)]) -> impl Iterator<Item = Heard<'a>> {
            texts.iter().map(|(words, groups)| (words.as_slice(), groups.as_slice()))
        }
        Alarm::learn(all(&dangerous), all(&harmless))
    }

    fn score(text: &str) -> f32 {
        alarm().score((&words(&repair(text)), &[]))
    }

    #[test]
    fn what_is_like_the_examples_of_danger_scores_higher_than_what_is_like_the_others() {
        assert!(score("хозяин меня запер") > 0.0);
        assert!(score("сколько стоит школа") < 0.0);
        assert!(score("menya zaperli") > score("gde patent"));
    }

    #[test]
    fn a_pattern_alone_is_enough_unless_the_rest_sounds_harmless() {
        assert!(is_danger(THRESHOLD, false) && !is_danger(THRESHOLD - 0.1, false));
        assert!(is_danger(THRESHOLD - 0.1, true));
        assert!(!is_danger(THRESHOLD - PATTERN - 0.1, true));
    }

    #[test]
    fn without_examples_nothing_sounds_like_danger() {
        let silent = Alarm::learn(std::iter::empty(), std::iter::empty());
        assert!(!is_danger(silent.score((&words("заперли"), &[])), false));
    }
}

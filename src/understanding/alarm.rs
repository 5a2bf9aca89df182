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

/// Lengths of the n-grams of letters, word borders included.
const LENGTHS: [usize; 2] = [3, 4];

/// Pairs of words are also taken by their beginnings, so that endings do not matter.
const BEGINNING: usize = 4;

const HARMLESS: usize = 0;
const DANGER: usize = 1;

/// What a pattern that fits is worth, in logits: enough that "they beat me" is heard in a sentence that sounds like an office.
pub const PATTERN: f32 = 3.5;

/// From this score on, in logits, the help numbers are shown. Chosen with the tuning half of the development questions
/// for recall: `hamroh evaluate` shows what it costs in false alarms.
pub const THRESHOLD: f32 = -0.4;

/// What is added to the count of a feature in either class, shared out by the size of the class.
const PRIOR: f32 = 0.5;

/// A message whose features tell less than this together is not made up to full length: "bye" is no great matter.
const LENGTH: f32 = 10.0;

/// Whether a message of this score is taken for danger; `pattern` says whether a rule of `danger.toml` fits.
pub fn is_danger(score: f32, pattern: bool) -> bool {
    score + if pattern { PATTERN } else { 0.0 } >= THRESHOLD
}

/// A message, with the synonym groups of its words.
pub type Heard<'a> = (&'a [Word], &'a [Vec<GroupId>]);

/// The scorer.
#[derive(Debug, Default)]
pub struct Alarm {
    /// By number: how telling a feature is, and how much it speaks for danger, in logits.
    features: FxHashMap<u32, (f32, f32)>,
    /// What speaks for danger before anything is heard, in logits; `None` without examples of both kinds.
    bias: Option<f32>,
}

impl Alarm {
    /// Learns from messages that tell of danger and from others.
    pub fn learn<'a>(
        dangerous: impl Iterator<Item = Heard<'a>>,
        harmless: impl Iterator<Item = Heard<'a>>,
    ) -> Self {
        let dangerous = dangerous.map(|heard| (heard, DANGER));
        let (mut examples, places) =
            numbered(dangerous.chain(harmless.map(|heard| (heard, HARMLESS))));
        let Some(telling) = telling(&examples, places.len()) else { return Self::default() };
        examples.iter_mut().for_each(|(text, _)| weigh(text, &telling));
        let model = Linear::train(places.len(), 2, &examples);
        let leads: Vec<f32> = model.rows().map(lead).collect();
        let at = |place: u32| {
            let place = place as usize;
            Some((*telling.get(place)?, *leads.get(place)?))
        };
        let features =
            places.into_iter().filter_map(|(number, place)| Some((number, at(place)?))).collect();
        Self { features, bias: Some(lead(model.bias())) }
    }

    /// How much likelier danger is than not, in logits; without examples a pattern decides alone.
    pub fn score(&self, heard: Heard<'_>) -> f32 {
        let Some(bias) = self.bias else { return THRESHOLD - PATTERN / 2.0 };
        let (mut sum, mut square) = (0.0, 0.0);
        for (number, count) in count(heard, of_word) {
            let Some((telling, lead)) = self.features.get(&number) else { continue };
            let weight = weight(count, *telling);
            sum += weight * lead;
            square += weight * weight;
        }
        bias + sum / length(square)
    }
}

/// The features of examples with their class, numbered by place, and the place of each feature.
fn numbered<'a>(
    all: impl Iterator<Item = (Heard<'a>, usize)>,
) -> (Vec<(Features, usize)>, FxHashMap<u32, u32>) {
    let mut known: FxHashMap<&str, Vec<u32>> = FxHashMap::default();
    let mut of_known = |word: &'a Word, numbers: &mut Vec<u32>| {
        let own = known.entry(&word.typed).or_insert_with(|| {
            let mut own = Vec::new();
            of_word(word, &mut own);
            own
        });
        numbers.extend(own.iter());
    };
    let mut places: FxHashMap<u32, u32> = FxHashMap::default();
    let mut example = |heard| {
        let mut text = count(heard, &mut of_known);
        for (feature, _) in &mut text {
            let next = places.len() as u32;
            *feature = *places.entry(*feature).or_insert(next);
        }
        // There are twenty thousand of them at once.
        text.shrink_to_fit();
        text
    };
    let examples = all.map(|(heard, class)| (example(heard), class)).collect();
    (examples, places)
}

/// How much more a row speaks for danger than against it.
fn lead(row: &[f32]) -> f32 {
    match row {
        [harmless, danger] => danger - harmless,
        _ => 0.0,
    }
}

/// How telling each feature is: how many times likelier it is in one class than in the other, as a logarithm. (Wang, Manning:
/// Baselines and bigrams, 2012: naive Bayes' weights under a linear classifier.) `None` if a class has no example.
fn telling(examples: &[(Features, usize)], features: usize) -> Option<Vec<f32>> {
    let mut spread = vec![[0.0_f32; 2]; features];
    let mut all = [0.0_f32; 2];
    for (text, class) in examples {
        all.get_mut(*class).into_iter().for_each(|count| *count += 1.0);
        for (feature, _) in text {
            let counts = spread.get_mut(*feature as usize);
            counts
                .and_then(|counts| counts.get_mut(*class))
                .into_iter()
                .for_each(|count| *count += 1.0);
        }
    }
    if all.contains(&0.0) {
        return None;
    }
    let total: f32 = all.iter().sum();
    let [harmless, danger] = all.map(|all| move |count: f32| (count + PRIOR * all / total) / all);
    let ratio = |[without, with]: [f32; 2]| (danger(with) / harmless(without)).ln().abs();
    Some(spread.into_iter().map(ratio).collect())
}

/// Counts become weights, of unit length together unless they tell little; `telling` by place.
fn weigh(text: &mut Features, telling: &[f32]) {
    for (place, count) in text.iter_mut() {
        *count = weight(*count, telling.get(*place as usize).copied().unwrap_or_default());
    }
    let length = length(text.iter().map(|(_, weight)| weight * weight).sum());
    text.iter_mut().for_each(|(_, weight)| *weight /= length);
}

/// What a feature weighs before that: its count, dampened, by how telling it is.
fn weight(count: f32, telling: f32) -> f32 {
    count.ln_1p() * telling
}

/// The length that weights of this sum of squares are divided by.
fn length(square: f32) -> f32 {
    (LENGTH * LENGTH + square).sqrt()
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

/// A feature's number.
fn number(kind: u8, [one, other]: [&str; 2]) -> u32 {
    let bytes = [&kind].into_iter().chain(one.as_bytes()).chain([&b' ']).chain(other.as_bytes());
    fnv::number(bytes)
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
    fn without_examples_a_pattern_decides_alone() {
        let silent = Alarm::learn(std::iter::empty(), std::iter::empty());
        let score = silent.score((&words("заперли"), &[]));
        assert!(is_danger(score, true) && !is_danger(score, false));
    }
}

//! Words of a message, each with up to three readings.

use std::{ops::Deref, sync::Arc};

use rustc_hash::FxHashMap;

use super::{
    affixes,
    repair::is_letter,
    skeleton::{coarse, skeleton},
    stems,
};

/// More words than this are not read: nobody types them, and time is bounded.
pub const MOST_WORDS: usize = 1000;

/// One word as typed, and how it can be read. Cheap to clone: the content's texts repeat their words.
#[derive(Clone, Debug)]
pub struct Word(Arc<Readings>);

/// What a [`Word`] holds.
#[derive(Debug)]
pub struct Readings {
    /// The repaired word.
    pub typed: String,
    /// As typed; with digits read as letters, if it has both; with a glued negation apart.
    pub forms: Vec<Form>,
}

/// One reading of a word.
#[derive(Clone, Debug)]
pub struct Form {
    /// The word in this reading.
    pub text: String,
    /// Its phonetic skeleton.
    pub skeleton: String,
    /// Its coarser skeleton.
    pub coarse: String,
    /// Coarse skeletons of its stems: Russian, English, Tajik. Extra keys, never replacements.
    pub stems: Vec<String>,
}

impl Word {
    fn new(typed: String) -> Self {
        let mut forms = vec![Form::new(&typed)];
        forms.extend(digits_as_letters(&typed).map(|text| Form::new(&text)));
        Self(Arc::new(Readings { typed, forms }))
    }

    /// The first reading.
    pub fn first(&self) -> Option<&Form> {
        self.forms.first()
    }
}

impl Deref for Word {
    type Target = Readings;

    fn deref(&self) -> &Readings {
        &self.0
    }
}

impl Form {
    /// Reads a repaired word.
    pub fn new(text: &str) -> Self {
        let skeleton = skeleton(text);
        let coarse = coarse(&skeleton);
        let mut stems = stems::stems(text, &coarse);
        stems.extend(affixes::strip(&coarse));
        stems.sort_unstable();
        stems.dedup();
        Self { text: text.to_owned(), skeleton, coarse, stems }
    }
}

/// The words of a repaired text. Apostrophes join ("don't" is one word), anything else between letters and digits parts.
pub fn words(repaired: &str) -> Vec<Word> {
    raw_words(repaired).into_iter().take(MOST_WORDS).map(Word::new).collect()
}

/// Words that were read before: the content's texts repeat them, and reading one takes a while.
#[derive(Debug, Default)]
pub struct Vocabulary(FxHashMap<String, Word>);

impl Vocabulary {
    /// As [`words`].
    pub fn words(&mut self, repaired: &str) -> Vec<Word> {
        let typed = raw_words(repaired).into_iter().take(MOST_WORDS);
        typed
            .map(|word| match self.0.get(&word) {
                Some(known) => known.clone(),
                None => self.0.entry(word.clone()).or_insert_with(|| Word::new(word)).clone(),
            })
            .collect()
    }
}

/// The words alone, without their readings.
pub fn raw_words(repaired: &str) -> Vec<String> {
    let is_word = |letter: char| is_letter(letter) || letter.is_numeric();
    let apostrophe = |letter: char| matches!(letter, '\'' | '’' | '‘' | 'ʼ' | 'ʻ' | '`' | '´');
    let joined = repaired.split(|letter: char| !is_word(letter) && !apostrophe(letter));
    joined.map(|word| word.replace(apostrophe, "")).filter(|word| !word.is_empty()).collect()
}

/// "4to" is "что", "na6" is "наш": 4 and 6 among letters, as typed where Cyrillic is missing.
fn digits_as_letters(word: &str) -> Option<String> {
    let letters = word.chars().filter(|letter| is_letter(*letter)).count();
    let digits = word.chars().filter(char::is_ascii_digit).count();
    let readable = letters >= 2 && digits <= 2 && word.contains(['4', '6']);
    readable.then(|| word.replace('4', "ч").replace('6', "ш"))
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn digits_among_letters_are_read_as_letters() {
        assert_eq!(digits_as_letters("4to").as_deref(), Some("чto"));
        assert_eq!(digits_as_letters("ne4ego").as_deref(), Some("neчego"));
        assert_eq!(digits_as_letters("xa6"), Some("xaш".into()));
        assert_eq!(digits_as_letters("2026"), None);
        assert_eq!(digits_as_letters("6ч"), None);
    }

    #[test]
    fn apostrophes_join_and_the_rest_parts() {
        assert_eq!(raw_words("don't go, ёрӣ-диҳед!"), ["dont", "go", "ёрӣ", "диҳед"]);
    }
}

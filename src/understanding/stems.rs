//! Snowball stems of Russian and English words.

use rust_stemmers::{Algorithm, Stemmer};

use super::{
    repair::is_cyrillic,
    skeleton::{coarse, skeleton},
};

/// Coarse skeletons of the stems of a repaired word: Russian for Cyrillic letters, English for Latin ones. `whole` is the
/// word's own coarse skeleton.
pub fn stems(word: &str, whole: &str) -> Vec<String> {
    let algorithm =
        if word.chars().any(is_cyrillic) { Algorithm::Russian } else { Algorithm::English };
    let stem = Stemmer::create(algorithm).stem(word);
    let key = if stem == word { whole.to_owned() } else { coarse(&skeleton(&stem)) };
    if key.len() >= SHORTEST { vec![key] } else { Vec::new() }
}

/// A shorter stem says too little.
pub const SHORTEST: usize = 3;

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn forms_of_a_word_share_a_stem() {
        let stems = |word: &str| stems(word, &coarse(&skeleton(word)));
        assert_eq!(stems("зарплату"), stems("зарплата"));
        assert_eq!(stems("registered"), stems("register"));
    }
}

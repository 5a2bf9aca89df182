//! Words with one letter wrong, found without looking at every word: two that are one edit apart are the same once a
//! letter is left out of one of them, or of both. (Garbe's symmetric delete, here for a single edit.)

use rustc_hash::FxHashMap;

use super::{fnv::number, skeleton::one_edit_apart};

/// Words, each with a value, by themselves with and without each of their letters.
#[derive(Debug)]
pub struct Near<T> {
    words: Vec<(String, T)>,
    /// By number, the place in `links` of the word that was learned last under it.
    last: FxHashMap<u32, u32>,
    /// A word's place, and the place of the link before it under the same number.
    links: Vec<(u32, Option<u32>)>,
}

impl<T> Default for Near<T> {
    fn default() -> Self {
        Self { words: Vec::new(), last: FxHashMap::default(), links: Vec::new() }
    }
}

impl<T> Near<T> {
    /// Adds a word of ASCII letters.
    pub fn learn(&mut self, word: &str, value: T) {
        let place = self.words.len() as u32;
        for key in keys(word.as_bytes()) {
            let before = self.last.insert(key, self.links.len() as u32);
            self.links.push((place, before));
        }
        self.words.push((word.to_owned(), value));
    }

    /// The words that are this one or one edit away from it, in the order in which they were learned.
    pub fn find(&self, word: &str) -> impl Iterator<Item = (&str, &T)> {
        let mut places: Vec<u32> = keys(word.as_bytes()).flat_map(|key| self.under(key)).collect();
        places.sort_unstable();
        places.dedup();
        let found = places.into_iter().filter_map(|place| self.words.get(place as usize));
        let near =
            move |(known, _): &&(String, T)| one_edit_apart(known.as_bytes(), word.as_bytes());
        found.filter(near).map(|(known, value)| (known.as_str(), value))
    }

    fn under(&self, key: u32) -> impl Iterator<Item = u32> {
        let link = |at: u32| self.links.get(at as usize);
        let first = self.last.get(&key).and_then(|at| link(*at));
        std::iter::successors(first, move |(_, before)| before.and_then(link))
            .map(|(place, _)| *place)
    }
}

/// The numbers of the word and of all that is left when one letter goes.
fn keys(word: &[u8]) -> impl Iterator<Item = u32> {
    let shortened = |(at, _)| number(word.iter().take(at).chain(word.iter().skip(at + 1)));
    std::iter::once(number(word.iter())).chain(word.iter().enumerate().map(shortened))
}

#[cfg(test)]
mod tests {
    use proptest::prelude::*;

    use super::*;

    #[test]
    fn a_word_is_found_with_one_letter_wrong_and_not_with_two() {
        let mut near = Near::default();
        near.learn("patent", 1);
        near.learn("parent", 2);
        let found = |word: &str| near.find(word).map(|(_, value)| *value).collect::<Vec<_>>();
        assert_eq!(found("patent"), [1, 2]);
        assert_eq!(found("patnt"), [1]);
        assert_eq!(found("paetnt"), [1]);
        assert_eq!(found("pa"), [] as [i32; 0]);
    }

    proptest! {
        #[test]
        fn all_that_is_one_edit_apart_is_found(words in prop::collection::vec("[ab]{0,6}", 0..20), word in "[ab]{0,6}") {
            let mut near = Near::default();
            words.iter().enumerate().for_each(|(place, word)| near.learn(word, place));
            let found: Vec<usize> = near.find(&word).map(|(_, place)| *place).collect();
            let looked_at = words.iter().enumerate();
            let apart: Vec<usize> = looked_at
                .filter(|(_, known)| one_edit_apart(known.as_bytes(), word.as_bytes()))
                .map(|(place, _)| place)
                .collect();
            prop_assert_eq!(found, apart);
        }
    }
}

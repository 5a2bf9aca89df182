//! Groups of words that mean the same, across languages and spellings.

use rustc_hash::FxHashMap;

use super::tokens::{Word, words};
use crate::knowledge::Group;

/// The index of a group in the lexicon.
pub type GroupId = usize;

/// The lexicon, ready to be looked up by coarse skeletons.
#[derive(Debug, Default)]
pub struct Synonyms {
    names: Vec<String>,
    /// Phrases by the coarse skeleton of their first word.
    phrases: FxHashMap<String, Vec<Phrase>>,
    /// Single words by their stems.
    stems: FxHashMap<String, Vec<GroupId>>,
}

/// A phrase of the lexicon.
#[derive(Debug, PartialEq)]
struct Phrase {
    /// Its first word, repaired.
    first: String,
    /// Coarse skeletons of its words.
    sounds: Vec<String>,
    group: GroupId,
}

impl Phrase {
    /// Whether a word is the whole phrase. One of few sounds must be spelt as the lexicon does: "я", "I" and "ИИ" sound alike.
    fn is(&self, word: &Word) -> bool {
        let [sound] = self.sounds.as_slice() else { return false };
        sound.len() >= TELLING || word.forms.iter().any(|form| form.text == self.first)
    }
}

impl Synonyms {
    /// Indexes the groups of the lexicon.
    pub fn new(groups: &[Group]) -> Self {
        let mut synonyms = Self {
            names: groups.iter().map(|group| group.key.clone()).collect(),
            ..Self::default()
        };
        for (id, group) in groups.iter().enumerate() {
            group.words.iter().for_each(|phrase| synonyms.add(phrase, id));
        }
        synonyms
    }

    fn add(&mut self, phrase: &str, id: GroupId) {
        let words = words(&super::repair::repair(phrase));
        let keys: Vec<String> =
            words.iter().filter_map(Word::first).map(|form| form.coarse.clone()).collect();
        if let [word] = words.as_slice() {
            for stem in word
                .first()
                .into_iter()
                .flat_map(|form| &form.stems)
                .filter(|stem| stem.len() >= STEM)
            {
                push_once(self.stems.entry(stem.clone()).or_default(), id);
            }
        }
        if let (Some(word), Some(sound)) = (words.first(), keys.first().cloned()) {
            let first = word.typed.clone();
            let known = self.phrases.entry(sound).or_default();
            push_once(known, Phrase { first, sounds: keys, group: id });
        }
    }

    /// The name of a group.
    pub fn name(&self, id: GroupId) -> &str {
        self.names.get(id).map_or("", String::as_str)
    }

    /// For each word, the groups of the phrases that it is part of; by its stems only if it is in none as it stands.
    pub fn find(&self, words: &[Word]) -> Vec<Vec<GroupId>> {
        let mut found = vec![Vec::new(); words.len()];
        for (at, word) in words.iter().enumerate() {
            word.forms.iter().for_each(|form| self.phrases_at(words, at, &form.coarse, &mut found));
        }
        for (word, groups) in words.iter().zip(&mut found).filter(|(_, groups)| groups.is_empty()) {
            for stem in word.forms.iter().flat_map(|form| &form.stems) {
                let phrases = self.phrases.get(stem).into_iter().flatten();
                let alone = phrases.filter(|phrase| phrase.is(word));
                alone.for_each(|phrase| push_once(groups, phrase.group));
                self.stems.get(stem).into_iter().flatten().for_each(|id| push_once(groups, *id));
            }
        }
        found
    }

    fn phrases_at(&self, words: &[Word], at: usize, first: &str, found: &mut [Vec<GroupId>]) {
        let Some(word) = words.get(at) else { return };
        for phrase in self.phrases.get(first).into_iter().flatten() {
            let Phrase { sounds, group, .. } = phrase;
            if sounds.len() == 1 && !phrase.is(word) {
                continue;
            }
            let rest = words
                .iter()
                .skip(at + 1)
                .map(|word| word.first().map_or("", |form| form.coarse.as_str()));
            let matched =
                sounds.iter().skip(1).zip(rest).take_while(|(wanted, word)| wanted == word).count()
                    + 1;
            if matched == sounds.len() {
                let found = found.iter_mut().skip(at).take(matched);
                found.for_each(|groups| push_once(groups, *group));
            }
        }
    }
}

/// A shorter stem belongs to too many words.
const STEM: usize = 4;

/// Words of fewer sounds are many words' sound.
const TELLING: usize = 3;

fn push_once<T: PartialEq>(list: &mut Vec<T>, value: T) {
    if !list.contains(&value) {
        list.push(value);
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn words_and_phrases_are_found_in_every_spelling() {
        let groups = [
            Group {
                key: "wages".into(),
                words: vec!["маош".into(), "зарплата".into(), "wages".into()],
            },
            Group { key: "contract".into(), words: vec!["трудовой договор".into()] },
        ];
        let synonyms = Synonyms::new(&groups);
        assert_eq!(synonyms.find(&words("зарплату маошамро zarplata")), [[0], [0], [0]]);
        assert_eq!(synonyms.find(&words("трудовой договор договор")), [vec![1], vec![1], vec![]]);
        assert_eq!(synonyms.name(1), "contract");
    }

    #[test]
    fn a_word_of_two_sounds_must_be_spelt_as_in_the_lexicon() {
        let groups = [Group { key: "tax number".into(), words: vec!["инн".into()] }];
        let synonyms = Synonyms::new(&groups);
        assert_eq!(synonyms.find(&words("инн in")), [vec![0], vec![]]);
    }
}

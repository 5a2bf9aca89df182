//! The closed vocabulary: words that the content's own writers use. Of a message that was not understood nothing else is told.

use std::collections::HashMap;

use super::{
    corpus::Corpus,
    language::Languages,
    repair::repair,
    tokens::{Word, words},
};
use crate::knowledge::Content;

/// Words told of one message.
const MOST: usize = 3;
/// Shorter words say little of a subject.
const LETTERS: usize = 3;

/// The words of titles, questions and the lexicon, as they are spelt there, by their sound. Stop words say nothing of the subject.
#[derive(Debug, Default)]
pub struct Subjects(HashMap<String, String>);

impl Subjects {
    /// Collects the words; what the lexicon spells goes before what the questions spell.
    pub fn new(content: &Content, corpus: &Corpus, languages: &Languages) -> Self {
        let groups = content.vocabulary.groups.iter().flat_map(|group| &group.words);
        let lexicon: Vec<Word> = groups.flat_map(|phrase| words(&repair(phrase))).collect();
        let asked = corpus.wordings.iter().flat_map(|wording| &wording.words);
        let mut subjects = HashMap::new();
        for word in lexicon.iter().chain(asked).filter(|word| !languages.knows(word)) {
            let Some(form) = word.first().filter(|form| tells(&form.text)) else { continue };
            subjects.entry(form.skeleton.clone()).or_insert_with(|| form.text.clone());
        }
        Self(subjects)
    }

    /// The words of the vocabulary in a message, as the vocabulary spells them: at most three, in order.
    pub fn of(&self, message: &[Word]) -> Vec<String> {
        let mut found: Vec<String> = Vec::new();
        let known = message.iter().filter_map(|word| self.0.get(&word.first()?.skeleton));
        for word in known {
            if found.len() < MOST && !found.contains(word) {
                found.push(word.clone());
            }
        }
        found
    }
}

fn tells(text: &str) -> bool {
    text.chars().count() >= LETTERS && text.chars().all(char::is_alphabetic)
}

//! What the entries say, as words: the material of all indexes.

use super::{
    repair::repair,
    synonyms::{GroupId, Synonyms},
    tokens::{Word, words},
};
use crate::{
    knowledge::{Content, Entry, EntryId, markup},
    localisation::Locale,
};

/// One wording of one entry: its title or one of its questions.
#[derive(Debug)]
pub struct Wording {
    /// The entry's place in [`Corpus::entries`].
    pub entry: usize,
    /// The words.
    pub words: Vec<Word>,
    /// The groups of each word.
    pub groups: Vec<Vec<GroupId>>,
}

/// All entries with their wordings.
#[derive(Debug, Default)]
pub struct Corpus {
    /// Ids, in the order of the content.
    pub entries: Vec<EntryId>,
    /// Entries that each entry names as related, by place.
    pub related: Vec<Vec<usize>>,
    /// Titles and questions of all entries and languages.
    pub wordings: Vec<Wording>,
    /// The answers, a wording an entry and language.
    pub answers: Vec<Wording>,
    /// Every text with its language, for the language model.
    pub texts: Vec<(Locale, String)>,
}

impl Corpus {
    /// Reads the words of all entries.
    pub fn new(content: &Content, synonyms: &Synonyms) -> Self {
        let mut corpus = Self {
            entries: content.entries().iter().map(|entry| entry.id.clone()).collect(),
            ..Self::default()
        };
        for (place, entry) in content.entries().iter().enumerate() {
            let related = entry
                .related
                .iter()
                .filter_map(|id| corpus.entries.iter().position(|other| other == id))
                .collect();
            corpus.related.push(related);
            corpus.add(place, entry, synonyms);
        }
        corpus
    }

    fn add(&mut self, place: usize, entry: &Entry, synonyms: &Synonyms) {
        let read = |text: &str| {
            let words = words(&repair(text));
            let groups = synonyms.find(&words);
            Wording { entry: place, words, groups }
        };
        for (locale, text) in entry.texts.iter() {
            let answer = markup::plain(&text.answer);
            self.wordings.push(read(&text.title));
            self.wordings.extend(text.questions.iter().map(|question| read(question)));
            self.answers.push(read(&answer));
            self.texts
                .push((locale, format!("{} {} {answer}", text.title, text.questions.join(" "))));
        }
    }
}

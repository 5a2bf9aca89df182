//! What the content says, as words: the material of all indexes, and not needed once they are built.

use super::{
    alarm::Heard,
    repair::repair,
    synonyms::{GroupId, Synonyms},
    tokens::{Vocabulary, Word},
};
use crate::{
    knowledge::{Content, Entry, EntryId, TalkKind, markup},
    localisation::Locale,
};

/// A text, read.
#[derive(Debug)]
pub struct Wording {
    /// The place in [`Entries`] of the entry that it belongs to; the one after the last for "none".
    pub entry: usize,
    /// Its language, where it is known.
    pub locale: Option<Locale>,
    /// The words.
    pub words: Vec<Word>,
    /// The groups of each word.
    pub groups: Vec<Vec<GroupId>>,
}

impl Wording {
    /// Its words with their groups.
    pub fn heard(&self) -> Heard<'_> {
        (&self.words, &self.groups)
    }
}

/// The entries that can be found, in the order of the content.
#[derive(Debug, Default)]
pub struct Entries {
    /// Their ids.
    pub ids: Vec<EntryId>,
    /// Entries that each entry names as related, by place.
    pub related: Vec<Vec<usize>>,
    /// Entries that rules of danger name, by place, in the order of the rules.
    pub harms: Vec<usize>,
}

impl Entries {
    fn new(content: &Content) -> Self {
        let ids: Vec<EntryId> = content.entries().iter().map(|entry| entry.id.clone()).collect();
        let place = |id: &EntryId| ids.iter().position(|other| other == id);
        let related = |entry: &Entry| entry.related.iter().filter_map(place).collect();
        let related = content.entries().iter().map(related).collect();
        let rules = &content.vocabulary.danger;
        let harms = rules.iter().filter_map(|rule| place(&rule.entry)).collect();
        Self { related, harms, ids }
    }

    /// The place of an entry.
    pub fn place(&self, id: &EntryId) -> Option<usize> {
        self.ids.iter().position(|other| other == id)
    }
}

/// Whether talk of this kind is an example of what is harmless: a cry for help is not.
fn is_small(kind: TalkKind) -> bool {
    matches!(kind, TalkKind::Greeting | TalkKind::Thanks | TalkKind::Goodbye | TalkKind::Yes)
}

/// All texts of the content.
#[derive(Debug, Default)]
pub struct Corpus {
    /// The entries.
    pub entries: Entries,
    /// Titles and questions of all entries and languages.
    pub wordings: Vec<Wording>,
    /// The answers, a wording an entry and language.
    pub answers: Vec<Wording>,
    /// Questions that no entry answers.
    pub outside: Vec<Wording>,
    /// Messages that tell of danger.
    pub dangerous: Vec<Wording>,
    /// Messages that do not.
    pub harmless: Vec<Wording>,
}

impl Corpus {
    /// Reads the words of the content.
    pub fn new(content: &Content, synonyms: &Synonyms) -> Self {
        let mut corpus = Self { entries: Entries::new(content), ..Self::default() };
        let mut vocabulary = Vocabulary::default();
        let mut read = |entry: usize, locale: Option<Locale>, text: &str| {
            let words = vocabulary.words(&repair(text));
            let groups = synonyms.find(&words);
            Wording { entry, locale, words, groups }
        };
        for (place, entry) in content.entries().iter().enumerate() {
            for (locale, text) in entry.texts.iter() {
                let questions = text.questions.iter().map(String::as_str);
                let asked = std::iter::once(text.title.as_str()).chain(questions);
                corpus.wordings.extend(asked.map(|text| read(place, Some(locale), text)));
                corpus.answers.push(read(place, Some(locale), &markup::plain(&text.answer)));
            }
        }
        let none = corpus.entries.ids.len();
        let mut examples = |texts: &mut dyn Iterator<Item = &String>| {
            texts.map(|text| read(none, None, text)).collect()
        };
        let heard = &content.vocabulary;
        corpus.outside = examples(&mut heard.outside.iter().flat_map(|kind| &kind.texts));
        corpus.dangerous = examples(&mut heard.danger_examples.iter().flat_map(|kind| &kind.texts));
        let small = heard.talk.iter().filter(|talk| is_small(talk.kind));
        corpus.harmless = examples(
            &mut heard
                .harmless_examples
                .iter()
                .flat_map(|kind| &kind.texts)
                .chain(small.flat_map(|talk| &talk.words)),
        );
        corpus
    }

    /// Texts that tell of no danger: the examples, what no entry answers, and the wordings of all entries but those that rules
    /// of danger name. Another's may tell of danger all the same ("he keeps my passport, what are my rights"): `tells` says so.
    pub fn everyday<'a>(
        &'a self,
        mut tells: impl FnMut(&'a [Word]) -> bool,
    ) -> impl Iterator<Item = &'a Wording> {
        let asked = self.wordings.iter();
        let asked = asked.filter(|wording| !self.entries.harms.contains(&wording.entry));
        let asked = asked.filter(move |wording| !tells(&wording.words));
        self.harmless.iter().chain(asked).chain(&self.outside)
    }
}

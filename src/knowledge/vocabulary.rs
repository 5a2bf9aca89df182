//! Words that the service understands beside the entries: synonyms, danger, small talk, stop words.

use serde::Deserialize;

use super::{EntryId, Harm};
use crate::localisation::PerLocale;

/// What the service hears beside the questions of the entries; staff can read and extend all of it.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Vocabulary {
    /// `lexicon.toml`: words that mean the same in all languages and spellings.
    pub groups: Vec<Group>,
    /// `danger.toml`: how people tell of danger.
    pub danger: Vec<DangerRule>,
    /// `danger-words.toml`: sets of words that the patterns of `danger.toml` are made of.
    pub danger_words: Vec<Group>,
    /// `danger-examples.toml`: messages that tell of danger, by kind.
    pub danger_examples: Vec<Examples<Harm>>,
    /// `harmless-examples.toml`: messages that sound like it and do not, and everyday ones, by kind.
    pub harmless_examples: Vec<Examples>,
    /// `outside.toml`: questions that no entry answers, by subject.
    pub outside: Vec<Examples>,
    /// `talk.toml`: greetings, thanks, commands in words.
    pub talk: Vec<Talk>,
    /// `stop-words.toml`: words that say nothing of the subject.
    pub stop_words: PerLocale<Vec<String>>,
}

/// Words and short phrases that mean the same.
#[derive(Clone, Debug, PartialEq, Eq, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct Group {
    /// An English name of the group, for its readers.
    pub key: String,
    /// The words, lower case, of all languages.
    pub words: Vec<String>,
}

/// One way of telling of danger.
#[derive(Clone, Debug, PartialEq, Eq, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct DangerRule {
    /// A name of its own, for tests and `--explain`.
    pub name: String,
    /// The kind of danger that it finds.
    pub indicator: Harm,
    /// The entry to show under the help numbers.
    pub entry: EntryId,
    /// Word patterns; `understanding::danger` says how they are written.
    pub patterns: Vec<String>,
    /// Patterns that make it harmless: a question about the law, something long past.
    #[serde(default)]
    pub unless: Vec<String>,
}

/// Messages as people type them: the service learns from them, and never shows them.
#[derive(Clone, Debug, PartialEq, Eq, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct Examples<Kind = String> {
    /// What they have in common; a name for their readers where nothing else is said.
    pub kind: Kind,
    /// The messages, of all languages.
    pub texts: Vec<String>,
}

/// Words that are no question.
#[derive(Clone, Debug, PartialEq, Eq, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct Talk {
    /// What they mean.
    pub kind: TalkKind,
    /// The words, lower case, of all languages; they count only as the whole message.
    pub words: Vec<String>,
}

/// What a message that is no question means.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash, Deserialize)]
#[serde(rename_all = "lowercase")]
pub enum TalkKind {
    /// "Hello."
    Greeting,
    /// "Thank you."
    Thanks,
    /// "Goodbye."
    Goodbye,
    /// "Who are you?"
    Who,
    /// "SOS", "help", "0": the help numbers.
    Help,
    /// "Menu", "00": the menu.
    Menu,
    /// "Language": the language buttons.
    Language,
    /// "Forget me."
    Clear,
    /// "Yes": the answer helped.
    Yes,
    /// "No": it did not.
    No,
}

//! What was meant.

use crate::{
    knowledge::{Code, CountryId, EntryId, Harm, TalkKind},
    localisation::Locale,
};

/// What is known of the conversation when a message comes.
#[derive(Clone, Debug, Default, PartialEq)]
pub struct Situation {
    /// What was asked before, likeliest first: a short follow-up stays with it.
    pub asked: Vec<Candidate>,
}

impl Situation {
    /// After an entry that the person chose.
    pub fn reading(entry: &EntryId) -> Self {
        Self { asked: vec![Candidate { entry: entry.clone(), confidence: 1.0 }] }
    }

    /// After a question; one for which nothing was found changes nothing.
    pub fn follow(&mut self, found: &Found) {
        if !found.candidates.is_empty() {
            self.asked.clone_from(&found.candidates);
        }
    }
}

/// What a message means.
#[derive(Clone, Debug, PartialEq)]
pub struct Meaning {
    /// The language it is written in, where that is clear.
    pub language: Option<Locale>,
    /// Whether it is in a language or script that the service does not read (Arabic script, Uzbek, Kyrgyz).
    pub foreign: bool,
    /// What danger it tells of: additive, whatever the intent is.
    pub danger: Option<Danger>,
    /// The country it names.
    pub country: Option<CountryId>,
    /// What the person wants.
    pub intent: Intent,
}

/// Somebody is in danger now.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Danger {
    /// The rule that fits; without one the message sounds like the examples of danger.
    pub sign: Option<Sign>,
    /// The entry to show under the help numbers.
    pub entry: EntryId,
}

/// A rule of `danger.toml` that fits.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Sign {
    /// Its name.
    pub rule: String,
    /// The kind of danger.
    pub indicator: Harm,
}

/// What the person wants.
#[derive(Clone, Debug, PartialEq)]
pub enum Intent {
    /// The whole message is small talk or a command in words.
    Talk(TalkKind),
    /// The whole message is an entry's three-digit code (that may not exist).
    Code(Code),
    /// The whole message is a number from 1 to 9: a choice from what was offered.
    Pick(usize),
    /// The whole message is the short telephone number of a contact.
    ShortNumber,
    /// Anything else.
    Ask(Found),
}

/// The entries a question may ask for.
#[derive(Clone, Debug, PartialEq)]
pub struct Found {
    /// What to do with them.
    pub verdict: Verdict,
    /// Best first, at most [`Found::KEPT`].
    pub candidates: Vec<Candidate>,
}

impl Found {
    /// How many candidates are kept.
    pub const KEPT: usize = 5;
    /// How many choices are offered at most.
    pub const OFFERED: usize = 3;
    /// Nothing that the service knows.
    pub const NOTHING: Self = Self { verdict: Verdict::Nothing, candidates: Vec::new() };
}

/// What to do with what was found.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Verdict {
    /// The first candidate is surely meant: show it.
    Answer,
    /// One of the first [`Found::OFFERED`] is probably meant: offer them.
    Choices,
    /// Nothing that the service knows is meant.
    Nothing,
}

/// An entry that may be meant.
#[derive(Clone, Debug, PartialEq)]
pub struct Candidate {
    /// The entry.
    pub entry: EntryId,
    /// The probability that it answers the question, 0 to 1.
    pub confidence: f32,
}

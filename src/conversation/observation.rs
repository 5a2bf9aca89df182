//! What a turn was about, without who asked: the only thing that statistics see.

use serde::Serialize;

use super::Channel;
use crate::{
    knowledge::{EntryId, TopicId},
    localisation::Locale,
};

/// What one turn was about.
#[derive(Clone, Debug, PartialEq)]
pub struct Observation {
    /// How the message came.
    pub channel: Channel,
    /// The language of the reply.
    pub locale: Locale,
    /// What came of it.
    pub outcome: Outcome,
    /// With `answer` the one shown first, then the next best; with `choices` those offered; with `urgent` those under the numbers.
    pub entries: Vec<EntryId>,
    /// The topic that was opened.
    pub topic: Option<TopicId>,
    /// The probability that the first entry is right, 0 to 1.
    pub confidence: f32,
    /// The word of a deep link that names no entry or topic: a campaign, perhaps.
    pub source: Option<String>,
    /// Whether a count of the entry that was shown could harm somebody.
    pub sensitive: bool,
    /// What the person says of an entry.
    pub vote: Option<Vote>,
    /// Words of the closed vocabulary in a message that was not understood, at most three: never a word as it was typed.
    pub missed: Vec<String>,
}

/// What a person says of an entry.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Vote {
    /// The entry.
    pub entry: EntryId,
    /// Whether it helped.
    pub helped: bool,
}

/// What came of a message.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash, Serialize)]
#[serde(rename_all = "lowercase")]
pub enum Outcome {
    /// An entry was shown.
    Answer,
    /// Up to three entries, or a menu, were offered.
    Choices,
    /// The help numbers were shown.
    Urgent,
    /// A greeting, thanks, a setting.
    Smalltalk,
    /// Nothing was found.
    Fallback,
}

//! Entries: one question and its checked answer, in all languages.

use chrono::{Months, NaiveDate};
use serde::Deserialize;

use super::{Code, EntryId, Source, TopicId, markup::Block};
use crate::localisation::PerLocale;

/// One question of the FAQ with its answer.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Entry {
    /// The id, also the file's name.
    pub id: EntryId,
    /// The topic, also the folder's name.
    pub topic: TopicId,
    /// Three digits that open it.
    pub code: Code,
    /// Who asks it.
    pub audience: Vec<Audience>,
    /// Whether a count of it could harm somebody.
    pub sensitive: bool,
    /// How much is at stake.
    pub severity: Severity,
    /// What people need next.
    pub related: Vec<EntryId>,
    /// Where its facts come from; at least one.
    pub sources: Vec<Source>,
    /// When somebody compared the text with its sources.
    pub checked: NaiveDate,
    /// How soon its facts change: the longest time until the next review.
    pub changes: Pace,
    /// After this day a caution stands below the answer.
    pub review_by: NaiveDate,
    /// Title, answer and questions.
    pub texts: PerLocale<EntryText>,
}

impl Entry {
    /// The file it lies in, relative to the content folder.
    pub fn path(&self) -> String {
        format!("{}/{}.toml", self.topic, self.id)
    }

    /// Whether nobody has looked at it since its review date.
    pub fn overdue(&self, today: NaiveDate) -> bool {
        today > self.review_by
    }
}

/// An entry in one language.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct EntryText {
    /// The question, as a person would say it.
    pub title: String,
    /// The answer for Telegram and the browser.
    pub answer: Vec<Block>,
    /// The answer for SMS, a text of its own.
    pub sms: Vec<Block>,
    /// How people really ask it.
    pub questions: Vec<String>,
    /// Whether a lawyer or native speaker has read it.
    pub status: TextStatus,
    /// Whether another language was changed since this one was looked at.
    pub stale: bool,
}

/// Who asks.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash, Deserialize)]
#[serde(rename_all = "lowercase")]
pub enum Audience {
    /// Somebody who goes abroad, is there, or came back.
    Migrant,
    /// Somebody at home.
    Family,
    /// Somebody who sought refuge in Tajikistan.
    Refugee,
}

/// How much is at stake.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Deserialize)]
#[serde(rename_all = "lowercase")]
pub enum Severity {
    /// Advice.
    Normal,
    /// Money, papers or status.
    Serious,
    /// Life or freedom.
    Emergency,
}

/// How soon the facts of an entry change.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash, Deserialize)]
#[serde(rename_all = "lowercase")]
pub enum Pace {
    /// Telephone numbers, bills in progress.
    Soon,
    /// Rules and sums that change each year.
    Yearly,
    /// Settled law, lasting advice.
    Seldom,
}

impl Pace {
    /// The longest time between `checked` and `review_by`.
    pub fn review_after(self) -> Months {
        Months::new(match self {
            Self::Soon => 3,
            Self::Yearly => 6,
            Self::Seldom => 12,
        })
    }
}

/// Who has read a text.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Deserialize)]
#[serde(rename_all = "lowercase")]
pub enum TextStatus {
    /// Nobody but its writer: shown with a notice.
    Draft,
    /// A native speaker and a lawyer.
    Reviewed,
}

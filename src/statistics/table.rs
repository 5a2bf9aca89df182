//! The tables of counts, each a margin of its own: none has an id, a text, or a time finer than its key.

use std::str::FromStr;

use super::Period;

/// The key of what is too rare to stand alone, or registered by nobody.
pub const OTHER: &str = "other";

/// A table of counts. The unit is the asker-day (parts sent, for [`Table::SmsDay`]): see `memory::OpenCounts`.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash, PartialOrd, Ord)]
pub enum Table {
    /// ISO week; keys: topic, locale.
    TopicWeek,
    /// ISO week; keys: entry, and `shown`, `yes` or `no` (it helped, it did not).
    EntryWeek,
    /// Day; keys: channel, outcome other than urgent (`answer`, `choices`, `fallback`, `smalltalk`, `limited`, `expired`).
    ChannelDay,
    /// ISO week; key: locale.
    UrgentWeek,
    /// ISO week; keys: weekday (1 is Monday), hour (`00` to `23`), channel; each asker's first message of the day.
    HourWeek,
    /// ISO week; key: campaign code registered by staff.
    SourceWeek,
    /// Day; key: channel; each asker's first message of the day.
    AskersDay,
    /// ISO week; keys: locale, word of the closed vocabulary, in a message that was not understood.
    MissedWordWeek,
    /// Day; key: gateway; parts sent.
    SmsDay,
}

/// The name is not one of the tables.
#[derive(Debug, thiserror::Error)]
#[error("there is no such table of counts")]
pub struct UnknownTable;

impl Table {
    /// All tables.
    pub const ALL: [Self; 9] = [
        Self::TopicWeek,
        Self::EntryWeek,
        Self::ChannelDay,
        Self::UrgentWeek,
        Self::HourWeek,
        Self::SourceWeek,
        Self::AskersDay,
        Self::MissedWordWeek,
        Self::SmsDay,
    ];

    /// The name in the database.
    pub fn name(self) -> &'static str {
        match self {
            Self::TopicWeek => "topic_week",
            Self::EntryWeek => "entry_week",
            Self::ChannelDay => "channel_day",
            Self::UrgentWeek => "urgent_week",
            Self::HourWeek => "hour_week",
            Self::SourceWeek => "source_week",
            Self::AskersDay => "askers_day",
            Self::MissedWordWeek => "missed_word_week",
            Self::SmsDay => "sms_day",
        }
    }

    /// Whether its periods are days; else they are ISO weeks.
    pub fn is_daily(self) -> bool {
        matches!(self, Self::ChannelDay | Self::AskersDay | Self::SmsDay)
    }
}

impl FromStr for Table {
    type Err = UnknownTable;

    fn from_str(name: &str) -> Result<Self, UnknownTable> {
        Self::ALL.into_iter().find(|table| table.name() == name).ok_or(UnknownTable)
    }
}

/// One cell as it was counted. Nobody but `statistics` looks at the number.
#[derive(Clone, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub struct Count {
    /// The table.
    pub table: Table,
    /// When.
    pub period: Period,
    /// The other keys of the table, in the order of its description.
    pub keys: Vec<String>,
    /// Asker-days, or parts sent.
    pub count: u64,
}

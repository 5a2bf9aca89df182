//! A sheet of figures: what every output shows.

use super::{Month, Shown, Week};

/// Which sheet it is: pages, files and the chat command have a title for each.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash, PartialOrd, Ord)]
pub enum SheetId {
    /// The last closed week and the four before: askers, messages for each outcome, urgent ones.
    LastWeek,
    /// The topics of the last closed week and the four before, the most asked first.
    LastWeekTopics,
    /// Topics by week.
    TopicsOverTime,
    /// Topics by language, for one week.
    TopicsByLanguage,
    /// Channels by outcome, for one week.
    Channels,
    /// Askers of each channel by week.
    AskersOverTime,
    /// Weekdays by blocks of three hours, for one month.
    Hours,
    /// Not understood by week, and all messages: their share is `share(part, whole)`.
    NotUnderstood,
    /// Words of messages that were not understood, in one week; only those that are shown.
    MissedWords,
    /// Entries: shown, helped, did not help; for one week.
    Entries,
    /// Campaigns by week.
    Sources,
    /// Urgent messages by language and week.
    Urgent,
    /// Parts of SMS by gateway and week.
    SmsParts,
    /// A report's topics by month.
    ReportTopics,
    /// A report's askers by month and channel.
    ReportAskers,
    /// A report's outcomes by month.
    ReportOutcomes,
    /// A report's urgent messages by month.
    ReportUrgent,
    /// A report's campaigns by month.
    ReportSources,
    /// A report's entries: shown, helped, did not help.
    ReportEntries,
}

impl SheetId {
    /// A name for files: lower case, hyphens.
    pub fn name(self) -> &'static str {
        match self {
            Self::LastWeek => "last-week",
            Self::LastWeekTopics => "last-week-topics",
            Self::TopicsOverTime => "topics-over-time",
            Self::TopicsByLanguage => "topics-by-language",
            Self::Channels => "channels",
            Self::AskersOverTime => "askers-over-time",
            Self::Hours => "hours",
            Self::NotUnderstood => "not-understood",
            Self::MissedWords => "missed-words",
            Self::Entries => "entries",
            Self::Sources => "sources",
            Self::Urgent => "urgent",
            Self::SmsParts => "sms-parts",
            Self::ReportTopics => "report-topics",
            Self::ReportAskers => "report-askers",
            Self::ReportOutcomes => "report-outcomes",
            Self::ReportUrgent => "report-urgent",
            Self::ReportSources => "report-sources",
            Self::ReportEntries => "report-entries",
        }
    }
}

/// What a row or a column is: a key that a page puts into words.
#[derive(Clone, Debug, PartialEq, Eq, Hash, PartialOrd, Ord)]
pub enum Label {
    /// A topic, by its id.
    Topic(String),
    /// An entry, by its id.
    Entry(String),
    /// A language: `tg`, `ru` or `en`.
    Locale(String),
    /// A channel: `telegram` or `sms`.
    Channel(String),
    /// An outcome: see [`Table::ChannelDay`](super::Table::ChannelDay).
    Outcome(String),
    /// An ISO week.
    Week(Week),
    /// A month.
    Month(Month),
    /// A weekday; 1 is Monday.
    Weekday(u8),
    /// From this hour until that one.
    Hours(u8, u8),
    /// A campaign, by its code.
    Campaign(String),
    /// A word, and its language.
    Word(String, String),
    /// A gateway, by its name.
    Gateway(String),
    /// People who asked: asker-days.
    Askers,
    /// Answers and everything else that was said, urgent ones apart.
    Messages,
    /// Messages that told of danger.
    Urgent,
    /// How often an entry was shown.
    Views,
    /// How often it helped.
    Helped,
    /// How often it did not.
    DidNotHelp,
    /// What is too rare to stand alone, or registered by nobody.
    Other,
}

/// A sheet of figures, in at most two dimensions.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Sheet {
    /// Which one.
    pub id: SheetId,
    /// The rows, in the order to show them.
    pub rows: Vec<Label>,
    /// The columns.
    pub columns: Vec<Label>,
    /// A row of cells for each row, a cell for each column.
    pub cells: Vec<Vec<Shown>>,
    /// One for each row, if the sheet has them; figures are "at least".
    pub row_totals: Option<Vec<Shown>>,
    /// One for each column, if the sheet has them; figures are "at least".
    pub column_totals: Option<Vec<Shown>>,
    /// The total of all; "at least".
    pub total: Option<Shown>,
}

impl Sheet {
    /// The cell of a row and a column, if there are such.
    pub fn cell(&self, row: &Label, column: &Label) -> Option<Shown> {
        let row = self.rows.iter().position(|label| label == row)?;
        let column = self.columns.iter().position(|label| label == column)?;
        self.cells.get(row)?.get(column).copied()
    }

    /// Whether it shows no figure at all.
    pub fn is_empty(&self) -> bool {
        let totals = self.row_totals.iter().flatten().chain(&self.total);
        !self.cells.iter().flatten().chain(totals).any(|shown| shown.figure().is_some())
    }
}

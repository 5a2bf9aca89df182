//! From an observation to the cells that it counts in.

use super::{OTHER, Table};
use crate::conversation::{Channel, Observation, Outcome};

/// A cell that a message counts in; its period is the day's or the week's.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Cell {
    /// The table.
    pub table: Table,
    /// The keys beside the period.
    pub keys: Vec<String>,
    /// Whether a small count of it could harm somebody: it waits in memory until its cell has reached 11.
    pub sensitive: bool,
}

impl Cell {
    /// A cell that may be written at any time.
    pub fn new<const N: usize>(table: Table, keys: [&str; N]) -> Self {
        Self { table, keys: keys.map(str::to_owned).into(), sensitive: false }
    }

    fn sensitive(self, sensitive: bool) -> Self {
        Self { sensitive, ..self }
    }
}

/// The name of a channel in the tables; none for those that are for trying out.
pub fn channel_name(channel: Channel) -> Option<&'static str> {
    match channel {
        Channel::Telegram => Some("telegram"),
        Channel::Sms => Some("sms"),
        Channel::Web | Channel::Terminal => None,
    }
}

/// The cells of a turn, in order; none for channels that are for trying out. An urgent turn counts as urgent and nothing else. The
/// code of a campaign is as it came: whoever counts puts [`OTHER`] in its place unless it is registered.
pub fn observed(seen: &Observation) -> Vec<Cell> {
    let Some(channel) = channel_name(seen.channel) else { return Vec::new() };
    let locale = seen.locale.code();
    let outcome = match seen.outcome {
        Outcome::Urgent => {
            return vec![Cell::new(Table::UrgentWeek, [locale]).sensitive(true)];
        }
        Outcome::Answer => "answer",
        Outcome::Choices => "choices",
        Outcome::Smalltalk => "smalltalk",
        Outcome::Fallback => "fallback",
    };
    let mut cells = vec![Cell::new(Table::ChannelDay, [channel, outcome])];
    if let Some(topic) = &seen.topic {
        let cell = Cell::new(Table::TopicWeek, [topic.as_str(), locale]);
        cells.push(cell.sensitive(seen.sensitive));
    }
    if let (Outcome::Answer, Some(entry)) = (seen.outcome, seen.entries.first()) {
        let cell = Cell::new(Table::EntryWeek, [entry.as_str(), "shown"]);
        cells.push(cell.sensitive(seen.sensitive));
    }
    if let Some(vote) = &seen.vote {
        let verdict = if vote.helped { "yes" } else { "no" };
        let cell = Cell::new(Table::EntryWeek, [vote.entry.as_str(), verdict]);
        cells.push(cell.sensitive(seen.sensitive));
    }
    cells.extend(seen.source.iter().map(|code| Cell::new(Table::SourceWeek, [code.as_str()])));
    let missed = seen.missed.iter().map(|word| Cell::new(Table::MissedWordWeek, [locale, word]));
    cells.extend(missed);
    cells
}

/// The keys of what stayed too rare to stand alone: `other`, of the same language or kind.
pub fn folded(keys: &[String]) -> Vec<String> {
    std::iter::once(OTHER.to_owned()).chain(keys.iter().skip(1).cloned()).collect()
}

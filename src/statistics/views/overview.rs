//! Last week, beside the four before.

use chrono::NaiveDate;

use super::{
    grid::{CHANNELS, OUTCOMES, Row, sheet, weeks},
    subjects::topics,
};
use crate::statistics::{Counts, Label, Sheet, SheetId, Shown, Table, Week, sum};

/// The last closed week and the four before, oldest first: people, messages, what was not understood, urgent ones; then the topics.
/// [`change`](crate::statistics::change) says how the last stands to the others.
pub fn last_week(counts: &Counts, today: NaiveDate) -> [Sheet; 2] {
    let last = Week::closed_before(today).last(5);
    let row = |label, of: &dyn Fn(Week) -> Shown| {
        Row::new(label, last.iter().map(|week| of(*week)).collect())
    };
    let rows = vec![
        row(Label::Askers, &|week| askers(counts, week)),
        row(Label::Messages, &|week| messages(counts, week, &OUTCOMES)),
        row(Label::Outcome("fallback".into()), &|week| messages(counts, week, &["fallback"])),
        row(Label::Urgent, &|week| counts.languages(Table::UrgentWeek, week, &[]).1),
    ];
    let overview = sheet(SheetId::LastWeek, weeks(&last), rows);
    [overview, topics(counts, SheetId::LastWeekTopics, &last, None)]
}

/// Askers of all channels in a week.
pub fn askers(counts: &Counts, week: Week) -> Shown {
    sum(CHANNELS.map(|channel| counts.cell(Table::AskersDay, week, &[channel])))
}

/// Messages of all channels with these outcomes in a week.
pub fn messages(counts: &Counts, week: Week, outcomes: &[&str]) -> Shown {
    let cell = |channel| {
        outcomes
            .iter()
            .map(move |outcome| counts.cell(Table::ChannelDay, week, &[channel, outcome]))
    };
    sum(CHANNELS.into_iter().flat_map(cell))
}

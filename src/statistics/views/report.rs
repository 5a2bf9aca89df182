//! The report of a month or a quarter.

use std::collections::BTreeSet;

use chrono::NaiveDate;

use super::{
    grid::{CHANNELS, OUTCOMES, Row, key, ranked, sheet},
    subjects::{VERDICTS, by_views, campaign_label, entry_columns, entry_label, topic_label},
};
use crate::statistics::{Counts, Label, Month, Sheet, SheetId, Shown, Table, sum};

/// What a report is about. Months are made of whole weeks: see [`Month::weeks`].
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Span {
    /// One month.
    Month(Month),
    /// The quarter of the year in which this month lies.
    Quarter(Month),
}

impl Span {
    /// Its months that had ended on this day, oldest first.
    pub fn months(self, today: NaiveDate) -> Vec<Month> {
        let closed = Month::closed_before(today);
        let months = match self {
            Self::Month(month) => vec![month],
            Self::Quarter(month) => month.quarter().to_vec(),
        };
        months.into_iter().filter(|month| *month <= closed).collect()
    }
}

/// The sheets of a report: askers, outcomes, topics, urgent messages, campaigns, entries. Columns are months that have ended; if there
/// are several, the totals of the rows are of all of them.
pub fn report(counts: &Counts, today: NaiveDate, span: Span) -> Vec<Sheet> {
    let report = Report { counts, months: span.months(today) };
    vec![
        summed(report.fixed(
            SheetId::ReportAskers,
            CHANNELS.iter().map(|channel| {
                (Label::Channel((*channel).into()), Table::AskersDay, vec![vec![*channel]])
            }),
        )),
        summed(report.fixed(
            SheetId::ReportOutcomes,
            OUTCOMES.iter().map(|outcome| {
                let parts = CHANNELS.iter().map(|channel| vec![*channel, *outcome]).collect();
                (Label::Outcome((*outcome).into()), Table::ChannelDay, parts)
            }),
        )),
        report.listed(SheetId::ReportTopics, Table::TopicWeek, topic_label),
        report.fixed(SheetId::ReportUrgent, [(Label::Urgent, Table::UrgentWeek, vec![vec![]])]),
        report.listed(SheetId::ReportSources, Table::SourceWeek, campaign_label),
        report.entries(),
    ]
}

/// With the sums of what the columns show.
fn summed(sheet: Sheet) -> Sheet {
    let column = |place: usize| sum(sheet.cells.iter().filter_map(|row| row.get(place).copied()));
    let sums: Vec<Shown> = (0..sheet.columns.len()).map(column).collect();
    let total = sheet.row_totals.is_some().then(|| sum(sums.iter().copied()));
    Sheet { column_totals: Some(sums), total, ..sheet }
}

struct Report<'a> {
    counts: &'a Counts,
    months: Vec<Month>,
}

impl Report<'_> {
    fn columns(&self) -> Vec<Label> {
        self.months.iter().map(|month| Label::Month(*month)).collect()
    }

    /// A row of months; each cell is the sum of what the parts show.
    fn row(&self, label: Label, table: Table, parts: &[Vec<&str>]) -> Row {
        let cell = |month: &Month| match parts {
            [one] => self.counts.month(table, *month, one),
            parts => sum(parts.iter().map(|part| self.counts.month(table, *month, part))),
        };
        let cells: Vec<Shown> = self.months.iter().map(cell).collect();
        let total = (cells.len() > 1).then(|| sum(cells.iter().copied()));
        Row { label, cells, total }
    }

    /// Rows that are always the same.
    fn fixed<'k>(
        &self,
        id: SheetId,
        rows: impl IntoIterator<Item = (Label, Table, Vec<Vec<&'k str>>)>,
    ) -> Sheet {
        let rows = rows.into_iter().map(|(label, table, parts)| self.row(label, table, &parts));
        sheet(id, self.columns(), rows.collect())
    }

    /// Rows that have a figure.
    fn listed(&self, id: SheetId, table: Table, label: fn(&str) -> Label) -> Sheet {
        let lines = self.lines(table);
        let rows = lines.iter().map(|keys| {
            let first = key(keys, 0);
            self.row(label(first), table, &[vec![first]])
        });
        ranked(id, self.columns(), rows.collect())
    }

    /// Entries over all months: shown, helped, did not help.
    fn entries(&self) -> Sheet {
        let cell = |entry: &str, verdict: &&str| {
            sum(self
                .months
                .iter()
                .map(|month| self.counts.month(Table::EntryWeek, *month, &[entry, verdict])))
        };
        let ids: BTreeSet<String> =
            self.lines(Table::EntryWeek).iter().map(|keys| key(keys, 0).to_owned()).collect();
        let row = |entry: &String| {
            let cells = VERDICTS.iter().map(|verdict| cell(entry, verdict)).collect();
            Row::new(entry_label(entry), cells)
        };
        by_views(ranked(SheetId::ReportEntries, entry_columns(), ids.iter().map(row).collect()))
    }

    fn lines(&self, table: Table) -> BTreeSet<Vec<String>> {
        self.months.iter().flat_map(|month| self.counts.lines(table, *month)).collect()
    }
}

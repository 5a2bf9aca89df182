//! Putting sheets together.

use crate::statistics::{Label, Sheet, SheetId, Shown, Week};

/// The channels that are counted.
pub const CHANNELS: [&str; 2] = ["telegram", "sms"];
/// The outcomes that are counted, urgent ones apart.
pub const OUTCOMES: [&str; 6] =
    ["answer", "choices", "fallback", "smalltalk", "limited", "expired"];

/// One row: its label, its cells, its total.
pub struct Row {
    pub label: Label,
    pub cells: Vec<Shown>,
    pub total: Option<Shown>,
}

impl Row {
    pub fn new(label: Label, cells: Vec<Shown>) -> Self {
        Self { label, cells, total: None }
    }

    pub fn with_total(self, total: Shown) -> Self {
        Self { total: Some(total), ..self }
    }

    fn has_figure(&self) -> bool {
        self.cells.iter().chain(&self.total).any(|shown| shown.figure().is_some())
    }

    /// What it is ranked by: its total, then its cells from the last.
    fn rank(&self) -> Vec<u64> {
        let figures = self.total.iter().chain(self.cells.iter().rev());
        figures.map(|shown| shown.figure().unwrap_or_default()).collect()
    }
}

/// A sheet of these rows, as they are.
pub fn sheet(id: SheetId, columns: Vec<Label>, rows: Vec<Row>) -> Sheet {
    let totals: Vec<Shown> = rows.iter().filter_map(|row| row.total).collect();
    Sheet {
        id,
        row_totals: (!totals.is_empty() && totals.len() == rows.len()).then_some(totals),
        rows: rows.iter().map(|row| row.label.clone()).collect(),
        cells: rows.into_iter().map(|row| row.cells).collect(),
        columns,
        column_totals: None,
        total: None,
    }
}

/// A sheet of those rows that have a figure, the greatest first.
pub fn ranked(id: SheetId, columns: Vec<Label>, mut rows: Vec<Row>) -> Sheet {
    rows.retain(Row::has_figure);
    rows.sort_by(|one, other| other.rank().cmp(&one.rank()).then(one.label.cmp(&other.label)));
    sheet(id, columns, rows)
}

/// A key as text, or nothing.
pub fn key(keys: &[String], place: usize) -> &str {
    keys.get(place).map_or("", String::as_str)
}

/// The weeks as columns.
pub fn weeks(weeks: &[Week]) -> Vec<Label> {
    weeks.iter().map(|week| Label::Week(*week)).collect()
}

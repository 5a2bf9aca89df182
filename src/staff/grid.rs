//! A sheet in words: the one form from which page, CSV, spreadsheet and chat text are made, so that they cannot differ.

use super::words::{Words, figure};
use crate::statistics::{Sheet, Shown};

/// A sheet in words.
#[derive(Clone, Debug, PartialEq, Eq)]
pub(super) struct Grid {
    pub title: String,
    /// The head of each column of figures, totals last.
    pub columns: Vec<String>,
    pub rows: Vec<Row>,
    /// Whether the last column is one of totals.
    pub totals: bool,
}

/// A row of figures.
#[derive(Clone, Debug, PartialEq, Eq)]
pub(super) struct Row {
    pub label: String,
    pub cells: Vec<Shown>,
    /// Whether it is the row of totals.
    pub total: bool,
}

impl Grid {
    /// Puts a sheet into words.
    pub fn of(sheet: &Sheet, words: &Words) -> Self {
        let total = words.speech.say("staff-total");
        let totals = sheet.row_totals.is_some();
        let mut columns: Vec<String> =
            sheet.columns.iter().map(|label| words.label(label)).collect();
        columns.extend(totals.then(|| total.clone()));
        let mut sums = sheet.row_totals.iter().flatten();
        let labelled = sheet.rows.iter().zip(&sheet.cells);
        let mut rows: Vec<Row> = labelled
            .map(|(label, cells)| {
                let cells = cells.iter().chain(sums.next()).copied().collect();
                Row { label: words.label(label), cells, total: false }
            })
            .collect();
        if let Some(sums) = &sheet.column_totals {
            let last = totals.then(|| sheet.total.unwrap_or(Shown::Hidden));
            let cells = sums.iter().copied().chain(last).collect();
            rows.push(Row { label: total, cells, total: true });
        }
        Self { title: words.title(sheet.id), columns, rows, totals }
    }

    /// All as text, row by row, the head first: what files hold.
    pub fn lines(&self) -> impl Iterator<Item = Vec<String>> {
        let head = std::iter::once(String::new()).chain(self.columns.iter().cloned()).collect();
        let row = |row: &Row| {
            let cells = row.cells.iter().map(|shown| figure(*shown));
            std::iter::once(row.label.clone()).chain(cells).collect()
        };
        std::iter::once(head).chain(self.rows.iter().map(row))
    }
}

//! A sheet in words: the one form from which page, CSV, spreadsheet and chat text are made, so that they cannot differ.

use super::words::{Words, figure};
use crate::statistics::{Sheet, SheetId, Shown};

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
        let turned = time_goes_down(sheet);
        let sheet = turned.as_ref().unwrap_or(sheet);
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

/// Half a year of weeks is too wide for a screen or a sheet of paper: they go down, the newest first; so do the hours of a day.
fn time_goes_down(sheet: &Sheet) -> Option<Sheet> {
    use SheetId::{
        AskersOverTime, Hours, NotUnderstood, SmsParts, Sources, TopicsOverTime, Urgent,
    };
    match sheet.id {
        Hours => Some(turned(sheet, (0..sheet.columns.len()).collect())),
        AskersOverTime | NotUnderstood | SmsParts | Sources | TopicsOverTime | Urgent => {
            Some(turned(sheet, (0..sheet.columns.len()).rev().collect()))
        }
        _ => None,
    }
}

/// The columns as rows, in this order.
fn turned(sheet: &Sheet, order: Vec<usize>) -> Sheet {
    let cells =
        |place: &usize| sheet.cells.iter().filter_map(|row| row.get(*place).copied()).collect();
    let totals = |totals: &Vec<Shown>| picked(totals, &order);
    Sheet {
        id: sheet.id,
        rows: picked(&sheet.columns, &order),
        columns: sheet.rows.clone(),
        cells: order.iter().map(cells).collect(),
        row_totals: sheet.column_totals.as_ref().map(totals),
        column_totals: sheet.row_totals.clone(),
        total: sheet.total,
    }
}

fn picked<T: Clone>(from: &[T], order: &[usize]) -> Vec<T> {
    order.iter().filter_map(|place| from.get(*place).cloned()).collect()
}

#[cfg(test)]
mod tests {
    use super::{Shown::Figure, *};
    use crate::statistics::Label;

    #[test]
    fn the_newest_week_stands_on_top_with_its_figures_and_its_total() {
        let week = |week: &str| Label::Week(week.parse().unwrap());
        let sheet = Sheet {
            id: SheetId::AskersOverTime,
            rows: vec![Label::Channel("telegram".into()), Label::Channel("sms".into())],
            columns: vec![week("2026-W45"), week("2026-W46")],
            cells: vec![vec![Figure(20), Figure(30)], vec![Figure(40), Figure(50)]],
            row_totals: None,
            column_totals: Some(vec![Figure(60), Figure(80)]),
            total: None,
        };
        let down = time_goes_down(&sheet).unwrap();
        assert_eq!(
            (down.rows, down.columns),
            (vec![week("2026-W46"), week("2026-W45")], sheet.rows)
        );
        assert_eq!(down.cells, [[Figure(30), Figure(50)], [Figure(20), Figure(40)]]);
        assert_eq!(down.row_totals, Some(vec![Figure(80), Figure(60)]));
    }
}

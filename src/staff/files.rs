//! Sheets as files: CSV and XLSX.

use rust_xlsxwriter::{Format, Workbook, XlsxError};

use super::{grid::Grid, words::figure};
use crate::statistics::Shown;

/// The longest name of a worksheet (Excel).
const NAME: usize = 31;

/// Grids as CSV, each under its title with an empty line between: UTF-8 with the mark that Excel needs to read it so.
pub(super) fn csv(notes: &[String], grids: &[Grid]) -> String {
    let mut text = String::from("\u{feff}");
    for note in notes {
        text.push_str(&line(std::slice::from_ref(note)));
    }
    for grid in grids {
        text.push_str("\r\n");
        text.push_str(&line(std::slice::from_ref(&grid.title)));
        grid.lines().for_each(|cells| text.push_str(&line(&cells)));
    }
    text
}

fn line(cells: &[String]) -> String {
    let cells: Vec<String> = cells.iter().map(|cell| quoted(&harmless(cell))).collect();
    cells.join(",") + "\r\n"
}

fn quoted(cell: &str) -> String {
    match cell.contains(['"', ',', '\n', '\r', ';']) {
        true => format!("\"{}\"", cell.replace('"', "\"\"")),
        false => cell.to_owned(),
    }
}

/// A cell that a spreadsheet would take for a formula gets an apostrophe before it.
fn harmless(cell: &str) -> String {
    match cell.starts_with(['=', '+', '-', '@', '\t', '\r']) {
        true => format!("'{cell}"),
        false => cell.to_owned(),
    }
}

/// Grids as a workbook, a worksheet each; the notes stand on the first.
///
/// # Errors
/// The file cannot be made.
pub(super) fn xlsx(about: &str, notes: &[String], grids: &[Grid]) -> Result<Vec<u8>, XlsxError> {
    let mut book = Workbook::new();
    let bold = Format::new().set_bold().set_text_wrap();
    let wrapped = Format::new().set_text_wrap();
    let first = book.add_worksheet();
    first.set_name(name(0, about))?.set_column_width(0, 90)?;
    for (row, note) in (0..).zip(notes) {
        first.write_string_with_format(row, 0, harmless(note), &wrapped)?;
    }
    for (number, grid) in (1..).zip(grids) {
        let sheet = book.add_worksheet();
        sheet.set_name(name(number, &grid.title))?.set_column_width(0, 40)?;
        sheet.write_string_with_format(0, 0, harmless(&grid.title), &bold)?;
        for (column, head) in (1..).zip(&grid.columns) {
            sheet.write_string_with_format(1, column, harmless(head), &bold)?;
        }
        for (row, found) in (2..).zip(&grid.rows) {
            sheet.write_string(row, 0, harmless(&found.label))?;
            for (column, shown) in (1..).zip(&found.cells) {
                match shown {
                    // At most a few million asker-days: a double holds that exactly.
                    Shown::Figure(figure) => sheet.write_number(row, column, *figure as f64)?,
                    other => sheet.write_string(row, column, figure(*other))?,
                };
            }
        }
        sheet.set_freeze_panes(2, 1)?;
    }
    book.save_to_buffer()
}

/// Worksheets have short names without some signs, and no two alike: each begins with its number.
fn name(number: usize, title: &str) -> String {
    let plain = title.chars().filter(|letter| !"[]:*?/\\'".contains(*letter));
    let text: String = format!("{number} ").chars().chain(plain).take(NAME).collect();
    text.trim_end().to_owned()
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_cell_is_never_a_formula() {
        for formula in ["=1+1", "+1", "-1", "@SUM(A1)", "\t=1"] {
            assert!(line(&[formula.into()]).trim_start_matches('"').starts_with('\''), "{formula}");
        }
        assert_eq!(line(&["a,\"b\"".into(), "<11".into()]), "\"a,\"\"b\"\"\",<11\r\n");
    }

    #[test]
    fn a_worksheet_has_a_short_name_of_its_own() {
        assert_eq!(name(3, "Кӣ: чӣ [кард]?"), "3 Кӣ чӣ кард");
        assert!(name(12, &"ҳ".repeat(50)).chars().count() <= NAME);
    }
}

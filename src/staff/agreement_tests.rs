//! Page, CSV, spreadsheet and chat text show the same figures, on made-up sheets of all sizes.

use std::{
    io::Cursor,
    sync::{Arc, LazyLock},
};

use calamine::{Data, Reader, Xlsx};
use proptest::{collection::vec, prelude::*};

use super::{
    files,
    grid::Grid,
    speech::Speech,
    summary::bars,
    table::{Look, table},
    words::Words,
};
use crate::{
    conversation::Guide,
    knowledge::{read, shipped_files},
    localisation::Locale,
    statistics::{Label, Sheet, SheetId, Shown},
};

static GUIDE: LazyLock<Arc<Guide>> =
    LazyLock::new(|| Arc::new(Guide::new(read(&shipped_files()).unwrap(), None, true)));

fn shown() -> impl Strategy<Value = Shown> {
    prop_oneof![
        3 => (2_u64..20_000).prop_map(|fives| Shown::Figure(fives * 5)),
        1 => Just(Shown::FewerThan11),
        1 => Just(Shown::Hidden),
    ]
}

/// Labels with whatever staff may register.
fn label() -> impl Strategy<Value = Label> {
    prop_oneof![
        "[=+@a-z-][a-z,;\"' -]{0,12}".prop_map(Label::Campaign),
        Just(Label::Topic("work-rights".into())),
        Just(Label::Word("tg".into(), "=виза".into())),
        Just(Label::Other),
    ]
}

fn sheet() -> impl Strategy<Value = Sheet> {
    let sizes = (1_usize..8, 1_usize..8);
    sizes.prop_flat_map(|(rows, columns)| {
        let parts = (
            vec(label(), rows),
            vec(label(), columns),
            vec(vec(shown(), columns), rows),
            prop::option::of(vec(shown(), rows)),
            prop::option::of(vec(shown(), columns)),
            shown(),
        );
        parts.prop_map(|(rows, columns, cells, row_totals, column_totals, total)| Sheet {
            id: SheetId::Sources,
            rows,
            columns,
            cells,
            row_totals,
            column_totals,
            total: Some(total),
        })
    })
}

/// The text of every cell of a page's table, row by row, without the bars.
fn page(grid: &Grid) -> Vec<Vec<String>> {
    let html = table(Speech(Locale::En), grid, Look::Plain).into_string();
    let text = |cell: &str| {
        let inner = cell.split_once('>').unwrap().1.split("</t").next().unwrap();
        inner
            .replace("&lt;", "<")
            .replace("&gt;", ">")
            .replace("&quot;", "\"")
            .replace("&amp;", "&")
    };
    let row = |row: &str| {
        let cells = row.replace("<th", "<td");
        cells.split("<td").skip(1).map(text).collect::<Vec<_>>()
    };
    html.split("<tr").skip(1).map(|one| row(one.split("</tr>").next().unwrap())).collect()
}

/// Reads CSV as a spreadsheet does: the cells of each line that has more than a title, apostrophes taken away.
fn csv(text: &str) -> Vec<Vec<String>> {
    let mut rows = vec![vec![String::new()]];
    let mut letters = text.trim_start_matches('\u{feff}').chars().peekable();
    let mut quoted = false;
    while let Some(letter) = letters.next() {
        let cells = rows.last_mut().unwrap();
        match letter {
            '"' if quoted && letters.peek() == Some(&'"') => {
                cells.last_mut().unwrap().extend(letters.next())
            }
            '"' => quoted = !quoted,
            ',' if !quoted => cells.push(String::new()),
            '\r' if !quoted => {}
            '\n' if !quoted => rows.push(vec![String::new()]),
            other => cells.last_mut().unwrap().push(other),
        }
    }
    rows.retain(|cells| cells.len() > 1);
    rows.into_iter().map(bare).collect()
}

fn xlsx(bytes: Vec<u8>) -> Vec<Vec<String>> {
    let mut book: Xlsx<_> = Xlsx::new(Cursor::new(bytes)).unwrap();
    let range = book.worksheets().remove(1).1;
    let text = |cell: &Data| match cell {
        Data::Float(number) => format!("{number}"),
        other => other.to_string(),
    };
    range.rows().skip(1).map(|row| bare(row.iter().map(text).collect())).collect()
}

fn bare(cells: Vec<String>) -> Vec<String> {
    let plain = |cell: String| match cell.strip_prefix('\'') {
        Some(rest) if rest.starts_with(['=', '+', '-', '@']) => rest.to_owned(),
        _ => cell,
    };
    cells.into_iter().map(plain).collect()
}

proptest! {
    #![proptest_config(ProptestConfig::with_cases(1000))]

    #[test]
    fn page_file_and_chat_show_the_same(sheet in sheet()) {
        let words = Words { speech: Speech(Locale::En), guide: Arc::clone(&GUIDE) };
        let grid = Grid::of(&sheet, &words);
        let expected: Vec<Vec<String>> = grid.lines().collect();
        prop_assert_eq!(&page(&grid), &expected);
        let notes = ["Made up".to_owned()];
        prop_assert_eq!(&csv(&files::csv(&notes, std::slice::from_ref(&grid))), &expected);
        let book = files::xlsx("About", &notes, std::slice::from_ref(&grid)).unwrap();
        prop_assert_eq!(&xlsx(book), &expected);
        for (line, row) in bars(&grid).iter().zip(&expected[1..]) {
            let (name, bar) = line.rsplit_once('\n').unwrap();
            prop_assert_eq!(name, &row[0]);
            prop_assert_eq!(bar.rsplit_once(' ').unwrap().1, row.last().unwrap());
        }
    }
}

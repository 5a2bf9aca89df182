//! Reads rows of counts out of raw bytes, whole files or torn ones: what was deleted, what is not committed, what a journal holds.

use std::collections::BTreeSet;

use hamroh::statistics::{Period, Table};

/// A row: table, period, its other keys, and the count.
pub type Row = (Table, Period, Vec<String>, u64);

/// The head of a write-ahead log, and of each page in it (SQLite, "WAL file format").
const WAL_HEAD: usize = 32;
const FRAME_HEAD: usize = 24;
/// The head of a database file.
const HEAD: usize = 100;
/// The type of a page with rows of a table ("b-tree pages": a table leaf).
const LEAF: u8 = 13;
/// Columns of a row.
const COLUMNS: usize = 6;

/// All rows in a database file of SQLite, each with its place: also in space that is free.
pub fn sqlite(file: &[u8]) -> Vec<(usize, Row)> {
    let Some(size) = page_size(file) else { return Vec::new() };
    let page = |(number, page): (usize, &[u8])| {
        let head = if number == 0 { HEAD } else { 0 };
        let rows = in_page(page.get(head..).unwrap_or_default());
        rows.into_iter().map(move |(place, row)| (number * size + head + place, row))
    };
    file.chunks_exact(size).enumerate().flat_map(page).collect()
}

/// All rows in a write-ahead log, also in what is not committed or of an earlier round.
pub fn journal(log: &[u8]) -> BTreeSet<Row> {
    let Some(size) = log.get(8..12) else { return BTreeSet::new() };
    let size = u32::from_be_bytes(size.try_into().unwrap()) as usize;
    let frames = log[WAL_HEAD.min(log.len())..].chunks_exact(FRAME_HEAD + size);
    frames.flat_map(|frame| in_page(&frame[FRAME_HEAD..])).map(|(_, row)| row).collect()
}

fn page_size(file: &[u8]) -> Option<usize> {
    let size = u16::from_be_bytes(file.get(16..18)?.try_into().ok()?);
    (size > 1).then_some(usize::from(size))
}

fn in_page(page: &[u8]) -> Vec<(usize, Row)> {
    if page.first() != Some(&LEAF) {
        return Vec::new();
    }
    (0..page.len()).filter_map(|place| Some((place, record(&page[place..])?))).collect()
}

/// A record that begins here: its head (its length and the columns' types), then five texts and a number.
fn record(bytes: &[u8]) -> Option<Row> {
    let (head, mut rest) = bytes.split_at_checked(1 + COLUMNS)?;
    if usize::from(head[0]) != 1 + COLUMNS {
        return None;
    }
    let mut texts = Vec::new();
    for kind in &head[1..COLUMNS] {
        let length = usize::from(kind.checked_sub(13)?) / 2;
        let (text, after) = rest.split_at_checked(length)?;
        texts.push(std::str::from_utf8(text).ok().filter(|_| kind % 2 == 1)?.to_owned());
        rest = after;
    }
    let length = match head[COLUMNS] {
        8 | 9 => return row(texts, u64::from(head[COLUMNS] - 8)),
        kind @ 1..=4 => usize::from(kind),
        5 => 6,
        6 => 8,
        _ => return None,
    };
    let count = rest.get(..length)?.iter().fold(0, |count, byte| count << 8 | u64::from(*byte));
    row(texts, count)
}

/// The end of a tuple's head (PostgreSQL, `t_hoff` and the byte of padding): in tables as in `pg_wal`.
const TUPLE: [u8; 2] = [24, 0];

/// All rows in a table of PostgreSQL, dead ones too, or in records of its journal, as they lie there.
pub fn postgresql(file: &[u8]) -> Vec<Row> {
    let begins = |place: &usize| file[*place..].starts_with(&TUPLE);
    (0..file.len()).filter(begins).filter_map(|place| tuple(&file[place + 2..])).collect()
}

/// Five texts with a byte of length each, then a number at the next multiple of eight.
fn tuple(bytes: &[u8]) -> Option<Row> {
    let (mut texts, mut place) = (Vec::new(), 0);
    for _ in 0..COLUMNS - 1 {
        let length = bytes.get(place).filter(|length| **length % 2 == 1)?;
        let end = place + usize::from(length / 2);
        texts.push(std::str::from_utf8(bytes.get(place + 1..end)?).ok()?.to_owned());
        place = end;
    }
    let place = place.next_multiple_of(8);
    row(texts, u64::from_le_bytes(bytes.get(place..place + 8)?.try_into().ok()?))
}

/// A row, if these are the texts of one.
fn row(texts: Vec<String>, count: u64) -> Option<Row> {
    let (margin, rest) = texts.split_first()?;
    let (period, keys) = rest.split_first()?;
    let keys = keys.iter().filter(|key| !key.is_empty()).cloned().collect();
    Some((margin.parse().ok()?, period.parse().ok()?, keys, count))
}

//! The journal of PostgreSQL, as somebody reads it who has the files.

use std::{fs, path::Path};

use sqlx::AnyPool;

/// A page of the journal, its head (PostgreSQL, `xlog_internal.h`), and the longer head of the first page of a file.
const PAGE: usize = 8_192;
const HEAD: usize = 24;
const LONG_HEAD: usize = 40;
/// The bit that says which of the two it is, in the third byte.
const IS_LONG: u8 = 2;

/// A place in the journal: a file, and how far into it.
pub struct Place {
    file: String,
    offset: usize,
}

impl Place {
    /// Where the next record goes.
    pub async fn now(pool: &AnyPool) -> Self {
        let sql = "select file_name || ' ' || file_offset from pg_walfile_name_offset(pg_current_wal_lsn())";
        let (place,): (String,) = sqlx::query_as(sql).fetch_one(pool).await.unwrap();
        let (file, offset) = place.split_once(' ').unwrap();
        Self { file: file.to_owned(), offset: offset.parse().unwrap() }
    }

    /// What the journal holds from here on: its records one after the other, without the heads of pages between them.
    pub fn read_on(&self, data: &Path) -> Vec<u8> {
        let folder = fs::read_dir(data.join("pg_wal")).unwrap().flatten();
        let mut files: Vec<_> = folder
            .filter(|file| file.file_name().to_str().is_some_and(|name| *name >= *self.file))
            .map(|file| file.path())
            .filter(|path| path.is_file())
            .collect();
        files.sort();
        let mut records = Vec::new();
        for file in files {
            let from = if file.ends_with(&self.file) { self.offset / PAGE * PAGE } else { 0 };
            let Ok(bytes) = fs::read(&file) else { continue };
            // What is made ready for later is empty.
            let used = bytes[from..].chunks(PAGE).take_while(|page| page[0] != 0);
            used.for_each(|page| records.extend_from_slice(records_of(page)));
        }
        records
    }
}

fn records_of(page: &[u8]) -> &[u8] {
    let head = if page[2] & IS_LONG == 0 { HEAD } else { LONG_HEAD };
    &page[head..]
}

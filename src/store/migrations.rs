//! The steps that bring the tables up to date, embedded in the binary. Forward only; a released step is never edited.

use std::{borrow::Cow, cmp::Ordering};

use include_dir::{Dir, File, include_dir};
use sqlx::{
    SqlSafeStr,
    migrate::{Migration, MigrationType, Migrator},
};

use super::{Store, StoreError};

/// How far the tables of a database are, compared with what this program knows.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Tables {
    /// As this program makes them.
    Current,
    /// From an older program: the next start brings them up to date.
    Behind,
    /// From a newer program, which this one would refuse to serve.
    Ahead,
}

impl Store {
    /// Compares the tables with the steps of this program.
    ///
    /// # Errors
    /// The database cannot be asked, or was never served by this program.
    pub async fn tables(&self) -> Result<Tables, StoreError> {
        let query = "select cast(max(version) as bigint) from _sqlx_migrations";
        let (done,): (i64,) = sqlx::query_as(query).fetch_one(&self.pool).await?;
        let known = migrator().iter().map(|step| step.version).max().unwrap_or_default();
        Ok(match done.cmp(&known) {
            Ordering::Less => Tables::Behind,
            Ordering::Equal => Tables::Current,
            Ordering::Greater => Tables::Ahead,
        })
    }
}

static STEPS: Dir<'static> = include_dir!("$CARGO_MANIFEST_DIR/migrations");

/// All steps, in order of their numbers.
pub(super) fn migrator() -> Migrator {
    Migrator::with_migrations(STEPS.files().filter_map(step).collect())
}

/// `0001_content.sql` is step 1, "content".
fn step(file: &'static File<'static>) -> Option<Migration> {
    let (number, name) = file.path().file_stem()?.to_str()?.split_once('_')?;
    let sql = file.contents_utf8()?.into_sql_str();
    Some(Migration::new(
        number.parse().ok()?,
        Cow::Borrowed(name),
        MigrationType::Simple,
        sql,
        false,
    ))
}

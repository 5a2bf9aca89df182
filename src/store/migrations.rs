//! The steps that bring the tables up to date, embedded in the binary. Forward only; a released step is never edited.

use std::borrow::Cow;

use include_dir::{Dir, File, include_dir};
use sqlx::{
    SqlSafeStr,
    migrate::{Migration, MigrationType, Migrator},
};

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

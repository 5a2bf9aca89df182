//! What only SQLite needs.

use std::{fs, path::PathBuf};

use sqlx::{AnyPool, Executor};

use super::{Mode, StoreError, pool_options};

/// Set on every connection. `auto_vacuum` only has effect before the first table is made.
///
/// `secure_delete` and a full vacuum leave no deleted row readable in the file.
const PRAGMAS: &str = "pragma auto_vacuum = full; pragma journal_mode = wal; pragma synchronous = normal; \
    pragma secure_delete = on; pragma trusted_schema = off; pragma temp_store = memory; pragma busy_timeout = 5000";

/// The file of an address such as `sqlite://hamroh-data/hamroh.db`.
pub(super) fn file(url: &str) -> Option<PathBuf> {
    let path = url.strip_prefix("sqlite://")?;
    Some(PathBuf::from(path.split_once('?').map_or(path, |(path, _)| path)))
}

pub(super) async fn open(url: &str, mode: Mode) -> Result<AnyPool, StoreError> {
    let file = file(url).ok_or(StoreError::Address)?;
    match mode {
        Mode::Read if !file.exists() => return Err(StoreError::Missing),
        Mode::Read => {}
        Mode::Serve => make_folder(&file)?,
    }
    let address = format!("sqlite://{}?mode=rwc", file.display());
    let options = pool_options().after_connect(|connection, _| {
        Box::pin(async move {
            connection.execute(PRAGMAS).await?;
            Ok(())
        })
    });
    Ok(options.connect(&address).await?)
}

/// Writes what the journal holds into the database file and cuts the journal to nothing.
pub(super) async fn empty_journal(pool: &AnyPool) -> Result<(), StoreError> {
    pool.execute("pragma wal_checkpoint(truncate)").await?;
    Ok(())
}

fn make_folder(file: &std::path::Path) -> Result<(), StoreError> {
    let Some(folder) = file.parent().filter(|folder| !folder.as_os_str().is_empty()) else {
        return Ok(());
    };
    fs::create_dir_all(folder)
        .map_err(|error| StoreError::Folder(folder.display().to_string(), error))
}

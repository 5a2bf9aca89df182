//! What only SQLite needs.

use std::{
    fs::DirBuilder,
    os::unix::fs::DirBuilderExt,
    path::{Path, PathBuf},
};

use sqlx::{AnyPool, Executor};

use super::{Mode, Store, StoreError, pool_options};

/// Set on every connection. `auto_vacuum` only has effect before the first table is made.
///
/// `secure_delete` and a full vacuum leave no deleted row readable in the file.
const PRAGMAS: &str = "pragma auto_vacuum = full; pragma journal_mode = wal; pragma synchronous = normal; \
    pragma secure_delete = on; pragma trusted_schema = off; pragma temp_store = memory; pragma busy_timeout = 5000";

/// Set on every connection that only reads.
const READING: &str =
    "pragma trusted_schema = off; pragma temp_store = memory; pragma busy_timeout = 5000";

/// The file of an address such as `sqlite://hamroh-data/hamroh.db`; `None` for another kind of database.
pub fn file(url: &str) -> Option<PathBuf> {
    let path = url.strip_prefix("sqlite://")?;
    Some(PathBuf::from(path.split_once('?').map_or(path, |(path, _)| path)))
}

pub(super) async fn open(url: &str, mode: Mode) -> Result<AnyPool, StoreError> {
    let file = file(url).ok_or(StoreError::Address)?;
    let (access, pragmas) = match mode {
        Mode::Read | Mode::Use if !file.exists() => return Err(StoreError::Missing),
        Mode::Read => (reading(&file), READING),
        Mode::Use => ("mode=rw", PRAGMAS),
        Mode::Serve => {
            make_folder(&file)?;
            ("mode=rwc", PRAGMAS)
        }
    };
    let address = format!("sqlite://{}?{access}", file.display());
    let options = pool_options().after_connect(move |connection, _| {
        Box::pin(async move {
            connection.execute(pragmas).await?;
            Ok(())
        })
    });
    Ok(options.connect(&address).await?)
}

/// A reader makes no file: with a write-ahead log beside it the database is in use, and its files are there; without one
/// nobody writes, and SQLite need not prepare for that.
fn reading(file: &Path) -> &'static str {
    match beside(file, "-wal").exists() {
        true => "mode=ro",
        false => "mode=ro&immutable=1",
    }
}

/// A file that SQLite keeps beside the database: `-wal` or `-shm`.
pub fn beside(file: &Path, ending: &str) -> PathBuf {
    let mut name = file.as_os_str().to_owned();
    name.push(ending);
    name.into()
}

impl Store {
    /// Whether SQLite finds its file whole. Only for a database that [`file()`] names.
    ///
    /// # Errors
    /// The file cannot be read as a database at all.
    pub async fn whole(&self) -> Result<bool, StoreError> {
        let query = "select cast(quick_check as text) from pragma_quick_check";
        let found: Vec<(String,)> = sqlx::query_as(query).fetch_all(&self.pool).await?;
        Ok(matches!(found.as_slice(), [(only,)] if only == "ok"))
    }

    /// Copies an SQLite database into a file that is empty, as one moment sees it; others may write meanwhile.
    pub(super) async fn copy_into(&self, target: &str) -> Result<(), StoreError> {
        sqlx::query("vacuum into $1").bind(target).execute(&self.pool).await?;
        Ok(())
    }
}

/// Writes what the journal holds into the database file and cuts the journal to nothing.
pub(super) async fn empty_journal(pool: &AnyPool) -> Result<(), StoreError> {
    pool.execute("pragma wal_checkpoint(truncate)").await?;
    Ok(())
}

/// The folder for the database, which nobody but its owner may look into.
fn make_folder(file: &Path) -> Result<(), StoreError> {
    let Some(folder) = file.parent().filter(|folder| !folder.as_os_str().is_empty()) else {
        return Ok(());
    };
    let refused = |error| StoreError::Folder(folder.display().to_string(), error);
    DirBuilder::new().recursive(true).mode(0o700).create(folder).map_err(refused)
}

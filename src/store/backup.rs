//! A copy of the database while others use it.

use std::{
    fs::{self, File, OpenOptions},
    io,
    os::unix::fs::OpenOptionsExt,
    path::{Path, PathBuf},
};

use super::{Mode, Store, StoreError, sqlite};

/// Why there is no backup.
#[derive(Debug, thiserror::Error)]
pub enum BackupError {
    /// PostgreSQL has a tool of its own for this.
    #[error(
        "PostgreSQL is backed up by its own tool: (umask 077; pg_dump --format=custom --file={0} \"$DATABASE_URL\"); to restore: \
         pg_restore --no-owner --dbname=\"$DATABASE_URL\" {0}, into an empty database"
    )]
    Postgres(PathBuf),
    /// Nothing is overwritten.
    #[error("{0} is there already: name a file that is not")]
    Exists(PathBuf),
    /// The copy cannot be written.
    #[error("{0} cannot be written: {1}")]
    Target(PathBuf, #[source] io::Error),
    /// SQLite cannot take such a name.
    #[error("the name of the file must be written in UTF-8")]
    Name,
    /// The copy was written, and cannot be read back whole. It was removed.
    #[error("the copy is not whole and was removed: is the disk full or failing?")]
    Torn,
    /// The database cannot be read.
    #[error(transparent)]
    Store(#[from] StoreError),
}

/// Writes a copy of the database into a new file that only its owner can read, and reads it back. Returns its size in bytes.
///
/// # Errors
/// Why there is none; nothing half-written stays.
pub async fn backup(url: &str, into: &Path) -> Result<u64, BackupError> {
    if sqlite::file(url).is_none() {
        return Err(match url.starts_with("postgres") {
            true => BackupError::Postgres(into.to_owned()),
            false => StoreError::Address.into(),
        });
    }
    let store = Store::open(url, Mode::Read).await?;
    let written = write(&store, into).await;
    store.close().await;
    written
}

async fn write(store: &Store, into: &Path) -> Result<u64, BackupError> {
    let target = into.to_str().ok_or(BackupError::Name)?;
    // SQLite writes into an empty file as well as into none: so its mode is right from the beginning.
    let made = OpenOptions::new().write(true).create_new(true).mode(0o600).open(into);
    let refused = |error| BackupError::Target(into.to_owned(), error);
    let file = made.map_err(|error| match error.kind() {
        io::ErrorKind::AlreadyExists => BackupError::Exists(into.to_owned()),
        _ => refused(error),
    })?;
    let copied = copy(store, target, &file).await;
    if copied.is_err() {
        fs::remove_file(into).map_err(refused)?;
    }
    copied
}

async fn copy(store: &Store, target: &str, file: &File) -> Result<u64, BackupError> {
    store.copy_into(target).await?;
    let refused = |error| BackupError::Target(target.into(), error);
    file.sync_all().map_err(refused)?;
    let copy = Store::open(&format!("sqlite://{target}"), Mode::Read).await?;
    let whole = copy.whole().await;
    copy.close().await;
    match whole? {
        true => Ok(file.metadata().map_err(refused)?.len()),
        false => Err(BackupError::Torn),
    }
}

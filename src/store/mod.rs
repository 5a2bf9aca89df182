//! What is kept on a disk: content, counts, and staff accounts. Nothing about askers.
//!
//! One SQL text for SQLite and PostgreSQL, through `sqlx::Any`; what only SQLite needs stands in `sqlite.rs`.

mod backup;
mod content;
mod counts;
mod library;
mod migrations;
mod shipping;
mod sqlite;
mod staff;
mod staff_digests;
mod staff_sessions;

use sqlx::{AnyPool, any::AnyPoolOptions};

pub use backup::{BackupError, backup};
pub use content::{Change, StoredFile};
pub use library::{Library, watch};
pub use migrations::Tables;
pub use shipping::{Shipping, shipping};
pub use sqlite::{beside, file as sqlite_file};
pub use staff::{Account, Invitation, Role, UnknownRole};
pub use staff_sessions::{Deed, StaffSession};

/// The durable tables.
#[derive(Clone, Debug)]
pub struct Store {
    pool: AnyPool,
    sqlite: bool,
}

/// The database did not do what it was asked. The text names no value.
#[derive(Debug, thiserror::Error)]
pub enum StoreError {
    /// The address is not one that the service can use.
    #[error("DATABASE_URL (database_url) must begin with sqlite:// or postgres://")]
    Address,
    /// There is no database of that name.
    #[error("there is no database file")]
    Missing,
    /// The folder of the database cannot be made or written to.
    #[error(
        "the folder {0} of DATABASE_URL (database_url) cannot be written to: {1}; change its owner or the setting"
    )]
    Folder(String, std::io::Error),
    /// The database cannot be opened or asked.
    #[error(
        "the database cannot be used ({0}); check DATABASE_URL (database_url) and that it runs"
    )]
    Unusable(&'static str),
    /// The tables cannot be brought up to date.
    #[error(
        "the tables of the database cannot be brought up to date ({0}); was a newer version of the program here?"
    )]
    Migration(String),
}

impl From<sqlx::Error> for StoreError {
    /// Keeps the kind alone: messages of databases can quote values and addresses.
    fn from(error: sqlx::Error) -> Self {
        Self::Unusable(match error {
            sqlx::Error::Io(_) => "no connection",
            sqlx::Error::Tls(_) => "no secure connection",
            sqlx::Error::PoolTimedOut => "no answer in time",
            sqlx::Error::Database(_) => "it refused",
            sqlx::Error::Configuration(_) => "its address is wrong",
            _ => "it failed",
        })
    }
}

/// How a database is opened.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Mode {
    /// Made and brought up to date if need be.
    Serve,
    /// Read and changed, and only if it is there: whoever serves has made it and brought it up to date.
    Use,
    /// Only read, and only if it is there; no file is made.
    Read,
}

impl Store {
    /// Opens the database.
    ///
    /// # Errors
    /// What keeps it from being used; in [`Mode::Use`] and [`Mode::Read`] also that there is none.
    pub async fn open(url: &str, mode: Mode) -> Result<Self, StoreError> {
        sqlx::any::install_default_drivers();
        let pool = match url.split_once("://") {
            Some(("sqlite", _)) => sqlite::open(url, mode).await?,
            Some(("postgres" | "postgresql", _)) => pool_options().connect(url).await?,
            _ => return Err(StoreError::Address),
        };
        if mode == Mode::Serve {
            migrations::migrator()
                .run(&pool)
                .await
                .map_err(|error| StoreError::Migration(kind(&error)))?;
        }
        Ok(Self { pool, sqlite: sqlite::file(url).is_some() })
    }

    /// Closes the database; files that only an open one needs are gone afterwards.
    pub async fn close(self) {
        self.pool.close().await;
    }
}

fn kind(error: &sqlx::migrate::MigrateError) -> String {
    match error {
        sqlx::migrate::MigrateError::VersionMissing(version) => {
            format!("step {version} is unknown here")
        }
        sqlx::migrate::MigrateError::VersionMismatch(version) => format!("step {version} differs"),
        _ => "a step failed".to_owned(),
    }
}

/// A few connections are enough: questions never wait for the database.
fn pool_options() -> AnyPoolOptions {
    AnyPoolOptions::new().max_connections(4).acquire_timeout(std::time::Duration::from_secs(5))
}

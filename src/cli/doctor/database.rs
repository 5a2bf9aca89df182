//! The database: it is opened to read alone, and nothing is made.

use std::{fs::OpenOptions, path::Path};

use super::{
    finding::Finding,
    permissions::{PASS, READ, WRITE, others_may},
};
use crate::{
    config::Config,
    store::{Mode, Store, StoreError, Tables, beside, sqlite_file},
};

const ABOUT: &str = "database";

/// Looks at whether it can be used, is whole and up to date, and who may read it.
pub async fn look(config: &Config) -> Vec<Finding> {
    let file = sqlite_file(&config.database_url);
    let mut findings = match Store::open(&config.database_url, Mode::Read).await {
        Ok(store) => {
            let findings = opened(&store, file.as_deref()).await;
            store.close().await;
            findings
        }
        Err(StoreError::Missing) => vec![missing(file.as_deref())],
        Err(error) => vec![unusable(&error)],
    };
    findings.extend(file.as_deref().and_then(readable));
    if config.database_url.starts_with("postgres") {
        findings.push(Finding::note(
            ABOUT,
            "PostgreSQL keeps what was deleted in pg_wal for a while, and in its own backups",
            "docs/operator.md says for how long, and how to shorten that",
        ));
    }
    findings
}

/// The program serves without a database too; but what staff change and what is counted needs one.
fn unusable(error: &StoreError) -> Finding {
    let todo = "until it is mended the answers that came with the program are served, and nothing is counted";
    Finding::mend(ABOUT, error.to_string(), todo)
}

fn missing(file: Option<&Path>) -> Finding {
    let name = file.map(|file| file.display().to_string()).unwrap_or_default();
    let todo = "start Hamroh once as the user that will run it";
    Finding::note(ABOUT, format!("{name} is not there yet; the first start makes it"), todo)
}

async fn opened(store: &Store, file: Option<&Path>) -> Vec<Finding> {
    let damaged = |file: &&Path| {
        let found = format!("{} is damaged, or is no database", file.display());
        Finding::mend(ABOUT, found, "stop Hamroh and restore the last backup: docs/operator.md")
    };
    if file.is_some() && !store.whole().await.unwrap_or(false) {
        return file.iter().map(damaged).collect();
    }
    let tables = store.tables().await.map_or_else(|error| unusable(&error), tables);
    [tables].into_iter().chain(file.and_then(read_only)).collect()
}

/// It is opened, not written to: nothing of the file changes.
fn read_only(file: &Path) -> Option<Finding> {
    let error = OpenOptions::new().append(true).open(file).err()?;
    let found = format!("{} cannot be written to by you: {error}", file.display());
    let todo = "run this as the user that runs Hamroh, or give that user the file";
    Some(Finding::mend(ABOUT, found, todo))
}

fn tables(tables: Tables) -> Finding {
    match tables {
        Tables::Current => Finding::fine(ABOUT, "it opens, and its tables are up to date"),
        Tables::Behind => Finding::note(
            ABOUT,
            "its tables are those of an older version",
            "make a backup (hamroh backup FILE), then start this version: it brings them up to date",
        ),
        Tables::Ahead => Finding::mend(
            ABOUT,
            "its tables are those of a newer version than this program",
            "install that version again: an older one does not serve them",
        ),
    }
}

/// Whether somebody else on this machine can read or change the database.
fn readable(file: &Path) -> Option<Finding> {
    let folder = match file.parent() {
        Some(folder) if !folder.as_os_str().is_empty() => folder,
        _ => Path::new("."),
    };
    let files = [file.to_owned(), beside(file, "-wal"), beside(file, "-shm")];
    let open = files.iter().any(|file| others_may(READ | WRITE, file));
    let exposed = others_may(WRITE, folder) || (others_may(PASS, folder) && open);
    exposed.then(|| {
        let name = folder.display();
        let found = format!("everybody on this machine can get at the database in {name}");
        Finding::mend(ABOUT, found, format!("chmod 700 {name}"))
    })
}

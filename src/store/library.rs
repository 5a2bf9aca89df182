//! The content of the database, followed while the program runs.

use std::{future::Future, time::Duration};

use super::{Change, Mode, Shipping, Store, StoreError, StoredFile, shipping, sqlite};
use crate::knowledge::{Content, ContentFile, Problem, read, shipped_files};

/// How often the database is looked at: a change is served within five seconds.
const LOOK: Duration = Duration::from_secs(2);

/// The content of the database, or the embedded one while there is no database.
pub struct Library {
    url: String,
    store: Option<Store>,
    seen: Vec<ContentFile>,
}

impl Library {
    /// Opens the database, brings the shipped content up to date in it, and reads all.
    ///
    /// Whatever is wrong with the database is logged for the operator, and the embedded content is served.
    ///
    /// # Errors
    /// The embedded content cannot be read: the binary was built wrong.
    pub async fn open(url: &str) -> Result<(Self, Content), Vec<Problem>> {
        let embedded = read(&shipped_files())?;
        let mut library = Self { url: url.to_owned(), store: None, seen: Vec::new() };
        match library.connect().await {
            Ok(Some(content)) => Ok((library, content)),
            Ok(None) => Ok((library, embedded)),
            Err(error) => {
                tracing::error!(error = %error, "There is no database: the embedded content is served, and changes by staff are not");
                Ok((library, embedded))
            }
        }
    }

    /// Opens the database and reads its content, `None` if that cannot be served.
    async fn connect(&mut self) -> Result<Option<Content>, StoreError> {
        let store = Store::open(&self.url, Mode::Serve).await?;
        let files = update(&store, &shipped_files()).await?;
        self.store = Some(store);
        Ok(self.take_up(files))
    }

    /// The content of these files, if they differ from what was seen and have no problem.
    fn take_up(&mut self, files: Vec<ContentFile>) -> Option<Content> {
        if files == self.seen {
            return None;
        }
        let content = read(&files);
        self.seen = files;
        content
            .map_err(|problems| {
                report(&problems, "The content of the database has problems: what was served before stays, until they are mended")
            })
            .ok()
    }

    /// Looks at the database once: new content, if there is some.
    async fn look(&mut self) -> Result<Option<Content>, StoreError> {
        if sqlite::file(&self.url).is_some_and(|file| !file.exists()) && !self.seen.is_empty() {
            if let Some(store) = self.store.take() {
                store.close().await;
            }
            return Err(StoreError::Missing);
        }
        match &self.store {
            None => self.connect().await,
            Some(store) => {
                let files =
                    store.content_files().await?.into_iter().map(|stored| stored.file).collect();
                Ok(self.take_up(files))
            }
        }
    }

    /// Ends the use of the database.
    pub async fn close(self) {
        if let Some(store) = self.store {
            store.close().await;
        }
    }
}

/// Follows the database until `stop`, and hands over each new content.
pub async fn watch(
    mut library: Library,
    mut serve: impl FnMut(Content),
    stop: impl Future<Output = ()>,
) {
    tokio::pin!(stop);
    let mut working = library.store.is_some();
    loop {
        tokio::select! {
            () = &mut stop => break,
            () = tokio::time::sleep(LOOK) => {}
        }
        match library.look().await {
            Ok(content) => {
                if !working {
                    tracing::info!("The database is back");
                }
                working = true;
                if let Some(content) = content {
                    tracing::info!(entries = content.entries().len(), "New content is served");
                    serve(content);
                }
            }
            Err(error) => {
                if working {
                    tracing::error!(error = %error, "The database has gone: the content in memory is served until it is back");
                }
                working = false;
            }
        }
    }
    library.close().await;
}

/// Puts new shipped content into the database unless that would break what staff have made of it.
async fn update(store: &Store, shipped: &[ContentFile]) -> Result<Vec<ContentFile>, StoreError> {
    let stored = store.content_files().await?;
    let plan = shipping(&stored, shipped);
    let merged = apply(&stored, &plan);
    if let Err(problems) = read(&merged) {
        report(
            &problems,
            "The content that comes with this version does not fit staff's changes and was not taken over",
        );
        return Ok(stored.into_iter().map(|stored| stored.file).collect());
    }
    for path in &plan.kept {
        tracing::warn!(file = %path, "Staff's text is kept; this version has another: see `hamroh content export`");
    }
    store.change_content(&plan.changes).await?;
    Ok(merged)
}

/// The files as they would be served after the plan.
fn apply(stored: &[StoredFile], plan: &Shipping) -> Vec<ContentFile> {
    let mut files: Vec<ContentFile> = stored.iter().map(|stored| stored.file.clone()).collect();
    for change in &plan.changes {
        match change {
            Change::Ship(file) | Change::Edit(file) => {
                files.retain(|held| held.path != file.path);
                files.push(file.clone());
            }
            Change::Remove(path) => files.retain(|held| &held.path != path),
            Change::Offer(_) => {}
        }
    }
    files.sort();
    files
}

fn report(problems: &[Problem], what: &str) {
    tracing::error!(problems = problems.len(), "{what}");
    problems.iter().for_each(|problem| tracing::error!("{problem}"));
}

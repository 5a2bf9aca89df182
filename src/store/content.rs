//! Content files in the database.

use super::{Store, StoreError};
use crate::knowledge::ContentFile;

/// A content file as it is stored.
#[derive(Clone, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub struct StoredFile {
    /// The file as it is served.
    pub file: ContentFile,
    /// The text that the binary shipped last; `None` for a file that staff added.
    pub shipped: Option<String>,
}

impl StoredFile {
    /// Whether staff changed or added it.
    pub fn touched(&self) -> bool {
        self.shipped.as_deref() != Some(self.file.text.as_str())
    }
}

/// A change to one content file.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Change {
    /// The binary ships this text: it is served.
    Ship(ContentFile),
    /// The binary ships this text, but staff's own is served: remembered to show the difference.
    Offer(ContentFile),
    /// Staff give this text: it is served.
    Edit(ContentFile),
    /// The file is no longer shipped and nobody touched it.
    Remove(String),
}

impl Store {
    /// All content files, sorted by path.
    ///
    /// # Errors
    /// The database cannot be asked.
    pub async fn content_files(&self) -> Result<Vec<StoredFile>, StoreError> {
        let rows: Vec<(String, String, Option<String>)> =
            sqlx::query_as("select path, text, shipped from content_file order by path")
                .fetch_all(&self.pool)
                .await?;
        let stored =
            |(path, text, shipped)| StoredFile { file: ContentFile { path, text }, shipped };
        let mut files: Vec<StoredFile> = rows.into_iter().map(stored).collect();
        files.sort();
        Ok(files)
    }

    /// Makes all changes, or none.
    ///
    /// # Errors
    /// The database cannot be written to; nothing was changed.
    pub async fn change_content(&self, changes: &[Change]) -> Result<(), StoreError> {
        let mut transaction = self.pool.begin().await?;
        for change in changes {
            let query = match change {
                Change::Ship(file) => sqlx::query(
                    "insert into content_file (path, text, shipped) values ($1, $2, $2)
                     on conflict (path) do update set text = excluded.text, shipped = excluded.shipped",
                )
                .bind(&file.path)
                .bind(&file.text),
                Change::Offer(file) => sqlx::query("update content_file set shipped = $2 where path = $1")
                    .bind(&file.path)
                    .bind(&file.text),
                Change::Edit(file) => sqlx::query(
                    "insert into content_file (path, text) values ($1, $2)
                     on conflict (path) do update set text = excluded.text",
                )
                .bind(&file.path)
                .bind(&file.text),
                Change::Remove(path) => sqlx::query("delete from content_file where path = $1").bind(path),
            };
            query.execute(&mut *transaction).await?;
        }
        Ok(transaction.commit().await?)
    }
}

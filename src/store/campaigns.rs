//! Campaigns that staff registered. Times are Unix seconds.

use super::{Store, StoreError};

/// A campaign: the word in the links of its leaflets.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Campaign {
    /// The word, in small letters.
    pub code: String,
    /// What staff wrote about it.
    pub note: String,
    /// When it was registered.
    pub since: i64,
}

impl Store {
    /// All campaigns by code.
    ///
    /// # Errors
    /// The database cannot be asked.
    pub async fn campaigns(&self) -> Result<Vec<Campaign>, StoreError> {
        let rows: Vec<(String, String, i64)> =
            sqlx::query_as("select code, note, since from campaign order by code")
                .fetch_all(&self.pool)
                .await?;
        Ok(rows.into_iter().map(|(code, note, since)| Campaign { code, note, since }).collect())
    }

    /// Registers a campaign, or gives it another note.
    ///
    /// # Errors
    /// The database cannot be written to.
    pub async fn register_campaign(&self, campaign: &Campaign) -> Result<(), StoreError> {
        let query = sqlx::query(
            "insert into campaign (code, note, since) values ($1, $2, $3)
             on conflict (code) do update set note = excluded.note",
        );
        let Campaign { code, note, since } = campaign;
        query.bind(code).bind(note).bind(since).execute(&self.pool).await?;
        Ok(())
    }

    /// Removes a campaign: it is not counted any more. What was counted stays. `false` if there is none.
    ///
    /// # Errors
    /// The database cannot be written to.
    pub async fn remove_campaign(&self, code: &str) -> Result<bool, StoreError> {
        let query = sqlx::query("delete from campaign where code = $1").bind(code);
        Ok(query.execute(&self.pool).await?.rows_affected() == 1)
    }
}

//! Which weekly digests were sent, so that none is sent twice over a restart.

use chrono::NaiveDate;

use super::{Store, StoreError};

impl Store {
    /// Takes the digest of a Monday for the chat at this place of the configuration: `false` if it was taken before. Those of earlier
    /// Mondays are forgotten.
    ///
    /// # Errors
    /// The database cannot be written to.
    pub async fn take_digest(&self, monday: NaiveDate, chat: usize) -> Result<bool, StoreError> {
        let monday = monday.to_string();
        let old = sqlx::query("delete from staff_digest where monday < $1").bind(&monday);
        old.execute(&self.pool).await?;
        let query = sqlx::query(
            "insert into staff_digest (monday, chat) values ($1, $2) on conflict do nothing",
        );
        let taken = query.bind(&monday).bind(place(chat)).execute(&self.pool).await?;
        Ok(taken.rows_affected() == 1)
    }

    /// Gives a digest back that was not sent.
    ///
    /// # Errors
    /// The database cannot be written to.
    pub async fn give_digest_back(&self, monday: NaiveDate, chat: usize) -> Result<(), StoreError> {
        let query = sqlx::query("delete from staff_digest where monday = $1 and chat = $2");
        query.bind(monday.to_string()).bind(place(chat)).execute(&self.pool).await?;
        Ok(())
    }
}

fn place(chat: usize) -> i64 {
    i64::try_from(chat).unwrap_or(i64::MAX)
}

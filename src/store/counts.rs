//! Closed counts: sorted batches in, raw cells out for `statistics` alone.

use std::collections::BTreeMap;

use sqlx::{Any, Transaction};

use super::{Store, StoreError, sqlite};
use crate::statistics::{Count, Period, Retired, Table, Week};

type Row = (String, String, String, String, String, i64);
type Key = (Table, Period, Vec<String>);

impl Store {
    /// Adds a batch to what is stored, in one transaction, and leaves nothing of it in a journal.
    ///
    /// All rows of the weeks that the batch touches, and of their days, are written anew and sorted: neither the order of rows nor
    /// what the database keeps beside them tells which of them came with this batch.
    ///
    /// # Errors
    /// The database cannot be written to; nothing of the batch was stored.
    pub async fn add_counts(&self, batch: &[Count]) -> Result<(), StoreError> {
        let mut weeks: Vec<Week> = batch.iter().filter_map(|count| count.period.week()).collect();
        weeks.sort_unstable();
        weeks.dedup();
        let mut transaction = self.pool.begin().await?;
        let mut counts = batch.to_vec();
        for period in weeks.into_iter().flat_map(periods) {
            counts.extend(take(&mut transaction, period).await?);
        }
        let mut cells: BTreeMap<Key, u64> = BTreeMap::new();
        for Count { table, period, keys, count } in counts {
            *cells.entry((table, period, keys)).or_default() += count;
        }
        for ((table, period, keys), count) in cells {
            put(&mut transaction, &Count { table, period, keys, count }).await?;
        }
        transaction.commit().await?;
        self.forget_journal().await
    }

    /// All counts, sorted. For `statistics` alone: see [`Counts`](crate::statistics::Counts).
    ///
    /// # Errors
    /// The database cannot be asked.
    pub async fn counts(&self) -> Result<Vec<Count>, StoreError> {
        let rows: Vec<Row> = sqlx::query_as(
            "select margin, period, key_1, key_2, key_3, asker_days from marginal_count",
        )
        .fetch_all(&self.pool)
        .await?;
        let mut counts: Vec<Count> = rows.into_iter().filter_map(count).collect();
        counts.sort();
        Ok(counts)
    }

    /// Puts what the reports show of months that have grown old in the place of their weeks and days.
    ///
    /// # Errors
    /// The database cannot be written to; nothing was changed.
    pub async fn retire(&self, months: &[Retired]) -> Result<(), StoreError> {
        let mut transaction = self.pool.begin().await?;
        for Retired { month, counts } in months {
            for period in month.weeks().into_iter().flat_map(periods) {
                take(&mut transaction, period).await?;
            }
            for count in counts {
                put(&mut transaction, count).await?;
            }
        }
        transaction.commit().await?;
        self.forget_journal().await
    }

    /// The campaigns that staff have registered: code and name, by code.
    ///
    /// # Errors
    /// The database cannot be asked.
    pub async fn campaigns(&self) -> Result<Vec<(String, String)>, StoreError> {
        let query = sqlx::query_as("select code, name from campaign order by code");
        Ok(query.fetch_all(&self.pool).await?)
    }

    /// Registers a campaign, or gives it another name. The code is kept in lower case.
    ///
    /// # Errors
    /// The database cannot be written to.
    pub async fn register_campaign(&self, code: &str, name: &str) -> Result<(), StoreError> {
        let query = sqlx::query(
            "insert into campaign (code, name) values ($1, $2)
             on conflict (code) do update set name = excluded.name",
        );
        query.bind(code.trim().to_lowercase()).bind(name).execute(&self.pool).await?;
        Ok(())
    }

    /// Ends a campaign: its code is counted as `other` from now on. What was counted stays.
    ///
    /// # Errors
    /// The database cannot be written to.
    pub async fn end_campaign(&self, code: &str) -> Result<(), StoreError> {
        sqlx::query("delete from campaign where code = $1").bind(code).execute(&self.pool).await?;
        Ok(())
    }

    /// Whether the counts are made up for demonstration.
    ///
    /// # Errors
    /// The database cannot be asked.
    pub async fn is_made_up(&self) -> Result<bool, StoreError> {
        let rows: Vec<(String,)> =
            sqlx::query_as("select since from made_up").fetch_all(&self.pool).await?;
        Ok(!rows.is_empty())
    }

    /// Marks the counts as made up, for good.
    ///
    /// # Errors
    /// The database cannot be written to.
    pub async fn mark_made_up(&self, since: chrono::NaiveDate) -> Result<(), StoreError> {
        let query = sqlx::query("insert into made_up (since) values ($1) on conflict do nothing");
        query.bind(since.to_string()).execute(&self.pool).await?;
        Ok(())
    }

    /// Writes what the journal of SQLite holds into the database, and empties it.
    async fn forget_journal(&self) -> Result<(), StoreError> {
        if self.sqlite {
            sqlite::empty_journal(&self.pool).await?;
        }
        Ok(())
    }
}

/// The week itself and its days, as they are written.
fn periods(week: Week) -> impl Iterator<Item = Period> {
    let days = week.monday().iter_days().take(7).map(Period::Day);
    std::iter::once(Period::Week(week)).chain(days)
}

/// Takes all rows of a period out of the database.
async fn take(
    transaction: &mut Transaction<'_, Any>,
    period: Period,
) -> Result<Vec<Count>, StoreError> {
    let rows: Vec<Row> = sqlx::query_as(
        "delete from marginal_count where period = $1
         returning margin, period, key_1, key_2, key_3, asker_days",
    )
    .bind(period.to_string())
    .fetch_all(&mut **transaction)
    .await?;
    Ok(rows.into_iter().filter_map(count).collect())
}

async fn put(transaction: &mut Transaction<'_, Any>, count: &Count) -> Result<(), StoreError> {
    let key = |place: usize| count.keys.get(place).map_or("", String::as_str);
    sqlx::query(
        "insert into marginal_count (margin, period, key_1, key_2, key_3, asker_days)
         values ($1, $2, $3, $4, $5, $6)",
    )
    .bind(count.table.name())
    .bind(count.period.to_string())
    .bind(key(0))
    .bind(key(1))
    .bind(key(2))
    .bind(i64::try_from(count.count).unwrap_or(i64::MAX))
    .execute(&mut **transaction)
    .await?;
    Ok(())
}

/// A row as a count; none if a newer program wrote it.
fn count((margin, period, key_1, key_2, key_3, asker_days): Row) -> Option<Count> {
    let keys: Vec<String> =
        [key_1, key_2, key_3].into_iter().filter(|key| !key.is_empty()).collect();
    Some(Count {
        table: margin.parse().ok()?,
        period: period.parse().ok()?,
        keys,
        count: u64::try_from(asker_days).ok()?,
    })
}

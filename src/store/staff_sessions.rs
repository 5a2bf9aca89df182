//! Who of the staff is signed in, and what they did. Times are Unix seconds.

use super::{Role, Store, StoreError};

/// One of the staff, signed in.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct StaffSession {
    /// Who.
    pub name: String,
    /// What the account may do.
    pub role: Role,
    /// When it was begun.
    pub begun: i64,
    /// When it was last used.
    pub seen: i64,
}

/// Something that one of the staff did.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Deed {
    /// When.
    pub at: i64,
    /// Who.
    pub name: String,
    /// What: a word that pages translate.
    pub deed: String,
    /// With what: a page, a file, a campaign; empty where there is nothing to say.
    pub subject: String,
}

impl Store {
    /// Begins a session under the SHA-256 of what the browser keeps, in hex.
    ///
    /// # Errors
    /// The database cannot be written to.
    pub async fn begin_session(&self, hash: &str, name: &str, now: i64) -> Result<(), StoreError> {
        let query = sqlx::query(
            "insert into staff_session (hash, name, begun, seen) values ($1, $2, $3, $3)",
        );
        query.bind(hash).bind(name).bind(now).execute(&self.pool).await?;
        Ok(())
    }

    /// The session under this hash, whatever its age.
    ///
    /// # Errors
    /// The database cannot be asked.
    pub async fn session(&self, hash: &str) -> Result<Option<StaffSession>, StoreError> {
        let query = sqlx::query_as(
            "select staff.name, staff.role, begun, seen from staff_session
             join staff on staff.name = staff_session.name where hash = $1",
        );
        let row: Option<(String, String, i64, i64)> =
            query.bind(hash).fetch_optional(&self.pool).await?;
        let session = |(name, role, begun, seen): (String, String, i64, i64)| {
            Some(StaffSession { name, role: role.parse().ok()?, begun, seen })
        };
        Ok(row.and_then(session))
    }

    /// Notes that a session was used.
    ///
    /// # Errors
    /// The database cannot be written to.
    pub async fn see_session(&self, hash: &str, now: i64) -> Result<(), StoreError> {
        let query = sqlx::query("update staff_session set seen = $2 where hash = $1");
        query.bind(hash).bind(now).execute(&self.pool).await?;
        Ok(())
    }

    /// Ends a session.
    ///
    /// # Errors
    /// The database cannot be written to.
    pub async fn end_session(&self, hash: &str) -> Result<(), StoreError> {
        let query = sqlx::query("delete from staff_session where hash = $1");
        query.bind(hash).execute(&self.pool).await?;
        Ok(())
    }

    /// Notes what one of the staff did.
    ///
    /// # Errors
    /// The database cannot be written to.
    pub async fn note_deed(&self, deed: &Deed) -> Result<(), StoreError> {
        let query =
            sqlx::query("insert into staff_deed (at, name, deed, subject) values ($1, $2, $3, $4)");
        let Deed { at, name, deed, subject } = deed;
        query.bind(at).bind(name).bind(deed).bind(subject).execute(&self.pool).await?;
        Ok(())
    }

    /// What staff did, the newest first, at most `limit`.
    ///
    /// # Errors
    /// The database cannot be asked.
    pub async fn deeds(&self, limit: i64) -> Result<Vec<Deed>, StoreError> {
        let query = sqlx::query_as(
            "select at, name, deed, subject from staff_deed order by at desc, name limit $1",
        );
        let rows: Vec<(i64, String, String, String)> =
            query.bind(limit).fetch_all(&self.pool).await?;
        let deed = |(at, name, deed, subject)| Deed { at, name, deed, subject };
        Ok(rows.into_iter().map(deed).collect())
    }

    /// Forgets deeds before one moment, and sessions that were begun before another.
    ///
    /// # Errors
    /// The database cannot be written to.
    pub async fn forget_staff_traces(&self, deeds: i64, sessions: i64) -> Result<(), StoreError> {
        sqlx::query("delete from staff_deed where at < $1").bind(deeds).execute(&self.pool).await?;
        let query = sqlx::query("delete from staff_session where begun < $1");
        query.bind(sessions).execute(&self.pool).await?;
        Ok(())
    }
}

//! Staff accounts: who may look at the figures, and by what they prove it. Times are Unix seconds.

use std::{fmt, str::FromStr};

use super::{Store, StoreError};

/// What one of the staff may do. Each may also do what those before may.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub enum Role {
    /// Looks at figures and exports them.
    Viewer,
    /// Registers campaigns.
    Editor,
    /// Reads the log of what staff did.
    Admin,
}

impl Role {
    /// All roles, the least first.
    pub const ALL: [Self; 3] = [Self::Viewer, Self::Editor, Self::Admin];

    /// The word for it in the database and on the command line.
    pub const fn code(self) -> &'static str {
        match self {
            Self::Viewer => "viewer",
            Self::Editor => "editor",
            Self::Admin => "admin",
        }
    }
}

impl fmt::Display for Role {
    fn fmt(&self, formatter: &mut fmt::Formatter<'_>) -> fmt::Result {
        formatter.write_str(self.code())
    }
}

/// The text is not the word of a role.
#[derive(Debug, thiserror::Error)]
#[error("the role must be viewer, editor or admin")]
pub struct UnknownRole;

impl FromStr for Role {
    type Err = UnknownRole;

    fn from_str(code: &str) -> Result<Self, UnknownRole> {
        Self::ALL.into_iter().find(|role| role.code() == code).ok_or(UnknownRole)
    }
}

/// By what one of the staff proves to be it. `Debug` shows none of it.
#[derive(Clone)]
pub struct Account {
    /// The name to sign in with.
    pub name: String,
    /// The hash of the password, in PHC form; `None` before the one-time link was used.
    pub password: Option<String>,
    /// The secret of the second factor, in base32.
    pub secret: Option<String>,
}

impl fmt::Debug for Account {
    fn fmt(&self, formatter: &mut fmt::Formatter<'_>) -> fmt::Result {
        formatter.debug_struct("Account").finish_non_exhaustive()
    }
}

/// A one-time link that makes or renews an account.
pub struct Invitation<'a> {
    /// The name to sign in with.
    pub name: &'a str,
    /// What the account may do from now on.
    pub role: Role,
    /// The SHA-256 of the link's secret part, in hex.
    pub link: &'a str,
    /// Until when the link can be used.
    pub until: i64,
    /// The second factor that using it sets, in base32.
    pub secret: &'a str,
}

/// A name and a word: of an invited account its second factor, of a listed one its role.
type Pair = (String, String);

impl Store {
    /// Makes an account that cannot sign in yet, or gives an existing one another link: its password stays until that is used.
    ///
    /// # Errors
    /// The database cannot be written to.
    pub async fn invite(&self, invitation: &Invitation<'_>) -> Result<(), StoreError> {
        let query = sqlx::query(
            "insert into staff (name, role, step, link, link_until, next_secret) values ($1, $2, 0, $3, $4, $5)
             on conflict (name) do update set role = excluded.role, link = excluded.link,
                 link_until = excluded.link_until, next_secret = excluded.next_secret",
        );
        let Invitation { name, role, link, until, secret } = invitation;
        let query = query.bind(*name).bind(role.code()).bind(*link).bind(*until).bind(*secret);
        query.execute(&self.pool).await?;
        Ok(())
    }

    /// The account that a link is for, and the second factor that using it sets.
    ///
    /// # Errors
    /// The database cannot be asked.
    pub async fn invited(&self, link: &str, now: i64) -> Result<Option<Pair>, StoreError> {
        let query = sqlx::query_as(
            "select name, next_secret from staff where link = $1 and link_until > $2 and next_secret is not null",
        );
        Ok(query.bind(link).bind(now).fetch_optional(&self.pool).await?)
    }

    /// Uses a link up: the password and the second factor are set, and whoever was signed in under this name no longer is.
    ///
    /// `false` if the link was used or has run out in the meantime.
    ///
    /// # Errors
    /// The database cannot be written to; nothing was changed.
    pub async fn take_up(
        &self,
        link: &str,
        password: &str,
        step: i64,
        now: i64,
    ) -> Result<bool, StoreError> {
        let mut transaction = self.pool.begin().await?;
        sqlx::query(
            "delete from staff_session where name in (select name from staff where link = $1)",
        )
        .bind(link)
        .execute(&mut *transaction)
        .await?;
        let query = sqlx::query(
            "update staff set password = $2, secret = next_secret, step = $3, link = null, link_until = null, next_secret = null
             where link = $1 and link_until > $4",
        );
        let query = query.bind(link).bind(password).bind(step).bind(now);
        let used = query.execute(&mut *transaction).await?.rows_affected() == 1;
        if used {
            transaction.commit().await?;
        }
        Ok(used)
    }

    /// By what this name is proved.
    ///
    /// # Errors
    /// The database cannot be asked.
    pub async fn account(&self, name: &str) -> Result<Option<Account>, StoreError> {
        let row: Option<(String, Option<String>, Option<String>)> =
            sqlx::query_as("select name, password, secret from staff where name = $1")
                .bind(name)
                .fetch_optional(&self.pool)
                .await?;
        Ok(row.map(|(name, password, secret)| Account { name, password, secret }))
    }

    /// Uses up the code of a 30-second step: `false` if it or a later one was used before.
    ///
    /// # Errors
    /// The database cannot be written to.
    pub async fn use_step(&self, name: &str, step: i64) -> Result<bool, StoreError> {
        let query = sqlx::query("update staff set step = $2 where name = $1 and step < $2");
        Ok(query.bind(name).bind(step).execute(&self.pool).await?.rows_affected() == 1)
    }

    /// All accounts by name, with the word of their role.
    ///
    /// # Errors
    /// The database cannot be asked.
    pub async fn accounts(&self) -> Result<Vec<Pair>, StoreError> {
        Ok(sqlx::query_as("select name, role from staff order by name")
            .fetch_all(&self.pool)
            .await?)
    }

    /// Removes an account, and signs it out everywhere. `false` if there is none.
    ///
    /// # Errors
    /// The database cannot be written to; nothing was changed.
    pub async fn remove_account(&self, name: &str) -> Result<bool, StoreError> {
        let mut transaction = self.pool.begin().await?;
        let sessions = sqlx::query("delete from staff_session where name = $1").bind(name);
        sessions.execute(&mut *transaction).await?;
        let account = sqlx::query("delete from staff where name = $1").bind(name);
        let removed = account.execute(&mut *transaction).await?.rows_affected() == 1;
        transaction.commit().await?;
        Ok(removed)
    }
}

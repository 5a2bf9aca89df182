//! Making accounts: what `hamroh staff add` does.

use super::{name::StaffName, second_factor::SecondFactor, token::Token};
use crate::store::{Deed, Invitation, Role, Store, StoreError};

/// How long a link can be used, in seconds: three days.
const USABLE: i64 = 3 * 24 * 60 * 60;

/// An account could not be made.
#[derive(Debug, thiserror::Error)]
pub enum InviteError {
    /// The database does not take it.
    #[error(transparent)]
    Store(#[from] StoreError),
    /// The system has no random numbers to give.
    #[error("the system gives no random numbers")]
    Randomness,
}

/// Makes an account, or renews the one of this name, and returns the path of its one-time link. `now` in Unix seconds.
///
/// # Errors
/// The database cannot be written to, or the system has no randomness.
pub async fn invite(
    store: &Store,
    name: &StaffName,
    role: Role,
    now: i64,
) -> Result<String, InviteError> {
    let token = Token::random().ok_or(InviteError::Randomness)?;
    let secret = SecondFactor::random().ok_or(InviteError::Randomness)?;
    let (link, until) = (token.hash(), now + USABLE);
    let invitation = Invitation { name: name.as_str(), role, link: &link, until, secret: &secret };
    store.invite(&invitation).await?;
    let deed = Deed {
        at: now,
        name: "hamroh".into(),
        deed: "account-made".into(),
        subject: format!("{} ({role})", name.as_str()),
    };
    store.note_deed(&deed).await?;
    Ok(format!("/staff/welcome/{}", token.text()))
}

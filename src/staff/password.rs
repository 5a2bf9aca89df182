//! Passwords: Argon2id with 64 MiB, one at a time.

use argon2::{
    Algorithm, Argon2, Params, Version,
    password_hash::{PasswordHasher, PasswordVerifier, phc::PasswordHash},
};
use tokio::sync::Semaphore;

/// Memory of one hash, in KiB, and passes over it (OWASP asks for less: 19 MiB and 2).
const MEMORY: u32 = 64 * 1024;
const PASSES: u32 = 3;
/// The fewest characters of a password.
pub(super) const SHORTEST: usize = 12;
/// Requests that may wait for their turn; more are sent away.
const WAITING: usize = 16;

/// Hashes passwords, one at a time: a crowd of guesses takes the memory of one.
pub(super) struct Passwords {
    turn: Semaphore,
    places: Semaphore,
    /// The hash of a password that nobody knows: what names without an account are compared with.
    nobody: Option<String>,
}

/// A password could not be looked at.
#[derive(Debug, thiserror::Error)]
pub(super) enum PasswordError {
    /// Too many are waiting.
    #[error("too many are signing in")]
    Busy,
    /// No memory or no randomness.
    #[error("the password could not be hashed")]
    Failed,
}

impl Passwords {
    pub fn new() -> Self {
        let nobody = random().ok().and_then(|password| hash(&password).ok());
        Self { turn: Semaphore::new(1), places: Semaphore::new(WAITING), nobody }
    }

    /// The hash of a password in PHC form.
    pub async fn hash(&self, password: String) -> Result<String, PasswordError> {
        self.in_turn(move || hash(password.as_bytes())).await
    }

    /// Whether the password is that of the hash. Without a hash as much work is done, and the answer is no.
    pub async fn is(&self, password: String, known: Option<String>) -> Result<bool, PasswordError> {
        let exists = known.is_some();
        let known = known.or_else(|| self.nobody.clone()).ok_or(PasswordError::Failed)?;
        let verified = self.in_turn(move || {
            let known = PasswordHash::new(&known).map_err(|_| PasswordError::Failed)?;
            Ok(argon2()?.verify_password(password.as_bytes(), &known).is_ok())
        });
        Ok(verified.await? && exists)
    }

    async fn in_turn<T: Send + 'static>(
        &self,
        work: impl FnOnce() -> Result<T, PasswordError> + Send + 'static,
    ) -> Result<T, PasswordError> {
        let _place = self.places.try_acquire().map_err(|_| PasswordError::Busy)?;
        let _turn = self.turn.acquire().await.map_err(|_| PasswordError::Failed)?;
        tokio::task::spawn_blocking(work).await.map_err(|_| PasswordError::Failed)?
    }
}

fn argon2() -> Result<Argon2<'static>, PasswordError> {
    let params = Params::new(MEMORY, PASSES, 1, None).map_err(|_| PasswordError::Failed)?;
    Ok(Argon2::new(Algorithm::Argon2id, Version::V0x13, params))
}

fn hash(password: &[u8]) -> Result<String, PasswordError> {
    let hashed = argon2()?.hash_password_with_salt(password, &random()?);
    hashed.map(|hash: PasswordHash| hash.to_string()).map_err(|_| PasswordError::Failed)
}

fn random() -> Result<[u8; 16], PasswordError> {
    let mut bytes = [0; 16];
    getrandom::fill(&mut bytes).map_err(|_| PasswordError::Failed)?;
    Ok(bytes)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[tokio::test]
    async fn a_password_is_known_by_its_hash_and_the_hash_says_how_it_was_made() {
        let passwords = Passwords::new();
        let known = passwords.hash("correct horse battery".into()).await.unwrap();
        assert!(known.starts_with("$argon2id$v=19$m=65536,t=3,p=1$"), "{known}");
        assert!(passwords.is("correct horse battery".into(), Some(known.clone())).await.unwrap());
        assert!(!passwords.is("correct horse batterY".into(), Some(known)).await.unwrap());
        assert!(!passwords.is("correct horse battery".into(), None).await.unwrap());
    }
}

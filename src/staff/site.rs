//! What the pages work with.

use std::sync::Arc;

use chrono::{DateTime, Utc};
use tokio::sync::OnceCell;

use super::{password::Passwords, tries::Tries};
use crate::{
    conversation::Guide,
    store::{Deed, Mode, Store, StoreError},
};

/// What the pages see of the rest of the program.
pub struct Surroundings {
    /// Where the database is.
    pub database_url: String,
    /// The address under which staff reach the pages through a proxy that speaks TLS; without it they answer this machine alone.
    pub public_url: Option<PublicUrl>,
    /// The time.
    pub now: Box<dyn Fn() -> DateTime<Utc> + Send + Sync>,
    /// The content that is served at this moment: titles of entries and topics.
    pub guide: Box<dyn Fn() -> Arc<Guide> + Send + Sync>,
}

/// An address such as `https://hamroh.example.org`, without a path.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct PublicUrl(String);

/// The address cannot be the public one of the pages.
#[derive(Debug, thiserror::Error)]
#[error("it must be https:// and a host name, such as https://hamroh.example.org")]
pub struct InvalidPublicUrl;

impl std::str::FromStr for PublicUrl {
    type Err = InvalidPublicUrl;

    fn from_str(text: &str) -> Result<Self, InvalidPublicUrl> {
        let text = text.trim().trim_end_matches('/').to_ascii_lowercase();
        let host = text.strip_prefix("https://").unwrap_or_default();
        let plausible = !host.is_empty() && !host.contains(['/', '?', '#', '@', ' ']);
        plausible.then_some(Self(text)).ok_or(InvalidPublicUrl)
    }
}

impl PublicUrl {
    /// Scheme and host, as browsers write an origin.
    pub fn origin(&self) -> &str {
        &self.0
    }

    /// The host as requests name it, with its port if it has one.
    pub fn host(&self) -> &str {
        self.0.strip_prefix("https://").unwrap_or_default()
    }
}

/// What the handlers work with.
pub(super) struct Site {
    pub around: Surroundings,
    pub passwords: Passwords,
    pub tries: Tries,
    store: OnceCell<Store>,
}

impl Site {
    pub fn new(around: Surroundings) -> Self {
        Self {
            around,
            passwords: Passwords::new(),
            tries: Tries::new(),
            store: OnceCell::new(),
        }
    }

    /// The moment, in Unix seconds.
    pub fn now(&self) -> i64 {
        (self.around.now)().timestamp()
    }

    /// The database: opened at the first request, and again at the next if that failed.
    pub async fn store(&self) -> Result<&Store, StoreError> {
        self.store.get_or_try_init(|| Store::open(&self.around.database_url, Mode::Serve)).await
    }

    /// Notes what one of the staff did.
    pub async fn note(&self, name: &str, deed: &str, subject: &str) -> Result<(), StoreError> {
        let (name, deed) = (name.to_owned(), deed.to_owned());
        let deed = Deed { at: self.now(), name, deed, subject: subject.to_owned() };
        self.store().await?.note_deed(&deed).await
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_public_address_is_https_and_a_host() {
        let url: PublicUrl = " https://Hamroh.example.org:8443/ ".parse().unwrap();
        assert_eq!((url.origin(), url.host()), ("https://hamroh.example.org:8443", "hamroh.example.org:8443"));
        for wrong in ["", "http://a.example", "https://", "https://a.example/path", "https://me@a.example"] {
            assert!(wrong.parse::<PublicUrl>().is_err(), "{wrong}");
        }
    }
}

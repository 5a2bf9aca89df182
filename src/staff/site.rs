//! What the pages work with.

use std::sync::Arc;

use chrono::{DateTime, FixedOffset, NaiveDate, Utc};
use futures::future::BoxFuture;
use tokio::sync::OnceCell;

use super::{ledger::Ledger, password::Passwords, tries::Tries};
use crate::{
    conversation::Guide,
    statistics::{Count, Facts, Shown, settled_date},
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
    /// The calendar of the office, by which weeks begin and end.
    pub zone: FixedOffset,
    /// What was counted.
    pub figures: Box<dyn Fn() -> BoxFuture<'static, Result<Figures, StoreError>> + Send + Sync>,
    /// How the program is at this moment.
    pub state: Box<dyn Fn() -> State + Send + Sync>,
}

impl Surroundings {
    /// The office's date for all figures.
    pub fn today(&self) -> NaiveDate {
        settled_date(&(self.now)().with_timezone(&self.zone))
    }
}

/// What was counted.
#[derive(Clone, Debug, Default)]
pub struct Figures {
    /// All counts that are kept.
    pub counts: Vec<Count>,
    /// Whether they are made up, for a demonstration: every page says so.
    pub made_up: bool,
}

/// How the program is at this moment.
#[derive(Clone, Debug, Default)]
pub struct State {
    /// What alerts are made from.
    pub facts: Facts,
    /// Since when it runs.
    pub started: Option<DateTime<Utc>>,
    /// The kind of its database, without its address.
    pub database: String,
    /// When counts were last written.
    pub last_batch: Option<DateTime<Utc>>,
    /// Errors in its log since it runs.
    pub errors: u64,
    /// The channels that are on: `telegram`, `sms`.
    pub channels: Vec<String>,
    /// What is shown of the messages that wait for their answer, by channel.
    pub queues: Vec<(String, Shown)>,
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
    pub around: Arc<Surroundings>,
    pub passwords: Passwords,
    pub tries: Tries,
    store: OnceCell<Store>,
    pub ledger: Arc<Ledger>,
}

impl Site {
    pub fn new(around: Arc<Surroundings>) -> Self {
        Self {
            ledger: Ledger::new(Arc::clone(&around)),
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
        self.store.get_or_try_init(|| Store::open(&self.around.database_url, Mode::Use)).await
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
        assert_eq!(
            (url.origin(), url.host()),
            ("https://hamroh.example.org:8443", "hamroh.example.org:8443")
        );
        for wrong in
            ["", "http://a.example", "https://", "https://a.example/path", "https://me@a.example"]
        {
            assert!(wrong.parse::<PublicUrl>().is_err(), "{wrong}");
        }
    }
}

//! The counts as they were last read: reading two years of them takes longer than showing a page.

use std::{panic::resume_unwind, sync::Arc};

use chrono::NaiveDate;
use tokio::sync::Mutex;

use super::site::{Figures, Surroundings};
use crate::{statistics::Counts, store::StoreError};

/// How long counts are shown before they are read anew, in seconds: they are written hourly.
const FRESH: i64 = 60;
/// How old they may be while they are being read anew; older ones are not shown at all.
const STALE: i64 = 60 * 60;

/// What was counted, put in order.
#[derive(Clone)]
pub(super) struct Account {
    pub counts: Arc<Counts>,
    /// Whether the counts are made up, for a demonstration.
    pub made_up: bool,
    at: i64,
    /// The date by which they were read: what closes with another is read anew.
    today: NaiveDate,
}

/// Keeps the counts.
pub(super) struct Ledger {
    around: Arc<Surroundings>,
    kept: std::sync::Mutex<Option<Account>>,
    reading: Mutex<()>,
}

impl Ledger {
    pub fn new(around: Arc<Surroundings>) -> Arc<Self> {
        Arc::new(Self { around, kept: std::sync::Mutex::new(None), reading: Mutex::new(()) })
    }

    /// What was counted, at most an hour old; what is older than a minute is read anew for the next page.
    pub async fn account(self: &Arc<Self>) -> Result<Account, StoreError> {
        let now = self.now();
        match self.kept().filter(|kept| (0..STALE).contains(&(now - kept.at))) {
            Some(kept) if now - kept.at < FRESH => Ok(kept),
            Some(kept) => {
                let ledger = Arc::clone(self);
                tokio::spawn(async move {
                    // What fails is said when the counts have grown too old to show.
                    let _ = ledger.read(now).await;
                });
                Ok(kept)
            }
            None => self.read(now).await,
        }
    }

    /// Reads the counts before anybody asks, if they are older than `age` seconds: nobody waits for them.
    pub async fn read_ahead(&self, age: i64) {
        let now = self.now();
        if self.kept().is_none_or(|kept| !(0..age).contains(&(now - kept.at))) {
            // What fails is said when somebody asks.
            let _ = self.read(now).await;
        }
    }

    /// Reads the counts, unless somebody else has done so in the meantime.
    async fn read(&self, now: i64) -> Result<Account, StoreError> {
        let _reading = self.reading.lock().await;
        if let Some(kept) = self.kept().filter(|kept| (0..FRESH).contains(&(now - kept.at))) {
            return Ok(kept);
        }
        let today = self.around.today();
        let Figures { counts, made_up } = (self.around.figures)().await?;
        // Half a second for two years: not on a thread that answers people.
        let sorted = tokio::task::spawn_blocking(|| counts.into_iter().collect()).await;
        // Empty figures would be taken for true ones.
        let counts = sorted.unwrap_or_else(|error| resume_unwind(error.into_panic()));
        let counts = Arc::new(counts);
        let account = Account { counts, made_up, at: now, today };
        *self.kept.lock().unwrap_or_else(std::sync::PoisonError::into_inner) =
            Some(account.clone());
        Ok(account)
    }

    /// What was read today.
    fn kept(&self) -> Option<Account> {
        let kept = self.kept.lock().unwrap_or_else(std::sync::PoisonError::into_inner).clone();
        kept.filter(|kept| kept.today == self.around.today())
    }

    fn now(&self) -> i64 {
        (self.around.now)().timestamp()
    }
}

#[cfg(test)]
mod tests {
    use std::sync::atomic::{AtomicI64, AtomicUsize, Ordering};

    use chrono::{DateTime, FixedOffset};

    use super::*;
    use crate::{
        conversation::Guide,
        knowledge::{read, shipped_files},
        staff::State,
    };

    #[tokio::test]
    async fn counts_that_were_read_ahead_are_not_read_for_the_first_page() {
        let (reads, clock) =
            (Arc::new(AtomicUsize::new(0)), Arc::new(AtomicI64::new(1_795_348_800)));
        let (counted, time) = (Arc::clone(&reads), Arc::clone(&clock));
        let guide = Arc::new(Guide::new(read(&shipped_files()).unwrap(), None, true));
        let ledger = Ledger::new(Arc::new(Surroundings {
            database_url: String::new(),
            public_url: None,
            now: Box::new(move || {
                DateTime::from_timestamp(time.load(Ordering::SeqCst), 0).unwrap()
            }),
            guide: Box::new(move || Arc::clone(&guide)),
            zone: FixedOffset::east_opt(0).unwrap(),
            figures: Box::new(move || {
                counted.fetch_add(1, Ordering::SeqCst);
                Box::pin(async { Ok(Figures::default()) })
            }),
            state: Box::new(State::default),
        }));
        let read = || reads.load(Ordering::SeqCst);
        ledger.read_ahead(1800).await;
        ledger.account().await.unwrap();
        assert_eq!(read(), 1);
        clock.fetch_add(1799, Ordering::SeqCst);
        ledger.read_ahead(1800).await;
        assert_eq!(read(), 1, "not too old yet");
        clock.fetch_add(1, Ordering::SeqCst);
        ledger.read_ahead(1800).await;
        assert_eq!(read(), 2);
    }
}

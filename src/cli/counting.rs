//! Writing what was counted: batches to the database, what staff registered back from it.

use std::{
    future::Future,
    sync::Arc,
    time::{Duration, SystemTime},
};

use chrono::{DateTime, Utc};

use crate::{
    channel::{CampaignCheck, Counter, SegmentCounter},
    config::Config,
    memory::{Campaigns, OpenCounts},
    statistics::{Count, Counts, Period, Table, retired},
    store::{Mode, Store, StoreError},
};

/// How often it is asked whether a batch is due: a day ends, and a campaign begins, within so long.
const LOOK: Duration = Duration::from_secs(60);

/// What counts while the program serves.
pub struct Counting {
    open: Arc<OpenCounts>,
    campaigns: Campaigns,
    url: String,
}

impl Counting {
    /// Counts from now on; nothing is written before [`Counting::run`].
    pub fn new(config: &Config) -> Self {
        let campaigns = Campaigns::default();
        let open = OpenCounts::new(config.statistics.utc_offset, campaigns.clone(), now());
        Self { open: Arc::new(open), campaigns, url: config.database_url.clone() }
    }

    /// What was counted and is not written yet.
    pub fn open(&self) -> Arc<OpenCounts> {
        Arc::clone(&self.open)
    }

    /// Counts messages.
    pub fn counter(&self) -> Counter {
        let open = self.open();
        Box::new(move |asker, noted| open.note(asker, noted, now()))
    }

    /// Counts parts of SMS.
    pub fn segments(&self) -> SegmentCounter {
        let open = self.open();
        Box::new(move |gateway, parts| open.segments(gateway, parts, now()))
    }

    /// Parts of SMS that were sent today before this start; 0 if the database cannot say.
    pub async fn segments_today(&self) -> u64 {
        let today = Period::Day(self.open.today(now()));
        let Ok(store) = Store::open(&self.url, Mode::Read).await else { return 0 };
        let counts = store.counts().await.unwrap_or_default();
        store.close().await;
        let sent =
            counts.iter().filter(|count| count.table == Table::SmsDay && count.period == today);
        sent.map(|count| count.count).sum()
    }

    /// Knows the codes of campaigns.
    pub fn campaign_check(&self) -> CampaignCheck {
        let campaigns = self.campaigns.clone();
        Box::new(move |words| campaigns.find(words).is_some())
    }

    /// Writes batches until `stop`, then what is left. Whatever is wrong with the database, counts wait in memory until it is back.
    pub async fn run(self, stop: impl Future<Output = ()>) {
        tokio::pin!(stop);
        let mut working = true;
        loop {
            let looked = self.look(false).await;
            if let (Err(error), true) = (&looked, working) {
                tracing::error!(error = %error, "Counts cannot be written: they wait in memory");
            }
            working = looked.is_ok();
            tokio::select! {
                () = &mut stop => break,
                () = tokio::time::sleep(LOOK) => {}
            }
        }
        if let Err(error) = self.look(true).await {
            tracing::error!(error = %error, "The last counts could not be written and are lost");
        }
    }

    /// The database is open only while it is used, and never made here: it may be deleted or restored in between.
    async fn look(&self, stopping: bool) -> Result<(), StoreError> {
        let batch = self.open.batch(stopping, now());
        if batch.is_none() && stopping {
            return Ok(());
        }
        let written = self.use_store(batch.as_deref().unwrap_or_default()).await;
        if let (Err(_), Some(batch)) = (&written, batch) {
            self.open.put_back(batch);
        }
        written
    }

    async fn use_store(&self, batch: &[Count]) -> Result<(), StoreError> {
        let store = Store::open(&self.url, Mode::Use).await?;
        let used = self.write(&store, batch).await;
        store.close().await;
        used
    }

    async fn write(&self, store: &Store, batch: &[Count]) -> Result<(), StoreError> {
        let codes = store.campaigns().await?.into_iter().map(|(code, _)| code);
        self.campaigns.replace(codes);
        if batch.is_empty() {
            return Ok(());
        }
        store.add_counts(batch).await?;
        let counts: Counts = store.counts().await?.into_iter().collect();
        let old = retired(&counts, self.open.today(now()));
        if old.is_empty() { Ok(()) } else { store.retire(&old).await }
    }
}

fn now() -> DateTime<Utc> {
    SystemTime::now().into()
}

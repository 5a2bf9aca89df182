//! What is done while nobody looks: counts are read ahead, and traces of the staff that have grown old are forgotten.

use std::{
    sync::{Arc, Weak},
    time::Duration,
};

use super::{deeds, session, site::Site};
use crate::store::{Mode, Store, StoreError};

/// How often.
const EVERY: Duration = Duration::from_secs(20 * 60);
/// Counts older than this are read anew, in seconds; before they are too old to show.
const OLD: i64 = 30 * 60;

/// Goes on for as long as there are pages.
pub(super) async fn keep(site: Weak<Site>) {
    while let Some(site) = site.upgrade() {
        site.ledger.read_ahead(OLD).await;
        // Whoever writes counts says what is wrong with the database; this is tried again.
        let _ = forget(&site).await;
        drop(site);
        tokio::time::sleep(EVERY).await;
    }
}

/// The database is open only while it is used: it may be deleted or restored in between.
async fn forget(site: &Arc<Site>) -> Result<(), StoreError> {
    let store = Store::open(&site.around.database_url, Mode::Use).await?;
    let forgotten = forget_in(&store, site.now()).await;
    store.close().await;
    forgotten
}

/// Forgets deeds of more than 12 months ago, and sessions that have ended in any case. `now` in Unix seconds.
pub(super) async fn forget_in(store: &Store, now: i64) -> Result<(), StoreError> {
    store.forget_staff_traces(now - deeds::KEPT, now - session::LONGEST).await
}

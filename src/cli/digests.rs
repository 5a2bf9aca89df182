//! What chats of the staff are told, and what the database remembers of it.

use std::sync::Arc;

use chrono::NaiveDate;
use futures::{FutureExt, future::BoxFuture};

use super::surroundings::now;
use crate::{
    channel::telegram::{DigestLog, Digests, StaffChat, StaffChats},
    config::{Config, StaffChatConfig},
    staff::Surroundings,
    store::{Mode, Store, StoreError},
};

/// The chats of the staff that the configuration names; they are told what the pages show.
pub(super) fn chats(config: &Config, surroundings: &Arc<Surroundings>) -> StaffChats {
    let (around, language) = (Arc::clone(surroundings), config.staff.language);
    let summary = move || {
        let around = Arc::clone(&around);
        let told = async move {
            let told = around.week_in_text(language).await;
            told.inspect_err(|error| tracing::error!(error = %error, "The counts cannot be read"))
                .ok()
        };
        told.boxed()
    };
    let chat = |chat: &StaffChatConfig| StaffChat { id: chat.id, digest: chat.digest };
    StaffChats {
        chats: config.staff.chat.iter().map(chat).collect(),
        summary: Box::new(summary),
        digests: Digests {
            hour: config.staff.digest_hour,
            zone: config.statistics.utc_offset,
            now: Box::new(now),
            log: Box::new(Log(config.database_url.clone())),
        },
    }
}

/// The digests that were sent, in the database at this address.
struct Log(String);

impl DigestLog for Log {
    fn take(&self, monday: NaiveDate, chat: usize) -> BoxFuture<'static, Option<bool>> {
        let url = self.0.clone();
        let taken = async move {
            let store = Store::open(&url, Mode::Use).await?;
            let taken = store.take_digest(monday, chat).await;
            store.close().await;
            taken
        };
        taken.map(known).boxed()
    }

    fn give_back(&self, monday: NaiveDate, chat: usize) -> BoxFuture<'static, ()> {
        let url = self.0.clone();
        let given = async move {
            let store = Store::open(&url, Mode::Use).await?;
            let given = store.give_digest_back(monday, chat).await;
            store.close().await;
            given
        };
        given.map(|given| known(given).unwrap_or_default()).boxed()
    }
}

fn known<T>(result: Result<T, StoreError>) -> Option<T> {
    result
        .inspect_err(
            |error| tracing::error!(error = %error, "It is not known which digests were sent"),
        )
        .ok()
}

//! Telegram: updates in, messages out.
//!
//! An update is confirmed when its answer was accepted. A batch is answered at once, in order within a chat; a chat that is
//! held up goes on in memory and holds up no other. Nothing that a person writes or is called reaches the log.
//!
//! ```text
//! inbox → lanes (a chat each) → question → desk → delivery → render
//! ```

mod answering;
mod api;
mod batch;
mod content;
mod delivery;
mod digest;
mod error;
mod heard;
mod inbox;
mod lanes;
mod outage;
mod pages;
mod patience;
mod profile;
mod question;
mod render;
mod settings;
mod staff;
mod update;
mod words;

use std::{
    future::Future,
    pin::pin,
    sync::Arc,
    time::{Duration, Instant},
};

use futures::FutureExt;
use tokio::{sync::watch, task::JoinHandle, time::timeout};

pub use digest::{DigestLog, Digests};
pub use render::rendered_units;
pub use settings::{InvalidTelegram, TelegramSettings};
pub use staff::{StaffChat, StaffChats, Summary};

use self::{
    answering::{Answering, Incoming},
    api::Api,
    batch::Batch,
    inbox::Inbox,
    lanes::Lanes,
    question::Me,
};
use super::{Desk, Waiting};

/// Updates that may be open at once. More are left with Telegram, which keeps them for 24 hours.
const OPEN: usize = 500;
/// How long a batch may take; then what is not answered goes on in memory, and the next batch is fetched.
const BATCH: Duration = Duration::from_secs(4);
/// How long answers that are on the way may take when the program stops.
const DRAIN: Duration = Duration::from_secs(7);

/// The Telegram bot.
pub struct Telegram {
    answering: Arc<Answering>,
    lanes: Arc<Lanes<Incoming>>,
    me: watch::Sender<Me>,
}

impl Telegram {
    /// A bot that brings its messages to `desk`. Nothing is sent before [`Telegram::run`].
    ///
    /// # Errors
    ///
    /// Names the setting that cannot be used.
    pub fn new(mut settings: TelegramSettings, desk: Arc<Desk>) -> Result<Self, InvalidTelegram> {
        let staff = settings.staff.take().map(Arc::new);
        let api = Api::new(settings)?;
        let me = watch::Sender::new(Me { id: api.bot, username: None });
        let answering = Arc::new(Answering::new(api, desk, staff, me.subscribe()));
        let handler = Arc::clone(&answering);
        let lanes = Lanes::new(Box::new(move |incoming, hold| {
            let answering = Arc::clone(&handler);
            async move { answering.handle(incoming, hold).await }.boxed()
        }));
        Ok(Self { answering, lanes, me })
    }

    /// How many messages wait for their answer.
    pub fn waiting(&self) -> Waiting {
        let lanes = Arc::clone(&self.lanes);
        Box::new(move || lanes.open())
    }

    /// Answers until `shutdown`, then ends what is on the way, within 10 seconds. Never ends by itself: whatever fails is
    /// tried again.
    pub async fn run(self, shutdown: impl Future<Output = ()>) {
        let mut shutdown = pin!(shutdown.fuse());
        let mut inbox = Inbox::new();
        let api = &self.answering.api;
        let set_up = self.set_up();
        let digests = self.digests();
        let unfinished = loop {
            let raw = tokio::select! {
                biased;
                () = &mut shutdown => break None,
                raw = self.next(&mut inbox) => raw,
            };
            let mut batch = inbox.open(&raw, &self.lanes, api.now(), Instant::now());
            tokio::select! {
                biased;
                () = self.answered(&mut batch) => inbox.confirm(batch.whole()),
                () = &mut shutdown => break Some(batch),
            }
        };
        set_up.abort();
        digests.abort();
        self.stop(inbox, unfinished).await;
    }

    async fn next(&self, inbox: &mut Inbox) -> Vec<serde_json::Value> {
        self.lanes.fewer_than(OPEN).await;
        inbox.fetch(&self.answering.api).await
    }

    fn set_up(&self) -> JoinHandle<()> {
        let (answering, me) = (Arc::clone(&self.answering), self.me.clone());
        tokio::spawn(async move { profile::set_up(&answering.api, &me).await })
    }

    fn digests(&self) -> JoinHandle<()> {
        let answering = Arc::clone(&self.answering);
        tokio::spawn(async move {
            if let Some(staff) = answering.staff.clone() {
                staff.send_digests(&answering.api).await;
            }
        })
    }

    /// Waits until a batch is answered; what takes longer goes on in memory.
    async fn answered(&self, batch: &mut Batch) {
        if timeout(BATCH, batch.all_dealt_with()).await.is_err() {
            batch.open_chats().for_each(|chat| self.lanes.hold(chat));
        }
    }

    /// Lets answers on the way arrive, and confirms them.
    async fn stop(&self, mut inbox: Inbox, unfinished: Option<Batch>) {
        let drained = timeout(DRAIN, self.lanes.fewer_than(1)).await;
        if drained.is_err() {
            tracing::warn!(
                messages = self.lanes.open(),
                "The program stops before every answer went out"
            );
        }
        if let Some(mut batch) = unfinished {
            inbox.confirm(batch.dealt_with());
        }
        inbox.close(&self.answering.api).await;
    }
}

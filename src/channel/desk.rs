//! Where all channels bring their messages: the served snapshot, the sessions, and who counts.

use std::{
    num::NonZeroUsize,
    panic::{AssertUnwindSafe, catch_unwind},
    sync::{Arc, PoisonError, RwLock},
    time::{Duration, Instant, SystemTime},
};

use chrono::{DateTime, NaiveDate, Utc};

use crate::{
    conversation::{Guide, Inbound, Session, Turn, rescue, turn},
    memory::{Address, Noted, Sessions},
};

/// Sessions kept at once: about 1 kB each.
const SESSIONS: NonZeroUsize = NonZeroUsize::new(20_000).unwrap();
/// A conversation that was silent for so long begins anew.
const IDLE: Duration = Duration::from_secs(48 * 60 * 60);

/// Today's date in UTC: dates of content are whole days, and a few hours do not matter to them.
pub fn today() -> NaiveDate {
    DateTime::<Utc>::from(SystemTime::now()).date_naive()
}

/// The snapshot that is served; it is replaced as a whole when the content changes.
pub struct Served(RwLock<Arc<Guide>>);

impl Served {
    /// Begins to serve a snapshot.
    pub fn new(guide: Guide) -> Self {
        Self(RwLock::new(Arc::new(guide)))
    }

    /// The snapshot of this moment; a turn that has begun keeps its own.
    pub fn now(&self) -> Arc<Guide> {
        Arc::clone(&self.0.read().unwrap_or_else(PoisonError::into_inner))
    }

    /// Serves another snapshot from now on.
    pub fn replace(&self, guide: Guide) {
        *self.0.write().unwrap_or_else(PoisonError::into_inner) = Arc::new(guide);
    }
}

/// Counts what somebody's message was about. Whom it counts stays in memory.
pub type Counter = Box<dyn Fn(&Address, &Noted) + Send + Sync>;

/// Where channels bring their messages.
pub struct Desk {
    served: Arc<Served>,
    sessions: Sessions,
    count: Counter,
}

impl Desk {
    /// A desk over a snapshot; `count` is called for each message of a network that counts, once it is dealt with.
    pub fn new(served: Arc<Served>, count: Counter) -> Self {
        Self { served, sessions: Sessions::new(SESSIONS, IDLE), count }
    }

    /// The snapshot of this moment.
    pub fn guide(&self) -> Arc<Guide> {
        self.served.now()
    }

    /// Answers a message. Nothing is remembered yet: see [`Desk::settle`].
    ///
    /// A panic on the way costs this answer, not the person: they get the emergency numbers and a request to try again.
    pub fn answer(&self, address: &Address, inbound: &Inbound, now: Instant) -> Turn {
        let guide = self.guide();
        let session = self.sessions.get(address, now);
        let answered = catch_unwind(AssertUnwindSafe(|| turn(&guide, session.clone(), inbound)));
        answered.unwrap_or_else(|_| {
            tracing::error!("A turn failed; the emergency numbers were shown instead");
            rescue(&guide, session, inbound)
        })
    }

    /// The network has accepted the replies: remembers the session.
    pub fn settle(&self, address: &Address, turn: &Turn, now: Instant) {
        self.sessions.put(address, turn.session.clone(), now);
    }

    /// Counts a message that was dealt with, by who asked. What is tried out in a browser or the terminal is not counted.
    pub fn count(&self, asker: &Address, noted: &Noted) {
        (self.count)(asker, noted);
    }

    /// What is remembered of a conversation.
    pub fn session(&self, address: &Address, now: Instant) -> Session {
        self.sessions.get(address, now)
    }

    /// Remembers a conversation that went on without a turn.
    pub fn remember(&self, address: &Address, session: Session, now: Instant) {
        self.sessions.put(address, session, now);
    }

    /// The person has left: forgets the session.
    pub fn forget(&self, address: &Address) {
        self.sessions.forget(address);
    }
}

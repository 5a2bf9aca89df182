//! Chats side by side, each in order.

use std::{
    collections::{HashMap, VecDeque},
    panic::AssertUnwindSafe,
    sync::{Arc, Mutex, MutexGuard, PoisonError},
};

use futures::{FutureExt, future::BoxFuture};
use tokio::sync::watch;

use super::batch::Ticket;

/// Handles one job of a chat.
pub(super) type Handler<J> = Box<dyn Fn(J, Hold<J>) -> BoxFuture<'static, ()> + Send + Sync>;

/// A lane for each chat that has something to do; a task runs along each.
pub(super) struct Lanes<J> {
    chats: Mutex<HashMap<i64, Lane<J>>>,
    jobs: watch::Sender<usize>,
    handle: Handler<J>,
}

struct Lane<J> {
    /// One for each job, the one that is being handled first.
    tickets: VecDeque<Ticket>,
    waiting: VecDeque<J>,
    held: bool,
}

impl<J: Send + 'static> Lanes<J> {
    /// Lanes on which every job is given to `handle`. A panic in it costs the job, nothing else.
    pub fn new(handle: Handler<J>) -> Arc<Self> {
        Arc::new(Self { chats: Mutex::default(), jobs: watch::Sender::new(0), handle })
    }

    /// Adds a job behind the others of its chat. Its ticket is released when it is done, or when the chat is held up.
    pub fn push(self: &Arc<Self>, chat: i64, job: J, ticket: Ticket) {
        self.jobs.send_modify(|jobs| *jobs += 1);
        let mut chats = self.lock();
        let idle = !chats.contains_key(&chat);
        let lane = chats.entry(chat).or_insert_with(|| Lane {
            tickets: VecDeque::new(),
            waiting: VecDeque::new(),
            held: false,
        });
        if lane.held {
            ticket.release();
        }
        lane.tickets.push_back(ticket);
        lane.waiting.push_back(job);
        if idle {
            tokio::spawn(Arc::clone(self).run(chat));
        }
    }

    async fn run(self: Arc<Self>, chat: i64) {
        while let Some(job) = self.next(chat) {
            let hold = Hold { lanes: Arc::clone(&self), chat };
            let handled = AssertUnwindSafe((self.handle)(job, hold)).catch_unwind().await;
            if handled.is_err() {
                tracing::error!(
                    "Handling an update failed; it counts as handled and the others go on"
                );
            }
            self.done(chat);
        }
    }

    /// The next job of a chat; without one its lane is closed.
    fn next(&self, chat: i64) -> Option<J> {
        let mut chats = self.lock();
        let job = chats.get_mut(&chat).and_then(|lane| lane.waiting.pop_front());
        if job.is_none() {
            chats.remove(&chat);
        }
        job
    }

    fn done(&self, chat: i64) {
        if let Some(lane) = self.lock().get_mut(&chat) {
            lane.tickets.pop_front();
            lane.held = false;
        }
        self.jobs.send_modify(|jobs| *jobs -= 1);
    }

    /// Nobody waits for this chat any longer: its jobs go on in memory, until the one at work is done.
    pub fn hold(&self, chat: i64) {
        if let Some(lane) = self.lock().get_mut(&chat) {
            lane.held = true;
            lane.tickets.iter().for_each(Ticket::release);
        }
    }

    /// Waits until fewer than `most` jobs are open.
    pub async fn fewer_than(&self, most: usize) {
        let mut jobs = self.jobs.subscribe();
        // The sender is part of `self`: it cannot be gone.
        let _ = jobs.wait_for(|jobs| *jobs < most).await;
    }

    /// How many jobs are open.
    pub fn open(&self) -> usize {
        *self.jobs.borrow()
    }

    fn lock(&self) -> MutexGuard<'_, HashMap<i64, Lane<J>>> {
        self.chats.lock().unwrap_or_else(PoisonError::into_inner)
    }
}

/// Lets a job say that it will take long.
pub(super) struct Hold<J> {
    lanes: Arc<Lanes<J>>,
    chat: i64,
}

impl<J: Send + 'static> Hold<J> {
    /// The chat is held up: the others need not wait for it.
    pub fn hold(&self) {
        self.lanes.hold(self.chat);
    }
}

#[cfg(test)]
#[path = "lanes_tests.rs"]
mod tests;

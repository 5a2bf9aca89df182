//! Which updates of a batch are dealt with, and up to which one Telegram may forget them.

use std::collections::BTreeMap;

use tokio::sync::mpsc::{UnboundedReceiver, UnboundedSender, unbounded_channel};

/// The updates that one `getUpdates` brought.
///
/// Telegram forgets an update when a later `getUpdates` names a higher offset: that is the acknowledgement, and it comes
/// after the answers were accepted.
pub(super) struct Batch {
    open: BTreeMap<i64, i64>,
    next: i64,
    dealt_with: UnboundedReceiver<i64>,
    tell: UnboundedSender<i64>,
}

impl Batch {
    /// A batch whose highest update id is `last`.
    pub fn new(last: i64) -> Self {
        let (tell, dealt_with) = unbounded_channel();
        Self { open: BTreeMap::new(), next: last.saturating_add(1), dealt_with, tell }
    }

    /// Notes an update of a chat that is being dealt with until its ticket is released or dropped.
    pub fn open(&mut self, update: i64, chat: i64) -> Ticket {
        self.open.insert(update, chat);
        Ticket { update, tell: self.tell.clone() }
    }

    /// Waits until every update is dealt with.
    pub async fn all_dealt_with(&mut self) {
        while !self.open.is_empty() {
            if let Some(update) = self.dealt_with.recv().await {
                self.open.remove(&update);
            }
        }
    }

    /// The chats whose updates are not dealt with.
    pub fn open_chats(&self) -> impl Iterator<Item = i64> {
        self.open.values().copied()
    }

    /// The offset behind the whole batch: what is still open is from now on in memory only.
    pub fn whole(&self) -> i64 {
        self.next
    }

    /// The offset before the first update that is not dealt with: what is still open will be delivered again.
    pub fn dealt_with(&mut self) -> i64 {
        while let Ok(update) = self.dealt_with.try_recv() {
            self.open.remove(&update);
        }
        self.open.first_key_value().map_or(self.next, |(first, _)| *first)
    }
}

/// Keeps an update open.
pub(super) struct Ticket {
    update: i64,
    tell: UnboundedSender<i64>,
}

impl Ticket {
    /// The batch need not wait for this update any longer.
    pub fn release(&self) {
        // The batch may be over already: then nobody waits.
        let _ = self.tell.send(self.update);
    }
}

impl Drop for Ticket {
    fn drop(&mut self) {
        self.release();
    }
}

#[cfg(test)]
mod tests {
    use futures::FutureExt;

    use super::*;

    #[test]
    fn a_batch_is_over_when_every_update_is_dealt_with() {
        let mut batch = Batch::new(12);
        let (first, second) = (batch.open(11, 1), batch.open(12, 2));
        drop(second);
        assert!(batch.all_dealt_with().now_or_never().is_none());
        drop(first);
        assert!(batch.all_dealt_with().now_or_never().is_some());
        assert_eq!(batch.dealt_with(), 13);
    }

    #[test]
    fn nothing_is_confirmed_beyond_the_first_open_update() {
        let mut batch = Batch::new(13);
        let tickets = [batch.open(11, 1), batch.open(12, 2), batch.open(13, 3)];
        assert_eq!(batch.dealt_with(), 11);
        tickets[0].release();
        tickets[2].release();
        assert_eq!(batch.dealt_with(), 12);
        assert_eq!(batch.open_chats().collect::<Vec<_>>(), [2]);
    }

    #[test]
    fn what_was_never_opened_is_confirmed_with_the_rest() {
        let mut batch = Batch::new(20);
        assert!(batch.all_dealt_with().now_or_never().is_some());
        assert_eq!((batch.dealt_with(), batch.whole()), (21, 21));
    }
}

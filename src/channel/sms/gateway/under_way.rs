//! Replies that are on their way to a gateway.

use std::{
    collections::HashMap,
    sync::{Arc, Mutex, PoisonError},
};

use tokio::sync::watch;

use super::Refusal;
use crate::channel::sms::MobileOriginated;

/// Replies that may wait at once, about 3 kB each.
const WAITING: usize = 5_000;

/// A message by its gateway and the gateway's id of it; messages without one by a number of our own.
#[derive(Clone, PartialEq, Eq, Hash)]
enum Key {
    Id(Arc<str>, String),
    Nameless(u64),
}

/// Ends when the reply is dealt with.
pub(super) type Dealt = watch::Receiver<()>;

/// The replies on their way, by the message that they answer: whoever brings one again waits for the same reply.
#[derive(Default)]
pub(super) struct UnderWay(Mutex<Open>);

#[derive(Default)]
struct Open {
    replies: HashMap<Key, Dealt>,
    nameless: u64,
}

/// What a message that was brought finds.
pub(super) enum Brought {
    /// Its reply is on its way.
    Again(Dealt),
    /// Nothing yet: whoever holds the place deals with it.
    First(Place, Dealt),
}

impl UnderWay {
    /// A message was brought.
    ///
    /// # Errors
    /// Too many replies wait.
    pub fn enter(self: &Arc<Self>, message: &MobileOriginated) -> Result<Brought, Refusal> {
        let mut open = self.0.lock().unwrap_or_else(PoisonError::into_inner);
        let key = match &message.id {
            Some(id) => Key::Id(Arc::clone(&message.gateway), id.clone()),
            None => {
                open.nameless += 1;
                Key::Nameless(open.nameless)
            }
        };
        if let Some(dealt) = open.replies.get(&key) {
            return Ok(Brought::Again(dealt.clone()));
        }
        if open.replies.len() >= WAITING {
            return Err(Refusal::Busy);
        }
        let (ends, dealt) = watch::channel(());
        open.replies.insert(key.clone(), dealt.clone());
        let place = Place { under_way: Arc::clone(self), key, _ends: ends };
        Ok(Brought::First(place, dealt))
    }

    /// How many there are.
    pub fn count(&self) -> usize {
        self.0.lock().unwrap_or_else(PoisonError::into_inner).replies.len()
    }
}

/// A reply's place among those on their way; dealt with when this goes.
pub(super) struct Place {
    under_way: Arc<UnderWay>,
    key: Key,
    _ends: watch::Sender<()>,
}

impl Drop for Place {
    fn drop(&mut self) {
        let mut open = self.under_way.0.lock().unwrap_or_else(PoisonError::into_inner);
        open.replies.remove(&self.key);
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn message(id: Option<&str>) -> MobileOriginated {
        MobileOriginated {
            gateway: "android".into(),
            default_country: "TJ".parse().unwrap(),
            from: "+992900000001".into(),
            to: String::new(),
            text: "214".into(),
            id: id.map(str::to_owned),
            sent: None,
            gateway_answers_stop: false,
        }
    }

    #[tokio::test]
    async fn a_message_that_is_brought_again_waits_for_the_same_reply() {
        let open = Arc::new(UnderWay::default());
        let Ok(Brought::First(place, _)) = open.enter(&message(Some("1"))) else { panic!("new") };
        let Ok(Brought::Again(mut dealt)) = open.enter(&message(Some("1"))) else {
            panic!("known")
        };
        assert!(dealt.has_changed().is_ok());
        drop(place);
        assert!(dealt.changed().await.is_err());
        assert!(matches!(open.enter(&message(Some("1"))), Ok(Brought::First(..))));
    }

    #[test]
    fn messages_without_an_id_are_not_taken_for_each_other() {
        let open = Arc::new(UnderWay::default());
        let places = [(); 2].map(|()| open.enter(&message(None)));
        assert!(places.iter().all(|place| matches!(place, Ok(Brought::First(..)))));
    }

    #[test]
    fn there_is_an_end_to_what_may_wait() {
        let open = Arc::new(UnderWay::default());
        let places: Vec<_> = (0..WAITING).map(|_| open.enter(&message(None))).collect();
        assert!(matches!(open.enter(&message(None)), Err(Refusal::Busy)));
        drop(places);
        assert!(open.enter(&message(None)).is_ok());
    }
}

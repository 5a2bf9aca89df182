//! What gateways bring, and what they take away.

use std::{
    fmt,
    sync::{
        Arc, Mutex, PoisonError,
        atomic::{AtomicBool, Ordering},
    },
    time::SystemTime,
};

use tokio::sync::OwnedMutexGuard;

use super::{
    Encoding,
    dialogue::{Phone, Told},
};
use crate::memory::{HomeCountry, Msisdn};

/// A message from a telephone, as a gateway handed it over; `Debug` shows nothing of it.
#[derive(Clone)]
pub struct MobileOriginated {
    /// The gateway's name.
    pub gateway: Arc<str>,
    /// The country whose numbers the gateway writes without their country code.
    pub default_country: HomeCountry,
    /// Who sent it, as the gateway writes it.
    pub from: String,
    /// The number it was sent to: one of our own.
    pub to: String,
    /// The words.
    pub text: String,
    /// The gateway's id of the message, the same in every retry; `None` if it has none that can be relied on.
    pub id: Option<String>,
    /// When the person sent it, if the gateway says so: what is older than 15 minutes is not answered.
    pub sent: Option<SystemTime>,
    /// Whether the gateway answers STOP and START itself.
    pub gateway_answers_stop: bool,
}

impl fmt::Debug for MobileOriginated {
    fn fmt(&self, formatter: &mut fmt::Formatter<'_>) -> fmt::Result {
        formatter.write_str("MobileOriginated")
    }
}

/// One answer, however often a gateway asks for it.
pub(super) struct Answer {
    pub(super) gateway: Arc<str>,
    pub(super) to: Msisdn,
    pub(super) told: Told,
    accepted: AtomicBool,
}

impl Answer {
    pub(super) fn new(gateway: Arc<str>, to: Msisdn, told: Told) -> Self {
        Self { gateway, to, told, accepted: AtomicBool::new(false) }
    }

    /// Notes that a network has accepted it; `false` if one had already.
    pub(super) fn accept(&self) -> bool {
        !self.accepted.swap(true, Ordering::AcqRel)
    }
}

/// What to send back: one message of at most 3 segments, already fitted. `Debug` shows nothing of it.
///
/// The next message of the same number waits until this is settled or dropped, at most five seconds; the same message, brought
/// again, waits as long as it takes.
pub struct Outgoing {
    pub(super) answer: Arc<Answer>,
    phone: Mutex<Option<OwnedMutexGuard<Phone>>>,
}

impl fmt::Debug for Outgoing {
    fn fmt(&self, formatter: &mut fmt::Formatter<'_>) -> fmt::Result {
        formatter.write_str("Outgoing")
    }
}

impl Outgoing {
    pub(super) fn new(answer: Arc<Answer>, phone: Option<OwnedMutexGuard<Phone>>) -> Self {
        Self { answer, phone: Mutex::new(phone) }
    }

    /// The telephone's memory, which nobody holds any more after this.
    pub(super) fn release(&self) -> Option<OwnedMutexGuard<Phone>> {
        self.phone.lock().unwrap_or_else(PoisonError::into_inner).take()
    }

    /// Whom it goes to.
    pub fn to(&self) -> &Msisdn {
        &self.answer.to
    }

    /// The words, to be sent exactly so.
    pub fn text(&self) -> &str {
        &self.answer.told.page.text
    }

    /// How the words are to be coded.
    pub fn encoding(&self) -> Encoding {
        self.answer.told.page.cost.encoding
    }

    /// How many segments it takes.
    pub fn segments(&self) -> usize {
        self.answer.told.page.cost.segments
    }

    /// Whether a network has accepted it already, and this is a retry of the same message: a gateway that answers in its
    /// response says it again, one that pushes sends nothing.
    pub fn accepted(&self) -> bool {
        self.answer.accepted.load(Ordering::Acquire)
    }
}

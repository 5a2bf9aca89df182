//! The line: every gateway brings its messages here, and is told what to send back.

use std::{
    fmt,
    sync::{Arc, Mutex, PoisonError},
    time::{Instant, SystemTime},
};

use super::{Count, Encoding, count, render};
use crate::{
    channel::{Desk, today},
    conversation::{Channel, Inbound, Said, Turn},
    memory::{Address, HomeCountry, Msisdn},
};

/// A message from a telephone, as a gateway handed it over; `Debug` shows nothing of it.
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
    /// Whether the gateway answers STOP itself.
    pub gateway_answers_stop: bool,
}

impl fmt::Debug for MobileOriginated {
    fn fmt(&self, formatter: &mut fmt::Formatter<'_>) -> fmt::Result {
        formatter.write_str("MobileOriginated")
    }
}

/// What to send back: one message of at most 3 segments, already fitted.
///
/// Until it is settled or dropped, the next message of the same number waits.
pub struct Outgoing {
    to: Msisdn,
    text: String,
    cost: Count,
    turn: Mutex<Option<Turn>>,
}

impl fmt::Debug for Outgoing {
    fn fmt(&self, formatter: &mut fmt::Formatter<'_>) -> fmt::Result {
        formatter.write_str("Outgoing")
    }
}

impl Outgoing {
    /// Whom it goes to.
    pub fn to(&self) -> &Msisdn {
        &self.to
    }

    /// The words, to be sent exactly so.
    pub fn text(&self) -> &str {
        &self.text
    }

    /// How the words are to be coded.
    pub fn encoding(&self) -> Encoding {
        self.cost.encoding
    }

    /// How many segments it takes.
    pub fn segments(&self) -> usize {
        self.cost.segments
    }

    /// Whether a network has accepted it already, and this is a retry of the same message: a gateway that answers in its
    /// response says it again, one that pushes sends nothing.
    pub fn accepted(&self) -> bool {
        self.turn.lock().unwrap_or_else(PoisonError::into_inner).is_none()
    }
}

/// Settings of the line.
pub struct LineSettings {
    /// Our own numbers and short codes, as gateways write them: never answered.
    pub own_numbers: Vec<String>,
    /// Segments that may be sent a day, help numbers apart; `None`: as many as are asked for.
    pub segments_a_day: Option<u32>,
    /// Counts the segments that a gateway's network has accepted.
    pub count: SegmentCounter,
}

/// Counts the segments of one message, by the gateway's name.
pub type SegmentCounter = Box<dyn Fn(&str, usize) + Send + Sync>;

/// The one line of all gateways.
pub struct Line {
    desk: Arc<Desk>,
    settings: LineSettings,
}

impl Line {
    /// A line over the desk.
    pub fn new(desk: Arc<Desk>, settings: LineSettings) -> Self {
        Self { desk, settings }
    }

    /// What to send back; `None`: nothing, and the gateway is acknowledged all the same.
    ///
    /// A message whose id was seen in the last 15 minutes gets the same answer again: see [`Outgoing::accepted`].
    pub async fn answer(&self, message: &MobileOriginated, now: Instant) -> Option<Outgoing> {
        let to = Msisdn::parse(&message.from, message.default_country).ok()?;
        if self.settings.own_numbers.iter().any(|own| *own == message.from) {
            return None;
        }
        let inbound = Inbound {
            channel: Channel::Sms,
            locale_hint: None,
            today: today(),
            said: Said::Text(message.text.clone()),
        };
        let turn = self.desk.answer(&Address::sms(to.clone()), &inbound, now);
        let text = render(turn.replies.first()?);
        let cost = count(&text);
        Some(Outgoing { to, text, cost, turn: Mutex::new(Some(turn)) })
    }

    /// The network has accepted it: the session is remembered, the turn and its segments are counted.
    pub fn settle(&self, outgoing: &Outgoing, now: Instant) {
        let turn = outgoing.turn.lock().unwrap_or_else(PoisonError::into_inner).take();
        if let Some(turn) = turn {
            self.desk.settle(&Address::sms(outgoing.to.clone()), &turn, now);
            (self.settings.count)("", outgoing.segments());
        }
    }
}

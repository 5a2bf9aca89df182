//! The line: every gateway brings its messages here, and is told what to send back.

use std::{
    collections::hash_map::RandomState,
    hash::BuildHasher,
    num::NonZeroUsize,
    sync::Arc,
    time::{Duration, Instant, SystemTime},
};

use super::{
    budget::Budget,
    dialogue::{Dialogue, Heard, Phone, Told},
    message::{Answer, MobileOriginated, Outgoing},
};
use crate::{
    channel::{Desk, today},
    conversation::Channel,
    memory::{Address, Callers, Kept, Msisdn, Noted, Seen},
};

/// What is older is not answered: the telephone may be in other hands by then.
const TOO_LATE: Duration = Duration::from_secs(15 * 60);
/// A gateway that asks again for so long gets the same answer; after [`TOO_LATE`] nothing is sent in any case.
const ANSWERS_KEPT: Duration = TOO_LATE;
/// A gateway that delivers again after so long is not answered again.
const IDS_KEPT: Duration = Duration::from_secs(48 * 60 * 60);
/// The same words of the same number within so long are the same message, where a gateway has no ids.
const ECHO: Duration = Duration::from_secs(10);
/// What we sent is known again for so long.
const OWN_WORDS_KEPT: Duration = Duration::from_secs(48 * 60 * 60);
/// A telephone that was silent for so long is new again, as its session is.
const IDLE: Duration = Duration::from_secs(48 * 60 * 60);
/// Nobody waits longer for the message before: it may be stuck in a gateway, and this one a cry for help.
const PATIENCE: Duration = Duration::from_secs(5);

/// Telephones, answers and ids kept at once: together under 100 MB.
const PHONES: NonZeroUsize = NonZeroUsize::new(20_000).unwrap();
const ANSWERS: NonZeroUsize = NonZeroUsize::new(10_000).unwrap();
const IDS: NonZeroUsize = NonZeroUsize::new(200_000).unwrap();
const OWN_WORDS: NonZeroUsize = NonZeroUsize::new(50_000).unwrap();

/// Counts the segments of one message that a network has accepted, by the gateway's name.
pub type SegmentCounter = Box<dyn Fn(&str, usize) + Send + Sync>;

/// Whether the words of a message are the code of a campaign that staff registered.
pub type CampaignCheck = Box<dyn Fn(&str) -> bool + Send + Sync>;

/// Settings of the line.
pub struct LineSettings {
    /// Our own numbers, as gateways write them: never answered.
    pub own_numbers: Vec<String>,
    /// Segments that may be sent a day, help numbers apart; `None`: as many as are asked for.
    pub segments_a_day: Option<u32>,
    /// Segments that were sent today before the program started, as the statistics know.
    pub segments_today: u64,
    /// Counts what was sent.
    pub count: SegmentCounter,
    /// Whether words are the code of a campaign.
    pub is_campaign: CampaignCheck,
}

/// The one line of all gateways.
pub struct Line {
    desk: Arc<Desk>,
    dialogue: Dialogue,
    settings: LineSettings,
    budget: Budget,
    phones: Callers<Phone>,
    answers: Kept<u64, Arc<Answer>>,
    ids: Seen<u64>,
    latest: Seen<u64>,
    own_words: Seen<u64>,
    /// Its keys are random: what is kept cannot be reckoned back from a memory image without them.
    hasher: RandomState,
}

impl Line {
    /// A line over the desk.
    pub fn new(desk: Arc<Desk>, settings: LineSettings) -> Self {
        Self {
            dialogue: Dialogue::new(Arc::clone(&desk)),
            desk,
            budget: Budget::new(settings.segments_a_day, settings.segments_today, today()),
            settings,
            phones: Callers::new(PHONES, IDLE),
            answers: Kept::new(ANSWERS, ANSWERS_KEPT),
            ids: Seen::new(IDS, IDS_KEPT),
            latest: Seen::new(IDS, ECHO),
            own_words: Seen::new(OWN_WORDS, OWN_WORDS_KEPT),
            hasher: RandomState::new(),
        }
    }

    /// Segments that were sent on this day, since the program runs.
    pub fn segments_on(&self, day: chrono::NaiveDate) -> u64 {
        self.budget.spent(day)
    }

    /// What to send back; `None`: nothing, and the gateway is acknowledged all the same.
    ///
    /// A message that comes again within 15 minutes gets the same answer again: see [`Outgoing::accepted`]. Messages of one
    /// number are answered one after the other.
    pub async fn answer(&self, message: &MobileOriginated, now: Instant) -> Option<Outgoing> {
        let from = self.subscriber(message)?;
        let address = Address::sms(from.clone());
        if self.is_own_text(&message.text, now) {
            return None;
        }
        if is_late(message.sent, SystemTime::now()) {
            self.desk.count(&address, &Noted::Expired(Channel::Sms));
            return None;
        }
        let key = self.key(message, &from);
        let waiting = self.phones.of(&address, now).lock_owned();
        let mut phone = if self.received(message).knows(&key, now) {
            // Its answer may be on its way: a second one would be sent beside it.
            Some(waiting.await)
        } else {
            tokio::time::timeout(PATIENCE, waiting).await.ok()
        };
        if !self.received(message).first(key, now) {
            return self.answers.get(&key, now).map(|answer| Outgoing::new(answer, phone));
        }
        let heard = Heard {
            address: &address,
            text: &message.text,
            locale_hint: None,
            stop_is_answered: message.gateway_answers_stop,
            campaign: (self.settings.is_campaign)(&message.text),
        };
        let mut stranger = Phone::default();
        let memory = phone.as_deref_mut().unwrap_or(&mut stranger);
        let told = self.dialogue.answer(memory, &heard, now).filter(|told| self.affords(told))?;
        let answer = Arc::new(Answer::new(Arc::clone(&message.gateway), from, told));
        self.answers.put(key, Arc::clone(&answer), now);
        Some(Outgoing::new(answer, phone))
    }

    /// The network has accepted it: the session is remembered, the turn and its segments are counted. Settling the answer to
    /// a retried message once more changes nothing.
    pub fn settle(&self, outgoing: &Outgoing, now: Instant) {
        let mut phone = outgoing.release();
        let answer = &outgoing.answer;
        if !answer.accept() {
            return;
        }
        let address = Address::sms(answer.to.clone());
        self.dialogue.settle(phone.as_deref_mut(), &address, &answer.told, now);
        self.own_words.first(self.hasher.hash_one(outgoing.text().trim()), now);
        self.budget.spend(outgoing.segments(), today());
        (self.settings.count)(&answer.gateway, outgoing.segments());
        match &answer.told.done {
            Some(done) => self.desk.count(&address, &Noted::Turn(&done.observation)),
            None if answer.told.limited => self.desk.count(&address, &Noted::Limited(Channel::Sms)),
            None => {}
        }
    }

    /// No network took it in time: it goes to nobody any more.
    pub fn expire(&self, outgoing: &Outgoing) {
        let address = Address::sms(outgoing.to().clone());
        self.desk.count(&address, &Noted::Expired(Channel::Sms));
    }

    /// Who sent it; nobody, if that is a name, a short code, or ourselves.
    fn subscriber(&self, message: &MobileOriginated) -> Option<Msisdn> {
        let from = Msisdn::parse(&message.from, message.default_country).ok()?;
        let to = Msisdn::parse(&message.to, message.default_country).ok();
        let is_sender =
            |own: &String| own.trim() == from.e164() || own.trim() == message.from.trim();
        let own = self.settings.own_numbers.iter().any(is_sender);
        (!own && to.as_ref() != Some(&from)).then_some(from)
    }

    /// Whether the words are some that we sent: a machine gives them back.
    fn is_own_text(&self, text: &str, now: Instant) -> bool {
        self.own_words.knows(&self.hasher.hash_one(text.trim()), now)
    }

    /// What the message is known by: the gateway's id, else the sender and the words.
    fn key(&self, message: &MobileOriginated, from: &Msisdn) -> u64 {
        match &message.id {
            Some(id) => self.hasher.hash_one((&message.gateway, id)),
            None => self.hasher.hash_one((&message.gateway, from, &message.text)),
        }
    }

    /// Where it is noted that a message came.
    fn received(&self, message: &MobileOriginated) -> &Seen<u64> {
        if message.id.is_some() { &self.ids } else { &self.latest }
    }

    /// Whether the day's segments allow it; help numbers are always sent.
    fn affords(&self, told: &Told) -> bool {
        told.urgent || self.budget.allows(told.page.cost.segments, today())
    }
}

/// Whether a message was sent too long ago. A clock that is ahead of ours makes none late.
fn is_late(sent: Option<SystemTime>, now: SystemTime) -> bool {
    sent.and_then(|sent| now.duration_since(sent).ok()).is_some_and(|age| age > TOO_LATE)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn what_is_older_than_fifteen_minutes_is_late() {
        let now = SystemTime::now();
        assert!(!is_late(None, now) && !is_late(Some(now), now));
        assert!(!is_late(Some(now - TOO_LATE), now));
        assert!(is_late(Some(now - TOO_LATE - Duration::from_secs(1)), now));
        assert!(!is_late(Some(now + TOO_LATE), now));
    }
}

//! The weekly digest: every Monday at a fixed hour, to the chats of the staff that want it; once, also over a restart.

use std::{collections::BTreeSet, time::Duration};

use chrono::{DateTime, Datelike, Days, FixedOffset, NaiveDate, TimeDelta, Utc};
use futures::future::BoxFuture;
use teloxide::{payloads::SendMessage, types::ChatId};

use super::{
    api::Api,
    staff::{StaffChat, StaffChats},
};

/// How often the clock is looked at, and what was not taken is tried again.
const LOOK: Duration = Duration::from_secs(60);
/// How long after its hour a digest is still sent: after a night's outage it is news, on Wednesday it is not.
const WINDOW: TimeDelta = TimeDelta::hours(24);

/// What was sent, kept over a restart. Nothing in it is about a person.
pub trait DigestLog: Send + Sync {
    /// Takes the digest of a Monday for the chat at this place among all chats, before it is sent: `Some(false)` if it was taken before,
    /// `None` if that cannot be known just now.
    fn take(&self, monday: NaiveDate, chat: usize) -> BoxFuture<'static, Option<bool>>;

    /// Gives it back: it was surely not sent.
    fn give_back(&self, monday: NaiveDate, chat: usize) -> BoxFuture<'static, ()>;
}

/// When digests are sent.
pub struct Digests {
    /// The hour on Mondays, 2 to 23, by the clock of `zone`: earlier the last week is not closed yet.
    pub hour: u32,
    /// Where the office is.
    pub zone: FixedOffset,
    /// The time.
    pub now: Box<dyn Fn() -> DateTime<Utc> + Send + Sync>,
    /// What was sent.
    pub log: Box<dyn DigestLog>,
}

impl Digests {
    /// The Monday whose digest is due: at most a day ago its hour has come.
    fn due(&self) -> Option<NaiveDate> {
        let local = (self.now)().with_timezone(&self.zone).naive_local();
        let today = local.date();
        let monday = today - Days::new(u64::from(today.weekday().num_days_from_monday()));
        let since = local - monday.and_hms_opt(self.hour, 0, 0)?;
        (TimeDelta::zero() <= since && since < WINDOW).then_some(monday)
    }
}

/// What became of a digest.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
enum Fate {
    /// Telegram took it, or may have taken it: never twice.
    Sent,
    /// Telegram will not take it before somebody mends something.
    Refused,
    /// It may go later.
    NotYet,
}

impl StaffChats {
    /// Sends the digests that are due, for as long as it is let.
    pub(super) async fn send_digests(&self, api: &Api) {
        let mut settled = BTreeSet::new();
        loop {
            if let Some(monday) = self.digests.due() {
                for (place, chat) in self.wanting() {
                    if !settled.contains(&(monday, place))
                        && self.digest(api, monday, place, chat.id).await != Fate::NotYet
                    {
                        settled.insert((monday, place));
                    }
                }
            }
            tokio::time::sleep(LOOK).await;
        }
    }

    /// The chats that get digests, each with its place among all.
    fn wanting(&self) -> impl Iterator<Item = (usize, &StaffChat)> {
        self.chats.iter().enumerate().filter(|(_, chat)| chat.digest)
    }

    /// Sends one digest, unless that was done before.
    async fn digest(&self, api: &Api, monday: NaiveDate, place: usize, chat: i64) -> Fate {
        let log = &self.digests.log;
        match log.take(monday, place).await {
            Some(true) => {}
            Some(false) => return Fate::Sent,
            None => return Fate::NotYet,
        }
        let fate = match self.told().await {
            Some(text) => send(api, chat, &text).await,
            None => Fate::NotYet,
        };
        if fate != Fate::Sent {
            log.give_back(monday, place).await;
        }
        fate
    }
}

async fn send(api: &Api, chat: i64, text: &str) -> Fate {
    let message = SendMessage::new(ChatId(chat), text);
    let Err(error) = api.call_for::<_, serde::de::IgnoredAny>(&message).await else {
        return Fate::Sent;
    };
    if error.may_have_worked() {
        tracing::error!(error = %error, "A digest for the staff may be lost: nobody knows whether Telegram took it");
        return Fate::Sent;
    }
    if error.is_retryable() {
        tracing::warn!(error = %error, "Telegram did not take a digest for the staff: it is tried again");
        return Fate::NotYet;
    }
    tracing::error!(error = %error, "A digest for the staff is left out: is the bot in the chat that `staff.chat` names?");
    Fate::Refused
}

#[cfg(test)]
mod tests {
    use super::*;

    struct Nothing;

    impl DigestLog for Nothing {
        fn take(&self, _: NaiveDate, _: usize) -> BoxFuture<'static, Option<bool>> {
            Box::pin(async { None })
        }

        fn give_back(&self, _: NaiveDate, _: usize) -> BoxFuture<'static, ()> {
            Box::pin(async {})
        }
    }

    #[test]
    fn a_digest_is_due_for_a_day_from_its_hour_on_mondays_by_the_offices_clock() {
        let zone = FixedOffset::east_opt(5 * 60 * 60).unwrap();
        let due = |now: &str| {
            let now = now.parse().unwrap();
            Digests { hour: 9, zone, now: Box::new(move || now), log: Box::new(Nothing) }.due()
        };
        let monday = Some("2026-11-23".parse().unwrap());
        for (now, expected) in [
            ("2026-11-23T03:59:59Z", None),
            ("2026-11-23T04:00:00Z", monday),
            ("2026-11-24T03:59:59Z", monday),
            ("2026-11-24T04:00:00Z", None),
            ("2026-11-29T20:00:00Z", None),
            ("2026-11-30T04:00:00Z", Some("2026-11-30".parse().unwrap())),
        ] {
            assert_eq!(due(now), expected, "{now}");
        }
    }
}

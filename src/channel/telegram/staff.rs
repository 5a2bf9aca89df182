//! Chats of the staff: `/stats` is answered there with the last closed week, and some get it every Monday.

use std::{sync::Arc, time::Duration};

use chrono::{DateTime, Datelike, Days, FixedOffset, NaiveTime, TimeZone, Utc};
use futures::future::BoxFuture;
use teloxide::{payloads::SendMessage, types::ChatId};

use super::{
    api::Api,
    content::Content,
    question::{Me, Origin, Question},
    update::{Happened, Message, Update},
};
use crate::conversation::Said;

/// How often the clock is looked at: a digest is at most so late.
const LOOK: Duration = Duration::from_secs(60);
/// The longest text of a message, in characters (Bot API: 4096 UTF-16 units; figures and Cyrillic letters take one each).
const LONGEST: usize = 4000;
/// How often a digest is tried, and how long apart.
const TRIES: u32 = 5;
const APART: Duration = Duration::from_secs(30);

/// The last closed week as a text, finished; `None` if it cannot be had just now.
pub type Summary = Box<dyn Fn() -> BoxFuture<'static, Option<String>> + Send + Sync>;

/// A chat of the staff.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct StaffChat {
    /// Its id; those of groups are negative.
    pub id: i64,
    /// Whether it gets the week every Monday.
    pub digest: bool,
}

/// All chats of the staff.
pub struct StaffChats {
    /// The chats.
    pub chats: Vec<StaffChat>,
    /// What they are told.
    pub summary: Summary,
    /// The hour of the digest on Mondays, 0 to 23, by the clock of `zone`.
    pub hour: u32,
    /// Where the office is.
    pub zone: FixedOffset,
}

impl StaffChats {
    /// The question in an update that asks for the week in a chat of the staff. In all other chats it is a message like any.
    pub(super) fn asked(&self, update: &Update, me: &Me) -> Option<Question> {
        let Happened::Message(Message { head, content: Content::Words(text) }) = &update.happened
        else {
            return None;
        };
        let ours = self.chats.iter().any(|chat| chat.id == head.chat.id);
        (ours && is_command(text, me.username.as_deref())).then(|| Question {
            chat: head.chat.id,
            private: head.chat.is_private(),
            asker: head.from.as_ref().map_or(head.chat.id, |from| from.id),
            thread: head.message_thread_id.filter(|_| head.is_topic_message),
            hint: None,
            said: Said::Text(String::new()),
            origin: Origin::Message { id: head.message_id, album: None },
        })
    }

    /// What the staff are told, cut to what a message holds.
    pub(super) async fn told(&self) -> Option<String> {
        Some((self.summary)().await?.chars().take(LONGEST).collect())
    }

    /// Sends the digest every Monday, for as long as it is let.
    pub(super) async fn digests(self: Arc<Self>, api: &Api) {
        if !self.chats.iter().any(|chat| chat.digest) {
            return;
        }
        let mut due = next(now(), self.zone, self.hour);
        loop {
            tokio::time::sleep(LOOK).await;
            if now() >= due {
                due = next(now(), self.zone, self.hour);
                self.digest(api).await;
            }
        }
    }

    async fn digest(&self, api: &Api) {
        let Some(text) = self.told().await else {
            tracing::error!("The week's digest could not be made and is left out");
            return;
        };
        for chat in self.chats.iter().filter(|chat| chat.digest) {
            if !reached(api, chat.id, &text).await {
                tracing::error!("The week's digest did not reach a chat of the staff");
            }
        }
    }
}

async fn reached(api: &Api, chat: i64, text: &str) -> bool {
    for _ in 0..TRIES {
        let message = SendMessage::new(ChatId(chat), text);
        match api.call_for::<_, serde::de::IgnoredAny>(&message).await {
            Ok(_) => return true,
            Err(error) => tracing::warn!(error = %error, "Telegram did not take the week's digest"),
        }
        tokio::time::sleep(APART).await;
    }
    false
}

/// `/stats`, also with the bot's name behind it.
fn is_command(text: &str, username: Option<&str>) -> bool {
    let Some(word) = text.split_whitespace().next() else { return false };
    match word.split_once('@') {
        None => word == "/stats",
        Some((command, to)) => {
            command == "/stats" && username.is_none_or(|name| to.eq_ignore_ascii_case(name))
        }
    }
}

fn now() -> DateTime<Utc> {
    std::time::SystemTime::now().into()
}

/// The next Monday at this hour, later than now.
fn next(now: DateTime<Utc>, zone: FixedOffset, hour: u32) -> DateTime<Utc> {
    let local = now.with_timezone(&zone);
    let monday = local.date_naive() - Days::new(u64::from(local.weekday().num_days_from_monday()));
    let time = NaiveTime::from_hms_opt(hour.min(23), 0, 0).unwrap_or_default();
    let at = |day: chrono::NaiveDate| zone.from_local_datetime(&day.and_time(time)).earliest();
    let mondays = [monday, monday + Days::new(7)];
    let due = mondays.into_iter().filter_map(at).map(|at| at.to_utc()).find(|at| *at > now);
    due.unwrap_or(now + chrono::Duration::weeks(1))
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn the_digest_comes_on_mondays_by_the_offices_clock() {
        let zone = FixedOffset::east_opt(5 * 60 * 60).unwrap();
        let rows = [
            ("2026-11-22T12:00:00Z", "2026-11-23T04:00:00+00:00"),
            ("2026-11-23T03:59:59Z", "2026-11-23T04:00:00+00:00"),
            ("2026-11-23T04:00:00Z", "2026-11-30T04:00:00+00:00"),
            ("2026-11-22T20:00:00Z", "2026-11-23T04:00:00+00:00"),
        ];
        for (now, due) in rows {
            assert_eq!(next(now.parse().unwrap(), zone, 9).to_rfc3339(), due, "{now}");
        }
    }

    #[test]
    fn the_command_may_name_the_bot_and_no_other() {
        assert!(is_command("/stats", None) && is_command(" /stats now", Some("hamroh_bot")));
        assert!(is_command("/stats@Hamroh_bot", Some("hamroh_bot")));
        assert!(!is_command("/stats@other_bot", Some("hamroh_bot")));
        assert!(
            !is_command("/statistics", None) && !is_command("stats", None) && !is_command("", None)
        );
    }
}

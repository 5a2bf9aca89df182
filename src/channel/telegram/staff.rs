//! Chats of the staff: `/stats` is answered there with the last closed week, and some get it every Monday.

use futures::future::BoxFuture;

use super::{
    content::Content,
    digest::Digests,
    question::{Me, Origin, Question},
    update::{Happened, Message, Update},
};
use crate::conversation::Said;

/// The longest text of a message, in characters (Bot API: 4096 UTF-16 units; figures and Cyrillic letters take one each).
const LONGEST: usize = 4000;

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
    /// When some of them get it unasked.
    pub digests: Digests,
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

#[cfg(test)]
mod tests {
    use super::*;

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

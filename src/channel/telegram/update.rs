//! Updates as the Bot API delivers them: the few fields that are read.
//!
//! Not teloxide's types: those refuse a whole message for one field that they do not know, and write it to the log.

use serde::Deserialize;
use serde_json::Value;

use super::content::Content;

/// An update whose chat is known.
pub(super) struct Update {
    pub id: i64,
    pub chat: Chat,
    pub happened: Happened,
}

/// What happened.
pub(super) enum Happened {
    Message(Message),
    Edited(Message),
    Pressed(CallbackQuery),
    /// The bot was let in (`true`) or blocked, or has left a group.
    Membership(bool),
}

/// A message of a person.
pub(super) struct Message {
    pub head: Head,
    pub content: Content,
}

/// What is said of a message besides its content.
#[derive(Deserialize)]
pub(super) struct Head {
    pub message_id: i32,
    /// Unix seconds.
    pub date: i64,
    pub edit_date: Option<i64>,
    pub chat: Chat,
    pub from: Option<User>,
    pub sender_chat: Option<Chat>,
    pub message_thread_id: Option<i32>,
    #[serde(default)]
    pub is_topic_message: bool,
    #[serde(default)]
    pub is_automatic_forward: bool,
    pub reply_to_message: Option<RepliedTo>,
    pub media_group_id: Option<String>,
}

#[derive(Clone, Deserialize)]
pub(super) struct Chat {
    pub id: i64,
    #[serde(rename = "type")]
    kind: String,
}

impl Chat {
    /// Whether nobody but one person and the bot is here.
    pub fn is_private(&self) -> bool {
        self.kind == "private"
    }
}

#[derive(Deserialize)]
pub(super) struct User {
    pub id: i64,
    #[serde(default)]
    pub is_bot: bool,
    pub language_code: Option<String>,
}

#[derive(Deserialize)]
pub(super) struct RepliedTo {
    pub from: Option<User>,
}

/// A button was pressed.
#[derive(Deserialize)]
pub(super) struct CallbackQuery {
    pub id: String,
    pub from: User,
    pub data: Option<String>,
    pub message: ButtonMessage,
}

/// The message that the button hangs on.
#[derive(Deserialize)]
pub(super) struct ButtonMessage {
    pub message_id: i32,
    pub chat: Chat,
    /// Unix seconds; 0 when the message is too old to be reached.
    pub date: i64,
    pub message_thread_id: Option<i32>,
    #[serde(default)]
    pub is_topic_message: bool,
}

#[derive(Deserialize)]
struct Membership {
    chat: Chat,
    new_chat_member: Member,
}

#[derive(Deserialize)]
struct Member {
    status: String,
}

impl Update {
    /// The kinds of update that are asked for.
    pub const KINDS: [&str; 4] = ["message", "edited_message", "callback_query", "my_chat_member"];

    /// The id of an update that may be unreadable otherwise.
    pub fn id_of(raw: &Value) -> Option<i64> {
        raw.get("update_id")?.as_i64()
    }

    /// Reads an update; `None` if it is of no kind that is asked for, or malformed.
    pub fn read(raw: &Value) -> Option<Self> {
        let id = Self::id_of(raw)?;
        let (chat, happened) = if let Some(message) = raw.get("message") {
            let message = Message::read(message)?;
            (message.head.chat.clone(), Happened::Message(message))
        } else if let Some(message) = raw.get("edited_message") {
            let message = Message::read(message)?;
            (message.head.chat.clone(), Happened::Edited(message))
        } else if let Some(query) = raw.get("callback_query") {
            let query = CallbackQuery::deserialize(query).ok()?;
            (query.message.chat.clone(), Happened::Pressed(query))
        } else {
            let membership = Membership::deserialize(raw.get("my_chat_member")?).ok()?;
            let out = ["kicked", "left"].contains(&membership.new_chat_member.status.as_str());
            (membership.chat, Happened::Membership(!out))
        };
        Some(Self { id, chat, happened })
    }

    /// When it happened, in Unix seconds, where the network says so: it does not for the press of a button.
    pub fn date(&self) -> Option<i64> {
        match &self.happened {
            Happened::Message(message) => Some(message.head.date),
            Happened::Edited(message) => message.head.edit_date,
            Happened::Pressed(_) | Happened::Membership(_) => None,
        }
    }
}

impl Message {
    fn read(raw: &Value) -> Option<Self> {
        let head = Head::deserialize(raw).ok()?;
        Some(Self { head, content: Content::read(raw) })
    }
}

#[cfg(test)]
mod tests {
    use serde_json::json;

    use super::*;

    #[test]
    fn an_update_is_read_even_with_fields_of_another_form() {
        let raw = json!({"update_id": 5, "message": {
            "message_id": 2, "date": 1_700_000_000, "text": "салом", "new_in_2030": {"x": [1]},
            "chat": {"id": 17, "type": "private", "photo": 3},
            "from": {"id": 17, "is_bot": false, "first_name": "A", "language_code": "ru"},
            "entities": "broken",
        }});
        let update = Update::read(&raw).unwrap();
        assert_eq!((update.id, update.chat.id, update.date()), (5, 17, Some(1_700_000_000)));
        assert!(update.chat.is_private());
    }

    #[test]
    fn a_malformed_update_still_has_its_id() {
        for broken in [
            json!({"update_id": 5}),
            json!({"update_id": 5, "message": {"text": "salom"}}),
            json!({"update_id": 5, "message": {"message_id": "two", "date": 1, "chat": {}}}),
            json!({"update_id": 5, "callback_query": {"id": "1", "from": {"id": 17}}}),
            json!({"update_id": 5, "poll_answer": {}}),
        ] {
            assert!(Update::read(&broken).is_none(), "{broken}");
            assert_eq!(Update::id_of(&broken), Some(5));
        }
        assert_eq!(Update::id_of(&json!([])), None);
    }

    #[test]
    fn whoever_blocks_the_bot_is_gone() {
        let status = |status: &str| {
            let raw = json!({"update_id": 5, "my_chat_member": {
                "chat": {"id": 17, "type": "private"}, "from": {"id": 17}, "date": 1,
                "old_chat_member": {}, "new_chat_member": {"status": status, "user": {"id": 1}},
            }});
            matches!(Update::read(&raw).unwrap().happened, Happened::Membership(true))
        };
        assert!(!status("kicked"));
        assert!(!status("left"));
        assert!(status("member"));
    }
}

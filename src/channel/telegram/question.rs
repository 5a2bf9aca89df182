//! What a person wants of the bot, read from an update.

use super::{
    content::Content,
    update::{CallbackQuery, Happened, Head, Message, Update},
    words::{self, Spoken},
};
use crate::{
    conversation::{Command, Said},
    localisation::Locale,
};

/// Who the bot is: what a group must call it by.
#[derive(Clone, Debug, Default)]
pub(super) struct Me {
    /// Its user id.
    pub id: i64,
    /// Its name without `@`, once it is known.
    pub username: Option<String>,
}

/// Something to answer.
pub(super) struct Question {
    pub chat: i64,
    /// Whether only one person reads along.
    pub private: bool,
    /// The user id of the person: the same as `chat` where the chat is private.
    pub asker: i64,
    /// The topic of a forum in which the answer belongs.
    pub thread: Option<i32>,
    pub hint: Option<Locale>,
    pub said: Said,
    pub origin: Origin,
}

/// What the question came with.
pub(super) enum Origin {
    /// A message; pictures sent together are several messages with one album id.
    Message { id: i32, album: Option<String> },
    /// A message that was changed.
    Edit { id: i32 },
    /// A button under a message, which can still be changed unless it is too old.
    Button { query: String, message: i32, reachable: bool },
}

impl Question {
    /// The question in an update; `None` if there is nothing to answer.
    pub fn read(update: Update, me: &Me) -> Option<Self> {
        match update.happened {
            Happened::Message(message) => {
                let origin = Origin::Message {
                    id: message.head.message_id,
                    album: message.head.media_group_id.clone(),
                };
                Self::message(message, origin, me)
            }
            Happened::Edited(message) => {
                // Places that move are edited every few seconds, and an attachment has nothing new to read.
                let origin = Origin::Edit { id: message.head.message_id };
                matches!(message.content, Content::Words(_))
                    .then_some(message)
                    .and_then(|message| Self::message(message, origin, me))
            }
            Happened::Pressed(query) => Some(Self::pressed(query)),
            Happened::Membership(_) => None,
        }
    }

    fn message(message: Message, origin: Origin, me: &Me) -> Option<Self> {
        let Message { head, content } = message;
        let from = head.from.as_ref().filter(|from| !from.is_bot || head.sender_chat.is_some())?;
        let private = head.chat.is_private();
        if head.is_automatic_forward {
            return None;
        }
        let said = if private { said(content) } else { said_in_group(content, &head, me) }?;
        Some(Self {
            chat: head.chat.id,
            private,
            asker: from.id,
            thread: head.message_thread_id.filter(|_| head.is_topic_message),
            hint: from.language_code.as_deref().and_then(Locale::from_tag),
            said,
            origin,
        })
    }

    /// A button that is not known (any more) leads to the menu.
    fn pressed(query: CallbackQuery) -> Self {
        let press = query.data.as_deref().and_then(|data| data.parse().ok());
        let message = query.message;
        Self {
            chat: message.chat.id,
            private: message.chat.is_private(),
            asker: query.from.id,
            thread: message.message_thread_id.filter(|_| message.is_topic_message),
            hint: query.from.language_code.as_deref().and_then(Locale::from_tag),
            said: press.map_or(Said::Command(Command::Topics), Said::Pressed),
            origin: Origin::Button {
                query: query.id,
                message: message.message_id,
                reachable: message.date != 0,
            },
        }
    }
}

fn said(content: Content) -> Option<Said> {
    Some(match content {
        Content::Words(text) => match words::command(&text) {
            Some(Spoken { said, .. }) => said,
            None => Said::Text(text),
        },
        Content::Location { latitude, longitude } => Said::Location { latitude, longitude },
        Content::Attachment(attachment) => Said::Attachment(attachment),
        Content::Service => return None,
    })
}

/// In a group the bot answers commands, mentions, and replies to what it wrote: nothing else.
fn said_in_group(content: Content, head: &Head, me: &Me) -> Option<Said> {
    let replied = head.reply_to_message.as_ref().and_then(|message| message.from.as_ref());
    let replied = replied.is_some_and(|from| from.id == me.id);
    let Content::Words(text) = content else {
        return replied.then(|| said(content)).flatten();
    };
    let username = me.username.as_deref();
    if let Some(Spoken { said, to, known }) = words::command(&text) {
        let ours = match (to, username) {
            (Some(to), Some(username)) => to.eq_ignore_ascii_case(username),
            (Some(_), None) => false,
            (None, _) => known,
        };
        return ours.then_some(said);
    }
    let mentioned = username.and_then(|username| words::mention(&text, username));
    match mentioned {
        Some(rest) if rest.is_empty() => Some(Said::Command(Command::Topics)),
        Some(rest) => Some(Said::Text(rest)),
        None => replied.then_some(Said::Text(text)),
    }
}

#[cfg(test)]
#[path = "question_tests.rs"]
mod tests;

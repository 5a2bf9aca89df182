//! Groups: several people and the bot in one chat.

use serde_json::{Value, json};

use super::{
    BotApi, Person, Sent,
    chats::{Chat, Shown},
    entities::entities,
};

/// A group with the bot in it.
#[derive(Clone)]
pub struct Group {
    /// The id of its chat.
    pub id: i64,
    api: BotApi,
}

impl BotApi {
    /// A supergroup; its id is negative, as the real ones are.
    pub fn group(&self, id: i64, title: &str) -> Group {
        let mut chat = Chat::new(json!({ "id": id, "type": "supergroup", "title": title }));
        chat.begun = true;
        self.shared.state().chats.insert(id, chat);
        Group { id, api: self.clone() }
    }
}

impl Group {
    /// Somebody writes in the group.
    pub fn hears(&self, person: &Person, text: &str) -> Sent {
        self.send(person, text, None)
    }

    /// Somebody answers a message of the bot.
    pub fn hears_answer(&self, person: &Person, text: &str, to: i64) -> Sent {
        let state = self.api.shared.state();
        let original = state.chats[&self.id].messages[&to].object.clone();
        drop(state);
        self.send(person, text, Some(original))
    }

    fn send(&self, person: &Person, text: &str, answered: Option<Value>) -> Sent {
        let mut content = json!({ "text": text });
        if let Some(entities) = entities(text) {
            content["entities"] = entities;
        }
        if let Some(original) = answered {
            content["reply_to_message"] = original;
        }
        let (object, message) = person.compose(self.id, content);
        Sent { update: self.api.push_raw("message", object), message }
    }

    /// All that the bot has shown here.
    pub fn replies(&self) -> Vec<Shown> {
        self.api.shared.state().chats[&self.id].shown.clone()
    }
}

//! Chats and the messages in them.

use std::collections::BTreeMap;

use serde_json::{Value, json};

use super::{
    body::Fields,
    html::{Parsed, parse, trimmed, utf16},
    keyboard::{self, Keyboard},
    refusal::Refusal,
};

/// UTF-16 units of a message, after its markup is taken out.
const LONGEST_TEXT: usize = 4096;

/// A message as its chat holds it.
#[derive(Clone, Debug)]
pub struct Message {
    /// The `Message` object.
    pub object: Value,
    /// Whether the bot wrote it.
    pub from_bot: bool,
    /// Its buttons.
    pub keyboard: Keyboard,
}

/// What a person saw of the bot: a new message, or another text in its place.
#[derive(Clone, Debug)]
pub struct Shown {
    /// The message.
    pub message: i64,
    /// Its text without markup.
    pub text: String,
    /// Its buttons.
    pub keyboard: Keyboard,
    /// Whether it took the place of what stood there before.
    pub edited: bool,
    /// Whether the telephone stayed silent.
    pub silent: bool,
}

/// A private chat or a group.
#[derive(Clone, Debug)]
pub struct Chat {
    /// The `Chat` object.
    pub object: Value,
    /// Whether a person wrote in it: before that the bot may not.
    pub begun: bool,
    /// Whether the person has blocked the bot.
    pub blocked: bool,
    /// All messages that were not deleted, by id.
    pub messages: BTreeMap<i64, Message>,
    /// What was shown, in order.
    pub shown: Vec<Shown>,
}

impl Chat {
    /// A chat in which nothing was said.
    pub fn new(object: Value) -> Self {
        Self { object, begun: false, blocked: false, messages: BTreeMap::new(), shown: Vec::new() }
    }

    /// Whether the bot may write.
    pub fn writable(&self) -> Result<(), Refusal> {
        if self.blocked {
            return Err(Refusal::forbidden("bot was blocked by the user"));
        }
        if !self.begun {
            return Err(Refusal::forbidden("bot can't initiate conversation with a user"));
        }
        Ok(())
    }

    /// A message of the bot, to change.
    pub fn own_message(&mut self, id: Option<i64>) -> Result<&mut Message, Refusal> {
        let id = id.ok_or_else(|| Refusal::bad_request("message identifier is not specified"))?;
        let message = self.messages.get_mut(&id);
        let message = message.ok_or_else(|| Refusal::bad_request("message to edit not found"))?;
        if !message.from_bot {
            return Err(Refusal::bad_request("message can't be edited"));
        }
        Ok(message)
    }

    /// Takes a message away. In a group the bot may take only its own.
    pub fn delete(&mut self, id: i64) -> Result<(), Refusal> {
        let private = self.object["type"] == "private";
        match self.messages.get(&id) {
            None => Err(Refusal::bad_request("message to delete not found")),
            Some(message) if !message.from_bot && !private => {
                Err(Refusal::bad_request("message can't be deleted"))
            }
            Some(_) => {
                self.messages.remove(&id);
                Ok(())
            }
        }
    }
}

/// The text of a call within the limits, and its entities.
pub fn text(fields: &Fields) -> Result<Parsed, Refusal> {
    let raw = fields.text("text").unwrap_or_default();
    let mode = fields.text("parse_mode").unwrap_or_default();
    let parsed = match mode.to_ascii_lowercase().as_str() {
        "" => trimmed(Parsed { text: raw.to_owned(), entities: Vec::new() }),
        "html" => parse(raw)?,
        _ => return Err(Refusal::bad_request("unsupported parse_mode")),
    };
    match utf16(&parsed.text) {
        0 => Err(Refusal::bad_request("message text is empty")),
        1..=LONGEST_TEXT => Ok(parsed),
        _ => Err(Refusal::bad_request("message is too long")),
    }
}

/// What a message shows: text, entities and buttons, put into its object.
pub fn fill(message: &mut Message, parsed: &Parsed, markup: Option<&Value>) -> Result<(), Refusal> {
    message.keyboard = keyboard::read(markup)?;
    message.object["text"] = json!(parsed.text);
    set(
        &mut message.object,
        "entities",
        &parsed.entities.clone().into(),
        parsed.entities.is_empty(),
    );
    let markup = markup.cloned().unwrap_or_default();
    set(&mut message.object, "reply_markup", &markup, message.keyboard.is_empty());
    Ok(())
}

fn set(object: &mut Value, name: &str, value: &Value, absent: bool) {
    if let Some(fields) = object.as_object_mut() {
        if absent {
            fields.remove(name);
        } else {
            fields.insert(name.to_owned(), value.clone());
        }
    }
}

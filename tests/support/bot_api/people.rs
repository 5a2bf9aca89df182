//! The person's side: what somebody with a telephone does and sees.

use std::{
    sync::{
        Arc,
        atomic::{AtomicI64, AtomicUsize, Ordering},
    },
    time::Duration,
};

use serde_json::{Value, json};

use super::{
    BotApi, State,
    chats::{Chat, Message, Shown},
    entities::entities,
};

/// Somebody with a telephone, in a private chat with the bot. Clones read on from the same place.
#[derive(Clone)]
pub struct Person {
    /// The id of the person and of their chat.
    pub id: i64,
    api: BotApi,
    user: Value,
    read: Arc<AtomicUsize>,
}

/// Something that was sent to the bot.
#[derive(Clone, Copy, Debug)]
pub struct Sent {
    /// The update that the bot gets.
    pub update: i64,
    /// The message in the chat.
    pub message: i64,
}

/// People who were not given an id get the next one.
static NEXT: AtomicI64 = AtomicI64::new(500_000);

impl BotApi {
    /// Somebody whom nobody has met yet.
    pub fn somebody(&self, language_code: &str) -> Person {
        self.person(NEXT.fetch_add(1, Ordering::SeqCst), language_code)
    }

    /// Somebody whose telephone speaks this language (`""`: it does not say).
    pub fn person(&self, id: i64, language_code: &str) -> Person {
        let mut user = json!({ "id": id, "is_bot": false, "first_name": "Somebody" });
        if !language_code.is_empty() {
            user["language_code"] = json!(language_code);
        }
        let chat = json!({ "id": id, "type": "private", "first_name": "Somebody" });
        self.shared.state().chats.entry(id).or_insert_with(|| Chat::new(chat));
        Person { id, api: self.clone(), user, read: Arc::default() }
    }
}

impl Person {
    /// The same person, with this name.
    pub fn named(mut self, first_name: &str) -> Self {
        self.user["first_name"] = json!(first_name);
        self.change(|chat| chat.object["first_name"] = json!(first_name));
        self
    }

    /// Writes a text or a command.
    pub fn says(&self, text: &str) -> Sent {
        self.says_earlier(text, Duration::ZERO)
    }

    /// A text that was written some time ago and comes only now.
    pub fn says_earlier(&self, text: &str, ago: Duration) -> Sent {
        let mut content = json!({ "text": text, "date": super::now() - ago.as_secs() });
        if let Some(entities) = entities(text) {
            content["entities"] = entities;
        }
        self.sends(content)
    }

    /// Writes another text in place of what was written.
    pub fn edits(&self, sent: Sent, text: &str) -> Sent {
        let mut object = Value::Null;
        self.change(|chat| {
            let message = chat.messages.get_mut(&sent.message).expect("a message to edit");
            message.object["text"] = json!(text);
            message.object["edit_date"] = json!(super::now());
            object = message.object.clone();
        });
        Sent { update: self.api.push_raw("edited_message", object), message: sent.message }
    }

    /// Sends where they are, in degrees.
    pub fn sends_location(&self, latitude: f64, longitude: f64) -> Sent {
        self.sends(json!({ "location": { "latitude": latitude, "longitude": longitude } }))
    }

    /// Sends a sticker.
    pub fn sends_sticker(&self) -> Sent {
        self.sends(json!({ "sticker": {
            "file_id": "sticker-file", "file_unique_id": "sticker", "file_size": 1000,
            "width": 512, "height": 512, "type": "regular", "is_animated": false, "is_video": false,
        } }))
    }

    /// Sends a voice message.
    pub fn sends_voice(&self) -> Sent {
        self.sends(json!({ "voice": {
            "file_id": "voice-file", "file_unique_id": "voice", "file_size": 1000, "duration": 3,
            "mime_type": "audio/ogg",
        } }))
    }

    /// Sends a photo with words under it (`""`: none).
    pub fn sends_photo(&self, caption: &str) -> Sent {
        let mut content = json!({ "photo": [{
            "file_id": "photo-file", "file_unique_id": "photo", "file_size": 1000,
            "width": 90, "height": 60,
        }] });
        if !caption.is_empty() {
            content["caption"] = json!(caption);
        }
        self.sends(content)
    }

    /// Sends a file.
    pub fn sends_document(&self) -> Sent {
        self.sends(json!({ "document": {
            "file_id": "document-file", "file_unique_id": "document", "file_size": 1000,
            "file_name": "scan.pdf", "mime_type": "application/pdf",
        } }))
    }

    /// Sends a telephone number as a contact.
    pub fn sends_contact(&self, number: &str, name: &str) -> Sent {
        self.sends(json!({ "contact": { "phone_number": number, "first_name": name } }))
    }

    /// Sends a message with any content: fields of a `Message` object.
    pub fn sends(&self, content: Value) -> Sent {
        let (object, id) = self.compose(self.id, content);
        Sent { update: self.api.push_raw("message", object), message: id }
    }

    /// Puts a message of this person into a chat; the object and its id.
    pub(super) fn compose(&self, chat: i64, content: Value) -> (Value, i64) {
        let mut state = self.api.shared.state();
        let id = state.next_message();
        let held = state.chats.get_mut(&chat).expect("a chat");
        held.begun = true;
        let mut object = json!({
            "message_id": id, "from": self.user, "chat": held.object, "date": super::now(),
        });
        if let (Some(fields), Value::Object(content)) = (object.as_object_mut(), content) {
            fields.extend(content);
        }
        let message = Message { object: object.clone(), from_bot: false, keyboard: Vec::new() };
        held.messages.insert(id, message);
        (object, id)
    }

    /// Presses the button with this label, as soon as a message shows one; of several, the last. The update.
    pub async fn presses(&self, label: &str) -> i64 {
        let look = |state: &State| {
            let chat = state.chats.get(&self.id)?;
            let newest = chat.messages.values().rev();
            let pressed = |message: &Message| {
                let buttons = message.keyboard.iter().flatten();
                let button = buttons.into_iter().find(|button| button.label.contains(label));
                Some((message.object.clone(), button?.data.clone()?))
            };
            newest.into_iter().find_map(pressed)
        };
        let what = format!("a button {label:?}");
        let (message, data) = self.api.look(&what, look).await;
        self.press_of(message, &data)
    }

    /// Presses a button that carries this, under a message so old that the server no longer shows it to the bot.
    pub fn presses_old(&self, data: &str) -> i64 {
        let inaccessible = |chat: &mut Chat| {
            chat.begun = true;
            json!({ "chat": chat.object, "message_id": 7, "date": 0 })
        };
        let message = self.change(inaccessible);
        self.press_of(message, data)
    }

    fn press_of(&self, message: Value, data: &str) -> i64 {
        let id = {
            let mut state = self.api.shared.state();
            let id = format!("{}", 4_000_000 + state.callbacks.len());
            state.callbacks.insert(id.clone(), self.id);
            id
        };
        self.api.push_raw(
            "callback_query",
            json!({
                "id": id, "from": self.user, "message": message,
                "chat_instance": format!("{}", self.id), "data": data,
            }),
        )
    }

    /// Blocks the bot, or lets it write again.
    pub fn blocks(&self, blocked: bool) {
        self.change(|chat| chat.blocked = blocked);
    }

    /// The next thing that the bot shows and that was not read yet.
    pub async fn reply(&self) -> Shown {
        let at = self.read.fetch_add(1, Ordering::SeqCst);
        let look = |state: &State| state.chats.get(&self.id)?.shown.get(at).cloned();
        self.api.look("a reply", look).await
    }

    /// Says something and reads what comes next.
    pub async fn asks(&self, text: &str) -> Shown {
        self.read_all();
        self.says(text);
        self.reply().await
    }

    /// All that was shown so far.
    pub fn replies(&self) -> Vec<Shown> {
        self.api.shared.state().chats[&self.id].shown.clone()
    }

    /// What was shown so far and not read yet; it is read now.
    pub fn read_all(&self) -> Vec<Shown> {
        let all = self.replies();
        let from = self.read.swap(all.len(), Ordering::SeqCst);
        all.get(from..).unwrap_or_default().to_vec()
    }

    /// Ids of the messages that stand in the chat, of both sides.
    pub fn messages(&self) -> Vec<i64> {
        self.api.shared.state().chats[&self.id].messages.keys().copied().collect()
    }

    fn change<T>(&self, change: impl FnOnce(&mut Chat) -> T) -> T {
        change(self.api.shared.state().chats.get_mut(&self.id).expect("a chat"))
    }
}

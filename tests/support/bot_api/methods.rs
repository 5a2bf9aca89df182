//! What each method does.

use serde_json::{Value, json};

use super::{
    State,
    body::Fields,
    chats::{self, Message, Shown, fill},
    refusal::{Answer, Refusal},
    settings,
};

/// The methods that there are, as the documentation writes them. Any other is answered with 404.
pub const METHODS: [&str; 20] = [
    "getMe",
    "getUpdates",
    "sendMessage",
    "editMessageText",
    "editMessageReplyMarkup",
    "answerCallbackQuery",
    "deleteMessage",
    "deleteMessages",
    "sendChatAction",
    "setMyCommands",
    "getMyCommands",
    "setMyName",
    "getMyName",
    "setMyDescription",
    "getMyDescription",
    "setMyShortDescription",
    "getMyShortDescription",
    "getWebhookInfo",
    "setWebhook",
    "deleteWebhook",
];
/// Messages that one `deleteMessages` may take away.
const MOST_DELETED: usize = 100;
/// UTF-16 units of the word in passing that `answerCallbackQuery` shows.
const LONGEST_TOAST: usize = 200;

/// Does what a call asks for. Polls are in `updates`.
pub fn perform(state: &mut State, method: &str, fields: &Fields) -> Answer {
    match method {
        "getMe" => Ok(state.bot.clone()),
        "sendMessage" => send(state, fields),
        "editMessageText" => edit_text(state, fields),
        "editMessageReplyMarkup" => edit_markup(state, fields),
        "answerCallbackQuery" => answer_callback(state, fields),
        "deleteMessage" => delete(state, fields),
        "deleteMessages" => delete_many(state, fields),
        "sendChatAction" => act(state, fields),
        "getWebhookInfo" | "setWebhook" | "deleteWebhook" => webhook(state, method, fields),
        _ => settings::perform(&mut state.settings, method, fields),
    }
}

fn send(state: &mut State, fields: &Fields) -> Answer {
    let (bot, id, date) = (state.person_of_bot(), state.next_message(), super::now());
    let chat = state.chat(fields)?;
    chat.writable()?;
    let parsed = chats::text(fields)?;
    let markup = fields.nested("reply_markup")?;
    let object = json!({ "message_id": id, "from": bot, "chat": chat.object, "date": date });
    let mut message = Message { object, from_bot: true, keyboard: Vec::new() };
    fill(&mut message, &parsed, markup.as_ref())?;
    let object = message.object.clone();
    chat.shown.push(Shown {
        message: id,
        text: parsed.text,
        keyboard: message.keyboard.clone(),
        edited: false,
        silent: fields.flag("disable_notification"),
    });
    chat.messages.insert(id, message);
    Ok(object)
}

fn edit_text(state: &mut State, fields: &Fields) -> Answer {
    let parsed = chats::text(fields)?;
    let markup = fields.nested("reply_markup")?;
    edit(state, fields, |message| fill(message, &parsed, markup.as_ref()))
}

fn edit_markup(state: &mut State, fields: &Fields) -> Answer {
    let markup = fields.nested("reply_markup")?;
    edit(state, fields, |message| {
        let text = message.object["text"].as_str().unwrap_or_default().to_owned();
        let entities = message.object["entities"].as_array().cloned().unwrap_or_default();
        fill(message, &super::html::Parsed { text, entities }, markup.as_ref())
    })
}

fn edit(
    state: &mut State,
    fields: &Fields,
    change: impl FnOnce(&mut Message) -> Result<(), Refusal>,
) -> Answer {
    let chat = state.chat(fields)?;
    chat.writable()?;
    let message = chat.own_message(fields.integer("message_id"))?;
    let mut changed = message.clone();
    change(&mut changed)?;
    let same = |field: &str| changed.object.get(field) == message.object.get(field);
    if same("text") && same("entities") && same("reply_markup") {
        return Err(Refusal::bad_request(
            "message is not modified: specified new message content and reply markup are exactly the same as a current content and reply markup of the message",
        ));
    }
    changed.object["edit_date"] = json!(super::now());
    *message = changed.clone();
    chat.shown.push(Shown {
        message: changed.object["message_id"].as_i64().unwrap_or_default(),
        text: changed.object["text"].as_str().unwrap_or_default().to_owned(),
        keyboard: changed.keyboard,
        edited: true,
        silent: true,
    });
    Ok(changed.object)
}

fn answer_callback(state: &mut State, fields: &Fields) -> Answer {
    let id = fields.text("callback_query_id").unwrap_or_default();
    if !state.callbacks.contains_key(id) {
        return Err(Refusal::bad_request(
            "query is too old and response timeout expired or query ID is invalid",
        ));
    }
    if super::html::utf16(fields.text("text").unwrap_or_default()) > LONGEST_TOAST {
        return Err(Refusal::bad_request("MESSAGE_TOO_LONG"));
    }
    Ok(Value::Bool(true))
}

fn delete(state: &mut State, fields: &Fields) -> Answer {
    let id = fields.integer("message_id");
    let id = id.ok_or_else(|| Refusal::bad_request("message identifier is not specified"))?;
    state.chat(fields)?.delete(id)?;
    Ok(Value::Bool(true))
}

/// Messages that are not there are passed over, as the real server does.
fn delete_many(state: &mut State, fields: &Fields) -> Answer {
    let ids = fields.nested("message_ids")?;
    let ids: Option<Vec<i64>> = ids
        .as_ref()
        .and_then(Value::as_array)
        .map(|ids| ids.iter().filter_map(Value::as_i64).collect());
    let ids = ids.filter(|ids| !ids.is_empty());
    let ids = ids.ok_or_else(|| Refusal::bad_request("message identifiers are not specified"))?;
    if ids.len() > MOST_DELETED {
        return Err(Refusal::bad_request("too many message identifiers specified"));
    }
    let chat = state.chat(fields)?;
    ids.into_iter().for_each(|id| drop(chat.delete(id)));
    Ok(Value::Bool(true))
}

fn act(state: &mut State, fields: &Fields) -> Answer {
    state.chat(fields)?.writable()?;
    let known = ["typing", "upload_photo", "upload_document", "find_location", "choose_sticker"];
    match fields.text("action") {
        Some(action) if known.contains(&action) => Ok(Value::Bool(true)),
        _ => Err(Refusal::bad_request("wrong parameter action in request")),
    }
}

fn webhook(state: &mut State, method: &str, fields: &Fields) -> Answer {
    match method {
        "setWebhook" => {
            state.webhook = fields.text("url").filter(|url| !url.is_empty()).map(str::to_owned);
            Ok(Value::Bool(true))
        }
        "deleteWebhook" => {
            state.webhook = None;
            Ok(Value::Bool(true))
        }
        _ => Ok(json!({
            "url": state.webhook.clone().unwrap_or_default(),
            "has_custom_certificate": false,
            "pending_update_count": state.updates.pending(),
        })),
    }
}

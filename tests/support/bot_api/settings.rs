//! The bot's commands, name and descriptions, each by language.

use std::collections::BTreeMap;

use serde_json::{Value, json};

use super::{
    body::Fields,
    html::utf16,
    refusal::{Answer, Refusal},
};

/// Commands of one list.
const MOST_COMMANDS: usize = 100;

/// Values by method's subject, scope and language (`""` for all others).
#[derive(Default)]
pub struct Settings(BTreeMap<(String, String, String), Value>);

/// `set…` and `get…` of commands, name and descriptions.
pub fn perform(settings: &mut Settings, method: &str, fields: &Fields) -> Answer {
    let subject = method.get(3..).unwrap_or_default();
    let key = (subject.to_owned(), scope(fields)?, language(fields)?);
    let (field, longest) = match subject {
        "MyCommands" => {
            if method.starts_with("set") {
                settings.0.insert(key, commands(fields)?);
                return Ok(Value::Bool(true));
            }
            return Ok(settings.0.get(&key).cloned().unwrap_or_else(|| json!([])));
        }
        "MyName" => ("name", 64),
        "MyDescription" => ("description", 512),
        _ => ("short_description", 120),
    };
    if method.starts_with("get") {
        let others = (key.0.clone(), key.1.clone(), String::new());
        let value = settings.0.get(&key).or_else(|| settings.0.get(&others));
        return Ok(json!({ field: value.cloned().unwrap_or_else(|| json!("")) }));
    }
    let text = fields.text(field).unwrap_or_default();
    if utf16(text) > longest {
        return Err(Refusal::bad_request(&format!("{field} is too long")));
    }
    settings.0.insert(key, json!(text));
    Ok(Value::Bool(true))
}

fn scope(fields: &Fields) -> Result<String, Refusal> {
    let scope = fields.nested("scope")?.unwrap_or_else(|| json!({ "type": "default" }));
    Ok(scope.to_string())
}

fn language(fields: &Fields) -> Result<String, Refusal> {
    let code = fields.text("language_code").unwrap_or_default();
    match code.len() {
        0 | 2 if code.bytes().all(|byte| byte.is_ascii_lowercase()) => Ok(code.to_owned()),
        _ => Err(Refusal::bad_request("invalid language code specified")),
    }
}

fn commands(fields: &Fields) -> Result<Value, Refusal> {
    let commands = fields.nested("commands")?;
    let list = commands.as_ref().and_then(Value::as_array);
    let list = list.ok_or_else(|| Refusal::bad_request("can't parse commands"))?;
    if list.len() > MOST_COMMANDS {
        return Err(Refusal::bad_request("BOT_COMMANDS_TOO_MUCH"));
    }
    for command in list {
        let field = |name: &str| command[name].as_str().unwrap_or_default();
        let name = field("command");
        let allowed = |byte: u8| byte.is_ascii_lowercase() || byte.is_ascii_digit() || byte == b'_';
        if !(1..=32).contains(&name.len()) || !name.bytes().all(allowed) {
            return Err(Refusal::bad_request("BOT_COMMAND_INVALID"));
        }
        if !(1..=256).contains(&utf16(field("description"))) {
            return Err(Refusal::bad_request("BOT_COMMAND_DESCRIPTION_INVALID"));
        }
    }
    Ok(Value::Array(list.clone()))
}

//! What a telephone marks in the texts that it sends.

use serde_json::{Value, json};

use super::html::utf16;

/// The entity of a command or of a mention, as the telephone sends it.
pub fn entities(text: &str) -> Option<Value> {
    let mut found = Vec::new();
    let mut offset = 0;
    for word in text.split_inclusive(char::is_whitespace) {
        let length = utf16(word.trim_end());
        let kind = match word.chars().next() {
            Some('/') if offset == 0 => Some("bot_command"),
            Some('@') if length > 1 => Some("mention"),
            _ => None,
        };
        found.extend(kind.map(|kind| json!({ "type": kind, "offset": offset, "length": length })));
        offset += utf16(word);
    }
    (!found.is_empty()).then_some(Value::Array(found))
}

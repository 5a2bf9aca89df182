//! Inline keyboards and their limits.

use serde_json::Value;

use super::refusal::Refusal;

/// Buttons of one keyboard.
const MOST_BUTTONS: usize = 100;
/// Buttons of one row.
const MOST_IN_ROW: usize = 8;
/// Bytes of `callback_data`.
const MOST_DATA: usize = 64;

/// A button of a message.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Button {
    /// What stands on it.
    pub label: String,
    /// Its `callback_data`; an address button has none.
    pub data: Option<String>,
    /// The address that it opens.
    pub address: Option<String>,
}

/// Rows of buttons.
pub type Keyboard = Vec<Vec<Button>>;

/// Reads `reply_markup`; nothing, or other markup than an inline keyboard, is an empty keyboard.
pub fn read(markup: Option<&Value>) -> Result<Keyboard, Refusal> {
    let Some(rows) = markup.and_then(|markup| markup.get("inline_keyboard")) else {
        return Ok(Keyboard::new());
    };
    let malformed = || {
        refuse("Field \"inline_keyboard\" of the InlineKeyboardMarkup must be an Array of Arrays")
    };
    let mut keyboard = Keyboard::new();
    for row in rows.as_array().ok_or_else(malformed)? {
        let row = row.as_array().ok_or_else(malformed)?;
        keyboard.push(row.iter().map(button).collect::<Result<_, _>>()?);
    }
    keyboard.retain(|row| !row.is_empty());
    let too_long = keyboard.iter().any(|row| row.len() > MOST_IN_ROW);
    if too_long || keyboard.iter().map(Vec::len).sum::<usize>() > MOST_BUTTONS {
        return Err(Refusal::bad_request("reply markup is too long"));
    }
    Ok(keyboard)
}

fn button(button: &Value) -> Result<Button, Refusal> {
    let field = |name: &str| button.get(name).and_then(Value::as_str).map(str::to_owned);
    let label = field("text").filter(|label| !label.trim().is_empty());
    let label = label.ok_or_else(|| refuse("Button text must be non-empty"))?;
    let (data, address) = (field("callback_data"), field("url"));
    if data.is_none() && address.is_none() {
        return Err(refuse("Text buttons are unallowed in the inline keyboard"));
    }
    if data.as_ref().is_some_and(|data| data.is_empty() || data.len() > MOST_DATA) {
        return Err(Refusal::bad_request("BUTTON_DATA_INVALID"));
    }
    Ok(Button { label, data, address })
}

fn refuse(reason: &str) -> Refusal {
    Refusal::bad_request(&format!("can't parse inline keyboard button: {reason}"))
}

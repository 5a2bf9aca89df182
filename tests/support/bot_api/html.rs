//! `parse_mode: HTML`, strictly: what the real server forgives (a lone `&`), a text of ours must not contain either.

use serde_json::{Value, json};

use super::refusal::Refusal;

/// What a tag becomes: the type of its entity, and the field of its attribute.
const TAGS: [(&str, &str); 16] = [
    ("b", "bold"),
    ("strong", "bold"),
    ("i", "italic"),
    ("em", "italic"),
    ("u", "underline"),
    ("ins", "underline"),
    ("s", "strikethrough"),
    ("strike", "strikethrough"),
    ("del", "strikethrough"),
    ("tg-spoiler", "spoiler"),
    ("span", "spoiler"),
    ("a", "text_link"),
    ("tg-emoji", "custom_emoji"),
    ("code", "code"),
    ("pre", "pre"),
    ("blockquote", "blockquote"),
];

/// A text without its markup.
#[derive(Clone, Debug, Default, PartialEq)]
pub struct Parsed {
    /// What a person reads.
    pub text: String,
    /// `MessageEntity` objects; offsets and lengths in UTF-16 units.
    pub entities: Vec<Value>,
}

struct Open {
    tag: String,
    kind: &'static str,
    offset: usize,
    address: Option<String>,
}

/// Parses the markup; the text is trimmed as the real server trims it.
pub fn parse(source: &str) -> Result<Parsed, Refusal> {
    let mut parsed = Parsed::default();
    let mut open: Vec<Open> = Vec::new();
    let mut rest = source;
    while let Some(next) = rest.chars().next() {
        let at = source.len() - rest.len();
        rest = match next {
            '<' => {
                let (inside, after) = rest[1..].split_once('>').ok_or_else(|| unclosed(at))?;
                tag(inside, at, &mut open, &mut parsed)?;
                after
            }
            '&' => {
                let (letter, after) = reference(rest).ok_or_else(|| {
                    refuse(format!("unescaped \"&\" or unknown entity at byte offset {at}"))
                })?;
                parsed.text.push(letter);
                after
            }
            other => {
                parsed.text.push(other);
                &rest[other.len_utf8()..]
            }
        };
    }
    match open.pop() {
        Some(tag) => {
            Err(refuse(format!("Can't find end tag corresponding to start tag {:?}", tag.tag)))
        }
        None => Ok(trimmed(parsed)),
    }
}

/// Leading and trailing white space goes, and entities move with the text.
pub fn trimmed(parsed: Parsed) -> Parsed {
    let start = parsed.text.trim_start();
    let shift = utf16(&parsed.text) - utf16(start);
    let text = start.trim_end().to_owned();
    let length = utf16(&text);
    let place = |mut entity: Value| {
        let from = entity["offset"].as_u64()? as usize;
        let to = (from + entity["length"].as_u64()? as usize).saturating_sub(shift).min(length);
        let from = from.saturating_sub(shift);
        entity["offset"] = json!(from);
        entity["length"] = json!(to.saturating_sub(from));
        (to > from).then_some(entity)
    };
    let entities = parsed.entities.into_iter().filter_map(place).collect();
    Parsed { text, entities }
}

/// Length in UTF-16 units.
pub fn utf16(text: &str) -> usize {
    text.encode_utf16().count()
}

fn tag(inside: &str, at: usize, open: &mut Vec<Open>, parsed: &mut Parsed) -> Result<(), Refusal> {
    if let Some(name) = inside.strip_prefix('/') {
        return close(name, at, open, parsed);
    }
    let (name, attributes) = inside.split_once(' ').unwrap_or((inside, ""));
    let name = name.to_ascii_lowercase();
    let (_, kind) = TAGS
        .iter()
        .find(|(known, _)| *known == name)
        .ok_or_else(|| refuse(format!("Unsupported start tag \"{name}\" at byte offset {at}")))?;
    let address = attributes
        .split_once("href=")
        .map(|(_, value)| value.trim_matches(['"', '\'']).replace("&amp;", "&"));
    if *kind == "text_link" && address.as_deref().is_none_or(str::is_empty) {
        return Err(refuse(format!("tag \"a\" without an address at byte offset {at}")));
    }
    open.push(Open { tag: name, kind, offset: utf16(&parsed.text), address });
    Ok(())
}

fn close(name: &str, at: usize, open: &mut Vec<Open>, parsed: &mut Parsed) -> Result<(), Refusal> {
    let tag =
        open.pop().ok_or_else(|| refuse(format!("Unexpected end tag at byte offset {at}")))?;
    if !name.is_empty() && tag.tag != name.to_ascii_lowercase() {
        let expected = tag.tag;
        return Err(refuse(format!(
            "Unmatched end tag at byte offset {at}, expected \"</{expected}>\", found \"</{name}>\""
        )));
    }
    let length = utf16(&parsed.text) - tag.offset;
    let mut entity = json!({ "type": tag.kind, "offset": tag.offset, "length": length });
    if let Some(address) = tag.address.filter(|_| tag.kind == "text_link") {
        entity["url"] = json!(address);
    }
    parsed.entities.push(entity);
    Ok(())
}

/// The letter that a reference such as `&lt;` or `&#39;` stands for, and what follows it.
fn reference(text: &str) -> Option<(char, &str)> {
    let (name, after) = text[1..].split_once(';')?;
    let letter = match name {
        "lt" => '<',
        "gt" => '>',
        "amp" => '&',
        "quot" => '"',
        _ => {
            let digits = name.strip_prefix('#')?;
            let code = match digits.strip_prefix(['x', 'X']) {
                Some(hexadecimal) => u32::from_str_radix(hexadecimal, 16),
                None => digits.parse(),
            };
            char::from_u32(code.ok()?)?
        }
    };
    Some((letter, after))
}

fn unclosed(at: usize) -> Refusal {
    refuse(format!("Unclosed start tag at byte offset {at}"))
}

fn refuse(reason: String) -> Refusal {
    Refusal::bad_request(&format!("can't parse entities: {reason}"))
}

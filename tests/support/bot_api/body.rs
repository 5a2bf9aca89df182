//! The fields of a call, from whatever form they came in.

use axum::http::{HeaderMap, Uri, header::CONTENT_TYPE};
use serde_json::{Map, Value};

use super::refusal::Refusal;

/// The fields of one call. In forms everything is text, and nested values are JSON within the text.
#[derive(Clone, Debug, Default)]
pub struct Fields(Map<String, Value>);

impl Fields {
    /// Reads the query of the address and a body in JSON, form or multipart.
    pub fn read(uri: &Uri, headers: &HeaderMap, body: &[u8]) -> Result<Self, Refusal> {
        let mut fields = Map::new();
        fields.extend(form(uri.query().unwrap_or_default()));
        let content_type =
            headers.get(CONTENT_TYPE).and_then(|value| value.to_str().ok()).unwrap_or_default();
        let kind = content_type.split(';').next().unwrap_or_default().trim();
        match kind {
            _ if body.is_empty() => {}
            "application/json" => fields.extend(json(body)?),
            "application/x-www-form-urlencoded" => {
                fields.extend(form(&String::from_utf8_lossy(body)));
            }
            "multipart/form-data" => fields.extend(multipart(content_type, body)?),
            _ => return Err(Refusal::bad_request("unsupported content type")),
        }
        Ok(Self(fields))
    }

    /// A field as it came.
    pub fn get(&self, name: &str) -> Option<&Value> {
        self.0.get(name).filter(|value| !value.is_null())
    }

    /// A text.
    pub fn text(&self, name: &str) -> Option<&str> {
        self.get(name).and_then(Value::as_str)
    }

    /// A whole number, also when it is written as a text.
    pub fn integer(&self, name: &str) -> Option<i64> {
        let value = self.get(name)?;
        value.as_i64().or_else(|| value.as_str()?.trim().parse().ok())
    }

    /// A flag; absent is `false`.
    pub fn flag(&self, name: &str) -> bool {
        let text = |text: &str| text.eq_ignore_ascii_case("true") || text == "1";
        self.get(name).is_some_and(|value| {
            value.as_bool().or_else(|| value.as_str().map(text)).unwrap_or_default()
        })
    }

    /// A nested value, also when it is JSON within a text.
    pub fn nested(&self, name: &str) -> Result<Option<Value>, Refusal> {
        match self.get(name) {
            Some(Value::String(text)) if text.is_empty() => Ok(None),
            Some(Value::String(text)) => serde_json::from_str(text)
                .map(Some)
                .map_err(|_| Refusal::bad_request(&format!("can't parse {name} JSON object"))),
            other => Ok(other.cloned()),
        }
    }
}

fn json(body: &[u8]) -> Result<Map<String, Value>, Refusal> {
    serde_json::from_slice(body).map_err(|_| Refusal::bad_request("can't parse JSON object"))
}

/// `application/x-www-form-urlencoded`: the same as the query of an address.
fn form(encoded: &str) -> Vec<(String, Value)> {
    let mut address = reqwest::Url::parse("http://form.invalid/").unwrap();
    address.set_query(Some(encoded));
    let pairs = address.query_pairs().into_owned();
    pairs.map(|(name, text)| (name, Value::String(text))).collect()
}

/// `multipart/form-data` (RFC 7578): the name and the text of each part.
fn multipart(content_type: &str, body: &[u8]) -> Result<Vec<(String, Value)>, Refusal> {
    let malformed = || Refusal::bad_request("can't parse multipart");
    let boundary = content_type
        .split(';')
        .find_map(|field| field.trim().strip_prefix("boundary="))
        .ok_or_else(malformed)?;
    let delimiter = format!("--{}", boundary.trim_matches('"'));
    let text = String::from_utf8_lossy(body);
    let mut fields = Vec::new();
    for part in text.split(delimiter.as_str()).skip(1).take_while(|part| !part.starts_with("--")) {
        let (head, rest) = part.split_once("\r\n\r\n").ok_or_else(malformed)?;
        let name = head.split("name=\"").nth(1).and_then(|rest| rest.split('"').next());
        let value = rest.strip_suffix("\r\n").unwrap_or(rest);
        fields.push((name.ok_or_else(malformed)?.to_owned(), Value::String(value.to_owned())));
    }
    Ok(fields)
}
